//! Wards, villages, their other spellings, and the topics one may follow.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::fact::Passport;

/// A ward and its figures.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Ward {
    /// The permanent code that citizens dial.
    pub code: i64,
    /// Its name.
    pub name: String,
    /// Its postcode.
    pub postcode: Option<String>,
    /// How many people live there; `None` as for the other figures if nobody counted.
    pub people: Option<i64>,
    /// How many of them are men.
    pub men: Option<i64>,
    /// How many of them are women.
    pub women: Option<i64>,
    /// How many households they form.
    pub households: Option<i64>,
    /// How many hamlets it has.
    pub hamlets: Option<i64>,
    /// Where the figures come from.
    #[sqlx(flatten)]
    pub passport: Passport,
}

/// A village of a ward.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Village {
    /// Its permanent id.
    pub id: String,
    /// The ward it lies in.
    pub ward_code: i64,
    /// Its name, unlike any other in the ward.
    pub name: String,
    /// How sure its standing as a village is (`listed`).
    pub status: String,
    /// The list it was taken from.
    pub source: String,
    /// Its place among the villages of the ward.
    pub position: i64,
}

/// Another spelling of a ward's or a village's name.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PlaceAlias {
    /// The spelling.
    pub alias: String,
    /// The ward meant, or the ward of the village meant.
    pub ward_code: i64,
    /// The village meant; `None` if the ward is.
    pub village_id: Option<String>,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Topic {
    /// The permanent number that citizens type.
    pub number: i64,
    /// Its name in files (`water`).
    pub key: String,
}

/// Everything a menu says of places and topics.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// In the order of their codes.
    pub wards: Vec<Ward>,
    /// By ward, each in its own order.
    pub villages: Vec<Village>,
    /// In the order of the alphabet.
    pub aliases: Vec<PlaceAlias>,
    /// In the order of their numbers.
    pub topics: Vec<Topic>,
}

/// Loads all of it: a few hundred rows.
pub async fn load(store: &Store) -> Result<Places, StoreError> {
    const WARDS: &str = "-- wards.load
        SELECT code, name, postcode, people, men, women, households, hamlets,
            mark, source, checked_on, review_by, confirmed_by
        FROM wards ORDER BY code";
    const VILLAGES: &str = "-- villages.load
        SELECT id, ward_code, name, status, source, position
        FROM villages ORDER BY ward_code, position";
    const ALIASES: &str = "-- place_aliases.load
        SELECT alias, ward_code, village_id FROM place_aliases ORDER BY alias, ward_code";
    const TOPICS: &str = "-- topics.load
        SELECT number, key FROM topics ORDER BY number";
    Ok(Places {
        wards: read!(store, "wards", connection => sqlx::query_as(WARDS).fetch_all(connection).await)?,
        villages: read!(store, "villages", connection => sqlx::query_as(VILLAGES).fetch_all(connection).await)?,
        aliases: read!(store, "place_aliases", connection => sqlx::query_as(ALIASES).fetch_all(connection).await)?,
        topics: read!(store, "topics", connection => sqlx::query_as(TOPICS).fetch_all(connection).await)?,
    })
}

pub(super) async fn insert_ward(tx: &mut Tx, ward: &Ward) -> Result<(), StoreError> {
    const INSERT: &str = "-- wards.insert
        INSERT INTO wards (code, name, postcode, people, men, women, households, hamlets,
            mark, source, checked_on, review_by, confirmed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    within!(tx, "wards", connection => sqlx::query(INSERT)
        .bind(ward.code)
        .bind(&ward.name)
        .bind(&ward.postcode)
        .bind(ward.people)
        .bind(ward.men)
        .bind(ward.women)
        .bind(ward.households)
        .bind(ward.hamlets)
        .bind(ward.passport.mark)
        .bind(&ward.passport.source)
        .bind(ward.passport.checked.map(|day| day.to_string()))
        .bind(ward.passport.review.map(|day| day.to_string()))
        .bind(&ward.passport.confirmed)
        .execute(connection)
        .await
        .map(|_| ()))
}

pub(super) async fn insert_village(tx: &mut Tx, village: &Village) -> Result<(), StoreError> {
    const INSERT: &str = "-- villages.insert
        INSERT INTO villages (id, ward_code, name, status, source, position)
        VALUES ($1, $2, $3, $4, $5, $6)";
    within!(tx, "villages", connection => sqlx::query(INSERT)
        .bind(&village.id)
        .bind(village.ward_code)
        .bind(&village.name)
        .bind(&village.status)
        .bind(&village.source)
        .bind(village.position)
        .execute(connection)
        .await
        .map(|_| ()))
}

pub(super) async fn insert_alias(tx: &mut Tx, alias: &PlaceAlias) -> Result<(), StoreError> {
    const INSERT: &str = "-- place_aliases.insert
        INSERT INTO place_aliases (alias, ward_code, village_id) VALUES ($1, $2, $3)";
    within!(tx, "place_aliases", connection => sqlx::query(INSERT)
        .bind(&alias.alias)
        .bind(alias.ward_code)
        .bind(&alias.village_id)
        .execute(connection)
        .await
        .map(|_| ()))
}

pub(super) async fn insert_topic(tx: &mut Tx, topic: &Topic) -> Result<(), StoreError> {
    const INSERT: &str = "-- topics.insert
        INSERT INTO topics (number, key) VALUES ($1, $2)";
    within!(tx, "topics", connection => sqlx::query(INSERT)
        .bind(topic.number)
        .bind(&topic.key)
        .execute(connection)
        .await
        .map(|_| ()))
}
