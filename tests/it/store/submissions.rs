//! What was put before approvers.

use baragumu::store::submissions::{self, Submission};

use super::{
    at,
    broadcasts::{broadcast, stored},
};
use crate::support::databases::{Database, both_databases};

both_databases! {
    what_was_submitted_is_kept_and_the_last_is_decided,
}

async fn what_was_submitted_is_kept_and_the_last_is_decided(database: Database) {
    let id = stored(&database, &broadcast()).await.id;
    let other = stored(&database, &broadcast()).await.id;
    let first = Submission {
        revision: 2,
        fingerprint: "one".to_owned(),
        officer: "asha".to_owned(),
        shown: "{}".to_owned(),
        submitted_at: at(1),
        decision: None,
        decided_by: None,
        decided_at: None,
        comment: None,
    };
    let second = Submission { revision: 5, submitted_at: at(9), ..first.clone() };
    let mut tx = database.store.begin().await.unwrap();
    submissions::keep(&mut tx, id, &first).await.unwrap();
    submissions::keep(&mut tx, other, &first).await.unwrap();
    let comment = Some("Tarehe si sahihi\0");
    submissions::decide(&mut tx, id, "returned", "juma", comment, at(3)).await.unwrap();
    submissions::keep(&mut tx, id, &second).await.unwrap();
    submissions::decide(&mut tx, id, "approved", "neema", None, at(10)).await.unwrap();
    tx.commit().await.unwrap();
    let returned = Submission {
        decision: Some("returned".to_owned()),
        decided_by: Some("juma".to_owned()),
        decided_at: Some(at(3)),
        comment: Some("Tarehe si sahihi\u{fffd}".to_owned()),
        ..first.clone()
    };
    let approved = Submission {
        decision: Some("approved".to_owned()),
        decided_by: Some("neema".to_owned()),
        decided_at: Some(at(10)),
        ..second
    };
    let store = &database.store;
    assert_eq!(submissions::of(store, id, 9).await, Ok(vec![approved.clone(), returned]));
    assert_eq!(submissions::of(store, id, 1).await, Ok(vec![approved]));
    assert_eq!(submissions::of(store, other, 9).await, Ok(vec![first]));
}
