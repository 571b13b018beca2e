//! SQLite: how it is opened, what its error codes mean, and the statements that
//! differ.
//!
//! One connection writes, one copies the log into the file, and the others read
//! (measured: eight writers fail or wait five times longer), in WAL mode with
//! `synchronous=FULL`: an answered screen outlives a power cut, and with turns written in
//! groups that costs some four tenths of the throughput (ARCHITECTURE.md, "How fast").

use std::{os::unix::fs::MetadataExt as _, path::Path, time::Duration};

use sqlx::{
    Connection as _, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    Statements, StoreError,
    sessions::{expire_statement, log_ended_statement},
};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// How long a statement waits for another process that holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

pub(super) static STATEMENTS: Statements = Statements {
    // No row locks are needed where there is one writer.
    expire: expire_statement!(""),
    log_ended: log_ended_statement!("dialogue", ""),
};

/// From so many pages of the log on that the file does not have yet, they are copied.
const MANY_PAGES: i64 = 1_000;

/// The writer of one file, its readers, and who copies the log.
pub(super) async fn open(
    url: &str,
    readers: u32,
) -> Result<(SqlitePool, SqlitePool, SqlitePool), StoreError> {
    let path = Path::new(
        url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")).unwrap_or(url),
    );
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder)
            .await
            .map_err(|error| StoreError::Unreachable { reason: error.to_string() })?;
    }
    let file =
        SqliteConnectOptions::new().filename(path).foreign_keys(true).busy_timeout(BUSY_TIMEOUT);
    let writer = file
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // Past so many pages the writer copies what is left of the log, and begins it anew.
        .pragma("wal_autocheckpoint", "4000");
    let write = pool(1)
        // On a full disk SQLite ends a transaction by itself, and the driver goes on
        // counting it: no other could begin on that connection any more.
        .before_acquire(|connection, _| {
            let is_free = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_free) })
        })
        .connect_with(writer)
        .await
        .map_err(|error| fault("open", error))?;
    let copy = pool(1).connect_with(file.clone()).await.map_err(|error| fault("open", error))?;
    let read = pool(readers.max(1))
        .connect_with(file.read_only(true))
        .await
        .map_err(|error| fault("open", error))?;
    Ok((write, read, copy))
}

/// As [`super::Store::copy_log`]. `NOOP` only counts: the pages in the log, and those of
/// them that the file has (<https://www.sqlite.org/pragma.html#pragma_wal_checkpoint>).
pub(super) async fn copy_log(copy: &SqlitePool) -> Result<(), StoreError> {
    const COUNT: &str = "-- sqlite.count_log
        PRAGMA wal_checkpoint(NOOP)";
    const COPY: &str = "-- sqlite.copy_log
        PRAGMA wal_checkpoint(PASSIVE)";
    let failed = |error| fault("log", error);
    let (_, pages, copied): (i64, i64, i64) =
        sqlx::query_as(COUNT).fetch_one(copy).await.map_err(failed)?;
    if pages - copied >= MANY_PAGES {
        sqlx::query(COPY).execute(copy).await.map_err(failed)?;
    }
    Ok(())
}

/// Connections to a file neither age nor die, so they are kept and not tested.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(BUSY_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// Takes the write lock at once: a transaction that begins as a reader and then
/// writes fails without waiting when another process was quicker.
pub(super) async fn begin(write: &SqlitePool) -> Result<Transaction<'static, Sqlite>, StoreError> {
    // Boxed: it is four kilobytes long, and would lie in the future of every use case.
    Box::pin(write.begin_with("BEGIN IMMEDIATE")).await.map_err(|error| fault("begin", error))
}

/// What a driver's error means here. The codes are those of
/// <https://www.sqlite.org/rescode.html>; the low byte is the primary one.
pub(super) fn fault(table: &'static str, error: sqlx::Error) -> StoreError {
    // A full queue for the one writer is no outage.
    if matches!(error, sqlx::Error::PoolTimedOut) {
        return StoreError::Busy { table };
    }
    StoreError::of(table, error, |table, code| {
        let code: u32 = code.parse().ok()?;
        match (code & 0xff, code) {
            // SQLITE_BUSY, SQLITE_LOCKED
            (5 | 6, _) => Some(StoreError::Busy { table }),
            // SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN
            (10 | 13 | 14, _) => {
                Some(StoreError::Unreachable { reason: format!("error {code} of the file") })
            }
            // SQLITE_CONSTRAINT with _FOREIGNKEY, _NOTNULL, _PRIMARYKEY, _UNIQUE
            (_, 787 | 1299 | 1555 | 2067) => Some(StoreError::Conflict { table }),
            _ => None,
        }
    })
}

/// The number that the file system gives to the file: a copy, also one put back from a
/// backup, is another file. Only this database is a file.
pub(super) async fn identity(read: &SqlitePool) -> Result<String, StoreError> {
    const FILE: &str = "-- sqlite.file
        SELECT file FROM pragma_database_list WHERE name = 'main'";
    let path: String =
        sqlx::query_scalar(FILE).fetch_one(read).await.map_err(|error| fault("instance", error))?;
    let metadata = tokio::fs::metadata(&path)
        .await
        .map_err(|error| StoreError::Unreachable { reason: error.to_string() })?;
    Ok(format!("file {}", metadata.ino()))
}
