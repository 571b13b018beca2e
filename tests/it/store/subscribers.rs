//! Subscribers and their choices.

use baragumu::{
    domain::language::Language,
    store::{
        Store, StoreError, consents, seeds,
        subscribers::{self, Enlisted, Filter, Subscriber, Topics},
        suppressions::{self, Cause},
        tickets::{self, Kind, NewTicket},
    },
};

use super::{at, consents::consent, msisdn, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    an_office_enlists_nobody_who_left,
    subscribers_are_listed_in_the_order_of_their_numbers,
    a_stranger_is_nobody,
    each_choice_makes_the_row,
    joining_twice_keeps_the_first_day,
    who_left_may_join_again,
    another_ward_takes_the_village_away,
    a_village_brings_its_ward,
    an_unknown_village_is_a_conflict,
    all_topics_are_none_named,
    an_erased_person_leaves_no_number_behind,
}

async fn find(store: &Store) -> Subscriber {
    subscribers::find(store, &msisdn(1)).await.unwrap().unwrap()
}

async fn a_stranger_is_nobody(database: Database) {
    assert_eq!(subscribers::find(&database.store, &msisdn(1)).await, Ok(None));
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(subscribers::leave(&mut tx, &msisdn(1), at(0)).await, Ok(false));
    assert_eq!(subscribers::erase(&mut tx, &msisdn(1), "hash").await, Ok(false));
}

async fn each_choice_makes_the_row(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    subscribers::set_language(&mut tx, &msisdn(1), &swahili(), at(1)).await.unwrap();
    subscribers::set_ward(&mut tx, &msisdn(2), 10, at(2)).await.unwrap();
    subscribers::set_village(&mut tx, &msisdn(3), "10-1", at(3)).await.unwrap();
    subscribers::set_topics(&mut tx, &msisdn(4), Some(&Topics(vec![2])), at(4)).await.unwrap();
    tx.commit().await.unwrap();
    for n in 1..=4 {
        let found = subscribers::find(store, &msisdn(n)).await.unwrap().unwrap();
        assert_eq!((found.created_at, found.updated_at), (at(n.into()), at(n.into())));
        assert!(!found.choices.joined);
        assert_eq!(found.choices.language, (n == 1).then(swahili));
        assert_eq!(found.choices.ward_code, [2, 3].contains(&n).then_some(10));
        assert_eq!(found.choices.village_id, (n == 3).then(|| "10-1".to_owned()));
        assert_eq!(found.choices.topics, (n == 4).then(|| Topics(vec![2])));
    }
}

async fn joining_twice_keeps_the_first_day(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    let first = subscribers::join(&mut tx, &msisdn(1), at(1)).await.unwrap();
    let second = subscribers::join(&mut tx, &msisdn(1), at(2)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(first.choices.joined);
    assert_eq!(second, Subscriber { updated_at: at(2), ..first });
    assert_eq!(find(&database.store).await, second);
}

async fn who_left_may_join_again(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    subscribers::set_language(&mut tx, &msisdn(1), &swahili(), at(0)).await.unwrap();
    assert_eq!(subscribers::leave(&mut tx, &msisdn(1), at(1)).await, Ok(false));
    subscribers::join(&mut tx, &msisdn(1), at(2)).await.unwrap();
    assert_eq!(subscribers::leave(&mut tx, &msisdn(1), at(3)).await, Ok(true));
    assert_eq!(subscribers::leave(&mut tx, &msisdn(1), at(4)).await, Ok(false));
    tx.commit().await.unwrap();
    let left = find(store).await;
    assert_eq!((left.choices.joined, left.left_at), (false, Some(at(3))));

    let mut tx = store.begin().await.unwrap();
    let back = subscribers::join(&mut tx, &msisdn(1), at(5)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((back.choices.joined, back.joined_at, back.left_at), (true, Some(at(5)), None));
    assert_eq!(back.choices.language, Some(swahili()));
}

async fn another_ward_takes_the_village_away(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    for (ward_code, village_id) in [(10, Some("10-1")), (1, None)] {
        let mut tx = store.begin().await.unwrap();
        subscribers::set_village(&mut tx, &msisdn(1), "10-1", at(0)).await.unwrap();
        subscribers::set_ward(&mut tx, &msisdn(1), ward_code, at(1)).await.unwrap();
        tx.commit().await.unwrap();
        let found = find(store).await;
        assert_eq!(found.choices.ward_code, Some(ward_code));
        assert_eq!(found.choices.village_id.as_deref(), village_id);
    }
}

async fn a_village_brings_its_ward(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    subscribers::set_ward(&mut tx, &msisdn(1), 1, at(0)).await.unwrap();
    subscribers::set_village(&mut tx, &msisdn(1), "10-1", at(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(find(store).await.choices.ward_code, Some(10));
}

async fn an_unknown_village_is_a_conflict(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(
        subscribers::set_village(&mut tx, &msisdn(1), "99-1", at(0)).await,
        Err(StoreError::Conflict { table: "subscribers" })
    );
}

async fn all_topics_are_none_named(database: Database) {
    let store = &database.store;
    for topics in [Some(Topics(vec![1, 3, 6])), Some(Topics(vec![])), None] {
        let mut tx = store.begin().await.unwrap();
        subscribers::set_topics(&mut tx, &msisdn(1), topics.as_ref(), at(0)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(find(store).await.choices.topics, topics);
    }
}

async fn an_erased_person_leaves_no_number_behind(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let ticket = |n, turn_key: &str| NewTicket {
        due_at: None,
        number: 1000 + i64::from(n),
        msisdn: msisdn(n),
        account: "beem".to_owned(),
        channel: "ussd".to_owned(),
        kind: Kind::Question,
        category: None,
        body: "Lini?".to_owned(),
        language: swahili(),
        ward_code: None,
        created_at: at(0),
        turn_key: turn_key.to_owned(),
    };
    let mut tx = store.begin().await.unwrap();
    for n in [1, 2] {
        subscribers::join(&mut tx, &msisdn(n), at(0)).await.unwrap();
        tickets::open(&mut tx, &ticket(n, &format!("ticket-{n}"))).await.unwrap();
        consents::record(&mut tx, &consent(n, &format!("join-{n}"))).await.unwrap();
    }
    assert_eq!(subscribers::erase(&mut tx, &msisdn(1), "hash").await, Ok(true));
    tx.commit().await.unwrap();

    assert_eq!(subscribers::find(store, &msisdn(1)).await, Ok(None));
    assert_eq!(tickets::find(store, 1001).await.unwrap().unwrap().msisdn, None);
    assert_eq!(consents::of(store, &msisdn(1)).await, Ok(vec![]));
    assert_eq!(consents::of_hash(store, "hash").await.unwrap().len(), 1);
    // The other person is as before.
    assert!(subscribers::find(store, &msisdn(2)).await.unwrap().is_some());
    assert_eq!(tickets::find(store, 1002).await.unwrap().unwrap().msisdn, Some(msisdn(2)));
    assert_eq!(consents::of(store, &msisdn(2)).await.unwrap().len(), 1);
}

fn enlisted(n: u32, ward_code: Option<i64>) -> Enlisted {
    Enlisted {
        msisdn: msisdn(n),
        language: Language::parse("en"),
        ward_code,
        village_id: ward_code.map(|code| format!("{code}-1")),
        topics: ward_code.map(|_| Topics(vec![1, 3])),
    }
}

async fn an_office_enlists_nobody_who_left(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    subscribers::join(&mut tx, &msisdn(1), at(0)).await.unwrap();
    subscribers::leave(&mut tx, &msisdn(1), at(1)).await.unwrap();
    subscribers::join(&mut tx, &msisdn(2), at(0)).await.unwrap();
    suppressions::suppress(&mut tx, &msisdn(3), Cause::Operator, at(0)).await.unwrap();
    subscribers::set_ward(&mut tx, &msisdn(4), 10, at(0)).await.unwrap();
    subscribers::set_topics(&mut tx, &msisdn(4), Some(&Topics(vec![])), at(0)).await.unwrap();
    let people: Vec<_> = (1..=5).map(|n| enlisted(n, Some(1))).collect();
    let mut fresh = subscribers::enlist(&mut tx, &people, at(5)).await.unwrap();
    fresh.sort();
    assert_eq!(fresh, [msisdn(4), msisdn(5)]);
    assert_eq!(subscribers::enlist(&mut tx, &people, at(6)).await, Ok(vec![]));
    tx.commit().await.unwrap();
    let found = async |n| subscribers::find(store, &msisdn(n)).await.unwrap();
    assert!(!found(1).await.unwrap().choices.joined);
    assert_eq!(found(2).await.unwrap().choices.ward_code, None, "what they joined with stays");
    assert_eq!(found(3).await, None);
    let choices = found(4).await.unwrap().choices;
    assert_eq!((choices.joined, choices.ward_code), (true, Some(10)), "their own choice stays");
    assert_eq!((choices.village_id, choices.topics), (None, Some(Topics(vec![]))));
    let told = found(5).await.unwrap().choices;
    assert_eq!((told.ward_code, told.village_id.as_deref()), (Some(1), Some("1-1")));
    assert_eq!(told.topics, Some(Topics(vec![1, 3])));
    assert_eq!(
        (choices.language, found(5).await.unwrap().joined_at),
        (Language::parse("en"), Some(at(5)))
    );
}

async fn subscribers_are_listed_in_the_order_of_their_numbers(database: Database) {
    let store = &database.store;
    seeds::plant(store, &super::seeds()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let people: Vec<_> = (1..=4).map(|n| enlisted(n, (n < 3).then_some(1))).collect();
    subscribers::enlist(&mut tx, &people, at(0)).await.unwrap();
    subscribers::leave(&mut tx, &msisdn(4), at(1)).await.unwrap();
    for (n, topics) in [(1, vec![1, 3]), (2, vec![13]), (3, vec![])] {
        subscribers::set_topics(&mut tx, &msisdn(n), Some(&Topics(topics)), at(1)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let listed = async |filter: Filter, after: &str, most| {
        let rows = subscribers::page(store, &filter, after, most).await.unwrap();
        rows.into_iter().map(|row| row.msisdn).collect::<Vec<_>>()
    };
    let all = Filter::default();
    assert_eq!(listed(all.clone(), "", 3).await, [msisdn(1), msisdn(2), msisdn(3)]);
    assert_eq!(listed(all, msisdn(3).e164(), 3).await, [msisdn(4)]);
    let of_ward = Filter { ward_code: Some(1), ..Filter::default() };
    assert_eq!(listed(of_ward.clone(), "", 9).await, [msisdn(1), msisdn(2)]);
    assert_eq!(listed(of_ward.clone(), msisdn(1).e164(), 9).await, [msisdn(2)]);
    // Who named none follows all.
    let topic = |topic| Filter { topic: Some(topic), ..Filter::default() };
    assert_eq!(listed(topic(3), "", 9).await, [msisdn(1), msisdn(4)]);
    assert_eq!(listed(topic(2), "", 9).await, [msisdn(4)]);
    assert_eq!(listed(Filter { topic: Some(13), ..of_ward }, "", 9).await, [msisdn(2)]);
    let left = Filter { joined: Some(false), ..Filter::default() };
    assert_eq!(listed(left, "", 9).await, [msisdn(4)]);
}
