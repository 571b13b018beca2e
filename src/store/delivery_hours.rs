//! How delivery goes, by account and hour: what was taken, what arrived, what failed.

use sqlx::FromRow;

use super::{Store, StoreError};

const TABLE: &str = "delivery_hours";

/// What became of messages of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, FromRow)]
pub struct Counts {
    /// Taken by the operator.
    pub accepted: i64,
    /// Reported as arrived.
    pub delivered: i64,
    /// Refused, or reported as failed.
    pub failed: i64,
}

/// Adds to an account's hour (epoch ms / 3,600,000).
pub async fn add(
    store: &Store,
    account: &str,
    hour: i64,
    counts: Counts,
) -> Result<(), StoreError> {
    const ADD: &str = "-- delivery_hours.add
        INSERT INTO delivery_hours (account, hour, accepted, delivered, failed)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, hour) DO UPDATE SET
            accepted = delivery_hours.accepted + excluded.accepted,
            delivered = delivery_hours.delivered + excluded.delivered,
            failed = delivery_hours.failed + excluded.failed";
    autocommit!(store, TABLE, connection => sqlx::query(ADD)
        .bind(account)
        .bind(hour)
        .bind(counts.accepted)
        .bind(counts.delivered)
        .bind(counts.failed)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// The sums of an account from the hour `from` on and before the hour `to`.
pub async fn sums(store: &Store, account: &str, from: i64, to: i64) -> Result<Counts, StoreError> {
    const SUMS: &str = "-- delivery_hours.sums
        SELECT CAST(COALESCE(SUM(accepted), 0) AS BIGINT) AS accepted,
            CAST(COALESCE(SUM(delivered), 0) AS BIGINT) AS delivered,
            CAST(COALESCE(SUM(failed), 0) AS BIGINT) AS failed
        FROM delivery_hours WHERE account = $1 AND hour >= $2 AND hour < $3";
    read!(store, TABLE, connection => sqlx::query_as(SUMS)
        .bind(account)
        .bind(from)
        .bind(to)
        .fetch_one(connection)
        .await)
}

/// Forgets the hours before one.
pub async fn forget(store: &Store, before: i64) -> Result<(), StoreError> {
    const FORGET: &str = "-- delivery_hours.forget
        DELETE FROM delivery_hours WHERE hour < $1";
    autocommit!(store, TABLE, connection => sqlx::query(FORGET)
        .bind(before)
        .execute(connection)
        .await
        .map(|_| ()))
}
