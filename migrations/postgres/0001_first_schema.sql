-- The first schema. Instants are epoch milliseconds in BIGINT, ids and days are
-- TEXT, states are TEXT with a CHECK, JSON is TEXT. The same file for the other
-- database differs only in storage settings; a test compares what both make.

-- Live USSD dialogues: one row for a person on an account. It is written with
-- every screen, so it carries no index on a column that changes with a screen.
CREATE TABLE ussd_sessions (
    account TEXT NOT NULL,
    msisdn TEXT NOT NULL,
    id TEXT NOT NULL,
    operator_session TEXT NOT NULL,
    menu_release TEXT NOT NULL,
    revision BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_at BIGINT,
    end_cause TEXT CHECK (end_cause IN ('closed', 'hung_up', 'timed_out', 'left', 'fault', 'charge_refused', 'redialled', 'expired')),
    dialogue TEXT NOT NULL,
    PRIMARY KEY (account, msisdn)
)
-- Room in each page lets a screen rewrite its row without touching an index.
WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX ussd_sessions_operator_session ON ussd_sessions (account, operator_session);

-- Ended dialogues, for sums. Nobody's number is in it: sums need none. The row goes
-- when its retention is over.
CREATE TABLE ussd_log (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    menu_release TEXT NOT NULL,
    language TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    end_cause TEXT NOT NULL CHECK (end_cause IN ('closed', 'hung_up', 'timed_out', 'left', 'fault', 'charge_refused', 'redialled', 'expired')),
    screens BIGINT NOT NULL,
    informed BOOLEAN NOT NULL
);
CREATE INDEX ussd_log_ended_at ON ussd_log (ended_at);

-- Every release of the menu that a live dialogue or a consent may refer to.
CREATE TABLE menu_releases (
    digest TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL,
    sources TEXT NOT NULL,
    loaded_at BIGINT NOT NULL
);

CREATE TABLE wards (
    code BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    postcode TEXT,
    people BIGINT,
    men BIGINT,
    women BIGINT,
    households BIGINT,
    hamlets BIGINT,
    mark TEXT NOT NULL CHECK (mark IN ('GENERAL', 'V1', 'V2', 'V3', 'PLACEHOLDER')),
    source TEXT NOT NULL,
    checked_on TEXT,
    review_by TEXT,
    confirmed_by TEXT
);

CREATE TABLE villages (
    id TEXT NOT NULL PRIMARY KEY,
    ward_code BIGINT NOT NULL REFERENCES wards (code),
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    position BIGINT NOT NULL
);
CREATE UNIQUE INDEX villages_ward_name ON villages (ward_code, name);

-- Other spellings of a ward's name, or of a village's in that ward.
CREATE TABLE place_aliases (
    alias TEXT NOT NULL,
    ward_code BIGINT NOT NULL REFERENCES wards (code),
    village_id TEXT REFERENCES villages (id)
);
CREATE UNIQUE INDEX place_aliases_place ON place_aliases (alias, ward_code, COALESCE(village_id, ''));

CREATE TABLE topics (
    number BIGINT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
);

-- What only the council knows: telephone numbers, district figures, days.
CREATE TABLE council_values (
    name TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('GENERAL', 'V1', 'V2', 'V3', 'PLACEHOLDER')),
    source TEXT NOT NULL,
    checked_on TEXT,
    review_by TEXT,
    confirmed_by TEXT
);

CREATE TABLE projects (
    id TEXT NOT NULL PRIMARY KEY,
    ward_code BIGINT REFERENCES wards (code),
    name_by_language TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('planned', 'tender', 'building', 'complete', 'stopped')),
    as_of TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('GENERAL', 'V1', 'V2', 'V3', 'PLACEHOLDER')),
    source TEXT NOT NULL,
    checked_on TEXT,
    review_by TEXT,
    confirmed_by TEXT,
    position BIGINT NOT NULL
);

CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    ward_code BIGINT REFERENCES wards (code),
    topic BIGINT REFERENCES topics (number),
    published_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    texts TEXT NOT NULL
);
CREATE INDEX notices_published_at ON notices (published_at);

-- People who chose something: a language, a ward, topics, or to join.
CREATE TABLE subscribers (
    msisdn TEXT NOT NULL PRIMARY KEY,
    language TEXT,
    ward_code BIGINT REFERENCES wards (code),
    village_id TEXT REFERENCES villages (id),
    topics TEXT,
    joined_at BIGINT,
    left_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- What a person agreed to, in which words, and when: kept when the subscriber is
-- erased, then under a keyed hash in place of the number.
CREATE TABLE consents (
    id TEXT NOT NULL PRIMARY KEY,
    msisdn TEXT,
    msisdn_hash TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'topics', 'ward', 'erased')),
    channel TEXT NOT NULL CHECK (channel IN ('ussd', 'sms')),
    account TEXT NOT NULL,
    wording TEXT NOT NULL,
    language TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    operator_session TEXT NOT NULL,
    turn_key TEXT NOT NULL
);
CREATE UNIQUE INDEX consents_turn_key ON consents (turn_key, kind);
CREATE INDEX consents_msisdn ON consents (msisdn);

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

-- Questions and reports of citizens.
CREATE TABLE tickets (
    number BIGINT NOT NULL PRIMARY KEY,
    msisdn TEXT,
    account TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('ussd', 'sms')),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'report')),
    category TEXT,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    ward_code BIGINT REFERENCES wards (code),
    state TEXT NOT NULL CHECK (state IN ('new', 'received', 'in-hand', 'waiting', 'answered', 'closed', 'passed-on')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    turn_key TEXT NOT NULL UNIQUE
);
CREATE INDEX tickets_msisdn ON tickets (msisdn);

-- What is to be sent.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    msisdn TEXT NOT NULL,
    lane TEXT NOT NULL CHECK (lane IN ('emergency', 'reply', 'bulk')),
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'accepted', 'delivered', 'undelivered', 'expired', 'refused', 'unclear', 'cancelled')),
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    validity BIGINT NOT NULL,
    turn_key TEXT UNIQUE
);
CREATE INDEX outbox_msisdn ON outbox (msisdn, created_at);

-- What makes this installation this one: values made once and shared by its nodes.
CREATE TABLE instance (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
