-- Messages out: what is to be sent, who drives an account, and who may not be written to.
-- The other database says the same; it names its numbered key otherwise.

-- What is to be sent. A broadcast's row has no body: its text is made of the broadcast's
-- frozen texts when it leaves. broadcast_id 0 is a message of its own.
DROP INDEX outbox_msisdn;
ALTER TABLE outbox RENAME TO outbox_before_0002;
CREATE TABLE outbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    broadcast_id BIGINT NOT NULL,
    account TEXT NOT NULL,
    lane TEXT NOT NULL CHECK (lane IN ('emergency', 'reply', 'bulk')),
    msisdn TEXT NOT NULL,
    language TEXT NOT NULL,
    ward_code BIGINT,
    body TEXT,
    segments BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'accepted', 'delivered', 'undelivered', 'expired', 'refused', 'unknown', 'suppressed', 'cancelled')),
    reason TEXT,
    operator_ref TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    validity BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    origin_key TEXT
);
CREATE UNIQUE INDEX outbox_recipient ON outbox (broadcast_id, msisdn) WHERE broadcast_id > 0;
CREATE UNIQUE INDEX outbox_origin_key ON outbox (origin_key) WHERE origin_key IS NOT NULL;
CREATE INDEX outbox_due ON outbox (account, broadcast_id, lane, due_at, id) WHERE state = 'queued';
CREATE INDEX outbox_operator_ref ON outbox (account, operator_ref) WHERE operator_ref IS NOT NULL;
CREATE INDEX outbox_unknown ON outbox (account, msisdn) WHERE state = 'unknown';
CREATE INDEX outbox_msisdn ON outbox (msisdn, created_at) WHERE broadcast_id = 0;
INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, created_at, due_at, validity, changed_at, origin_key)
    SELECT 0, account, lane, msisdn, 'sw', body, created_at, due_at, validity, created_at, turn_key
    FROM outbox_before_0002 WHERE state = 'queued' ORDER BY created_at, id;
DROP TABLE outbox_before_0002;

-- Who drives an account, under which term, until when, and which rows are on the wire.
-- This one row is the durable mark of both: it is written before anything leaves, in the
-- same transaction that settles what came back, and only by who holds the term.
CREATE TABLE drivers (
    account TEXT NOT NULL PRIMARY KEY,
    node TEXT NOT NULL,
    term BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    on_wire TEXT NOT NULL
);

-- Numbers that get no broadcast, whatever list they stand on.
CREATE TABLE suppressions (
    msisdn TEXT NOT NULL PRIMARY KEY,
    cause TEXT NOT NULL CHECK (cause IN ('opted_out', 'operator', 'retired')),
    since BIGINT NOT NULL
);

-- Who did what: append only, each line bound to the one before it by its hash.
CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    officer TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
