//! Groups and their members.

use baragumu::store::{
    StoreError,
    groups::{self, Member},
    seeds,
};

use super::{at, msisdn, seeds as rows, swahili};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_name_stands_for_one_group,
    who_is_put_in_again_has_what_is_told_now,
    members_come_in_the_order_of_their_numbers,
    who_is_forgotten_leaves_every_group,
}

fn member(n: u32) -> Member {
    Member { msisdn: msisdn(n), language: None, ward_code: None }
}

async fn made(database: &Database, name: &str, members: &[Member]) -> i64 {
    let mut tx = database.store.begin().await.unwrap();
    let id = groups::create(&mut tx, name, true, "asha", at(0)).await.unwrap();
    groups::put(&mut tx, id, members).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn a_name_stands_for_one_group(database: Database) {
    let id = made(&database, "Watendaji", &[member(1), member(2)]).await;
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(
        groups::create(&mut tx, "Watendaji", false, "juma", at(1)).await,
        Err(StoreError::Conflict { table: "contact_groups" })
    );
    drop(tx);
    let all = groups::all(&database.store).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(groups::find(&database.store, id).await.unwrap().as_ref(), all.first());
    assert_eq!(groups::find(&database.store, id + 9).await, Ok(None));
    let group = &all[0];
    assert_eq!((group.id, group.members, group.origin.as_str()), (id, 2, "uploaded"));
    assert_eq!((group.made_by.as_str(), group.created_at), ("asha", at(0)));

    let other = made(&database, "Wenyeviti", &[]).await;
    let mut tx = database.store.begin().await.unwrap();
    groups::rename(&mut tx, other, "Madiwani").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(groups::all(&database.store).await.unwrap()[0].name, "Madiwani");
    let mut tx = database.store.begin().await.unwrap();
    assert_eq!(
        groups::rename(&mut tx, other, "Watendaji").await,
        Err(StoreError::Conflict { table: "contact_groups" })
    );
}

async fn who_is_put_in_again_has_what_is_told_now(database: Database) {
    seeds::plant(&database.store, &rows()).await.unwrap();
    let told = Member { language: Some(swahili()), ward_code: Some(10), ..member(1) };
    let id = made(&database, "a", &[told, member(1)]).await;
    assert_eq!(groups::members(&database.store, id, "", 9).await.unwrap(), [member(1)]);
    let mut tx = database.store.begin().await.unwrap();
    let nowhere = Member { ward_code: Some(99), ..member(2) };
    assert_eq!(
        groups::put(&mut tx, id, &[nowhere]).await,
        Err(StoreError::Conflict { table: "contact_group_members" })
    );
}

async fn members_come_in_the_order_of_their_numbers(database: Database) {
    let id = made(&database, "a", &[member(3), member(1), member(2)]).await;
    made(&database, "b", &[member(4)]).await;
    let page = groups::members(&database.store, id, "", 2).await.unwrap();
    assert_eq!(page, [member(1), member(2)]);
    let rest = groups::members(&database.store, id, page[1].msisdn.e164(), 2).await.unwrap();
    assert_eq!(rest, [member(3)]);
    let mut tx = database.store.begin().await.unwrap();
    assert!(groups::remove(&mut tx, id, &msisdn(1)).await.unwrap());
    assert!(!groups::remove(&mut tx, id, &msisdn(1)).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(groups::members(&database.store, id, "", 9).await.unwrap().len(), 2);
}

async fn who_is_forgotten_leaves_every_group(database: Database) {
    let one = made(&database, "a", &[member(1), member(2)]).await;
    let two = made(&database, "b", &[member(1)]).await;
    let mut tx = database.store.begin().await.unwrap();
    groups::forget(&mut tx, &msisdn(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(groups::members(&database.store, one, "", 9).await.unwrap(), [member(2)]);
    assert_eq!(groups::members(&database.store, two, "", 9).await.unwrap(), []);
}
