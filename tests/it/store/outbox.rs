//! The outbox.

use baragumu::{
    domain::{
        language::Language,
        outbound::{Lane, Outbound, State},
    },
    store::outbox::{self, Entry, Filter},
};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases};

both_databases! {
    messages_enqueued_together_are_told_apart_by_what_asks,
    single_messages_are_listed_the_newest_first,
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

/// Messages `from..to` under keys of their own, to numbers of their own.
async fn enqueue_all(database: &Database, numbers: std::ops::Range<u32>) -> Vec<Option<i64>> {
    let outbounds: Vec<Outbound> =
        numbers.clone().map(|n| Outbound { msisdn: msisdn(n), ..outbound(Lane::Reply) }).collect();
    let entries: Vec<Entry<'_>> = outbounds
        .iter()
        .zip(numbers)
        .map(|(outbound, n)| Entry { outbound, origin_key: Some(format!("api {n}")) })
        .collect();
    let mut tx = database.store.begin().await.unwrap();
    let ids = outbox::enqueue_all(&mut tx, &entries, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

async fn messages_enqueued_together_are_told_apart_by_what_asks(database: Database) {
    let first = enqueue_all(&database, 0..3).await;
    assert!(first.iter().all(Option::is_some) && first.is_sorted(), "{first:?}");
    let second = enqueue_all(&database, 2..4).await;
    assert_eq!(second[0], None);
    let id = second[1].unwrap();
    let row = outbox::single(&database.store, id).await.unwrap().unwrap();
    assert_eq!((row.msisdn, row.state, row.body.as_str()), (msisdn(3), State::Queued, "Karibu"));
    assert_eq!((row.created_at, row.validity), (at(0), at(3600)));
    assert_eq!(outbox::single(&database.store, 4711).await, Ok(None));
}

async fn single_messages_are_listed_the_newest_first(database: Database) {
    let store = &database.store;
    let ids: Vec<i64> = enqueue_all(&database, 0..4).await.into_iter().flatten().collect();
    let listed = async |filter: Filter, before, most| {
        let rows = outbox::singles(store, &filter, before, most).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(Filter::default(), i64::MAX, 2).await, [ids[3], ids[2]]);
    assert_eq!(listed(Filter::default(), ids[2], 9).await, [ids[1], ids[0]]);
    let queued = Filter { state: Some(State::Queued), ..Filter::default() };
    assert_eq!(listed(queued, i64::MAX, 9).await.len(), 4);
    let gone = Filter { state: Some(State::Delivered), ..Filter::default() };
    assert_eq!(listed(gone, i64::MAX, 9).await, [0; 0]);
    let to = Filter { msisdn: Some(msisdn(1)), state: None };
    assert_eq!(listed(to, i64::MAX, 9).await, [ids[1]]);
}
