//! Projects of the council and how far each has come.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::fact::Passport;

const TABLE: &str = "projects";

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Project {
    /// Its permanent id.
    pub id: String,
    /// The ward it serves; `None` for the whole district.
    pub ward_code: Option<i64>,
    /// Its name: JSON of language tag to text.
    pub name_by_language: String,
    /// How far it has come: `planned`, `tender`, `building`, `complete` or `stopped`.
    pub stage: String,
    /// The day the stage is true of (`2026-11-23`).
    pub as_of: String,
    /// Whether it may be told.
    #[sqlx(flatten)]
    pub passport: Passport,
    /// Its place in the list.
    pub position: i64,
}

/// Every project, in the order of the list.
pub async fn load(store: &Store) -> Result<Vec<Project>, StoreError> {
    const LOAD: &str = "-- projects.load
        SELECT id, ward_code, name_by_language, stage, as_of,
            mark, source, checked_on, review_by, confirmed_by, position
        FROM projects ORDER BY position, id";
    read!(store, TABLE, connection => sqlx::query_as(LOAD).fetch_all(connection).await)
}

pub(super) async fn insert(tx: &mut Tx, project: &Project) -> Result<(), StoreError> {
    const INSERT: &str = "-- projects.insert
        INSERT INTO projects (id, ward_code, name_by_language, stage, as_of,
            mark, source, checked_on, review_by, confirmed_by, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    within!(tx, TABLE, connection => sqlx::query(INSERT)
        .bind(&project.id)
        .bind(project.ward_code)
        .bind(&project.name_by_language)
        .bind(&project.stage)
        .bind(&project.as_of)
        .bind(project.passport.mark)
        .bind(&project.passport.source)
        .bind(project.passport.checked.map(|day| day.to_string()))
        .bind(project.passport.review.map(|day| day.to_string()))
        .bind(&project.passport.confirmed)
        .bind(project.position)
        .execute(connection)
        .await
        .map(|_| ()))
}
