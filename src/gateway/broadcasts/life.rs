//! What officers decide about a broadcast that was submitted.

use serde_json::json;

use super::{Also, Broadcast, TRIES, counts::Counting, proof::DEAREST};
use crate::{
    domain::{
        broadcast::{Cause, Class, Move, Stage, budget_periods},
        fact::Standing,
        officer::{Officer, Role},
        schedule::Schedule,
        time::Timestamp,
    },
    gateway::{
        Gateway,
        audit::Act,
        officers::folded,
        refusal::{Fault, Refusal, require},
    },
    store::{StoreError, broadcasts, budgets},
};

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
        self.require_confirmed().await?;
        let draft = shown.draft;
        let proof = self.proof(&draft, Counting::Anew).await?;
        if !proof.faults.is_empty() {
            return Err(Refusal::Fields(proof.faults));
        }
        self.lasts(proof.cost, self.inner.world.now()).await?;
        let copies = self.render(&draft);
        let approved = self
            .act_and_write(
                Some(officer),
                id,
                Move::Approve,
                Also::Approval(&copies),
                |broadcast, _| {
                    if broadcast.fingerprint != fingerprint {
                        return Err(Refusal::State(Fault::new(
                            "/fingerprint",
                            "broadcast-changed",
                        )));
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
                },
            )
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
        let also = Also::Return(comment);
        self.act_and_write(Some(officer), id, Move::Return, also, |broadcast, _| {
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
    /// passed meanwhile are left out. One that is held is released: who lets it go on
    /// need not know who stopped it.
    ///
    /// # Errors
    /// A state that does not allow it; a send-before time that has passed; of one that is
    /// held whatever [`Gateway::release_broadcast`] says.
    pub async fn resume_broadcast(&self, officer: &Officer, id: i64) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        if self.broadcast(id).await?.state == Stage::Held {
            return self.release_broadcast(officer, id).await;
        }
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
        self.require_confirmed().await?;
        self.go_on(Some(officer), id, Move::Release).await
    }

    /// Lets a broadcast that is approved cost more than its author allowed: `None` for no
    /// limit of its own. Its budget is the author's promise to others and no part of what
    /// reaches a citizen, so nothing else that was approved is touched, and the
    /// fingerprint stays. It only goes up: to spend less, cancel it. Of a series, what
    /// occurs from now on may cost as much.
    ///
    /// What paused because its budget was spent goes on when it is resumed.
    ///
    /// # Errors
    /// [`Refusal::State`] if it is not on its way, or the officer wrote it;
    /// [`Refusal::Fields`] if the budget would not be higher.
    pub async fn raise_budget(
        &self,
        officer: &Officer,
        id: i64,
        budget: Option<i64>,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Approver)?;
        for _ in 0..TRIES {
            let mut tx = self.inner.store.begin().await?;
            let found = broadcasts::find(&mut tx, id).await?;
            let mut broadcast = found.ok_or(Refusal::Absent { what: "broadcast" })?;
            if !broadcast.state.is_active() {
                return Err(Refusal::State(
                    Fault::new("", "broadcast-state")
                        .with("state", broadcast.state.word())
                        .with("act", "budget"),
                ));
            }
            self.is_second_person(officer, &broadcast)?;
            let before = broadcast.budget;
            let rises = match (before, budget) {
                (Some(before), Some(budget)) => budget > before && budget <= DEAREST,
                (Some(_), None) => true,
                (None, _) => false,
            };
            if !rises {
                let most = before.map_or_else(|| "-".to_owned(), shillings);
                return Err(Fault::new("/budget", "broadcast-budget-raise")
                    .with("budget", most)
                    .into());
            }
            broadcast.budget = budget;
            broadcast.changed_at = self.inner.world.now();
            if !broadcasts::save(&mut tx, &broadcast).await? {
                continue;
            }
            let subject = format!("broadcast {id}");
            let detail = json!({ "before": before, "budget": budget });
            let act = Act { action: "broadcast.budget", subject: &subject, detail };
            self.record(&mut tx, officer, act).await?;
            tx.commit().await?;
            broadcast.revision += 1;
            return Ok(broadcast);
        }
        Err(StoreError::Busy { table: "broadcasts" }.into())
    }

    /// Refuses while the database awaits a confirmation, which may have been given on
    /// the command line a moment ago.
    pub(super) async fn require_confirmed(&self) -> Result<(), Refusal> {
        if self.still_held().await? {
            return Err(Refusal::State(Fault::new("", "broadcast-unconfirmed")));
        }
        Ok(())
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

    pub(super) async fn go_on(
        &self,
        officer: Option<&Officer>,
        id: i64,
        act: Move,
    ) -> Result<Broadcast, Refusal> {
        let gone_on = self
            .act_and_write(officer, id, act, Also::Nothing, |broadcast, _| {
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
        if folded(&officer.name) != folded(&broadcast.author) {
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

    /// What was spent on broadcasts today and this month, in hundredths of a shilling.
    ///
    /// # Errors
    /// What the store says.
    pub async fn spent_so_far(&self) -> Result<(i64, i64), StoreError> {
        let (day, month) = budget_periods(self.inner.world.now(), &self.inner.rules.time_zone);
        let store = &self.inner.store;
        Ok((budgets::spent(store, &day).await?, budgets::spent(store, &month).await?))
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
