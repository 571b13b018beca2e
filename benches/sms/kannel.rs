//! The peer: Debian's Kannel as the tests start it, with the file that ships in `deploy/`.

#[expect(dead_code, clippy::unwrap_used, reason = "the tests use all of it, and may panic so")]
#[path = "../../tests/it/support/kannel.rs"]
mod real;

use std::{
    fs,
    time::{Duration, Instant},
};

use crate::support::server::{Gauge, children};
use real::Phones;

/// What of the tests' processes a Kannel needs.
mod process {
    use std::{process::Command, time::Duration};

    pub(crate) use crate::support::server::free_port;

    pub(crate) const BOUND: Duration = Duration::from_mins(1);

    pub(crate) fn signal(pid: u32, name: &str) {
        let asked = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "a running process can be signalled");
    }
}

/// A Kannel with phones behind it.
pub(crate) struct Kannel {
    real: real::Kannel,
    phones: Phones,
}

impl Kannel {
    /// As it is quickest: with less to log than the sample has, and, unless `keeps` its
    /// queue on disk as the sample does, with the queue in memory.
    pub(crate) fn start(keeps: bool) -> Self {
        let store = "store-type = spool\nstore-location = /var/spool/kannel\n";
        let mut replaced = vec![("log-level = 1", "log-level = 4")];
        if !keeps {
            replaced.push((store, ""));
        }
        let callbacks = "http://127.0.0.1:9/callbacks/kannel/nobody";
        let real = real::Kannel::start_with(callbacks, "", &replaced);
        let phones = real.phones();
        Self { real, phones }
    }

    /// Where sendsms listens.
    pub(crate) fn port(&self) -> u16 {
        self.real.send_port
    }

    /// Of both its boxes; the phones are the operator's.
    pub(crate) fn gauges() -> Vec<Gauge> {
        let is_box = |pid: &u32| {
            let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
            ["bearerbox", "smsbox"].contains(&name.trim())
        };
        let ours = children(std::process::id()).into_iter().filter(is_box);
        ours.map(|pid| Gauge::of(pid, None)).collect()
    }

    /// Waits until so many have arrived; what is wrong if they do not, or more do.
    pub(crate) async fn receive(&self, count: u64) -> Option<String> {
        let began = Instant::now();
        loop {
            let received = self.phones.received().len() as u64;
            if received >= count || began.elapsed() > process::BOUND {
                return (received != count).then(|| format!("{received} of {count} arrived"));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
