//! The command line: one binary, one command each for serving, checking,
//! dialling, migrating and simulating.
//!
//! People script against it: 0 means done, 1 that something was found or failed,
//! 2 that the command line or the configuration is wrong. Results go to standard
//! output, complaints to standard error.

pub mod dial;
pub mod officer;
pub mod phone;
pub mod restored;
pub mod simulator;
pub mod story;
pub mod token;

#[cfg(test)]
mod tests;

use std::{
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    app,
    config::{Config, Log},
    domain::finding::{Finding, Severity},
    http::api::document,
    telemetry,
};

/// Something was found, or failed.
const FAILED: u8 = 1;
/// The command line or the configuration is wrong.
const MISCONFIGURED: u8 = 2;

/// SMS and USSD citizen information gateway.
#[derive(Debug, Parser)]
#[command(
    name = "baragumu",
    version,
    about,
    subcommand_required = true,
    arg_required_else_help = true
)]
struct CommandLine {
    /// The file of settings [default: baragumu.toml in the working folder, else the built-in
    /// defaults]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve citizens until stopped.
    Serve,
    /// Check settings, menus, texts and facts; exit with 1 if anything is wrong.
    Check {
        /// Also refuse what matters only once citizens are served: placeholders, unproved and
        /// stale facts.
        #[arg(long)]
        live: bool,
    },
    /// A phone in the terminal: dial the running server as a citizen would.
    Dial(dial::Arguments),
    /// Make, list and revoke the tokens by which the API knows who acts.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Invite officers to the console and list them.
    #[command(subcommand)]
    Officer(officer::OfficerCommand),
    /// Examine the trail of who did what.
    #[command(subcommand)]
    Audit(token::AuditCommand),
    /// Print the document of the API (`OpenAPI` 3.1).
    Openapi,
    /// Bring the database to this version's tables.
    Migrate,
    /// Confirm that a restored or moved database is the service itself: until then no
    /// broadcast leaves.
    ConfirmRestored,
    /// An operator made of paper for tests: takes messages, reports on them, and can behave badly.
    Simulator(simulator::Arguments),
}

/// Runs the command that `arguments` (the program's name first) say.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let command_line = match CommandLine::try_parse_from(arguments) {
        Ok(command_line) => command_line,
        Err(error) => {
            // Also the way of --help and --version, which are no errors.
            let _unwritable = error.print();
            return if error.use_stderr() { MISCONFIGURED.into() } else { ExitCode::SUCCESS };
        }
    };
    let config = match Config::load(command_line.config.as_deref()) {
        Ok(config) => config,
        Err(findings) => {
            complain(&list(&findings));
            return MISCONFIGURED.into();
        }
    };
    match execute(command_line.command, config) {
        Ok(code) => code,
        Err(message) => {
            complain(&message);
            FAILED.into()
        }
    }
}

fn execute(command: Command, config: Config) -> Result<ExitCode, String> {
    match command {
        Command::Check { live } => {
            let findings = app::check(&config, live).map_err(|failure| failure.to_string())?;
            say(&report(&findings));
            let refused =
                findings.iter().any(|finding| live || finding.severity == Severity::Error);
            Ok(if refused { FAILED.into() } else { ExitCode::SUCCESS })
        }
        Command::Serve => {
            telemetry::start(&config.log);
            in_runtime(app::serve(config))?
                .map(|()| ExitCode::SUCCESS)
                .map_err(|failure| failure.to_string())
        }
        Command::Migrate => {
            telemetry::start(&config.log);
            in_runtime(app::migrate(config))?
                .map(|()| ExitCode::SUCCESS)
                .map_err(|failure| failure.to_string())
        }
        Command::ConfirmRestored => {
            telemetry::start(&quiet(&config.log));
            in_runtime(restored::confirm(&config))?
        }
        Command::Simulator(arguments) => {
            telemetry::start(&config.log);
            let stop = async {
                // Without signals it runs until it is killed.
                match app::Signals::listen() {
                    Ok(mut signals) => signals.next().await,
                    Err(_) => std::future::pending().await,
                }
            };
            in_runtime(simulator::run(arguments, stop))?.map(|()| ExitCode::SUCCESS)
        }
        Command::Openapi => {
            say(document()?.trim_end());
            Ok(ExitCode::SUCCESS)
        }
        Command::Token(command) => {
            telemetry::start(&quiet(&config.log));
            in_runtime(token::run(command, &config))?
        }
        Command::Officer(command) => {
            telemetry::start(&quiet(&config.log));
            in_runtime(officer::run(command, &config))?
        }
        Command::Audit(command) => {
            telemetry::start(&quiet(&config.log));
            in_runtime(token::examine(command, &config))?
        }
        Command::Dial(arguments) => in_runtime(dial::run(arguments, &config))?
            .map(|well| if well { ExitCode::SUCCESS } else { FAILED.into() })
            .map_err(|fault| fault.to_string()),
    }
}

/// A command that answers in a line or two logs only what goes wrong.
fn quiet(log: &Log) -> Log {
    Log { level: "warn".to_owned(), ..log.clone() }
}

fn in_runtime<F: Future>(work: F) -> Result<F::Output, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the runtime cannot start: {error}"))?;
    Ok(runtime.block_on(work))
}

/// Says something to whoever started the program. A closed output is no reason to stop.
pub(crate) fn say(text: &str) {
    let _unwritable = writeln!(io::stdout(), "{text}");
}

/// The findings, one on each line.
fn list(findings: &[Finding]) -> String {
    findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n")
}

/// The findings and their count.
fn report(findings: &[Finding]) -> String {
    let live = findings.iter().filter(|finding| finding.severity == Severity::Live).count();
    let count = match (findings.len() - live, live) {
        (0, 0) => return "Nothing found.".to_owned(),
        (errors, 0) => format!("To be mended: {errors}."),
        (0, live) => format!("To be mended before citizens are served: {live}."),
        (errors, live) => {
            format!("To be mended: {errors}. Before citizens are served also: {live}.")
        }
    };
    format!("{}\n{count}", list(findings))
}

fn complain(text: &str) {
    // Nobody is left to tell if standard error itself is closed.
    let _unwritable = writeln!(io::stderr(), "{text}");
}
