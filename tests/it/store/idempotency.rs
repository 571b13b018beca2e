//! Keys of requests.

use baragumu::store::{
    StoreError,
    audit::{self, Line},
    idempotency::{self, Kept},
};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_key_stands_for_one_act_of_one_officer,
    the_first_answer_is_kept,
    old_keys_are_forgotten,
    known_keys_are_told_from_new_ones,
}

fn kept(officer: &str, key: &str, seq: i64) -> Kept {
    Kept {
        officer: officer.to_owned(),
        key: key.to_owned(),
        fingerprint: format!("fingerprint {seq}"),
        seq,
        answer: None,
        at: at(seq),
    }
}

/// Acts with their lines, as the gateway writes them.
async fn keep(database: &Database, keys: &[Kept]) -> Result<(), StoreError> {
    let mut tx = database.store.begin().await.unwrap();
    let lines: Vec<Line> = keys
        .iter()
        .map(|kept| Line {
            seq: kept.seq,
            at: kept.at,
            officer: kept.officer.clone(),
            action: "message.create".to_owned(),
            subject: format!("message {}", kept.seq),
            detail: r#"{"lane":"reply"}"#.to_owned(),
            previous: String::new(),
            hash: String::new(),
        })
        .collect();
    audit::append(&mut tx, &lines).await.unwrap();
    idempotency::keep(&mut tx, keys).await?;
    tx.commit().await
}

async fn a_key_stands_for_one_act_of_one_officer(database: Database) {
    let store = &database.store;
    let answered = Kept { answer: Some("ndiyo \"é\"".to_owned()), ..kept("juma", "k-1", 2) };
    keep(&database, &[kept("asha", "k-1", 1), answered]).await.unwrap();
    let found = idempotency::find(store, "asha", "k-1").await.unwrap().unwrap();
    assert_eq!((found.fingerprint.as_str(), found.answer), ("fingerprint 1", None));
    assert_eq!(
        (found.subject.as_str(), found.detail.as_str()),
        ("message 1", r#"{"lane":"reply"}"#)
    );
    let found = idempotency::find(store, "juma", "k-1").await.unwrap().unwrap();
    assert_eq!(found.answer.as_deref(), Some("ndiyo \"é\""));
    assert_eq!(idempotency::find(store, "asha", "k-2").await.unwrap(), None);

    let again = keep(&database, &[kept("asha", "k-2", 3), kept("asha", "k-1", 4)]).await;
    assert_eq!(again, Err(StoreError::Conflict { table: "idempotency" }));
    assert_eq!(idempotency::find(store, "asha", "k-2").await.unwrap(), None);
}

async fn the_first_answer_is_kept(database: Database) {
    keep(&database, &[kept("asha", "k-1", 1)]).await.unwrap();
    for answer in ["the first", "the second"] {
        idempotency::answer(&database.store, "asha", "k-1", answer).await.unwrap();
    }
    let found = idempotency::find(&database.store, "asha", "k-1").await.unwrap().unwrap();
    assert_eq!(found.answer.as_deref(), Some("the first"));
}

async fn known_keys_are_told_from_new_ones(database: Database) {
    keep(&database, &[kept("asha", "k-1", 1), kept("juma", "k-2", 2)]).await.unwrap();
    let mut tx = database.store.begin().await.unwrap();
    let asked = [("asha", "k-2"), ("juma", "k-2"), ("asha", "k \"1\""), ("asha", "k-1")];
    let mut known = idempotency::known(&mut tx, &asked).await.unwrap();
    known.sort_unstable();
    assert_eq!(known, [1, 3]);
    assert_eq!(idempotency::known(&mut tx, &[]).await.unwrap(), [0_i64; 0]);
}

async fn old_keys_are_forgotten(database: Database) {
    keep(&database, &[kept("asha", "old", 1), kept("asha", "new", 2)]).await.unwrap();
    assert_eq!(idempotency::forget(&database.store, at(2)).await, Ok(1));
    assert_eq!(idempotency::find(&database.store, "asha", "old").await.unwrap(), None);
    assert!(idempotency::find(&database.store, "asha", "new").await.unwrap().is_some());
}
