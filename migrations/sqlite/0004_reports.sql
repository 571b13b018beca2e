-- Delivery reports that came before their message was known, and numbers that fail.
-- The other database says the same; it names its numbered key otherwise.

-- Reports that match no message yet. msisdn is empty where the report does not say.
-- A repeat finds its row here, so that it costs nothing.
CREATE TABLE parked_reports (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    operator_ref TEXT NOT NULL,
    msisdn TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'delivered', 'undelivered', 'expired', 'refused', 'unknown')),
    reason TEXT,
    parked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX parked_reports_report ON parked_reports (account, operator_ref, msisdn, state);
CREATE INDEX parked_reports_msisdn ON parked_reports (account, msisdn);
CREATE INDEX parked_reports_parked_at ON parked_reports (parked_at);

-- Numbers whose last messages all failed for good, and how many in a row.
CREATE TABLE failures (
    msisdn TEXT NOT NULL PRIMARY KEY,
    in_a_row BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
