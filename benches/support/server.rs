//! The servers under load: each a process of its own, watched from outside.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use sqlx::{Connection, PgConnection};
use tempfile::TempDir;
use tokio::net::TcpStream;

/// Clock ticks of `/proc/<pid>/stat` in a second: 100 on every Linux since 2.4.
const TICKS: u64 = 100;
/// How long a server may take to start.
const START: Duration = Duration::from_mins(1);

/// A server under load; ended with this value.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    postmaster: Option<u32>,
}

/// Where it can be read what a process uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gauge {
    pid: u32,
    /// Whose CPU counts with it: the PostgreSQL server's first process.
    postmaster: Option<u32>,
}

/// What a process holds in memory, in MiB.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Memory {
    pub(crate) resident: f64,
    /// The part of it that no file backs.
    pub(crate) anonymous: f64,
}

impl Server {
    /// Starts a program that is told its port and waits until it takes connections.
    pub(crate) async fn start(
        postmaster: Option<u32>,
        command: impl FnOnce(u16) -> Command,
    ) -> Self {
        let port = free_port();
        let child = command(port)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program is there");
        let server = Self { child, port, postmaster };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            assert!(began.elapsed() < START, "a server does not start; what it says is above");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        server
    }

    /// What it uses.
    pub(crate) fn gauge(&self) -> Gauge {
        Gauge::of(self.child.id(), self.postmaster)
    }

    /// Stops it as an administrator would, and waits.
    pub(crate) fn stop(&mut self) {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(asked.is_ok_and(|status| status.success()), "a running server can be stopped");
        self.child.wait().expect("it is our child");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Gauge {
    /// Of a process, and of the PostgreSQL server that works for it.
    pub(crate) const fn of(pid: u32, postmaster: Option<u32>) -> Self {
        Self { pid, postmaster }
    }

    /// Processor time used so far, the database's included.
    pub(crate) fn cpu(self) -> Duration {
        let own = ticks(self.pid, false);
        let database = self.postmaster.map_or(0, |postmaster| {
            ticks(postmaster, true)
                + children(postmaster).into_iter().map(|pid| ticks(pid, false)).sum::<u64>()
        });
        Duration::from_millis((own + database) * 1000 / TICKS)
    }

    /// What it holds now, without the database; nothing once it is gone.
    pub(crate) fn memory(self) -> Memory {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap_or_default();
        let mebibytes = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
            kibibytes.unwrap_or(0.0) / 1024.0
        };
        Memory { resident: mebibytes("VmRSS:"), anonymous: mebibytes("RssAnon:") }
    }
}

/// A folder on the disk that also holds the build, for what a database writes.
pub(crate) fn folder() -> TempDir {
    let build = env!("CARGO_TARGET_TMPDIR");
    fs::create_dir_all(build).expect("the build's folder can be written");
    tempfile::tempdir_in(build).expect("the build's folder can be written")
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}

/// The fields of `/proc/<pid>/stat` behind the program's name, from the state on.
fn stat(pid: u32) -> Option<Vec<u64>> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    Some(fields.split_whitespace().map(|field| field.parse().unwrap_or(0)).collect())
}

/// User and system time of a process, with its ended children's if asked.
fn ticks(pid: u32, with_ended: bool) -> u64 {
    let Some(stat) = stat(pid) else { return 0 };
    stat[11..if with_ended { 15 } else { 13 }].iter().sum()
}

/// The processes that another one started and that still run.
pub(crate) fn children(parent: u32) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid| stat(*pid).is_some_and(|stat| stat[1] == u64::from(parent)))
        .collect()
}

/// A throw-away PostgreSQL server, with fsync; it ends with this value.
#[derive(Debug)]
pub(crate) struct Postgres {
    pub(crate) url: String,
    pub(crate) postmaster: u32,
    script: Child,
    // `None` only while it is dropped: the script watches this pipe.
    words: Option<ChildStdin>,
}

impl Postgres {
    /// Starts one, by the script that the tests use too.
    pub(crate) async fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/postgres.sh");
        let mut script = Command::new(script)
            .arg("durable")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh runs the script");
        let words = script.stdin.take();
        let mut url = String::new();
        BufReader::new(script.stdout.take().expect("it is piped"))
            .read_line(&mut url)
            .expect("the script writes UTF-8");
        let url = url.trim().to_owned();
        assert!(!url.is_empty(), "no PostgreSQL server: postgres.sh says above what is missing");
        let mut connection = PgConnection::connect(&url).await.expect("the server was started");
        let backend: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
            .fetch_one(&mut connection)
            .await
            .expect("it answers");
        let backend = stat(u32::try_from(backend).expect("a pid")).expect("it runs here");
        let postmaster = u32::try_from(backend[1]).expect("a pid");
        Self { url, postmaster, script, words }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.words.take());
        let _ = self.script.wait();
    }
}
