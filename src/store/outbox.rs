//! What is to be sent: the lower half of the waist. Rows enter inside the
//! transaction that has a reason for them, and wait here to be taken.

use std::collections::HashMap;

use serde::Serialize;
use sqlx::FromRow;

use super::{Store, StoreError, Tx, as_json, columns::text_column, storable};
use crate::domain::{
    language::Language,
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

/// A message of its own that is put in the queue with others.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The message.
    pub outbound: &'a Outbound,
    /// What asked for it; `None` where no repeat can come.
    pub origin_key: Option<String>,
}

/// A row of an [`Entry`] as one JSON text of many.
#[derive(Serialize)]
struct EntryRow<'a> {
    position: usize,
    account: &'a str,
    lane: &'static str,
    msisdn: &'a Msisdn,
    language: &'a str,
    body: std::borrow::Cow<'a, str>,
    validity: Timestamp,
    origin_key: Option<&'a str>,
}

/// Messages that arrive as one JSON text. Ids rise in the order of the messages.
macro_rules! enqueue_all_statement {
    ($messages:literal) => {
        concat!(
            "-- outbox.enqueue_all
            INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, created_at,
                due_at, validity, changed_at, origin_key)
            SELECT 0, message.account, message.lane, message.msisdn, message.language,
                message.body, $2, $2, message.validity, $2, message.origin_key
            FROM ",
            $messages,
            "
            WHERE true
            ORDER BY message.position
            ON CONFLICT (origin_key) WHERE origin_key IS NOT NULL DO NOTHING
            RETURNING id, origin_key"
        )
    };
}
pub(super) use enqueue_all_statement;

/// Puts messages of their own in the queue, due at once, and says their ids in their
/// order; `None` where what asked for one has put it there already. Each of them needs
/// its own origin key, by which its id is told.
pub async fn enqueue_all(
    tx: &mut Tx,
    entries: &[Entry<'_>],
    at: Timestamp,
) -> Result<Vec<Option<i64>>, StoreError> {
    let statement = tx.statements().enqueue_all;
    let rows: Vec<EntryRow<'_>> = entries
        .iter()
        .enumerate()
        .map(|(position, entry)| EntryRow {
            position,
            account: &entry.outbound.account,
            lane: entry.outbound.lane.word(),
            msisdn: &entry.outbound.msisdn,
            language: entry.outbound.language.tag(),
            body: storable(&entry.outbound.body),
            validity: entry.outbound.validity,
            origin_key: entry.origin_key.as_deref(),
        })
        .collect();
    let rows = as_json(TABLE, &rows)?;
    let stored: Vec<(i64, String)> = within!(tx, TABLE, connection => sqlx::query_as(statement)
        .bind(rows)
        .bind(at)
        .fetch_all(connection)
        .await)?;
    let mut ids: HashMap<String, i64> = stored.into_iter().map(|(id, key)| (key, id)).collect();
    Ok(entries.iter().map(|entry| ids.remove(entry.origin_key.as_deref()?)).collect())
}

/// A message of its own as it stands.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Single {
    /// Its id.
    pub id: i64,
    /// The account it leaves by.
    pub account: String,
    /// Who receives it.
    pub msisdn: Msisdn,
    /// Its lane.
    pub lane: Lane,
    /// The language of its text.
    pub language: Language,
    /// The text.
    pub body: String,
    /// Where it stands.
    pub state: State,
    /// Why, where it is not plain.
    pub reason: Option<String>,
    /// How many attempts counted so far.
    pub attempts: i64,
    /// When it was put in the queue.
    pub created_at: Timestamp,
    /// Until when it is worth sending.
    pub validity: Timestamp,
    /// When its state last changed.
    pub changed_at: Timestamp,
}

/// Which messages of their own to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<State>,
    /// Only those to this number.
    pub msisdn: Option<Msisdn>,
}

/// A message of its own.
pub async fn single(store: &Store, id: i64) -> Result<Option<Single>, StoreError> {
    const SINGLE: &str = "-- outbox.single
        SELECT id, account, msisdn, lane, language, COALESCE(body, '') AS body, state, reason,
            attempts, created_at, validity, changed_at
        FROM outbox WHERE id = $1 AND broadcast_id = 0";
    read!(store, TABLE, connection => sqlx::query_as(SINGLE)
        .bind(id)
        .fetch_optional(connection)
        .await)
}

/// At most `most` messages of their own with ids below `before`, the newest first.
pub async fn singles(
    store: &Store,
    filter: &Filter,
    before: i64,
    most: i64,
) -> Result<Vec<Single>, StoreError> {
    const SINGLES: &str = "-- outbox.singles
        SELECT id, account, msisdn, lane, language, COALESCE(body, '') AS body, state, reason,
            attempts, created_at, validity, changed_at
        FROM outbox
        WHERE broadcast_id = 0 AND id < $1 AND ($2 IS NULL OR state = $2)
        ORDER BY id DESC LIMIT $3";
    // A statement of its own, because its rows are found by another index.
    const SINGLES_TO: &str = "-- outbox.singles_to
        SELECT id, account, msisdn, lane, language, COALESCE(body, '') AS body, state, reason,
            attempts, created_at, validity, changed_at
        FROM outbox
        WHERE broadcast_id = 0 AND id < $1 AND ($2 IS NULL OR state = $2) AND msisdn = $4
        ORDER BY id DESC LIMIT $3";
    match &filter.msisdn {
        None => read!(store, TABLE, connection => sqlx::query_as(SINGLES)
            .bind(before)
            .bind(filter.state)
            .bind(most)
            .fetch_all(connection)
            .await),
        Some(msisdn) => read!(store, TABLE, connection => sqlx::query_as(SINGLES_TO)
            .bind(before)
            .bind(filter.state)
            .bind(most)
            .bind(msisdn)
            .fetch_all(connection)
            .await),
    }
}
