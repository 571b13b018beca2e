//! Who drives an account.

use baragumu::store::{
    Store,
    drivers::{self, RELEASED, Taken},
};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    each_takeover_begins_a_higher_term_and_finds_what_was_on_the_wire,
    of_two_that_saw_the_same_one_takes_over,
    whoever_was_overtaken_marks_nothing,
    a_lease_given_back_shows,
    whoever_drives_tells_that_calls_are_stopped,
}

async fn take(store: &Store, node: &str) -> Option<Taken> {
    let seen = drivers::find(store, "beem").await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let taken = drivers::take(&mut tx, "beem", seen.as_ref(), node, at(60)).await.unwrap();
    tx.commit().await.unwrap();
    taken
}

async fn mark(store: &Store, node: &str, term: i64, on_wire: &[i64]) -> bool {
    let mut tx = store.begin().await.unwrap();
    let marked = drivers::mark(&mut tx, "beem", node, term, at(90), on_wire, None).await.unwrap();
    tx.commit().await.unwrap();
    marked
}

async fn each_takeover_begins_a_higher_term_and_finds_what_was_on_the_wire(database: Database) {
    let store = &database.store;
    assert_eq!(drivers::find(store, "beem").await, Ok(None));
    assert_eq!(take(store, "a").await, Some(Taken { term: 1, on_wire: vec![] }));
    assert!(mark(store, "a", 1, &[7, 1_234_567_890_123]).await);
    let lease = drivers::find(store, "beem").await.unwrap().unwrap();
    assert_eq!((lease.node.as_str(), lease.term, lease.expires_at), ("a", 1, at(90)));
    let taken = Taken { term: 2, on_wire: vec![7, 1_234_567_890_123] };
    assert_eq!(take(store, "b").await, Some(taken));
}

async fn of_two_that_saw_the_same_one_takes_over(database: Database) {
    let store = &database.store;
    take(store, "a").await.unwrap();
    let seen = drivers::find(store, "beem").await.unwrap();
    for (node, expected) in [("b", Some(2)), ("c", None)] {
        let mut tx = store.begin().await.unwrap();
        let taken = drivers::take(&mut tx, "beem", seen.as_ref(), node, at(61)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(taken.map(|taken| taken.term), expected, "{node}");
    }
    // Nor does somebody who saw no row.
    let mut tx = store.begin().await.unwrap();
    assert_eq!(drivers::take(&mut tx, "beem", None, "d", at(61)).await, Ok(None));
}

async fn whoever_was_overtaken_marks_nothing(database: Database) {
    let store = &database.store;
    take(store, "a").await.unwrap();
    assert!(mark(store, "a", 1, &[1]).await);
    take(store, "b").await.unwrap();
    assert!(!mark(store, "a", 1, &[2]).await);
    assert!(!mark(store, "a", 2, &[2]).await);
    assert_eq!(take(store, "c").await.unwrap().on_wire, [1]);
}

async fn a_lease_given_back_shows(database: Database) {
    let store = &database.store;
    take(store, "a").await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert_eq!(drivers::mark(&mut tx, "beem", "a", 1, RELEASED, &[], None).await, Ok(true));
    tx.commit().await.unwrap();
    let lease = drivers::find(store, "beem").await.unwrap().unwrap();
    assert_eq!(lease.expires_at, RELEASED);
}

async fn whoever_drives_tells_that_calls_are_stopped(database: Database) {
    let store = &database.store;
    let since = async || drivers::find(store, "beem").await.unwrap().unwrap().stopped_since;
    let tell = async |node, term, stopped| {
        let mut tx = store.begin().await.unwrap();
        let told = drivers::mark(&mut tx, "beem", node, term, at(90), &[1], stopped).await;
        tx.commit().await.unwrap();
        told.unwrap()
    };
    take(store, "a").await.unwrap();
    assert!(tell("a", 1, Some(at(70))).await);
    assert_eq!(since().await, Some(at(70)));
    // Who took over begins anew, and who was overtaken says nothing any more.
    take(store, "b").await.unwrap();
    assert_eq!(since().await, None);
    assert!(!tell("a", 1, Some(at(80))).await);
    assert_eq!(since().await, None);
    assert!(tell("b", 2, Some(at(80))).await && tell("b", 2, None).await);
    assert_eq!(since().await, None);
}
