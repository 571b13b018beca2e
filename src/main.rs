//! The program: reads the command line, runs a command, answers an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    // TLS takes the one provider the whole process shares; only a second call would fail.
    let _installed_already = rustls::crypto::ring::default_provider().install_default();
    baragumu::cli::run(std::env::args_os())
}
