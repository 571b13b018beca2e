//! Opening, migrating, beginning.

use baragumu::store::{Store, StoreError, menu_releases, subscribers};

use super::{at, msisdn};
use crate::support::databases::{Database, both_databases, count};

both_databases! {
    migrating_again_changes_nothing,
    a_dropped_transaction_leaves_nothing,
    transactions_that_wait_for_one_another_all_commit,
    a_newer_schema_is_refused,
    a_missing_table_names_no_row,
    what_is_copied_from_the_log_is_in_the_file,
}

async fn migrating_again_changes_nothing(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    subscribers::join(&mut tx, &msisdn(1), at(0)).await.unwrap();
    tx.commit().await.unwrap();

    let again = Store::open(&database.url, 1).await.unwrap();
    assert_eq!(again.migrate().await, Ok(()));
    assert_eq!(again.ping().await, Ok(()));
    assert!(subscribers::find(&again, &msisdn(1)).await.unwrap().is_some());
    again.close().await;
    assert!(again.ping().await.is_err(), "a closed store answers nothing");
}

async fn a_dropped_transaction_leaves_nothing(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    subscribers::join(&mut tx, &msisdn(1), at(0)).await.unwrap();
    drop(tx);
    assert_eq!(subscribers::find(store, &msisdn(1)).await, Ok(None));
}

async fn transactions_that_wait_for_one_another_all_commit(database: Database) {
    let mut nodes = Vec::new();
    for node in 0..6 {
        let store = database.another_store().await;
        nodes.push(tokio::spawn(async move {
            for n in 0..10 {
                let mut tx = store.begin().await.unwrap();
                subscribers::join(&mut tx, &msisdn(1), at(n)).await.unwrap();
                subscribers::join(&mut tx, &msisdn(100 + node), at(n)).await.unwrap();
                tx.commit().await.unwrap();
            }
            store.close().await;
        }));
    }
    for node in nodes {
        node.await.unwrap();
    }
    assert_eq!(database.count("subscribers").await, 7);
}

async fn a_newer_schema_is_refused(database: Database) {
    database
        .execute(
            "INSERT INTO _sqlx_migrations
                (version, description, installed_on, success, checksum, execution_time)
            VALUES (9999, 'to come', CURRENT_TIMESTAMP, true, '', 0)",
        )
        .await;
    let refused = database.store.migrate().await.unwrap_err();
    assert!(refused.to_string().contains("9999"), "{refused}");
}

async fn a_missing_table_names_no_row(database: Database) {
    database.execute("DROP TABLE menu_releases").await;
    let failed = menu_releases::get(&database.store, "secret").await.unwrap_err();
    assert!(matches!(failed, StoreError::Driver { table: "menu_releases", .. }), "{failed:?}");
    assert!(!format!("{failed:?}").contains("secret"));
}

async fn what_is_copied_from_the_log_is_in_the_file(database: Database) {
    const MANY: u32 = 400;
    let store = &database.store;
    for n in 0..MANY {
        let mut tx = store.begin().await.unwrap();
        subscribers::join(&mut tx, &msisdn(n), at(0)).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(store.copy_log().await, Ok(()));
    assert_eq!(database.count("subscribers").await, i64::from(MANY));
    let Some(file) = database.url.strip_prefix("sqlite:") else { return };
    // The file alone, without the log beside it.
    let folder = tempfile::tempdir().unwrap();
    let alone = folder.path().join("alone.sqlite");
    std::fs::copy(file, &alone).unwrap();
    assert_eq!(count(&alone.display().to_string(), "subscribers").await, i64::from(MANY));
}
