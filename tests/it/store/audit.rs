//! The trail.

use baragumu::store::audit::{self, Line, Search};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    lines_are_found_by_officer_act_subject_and_time,
    many_lines_take_places_together,
    lines_take_their_places_one_after_another,
    a_place_not_used_is_given_again,
    what_was_done_to_a_ticket_is_found,
}

fn line(seq: i64, previous: String) -> Line {
    Line {
        seq,
        at: at(seq),
        officer: "asha".to_owned(),
        action: "broadcast.approve".to_owned(),
        subject: "broadcast 12".to_owned(),
        detail: "{}".to_owned(),
        previous,
        hash: format!("hash {seq}"),
    }
}

async fn lines_take_their_places_one_after_another(database: Database) {
    for expected in 1..=3 {
        let mut tx = database.store.begin().await.unwrap();
        let (seq, previous) = audit::next(&mut tx, 1).await.unwrap();
        assert_eq!(seq, expected);
        let before = if seq == 1 { String::new() } else { format!("hash {}", seq - 1) };
        assert_eq!(previous, before);
        audit::append(&mut tx, &[line(seq, previous)]).await.unwrap();
        tx.commit().await.unwrap();
    }
    let page = audit::page(&database.store, 1, 1).await.unwrap();
    assert_eq!(page, [line(2, "hash 1".to_owned())]);
    assert_eq!(audit::page(&database.store, 0, 9).await.unwrap().len(), 3);
}

async fn many_lines_take_places_together(database: Database) {
    assert_eq!(audit::last(&database.store).await.unwrap(), None);
    assert_eq!(audit::taken(&database.store).await, Ok(0));
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(audit::next(&mut tx, 3).await.unwrap(), (1, String::new()));
    let lines: Vec<Line> = (1..=3).map(|seq| line(seq, format!("before {seq}"))).collect();
    audit::append(&mut tx, &lines).await.unwrap();
    assert_eq!(audit::next(&mut tx, 2).await.unwrap(), (4, "hash 3".to_owned()));
    tx.commit().await.unwrap();
    assert_eq!(audit::page(&database.store, 0, 9).await.unwrap(), lines);
    assert_eq!(audit::taken(&database.store).await, Ok(5));
    assert_eq!(audit::last(&database.store).await.unwrap().as_ref(), lines.last());
}

async fn a_place_not_used_is_given_again(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(audit::next(&mut tx, 1).await.unwrap().0, 1);
    drop(tx);
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(audit::next(&mut tx, 1).await.unwrap().0, 1);
}

async fn lines_are_found_by_officer_act_subject_and_time(database: Database) {
    let mut tx = database.store.begin().await.unwrap();
    audit::next(&mut tx, 4).await.unwrap();
    let of = |seq, officer: &str, action: &str, subject: &str| Line {
        officer: officer.to_owned(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        ..line(seq, String::new())
    };
    let lines = [
        of(1, "Asha Mwakalinga", "broadcast.create", "broadcast 12"),
        of(2, "Juma", "broadcast.approve", "broadcast 12"),
        of(3, "Juma", "officer.sign-in", "officer 2"),
        of(4, "100%_a", "ticket.close", "ticket 12"),
    ];
    audit::append(&mut tx, &lines).await.unwrap();
    tx.commit().await.unwrap();
    let found = async |search: Search, before: i64, most: i64| {
        let lines = audit::search(&database.store, &search, before, most).await.unwrap();
        lines.iter().map(|line| line.seq).collect::<Vec<_>>()
    };
    let text = |text: &str| Some(text.to_owned());
    let all = Search::default();
    assert_eq!(found(all.clone(), i64::MAX, 9).await, [4, 3, 2, 1]);
    assert_eq!(found(all.clone(), 4, 2).await, [3, 2]);
    let by = |officer: &str| Search { officer: text(officer), ..all.clone() };
    assert_eq!(found(by("mwaka"), i64::MAX, 9).await, [1]);
    assert_eq!(found(by("JUMA"), i64::MAX, 9).await, [3, 2]);
    // What a pattern would take for anything is taken for itself.
    assert_eq!(found(by("%_A"), i64::MAX, 9).await, [4]);
    assert_eq!(found(by("_uma"), i64::MAX, 9).await, [0_i64; 0]);
    let did = |action: &str| Search { action: text(action), ..all.clone() };
    assert_eq!(found(did("broadcast."), i64::MAX, 9).await, [2, 1]);
    let to = |subject: &str| Search { subject: text(subject), ..all.clone() };
    assert_eq!(found(to("Broadcast 12"), i64::MAX, 9).await, [2, 1]);
    let time = Search { from: Some(at(2)), to: Some(at(4)), ..all.clone() };
    assert_eq!(found(time, i64::MAX, 9).await, [3, 2]);
}

async fn what_was_done_to_a_ticket_is_found(database: Database) {
    let of = |seq, action: &str, subject: &str| Line {
        action: action.to_owned(),
        subject: subject.to_owned(),
        ..line(seq, format!("before {seq}"))
    };
    let lines = [
        of(1, "ticket.assign", "ticket 1001"),
        of(2, "ticket.answer", "ticket 10011"),
        of(3, "ticket.note", "ticket 1001"),
        of(4, "ticket.close", "ticket 1001"),
    ];
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(audit::next(&mut tx, 4).await.unwrap().0, 1);
    audit::append(&mut tx, &lines).await.unwrap();
    tx.commit().await.unwrap();
    let found = audit::of_ticket(&database.store, 1001).await.unwrap();
    assert_eq!(found, [lines[0].clone(), lines[3].clone()]);
    assert_eq!(audit::of_ticket(&database.store, 1002).await.unwrap(), []);
}
