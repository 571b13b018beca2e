//! Officers' accounts, invitations, sessions, browsers, and who must wait.

use baragumu::{
    domain::officer::Role,
    store::{
        StoreError, officer_sessions,
        officer_sessions::{Limits, Opening},
        officers,
        officers::{Hidden, OfficerRow},
        sign_in_delays,
        sign_in_delays::Delay,
    },
};

use super::{at, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    an_account_is_found_by_its_folded_name_and_written_back_whole,
    administrators_who_may_sign_in_are_held,
    an_invitation_is_good_once_and_until_it_expires,
    a_session_is_open_within_its_limits,
    a_session_has_one_token_at_a_time,
    the_oldest_sessions_go_first,
    browsers_are_known_by_their_officer,
    delays_are_held_and_forgotten,
}

async fn create(database: &Database, name: &str, role: Role) -> i64 {
    let mut tx = database.store.begin().await.unwrap();
    let id = officers::create(&mut tx, name, &name.to_lowercase(), role, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn change(database: &Database, id: i64, change: impl FnOnce(&mut OfficerRow)) -> OfficerRow {
    let mut tx = database.store.begin().await.unwrap();
    let mut row = officers::hold(&mut tx, id).await.unwrap().unwrap();
    change(&mut row);
    officers::save(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
    row
}

fn hidden(text: &str) -> Hidden {
    Hidden::new(text.to_owned())
}

async fn an_account_is_found_by_its_folded_name_and_written_back_whole(database: Database) {
    let store = &database.store;
    let mut tx = store.begin().await.unwrap();
    assert!(!officers::any(&mut tx).await.unwrap());
    drop(tx);
    let id = create(&database, "Asha", Role::Author).await;
    create(&database, "Juma", Role::Auditor).await;
    let mut tx = store.begin().await.unwrap();
    assert!(officers::any(&mut tx).await.unwrap());
    let again = officers::create(&mut tx, "ASHA", "asha", Role::Viewer, at(1)).await;
    assert!(matches!(again, Err(StoreError::Conflict { .. })), "{again:?}");
    drop(tx);

    let fresh = officers::find(store, "asha").await.unwrap().unwrap();
    assert_eq!((fresh.name.as_str(), fresh.role, fresh.created_at), ("Asha", Role::Author, at(0)));
    assert_eq!((&fresh.password, fresh.recovery_codes.reveal()), (&None, "[]"));
    let changed = change(&database, id, |row| {
        row.role = Role::Administrator;
        row.language = Some(swahili());
        row.password = Some(hidden("hash"));
        row.secret = Some(hidden("secret"));
        row.proposed_secret = Some(hidden("proposed"));
        row.code_step = Some(7);
        row.recovery_codes = hidden("[\"a\"]");
        row.joined_at = Some(at(2));
        row.signed_in_at = Some(at(3));
        row.disabled_at = Some(at(4));
    })
    .await;
    assert_eq!(officers::get(store, id).await.unwrap().unwrap(), changed);
    assert_ne!(changed, fresh);
    assert_eq!(officers::find(store, "none").await.unwrap(), None);
    assert_eq!(officers::get(store, 99).await.unwrap(), None);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(officers::hold(&mut tx, 99).await.unwrap(), None);
    drop(tx);
    let all = officers::all(store).await.unwrap();
    assert_eq!((all.len(), &all[0].officer), (2, &changed));
    let printed = format!("{changed:?}");
    for secret in ["hash", "secret\"", "proposed\"", "\"a\""] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

async fn administrators_who_may_sign_in_are_held(database: Database) {
    let joined = create(&database, "Asha", Role::Administrator).await;
    create(&database, "Invited", Role::Administrator).await;
    let disabled = create(&database, "Left", Role::Administrator).await;
    let other = create(&database, "Juma", Role::Approver).await;
    for id in [joined, disabled, other] {
        change(&database, id, |row| row.joined_at = Some(at(1))).await;
    }
    change(&database, disabled, |row| row.disabled_at = Some(at(2))).await;
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(officers::hold_administrators(&mut tx).await.unwrap(), [joined]);
}

async fn an_invitation_is_good_once_and_until_it_expires(database: Database) {
    let store = &database.store;
    let id = create(&database, "Asha", Role::Author).await;
    let mut tx = store.begin().await.unwrap();
    officers::invite(&mut tx, 0, "first", at(10)).await.unwrap();
    officers::invite(&mut tx, id, "old", at(10)).await.unwrap();
    officers::invite(&mut tx, id, "new", at(20)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(officers::all(store).await.unwrap()[0].invited_until, Some(at(20)));
    let first = officers::invitation(store, "first", at(9)).await.unwrap().unwrap();
    assert_eq!((first.officer_id, first.name, first.role), (0, None, None));
    assert_eq!(officers::invitation(store, "first", at(10)).await.unwrap(), None);
    assert_eq!(officers::invitation(store, "old", at(1)).await.unwrap(), None);
    let found = officers::invitation(store, "new", at(1)).await.unwrap().unwrap();
    assert_eq!((found.officer_id, found.role, found.joined_at), (id, Some(Role::Author), None));
    assert_eq!(found.name.as_deref(), Some("Asha"));

    let mut tx = store.begin().await.unwrap();
    assert_eq!(officers::take_invitation(&mut tx, "new", at(20)).await.unwrap(), None);
    assert_eq!(officers::take_invitation(&mut tx, "new", at(19)).await.unwrap(), Some(id));
    assert_eq!(officers::take_invitation(&mut tx, "new", at(19)).await.unwrap(), None);
    officers::withdraw_invitation(&mut tx, 0).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(officers::invitation(store, "first", at(1)).await.unwrap(), None);
    assert_eq!(database.count("invitations").await, 0);
}

/// Open at `now` if used in the last 10 seconds and opened in the last 100.
fn limits(now: i64) -> Limits {
    Limits { used_after: at(now - 10), opened_after: at(now - 100) }
}

async fn open(database: &Database, officer_id: i64, hash: &str, second: i64) -> i64 {
    let opening = Opening {
        hash,
        officer_id,
        address: "10.0.0.1",
        agent: "Firefox",
        code_shown: false,
        at: at(second),
    };
    let mut tx = database.store.begin().await.unwrap();
    let id = officer_sessions::open(&mut tx, &opening).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn a_session_is_open_within_its_limits(database: Database) {
    let store = &database.store;
    let officer = create(&database, "Asha", Role::Author).await;
    let id = open(&database, officer, "hash", 0).await;
    let found = officer_sessions::find(store, "hash", limits(9)).await.unwrap().unwrap();
    assert_eq!((found.id, found.officer_id, found.role), (id, officer, Role::Author));
    assert_eq!((found.enrolled, found.code_shown), (false, false));
    assert_eq!((found.opened_at, found.seen_at, found.confirmed_at), (at(0), at(0), at(0)));
    assert_eq!(officer_sessions::find(store, "hash", limits(10)).await.unwrap(), None);
    assert_eq!(officer_sessions::find(store, "none", limits(0)).await.unwrap(), None);
    // Used again and again it lives until it is too old.
    for second in [9, 18, 95, 94] {
        officer_sessions::seen(store, id, at(second)).await.unwrap();
    }
    let found = officer_sessions::find(store, "hash", limits(99)).await.unwrap().unwrap();
    assert_eq!(found.seen_at, at(95), "a use is never set back");
    assert_eq!(officer_sessions::find(store, "hash", limits(100)).await.unwrap(), None);
    // What the officer is now counts, not what they were.
    change(&database, officer, |row| {
        (row.role, row.secret, row.language) = (Role::Viewer, Some(hidden("s")), Some(swahili()));
    })
    .await;
    let found = officer_sessions::find(store, "hash", limits(99)).await.unwrap().unwrap();
    assert_eq!((found.role, found.enrolled, found.language), (Role::Viewer, true, Some(swahili())));
    change(&database, officer, |row| row.disabled_at = Some(at(50))).await;
    assert_eq!(officer_sessions::find(store, "hash", limits(99)).await.unwrap(), None);

    officer_sessions::forget(store, limits(99)).await.unwrap();
    assert_eq!(database.count("officer_sessions").await, 1);
    officer_sessions::forget(store, limits(100)).await.unwrap();
    assert_eq!(database.count("officer_sessions").await, 0);
}

async fn a_session_has_one_token_at_a_time(database: Database) {
    let store = &database.store;
    let officer = create(&database, "Asha", Role::Author).await;
    let id = open(&database, officer, "one", 0).await;
    let mut tx = store.begin().await.unwrap();
    assert!(officer_sessions::rotate(&mut tx, id, "two", true, at(5)).await.unwrap());
    assert!(officer_sessions::rotate(&mut tx, id, "three", false, at(6)).await.unwrap());
    assert!(!officer_sessions::rotate(&mut tx, id + 1, "four", false, at(6)).await.unwrap());
    tx.commit().await.unwrap();
    for hash in ["one", "two"] {
        assert_eq!(officer_sessions::find(store, hash, limits(6)).await.unwrap(), None);
    }
    let found = officer_sessions::find(store, "three", limits(6)).await.unwrap().unwrap();
    assert_eq!((found.code_shown, found.opened_at, found.confirmed_at), (true, at(0), at(6)));
}

async fn the_oldest_sessions_go_first(database: Database) {
    let store = &database.store;
    let officer = create(&database, "Asha", Role::Author).await;
    let other = create(&database, "Juma", Role::Author).await;
    let over = open(&database, officer, "over", 0).await;
    let mut ids = Vec::new();
    for (n, hash) in ["a", "b", "c", "d"].into_iter().enumerate() {
        ids.push(open(&database, officer, hash, 20 + i64::try_from(n).unwrap()).await);
    }
    let of_other = open(&database, other, "other", 20).await;
    let shown = ids[0];
    let mut tx = store.begin().await.unwrap();
    officer_sessions::rotate(&mut tx, shown, "a2", true, at(24)).await.unwrap();
    // The current one stays though it is the oldest; that with a code is counted apart.
    officer_sessions::trim(&mut tx, officer, ids[1], 2, limits(25)).await.unwrap();
    tx.commit().await.unwrap();
    let listed = officer_sessions::of_officer(store, officer, limits(25)).await.unwrap();
    let left: Vec<i64> = listed.iter().map(|session| session.id).collect();
    assert_eq!(left, [ids[3], ids[1], shown]);
    assert!(!left.contains(&over));
    assert_eq!((listed[0].address.as_str(), listed[0].agent.as_str()), ("10.0.0.1", "Firefox"));
    assert_eq!((listed[0].opened_at, listed[0].seen_at), (at(23), at(23)));

    let mut tx = store.begin().await.unwrap();
    assert!(!officer_sessions::end(&mut tx, officer, of_other).await.unwrap(), "not theirs");
    assert!(officer_sessions::end(&mut tx, officer, shown).await.unwrap());
    assert_eq!(officer_sessions::end_others(&mut tx, officer, ids[1]).await.unwrap(), 1);
    assert_eq!(officer_sessions::end_others(&mut tx, officer, 0).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(database.count("officer_sessions").await, 1);
}

async fn browsers_are_known_by_their_officer(database: Database) {
    let store = &database.store;
    let officer = create(&database, "Asha", Role::Author).await;
    let other = create(&database, "Juma", Role::Author).await;
    let mut tx = store.begin().await.unwrap();
    for (hash, whose, second) in [
        ("a", officer, 1),
        ("b", officer, 2),
        ("a", officer, 3),
        ("c", officer, 4),
        ("d", other, 0),
    ] {
        officer_sessions::know_device(&mut tx, hash, whose, 2, at(second)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let whose = async |hash: &str, since: i64| {
        officer_sessions::officer_of_device(store, hash, at(since)).await.unwrap()
    };
    assert_eq!((whose("a", 0).await, whose("a", 3).await), (Some(officer), None));
    assert_eq!((whose("b", 0).await, whose("c", 0).await), (None, Some(officer)));
    assert_eq!((whose("d", -1).await, whose("none", 0).await), (Some(other), None));
    let mut tx = store.begin().await.unwrap();
    officer_sessions::forget_devices(&mut tx, officer).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((whose("a", 0).await, whose("d", -1).await), (None, Some(other)));
}

async fn delays_are_held_and_forgotten(database: Database) {
    let store = &database.store;
    assert_eq!(sign_in_delays::find(store, "asha").await.unwrap(), None);
    let mut tx = store.begin().await.unwrap();
    let fresh = sign_in_delays::hold(&mut tx, "asha", at(0)).await.unwrap();
    assert_eq!(fresh, Delay { failures: 0, failed_at: at(0), open_at: at(0) });
    let delay = Delay { failures: 4, failed_at: at(5), open_at: at(6) };
    sign_in_delays::save(&mut tx, "asha", delay).await.unwrap();
    assert_eq!(sign_in_delays::hold(&mut tx, "asha", at(9)).await.unwrap(), delay);
    tx.commit().await.unwrap();
    assert_eq!(sign_in_delays::find(store, "asha").await.unwrap(), Some(delay));
    sign_in_delays::forget(store, at(5)).await.unwrap();
    assert_eq!(sign_in_delays::find(store, "asha").await.unwrap(), Some(delay));
    sign_in_delays::forget(store, at(6)).await.unwrap();
    assert_eq!(sign_in_delays::find(store, "asha").await.unwrap(), None);
}
