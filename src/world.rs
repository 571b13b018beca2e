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
}

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
}
