//! Who did what: a trail that only grows, each line bound to the one before it.
//!
//! Hashes are made above; here a line takes its place in the chain.

use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    group::{Grouped, Rows},
};
use crate::domain::time::Timestamp;

const TABLE: &str = "audit";

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Line {
    /// Its place, from 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who: an officer's name, or `system`.
    pub officer: String,
    /// What was done, such as `broadcast.approve`.
    pub action: String,
    /// To what, such as `broadcast 12`. Never a whole number of a citizen.
    pub subject: String,
    /// What else matters, as JSON.
    pub detail: String,
    /// The hash of the line before, empty for the first.
    pub previous: String,
    /// The hash of this line and the one before.
    pub hash: String,
}

/// Takes the next `count` places in the trail, and says the first of them and the
/// hash of the line before it. Until the transaction ends nobody else can take one.
pub async fn next(tx: &mut Tx, count: i64) -> Result<(i64, String), StoreError> {
    const TAKE: &str = "-- counters.next_audit
        INSERT INTO counters (name, value) VALUES ('audit', $1)
        ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value
        RETURNING value";
    const HASH_OF: &str = "-- audit.hash_of
        SELECT hash FROM audit WHERE seq = $1";
    let last: i64 = within!(tx, "counters", connection => sqlx::query_scalar(TAKE)
        .bind(count)
        .fetch_one(connection)
        .await)?;
    let first = last - count + 1;
    let previous: Option<String> = within!(tx, TABLE, connection => sqlx::query_scalar(HASH_OF)
        .bind(first - 1)
        .fetch_optional(connection)
        .await)?;
    Ok((first, previous.unwrap_or_default()))
}

/// How many places were ever taken.
pub async fn taken(store: &Store) -> Result<i64, StoreError> {
    const TAKEN: &str = "-- counters.audit
        SELECT COALESCE(MAX(value), 0) FROM counters WHERE name = 'audit'";
    read!(store, "counters", connection => sqlx::query_scalar(TAKEN).fetch_one(connection).await)
}

/// Writes the lines whose places were taken. No text in them may hold U+0000.
pub async fn append(tx: &mut Tx, lines: &[Line]) -> Result<(), StoreError> {
    static APPEND: Grouped = Grouped::new(
        "line",
        "-- audit.append
        INSERT INTO audit (seq, at, officer, action, subject, detail, previous, hash)
        SELECT line.seq, line.at, line.officer, line.action, line.subject, line.detail,
            line.previous, line.hash
        FROM {rows}",
    );
    let rows = Rows::of(lines)
        .number("seq", |line| line.seq)
        .number("at", |line| line.at.as_ms())
        .text("officer", |line| &*line.officer)
        .text("action", |line| &*line.action)
        .text("subject", |line| &*line.subject)
        .text("detail", |line| &*line.detail)
        .text("previous", |line| &*line.previous)
        .text("hash", |line| &*line.hash);
    let append = APPEND.of(&rows, tx.dialect());
    within!(tx, TABLE, connection => append.query().execute(connection).await.map(|_| ()))
}

/// The newest line.
pub async fn last(store: &Store) -> Result<Option<Line>, StoreError> {
    const LAST: &str = "-- audit.last
        SELECT seq, at, officer, action, subject, detail, previous, hash
        FROM audit ORDER BY seq DESC LIMIT 1";
    read!(store, TABLE, connection => sqlx::query_as(LAST).fetch_optional(connection).await)
}

/// At most `most` lines after the place `after`, in their order.
pub async fn page(store: &Store, after: i64, most: i64) -> Result<Vec<Line>, StoreError> {
    const PAGE: &str = "-- audit.page
        SELECT seq, at, officer, action, subject, detail, previous, hash
        FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(PAGE)
        .bind(after)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Which lines of the trail are looked for; nothing named means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Part of the officer's name, in any case.
    pub officer: Option<String>,
    /// What the action begins with, such as `broadcast`.
    pub action: Option<String>,
    /// Part of the subject, in any case.
    pub subject: Option<String>,
    /// From when on.
    pub from: Option<Timestamp>,
    /// Before when.
    pub to: Option<Timestamp>,
}

/// At most `most` lines before the place `before` that fit, the newest first.
pub async fn search(
    store: &Store,
    search: &Search,
    before: i64,
    most: i64,
) -> Result<Vec<Line>, StoreError> {
    const SEARCH: &str = "-- audit.search
        SELECT seq, at, officer, action, subject, detail, previous, hash
        FROM audit
        WHERE seq < $1
            AND ($3 IS NULL OR LOWER(officer) LIKE $3 ESCAPE '!')
            AND ($4 IS NULL OR action LIKE $4 ESCAPE '!')
            AND ($5 IS NULL OR LOWER(subject) LIKE $5 ESCAPE '!')
            AND ($6 IS NULL OR at >= $6)
            AND ($7 IS NULL OR at < $7)
        ORDER BY seq DESC LIMIT $2";
    let within = |text: &Option<String>| text.as_deref().map(|it| format!("%{}%", literal(it)));
    read!(store, TABLE, connection => sqlx::query_as(SEARCH)
        .bind(before)
        .bind(most)
        .bind(within(&search.officer))
        .bind(search.action.as_deref().map(|it| format!("{}%", literal(it))))
        .bind(within(&search.subject))
        .bind(search.from)
        .bind(search.to)
        .fetch_all(connection)
        .await)
}

/// A text in small letters, with nothing in it that a pattern takes for more than itself.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for character in text.chars().filter(|it| *it != '\0') {
        if matches!(character, '%' | '_' | '!') {
            literal.push('!');
        }
        literal.extend(character.to_lowercase());
    }
    literal
}

/// What officers did about a ticket, in its order.
pub async fn of_ticket(store: &Store, number: i64) -> Result<Vec<Line>, StoreError> {
    const OF_TICKET: &str = "-- audit.of_ticket
        SELECT seq, at, officer, action, subject, detail, previous, hash
        FROM audit
        WHERE subject = $1
            AND action IN ('ticket.answer', 'ticket.assign', 'ticket.close', 'ticket.move')
        ORDER BY seq";
    read!(store, TABLE, connection => sqlx::query_as(OF_TICKET)
        .bind(format!("ticket {number}"))
        .fetch_all(connection)
        .await)
}
