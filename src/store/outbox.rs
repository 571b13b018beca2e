//! What is to be sent: the lower half of the waist. Rows enter inside the
//! transaction that has a reason for them, and wait here to be taken. Whoever drives the
//! account (see [`super::drivers`]) reads what is due and settles what came back, many
//! rows in one statement and each row once.

use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    columns::text_column,
    group::{Grouped, MOST_ROWS, Rows},
    storable,
    subscribers::Topics,
};
use crate::domain::{
    language::Language,
    msisdn::Msisdn,
    outbound::{Lane, Outbound, State},
    time::Timestamp,
};

const TABLE: &str = "outbox";

/// The reason of a message of unknown fate that an officer decided to leave so.
pub const LEFT_ALONE: &str = "left as unknown by an officer";
/// The reason of a message that was on the wire when its node stopped.
pub const INTERRUPTED: &str = "the service stopped while it was being submitted";

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

/// Where messages wait: those of one broadcast, or [`NO_BROADCAST`](crate::domain::outbound::NO_BROADCAST), in one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Queue {
    /// The broadcast.
    pub broadcast_id: i64,
    /// The lane.
    pub lane: Lane,
}

/// A message that is due, with what is to be known of its recipient at this moment.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Due {
    /// Its id.
    pub id: i64,
    /// Who receives it.
    pub msisdn: Msisdn,
    /// The language of its text.
    pub language: Language,
    /// The recipient's ward when the broadcast was frozen.
    pub ward_code: Option<i64>,
    /// The text; `None` for a broadcast's.
    pub body: Option<String>,
    /// How many attempts counted so far.
    pub attempts: i64,
    /// Since when it is due.
    pub due_at: Timestamp,
    /// Until when it is worth sending.
    pub validity: Timestamp,
    /// Why the number is to be let alone, if it is: a cause of [`super::suppressions`].
    pub suppressed: Option<String>,
    /// Whether the recipient left the service.
    pub has_left: bool,
    /// The topics the recipient follows; `None` for all, or a stranger.
    pub topics: Option<Topics>,
}

/// What is known of a message after an attempt, or after a rule was applied to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The message.
    pub id: i64,
    /// Where it stands: [`State::Queued`] if it is to be tried again.
    pub state: State,
    /// Why, where it is not plain.
    pub reason: Option<String>,
    /// The operator's id of it, in its one spelling.
    pub operator_ref: Option<String>,
    /// Whether an attempt counts.
    pub counts: bool,
    /// Not before when it is to be tried again.
    pub due_at: Option<Timestamp>,
    /// How many segments left; 0 if none did.
    pub segments: u32,
}

/// A message and its lane, of those that were on the wire.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Marked {
    /// The message.
    pub id: i64,
    /// Its lane.
    pub lane: Lane,
}

/// A message whose fate nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct UnknownFate {
    /// The message.
    pub id: i64,
    /// Its broadcast, or [`NO_BROADCAST`](crate::domain::outbound::NO_BROADCAST).
    pub broadcast_id: i64,
    /// The account it left by.
    pub account: String,
    /// Who was to receive it.
    pub msisdn: Msisdn,
    /// Since when it is unknown.
    pub changed_at: Timestamp,
}

/// How much is known in each state: [`State::rank`] for the column named.
macro_rules! rank {
    ($column:literal) => {
        concat!(
            "(CASE ",
            $column,
            " WHEN 'queued' THEN 0 WHEN 'suppressed' THEN 1 WHEN 'cancelled' THEN 2
              WHEN 'unknown' THEN 3 WHEN 'accepted' THEN 4 WHEN 'refused' THEN 5
              WHEN 'expired' THEN 6 WHEN 'undelivered' THEN 7 ELSE 8 END)"
        )
    };
}

/// A state is only raised; an attempt and its next time are written whatever the state.
pub(super) static SETTLE: Grouped = Grouped::new(
    "news",
    concat!(
        "-- outbox.settle
        UPDATE outbox SET
            state = CASE WHEN news.rank > ",
        rank!("outbox.state"),
        " THEN news.state ELSE outbox.state END,
            reason = CASE WHEN news.rank > ",
        rank!("outbox.state"),
        " THEN news.reason ELSE outbox.reason END,
            operator_ref = COALESCE(news.operator_ref, outbox.operator_ref),
            attempts = outbox.attempts + news.counts,
            due_at = COALESCE(news.due_at, outbox.due_at),
            segments = CASE WHEN news.segments > 0 THEN news.segments ELSE outbox.segments END,
            changed_at = $1
        FROM {rows} WHERE outbox.id = news.id"
    ),
);

pub(super) static RAISE: Grouped = Grouped::new(
    "news",
    concat!(
        "-- outbox.raise
        UPDATE outbox SET state = news.state, reason = news.reason,
            operator_ref = COALESCE(outbox.operator_ref, news.operator_ref), changed_at = $1
        FROM {rows} WHERE outbox.id = news.id AND news.rank > ",
        rank!("outbox.state"),
        " RETURNING outbox.id"
    ),
);

pub(super) static STILL_QUEUED: Grouped = Grouped::new(
    "marked",
    "-- outbox.still_queued
    SELECT outbox.id, outbox.lane FROM {rows} CROSS JOIN outbox
    WHERE outbox.id = marked.id AND outbox.state = 'queued' ORDER BY outbox.id",
);

static ENQUEUE_ALL: Grouped = Grouped::new(
    "message",
    "-- outbox.enqueue_all
    INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, created_at,
        due_at, validity, changed_at)
    SELECT 0, message.account, message.lane, message.msisdn, message.language,
        message.body, $1, $1, message.validity, $1
    FROM {rows}
    ORDER BY message.position
    RETURNING id",
);

/// At most `most` messages of a queue that are due, in their order, behind `after`:
/// the time and id of the last one seen.
pub async fn due(
    tx: &mut Tx,
    account: &str,
    queue: Queue,
    now: Timestamp,
    after: Option<(Timestamp, i64)>,
    most: i64,
) -> Result<Vec<Due>, StoreError> {
    // The cast keeps SQLite from looking at the value because of the partial indexes on
    // this column: what it plans by a value it plans anew for each.
    const DUE: &str = "-- outbox.due
        SELECT outbox.id, outbox.msisdn, outbox.language, outbox.ward_code, outbox.body,
            outbox.attempts, outbox.due_at, outbox.validity, suppressions.cause AS suppressed,
            (subscribers.left_at IS NOT NULL) AS has_left, subscribers.topics
        FROM outbox
        LEFT JOIN suppressions ON suppressions.msisdn = outbox.msisdn
        LEFT JOIN subscribers ON subscribers.msisdn = outbox.msisdn
        WHERE outbox.account = $1 AND outbox.broadcast_id = CAST($2 AS BIGINT) AND outbox.lane = $3
            AND outbox.state = 'queued' AND outbox.due_at <= $4
            AND (outbox.due_at, outbox.id) > ($5, $6)
        ORDER BY outbox.due_at, outbox.id LIMIT $7";
    let (after_due_at, after_id) = after.unwrap_or((Timestamp::from_ms(i64::MIN), 0));
    within!(tx, TABLE, connection => sqlx::query_as(DUE)
        .bind(account)
        .bind(queue.broadcast_id)
        .bind(queue.lane)
        .bind(now)
        .bind(after_due_at)
        .bind(after_id)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Writes what became of messages, each row once. A state is never lowered, whatever
/// came in between.
pub async fn settle(tx: &mut Tx, news: &[News], at: Timestamp) -> Result<(), StoreError> {
    for news in sorted(news).chunks(MOST_ROWS) {
        let rows = told(news)
            .number("counts", |news| i64::from(news.counts))
            .number("due_at", |news| news.due_at.map(Timestamp::as_ms))
            .number("segments", |news| i64::from(news.segments));
        let settle = SETTLE.of(&rows, tx.dialect());
        within!(tx, TABLE, connection => settle.query()
            .bind(at)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Raises the states of distinct messages, as reports say; says which were raised.
pub async fn raise(tx: &mut Tx, news: &[News], at: Timestamp) -> Result<Vec<i64>, StoreError> {
    let mut raised = Vec::new();
    for news in sorted(news).chunks(MOST_ROWS) {
        let rows = told(news);
        let raise = RAISE.of(&rows, tx.dialect());
        let ids: Vec<i64> = within!(tx, TABLE, connection => raise.query_scalar()
            .bind(at)
            .fetch_all(connection)
            .await)?;
        raised.extend(ids);
    }
    Ok(raised)
}

/// In the order of the messages, so that two writers cannot deadlock.
fn sorted(news: &[News]) -> Vec<&News> {
    let mut sorted: Vec<_> = news.iter().collect();
    sorted.sort_unstable_by_key(|news| news.id);
    sorted
}

/// What all news tell.
fn told<'a>(news: &'a [&'a News]) -> Rows<'a, &'a News> {
    Rows::of(news)
        .number("id", |news| news.id)
        .text("state", |news| news.state.word())
        .number("rank", |news| i64::from(news.state.rank()))
        .text("reason", |news| news.reason.as_deref())
        .text("operator_ref", |news| news.operator_ref.as_deref())
}

/// Which of the messages that were on the wire have no outcome.
pub async fn still_queued(tx: &mut Tx, on_wire: &[i64]) -> Result<Vec<Marked>, StoreError> {
    let mut still_queued = Vec::new();
    for ids in on_wire.chunks(MOST_ROWS) {
        let rows = Rows::of(ids).number("id", |id| *id);
        let marked = STILL_QUEUED.of(&rows, tx.dialect());
        let found: Vec<Marked> =
            within!(tx, TABLE, connection => marked.query_as().fetch_all(connection).await)?;
        still_queued.extend(found);
    }
    Ok(still_queued)
}

/// At most `most` messages whose fate nobody knows and no officer has looked at, behind
/// the id `after`.
pub async fn unknown(store: &Store, after: i64, most: i64) -> Result<Vec<UnknownFate>, StoreError> {
    const UNKNOWN: &str = "-- outbox.unknown
        SELECT id, broadcast_id, account, msisdn, changed_at FROM outbox
        WHERE state = 'unknown' AND id > $1 AND reason <> $3
        ORDER BY id LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(UNKNOWN)
        .bind(after)
        .bind(most)
        .bind(LEFT_ALONE)
        .fetch_all(connection)
        .await)
}

/// Puts a message of unknown fate back in the queue; says of which broadcast, or
/// `None` if its fate is known by now. With `interrupted`, only if it is [`INTERRUPTED`]
/// and so many attempts counted.
pub async fn requeue_unknown(
    tx: &mut Tx,
    id: i64,
    interrupted: Option<i64>,
    at: Timestamp,
) -> Result<Option<i64>, StoreError> {
    const REQUEUE: &str = "-- outbox.requeue_unknown
        UPDATE outbox SET state = 'queued', reason = NULL, due_at = $2, changed_at = $2
        WHERE id = $1 AND state = 'unknown'
            AND ($3 IS NULL OR attempts = $3 AND reason = $4)
        RETURNING broadcast_id";
    within!(tx, TABLE, connection => sqlx::query_scalar(REQUEUE)
        .bind(id)
        .bind(at)
        .bind(interrupted)
        .bind(INTERRUPTED)
        .fetch_optional(connection)
        .await)
}

/// Leaves a message of unknown fate as it is and off the list of the open ones; says of
/// which broadcast, or `None` if its fate is known by now. A late report still counts.
pub async fn leave_unknown(tx: &mut Tx, id: i64, at: Timestamp) -> Result<Option<i64>, StoreError> {
    const LEAVE: &str = "-- outbox.leave_unknown
        UPDATE outbox SET reason = $3, changed_at = $2
        WHERE id = $1 AND state = 'unknown'
        RETURNING broadcast_id";
    within!(tx, TABLE, connection => sqlx::query_scalar(LEAVE)
        .bind(id)
        .bind(at)
        .bind(LEFT_ALONE)
        .fetch_optional(connection)
        .await)
}

/// Gives a message of unknown fate the operator's id under which reports about it came.
pub async fn adopt(tx: &mut Tx, id: i64, operator_ref: &str) -> Result<bool, StoreError> {
    const ADOPT: &str = "-- outbox.adopt
        UPDATE outbox SET operator_ref = $2
        WHERE id = $1 AND state = 'unknown' AND operator_ref IS NULL";
    within!(tx, TABLE, connection => sqlx::query(ADOPT)
        .bind(id)
        .bind(operator_ref)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() == 1))
}

/// Forgets whose messages these were, and the texts of their own: a keyed hash takes
/// the number's place, so that sums stay. What still waits and is no answer ends here,
/// because whoever is forgotten gets nothing more; a message under way keeps the number
/// until it is over.
pub async fn forget(
    tx: &mut Tx,
    msisdn: &Msisdn,
    msisdn_hash: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    // Each broadcast's row is found by its own index, whatever the size of the table.
    const END_OF_BROADCASTS: &str = "-- outbox.forget_waiting
        UPDATE outbox SET state = 'suppressed', reason = 'erased', changed_at = $2
        WHERE msisdn = $1 AND state = 'queued'
            AND broadcast_id > 0 AND broadcast_id IN (SELECT id FROM broadcasts)";
    const END_SINGLES: &str = "-- outbox.forget_waiting_singles
        UPDATE outbox SET state = 'suppressed', reason = 'erased', changed_at = $2
        WHERE msisdn = $1 AND state = 'queued' AND broadcast_id = 0 AND lane <> 'reply'";
    const FORGET_OF_BROADCASTS: &str = "-- outbox.forget
        UPDATE outbox SET msisdn = $2, body = NULL
        WHERE msisdn = $1 AND state NOT IN ('queued', 'unknown', 'accepted')
            AND broadcast_id > 0 AND broadcast_id IN (SELECT id FROM broadcasts)";
    const FORGET_SINGLES: &str = "-- outbox.forget_singles
        UPDATE outbox SET msisdn = $2, body = NULL
        WHERE msisdn = $1 AND state NOT IN ('queued', 'unknown', 'accepted')
            AND broadcast_id = 0";
    for end in [END_OF_BROADCASTS, END_SINGLES] {
        within!(tx, TABLE, connection => sqlx::query(end)
            .bind(msisdn)
            .bind(at)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    let nobody = format!("forgotten {msisdn_hash}");
    for forget in [FORGET_OF_BROADCASTS, FORGET_SINGLES] {
        within!(tx, TABLE, connection => sqlx::query(forget)
            .bind(msisdn)
            .bind(&nobody)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Puts messages of their own in the queue, due at once, and says their ids in their
/// order. That nothing asks twice for one is up to the caller: see
/// [`super::idempotency`].
pub async fn enqueue_all(
    tx: &mut Tx,
    outbounds: &[&Outbound],
    at: Timestamp,
) -> Result<Vec<i64>, StoreError> {
    let rows = Rows::of(outbounds)
        .position()
        .text("account", |outbound| &*outbound.account)
        .text("lane", |outbound| outbound.lane.word())
        .text("msisdn", |outbound| outbound.msisdn.e164())
        .text("language", |outbound| outbound.language.tag())
        .text("body", |outbound| &*outbound.body)
        .number("validity", |outbound| outbound.validity.as_ms());
    let enqueue = ENQUEUE_ALL.of(&rows, tx.dialect());
    let mut ids: Vec<i64> = within!(tx, TABLE, connection => enqueue.query_scalar()
        .bind(at)
        .fetch_all(connection)
        .await)?;
    // In which order rows are told no database promises.
    ids.sort_unstable();
    Ok(ids)
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

/// How many messages wait on an account, counted up to `most`.
pub async fn waiting(store: &Store, account: &str, most: i64) -> Result<i64, StoreError> {
    const WAITING: &str = "-- outbox.waiting
        SELECT COUNT(*) FROM (
            SELECT 1 FROM outbox WHERE account = $1 AND state = 'queued' LIMIT $2
        ) AS waiting";
    read!(store, TABLE, connection => sqlx::query_scalar(WAITING)
        .bind(account)
        .bind(most)
        .fetch_one(connection)
        .await)
}

/// When the operator last took or delivered one of the newest `among` messages; `None`
/// if it did none of them.
pub async fn last_taken(
    store: &Store,
    account: &str,
    among: i64,
) -> Result<Option<Timestamp>, StoreError> {
    const LAST_TAKEN: &str = "-- outbox.last_taken
        SELECT MAX(changed_at) FROM outbox
        WHERE id > (SELECT COALESCE(MAX(id), 0) FROM outbox) - $2
            AND account = $1 AND state IN ('accepted', 'delivered')";
    read!(store, TABLE, connection => sqlx::query_scalar(LAST_TAKEN)
        .bind(account)
        .bind(among)
        .fetch_one(connection)
        .await)
}
