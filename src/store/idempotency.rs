//! The keys by which clients tell a request from its repeat.
//!
//! A key enters in the transaction of the act it stands for, together with the
//! act's line in the trail; the answer may follow.

use serde::Serialize;
use sqlx::FromRow;

use super::{Store, StoreError, Tx, as_json};
use crate::domain::time::Timestamp;

const TABLE: &str = "idempotency";

/// A key and the act it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Whose key it is: two officers may use the same.
    pub officer: String,
    /// The key.
    pub key: String,
    /// The digest of what was asked.
    pub fingerprint: String,
    /// The place of the act in the trail.
    pub seq: i64,
    /// What was answered; `None` if that is not known yet.
    pub answer: Option<String>,
    /// When it was done.
    pub at: Timestamp,
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Found {
    /// The digest of what was asked.
    pub fingerprint: String,
    /// What was answered; `None` if the process ended between the act and its answer.
    pub answer: Option<String>,
    /// To what it was done, as the trail says it.
    pub subject: String,
    /// What else the trail says.
    pub detail: String,
}

/// Keys that arrive as one JSON text.
macro_rules! keep_statement {
    ($keys:literal) => {
        concat!(
            "-- idempotency.keep
            INSERT INTO idempotency (officer, key, fingerprint, seq, answer, at)
            SELECT kept.officer, kept.key, kept.fingerprint, kept.seq, kept.answer, kept.at
            FROM ",
            $keys,
        )
    };
}
pub(super) use keep_statement;

/// Of keys that arrive likewise: the places of those that stand for an act.
macro_rules! known_statement {
    ($keys:literal) => {
        concat!(
            "-- idempotency.known
            SELECT CAST(asked.position AS BIGINT) AS position
            FROM ",
            $keys,
            " JOIN idempotency AS kept ON kept.officer = asked.officer AND kept.key = asked.key"
        )
    };
}
pub(super) use known_statement;

/// Which of these keys, each with whose it is, stand for an act already: their places.
pub async fn known(tx: &mut Tx, keys: &[(&str, &str)]) -> Result<Vec<i64>, StoreError> {
    let statement = tx.statements().known_idempotency;
    let keys = as_json(TABLE, keys)?;
    within!(tx, TABLE, connection => sqlx::query_scalar(statement)
        .bind(keys)
        .fetch_all(connection)
        .await)
}

/// Keeps keys.
///
/// # Errors
/// [`StoreError::Conflict`] if one of them stands for an act already.
pub async fn keep(tx: &mut Tx, keys: &[Kept]) -> Result<(), StoreError> {
    let statement = tx.statements().keep_idempotency;
    let keys = as_json(TABLE, keys)?;
    within!(tx, TABLE, connection => sqlx::query(statement)
        .bind(keys)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// What an officer's key stands for.
pub async fn find(store: &Store, officer: &str, key: &str) -> Result<Option<Found>, StoreError> {
    const FIND: &str = "-- idempotency.find
        SELECT kept.fingerprint, kept.answer, line.subject, line.detail
        FROM idempotency AS kept JOIN audit AS line ON line.seq = kept.seq
        WHERE kept.officer = $1 AND kept.key = $2";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(officer)
        .bind(key)
        .fetch_optional(connection)
        .await)
}

/// Keeps what was answered. A key that has an answer keeps that one.
pub async fn answer(
    store: &Store,
    officer: &str,
    key: &str,
    answer: &str,
) -> Result<(), StoreError> {
    const ANSWER: &str = "-- idempotency.answer
        UPDATE idempotency SET answer = $3 WHERE officer = $1 AND key = $2 AND answer IS NULL";
    autocommit!(store, TABLE, connection => sqlx::query(ANSWER)
        .bind(officer)
        .bind(key)
        .bind(answer)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets the keys of acts before `before`.
pub async fn forget(store: &Store, before: Timestamp) -> Result<u64, StoreError> {
    const FORGET: &str = "-- idempotency.forget
        DELETE FROM idempotency WHERE at < $1";
    autocommit!(store, TABLE, connection => sqlx::query(FORGET)
        .bind(before)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}
