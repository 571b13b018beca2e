-- Who may use the API, and by which keys a request is told from its repeat.
-- The other database says the same; it names its numbered key otherwise.

-- Only the digest of a token is kept.
CREATE TABLE tokens (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    officer TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'author', 'approver', 'administrator')),
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

-- The key of a request, kept with the line of the trail it caused, in one transaction.
CREATE TABLE idempotency (
    officer TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    seq BIGINT NOT NULL,
    answer TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (officer, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

-- Messages of their own, for the list of the newest: they stand among millions of others.
CREATE INDEX outbox_single ON outbox (id) WHERE broadcast_id = 0;
