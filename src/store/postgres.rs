//! PostgreSQL: how it is opened, what its error codes mean, and the statements
//! that differ.
//!
//! Several nodes may share one database, so whatever touches many rows either
//! takes them in the order of their key or passes over those in use: two nodes
//! then never wait for one another in a circle.

use std::time::Duration;

use sqlx::{
    Connection, PgPool, Postgres, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{
    Statements, StoreError,
    sessions::{expire_statement, log_ended_statement},
};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// How long one waits for a connection. A citizen waits for the screen meanwhile.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(2);
/// After so much rest a connection is tested before it is used.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

pub(super) static STATEMENTS: Statements = Statements {
    // A row that another node is saving at this instant is not idle, and to wait
    // for it while holding others is how a circle begins.
    expire: expire_statement!("FOR UPDATE SKIP LOCKED"),
    // The same, and the rows stay as they are until the move is done.
    log_ended: log_ended_statement!("CAST(dialogue AS json)", "FOR UPDATE SKIP LOCKED"),
};

/// A pool of at most `connections`.
pub(super) async fn open(url: &str, connections: u32) -> Result<PgPool, StoreError> {
    let options: PgConnectOptions = url.parse().map_err(|error| fault("open", error))?;
    let options = options.application_name("baragumu").options([
        // An answered screen outlives a crash, whatever the server's default is.
        ("synchronous_commit", "on"),
        // As long as SQLite waits: a lock held longer is somebody's fault.
        ("lock_timeout", "5s"),
        // A node that stands still inside a transaction must not keep the others from
        // the rows it holds: shorter than the wait for a lock, so that who waits for
        // them gets them, and short enough that an account is taken over in time.
        ("idle_in_transaction_session_timeout", "4s"),
        // A plan is kept for as long as its connection lives, and it may have been made
        // while a table was small: then a join by hash, which reads the table through, stays
        // when it is large. Every join of this store follows a key that has an index.
        ("enable_hashjoin", "off"),
        ("enable_mergejoin", "off"),
        // No statement runs for so long that a compiler would be worth its while.
        ("jit", "off"),
    ]);
    PgPoolOptions::new()
        .max_connections(connections.max(1))
        .acquire_timeout(ACQUIRE_TIMEOUT)
        // A test before each use would cost a turn two round trips more; after a
        // rest it weeds out what the server closed meanwhile.
        .test_before_acquire(false)
        .before_acquire(|connection, rest| {
            Box::pin(
                async move { Ok(rest.idle_for < TRUSTED_FOR || connection.ping().await.is_ok()) },
            )
        })
        .connect_with(options)
        .await
        .map_err(|error| fault("open", error))
}

/// READ COMMITTED, the server's default: each statement sees what was committed
/// before it began, and the statements are written for that.
pub(super) async fn begin(pool: &PgPool) -> Result<Transaction<'static, Postgres>, StoreError> {
    // Boxed: it is four kilobytes long, and would lie in the future of every use case.
    Box::pin(pool.begin()).await.map_err(|error| fault("begin", error))
}

/// What a driver's error means here. The codes are the SQLSTATE of
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
pub(super) fn fault(table: &'static str, error: sqlx::Error) -> StoreError {
    StoreError::of(table, error, |table, code| match code {
        // unique_violation, foreign_key_violation
        "23505" | "23503" => Some(StoreError::Conflict { table }),
        // serialization_failure, deadlock_detected, lock_not_available, query_canceled,
        // idle_in_transaction_session_timeout
        "40001" | "40P01" | "55P03" | "57014" | "25P03" => Some(StoreError::Busy { table }),
        // read_only_sql_transaction: a standby answers while its primary is away.
        "25006" => Some(StoreError::Unreachable { reason: format!("SQLSTATE {code}") }),
        // Connection exceptions, insufficient resources (connections, disk, memory),
        // operator intervention (shutting down, starting up).
        code if ["08", "53", "57P"].iter().any(|class| code.starts_with(class)) => {
            Some(StoreError::Unreachable { reason: format!("SQLSTATE {code}") })
        }
        _ => None,
    })
}

/// The cluster, its timeline (a recovery to a point in time and a promoted standby have
/// another) and the number of the database. Any role may ask. Only this database has
/// clusters.
pub(super) async fn identity(pool: &PgPool) -> Result<String, StoreError> {
    const IDENTITY: &str = "-- postgres.identity
        SELECT 'cluster ' || system.system_identifier || ' timeline ' || point.timeline_id
            || ' database ' || pg_database.oid
        FROM pg_control_system() AS system, pg_control_checkpoint() AS point, pg_database
        WHERE pg_database.datname = current_database()";
    sqlx::query_scalar(IDENTITY).fetch_one(pool).await.map_err(|error| fault("instance", error))
}

/// Writes the number of the transaction into the row that it writes. A dump that is put
/// back carries the number over, and not the transaction: xmin is no column of it. Only
/// this database numbers its transactions.
pub(super) async fn stamp(pool: &PgPool) -> Result<(), StoreError> {
    const STAMP: &str = "-- postgres.stamp
        INSERT INTO instance (name, value) VALUES ('stamp', CAST(txid_current() AS TEXT))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    sqlx::query(STAMP).execute(pool).await.map(|_| ()).map_err(|error| fault("instance", error))
}

/// Whether the row was written by the transaction whose number it holds. A row knows the
/// lower 32 bits of it.
pub(super) async fn stamp_holds(pool: &PgPool) -> Result<bool, StoreError> {
    const HOLDS: &str = "-- postgres.stamp_holds
        SELECT CAST(value AS NUMERIC) % 4294967296 = CAST(CAST(xmin AS TEXT) AS NUMERIC)
        FROM instance WHERE name = 'stamp'";
    let holds: Option<bool> = sqlx::query_scalar(HOLDS)
        .fetch_optional(pool)
        .await
        .map_err(|error| fault("instance", error))?;
    Ok(holds.unwrap_or(true))
}
