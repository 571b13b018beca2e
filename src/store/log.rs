//! Ended USSD dialogues: what sums are made of. Nobody's number is in it.
//!
//! Rows come from [`super::sessions::archive`], or one at a time from [`keep`]
//! when a person dials again before the archive has run. A dialogue's own id
//! keeps it from being logged twice.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, sessions::Session};
use crate::domain::{inbound::EndCause, time::Timestamp};

const TABLE: &str = "ussd_log";

/// What the dialogues of one account that ended for one cause come to.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Sum {
    /// The account.
    pub account: String,
    /// Why they ended.
    pub end_cause: EndCause,
    /// How many there were.
    pub sessions: i64,
    /// How many screens they showed.
    pub screens: i64,
    /// How long they lasted together, in whole seconds.
    pub seconds: i64,
    /// In how many of them an answer was shown.
    pub informed: i64,
}

/// Logs at once a dialogue that a new one is about to replace.
pub async fn keep(
    tx: &mut Tx,
    session: &Session,
    ended_at: Timestamp,
    cause: EndCause,
) -> Result<(), StoreError> {
    const KEEP: &str = "-- ussd_log.keep
        INSERT INTO ussd_log (id, account, menu_release, language, opened_at,
            ended_at, end_cause, screens, informed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO NOTHING";
    within!(tx, TABLE, connection => sqlx::query(KEEP)
        .bind(&session.id)
        .bind(&session.account)
        .bind(&session.menu_release)
        .bind(&session.language)
        .bind(session.opened_at)
        .bind(ended_at)
        .bind(cause)
        .bind(session.screens)
        .bind(session.informed)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Sums by account and cause of what ended at `since` or later.
pub async fn sums(store: &Store, since: Timestamp) -> Result<Vec<Sum>, StoreError> {
    const SUMS: &str = "-- ussd_log.sums
        SELECT account, end_cause, COUNT(*) AS sessions,
            CAST(SUM(screens) AS BIGINT) AS screens,
            CAST(SUM(ended_at - opened_at) AS BIGINT) / 1000 AS seconds,
            COUNT(*) FILTER (WHERE informed) AS informed
        FROM ussd_log
        WHERE ended_at >= $1
        GROUP BY account, end_cause
        ORDER BY account, end_cause";
    read!(store, TABLE, connection => sqlx::query_as(SUMS).bind(since).fetch_all(connection).await)
}

/// Deletes what ended before `before`: its retention is over. Says how many.
pub async fn forget(store: &Store, before: Timestamp) -> Result<u64, StoreError> {
    const FORGET: &str = "-- ussd_log.forget
        DELETE FROM ussd_log WHERE ended_at < $1";
    autocommit!(store, TABLE, connection => sqlx::query(FORGET)
        .bind(before)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}
