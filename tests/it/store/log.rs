//! The log of ended dialogues.

use baragumu::{
    domain::inbound::EndCause,
    store::{
        log::{self, Sum},
        sessions::{self, Session},
    },
};

use super::{at, ended, session};
use crate::support::databases::{Database, both_databases};

both_databases! {
    sums_are_by_account_and_cause,
    a_session_is_logged_once,
    what_is_past_its_retention_is_forgotten,
}

async fn sums_are_by_account_and_cause(database: Database) {
    let store = &database.store;
    let group = [
        Session { screens: 3, informed: true, ..ended(1, at(10), EndCause::Closed) },
        Session { screens: 4, ..ended(2, at(20), EndCause::Closed) },
        ended(3, at(5), EndCause::HungUp),
        Session { account: "airtel".to_owned(), ..ended(4, at(7), EndCause::Closed) },
        Session { account: "airtel".to_owned(), ..ended(5, at(1), EndCause::Closed) },
    ];
    sessions::save(store, &group).await.unwrap();
    sessions::archive(store, at(100), 100).await.unwrap();

    let sum = |account: &str, end_cause, sessions, screens, seconds, informed| Sum {
        account: account.to_owned(),
        end_cause,
        sessions,
        screens,
        seconds,
        informed,
    };
    assert_eq!(
        log::sums(store, at(5)).await.unwrap(),
        [
            sum("airtel", EndCause::Closed, 1, 1, 7, 0),
            sum("beem", EndCause::Closed, 2, 7, 30, 1),
            sum("beem", EndCause::HungUp, 1, 1, 5, 0),
        ]
    );
}

async fn a_session_is_logged_once(database: Database) {
    let store = &database.store;
    let over = ended(1, at(10), EndCause::Closed);
    sessions::save(store, std::slice::from_ref(&over)).await.unwrap();
    for _ in 0..2 {
        let mut tx = store.begin().await.unwrap();
        log::keep(&mut tx, &over, at(10), EndCause::Closed).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(sessions::archive(store, at(11), 10).await, Ok(1));
    assert_eq!(log::sums(store, at(0)).await.unwrap()[0].sessions, 1);
}

async fn what_is_past_its_retention_is_forgotten(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    log::keep(&mut tx, &session(1), at(1), EndCause::Redialled).await.unwrap();
    log::keep(&mut tx, &session(2), at(2), EndCause::Redialled).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(log::forget(store, at(2)).await, Ok(1));
    assert_eq!(log::sums(store, at(0)).await.unwrap()[0].sessions, 1);
}
