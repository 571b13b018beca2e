//! Who drives an account: waiting for one's turn, and taking over.
//!
//! A lease is over when its row has not changed for as long as it lasts, by the watcher's
//! own clock that nobody sets: so no two clocks are ever compared. On SQLite there is
//! one node, and whatever an earlier process held is void.

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use super::{
    driver::{Answer, Driver},
    purse::certainly_not_taken,
};
use crate::{
    domain::{
        broadcast::budget_periods,
        outbound::{Lane, NO_BROADCAST, State},
        retry::Unanswered,
    },
    gateway::Gateway,
    store::{
        StoreError, broadcasts, budgets,
        drivers::{self, Lease, RELEASED},
        outbox::{self, INTERRUPTED, News},
    },
};

/// One account as a node sees it that does not drive it.
#[derive(Debug)]
pub struct Watch {
    account: usize,
    /// What was seen last, and since when it is so.
    seen: Option<(Lease, Duration)>,
}

impl Gateway {
    /// Begins to watch an account.
    #[must_use]
    pub fn watch(&self, account: usize) -> Watch {
        Watch { account, seen: None }
    }

    /// Looks whether the account is free, and takes it over if so.
    ///
    /// What was on the wire under the term before and has no outcome may have been
    /// taken: it becomes unknown, or is to be sent again, by the rule of the account and
    /// for emergencies in any case the latter.
    ///
    /// # Errors
    /// What the store says.
    pub async fn try_to_drive(&self, watch: &mut Watch) -> Result<Option<Driver>, StoreError> {
        let store = &self.inner.store;
        let world = &*self.inner.world;
        let account = self.account(watch.account);
        let lasts = self.inner.rules.sending.lease;
        let elapsed = world.elapsed();
        let lease = drivers::find(store, &account.name).await?;
        let is_free = match (&lease, &watch.seen) {
            (None, _) => true,
            (Some(lease), _) if lease.expires_at == RELEASED || store.has_one_writer() => true,
            (Some(lease), Some((seen, since))) if lease == seen => elapsed >= *since + lasts,
            (Some(lease), _) => {
                watch.seen = Some((lease.clone(), elapsed));
                false
            }
        };
        if !is_free {
            return Ok(None);
        }
        let now = world.now();
        let node = &self.inner.node;
        let mut tx = store.begin().await?;
        let taken =
            drivers::take(&mut tx, &account.name, lease.as_ref(), node, now.after(lasts)).await?;
        let Some(taken) = taken else { return Ok(None) };
        let uncertain = outbox::still_queued(&mut tx, &taken.on_wire).await?;
        let news: Vec<News> = uncertain
            .iter()
            .map(|marked| {
                let resend = marked.lane == Lane::Emergency
                    || account.sending.unanswered == Unanswered::Resend;
                News {
                    id: marked.id,
                    state: if resend { State::Queued } else { State::Unknown },
                    reason: (!resend).then(|| INTERRUPTED.to_owned()),
                    operator_ref: None,
                    counts: true,
                    due_at: None,
                    segments: 0,
                }
            })
            .collect();
        outbox::settle(&mut tx, &news, now).await?;
        let is_held =
            drivers::mark(&mut tx, &account.name, node, taken.term, now.after(lasts), &[], None)
                .await?;
        if !is_held {
            return Ok(None);
        }
        tx.commit().await?;
        watch.seen = None;
        tracing::info!(
            account = %account.name,
            term = taken.term,
            uncertain = news.len(),
            "this node drives the account"
        );
        metrics::counter!("gateway_sms_uncertain_total", "account" => account.name.clone())
            .increment(news.len() as u64);
        Ok(Some(Driver {
            gateway: self.clone(),
            account: watch.account,
            term: taken.term,
            renewed: elapsed,
            on_wire: BTreeMap::new(),
            places: HashMap::new(),
            rotation: 0,
            answered_refs: Vec::new(),
            texts: HashMap::new(),
            health: HashMap::new(),
        }))
    }
}

impl Driver {
    /// Puts back into the queue what became unknown when this driver was overtaken, and
    /// certainly did not leave, as it knows by now. To be called once another node drives.
    ///
    /// # Errors
    /// What the store says: then it stays unknown.
    pub async fn give_back(&self, answers: &[Answer]) -> Result<(), StoreError> {
        let mut not_taken: Vec<i64> = answers
            .iter()
            .filter(|answer| certainly_not_taken(&answer.fate))
            .map(|answer| answer.id)
            .collect();
        if not_taken.is_empty() {
            return Ok(());
        }
        // Two writers that go by the ids cannot deadlock.
        not_taken.sort_unstable();
        let rules = &self.gateway.inner.rules;
        let now = self.gateway.world().now();
        let mut tx = self.gateway.inner.store.begin().await?;
        let mut paid: BTreeMap<i64, i64> = BTreeMap::new();
        for id in not_taken {
            let Some(marked) = self.on_wire.get(&id) else { continue };
            // The takeover counted one attempt, and whoever lets it leave after that counts
            // another: so nobody takes back what a later driver sent.
            let attempts = Some(i64::from(marked.attempts) + 1);
            if let Some(broadcast) = outbox::requeue_unknown(&mut tx, id, attempts, now).await? {
                *paid.entry(broadcast).or_default() += marked.cost;
            }
        }
        let (day, month) = budget_periods(now, &rules.time_zone);
        paid.remove(&NO_BROADCAST);
        for (broadcast, cost) in paid {
            broadcasts::reopen(&mut tx, broadcast, now).await?;
            let limits = rules.broadcasts.limits;
            budgets::spend(&mut tx, broadcast, &day, &month, -cost, limits).await?;
        }
        tx.commit().await?;
        self.gateway.outbox_was_filled();
        Ok(())
    }
}
