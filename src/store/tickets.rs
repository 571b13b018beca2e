//! Questions and reports of citizens, under numbers that they can read and dial.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column, storable};
use crate::domain::{language::Language, msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "tickets";

/// What a ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A question to the council.
    Question,
    /// A report of something broken.
    Report,
}

impl Kind {
    /// The word used in the table.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Report => "report",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Question, Self::Report].into_iter().find(|kind| kind.word() == word)
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
}

/// Opens a ticket under a number that was [`reserve`]d. A turn that was stored
/// already opens none.
pub async fn open(tx: &mut Tx, ticket: &NewTicket) -> Result<(), StoreError> {
    const OPEN: &str = "-- tickets.open
        INSERT INTO tickets (number, msisdn, account, channel, kind, category, body, language,
            ward_code, state, created_at, updated_at, turn_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'new', $10, $10, $11)
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
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Takes the next number, from 1001 on: four digits look like a ticket from the
/// first day. The number is known before the ticket is stored, because the screen
/// that tells it is stored with it; one that comes to nothing is not given again.
pub async fn reserve(store: &Store) -> Result<i64, StoreError> {
    const RESERVE: &str = "-- counters.next_ticket
        INSERT INTO counters (name, value) VALUES ('tickets', 1001)
        ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
        RETURNING value";
    autocommit!(store, "counters", connection => sqlx::query_scalar(RESERVE).fetch_one(connection).await)
}

/// The ticket with this number.
pub async fn find(store: &Store, number: i64) -> Result<Option<Ticket>, StoreError> {
    const FIND: &str = "-- tickets.find
        SELECT number, msisdn, account, channel, kind, category, body, language, ward_code,
            state, created_at, updated_at
        FROM tickets WHERE number = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(number)
        .fetch_optional(connection)
        .await)
}
