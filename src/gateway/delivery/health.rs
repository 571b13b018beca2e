//! How the accounts fare, for whoever watches over them.

use std::sync::atomic::Ordering;

use crate::{
    domain::{fact::Standing, time::Timestamp},
    gateway::{Gateway, account::Account},
    store::{StoreError, delivery_hours::Counts, drivers, outbox},
};

/// How many waiting messages are counted: more are told as so many.
pub const MOST_COUNTED: i64 = 100_000;
/// Among how many of the newest messages the last success is looked for.
const AMONG: i64 = 10_000;
/// Of so many reports in the last hours a share says something.
const ENOUGH_NOW: i64 = 50;
/// Of so many in the week before.
const ENOUGH_BEFORE: i64 = 200;
/// By so many parts of a hundred the share must be lower to be worth a word.
const FALLS_BY: i64 = 15;

/// Stands for since when, of an account that is called.
pub(in crate::gateway) const CALLS: i64 = 0;

/// Who lets an account's messages leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrivenBy {
    /// Nobody: its lease is over, or was given back.
    Nobody,
    /// This node.
    This,
    /// Another node.
    Another,
}

/// What is wrong with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ailment {
    /// Nobody drives it: nothing leaves.
    Undriven,
    /// The operator does not answer, and calls are stopped since then.
    Stopped {
        /// Since when.
        since: Timestamp,
    },
    /// Most of its messages fail, of those the last hours tell of.
    Failing {
        /// How many of a hundred arrive.
        now: i64,
    },
    /// Fewer arrive than is usual.
    Falling {
        /// How many of a hundred arrive, in the last hours.
        now: i64,
        /// How many did in the week before.
        usual: i64,
    },
    /// Messages were taken in the last hours and not one report came, where reports are
    /// usual.
    Unreported {
        /// How many were taken.
        accepted: i64,
    },
}

/// How an account fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Its name.
    pub name: String,
    /// Whether citizens are served by it.
    pub standing: Standing,
    /// The codes citizens dial and the ones they write to.
    pub codes: Vec<String>,
    /// How many segments leave in a second at most; `None` if it sends nothing.
    pub tps: Option<u32>,
    /// Who drives it.
    pub driven_by: DrivenBy,
    /// What is wrong with it.
    pub ailments: Vec<Ailment>,
    /// Of a hundred messages that reports of the last hours tell of, how many arrived;
    /// `None` where none came.
    pub arrives: Option<i64>,
    /// How many messages wait, up to [`MOST_COUNTED`].
    pub waiting: i64,
    /// When the operator last took or delivered a message.
    pub last_taken: Option<Timestamp>,
}

/// How many of a hundred arrived, of those whose fate is known; `None` of fewer than
/// `least`.
fn share(counts: Counts, least: i64) -> Option<i64> {
    let known = counts.delivered + counts.failed;
    (known >= least.max(1)).then(|| counts.delivered * 100 / known)
}

/// What the counts of the last hours and of the week before say.
fn judge(recent: Counts, before: Counts) -> Option<Ailment> {
    let usual = share(before, ENOUGH_BEFORE);
    match share(recent, ENOUGH_NOW) {
        Some(now) if now < 50 && usual.is_none_or(|usual| now < usual) => {
            Some(Ailment::Failing { now })
        }
        Some(now) => usual
            .filter(|usual| now + FALLS_BY <= *usual)
            .map(|usual| Ailment::Falling { now, usual }),
        // Reports may take their time, so only where none at all came of many.
        None if usual.is_some()
            && recent.accepted >= ENOUGH_NOW
            && recent.delivered + recent.failed == 0
            && (before.delivered + before.failed) * 2 >= before.accepted =>
        {
            Some(Ailment::Unreported { accepted: recent.accepted })
        }
        None => None,
    }
}

impl Gateway {
    /// Notes whether this node stopped calling an account, because nobody answered. Other
    /// nodes are told with what the driver marks next.
    pub fn note_breaker(&self, account: usize, is_open: bool) {
        let since = if is_open { self.inner.world.now().as_ms() } else { CALLS };
        if let Some(breaker) = self.inner.accounts.breakers.get(account) {
            breaker.store(since, Ordering::Relaxed);
        }
    }

    /// Since when this node has stopped calling an account, if it has.
    pub(super) fn stopped_since(&self, account: usize) -> Option<Timestamp> {
        let breaker = self.inner.accounts.breakers.get(account)?;
        let since = breaker.load(Ordering::Relaxed);
        (since != CALLS).then(|| Timestamp::from_ms(since))
    }

    /// What is wrong with accounts, by their names.
    ///
    /// # Errors
    /// What the store says.
    pub async fn ailments(&self) -> Result<Vec<(String, Ailment)>, StoreError> {
        let mut found = Vec::new();
        for at in self.senders() {
            let account = self.account(at);
            let (_, ailments, _) = self.examine(at, account).await?;
            found.extend(ailments.into_iter().map(|ailment| (account.name.clone(), ailment)));
        }
        Ok(found)
    }

    /// How every account fares.
    ///
    /// # Errors
    /// What the store says.
    pub async fn account_health(&self) -> Result<Vec<Health>, StoreError> {
        let store = &self.inner.store;
        let mut found = Vec::new();
        for (at, account) in self.inner.accounts.all.iter().enumerate() {
            let sends = account.operator.sms().is_some();
            let (driven_by, ailments, recent) = self.examine(at, account).await?;
            let codes = account.service_codes.iter().map(ToString::to_string);
            found.push(Health {
                name: account.name.clone(),
                standing: account.standing,
                codes: codes.chain(account.short_codes.iter().cloned()).collect(),
                tps: sends.then_some(account.sending.tps),
                driven_by,
                ailments: if sends { ailments } else { Vec::new() },
                arrives: share(recent, 1),
                waiting: outbox::waiting(store, &account.name, MOST_COUNTED).await?,
                last_taken: outbox::last_taken(store, &account.name, AMONG).await?,
            });
        }
        Ok(found)
    }

    async fn examine(
        &self,
        at: usize,
        account: &Account,
    ) -> Result<(DrivenBy, Vec<Ailment>, Counts), StoreError> {
        let now = self.inner.world.now();
        let lease = drivers::find(&self.inner.store, &account.name).await?;
        let lease = lease.filter(|lease| lease.expires_at > now);
        let driven_by = match &lease {
            None => DrivenBy::Nobody,
            Some(lease) if lease.node == self.inner.node => DrivenBy::This,
            Some(_) => DrivenBy::Another,
        };
        let (recent, before) = self.trend(&account.name).await?;
        let mut ailments = Vec::new();
        match lease {
            None => ailments.push(Ailment::Undriven),
            Some(lease) => {
                // Of this node its own memory is newer than the row.
                let is_own = lease.node == self.inner.node;
                let since = if is_own { self.stopped_since(at) } else { lease.stopped_since };
                ailments.extend(since.map(|since| Ailment::Stopped { since }));
            }
        }
        ailments.extend(judge(recent, before));
        Ok((driven_by, ailments, recent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(accepted: i64, delivered: i64, failed: i64) -> Counts {
        Counts { accepted, delivered, failed }
    }

    #[test]
    fn delivery_falls_when_it_is_well_below_the_week() {
        let week = counts(1_000, 900, 100);
        for (recent, expected) in [
            (counts(100, 90, 10), None),
            (counts(100, 76, 24), None),
            (counts(100, 75, 25), Some(Ailment::Falling { now: 75, usual: 90 })),
            (counts(100, 40, 60), Some(Ailment::Failing { now: 40 })),
            // Too few to say anything.
            (counts(100, 0, 49), None),
            (counts(100, 0, 0), Some(Ailment::Unreported { accepted: 100 })),
            (counts(49, 0, 0), None),
        ] {
            assert_eq!(judge(recent, week), expected, "{recent:?}");
        }
        // Without a week to hold it against, only what is bad by itself is told.
        assert_eq!(judge(counts(100, 60, 40), Counts::default()), None);
        assert_eq!(
            judge(counts(100, 40, 60), Counts::default()),
            Some(Ailment::Failing { now: 40 })
        );
        assert_eq!(judge(counts(100, 0, 0), Counts::default()), None);
        // Where reports are rare, none of them is nothing new.
        assert_eq!(judge(counts(100, 0, 0), counts(1_000, 200, 50)), None);
        // What was always bad is no news.
        assert_eq!(judge(counts(100, 40, 60), counts(1_000, 400, 600)), None);
    }
}
