//! What an officer must know without asking: what is wrong, the gravest first.
//!
//! Everything here is read from rows that are few: leases, counters, budgets, broadcasts
//! on their way. Nothing counts messages.

use std::time::Duration;

use super::{Gateway, broadcasts::Broadcast, delivery::health::Ailment};
use crate::{
    domain::{broadcast::Stage, schedule::Schedule, time::Timestamp},
    store::{StoreError, broadcasts},
};

/// From so many parts of a hundred on a budget is nearly spent.
const NEARLY: i64 = 80;
/// So long before its last moment a broadcast is worth a word.
const SOON: Duration = Duration::from_hours(1);
/// So long before the time it asks for, one that nobody approved.
const ASKED_SOON: Duration = Duration::from_hours(2);
/// How many broadcasts that wait for approval are looked at.
const MOST_ASKED: i64 = 100;

/// A time that has a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// The day.
    Day,
    /// The month.
    Month,
}

/// Something that is wrong, or will be soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// The database was restored or copied, and nothing is sent until somebody confirms.
    Held,
    /// Something is wrong with an account.
    Account {
        /// Its name.
        name: String,
        /// What.
        ailment: Ailment,
    },
    /// The rows of a broadcast are not as many as its audience.
    Amiss {
        /// The broadcast.
        id: i64,
        /// What officers call it.
        name: String,
    },
    /// A budget is spent, or nearly. Both in hundredths of a shilling.
    Budget {
        /// Which.
        period: Period,
        /// How much was spent.
        spent: i64,
        /// How much may be.
        most: i64,
        /// Whether not even one more segment can be paid.
        is_spent: bool,
    },
    /// A broadcast is on its way, and what has not left by then is not sent.
    Ending {
        /// The broadcast.
        id: i64,
        /// What officers call it.
        name: String,
        /// By when.
        before: Timestamp,
    },
    /// A broadcast waits for approval, and its time is near or has passed.
    Asked {
        /// The broadcast.
        id: i64,
        /// What officers call it.
        name: String,
        /// The time its author asked for.
        at: Timestamp,
        /// Whether it has passed.
        is_past: bool,
    },
}

impl Gateway {
    /// All that is wrong, the gravest first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn concerns(&self) -> Result<Vec<Concern>, StoreError> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        let mut concerns = Vec::new();
        if self.is_held() {
            concerns.push(Concern::Held);
        }
        let ailments = self.ailments().await?;
        concerns
            .extend(ailments.into_iter().map(|(name, ailment)| Concern::Account { name, ailment }));
        for (id, name) in self.amiss_broadcasts().await? {
            concerns.push(Concern::Amiss { id, name });
        }
        concerns.extend(self.budget_concerns().await?);
        let on_their_way = broadcasts::unsettled(store).await?;
        concerns.extend(on_their_way.into_iter().filter_map(|it| ending(it, now)));
        let asked = self.broadcasts(Some(Stage::Submitted), i64::MAX, MOST_ASKED).await?;
        concerns.extend(asked.into_iter().filter_map(|it| asked_soon(it, now)));
        Ok(concerns)
    }

    async fn budget_concerns(&self) -> Result<Vec<Concern>, StoreError> {
        let settings = self.broadcast_settings();
        let (day, month) = self.spent_so_far().await?;
        let segment = settings.tariff.least();
        let concern = |period, spent: i64, limit: Option<i64>| {
            let most = limit?;
            let is_near = spent.saturating_mul(100) >= most.saturating_mul(NEARLY);
            let is_spent = spent.saturating_add(segment) > most;
            (is_near || is_spent).then_some(Concern::Budget { period, spent, most, is_spent })
        };
        let found = [
            concern(Period::Day, day, settings.limits.day),
            concern(Period::Month, month, settings.limits.month),
        ];
        Ok(found.into_iter().flatten().collect())
    }
}

fn ending(broadcast: Broadcast, now: Timestamp) -> Option<Concern> {
    let before = broadcast.send_before?;
    let is_near = before > now && before.since(now) <= SOON;
    (broadcast.state.is_active() && is_near).then_some(Concern::Ending {
        id: broadcast.id,
        name: broadcast.name,
        before,
    })
}

fn asked_soon(broadcast: Broadcast, now: Timestamp) -> Option<Concern> {
    let Schedule::At { at } = broadcast.draft.schedule else { return None };
    (at <= now.after(ASKED_SOON)).then_some(Concern::Asked {
        id: broadcast.id,
        name: broadcast.name,
        at,
        is_past: at <= now,
    })
}
