//! Tokens.

use baragumu::{domain::officer::Role, store::tokens};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_token_is_found_by_its_digest_until_it_is_revoked,
    a_use_is_noted_and_never_set_back,
    all_tokens_of_an_officer_are_revoked_at_once,
    an_auditor_may_have_a_token,
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

async fn all_tokens_of_an_officer_are_revoked_at_once(database: Database) {
    let store = &database.store;
    let ids = [
        create(&database, "one", Role::Author).await,
        create(&database, "two", Role::Viewer).await,
        create(&database, "three", Role::Viewer).await,
    ];
    let mut tx = store.begin().await.unwrap();
    tokens::revoke(&mut tx, ids[1], at(1)).await.unwrap().unwrap();
    assert_eq!(tokens::revoke_all(&mut tx, "juma", at(2)).await.unwrap(), [0; 0]);
    let mut revoked = tokens::revoke_all(&mut tx, "asha", at(2)).await.unwrap();
    revoked.sort_unstable();
    assert_eq!(revoked, [ids[0], ids[2]]);
    tx.commit().await.unwrap();
    let all = tokens::all(store).await.unwrap();
    assert_eq!(all[1].revoked_at, Some(at(1)), "what was revoked before stays so");
}

async fn an_auditor_may_have_a_token(database: Database) {
    create(&database, "one", Role::Auditor).await;
    let found = tokens::find(&database.store, "one").await.unwrap().unwrap();
    assert_eq!(found.role, Role::Auditor);
}
