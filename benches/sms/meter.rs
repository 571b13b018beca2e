//! What a server uses while it works: processor time, and the most memory it held.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::support::server::{Gauge, Memory};

/// How often memory is read.
const EVERY: Duration = Duration::from_millis(20);

/// Watches processes from when it is started until it is read.
#[derive(Debug)]
pub(crate) struct Meter {
    gauges: Vec<Gauge>,
    cpu: Duration,
    before: Memory,
    stop: Arc<AtomicBool>,
    watching: JoinHandle<Memory>,
}

/// What was used.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Used {
    /// Processor time of all that was watched, the database's included.
    pub(crate) cpu: Duration,
    /// Memory before.
    pub(crate) before: Memory,
    /// The most memory meanwhile.
    pub(crate) most: Memory,
}

impl Meter {
    /// Of this very process, and of the database that works for it.
    pub(crate) fn of_us(postmaster: Option<u32>) -> Self {
        Self::start(vec![Gauge::of(std::process::id(), postmaster)])
    }

    pub(crate) fn start(gauges: Vec<Gauge>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let watching = {
            let (gauges, stop) = (gauges.clone(), Arc::clone(&stop));
            thread::spawn(move || {
                let mut most = Memory::default();
                while !stop.load(Relaxed) {
                    let now = memory(&gauges);
                    most.resident = most.resident.max(now.resident);
                    most.anonymous = most.anonymous.max(now.anonymous);
                    thread::sleep(EVERY);
                }
                most
            })
        };
        Self { cpu: cpu(&gauges), before: memory(&gauges), gauges, stop, watching }
    }

    pub(crate) fn read(self) -> Used {
        let used = cpu(&self.gauges).saturating_sub(self.cpu);
        self.stop.store(true, Relaxed);
        let most = self.watching.join().expect("it only reads");
        Used { cpu: used, before: self.before, most }
    }
}

fn cpu(gauges: &[Gauge]) -> Duration {
    gauges.iter().map(|gauge| gauge.cpu()).sum()
}

fn memory(gauges: &[Gauge]) -> Memory {
    gauges.iter().map(|gauge| gauge.memory()).fold(Memory::default(), |sum, one| Memory {
        resident: sum.resident + one.resident,
        anonymous: sum.anonymous + one.anonymous,
    })
}
