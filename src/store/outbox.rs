//! What is to be sent: the lower half of the waist. Rows enter inside the
//! transaction that has a reason for them, and wait here to be taken.

use super::{Store, StoreError, Tx, columns::text_column, storable};
use crate::domain::{
    msisdn::Msisdn,
    outbound::{Lane, Outbound, State},
    time::Timestamp,
};

const TABLE: &str = "outbox";

text_column!(Lane, |lane: &Lane| lane.word(), Lane::from_word);
text_column!(State, |state: &State| state.word(), State::from_word);

/// Puts a message of its own in the queue, due at once, and says its id; `None` if
/// what asked for it has put one there already.
///
/// `origin_key` names what asked for it, a turn or a message of a citizen; `None`
/// where no repeat can come.
pub async fn enqueue(
    tx: &mut Tx,
    outbound: &Outbound,
    origin_key: Option<&str>,
    at: Timestamp,
) -> Result<Option<i64>, StoreError> {
    const ENQUEUE: &str = "-- outbox.enqueue
        INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, created_at, due_at,
            validity, changed_at, origin_key)
        VALUES (0, $1, $2, $3, $4, $5, $6, $6, $7, $6, $8)
        ON CONFLICT (origin_key) WHERE origin_key IS NOT NULL DO NOTHING
        RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(ENQUEUE)
        .bind(&outbound.account)
        .bind(outbound.lane)
        .bind(&outbound.msisdn)
        .bind(&outbound.language)
        .bind(storable(&outbound.body).as_ref())
        .bind(at)
        .bind(outbound.validity)
        .bind(origin_key)
        .fetch_optional(connection)
        .await)
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
        SELECT COUNT(*) FROM outbox
        WHERE broadcast_id = 0 AND msisdn = $1 AND created_at >= $3 AND lane = $2";
    read!(store, TABLE, connection => sqlx::query_scalar(COUNT_SINCE)
        .bind(msisdn)
        .bind(lane)
        .bind(since)
        .fetch_one(connection)
        .await)
}

/// Forgets whose messages these were that are over, and the texts of their own:
/// a keyed hash takes the number's place, so that sums stay. A message under way
/// keeps the number until it is over.
pub async fn forget(tx: &mut Tx, msisdn: &Msisdn, msisdn_hash: &str) -> Result<(), StoreError> {
    const FORGET: &str = "-- outbox.forget
        UPDATE outbox SET msisdn = $2, body = NULL
        WHERE msisdn = $1 AND state NOT IN ('queued', 'unknown', 'accepted')";
    within!(tx, TABLE, connection => sqlx::query(FORGET)
        .bind(msisdn)
        .bind(format!("forgotten {msisdn_hash}"))
        .execute(connection)
        .await
        .map(|_| ()))
}
