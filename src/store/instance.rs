//! What makes this installation this one: values made once and shared by its nodes.

use super::{Store, StoreError};

const TABLE: &str = "instance";

/// The value of a name; `fresh` becomes it if there was none.
pub async fn value(store: &Store, name: &str, fresh: &str) -> Result<String, StoreError> {
    const VALUE: &str = "-- instance.value
        INSERT INTO instance (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = instance.value
        RETURNING value";
    autocommit!(store, TABLE, connection => sqlx::query_scalar(VALUE)
        .bind(name)
        .bind(fresh)
        .fetch_one(connection)
        .await)
}
