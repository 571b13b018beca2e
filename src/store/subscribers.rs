//! Subscribers: people who chose something, and what they chose.
//!
//! Each choice makes the row if there is none, so the functions may come in any
//! order. What people agreed to stands in [`super::consents`].

use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    columns::text_column,
    group::{Grouped, Rows},
};
use crate::domain::{language::Language, msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "subscribers";

/// The numbers of the topics a subscriber follows, stored as `1,3,6`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topics(pub Vec<i64>);

impl Topics {
    fn text(&self) -> String {
        self.0.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let numbers = text.split(',').filter(|number| !number.is_empty());
        numbers.map(|number| number.parse().ok()).collect::<Option<_>>().map(Self)
    }
}

text_column!(Topics, Topics::text, Topics::parse);

/// What a person chose, as a dialogue needs it.
#[derive(Debug, Clone, PartialEq, Eq, Default, FromRow)]
pub struct Choices {
    /// The language; `None` for the one of the service.
    #[sqlx(rename = "chosen_language")]
    pub language: Option<Language>,
    /// The ward.
    pub ward_code: Option<i64>,
    /// The village in that ward.
    pub village_id: Option<String>,
    /// The topics; `None` for all.
    pub topics: Option<Topics>,
    /// Whether they have joined and not left since.
    pub joined: bool,
}

/// A subscriber.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Subscriber {
    /// The number.
    pub msisdn: Msisdn,
    /// What they chose.
    #[sqlx(flatten)]
    pub choices: Choices,
    /// When they last joined; `None` if they never did.
    pub joined_at: Option<Timestamp>,
    /// When they left again.
    pub left_at: Option<Timestamp>,
    /// When they first chose something.
    pub created_at: Timestamp,
    /// When they last did.
    pub updated_at: Timestamp,
}

/// The subscriber with this number.
pub async fn find(store: &Store, msisdn: &Msisdn) -> Result<Option<Subscriber>, StoreError> {
    const FIND: &str = "-- subscribers.find
        SELECT msisdn, language AS chosen_language, ward_code, village_id, topics,
            (joined_at IS NOT NULL AND left_at IS NULL) AS joined,
            joined_at, left_at, created_at, updated_at
        FROM subscribers WHERE msisdn = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(msisdn)
        .fetch_optional(connection)
        .await)
}

/// The subscriber with this number, inside a transaction.
pub async fn find_in(tx: &mut Tx, msisdn: &Msisdn) -> Result<Option<Subscriber>, StoreError> {
    const FIND_IN: &str = "-- subscribers.find_in
        SELECT msisdn, language AS chosen_language, ward_code, village_id, topics,
            (joined_at IS NOT NULL AND left_at IS NULL) AS joined,
            joined_at, left_at, created_at, updated_at
        FROM subscribers WHERE msisdn = $1";
    within!(tx, TABLE, connection => sqlx::query_as(FIND_IN)
        .bind(msisdn)
        .fetch_optional(connection)
        .await)
}

/// Sets the language in which the citizen is answered.
pub async fn set_language(
    tx: &mut Tx,
    msisdn: &Msisdn,
    language: &Language,
    at: Timestamp,
) -> Result<(), StoreError> {
    const SET_LANGUAGE: &str = "-- subscribers.set_language
        INSERT INTO subscribers (msisdn, language, created_at, updated_at) VALUES ($1, $2, $3, $3)
        ON CONFLICT (msisdn) DO UPDATE SET language = excluded.language, updated_at = excluded.updated_at";
    within!(tx, TABLE, connection => sqlx::query(SET_LANGUAGE)
        .bind(msisdn)
        .bind(language)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Joins, or joins again after leaving. Who has joined already stays as they were.
pub async fn join(tx: &mut Tx, msisdn: &Msisdn, at: Timestamp) -> Result<Subscriber, StoreError> {
    const JOIN: &str = "-- subscribers.join
        INSERT INTO subscribers (msisdn, joined_at, created_at, updated_at) VALUES ($1, $2, $2, $2)
        ON CONFLICT (msisdn) DO UPDATE SET
            joined_at = CASE
                WHEN subscribers.joined_at IS NOT NULL AND subscribers.left_at IS NULL
                THEN subscribers.joined_at ELSE excluded.joined_at END,
            left_at = NULL, updated_at = excluded.updated_at
        RETURNING msisdn, language AS chosen_language, ward_code, village_id, topics,
            (joined_at IS NOT NULL AND left_at IS NULL) AS joined,
            joined_at, left_at, created_at, updated_at";
    within!(tx, TABLE, connection => sqlx::query_as(JOIN)
        .bind(msisdn)
        .bind(at)
        .fetch_one(connection)
        .await)
}

/// Sets the ward. The village goes if it lies in another ward.
pub async fn set_ward(
    tx: &mut Tx,
    msisdn: &Msisdn,
    ward_code: i64,
    at: Timestamp,
) -> Result<(), StoreError> {
    const SET_WARD: &str = "-- subscribers.set_ward
        INSERT INTO subscribers (msisdn, ward_code, created_at, updated_at) VALUES ($1, $2, $3, $3)
        ON CONFLICT (msisdn) DO UPDATE SET
            ward_code = excluded.ward_code,
            village_id = CASE
                WHEN subscribers.ward_code = excluded.ward_code THEN subscribers.village_id END,
            updated_at = excluded.updated_at";
    within!(tx, TABLE, connection => sqlx::query(SET_WARD)
        .bind(msisdn)
        .bind(ward_code)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Sets the village, and with it the ward it lies in.
pub async fn set_village(
    tx: &mut Tx,
    msisdn: &Msisdn,
    village_id: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    const SET_VILLAGE: &str = "-- subscribers.set_village
        INSERT INTO subscribers (msisdn, ward_code, village_id, created_at, updated_at)
        VALUES ($1, (SELECT ward_code FROM villages WHERE id = $2), $2, $3, $3)
        ON CONFLICT (msisdn) DO UPDATE SET ward_code = excluded.ward_code,
            village_id = excluded.village_id, updated_at = excluded.updated_at";
    within!(tx, TABLE, connection => sqlx::query(SET_VILLAGE)
        .bind(msisdn)
        .bind(village_id)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Sets the topics to follow; `None` for all.
pub async fn set_topics(
    tx: &mut Tx,
    msisdn: &Msisdn,
    topics: Option<&Topics>,
    at: Timestamp,
) -> Result<(), StoreError> {
    const SET_TOPICS: &str = "-- subscribers.set_topics
        INSERT INTO subscribers (msisdn, topics, created_at, updated_at) VALUES ($1, $2, $3, $3)
        ON CONFLICT (msisdn) DO UPDATE SET topics = excluded.topics, updated_at = excluded.updated_at";
    within!(tx, TABLE, connection => sqlx::query(SET_TOPICS)
        .bind(msisdn)
        .bind(topics)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Leaves; `false` if they had not joined. The choices stay for a return.
pub async fn leave(tx: &mut Tx, msisdn: &Msisdn, at: Timestamp) -> Result<bool, StoreError> {
    const LEAVE: &str = "-- subscribers.leave
        UPDATE subscribers SET left_at = $2, updated_at = $2
        WHERE msisdn = $1 AND joined_at IS NOT NULL AND left_at IS NULL";
    within!(tx, TABLE, connection => sqlx::query(LEAVE)
        .bind(msisdn)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Forgets a person: the row goes, and tickets no longer say whose they
/// were. Consents stay as evidence under `msisdn_hash`, a keyed hash that
/// the caller makes. `false` if there was no row.
///
/// The live dialogue in which it is asked, and a message under way, keep the
/// number until they are over.
pub async fn erase(tx: &mut Tx, msisdn: &Msisdn, msisdn_hash: &str) -> Result<bool, StoreError> {
    const DELETE: &str = "-- subscribers.erase
        DELETE FROM subscribers WHERE msisdn = $1";
    const UNLINK_TICKETS: &str = "-- tickets.unlink
        UPDATE tickets SET msisdn = NULL WHERE msisdn = $1";
    const HASH_CONSENTS: &str = "-- consents.hash
        UPDATE consents SET msisdn = NULL, msisdn_hash = $2 WHERE msisdn = $1";
    within!(tx, "tickets", connection => sqlx::query(UNLINK_TICKETS)
        .bind(msisdn)
        .execute(connection)
        .await
        .map(|_| ()))?;
    within!(tx, "consents", connection => sqlx::query(HASH_CONSENTS)
        .bind(msisdn)
        .bind(msisdn_hash)
        .execute(connection)
        .await
        .map(|_| ()))?;
    within!(tx, TABLE, connection => sqlx::query(DELETE)
        .bind(msisdn)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// A person whom an office puts on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enlisted {
    /// The number.
    pub msisdn: Msisdn,
    /// The language, where the list says it.
    pub language: Option<Language>,
    /// The ward, where the list says it.
    pub ward_code: Option<i64>,
    /// A village of that ward, where the list says it.
    pub village_id: Option<String>,
    /// The topics; `None` for all.
    pub topics: Option<Topics>,
}

/// Puts people on the list, each of them once; says whom it did not hold before. Whoever
/// chose to leave, or may not be written to, or has joined already, stays as they are; so
/// does what a person chose: a village belongs to the choice of a ward.
pub async fn enlist(
    tx: &mut Tx,
    people: &[Enlisted],
    at: Timestamp,
) -> Result<Vec<Msisdn>, StoreError> {
    static ENLIST: Grouped = Grouped::new(
        "person",
        "-- subscribers.enlist
        INSERT INTO subscribers (msisdn, language, ward_code, village_id, topics, joined_at,
            created_at, updated_at)
        SELECT person.msisdn, person.language, person.ward_code, person.village_id,
            person.topics, $1, $1, $1
        FROM {rows}
        WHERE NOT EXISTS
            (SELECT 1 FROM suppressions WHERE suppressions.msisdn = person.msisdn)
        ORDER BY person.msisdn
        ON CONFLICT (msisdn) DO UPDATE SET joined_at = excluded.joined_at,
            language = COALESCE(subscribers.language, excluded.language),
            ward_code = COALESCE(subscribers.ward_code, excluded.ward_code),
            village_id = CASE WHEN subscribers.ward_code IS NULL THEN excluded.village_id
                ELSE subscribers.village_id END,
            topics = COALESCE(subscribers.topics, excluded.topics),
            updated_at = excluded.updated_at
        WHERE subscribers.joined_at IS NULL AND subscribers.left_at IS NULL
        RETURNING msisdn",
    );
    let rows = Rows::of(people)
        .text("msisdn", |person| person.msisdn.e164())
        .text("language", |person| person.language.as_ref().map(Language::tag))
        .number("ward_code", |person| person.ward_code)
        .text("village_id", |person| person.village_id.as_deref())
        .text("topics", |person| person.topics.as_ref().map(Topics::text));
    let enlist = ENLIST.of(&rows, tx.dialect());
    within!(tx, TABLE, connection => enlist.query_scalar()
        .bind(at)
        .fetch_all(connection)
        .await)
}

/// Which subscribers to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of this ward.
    pub ward_code: Option<i64>,
    /// Only those who have joined and not left, or only the others.
    pub joined: Option<bool>,
    /// Only those who follow this topic, by itself or with all others.
    pub topic: Option<i64>,
}

/// At most `most` subscribers behind a number, in the order of their numbers.
pub async fn page(
    store: &Store,
    filter: &Filter,
    after: &str,
    most: i64,
) -> Result<Vec<Subscriber>, StoreError> {
    const PAGE: &str = "-- subscribers.page
        SELECT msisdn, language AS chosen_language, ward_code, village_id, topics,
            (joined_at IS NOT NULL AND left_at IS NULL) AS joined,
            joined_at, left_at, created_at, updated_at
        FROM subscribers
        WHERE msisdn > $1 AND ($2 < 0 OR (joined_at IS NOT NULL AND left_at IS NULL) = ($2 > 0))
            AND ($3 = '' OR topics IS NULL OR (',' || topics || ',') LIKE $3)
        ORDER BY msisdn LIMIT $4";
    // A ward's are few among all, and found by another index.
    const PAGE_OF_WARD: &str = "-- subscribers.page_of_ward
        SELECT msisdn, language AS chosen_language, ward_code, village_id, topics,
            (joined_at IS NOT NULL AND left_at IS NULL) AS joined,
            joined_at, left_at, created_at, updated_at
        FROM subscribers
        WHERE ward_code = $5 AND msisdn > $1
            AND ($2 < 0 OR (joined_at IS NOT NULL AND left_at IS NULL) = ($2 > 0))
            AND ($3 = '' OR topics IS NULL OR (',' || topics || ',') LIKE $3)
        ORDER BY msisdn LIMIT $4";
    let joined = filter.joined.map_or(-1, i64::from);
    let topic = filter.topic.map_or(String::new(), |topic| format!("%,{topic},%"));
    match filter.ward_code {
        None => read!(store, TABLE, connection => sqlx::query_as(PAGE)
            .bind(after)
            .bind(joined)
            .bind(&topic)
            .bind(most)
            .fetch_all(connection)
            .await),
        Some(ward) => read!(store, TABLE, connection => sqlx::query_as(PAGE_OF_WARD)
            .bind(after)
            .bind(joined)
            .bind(&topic)
            .bind(most)
            .bind(ward)
            .fetch_all(connection)
            .await),
    }
}
