-- A dialogue's row holds what statements look at in columns, and the rest as JSON in
-- one: each column of a row that is written with every screen costs.
-- The other database says the same; it writes JSON and sets storage in its own way.

DROP INDEX ussd_sessions_operator_session;
ALTER TABLE ussd_sessions RENAME TO ussd_sessions_before_0007;
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
);
CREATE INDEX ussd_sessions_operator_session ON ussd_sessions (account, operator_session);
INSERT INTO ussd_sessions (account, msisdn, id, operator_session, menu_release, revision,
        answered_at, ended_at, end_cause, dialogue)
    SELECT account, msisdn, id, operator_session, menu_release, revision, answered_at, ended_at,
        end_cause,
        json_object('service_code', service_code, 'state', state, 'seen', seen,
            'sequence', sequence, 'reply', reply,
            'reply_ends', json(CASE WHEN reply_ends THEN 'true' ELSE 'false' END),
            'opened_at', opened_at, 'screens', screens,
            'informed', json(CASE WHEN informed THEN 'true' ELSE 'false' END),
            'language', language)
    FROM ussd_sessions_before_0007;
DROP TABLE ussd_sessions_before_0007;
