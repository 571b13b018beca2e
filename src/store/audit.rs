//! Who did what: a trail that only grows, each line bound to the one before it.
//!
//! Hashes are made above; here a line takes its place in the chain.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, storable};
use crate::domain::time::Timestamp;

const TABLE: &str = "audit";

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Line {
    /// Its place, from 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who: an officer's name, or `system`.
    pub officer: String,
    /// What was done, such as `broadcast.approve`.
    pub action: String,
    /// To what, such as `broadcast 12`. Never a whole number of a citizen.
    pub subject: String,
    /// What else matters, as JSON.
    pub detail: String,
    /// The hash of the line before, empty for the first.
    pub previous: String,
    /// The hash of this line and the one before.
    pub hash: String,
}

/// Takes the next place in the trail, and says the hash of the line before it.
/// Until the transaction ends nobody else can take one.
pub async fn next(tx: &mut Tx) -> Result<(i64, String), StoreError> {
    const TAKE: &str = "-- counters.next_audit
        INSERT INTO counters (name, value) VALUES ('audit', 1)
        ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
        RETURNING value";
    const HASH_OF: &str = "-- audit.hash_of
        SELECT hash FROM audit WHERE seq = $1";
    let seq: i64 = within!(tx, "counters", connection => sqlx::query_scalar(TAKE).fetch_one(connection).await)?;
    let previous: Option<String> = within!(tx, TABLE, connection => sqlx::query_scalar(HASH_OF)
        .bind(seq - 1)
        .fetch_optional(connection)
        .await)?;
    Ok((seq, previous.unwrap_or_default()))
}

/// Writes the line whose place was taken.
pub async fn append(tx: &mut Tx, line: &Line) -> Result<(), StoreError> {
    const APPEND: &str = "-- audit.append
        INSERT INTO audit (seq, at, officer, action, subject, detail, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    within!(tx, TABLE, connection => sqlx::query(APPEND)
        .bind(line.seq)
        .bind(line.at)
        .bind(storable(&line.officer).as_ref())
        .bind(&line.action)
        .bind(storable(&line.subject).as_ref())
        .bind(storable(&line.detail).as_ref())
        .bind(&line.previous)
        .bind(&line.hash)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// At most `most` lines after the place `after`, in their order.
pub async fn page(store: &Store, after: i64, most: i64) -> Result<Vec<Line>, StoreError> {
    const PAGE: &str = "-- audit.page
        SELECT seq, at, officer, action, subject, detail, previous, hash
        FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(PAGE)
        .bind(after)
        .bind(most)
        .fetch_all(connection)
        .await)
}
