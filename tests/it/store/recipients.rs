//! The rows of a broadcast: sums, pages, and what is done with many at once.

use baragumu::{
    domain::{
        language::Language,
        outbound::{Lane, Outbound, State},
    },
    store::{outbox, recipients},
};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases};

both_databases! {
    sums_hold_everybody,
    pages_go_by_number,
    what_waits_is_ended_piece_by_piece,
    one_kind_is_put_back,
    what_waits_is_counted,
    old_messages_of_their_own_are_doubted,
}

/// Rows of broadcast 7 in these states and for these reasons, numbered from 0, and one of
/// another broadcast.
async fn rows(database: &Database, rows: &[(State, Option<&str>)]) {
    for (n, (state, reason)) in (0..).zip(rows).chain([(900, &(State::Queued, None))]) {
        let broadcast = if n == 900 { 8 } else { 7 };
        let ward = if n % 2 == 0 { "1" } else { "NULL" };
        let reason = reason.map_or("NULL".to_owned(), |reason| format!("'{reason}'"));
        database
            .execute(&format!(
                "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, ward_code, state,
                    reason, created_at, due_at, validity, changed_at, attempts)
                 VALUES ({broadcast}, 'beem', 'bulk', '{}', 'sw', {ward}, '{}', {reason}, 0, 0, 9, 0, 1)",
                msisdn(n).e164(),
                state.word()
            ))
            .await;
    }
}

async fn sums_hold_everybody(database: Database) {
    let store = &database.store;
    assert_eq!(recipients::sums(store, 7).await, Ok(Vec::new()));
    rows(
        &database,
        &[
            (State::Delivered, None),
            (State::Delivered, None),
            (State::Delivered, None),
            (State::Undelivered, Some("UserDoesNotExist")),
        ],
    )
    .await;
    database
        .execute(
            "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, state, created_at,
                due_at, validity, changed_at)
             VALUES (7, 'beem', 'bulk', '+254722000001', 'en', 'queued', 0, 0, 9, 0)",
        )
        .await;
    let sums = recipients::sums(store, 7).await.unwrap();
    let sums: Vec<_> = sums
        .iter()
        .map(|it| (it.state, it.reason.as_deref(), it.ward_code, it.prefix.as_deref(), it.people))
        .collect();
    assert_eq!(sums.len(), 4);
    for expected in [
        (State::Delivered, None, Some(1), Some("75"), 2),
        (State::Delivered, None, None, Some("75"), 1),
        (State::Undelivered, Some("UserDoesNotExist"), None, Some("75"), 1),
        (State::Queued, None, None, None, 1),
    ] {
        assert!(sums.contains(&expected), "{expected:?} in {sums:?}");
    }
    assert_eq!(recipients::count(store, 7).await, Ok(5));
}

async fn pages_go_by_number(database: Database) {
    let store = &database.store;
    rows(&database, &[(State::Queued, None), (State::Delivered, None), (State::Queued, None)])
        .await;
    let page = recipients::page(store, 7, None, "", 2).await.unwrap();
    assert_eq!(page.iter().map(|it| it.msisdn.clone()).collect::<Vec<_>>(), [msisdn(0), msisdn(1)]);
    assert_eq!((page[1].state, page[1].attempts), (State::Delivered, 1));
    let queued =
        recipients::page(store, 7, Some(State::Queued), msisdn(0).e164(), 9).await.unwrap();
    assert_eq!(queued.iter().map(|it| it.msisdn.clone()).collect::<Vec<_>>(), [msisdn(2)]);
}

async fn what_waits_is_ended_piece_by_piece(database: Database) {
    let store = &database.store;
    rows(&database, &[(State::Queued, None); 5]).await;
    assert_eq!(recipients::waits(store, "beem", 7).await, Ok(true));
    let end = async |most| {
        recipients::end_waiting(store, "beem", 7, State::Cancelled, "cancelled", at(5), most).await
    };
    assert_eq!(end(2).await, Ok(2));
    assert_eq!(end(9).await, Ok(3));
    assert_eq!(end(9).await, Ok(0));
    assert_eq!(recipients::waits(store, "beem", 7).await, Ok(false));
    assert_eq!(recipients::waits(store, "beem", 8).await, Ok(true));
    let page = recipients::page(store, 7, Some(State::Cancelled), "", 9).await.unwrap();
    assert_eq!(page.len(), 5);
    assert!(
        page.iter().all(|it| it.reason.as_deref() == Some("cancelled") && it.changed_at == at(5))
    );
}

async fn one_kind_is_put_back(database: Database) {
    let store = &database.store;
    let absent = (State::Undelivered, Some("AbsentSubscriber"));
    rows(
        &database,
        &[absent, (State::Undelivered, None), (State::Delivered, None), absent, absent],
    )
    .await;
    let times = (at(5), at(50));
    let mut put_back = 0;
    let mut after = Some(String::new());
    let mut pieces = 0;
    while let Some(from) = after {
        let mut tx = store.begin().await.unwrap();
        let (some, next) = recipients::retry(&mut tx, 7, absent, &from, 2, times).await.unwrap();
        tx.commit().await.unwrap();
        put_back += some;
        pieces += 1;
        after = next;
    }
    assert_eq!((put_back, pieces), (3, 4));
    let mut tx = store.begin().await.unwrap();
    let none = (State::Undelivered, None);
    let (some, _) = recipients::retry(&mut tx, 7, none, "", 9, times).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(some, 1);
    let queued = recipients::page(store, 7, Some(State::Queued), "", 9).await.unwrap();
    assert_eq!(queued.len(), 4);
    assert!(queued.iter().all(|it| it.reason.is_none() && it.attempts == 0));
    assert_eq!(database.count("outbox WHERE broadcast_id = 7 AND validity > 9").await, 4);
}

async fn old_messages_of_their_own_are_doubted(database: Database) {
    rows(&database, &[(State::Queued, None)]).await;
    let mut tx = database.store.begin().await.unwrap();
    for seconds in [1, 9] {
        let reply = Outbound {
            account: "beem".to_owned(),
            msisdn: msisdn(1),
            lane: Lane::Reply,
            language: Language::parse("sw").unwrap(),
            body: "Karibu".to_owned(),
            validity: at(3600),
        };
        outbox::enqueue(&mut tx, &reply, None, at(seconds)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let store = &database.store;
    assert_eq!(recipients::doubt_singles(store, at(5), "restored", at(10)).await, Ok(1));
    assert_eq!(database.count("outbox WHERE state = 'unknown' AND reason = 'restored'").await, 1);
    assert_eq!(database.count("outbox WHERE state = 'queued'").await, 3);
}

async fn what_waits_is_counted(database: Database) {
    let queued = (State::Queued, None);
    rows(&database, &[queued, (State::Accepted, None), queued]).await;
    let store = &database.store;
    assert_eq!(recipients::waiting(store, "beem", 7).await, Ok(2));
    assert_eq!(recipients::waiting(store, "beem", 9).await, Ok(0));
    assert_eq!(recipients::waiting(store, "halotel", 7).await, Ok(0));
}
