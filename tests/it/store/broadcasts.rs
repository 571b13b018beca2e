//! Broadcasts, their approvals and their frozen texts.

use baragumu::{
    domain::{
        broadcast::{Cause, Class, Draft, Stage},
        language::Language,
        time::Timestamp,
    },
    store::{
        StoreError,
        broadcasts::{self, Broadcast, CopyRow},
    },
};

use super::{at, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    what_starts_within_a_time_is_found,
    a_series_knows_how_many_its_last_occurrence_went_to,
    a_broadcast_is_read_back_as_it_was_written,
    of_two_who_change_it_at_once_one_is_told,
    pages_go_back_in_time,
    an_occurrence_has_one_child,
    only_what_sends_is_halted,
    drivers_see_what_may_leave_now,
    only_what_is_over_is_reopened,
    what_changed_is_not_held_still,
    the_clock_sees_what_is_approved_and_unsettled,
    the_last_line_about_leaving_is_found,
    an_approval_is_noted_once_and_for_one_fingerprint,
    texts_are_frozen_in_place_of_earlier_ones,
}

/// A draft in every column, not stored yet.
pub(super) fn broadcast() -> Broadcast {
    let draft = Draft {
        name: "Maji Rujewa".to_owned(),
        account: "beem".to_owned(),
        texts: [(swahili(), "Maji yamerudi <KIJIJI>".to_owned())].into(),
        ..Draft::default()
    };
    Broadcast {
        id: 0,
        name: draft.name.clone(),
        class: Class::Ordinary,
        account: draft.account.clone(),
        state: Stage::Draft,
        resumes: None,
        reason: None,
        author: "asha".to_owned(),
        fingerprint: draft.fingerprint(),
        draft,
        revision: 1,
        topic: None,
        starts_at: None,
        send_before: None,
        budget: None,
        spent: 0,
        audience: 0,
        cursor_step: 0,
        cursor_msisdn: String::new(),
        corrects: None,
        series: None,
        occurs_at: None,
        next_at: None,
        opt_out_line: false,
        created_at: at(0),
        changed_at: at(0),
        approved_at: None,
        settled_at: None,
    }
}

/// Stores it; with its number.
pub(super) async fn stored(database: &Database, row: &Broadcast) -> Broadcast {
    let mut tx = database.store.begin().await.unwrap();
    let id = broadcasts::insert(&mut tx, row).await.unwrap().expect("it is new");
    tx.commit().await.unwrap();
    broadcasts::get(&database.store, id).await.unwrap().expect("it was stored")
}

async fn a_broadcast_is_read_back_as_it_was_written(database: Database) {
    let row = broadcast();
    let first = stored(&database, &row).await;
    assert_eq!(first, Broadcast { id: first.id, ..row });
    let mut changed = Broadcast {
        name: "Maji\0 Igurusi".to_owned(),
        class: Class::Emergency,
        account: "halotel".to_owned(),
        author: "juma".to_owned(),
        state: Stage::Held,
        resumes: Some(Stage::Sending),
        reason: Some("restored".to_owned()),
        starts_at: Some(at(60)),
        send_before: Some(at(3600)),
        budget: Some(22_000),
        corrects: Some(first.id),
        next_at: Some(at(90)),
        opt_out_line: true,
        changed_at: at(1),
        approved_at: Some(at(2)),
        settled_at: Some(at(3)),
        ..first.clone()
    };
    changed.draft.name.push_str(" 2");
    changed.fingerprint = changed.draft.fingerprint();
    let mut tx = database.store.begin().await.unwrap();
    assert!(broadcasts::save(&mut tx, &changed).await.unwrap());
    let within = broadcasts::find(&mut tx, first.id).await.unwrap();
    tx.commit().await.unwrap();
    // What no text may hold on PostgreSQL is replaced on both.
    "Maji\u{fffd} Igurusi".clone_into(&mut changed.name);
    changed.revision = 2;
    assert_eq!(within, Some(changed.clone()));
    assert_eq!(broadcasts::get(&database.store, first.id).await.unwrap(), Some(changed));
    assert_eq!(broadcasts::get(&database.store, first.id + 1).await.unwrap(), None);
}

async fn of_two_who_change_it_at_once_one_is_told(database: Database) {
    let read = stored(&database, &broadcast()).await;
    for (name, taken) in [("one", true), ("two", false)] {
        let mut tx = database.store.begin().await.unwrap();
        let changed = Broadcast { name: name.to_owned(), ..read.clone() };
        assert_eq!(broadcasts::save(&mut tx, &changed).await.unwrap(), taken);
        tx.commit().await.unwrap();
    }
    assert_eq!(broadcasts::get(&database.store, read.id).await.unwrap().unwrap().name, "one");
}

async fn pages_go_back_in_time(database: Database) {
    let mut ids = Vec::new();
    for n in 0..5 {
        let mut row = broadcast();
        row.state = if n % 2 == 0 { Stage::Draft } else { Stage::Sending };
        ids.push(stored(&database, &row).await.id);
    }
    let page = |state, before, most| {
        let store = database.store.clone();
        async move {
            let rows = broadcasts::page(&store, state, before, most).await.unwrap();
            rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
        }
    };
    assert_eq!(page(None, i64::MAX, 2).await, [ids[4], ids[3]]);
    assert_eq!(page(None, ids[3], 2).await, [ids[2], ids[1]]);
    assert_eq!(page(Some(Stage::Sending), i64::MAX, 9).await, [ids[3], ids[1]]);
}

async fn an_occurrence_has_one_child(database: Database) {
    let series = stored(&database, &broadcast()).await.id;
    let child = |occurs_at: Timestamp| Broadcast {
        series: Some(series),
        occurs_at: Some(occurs_at),
        ..broadcast()
    };
    let mut tx = database.store.begin().await.unwrap();
    assert!(broadcasts::insert(&mut tx, &child(at(1))).await.unwrap().is_some());
    assert_eq!(broadcasts::insert(&mut tx, &child(at(1))).await, Ok(None));
    assert!(broadcasts::insert(&mut tx, &child(at(2))).await.unwrap().is_some());
    let orphan = Broadcast { series: Some(i64::MAX), ..child(at(1)) };
    assert_eq!(
        broadcasts::insert(&mut tx, &orphan).await,
        Err(StoreError::Conflict { table: "broadcasts" })
    );
}

async fn only_what_sends_is_halted(database: Database) {
    for state in Stage::ALL {
        let row = stored(&database, &Broadcast { state, ..broadcast() }).await;
        let mut tx = database.store.begin().await.unwrap();
        let halted = broadcasts::halt(&mut tx, row.id, Cause::Budget, at(9)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(halted, state == Stage::Sending, "{state:?}");
        let after = broadcasts::get(&database.store, row.id).await.unwrap().unwrap();
        if halted {
            let expected = Broadcast {
                state: Stage::Paused,
                resumes: Some(Stage::Sending),
                reason: Some("budget".to_owned()),
                changed_at: at(9),
                revision: 2,
                ..row
            };
            assert_eq!(after, expected);
        } else {
            assert_eq!(after, row);
        }
    }
}

async fn the_clock_sees_what_is_approved_and_unsettled(database: Database) {
    let mut expected = Vec::new();
    for state in Stage::ALL {
        for settled in [false, true] {
            let row = stored(&database, &Broadcast { state, ..broadcast() }).await;
            if settled {
                let mut tx = database.store.begin().await.unwrap();
                let row = Broadcast { settled_at: Some(at(1)), ..row.clone() };
                assert!(broadcasts::save(&mut tx, &row).await.unwrap());
                tx.commit().await.unwrap();
            } else if !state.is_open() {
                expected.push(row.id);
            }
        }
    }
    let seen = broadcasts::unsettled(&database.store).await.unwrap();
    assert_eq!(seen.iter().map(|row| row.id).collect::<Vec<_>>(), expected);
}

async fn the_last_line_about_leaving_is_found(database: Database) {
    let last = |account: &'static str| {
        let store = database.store.clone();
        async move { broadcasts::last_opt_out_line(&store, account).await.unwrap() }
    };
    assert_eq!(last("beem").await, None);
    for (starts, line, state, approved) in [
        (10, true, Stage::Done, Some(at(1))),
        (20, false, Stage::Done, Some(at(1))),
        (30, true, Stage::Cancelled, Some(at(1))),
        (40, true, Stage::Submitted, None),
    ] {
        let row = Broadcast {
            starts_at: Some(at(starts)),
            opt_out_line: line,
            state,
            approved_at: approved,
            ..broadcast()
        };
        stored(&database, &row).await;
    }
    assert_eq!(last("beem").await, Some(at(10)));
    assert_eq!(last("halotel").await, None);
}

async fn an_approval_is_noted_once_and_for_one_fingerprint(database: Database) {
    let id = stored(&database, &broadcast()).await.id;
    let mut tx = database.store.begin().await.unwrap();
    for (fingerprint, officer, seconds) in
        [("a", "juma", 1), ("a", "juma", 2), ("b", "juma", 3), ("a", "neema", 4)]
    {
        broadcasts::agree(&mut tx, id, fingerprint, officer, at(seconds)).await.unwrap();
    }
    let approvals = broadcasts::approvals(&mut tx, id).await.unwrap();
    let approvals: Vec<_> = approvals
        .iter()
        .map(|it| (it.fingerprint.as_str(), it.officer.as_str(), it.approved_at))
        .collect();
    assert_eq!(approvals, [("a", "juma", at(1)), ("b", "juma", at(3)), ("a", "neema", at(4))]);
}

async fn texts_are_frozen_in_place_of_earlier_ones(database: Database) {
    let id = stored(&database, &broadcast()).await.id;
    let copy = |language: &str, ward_code, body: &str| CopyRow {
        language: Language::parse(language).unwrap(),
        ward_code,
        body: body.to_owned(),
        segments: 2,
    };
    for copies in [
        vec![copy("sw", 0, "Maji")],
        vec![copy("en", 0, "Water"), copy("sw", 0, "Maji"), copy("sw", 7, "Maji, Rujewa")],
    ] {
        let mut tx = database.store.begin().await.unwrap();
        broadcasts::freeze_copies(&mut tx, id, &copies).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(broadcasts::copies(&database.store, id).await.unwrap(), copies);
    }
}

async fn drivers_see_what_may_leave_now(database: Database) {
    let store = &database.store;
    let sending = |starts: i64| Broadcast {
        state: Stage::Sending,
        starts_at: Some(at(starts)),
        ..broadcast()
    };
    let all = [
        sending(10),
        Broadcast { class: Class::Emergency, ..sending(5) },
        sending(11),
        Broadcast { state: Stage::Paused, ..sending(0) },
        Broadcast { account: "other".to_owned(), ..sending(0) },
        Broadcast { state: Stage::Done, ..sending(0) },
    ];
    let mut tx = store.begin().await.unwrap();
    let mut ids = Vec::new();
    for broadcast in &all {
        ids.push(broadcasts::insert(&mut tx, broadcast).await.unwrap().unwrap());
    }
    let leaving = broadcasts::leaving(&mut tx, "beem", at(10), None).await.unwrap();
    let seen: Vec<_> = leaving.iter().map(|it| (it.id, it.class, it.topic)).collect();
    assert_eq!(seen, [(ids[0], Class::Ordinary, None), (ids[1], Class::Emergency, None)]);
    let only = Some(Class::Emergency);
    let leaving = broadcasts::leaving(&mut tx, "beem", at(10), only).await.unwrap();
    assert_eq!(leaving.iter().map(|it| it.id).collect::<Vec<_>>(), [ids[1]]);
}

async fn only_what_is_over_is_reopened(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    for (state, reopened) in [
        (Stage::Done, Some(Stage::Sending)),
        (Stage::Cancelled, Some(Stage::Cancelled)),
        (Stage::Expired, Some(Stage::Expired)),
        (Stage::Paused, None),
    ] {
        let made = Broadcast { state, ..broadcast() };
        let id = broadcasts::insert(&mut tx, &made).await.unwrap().unwrap();
        let settled = Broadcast { id, settled_at: Some(at(1)), ..made };
        assert_eq!(broadcasts::save(&mut tx, &settled).await, Ok(true));
        let is_over = reopened.is_some();
        assert_eq!(broadcasts::reopen(&mut tx, id, at(2)).await, Ok(is_over), "{state:?}");
        let found = broadcasts::find(&mut tx, id).await.unwrap().unwrap();
        if let Some(reopened) = reopened {
            assert_eq!((found.state, found.settled_at), (reopened, None));
            assert!(found.revision > settled.revision + 1);
        } else {
            assert_eq!((found.state, found.settled_at), (state, Some(at(1))));
        }
    }
}

async fn what_changed_is_not_held_still(database: Database) {
    let row = stored(&database, &broadcast()).await;
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(broadcasts::hold_still(&mut tx, row.id, row.revision).await, Ok(true));
    assert_eq!(broadcasts::hold_still(&mut tx, row.id, row.revision + 1).await, Ok(false));
    tx.commit().await.unwrap();
    let after = broadcasts::get(&database.store, row.id).await.unwrap().unwrap();
    assert_eq!(after, row, "nothing of it changes");
}

async fn what_starts_within_a_time_is_found(database: Database) {
    let starts = |ms| Broadcast {
        state: Stage::Scheduled,
        starts_at: Some(Timestamp::from_ms(ms)),
        ..broadcast()
    };
    let late = stored(&database, &starts(30)).await;
    let early = stored(&database, &starts(10)).await;
    stored(&database, &starts(40)).await;
    stored(&database, &starts(9)).await;
    stored(&database, &Broadcast { state: Stage::Cancelled, ..starts(20) }).await;
    stored(&database, &Broadcast { next_at: Some(Timestamp::from_ms(20)), ..starts(20) }).await;
    stored(&database, &Broadcast { state: Stage::Draft, ..broadcast() }).await;
    let (from, to) = (Timestamp::from_ms(10), Timestamp::from_ms(40));
    let found = broadcasts::starting(&database.store, from, to, 9).await.unwrap();
    assert_eq!(found, [early.clone(), late]);
    assert_eq!(broadcasts::starting(&database.store, from, to, 1).await.unwrap(), [early]);
}

async fn a_series_knows_how_many_its_last_occurrence_went_to(database: Database) {
    let series = stored(&database, &broadcast()).await;
    let last = async || broadcasts::last_audience(&database.store, series.id).await.unwrap();
    assert_eq!(last().await, None);
    for (occurs_at, people) in [(10, 7), (20, 5), (30, 0)] {
        let child = Broadcast {
            series: Some(series.id),
            occurs_at: Some(Timestamp::from_ms(occurs_at)),
            ..broadcast()
        };
        let child = stored(&database, &child).await;
        let mut tx = database.store.begin().await.unwrap();
        baragumu::store::audiences::add(&mut tx, child.id, people).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(last().await, Some(5));
}
