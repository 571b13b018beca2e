//! More people than are counted for every page: pages say of when their numbers are, and
//! what decides something counts anew.

use std::time::Duration;

use baragumu::{
    domain::{
        broadcast::{Audience, Draft, Stage},
        language::Language,
        officer::{Officer, Role},
    },
    gateway::broadcasts::counts::Counting,
    world::World as _,
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    the_clock_counts_for_pages_and_what_decides_counts_anew,
    the_clock_sums_for_pages_and_none_is_made_up,
}

const SETTINGS: &str = "\n[broadcasts]\ncountdown_seconds = 10\n";
/// More than are counted for every page.
const MANY: i64 = 20_010;

/// A node with many subscribers of ward 3, and a draft to all of them.
async fn prepared(database: &Database) -> (TestGateway, i64) {
    let settings = format!("{SETTINGS}{ACCOUNTS}");
    let node = TestGateway::with_settings(&database.store, &morning(), &settings).await;
    database
        .execute(&format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
             INSERT INTO subscribers (msisdn, language, ward_code, joined_at, created_at, updated_at)
             SELECT '+2557' || CAST(50000000 + i AS TEXT), 'sw', 3, 1, 1, 1 FROM n"
        ))
        .await;
    let text = "Halmashauri ya Mbarali: maji yamerudi kata <KATA>.".to_owned();
    let draft = Draft {
        name: "Maji".to_owned(),
        account: "simulator".to_owned(),
        texts: [(Language::parse("sw").unwrap(), text)].into(),
        audience: Audience { everybody: true, ..Audience::default() },
        ..Draft::default()
    };
    let made = node.gateway.create_broadcast(&author(), draft).await.unwrap();
    (node, made.id)
}

fn author() -> Officer {
    Officer::new("Asha", Role::Author)
}

async fn forget(database: &Database, n: i64) {
    let msisdn = 50_000_000 + n;
    database.execute(&format!("DELETE FROM subscribers WHERE msisdn = '+2557{msisdn}'")).await;
}

async fn tick(node: &TestGateway) {
    node.gateway.look_after_broadcasts().await.unwrap();
}

async fn the_clock_counts_for_pages_and_what_decides_counts_anew(database: Database) {
    let (node, id) = prepared(&database).await;
    let gateway = &node.gateway;
    let shown = async || {
        let proof = gateway.proof_of(id, Counting::Recent).await.unwrap();
        assert_eq!(proof.faults, [], "what nobody has counted is no fault");
        (proof.counted_at, proof.people, proof.last_at.is_some())
    };
    assert_eq!(shown().await, (None, 0, false));
    tick(&node).await;
    let first = Some(node.world.now());
    assert_eq!(shown().await, (first, MANY, true));

    forget(&database, 1).await;
    node.clock_passes(Duration::from_secs(9));
    assert_eq!(shown().await, (first, MANY, true), "as it was, and of when it was");
    tick(&node).await;
    assert_eq!(shown().await, (first, MANY, true), "nobody wanted it anew yet");
    node.clock_passes(Duration::from_secs(1));
    assert_eq!(shown().await, (first, MANY, true));
    tick(&node).await;
    assert_eq!(shown().await, (Some(node.world.now()), MANY - 1, true));

    forget(&database, 2).await;
    node.clock_passes(Duration::from_secs(1));
    let row = gateway.submit_broadcast(&author(), id).await.unwrap();
    let submitted = Some(node.world.now());
    assert_eq!(shown().await, (submitted, MANY - 2, true), "it was counted to be submitted");
    forget(&database, 3).await;
    assert_eq!(gateway.proof_of(id, Counting::Anew).await.unwrap().people, MANY - 3);
    forget(&database, 4).await;
    let approver = Officer::new("Juma", Role::Approver);
    node.clock_passes(Duration::from_mins(10));
    assert_eq!(shown().await, (None, 0, false), "what is too old is not shown");
    gateway.approve_broadcast(&approver, id, &row.fingerprint).await.unwrap();
    tick(&node).await;
    assert_eq!(gateway.broadcast(id).await.unwrap().audience, MANY - 4);
}

async fn the_clock_sums_for_pages_and_none_is_made_up(database: Database) {
    let (node, id) = prepared(&database).await;
    let gateway = &node.gateway;
    let row = gateway.submit_broadcast(&author(), id).await.unwrap();
    let approver = Officer::new("Juma", Role::Approver);
    gateway.approve_broadcast(&approver, id, &row.fingerprint).await.unwrap();
    tick(&node).await;
    let row = gateway.broadcast(id).await.unwrap();
    assert_eq!((row.state, row.audience), (Stage::Scheduled, MANY));
    assert!(gateway.recent_report(id).await.unwrap().is_none());
    assert_eq!(gateway.waiting_of(&row).await, Ok(None));
    tick(&node).await;
    let (report, at) = gateway.recent_report(id).await.unwrap().unwrap();
    assert_eq!((report.people, at), (MANY, node.world.now()));
    assert_eq!(gateway.waiting_of(&row).await, Ok(Some(MANY)));
    assert_eq!(gateway.report(id).await.unwrap().people, MANY);
}
