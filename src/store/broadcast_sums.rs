//! The sums of a broadcast as they were at an instant.

use serde::{Deserialize, Serialize};

use super::{Store, StoreError, as_json, recipients::Sum};
use crate::domain::{outbound::State, time::Timestamp};

const TABLE: &str = "broadcast_sums";

/// A sum as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    state: String,
    reason: Option<String>,
    ward_code: Option<i64>,
    prefix: Option<String>,
    people: i64,
}

/// Keeps the sums of a broadcast, in place of earlier ones.
pub async fn keep(
    store: &Store,
    broadcast: i64,
    at: Timestamp,
    sums: &[Sum],
) -> Result<(), StoreError> {
    const KEEP: &str = "-- broadcast_sums.keep
        INSERT INTO broadcast_sums (broadcast_id, summed_at, sums) VALUES ($1, $2, $3)
        ON CONFLICT (broadcast_id) DO UPDATE
        SET summed_at = excluded.summed_at, sums = excluded.sums
        WHERE broadcast_sums.summed_at <= excluded.summed_at";
    let kept = sums.iter().map(|sum| Kept {
        state: sum.state.word().to_owned(),
        reason: sum.reason.clone(),
        ward_code: sum.ward_code,
        prefix: sum.prefix.clone(),
        people: sum.people,
    });
    let sums = as_json(TABLE, &kept.collect::<Vec<_>>())?;
    autocommit!(store, TABLE, connection => sqlx::query(KEEP)
        .bind(broadcast)
        .bind(at)
        .bind(&sums)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// The sums that were kept of a broadcast, and of when they are.
pub async fn find(
    store: &Store,
    broadcast: i64,
) -> Result<Option<(Timestamp, Vec<Sum>)>, StoreError> {
    const FIND: &str = "-- broadcast_sums.find
        SELECT summed_at, sums FROM broadcast_sums WHERE broadcast_id = $1";
    let found: Option<(Timestamp, String)> = read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(broadcast)
        .fetch_optional(connection)
        .await)?;
    let Some((at, sums)) = found else { return Ok(None) };
    let corrupt = || StoreError::Corrupt { table: TABLE, column: "sums".to_owned() };
    let kept: Vec<Kept> = serde_json::from_str(&sums).map_err(|_| corrupt())?;
    let sum = |kept: Kept| {
        Some(Sum {
            state: State::from_word(&kept.state)?,
            reason: kept.reason,
            ward_code: kept.ward_code,
            prefix: kept.prefix,
            people: kept.people,
        })
    };
    let sums: Option<Vec<Sum>> = kept.into_iter().map(sum).collect();
    Ok(Some((at, sums.ok_or_else(corrupt)?)))
}
