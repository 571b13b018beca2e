//! The same callback more than once: the same bytes, and nothing done twice.

use std::{sync::Arc, time::Duration};

use super::head;
use crate::support::{
    databases::{Database, both_databases, on_postgres, on_sqlite},
    gateway::{Answered, Callback, Citizen, Operator, TestGateway, morning},
};

both_databases!(
    a_question_told_twice_opens_one_ticket,
    an_answer_asked_for_twice_is_queued_once,
    joining_told_twice_is_one_consent,
    the_first_leg_twice_is_one_session,
    an_older_trail_that_was_overtaken_changes_nothing,
    an_entry_may_hold_a_star,
    the_same_entry_is_a_repeat_only_within_the_window,
    an_older_sequence_number_changes_nothing,
);

/// How often two deliveries race.
const ROUNDS: u32 = 40;

/// Sends a callback, and once more a second later; the answer is the same.
async fn twice(gateway: &TestGateway, callback: &Callback) -> Answered {
    let first = gateway.receives(callback).await;
    gateway.clock_passes(Duration::from_secs(1));
    let second = gateway.receives(callback).await;
    assert_eq!(first, second);
    first
}

async fn a_question_told_twice_opens_one_ticket(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        for callback in [citizen.dialling("*149*46#"), citizen.entering("4"), citizen.entering("1")]
        {
            twice(&gateway, &callback).await;
        }
        let answered = twice(&gateway, &citizen.entering("Maji yatakuja lini?")).await;
        let screen = operator.reads(&answered);
        assert!(screen.ends && screen.text.contains(&format!("MB-{}", 1000 + n)), "{screen:?}");
        let mine = format!("tickets WHERE msisdn = '{}'", citizen.msisdn);
        assert_eq!(database.count(&mine).await, 1, "{operator:?}");
    }
    assert_eq!(database.count("tickets WHERE body = 'Maji yatakuja lini?'").await, 3);
}

async fn an_answer_asked_for_twice_is_queued_once(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        citizen.dials(&gateway, "*149*46*711#").await;
        twice(&gateway, &citizen.entering("9")).await;
        let mine = format!("outbox WHERE msisdn = '{}'", citizen.msisdn);
        assert_eq!(database.count(&mine).await, 1, "{operator:?}");
    }
}

async fn joining_told_twice_is_one_consent(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        citizen.walks(&gateway, &["5"]).await;
        let answered = twice(&gateway, &citizen.entering("Igurusi")).await;
        assert!(operator.reads(&answered).ends);
        let mine = format!("consents WHERE msisdn = '{}'", citizen.msisdn);
        assert_eq!(database.count(&mine).await, 1, "{operator:?}");
    }
    assert_eq!(database.count("subscribers WHERE joined_at IS NOT NULL").await, 3);
}

async fn the_first_leg_twice_is_one_session(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        let callback = citizen.dialling("*149*46*3#");
        let answered = twice(&gateway, &callback).await;
        assert_eq!(head(&operator.reads(&answered)), "MIFUMO YA SERIKALI");
        // Long after the window it is still the first leg of the same session.
        gateway.clock_passes(Duration::from_secs(30));
        assert_eq!(gateway.receives(&callback).await, answered, "{operator:?}");
    }
    assert_eq!(database.count(r#"ussd_sessions WHERE dialogue LIKE '%"screens":1,%'"#).await, 3);
    assert_eq!(database.count("ussd_log").await, 0);
}

async fn an_older_trail_that_was_overtaken_changes_nothing(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::AfricasTalking, 1);
    let mut trails = vec![citizen.dialling("*149*46#")];
    trails.extend(["3", "1"].map(|entry| citizen.entering(entry)));
    let newest = citizen.entering("2");
    for callback in trails.iter().chain([&newest]) {
        gateway.receives(callback).await;
    }
    let shown = gateway.receives(&newest).await;
    assert!(shown.body.contains("risiti ya mashine (POS)"), "{}", shown.body);
    // The handset shows the newest screen already: an older callback gets it again.
    for callback in &trails {
        assert_eq!(gateway.receives(callback).await, shown);
    }
    assert_eq!(gateway.stands(&citizen).await.unwrap().0, "SYS.PAY.2");
    assert_eq!(database.count(r#"ussd_sessions WHERE dialogue LIKE '%"screens":4,%'"#).await, 1);
}

async fn an_entry_may_hold_a_star(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::AfricasTalking, 1);
    citizen.walks(&gateway, &["4", "1"]).await;
    twice(&gateway, &citizen.entering("Bei ni 2*3 au *150*00#?")).await;
    assert_eq!(database.count("tickets WHERE body = 'Bei ni 2*3 au *150*00#?'").await, 1);
    assert_eq!(database.count("tickets").await, 1);
}

async fn the_same_entry_is_a_repeat_only_within_the_window(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::VodacomTz, 1);
    citizen.walks(&gateway, &["3"]).await;
    let callback = citizen.entering("1");
    let menu = gateway.receives(&callback).await;
    assert_eq!(head(&Operator::VodacomTz.reads(&menu)), "MALIPO NA RISITI");
    gateway.clock_passes(Duration::from_secs(2));
    assert_eq!(gateway.receives(&callback).await, menu);
    // The format tells no difference: after the window it is the citizen who presses 1 again.
    gateway.clock_passes(Duration::from_millis(2_001));
    gateway.receives(&callback).await;
    assert_eq!(gateway.stands(&citizen).await.unwrap().0, "SYS.PAY.1");
    assert_eq!(database.count(r#"ussd_sessions WHERE dialogue LIKE '%"screens":4,%'"#).await, 1);
}

async fn an_older_sequence_number_changes_nothing(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::Simulator, 1);
    let first = citizen.dialling("*149*46#");
    let second = citizen.entering("3");
    gateway.receives(&first).await;
    let shown = gateway.receives(&second).await;
    gateway.clock_passes(Duration::from_mins(1));
    assert_eq!(gateway.receives(&first).await, shown);
    assert_eq!(gateway.receives(&second).await, shown);
    assert_eq!(gateway.stands(&citizen).await.unwrap().0, "SYS");
    assert_eq!(database.count(r#"ussd_sessions WHERE dialogue LIKE '%"screens":2,%'"#).await, 1);
}

/// Delivers every callback of a journey at the same time by both nodes.
async fn race(database: &Database, nodes: [Arc<TestGateway>; 2]) {
    for round in 0..ROUNDS {
        let operator = Operator::ALL[round as usize % 3];
        let mut citizen = Citizen::new(operator, round);
        let body = format!("Maji yatakuja lini {round}?");
        let mut legs = vec![citizen.dialling("*149*46#")];
        legs.extend(["4", "1", body.as_str()].map(|entry| citizen.entering(entry)));
        for leg in legs {
            let [one, other] = nodes.clone().map(|node| {
                let leg = leg.clone();
                tokio::spawn(async move { node.receives(&leg).await })
            });
            let (one, other) = (one.await.unwrap(), other.await.unwrap());
            assert_eq!(one, other, "round {round}");
            operator.reads(&one);
        }
        let mine = format!("tickets WHERE msisdn = '{}'", citizen.msisdn);
        assert_eq!(database.count(&mine).await, 1, "round {round}");

        let mut joining = Citizen::new(operator, 1_000 + round);
        joining.walks(&nodes[0], &["5"]).await;
        let leg = joining.entering("Igurusi");
        let (one, other) = tokio::join!(nodes[0].receives(&leg), nodes[1].receives(&leg));
        assert_eq!(one, other, "round {round}");
        let mine = format!("consents WHERE msisdn = '{}'", joining.msisdn);
        assert_eq!(database.count(&mine).await, 1, "round {round}");
    }
    assert_eq!(database.count("tickets").await, i64::from(ROUNDS));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_that_take_the_same_callback_at_once_answer_as_one() {
    on_postgres(async |database: Database| {
        let world = morning();
        let one = TestGateway::start(&database.store, &world).await;
        let other = TestGateway::start(&database.another_store().await, &world).await;
        race(&database, [Arc::new(one), Arc::new(other)]).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tasks_that_take_the_same_callback_at_once_answer_as_one() {
    on_sqlite(async |database: Database| {
        let node = Arc::new(TestGateway::start(&database.store, &morning()).await);
        race(&database, [Arc::clone(&node), node]).await;
    })
    .await;
}
