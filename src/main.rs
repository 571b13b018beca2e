//! The program: reads the command line, runs a command, answers an exit code.

use std::process::ExitCode;

/// A turn is allocated on one thread and freed on another, which the system's own
/// allocator pays for with a fifth of a turn's processor time. This one needs no more
/// than a C compiler to be built. By itself it asks the kernel for huge pages, and holds
/// 15 MiB more than it uses; so it may not.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // TLS takes the one provider the whole process shares; only a second call would fail.
    let _installed_already = rustls::crypto::ring::default_provider().install_default();
    baragumu::cli::run(std::env::args_os())
}
