//! Releases of the menu.

use baragumu::store::{
    consents,
    menu_releases::{self, Release},
    sessions::{self, Session},
};

use super::{at, consents::consent, session};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_release_is_kept_once,
    what_dialogues_or_consents_refer_to_is_not_pruned,
}

fn release(digest: &str, seconds: i64) -> Release {
    Release {
        digest: digest.to_owned(),
        version: "2026.11.1".to_owned(),
        sources: r#"{"menus/menu.toml":"start = \"MAIN\""}"#.to_owned(),
        loaded_at: at(seconds),
    }
}

async fn a_release_is_kept_once(database: Database) {
    let store = &database.store;
    menu_releases::keep(store, &release("a", 1)).await.unwrap();
    menu_releases::keep(store, &release("a", 2)).await.unwrap();
    assert_eq!(menu_releases::get(store, "a").await, Ok(Some(release("a", 2))));
    assert_eq!(menu_releases::get(store, "b").await, Ok(None));
}

async fn what_dialogues_or_consents_refer_to_is_not_pruned(database: Database) {
    let store = &database.store;
    for digest in ["current", "dialogue", "wording", "old"] {
        menu_releases::keep(store, &release(digest, 1)).await.unwrap();
    }
    menu_releases::keep(store, &release("new", 9)).await.unwrap();
    let runs_on = |n, digest: &str| Session { menu_release: digest.to_owned(), ..session(n) };
    sessions::save(store, &[runs_on(1, "dialogue"), runs_on(2, "dialogue")]).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    consents::record(&mut tx, &consent(1, "turn")).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(menu_releases::in_use(store).await, Ok(vec!["dialogue".to_owned()]));
    assert_eq!(menu_releases::prune(store, "current", at(9)).await, Ok(1));
    assert_eq!(menu_releases::get(store, "old").await, Ok(None));
    for digest in ["current", "dialogue", "wording", "new"] {
        assert!(menu_releases::get(store, digest).await.unwrap().is_some(), "{digest} is gone");
    }
}
