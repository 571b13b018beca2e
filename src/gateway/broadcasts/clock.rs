//! What the clock does with approved broadcasts: it makes the children of a series,
//! writes audiences into the outbox, starts, ends, and tidies what was ended.
//!
//! Every step may be done by any node and by several at once: a stage changes at the
//! revision it was read with, and a piece of an audience is written only by whoever
//! moves the cursor. So a node that dies anywhere leaves nothing half done.

use std::time::Duration;

use serde_json::json;

use super::{Broadcast, system};
use crate::{
    domain::{
        broadcast::{Cause, Move, Stage},
        outbound::State,
        time::Timestamp,
    },
    gateway::{Gateway, audit::Act, refusal::Refusal},
    store::{
        StoreError,
        audiences::{self, Rows},
        broadcasts, recipients,
    },
};

/// How long before its time an occurrence's audience is frozen.
const AHEAD: Duration = Duration::from_mins(5);

/// How many waiting rows are ended in one statement.
const ENDED_AT_ONCE: i64 = 5_000;

impl Gateway {
    /// Does whatever is due with every broadcast, one short transaction after the other.
    /// What one of them does not let be done is logged, and stops no other.
    ///
    /// # Errors
    /// What the store says where nothing can be done at all.
    pub async fn look_after_broadcasts(&self) -> Result<(), StoreError> {
        self.read_hold().await?;
        self.hold_restored().await?;
        self.refresh_sums().await?;
        self.refresh_counts().await?;
        for broadcast in broadcasts::unsettled(&self.inner.store).await? {
            match self.look_after(&broadcast).await {
                // Another node, or an officer, was quicker: the next look sees it.
                Ok(()) | Err(Refusal::State(_) | Refusal::Store(StoreError::Busy { .. })) => {}
                Err(Refusal::Store(error @ StoreError::Unreachable { .. })) => return Err(error),
                Err(error) => {
                    tracing::error!(
                        broadcast.id = broadcast.id, %error,
                        "a broadcast could not be looked after"
                    );
                }
            }
        }
        Ok(())
    }

    async fn look_after(&self, broadcast: &Broadcast) -> Result<(), Refusal> {
        let now = self.inner.world.now();
        let id = broadcast.id;
        let is_sent = broadcast.state == Stage::Sending
            && !recipients::waits(&self.inner.store, &broadcast.account, id).await?;
        let is_late = broadcast.send_before.is_some_and(|before| before <= now);
        if is_late && !is_sent && broadcast.state.is_active() {
            self.act(&system(), id, Move::Expire, |_, _| Ok(json!({}))).await?;
            return Ok(());
        }
        // A restored database first asks.
        if self.is_held() && !broadcast.state.is_over() {
            return Ok(());
        }
        match broadcast.state {
            Stage::Approved if broadcast.next_at.is_some() => self.make_children(broadcast).await,
            Stage::Approved | Stage::Scheduled if self.is_missed(broadcast.starts_at) => {
                self.miss(id).await
            }
            Stage::Approved => {
                let expanding = self.act(&system(), id, Move::Expand, |_, _| Ok(json!({}))).await?;
                self.expand(&expanding).await
            }
            Stage::Expanding => self.expand(broadcast).await,
            Stage::Scheduled if broadcast.starts_at.is_some_and(|at| at <= now) => {
                self.act(&system(), id, Move::Start, |_, _| Ok(json!({}))).await?;
                self.outbox_was_filled();
                Ok(())
            }
            Stage::Sending if is_sent => {
                self.act(&system(), id, Move::Finish, |broadcast, _| {
                    broadcast.settled_at = Some(broadcast.changed_at);
                    Ok(json!({}))
                })
                .await?;
                self.want_sums(broadcast);
                Ok(())
            }
            Stage::Paused => self.finish_retry(broadcast).await,
            Stage::Cancelled => self.end_rest(broadcast, State::Cancelled, "cancelled").await,
            Stage::Expired => self.end_rest(broadcast, State::Expired, "expired").await,
            _ => Ok(()),
        }
    }

    /// Whether a time passed so long ago that a person must be asked.
    fn is_missed(&self, starts_at: Option<Timestamp>) -> bool {
        let late = self.inner.rules.broadcasts.missed_after;
        starts_at.is_some_and(|at| at.after(late) < self.inner.world.now())
    }

    async fn miss(&self, id: i64) -> Result<(), Refusal> {
        self.stop(&system(), id, Move::Hold, Cause::Missed).await?;
        tracing::warn!(
            broadcast.id = id,
            "the time of a broadcast passed while it could not start: it is held until an \
             officer releases or cancels it"
        );
        Ok(())
    }

    /// Makes the child of each occurrence that is near. One that was missed is made too,
    /// and held: an officer decides whether it still is worth sending.
    async fn make_children(&self, series: &Broadcast) -> Result<(), Refusal> {
        let horizon = self.inner.world.now().after(AHEAD);
        let mut series = series.clone();
        while let Some(occurs_at) = series.next_at.filter(|next| *next <= horizon) {
            let now = self.inner.world.now();
            let missed = self.is_missed(Some(occurs_at));
            let child = Broadcast {
                state: if missed { Stage::Held } else { Stage::Approved },
                resumes: missed.then_some(Stage::Approved),
                reason: missed.then(|| Cause::Missed.word().to_owned()),
                starts_at: Some(occurs_at),
                send_before: Some(occurs_at.max(now).after(self.valid(&series))),
                series: Some(series.id),
                occurs_at: Some(occurs_at),
                next_at: None,
                created_at: now,
                changed_at: now,
                ..series.clone()
            };
            // As they were approved, whatever has been renamed since.
            let copies = broadcasts::copies(&self.inner.store, series.id).await?;
            let mut tx = self.inner.store.begin().await?;
            let made = broadcasts::insert(&mut tx, &child).await?;
            series.next_at = series.draft.schedule.next(occurs_at, &self.inner.rules.time_zone);
            series.changed_at = now;
            if !broadcasts::save(&mut tx, &series).await? {
                return Ok(());
            }
            series.revision += 1;
            if let Some(id) = made {
                broadcasts::freeze_copies(&mut tx, id, &copies).await?;
                let subject = format!("broadcast {id}");
                let detail = json!({ "series": series.id, "occurs_at": occurs_at.as_ms(), "missed": missed });
                let act = Act { action: "broadcast.occur", subject: &subject, detail };
                self.record(&mut tx, &system(), act).await?;
                if missed {
                    tracing::warn!(
                        broadcast.id = id,
                        broadcast.series = series.id,
                        "an occurrence was missed: it is held until an officer decides"
                    );
                }
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// Writes the audience of a broadcast into the outbox, piece by piece, until it is
    /// whole or somebody stops it.
    async fn expand(&self, broadcast: &Broadcast) -> Result<(), Refusal> {
        let Some(meant) = self.meant(&broadcast.draft) else { return Ok(()) };
        let store = &self.inner.store;
        let now = self.inner.world.now();
        let rows = Rows {
            broadcast: broadcast.id,
            account: &broadcast.account,
            lane: broadcast.class.lane(),
            due_at: broadcast.starts_at.unwrap_or(now),
            validity: broadcast.send_before.unwrap_or(now),
            at: now,
        };
        // The subscribers, then each group; a list that is not meant has no people in it.
        let mut steps = Vec::new();
        if broadcast.draft.audience.has_subscribers() {
            steps.push(0);
        }
        steps.extend(&broadcast.draft.audience.groups);
        let mut cursor = (broadcast.cursor_step, broadcast.cursor_msisdn.clone());
        for step in steps.into_iter().filter(|step| *step >= broadcast.cursor_step) {
            loop {
                let after = if cursor.0 == step { cursor.1.clone() } else { String::new() };
                let Some(upto) = audiences::piece(store, step, &after).await? else { break };
                let mut tx = store.begin().await?;
                let to = (step, upto.as_str());
                if !audiences::advance(&mut tx, broadcast.id, (cursor.0, &cursor.1), to).await? {
                    return Ok(());
                }
                let people = audiences::expand(&mut tx, &meant, &rows, step, &after, &upto).await?;
                audiences::add(&mut tx, broadcast.id, people).await?;
                tx.commit().await?;
                cursor = (step, upto);
            }
        }
        self.act(&system(), broadcast.id, Move::Freeze, |frozen, _| {
            // Only who stands at its end knows that the audience is whole.
            if (frozen.cursor_step, &frozen.cursor_msisdn) != (cursor.0, &cursor.1) {
                return Err(StoreError::Busy { table: "broadcasts" }.into());
            }
            Ok(json!({ "audience": frozen.audience }))
        })
        .await
        .map(|frozen| self.want_sums(&frozen))
    }

    /// Ends what still waits of a broadcast that is over, piece by piece.
    async fn end_rest(
        &self,
        broadcast: &Broadcast,
        state: State,
        reason: &str,
    ) -> Result<(), Refusal> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        loop {
            let ended = recipients::end_waiting(
                store,
                &broadcast.account,
                broadcast.id,
                state,
                reason,
                now,
                ENDED_AT_ONCE,
            );
            if ended.await? == 0 {
                break;
            }
        }
        let mut tx = store.begin().await?;
        let settled = Broadcast { settled_at: Some(now), ..broadcast.clone() };
        broadcasts::save(&mut tx, &settled).await?;
        tx.commit().await?;
        Ok(())
    }
}
