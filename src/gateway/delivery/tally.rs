//! How delivery goes: counted in memory where answers and reports pass, and added up in
//! the store every few seconds. No message waits for it; a crash loses some seconds of a
//! trend that nothing but officers' eyes leans on.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use crate::{
    domain::{outbound::State, time::Timestamp},
    gateway::Gateway,
    store::{
        StoreError,
        delivery_hours::{self, Counts},
    },
};

/// An hour, in milliseconds.
const HOUR_MS: i64 = 3_600_000;
/// How many hours are recent, the current one with them.
pub(super) const RECENT: i64 = 3;
/// How many hours before tell what is usual.
pub(super) const USUAL: i64 = 7 * 24;
/// How long hours are kept.
const KEPT: Duration = Duration::from_hours(9 * 24);

/// What was counted of each account since it was last added up.
#[derive(Debug)]
pub(in crate::gateway) struct Tally(Vec<Counted>);

#[derive(Debug, Default)]
struct Counted {
    accepted: AtomicI64,
    delivered: AtomicI64,
    failed: AtomicI64,
}

impl Counted {
    fn add(&self, counts: Counts) {
        self.accepted.fetch_add(counts.accepted, Ordering::Relaxed);
        self.delivered.fetch_add(counts.delivered, Ordering::Relaxed);
        self.failed.fetch_add(counts.failed, Ordering::Relaxed);
    }

    fn take(&self) -> Counts {
        Counts {
            accepted: self.accepted.swap(0, Ordering::Relaxed),
            delivered: self.delivered.swap(0, Ordering::Relaxed),
            failed: self.failed.swap(0, Ordering::Relaxed),
        }
    }
}

impl Tally {
    /// Nothing counted, for so many accounts.
    pub(in crate::gateway) fn new(accounts: usize) -> Self {
        Self((0..accounts).map(|_| Counted::default()).collect())
    }
}

/// The hour an instant falls into.
fn hour(at: Timestamp) -> i64 {
    at.as_ms().div_euclid(HOUR_MS)
}

impl Gateway {
    /// Counts messages of an account that came to stand in these states.
    pub(super) fn count(&self, account: usize, states: impl Iterator<Item = State>) {
        let mut counts = Counts::default();
        for state in states {
            match state {
                State::Accepted => counts.accepted += 1,
                State::Delivered => counts.delivered += 1,
                State::Undelivered | State::Expired | State::Refused => counts.failed += 1,
                State::Queued | State::Unknown | State::Suppressed | State::Cancelled => {}
            }
        }
        if let Some(counted) = self.inner.tally.0.get(account)
            && counts != Counts::default()
        {
            counted.add(counts);
        }
    }

    /// Adds up what was counted, and forgets what is old.
    ///
    /// # Errors
    /// What the store says: then it is added up with the next.
    pub async fn sweep_tally(&self) -> Result<(), StoreError> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        for (account, counted) in self.inner.accounts.all.iter().zip(&self.inner.tally.0) {
            let counts = counted.take();
            if counts == Counts::default() {
                continue;
            }
            if let Err(error) = delivery_hours::add(store, &account.name, hour(now), counts).await {
                counted.add(counts);
                return Err(error);
            }
        }
        delivery_hours::forget(store, hour(now.before(KEPT))).await
    }

    /// How delivery of an account went in the last hours, and in the week before them.
    pub(super) async fn trend(&self, account: &str) -> Result<(Counts, Counts), StoreError> {
        let store = &self.inner.store;
        let next = hour(self.inner.world.now()) + 1;
        let since = next - RECENT;
        let recent = delivery_hours::sums(store, account, since, next).await?;
        let usual = delivery_hours::sums(store, account, since - USUAL, since).await?;
        Ok((recent, usual))
    }
}
