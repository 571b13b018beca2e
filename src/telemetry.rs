//! Logs.

use std::io::{self, IsTerminal};

use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{Log, LogFormat};

/// Starts logging to standard error. Messages and fields only: no field of ours
/// ever holds a full MSISDN, a text or a secret.
pub fn start(log: &Log) {
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        // Colours are for eyes, not for a file or a journal.
        .with_ansi(io::stderr().is_terminal())
        .with_target(false)
        // A log on a full disk takes no line; telling so on the same file would panic.
        .log_internal_errors(false);
    match log.format {
        LogFormat::Text => builder.compact().init(),
        LogFormat::Json => builder.json().init(),
    }
}
