//! Questions and reports of citizens, under numbers that they can read and dial.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column, storable};
use crate::domain::{language::Language, msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "tickets";
const NOTES: &str = "ticket_notes";

const RESERVE: &str = "-- counters.next_ticket
        INSERT INTO counters (name, value) VALUES ('tickets', 1001)
        ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
        RETURNING value";

/// What a ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A question to the council.
    Question,
    /// A report of something broken.
    Report,
    /// A message that was not understood.
    Unclassified,
}

impl Kind {
    /// The word used in the table.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Report => "report",
            Self::Unclassified => "unclassified",
        }
    }

    /// The kind a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Question, Self::Report, Self::Unclassified]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

text_column!(Kind, |kind: &Kind| kind.word(), Kind::from_word);

/// A ticket before it has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTicket {
    /// The number it was promised.
    pub number: i64,
    /// Who asks.
    pub msisdn: Msisdn,
    /// On which account.
    pub account: String,
    /// Where: `ussd` or `sms`.
    pub channel: String,
    /// What it is.
    pub kind: Kind,
    /// What a report is about (`water`).
    pub category: Option<String>,
    /// The citizen's own words.
    pub body: String,
    /// The language of the dialogue.
    pub language: Language,
    /// The ward it concerns.
    pub ward_code: Option<i64>,
    /// When it was asked.
    pub created_at: Timestamp,
    /// The turn in which it was asked: a turn told twice opens one ticket.
    pub turn_key: String,
    /// Until when an answer was promised; `None` without a promise.
    pub due_at: Option<Timestamp>,
}

/// A ticket.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Ticket {
    /// The number the citizen was told.
    pub number: i64,
    /// Who asked; `None` once they are forgotten.
    pub msisdn: Option<Msisdn>,
    /// On which account.
    pub account: String,
    /// Where: `ussd` or `sms`.
    pub channel: String,
    /// What it is.
    pub kind: Kind,
    /// What a report is about.
    pub category: Option<String>,
    /// The citizen's own words.
    pub body: String,
    /// The language of the dialogue.
    pub language: Language,
    /// The ward it concerns.
    pub ward_code: Option<i64>,
    /// `new`, `received`, `in-hand`, `waiting`, `answered`, `closed` or `passed-on`.
    pub state: String,
    /// When it was asked.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The officer who has it in hand.
    pub assigned_to: Option<String>,
    /// Until when an answer was promised.
    pub due_at: Option<Timestamp>,
    /// The answer the citizen got.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Whether the citizen was satisfied with it, once they said so.
    pub satisfied: Option<bool>,
}

/// What a list of tickets is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<String>,
    /// Only those of this kind.
    pub kind: Option<Kind>,
    /// Only those of this officer.
    pub assigned_to: Option<String>,
    /// Only those that concern this ward.
    pub ward_code: Option<i64>,
    /// Only those that are not answered, closed or passed on.
    pub open: bool,
    /// Only open ones for which the answer was promised before this instant, and does
    /// not wait for the citizen.
    pub overdue_at: Option<Timestamp>,
}

impl Filter {
    /// Whether all it finds is open.
    fn finds_open(&self) -> bool {
        let state = self.state.as_deref().unwrap_or_default();
        self.open
            || self.overdue_at.is_some()
            || ["new", "received", "in-hand", "waiting"].contains(&state)
    }
}

/// How much waits for the help desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, FromRow)]
pub struct Waiting {
    /// Tickets that are open.
    pub open: i64,
    /// Those of them that are overdue.
    pub overdue: i64,
    /// Those of them that one officer has in hand.
    pub mine: i64,
}

/// What became of the tickets that were opened in a time, of one ward, kind and
/// category.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Sum {
    /// The ward they concern, if any.
    pub ward_code: Option<i64>,
    /// What they are.
    pub kind: Kind,
    /// What reports are about.
    pub category: Option<String>,
    /// How many were opened.
    pub opened: i64,
    /// How many of them were answered.
    pub answered: i64,
    /// How many are closed or passed on.
    pub closed: i64,
    /// How many were answered late, or are still owed an answer that was promised.
    pub late: i64,
    /// How many citizens said that they are satisfied.
    pub satisfied: i64,
    /// How many said that they are not.
    pub dissatisfied: i64,
}

/// Opens a ticket under a number that was [`reserve`]d. A turn that was stored
/// already opens none.
pub async fn open(tx: &mut Tx, ticket: &NewTicket) -> Result<(), StoreError> {
    const OPEN: &str = "-- tickets.open
        INSERT INTO tickets (number, msisdn, account, channel, kind, category, body, language,
            ward_code, state, created_at, updated_at, turn_key, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'new', $10, $10, $11, $12)
        ON CONFLICT (turn_key) DO NOTHING";
    within!(tx, TABLE, connection => sqlx::query(OPEN)
        .bind(ticket.number)
        .bind(&ticket.msisdn)
        .bind(&ticket.account)
        .bind(&ticket.channel)
        .bind(ticket.kind)
        .bind(&ticket.category)
        .bind(storable(&ticket.body).as_ref())
        .bind(&ticket.language)
        .bind(ticket.ward_code)
        .bind(ticket.created_at)
        .bind(&ticket.turn_key)
        .bind(ticket.due_at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Takes the next number, from 1001 on: four digits look like a ticket from the
/// first day. The number is known before the ticket is stored, because the screen
/// that tells it is stored with it; one that comes to nothing is not given again.
pub async fn reserve(store: &Store) -> Result<i64, StoreError> {
    autocommit!(store, "counters", connection => sqlx::query_scalar(RESERVE).fetch_one(connection).await)
}

/// The ticket with this number.
pub async fn find(store: &Store, number: i64) -> Result<Option<Ticket>, StoreError> {
    const FIND: &str = "-- tickets.find
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at, assigned_to, due_at, answer, answered_at, satisfied
        FROM tickets WHERE number = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(number)
        .fetch_optional(connection)
        .await)
}

/// The same inside a transaction, which then holds the counter until it ends.
pub async fn reserve_in(tx: &mut Tx) -> Result<i64, StoreError> {
    within!(tx, "counters", connection => sqlx::query_scalar(RESERVE).fetch_one(connection).await)
}

/// The ticket with this number, inside a transaction.
pub async fn find_in(tx: &mut Tx, number: i64) -> Result<Option<Ticket>, StoreError> {
    const FIND_IN: &str = "-- tickets.find_in
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at, assigned_to, due_at, answer, answered_at, satisfied
        FROM tickets WHERE number = $1";
    within!(tx, TABLE, connection => sqlx::query_as(FIND_IN)
        .bind(number)
        .fetch_optional(connection)
        .await)
}

/// How many questions and reports a number has sent.
pub async fn count_of(tx: &mut Tx, msisdn: &Msisdn) -> Result<i64, StoreError> {
    const COUNT_OF: &str = "-- tickets.count_of
        SELECT COUNT(*) FROM tickets WHERE msisdn = $1";
    within!(tx, TABLE, connection => sqlx::query_scalar(COUNT_OF)
        .bind(msisdn)
        .fetch_one(connection)
        .await)
}

/// Tickets with a number below `before` (the newest if `None`), the newest first, at
/// most `most`.
pub async fn page(
    store: &Store,
    filter: &Filter,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Ticket>, StoreError> {
    const PAGE: &str = "-- tickets.page
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at, assigned_to, due_at, answer, answered_at, satisfied
        FROM tickets
        WHERE number < $1 AND ($2 = '' OR state = $2) AND ($3 = '' OR kind = $3)
            AND ($4 = '' OR assigned_to = $4) AND ($5 < 0 OR ward_code = $5)
        ORDER BY number DESC LIMIT $6";
    // A statement of its own, because its rows are found by another index.
    const PAGE_OPEN: &str = "-- tickets.page_open
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at, assigned_to, due_at, answer, answered_at, satisfied
        FROM tickets
        WHERE state IN ('new', 'received', 'in-hand', 'waiting')
            AND number < $1 AND ($2 = '' OR state = $2) AND ($3 = '' OR kind = $3)
            AND ($4 = '' OR assigned_to = $4) AND ($5 < 0 OR ward_code = $5)
            AND ($7 < 0 OR (due_at < $7 AND state <> 'waiting'))
        ORDER BY number DESC LIMIT $6";
    let before = before.unwrap_or(i64::MAX);
    let state = filter.state.as_deref().unwrap_or_default();
    let kind = filter.kind.map_or("", Kind::word);
    let officer = filter.assigned_to.as_deref().unwrap_or_default();
    let ward = filter.ward_code.unwrap_or(-1);
    if filter.finds_open() {
        let overdue_at = filter.overdue_at.map_or(-1, Timestamp::as_ms);
        return read!(store, TABLE, connection => sqlx::query_as(PAGE_OPEN)
            .bind(before)
            .bind(state)
            .bind(kind)
            .bind(officer)
            .bind(ward)
            .bind(most)
            .bind(overdue_at)
            .fetch_all(connection)
            .await);
    }
    read!(store, TABLE, connection => sqlx::query_as(PAGE)
        .bind(before)
        .bind(state)
        .bind(kind)
        .bind(officer)
        .bind(ward)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Tickets whose answer was promised before an instant, the longest owed first, at most
/// `most`; none that waits for the citizen.
pub async fn overdue(store: &Store, now: Timestamp, most: i64) -> Result<Vec<Ticket>, StoreError> {
    const OVERDUE: &str = "-- tickets.overdue
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at, assigned_to, due_at, answer, answered_at, satisfied
        FROM tickets WHERE state IN ('new', 'received', 'in-hand') AND due_at < $1
        ORDER BY due_at, number LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(OVERDUE)
        .bind(now)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// How much waits at an instant, and how much of it for one officer.
pub async fn waiting(store: &Store, officer: &str, now: Timestamp) -> Result<Waiting, StoreError> {
    const WAITING: &str = "-- tickets.waiting
        SELECT COUNT(*) AS open,
            COALESCE(SUM(CASE WHEN due_at < $1 AND state <> 'waiting' THEN 1 ELSE 0 END), 0) AS overdue,
            COALESCE(SUM(CASE WHEN assigned_to = $2 THEN 1 ELSE 0 END), 0) AS mine
        FROM tickets WHERE state IN ('new', 'received', 'in-hand', 'waiting')";
    read!(store, TABLE, connection => sqlx::query_as(WAITING)
        .bind(now)
        .bind(officer)
        .fetch_one(connection)
        .await)
}

/// The tickets of one citizen, the newest first, at most `most`.
pub async fn of(store: &Store, msisdn: &Msisdn, most: i64) -> Result<Vec<Ticket>, StoreError> {
    const OF: &str = "-- tickets.of
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at, assigned_to, due_at, answer, answered_at, satisfied
        FROM tickets WHERE msisdn = $1 ORDER BY number DESC LIMIT $2";
    read!(store, TABLE, connection => sqlx::query_as(OF)
        .bind(msisdn)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// What became, as of `now`, of the tickets that were opened from `from` on and before
/// `to`.
pub async fn sums(
    store: &Store,
    from: Timestamp,
    to: Timestamp,
    now: Timestamp,
) -> Result<Vec<Sum>, StoreError> {
    const SUMS: &str = "-- tickets.sums
        SELECT ward_code, kind, category, COUNT(*) AS opened,
            SUM(CASE WHEN answered_at IS NOT NULL THEN 1 ELSE 0 END) AS answered,
            SUM(CASE WHEN state IN ('closed', 'passed-on') THEN 1 ELSE 0 END) AS closed,
            SUM(CASE WHEN answered_at > due_at OR (answered_at IS NULL AND due_at < $3
                AND state IN ('new', 'received', 'in-hand')) THEN 1 ELSE 0 END) AS late,
            SUM(CASE WHEN satisfied THEN 1 ELSE 0 END) AS satisfied,
            SUM(CASE WHEN NOT satisfied THEN 1 ELSE 0 END) AS dissatisfied
        FROM tickets WHERE created_at >= $1 AND created_at < $2
        GROUP BY ward_code, kind, category
        ORDER BY COALESCE(ward_code, 0), kind, COALESCE(category, '')";
    read!(store, TABLE, connection => sqlx::query_as(SUMS)
        .bind(from)
        .bind(to)
        .bind(now)
        .fetch_all(connection)
        .await)
}

/// Keeps the answer of the help desk, if none came since one of the instant `seen`
/// (`None`: since there was none); `false` if one did, or the ticket is closed or absent.
pub async fn answer(
    tx: &mut Tx,
    number: i64,
    answer: &str,
    seen: Option<Timestamp>,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const ANSWER: &str = "-- tickets.answer
        UPDATE tickets SET state = 'answered', answer = $2, answered_at = $3, updated_at = $3,
            satisfied = NULL
        WHERE number = $1 AND COALESCE(answered_at, -1) = $4 AND state <> 'closed'";
    within!(tx, TABLE, connection => sqlx::query(ANSWER)
        .bind(number)
        .bind(storable(answer).as_ref())
        .bind(at)
        .bind(seen.map_or(-1, Timestamp::as_ms))
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Moves a ticket to another state, and to an officer if one is named; `false` if
/// there is no such ticket.
pub async fn set_state(
    tx: &mut Tx,
    number: i64,
    state: &str,
    assigned_to: Option<&str>,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const SET_STATE: &str = "-- tickets.set_state
        UPDATE tickets SET state = $2, assigned_to = COALESCE($3, assigned_to), updated_at = $4
        WHERE number = $1";
    within!(tx, TABLE, connection => sqlx::query(SET_STATE)
        .bind(number)
        .bind(state)
        .bind(assigned_to)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Keeps the citizen's word on the answer: closed if they are satisfied, else in hand
/// again. `false` if the ticket is not theirs.
pub async fn rate(
    tx: &mut Tx,
    number: i64,
    msisdn: &Msisdn,
    satisfied: bool,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const RATE: &str = "-- tickets.rate
        UPDATE tickets SET satisfied = $3, updated_at = $4,
            state = CASE WHEN $3 THEN 'closed' ELSE 'in-hand' END
        WHERE number = $1 AND msisdn = $2";
    within!(tx, TABLE, connection => sqlx::query(RATE)
        .bind(number)
        .bind(msisdn)
        .bind(satisfied)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// What an officer told the others about a ticket.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Note {
    /// Who.
    pub officer: String,
    /// What.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// Adds a note to a ticket.
pub async fn add_note(tx: &mut Tx, number: i64, note: &Note) -> Result<(), StoreError> {
    const ADD_NOTE: &str = "-- ticket_notes.add
        INSERT INTO ticket_notes (ticket, officer, text, at) VALUES ($1, $2, $3, $4)";
    within!(tx, NOTES, connection => sqlx::query(ADD_NOTE)
        .bind(number)
        .bind(storable(&note.officer).as_ref())
        .bind(storable(&note.text).as_ref())
        .bind(note.at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// The notes of a ticket, the oldest first.
pub async fn notes(store: &Store, number: i64) -> Result<Vec<Note>, StoreError> {
    const OF: &str = "-- ticket_notes.of
        SELECT officer, text, at FROM ticket_notes WHERE ticket = $1 ORDER BY id";
    read!(store, NOTES, connection => sqlx::query_as(OF)
        .bind(number)
        .fetch_all(connection)
        .await)
}
