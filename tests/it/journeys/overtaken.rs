//! A node that stood still past its lease, and wakes: what is on its wire belongs to whoever
//! drives now, and only what certainly did not leave does it give back. On PostgreSQL,
//! because on SQLite there is one node.

use std::{sync::Arc, time::Duration};

use baragumu::{
    domain::{
        broadcast::Stage,
        officer::{Officer, Role},
        outbound::Lane,
        outcome::Outcome,
    },
    gateway::delivery::{
        driver::{Answer, Driver, Fate, Halt},
        unknown::Resolution,
    },
    workers::sender::{Sender, transport::Transport},
    world::{TestWorld, World},
};
use tokio::time::{Instant, sleep};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    bulk::{sending, stage},
    sending::{Account, WIDE, accepted, is, queued},
};
use crate::support::{
    databases::on_postgres,
    gateway::{TestGateway, morning},
    listener::Door,
    process::{BOUND, client},
};

/// Lets another node take an account over whose driver stands still.
async fn overtake(node: &TestGateway, account: usize, world: &Arc<TestWorld>) -> Driver {
    let mut watch = node.gateway.watch(account);
    assert!(node.gateway.try_to_drive(&mut watch).await.unwrap().is_none());
    world.pass(Duration::from_mins(1));
    node.gateway.try_to_drive(&mut watch).await.unwrap().expect("the lease is over")
}

fn not_sent(id: i64) -> Answer {
    Answer { id, fate: Fate::NotSent }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_was_overtaken_writes_nothing_of_what_it_sent() {
    on_postgres(async |database| {
        let world = morning();
        let first = TestGateway::start(&database.store, &world).await;
        let second = TestGateway::start(&database.another_store().await, &world).await;
        let mut stale = Account::on(&first).await;
        let on_wire = queued(&first, Lane::Bulk, 1).await;
        let calls = stale.steps().await;
        stale.hears(&calls[0], &accepted("late"));
        queued(&first, Lane::Bulk, 2).await;

        let mut watch = second.gateway.watch(stale.driver.account());
        assert!(second.gateway.try_to_drive(&mut watch).await.unwrap().is_none());
        world.pass(Duration::from_mins(1));
        let driver = second.gateway.try_to_drive(&mut watch).await.unwrap().unwrap();
        let mut fresh = Account { node: &second, driver, answers: Vec::new() };
        // The call was to begin while the old lease held.
        assert!(calls[0].leave_by < world.elapsed());
        let halted = stale.driver.step(&stale.answers, WIDE).await;
        assert_eq!(halted, Err(Halt::Overtaken));
        is(&database, on_wire, "state = 'unknown' AND operator_ref IS NULL").await;
        assert_eq!(fresh.sends(&accepted("y")).await, 1);
        // And it cannot give back what it does not hold.
        stale.driver.release().await.unwrap();
        let mut watch = first.gateway.watch(fresh.driver.account());
        assert!(first.gateway.try_to_drive(&mut watch).await.unwrap().is_none());

        // A lease that is renewed is never over.
        for _ in 0..10 {
            world.pass(Duration::from_secs(20));
            fresh.steps().await;
            assert!(first.gateway.try_to_drive(&mut watch).await.unwrap().is_none());
        }
        // One given back is free at once.
        fresh.driver.release().await.unwrap();
        assert!(first.gateway.try_to_drive(&mut watch).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_overtaken_node_did_not_send_the_next_one_sends() {
    on_postgres(async |database| {
        let world = morning();
        let first = TestGateway::start(&database.store, &world).await;
        let second = TestGateway::start(&database.another_store().await, &world).await;
        let mut stale = Account::on(&first).await;
        let mut ids = Vec::new();
        for n in 1..=5 {
            ids.push(queued(&first, Lane::Bulk, n).await);
        }
        let &[refused, taken, left_alone, sent_since, reported] = &ids[..] else { panic!() };
        let calls = stale.steps().await;
        assert_eq!(calls.len(), 5);
        let place = stale.driver.account();
        let driver = overtake(&second, place, &world).await;
        let mut fresh = Account { node: &second, driver, answers: Vec::new() };
        for id in &ids {
            is(&database, *id, "state = 'unknown' AND attempts = 1").await;
        }

        // Meanwhile an officer leaves one and sends one again, which the next takeover meets on
        // the wire; and a report tells of one.
        let officer = Officer { name: "Asha".to_owned(), role: Role::Approver, once: None };
        let resolve = |id, resolution| second.gateway.resolve_unknown(&officer, id, resolution);
        assert_eq!(resolve(left_alone, Resolution::Leave).await, Ok(true));
        assert_eq!(resolve(sent_since, Resolution::Resend).await, Ok(true));
        assert_eq!(fresh.steps().await.len(), 1);
        let driver = overtake(&first, place, &world).await;
        let mut last = Account { node: &first, driver, answers: Vec::new() };
        is(&database, sent_since, "state = 'unknown' AND attempts = 2").await;
        database
            .execute(&format!("UPDATE outbox SET state = 'delivered' WHERE id = {reported}"))
            .await;

        stale.hears(&calls[1], &accepted("late"));
        let others = [refused, left_alone, sent_since, reported].map(not_sent);
        stale.answers.extend(others);
        stale.driver.give_back(&stale.answers).await.unwrap();
        is(&database, refused, "state = 'queued' AND reason IS NULL").await;
        for id in [taken, left_alone, sent_since] {
            is(&database, id, "state = 'unknown'").await;
        }
        is(&database, reported, "state = 'delivered'").await;
        // And once: what is known of one attempt says nothing of the next.
        assert_eq!(last.sends(&Outcome::Unclear).await, 1);
        is(&database, refused, "state = 'unknown' AND attempts = 2").await;
        stale.driver.give_back(&stale.answers).await.unwrap();
        assert_eq!(last.steps().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_a_connection_past_the_lease_does_not_leave() {
    on_postgres(async |database| {
        let world = morning();
        let door = Door::shut();
        let settings = format!(
            "[[accounts]]\nname = \"simulator\"\noperator = \"simulator\"\nservice_codes = [\"*149*46#\"]\n\
             callback_key = \"simulator-callback-key\"\napi_url = \"http://{}\"\nsender_id = \"15015\"\n",
            door.address
        );
        let first = TestGateway::with_settings(&database.store, &world, &settings).await;
        let second = TestGateway::start(&database.another_store().await, &world).await;
        let id = queued(&first, Lane::Bulk, 1).await;
        let place = first.gateway.account_named("simulator").unwrap();
        let (tracker, stopping) = (TaskTracker::new(), CancellationToken::new());
        let transport = Transport::Http(Arc::new(client()));
        let sender = Sender::new(&first.gateway, place, transport, tracker.clone());
        tracker.spawn(sender.run(stopping.clone()));
        let comes = async |what: String| {
            let begun = Instant::now();
            while database.count(&what).await == 0 {
                assert!(begun.elapsed() < BOUND, "not so: {what}");
                sleep(Duration::from_millis(10)).await;
            }
        };
        comes(format!("drivers WHERE on_wire = '[{id}]'")).await;

        let driver = overtake(&second, place, &world).await;
        let mut fresh = Account { node: &second, driver, answers: Vec::new() };
        is(&database, id, "state = 'unknown'").await;
        let heard = door.opens();
        comes(format!("outbox WHERE id = {id} AND state = 'queued'")).await;
        assert_eq!(String::from_utf8_lossy(&heard.lock().unwrap()), "");
        assert_eq!(fresh.sends(&accepted("x")).await, 1);
        is(&database, id, "state = 'accepted' AND attempts = 2").await;
        stopping.cancel();
        tracker.close();
        tracker.wait().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_given_back_is_not_paid_for_and_reopens_its_broadcast() {
    on_postgres(async |database| {
        let world = morning();
        let first = TestGateway::start(&database.store, &world).await;
        let second = TestGateway::start(&database.another_store().await, &world).await;
        let mut stale = Account::on(&first).await;
        let broadcast = sending(&database, &first, 0..2).await;
        let calls = stale.steps().await;
        let ids: Vec<i64> = calls
            .iter()
            .flat_map(|call| call.submit.recipients.iter().map(|recipient| recipient.reference))
            .collect();
        assert_eq!(ids.len(), 2);
        let (_, _, paid) = stage(&first, &broadcast).await;
        assert!(paid > 0);
        let driver = overtake(&second, stale.driver.account(), &world).await;
        let mut fresh = Account { node: &second, driver, answers: Vec::new() };
        second.gateway.look_after_broadcasts().await.unwrap();
        assert_eq!(stage(&second, &broadcast).await.0, Stage::Done);

        stale.driver.give_back(&[not_sent(ids[0])]).await.unwrap();
        assert_eq!(stage(&second, &broadcast).await, (Stage::Sending, None, paid / 2));
        assert_eq!(database.count(&format!("budgets WHERE spent = {}", paid / 2)).await, 2);
        assert_eq!(fresh.sends(&accepted("x")).await, 1);
        is(&database, ids[0], "state = 'accepted' AND attempts = 2").await;
        assert_eq!(stage(&second, &broadcast).await.2, paid);
    })
    .await;
}
