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
            AND ($4 = '' OR assigned_to = $4)
        ORDER BY number DESC LIMIT $5";
    read!(store, TABLE, connection => sqlx::query_as(PAGE)
        .bind(before.unwrap_or(i64::MAX))
        .bind(filter.state.as_deref().unwrap_or_default())
        .bind(filter.kind.map_or("", Kind::word))
        .bind(filter.assigned_to.as_deref().unwrap_or_default())
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Keeps the answer of the help desk; `false` if there is no such ticket.
pub async fn answer(
    tx: &mut Tx,
    number: i64,
    answer: &str,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const ANSWER: &str = "-- tickets.answer
        UPDATE tickets SET state = 'answered', answer = $2, answered_at = $3, updated_at = $3,
            satisfied = NULL
        WHERE number = $1";
    within!(tx, TABLE, connection => sqlx::query(ANSWER)
        .bind(number)
        .bind(storable(answer).as_ref())
        .bind(at)
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
