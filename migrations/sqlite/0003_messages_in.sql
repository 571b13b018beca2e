-- Messages in: what citizens write, what we asked them, and what a help desk needs.
-- The other database says the same; it names its numbered key otherwise.

-- Whoever writes to us, one row each, by number (a machine by its name). Its row is
-- taken first by whoever works on a message of that sender, so that they are worked
-- on one after the other, on whichever node. Beside it our last question.
CREATE TABLE correspondents (
    sender TEXT NOT NULL PRIMARY KEY,
    seen_at BIGINT NOT NULL,
    question TEXT CHECK (question IN ('ward', 'which-ward', 'erase', 'satisfied')),
    question_detail TEXT,
    question_until BIGINT
);
CREATE INDEX correspondents_seen_at ON correspondents (seen_at);

-- Every message of a citizen, once. The fingerprint (a keyed hash) tells it from its
-- repeat; whose it was goes when the person is forgotten.
CREATE TABLE inbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    sender TEXT,
    recipient TEXT NOT NULL,
    body TEXT NOT NULL,
    operator_ref TEXT,
    fingerprint TEXT NOT NULL,
    origin_key TEXT NOT NULL UNIQUE,
    received_at BIGINT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'silent', 'machine')),
    keyword TEXT,
    language TEXT NOT NULL,
    ticket BIGINT,
    replies BIGINT NOT NULL,
    reply_mark TEXT
);
CREATE INDEX inbox_fingerprint ON inbox (fingerprint, received_at);
CREATE INDEX inbox_sender ON inbox (sender, received_at);
CREATE INDEX inbox_received_at ON inbox (received_at);

-- Parts of a longer message until the last one is there.
CREATE TABLE inbox_parts (
    origin_key TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    account TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    reference TEXT NOT NULL,
    number BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    body TEXT NOT NULL,
    stamp TEXT,
    received_at BIGINT NOT NULL,
    joined BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX inbox_parts_fingerprint ON inbox_parts (fingerprint, received_at);
CREATE INDEX inbox_parts_message ON inbox_parts (sender, account, recipient, reference);
CREATE INDEX inbox_parts_received_at ON inbox_parts (received_at);

-- How many answers went out in an hour of the clock, by all nodes.
CREATE TABLE reply_hours (
    hour BIGINT NOT NULL PRIMARY KEY,
    replies BIGINT NOT NULL
);

-- Forgotten people who want no broadcasts: a keyed hash in place of the number, so
-- that a list with the number on it can be refused later.
CREATE TABLE forgotten (
    msisdn_hash TEXT NOT NULL PRIMARY KEY,
    cause TEXT NOT NULL CHECK (cause IN ('opted_out', 'operator', 'retired')),
    since BIGINT NOT NULL
);

-- Consents by more channels.
DROP INDEX consents_turn_key;
DROP INDEX consents_msisdn;
ALTER TABLE consents RENAME TO consents_before_0003;
CREATE TABLE consents (
    id TEXT NOT NULL PRIMARY KEY,
    msisdn TEXT,
    msisdn_hash TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'topics', 'ward', 'erased')),
    channel TEXT NOT NULL CHECK (channel IN ('ussd', 'sms', 'console', 'api', 'import', 'operator')),
    account TEXT NOT NULL,
    wording TEXT NOT NULL,
    language TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator_session TEXT NOT NULL,
    turn_key TEXT NOT NULL
);
CREATE UNIQUE INDEX consents_turn_key ON consents (turn_key, kind);
CREATE INDEX consents_msisdn ON consents (msisdn);
INSERT INTO consents (id, msisdn, msisdn_hash, kind, channel, account, wording, language,
        recorded_at, operator_session, turn_key)
    SELECT id, msisdn, msisdn_hash, kind, channel, account, wording, language,
        recorded_at, operator_session, turn_key
    FROM consents_before_0003;
DROP TABLE consents_before_0003;

-- Tickets of what was not understood, and what a help desk needs.
DROP INDEX tickets_msisdn;
ALTER TABLE tickets RENAME TO tickets_before_0003;
CREATE TABLE tickets (
    number BIGINT NOT NULL PRIMARY KEY,
    msisdn TEXT,
    account TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('ussd', 'sms', 'console', 'api')),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'report', 'unclassified')),
    category TEXT,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    ward_code BIGINT REFERENCES wards (code),
    state TEXT NOT NULL CHECK (state IN ('new', 'received', 'in-hand', 'waiting', 'answered', 'closed', 'passed-on')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    turn_key TEXT NOT NULL UNIQUE,
    assigned_to TEXT,
    due_at BIGINT,
    answer TEXT,
    answered_at BIGINT,
    satisfied BOOLEAN
);
CREATE INDEX tickets_msisdn ON tickets (msisdn);
CREATE INDEX tickets_state ON tickets (state, number);
INSERT INTO tickets (number, msisdn, account, channel, kind, category, body, language, ward_code,
        state, created_at, updated_at, turn_key)
    SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
        state, created_at, updated_at, turn_key
    FROM tickets_before_0003;
DROP TABLE tickets_before_0003;
