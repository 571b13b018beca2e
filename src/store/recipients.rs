//! The rows of a broadcast in the outbox: what became of each, in sums and one by one,
//! and what is done with many of them at once.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::{language::Language, msisdn::Msisdn, outbound::State, time::Timestamp};

const TABLE: &str = "outbox";

/// What became of one person's message.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Recipient {
    /// The row's number, by which an officer settles what is unknown.
    pub id: i64,
    /// Who.
    pub msisdn: Msisdn,
    /// In which language they were written to.
    pub language: Language,
    /// Their ward, as it was when the audience was frozen.
    pub ward_code: Option<i64>,
    /// Where the message stands.
    pub state: State,
    /// Why, in the words of whoever said so.
    pub reason: Option<String>,
    /// How often it was handed over.
    pub attempts: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// Messages of one kind.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Sum {
    /// Where they stand.
    pub state: State,
    /// Why.
    pub reason: Option<String>,
    /// The ward.
    pub ward_code: Option<i64>,
    /// The two digits after `+255`; `None` for a foreign number.
    pub prefix: Option<String>,
    /// How many.
    pub people: i64,
}

/// Every message of a broadcast, in sums.
pub async fn sums(store: &Store, broadcast: i64) -> Result<Vec<Sum>, StoreError> {
    const SUMS: &str = "-- outbox.sums
        SELECT state, reason, ward_code,
            CASE WHEN SUBSTR(msisdn, 1, 4) = '+255' THEN SUBSTR(msisdn, 5, 2) END AS prefix,
            COUNT(*) AS people
        FROM outbox WHERE broadcast_id = $1 AND broadcast_id > 0
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4";
    read!(store, TABLE, connection => sqlx::query_as(SUMS)
        .bind(broadcast)
        .fetch_all(connection)
        .await)
}

/// How many rows a broadcast has.
pub async fn count(store: &Store, broadcast: i64) -> Result<i64, StoreError> {
    const COUNT: &str = "-- outbox.count_of_broadcast
        SELECT COUNT(*) FROM outbox WHERE broadcast_id = $1 AND broadcast_id > 0";
    read!(store, TABLE, connection => sqlx::query_scalar(COUNT)
        .bind(broadcast)
        .fetch_one(connection)
        .await)
}

/// How many messages of a broadcast wait to leave.
pub async fn waiting(store: &Store, account: &str, broadcast: i64) -> Result<i64, StoreError> {
    const WAITING: &str = "-- outbox.waiting_of_broadcast
        SELECT COUNT(*) FROM outbox
        WHERE account = $1 AND broadcast_id = $2 AND state = 'queued'";
    read!(store, TABLE, connection => sqlx::query_scalar(WAITING)
        .bind(account)
        .bind(broadcast)
        .fetch_one(connection)
        .await)
}

/// Whether a message of a broadcast still waits to leave.
pub async fn waits(store: &Store, account: &str, broadcast: i64) -> Result<bool, StoreError> {
    const WAITS: &str = "-- outbox.waits
        SELECT EXISTS (SELECT 1 FROM outbox
            WHERE account = $1 AND broadcast_id = $2 AND state = 'queued')";
    read!(store, TABLE, connection => sqlx::query_scalar(WAITS)
        .bind(account)
        .bind(broadcast)
        .fetch_one(connection)
        .await)
}

/// At most `most` recipients after a number, in the order of their numbers; of one state
/// if one is named.
pub async fn page(
    store: &Store,
    broadcast: i64,
    state: Option<State>,
    after: &str,
    most: i64,
) -> Result<Vec<Recipient>, StoreError> {
    const PAGE: &str = "-- outbox.recipients
        SELECT id, msisdn, language, ward_code, state, reason, attempts, changed_at
        FROM outbox
        WHERE broadcast_id = $1 AND broadcast_id > 0 AND msisdn > $3 AND ($2 IS NULL OR state = $2)
        ORDER BY msisdn LIMIT $4";
    read!(store, TABLE, connection => sqlx::query_as(PAGE)
        .bind(broadcast)
        .bind(state)
        .bind(after)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Ends at most `most` messages that still wait, in a state and for a reason; how many.
/// One of them may be on the wire: its answer or its report then says more, and wins.
pub async fn end_waiting(
    store: &Store,
    account: &str,
    broadcast: i64,
    state: State,
    reason: &str,
    at: Timestamp,
    most: i64,
) -> Result<u64, StoreError> {
    const END_WAITING: &str = "-- outbox.end_waiting
        UPDATE outbox SET state = $3, reason = $4, changed_at = $5
        WHERE state = 'queued' AND id IN (
            SELECT id FROM outbox WHERE account = $1 AND broadcast_id = $2 AND state = 'queued'
            ORDER BY lane, due_at, id LIMIT $6)";
    autocommit!(store, TABLE, connection => sqlx::query(END_WAITING)
        .bind(account)
        .bind(broadcast)
        .bind(state)
        .bind(reason)
        .bind(at)
        .bind(most)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}

/// Puts messages of one state and reason back into the queue, after the number `after`
/// and looking at no more than `most` rows: how many it put back, and the last number
/// looked at, `None` when there is none further.
pub async fn retry(
    tx: &mut Tx,
    broadcast: i64,
    (state, reason): (State, Option<&str>),
    after: &str,
    most: i64,
    (at, validity): (Timestamp, Timestamp),
) -> Result<(u64, Option<String>), StoreError> {
    const UPTO: &str = "-- outbox.recipients_piece
        SELECT MAX(msisdn) FROM (SELECT msisdn FROM outbox
            WHERE broadcast_id = $1 AND broadcast_id > 0 AND msisdn > $2
            ORDER BY msisdn LIMIT $3) AS piece";
    const RETRY: &str = "-- outbox.retry
        UPDATE outbox SET state = 'queued', reason = NULL, attempts = 0,
            due_at = $6, validity = $7, changed_at = $6
        WHERE broadcast_id = $1 AND broadcast_id > 0 AND msisdn > $2 AND msisdn <= $3
            AND state = $4 AND (reason = $5 OR (reason IS NULL AND $5 IS NULL))";
    let upto: Option<String> = within!(tx, TABLE, connection => sqlx::query_scalar(UPTO)
        .bind(broadcast)
        .bind(after)
        .bind(most)
        .fetch_one(connection)
        .await)?;
    let Some(upto) = upto else { return Ok((0, None)) };
    let put_back = within!(tx, TABLE, connection => sqlx::query(RETRY)
        .bind(broadcast)
        .bind(after)
        .bind(&upto)
        .bind(state)
        .bind(reason)
        .bind(at)
        .bind(validity)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))?;
    Ok((put_back, Some(upto)))
}

/// Settles as unknown every message of its own that was made before an instant and still
/// waits; how many. For a restored database, which cannot tell whether they have left.
pub async fn doubt_singles(
    store: &Store,
    before: Timestamp,
    reason: &str,
    at: Timestamp,
) -> Result<u64, StoreError> {
    const DOUBT: &str = "-- outbox.doubt_singles
        UPDATE outbox SET state = 'unknown', reason = $2, changed_at = $3
        WHERE broadcast_id = 0 AND state = 'queued' AND created_at < $1";
    autocommit!(store, TABLE, connection => sqlx::query(DOUBT)
        .bind(before)
        .bind(reason)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}
