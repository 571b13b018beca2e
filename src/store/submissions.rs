//! What was put before approvers each time a broadcast was submitted, and what they
//! decided.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, storable};
use crate::domain::time::Timestamp;

const TABLE: &str = "broadcast_submissions";

/// A broadcast as it was submitted.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Submission {
    /// The broadcast's revision from then on.
    pub revision: i64,
    /// What an approval was asked for.
    pub fingerprint: String,
    /// Who asked.
    pub officer: String,
    /// What approvers were shown, as JSON.
    pub shown: String,
    /// When.
    pub submitted_at: Timestamp,
    /// `approved` or `returned`; `None` as long as nobody decided.
    pub decision: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// What they said to the author.
    pub comment: Option<String>,
}

/// Keeps what was submitted; what is decided of it is not written.
pub async fn keep(tx: &mut Tx, broadcast: i64, submitted: &Submission) -> Result<(), StoreError> {
    const KEEP: &str = "-- broadcast_submissions.keep
        INSERT INTO broadcast_submissions (broadcast_id, revision, fingerprint, officer, shown,
            submitted_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    within!(tx, TABLE, connection => sqlx::query(KEEP)
        .bind(broadcast)
        .bind(submitted.revision)
        .bind(&submitted.fingerprint)
        .bind(storable(&submitted.officer).as_ref())
        .bind(storable(&submitted.shown).as_ref())
        .bind(submitted.submitted_at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Notes what was decided of what was submitted last.
pub async fn decide(
    tx: &mut Tx,
    broadcast: i64,
    decision: &str,
    officer: &str,
    comment: Option<&str>,
    at: Timestamp,
) -> Result<(), StoreError> {
    const DECIDE: &str = "-- broadcast_submissions.decide
        UPDATE broadcast_submissions
        SET decision = $2, decided_by = $3, comment = $4, decided_at = $5
        WHERE broadcast_id = $1 AND revision = (
            SELECT MAX(revision) FROM broadcast_submissions WHERE broadcast_id = $1)";
    within!(tx, TABLE, connection => sqlx::query(DECIDE)
        .bind(broadcast)
        .bind(decision)
        .bind(storable(officer).as_ref())
        .bind(comment.map(storable).as_deref())
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// What was submitted of a broadcast, the latest first, at most `most`.
pub async fn of(store: &Store, broadcast: i64, most: i64) -> Result<Vec<Submission>, StoreError> {
    const OF: &str = "-- broadcast_submissions.of
        SELECT revision, fingerprint, officer, shown, submitted_at, decision, decided_by,
            decided_at, comment
        FROM broadcast_submissions WHERE broadcast_id = $1 ORDER BY revision DESC LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(OF)
        .bind(broadcast)
        .bind(most)
        .fetch_all(connection)
        .await)
}
