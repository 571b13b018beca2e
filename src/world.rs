//! Clock and chance: the only way any floor learns the time or makes an id.

use std::{
    fmt::Debug,
    sync::atomic::{AtomicI64, AtomicU64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

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
        uuid::Uuid::now_v7().to_string()
    }

    fn fresh_secret(&self) -> Result<[u8; 32], NoRandomness> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|_| NoRandomness)?;
        Ok(secret)
    }
}

/// A clock that moves only when told, and ids that count up: for tests.
#[derive(Debug)]
pub struct TestWorld {
    now_ms: AtomicI64,
    ids: AtomicU64,
}

impl TestWorld {
    /// A world whose clock stands at `start`.
    #[must_use]
    pub const fn at(start: Timestamp) -> Self {
        Self { now_ms: AtomicI64::new(start.as_ms()), ids: AtomicU64::new(0) }
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
}
