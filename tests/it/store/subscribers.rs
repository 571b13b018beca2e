//! Subscribers and their choices.

use baragumu::store::{
    Store, StoreError, consents, seeds,
    subscribers::{self, Subscriber, Topics},
    tickets::{self, Kind, NewTicket},
};

use super::{at, consents::consent, msisdn, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
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
