//! The tokens of officers and their programs. Only digests are kept.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column};
use crate::domain::{officer::Role, time::Timestamp};

const TABLE: &str = "tokens";

text_column!(Role, |role: &Role| role.word(), Role::from_word);

/// A token, as far as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// Who acts with it.
    pub officer: String,
    /// What they may do.
    pub role: Role,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to the minute; `None` if it never was.
    pub used_at: Option<Timestamp>,
    /// When it was revoked; `None` while it is good.
    pub revoked_at: Option<Timestamp>,
}

/// Adds a token by its digest, and says its number.
pub async fn create(
    tx: &mut Tx,
    hash: &str,
    officer: &str,
    role: Role,
    at: Timestamp,
) -> Result<i64, StoreError> {
    const CREATE: &str = "-- tokens.create
        INSERT INTO tokens (hash, officer, role, created_at) VALUES ($1, $2, $3, $4)
        RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(CREATE)
        .bind(hash)
        .bind(officer)
        .bind(role)
        .bind(at)
        .fetch_one(connection)
        .await)
}

/// The token with this digest, revoked or not.
pub async fn find(store: &Store, hash: &str) -> Result<Option<Token>, StoreError> {
    const FIND: &str = "-- tokens.find
        SELECT id, officer, role, created_at, used_at, revoked_at FROM tokens WHERE hash = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(hash)
        .fetch_optional(connection)
        .await)
}

/// All tokens, in the order in which they were made.
pub async fn all(store: &Store) -> Result<Vec<Token>, StoreError> {
    const ALL: &str = "-- tokens.all
        SELECT id, officer, role, created_at, used_at, revoked_at FROM tokens ORDER BY id";
    read!(store, TABLE, connection => sqlx::query_as(ALL).fetch_all(connection).await)
}

/// Revokes a token; `None` if there is none with this number that is still good.
pub async fn revoke(tx: &mut Tx, id: i64, at: Timestamp) -> Result<Option<Token>, StoreError> {
    const REVOKE: &str = "-- tokens.revoke
        UPDATE tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL
        RETURNING id, officer, role, created_at, used_at, revoked_at";
    within!(tx, TABLE, connection => sqlx::query_as(REVOKE)
        .bind(id)
        .bind(at)
        .fetch_optional(connection)
        .await)
}

/// Revokes all tokens of an officer, and says which.
pub async fn revoke_all(tx: &mut Tx, officer: &str, at: Timestamp) -> Result<Vec<i64>, StoreError> {
    const REVOKE_ALL: &str = "-- tokens.revoke_all
        UPDATE tokens SET revoked_at = $2 WHERE officer = $1 AND revoked_at IS NULL RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(REVOKE_ALL)
        .bind(officer)
        .bind(at)
        .fetch_all(connection)
        .await)
}

/// Notes that a token was used.
pub async fn used(store: &Store, id: i64, at: Timestamp) -> Result<(), StoreError> {
    const USED: &str = "-- tokens.used
        UPDATE tokens SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $2)";
    autocommit!(store, TABLE, connection => sqlx::query(USED)
        .bind(id)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}
