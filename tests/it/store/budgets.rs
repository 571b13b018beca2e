//! What was spent.

use baragumu::{
    domain::broadcast::{Cause, Limits},
    store::{Store, broadcasts, budgets},
};

use super::broadcasts::broadcast;
use crate::support::databases::{Database, both_databases};

both_databases! {
    what_is_spent_is_counted_thrice,
    what_passes_a_limit_is_not_spent_at_all,
    two_who_spend_at_once_pass_no_limit_together,
}

async fn spend(store: &Store, id: i64, amount: i64, limits: Limits) -> Option<Cause> {
    let mut tx = store.begin().await.unwrap();
    let spent = budgets::spend(&mut tx, id, "2026-11-24", "2026-11", amount, limits).await;
    tx.commit().await.unwrap();
    spent.unwrap()
}

async fn sums(store: &Store, id: i64) -> (i64, i64, i64) {
    (
        broadcasts::get(store, id).await.unwrap().unwrap().spent,
        budgets::spent(store, "2026-11-24").await.unwrap(),
        budgets::spent(store, "2026-11").await.unwrap(),
    )
}

async fn with_budget(store: &Store, budget: Option<i64>) -> i64 {
    let mut row = broadcast();
    row.budget = budget;
    let mut tx = store.begin().await.unwrap();
    let id = broadcasts::insert(&mut tx, &row).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    id
}

async fn what_is_spent_is_counted_thrice(database: Database) {
    let store = &database.store;
    let id = with_budget(store, None).await;
    assert_eq!(sums(store, id).await, (0, 0, 0));
    assert_eq!(spend(store, id, 2_200, Limits::default()).await, None);
    assert_eq!(spend(store, id, 4_400, Limits::default()).await, None);
    assert_eq!(sums(store, id).await, (6_600, 6_600, 6_600));
    // What did not leave after all is given back.
    assert_eq!(spend(store, id, -4_400, Limits { day: Some(1), month: Some(1) }).await, None);
    assert_eq!(sums(store, id).await, (2_200, 2_200, 2_200));
}

async fn what_passes_a_limit_is_not_spent_at_all(database: Database) {
    let store = &database.store;
    let id = with_budget(store, Some(100)).await;
    let limits = |day, month| Limits { day, month };
    assert_eq!(spend(store, id, 101, limits(None, None)).await, Some(Cause::Budget));
    assert_eq!(spend(store, id, 50, limits(Some(49), Some(500))).await, Some(Cause::DayBudget));
    assert_eq!(spend(store, id, 50, limits(Some(500), Some(49))).await, Some(Cause::MonthBudget));
    assert_eq!(sums(store, id).await, (0, 0, 0));
    assert_eq!(spend(store, id, 50, limits(Some(50), Some(50))).await, None);
    assert_eq!(spend(store, id, 1, limits(Some(50), None)).await, Some(Cause::DayBudget));
    assert_eq!(sums(store, id).await, (50, 50, 50));
}

async fn two_who_spend_at_once_pass_no_limit_together(database: Database) {
    let id = with_budget(&database.store, Some(100)).await;
    let other = database.another_store().await;
    let limits = Limits { day: Some(70), month: None };
    let spending = |store: Store| async move {
        let mut paid = 0;
        for _ in 0..10 {
            paid += i64::from(spend(&store, id, 10, limits).await.is_none());
        }
        paid
    };
    let (one, two) = tokio::join!(spending(database.store.clone()), spending(other.clone()));
    assert_eq!(one + two, 7);
    assert_eq!(sums(&database.store, id).await, (70, 70, 70));
    other.close().await;
}
