//! What leaves when: broadcasts that have a time, occurrences of series that are still to
//! come, and what waits for approval with a time of its own.

use std::collections::HashMap;

use super::{Broadcast, counts::Counting, proof::finish};
use crate::{
    domain::{
        broadcast::{Class, Stage},
        quiet::QuietHours,
        schedule::Schedule,
        time::Timestamp,
    },
    gateway::Gateway,
    store::{StoreError, broadcasts},
};

/// How many broadcasts are looked at; a month has far fewer.
const MOST: i64 = 500;
/// How many audiences are counted for it, each of which may take a pass over very many.
const MOST_COUNTED: usize = 5;

/// Why something stands on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is approved, and this is its time.
    Approved,
    /// It repeats, and will come again at this time.
    Occurrence,
    /// It asks for this time, and waits for approval.
    Asked,
}

/// Something that leaves at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The broadcast, or the series.
    pub broadcast: Broadcast,
    /// Why it stands here.
    pub reason: Reason,
    /// The time that was chosen.
    pub at: Timestamp,
    /// When the first message leaves: later than chosen where that is a quiet hour.
    pub first_at: Timestamp,
    /// When the last one leaves at the account's rate; `None` if nobody knows how many
    /// there are.
    pub last_at: Option<Timestamp>,
    /// How many people get it, where that is known.
    pub people: Option<i64>,
    /// Others that leave by the same account meanwhile: their numbers and names.
    pub clashes: Vec<(i64, String)>,
}

impl Planned {
    fn is_over(&self) -> bool {
        self.broadcast.state.is_over()
    }

    fn clashes_with(&self, other: &Self) -> bool {
        let (Some(mine), Some(theirs)) = (self.last_at, other.last_at) else { return false };
        self.broadcast.account == other.broadcast.account
            && !self.is_over()
            && !other.is_over()
            && self.first_at <= theirs
            && other.first_at <= mine
    }
}

impl Gateway {
    /// When the first message may leave of what is to begin at a time: in a quiet hour,
    /// when that is over.
    #[must_use]
    pub fn first_at(&self, class: Class, starts_at: Timestamp) -> Timestamp {
        let zone = &self.inner.rules.time_zone;
        self.rest_of(class).and_then(|quiet| quiet.opens_at(starts_at, zone)).unwrap_or(starts_at)
    }

    /// When the first message of a broadcast may leave, of a series the next time; `None`
    /// while no time is known.
    #[must_use]
    pub fn leaves_at(&self, broadcast: &Broadcast) -> Option<Timestamp> {
        let begins = broadcast.starts_at.or(broadcast.next_at)?;
        Some(self.first_at(broadcast.class, begins))
    }

    /// When broadcasts of a class rest; an emergency never does.
    pub(super) fn rest_of(&self, class: Class) -> Option<QuietHours> {
        (class == Class::Ordinary).then_some(self.inner.rules.sending.quiet)
    }

    /// What leaves from `from` on and before `to`, the first at first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn agenda(&self, from: Timestamp, to: Timestamp) -> Result<Vec<Planned>, StoreError> {
        let store = &self.inner.store;
        let zone = &self.inner.rules.time_zone;
        let mut counted = Counted { of: HashMap::new(), left: MOST_COUNTED };
        let mut planned = Vec::new();
        for broadcast in broadcasts::starting(store, from, to, MOST).await? {
            let Some(at) = broadcast.starts_at else { continue };
            planned.push(self.planned(broadcast, Reason::Approved, at, &mut counted).await?);
        }
        for series in broadcasts::unsettled(store).await? {
            if series.state.is_over() {
                continue;
            }
            let mut next = series.next_at;
            while let Some(at) = next.filter(|at| *at < to) {
                if at >= from {
                    let series = series.clone();
                    planned.push(self.planned(series, Reason::Occurrence, at, &mut counted).await?);
                }
                next = series.draft.schedule.next(at, zone);
            }
        }
        for asked in broadcasts::page(store, Some(Stage::Submitted), i64::MAX, MOST).await? {
            if let Schedule::At { at } = asked.draft.schedule
                && from <= at
                && at < to
            {
                planned.push(self.planned(asked, Reason::Asked, at, &mut counted).await?);
            }
        }
        planned.sort_by_key(|it| (it.at, it.broadcast.id));
        let clashes: Vec<Vec<(i64, String)>> = planned
            .iter()
            .enumerate()
            .map(|(mine, it)| {
                let others = planned.iter().enumerate();
                others
                    .filter(|(theirs, other)| *theirs != mine && it.clashes_with(other))
                    .map(|(_, other)| (other.broadcast.id, other.broadcast.name.clone()))
                    .collect()
            })
            .collect();
        for (it, clashes) in planned.iter_mut().zip(clashes) {
            it.clashes = clashes;
        }
        Ok(planned)
    }

    async fn planned(
        &self,
        broadcast: Broadcast,
        reason: Reason,
        at: Timestamp,
        counted: &mut Counted,
    ) -> Result<Planned, StoreError> {
        let people = self.people_of(&broadcast, counted).await?;
        let zone = &self.inner.rules.time_zone;
        let quiet = self.rest_of(broadcast.class);
        let first_at = self.first_at(broadcast.class, at);
        let account = self.account_named(&broadcast.account).map(|at| self.account(at));
        let last_at = people.zip(account).map(|(people, account)| {
            let copies = self.render(&broadcast.draft);
            let segments = copies.iter().map(|copy| copy.segments).max().unwrap_or(1).max(1);
            let rate = i64::from(account.sending.tps.max(1));
            let all = people.saturating_mul(segments);
            finish(first_at, (all - 1).max(0).saturating_mul(1_000) / rate, quiet, zone)
        });
        let last_at = match broadcast.settled_at {
            Some(settled) if reason == Reason::Approved => Some(settled),
            _ => last_at,
        };
        Ok(Planned { broadcast, reason, at, first_at, last_at, people, clashes: Vec::new() })
    }

    /// How many people a broadcast goes to: as it was expanded, as its series was last
    /// time, or as it was counted a moment ago; `None` while nobody knows.
    async fn people_of(
        &self,
        broadcast: &Broadcast,
        counted: &mut Counted,
    ) -> Result<Option<i64>, StoreError> {
        let is_expanded = matches!(
            broadcast.state,
            Stage::Scheduled | Stage::Sending | Stage::Done | Stage::Expired
        );
        if broadcast.audience > 0 || is_expanded && broadcast.next_at.is_none() {
            return Ok(Some(broadcast.audience));
        }
        // The children of a series are alike until they are expanded.
        let id = broadcast.series.unwrap_or(broadcast.id);
        if let Some(people) = counted.of.get(&id) {
            return Ok(*people);
        }
        let mut people = broadcasts::last_audience(&self.inner.store, id).await?;
        if people.is_none() && counted.left > 0 {
            counted.left -= 1;
            let proof = self.proof(&broadcast.draft, Counting::Recent).await?;
            people = proof.counted_at.map(|_| proof.people);
        }
        counted.of.insert(id, people);
        Ok(people)
    }
}

/// What was counted for one agenda.
struct Counted {
    of: HashMap<i64, Option<i64>>,
    left: usize,
}
