-- Officers: their accounts, how they prove who they are, and their sessions.
-- The other database says the same; it names its numbered keys otherwise.

-- Somebody is known by the name; `folded` is how it is compared. Who was invited has no
-- password yet. `secret` makes the codes of the second factor, `proposed_secret` was shown
-- and not proved yet, `code_step` is the step of the last code that was taken.
-- `recovery_codes` is a list of digests.
CREATE TABLE officers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL
        CHECK (role IN ('viewer', 'author', 'approver', 'auditor', 'administrator')),
    language TEXT,
    password TEXT,
    secret TEXT,
    proposed_secret TEXT,
    code_step BIGINT,
    recovery_codes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    joined_at BIGINT,
    signed_in_at BIGINT,
    disabled_at BIGINT
);

-- One for each officer, good once; that of officer 0 makes the first administrator.
CREATE TABLE invitations (
    officer_id BIGINT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL
);

-- Only the digest of a session's token is kept.
CREATE TABLE officer_sessions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    officer_id BIGINT NOT NULL REFERENCES officers (id),
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    code_shown BOOLEAN NOT NULL
);
CREATE INDEX officer_sessions_officer ON officer_sessions (officer_id, id);

-- Browsers that an officer signed in with: strangers' guesses do not delay them.
CREATE TABLE known_devices (
    hash TEXT NOT NULL PRIMARY KEY,
    officer_id BIGINT NOT NULL REFERENCES officers (id),
    seen_at BIGINT NOT NULL
);
CREATE INDEX known_devices_officer ON known_devices (officer_id, seen_at);

-- Who must wait before the next try, by the digest of a name, a device or a network.
CREATE TABLE sign_in_delays (
    subject TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    failed_at BIGINT NOT NULL,
    open_at BIGINT NOT NULL
);
CREATE INDEX sign_in_delays_failed ON sign_in_delays (failed_at);

-- Tokens may be an auditor's.
CREATE TABLE tokens_of_five_roles (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    officer TEXT NOT NULL,
    role TEXT NOT NULL
        CHECK (role IN ('viewer', 'author', 'approver', 'auditor', 'administrator')),
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);
INSERT INTO tokens_of_five_roles (id, hash, officer, role, created_at, used_at, revoked_at)
    SELECT id, hash, officer, role, created_at, used_at, revoked_at FROM tokens;
DROP TABLE tokens;
ALTER TABLE tokens_of_five_roles RENAME TO tokens;
