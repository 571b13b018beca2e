//! Driving an account, step by step.
//!
//! The driver keeps in memory what is on the wire and where in each queue it stands. The
//! row of the account says the same durably, and is written in the same transaction
//! that settles what came back, before anything of the next wave leaves. A step that
//! fails changes nothing, in memory either: it may be taken again with the same answers.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use super::{
    choice::{Choice, Pick, Texts},
    purse::Health,
};
use crate::{
    domain::{
        msisdn::Msisdn,
        outbound::{Lane, State, Submit},
        outcome::Outcome,
        retry::{self, Attempt, Next, Unanswered},
        time::Timestamp,
    },
    gateway::{Gateway, account::Account},
    store::{
        StoreError,
        drivers::{self, RELEASED},
        outbox::{self, News, Queue},
        reports,
    },
};

/// After how many attempts a message that our own translator cannot write is given up.
const MOST_FAULTS: u32 = 5;
/// The reason of such a message.
const FAULT: &str = "a fault of this service";

/// Who drives an account.
#[derive(Debug)]
pub struct Driver {
    pub(super) gateway: Gateway,
    pub(super) account: usize,
    pub(super) term: i64,
    /// When the lease was last renewed, by the clock that nobody sets: before the
    /// statement was sent, so that nobody else counts from an earlier instant.
    pub(super) renewed: Duration,
    pub(super) on_wire: BTreeMap<i64, OnWire>,
    pub(super) places: HashMap<Queue, Place>,
    /// Which ordinary broadcast is served first in the next step.
    pub(super) rotation: usize,
    /// The operator's ids of what the last step settled: reports about them may have come
    /// before the answer.
    pub(super) answered_refs: Vec<String>,
    /// The texts of broadcasts that are leaving.
    pub(super) texts: HashMap<i64, Texts>,
    /// How it goes with each broadcast.
    pub(super) health: Health,
}

/// How far a queue was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The time and the id of the last message seen.
    pub(super) behind: (Timestamp, i64),
    /// When it was last read from its beginning, by the clock that nobody sets.
    pub(super) begun: Duration,
}

/// A message that was marked and is not settled.
#[derive(Debug, Clone)]
pub(super) struct OnWire {
    queue: Queue,
    msisdn: Msisdn,
    pub(super) attempts: u32,
    validity: Timestamp,
    segments: u32,
    /// What it costs, in hundredths of a shilling.
    pub(super) cost: i64,
}

/// How much may leave now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Most messages.
    pub messages: usize,
    /// Most segments.
    pub segments: u32,
    /// Whether a single message may have more segments than that: nothing else left
    /// lately, and else it never could.
    pub any_length: bool,
}

impl Room {
    /// Nothing may leave.
    pub const NONE: Self = Self { messages: 0, segments: 0, any_length: false };
}

/// One call that is to be made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What to hand over.
    pub submit: Submit,
    /// What it costs in segments.
    pub segments: u32,
    /// By when its first byte must have left, by [`crate::world::World::elapsed`]; later it
    /// must not leave at all.
    pub leave_by: Duration,
}

/// What became of one message of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The message.
    pub id: i64,
    /// What is known.
    pub fate: Fate,
}

/// What is known of a message after its call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It came to an outcome.
    Outcome {
        /// Which.
        outcome: Outcome,
        /// Whether a refusal speaks of the recipient's number and not of the whole call.
        of_number: bool,
    },
    /// It did not leave: too late, or the account was closed meanwhile.
    NotSent,
    /// Our own translator could not write it.
    Fault,
}

/// Why a driver stops.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Halt {
    /// Another node took over. Nothing was written, nothing may leave.
    #[error("another node drives the account")]
    Overtaken,
    /// The step was not taken; it may be taken again.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Driver {
    /// The place of the account.
    #[must_use]
    pub fn account(&self) -> usize {
        self.account
    }

    /// Which term it is. In the first nobody sent before.
    #[must_use]
    pub fn term(&self) -> i64 {
        self.term
    }

    /// How many messages are on the wire.
    #[must_use]
    pub fn on_wire(&self) -> usize {
        self.on_wire.len()
    }

    pub(super) fn is_on_wire(&self, id: i64) -> bool {
        self.on_wire.contains_key(&id)
    }

    /// The broadcast of a message on the wire, and what was paid for it.
    pub(super) fn cost_on_wire(&self, id: i64) -> Option<(i64, i64)> {
        self.on_wire.get(&id).map(|marked| (marked.queue.broadcast_id, marked.cost))
    }

    /// Settles what came back and marks what leaves next. What it says may leave once
    /// this says `Ok`, and then each is owed an [`Answer`].
    ///
    /// # Errors
    /// Why nothing was changed, and nothing leaves.
    pub async fn step(&mut self, answers: &[Answer], room: Room) -> Result<Vec<Call>, Halt> {
        let gateway = self.gateway.clone();
        let account = Arc::clone(gateway.account(self.account));
        let Some(sms) = account.operator.sms() else { return Ok(Vec::new()) };
        let lasts = gateway.inner.rules.sending.lease;
        let world = gateway.world();
        let (now, elapsed) = (world.now(), world.elapsed());
        let mut news = Vec::with_capacity(answers.len());
        let mut failed = Vec::new();
        let mut places = self.places.clone();
        let mut returned = HashSet::new();
        for answer in answers {
            let Some(marked) = self.on_wire.get(&answer.id) else { continue };
            if let Some(settled) = self.settled(marked, answer, &account, now, &mut failed) {
                news.push(settled);
            } else {
                // It waits where it did, so its queue is read again from the beginning.
                places.remove(&marked.queue);
                returned.insert(answer.id);
            }
        }
        let answered: Vec<i64> = answers.iter().map(|answer| answer.id).collect();

        let mut tx = gateway.inner.store.begin().await?;
        if !self.answered_refs.is_empty() {
            let early = reports::unpark(&mut tx, &account.name, &self.answered_refs).await?;
            let others = gateway.apply_reports(&mut tx, &account.name, early).await?;
            if !others.is_empty() {
                reports::park(&mut tx, &account.name, &others, now).await?;
            }
        }
        let mut choice = Choice {
            picks: Vec::new(),
            returned,
            places,
            room,
            elapsed,
            seen: 0,
            texts: std::mem::take(&mut self.texts),
            news,
        };
        if room.messages > 0 {
            self.choose(&mut tx, &account, sms.limits(), now, &mut choice).await?;
        }
        let is_due = elapsed >= self.renewed + lasts / 4;
        if answers.is_empty() && choice.news.is_empty() && choice.picks.is_empty() && !is_due {
            if !self.answered_refs.is_empty() {
                tx.commit().await?;
                self.answered_refs.clear();
            }
            (self.places, self.texts) = (choice.places, choice.texts);
            return Ok(Vec::new());
        }
        if !choice.news.is_empty() {
            outbox::settle(&mut tx, &choice.news, now).await?;
        }
        gateway.count_failures(&mut tx, failed, now).await?;
        let mut health = self.health.clone();
        self.stop_what_fails(&mut tx, answers, now, &mut health).await?;
        // Last, because other accounts wait for the same row of the day.
        self.pay(&mut tx, answers, now, &mut choice).await?;
        let mut on_wire: Vec<i64> = self.on_wire.keys().copied().collect();
        if !answered.is_empty() {
            let gone: HashSet<i64> = answered.iter().copied().collect();
            on_wire.retain(|id| !gone.contains(id));
        }
        on_wire.extend(choice.picks.iter().map(|pick| pick.due.id));
        let node = &gateway.inner.node;
        let until = now.after(lasts);
        let stopped = gateway.stopped_since(self.account);
        if !drivers::mark(&mut tx, &account.name, node, self.term, until, &on_wire, stopped).await?
        {
            return Err(Halt::Overtaken);
        }
        tx.commit().await?;

        gateway.count(self.account, choice.news.iter().filter(|it| it.counts).map(|it| it.state));
        self.renewed = elapsed;
        (self.places, self.texts, self.health) = (choice.places, choice.texts, health);
        self.rotation = self.rotation.wrapping_add(1);
        self.answered_refs = choice.news.into_iter().filter_map(|news| news.operator_ref).collect();
        for id in answered {
            self.on_wire.remove(&id);
        }
        for pick in &choice.picks {
            self.on_wire.insert(pick.due.id, OnWire::of(pick));
        }
        Ok(self.calls(choice.picks, &account, sms.limits(), now, elapsed))
    }

    /// Gives the account back. To be called once nothing is on the wire and everything
    /// is settled.
    ///
    /// # Errors
    /// What the store says: then the lease ends by itself.
    pub async fn release(self) -> Result<(), StoreError> {
        let store = &self.gateway.inner.store;
        let name = &self.gateway.account(self.account).name;
        let node = &self.gateway.inner.node;
        let on_wire: Vec<i64> = self.on_wire.keys().copied().collect();
        let until = if on_wire.is_empty() {
            RELEASED
        } else {
            self.gateway.world().now().after(self.gateway.inner.rules.sending.lease)
        };
        let mut tx = store.begin().await?;
        if drivers::mark(&mut tx, name, node, self.term, until, &on_wire, None).await? {
            tx.commit().await?;
        }
        Ok(())
    }

    /// What an answer means for its row; `None` if the row stays as it is.
    fn settled(
        &self,
        marked: &OnWire,
        answer: &Answer,
        account: &Account,
        now: Timestamp,
        failed: &mut Vec<Msisdn>,
    ) -> Option<News> {
        let number = marked.attempts + 1;
        let fault = Outcome::Refused { reason: FAULT.to_owned(), permanent: number >= MOST_FAULTS };
        let (outcome, of_number) = match &answer.fate {
            Fate::NotSent => return None,
            Fate::Fault => (&fault, false),
            Fate::Outcome { outcome, of_number } => (outcome, *of_number),
        };
        let attempt = Attempt {
            number,
            at: now,
            validity: marked.validity,
            unanswered: if marked.queue.lane == Lane::Emergency {
                Unanswered::Resend
            } else {
                account.sending.unanswered
            },
        };
        let world = self.gateway.world();
        let operator_ref = match outcome {
            Outcome::Accepted { operator_ref: Some(operator_ref) } => {
                account.operator.sms().map(|sms| sms.normal_ref(operator_ref))
            }
            _ => None,
        };
        let news = |state, reason, counts, due_at| News {
            id: answer.id,
            state,
            reason,
            operator_ref,
            counts,
            due_at,
            segments: if state == State::Queued { 0 } else { marked.segments },
        };
        match retry::next(outcome, attempt, |most| world.jitter(most)) {
            Next::End { state, reason } => {
                if state == State::Refused && of_number {
                    failed.push(marked.msisdn.clone());
                }
                Some(news(state, reason, true, None))
            }
            Next::Again { counts: false, .. } => None,
            Next::Again { at, counts: true } => Some(news(State::Queued, None, true, Some(at))),
        }
    }
}

impl OnWire {
    fn of(pick: &Pick) -> Self {
        Self {
            queue: pick.queue,
            msisdn: pick.due.msisdn.clone(),
            attempts: u32::try_from(pick.due.attempts).unwrap_or(u32::MAX - 1),
            validity: pick.due.validity,
            segments: pick.segments,
            cost: pick.cost,
        }
    }
}
