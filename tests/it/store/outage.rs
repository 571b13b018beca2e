//! A database that is away: callers can tell it from every other fault, and
//! nothing that was answered is lost.

use baragumu::store::{
    Store, StoreError,
    sessions::{self, Key},
};

use super::{msisdn, session};
use crate::support::databases::Postgres;

fn key() -> Key {
    ("beem".to_owned(), msisdn(1))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_server_is_unreachable_and_comes_back() {
    let mut server = Postgres::durable();
    let store = Store::open(&server.url, 4).await.unwrap();
    store.migrate().await.unwrap();
    assert_eq!(sessions::save(&store, &[session(1)]).await, Ok(vec![true]));

    for crash in [false, true] {
        if crash {
            server.crash();
        } else {
            server.stop();
        }
        let (keys, group) = ([key()], [session(2)]);
        let (load, save, begin, open) = tokio::join!(
            sessions::load(&store, &keys),
            sessions::save(&store, &group),
            store.begin(),
            Store::open(&server.url, 1),
        );
        assert!(matches!(load, Err(StoreError::Unreachable { .. })), "{load:?}");
        assert!(matches!(save, Err(StoreError::Unreachable { .. })), "{save:?}");
        assert!(matches!(begin, Err(StoreError::Unreachable { .. })), "{begin:?}");
        assert!(matches!(open, Err(StoreError::Unreachable { .. })), "{open:?}");

        server.start();
        let loaded = sessions::load(&store, &[key()]).await.unwrap();
        assert_eq!(loaded[0].session.as_ref().unwrap().revision, 1);
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_cannot_be_opened_is_unreachable() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Store::open(&folder.path().display().to_string(), 1).await.map(|_| ());
    assert!(matches!(opened, Err(StoreError::Unreachable { .. })), "{opened:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_in_a_folder_to_come_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/state/baragumu.db");
    let store = Store::open(&path.display().to_string(), 1).await.unwrap();
    store.migrate().await.unwrap();
    assert_eq!(sessions::save(&store, &[session(1)]).await, Ok(vec![true]));
    assert_eq!(sessions::load(&store, &[key()]).await.unwrap().len(), 1);
    store.close().await;
    assert!(path.exists());
}
