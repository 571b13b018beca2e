//! What a USSD turn costs, against the least it could cost and against a peer.
//!
//! `cargo bench --bench ussd` starts four servers on loopback ports and loads them
//! in turn, round after round, from this process: (1) the floor, a bare handler
//! that reads the same form and answers a constant; (2) `baragumu serve` on SQLite;
//! (3) the same on a throw-away PostgreSQL; (4) the same four screens on npm
//! `ussd-menu-builder` over express, in memory. All of it shares the machine, so
//! what counts are ratios inside one run and processor time, not absolute rates.
//! What each measure is, the table says. `--against BUILD` loads another build of
//! `baragumu` in turn with this one, to tell what a change of ours is worth.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench is there to print")]
#![expect(clippy::cast_precision_loss, reason = "counts of a bench stay far below 2^52")]

mod floor;
mod parts;
mod report;
#[path = "../support/mod.rs"]
mod support;
mod walk;

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use clap::Parser;
use sqlx::{Connection, PgConnection, SqliteConnection};
use support::{
    load::{self, Extent},
    server::{Gauge, Memory, Postgres, Server, folder},
};
use tempfile::TempDir;
use walk::{Citizens, Walk};

/// Loads the floor, Baragumu and a peer in turn, and prints tables.
#[derive(Debug, Parser)]
struct Options {
    /// Seconds of each measured window.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// Seconds of load before each window.
    #[arg(long, default_value_t = 1.0)]
    warm_up: f64,
    /// Rounds; each loads everyone once, and medians are shown.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Connections of the load.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// How many sessions are opened for the measure of memory.
    #[arg(long, default_value_t = 100_000)]
    sessions: u64,
    /// Only contestants whose name holds this, and the floor.
    #[arg(long, default_value = "")]
    only: String,
    /// Another build of `baragumu`, loaded in turn with this one; may be given again.
    /// Then what follows the load is left out.
    #[arg(long)]
    against: Vec<PathBuf>,
    /// Given by cargo.
    #[arg(long, hide = true)]
    bench: bool,
    /// Be the floor, on this port.
    #[arg(long, hide = true)]
    floor: Option<u16>,
}

/// The menu's first screen, two menus down, an answer.
const READ: Walk = &[
    ("", "CON HALMASHAURI YA MBARALI\n1 "),
    ("3", "CON MIFUMO YA SERIKALI\n1 "),
    ("3*1", "CON MALIPO NA RISITI\n1 "),
    ("3*1*2", "CON Ukilipa ushuru au ada ya halmashauri, dai risiti "),
];
/// Dialled through to a section, a menu, an answer, and `9`: the answer goes into
/// the outbox and the session is closed.
const BY_SMS: Walk = &[
    ("3", "CON MIFUMO YA SERIKALI\n1 "),
    ("3*1", "CON MALIPO NA RISITI\n1 "),
    ("3*1*2", "CON Ukilipa ushuru au ada ya halmashauri, dai risiti "),
    ("3*1*2*9", "END Maelezo yatakujia kwa SMS."),
];
/// As [`READ`] on the peer, which closes its sessions with the answer.
const READ_ON_PEER: Walk = &[READ[0], READ[1], READ[2], ("3*1*2", "END Ukilipa ushuru ")];
/// As [`READ`] on the floor, which knows one screen.
const READ_ON_FLOOR: Walk =
    &[("", floor::SCREEN), ("3", floor::SCREEN), ("3*1", floor::SCREEN), ("3*1*2", floor::SCREEN)];

/// The program that was built with this bench.
const THIS: &str = env!("CARGO_BIN_EXE_baragumu");
const FLOOR: &str = "floor: a bare handler";
const ON_SQLITE: &str = "SQLite, synchronous=FULL";
const ON_POSTGRES: &str = "PostgreSQL, synchronous_commit=on";
const PEER: &str = "express + ussd-menu-builder";

const CALLBACKS: &str = "/callbacks/africastalking/a-key-that-only-the-bench-knows/ussd";

/// One line of the table.
struct Contestant {
    name: String,
    server: usize,
    walk: Walk,
    rounds: Vec<Round>,
}

/// A server with what must live as long as it.
struct Stage {
    server: Server,
    path: &'static str,
    folder: Option<TempDir>,
    /// Walks that went through to their end.
    walked: u64,
}

#[derive(Debug, Clone, Copy)]
struct Round {
    per_second: f64,
    cpu: f64,
    p50: f64,
    p99: f64,
    p999: f64,
    max: f64,
    memory: Memory,
    amiss: u64,
    /// Processor time of the load itself, for each request.
    own_cpu: f64,
}

fn main() {
    let options = Options::parse();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    match options.floor {
        Some(port) => runtime.block_on(floor::serve(port)),
        None => runtime.block_on(run(&options)),
    }
}

async fn run(options: &Options) {
    let postgres = Postgres::start().await;
    let mut stages = vec![
        Stage::of(Server::start(None, floor_command).await, CALLBACKS, None),
        baragumu(THIS, None).await,
        baragumu(THIS, Some(&postgres)).await,
    ];
    let mut contestants = vec![
        Contestant::new(FLOOR, 0, READ_ON_FLOOR),
        Contestant::new(ON_SQLITE, 1, READ),
        Contestant::new(ON_POSTGRES, 2, READ),
    ];
    let missing = match peer() {
        Ok(command) => {
            stages.push(Stage::of(Server::start(None, command).await, "/ussd", None));
            contestants.push(Contestant::new(PEER, 3, READ_ON_PEER));
            None
        }
        Err(missing) => Some(missing),
    };
    contestants.push(Contestant::new("SQLite, 4th step `9`: by SMS", 1, BY_SMS));
    contestants.push(Contestant::new("PostgreSQL, 4th step `9`: by SMS", 2, BY_SMS));
    for build in &options.against {
        for (name, database) in [(ON_SQLITE, None), (ON_POSTGRES, Some(&postgres))] {
            stages.push(baragumu(build, database).await);
            let name = format!("{name} ({})", build.display());
            contestants.push(Contestant::new(&name, stages.len() - 1, READ));
        }
    }
    contestants.retain(|one| one.server == 0 || one.name.contains(&options.only));

    println!(
        "{} rounds of {} s after {} s of warm-up, {} connections, closed loop, {} processors.",
        options.rounds,
        options.seconds,
        options.warm_up,
        options.connections,
        std::thread::available_parallelism().map_or(0, usize::from),
    );
    println!("A walk is four requests of a fresh number: '', 3, 1, 2 on the menu; the last is an");
    println!("answer. By SMS: dialled through to 3, then 1, 2, 9; the last closes the session.\n");
    for round in 0..options.rounds {
        for contestant in &mut contestants {
            contestant.load(&mut stages[contestant.server], options).await;
            eprintln!(
                "round {} of {}: {}: {:.0} requests/s",
                round + 1,
                options.rounds,
                contestant.name,
                contestant.rounds[round].per_second
            );
        }
    }
    report::print_load(&contestants, missing.as_deref());
    for stage in &mut stages {
        stage.server.stop();
    }
    if !options.against.is_empty() {
        return;
    }
    print_stored(&stages, &postgres).await;
    drop(stages);

    let with_many_open = open_many(options).await;
    parts::measure(&postgres).await;
    report::print_aims(&contestants, with_many_open);
}

impl Contestant {
    fn new(name: &str, server: usize, walk: Walk) -> Self {
        Self { name: name.to_owned(), server, walk, rounds: Vec::new() }
    }

    async fn load(&mut self, stage: &mut Stage, options: &Options) {
        let mut cpu = Vec::new();
        let gauge = stage.server.gauge();
        let own = Gauge::of(std::process::id(), None);
        let outcome = load::run(
            stage.server.port,
            options.connections,
            |_| Citizens::new(stage.path, self.walk),
            Extent::Time(
                Duration::from_secs_f64(options.warm_up),
                Duration::from_secs_f64(options.seconds),
            ),
            || cpu.push((gauge.cpu(), own.cpu())),
        )
        .await;
        let each = |used: Duration| used.as_secs_f64() * 1e6 / outcome.answered.max(1) as f64;
        self.rounds.push(Round {
            per_second: outcome.per_second(),
            cpu: each(cpu[1].0.saturating_sub(cpu[0].0)),
            own_cpu: each(cpu[1].1.saturating_sub(cpu[0].1)),
            p50: outcome.quantile(0.5),
            p99: outcome.quantile(0.99),
            p999: outcome.quantile(0.999),
            max: outcome.quantile(1.0),
            memory: gauge.memory(),
            amiss: outcome.amiss(),
        });
        stage.walked += outcome.whole;
    }

    /// The median over the rounds.
    fn median(&self, of: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(of).collect())
    }

    /// The median over the rounds of what it is to another in the same round: a machine
    /// that is slow for a while is slow for both.
    fn ratio(&self, to: &Self, of: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().zip(&to.rounds).map(|(own, other)| of(own) / of(other)).collect())
    }

    fn amiss(&self) -> u64 {
        self.rounds.iter().map(|round| round.amiss).sum()
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

impl Stage {
    fn of(server: Server, path: &'static str, folder: Option<TempDir>) -> Self {
        Self { server, path, folder, walked: 0 }
    }
}

fn floor_command(port: u16) -> Command {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    command.args(["--floor", &port.to_string()]);
    command
}

/// The settings as shipped, but for the limit of requests from one source.
fn settings(port: u16, data: &Path, database_url: Option<&str>) -> String {
    let database = database_url.map(|url| format!("database_url = \"{url}\"\n"));
    format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\nrequests_per_second = 1000000\n\
         burst = 1000000\n[data]\nfolder = \"{}\"\n{}[log]\nlevel = \"warn\"\n\
         [[accounts]]\nname = \"africastalking\"\noperator = \"africastalking\"\n\
         callback_key = \"a-key-that-only-the-bench-knows\"\n",
        data.display(),
        database.unwrap_or_default(),
    )
}

async fn baragumu(build: impl AsRef<OsStr>, postgres: Option<&Postgres>) -> Stage {
    let folder = folder();
    let file = folder.path().join("baragumu.toml");
    let server = Server::start(postgres.map(|postgres| postgres.postmaster), |port| {
        let url = postgres.map(|postgres| postgres.url.as_str());
        fs::write(&file, settings(port, folder.path(), url)).expect("the folder is ours");
        let mut command = Command::new(build);
        command.arg("--config").arg(&file).arg("serve");
        command
    })
    .await;
    Stage::of(server, CALLBACKS, Some(folder))
}

/// The peer with its packages installed, or why it cannot be measured.
fn peer() -> Result<impl FnOnce(u16) -> Command, String> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/express");
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("express");
    fs::create_dir_all(&to).map_err(|error| error.to_string())?;
    for file in ["package.json", "server.js"] {
        fs::copy(from.join(file), to.join(file)).map_err(|error| error.to_string())?;
    }
    run_quietly(Command::new("node").arg("--version")).map_err(|_| "node missing".to_owned())?;
    run_quietly(Command::new("npm").args(["install", "--no-audit", "--no-fund"]).current_dir(&to))
        .map_err(|error| format!("npm missing, or it could not install: {error}"))?;
    Ok(move |port: u16| {
        let mut command = Command::new("node");
        command
            .arg(to.join("server.js"))
            .env("PORT", port.to_string())
            .env("NODE_ENV", "production");
        command
    })
}

fn run_quietly(command: &mut Command) -> Result<(), String> {
    let done = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| error.to_string())?;
    if done.success() { Ok(()) } else { Err(done.to_string()) }
}

/// Every walk that a citizen saw to its end stands in the database with all its
/// screens.
async fn print_stored(stages: &[Stage], postgres: &Postgres) {
    const STORED: &str = "SELECT
        (SELECT COUNT(*) FROM ussd_sessions WHERE dialogue LIKE '%\"screens\":4,%')
        + (SELECT COUNT(*) FROM ussd_log WHERE screens = 4)";
    let file = stages[1].folder.as_ref().expect("it has one").path().join("baragumu.sqlite");
    let mut connection = SqliteConnection::connect(&file.display().to_string())
        .await
        .expect("the server left a database");
    let on_sqlite: i64 =
        sqlx::query_scalar(STORED).fetch_one(&mut connection).await.expect("it has the tables");
    let mut connection =
        PgConnection::connect(&postgres.url).await.expect("the database still runs");
    let on_postgres: i64 =
        sqlx::query_scalar(STORED).fetch_one(&mut connection).await.expect("it has the tables");
    println!(
        "Walks seen to their end, and stored with all their screens: SQLite {} and {on_sqlite}, \
         PostgreSQL {} and {on_postgres}.\n",
        stages[1].walked, stages[2].walked
    );
}

/// What a fresh server on SQLite holds in memory before and with many open sessions.
async fn open_many(options: &Options) -> Memory {
    let mut stage = baragumu(THIS, None).await;
    let fresh = stage.server.gauge().memory();
    let opened = load::run(
        stage.server.port,
        options.connections,
        |_| Citizens::new(stage.path, &READ[..1]),
        Extent::Count(options.sessions),
        || (),
    )
    .await;
    let memory = stage.server.gauge().memory();
    println!(
        "Memory on SQLite: fresh {:.1} MiB resident ({:.1} anonymous); with {} sessions open \
         {:.1} ({:.1}).",
        fresh.resident, fresh.anonymous, opened.whole, memory.resident, memory.anonymous
    );
    println!("Replies wrong or lost meanwhile: {}.\n", opened.amiss());
    stage.server.stop();
    memory
}
