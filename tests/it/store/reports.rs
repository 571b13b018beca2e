//! Reports, parked ones, and numbers that fail.

use std::time::Duration;

use baragumu::{
    domain::outbound::{Lane, State},
    store::{
        Store, outbox,
        reports::{self, Adoption, Report},
    },
};

use super::{
    at, msisdn,
    outbox::{enqueued, news, settled},
};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_report_names_its_message_by_our_id_or_by_the_operators,
    a_number_that_is_another_ones_matches_nothing,
    a_report_is_parked_once_and_taken_out_once,
    any_number_of_reports_is_taken_together,
    one_unknown_message_adopts_the_reports_that_can_only_be_its,
    what_was_overlooked_is_found,
    old_and_too_many_are_thrown_away,
    a_number_that_fails_in_a_row_is_retired_and_comes_back_when_reached,
    nothing_is_kept_of_a_forgotten_number,
}

const HOUR: Duration = Duration::from_hours(1);

fn report(reference: Option<i64>, operator_ref: Option<&str>, n: Option<u32>) -> Report {
    Report {
        reference,
        operator_ref: operator_ref.map(str::to_owned),
        msisdn: n.map(msisdn),
        state: State::Delivered,
        reason: Some("Success \"x\"\u{0}".to_owned()),
    }
}

async fn found(store: &Store, account: &str, asked: &[Report]) -> Vec<(i64, i64)> {
    let mut tx = store.begin().await.unwrap();
    let found = reports::find_reported(&mut tx, account, asked).await.unwrap();
    found.into_iter().map(|found| (found.position, found.id)).collect()
}

async fn park(store: &Store, asked: &[Report], seconds: i64) {
    let mut tx = store.begin().await.unwrap();
    reports::park(&mut tx, "beem", asked, at(seconds)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn unpark(store: &Store, refs: &[&str]) -> Vec<Report> {
    let refs: Vec<String> = refs.iter().map(|text| (*text).to_owned()).collect();
    let mut tx = store.begin().await.unwrap();
    let parked = reports::unpark(&mut tx, "beem", &refs).await.unwrap();
    tx.commit().await.unwrap();
    parked
}

async fn a_report_names_its_message_by_our_id_or_by_the_operators(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, 3).await;
    let mut accepted = news(ids[1], State::Accepted);
    accepted.operator_ref = Some("abc".to_owned());
    settled(store, &[accepted]).await;
    let asked = [
        report(Some(ids[0]), None, None),
        report(None, Some("abc"), Some(2)),
        report(None, Some("never"), None),
        // Ours comes first.
        report(Some(ids[2]), Some("abc"), None),
        report(Some(999), None, None),
    ];
    let found = found(store, "beem", &asked).await;
    let first = |position| found.iter().find(|(at, _)| *at == position).map(|(_, id)| *id);
    assert_eq!(first(0), Some(ids[0]));
    assert_eq!(first(1), Some(ids[1]));
    assert_eq!(first(2), None);
    assert_eq!(first(3), Some(ids[2]));
    assert_eq!(first(4), None);
}

async fn a_number_that_is_another_ones_matches_nothing(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, 1).await;
    let mut accepted = news(ids[0], State::Accepted);
    accepted.operator_ref = Some("abc".to_owned());
    settled(store, &[accepted]).await;
    let asked = [report(Some(ids[0]), None, Some(9)), report(None, Some("abc"), Some(9))];
    assert_eq!(found(store, "beem", &asked).await, []);
    let own = [report(Some(ids[0]), None, Some(1))];
    assert_eq!(found(store, "beem", &own).await, [(0, ids[0])]);
    // Nor does another account's.
    assert_eq!(found(store, "other", &own).await, []);
}

async fn a_report_is_parked_once_and_taken_out_once(database: Database) {
    let store = &database.store;
    let mut undelivered = report(None, Some("abc"), Some(1));
    undelivered.state = State::Undelivered;
    let kept = [report(None, Some("abc"), Some(1)), undelivered, report(None, Some("d"), None)];
    park(store, &kept, 0).await;
    park(store, &kept, 5).await;
    // One that nothing could find is not kept.
    park(store, &[report(Some(7), None, Some(1))], 5).await;
    assert_eq!(database.count("parked_reports").await, 3);
    assert_eq!(unpark(store, &["x"]).await, []);
    let mut taken = unpark(store, &["abc", "d"]).await;
    taken.sort_by_key(|report| (report.operator_ref.clone(), report.state.rank()));
    assert_eq!(taken.len(), 3);
    assert_eq!((taken[0].state, taken[1].state), (State::Undelivered, State::Delivered));
    assert_eq!(taken[0].msisdn, Some(msisdn(1)));
    assert_eq!(taken[2].msisdn, None);
    assert_eq!(taken[2].reason.as_deref(), Some("Success \"x\"\u{fffd}"));
    assert_eq!(unpark(store, &["abc", "d"]).await, []);
}

/// Operators send hundreds in one call, and many calls make one group.
async fn any_number_of_reports_is_taken_together(database: Database) {
    const MANY: u32 = 2_500;
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, MANY).await;
    let all: Vec<_> = ids.iter().map(|id| news(*id, State::Unknown)).collect();
    settled(store, &all).await;
    let mut asked: Vec<_> = ids.iter().map(|id| report(Some(*id), None, None)).collect();
    asked.push(report(Some(-1), None, None));
    let mut found = found(store, "beem", &asked).await;
    found.sort_unstable();
    assert_eq!(found, (0..).zip(ids.iter().copied()).collect::<Vec<_>>());
    let mut tx = store.begin().await.unwrap();
    assert_eq!(outbox::still_queued(&mut tx, &ids).await.unwrap(), []);
    let delivered: Vec<_> = ids.iter().map(|id| news(*id, State::Delivered)).collect();
    let mut raised = outbox::raise(&mut tx, &delivered, at(1)).await.unwrap();
    raised.sort_unstable();
    assert_eq!(raised, ids);
    let numbers: Vec<_> = (1..=MANY).map(msisdn).collect();
    assert_eq!(reports::fail(&mut tx, &numbers, 1, at(1)).await.unwrap(), u64::from(MANY));
    reports::reach(&mut tx, &numbers).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(database.count("suppressions").await, 0);

    let refs: Vec<String> = (0..MANY).map(|n| format!("ref {n}")).collect();
    let parked: Vec<_> = refs.iter().map(|it| report(None, Some(it), Some(1))).collect();
    park(store, &parked, 0).await;
    assert_eq!(database.count("parked_reports").await, i64::from(MANY));
    let refs: Vec<&str> = refs.iter().map(String::as_str).collect();
    assert_eq!(unpark(store, &refs).await.len(), parked.len());
}

async fn one_unknown_message_adopts_the_reports_that_can_only_be_its(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, 3).await;
    // Number 3 has two messages of unknown fate: neither may adopt.
    let mut tx = store.begin().await.unwrap();
    let again = super::outbox::outbound_to(Lane::Bulk, 3);
    let twice = outbox::enqueue(&mut tx, &again, None, at(0)).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let unknown: Vec<_> = ids.iter().chain([&twice]).map(|id| news(*id, State::Unknown)).collect();
    settled(store, &unknown).await;
    park(
        store,
        &[
            report(None, Some("one"), Some(1)),
            // Two ids for number 2: one of them is not about us.
            report(None, Some("two"), Some(2)),
            report(None, Some("other"), Some(2)),
            report(None, Some("three"), Some(3)),
            report(None, Some("nobody"), None),
        ],
        20,
    )
    .await;
    let adoptable = |by: i64| reports::adoptable(store, at(by), HOUR, 10);
    assert_eq!(adoptable(19).await, Ok(vec![]));
    let one = Adoption { id: ids[0], account: "beem".to_owned(), operator_ref: "one".to_owned() };
    assert_eq!(adoptable(20).await, Ok(vec![one]));
    // Too far apart.
    assert_eq!(reports::adoptable(store, at(20), Duration::from_secs(9), 10).await, Ok(vec![]));
    let mut tx = store.begin().await.unwrap();
    assert_eq!(outbox::adopt(&mut tx, ids[0], "one").await, Ok(true));
    assert_eq!(outbox::adopt(&mut tx, ids[0], "two").await, Ok(false));
    tx.commit().await.unwrap();
    assert_eq!(adoptable(20).await, Ok(vec![]));
}

async fn what_was_overlooked_is_found(database: Database) {
    let store = &database.store;
    let ids = enqueued(store, Lane::Bulk, 1).await;
    park(store, &[report(None, Some("abc"), None), report(None, Some("x"), None)], 0).await;
    assert_eq!(reports::overlooked(store, 10).await, Ok(vec![]));
    let mut accepted = news(ids[0], State::Accepted);
    accepted.operator_ref = Some("abc".to_owned());
    settled(store, &[accepted]).await;
    let found = vec![("beem".to_owned(), "abc".to_owned())];
    assert_eq!(reports::overlooked(store, 10).await, Ok(found));
}

async fn old_and_too_many_are_thrown_away(database: Database) {
    let store = &database.store;
    for (n, text) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
        park(store, &[report(None, Some(text), None)], i64::try_from(n).unwrap()).await;
    }
    assert_eq!(reports::discard(store, at(1), 3).await, Ok(2));
    assert_eq!(reports::discard(store, at(1), 3).await, Ok(0));
    assert_eq!(unpark(store, &["a", "b"]).await, []);
    assert_eq!(unpark(store, &["c", "d", "e"]).await.len(), 3);
}

async fn a_number_that_fails_in_a_row_is_retired_and_comes_back_when_reached(database: Database) {
    let store = &database.store;
    let fails = async |n: u32| {
        let mut tx = store.begin().await.unwrap();
        let retired = reports::fail(&mut tx, &[msisdn(n)], 3, at(0)).await.unwrap();
        tx.commit().await.unwrap();
        retired
    };
    let reaches = async |n: u32| {
        let mut tx = store.begin().await.unwrap();
        reports::reach(&mut tx, &[msisdn(n), msisdn(99)]).await.unwrap();
        tx.commit().await.unwrap();
    };
    assert_eq!((fails(1).await, fails(1).await), (0, 0));
    reaches(1).await;
    assert_eq!((fails(1).await, fails(1).await, fails(1).await), (0, 0, 1));
    assert_eq!(fails(1).await, 0);
    assert_eq!(database.count("suppressions WHERE cause = 'retired'").await, 1);
    reaches(1).await;
    assert_eq!(database.count("suppressions").await, 0);
    // What the citizen wanted stays.
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'opted_out', 1)",
            msisdn(2).e164()
        ))
        .await;
    assert_eq!((fails(2).await, fails(2).await, fails(2).await), (0, 0, 0));
    reaches(2).await;
    assert_eq!(database.count("suppressions WHERE cause = 'opted_out'").await, 1);
}

async fn nothing_is_kept_of_a_forgotten_number(database: Database) {
    let store = &database.store;
    park(store, &[report(None, Some("a"), Some(1)), report(None, Some("b"), Some(2))], 0).await;
    let mut tx = store.begin().await.unwrap();
    reports::fail(&mut tx, &[msisdn(1), msisdn(2)], 3, at(0)).await.unwrap();
    reports::forget(&mut tx, &msisdn(1)).await.unwrap();
    tx.commit().await.unwrap();
    for table in ["parked_reports", "failures"] {
        assert_eq!(database.count(table).await, 1);
        let theirs = format!("{table} WHERE msisdn = '{}'", msisdn(1).e164());
        assert_eq!(database.count(&theirs).await, 0);
    }
}
