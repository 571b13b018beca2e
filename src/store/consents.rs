//! What people agreed to or took back: when, by which channel, in which words.

use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    columns::text_column,
    group::{Grouped, Rows},
};
use crate::domain::{language::Language, msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "consents";

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Joined the service.
    Joined,
    /// Left it.
    Left,
    /// Chose topics.
    Topics,
    /// Chose a ward or a village.
    Ward,
    /// Asked to be forgotten.
    Erased,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Joined, Self::Left, Self::Topics, Self::Ward, Self::Erased];

    /// The word used in the table.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Topics => "topics",
            Self::Ward => "ward",
            Self::Erased => "erased",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

text_column!(Kind, |kind: &Kind| kind.word(), Kind::from_word);

/// One act and its evidence.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Consent {
    /// Its id.
    pub id: String,
    /// Who; `None` once they are forgotten.
    pub msisdn: Option<Msisdn>,
    /// The keyed hash that stands for a forgotten number.
    pub msisdn_hash: Option<String>,
    /// What was done.
    pub kind: Kind,
    /// Where: `ussd`, `sms`, `console`, `api`, `import` or `operator`.
    pub channel: String,
    /// On which account.
    pub account: String,
    /// In which words: the digest of the menu's release.
    pub wording: String,
    /// In which language.
    pub language: Language,
    /// When.
    pub recorded_at: Timestamp,
    /// The operator's id of the dialogue.
    pub operator_session: String,
    /// The turn in which it was done: a turn told twice records one act of a kind.
    pub turn_key: String,
}

/// Records an act, unless this turn has recorded one of its kind already.
pub async fn record(tx: &mut Tx, consent: &Consent) -> Result<(), StoreError> {
    const RECORD: &str = "-- consents.record
        INSERT INTO consents (id, msisdn, msisdn_hash, kind, channel, account, wording, language,
            recorded_at, operator_session, turn_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (turn_key, kind) DO NOTHING";
    within!(tx, TABLE, connection => sqlx::query(RECORD)
        .bind(&consent.id)
        .bind(&consent.msisdn)
        .bind(&consent.msisdn_hash)
        .bind(consent.kind)
        .bind(&consent.channel)
        .bind(&consent.account)
        .bind(&consent.wording)
        .bind(&consent.language)
        .bind(consent.recorded_at)
        .bind(&consent.operator_session)
        .bind(&consent.turn_key)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Records many acts.
pub async fn record_all(tx: &mut Tx, consents: &[Consent]) -> Result<(), StoreError> {
    static RECORD_ALL: Grouped = Grouped::new(
        "consent",
        "-- consents.record_all
        INSERT INTO consents (id, msisdn, msisdn_hash, kind, channel, account, wording,
            language, recorded_at, operator_session, turn_key)
        SELECT consent.id, consent.msisdn, consent.msisdn_hash, consent.kind, consent.channel,
            consent.account, consent.wording, consent.language, consent.recorded_at,
            consent.operator_session, consent.turn_key
        FROM {rows}
        WHERE true
        ON CONFLICT (turn_key, kind) DO NOTHING",
    );
    let rows = Rows::of(consents)
        .text("id", |consent| &*consent.id)
        .text("msisdn", |consent| consent.msisdn.as_ref().map(Msisdn::e164))
        .text("msisdn_hash", |consent| consent.msisdn_hash.as_deref())
        .text("kind", |consent| consent.kind.word())
        .text("channel", |consent| &*consent.channel)
        .text("account", |consent| &*consent.account)
        .text("wording", |consent| &*consent.wording)
        .text("language", |consent| consent.language.tag())
        .number("recorded_at", |consent| consent.recorded_at.as_ms())
        .text("operator_session", |consent| &*consent.operator_session)
        .text("turn_key", |consent| &*consent.turn_key);
    let record = RECORD_ALL.of(&rows, tx.dialect());
    within!(tx, TABLE, connection => record.query().execute(connection).await.map(|_| ()))
}

/// Everything a number agreed to or took back, oldest first.
pub async fn of(store: &Store, msisdn: &Msisdn) -> Result<Vec<Consent>, StoreError> {
    const OF: &str = "-- consents.of
        SELECT id, msisdn, msisdn_hash, kind, channel, account, wording, language,
            recorded_at, operator_session, turn_key
        FROM consents WHERE msisdn = $1 ORDER BY recorded_at, id";
    read!(store, TABLE, connection => sqlx::query_as(OF).bind(msisdn).fetch_all(connection).await)
}

/// The same for a number that was forgotten, by its keyed hash.
pub async fn of_hash(store: &Store, msisdn_hash: &str) -> Result<Vec<Consent>, StoreError> {
    const OF_HASH: &str = "-- consents.of_hash
        SELECT id, msisdn, msisdn_hash, kind, channel, account, wording, language,
            recorded_at, operator_session, turn_key
        FROM consents WHERE msisdn_hash = $1 ORDER BY recorded_at, id";
    read!(store, TABLE, connection => sqlx::query_as(OF_HASH)
        .bind(msisdn_hash)
        .fetch_all(connection)
        .await)
}
