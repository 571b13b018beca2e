//! The outbox.

use baragumu::{
    domain::{
        language::Language,
        outbound::{Lane, Outbound},
    },
    store::outbox,
};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases};

both_databases! {
    what_asks_twice_enqueues_once,
    messages_that_nothing_can_repeat_are_all_enqueued,
    the_cap_counts_one_lane_since_an_instant,
    forgetting_takes_the_number_out_of_what_is_over,
}

fn outbound(lane: Lane) -> Outbound {
    Outbound {
        account: "beem".to_owned(),
        msisdn: msisdn(1),
        lane,
        language: Language::parse("sw").unwrap(),
        body: "Karibu".to_owned(),
        validity: at(3600),
    }
}

async fn what_asks_twice_enqueues_once(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    let reply = outbound(Lane::Reply);
    assert!(outbox::enqueue(&mut tx, &reply, Some("turn"), at(0)).await.unwrap().is_some());
    assert_eq!(outbox::enqueue(&mut tx, &reply, Some("turn"), at(1)).await, Ok(None));
    tx.commit().await.unwrap();
    assert_eq!(outbox::count_since(store, &msisdn(1), Lane::Reply, at(0)).await, Ok(1));
}

async fn messages_that_nothing_can_repeat_are_all_enqueued(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    let bulk = outbound(Lane::Bulk);
    let first = outbox::enqueue(&mut tx, &bulk, None, at(0)).await.unwrap();
    let second = outbox::enqueue(&mut tx, &bulk, None, at(0)).await.unwrap();
    assert!(first.is_some() && second > first, "{first:?} {second:?}");
}

async fn the_cap_counts_one_lane_since_an_instant(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    for (lane, seconds) in [
        (Lane::Reply, 9),
        (Lane::Reply, 10),
        (Lane::Reply, 11),
        (Lane::Bulk, 11),
        (Lane::Emergency, 11),
    ] {
        outbox::enqueue(&mut tx, &outbound(lane), None, at(seconds)).await.unwrap();
    }
    let other = Outbound { msisdn: msisdn(2), ..outbound(Lane::Reply) };
    outbox::enqueue(&mut tx, &other, None, at(11)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(outbox::count_since(store, &msisdn(1), Lane::Reply, at(10)).await, Ok(2));
}

async fn forgetting_takes_the_number_out_of_what_is_over(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    for key in ["over", "waits"] {
        outbox::enqueue(&mut tx, &outbound(Lane::Reply), Some(key), at(0)).await.unwrap();
    }
    tx.commit().await.unwrap();
    database.execute("UPDATE outbox SET state = 'delivered' WHERE origin_key = 'over'").await;
    let mut tx = store.begin().await.unwrap();
    outbox::forget(&mut tx, &msisdn(1), "abc").await.unwrap();
    tx.commit().await.unwrap();
    let theirs = format!("outbox WHERE msisdn = '{}'", msisdn(1).e164());
    assert_eq!(database.count(&theirs).await, 1, "what is under way keeps it");
    assert_eq!(database.count("outbox WHERE msisdn = 'forgotten abc' AND body IS NULL").await, 1);
}
