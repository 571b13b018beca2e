//! Numbers that get no broadcast, whatever list they stand on.
//!
//! A number that was forgotten leaves a keyed hash, so that it can still be told
//! from one that never said no.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column};
use crate::domain::{msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "suppressions";

/// Why a number is let alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The citizen left.
    OptedOut,
    /// The operator was told so.
    Operator,
    /// Nothing reaches it any more.
    Retired,
}

impl Cause {
    const ALL: [Self; 3] = [Self::OptedOut, Self::Operator, Self::Retired];

    /// The word used in the table.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::OptedOut => "opted_out",
            Self::Operator => "operator",
            Self::Retired => "retired",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.word() == word)
    }
}

text_column!(Cause, |cause: &Cause| cause.word(), Cause::from_word);

/// That a number is let alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Suppression {
    /// Why.
    pub cause: Cause,
    /// Since when.
    pub since: Timestamp,
}

/// Lets a number alone; `false` if it was already. A citizen's own word outranks any
/// other cause; otherwise the first one stays.
pub async fn suppress(
    tx: &mut Tx,
    msisdn: &Msisdn,
    cause: Cause,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const SUPPRESS: &str = "-- suppressions.suppress
        INSERT INTO suppressions (msisdn, cause, since) VALUES ($1, $2, $3)
        ON CONFLICT (msisdn) DO UPDATE SET cause = excluded.cause, since = excluded.since
        WHERE excluded.cause = 'opted_out' AND suppressions.cause <> 'opted_out'";
    within!(tx, TABLE, connection => sqlx::query(SUPPRESS)
        .bind(msisdn)
        .bind(cause)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Writes to a number again, by the citizen's own wish.
pub async fn lift(tx: &mut Tx, msisdn: &Msisdn, msisdn_hash: &str) -> Result<(), StoreError> {
    const LIFT: &str = "-- suppressions.lift
        DELETE FROM suppressions WHERE msisdn = $1";
    const REMEMBER: &str = "-- forgotten.lift
        DELETE FROM forgotten WHERE msisdn_hash = $1";
    within!(tx, TABLE, connection => sqlx::query(LIFT)
        .bind(msisdn)
        .execute(connection)
        .await
        .map(|_| ()))?;
    within!(tx, "forgotten", connection => sqlx::query(REMEMBER)
        .bind(msisdn_hash)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets the number of somebody who is to be let alone, and keeps the hash.
pub async fn forget(
    tx: &mut Tx,
    msisdn: &Msisdn,
    msisdn_hash: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    const KEEP: &str = "-- forgotten.keep
        INSERT INTO forgotten (msisdn_hash, cause, since)
        VALUES ($1, COALESCE((SELECT cause FROM suppressions WHERE msisdn = $2), 'opted_out'), $3)
        ON CONFLICT (msisdn_hash) DO NOTHING";
    const FORGET: &str = "-- suppressions.forget
        DELETE FROM suppressions WHERE msisdn = $1";
    within!(tx, "forgotten", connection => sqlx::query(KEEP)
        .bind(msisdn_hash)
        .bind(msisdn)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))?;
    within!(tx, TABLE, connection => sqlx::query(FORGET)
        .bind(msisdn)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Whether and why a number is let alone, by itself or by its hash.
pub async fn find(
    store: &Store,
    msisdn: &Msisdn,
    msisdn_hash: &str,
) -> Result<Option<Suppression>, StoreError> {
    const FIND: &str = "-- suppressions.find
        SELECT cause, since FROM suppressions WHERE msisdn = $1
        UNION ALL SELECT cause, since FROM forgotten WHERE msisdn_hash = $2
        LIMIT 1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(msisdn)
        .bind(msisdn_hash)
        .fetch_optional(connection)
        .await)
}
