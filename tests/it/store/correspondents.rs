//! Whoever writes to us, and what we asked.

use baragumu::store::correspondents::{self, Asked, Question};

use super::at;
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_question_is_asked_answered_and_forgotten,
    two_that_take_one_sender_take_turns,
}

async fn a_question_is_asked_answered_and_forgotten(database: Database) {
    let store = &database.store;
    let nothing = Asked { question: None, question_detail: None, question_until: None };
    let mut tx = store.begin().await.unwrap();
    assert_eq!(correspondents::take(&mut tx, "a\0", at(0)).await, Ok(nothing.clone()));
    let detail = r#"{"wards":[1,2,3]}"#;
    correspondents::ask(&mut tx, "a\0", Question::WhichWard, detail, at(60), at(0)).await.unwrap();
    correspondents::ask(&mut tx, "b", Question::Erase, "{}", at(60), at(0)).await.unwrap();
    let asked = Asked {
        question: Some(Question::WhichWard),
        question_detail: Some(detail.to_owned()),
        question_until: Some(at(60)),
    };
    assert_eq!(correspondents::take(&mut tx, "a\0", at(1)).await, Ok(asked));
    correspondents::close(&mut tx, "a\0").await.unwrap();
    assert_eq!(correspondents::take(&mut tx, "a\0", at(2)).await, Ok(nothing));
    tx.commit().await.unwrap();
    assert_eq!(correspondents::forget_quiet(store, at(2)).await, Ok(0), "a question is open");
    assert_eq!(correspondents::forget_quiet(store, at(100)).await, Ok(2));
}

async fn two_that_take_one_sender_take_turns(database: Database) {
    let other = database.another_store().await;
    let mut tx = database.store.begin().await.unwrap();
    correspondents::take(&mut tx, "a", at(0)).await.unwrap();
    correspondents::ask(&mut tx, "a", Question::Ward, "", at(60), at(0)).await.unwrap();
    let waiting = tokio::spawn({
        let other = other.clone();
        async move {
            let mut tx = other.begin().await.unwrap();
            let asked = correspondents::take(&mut tx, "a", at(1)).await.unwrap();
            tx.commit().await.unwrap();
            asked
        }
    });
    tokio::task::yield_now().await;
    tx.commit().await.unwrap();
    assert_eq!(waiting.await.unwrap().question, Some(Question::Ward));
    other.close().await;
}
