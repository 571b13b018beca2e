//! Who must wait before the next try to sign in.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::time::Timestamp;

const TABLE: &str = "sign_in_delays";

/// How often somebody was wrong, and until when they wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Delay {
    /// How many tries failed, or are being looked at.
    pub failures: i64,
    /// When the last of them was made.
    pub failed_at: Timestamp,
    /// From when on the next one is looked at.
    pub open_at: Timestamp,
}

/// How things stand with somebody; `None` if they were never wrong.
pub async fn find(store: &Store, subject: &str) -> Result<Option<Delay>, StoreError> {
    const FIND: &str = "-- sign_in_delays.find
        SELECT failures, failed_at, open_at FROM sign_in_delays WHERE subject = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(subject)
        .fetch_optional(connection)
        .await)
}

/// Takes somebody's row, made if it is absent: until the transaction ends nobody else
/// counts for them.
pub async fn hold(tx: &mut Tx, subject: &str, at: Timestamp) -> Result<Delay, StoreError> {
    const HOLD: &str = "-- sign_in_delays.hold
        INSERT INTO sign_in_delays (subject, failures, failed_at, open_at) VALUES ($1, 0, $2, $2)
        ON CONFLICT (subject) DO UPDATE SET subject = excluded.subject
        RETURNING failures, failed_at, open_at";
    within!(tx, TABLE, connection => sqlx::query_as(HOLD)
        .bind(subject)
        .bind(at)
        .fetch_one(connection)
        .await)
}

/// Writes a row back that was taken.
pub async fn save(tx: &mut Tx, subject: &str, delay: Delay) -> Result<(), StoreError> {
    const SAVE: &str = "-- sign_in_delays.save
        UPDATE sign_in_delays SET failures = $2, failed_at = $3, open_at = $4 WHERE subject = $1";
    within!(tx, TABLE, connection => sqlx::query(SAVE)
        .bind(subject)
        .bind(delay.failures)
        .bind(delay.failed_at)
        .bind(delay.open_at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets those who were last wrong before an instant.
pub async fn forget(store: &Store, before: Timestamp) -> Result<(), StoreError> {
    const FORGET: &str = "-- sign_in_delays.forget
        DELETE FROM sign_in_delays WHERE failed_at < $1";
    autocommit!(store, TABLE, connection => sqlx::query(FORGET)
        .bind(before)
        .execute(connection)
        .await
        .map(|_| ()))
}
