//! What makes an installation this one.

use baragumu::store::instance;

use crate::support::databases::{Database, both_databases};

both_databases! { a_value_is_made_once_and_shared }

async fn a_value_is_made_once_and_shared(database: Database) {
    let other = database.another_store().await;
    assert_eq!(instance::value(&database.store, "key", "first").await, Ok("first".to_owned()));
    assert_eq!(instance::value(&other, "key", "second").await, Ok("first".to_owned()));
    assert_eq!(instance::value(&other, "salt", "second").await, Ok("second".to_owned()));
    other.close().await;
}
