//! The keys by which clients tell a request from its repeat.
//!
//! A key enters in the transaction of the act it stands for, together with the
//! act's line in the trail; the answer may follow.

use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    group::{Grouped, Rows},
};
use crate::domain::time::Timestamp;

const TABLE: &str = "idempotency";

/// A key and the act it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Which of these keys, each with whose it is, stand for an act already: their places.
pub async fn known(tx: &mut Tx, keys: &[(&str, &str)]) -> Result<Vec<i64>, StoreError> {
    static KNOWN: Grouped = Grouped::new(
        "asked",
        "-- idempotency.known
        SELECT CAST(asked.position AS BIGINT) AS position
        FROM {rows}
        JOIN idempotency AS kept ON kept.officer = asked.officer AND kept.key = asked.key",
    );
    let rows = Rows::of(keys)
        .position()
        .text("officer", |(officer, _)| *officer)
        .text("key", |(_, key)| *key);
    let known = KNOWN.of(&rows, tx.dialect());
    within!(tx, TABLE, connection => known.query_scalar().fetch_all(connection).await)
}

/// Keeps keys.
///
/// # Errors
/// [`StoreError::Conflict`] if one of them stands for an act already.
pub async fn keep(tx: &mut Tx, keys: &[Kept]) -> Result<(), StoreError> {
    static KEEP: Grouped = Grouped::new(
        "kept",
        "-- idempotency.keep
        INSERT INTO idempotency (officer, key, fingerprint, seq, answer, at)
        SELECT kept.officer, kept.key, kept.fingerprint, kept.seq, kept.answer, kept.at
        FROM {rows}",
    );
    let rows = Rows::of(keys)
        .text("officer", |kept| &*kept.officer)
        .text("key", |kept| &*kept.key)
        .text("fingerprint", |kept| &*kept.fingerprint)
        .number("seq", |kept| kept.seq)
        .text("answer", |kept| kept.answer.as_deref())
        .number("at", |kept| kept.at.as_ms());
    let keep = KEEP.of(&rows, tx.dialect());
    within!(tx, TABLE, connection => keep.query().execute(connection).await.map(|_| ()))
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
