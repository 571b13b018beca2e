//! How a broadcast goes, for pages: of few people as it is now, of very many as it was
//! some seconds ago. Summing a million rows costs a second of a processor; so it is done
//! by the clock, at most every [`FRESH`] and only while somebody looks, and no page waits
//! for it: what nobody has summed yet, it does not tell.

use std::{collections::BTreeSet, sync::PoisonError, time::Duration};

use super::{Broadcast, report::Report};
use crate::{
    domain::{outbound::State, time::Timestamp},
    gateway::{Gateway, refusal::Refusal},
    store::{
        StoreError, broadcast_sums,
        recipients::{self, Sum},
    },
};

/// Up to so many people the rows are summed for each page.
const SUMMED_AT_ONCE: i64 = 20_000;
/// How old sums may be before the clock makes them anew.
pub const FRESH: Duration = Duration::from_secs(10);

/// The broadcasts whose sums somebody wants anew.
#[derive(Debug, Default)]
pub(super) struct Wanted(std::sync::Mutex<BTreeSet<i64>>);

impl Wanted {
    fn add(&self, id: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }

    fn take(&self) -> Option<i64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_first()
    }
}

impl Gateway {
    /// What has become of a broadcast, and of when that is: [`Gateway::report`] for who
    /// would rather have it soon than to the second. `None` until the clock has made the
    /// first sums of very many, a moment later.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn recent_report(&self, id: i64) -> Result<Option<(Report, Timestamp)>, Refusal> {
        let broadcast = self.broadcast(id).await?;
        let recent = self.recent_sums(&broadcast).await?;
        Ok(recent.map(|(at, sums)| (Report::of(broadcast, sums), at)))
    }

    /// How many messages of a broadcast waited to leave, some seconds ago at most; `None`
    /// while nobody knows.
    ///
    /// # Errors
    /// What the store says.
    pub async fn waiting_of(&self, broadcast: &Broadcast) -> Result<Option<i64>, StoreError> {
        if broadcast.audience <= SUMMED_AT_ONCE {
            let (store, account) = (&self.inner.store, &broadcast.account);
            return recipients::waiting(store, account, broadcast.id).await.map(Some);
        }
        let waits = |sums: Vec<Sum>| {
            sums.iter().filter(|sum| sum.state == State::Queued).map(|sum| sum.people).sum()
        };
        Ok(self.recent_sums(broadcast).await?.map(|(_, sums)| waits(sums)))
    }

    async fn recent_sums(
        &self,
        broadcast: &Broadcast,
    ) -> Result<Option<(Timestamp, Vec<Sum>)>, StoreError> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        if broadcast.audience <= SUMMED_AT_ONCE {
            return Ok(Some((now, recipients::sums(store, broadcast.id).await?)));
        }
        let kept = broadcast_sums::find(store, broadcast.id).await?;
        if kept.as_ref().is_none_or(|(at, _)| at.after(FRESH) <= now) {
            self.inner.desk.wanted.add(broadcast.id);
        }
        Ok(kept)
    }

    /// Sums one broadcast that somebody looks at, unless another node just did. One at a
    /// time, because the clock has other things to do.
    pub(super) async fn refresh_sums(&self) -> Result<(), StoreError> {
        let Some(id) = self.inner.desk.wanted.take() else { return Ok(()) };
        let kept = broadcast_sums::find(&self.inner.store, id).await?;
        let is_fresh = kept.is_some_and(|(at, _)| at.after(FRESH) > self.inner.world.now());
        if !is_fresh {
            let (store, at) = (&self.inner.store, self.inner.world.now());
            let sums = recipients::sums(store, id).await?;
            broadcast_sums::keep(store, id, at, &sums).await?;
        }
        Ok(())
    }

    /// Has the sums of a broadcast made for the first who looks: once its audience stands,
    /// and once it is over.
    pub(super) fn want_sums(&self, broadcast: &Broadcast) {
        if broadcast.audience > SUMMED_AT_ONCE {
            self.inner.desk.wanted.add(broadcast.id);
        }
    }
}
