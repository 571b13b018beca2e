//! Clock and chance: the only way any floor learns the time or makes an id.

use std::{
    fmt::Debug,
    sync::atomic::{AtomicI64, AtomicU64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use rustix::time::{ClockId, clock_gettime};

use crate::domain::time::Timestamp;

/// The clock and the source of ids.
pub trait World: Debug + Send + Sync {
    /// This instant.
    fn now(&self) -> Timestamp;
    /// A fresh id: a version 7 UUID as text, so ids sort by time.
    fn fresh_id(&self) -> String;
    /// 256 bits that nobody can guess: for tokens. Ids are no secrets.
    ///
    /// # Errors
    /// The system gives no randomness.
    fn fresh_secret(&self) -> Result<[u8; 32], NoRandomness>;
    /// How long since some beginning: a clock that nobody sets, for leases and rates. It
    /// goes on while this process stands still, and while the machine sleeps.
    fn elapsed(&self) -> Duration;
    /// A random duration from zero to `most`, each as likely as any other.
    fn jitter(&self, most: Duration) -> Duration;
}

/// The clock that nobody sets and nothing stops.
#[cfg(target_os = "linux")]
const ALWAYS: ClockId = ClockId::Boottime;
/// Elsewhere this one goes on while the machine sleeps.
#[cfg(not(target_os = "linux"))]
const ALWAYS: ClockId = ClockId::Monotonic;

/// The part of `most` that 64 random bits stand for.
fn part(most: Duration, bits: u64) -> Duration {
    let steps = (u128::from(bits) * (most.as_millis() + 1)) >> 64;
    Duration::from_millis(u64::try_from(steps).unwrap_or(u64::MAX))
}

/// The system gives no randomness, so nothing secret can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no randomness")]
pub struct NoRandomness;

/// The machine's own clock and randomness.
#[derive(Debug, Default, Clone, Copy)]
pub struct RealWorld;

impl World for RealWorld {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
    fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_ms(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that makes random ids")]
    fn fresh_id(&self) -> String {
        // From this process's own generator, which the system seeds: a call into the system
        // for each id shows in a turn's processor time.
        uuid::Uuid::now_v7().to_string()
    }

    fn fresh_secret(&self) -> Result<[u8; 32], NoRandomness> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|_| NoRandomness)?;
        Ok(secret)
    }

    fn elapsed(&self) -> Duration {
        // Linux's CLOCK_MONOTONIC, which `Instant` reads, goes on while a process is stopped
        // and stands while the machine sleeps: a node that slept past its lease would think
        // that it still had it. Of a guest that its host held no clock tells; there only the
        // term does.
        let since_boot = clock_gettime(ALWAYS);
        Duration::try_from(since_boot).unwrap_or_default()
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that draws random bits")]
    fn jitter(&self, most: Duration) -> Duration {
        // The last 62 bits of a version 7 UUID are random (RFC 9562 section 5.7).
        part(most, uuid::Uuid::now_v7().as_u64_pair().1 << 2)
    }
}

/// A clock that moves only when told, ids that count up and chance from a seed: for tests.
#[derive(Debug)]
pub struct TestWorld {
    start_ms: i64,
    now_ms: AtomicI64,
    ids: AtomicU64,
    seed: AtomicU64,
}

impl TestWorld {
    /// A world whose clock stands at `start`.
    #[must_use]
    pub const fn at(start: Timestamp) -> Self {
        Self {
            start_ms: start.as_ms(),
            now_ms: AtomicI64::new(start.as_ms()),
            ids: AtomicU64::new(0),
            seed: AtomicU64::new(0),
        }
    }

    /// Moves the clock forward.
    pub fn pass(&self, duration: Duration) {
        let ms = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl World for TestWorld {
    fn now(&self) -> Timestamp {
        Timestamp::from_ms(self.now_ms.load(Ordering::SeqCst))
    }

    fn fresh_id(&self) -> String {
        let count = self.ids.fetch_add(1, Ordering::SeqCst);
        format!("00000000-0000-7000-8000-{count:012}")
    }

    fn fresh_secret(&self) -> Result<[u8; 32], NoRandomness> {
        let count = self.ids.fetch_add(1, Ordering::SeqCst);
        let mut secret = [0x5a; 32];
        secret[..8].copy_from_slice(&count.to_be_bytes());
        Ok(secret)
    }

    fn elapsed(&self) -> Duration {
        self.now().since(Timestamp::from_ms(self.start_ms))
    }

    fn jitter(&self, most: Duration) -> Duration {
        // SplitMix64 (Steele, Lea and Flood 2014): each step is a sum and a mix.
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut bits = self.seed.fetch_add(STEP, Ordering::SeqCst).wrapping_add(STEP);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        part(most, bits ^ (bits >> 31))
    }
}
