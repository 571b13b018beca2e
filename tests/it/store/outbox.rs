//! The outbox.

use baragumu::{
    domain::{
        language::Language,
        outbound::{Lane, NO_BROADCAST, Outbound, State},
    },
    store::{
        Store, broadcasts,
        outbox::{self, Due, Filter, INTERRUPTED, LEFT_ALONE, News, Queue},
        subscribers,
    },
};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases};

both_databases! {
    what_waits_on_an_account_is_counted_so_far,
    the_last_success_is_found_among_the_newest,
    messages_enqueued_together_are_told_in_their_order,
    single_messages_are_listed_the_newest_first,
    what_asks_twice_enqueues_once,
    messages_that_nothing_can_repeat_are_all_enqueued,
    the_cap_counts_one_lane_since_an_instant,
    forgetting_takes_the_number_out_of_what_is_over,
    what_is_due_comes_in_order_with_what_is_known_of_the_recipient,
    settling_writes_each_row_once_and_lowers_no_state,
    the_ranks_of_the_statement_are_those_of_the_states,
    what_was_on_the_wire_and_has_no_outcome_is_told,
    an_unknown_fate_is_listed_until_somebody_decides,
    what_was_interrupted_is_given_back_at_its_own_attempt,
}

/// A message in a lane to the `n`th person.
pub(super) fn outbound_to(lane: Lane, n: u32) -> Outbound {
    Outbound { msisdn: msisdn(n), ..outbound(lane) }
}

/// Messages to the first `count` people, one each; their ids.
pub(super) async fn enqueued(store: &Store, lane: Lane, count: u32) -> Vec<i64> {
    let mut tx = store.begin().await.unwrap();
    let mut ids = Vec::new();
    for n in 1..=count {
        let id = outbox::enqueue(&mut tx, &outbound_to(lane, n), None, at(0)).await.unwrap();
        ids.push(id.unwrap());
    }
    tx.commit().await.unwrap();
    ids
}

pub(super) fn news(id: i64, state: State) -> News {
    News { id, state, reason: None, operator_ref: None, counts: true, due_at: None, segments: 1 }
}

pub(super) async fn settled(store: &Store, news: &[News]) {
    let mut tx = store.begin().await.unwrap();
    outbox::settle(&mut tx, news, at(10)).await.unwrap();
    tx.commit().await.unwrap();
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
    for key in ["over", "waits", "bulk"] {
        outbox::enqueue(&mut tx, &outbound(Lane::Reply), Some(key), at(0)).await.unwrap();
    }
    tx.commit().await.unwrap();
    database.execute("UPDATE outbox SET state = 'delivered' WHERE origin_key = 'over'").await;
    let mut tx = store.begin().await.unwrap();
    let broadcast = broadcasts::insert(&mut tx, &super::broadcasts::broadcast()).await.unwrap();
    tx.commit().await.unwrap();
    // A broadcast's row that waits, and a bulk message of its own.
    let broadcast = broadcast.unwrap();
    database
        .execute(&format!(
            "UPDATE outbox SET broadcast_id = {broadcast}, body = NULL WHERE origin_key = 'bulk'"
        ))
        .await;
    let mut tx = store.begin().await.unwrap();
    outbox::enqueue(&mut tx, &outbound(Lane::Bulk), None, at(0)).await.unwrap();
    outbox::forget(&mut tx, &msisdn(1), "abc", at(9)).await.unwrap();
    tx.commit().await.unwrap();
    let theirs = format!("outbox WHERE msisdn = '{}'", msisdn(1).e164());
    assert_eq!(database.count(&theirs).await, 1, "an answer that is owed keeps it");
    assert_eq!(database.count("outbox WHERE msisdn = 'forgotten abc' AND body IS NULL").await, 3);
    assert_eq!(database.count("outbox WHERE reason = 'erased' AND state = 'suppressed'").await, 2);
}

async fn due(store: &Store, lane: Lane, after: Option<&Due>, most: i64) -> Vec<Due> {
    let queue = Queue { broadcast_id: NO_BROADCAST, lane };
    let after = after.map(|due| (due.due_at, due.id));
    let mut tx = store.begin().await.unwrap();
    outbox::due(&mut tx, "beem", queue, at(5), after, most).await.unwrap()
}

async fn what_is_due_comes_in_order_with_what_is_known_of_the_recipient(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    // Queued in this order, due in another; one is not due yet, one is another account's.
    for (n, seconds) in [(1, 3), (2, 1), (3, 6), (4, 3), (5, 2)] {
        let outbound = outbound_to(Lane::Bulk, n);
        outbox::enqueue(&mut tx, &outbound, None, at(seconds)).await.unwrap();
    }
    let other = Outbound { account: "other".to_owned(), ..outbound_to(Lane::Bulk, 6) };
    outbox::enqueue(&mut tx, &other, None, at(0)).await.unwrap();
    outbox::enqueue(&mut tx, &outbound_to(Lane::Reply, 7), None, at(0)).await.unwrap();
    subscribers::join(&mut tx, &msisdn(2), at(0)).await.unwrap();
    subscribers::set_topics(&mut tx, &msisdn(2), Some(&subscribers::Topics(vec![1, 4])), at(0))
        .await
        .unwrap();
    subscribers::join(&mut tx, &msisdn(5), at(0)).await.unwrap();
    subscribers::leave(&mut tx, &msisdn(5), at(1)).await.unwrap();
    tx.commit().await.unwrap();
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'operator', 1)",
            msisdn(1).e164()
        ))
        .await;

    let first = due(store, Lane::Bulk, None, 2).await;
    let people = |rows: &[Due]| rows.iter().map(|row| row.msisdn.clone()).collect::<Vec<_>>();
    assert_eq!(people(&first), [msisdn(2), msisdn(5)]);
    assert_eq!(first[0].topics, Some(subscribers::Topics(vec![1, 4])));
    assert_eq!((first[0].has_left, first[1].has_left), (false, true));
    assert_eq!(first[0].body.as_deref(), Some("Karibu"));
    assert_eq!((first[0].attempts, first[0].validity), (0, at(3600)));
    let rest = due(store, Lane::Bulk, first.last(), 5).await;
    assert_eq!(people(&rest), [msisdn(1), msisdn(4)]);
    assert_eq!(rest[0].suppressed.as_deref(), Some("operator"));
    assert_eq!((rest[1].suppressed.as_deref(), rest[1].has_left), (None, false));
    assert_eq!(due(store, Lane::Reply, None, 5).await.len(), 1);
}

async fn settling_writes_each_row_once_and_lowers_no_state(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Reply, 4).await;
    let mut accepted = news(ids[0], State::Accepted);
    accepted.operator_ref = Some("ab\"c".to_owned());
    let mut again = news(ids[1], State::Queued);
    (again.due_at, again.segments) = (Some(at(40)), 0);
    let mut refused = news(ids[2], State::Refused);
    refused.reason = Some("no such number".to_owned());
    settled(store, &[refused, again, accepted]).await;
    let rows = async |condition: &str| database.count(&format!("outbox WHERE {condition}")).await;
    let is_accepted = format!(
        "id = {} AND state = 'accepted' AND operator_ref = 'ab\"c' AND attempts = 1 \
         AND segments = 1 AND changed_at = {}",
        ids[0],
        at(10).as_ms()
    );
    let is_again = format!(
        "id = {} AND state = 'queued' AND due_at = {} AND attempts = 1 AND segments = 0",
        ids[1],
        at(40).as_ms()
    );
    let is_refused = format!("id = {} AND state = 'refused' AND reason = 'no such number'", ids[2]);
    let untouched = format!("id = {} AND state = 'queued' AND attempts = 0", ids[3]);
    // A report came before this answer, and a row that waits was told of by one.
    let mut tx = store.begin().await.unwrap();
    let delivered = [news(ids[0], State::Delivered), news(ids[3], State::Delivered)];
    for condition in [is_accepted, is_again, is_refused, untouched] {
        assert_eq!(rows(&condition).await, 1, "{condition}");
    }
    let mut raised = outbox::raise(&mut tx, &delivered, at(11)).await.unwrap();
    raised.sort_unstable();
    assert_eq!(raised, [ids[0], ids[3]]);
    assert_eq!(outbox::raise(&mut tx, &delivered, at(12)).await, Ok(vec![]));
    assert_eq!(outbox::raise(&mut tx, &[news(ids[0], State::Expired)], at(12)).await, Ok(vec![]));
    tx.commit().await.unwrap();
    let mut late = news(ids[3], State::Accepted);
    late.operator_ref = Some("late".to_owned());
    settled(store, &[late, news(ids[0], State::Unknown)]).await;
    let is_delivered = format!("id = {} AND state = 'delivered' AND operator_ref = 'late'", ids[3]);
    assert_eq!(rows(&is_delivered).await, 1);
    assert_eq!(rows(&format!("id = {} AND state = 'delivered'", ids[0])).await, 1);
}

async fn the_ranks_of_the_statement_are_those_of_the_states(database: Database) {
    let store = &database.store;
    for from in State::ALL {
        for to in State::ALL {
            let id = enqueued(store, Lane::Bulk, 1).await[0];
            settled(store, &[news(id, from)]).await;
            settled(store, &[news(id, to)]).await;
            let end = from.learn(to).word();
            let row = format!("outbox WHERE id = {id} AND state = '{end}'");
            assert_eq!(database.count(&row).await, 1, "{from:?} and then {to:?}");
        }
    }
}

async fn what_was_on_the_wire_and_has_no_outcome_is_told(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Emergency, 3).await;
    settled(store, &[news(ids[1], State::Accepted)]).await;
    let mut tx = store.begin().await.unwrap();
    let open = outbox::still_queued(&mut tx, &[ids[2], ids[1], ids[0], 999]).await.unwrap();
    let open: Vec<_> = open.into_iter().map(|marked| (marked.id, marked.lane)).collect();
    assert_eq!(open, [(ids[0], Lane::Emergency), (ids[2], Lane::Emergency)]);
    assert_eq!(outbox::still_queued(&mut tx, &[]).await, Ok(vec![]));
}

async fn an_unknown_fate_is_listed_until_somebody_decides(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, 3).await;
    let unknown: Vec<_> = ids
        .iter()
        .map(|id| News { reason: Some("no answer".to_owned()), ..news(*id, State::Unknown) })
        .collect();
    settled(store, &unknown).await;
    let listed = async |after, most| {
        let rows = outbox::unknown(store, after, most).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(0, 2).await, ids[..2]);
    assert_eq!(listed(ids[1], 2).await, ids[2..]);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(
        outbox::requeue_unknown(&mut tx, ids[0], None, at(20)).await,
        Ok(Some(NO_BROADCAST))
    );
    assert_eq!(outbox::requeue_unknown(&mut tx, ids[0], None, at(20)).await, Ok(None));
    assert_eq!(outbox::leave_unknown(&mut tx, ids[1], at(20)).await, Ok(Some(NO_BROADCAST)));
    assert_eq!(outbox::leave_unknown(&mut tx, 999, at(20)).await, Ok(None));
    tx.commit().await.unwrap();
    assert_eq!(listed(0, 9).await, ids[2..]);
    assert_eq!(database.count("outbox WHERE state = 'unknown'").await, 2);
    assert_eq!(due(store, Lane::Bulk, None, 5).await.len(), 0);
}

async fn what_was_interrupted_is_given_back_at_its_own_attempt(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, 3).await;
    let unknown =
        |id, reason: &str| News { reason: Some(reason.to_owned()), ..news(id, State::Unknown) };
    let interrupted = unknown(ids[0], INTERRUPTED);
    settled(store, &[interrupted, unknown(ids[1], LEFT_ALONE), news(ids[2], State::Accepted)])
        .await;
    let mut tx = store.begin().await.unwrap();
    for (id, attempts, expected) in [
        (ids[0], 2, None),
        (ids[1], 1, None),
        (ids[2], 1, None),
        (ids[0], 1, Some(NO_BROADCAST)),
        (ids[0], 1, None),
    ] {
        let given_back = outbox::requeue_unknown(&mut tx, id, Some(attempts), at(20)).await;
        assert_eq!(given_back, Ok(expected), "{id} after {attempts}");
    }
    tx.commit().await.unwrap();
    let waits = format!("outbox WHERE id = {} AND state = 'queued' AND attempts = 1", ids[0]);
    assert_eq!(database.count(&waits).await, 1);
    assert_eq!(database.count("outbox WHERE state = 'queued'").await, 1);
}

/// Messages `from..to`, to numbers of their own.
async fn enqueue_all(database: &Database, numbers: std::ops::Range<u32>) -> Vec<i64> {
    let outbounds: Vec<Outbound> =
        numbers.map(|n| Outbound { msisdn: msisdn(n), ..outbound(Lane::Reply) }).collect();
    let outbounds: Vec<&Outbound> = outbounds.iter().collect();
    let mut tx = database.store.begin().await.unwrap();
    let ids = outbox::enqueue_all(&mut tx, &outbounds, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

async fn messages_enqueued_together_are_told_in_their_order(database: Database) {
    let first = enqueue_all(&database, 0..3).await;
    let second = enqueue_all(&database, 2..4).await;
    let ids = [first, second].concat();
    assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
    for (id, n) in ids.iter().zip([0, 1, 2, 2, 3]) {
        let row = outbox::single(&database.store, *id).await.unwrap().unwrap();
        let expected = (msisdn(n), State::Queued, "Karibu");
        assert_eq!((row.msisdn, row.state, row.body.as_str()), expected);
        assert_eq!((row.created_at, row.validity), (at(0), at(3600)));
    }
    assert_eq!(outbox::single(&database.store, 4711).await, Ok(None));
}

async fn single_messages_are_listed_the_newest_first(database: Database) {
    let store = &database.store;
    let ids: Vec<i64> = enqueue_all(&database, 0..4).await;
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

async fn what_waits_on_an_account_is_counted_so_far(database: Database) {
    let ids = enqueued(&database.store, Lane::Bulk, 4).await;
    settled(&database.store, &[news(ids[0], State::Accepted)]).await;
    let account = outbound(Lane::Bulk).account;
    let waiting =
        async |account: &str, most| outbox::waiting(&database.store, account, most).await.unwrap();
    assert_eq!(waiting(&account, 9).await, 3);
    assert_eq!(waiting(&account, 2).await, 2);
    assert_eq!(waiting("another", 9).await, 0);
}

async fn the_last_success_is_found_among_the_newest(database: Database) {
    let account = outbound(Lane::Bulk).account;
    let last = async |among| outbox::last_taken(&database.store, &account, among).await.unwrap();
    assert_eq!(last(9).await, None);
    let ids = enqueued(&database.store, Lane::Bulk, 4).await;
    settled(&database.store, &[news(ids[1], State::Accepted), news(ids[2], State::Refused)]).await;
    assert_eq!(last(9).await, Some(at(10)));
    assert_eq!(last(2).await, None, "it is older than those");
    assert_eq!(outbox::last_taken(&database.store, "another", 9).await.unwrap(), None);
}
