//! What officers decide about a broadcast that was submitted.

use serde_json::json;

use super::Broadcast;
use crate::{
    domain::{
        broadcast::{Cause, Class, Move, Stage, budget_periods},
        fact::Standing,
        officer::{Officer, Role},
        outbound::State,
        schedule::Schedule,
        time::Timestamp,
    },
    gateway::{
        Gateway,
        refusal::{Fault, Refusal, require},
    },
    store::{budgets, recipients},
};

/// How many recipients are looked at in one statement of a retry.
const LOOKED_AT: i64 = 5_000;

/// The longest comment of an approver.
const LONGEST_COMMENT: usize = 1_000;

impl Gateway {
    /// Agrees to a broadcast: to exactly what has this `fingerprint`, as the officer was
    /// shown it.
    ///
    /// Nobody approves what they wrote, but for training where the settings allow it,
    /// and never an emergency. The texts are frozen; the clock then freezes the audience,
    /// and the first message leaves no earlier than the countdown allows.
    ///
    /// # Errors
    /// [`Refusal::State`] if it was changed since, if the officer wrote it, if a budget
    /// does not last, or if the database awaits a confirmation; [`Refusal::Fields`] if
    /// something about it has become wrong, such as its time.
    pub async fn approve_broadcast(
        &self,
        officer: &Officer,
        id: i64,
        fingerprint: &str,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        let shown = self.broadcast(id).await?;
        if shown.fingerprint != fingerprint {
            return Err(Refusal::State(Fault::new("/fingerprint", "broadcast-changed")));
        }
        if self.is_held() {
            return Err(Refusal::State(Fault::new("", "broadcast-unconfirmed")));
        }
        let draft = shown.draft;
        let proof = self.proof(&draft).await?;
        if !proof.faults.is_empty() {
            return Err(Refusal::Fields(proof.faults));
        }
        self.lasts(proof.cost, self.inner.world.now()).await?;
        let copies = self.render(&draft);
        let approved = self
            .act_and_freeze(Some(officer), id, Move::Approve, Some(&copies), |broadcast, _| {
                if broadcast.fingerprint != fingerprint {
                    return Err(Refusal::State(Fault::new("/fingerprint", "broadcast-changed")));
                }
                self.is_second_person(officer, broadcast)?;
                let now = broadcast.changed_at;
                broadcast.approved_at = Some(now);
                let settings = &self.inner.rules.broadcasts;
                let soonest = now.after(settings.countdown);
                if draft.schedule.repeats() {
                    broadcast.next_at = draft.schedule.next(now, &self.inner.rules.time_zone);
                } else {
                    let starts_at = match draft.schedule {
                        Schedule::At { at } => at.max(soonest),
                        _ => soonest,
                    };
                    broadcast.starts_at = Some(starts_at);
                    broadcast.send_before = Some(starts_at.after(self.valid(broadcast)));
                }
                Ok(json!({ "people": proof.people, "cost": proof.cost }))
            })
            .await?;
        self.outbox_was_filled();
        Ok(approved)
    }

    /// Sends a submitted broadcast back to its author, with a comment.
    ///
    /// # Errors
    /// No comment, or a state that does not allow it.
    pub async fn return_broadcast(
        &self,
        officer: &Officer,
        id: i64,
        comment: &str,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        let comment = comment.trim();
        if comment.is_empty() || comment.chars().count() > LONGEST_COMMENT {
            return Err(Fault::new("/comment", "broadcast-comment").into());
        }
        self.act(officer, id, Move::Return, |broadcast, _| {
            broadcast.reason = Some(comment.to_owned());
            Ok(json!({}))
        })
        .await
    }

    /// Stops a broadcast for now. Any author may: to stop is always safe. Nothing more
    /// leaves once this says `Ok`, but what is on the wire at this instant.
    ///
    /// # Errors
    /// A state that does not allow it.
    pub async fn pause_broadcast(&self, officer: &Officer, id: i64) -> Result<Broadcast, Refusal> {
        require(officer, Role::Author)?;
        self.stop(officer, id, Move::Pause, Cause::Officer).await
    }

    /// Lets a paused broadcast go on where it stopped. Occurrences of a series that
    /// passed meanwhile are left out.
    ///
    /// # Errors
    /// A state that does not allow it; a send-before time that has passed.
    pub async fn resume_broadcast(&self, officer: &Officer, id: i64) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        self.go_on(Some(officer), id, Move::Resume).await
    }

    /// Lets a broadcast go on that the program held because a person must decide: it
    /// starts a countdown from now. What is still queued leaves, also if the database was
    /// restored and some of it may have left before: the officer decides that it may.
    ///
    /// # Errors
    /// A state that does not allow it; a send-before time that has passed; a restored
    /// database that nobody has confirmed.
    pub async fn release_broadcast(
        &self,
        officer: &Officer,
        id: i64,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        if self.is_held() {
            return Err(Refusal::State(Fault::new("", "broadcast-unconfirmed")));
        }
        self.go_on(Some(officer), id, Move::Release).await
    }

    /// Ends a broadcast, wherever it stands. Nothing more leaves once this says `Ok`,
    /// but what is on the wire at this instant.
    ///
    /// # Errors
    /// It is over already.
    pub async fn cancel_broadcast(&self, officer: &Officer, id: i64) -> Result<Broadcast, Refusal> {
        require(officer, Role::Author)?;
        self.act(officer, id, Move::Cancel, |broadcast, _| {
            broadcast.reason = Some(Cause::Officer.word().to_owned());
            // Nothing of it can be in the outbox before it was approved.
            if broadcast.approved_at.is_none() {
                broadcast.settled_at = Some(broadcast.changed_at);
            }
            Ok(json!({}))
        })
        .await
    }

    /// Has those messages of a finished broadcast tried again that can still arrive:
    /// the handset was off, the network failed, the time ran out. What was delivered,
    /// refused for good or suppressed stays as it is. `unknown` includes those of which
    /// nobody knows whether they have left: these citizens may get it twice.
    ///
    /// # Errors
    /// It is not over; nothing of it can be tried again.
    pub async fn retry_broadcast(
        &self,
        officer: &Officer,
        id: i64,
        unknown: bool,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        if self.is_held() {
            return Err(Refusal::State(Fault::new("", "broadcast-unconfirmed")));
        }
        let sums = recipients::sums(&self.inner.store, id).await?;
        let mut kinds: Vec<(State, Option<String>)> = Vec::new();
        for sum in sums {
            let recoverable = super::report::plain(sum.state, sum.reason.as_deref())
                .is_recoverable()
                || unknown && sum.state == State::Unknown;
            if recoverable && !kinds.contains(&(sum.state, sum.reason.clone())) {
                kinds.push((sum.state, sum.reason));
            }
        }
        if kinds.is_empty() {
            return Err(Refusal::State(Fault::new("", "broadcast-nothing-to-retry")));
        }
        // Rows that are back in the queue while the broadcast is over would be forgotten,
        // so it is paused first: a crash in between leaves it for a person to resume.
        let paused = self
            .act(officer, id, Move::Retry, |broadcast, _| {
                broadcast.state = Stage::Paused;
                broadcast.resumes = Some(Stage::Sending);
                broadcast.reason = None;
                broadcast.settled_at = None;
                broadcast.starts_at = Some(broadcast.changed_at);
                broadcast.send_before = Some(broadcast.changed_at.after(self.valid(broadcast)));
                Ok(json!({ "unknown": unknown }))
            })
            .await?;
        let validity = paused.send_before.unwrap_or(paused.changed_at);
        for (state, reason) in kinds {
            let mut after = Some(String::new());
            while let Some(from) = after {
                let times = (paused.changed_at, validity);
                let store = &self.inner.store;
                let put_back =
                    recipients::retry(store, id, state, reason.as_deref(), &from, LOOKED_AT, times);
                (_, after) = put_back.await?;
            }
        }
        let sending = self.go_on(None, id, Move::Resume).await?;
        self.outbox_was_filled();
        Ok(sending)
    }

    /// Stops a broadcast and remembers where it goes on.
    pub(super) async fn stop(
        &self,
        officer: &Officer,
        id: i64,
        act: Move,
        cause: Cause,
    ) -> Result<Broadcast, Refusal> {
        self.act(officer, id, act, |broadcast, from| {
            // What is paused and then held goes on where it was paused.
            if from != Stage::Paused {
                broadcast.resumes = Some(from);
            }
            broadcast.reason = Some(cause.word().to_owned());
            Ok(json!({ "cause": cause.word() }))
        })
        .await
    }

    async fn go_on(
        &self,
        officer: Option<&Officer>,
        id: i64,
        act: Move,
    ) -> Result<Broadcast, Refusal> {
        let gone_on = self
            .act_and_freeze(officer, id, act, None, |broadcast, _| {
                let now = broadcast.changed_at;
                if broadcast.send_before.is_some_and(|before| before <= now) {
                    return Err(Refusal::State(Fault::new("", "broadcast-too-late")));
                }
                broadcast.resumes = None;
                broadcast.reason = None;
                if act == Move::Release {
                    let soonest = now.after(self.inner.rules.broadcasts.countdown);
                    broadcast.starts_at = broadcast.starts_at.map(|at| at.max(soonest));
                    // What was sending waits for the countdown again.
                    if broadcast.state == Stage::Sending {
                        broadcast.state = Stage::Scheduled;
                    }
                } else if broadcast.state != Stage::Sending {
                    // Its time may have passed while it was paused, and a person lets it go.
                    broadcast.starts_at = broadcast.starts_at.map(|at| at.max(now));
                }
                if broadcast.next_at.is_some() {
                    let zone = &self.inner.rules.time_zone;
                    broadcast.next_at = broadcast.draft.schedule.next(now, zone);
                }
                Ok(json!({}))
            })
            .await?;
        self.outbox_was_filled();
        Ok(gone_on)
    }

    /// How long a broadcast is worth sending.
    pub(super) fn valid(&self, broadcast: &Broadcast) -> std::time::Duration {
        broadcast.draft.valid_minutes.map_or(self.inner.rules.broadcasts.valid, |minutes| {
            std::time::Duration::from_mins(u64::from(minutes))
        })
    }

    fn is_second_person(&self, officer: &Officer, broadcast: &Broadcast) -> Result<(), Refusal> {
        // Names differ in more than capitals and spaces, or they are one person's.
        let same =
            |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        if !same(&officer.name, &broadcast.author) {
            return Ok(());
        }
        let training = self
            .account_named(&broadcast.account)
            .is_some_and(|at| self.account(at).standing == Standing::Training);
        if training
            && broadcast.class == Class::Ordinary
            && self.inner.rules.broadcasts.self_approval_in_training
        {
            return Ok(());
        }
        Err(Refusal::State(Fault::new("", "broadcast-own")))
    }

    /// Whether the budgets of the day and the month last for a cost.
    async fn lasts(&self, cost: i64, now: Timestamp) -> Result<(), Refusal> {
        let limits = self.inner.rules.broadcasts.limits;
        let (day, month) = budget_periods(now, &self.inner.rules.time_zone);
        for (limit, period, key) in [
            (limits.day, day, "broadcast-day-budget"),
            (limits.month, month, "broadcast-month-budget"),
        ] {
            let Some(most) = limit else { continue };
            let spent = budgets::spent(&self.inner.store, &period).await?;
            if spent.saturating_add(cost) > most {
                let fault = Fault::new("", key)
                    .with("cost", shillings(cost))
                    .with("left", shillings((most - spent).max(0)));
                return Err(Refusal::State(fault));
            }
        }
        Ok(())
    }
}

/// Hundredths of a shilling as whole shillings, rounded up.
pub(super) fn shillings(cents: i64) -> String {
    cents.saturating_add(99).div_euclid(100).to_string()
}
