//! Tickets and their numbers.

use std::collections::BTreeSet;

use baragumu::store::{
    seeds,
    tickets::{self, Kind, NewTicket, Ticket},
};

use super::{at, msisdn, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    the_first_ticket_is_1001,
    a_turn_opens_one_ticket,
    a_number_that_came_to_nothing_is_not_given_again,
    eight_nodes_open_tickets_with_distinct_numbers,
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
