-- What officers are told without asking: how delivery goes, who is overdue, what
-- changed since a broadcast was last submitted, and how it went. The other database says
-- the same.

-- What operators took and reported of an account in an hour (epoch ms / 3,600,000): nodes
-- count in memory and add up every few seconds, so a crash loses that much of a trend.
CREATE TABLE delivery_hours (
    account TEXT NOT NULL,
    hour BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    delivered BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    PRIMARY KEY (account, hour)
);
CREATE INDEX delivery_hours_hour ON delivery_hours (hour);

-- Since when the node that drives an account has stopped calling, because nobody answers.
ALTER TABLE drivers ADD COLUMN stopped_since BIGINT;

-- Who is owed an answer, the longest first.
CREATE INDEX tickets_due ON tickets (due_at) WHERE state IN ('new', 'received', 'in-hand');

-- What was shown to approvers each time, as JSON, and what they decided. revision is that
-- of the broadcast after it was submitted.
CREATE TABLE broadcast_submissions (
    broadcast_id BIGINT NOT NULL REFERENCES broadcasts (id),
    revision BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    officer TEXT NOT NULL,
    shown TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    decision TEXT CHECK (decision IN ('approved', 'returned')),
    decided_by TEXT,
    decided_at BIGINT,
    comment TEXT,
    PRIMARY KEY (broadcast_id, revision)
);

-- The sums of a broadcast to very many, as they were at an instant: its page reads them
-- here, and the clock makes them anew. sums is JSON.
CREATE TABLE broadcast_sums (
    broadcast_id BIGINT NOT NULL PRIMARY KEY REFERENCES broadcasts (id),
    summed_at BIGINT NOT NULL,
    sums TEXT NOT NULL
);
