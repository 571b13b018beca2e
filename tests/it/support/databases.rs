//! A fresh database for each case, on both engines.
//!
//! SQLite: a file in a folder of its own. PostgreSQL: a copy of a template that
//! is migrated once, on the throw-away server that `BARAGUMU_TEST_POSTGRES` names
//! (`tests/run` starts one) or else on one that this process starts; it runs
//! without fsync, for speed alone. A test that stops a server starts its own, with
//! fsync: [`Postgres::durable`]. Without PostgreSQL the tests fail and say what to
//! install: half of them would otherwise prove half.

use std::{
    io::{BufRead, BufReader, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio, id},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use baragumu::store::Store;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tokio::sync::OnceCell;

/// Makes of each case (`async fn name(database: Database)`) one test on each engine.
macro_rules! both_databases {
    ($($case:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                $crate::support::databases::on_sqlite(super::$case).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                $crate::support::databases::on_postgres(super::$case).await;
            })+
        }
    };
}
pub(crate) use both_databases;

/// Connections of one store: few, because many cases run at once.
const CONNECTIONS: u32 = 4;

/// A migrated database that nobody else uses.
#[derive(Debug)]
pub(crate) struct Database {
    /// What [`Store::open`] takes.
    pub(crate) url: String,
    /// A store open on it.
    pub(crate) store: Store,
}

impl Database {
    /// A second store on the same database, as another node would have.
    pub(crate) async fn another_store(&self) -> Store {
        Store::open(&self.url, CONNECTIONS).await.expect("the database is open already")
    }

    /// Runs one statement that no function of the store offers.
    pub(crate) async fn execute(&self, sql: &str) {
        execute(&self.url, sql).await;
    }

    /// The texts of a query of one column.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.url.starts_with("postgres") {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }

    /// How many rows `table` holds, or `table WHERE condition`.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        count(&self.url, table).await
    }
}

/// How a database would carry out a statement.
#[derive(Debug)]
pub(crate) struct Plan {
    /// What it says.
    pub(crate) text: String,
    /// Whether it goes by keys everywhere: no whole table is read, nothing is sorted.
    pub(crate) by_keys: bool,
}

/// The plan of a statement without parameters. PostgreSQL is told to avoid what it would
/// only prefer because the tables of a test are small.
pub(crate) async fn explained(database: &Database, sql: &str) -> Plan {
    if database.url.starts_with("postgres") {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        for setting in ["enable_seqscan", "enable_bitmapscan", "enable_sort"] {
            let sql = AssertSqlSafe(format!("SET {setting} = off"));
            sqlx::query(sql).execute(&mut connection).await.unwrap();
        }
        let sql = AssertSqlSafe(format!("EXPLAIN {sql}"));
        let lines: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
        let text = lines.join("\n");
        let by_keys = !text.contains("Seq Scan") && !text.contains("Sort");
        Plan { text, by_keys }
    } else {
        let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
        let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let rows: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
        let text = rows.iter().map(|row| row.3.as_str()).collect::<Vec<_>>().join("\n");
        let by_keys = !text.contains("SCAN ") && !text.contains("TEMP B-TREE");
        Plan { text, by_keys }
    }
}

/// How many rows `table` holds, or `table WHERE condition`, in the database at `url`.
pub(crate) async fn count(url: &str, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
    } else {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
    }
}

/// The texts that a statement selects, in the database at `url`.
pub(crate) async fn texts(url: &str, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned());
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    }
}

/// Runs one statement in the database at `url`.
pub(crate) async fn execute(url: &str, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    } else {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

/// Runs a case on a fresh SQLite file.
pub(crate) async fn on_sqlite<F: Future<Output = ()>>(case: impl FnOnce(Database) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("baragumu.db").display());
    let store = Store::open(&url, CONNECTIONS).await.unwrap();
    store.migrate().await.unwrap();
    case(Database { url, store: store.clone() }).await;
    store.close().await;
}

/// Runs a case on a fresh PostgreSQL database.
pub(crate) async fn on_postgres<F: Future<Output = ()>>(case: impl FnOnce(Database) -> F) {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    static COUNT: AtomicU32 = AtomicU32::new(0);

    let server = shared_server();
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = format!("template_{}", id());
            administer(server, &format!("CREATE DATABASE {template}")).await;
            let store = Store::open(&database_url(server, &template), 1).await.unwrap();
            store.migrate().await.unwrap();
            store.close().await;
            template
        })
        .await;
    let name = format!("case_{}_{}", id(), COUNT.fetch_add(1, Ordering::Relaxed));
    administer(server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    let url = database_url(server, &name);
    let store = Store::open(&url, CONNECTIONS).await.unwrap();
    case(Database { url, store: store.clone() }).await;
    store.close().await;
    administer(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

async fn administer(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// The URL of another database of the same server.
fn database_url(server: &str, name: &str) -> String {
    let (server, _) = server.rsplit_once('/').expect("the URL names a database");
    format!("{server}/{name}")
}

/// The server that all cases of this process share.
fn shared_server() -> &'static str {
    static SERVER: OnceLock<Result<String, Postgres>> = OnceLock::new();
    #[expect(clippy::disallowed_methods, reason = "tests/run names its server so")]
    let server = SERVER.get_or_init(|| {
        std::env::var("BARAGUMU_TEST_POSTGRES").map_err(|_| Postgres::start_script("fast"))
    });
    match server {
        Ok(url) => url,
        Err(own) => &own.url,
    }
}

/// A PostgreSQL server of one's own. It ends with this value, and at the latest
/// with this process: its script watches a pipe that the system closes.
#[derive(Debug)]
pub(crate) struct Postgres {
    /// A database on it, empty and not migrated.
    pub(crate) url: String,
    script: Child,
    // `None` only while it is dropped.
    words: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Postgres {
    /// A server that keeps what it has committed.
    pub(crate) fn durable() -> Self {
        Self::start_script("durable")
    }

    /// Stops it as an administrator would: it tells its clients and closes.
    pub(crate) fn stop(&mut self) {
        self.say("stop");
    }

    /// Ends it at once, as a power cut would.
    pub(crate) fn crash(&mut self) {
        self.say("crash");
    }

    /// Starts it again on the same port with the same data.
    pub(crate) fn start(&mut self) {
        self.say("start");
    }

    /// Lets every process of it stand still: it takes connections and answers nothing.
    pub(crate) fn freeze(&mut self) {
        self.say("freeze");
    }

    /// Lets it go on.
    pub(crate) fn thaw(&mut self) {
        self.say("thaw");
    }

    fn start_script(durability: &str) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/postgres.sh");
        let mut script = Command::new(script)
            .arg(durability)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A signal to the tests is not meant for the server.
            .process_group(0)
            .spawn()
            .expect("sh runs the script");
        let words = script.stdin.take();
        let mut answers = BufReader::new(script.stdout.take().expect("it is piped"));
        let url = answer(&mut answers);
        Self { url, script, words, answers }
    }

    fn say(&mut self, word: &str) {
        let words = self.words.as_mut().expect("it is there until the drop");
        writeln!(words, "{word}").expect("the script reads");
        assert_eq!(answer(&mut self.answers), format!("{word}: done"));
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.words.take());
        let _ = self.script.wait();
    }
}

fn answer(answers: &mut impl BufRead) -> String {
    let mut line = String::new();
    answers.read_line(&mut line).expect("the script writes UTF-8");
    assert!(!line.is_empty(), "no PostgreSQL server: postgres.sh says above what is missing");
    line.trim_end().to_owned()
}
