//! The databases: each measure has one of its own, as fresh as the first.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use baragumu::store::Store;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;

use crate::support::server::{Postgres, folder};

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// A database and the folder of the server on it.
#[derive(Debug)]
pub(crate) struct Base {
    pub(crate) url: String,
    /// Whose CPU is the database's.
    pub(crate) postmaster: Option<u32>,
    pub(crate) folder: TempDir,
    pub(crate) link: Link,
}

/// A connection of the bench's own.
#[derive(Debug)]
pub(crate) enum Link {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Base {
    /// A database with the program's schema and nothing in it.
    pub(crate) async fn fresh(kind: Kind, postgres: &Postgres) -> Self {
        let folder = folder();
        let (url, postmaster) = match kind {
            Kind::Sqlite => (folder.path().join("baragumu.sqlite").display().to_string(), None),
            Kind::Postgres => (database_of_its_own(postgres).await, Some(postgres.postmaster)),
        };
        let store = Store::open(&url, 1).await.expect("it can be made");
        store.migrate().await.expect("it can be migrated");
        store.close().await;
        let link = Link::to(&url).await;
        Self { url, postmaster, folder, link }
    }

    /// Carries out statements; how many rows the last one touched.
    pub(crate) async fn execute(&mut self, sql: &str) -> u64 {
        self.link.execute(sql).await
    }

    /// The number that a query answers with.
    pub(crate) async fn number(&mut self, sql: &str) -> i64 {
        self.link.number(sql).await
    }
}

impl Link {
    /// A further connection, with the safety of the program's writer: floors are to pay
    /// for it too.
    pub(crate) async fn to(url: &str) -> Self {
        if url.starts_with("postgres") {
            return Self::Postgres(PgConnection::connect(url).await.expect("it was made"));
        }
        let mut link = Self::Sqlite(SqliteConnection::connect(url).await.expect("it was made"));
        link.execute(
            "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; \
             PRAGMA busy_timeout = 5000",
        )
        .await;
        link
    }

    pub(crate) async fn execute(&mut self, sql: &str) -> u64 {
        let query = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self {
            Self::Sqlite(link) => query.execute(link).await.map(|done| done.rows_affected()),
            Self::Postgres(link) => query.execute(link).await.map(|done| done.rows_affected()),
        }
        .unwrap_or_else(|error| panic!("{error}: {sql}"))
    }

    pub(crate) async fn number(&mut self, sql: &str) -> i64 {
        let safe = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(link) => sqlx::query_scalar(safe).fetch_one(link).await,
            Self::Postgres(link) => sqlx::query_scalar(safe).fetch_one(link).await,
        }
        .unwrap_or_else(|error| panic!("{error}: {sql}"))
    }
}

async fn database_of_its_own(postgres: &Postgres) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("bench_{}", NUMBER.fetch_add(1, Relaxed));
    Link::to(&postgres.url).await.execute(&format!("CREATE DATABASE {name}")).await;
    let (server, _) = postgres.url.rsplit_once('/').expect("it names a database");
    format!("{server}/{name}")
}
