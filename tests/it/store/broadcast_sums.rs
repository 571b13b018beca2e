//! Sums as they were at an instant.

use baragumu::{
    domain::outbound::State,
    store::{broadcast_sums, recipients::Sum},
};

use super::{
    at,
    broadcasts::{broadcast, stored},
};
use crate::support::databases::{Database, both_databases};

both_databases! {
    the_newest_sums_are_kept,
}

async fn the_newest_sums_are_kept(database: Database) {
    let id = stored(&database, &broadcast()).await.id;
    let store = &database.store;
    assert_eq!(broadcast_sums::find(store, id).await, Ok(None));
    let sum = |state, people| Sum {
        state,
        reason: Some("UNDELIV \"01B\"".to_owned()),
        ward_code: Some(3),
        prefix: None,
        people,
    };
    let all: Vec<Sum> = State::ALL.into_iter().map(|state| sum(state, 7)).collect();
    broadcast_sums::keep(store, id, at(5), &all).await.unwrap();
    assert_eq!(broadcast_sums::find(store, id).await, Ok(Some((at(5), all))));
    let later = vec![Sum { reason: None, ..sum(State::Delivered, 9) }];
    broadcast_sums::keep(store, id, at(6), &later).await.unwrap();
    // What a slower node made of an earlier instant is nothing new.
    broadcast_sums::keep(store, id, at(4), &[]).await.unwrap();
    assert_eq!(broadcast_sums::find(store, id).await, Ok(Some((at(6), later))));
}
