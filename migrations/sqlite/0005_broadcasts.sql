-- Broadcasts: what officers send to many, to whom, who approved it, and what it cost.
-- The other database says the same; it names its numbered keys otherwise.

-- Lists of people that are no subscribers' choice: village executives, journalists, or
-- the rows of an uploaded file. Language and ward are told by the list where it knows
-- them; what a subscriber chose outranks them.
CREATE TABLE contact_groups (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL CHECK (origin IN ('kept', 'uploaded')),
    made_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE TABLE contact_group_members (
    group_id BIGINT NOT NULL REFERENCES contact_groups (id),
    msisdn TEXT NOT NULL,
    language TEXT,
    ward_code BIGINT REFERENCES wards (code),
    PRIMARY KEY (group_id, msisdn)
);
CREATE INDEX contact_group_members_msisdn ON contact_group_members (msisdn, group_id);

-- A broadcast. draft is what the officer wrote, as JSON; what the driver of an account
-- and the clocks need of it stands in columns of its own, written when it is approved.
-- A broadcast that repeats is a series: it has no rows in the outbox, and makes one child
-- for each occurrence.
CREATE TABLE broadcasts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('ordinary', 'emergency')),
    account TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'expanding', 'scheduled', 'sending', 'paused', 'held', 'done', 'cancelled', 'expired')),
    resumes TEXT CHECK (resumes IN ('approved', 'expanding', 'scheduled', 'sending')),
    reason TEXT,
    author TEXT NOT NULL,
    draft TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    revision BIGINT NOT NULL,
    topic BIGINT REFERENCES topics (number),
    starts_at BIGINT,
    send_before BIGINT,
    budget BIGINT,
    spent BIGINT NOT NULL DEFAULT 0,
    audience BIGINT NOT NULL DEFAULT 0,
    cursor_step BIGINT NOT NULL DEFAULT 0,
    cursor_msisdn TEXT NOT NULL DEFAULT '',
    corrects BIGINT REFERENCES broadcasts (id),
    series BIGINT REFERENCES broadcasts (id),
    occurs_at BIGINT,
    next_at BIGINT,
    opt_out_line BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    approved_at BIGINT,
    settled_at BIGINT
);
CREATE INDEX broadcasts_state ON broadcasts (state, starts_at);
CREATE UNIQUE INDEX broadcasts_occurrence ON broadcasts (series, occurs_at) WHERE series IS NOT NULL;
CREATE INDEX broadcasts_unsettled ON broadcasts (state) WHERE settled_at IS NULL;

-- Who agreed to what: an approval holds only for the fingerprint it was given for.
CREATE TABLE broadcast_approvals (
    broadcast_id BIGINT NOT NULL REFERENCES broadcasts (id),
    fingerprint TEXT NOT NULL,
    officer TEXT NOT NULL,
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (broadcast_id, fingerprint, officer)
);

-- The texts of an approved broadcast as they leave, one for each variant; ward_code 0 is
-- for everybody whose ward has none of its own.
CREATE TABLE broadcast_copies (
    broadcast_id BIGINT NOT NULL REFERENCES broadcasts (id),
    language TEXT NOT NULL,
    ward_code BIGINT NOT NULL,
    body TEXT NOT NULL,
    segments BIGINT NOT NULL,
    PRIMARY KEY (broadcast_id, language, ward_code)
);

-- What was spent on broadcasts in a day or a month, in hundredths of a shilling. A period
-- is written 2026-11-24 or 2026-11.
CREATE TABLE budgets (
    period TEXT NOT NULL PRIMARY KEY,
    spent BIGINT NOT NULL
);
