//! Messages out, stepped: the driver of an account on one side, and on the other a far
//! side that answers each call as the story wants. Nothing waits.

use std::time::Duration;

use baragumu::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        outbound::{Lane, Outbound},
        outcome::Outcome,
        time::Timestamp,
    },
    gateway::{
        audit::Verdict,
        delivery::{
            driver::{Answer, Call, Driver, Fate, Room},
            unknown::Resolution,
        },
    },
    store::outbox,
    world::World,
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    a_message_is_accepted_reported_and_never_lowered,
    what_was_not_taken_is_tried_again_and_what_is_refused_is_not,
    nobody_reached_costs_no_attempt,
    without_an_answer_it_is_unknown_and_an_officer_decides,
    an_emergency_without_an_answer_is_sent_again,
    a_report_before_the_answer_is_kept_in_any_spelling,
    a_report_for_nobody_is_parked_and_adopted_by_the_one_it_can_mean,
    urgent_ones_leave_first_and_only_as_many_as_there_is_room_for,
    one_text_to_many_is_one_call,
    behind_a_full_wire_nobody_is_missed_or_met_twice,
    an_answer_comes_from_the_number_that_was_written_to,
    broadcasts_rest_at_night_and_answers_do_not,
    a_bulk_call_must_begin_before_the_night,
    what_is_late_or_not_wanted_any_more_does_not_leave,
    a_number_that_fails_again_and_again_is_retired,
    after_a_crash_what_was_on_the_wire_is_unknown_and_emergencies_go_again,
    what_did_not_leave_waits_as_before,
    a_translator_that_fails_five_times_costs_one_message,
}

/// Room for all there is.
pub(super) const WIDE: Room = Room { messages: 1_000, segments: 1_000, any_length: true };

/// The driver of the simulator's account, and what came back to it.
pub(super) struct Account<'a> {
    pub(super) node: &'a TestGateway,
    pub(super) driver: Driver,
    pub(super) answers: Vec<Answer>,
}

impl<'a> Account<'a> {
    pub(super) async fn on(node: &'a TestGateway) -> Self {
        let account = node.gateway.account_named("simulator").unwrap();
        let mut watch = node.gateway.watch(account);
        let driver = node.gateway.try_to_drive(&mut watch).await.unwrap();
        Self { node, driver: driver.expect("the account is free"), answers: Vec::new() }
    }

    pub(super) async fn steps(&mut self) -> Vec<Call> {
        self.steps_with(WIDE).await
    }

    pub(super) async fn steps_with(&mut self, room: Room) -> Vec<Call> {
        let calls = self.driver.step(&self.answers, room).await.unwrap();
        self.answers.clear();
        calls
    }

    /// The far side answers each recipient of a call likewise.
    pub(super) fn hears(&mut self, call: &Call, outcome: &Outcome) {
        for recipient in &call.submit.recipients {
            let fate = Fate::Outcome { outcome: outcome.clone(), of_number: true };
            self.answers.push(Answer { id: recipient.reference, fate });
        }
    }

    /// Steps, answers whatever leaves, and settles that.
    pub(super) async fn sends(&mut self, outcome: &Outcome) -> usize {
        let calls = self.steps().await;
        for call in &calls {
            self.hears(call, outcome);
        }
        let left = calls.iter().map(|call| call.submit.recipients.len()).sum();
        assert_eq!(self.steps_with(Room::NONE).await, []);
        left
    }
}

pub(super) fn msisdn(n: u32) -> Msisdn {
    Msisdn::parse(&format!("+25575{n:07}")).unwrap()
}

pub(super) fn accepted(operator_ref: &str) -> Outcome {
    Outcome::Accepted { operator_ref: Some(operator_ref.to_owned()) }
}

pub(super) async fn queued(node: &TestGateway, lane: Lane, n: u32) -> i64 {
    let text = format!("Habari {n}");
    queued_text(node, lane, n, &text, Duration::from_hours(24)).await
}

async fn queued_text(
    node: &TestGateway,
    lane: Lane,
    n: u32,
    body: &str,
    valid_for: Duration,
) -> i64 {
    queued_at(node, lane, n, body, valid_for, node.world.now()).await
}

/// Such a message of a transaction that began `now`.
async fn queued_at(
    node: &TestGateway,
    lane: Lane,
    n: u32,
    body: &str,
    valid_for: Duration,
    now: Timestamp,
) -> i64 {
    let outbound = Outbound {
        account: "simulator".to_owned(),
        msisdn: msisdn(n),
        lane,
        language: Language::parse("sw").unwrap(),
        body: body.to_owned(),
        validity: now.after(valid_for),
    };
    let mut tx = node.store.begin().await.unwrap();
    let id = outbox::enqueue(&mut tx, &outbound, None, now).await.unwrap();
    tx.commit().await.unwrap();
    id.unwrap()
}

/// Whether a message is as a condition says.
pub(super) async fn is(database: &Database, id: i64, condition: &str) {
    let row = format!("outbox WHERE id = {id} AND {condition}");
    assert_eq!(database.count(&row).await, 1, "{row}");
}

/// Reports of the simulator, through the door.
async fn reports(node: &TestGateway, reports: serde_json::Value) {
    let body = serde_json::json!({ "reports": reports }).to_string();
    assert_eq!(node.receives_at("dlr", &body).await.status, 200);
}

async fn a_message_is_accepted_reported_and_never_lowered(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let id = queued(&node, Lane::Reply, 1).await;
    let calls = account.steps().await;
    let [call] = &calls[..] else { panic!("{calls:?}") };
    assert_eq!(call.submit.body, "Habari 1");
    assert_eq!(call.submit.validity_minutes, 24 * 60);
    assert_eq!(call.submit.recipients[0].reference, id);
    assert!(call.submit.report_url.ends_with("/callbacks/simulator/simulator-callback-key/dlr"));
    // While it is on the wire it does not leave again.
    assert_eq!(account.steps().await, []);
    assert_eq!(account.driver.on_wire(), 1);
    account.hears(call, &accepted("A-1"));
    account.steps().await;
    assert_eq!(account.driver.on_wire(), 0);
    is(&database, id, "state = 'accepted' AND operator_ref = 'a-1' AND attempts = 1").await;

    let report = |status: &str| serde_json::json!([{ "operator_ref": "a-1", "status": status }]);
    for (told, stands) in [
        ("buffered", "accepted"),
        ("undelivered", "undelivered"),
        ("undelivered", "undelivered"),
        ("delivered", "delivered"),
        ("expired", "delivered"),
        ("buffered", "delivered"),
    ] {
        reports(&node, report(told)).await;
        is(&database, id, &format!("state = '{stands}'")).await;
    }
    assert_eq!(database.count("parked_reports").await, 0);
    assert_eq!(account.steps().await, []);
}

async fn what_was_not_taken_is_tried_again_and_what_is_refused_is_not(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let id = queued(&node, Lane::Reply, 1).await;
    let throttled = Outcome::Throttled { after: Some(Duration::from_secs(100)) };
    assert_eq!(account.sends(&throttled).await, 1);
    is(&database, id, "state = 'queued' AND attempts = 1").await;
    node.clock_passes(Duration::from_secs(99));
    assert_eq!(account.steps().await, []);
    node.clock_passes(Duration::from_secs(21));
    let for_now = Outcome::Refused { reason: "no credit".to_owned(), permanent: false };
    assert_eq!(account.sends(&for_now).await, 1);
    is(&database, id, "state = 'queued' AND attempts = 2").await;
    node.clock_passes(Duration::from_mins(1));
    let for_good = Outcome::Refused { reason: "no such number".to_owned(), permanent: true };
    assert_eq!(account.sends(&for_good).await, 1);
    is(&database, id, "state = 'refused' AND reason = 'no such number' AND attempts = 3").await;
    node.clock_passes(Duration::from_hours(1));
    assert_eq!(account.steps().await, []);
}

async fn nobody_reached_costs_no_attempt(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let first = queued(&node, Lane::Bulk, 1).await;
    queued(&node, Lane::Bulk, 2).await;
    for _ in 0..5 {
        let one = Room { messages: 1, ..WIDE };
        let calls = account.steps_with(one).await;
        assert_eq!(calls[0].submit.recipients[0].reference, first, "the oldest is tried again");
        account.hears(&calls[0], &Outcome::Unreachable);
    }
    account.steps_with(Room::NONE).await;
    is(&database, first, "state = 'queued' AND attempts = 0").await;
    assert_eq!(account.sends(&accepted("x")).await, 2);
}

async fn without_an_answer_it_is_unknown_and_an_officer_decides(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let (first, second) = (queued(&node, Lane::Bulk, 1).await, queued(&node, Lane::Bulk, 2).await);
    assert_eq!(account.sends(&Outcome::Unclear).await, 2);
    node.clock_passes(Duration::from_hours(1));
    assert_eq!(account.steps().await, []);
    let listed = node.gateway.unknown(0, 10).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [first, second]);

    let officer = Officer { name: "Asha".to_owned(), role: Role::Approver, once: None };
    let resolve = |id, resolution| node.gateway.resolve_unknown(&officer, id, resolution);
    assert_eq!(resolve(first, Resolution::Resend).await, Ok(true));
    assert_eq!(resolve(first, Resolution::Resend).await, Ok(false));
    assert_eq!(resolve(second, Resolution::Leave).await, Ok(true));
    assert_eq!(node.gateway.unknown(0, 10).await.unwrap(), []);
    assert!(matches!(node.gateway.verify_trail().await, Ok(Verdict::Whole { lines: 2, .. })));
    assert_eq!(account.sends(&accepted("again")).await, 1);
    is(&database, first, "state = 'accepted'").await;
    // A late report still counts for the other.
    reports(&node, serde_json::json!([{ "reference": second, "status": "delivered" }])).await;
    is(&database, second, "state = 'delivered'").await;
}

async fn an_emergency_without_an_answer_is_sent_again(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let id = queued(&node, Lane::Emergency, 1).await;
    assert_eq!(account.sends(&Outcome::Unclear).await, 1);
    is(&database, id, "state = 'queued' AND attempts = 1").await;
    node.clock_passes(Duration::from_secs(30));
    assert_eq!(account.sends(&accepted("x")).await, 1);

    // And where the account says so, anything is.
    let settings = ACCOUNTS.replacen("deadline_ms", "unanswered = \"resend\"\ndeadline_ms", 1);
    let second = TestGateway::with_settings(&database.store, &node.world, &settings).await;
    account.driver.release().await.unwrap();
    let mut account = Account::on(&second).await;
    let id = queued(&second, Lane::Bulk, 2).await;
    assert_eq!(account.sends(&Outcome::Unclear).await, 1);
    second.clock_passes(Duration::from_secs(30));
    // A report of the first attempt comes before the second: it does not leave again.
    reports(&second, serde_json::json!([{ "reference": id, "status": "delivered" }])).await;
    assert_eq!(account.steps().await, []);
    is(&database, id, "state = 'delivered'").await;
}

async fn a_report_before_the_answer_is_kept_in_any_spelling(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let (first, second) =
        (queued(&node, Lane::Reply, 1).await, queued(&node, Lane::Reply, 2).await);
    let calls = account.steps().await;
    reports(
        &node,
        serde_json::json!([
            { "operator_ref": "00AB-1", "status": "delivered", "reason": "DELIVRD",
              "msisdn": msisdn(1).e164() },
            { "reference": second, "operator_ref": "ab-2", "status": "delivered" },
        ]),
    )
    .await;
    is(&database, first, "state = 'queued'").await;
    is(&database, second, "state = 'delivered'").await;
    account.hears(&calls[0], &accepted("ab-1"));
    account.hears(&calls[1], &accepted("ab-2"));
    account.steps().await;
    is(&database, first, "state = 'accepted'").await;
    is(&database, second, "state = 'delivered' AND attempts = 1").await;
    // The next step looks for what came before the answers it settled.
    account.steps().await;
    is(&database, first, "state = 'delivered' AND reason = 'DELIVRD'").await;
    assert_eq!(database.count("parked_reports").await, 0);

    // The same where the node stops in between.
    let third = queued(&node, Lane::Reply, 3).await;
    let calls = account.steps().await;
    reports(&node, serde_json::json!([{ "operator_ref": "ab-3", "status": "delivered" }])).await;
    account.hears(&calls[0], &accepted("ab-3"));
    account.steps_with(Room::NONE).await;
    node.gateway.sweep_reports().await.unwrap();
    is(&database, third, "state = 'delivered'").await;
}

async fn a_report_for_nobody_is_parked_and_adopted_by_the_one_it_can_mean(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let id = queued(&node, Lane::Bulk, 1).await;
    let calls = account.steps().await;
    let report = |operator_ref: &str, n: u32| serde_json::json!([{ "operator_ref": operator_ref, "status": "delivered", "msisdn": msisdn(n).e164() }]);
    for _ in 0..3 {
        reports(&node, report("taken-1", 1)).await;
        reports(&node, report("strange", 8)).await;
        reports(&node, serde_json::json!([{ "reference": 999, "status": "delivered" }])).await;
    }
    assert_eq!(database.count("parked_reports").await, 2);
    account.hears(&calls[0], &Outcome::Unclear);
    account.steps().await;
    is(&database, id, "state = 'unknown'").await;
    // Not at once: an answer that is still on its way may know the same id.
    node.gateway.sweep_reports().await.unwrap();
    is(&database, id, "state = 'unknown'").await;
    node.clock_passes(Duration::from_mins(1));
    node.gateway.sweep_reports().await.unwrap();
    is(&database, id, "state = 'delivered' AND operator_ref = 'taken-1'").await;
    assert_eq!(database.count("parked_reports").await, 1);
    node.clock_passes(Duration::from_hours(7 * 24));
    node.gateway.sweep_reports().await.unwrap();
    assert_eq!(database.count("parked_reports").await, 0);
}

async fn urgent_ones_leave_first_and_only_as_many_as_there_is_room_for(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    for n in 1..=30 {
        queued(&node, Lane::Bulk, n).await;
    }
    let long = queued_text(&node, Lane::Reply, 40, &"a".repeat(400), Duration::from_hours(1)).await;
    let reply = queued(&node, Lane::Reply, 41).await;
    let emergency = queued(&node, Lane::Emergency, 42).await;
    let ids = |calls: &[Call]| {
        let recipients = calls.iter().flat_map(|call| &call.submit.recipients);
        recipients.map(|recipient| recipient.reference).collect::<Vec<_>>()
    };
    // Three segments do not fit behind one of three; what waits behind them waits too.
    let narrow = Room { messages: 9, segments: 3, any_length: false };
    let calls = account.steps_with(narrow).await;
    assert_eq!(ids(&calls)[0], emergency);
    assert!(calls.iter().map(|call| call.segments).sum::<u32>() <= 3);
    assert!(!ids(&calls).contains(&long));
    let one = Room { messages: 9, segments: 1, any_length: true };
    assert_eq!(ids(&account.steps_with(one).await), [long]);
    let two = Room { messages: 2, segments: 100, any_length: false };
    let calls = account.steps_with(two).await;
    assert!(ids(&calls).contains(&reply) || account.driver.on_wire() >= 4, "{calls:?}");
    assert_eq!(calls.len(), 2);
    let mut seen = ids(&calls);
    loop {
        let calls = account.steps_with(two).await;
        if calls.is_empty() {
            break;
        }
        seen.extend(ids(&calls));
    }
    assert_eq!(account.driver.on_wire(), 33, "each left once");
}

async fn one_text_to_many_is_one_call(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let most = account.node.gateway.account(account.driver.account());
    let most = most.operator.sms().unwrap().limits().recipients;
    for n in 0..u32::try_from(most).unwrap() + 20 {
        queued_text(&node, Lane::Bulk, n, "Maji leo", Duration::from_hours(1)).await;
    }
    queued_text(&node, Lane::Bulk, 999_999, "Maji kesho", Duration::from_hours(1)).await;
    let room = Room { messages: 2_000, segments: 2_000, any_length: true };
    let calls = account.steps_with(room).await;
    let sizes: Vec<_> = calls.iter().map(|call| call.submit.recipients.len()).collect();
    assert_eq!(sizes, [most, 20, 1]);
    assert_eq!(calls[0].segments, u32::try_from(most).unwrap());
}

async fn behind_a_full_wire_nobody_is_missed_or_met_twice(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let hour = Duration::from_hours(1);
    let began = node.world.now();
    node.clock_passes(Duration::from_secs(1));
    let mut queued = Vec::new();
    for n in 0..40 {
        queued.push(queued_text(&node, Lane::Reply, n, "Habari", hour).await);
    }
    let mut left = Vec::new();
    let mut step = async |account: &mut Account<'_>| {
        let calls = account.steps().await;
        let ids = calls.iter().flat_map(|call| &call.submit.recipients).map(|it| it.reference);
        left.extend(ids);
        left.len()
    };
    assert_eq!(step(&mut account).await, 40);
    // From now on nothing is answered: the queue is only looked at from where it ended.
    assert_eq!(step(&mut account).await, 40);
    queued.push(queued_text(&node, Lane::Reply, 40, "Habari", hour).await);
    assert_eq!(step(&mut account).await, 41);
    // A transaction that began before and ended after all that.
    queued.push(queued_at(&node, Lane::Reply, 41, "Habari", hour, began).await);
    for _ in 0..3 {
        node.clock_passes(Duration::from_millis(50));
        queued.push(queued_text(&node, Lane::Reply, 42, "Habari", hour).await);
        step(&mut account).await;
    }
    assert_eq!(step(&mut account).await, 45);
    left.sort_unstable();
    queued.sort_unstable();
    assert_eq!(left, queued);
}

async fn an_answer_comes_from_the_number_that_was_written_to(database: Database) {
    let accounts =
        ACCOUNTS.replacen("deadline_ms", "short_codes = [\"15015\", \"15016\"]\ndeadline_ms", 1);
    let node = TestGateway::with_settings(&database.store, &morning(), &accounts).await;
    let mut account = Account::on(&node).await;
    queued_text(&node, Lane::Reply, 1, "Karibu", Duration::from_hours(1)).await;
    queued_text(&node, Lane::Bulk, 2, "Maji leo", Duration::from_hours(1)).await;
    let calls = account.steps().await;
    let senders: Vec<_> =
        calls.iter().map(|call| (&*call.submit.body, call.submit.sender_id.as_deref())).collect();
    assert_eq!(senders, [("Karibu", Some("15015")), ("Maji leo", None)]);
}

async fn broadcasts_rest_at_night_and_answers_do_not(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    // 08:00 in Rujewa; the night begins at 20:00.
    node.clock_passes(Duration::from_hours(12));
    let bulk = queued(&node, Lane::Bulk, 1).await;
    queued(&node, Lane::Reply, 2).await;
    queued(&node, Lane::Emergency, 3).await;
    assert_eq!(account.sends(&accepted("x")).await, 2);
    node.clock_passes(Duration::from_mins(12 * 60 - 1));
    assert_eq!(account.steps().await, []);
    node.clock_passes(Duration::from_mins(1));
    assert_eq!(account.sends(&accepted("y")).await, 1);
    is(&database, bulk, "state = 'accepted'").await;
}

async fn a_bulk_call_must_begin_before_the_night(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    node.clock_passes(Duration::from_secs(12 * 3_600 - 2));
    queued(&node, Lane::Bulk, 1).await;
    queued(&node, Lane::Reply, 2).await;
    let calls = account.steps().await;
    let now = node.world.elapsed();
    let left: Vec<_> = calls.iter().map(|call| call.leave_by.saturating_sub(now)).collect();
    // The lease lasts 60 s, of which a call may take 30.
    assert_eq!(left, [Duration::from_secs(30), Duration::from_secs(2)]);
}

async fn what_is_late_or_not_wanted_any_more_does_not_leave(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let minute = Duration::from_mins(1);
    let late = queued_text(&node, Lane::Reply, 1, "Habari", minute).await;
    let (unwanted, answer) =
        (queued(&node, Lane::Bulk, 2).await, queued(&node, Lane::Reply, 2).await);
    let long =
        queued_text(&node, Lane::Bulk, 3, &"\u{20ac}\u{4e00}".repeat(2_000), minute * 9).await;
    node.clock_passes(minute);
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'opted_out', 1)",
            msisdn(2).e164()
        ))
        .await;
    assert_eq!(account.sends(&accepted("x")).await, 1);
    is(&database, late, "state = 'expired' AND attempts = 0").await;
    is(&database, unwanted, "state = 'suppressed' AND reason = 'opted_out'").await;
    is(&database, answer, "state = 'accepted'").await;
    is(&database, long, "state = 'refused' AND attempts = 0").await;
}

async fn a_number_that_fails_again_and_again_is_retired(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let refused = Outcome::Refused { reason: "no such number".to_owned(), permanent: true };
    for n in 0..3 {
        assert_eq!(database.count("suppressions").await, 0);
        let id = queued(&node, Lane::Bulk, 1).await;
        if n == 1 {
            account.sends(&accepted("x")).await;
            let report = serde_json::json!([{ "reference": id, "status": "undelivered" }]);
            // Told twice, counted once.
            reports(&node, report.clone()).await;
            reports(&node, report).await;
        } else {
            account.sends(&refused).await;
        }
    }
    assert_eq!(database.count("suppressions WHERE cause = 'retired'").await, 1);
    let id = queued(&node, Lane::Bulk, 1).await;
    assert_eq!(account.sends(&accepted("x")).await, 0);
    is(&database, id, "state = 'suppressed' AND reason = 'retired'").await;
    // Who writes to us gets an answer, and that it arrives proves that the number lives.
    let id = queued(&node, Lane::Reply, 1).await;
    assert_eq!(account.sends(&accepted("y")).await, 1);
    reports(&node, serde_json::json!([{ "reference": id, "status": "delivered" }])).await;
    assert_eq!(database.count("suppressions").await, 0);
}

async fn after_a_crash_what_was_on_the_wire_is_unknown_and_emergencies_go_again(
    database: Database,
) {
    let world = morning();
    let first = TestGateway::start(&database.store, &world).await;
    let mut account = Account::on(&first).await;
    let (bulk, reply, emergency) = (
        queued(&first, Lane::Bulk, 1).await,
        queued(&first, Lane::Reply, 2).await,
        queued(&first, Lane::Emergency, 3).await,
    );
    let calls = account.steps().await;
    assert_eq!(calls.len(), 3);
    // A report tells of one; of the others nobody knows.
    reports(&first, serde_json::json!([{ "reference": reply, "status": "delivered" }])).await;
    let waiting = queued(&first, Lane::Bulk, 4).await;

    let second = TestGateway::start(&database.store, &world).await;
    let mut watch = second.gateway.watch(second.gateway.account_named("simulator").unwrap());
    let mut driver = second.gateway.try_to_drive(&mut watch).await.unwrap();
    if !database.store.has_one_writer() {
        assert!(driver.is_none(), "the lease of the other node is not over");
        world.pass(Duration::from_millis(59_999));
        assert!(second.gateway.try_to_drive(&mut watch).await.unwrap().is_none());
        world.pass(Duration::from_millis(1));
        driver = second.gateway.try_to_drive(&mut watch).await.unwrap();
    }
    let mut account = Account { node: &second, driver: driver.unwrap(), answers: Vec::new() };
    is(&database, bulk, "state = 'unknown' AND attempts = 1").await;
    is(&database, reply, "state = 'delivered'").await;
    is(&database, emergency, "state = 'queued' AND attempts = 1").await;
    let calls = account.steps().await;
    let ids: Vec<_> = calls.iter().map(|call| call.submit.recipients[0].reference).collect();
    assert_eq!(ids, [emergency, waiting]);
    let listed = second.gateway.unknown(0, 10).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [bulk]);
}

async fn what_did_not_leave_waits_as_before(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let id = queued(&node, Lane::Bulk, 1).await;
    let calls = account.steps().await;
    assert_eq!(calls.len(), 1);
    account.answers.push(Answer { id, fate: Fate::NotSent });
    let calls = account.steps_with(Room::NONE).await;
    assert_eq!((calls.len(), account.driver.on_wire()), (0, 0));
    is(&database, id, "state = 'queued' AND attempts = 0").await;
    assert_eq!(account.sends(&accepted("x")).await, 1);
}

async fn a_translator_that_fails_five_times_costs_one_message(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut account = Account::on(&node).await;
    let id = queued(&node, Lane::Reply, 1).await;
    for attempt in 1..=5 {
        let calls = account.steps().await;
        assert_eq!(calls.len(), 1, "{attempt}");
        account.answers.push(Answer { id, fate: Fate::Fault });
        account.steps_with(Room::NONE).await;
        node.clock_passes(Duration::from_mins(30));
    }
    is(&database, id, "state = 'refused' AND attempts = 5").await;
    assert_eq!(database.count("suppressions").await, 0);
}
