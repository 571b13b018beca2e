//! What makes an installation this one.

use baragumu::store::instance;

use crate::support::databases::{Database, both_databases};

both_databases! {
    a_value_is_made_once_and_shared,
    a_value_is_set_and_read,
    beats_are_counted,
    a_copied_row_is_known_by_its_stamp,
}

async fn a_value_is_made_once_and_shared(database: Database) {
    let other = database.another_store().await;
    assert_eq!(instance::value(&database.store, "key", "first").await, Ok("first".to_owned()));
    assert_eq!(instance::value(&other, "key", "second").await, Ok("first".to_owned()));
    assert_eq!(instance::value(&other, "salt", "second").await, Ok("second".to_owned()));
    other.close().await;
}

async fn a_value_is_set_and_read(database: Database) {
    let store = &database.store;
    assert_eq!(instance::get(store, "name").await, Ok(None));
    for value in ["one", "two"] {
        let mut tx = store.begin().await.unwrap();
        instance::set(&mut tx, "name", value).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(instance::get(store, "name").await, Ok(Some(value.to_owned())));
    }
}

async fn beats_are_counted(database: Database) {
    let other = database.another_store().await;
    for expected in [1, 2, 3] {
        let store = if expected == 2 { &other } else { &database.store };
        assert_eq!(instance::beat(store).await, Ok(expected));
    }
    let identity = instance::identity(&database.store).await.unwrap();
    assert_eq!(instance::identity(&other).await, Ok(identity));
    other.close().await;
}

async fn a_copied_row_is_known_by_its_stamp(database: Database) {
    let store = &database.store;
    assert_eq!(instance::stamp_holds(store).await, Ok(true));
    instance::stamp(store).await.unwrap();
    instance::stamp(store).await.unwrap();
    assert_eq!(instance::stamp_holds(store).await, Ok(true));
    // As a dump does that is read back: the same value, written by another transaction.
    database.execute("UPDATE instance SET value = value WHERE name = 'stamp'").await;
    // On SQLite the file itself is known, and nothing is stamped.
    assert_eq!(instance::stamp_holds(store).await, Ok(store.has_one_writer()));
}
