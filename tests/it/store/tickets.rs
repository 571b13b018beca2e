//! Tickets and their numbers.

use std::collections::BTreeSet;

use baragumu::store::{
    seeds,
    tickets::{self, Filter, Kind, NewTicket, Sum, Ticket, Waiting},
};

use super::{at, msisdn, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    notes_of_a_ticket_stay_in_their_order,
    the_first_ticket_is_1001,
    a_turn_opens_one_ticket,
    a_number_that_came_to_nothing_is_not_given_again,
    eight_nodes_open_tickets_with_distinct_numbers,
    a_ticket_is_worked_on_answered_and_rated,
    pages_go_from_the_newest_down_and_narrow,
    what_is_open_and_overdue_is_found_and_counted,
    who_is_owed_longest_comes_first,
    the_tickets_of_one_citizen_are_theirs_alone,
    a_week_is_summed_by_ward_and_kind,
}

fn ticket(turn_key: &str) -> NewTicket {
    NewTicket {
        number: 0,
        msisdn: msisdn(1),
        account: "beem".to_owned(),
        channel: "ussd".to_owned(),
        kind: Kind::Report,
        category: Some("water".to_owned()),
        body: "Bomba limepasuka\0".to_owned(),
        language: swahili(),
        ward_code: Some(10),
        created_at: at(0),
        turn_key: turn_key.to_owned(),
        due_at: None,
    }
}

/// Reserves a number and opens a ticket under it; the number.
async fn open(store: &baragumu::store::Store, ticket: NewTicket) -> i64 {
    let number = tickets::reserve(store).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    tickets::open(&mut tx, &NewTicket { number, ..ticket }).await.unwrap();
    tx.commit().await.unwrap();
    number
}

async fn the_first_ticket_is_1001(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    assert_eq!(open(store, ticket("a")).await, 1001);
    assert_eq!(open(store, NewTicket { kind: Kind::Question, ..ticket("b") }).await, 1002);
    assert_eq!(
        tickets::find(store, 1001).await,
        Ok(Some(Ticket {
            number: 1001,
            msisdn: Some(msisdn(1)),
            account: "beem".to_owned(),
            channel: "ussd".to_owned(),
            kind: Kind::Report,
            category: Some("water".to_owned()),
            body: "Bomba limepasuka\u{fffd}".to_owned(),
            language: swahili(),
            ward_code: Some(10),
            state: "new".to_owned(),
            created_at: at(0),
            updated_at: at(0),
            assigned_to: None,
            due_at: None,
            answer: None,
            answered_at: None,
            satisfied: None,
        }))
    );
    assert_eq!(tickets::find(store, 1003).await, Ok(None));
}

async fn a_turn_opens_one_ticket(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    assert_eq!(open(store, ticket("a")).await, 1001);
    assert_eq!(open(store, ticket("a")).await, 1002);
    assert!(tickets::find(store, 1001).await.unwrap().is_some());
    assert_eq!(tickets::find(store, 1002).await, Ok(None));
}

async fn a_number_that_came_to_nothing_is_not_given_again(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let number = tickets::reserve(store).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    tickets::open(&mut tx, &NewTicket { number, ..ticket("a") }).await.unwrap();
    drop(tx);
    assert_eq!(tickets::find(store, number).await, Ok(None));
    assert_eq!(open(store, ticket("a")).await, number + 1);
}

async fn eight_nodes_open_tickets_with_distinct_numbers(database: Database) {
    seeds::plant(&database.store, &super::seeds()).await.unwrap();
    let mut nodes = Vec::new();
    for node in 0..8 {
        let store = database.another_store().await;
        nodes.push(tokio::spawn(async move {
            let mut numbers = Vec::new();
            for turn in 0..10 {
                numbers.push(open(&store, ticket(&format!("{node}-{turn}"))).await);
            }
            store.close().await;
            numbers
        }));
    }
    let mut numbers = BTreeSet::new();
    for node in nodes {
        numbers.extend(node.await.unwrap());
    }
    assert_eq!(numbers, (1001..=1080).collect());
}

async fn a_ticket_is_worked_on_answered_and_rated(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let number = tickets::reserve_in(&mut tx).await.unwrap();
    let promised = NewTicket { number, due_at: Some(at(900)), ..ticket("a") };
    tickets::open(&mut tx, &promised).await.unwrap();
    assert_eq!(tickets::find_in(&mut tx, number).await.unwrap().unwrap().due_at, Some(at(900)));
    assert_eq!(tickets::count_of(&mut tx, &msisdn(1)).await, Ok(1));
    assert_eq!(tickets::count_of(&mut tx, &msisdn(2)).await, Ok(0));
    let officer = Some("asha");
    assert_eq!(tickets::set_state(&mut tx, number, "in-hand", officer, at(1)).await, Ok(true));
    assert_eq!(tickets::set_state(&mut tx, number, "waiting", None, at(2)).await, Ok(true));
    assert_eq!(tickets::set_state(&mut tx, 7, "closed", None, at(2)).await, Ok(false));
    assert_eq!(tickets::answer(&mut tx, number, "Kesho\0", None, at(3)).await, Ok(true));
    assert_eq!(tickets::answer(&mut tx, 7, "Kesho", None, at(3)).await, Ok(false));
    // Whoever saw no answer, or an earlier one, writes none over it.
    for seen in [None, Some(at(2))] {
        assert_eq!(tickets::answer(&mut tx, number, "Leo", seen, at(4)).await, Ok(false));
    }
    assert_eq!(tickets::answer(&mut tx, number, "Kesho\0", Some(at(3)), at(3)).await, Ok(true));
    tx.commit().await.unwrap();
    let found = tickets::find(store, number).await.unwrap().unwrap();
    assert_eq!(found.state, "answered");
    assert_eq!(found.assigned_to.as_deref(), Some("asha"));
    assert_eq!(found.answer.as_deref(), Some("Kesho\u{fffd}"));
    assert_eq!((found.answered_at, found.updated_at), (Some(at(3)), at(3)));
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tickets::rate(&mut tx, number, &msisdn(2), true, at(4)).await, Ok(false));
    assert_eq!(tickets::rate(&mut tx, number, &msisdn(1), false, at(4)).await, Ok(true));
    let found = tickets::find_in(&mut tx, number).await.unwrap().unwrap();
    assert_eq!((found.state.as_str(), found.satisfied), ("in-hand", Some(false)));
    assert_eq!(tickets::rate(&mut tx, number, &msisdn(1), true, at(5)).await, Ok(true));
    let closed = tickets::answer(&mut tx, number, "Tena", Some(at(3)), at(6)).await;
    assert_eq!(closed, Ok(false), "a closed ticket is answered by nobody");
    tx.commit().await.unwrap();
    let found = tickets::find(store, number).await.unwrap().unwrap();
    assert_eq!((found.state.as_str(), found.satisfied), ("closed", Some(true)));
}

async fn pages_go_from_the_newest_down_and_narrow(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    for (key, kind) in [("a", Kind::Question), ("b", Kind::Report), ("c", Kind::Unclassified)] {
        open(store, NewTicket { kind, ..ticket(key) }).await;
    }
    let numbers = async |filter: &Filter, before, most| {
        let page = tickets::page(store, filter, before, most).await.unwrap();
        page.into_iter().map(|ticket| ticket.number).collect::<Vec<_>>()
    };
    let all = Filter::default();
    assert_eq!(numbers(&all, None, 2).await, [1003, 1002]);
    assert_eq!(numbers(&all, Some(1002), 2).await, [1001]);
    let unclassified = Filter { kind: Some(Kind::Unclassified), ..all.clone() };
    assert_eq!(numbers(&unclassified, None, 9).await, [1003]);
    let mut tx = store.begin().await.unwrap();
    tickets::set_state(&mut tx, 1001, "closed", Some("asha"), at(1)).await.unwrap();
    tx.commit().await.unwrap();
    let closed = Filter { state: Some("closed".to_owned()), ..all.clone() };
    assert_eq!(numbers(&closed, None, 9).await, [1001]);
    let hers = Filter { assigned_to: Some("asha".to_owned()), ..all };
    assert_eq!(numbers(&hers, None, 9).await, [1001]);
}

async fn notes_of_a_ticket_stay_in_their_order(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let number = open(store, ticket("turn")).await;
    let mut tx = store.begin().await.unwrap();
    let note = |text: &str, seconds| tickets::Note {
        officer: "asha".to_owned(),
        text: text.to_owned(),
        at: at(seconds),
    };
    let notes = [note("Nimempigia fundi.", 2), note("Anakuja kesho.", 1)];
    for note in &notes {
        tickets::add_note(&mut tx, number, note).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(tickets::notes(store, number).await.unwrap(), notes);
    assert_eq!(tickets::notes(store, number + 1).await.unwrap(), []);
}

async fn what_is_open_and_overdue_is_found_and_counted(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    // Each ticket: its ward, when it was due, and where it stands.
    for (key, ward, due, state) in [
        ("a", 1, Some(10), "new"),
        ("b", 10, Some(10), "in-hand"),
        ("c", 10, Some(10), "waiting"),
        ("d", 10, Some(30), "received"),
        ("e", 10, None, "new"),
        ("f", 10, Some(10), "closed"),
        ("g", 10, Some(10), "answered"),
    ] {
        let due_at = due.map(at);
        let new = NewTicket { ward_code: Some(ward), due_at, ..ticket(key) };
        let number = open(store, new).await;
        let mut tx = store.begin().await.unwrap();
        let officer = (state == "in-hand").then_some("asha");
        tickets::set_state(&mut tx, number, state, officer, at(1)).await.unwrap();
        tx.commit().await.unwrap();
    }
    let numbers = async |filter: Filter| {
        let page = tickets::page(store, &filter, None, 9).await.unwrap();
        page.into_iter().map(|ticket| ticket.number).collect::<Vec<_>>()
    };
    let all = Filter::default;
    assert_eq!(numbers(Filter { open: true, ..all() }).await, [1005, 1004, 1003, 1002, 1001]);
    // An instant that was promised is not passed until it is over.
    assert_eq!(numbers(Filter { overdue_at: Some(at(10)), ..all() }).await, [0_i64; 0]);
    assert_eq!(numbers(Filter { overdue_at: Some(at(11)), ..all() }).await, [1002, 1001]);
    let of_ward = Filter { ward_code: Some(10), ..all() };
    let late = Filter { overdue_at: Some(at(31)), ..of_ward.clone() };
    assert_eq!(numbers(late).await, [1004, 1002]);
    assert_eq!(numbers(of_ward).await, [1007, 1006, 1005, 1004, 1003, 1002]);
    let waiting = Filter { state: Some("waiting".to_owned()), ..all() };
    assert_eq!(numbers(waiting).await, [1003]);
    assert_eq!(
        tickets::waiting(store, "asha", at(11)).await,
        Ok(Waiting { open: 5, overdue: 2, mine: 1 })
    );
    assert_eq!(
        tickets::waiting(store, "juma", at(0)).await,
        Ok(Waiting { open: 5, overdue: 0, mine: 0 })
    );
}

async fn the_tickets_of_one_citizen_are_theirs_alone(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    for (key, n) in [("a", 1), ("b", 2), ("c", 1)] {
        open(store, NewTicket { msisdn: msisdn(n), ..ticket(key) }).await;
    }
    let of = async |n, most| {
        let found = tickets::of(store, &msisdn(n), most).await.unwrap();
        found.into_iter().map(|ticket| ticket.number).collect::<Vec<_>>()
    };
    assert_eq!(
        (of(1, 9).await, of(1, 1).await, of(2, 9).await),
        (vec![1003, 1001], vec![1003], vec![1002])
    );
}

async fn a_week_is_summed_by_ward_and_kind(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let report = |key, created, due: Option<i64>| NewTicket {
        created_at: at(created),
        due_at: due.map(at),
        ..ticket(key)
    };
    // Before, on the first instant, within, and on the instant after the last.
    for (key, created, due) in [
        ("a", 99, None),
        ("b", 100, Some(150)),
        ("c", 120, Some(150)),
        ("d", 130, Some(900)),
        ("e", 200, None),
    ] {
        open(store, report(key, created, due)).await;
    }
    let question = NewTicket {
        kind: Kind::Question,
        category: None,
        ward_code: None,
        ..report("f", 140, Some(150))
    };
    open(store, question).await;
    let mut tx = store.begin().await.unwrap();
    // One answered in time and praised, one too late and not.
    for (number, seconds, satisfied) in [(1002, 150, true), (1003, 151, false)] {
        tickets::answer(&mut tx, number, "Kesho", None, at(seconds)).await.unwrap();
        tickets::rate(&mut tx, number, &msisdn(1), satisfied, at(160)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let sum = Sum {
        ward_code: None,
        kind: Kind::Question,
        category: None,
        opened: 1,
        answered: 0,
        closed: 0,
        late: 1,
        satisfied: 0,
        dissatisfied: 0,
    };
    let water = Sum {
        ward_code: Some(10),
        kind: Kind::Report,
        category: Some("water".to_owned()),
        opened: 3,
        answered: 2,
        closed: 1,
        late: 1,
        satisfied: 1,
        dissatisfied: 1,
    };
    assert_eq!(
        tickets::sums(store, at(100), at(200), at(300)).await.unwrap(),
        [sum.clone(), water]
    );
    let early = tickets::sums(store, at(140), at(141), at(150)).await.unwrap();
    assert_eq!(early, [Sum { late: 0, ..sum }]);
    assert_eq!(tickets::sums(store, at(300), at(400), at(400)).await.unwrap(), []);
}

async fn who_is_owed_longest_comes_first(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    for (key, due) in [
        ("a", Some(50)),
        ("b", Some(20)),
        ("c", None),
        ("d", Some(90)),
        ("e", Some(30)),
        ("f", Some(10)),
    ] {
        open(store, NewTicket { due_at: due.map(at), ..ticket(key) }).await;
    }
    let mut tx = store.begin().await.unwrap();
    tickets::set_state(&mut tx, 1005, "waiting", None, at(40)).await.unwrap();
    tickets::answer(&mut tx, 1006, "Kesho", None, at(40)).await.unwrap();
    tx.commit().await.unwrap();
    let overdue = async |most| {
        let found = tickets::overdue(store, at(60), most).await.unwrap();
        found.into_iter().map(|it| it.number).collect::<Vec<_>>()
    };
    assert_eq!(overdue(9).await, [1002, 1001]);
    assert_eq!(overdue(1).await, [1002]);
}
