//! The real process from outside: its commands, its door, its signals, and what
//! happens to a citizen when the process, the database or the operator fails.
//!
//! What is waited for here is real time, because the bounds under test are: a
//! slow body is cut after ten seconds by the clock of the machine.

mod api;
mod callbacks;
mod commands;
mod door;
mod halotel;
mod health;
mod kannel;
mod kannel_chain;
mod killed;
mod outage;
mod sending;
mod simulator;
mod stopping;

/// Settings with one simulator account on SQLite, and room for more tables.
const SETTINGS: &str = r#"
[server]
listen = "ADDRESS"

[[accounts]]
name = "simulator"
operator = "simulator"
callback_key = "simulator"
service_codes = ["*149*46#"]
"#;
