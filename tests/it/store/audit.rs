//! The trail.

use baragumu::store::audit::{self, Line};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    many_lines_take_places_together,
    lines_take_their_places_one_after_another,
    a_place_not_used_is_given_again,
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
