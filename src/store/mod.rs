//! The store: SQL, and nothing but SQL.
//!
//! One store stands over two databases, SQLite and PostgreSQL, and each statement
//! is written once: `read!`, `autocommit!` and `within!` place the same
//! expression into both arms of `Db`, and type inference picks the driver.
//! What must differ stands in `sqlite.rs` and `postgres.rs`, each time with the
//! sentence why. Rows are plain structs; what they mean is decided above.
//!
//! To add a table: a migration in both folders, a module named by the table with
//! free functions (context first), and a case for each in `tests/it/store/`,
//! which a test demands.

use std::borrow::Cow;

use serde::Serialize;
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

/// One read on a pool: `read!(store, TABLE, connection => query.fetch_all(connection).await)`.
macro_rules! read {
    ($store:expr, $table:expr, $connection:ident => $query:expr) => {
        match &$store.db {
            $crate::store::Db::Sqlite { read: $connection, .. } => {
                $query.map_err(|error| $crate::store::sqlite::fault($table, error))
            }
            $crate::store::Db::Postgres($connection) => {
                $query.map_err(|error| $crate::store::postgres::fault($table, error))
            }
        }
    };
}

/// One writing statement that is its own transaction.
macro_rules! autocommit {
    ($store:expr, $table:expr, $connection:ident => $query:expr) => {
        match &$store.db {
            $crate::store::Db::Sqlite { write: $connection, .. } => {
                $query.map_err(|error| $crate::store::sqlite::fault($table, error))
            }
            $crate::store::Db::Postgres($connection) => {
                $query.map_err(|error| $crate::store::postgres::fault($table, error))
            }
        }
    };
}

/// One statement, reading or writing, inside a [`Tx`].
macro_rules! within {
    ($tx:expr, $table:expr, $connection:ident => $query:expr) => {
        match &mut $tx.0 {
            $crate::store::Side::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $query.map_err(|error| $crate::store::sqlite::fault($table, error))
            }
            $crate::store::Side::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $query.map_err(|error| $crate::store::postgres::fault($table, error))
            }
        }
    };
}

pub mod audiences;
pub mod audit;
pub mod broadcast_sums;
pub mod broadcasts;
pub mod budgets;
mod columns;
pub mod consents;
pub mod correspondents;
pub mod delivery_hours;
pub mod drivers;
mod group;
pub mod groups;
pub mod idempotency;
pub mod inbox;
pub mod instance;
pub mod log;
pub mod menu_releases;
pub mod notices;
pub mod officer_sessions;
pub mod officers;
pub mod outbox;
pub mod places;
mod postgres;
pub mod projects;
pub mod recipients;
pub mod reports;
pub mod seeds;
pub mod sessions;
pub mod sign_in_delays;
mod sqlite;
pub mod submissions;
pub mod subscribers;
pub mod suppressions;
pub mod tickets;
pub mod tokens;
pub mod values;

/// The database as the floors above hold it. Cheap to clone: clones share the
/// connections.
#[derive(Debug, Clone)]
pub struct Store {
    db: Db,
}

#[derive(Debug, Clone)]
enum Db {
    /// One connection writes, because a second writer would only wait for the first;
    /// another copies what was written from the log into the file.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
        copy: SqlitePool,
    },
    Postgres(PgPool),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx(Side);

#[derive(Debug)]
enum Side {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Which database it is, for what is spelled otherwise on the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Sqlite,
    Postgres,
}

/// The statements whose text differs between the databases, beside how a [`group`] travels.
#[derive(Debug)]
struct Statements {
    expire: &'static str,
    log_ended: &'static str,
}

/// Why the store could not do as asked. No variant holds a value from a row, so
/// all may be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Others hold the lock, or a deadlock was broken: nothing was done, and the
    /// same may succeed in a moment.
    #[error("{table}: the database is busy")]
    Busy {
        /// The table asked.
        table: &'static str,
    },
    /// A row would break a rule of the schema: a second one under a unique key,
    /// or a reference to nothing.
    #[error("{table}: the row contradicts another one")]
    Conflict {
        /// The table asked.
        table: &'static str,
    },
    /// A stored value is not what its column promises.
    #[error("{table}.{column}: the stored value cannot be read")]
    Corrupt {
        /// The table asked.
        table: &'static str,
        /// The column as the statement names it.
        column: String,
    },
    /// An outage: no connection, the connection broke, or the disk takes nothing.
    /// Whether a write was taken is then unknown.
    #[error("the database cannot be reached: {reason}")]
    Unreachable {
        /// What the driver said of it.
        reason: String,
    },
    /// Anything else: a fault of the statement, the schema or the driver.
    #[error("{table}: {fault}")]
    Driver {
        /// The table asked.
        table: &'static str,
        /// The database's own code, or what the driver said.
        fault: String,
    },
}

impl Store {
    /// Opens the database `url` names: `postgres://user@host/name`, or a path of an
    /// SQLite file, with or without `sqlite:` before it; the file and its folder
    /// are made if they are absent.
    ///
    /// `connections` bounds the pool (on SQLite the readers; the writer is one
    /// more). The schema is left as it is: see [`Store::migrate`].
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] if nothing answers, [`StoreError::Driver`] if the
    /// database refuses us or the URL cannot be read.
    pub async fn open(url: &str, connections: u32) -> Result<Self, StoreError> {
        let db = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Db::Postgres(postgres::open(url, connections).await?)
        } else {
            let (write, read, copy) = sqlite::open(url, connections).await?;
            Db::Sqlite { write, read, copy }
        };
        Ok(Self { db })
    }

    /// Brings the schema to this program's version. Nodes that start together wait
    /// for one another.
    ///
    /// # Errors
    /// [`StoreError::Driver`] if a migration fails, or if a newer release of this
    /// program has already migrated the database.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite { write, .. } => sqlite::MIGRATIONS.run(write).await,
            Db::Postgres(pool) => postgres::MIGRATIONS.run(pool).await,
        }
        .map_err(|error| StoreError::Driver { table: "migrations", fault: error.to_string() })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        const PING: &str = "-- store.ping\nSELECT 1";
        read!(self, "store", connection => sqlx::query(PING).execute(connection).await.map(|_| ()))
    }

    /// Copies what was committed from SQLite's log into its file, if it has become much. It
    /// runs beside the writer, which would otherwise stand still for it now and then.
    ///
    /// # Errors
    /// What the database says; nothing is lost by it.
    pub async fn copy_log(&self) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite { copy, .. } => sqlite::copy_log(copy).await,
            // It has processes of its own for that.
            Db::Postgres(_) => Ok(()),
        }
    }

    /// Begins a transaction. On SQLite it is the only one that writes, so nothing
    /// but this store is to be awaited while it is open.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let side = match &self.db {
            Db::Sqlite { write, .. } => Side::Sqlite(sqlite::begin(write).await?),
            Db::Postgres(pool) => Side::Postgres(postgres::begin(pool).await?),
        };
        Ok(Tx(side))
    }

    /// Waits for what is under way and closes every connection.
    pub async fn close(&self) {
        match &self.db {
            Db::Sqlite { write, read, copy } => {
                read.close().await;
                copy.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }

    /// Whether all writers take turns on one connection.
    #[must_use]
    pub fn has_one_writer(&self) -> bool {
        matches!(self.db, Db::Sqlite { .. })
    }

    fn dialect(&self) -> Dialect {
        match &self.db {
            Db::Sqlite { .. } => Dialect::Sqlite,
            Db::Postgres(_) => Dialect::Postgres,
        }
    }
}

impl Tx {
    /// Makes all of it durable at once.
    ///
    /// # Errors
    /// After [`StoreError::Unreachable`] it is unknown whether it was taken.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Side::Sqlite(transaction) => {
                transaction.commit().await.map_err(|error| sqlite::fault("commit", error))
            }
            Side::Postgres(transaction) => {
                transaction.commit().await.map_err(|error| postgres::fault("commit", error))
            }
        }
    }

    fn dialect(&self) -> Dialect {
        match &self.0 {
            Side::Sqlite(_) => Dialect::Sqlite,
            Side::Postgres(_) => Dialect::Postgres,
        }
    }
}

impl Dialect {
    fn statements(self) -> &'static Statements {
        match self {
            Self::Sqlite => &sqlite::STATEMENTS,
            Self::Postgres => &postgres::STATEMENTS,
        }
    }
}

impl StoreError {
    /// Whether the same may succeed in a moment, by no doing of ours.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Unreachable { .. })
    }

    /// What a driver's error means; `judge` knows the codes of one database.
    ///
    /// A database's own sentence is dropped, because it may quote the row.
    fn of(
        table: &'static str,
        error: sqlx::Error,
        judge: impl FnOnce(&'static str, &str) -> Option<Self>,
    ) -> Self {
        match error {
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default();
                judge(table, &code)
                    .unwrap_or_else(|| Self::Driver { table, fault: format!("error {code}") })
            }
            sqlx::Error::ColumnDecode { index, .. } => {
                Self::Corrupt { table, column: index.trim_matches('"').to_owned() }
            }
            error @ (sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed) => Self::Unreachable { reason: error.to_string() },
            error => Self::Driver { table, fault: error.to_string() },
        }
    }
}

/// A text that both databases can hold: PostgreSQL refuses U+0000, and one such
/// character from a handset must not spoil the group it travels in.
fn storable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}

/// Values that one column holds together.
fn as_json<T: Serialize>(table: &'static str, rows: &[T]) -> Result<String, StoreError> {
    serde_json::to_string(rows)
        .map_err(|error| StoreError::Driver { table, fault: error.to_string() })
}
