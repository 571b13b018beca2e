//! Numbers that are let alone, and forgotten ones that still are.

use baragumu::store::{
    subscribers,
    suppressions::{self, Cause, Suppression},
};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases};

both_databases! {
    the_citizens_own_word_outranks_the_others,
    a_forgotten_number_is_still_let_alone_until_it_joins,
}

async fn the_citizens_own_word_outranks_the_others(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    for (cause, seconds, changed) in [
        (Cause::Retired, 1, true),
        (Cause::Operator, 2, false),
        (Cause::OptedOut, 3, true),
        (Cause::OptedOut, 4, false),
        (Cause::Operator, 5, false),
    ] {
        let done = suppressions::suppress(&mut tx, &msisdn(1), cause, at(seconds)).await;
        assert_eq!(done, Ok(changed), "{cause:?}");
    }
    tx.commit().await.unwrap();
    let found = suppressions::find(store, &msisdn(1), "hash").await.unwrap();
    assert_eq!(found, Some(Suppression { cause: Cause::OptedOut, since: at(3) }));
    assert_eq!(suppressions::find(store, &msisdn(2), "hash").await, Ok(None));
}

async fn a_forgotten_number_is_still_let_alone_until_it_joins(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(subscribers::find_in(&mut tx, &msisdn(1)).await, Ok(None));
    suppressions::suppress(&mut tx, &msisdn(1), Cause::Operator, at(1)).await.unwrap();
    for seconds in [2, 3] {
        suppressions::forget(&mut tx, &msisdn(1), "hash-1", at(seconds)).await.unwrap();
        suppressions::forget(&mut tx, &msisdn(2), "hash-2", at(seconds)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(database.count("suppressions").await, 0);
    let found = suppressions::find(store, &msisdn(1), "hash-1").await.unwrap();
    assert_eq!(found, Some(Suppression { cause: Cause::Operator, since: at(2) }));
    let found = suppressions::find(store, &msisdn(2), "hash-2").await.unwrap();
    assert_eq!(found, Some(Suppression { cause: Cause::OptedOut, since: at(2) }));
    let mut tx = store.begin().await.unwrap();
    suppressions::lift(&mut tx, &msisdn(1), "hash-1").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(suppressions::find(store, &msisdn(1), "hash-1").await, Ok(None));
}
