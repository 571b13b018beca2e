//! What the officers' console costs, over the running server.
//!
//! `cargo bench --bench console` runs every part, `--only PART` some of them: `bombs` sends
//! files that are made to use a server up, and tells how soon each was refused and what the
//! server held meanwhile; `pages` asks for every page with a million subscribers and a million
//! messages; `sign-in` compares names that are known and are not, and dials while very many
//! guess. A part is a module with a line in [`PARTS`].

#![expect(clippy::print_stdout, reason = "a bench is there to print")]
#![expect(clippy::cast_precision_loss, reason = "counts of a bench stay far below 2^52")]

#[expect(dead_code, reason = "the other bench also counts what its statements did")]
#[path = "../sms/bases.rs"]
mod bases;
mod bombs;
mod browser;
mod council;
mod pages;
mod sign_in;
#[expect(dead_code, reason = "the other benches load servers and databases, this one does not")]
#[path = "../support/mod.rs"]
mod support;
#[path = "../ussd/walk.rs"]
mod walk;

use std::{future::Future, pin::Pin};

use clap::Parser;
use support::server::Postgres;

/// A part while it runs.
type Running<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// Starts a part.
type Start = for<'a> fn(&'a Postgres) -> Running<'a>;

/// Every part by its name.
const PARTS: [(&str, Start); 3] = [
    ("bombs", |postgres| Box::pin(bombs::measure(postgres))),
    ("pages", |postgres| Box::pin(pages::measure(postgres))),
    ("sign-in", |postgres| Box::pin(sign_in::measure(postgres))),
];

/// Measures the console, and prints a table for each part.
#[derive(Debug, Parser)]
struct Options {
    /// Only this part; may be given several times.
    #[arg(long)]
    only: Vec<String>,
    /// Given by cargo.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let options = Options::parse();
    for name in &options.only {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        assert!(names.contains(&name.as_str()), "there is no part {name}; there are {names:?}");
    }
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    let postgres = runtime.block_on(Postgres::start());
    for (name, part) in PARTS {
        if options.only.is_empty() || options.only.iter().any(|only| only == name) {
            println!("== {name}");
            runtime.block_on(part(&postgres));
        }
    }
}
