//! Groups: lists of people that officers keep, or upload for one use.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, storable};
use crate::domain::{language::Language, msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "contact_groups";
const MEMBERS: &str = "contact_group_members";

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Group {
    /// Its number.
    pub id: i64,
    /// Its name, unlike any other's.
    pub name: String,
    /// `kept` or `uploaded`.
    pub origin: String,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its members last changed.
    pub changed_at: Timestamp,
    /// How many members it has.
    pub members: i64,
}

/// A member of a group.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Member {
    /// The number.
    pub msisdn: Msisdn,
    /// The language the list says; what the person chose outranks it.
    pub language: Option<Language>,
    /// The ward the list says.
    pub ward_code: Option<i64>,
}

/// Gives a group another name.
///
/// # Errors
/// [`StoreError::Conflict`] if another has it.
pub async fn rename(tx: &mut Tx, id: i64, name: &str) -> Result<(), StoreError> {
    const RENAME: &str = "-- contact_groups.rename
        UPDATE contact_groups SET name = $2 WHERE id = $1";
    within!(tx, TABLE, connection => sqlx::query(RENAME)
        .bind(id)
        .bind(storable(name).as_ref())
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Makes an empty group; its number.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one of this name.
pub async fn create(
    tx: &mut Tx,
    name: &str,
    uploaded: bool,
    officer: &str,
    at: Timestamp,
) -> Result<i64, StoreError> {
    const CREATE: &str = "-- contact_groups.create
        INSERT INTO contact_groups (name, origin, made_by, created_at, changed_at)
        VALUES ($1, $2, $3, $4, $4)
        RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(CREATE)
        .bind(storable(name).as_ref())
        .bind(if uploaded { "uploaded" } else { "kept" })
        .bind(storable(officer).as_ref())
        .bind(at)
        .fetch_one(connection)
        .await)
}

/// Puts people into a group, all at once; who is in it gets the language and the ward
/// told now. At most a thousand at a time, so that nobody waits for it.
pub async fn put(tx: &mut Tx, group: i64, members: &[Member]) -> Result<(), StoreError> {
    const PUT: &str = "-- contact_group_members.put
        INSERT INTO contact_group_members (group_id, msisdn, language, ward_code)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (group_id, msisdn) DO UPDATE SET
            language = excluded.language, ward_code = excluded.ward_code";
    for member in members {
        within!(tx, MEMBERS, connection => sqlx::query(PUT)
            .bind(group)
            .bind(&member.msisdn)
            .bind(&member.language)
            .bind(member.ward_code)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Takes a person out; `false` if they were not in it.
pub async fn remove(tx: &mut Tx, group: i64, msisdn: &Msisdn) -> Result<bool, StoreError> {
    const REMOVE: &str = "-- contact_group_members.remove
        DELETE FROM contact_group_members WHERE group_id = $1 AND msisdn = $2";
    within!(tx, MEMBERS, connection => sqlx::query(REMOVE)
        .bind(group)
        .bind(msisdn)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Takes a person out of every group: they are to be forgotten.
pub async fn forget(tx: &mut Tx, msisdn: &Msisdn) -> Result<(), StoreError> {
    const FORGET: &str = "-- contact_group_members.forget
        DELETE FROM contact_group_members WHERE msisdn = $1";
    within!(tx, MEMBERS, connection => sqlx::query(FORGET)
        .bind(msisdn)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Every group, by name.
pub async fn all(store: &Store) -> Result<Vec<Group>, StoreError> {
    const ALL: &str = "-- contact_groups.all
        SELECT id, name, origin, made_by, created_at, changed_at,
            (SELECT COUNT(*) FROM contact_group_members WHERE group_id = contact_groups.id) AS members
        FROM contact_groups ORDER BY name, id";
    read!(store, TABLE, connection => sqlx::query_as(ALL).fetch_all(connection).await)
}

/// The group with this number.
pub async fn find(store: &Store, id: i64) -> Result<Option<Group>, StoreError> {
    const FIND: &str = "-- contact_groups.find
        SELECT id, name, origin, made_by, created_at, changed_at,
            (SELECT COUNT(*) FROM contact_group_members WHERE group_id = $1) AS members
        FROM contact_groups WHERE id = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(id)
        .fetch_optional(connection)
        .await)
}

/// At most `most` members after a number, in the order of their numbers.
pub async fn members(
    store: &Store,
    group: i64,
    after: &str,
    most: i64,
) -> Result<Vec<Member>, StoreError> {
    const PAGE: &str = "-- contact_group_members.page
        SELECT msisdn, language, ward_code FROM contact_group_members
        WHERE group_id = $1 AND msisdn > $2 ORDER BY msisdn LIMIT $3";
    read!(store, MEMBERS, connection => sqlx::query_as(PAGE)
        .bind(group)
        .bind(after)
        .bind(most)
        .fetch_all(connection)
        .await)
}
