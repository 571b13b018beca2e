//! SQLite: how it is opened, what its error codes mean, and the statements that
//! differ.
//!
//! One connection writes and the others read (measured: eight writers fail or
//! wait five times longer), in WAL mode with `synchronous=FULL`: an answered
//! screen outlives a power cut, and with turns written in groups that costs a
//! fifth of the throughput at most.

use std::{os::unix::fs::MetadataExt as _, path::Path, time::Duration};

use sqlx::{
    Connection as _, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    Statements, StoreError,
    audit::append_statement,
    consents::record_all_statement,
    idempotency::{keep_statement, known_statement},
    outbox::{enqueue_all_statement, marked_statement, raise_statement, settle_statement},
    reports::{
        fail_statement, find_reported_statement, park_statement, reach_statement, unpark_statement,
    },
    sessions::{expire_statement, load_statement, log_ended_statement, save_statement},
    subscribers::enlist_statement,
};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// How long a statement waits for another process that holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// A group of turns from one JSON text. Over `json_each` each column would read the
/// row's text anew (measured: 25 microseconds a row in place of 7).
macro_rules! turns {
    () => {
        "(SELECT value ->> 'account' AS account, value ->> 'msisdn' AS msisdn, value ->> 'id' AS id,
                value ->> 'operator_session' AS operator_session,
                value ->> 'menu_release' AS menu_release, value ->> 'revision' AS revision,
                value ->> 'answered_at' AS answered_at, value ->> 'ended_at' AS ended_at,
                value ->> 'end_cause' AS end_cause, value ->> 'dialogue' AS dialogue
            FROM jsonb_each($1)) AS turn"
    };
}

pub(super) static STATEMENTS: Statements = Statements {
    // A group arrives as one JSON text; only this database spells its rows so.
    load: load_statement!(
        "(SELECT key AS position, value ->> 0 AS account, value ->> 1 AS msisdn
          FROM jsonb_each($1)) AS asked"
    ),
    save: save_statement!(each, turns!()),
    // Each row that is answered is a message from the connection's own thread, and
    // where one process writes every row is saved.
    save_whole: Some(save_statement!(whole, turns!())),
    // The index on the operator's session is written whether or not it changes (measured:
    // 5 microseconds of a row's 20).
    save_going_on: Some(save_statement!(going_on, turns!())),
    // No row locks are needed where there is one writer.
    expire: expire_statement!(""),
    log_ended: log_ended_statement!("dialogue", ""),
    // A group arrives as one JSON text, as above.
    append_audit: append_statement!(
        "(SELECT value ->> 'seq' AS seq, value ->> 'at' AS at, value ->> 'officer' AS officer,
                 value ->> 'action' AS action, value ->> 'subject' AS subject,
                 value ->> 'detail' AS detail, value ->> 'previous' AS previous,
                 value ->> 'hash' AS hash
          FROM jsonb_each($1)) AS line"
    ),
    enlist: enlist_statement!(
        "(SELECT value ->> 'msisdn' AS msisdn, value ->> 'language' AS language,
                 value ->> 'ward_code' AS ward_code, value ->> 'village_id' AS village_id,
                 value ->> 'topics' AS topics
          FROM jsonb_each($1)) AS person"
    ),
    record_consents: record_all_statement!(
        "(SELECT value ->> 'id' AS id, value ->> 'msisdn' AS msisdn,
                 value ->> 'msisdn_hash' AS msisdn_hash, value ->> 'kind' AS kind,
                 value ->> 'channel' AS channel, value ->> 'account' AS account,
                 value ->> 'wording' AS wording, value ->> 'language' AS language,
                 value ->> 'recorded_at' AS recorded_at,
                 value ->> 'operator_session' AS operator_session,
                 value ->> 'turn_key' AS turn_key
          FROM jsonb_each($1)) AS consent"
    ),
    enqueue_all: enqueue_all_statement!(
        "(SELECT key AS position, value ->> 'account' AS account, value ->> 'lane' AS lane,
                 value ->> 'msisdn' AS msisdn, value ->> 'language' AS language,
                 value ->> 'body' AS body, value ->> 'validity' AS validity
          FROM jsonb_each($1)) AS message"
    ),
    known_idempotency: known_statement!(
        "(SELECT key AS position, value ->> 0 AS officer, value ->> 1 AS key
          FROM jsonb_each($1)) AS asked"
    ),
    keep_idempotency: keep_statement!(
        "(SELECT value ->> 'officer' AS officer, value ->> 'key' AS key,
                 value ->> 'fingerprint' AS fingerprint, value ->> 'seq' AS seq,
                 value ->> 'answer' AS answer, value ->> 'at' AS at
          FROM jsonb_each($1)) AS kept"
    ),
    // The rest again unfolds a group.
    settle: settle_statement!(
        "(SELECT value ->> 'id' AS id, value ->> 'state' AS state, value ->> 'rank' AS rank,
                 value ->> 'reason' AS reason, value ->> 'operator_ref' AS operator_ref,
                 value ->> 'counts' AS counts, value ->> 'due_at' AS due_at,
                 value ->> 'segments' AS segments
          FROM jsonb_each($1)) AS news"
    ),
    raise: raise_statement!(
        "(SELECT value ->> 'id' AS id, value ->> 'state' AS state, value ->> 'rank' AS rank,
                 value ->> 'reason' AS reason, value ->> 'operator_ref' AS operator_ref
          FROM jsonb_each($1)) AS news"
    ),
    marked: marked_statement!("SELECT value FROM jsonb_each($1)"),
    find_reported: find_reported_statement!(
        "SELECT key AS position, value ->> 'reference' AS reference,
                value ->> 'operator_ref' AS operator_ref, value ->> 'msisdn' AS msisdn
         FROM jsonb_each($1)"
    ),
    park: park_statement!(
        "(SELECT value ->> 'operator_ref' AS operator_ref, value ->> 'msisdn' AS msisdn,
                 value ->> 'state' AS state, value ->> 'reason' AS reason
          FROM jsonb_each($1)) AS asked"
    ),
    unpark: unpark_statement!("SELECT value FROM jsonb_each($1)"),
    fail: fail_statement!("(SELECT value AS msisdn FROM jsonb_each($1)) AS asked"),
    reach: reach_statement!("SELECT value FROM jsonb_each($1)"),
};

/// The writer and the readers of one file.
pub(super) async fn open(url: &str, readers: u32) -> Result<(SqlitePool, SqlitePool), StoreError> {
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
        // The value with which the throughput was measured.
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
    let read = pool(readers.max(1))
        .connect_with(file.read_only(true))
        .await
        .map_err(|error| fault("open", error))?;
    Ok((write, read))
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

#[cfg(test)]
mod tests {
    use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

    use super::*;

    /// What a group costs must not depend on how many messages there are. The plans are
    /// those of the release of SQLite that is built in.
    #[tokio::test]
    async fn groups_find_their_messages_by_keys() {
        let mut file = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        MIGRATIONS.run(&mut file).await.unwrap();
        let Statements { settle, raise, marked, find_reported, park, unpark, fail, reach, .. } =
            STATEMENTS;
        for statement in [settle, raise, marked, find_reported, park, unpark, fail, reach] {
            let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
            let plan: Vec<(i64, i64, i64, String)> =
                sqlx::query_as(explain).fetch_all(&mut file).await.unwrap();
            for (_, _, _, line) in &plan {
                let is_whole = line.starts_with("SCAN") && !line.starts_with("SCAN jsonb_each")
                    || line.ends_with("(account=?)");
                assert!(!is_whole, "{line}\n{statement}");
            }
        }
    }
}
