//! What messages cost, each measure against the least it could cost and against a peer.
//!
//! `cargo bench --bench sms` measures, on SQLite and on a throw-away PostgreSQL, both with
//! fsync: (a) a broadcast made rows of the outbox, (b) the outbox drained to nobody,
//! (c) to an operator over HTTP, (d) delivery reports in, (e) messages accepted over the
//! API, (f) a keyword's answer while a broadcast leaves at full speed, (g) the whole way
//! beside Kannel's. All of it shares the machine, so what counts are ratios inside one run
//! and processor time. Each measure has a fresh database, and is void if a single message
//! was lost, came twice or does not add up.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench is there to print")]
#![expect(clippy::cast_precision_loss, reason = "counts of a bench stay far below 2^52")]

mod accept;
mod aims;
mod bases;
mod drain;
mod expansion;
mod floor;
mod kannel;
mod meter;
mod node;
mod officers;
mod outbox;
mod replies;
mod reports;
mod scripts;
mod servers;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod whole;
mod wire;

use std::path::PathBuf;

use clap::Parser;
use mimalloc::MiMalloc;

use bases::{Base, Kind};
use support::server::Postgres;
use table::Table;

/// As the program has it, because a node is a part of this one.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Measures messages in and out, beside their floors and beside Kannel, and prints a table.
#[derive(Debug, Parser)]
struct Options {
    /// Which parts, such as `bd`.
    #[arg(long, default_value = "abcdefg")]
    parts: String,
    /// Rounds; medians are shown.
    #[arg(long, default_value_t = 1)]
    rounds: usize,
    /// Subscribers of the broadcasts.
    #[arg(long, default_value_t = 1_000_000)]
    subscribers: u64,
    /// Messages of the other measures; a fifth of it where each costs a call.
    #[arg(long, default_value_t = 300_000)]
    rows: u64,
    /// Connections of a load.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Given by cargo.
    #[arg(long, hide = true)]
    bench: bool,
    /// Be a part of the bench: `floor` or `node`.
    #[arg(long, hide = true)]
    be: Option<String>,
    /// Where that part listens.
    #[arg(long, hide = true, default_value_t = 0)]
    port: u16,
    /// The settings of a node.
    #[arg(long, hide = true)]
    config: Option<PathBuf>,
    /// The account of a node.
    #[arg(long, hide = true, default_value = "")]
    account: String,
}

/// What every measure needs.
struct Bench {
    options: Options,
    postgres: Postgres,
    table: Table,
}

impl Bench {
    async fn base(&self, kind: Kind) -> Base {
        Base::fresh(kind, &self.postgres).await
    }
}

fn main() {
    let options = Options::parse();
    rustls::crypto::ring::default_provider().install_default().expect("it is the first");
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    match (options.be.as_deref(), options.config.as_deref()) {
        (Some("node"), Some(config)) => {
            runtime.block_on(node::run(options.port, config, &options.account));
        }
        (Some(_), _) => runtime.block_on(floor::serve(options.port)),
        (None, _) => runtime.block_on(run(options)),
    }
}

async fn run(options: Options) {
    let parts: Vec<char> = options.parts.chars().collect();
    let rounds = options.rounds;
    println!(
        "{rounds} rounds, {} subscribers, {} messages, {} connections, {} processors.\n",
        options.subscribers,
        options.rows,
        options.connections,
        std::thread::available_parallelism().map_or(0, usize::from),
    );
    let postgres = Postgres::start().await;
    let mut bench = Bench { options, postgres, table: Table::default() };
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        for part in &parts {
            match part {
                'a' => expansion::measure(&mut bench).await,
                'b' => drain::measure(&mut bench).await,
                'c' => wire::measure(&mut bench).await,
                'd' => reports::measure(&mut bench).await,
                'e' => accept::measure(&mut bench).await,
                'f' => replies::measure(&mut bench).await,
                'g' => whole::measure(&mut bench).await,
                other => panic!("there is no part {other}; there are abcdefg"),
            }
        }
    }
    bench.table.print();
    bench.table.print_aims(&aims::ALL);
}
