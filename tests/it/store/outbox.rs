//! The outbox.

use baragumu::{
    domain::outbound::{Lane, Outbound},
    store::{StoreError, outbox},
};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_turn_enqueues_once,
    messages_without_a_turn_are_all_enqueued,
    an_id_given_twice_is_a_conflict,
    the_cap_counts_one_lane_since_an_instant,
}

fn outbound(lane: Lane) -> Outbound {
    Outbound {
        account: "beem".to_owned(),
        msisdn: msisdn(1),
        lane,
        body: "Karibu".to_owned(),
        validity: at(3600),
    }
}

async fn a_turn_enqueues_once(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    let reply = outbound(Lane::Reply);
    assert_eq!(outbox::enqueue(&mut tx, "a", &reply, Some("turn"), at(0)).await, Ok(true));
    assert_eq!(outbox::enqueue(&mut tx, "b", &reply, Some("turn"), at(1)).await, Ok(false));
    tx.commit().await.unwrap();
    assert_eq!(outbox::count_since(store, &msisdn(1), Lane::Reply, at(0)).await, Ok(1));
}

async fn messages_without_a_turn_are_all_enqueued(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    for id in ["a", "b"] {
        let bulk = outbound(Lane::Bulk);
        assert_eq!(outbox::enqueue(&mut tx, id, &bulk, None, at(0)).await, Ok(true));
    }
}

async fn an_id_given_twice_is_a_conflict(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    let reply = outbound(Lane::Reply);
    outbox::enqueue(&mut tx, "a", &reply, None, at(0)).await.unwrap();
    assert_eq!(
        outbox::enqueue(&mut tx, "a", &reply, None, at(0)).await,
        Err(StoreError::Conflict { table: "outbox" })
    );
}

async fn the_cap_counts_one_lane_since_an_instant(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    for (id, lane, seconds) in [
        ("yesterday", Lane::Reply, 9),
        ("today", Lane::Reply, 10),
        ("later", Lane::Reply, 11),
        ("bulk", Lane::Bulk, 11),
        ("emergency", Lane::Emergency, 11),
    ] {
        outbox::enqueue(&mut tx, id, &outbound(lane), None, at(seconds)).await.unwrap();
    }
    let other = Outbound { msisdn: msisdn(2), ..outbound(Lane::Reply) };
    outbox::enqueue(&mut tx, "other", &other, None, at(11)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(outbox::count_since(store, &msisdn(1), Lane::Reply, at(10)).await, Ok(2));
}
