//! What failed and may still arrive is put back into the queue.
//!
//! Rows that wait while their broadcast is over would be forgotten, so it is paused
//! first, for a cause that says what is being done; then the rows are put back piece by
//! piece; then it goes on. Who dies in between leaves a paused broadcast with that cause:
//! the clock takes it over and finishes. Each piece holds the broadcast's row at the
//! revision it was taken over with, so of two who are at it one stops, and so does
//! whoever is at it while an officer resumes or cancels.

use std::time::Duration;

use serde_json::json;

use super::{Broadcast, report::plain};
use crate::{
    domain::{
        broadcast::{Cause, Move, Stage},
        officer::{Officer, Role},
        outbound::State,
    },
    gateway::{
        Gateway,
        refusal::{Fault, Refusal, require},
    },
    store::{broadcasts, recipients},
};

/// How many recipients are looked at in one transaction.
const LOOKED_AT: i64 = 5_000;

/// After how long somebody who began is taken for dead: an officer's request ends sooner.
const GIVEN_UP_AFTER: Duration = Duration::from_mins(2);

/// A state and the operator's reason for it.
type Kind = (State, Option<String>);

impl Gateway {
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
        self.require_confirmed().await?;
        let cause = if unknown { Cause::RetryUnknown } else { Cause::Retry };
        if self.recoverable(id, cause).await?.is_empty() {
            return Err(Refusal::State(Fault::new("", "broadcast-nothing-to-retry")));
        }
        let paused = self
            .act(officer, id, Move::Retry, |broadcast, _| {
                broadcast.state = Stage::Paused;
                broadcast.resumes = Some(Stage::Sending);
                broadcast.reason = Some(cause.word().to_owned());
                broadcast.settled_at = None;
                broadcast.starts_at = Some(broadcast.changed_at);
                broadcast.send_before = Some(broadcast.changed_at.after(self.valid(broadcast)));
                Ok(json!({ "unknown": unknown }))
            })
            .await?;
        self.put_back(&paused, cause).await
    }

    /// Finishes a retry that somebody began and did not end.
    pub(super) async fn finish_retry(&self, broadcast: &Broadcast) -> Result<(), Refusal> {
        let cause = broadcast.reason.as_deref().and_then(Cause::from_word);
        let Some(cause @ (Cause::Retry | Cause::RetryUnknown)) = cause else { return Ok(()) };
        let now = self.inner.world.now();
        if broadcast.changed_at.after(GIVEN_UP_AFTER) > now {
            return Ok(());
        }
        let mut tx = self.inner.store.begin().await?;
        let mut taken = Broadcast { changed_at: now, ..broadcast.clone() };
        if !broadcasts::save(&mut tx, &taken).await? {
            return Ok(());
        }
        tx.commit().await?;
        taken.revision += 1;
        tracing::warn!(broadcast.id = taken.id, "a retry that was cut off goes on");
        self.put_back(&taken, cause).await?;
        Ok(())
    }

    /// Puts back what may still arrive, and lets the broadcast go on; as somebody else
    /// left it, where they were quicker.
    async fn put_back(&self, paused: &Broadcast, cause: Cause) -> Result<Broadcast, Refusal> {
        let id = paused.id;
        let times = (paused.changed_at, paused.send_before.unwrap_or(paused.changed_at));
        for (state, reason) in self.recoverable(id, cause).await? {
            let mut after = Some(String::new());
            while let Some(from) = after {
                let mut tx = self.inner.store.begin().await?;
                if !broadcasts::hold_still(&mut tx, id, paused.revision).await? {
                    return self.broadcast(id).await;
                }
                let kind = (state, reason.as_deref());
                after = recipients::retry(&mut tx, id, kind, &from, LOOKED_AT, times).await?.1;
                tx.commit().await?;
            }
        }
        match self.go_on(None, id, Move::Resume).await {
            Err(Refusal::State(_)) => self.broadcast(id).await,
            gone_on => gone_on,
        }
    }

    /// Which messages of a broadcast may still arrive.
    async fn recoverable(&self, id: i64, cause: Cause) -> Result<Vec<Kind>, Refusal> {
        let mut kinds: Vec<Kind> = Vec::new();
        for sum in recipients::sums(&self.inner.store, id).await? {
            let recoverable = plain(sum.state, sum.reason.as_deref()).is_recoverable()
                || cause == Cause::RetryUnknown && sum.state == State::Unknown;
            let kind = (sum.state, sum.reason);
            if recoverable && !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        Ok(kinds)
    }
}
