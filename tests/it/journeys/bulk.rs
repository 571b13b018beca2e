//! Broadcasts on their way out, stepped: what the driver takes of them, and what not.

use std::time::Duration;

use baragumu::{
    domain::{
        broadcast::{Class, Draft, Stage},
        language::Language,
        officer::{Officer, Role},
        outcome::Outcome,
        time::Timestamp,
    },
    gateway::delivery::{driver::Room, unknown::Resolution},
    store::broadcasts::{self, Broadcast, CopyRow},
    world::World,
};

use super::sending::{Account, WIDE, accepted, is, msisdn, queued};
use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    a_broadcast_leaves_in_the_language_and_for_the_ward_of_each,
    only_what_is_sending_leaves_and_a_pause_is_obeyed_at_the_next_step,
    whoever_left_the_topic_gets_nothing_but_emergencies,
    emergencies_leave_at_night_and_before_answers,
    broadcasts_share_the_room,
    a_budget_that_is_spent_pauses_the_broadcast,
    what_was_not_taken_is_not_paid_for,
    a_broadcast_that_is_refused_everywhere_is_paused,
    one_of_unknown_fate_opens_its_broadcast_again,
    no_bulk_leaves_outside_the_hours_whenever_it_was_started,
}

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

/// A broadcast that is sending, with a text in Swahili and one for ward 7, and rows to
/// the people named.
pub(super) async fn sending(
    database: &Database,
    node: &TestGateway,
    people: std::ops::Range<u32>,
) -> Broadcast {
    made(database, node, people, |_| ()).await
}

async fn made(
    database: &Database,
    node: &TestGateway,
    people: std::ops::Range<u32>,
    change: impl FnOnce(&mut Broadcast),
) -> Broadcast {
    let now = node.world.now();
    let draft = Draft { account: "simulator".to_owned(), ..Draft::default() };
    let mut broadcast = Broadcast {
        id: 0,
        name: "Maji".to_owned(),
        class: Class::Ordinary,
        account: "simulator".to_owned(),
        state: Stage::Sending,
        resumes: None,
        reason: None,
        author: "Asha".to_owned(),
        fingerprint: draft.fingerprint(),
        draft,
        revision: 1,
        topic: None,
        starts_at: Some(now),
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
        created_at: now,
        changed_at: now,
        approved_at: Some(now),
        settled_at: None,
    };
    change(&mut broadcast);
    let copy = |ward_code, body: &str| CopyRow {
        language: language("sw"),
        ward_code,
        body: body.to_owned(),
        segments: 1,
    };
    let copies = [copy(0, "Maji leo"), copy(7, "Maji leo Rujewa")];
    let mut tx = node.store.begin().await.unwrap();
    broadcast.id = broadcasts::insert(&mut tx, &broadcast).await.unwrap().unwrap();
    broadcasts::freeze_copies(&mut tx, broadcast.id, &copies).await.unwrap();
    tx.commit().await.unwrap();
    for n in people {
        row(database, node, &broadcast, n, "sw", None).await;
    }
    broadcast
}

/// A row of a broadcast, as its expansion writes it.
async fn row(
    database: &Database,
    node: &TestGateway,
    broadcast: &Broadcast,
    n: u32,
    tag: &str,
    ward: Option<i64>,
) {
    let ward = ward.map_or_else(|| "NULL".to_owned(), |code| code.to_string());
    let (id, lane, now) = (broadcast.id, broadcast.class.lane().word(), node.world.now().as_ms());
    let validity = now + 3 * 24 * 3_600_000;
    database.execute(&format!(
        "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, ward_code, created_at,
            due_at, validity, changed_at)
         VALUES ({id}, 'simulator', '{lane}', '{}', '{tag}', {ward}, {now}, {now}, {validity}, {now})",
        msisdn(n).e164()
    ))
    .await;
}

pub(super) async fn stage(
    node: &TestGateway,
    broadcast: &Broadcast,
) -> (Stage, Option<String>, i64) {
    let found = broadcasts::get(&node.store, broadcast.id).await.unwrap().unwrap();
    (found.state, found.reason, found.spent)
}

async fn a_broadcast_leaves_in_the_language_and_for_the_ward_of_each(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let broadcast = sending(&database, &node, 0..0).await;
    for (n, tag, ward) in [(1, "sw", None), (2, "sw", Some(7)), (3, "sw", Some(8)), (4, "en", None)]
    {
        row(&database, &node, &broadcast, n, tag, ward).await;
    }
    let calls = account.steps().await;
    let left: Vec<_> = calls
        .iter()
        .flat_map(|call| {
            call.submit.recipients.iter().map(|to| (to.msisdn.clone(), &*call.submit.body))
        })
        .collect();
    assert_eq!(left.len(), 3);
    for (n, body) in [(1, "Maji leo"), (2, "Maji leo Rujewa"), (3, "Maji leo")] {
        assert!(left.contains(&(msisdn(n), body)), "{n}");
    }
    let textless = format!("outbox WHERE state = 'refused' AND msisdn = '{}'", msisdn(4).e164());
    assert_eq!(database.count(&textless).await, 1);
}

async fn only_what_is_sending_leaves_and_a_pause_is_obeyed_at_the_next_step(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    for state in [Stage::Scheduled, Stage::Paused, Stage::Held, Stage::Cancelled, Stage::Done] {
        made(&database, &node, 0..3, |it| it.state = state).await;
    }
    let hour = Duration::from_hours(1);
    made(&database, &node, 0..3, |it| it.starts_at = it.starts_at.map(|at| at.after(hour))).await;
    assert_eq!(account.steps().await, []);
    let broadcast = sending(&database, &node, 0..20).await;
    let room = Room { messages: 5, ..WIDE };
    let left: usize =
        account.steps_with(room).await.iter().map(|call| call.submit.recipients.len()).sum();
    assert_eq!(left, 5);
    database
        .execute(&format!("UPDATE broadcasts SET state = 'paused' WHERE id = {}", broadcast.id))
        .await;
    assert_eq!(account.steps_with(room).await, []);
    database
        .execute(&format!("UPDATE broadcasts SET state = 'sending' WHERE id = {}", broadcast.id))
        .await;
    let left: usize = account.steps().await.iter().map(|call| call.submit.recipients.len()).sum();
    assert_eq!(left, 15);
}

async fn whoever_left_the_topic_gets_nothing_but_emergencies(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    for (n, topics) in [(1, "'1,2'"), (2, "'2,3'"), (3, "NULL")] {
        database
            .execute(&format!(
                "INSERT INTO subscribers (msisdn, topics, joined_at, created_at, updated_at)
                 VALUES ('{}', {topics}, 1, 1, 1)",
                msisdn(n).e164()
            ))
            .await;
    }
    // Number 4 is a stranger from a list.
    made(&database, &node, 1..5, |it| it.topic = Some(3)).await;
    assert_eq!(account.sends(&accepted("x")).await, 3);
    assert_eq!(database.count("outbox WHERE reason = 'topic_left'").await, 1);
    made(&database, &node, 1..5, |it| (it.topic, it.class) = (Some(3), Class::Emergency)).await;
    assert_eq!(account.sends(&accepted("y")).await, 4);
}

async fn emergencies_leave_at_night_and_before_answers(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    node.clock_passes(Duration::from_hours(13));
    sending(&database, &node, 0..5).await;
    let reply = queued(&node, baragumu::domain::outbound::Lane::Reply, 9).await;
    let urgent = made(&database, &node, 0..2, |it| it.class = Class::Emergency).await;
    let calls = account.steps().await;
    let ids: Vec<_> = calls
        .iter()
        .flat_map(|call| call.submit.recipients.iter().map(|recipient| recipient.reference))
        .collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids[2], reply);
    is(&database, ids[0], &format!("broadcast_id = {}", urgent.id)).await;
    // What is uncertain of an emergency goes again.
    for call in &calls {
        account.hears(call, &Outcome::Unclear);
    }
    account.steps_with(Room::NONE).await;
    let again = format!("outbox WHERE broadcast_id = {} AND state = 'queued'", urgent.id);
    assert_eq!(database.count(&again).await, 2);
    is(&database, reply, "state = 'unknown'").await;
}

async fn broadcasts_share_the_room(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let first = sending(&database, &node, 0..40).await;
    let second = sending(&database, &node, 0..3).await;
    let third = sending(&database, &node, 0..40).await;
    let room = Room { messages: 12, ..WIDE };
    let left: usize =
        account.steps_with(room).await.iter().map(|call| call.submit.recipients.len()).sum();
    assert_eq!(left, 12);
    account.driver.release().await.unwrap();
    let on_wire = |id: i64| format!("outbox WHERE broadcast_id = {id} AND state = 'unknown'");
    // Whoever comes next finds what was on the wire, and so do we.
    let node = TestGateway::start(&database.store, &node.world).await;
    let place = node.gateway.account_named("simulator").unwrap();
    let mut watch = node.gateway.watch(place);
    let mut driver = node.gateway.try_to_drive(&mut watch).await.unwrap();
    if driver.is_none() {
        node.clock_passes(Duration::from_mins(1));
        driver = node.gateway.try_to_drive(&mut watch).await.unwrap();
    }
    assert!(driver.is_some());
    for (broadcast, shares) in [(&first, 4..=6), (&second, 3..=3), (&third, 3..=6)] {
        let count = database.count(&on_wire(broadcast.id)).await;
        assert!(shares.contains(&count), "{count} of {}", broadcast.id);
    }
}

async fn a_budget_that_is_spent_pauses_the_broadcast(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let one = sending(&database, &node, 0..1).await;
    assert_eq!(account.sends(&accepted("x")).await, 1);
    let (_, _, price) = stage(&node, &one).await;
    assert!(price > 0);
    let broadcast =
        made(&database, &node, 0..20, |it| it.budget = Some(price * 3 + price / 2)).await;
    assert_eq!(account.sends(&accepted("y")).await, 3);
    let expected = (Stage::Paused, Some("budget".to_owned()), price * 3);
    assert_eq!(stage(&node, &broadcast).await, expected);
    assert_eq!(account.steps().await, []);
    // And where the day's money is spent, others stop too.
    let settings = format!("[broadcasts]\nday_budget_shillings = 1\n{ACCOUNTS}");
    account.driver.release().await.unwrap();
    let node = TestGateway::with_settings(&database.store, &node.world, &settings).await;
    let mut account = Account::on(&node).await;
    let broadcast = sending(&database, &node, 0..5).await;
    assert_eq!(account.sends(&accepted("z")).await, 0);
    let expected = (Stage::Paused, Some("day-budget".to_owned()), 0);
    assert_eq!(stage(&node, &broadcast).await, expected);
}

async fn what_was_not_taken_is_not_paid_for(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let broadcast = sending(&database, &node, 0..1).await;
    let refused = Outcome::Refused { reason: "no credit".to_owned(), permanent: false };
    for outcome in [&refused, &Outcome::Throttled { after: None }, &Outcome::Unreachable] {
        assert_eq!(account.sends(outcome).await, 1, "{outcome:?}");
        assert_eq!(stage(&node, &broadcast).await.2, 0, "{outcome:?}");
        node.clock_passes(Duration::from_mins(31));
    }
    assert_eq!(account.sends(&Outcome::Unclear).await, 1);
    assert!(stage(&node, &broadcast).await.2 > 0, "it may have been taken");
    let sum = format!("budgets WHERE spent = {}", stage(&node, &broadcast).await.2);
    assert_eq!(database.count(&sum).await, 2, "the day's and the month's");
}

async fn a_broadcast_that_is_refused_everywhere_is_paused(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let broadcast = sending(&database, &node, 0..0).await;
    for n in 0..250 {
        row(&database, &node, &broadcast, n, "sw", None).await;
    }
    let refused = Outcome::Refused { reason: "sender ID".to_owned(), permanent: true };
    let room = Room { messages: 200, ..WIDE };
    let calls = account.steps_with(room).await;
    for call in &calls {
        account.hears(call, &refused);
    }
    account.steps_with(Room::NONE).await;
    let (state, reason, spent) = stage(&node, &broadcast).await;
    assert_eq!((state, reason.as_deref(), spent), (Stage::Paused, Some("errors"), 0));
    assert_eq!(account.steps().await, []);
}

async fn one_of_unknown_fate_opens_its_broadcast_again(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let broadcast = sending(&database, &node, 0..1).await;
    assert_eq!(account.sends(&Outcome::Unclear).await, 1);
    database
        .execute(&format!("UPDATE broadcasts SET state = 'done' WHERE id = {}", broadcast.id))
        .await;
    let unknown = node.gateway.unknown(0, 5).await.unwrap();
    assert_eq!(unknown[0].broadcast_id, broadcast.id);
    let officer = Officer::new("Asha", Role::Approver);
    let resend = Resolution::Resend;
    assert_eq!(node.gateway.resolve_unknown(&officer, unknown[0].id, resend).await, Ok(true));
    assert_eq!(stage(&node, &broadcast).await.0, Stage::Sending);
    assert_eq!(account.sends(&accepted("x")).await, 1);
}

/// A day in virtual time: in each minute a broadcast is started, and a message of its own
/// becomes due.
async fn no_bulk_leaves_outside_the_hours_whenever_it_was_started(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let minutes: i64 = 24 * 60;
    // All rows at once, because a connection for each takes longer than the day.
    let (now, minute) = (node.world.now().as_ms(), 60_000);
    for (broadcast_id, body, prefix) in [("i + 1", "NULL", 755), ("0", "'Habari'", 754)] {
        database
            .execute(&format!(
                "WITH RECURSIVE m (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM m WHERE i + 1 < {minutes})
                 INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, created_at,
                    due_at, validity, changed_at)
                 SELECT {broadcast_id}, 'simulator', 'bulk', '+255' || ({prefix}000000 + i), 'sw', {body},
                    {now}, {now} + i * {minute}, {now} + (i + {minutes}) * {minute}, {now} FROM m"
            ))
            .await;
    }
    let mut left = 0;
    for minute in 0..minutes + 60 {
        if minute < minutes {
            let broadcast = sending(&database, &node, 0..0).await;
            assert_eq!(broadcast.id, minute + 1, "the rows above are its own");
        }
        let calls = account.steps().await;
        for call in &calls {
            left += call.submit.recipients.len();
            let hour = (node.world.now().as_ms() / 3_600_000 + 3) % 24;
            assert!((8..20).contains(&hour), "{hour}");
            let by = node.world.now().after(call.leave_by.saturating_sub(node.world.elapsed()));
            assert!(by <= closing(node.world.now()), "it must begin before the night");
            account.hears(call, &accepted(&format!("m-{minute}")));
        }
        // What has left whole is done, so that few broadcasts are open at once.
        if !calls.is_empty() {
            node.gateway.look_after_broadcasts().await.unwrap();
        }
        node.clock_passes(Duration::from_mins(1));
    }
    assert_eq!(i64::try_from(left), Ok(2 * minutes));
}

/// 20:00 in Rujewa on the day of an instant.
fn closing(now: Timestamp) -> Timestamp {
    let day = 24 * 3_600_000;
    let local = now.as_ms() + 3 * 3_600_000;
    Timestamp::from_ms(local - local % day + 17 * 3_600_000)
}
