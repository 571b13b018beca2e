//! Notices of the council, for a ward, a topic or everybody.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::time::Timestamp;

const TABLE: &str = "notices";

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Notice {
    /// Its permanent id.
    pub id: String,
    /// The ward it concerns; `None` for the whole district.
    pub ward_code: Option<i64>,
    /// The number of its topic, if it has one.
    pub topic: Option<i64>,
    /// From when it is told.
    pub published_at: Timestamp,
    /// Until when; `None` while it stands.
    pub withdrawn_at: Option<Timestamp>,
    /// JSON of language tag to `title`, `summary` and `details`.
    pub texts: String,
}

/// The newest notices that stand at `at`, at most `most`, newest first.
pub async fn latest(store: &Store, at: Timestamp, most: i64) -> Result<Vec<Notice>, StoreError> {
    const LATEST: &str = "-- notices.latest
        SELECT id, ward_code, topic, published_at, withdrawn_at, texts
        FROM notices
        WHERE published_at <= $1 AND (withdrawn_at IS NULL OR withdrawn_at > $1)
        ORDER BY published_at DESC, id DESC
        LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(LATEST)
        .bind(at)
        .bind(most)
        .fetch_all(connection)
        .await)
}

pub(super) async fn insert(tx: &mut Tx, notice: &Notice) -> Result<(), StoreError> {
    const INSERT: &str = "-- notices.insert
        INSERT INTO notices (id, ward_code, topic, published_at, withdrawn_at, texts)
        VALUES ($1, $2, $3, $4, $5, $6)";
    within!(tx, TABLE, connection => sqlx::query(INSERT)
        .bind(&notice.id)
        .bind(notice.ward_code)
        .bind(notice.topic)
        .bind(notice.published_at)
        .bind(notice.withdrawn_at)
        .bind(&notice.texts)
        .execute(connection)
        .await
        .map(|_| ()))
}
