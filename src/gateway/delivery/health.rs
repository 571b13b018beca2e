//! How the accounts fare, for whoever watches over them.

use std::sync::atomic::Ordering;

use crate::{
    domain::{fact::Standing, time::Timestamp},
    gateway::Gateway,
    store::{StoreError, drivers, outbox},
};

/// How many waiting messages are counted: more are told as so many.
pub const MOST_COUNTED: i64 = 100_000;
/// Among how many of the newest messages the last success is looked for.
const AMONG: i64 = 10_000;

/// Who lets an account's messages leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrivenBy {
    /// Nobody: its lease is over, or was given back.
    Nobody,
    /// This node; whether it stopped calling, because nobody answered.
    This {
        /// Whether calls are stopped.
        is_stopped: bool,
    },
    /// Another node.
    Another,
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
    /// How many messages wait, up to [`MOST_COUNTED`].
    pub waiting: i64,
    /// When the operator last took or delivered a message.
    pub last_taken: Option<Timestamp>,
}

impl Gateway {
    /// Notes whether this node stopped calling an account, because nobody answered.
    pub fn note_breaker(&self, account: usize, is_open: bool) {
        if let Some(breaker) = self.inner.accounts.breakers.get(account) {
            breaker.store(is_open, Ordering::Relaxed);
        }
    }

    /// How every account fares.
    ///
    /// # Errors
    /// What the store says.
    pub async fn account_health(&self) -> Result<Vec<Health>, StoreError> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        let mut found = Vec::new();
        for (account, breaker) in self.inner.accounts.all.iter().zip(&self.inner.accounts.breakers)
        {
            let sends = account.operator.sms().is_some();
            let lease = drivers::find(store, &account.name).await?;
            let driven_by = match lease.filter(|lease| lease.expires_at > now) {
                None => DrivenBy::Nobody,
                Some(lease) if lease.node == self.inner.node => {
                    DrivenBy::This { is_stopped: breaker.load(Ordering::Relaxed) }
                }
                Some(_) => DrivenBy::Another,
            };
            let codes = account.service_codes.iter().map(ToString::to_string);
            found.push(Health {
                name: account.name.clone(),
                standing: account.standing,
                codes: codes.chain(account.short_codes.iter().cloned()).collect(),
                tps: sends.then_some(account.sending.tps),
                driven_by,
                waiting: outbox::waiting(store, &account.name, MOST_COUNTED).await?,
                last_taken: outbox::last_taken(store, &account.name, AMONG).await?,
            });
        }
        Ok(found)
    }
}
