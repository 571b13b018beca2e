//! Releases of the menu: a dialogue goes on with the release it began on, and a
//! consent refers to the words in which it was given.

use sqlx::FromRow;

use super::{Store, StoreError};
use crate::domain::time::Timestamp;

const TABLE: &str = "menu_releases";

/// A menu as it was loaded.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Release {
    /// The digest of its sources.
    pub digest: String,
    /// The version its head names.
    pub version: String,
    /// The sources, menus and texts: JSON of file name to content.
    pub sources: String,
    /// When a node last loaded it.
    pub loaded_at: Timestamp,
}

/// Keeps a release; of one that is known only `loaded_at` changes.
pub async fn keep(store: &Store, release: &Release) -> Result<(), StoreError> {
    const KEEP: &str = "-- menu_releases.keep
        INSERT INTO menu_releases (digest, version, sources, loaded_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (digest) DO UPDATE SET loaded_at = excluded.loaded_at";
    autocommit!(store, TABLE, connection => sqlx::query(KEEP)
        .bind(&release.digest)
        .bind(&release.version)
        .bind(&release.sources)
        .bind(release.loaded_at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// The release with this digest.
pub async fn get(store: &Store, digest: &str) -> Result<Option<Release>, StoreError> {
    const GET: &str = "-- menu_releases.get
        SELECT digest, version, sources, loaded_at FROM menu_releases WHERE digest = $1";
    read!(store, TABLE, connection => sqlx::query_as(GET)
        .bind(digest)
        .fetch_optional(connection)
        .await)
}

/// The digests a live dialogue runs on, or an ended one that can still be taken up.
pub async fn in_use(store: &Store) -> Result<Vec<String>, StoreError> {
    const IN_USE: &str = "-- menu_releases.in_use
        SELECT DISTINCT menu_release FROM ussd_sessions ORDER BY menu_release";
    read!(store, TABLE, connection => sqlx::query_scalar(IN_USE).fetch_all(connection).await)
}

/// Deletes releases last loaded before `loaded_before` that no dialogue runs on
/// and no consent refers to, sparing `current`; says how many.
pub async fn prune(
    store: &Store,
    current: &str,
    loaded_before: Timestamp,
) -> Result<u64, StoreError> {
    const PRUNE: &str = "-- menu_releases.prune
        DELETE FROM menu_releases
        WHERE digest <> $1 AND loaded_at < $2
            AND NOT EXISTS (SELECT 1 FROM ussd_sessions WHERE menu_release = digest)
            AND NOT EXISTS (SELECT 1 FROM consents WHERE wording = digest)";
    autocommit!(store, TABLE, connection => sqlx::query(PRUNE)
        .bind(current)
        .bind(loaded_before)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}
