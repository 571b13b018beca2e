//! What was spent on broadcasts: of each, in a day, in a month.

use super::{Store, StoreError, Tx};
use crate::domain::broadcast::{Cause, Limits};

const TABLE: &str = "budgets";

/// Spends `amount` (hundredths of a shilling) on a broadcast, if its own budget and the
/// `limits` of the day and the month allow: then `None`. Otherwise says which does not,
/// and nothing was spent. A negative amount gives back what was spent in vain; that is
/// always allowed.
///
/// `day` and `month` are written as [`crate::domain::broadcast::budget_periods`] does.
/// Called inside the transaction that marks the messages as on the wire, so what was not
/// paid for does not leave.
pub async fn spend(
    tx: &mut Tx,
    broadcast: i64,
    day: &str,
    month: &str,
    amount: i64,
    limits: Limits,
) -> Result<Option<Cause>, StoreError> {
    const OF_BROADCAST: &str = "-- broadcasts.spend
        UPDATE broadcasts SET spent = spent + $2
        WHERE id = $1 AND ($2 < 0 OR budget IS NULL OR spent + $2 <= budget)";
    let paid = within!(tx, "broadcasts", connection => sqlx::query(OF_BROADCAST)
        .bind(broadcast)
        .bind(amount)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))?;
    if !paid {
        return Ok(Some(Cause::Budget));
    }
    let day_sum = add(tx, day, amount).await?;
    let month_sum = add(tx, month, amount).await?;
    let passes = |sum: i64, limit: Option<i64>| amount > 0 && limit.is_some_and(|most| sum > most);
    let refused = if passes(day_sum, limits.day) {
        Cause::DayBudget
    } else if passes(month_sum, limits.month) {
        Cause::MonthBudget
    } else {
        return Ok(None);
    };
    within!(tx, "broadcasts", connection => sqlx::query(OF_BROADCAST)
        .bind(broadcast)
        .bind(-amount)
        .execute(connection)
        .await
        .map(|_| ()))?;
    add(tx, day, -amount).await?;
    add(tx, month, -amount).await?;
    Ok(Some(refused))
}

/// Adds to a period; its sum afterwards. Who came first holds the row until their
/// transaction ends, so no two pass a limit together.
async fn add(tx: &mut Tx, period: &str, amount: i64) -> Result<i64, StoreError> {
    const ADD: &str = "-- budgets.add
        INSERT INTO budgets (period, spent) VALUES ($1, $2)
        ON CONFLICT (period) DO UPDATE SET spent = budgets.spent + excluded.spent
        RETURNING spent";
    within!(tx, TABLE, connection => sqlx::query_scalar(ADD)
        .bind(period)
        .bind(amount)
        .fetch_one(connection)
        .await)
}

/// What was spent in a period, in hundredths of a shilling.
pub async fn spent(store: &Store, period: &str) -> Result<i64, StoreError> {
    const SPENT: &str = "-- budgets.spent
        SELECT spent FROM budgets WHERE period = $1";
    let found: Option<i64> = read!(store, TABLE, connection => sqlx::query_scalar(SPENT)
        .bind(period)
        .fetch_optional(connection)
        .await)?;
    Ok(found.unwrap_or_default())
}
