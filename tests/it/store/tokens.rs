//! Tokens.

use baragumu::{domain::officer::Role, store::tokens};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_token_is_found_by_its_digest_until_it_is_revoked,
    a_use_is_noted_and_never_set_back,
}

async fn create(database: &Database, hash: &str, role: Role) -> i64 {
    let mut tx = database.store.begin().await.unwrap();
    let id = tokens::create(&mut tx, hash, "asha", role, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn a_token_is_found_by_its_digest_until_it_is_revoked(database: Database) {
    let store = &database.store;
    let id = create(&database, "one", Role::Author).await;
    create(&database, "two", Role::Viewer).await;
    let found = tokens::find(store, "one").await.unwrap().unwrap();
    assert_eq!((found.id, found.officer.as_str(), found.role), (id, "asha", Role::Author));
    assert_eq!((found.created_at, found.used_at, found.revoked_at), (at(0), None, None));
    assert_eq!(tokens::find(store, "none").await.unwrap(), None);

    let mut tx = store.begin().await.unwrap();
    let revoked = tokens::revoke(&mut tx, id, at(5)).await.unwrap().unwrap();
    assert_eq!(revoked.revoked_at, Some(at(5)));
    assert_eq!(tokens::revoke(&mut tx, id, at(6)).await.unwrap(), None);
    tx.commit().await.unwrap();
    assert_eq!(tokens::find(store, "one").await.unwrap(), Some(revoked.clone()));
    let all = tokens::all(store).await.unwrap();
    assert_eq!((all.len(), &all[0]), (2, &revoked));
}

async fn a_use_is_noted_and_never_set_back(database: Database) {
    let store = &database.store;
    let id = create(&database, "one", Role::Administrator).await;
    for (used, expected) in [(5, 5), (9, 9), (7, 9)] {
        tokens::used(store, id, at(used)).await.unwrap();
        let found = tokens::find(store, "one").await.unwrap().unwrap();
        assert_eq!(found.used_at, Some(at(expected)));
    }
}
