//! What a fresh database begins with, and what is read from it.

use baragumu::{
    domain::fact::Passport,
    store::{
        StoreError, notices,
        notices::Notice,
        places, projects,
        projects::Project,
        seeds::{self, Seeds},
        values,
    },
};

use super::{at, passport};
use crate::support::databases::{Database, both_databases};

both_databases! {
    what_is_seeded_is_read,
    a_table_that_holds_anything_is_left_alone,
    seeds_that_contradict_themselves_leave_nothing,
    nodes_that_start_together_seed_once,
    the_latest_notices_stand_and_are_bounded,
    a_day_that_is_none_is_corrupt,
}

fn project(id: &str, position: i64) -> Project {
    Project {
        id: id.to_owned(),
        ward_code: Some(10),
        name_by_language: r#"{"sw":"Maji","en":"Water"}"#.to_owned(),
        stage: "complete".to_owned(),
        as_of: "2023-10-05".to_owned(),
        passport: Passport { confirmed: Some("engineer, 2026-11-01".to_owned()), ..passport() },
        position,
    }
}

fn notice(id: &str, published: i64, withdrawn: Option<i64>) -> Notice {
    Notice {
        id: id.to_owned(),
        ward_code: None,
        topic: Some(1),
        published_at: at(published),
        withdrawn_at: withdrawn.map(at),
        texts: r#"{"sw":{"title":"Maji","summary":"Maji hayatoki","details":""}}"#.to_owned(),
    }
}

fn full() -> Seeds {
    Seeds {
        projects: vec![project("b", 1), project("a", 2)],
        notices: vec![notice("n", 1, None)],
        ..super::seeds()
    }
}

async fn what_is_seeded_is_read(database: Database) {
    let store = &database.store;
    let filled = seeds::plant(store, &full()).await.unwrap();
    assert_eq!(filled.len(), 7, "{filled:?}");
    assert_eq!(places::load(store).await, Ok(full().places));
    assert_eq!(values::load(store).await, Ok(full().values));
    assert_eq!(projects::load(store).await, Ok(full().projects));
    assert_eq!(notices::latest(store, at(1), 10).await, Ok(full().notices));
}

async fn a_table_that_holds_anything_is_left_alone(database: Database) {
    let store = &database.store;
    let without_projects = Seeds { projects: vec![], ..full() };
    seeds::plant(store, &without_projects).await.unwrap();
    database.execute("UPDATE council_values SET text = '0754 000 001'").await;

    assert_eq!(seeds::plant(store, &full()).await, Ok(vec!["projects"]));
    assert_eq!(values::load(store).await.unwrap()[0].text, "0754 000 001");
    assert_eq!(projects::load(store).await.unwrap().len(), 2);
}

async fn seeds_that_contradict_themselves_leave_nothing(database: Database) {
    let store = &database.store;
    let mut contradictory = full();
    contradictory.places.villages[1].ward_code = 99;
    assert_eq!(
        seeds::plant(store, &contradictory).await,
        Err(StoreError::Conflict { table: "villages" })
    );
    assert_eq!(places::load(store).await.unwrap().wards, []);
}

async fn nodes_that_start_together_seed_once(database: Database) {
    let (one, other) = (database.store.clone(), database.another_store().await);
    let seeds = full();
    let (a, b) = tokio::join!(seeds::plant(&one, &seeds), seeds::plant(&other, &seeds));
    let mut filled = [a.unwrap().len(), b.unwrap().len()];
    filled.sort_unstable();
    assert_eq!(filled, [0, 7]);
    other.close().await;
}

async fn the_latest_notices_stand_and_are_bounded(database: Database) {
    let store = &database.store;
    let notices = vec![
        notice("oldest", 1, None),
        notice("older", 2, None),
        notice("newest", 5, Some(20)),
        notice("withdrawn", 4, Some(10)),
        notice("to come", 11, None),
    ];
    seeds::plant(store, &Seeds { notices, ..super::seeds() }).await.unwrap();
    let latest = notices::latest(store, at(10), 2).await.unwrap();
    let ids: Vec<_> = latest.iter().map(|notice| notice.id.as_str()).collect();
    assert_eq!(ids, ["newest", "older"]);
}

async fn a_day_that_is_none_is_corrupt(database: Database) {
    let store = &database.store;
    seeds::plant(store, &full()).await.unwrap();
    database.execute("UPDATE projects SET review_by = 'soon'").await;
    assert_eq!(
        projects::load(store).await,
        Err(StoreError::Corrupt { table: "projects", column: "review_by".to_owned() })
    );
}
