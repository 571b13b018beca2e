//! What broadcasts cost, paid in the transaction that lets their messages leave: what is
//! not paid for does not leave.
//!
//! The price is an estimate by the tariff. What certainly was not taken is given back;
//! what may have been taken is paid for.

use std::collections::{BTreeMap, HashMap};

use super::{
    choice::Choice,
    driver::{Answer, Driver, Fate},
};
use crate::{
    domain::{
        broadcast::{Cause, budget_periods},
        outbound::NO_BROADCAST,
        outcome::Outcome,
        time::Timestamp,
    },
    store::{StoreError, Tx, broadcasts, budgets},
};

/// Over so many answers the share of refusals is taken.
const WATCHED: u32 = 200;

/// How it goes with the last messages of each broadcast: refused for good, and in all.
pub(super) type Health = HashMap<i64, (u32, u32)>;

/// Whether a message that came back is certainly not at the operator.
pub(super) fn certainly_not_taken(fate: &Fate) -> bool {
    !matches!(fate, Fate::Outcome { outcome: Outcome::Accepted { .. } | Outcome::Unclear, .. })
}

impl Driver {
    /// Pays for what was chosen, and gives back what left in vain. Where a budget does
    /// not last, its broadcast is paused and what was not paid for is not chosen.
    pub(super) async fn pay(
        &self,
        tx: &mut Tx,
        answers: &[Answer],
        now: Timestamp,
        choice: &mut Choice,
    ) -> Result<(), StoreError> {
        let mut back: BTreeMap<i64, i64> = BTreeMap::new();
        for answer in answers.iter().filter(|answer| certainly_not_taken(&answer.fate)) {
            if let Some((id, cost)) = self.cost_on_wire(answer.id) {
                *back.entry(id).or_default() += cost;
            }
        }
        let mut owed: BTreeMap<i64, i64> = back.keys().map(|id| (*id, 0)).collect();
        for pick in &choice.picks {
            *owed.entry(pick.queue.broadcast_id).or_default() += pick.cost;
        }
        let rules = &self.gateway.inner.rules;
        let limits = rules.broadcasts.limits;
        let (day, month) = budget_periods(now, &rules.time_zone);
        for (id, owed) in owed {
            let back = back.get(&id).copied().unwrap_or_default();
            if id == NO_BROADCAST || owed == back {
                continue;
            }
            let refused = budgets::spend(tx, id, &day, &month, owed - back, limits).await?;
            let Some(mut cause) = refused else { continue };
            if back > 0 {
                budgets::spend(tx, id, &day, &month, -back, limits).await?;
            }
            // Not all of them together: as many as it lasts for, one by one.
            let mut lasts = true;
            let mut kept = Vec::with_capacity(choice.picks.len());
            for pick in std::mem::take(&mut choice.picks) {
                if pick.queue.broadcast_id != id {
                    kept.push(pick);
                    continue;
                }
                if lasts && pick.cost > 0 {
                    let refused = budgets::spend(tx, id, &day, &month, pick.cost, limits).await?;
                    lasts = refused.is_none();
                    cause = refused.unwrap_or(cause);
                }
                if lasts {
                    kept.push(pick);
                } else {
                    choice.places.remove(&pick.queue);
                }
            }
            choice.picks = kept;
            self.halt(tx, id, cause, now).await?;
        }
        Ok(())
    }

    /// Pauses broadcasts of whose last messages half were refused for good: something is
    /// wrong with the text, the sender's name or the list, and going on costs money.
    pub(super) async fn stop_what_fails(
        &self,
        tx: &mut Tx,
        answers: &[Answer],
        now: Timestamp,
        health: &mut Health,
    ) -> Result<(), StoreError> {
        for answer in answers {
            let is_refused = match &answer.fate {
                Fate::Outcome { outcome: Outcome::Accepted { .. }, .. } => false,
                Fate::Outcome { outcome: Outcome::Refused { permanent: true, .. }, .. } => true,
                _ => continue,
            };
            let Some((id, _)) = self.cost_on_wire(answer.id).filter(|(id, _)| *id != NO_BROADCAST)
            else {
                continue;
            };
            let (refused, all) = health.entry(id).or_default();
            *refused += u32::from(is_refused);
            *all += 1;
            if *all < WATCHED {
                continue;
            }
            let fails = *refused * 2 >= *all;
            health.remove(&id);
            if fails {
                self.halt(tx, id, Cause::Errors, now).await?;
            }
        }
        Ok(())
    }

    async fn halt(
        &self,
        tx: &mut Tx,
        id: i64,
        cause: Cause,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if broadcasts::halt(tx, id, cause, now).await? {
            tracing::warn!(broadcast.id = id, cause = cause.word(), "a broadcast is paused");
            metrics::counter!("gateway_broadcasts_halted_total", "cause" => cause.word())
                .increment(1);
        }
        Ok(())
    }
}
