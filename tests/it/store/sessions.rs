//! Live dialogues: groups, revisions, ends.

use std::{pin::pin, slice::from_ref, time::Duration};

use baragumu::{
    domain::inbound::EndCause,
    store::{
        StoreError, log,
        sessions::{self, Key, Session},
        subscribers::{self, Choices, Topics},
    },
};

use tokio::time::sleep;

use super::{at, ended, msisdn, seeds, session, swahili};
use crate::support::databases::{Database, both_databases, on_postgres};

both_databases! {
    what_is_saved_is_loaded,
    a_group_is_loaded_in_the_order_asked,
    an_empty_group_is_nothing,
    choices_come_with_the_session,
    one_number_on_two_accounts_has_two_sessions,
    a_stale_save_stores_nothing,
    two_nodes_cannot_both_open_a_session,
    of_two_nodes_saving_the_same_key_one_wins,
    of_a_group_of_200_the_3_stale_ones_are_not_saved,
    groups_in_opposite_orders_do_not_deadlock,
    a_save_in_a_transaction_that_is_dropped_leaves_nothing,
    a_zero_character_does_not_spoil_the_group,
    the_operator_session_names_the_citizen,
    it_names_the_citizen_whatever_dialogue_took_the_place_of_which,
    a_session_ends_once,
    an_end_for_another_number_ends_nothing,
    an_ended_session_cannot_be_saved_from_before_its_end,
    idle_sessions_expire,
    the_archive_moves_what_has_ended,
    the_archive_stops_at_its_bound,
    a_value_that_cannot_be_is_corrupt,
    a_lock_held_too_long_is_busy,
}

fn key(session: &Session) -> Key {
    (session.account.clone(), session.msisdn.clone())
}

/// As a loaded session would be after it was saved once more.
fn stored(session: Session) -> Session {
    Session { revision: session.revision + 1, ..session }
}

async fn what_is_saved_is_loaded(database: Database) {
    let store = &database.store;
    let full = Session {
        sequence: Some(i64::MAX),
        seen: "1*2*ng'ombe \u{1f404} \\ \"".to_owned(),
        reply_ends: true,
        informed: true,
        screens: 7,
        answered_at: at(60),
        ..ended(1, at(61), EndCause::HungUp)
    };
    assert_eq!(sessions::save(store, from_ref(&full)).await, Ok(vec![true]));

    let loaded = sessions::load(store, &[key(&full)]).await.unwrap();
    assert_eq!(loaded[0].session, Some(stored(full)));
    assert_eq!(loaded[0].choices, Choices::default());
}

async fn a_group_is_loaded_in_the_order_asked(database: Database) {
    let store = &database.store;
    sessions::save(store, &[session(3), session(1)]).await.unwrap();
    let keys: Vec<_> = (0..12).rev().map(|n| key(&session(n))).collect();
    let loaded = sessions::load(store, &keys).await.unwrap();
    let found: Vec<_> = loaded.into_iter().map(|loaded| loaded.session).collect();
    let expected: Vec<_> =
        (0..12).rev().map(|n| [1, 3].contains(&n).then(|| stored(session(n)))).collect();
    assert_eq!(found, expected);
}

async fn an_empty_group_is_nothing(database: Database) {
    assert_eq!(sessions::load(&database.store, &[]).await, Ok(vec![]));
    let nobody: [Session; 0] = [];
    assert_eq!(sessions::save(&database.store, &nobody).await, Ok(vec![]));
}

async fn choices_come_with_the_session(database: Database) {
    let store = &database.store;
    baragumu::store::seeds::plant(store, &seeds()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    subscribers::join(&mut tx, &msisdn(1), at(0)).await.unwrap();
    subscribers::set_language(&mut tx, &msisdn(1), &swahili(), at(0)).await.unwrap();
    subscribers::set_village(&mut tx, &msisdn(1), "10-1", at(0)).await.unwrap();
    subscribers::set_topics(&mut tx, &msisdn(1), Some(&Topics(vec![1, 6])), at(0)).await.unwrap();
    tx.commit().await.unwrap();

    let loaded = sessions::load(store, &[key(&session(1))]).await.unwrap();
    assert_eq!(loaded[0].session, None);
    assert_eq!(
        loaded[0].choices,
        Choices {
            language: Some(swahili()),
            ward_code: Some(10),
            village_id: Some("10-1".to_owned()),
            topics: Some(Topics(vec![1, 6])),
            joined: true,
        }
    );
}

async fn one_number_on_two_accounts_has_two_sessions(database: Database) {
    let store = &database.store;
    let here = session(1);
    let there = Session { account: "mgov".to_owned(), id: "other".to_owned(), ..session(1) };
    assert_eq!(sessions::save(store, &[here.clone(), there.clone()]).await, Ok(vec![true, true]));
    let loaded = sessions::load(store, &[key(&there), key(&here)]).await.unwrap();
    assert_eq!(loaded[0].session.as_ref().unwrap().id, "other");
    assert_eq!(loaded[1].session.as_ref().unwrap().id, here.id);
}

async fn a_stale_save_stores_nothing(database: Database) {
    let store = &database.store;
    sessions::save(store, &[session(1)]).await.unwrap();
    let loaded = stored(session(1));
    sessions::save(store, &[Session { seen: "1".to_owned(), ..loaded.clone() }]).await.unwrap();

    let late = Session { seen: "2".to_owned(), ..loaded };
    assert_eq!(sessions::save(store, from_ref(&late)).await, Ok(vec![false]));
    let found = sessions::load(store, &[key(&late)]).await.unwrap().remove(0).session.unwrap();
    assert_eq!((found.seen.as_str(), found.revision), ("1", 2));
}

async fn two_nodes_cannot_both_open_a_session(database: Database) {
    let store = &database.store;
    assert_eq!(sessions::save(store, &[session(1)]).await, Ok(vec![true]));
    let second = Session { id: "second".to_owned(), ..session(1) };
    assert_eq!(sessions::save(store, &[second]).await, Ok(vec![false]));
}

async fn of_two_nodes_saving_the_same_key_one_wins(database: Database) {
    let (one, other) = (database.store.clone(), database.another_store().await);
    sessions::save(&one, &[session(1)]).await.unwrap();
    for revision in 1..=50 {
        let from_one = Session { revision, seen: "one".to_owned(), ..session(1) };
        let from_other = Session { revision, seen: "other".to_owned(), ..session(1) };
        let group_of_one = [from_one];
        let group_of_other = [from_other];
        let (a, b) = tokio::join!(
            sessions::save(&one, &group_of_one),
            sessions::save(&other, &group_of_other)
        );
        assert_ne!(a.unwrap(), b.unwrap(), "exactly one of the two is saved");
    }
    other.close().await;
}

async fn of_a_group_of_200_the_3_stale_ones_are_not_saved(database: Database) {
    let store = &database.store;
    let group: Vec<_> = (0..200).map(session).collect();
    assert_eq!(sessions::save(store, &group).await, Ok(vec![true; 200]));
    let group: Vec<_> = group.into_iter().map(stored).collect();
    let first_three = [group[0].clone(), group[77].clone(), group[199].clone()];
    sessions::save(store, &first_three).await.unwrap();

    let saved = sessions::save(store, &group).await.unwrap();
    let stale: Vec<_> = (0..200).filter(|n| !saved[*n]).collect();
    assert_eq!(stale, [0, 77, 199]);
}

async fn groups_in_opposite_orders_do_not_deadlock(database: Database) {
    let (one, other) = (database.store.clone(), database.another_store().await);
    let upward: Vec<_> = (0..100).map(session).collect();
    sessions::save(&one, &upward).await.unwrap();
    for revision in 1..=10 {
        let upward: Vec<_> = (0..100).map(|n| Session { revision, ..session(n) }).collect();
        let downward: Vec<_> = upward.iter().rev().cloned().collect();
        let (a, b) = tokio::join!(sessions::save(&one, &upward), sessions::save(&other, &downward));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!((0..100).all(|n| a[n] != b[99 - n]), "each row is saved by exactly one");
    }
    other.close().await;
}

async fn a_save_in_a_transaction_that_is_dropped_leaves_nothing(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(sessions::save_in(&mut tx, &[session(1), session(2)]).await, Ok(vec![true, true]));
    drop(tx);
    assert_eq!(sessions::load(store, &[key(&session(1))]).await.unwrap()[0].session, None);

    let mut tx = store.begin().await.unwrap();
    assert_eq!(sessions::save_in(&mut tx, &[session(1)]).await, Ok(vec![true]));
    tx.commit().await.unwrap();
    assert!(sessions::load(store, &[key(&session(1))]).await.unwrap()[0].session.is_some());
}

async fn a_zero_character_does_not_spoil_the_group(database: Database) {
    let store = &database.store;
    let odd = Session { seen: "a\0b".to_owned(), ..session(1) };
    assert_eq!(sessions::save(store, &[odd, session(2)]).await, Ok(vec![true, true]));
    let loaded = sessions::load(store, &[key(&session(1))]).await.unwrap();
    assert_eq!(loaded[0].session.as_ref().unwrap().seen, "a\u{fffd}b");
}

async fn the_operator_session_names_the_citizen(database: Database) {
    let store = &database.store;
    let older = Session { operator_session: "same".to_owned(), ..session(1) };
    let newer = Session { operator_session: "same".to_owned(), answered_at: at(9), ..session(2) };
    sessions::save(store, &[older, newer]).await.unwrap();
    assert_eq!(sessions::msisdn_of(store, "beem", "same").await, Ok(Some(msisdn(2))));
    assert_eq!(sessions::msisdn_of(store, "mgov", "same").await, Ok(None));
    assert_eq!(sessions::msisdn_of(store, "beem", "unknown").await, Ok(None));
}

async fn it_names_the_citizen_whatever_dialogue_took_the_place_of_which(database: Database) {
    let store = &database.store;
    let dialogue = |id: &str, handle: &str, screens, revision| Session {
        id: id.to_owned(),
        operator_session: handle.to_owned(),
        screens,
        revision,
        ..session(1)
    };
    let named = async |handle| sessions::msisdn_of(store, "beem", handle).await.unwrap();
    // One that opens, goes on, and is dialled anew; and one of which the store was away
    // while it opened.
    let turns = [
        dialogue("first", "operator-1", 1, 0),
        dialogue("first", "operator-1", 2, 1),
        dialogue("second", "operator-2", 1, 2),
        dialogue("third", "operator-3", 2, 3),
    ];
    for (turn, replaced) in turns.iter().zip([None, None, Some("operator-1"), Some("operator-2")]) {
        assert_eq!(sessions::save(store, from_ref(turn)).await, Ok(vec![true]));
        assert_eq!(named(&turn.operator_session).await, Some(msisdn(1)));
        if let Some(replaced) = replaced {
            assert_eq!(named(replaced).await, None);
        }
        let loaded = sessions::load(store, &[key(turn)]).await.unwrap().remove(0);
        assert_eq!(loaded.session, Some(stored(turn.clone())));
    }
    let stale = dialogue("third", "operator-3", 3, 3);
    assert_eq!(sessions::save(store, from_ref(&stale)).await, Ok(vec![false]));
}

async fn a_session_ends_once(database: Database) {
    let store = &database.store;
    sessions::save(store, &[session(1)]).await.unwrap();
    let end = |cause, seconds| sessions::end(store, "beem", "operator-1", None, cause, at(seconds));
    assert_eq!(end(EndCause::TimedOut, 30).await, Ok(true));
    assert_eq!(end(EndCause::HungUp, 40).await, Ok(false));

    let found =
        sessions::load(store, &[key(&session(1))]).await.unwrap().remove(0).session.unwrap();
    assert_eq!((found.ended_at, found.end_cause), (Some(at(30)), Some(EndCause::TimedOut)));
}

async fn an_end_for_another_number_ends_nothing(database: Database) {
    let store = &database.store;
    sessions::save(store, &[session(1)]).await.unwrap();
    let end = |n| {
        let number = msisdn(n);
        async move {
            sessions::end(store, "beem", "operator-1", Some(&number), EndCause::Left, at(1)).await
        }
    };
    assert_eq!(end(2).await, Ok(false));
    assert_eq!(end(1).await, Ok(true));
}

async fn an_ended_session_cannot_be_saved_from_before_its_end(database: Database) {
    let store = &database.store;
    sessions::save(store, &[session(1)]).await.unwrap();
    sessions::end(store, "beem", "operator-1", None, EndCause::HungUp, at(5)).await.unwrap();
    assert_eq!(sessions::save(store, &[stored(session(1))]).await, Ok(vec![false]));
}

async fn idle_sessions_expire(database: Database) {
    let store = &database.store;
    let idle = session(1);
    let busy = Session { answered_at: at(100), ..session(2) };
    let elsewhere = Session { account: "mgov".to_owned(), ..session(3) };
    let over = ended(4, at(2), EndCause::Closed);
    sessions::save(store, &[idle.clone(), busy, elsewhere, over]).await.unwrap();
    assert_eq!(sessions::expire(store, "beem", at(100), at(200)).await, Ok(1));
    assert_eq!(sessions::expire(store, "beem", at(100), at(300)).await, Ok(0));

    let found = sessions::load(store, &[key(&idle)]).await.unwrap().remove(0).session.unwrap();
    assert_eq!(
        (found.ended_at, found.end_cause, found.revision),
        (Some(at(200)), Some(EndCause::Expired), 2)
    );
}

async fn the_archive_moves_what_has_ended(database: Database) {
    let store = &database.store;
    let group = [session(1), ended(2, at(10), EndCause::Closed), ended(3, at(20), EndCause::Left)];
    sessions::save(store, &group).await.unwrap();
    assert_eq!(sessions::archive(store, at(20), 100).await, Ok(1));

    let loaded = sessions::load(store, &group.each_ref().map(key)).await.unwrap();
    let left: Vec<_> = loaded.iter().map(|loaded| loaded.session.is_some()).collect();
    assert_eq!(left, [true, false, true]);
    let sums = log::sums(store, at(0)).await.unwrap();
    assert_eq!((sums.len(), sums[0].end_cause, sums[0].sessions), (1, EndCause::Closed, 1));
}

async fn the_archive_stops_at_its_bound(database: Database) {
    let store = &database.store;
    let group: Vec<_> = (0..25).map(|n| ended(n, at(1), EndCause::Closed)).collect();
    sessions::save(store, &group).await.unwrap();
    let mut moved = Vec::new();
    for _ in 0..4 {
        moved.push(sessions::archive(store, at(2), 10).await.unwrap());
    }
    assert_eq!(moved, [10, 10, 5, 0]);
    assert_eq!(log::sums(store, at(0)).await.unwrap()[0].sessions, 25);
}

async fn a_value_that_cannot_be_is_corrupt(database: Database) {
    let store = &database.store;
    sessions::save(store, &[session(1)]).await.unwrap();
    database.execute("UPDATE ussd_sessions SET dialogue = '?'").await;
    assert_eq!(
        sessions::load(store, &[key(&session(1))]).await,
        Err(StoreError::Corrupt { table: "ussd_sessions", column: "dialogue".to_owned() })
    );
}

async fn a_lock_held_too_long_is_busy(database: Database) {
    let (one, other) = (database.store.clone(), database.another_store().await);
    sessions::save(&one, &[session(1)]).await.unwrap();
    let mut tx = one.begin().await.unwrap();
    sessions::save_in(&mut tx, &[stored(session(1))]).await.unwrap();
    let group = [stored(session(1))];
    let mut waits = pin!(sessions::save(&other, &group));
    // Whoever holds it goes on meanwhile: one that stands still loses it.
    let told = loop {
        tokio::select! {
            told = &mut waits => break told,
            () = sleep(Duration::from_secs(1)) => {
                sessions::save_in(&mut tx, &group).await.unwrap();
            }
        }
    };
    assert_eq!(told, Err(StoreError::Busy { table: "ussd_sessions" }));
    tx.commit().await.unwrap();
    other.close().await;
}

/// Only PostgreSQL has rows that are locked one by one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sessions_that_another_node_is_saving_are_passed_over() {
    on_postgres(async |database: Database| {
        let (one, other) = (database.store.clone(), database.another_store().await);
        let over = [ended(3, at(1), EndCause::Left), ended(4, at(1), EndCause::Left)];
        sessions::save(&one, &[session(1), session(2)]).await.unwrap();
        sessions::save(&one, &over).await.unwrap();
        let mut tx = one.begin().await.unwrap();
        let in_use = [stored(session(1)), stored(over[0].clone())];
        assert_eq!(sessions::save_in(&mut tx, &in_use).await, Ok(vec![true, true]));

        assert_eq!(sessions::expire(&other, "beem", at(9), at(20)).await, Ok(1));
        assert_eq!(sessions::archive(&other, at(9), 10).await, Ok(1));
        tx.commit().await.unwrap();
        assert_eq!(sessions::expire(&other, "beem", at(9), at(20)).await, Ok(1));
        assert_eq!(sessions::archive(&other, at(9), 10).await, Ok(1));
        other.close().await;
    })
    .await;
}
