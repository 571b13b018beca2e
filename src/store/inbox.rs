//! Messages in: each kept once, with what came of it.
//!
//! What belongs to one sender is only written while their row of
//! [`super::correspondents`] is taken, so that of two nodes that get the same
//! message one finds it kept by the other.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column, storable};
use crate::domain::{language::Language, time::Timestamp};

const TABLE: &str = "inbox";
const PARTS: &str = "inbox_parts";

/// What came of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was answered.
    Answered,
    /// It was worked on and not answered: the sender had enough answers.
    Silent,
    /// It came from a machine, and was only kept.
    Machine,
}

impl Outcome {
    const ALL: [Self; 3] = [Self::Answered, Self::Silent, Self::Machine];

    /// The word used in the table.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Silent => "silent",
            Self::Machine => "machine",
        }
    }

    /// The outcome a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

text_column!(Outcome, |outcome: &Outcome| outcome.word(), Outcome::from_word);

/// A message before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// The account it came by.
    pub account: String,
    /// Whose it is: a number, or a machine's name; `None` once they are forgotten.
    pub sender: Option<String>,
    /// The short code it was sent to.
    pub recipient: String,
    /// The text. May hold secrets that citizens wrote: mask it for screens.
    pub body: String,
    /// The operator's id of it.
    pub operator_ref: Option<String>,
    /// A keyed hash of what makes it this message: a repeat has the same.
    pub fingerprint: String,
    /// The key under which what came of it is written once.
    pub origin_key: String,
    /// When it came.
    pub received_at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
    /// The keyword that was understood.
    pub keyword: Option<String>,
    /// The language it was answered in.
    pub language: Language,
    /// The ticket it opened.
    pub ticket: Option<i64>,
    /// How many messages answered it.
    pub replies: i64,
    /// A hash of the answer: the same answer has the same.
    pub reply_mark: Option<String>,
}

/// A message as officers see it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Message {
    /// Its number: later messages have larger ones.
    pub id: i64,
    /// The account it came by.
    pub account: String,
    /// Whose it is; `None` once they are forgotten.
    pub sender: Option<String>,
    /// The short code it was sent to.
    pub recipient: String,
    /// The text. May hold secrets that citizens wrote: mask it for screens.
    pub body: String,
    /// When it came.
    pub received_at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
    /// The keyword that was understood.
    pub keyword: Option<String>,
    /// The language it was answered in.
    pub language: Language,
    /// The ticket it opened.
    pub ticket: Option<i64>,
    /// How many messages answered it.
    pub replies: i64,
}

/// One answer of the last day.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Answer {
    /// When.
    pub received_at: Timestamp,
    /// How many messages.
    pub replies: i64,
    /// Its hash.
    pub reply_mark: Option<String>,
}

/// One part of a longer message.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PartRow {
    /// The key under which it is written once.
    pub origin_key: String,
    /// A keyed hash of what makes it this part.
    pub fingerprint: String,
    /// The account it came by.
    pub account: String,
    /// Whose it is.
    pub sender: String,
    /// The short code it was sent to.
    pub recipient: String,
    /// What all parts of the message share.
    pub reference: String,
    /// Which one it is, from 1.
    pub number: i64,
    /// How many there are.
    pub parts: i64,
    /// Its text.
    pub body: String,
    /// The operator's time of it.
    pub stamp: Option<String>,
    /// When it came.
    pub received_at: Timestamp,
}

/// What a list of messages is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only those with this outcome.
    pub outcome: Option<Outcome>,
    /// Only those of this sender.
    pub sender: Option<String>,
    /// Only those read as this keyword.
    pub keyword: Option<String>,
}

/// Whether a message or a part with this fingerprint came at `since` or later.
pub async fn is_repeat(
    tx: &mut Tx,
    fingerprint: &str,
    since: Timestamp,
) -> Result<bool, StoreError> {
    const IS_REPEAT: &str = "-- inbox.is_repeat
        SELECT EXISTS (SELECT 1 FROM inbox WHERE fingerprint = $1 AND received_at >= $2)
            OR EXISTS (SELECT 1 FROM inbox_parts WHERE fingerprint = $1 AND received_at >= $2)";
    within!(tx, TABLE, connection => sqlx::query_scalar(IS_REPEAT)
        .bind(fingerprint)
        .bind(since)
        .fetch_one(connection)
        .await)
}

/// Keeps a message; its number, or `None` if it is there already.
pub async fn keep(tx: &mut Tx, message: &NewMessage) -> Result<Option<i64>, StoreError> {
    const KEEP: &str = "-- inbox.keep
        INSERT INTO inbox (account, sender, recipient, body, operator_ref, fingerprint, origin_key,
            received_at, outcome, keyword, language, ticket, replies, reply_mark)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (origin_key) DO NOTHING
        RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(KEEP)
        .bind(&message.account)
        .bind(message.sender.as_deref().map(storable).as_deref())
        .bind(storable(&message.recipient).as_ref())
        .bind(storable(&message.body).as_ref())
        .bind(message.operator_ref.as_deref().map(storable).as_deref())
        .bind(&message.fingerprint)
        .bind(&message.origin_key)
        .bind(message.received_at)
        .bind(message.outcome)
        .bind(&message.keyword)
        .bind(&message.language)
        .bind(message.ticket)
        .bind(message.replies)
        .bind(&message.reply_mark)
        .fetch_optional(connection)
        .await)
}

/// The answers a sender got at `since` or later, the newest first.
pub async fn answers(
    tx: &mut Tx,
    sender: &str,
    since: Timestamp,
) -> Result<Vec<Answer>, StoreError> {
    const ANSWERS: &str = "-- inbox.answers
        SELECT received_at, replies, reply_mark FROM inbox
        WHERE sender = $1 AND received_at >= $2 AND replies > 0
        ORDER BY received_at DESC, id DESC LIMIT 200";
    within!(tx, TABLE, connection => sqlx::query_as(ANSWERS)
        .bind(sender)
        .bind(since)
        .fetch_all(connection)
        .await)
}

/// Keeps a part; `false` if it is there already.
pub async fn keep_part(tx: &mut Tx, part: &PartRow) -> Result<bool, StoreError> {
    const KEEP_PART: &str = "-- inbox_parts.keep
        INSERT INTO inbox_parts (origin_key, fingerprint, account, sender, recipient, reference,
            number, parts, body, stamp, received_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (origin_key) DO NOTHING";
    within!(tx, PARTS, connection => sqlx::query(KEEP_PART)
        .bind(&part.origin_key)
        .bind(&part.fingerprint)
        .bind(&part.account)
        .bind(storable(&part.sender).as_ref())
        .bind(storable(&part.recipient).as_ref())
        .bind(storable(&part.reference).as_ref())
        .bind(part.number)
        .bind(part.parts)
        .bind(storable(&part.body).as_ref())
        .bind(part.stamp.as_deref().map(storable).as_deref())
        .bind(part.received_at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// The parts of a message that are there and not joined yet, in their order.
pub async fn parts(tx: &mut Tx, like: &PartRow) -> Result<Vec<PartRow>, StoreError> {
    const PARTS_OF: &str = "-- inbox_parts.of
        SELECT origin_key, fingerprint, account, sender, recipient, reference, number, parts, body,
            stamp, received_at
        FROM inbox_parts
        WHERE sender = $1 AND account = $2 AND recipient = $3 AND reference = $4 AND parts = $5
            AND NOT joined
        ORDER BY number, received_at";
    within!(tx, PARTS, connection => sqlx::query_as(PARTS_OF)
        .bind(&like.sender)
        .bind(&like.account)
        .bind(&like.recipient)
        .bind(&like.reference)
        .bind(like.parts)
        .fetch_all(connection)
        .await)
}

/// Marks the parts of a message as joined.
pub async fn join_parts(tx: &mut Tx, like: &PartRow) -> Result<(), StoreError> {
    const JOIN_PARTS: &str = "-- inbox_parts.join
        UPDATE inbox_parts SET joined = TRUE
        WHERE sender = $1 AND account = $2 AND recipient = $3 AND reference = $4 AND parts = $5
            AND NOT joined";
    within!(tx, PARTS, connection => sqlx::query(JOIN_PARTS)
        .bind(&like.sender)
        .bind(&like.account)
        .bind(&like.recipient)
        .bind(&like.reference)
        .bind(like.parts)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Parts that came before `before` and still wait for others, at most `most`.
pub async fn overdue_parts(
    store: &Store,
    before: Timestamp,
    most: i64,
) -> Result<Vec<PartRow>, StoreError> {
    const OVERDUE: &str = "-- inbox_parts.overdue
        SELECT origin_key, fingerprint, account, sender, recipient, reference, number, parts, body,
            stamp, received_at
        FROM inbox_parts WHERE received_at < $1 AND NOT joined
        ORDER BY received_at, origin_key LIMIT $2";
    read!(store, PARTS, connection => sqlx::query_as(OVERDUE)
        .bind(before)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// How many answers went out in an hour of the clock, by all nodes.
pub async fn replies_in(tx: &mut Tx, hour: i64) -> Result<i64, StoreError> {
    const REPLIES_IN: &str = "-- reply_hours.count
        SELECT replies FROM reply_hours WHERE hour = $1";
    let replies: Option<i64> = within!(tx, "reply_hours", connection => sqlx::query_scalar(REPLIES_IN)
        .bind(hour)
        .fetch_optional(connection)
        .await)?;
    Ok(replies.unwrap_or_default())
}

/// Counts answers that go out in an hour. The last statement of its transaction,
/// because all nodes write this row.
pub async fn add_replies(tx: &mut Tx, hour: i64, replies: i64) -> Result<(), StoreError> {
    const ADD_REPLIES: &str = "-- reply_hours.add
        INSERT INTO reply_hours (hour, replies) VALUES ($1, $2)
        ON CONFLICT (hour) DO UPDATE SET replies = reply_hours.replies + excluded.replies";
    within!(tx, "reply_hours", connection => sqlx::query(ADD_REPLIES)
        .bind(hour)
        .bind(replies)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets whose messages these were, and their texts: what is asked of the council
/// stays as a ticket without a number.
pub async fn forget_sender(tx: &mut Tx, sender: &str) -> Result<(), StoreError> {
    const FORGET: &str = "-- inbox.forget_sender
        UPDATE inbox SET sender = NULL, body = '' WHERE sender = $1";
    const FORGET_PARTS: &str = "-- inbox_parts.forget_sender
        DELETE FROM inbox_parts WHERE sender = $1";
    const FORGET_WRITER: &str = "-- correspondents.forget_sender
        DELETE FROM correspondents WHERE sender = $1";
    for (table, statement) in
        [(TABLE, FORGET), (PARTS, FORGET_PARTS), ("correspondents", FORGET_WRITER)]
    {
        within!(tx, table, connection => sqlx::query(statement)
            .bind(sender)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Messages with a number below `before` (the newest if `None`), the newest first, at
/// most `most`.
pub async fn page(
    store: &Store,
    filter: &Filter,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Message>, StoreError> {
    // Both databases look a condition up in no index where a parameter may be NULL, and
    // the way down the key is short: pages are read from the newest message on.
    const PAGE: &str = "-- inbox.page
        SELECT id, account, sender, recipient, body, received_at, outcome, keyword, language,
            ticket, replies
        FROM inbox
        WHERE id < $1 AND ($2 = '' OR outcome = $2) AND ($3 = '' OR keyword = $3)
        ORDER BY id DESC LIMIT $4";
    // One sender's are few among all, and found by another index.
    const PAGE_OF: &str = "-- inbox.page_of
        SELECT id, account, sender, recipient, body, received_at, outcome, keyword, language,
            ticket, replies
        FROM inbox
        WHERE sender = $5 AND id < $1 AND ($2 = '' OR outcome = $2) AND ($3 = '' OR keyword = $3)
        ORDER BY id DESC LIMIT $4";
    let before = before.unwrap_or(i64::MAX);
    let outcome = filter.outcome.map_or("", Outcome::word);
    let keyword = filter.keyword.as_deref().unwrap_or_default();
    match &filter.sender {
        None => read!(store, TABLE, connection => sqlx::query_as(PAGE)
            .bind(before)
            .bind(outcome)
            .bind(keyword)
            .bind(most)
            .fetch_all(connection)
            .await),
        Some(sender) => read!(store, TABLE, connection => sqlx::query_as(PAGE_OF)
            .bind(before)
            .bind(outcome)
            .bind(keyword)
            .bind(most)
            .bind(sender)
            .fetch_all(connection)
            .await),
    }
}

/// Forgets messages and parts from before `before`, at most `most` of each; how many
/// messages went.
pub async fn purge(store: &Store, before: Timestamp, most: i64) -> Result<u64, StoreError> {
    const PURGE_PARTS: &str = "-- inbox_parts.purge
        DELETE FROM inbox_parts WHERE origin_key IN
            (SELECT origin_key FROM inbox_parts WHERE received_at < $1 LIMIT $2)";
    const PURGE: &str = "-- inbox.purge
        DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE received_at < $1 LIMIT $2)";
    autocommit!(store, PARTS, connection => sqlx::query(PURGE_PARTS)
        .bind(before)
        .bind(most)
        .execute(connection)
        .await
        .map(|_| ()))?;
    autocommit!(store, TABLE, connection => sqlx::query(PURGE)
        .bind(before)
        .bind(most)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}
