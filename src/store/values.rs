//! What only the council knows: telephone numbers, district figures, days.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::fact::Passport;

const TABLE: &str = "council_values";

/// One value, told wherever a text holds its name in braces.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Value {
    /// The name of its placeholder (`director_phone`).
    pub name: String,
    /// What citizens are told; empty while the council has not said.
    pub text: String,
    /// Whether it may be told.
    #[sqlx(flatten)]
    pub passport: Passport,
}

/// Every value, by name.
pub async fn load(store: &Store) -> Result<Vec<Value>, StoreError> {
    const LOAD: &str = "-- council_values.load
        SELECT name, text, mark, source, checked_on, review_by, confirmed_by
        FROM council_values ORDER BY name";
    read!(store, TABLE, connection => sqlx::query_as(LOAD).fetch_all(connection).await)
}

pub(super) async fn insert(tx: &mut Tx, value: &Value) -> Result<(), StoreError> {
    const INSERT: &str = "-- council_values.insert
        INSERT INTO council_values (name, text, mark, source, checked_on, review_by, confirmed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    within!(tx, TABLE, connection => sqlx::query(INSERT)
        .bind(&value.name)
        .bind(&value.text)
        .bind(value.passport.mark)
        .bind(&value.passport.source)
        .bind(value.passport.checked.map(|day| day.to_string()))
        .bind(value.passport.review.map(|day| day.to_string()))
        .bind(&value.passport.confirmed)
        .execute(connection)
        .await
        .map(|_| ()))
}
