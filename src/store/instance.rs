//! What makes this installation this one: values made once and shared by its nodes.

use super::{Db, Store, StoreError, Tx, postgres, sqlite};

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

/// The value of a name, if it has one.
pub async fn get(store: &Store, name: &str) -> Result<Option<String>, StoreError> {
    const GET: &str = "-- instance.get
        SELECT value FROM instance WHERE name = $1";
    read!(store, TABLE, connection => sqlx::query_scalar(GET)
        .bind(name)
        .fetch_optional(connection)
        .await)
}

/// Gives a name a value, whatever it had.
pub async fn set(tx: &mut Tx, name: &str, value: &str) -> Result<(), StoreError> {
    const SET: &str = "-- instance.set
        INSERT INTO instance (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    within!(tx, TABLE, connection => sqlx::query(SET)
        .bind(name)
        .bind(value)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Counts a beat of this database's life: the number of it, from 1.
pub async fn beat(store: &Store) -> Result<i64, StoreError> {
    const BEAT: &str = "-- instance.beat
        INSERT INTO instance (name, value) VALUES ('beat', '1')
        ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(instance.value AS BIGINT) + 1 AS TEXT)
        RETURNING CAST(value AS BIGINT)";
    autocommit!(store, TABLE, connection => sqlx::query_scalar(BEAT).fetch_one(connection).await)
}

/// What tells this very database from a copy of it, as far as it can know itself: the
/// file, or the cluster, its timeline and the number of the database.
pub async fn identity(store: &Store) -> Result<String, StoreError> {
    match &store.db {
        Db::Sqlite { read, .. } => sqlite::identity(read).await,
        Db::Postgres(pool) => postgres::identity(pool).await,
    }
}

/// Leaves a mark that a dump does not carry over: on PostgreSQL the number of the very
/// transaction that writes the row. On SQLite a copy has another file in place of it.
pub async fn stamp(store: &Store) -> Result<(), StoreError> {
    match &store.db {
        Db::Sqlite { .. } => Ok(()),
        Db::Postgres(pool) => postgres::stamp(pool).await,
    }
}

/// Whether the mark is as it was left; `true` if none was left.
pub async fn stamp_holds(store: &Store) -> Result<bool, StoreError> {
    match &store.db {
        Db::Sqlite { .. } => Ok(true),
        Db::Postgres(pool) => postgres::stamp_holds(pool).await,
    }
}
