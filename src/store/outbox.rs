//! What is to be sent: the lower half of the waist. Rows enter inside the
//! transaction that has a reason for them, and wait here to be taken.

use super::{Store, StoreError, Tx};
use crate::domain::{
    msisdn::Msisdn,
    outbound::{Lane, Outbound},
    time::Timestamp,
};

const TABLE: &str = "outbox";

/// Puts a message in the queue, due at once; `false` if its turn has put one
/// there already.
///
/// `id` is fresh. `turn_key` names the turn that asked for it; `None` where no
/// repeat can come.
pub async fn enqueue(
    tx: &mut Tx,
    id: &str,
    outbound: &Outbound,
    turn_key: Option<&str>,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const ENQUEUE: &str = "-- outbox.enqueue
        INSERT INTO outbox (id, account, msisdn, lane, body, state, created_at, due_at, validity, turn_key)
        VALUES ($1, $2, $3, $4, $5, 'queued', $6, $6, $7, $8)
        ON CONFLICT (turn_key) DO NOTHING";
    within!(tx, TABLE, connection => sqlx::query(ENQUEUE)
        .bind(id)
        .bind(&outbound.account)
        .bind(&outbound.msisdn)
        .bind(outbound.lane.word())
        .bind(&outbound.body)
        .bind(at)
        .bind(outbound.validity)
        .bind(turn_key)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// How many messages of a lane were queued for a number at `since` or later: the
/// daily cap counts them.
pub async fn count_since(
    store: &Store,
    msisdn: &Msisdn,
    lane: Lane,
    since: Timestamp,
) -> Result<i64, StoreError> {
    const COUNT_SINCE: &str = "-- outbox.count_since
        SELECT COUNT(*) FROM outbox WHERE msisdn = $1 AND lane = $2 AND created_at >= $3";
    read!(store, TABLE, connection => sqlx::query_scalar(COUNT_SINCE)
        .bind(msisdn)
        .bind(lane.word())
        .bind(since)
        .fetch_one(connection)
        .await)
}
