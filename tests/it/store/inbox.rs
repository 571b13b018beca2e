//! Messages in.

use baragumu::{
    domain::time::Timestamp,
    store::{
        Store,
        inbox::{self, Answer, Filter, NewMessage, Outcome, PartRow},
    },
};

use super::{at, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_message_is_kept_once,
    a_repeat_is_known_by_its_fingerprint_within_the_window,
    answers_are_counted_by_sender_and_by_hour,
    parts_wait_are_joined_and_grow_old,
    pages_go_from_the_newest_down_and_narrow,
    a_forgotten_senders_messages_say_nothing,
    old_messages_go,
}

fn message(key: &str, seconds: i64) -> NewMessage {
    NewMessage {
        account: "beem".to_owned(),
        sender: Some("+255754000001".to_owned()),
        recipient: "15015".to_owned(),
        body: "HABARI\0".to_owned(),
        operator_ref: Some("ref".to_owned()),
        fingerprint: format!("print-{key}"),
        origin_key: key.to_owned(),
        received_at: at(seconds),
        outcome: Outcome::Answered,
        keyword: Some("HABARI".to_owned()),
        language: swahili(),
        ticket: None,
        replies: 1,
        reply_mark: Some("reply-news:abc".to_owned()),
    }
}

async fn keep(store: &Store, message: &NewMessage) -> Option<i64> {
    let mut tx = store.begin().await.unwrap();
    let id = inbox::keep(&mut tx, message).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn a_message_is_kept_once(database: Database) {
    let store = &database.store;
    assert!(keep(store, &message("a", 0)).await.is_some());
    assert_eq!(keep(store, &message("a", 1)).await, None);
    let page = inbox::page(store, &Filter::default(), None, 10).await.unwrap();
    assert_eq!(page.len(), 1);
    assert_eq!(page[0].body, "HABARI\u{fffd}");
    assert_eq!((page[0].received_at, page[0].outcome), (at(0), Outcome::Answered));
}

async fn a_repeat_is_known_by_its_fingerprint_within_the_window(database: Database) {
    let store = &database.store;
    keep(store, &message("a", 10)).await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(inbox::is_repeat(&mut tx, "print-a", at(10)).await, Ok(true));
    assert_eq!(inbox::is_repeat(&mut tx, "print-a", at(11)).await, Ok(false));
    assert_eq!(inbox::is_repeat(&mut tx, "print-b", at(0)).await, Ok(false));
    inbox::keep_part(&mut tx, &part(1, "x", 20)).await.unwrap();
    assert_eq!(inbox::is_repeat(&mut tx, "print-x", at(20)).await, Ok(true));
}

async fn answers_are_counted_by_sender_and_by_hour(database: Database) {
    let store = &database.store;
    keep(store, &message("a", 1)).await;
    keep(store, &message("b", 2)).await;
    keep(store, &NewMessage { replies: 0, ..message("c", 3) }).await;
    keep(store, &NewMessage { sender: Some("MPESA".to_owned()), ..message("d", 4) }).await;
    let mut tx = store.begin().await.unwrap();
    let answer = |seconds| Answer {
        received_at: at(seconds),
        replies: 1,
        reply_mark: Some("reply-news:abc".to_owned()),
    };
    let found = inbox::answers(&mut tx, "+255754000001", at(0)).await;
    assert_eq!(found, Ok(vec![answer(2), answer(1)]));
    assert_eq!(inbox::answers(&mut tx, "+255754000001", at(2)).await, Ok(vec![answer(2)]));
    assert_eq!(inbox::replies_in(&mut tx, 7).await, Ok(0));
    inbox::add_replies(&mut tx, 7, 2).await.unwrap();
    inbox::add_replies(&mut tx, 7, 3).await.unwrap();
    inbox::add_replies(&mut tx, 8, 1).await.unwrap();
    assert_eq!(inbox::replies_in(&mut tx, 7).await, Ok(5));
}

fn part(number: i64, key: &str, seconds: i64) -> PartRow {
    PartRow {
        origin_key: key.to_owned(),
        fingerprint: format!("print-{key}"),
        account: "beem".to_owned(),
        sender: "+255754000001".to_owned(),
        recipient: "15015".to_owned(),
        reference: "ab".to_owned(),
        number,
        parts: 2,
        body: format!("part {number}"),
        stamp: None,
        received_at: at(seconds),
    }
}

async fn parts_wait_are_joined_and_grow_old(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(inbox::keep_part(&mut tx, &part(2, "b", 1)).await, Ok(true));
    assert_eq!(inbox::keep_part(&mut tx, &part(2, "b", 1)).await, Ok(false));
    assert_eq!(inbox::keep_part(&mut tx, &part(1, "a", 2)).await, Ok(true));
    let elsewhere = PartRow { reference: "cd".to_owned(), ..part(1, "c", 3) };
    inbox::keep_part(&mut tx, &elsewhere).await.unwrap();
    tx.commit().await.unwrap();
    let overdue = inbox::overdue_parts(store, at(3), 10).await.unwrap();
    assert_eq!(overdue, [part(2, "b", 1), part(1, "a", 2)]);
    let mut tx = store.begin().await.unwrap();
    let there = inbox::parts(&mut tx, &part(1, "a", 2)).await.unwrap();
    assert_eq!(there, [part(1, "a", 2), part(2, "b", 1)], "in their order");
    inbox::join_parts(&mut tx, &part(1, "a", 2)).await.unwrap();
    assert_eq!(inbox::parts(&mut tx, &part(1, "a", 2)).await, Ok(vec![]));
    tx.commit().await.unwrap();
    assert_eq!(inbox::overdue_parts(store, at(9), 10).await, Ok(vec![elsewhere]));
}

async fn pages_go_from_the_newest_down_and_narrow(database: Database) {
    let store = &database.store;
    for (key, outcome) in
        [("a", Outcome::Answered), ("b", Outcome::Silent), ("c", Outcome::Machine)]
    {
        keep(store, &NewMessage { outcome, ..message(key, 0) }).await;
    }
    keep(store, &NewMessage { sender: Some("x".to_owned()), keyword: None, ..message("d", 0) })
        .await;
    let ids = async |filter: &Filter, before, most| {
        let page = inbox::page(store, filter, before, most).await.unwrap();
        page.into_iter().map(|message| message.id).collect::<Vec<_>>()
    };
    let all = Filter::default();
    let first = ids(&all, None, 3).await;
    assert_eq!(first.len(), 3);
    assert!(first.is_sorted_by(|a, b| a > b));
    let rest = ids(&all, first.last().copied(), 3).await;
    assert_eq!(rest.len(), 1);
    let silent = Filter { outcome: Some(Outcome::Silent), ..all.clone() };
    assert_eq!(ids(&silent, None, 9).await.len(), 1);
    let theirs = Filter { sender: Some("x".to_owned()), ..all.clone() };
    assert_eq!(ids(&theirs, None, 9).await, [first[0]]);
    let before_it = ids(&theirs, Some(first[0]), 9).await;
    assert_eq!(before_it, [0_i64; 0]);
    let theirs_silent = Filter { outcome: Some(Outcome::Silent), ..theirs };
    assert_eq!(ids(&theirs_silent, None, 9).await, [0_i64; 0]);
    let news = Filter { keyword: Some("HABARI".to_owned()), ..all };
    assert_eq!(ids(&news, None, 9).await.len(), 3);
}

async fn a_forgotten_senders_messages_say_nothing(database: Database) {
    let store = &database.store;
    keep(store, &message("a", 0)).await;
    let mut tx = store.begin().await.unwrap();
    inbox::keep_part(&mut tx, &part(1, "x", 0)).await.unwrap();
    inbox::forget_sender(&mut tx, "+255754000001").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(database.count("inbox WHERE sender IS NULL AND body = ''").await, 1);
    assert_eq!(database.count("inbox_parts").await, 0);
    assert_eq!(keep(store, &message("a", 1)).await, None, "it is still known");
}

async fn old_messages_go(database: Database) {
    let store = &database.store;
    for (key, seconds) in [("a", 1), ("b", 2), ("c", 3)] {
        keep(store, &message(key, seconds)).await;
    }
    let mut tx = store.begin().await.unwrap();
    inbox::keep_part(&mut tx, &part(1, "x", 1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(inbox::purge(store, at(3), 1).await, Ok(1));
    assert_eq!(inbox::purge(store, at(3), 10).await, Ok(1));
    assert_eq!(inbox::purge(store, Timestamp::from_ms(0), 10).await, Ok(0));
    assert_eq!(database.count("inbox").await, 1);
    assert_eq!(database.count("inbox_parts").await, 0);
}
