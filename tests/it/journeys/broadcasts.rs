//! A broadcast's life, stepped by the clock: written, approved, expanded, sent, reported.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use baragumu::{
    domain::{
        broadcast::{Audience, Class, Draft, Exclusions, Stage},
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        outbound::{Lane, Outbound, State},
        schedule::{Clock, Schedule},
        time::Timestamp,
    },
    gateway::{
        audit::Verdict,
        broadcasts::{Broadcast, counts::Counting, report::Plain, upload::Purpose},
        refusal::Refusal,
    },
    store::{outbox, subscribers},
    tables::{Piece, line},
    text::bulletin,
    world::{TestWorld, World},
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    a_bulletin_goes_from_a_draft_to_everybody_once,
    nobody_approves_what_they_wrote,
    any_change_voids_an_approval,
    what_is_wrong_is_refused_before_anybody_approves,
    a_broadcast_is_stopped_and_goes_on_in_every_state,
    overlapping_lists_in_ten_spellings_make_one_row_each,
    an_expansion_that_dies_anywhere_ends_exact,
    each_occurrence_is_made_once_and_a_missed_one_asks,
    a_time_that_was_missed_asks,
    what_outlives_its_time_expires,
    only_what_can_still_arrive_is_tried_again,
    a_retry_that_was_cut_off_is_finished_by_the_clock,
    a_budget_is_raised_by_an_approver_and_nothing_else_changes,
    what_is_held_goes_on_by_resume_too,
    a_budget_that_does_not_last_is_refused,
    a_restored_database_sends_nothing,
    an_older_database_is_found_out,
    a_list_leaves_out_who_wants_nothing,
    sums_are_held_against_the_audience,
    the_line_about_leaving_comes_by_the_rule,
}

const SETTINGS: &str = "\n[broadcasts]\ncountdown_seconds = 10\n";

fn author() -> Officer {
    Officer::new("Asha", Role::Author)
}

fn approver() -> Officer {
    Officer::new("Juma", Role::Approver)
}

fn administrator() -> Officer {
    Officer::new("Neema", Role::Administrator)
}

fn sw() -> Language {
    Language::parse("sw").unwrap()
}

fn en() -> Language {
    Language::parse("en").unwrap()
}

fn number(n: u32) -> Msisdn {
    Msisdn::parse(&format!("+25575{n:07}")).unwrap()
}

async fn start(database: &Database, world: &Arc<TestWorld>, more: &str) -> TestGateway {
    let settings = format!("{SETTINGS}{more}{ACCOUNTS}");
    TestGateway::with_settings(&database.store, world, &settings).await
}

/// People 0 to `count`, of ward 3 (even) and 13 (odd); every fifth reads English.
async fn people(node: &TestGateway, count: u32) {
    let mut tx = node.store.begin().await.unwrap();
    for n in 0..count {
        let now = node.world.now();
        subscribers::join(&mut tx, &number(n), now).await.unwrap();
        let ward = if n % 2 == 0 { 3 } else { 13 };
        subscribers::set_ward(&mut tx, &number(n), ward, now).await.unwrap();
        if n % 5 == 0 {
            subscribers::set_language(&mut tx, &number(n), &en(), now).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

fn draft() -> Draft {
    Draft {
        name: "Maji".to_owned(),
        account: "simulator".to_owned(),
        texts: [
            (sw(), "Halmashauri ya Mbarali: maji yamerudi kata <KATA>.".to_owned()),
            (en(), "Mbarali Council: water is back in <KATA> ward.".to_owned()),
        ]
        .into(),
        opt_out_line: Some(false),
        audience: Audience { everybody: true, ..Audience::default() },
        ..Draft::default()
    }
}

async fn submitted(node: &TestGateway, draft: Draft) -> Broadcast {
    let made = node.gateway.create_broadcast(&author(), draft).await.unwrap();
    node.gateway.submit_broadcast(&author(), made.id).await.unwrap()
}

async fn approved(node: &TestGateway, draft: Draft) -> i64 {
    let row = submitted(node, draft).await;
    node.gateway.approve_broadcast(&approver(), row.id, &row.fingerprint).await.unwrap().id
}

async fn tick(node: &TestGateway) {
    node.gateway.look_after_broadcasts().await.unwrap();
}

async fn stage(node: &TestGateway, id: i64) -> Stage {
    node.gateway.broadcast(id).await.unwrap().state
}

/// Lets the countdown pass and the clock do what is due.
async fn sending(node: &TestGateway, id: i64) {
    tick(node).await;
    node.clock_passes(Duration::from_secs(10));
    tick(node).await;
    assert_eq!(stage(node, id).await, Stage::Sending);
}

/// As the driver would settle all of a broadcast that waits.
async fn settle(database: &Database, id: i64, state: &str, reason: Option<&str>) {
    let reason = reason.map_or("NULL".to_owned(), |reason| format!("'{reason}'"));
    database
        .execute(&format!(
            "UPDATE outbox SET state = '{state}', reason = {reason}, attempts = 1
             WHERE broadcast_id = {id} AND state = 'queued'"
        ))
        .await;
}

fn state_fault(refusal: Result<Broadcast, Refusal>) -> &'static str {
    match refusal {
        Err(Refusal::State(fault)) => fault.key,
        other => panic!("{other:?}"),
    }
}

async fn a_bulletin_goes_from_a_draft_to_everybody_once(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 10).await;
    let made = node.gateway.create_broadcast(&author(), draft()).await.unwrap();
    assert_eq!((made.state, made.author.as_str()), (Stage::Draft, "Asha"));
    let proof = node.gateway.proof_of(made.id, Counting::Anew).await.unwrap();
    assert_eq!(proof.faults, []);
    assert_eq!((proof.people, proof.segments, proof.cost), (10, 10, 22_000));
    assert_eq!(proof.by_ward, [(Some(3), 5), (Some(13), 5)].into());
    assert_eq!(proof.by_language, [(sw(), 8), (en(), 2)].into());
    assert_eq!(proof.by_network, [("vodacom", 10)].into());
    let countdown = node.world.now().after(Duration::from_secs(10));
    assert_eq!(proof.first_at, Some(countdown));

    let row = node.gateway.submit_broadcast(&author(), made.id).await.unwrap();
    let row = node.gateway.approve_broadcast(&approver(), row.id, &row.fingerprint).await.unwrap();
    assert_eq!((row.state, row.starts_at), (Stage::Approved, Some(countdown)));
    tick(&node).await;
    // Frozen: who joins now gets the next one.
    people(&node, 12).await;
    let row = node.gateway.broadcast(row.id).await.unwrap();
    assert_eq!((row.state, row.audience), (Stage::Scheduled, 10));
    tick(&node).await;
    assert_eq!(stage(&node, row.id).await, Stage::Scheduled, "the countdown runs");
    node.clock_passes(Duration::from_secs(10));
    tick(&node).await;
    assert_eq!(stage(&node, row.id).await, Stage::Sending);
    assert_eq!(
        database.count("outbox WHERE broadcast_id > 0 AND lane = 'bulk' AND body IS NULL").await,
        10
    );

    let copy = node.gateway.copy(row.id).await.unwrap().unwrap();
    let body = |language: &Language, ward| copy.body(language, ward).map(str::to_owned);
    assert_eq!(
        body(&sw(), Some(3)).unwrap(),
        "Halmashauri ya Mbarali: maji yamerudi kata Igurusi."
    );
    assert!(body(&en(), Some(13)).unwrap().starts_with("Mbarali Council: water is back in "));
    assert_eq!(body(&sw(), None), None, "whose ward nobody knows is not in the audience");
    assert_eq!(copy.segments(&sw(), Some(3)), Some(1));

    settle(&database, row.id, "delivered", None).await;
    tick(&node).await;
    let report = node.gateway.report(row.id).await.unwrap();
    assert_eq!(report.broadcast.state, Stage::Done);
    assert!(report.adds_up());
    assert_eq!(report.by_reason, [(Plain::Arrived, 10)].into());
    assert_eq!(report.by_ward.len(), 2);
    let Piece { rows, next } = node.gateway.export(row.id, "", 100).await.unwrap();
    assert_eq!((rows.len(), rows[0].len()), (10, node.gateway.recipient_columns().len()));
    let first = line(&rows[0]);
    assert!(first.starts_with("255750000000,en,Igurusi,delivered,"), "{first}");
    assert!(
        first.contains("The phone has it.") && first.contains("Umefika kwenye simu."),
        "{first}"
    );
    assert_eq!(next.as_deref(), Some("+255750000009"));
    assert_eq!(
        node.gateway.export(row.id, "+255750000009", 100).await.unwrap(),
        Piece { rows: Vec::new(), next: None }
    );

    let Verdict::Whole { lines, .. } = node.gateway.verify_trail().await.unwrap() else {
        panic!("the trail is broken")
    };
    // Created, submitted, approved, expanded, frozen, started, finished.
    assert_eq!(lines, 7);
}

async fn nobody_approves_what_they_wrote(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 2).await;
    let row = submitted(&node, draft()).await;
    let approve = async |officer: &Officer| {
        node.gateway.approve_broadcast(officer, row.id, &row.fingerprint).await
    };
    let same = Officer::new(" ASHA ", Role::Administrator);
    assert_eq!(state_fault(approve(&same).await), "broadcast-own");
    let low = Officer::new("Juma", Role::Author);
    assert_eq!(approve(&low).await, Err(Refusal::Role { needs: Role::Approver }));
    let returned = node.gateway.return_broadcast(&approver(), row.id, "Taja kijiji").await.unwrap();
    assert_eq!(
        (returned.state, returned.reason.as_deref()),
        (Stage::Returned, Some("Taja kijiji"))
    );
    // Whoever wrote last is the author: then the first writer may approve.
    let mut changed = draft();
    changed.texts.insert(sw(), "Halmashauri ya Mbarali: maji yamerudi.".to_owned());
    changed.texts.remove(&en());
    node.gateway.edit_broadcast(&approver(), row.id, changed).await.unwrap();
    let row = node.gateway.submit_broadcast(&author(), row.id).await.unwrap();
    let approve = async |officer: &Officer| {
        node.gateway.approve_broadcast(officer, row.id, &row.fingerprint).await
    };
    assert_eq!(state_fault(approve(&approver()).await), "broadcast-own");
    assert_eq!(approve(&same).await.unwrap().state, Stage::Approved);

    // In training, where the settings allow it; an emergency needs two people even there.
    let training = start(&database, &morning(), "self_approval_in_training = \"yes\"\n").await;
    let alone = Officer::new("Asha", Role::Approver);
    let row = submitted(&training, draft()).await;
    let approve = training.gateway.approve_broadcast(&alone, row.id, &row.fingerprint).await;
    assert_eq!(approve.unwrap().state, Stage::Approved);
    let row = submitted(&training, Draft { class: Class::Emergency, ..draft() }).await;
    let approve = training.gateway.approve_broadcast(&alone, row.id, &row.fingerprint).await;
    assert_eq!(state_fault(approve), "broadcast-own");
}

async fn any_change_voids_an_approval(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 2).await;
    let base = draft();
    let group = node.gateway.create_group(&author(), "Watendaji").await.unwrap();
    let first = submitted(&node, base.clone()).await.id;
    let village = node.gateway.menus().directory().villages[0].id.clone();
    let later = node.world.now().after(Duration::from_hours(5));
    let with = |change: &dyn Fn(&mut Draft)| {
        let mut changed = base.clone();
        change(&mut changed);
        changed
    };
    let changes = [
        with(&|it| it.name.push('2')),
        with(&|it| it.class = Class::Emergency),
        with(&|it| "africastalking".clone_into(&mut it.account)),
        with(&|it| it.topic = Some(1)),
        with(&|it| it.template = Some("maji.yamerudi".to_owned())),
        with(&|it| it.texts.get_mut(&sw()).unwrap().push(' ')),
        with(&|it| drop(it.texts.remove(&en()))),
        with(&|it| drop(it.values.insert(sw(), [("KATA".to_owned(), "yako".to_owned())].into()))),
        with(&|it| it.opt_out_line = Some(true)),
        with(&|it| it.audience.everybody = false),
        with(&|it| it.audience.wards = [3].into()),
        with(&|it| it.audience.villages = [village.clone()].into()),
        with(&|it| it.audience.groups = [group].into()),
        with(&|it| it.audience.languages = [sw()].into()),
        with(&|it| it.audience.exclude.wards = [13].into()),
        with(&|it| it.audience.exclude.villages = [village.clone()].into()),
        with(&|it| it.audience.exclude.groups = [group].into()),
        with(&|it| it.schedule = Schedule::At { at: later }),
        with(&|it| it.schedule = Schedule::Daily { time: Clock::parse("09:00").unwrap() }),
        with(&|it| it.valid_minutes = Some(60)),
        with(&|it| it.budget = Some(1_000_000)),
        with(&|it| it.corrects = Some(first)),
    ];
    for changed in changes {
        let row = submitted(&node, base.clone()).await;
        let edited = node.gateway.edit_broadcast(&author(), row.id, changed.clone()).await.unwrap();
        assert_eq!(edited.state, Stage::Draft, "{changed:?}");
        assert_ne!(edited.fingerprint, row.fingerprint, "{changed:?}");
        let approve = node.gateway.approve_broadcast(&approver(), row.id, &row.fingerprint).await;
        assert_eq!(state_fault(approve), "broadcast-changed", "{changed:?}");
        // Nor does it help to know the new fingerprint: nobody asked for approval.
        let approve =
            node.gateway.approve_broadcast(&approver(), row.id, &edited.fingerprint).await;
        assert!(approve.is_err(), "{changed:?}");
    }
    // Once approved, nothing can be changed.
    let id = approved(&node, base.clone()).await;
    let edit = node.gateway.edit_broadcast(&author(), id, base).await;
    assert_eq!(state_fault(edit), "broadcast-state");
}

async fn what_is_wrong_is_refused_before_anybody_approves(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 2).await;
    let faults = async |change: &(dyn Fn(&mut Draft) + Sync)| {
        let mut wrong = draft();
        change(&mut wrong);
        let proof = node.gateway.proof(&wrong, Counting::Anew).await.unwrap();
        proof.faults.into_iter().map(|fault| (fault.field, fault.key)).collect::<Vec<_>>()
    };
    let text = |text: &str| {
        let text = text.to_owned();
        move |it: &mut Draft| drop(it.texts.insert(sw(), text.clone()))
    };
    let one = |field: &str, key: &'static str| vec![(field.to_owned(), key)];
    assert_eq!(faults(&|it| it.name.clear()).await, one("/name", "broadcast-name"));
    assert_eq!(faults(&|it| it.account.clear()).await, one("/account", "broadcast-account"));
    assert_eq!(
        faults(&|it| "vodacom".clone_into(&mut it.account)).await,
        one("/account", "broadcast-account")
    );
    assert_eq!(faults(&|it| it.topic = Some(99)).await, one("/topic", "broadcast-topic"));
    assert_eq!(
        faults(&|it| it.audience.everybody = false).await,
        one("/audience", "broadcast-audience-empty")
    );
    assert_eq!(
        faults(&|it| it.audience.exclude.wards = [3, 13].into()).await,
        one("/audience", "broadcast-nobody")
    );
    assert_eq!(
        faults(&|it| it.audience.exclude.wards = [77].into()).await,
        one("/audience/exclude/wards", "broadcast-ward")
    );
    assert_eq!(
        faults(&|it| it.audience.groups = [77].into()).await,
        one("/audience/groups", "broadcast-group")
    );
    let past = Timestamp::from_ms(0);
    assert_eq!(
        faults(&|it| it.schedule = Schedule::At { at: past }).await,
        one("/schedule/at", "broadcast-time-past")
    );
    assert_eq!(faults(&text(" ")).await, one("/texts/sw", "broadcast-text-empty"));
    assert_eq!(
        faults(&text("Maji <KIJIJI> Mbarali")).await,
        one("/values/sw/KIJIJI", "broadcast-value-missing")
    );
    assert_eq!(
        faults(&text("Maji <NENO> Mbarali")).await,
        one("/texts/sw", "broadcast-placeholder")
    );
    assert_eq!(
        faults(&text("Mbarali: bofya bit.ly/maji")).await,
        one("/texts/sw", "broadcast-link")
    );
    assert_eq!(faults(&text("Mbarali: tuma PIN yako")).await, one("/texts/sw", "broadcast-secret"));
    assert_eq!(
        faults(&text("Mbarali \u{5d0}")).await,
        one("/texts/sw", "broadcast-character-lost")
    );
    assert_eq!(
        faults(&text(&"Mbarali ".repeat(40))).await,
        one("/texts/sw", "broadcast-text-long")
    );
    assert_eq!(
        faults(&|it| it.budget = Some(4_399)).await,
        one("/budget", "broadcast-budget-passed")
    );
    // A template as it is, with its values missing, is refused whole when it is submitted.
    let made = node
        .gateway
        .create_broadcast(
            &author(),
            Draft { texts: [(sw(), "<SAA> <MTO>".to_owned())].into(), ..draft() },
        )
        .await
        .unwrap();
    match node.gateway.submit_broadcast(&author(), made.id).await {
        Err(Refusal::Fields(faults)) => assert_eq!(faults.len(), 2),
        other => panic!("{other:?}"),
    }
    // What is only better seen is a warning: two parts, and the apostrophe of a word processor.
    let mut wide = draft();
    wide.texts.insert(sw(), format!("Mbarali ng\u{2019}ombe {}", "a".repeat(150)));
    let proof = node.gateway.proof(&wide, Counting::Anew).await.unwrap();
    assert_eq!(proof.faults, []);
    let keys: BTreeSet<_> = proof.warnings.iter().map(|fault| fault.key).collect();
    assert_eq!(keys, ["broadcast-replaced", "broadcast-segments"].into());
    let forcing = proof.texts[1].forcing.as_ref().unwrap();
    assert_eq!((forcing.at, forcing.from), (10, '\u{2019}'));
}

async fn a_broadcast_is_stopped_and_goes_on_in_every_state(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 3).await;
    let queued = async |id: i64| {
        database.count(&format!("outbox WHERE broadcast_id = {id} AND state = 'queued'")).await
    };
    for ticks in 0..3 {
        let id = approved(&node, draft()).await;
        for _ in 0..ticks {
            tick(&node).await;
            node.clock_passes(Duration::from_secs(10));
        }
        let before = stage(&node, id).await;
        let paused = node.gateway.pause_broadcast(&author(), id).await.unwrap();
        assert_eq!((paused.state, paused.resumes), (Stage::Paused, Some(before)));
        let rows = queued(id).await;
        tick(&node).await;
        node.clock_passes(Duration::from_mins(1));
        tick(&node).await;
        assert_eq!((stage(&node, id).await, queued(id).await), (Stage::Paused, rows));
        assert!(
            node.gateway.resume_broadcast(&author(), id).await.is_err(),
            "an author resumed it"
        );
        let resumed = node.gateway.resume_broadcast(&approver(), id).await.unwrap();
        assert_eq!((resumed.state, resumed.resumes), (before, None));
        sending(&node, id).await;
        let cancelled = node.gateway.cancel_broadcast(&author(), id).await.unwrap();
        assert_eq!(cancelled.state, Stage::Cancelled);
        tick(&node).await;
        let report = node.gateway.report(id).await.unwrap();
        assert!(report.adds_up() && report.broadcast.settled_at.is_some());
        assert_eq!(report.by_state, [("cancelled", 3)].into());
        assert_eq!(
            state_fault(node.gateway.cancel_broadcast(&author(), id).await),
            "broadcast-state"
        );
    }
    // Before it was approved there is nothing to wait for.
    let row = submitted(&node, draft()).await;
    let row = node.gateway.cancel_broadcast(&author(), row.id).await.unwrap();
    assert!(row.state == Stage::Cancelled && row.settled_at.is_some());
}

async fn overlapping_lists_in_ten_spellings_make_one_row_each(database: Database) {
    let world = morning();
    let node = start(&database, &world, "").await;
    let store = database.another_store().await;
    let settings = format!("{SETTINGS}{ACCOUNTS}");
    let other = TestGateway::with_settings(&store, &world, &settings).await;
    people(&node, 40).await;
    let spell = |n: u32, spelling: u32| {
        let national = format!("75{n:07}");
        match spelling % 10 {
            0 => format!("0{national}"),
            1 => format!("+255{national}"),
            2 => format!("255{national}"),
            3 => national,
            4 => format!("00255{national}"),
            5 => format!("'0{national}"),
            6 => format!("\"=\"\"0{national}\"\"\""),
            7 => format!("0{} {}", &national[..3], &national[3..]),
            8 => format!("tel:+255{national}"),
            _ => format!("255{national}.0"),
        }
    };
    let mut groups = BTreeSet::new();
    for list in 0..3 {
        let mut file = String::from("namba\n");
        for n in (20..60).chain(30..50) {
            for spelling in 0..10 {
                file.push_str(&spell(n + list * 10, spelling + list));
                file.push('\n');
            }
        }
        let name = format!("orodha {list}");
        let (group, reading) =
            node.gateway.upload_group(&author(), &name, file.as_bytes()).await.unwrap();
        assert_eq!((reading.members.len(), reading.faulty), (40, 0));
        groups.insert(group);
    }
    let mut to_all = draft();
    to_all.audience.groups = groups;
    to_all.texts = [(sw(), "Halmashauri ya Mbarali: mkutano kesho.".to_owned())].into();
    let ids = [approved(&node, to_all.clone()).await, approved(&node, to_all).await];
    for _ in 0..4 {
        let (one, two) = tokio::join!(
            Box::pin(node.gateway.look_after_broadcasts()),
            Box::pin(other.gateway.look_after_broadcasts())
        );
        one.and(two).unwrap();
    }
    for id in ids {
        let row = node.gateway.broadcast(id).await.unwrap();
        assert_eq!((row.state, row.audience), (Stage::Scheduled, 80));
        let rows =
            format!("(SELECT DISTINCT msisdn FROM outbox WHERE broadcast_id = {id}) AS people");
        assert_eq!(database.count(&rows).await, 80);
        assert_eq!(database.count(&format!("outbox WHERE broadcast_id = {id}")).await, 80);
    }
    store.close().await;
}

async fn an_expansion_that_dies_anywhere_ends_exact(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 30).await;
    let mut to_all = draft();
    to_all.texts = [(sw(), "Halmashauri ya Mbarali: mkutano kesho.".to_owned())].into();
    for list in 0..6 {
        let group = node.gateway.create_group(&author(), &format!("kundi {list}")).await.unwrap();
        let members: Vec<_> = (list * 10..list * 10 + 20)
            .map(|n| baragumu::gateway::broadcasts::groups::Member {
                msisdn: number(n),
                language: None,
                ward_code: None,
            })
            .collect();
        node.gateway.put_members(&author(), group, &members).await.unwrap();
        to_all.audience.groups.insert(group);
    }
    let id = approved(&node, to_all).await;
    // Whatever it was at is dropped, as a kill would: later and later.
    for microseconds in (0..).map(|n| n * 150) {
        let working = node.gateway.look_after_broadcasts();
        let patience = Duration::from_micros(microseconds);
        let _ = tokio::time::timeout(patience, working).await;
        // In one statement: what was sent to the database last may be committed meanwhile.
        let together = format!(
            "broadcasts WHERE id = {id} AND audience = \
             (SELECT COUNT(*) FROM outbox WHERE broadcast_id = {id})"
        );
        assert_eq!(database.count(&together).await, 1, "rows and audience are written together");
        if stage(&node, id).await == Stage::Scheduled {
            break;
        }
    }
    assert_eq!(node.gateway.broadcast(id).await.unwrap().audience, 70);
}

async fn each_occurrence_is_made_once_and_a_missed_one_asks(database: Database) {
    let world = morning();
    let node = start(&database, &world, "").await;
    let other = start(&database, &world, "").await;
    people(&node, 2).await;
    let time = Clock::parse("10:00").unwrap();
    let id = approved(&node, Draft { schedule: Schedule::Daily { time }, ..draft() }).await;
    let children = async || {
        let all = node.gateway.broadcasts(None, i64::MAX, 100).await.unwrap();
        let mut children: Vec<_> = all.into_iter().filter(|it| it.series == Some(id)).collect();
        children.reverse();
        children
    };
    let both = async || {
        for _ in 0..3 {
            let (one, two) = tokio::join!(
                Box::pin(node.gateway.look_after_broadcasts()),
                Box::pin(other.gateway.look_after_broadcasts())
            );
            one.and(two).unwrap();
        }
    };
    // Tuesday 10:00 is two hours away; the audience is frozen five minutes before.
    both().await;
    assert_eq!(children().await, []);
    node.clock_passes(Duration::from_mins(116));
    both().await;
    let made = children().await;
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].state, made[0].audience), (Stage::Scheduled, 2));
    node.clock_passes(Duration::from_mins(4));
    both().await;
    assert_eq!(stage(&node, made[0].id).await, Stage::Sending);
    assert!(node.gateway.copy(made[0].id).await.unwrap().is_some());
    settle(&database, made[0].id, "delivered", None).await;
    // Two days and a half without service: two occurrences were missed.
    node.clock_passes(Duration::from_hours(60));
    both().await;
    both().await;
    let made = children().await;
    let told: Vec<_> = made.iter().map(|it| (it.state, it.reason.as_deref())).collect();
    let missed = (Stage::Held, Some("missed"));
    assert_eq!(told, [(Stage::Done, None), missed, missed]);
    // An officer decides about each; what is released starts with a countdown.
    node.gateway.cancel_broadcast(&author(), made[1].id).await.unwrap();
    let released = node.gateway.release_broadcast(&approver(), made[2].id).await.unwrap();
    assert_eq!(released.starts_at, Some(node.world.now().after(Duration::from_secs(10))));
    sending(&node, made[2].id).await;
    // A cancelled series makes no more.
    node.gateway.cancel_broadcast(&author(), id).await.unwrap();
    node.clock_passes(Duration::from_hours(48));
    both().await;
    assert_eq!(children().await.len(), 3);
}

async fn a_time_that_was_missed_asks(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 2).await;
    let at = node.world.now().after(Duration::from_hours(2));
    let once = Draft { schedule: Schedule::At { at }, valid_minutes: Some(600), ..draft() };
    let frozen = approved(&node, once.clone()).await;
    tick(&node).await;
    let untouched = approved(&node, once).await;
    // An hour late is late; more asks.
    node.clock_passes(Duration::from_mins(181));
    tick(&node).await;
    for id in [frozen, untouched] {
        let row = node.gateway.broadcast(id).await.unwrap();
        assert_eq!((row.state, row.reason.as_deref()), (Stage::Held, Some("missed")));
        node.gateway.release_broadcast(&approver(), id).await.unwrap();
        sending(&node, id).await;
    }
}

async fn what_outlives_its_time_expires(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 4).await;
    let id = approved(&node, Draft { valid_minutes: Some(30), ..draft() }).await;
    sending(&node, id).await;
    database
        .execute(
            "UPDATE outbox SET state = 'delivered' WHERE msisdn LIKE '%0' AND broadcast_id > 0",
        )
        .await;
    node.gateway.pause_broadcast(&author(), id).await.unwrap();
    node.clock_passes(Duration::from_mins(31));
    let late = node.gateway.resume_broadcast(&approver(), id).await;
    assert_eq!(state_fault(late), "broadcast-too-late");
    tick(&node).await;
    tick(&node).await;
    let report = node.gateway.report(id).await.unwrap();
    assert_eq!(report.broadcast.state, Stage::Expired);
    assert!(report.adds_up() && report.broadcast.settled_at.is_some());
    assert_eq!(report.by_state, [("delivered", 1), ("expired", 3)].into());
    assert_eq!(report.by_reason, [(Plain::Arrived, 1), (Plain::TooLate, 3)].into());
}

async fn only_what_can_still_arrive_is_tried_again(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 9).await;
    let id = approved(&node, draft()).await;
    sending(&node, id).await;
    let fates = [
        ("delivered", "NULL"),
        ("undelivered", "'AbsentSubscriber'"),
        ("undelivered", "'UserDoesNotExist'"),
        ("expired", "'validity ended before an attempt succeeded'"),
        ("refused", "'406 UserInBlackList'"),
        ("suppressed", "'opted_out'"),
        ("unknown", "'no clear answer to the submit'"),
        ("undelivered", "NULL"),
        ("cancelled", "NULL"),
    ];
    for (n, (state, reason)) in (0..).zip(fates) {
        let msisdn = number(n);
        database
            .execute(&format!(
                "UPDATE outbox SET state = '{state}', reason = {reason} WHERE msisdn = '{}'",
                msisdn.e164()
            ))
            .await;
    }
    let early = node.gateway.retry_broadcast(&approver(), id, false).await;
    assert_eq!(state_fault(early), "broadcast-state");
    tick(&node).await;
    assert_eq!(stage(&node, id).await, Stage::Done);
    node.clock_passes(Duration::from_hours(1));
    let again = node.gateway.retry_broadcast(&approver(), id, false).await.unwrap();
    assert_eq!(again.state, Stage::Sending);
    let queued = async || {
        let page = node.gateway.recipients(id, Some(State::Queued), "", 99).await.unwrap();
        page.into_iter().map(|it| it.msisdn).collect::<Vec<_>>()
    };
    assert_eq!(queued().await, [number(1), number(3), number(7)]);
    assert!(node.gateway.report(id).await.unwrap().adds_up());
    settle(&database, id, "delivered", None).await;
    tick(&node).await;
    let nothing = node.gateway.retry_broadcast(&approver(), id, false).await;
    assert_eq!(state_fault(nothing), "broadcast-nothing-to-retry");
    node.gateway.retry_broadcast(&approver(), id, true).await.unwrap();
    assert_eq!(queued().await, [number(6)]);
}

async fn a_retry_that_was_cut_off_is_finished_by_the_clock(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 6).await;
    let id = approved(&node, draft()).await;
    sending(&node, id).await;
    settle(&database, id, "undelivered", Some("AbsentSubscriber")).await;
    tick(&node).await;
    assert_eq!(stage(&node, id).await, Stage::Done);
    let queued =
        async || node.gateway.recipients(id, Some(State::Queued), "", 99).await.unwrap().len();
    // As the process leaves it that ends after a first piece.
    node.gateway.retry_broadcast(&approver(), id, false).await.unwrap();
    database
        .execute(&format!(
            "UPDATE broadcasts SET state = 'paused', resumes = 'sending', reason = 'retry' \
             WHERE id = {id}"
        ))
        .await;
    database
        .execute(&format!(
            "UPDATE outbox SET state = 'undelivered', reason = 'AbsentSubscriber' \
             WHERE broadcast_id = {id} AND msisdn > '+255750000002'"
        ))
        .await;
    tick(&node).await;
    assert_eq!((stage(&node, id).await, queued().await), (Stage::Paused, 3), "it may be at it");
    node.clock_passes(Duration::from_mins(2));
    tick(&node).await;
    assert_eq!((stage(&node, id).await, queued().await), (Stage::Sending, 6));
    assert!(node.gateway.report(id).await.unwrap().adds_up());
}

async fn a_budget_is_raised_by_an_approver_and_nothing_else_changes(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 4).await;
    let raise =
        async |officer: &Officer, id, budget| node.gateway.raise_budget(officer, id, budget).await;
    let open = submitted(&node, Draft { budget: Some(10_000), ..draft() }).await;
    assert_eq!(state_fault(raise(&approver(), open.id, Some(20_000)).await), "broadcast-state");
    let id = approved(&node, Draft { budget: Some(10_000), ..draft() }).await;
    let before = node.gateway.broadcast(id).await.unwrap();
    let own = Officer::new("asha", Role::Approver);
    assert_eq!(state_fault(raise(&own, id, Some(20_000)).await), "broadcast-own");
    let low = Officer::new("Neema", Role::Author);
    assert_eq!(raise(&low, id, None).await, Err(Refusal::Role { needs: Role::Approver }));
    for lower in [0, 9_999, 10_000] {
        let refused = raise(&approver(), id, Some(lower)).await;
        let Err(Refusal::Fields(faults)) = refused else { panic!("{refused:?}") };
        assert_eq!(faults[0].key, "broadcast-budget-raise");
    }
    let raised = raise(&approver(), id, Some(20_000)).await.unwrap();
    let expected = Broadcast {
        budget: Some(20_000),
        revision: before.revision + 1,
        changed_at: raised.changed_at,
        ..before
    };
    assert_eq!(raised, expected);
    assert_eq!(node.gateway.broadcast(id).await.unwrap(), expected);
    sending(&node, id).await;
    assert_eq!(raise(&approver(), id, None).await.unwrap().budget, None);
    let lines = "audit WHERE action = 'broadcast.budget'";
    assert_eq!(database.count(lines).await, 2);
}

async fn what_is_held_goes_on_by_resume_too(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 2).await;
    let id = approved(&node, draft()).await;
    tick(&node).await;
    assert_eq!(stage(&node, id).await, Stage::Scheduled);
    node.clock_passes(Duration::from_hours(3));
    tick(&node).await;
    assert_eq!(stage(&node, id).await, Stage::Held, "its time was missed");
    let resumed = node.gateway.resume_broadcast(&approver(), id).await.unwrap();
    let countdown = node.world.now().after(Duration::from_secs(10));
    assert_eq!((resumed.state, resumed.starts_at), (Stage::Scheduled, Some(countdown)));
    assert_eq!(database.count("audit WHERE action = 'broadcast.release'").await, 1);
}

async fn a_budget_that_does_not_last_is_refused(database: Database) {
    let node = start(&database, &morning(), "day_budget_shillings = 100\n").await;
    people(&node, 4).await;
    // Four messages of 22 shillings.
    let row = submitted(&node, draft()).await;
    let mut tx = database.store.begin().await.unwrap();
    let spent = baragumu::store::budgets::spend(
        &mut tx,
        row.id,
        "2026-11-23",
        "2026-11",
        1_300,
        baragumu::domain::broadcast::Limits::default(),
    );
    assert_eq!(spent.await.unwrap(), None);
    tx.commit().await.unwrap();
    let approve = node.gateway.approve_broadcast(&approver(), row.id, &row.fingerprint).await;
    let Err(Refusal::State(fault)) = approve else { panic!("{approve:?}") };
    assert_eq!(fault.key, "broadcast-day-budget");
    assert_eq!(fault.arguments, [("cost", "88".to_owned()), ("left", "87".to_owned())]);
    node.clock_passes(Duration::from_hours(24));
    let approve = node.gateway.approve_broadcast(&approver(), row.id, &row.fingerprint).await;
    assert_eq!(approve.unwrap().state, Stage::Approved);
}

async fn reply(node: &TestGateway, n: u32) {
    let now = node.world.now();
    let reply = Outbound {
        account: "simulator".to_owned(),
        msisdn: number(n),
        lane: Lane::Reply,
        language: sw(),
        body: "Karibu".to_owned(),
        validity: now.after(Duration::from_hours(1)),
    };
    let mut tx = node.store.begin().await.unwrap();
    outbox::enqueue(&mut tx, &reply, None, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn a_restored_database_sends_nothing(database: Database) {
    let folder = tempfile::tempdir().unwrap();
    let node = start(&database, &morning(), "").await;
    people(&node, 3).await;
    let watch = async |node: &TestGateway| {
        node.clock_passes(Duration::from_secs(1));
        node.gateway.watch_over_database(folder.path()).await.unwrap();
        node.gateway.is_held()
    };
    // Fresh, beating, started again: never held.
    for _ in 0..3 {
        assert!(!watch(&node).await);
        let again = start(&database, &node.world, "").await;
        assert!(!watch(&again).await);
    }
    let sends = approved(&node, draft()).await;
    sending(&node, sends).await;
    let waits = approved(&node, draft()).await;
    let time = Clock::parse("10:00").unwrap();
    let series = approved(&node, Draft { schedule: Schedule::Daily { time }, ..draft() }).await;
    let paused = approved(&node, draft()).await;
    node.gateway.pause_broadcast(&author(), paused).await.unwrap();
    let asked = submitted(&node, draft()).await;
    reply(&node, 1).await;
    // What every copy has in common: it is known to stand elsewhere.
    database.execute("UPDATE instance SET value = 'elsewhere' WHERE name = 'identity'").await;
    let restored = start(&database, &node.world, "").await;
    assert!(watch(&restored).await);
    tick(&restored).await;
    for id in [sends, waits, series, paused] {
        let row = restored.gateway.broadcast(id).await.unwrap();
        assert_eq!((row.state, row.reason.as_deref()), (Stage::Held, Some("restored")), "{id}");
    }
    assert_eq!(database.count("outbox WHERE broadcast_id = 0 AND state = 'unknown'").await, 1);
    // What is asked for now is no copy's.
    reply(&restored, 2).await;
    assert!(watch(&restored).await, "it stays held until it is confirmed");
    let again = start(&database, &node.world, "").await;
    assert!(watch(&again).await, "also when it is started again");
    assert_eq!(database.count("outbox WHERE broadcast_id = 0 AND state = 'queued'").await, 1);
    let approve =
        restored.gateway.approve_broadcast(&approver(), asked.id, &asked.fingerprint).await;
    assert_eq!(state_fault(approve), "broadcast-unconfirmed");
    let release = restored.gateway.release_broadcast(&approver(), sends).await;
    assert_eq!(state_fault(release), "broadcast-unconfirmed");
    node.clock_passes(Duration::from_hours(3));
    tick(&restored).await;
    assert_eq!(database.count("broadcasts WHERE state = 'sending'").await, 0);

    let confirm = restored.gateway.confirm_restored(&approver()).await;
    assert_eq!(confirm, Err(Refusal::Role { needs: Role::Administrator }));
    restored.gateway.confirm_restored(&administrator()).await.unwrap();
    assert!(!watch(&restored).await);
    tick(&restored).await;
    // Still a person decides about each.
    assert_eq!(database.count("broadcasts WHERE state = 'held'").await, 4);
    restored.gateway.cancel_broadcast(&author(), waits).await.unwrap();
    let released = restored.gateway.release_broadcast(&approver(), sends).await.unwrap();
    assert_eq!(released.state, Stage::Scheduled);
    sending(&restored, sends).await;
}

async fn an_older_database_is_found_out(database: Database) {
    let folder = tempfile::tempdir().unwrap();
    let node = start(&database, &morning(), "").await;
    for _ in 0..4 {
        node.gateway.watch_over_database(folder.path()).await.unwrap();
    }
    // As it was some beats ago.
    database.execute("UPDATE instance SET value = '2' WHERE name = 'beat'").await;
    node.gateway.watch_over_database(folder.path()).await.unwrap();
    assert!(node.gateway.is_held());
    node.gateway.confirm_restored(&administrator()).await.unwrap();
    node.gateway.watch_over_database(folder.path()).await.unwrap();
    assert!(!node.gateway.is_held());
    // Another data folder: a copy of the file, but a further node of a cluster.
    let other = tempfile::tempdir().unwrap();
    node.gateway.watch_over_database(other.path()).await.unwrap();
    assert_eq!(node.gateway.is_held(), database.store.has_one_writer());
}

async fn a_list_leaves_out_who_wants_nothing(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 1).await;
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'opted_out', 0)",
            number(50).e164()
        ))
        .await;
    let file = "simu,kata\n0750000050,Igurusi\n0750000051,Igurusi\n0750000052,Mbeya\n";
    let reading =
        node.gateway.read_upload(&author(), file.as_bytes(), Purpose::Group).await.unwrap();
    assert_eq!((reading.rows, reading.suppressed, reading.faulty), (3, 1, 1));
    assert_eq!(reading.members.len(), 1);
    assert_eq!(node.gateway.groups().await.unwrap(), [], "a dry run keeps nothing");
    let (group, _) =
        node.gateway.upload_group(&author(), "Igurusi", file.as_bytes()).await.unwrap();
    let members = node.gateway.members(group, "", 9).await.unwrap();
    assert_eq!((members.len(), members[0].ward_code), (1, Some(3)));
    // Who opts out after they were put in gets nothing either.
    let mut to_list = draft();
    to_list.audience =
        Audience { groups: [group].into(), exclude: Exclusions::default(), ..Audience::default() };
    database
        .execute(&format!(
            "INSERT INTO suppressions (msisdn, cause, since) VALUES ('{}', 'opted_out', 0)",
            number(51).e164()
        ))
        .await;
    let proof = node.gateway.proof(&to_list, Counting::Anew).await.unwrap();
    assert_eq!((proof.people, proof.suppressed), (0, 1));
}

async fn sums_are_held_against_the_audience(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 3).await;
    let id = approved(&node, draft()).await;
    sending(&node, id).await;
    assert_eq!(node.gateway.audit_broadcasts().await, Ok(0));
    database.execute("DELETE FROM outbox WHERE msisdn LIKE '%1'").await;
    assert_eq!(node.gateway.audit_broadcasts().await, Ok(1));
    assert!(!node.gateway.report(id).await.unwrap().adds_up());
}

async fn the_line_about_leaving_comes_by_the_rule(database: Database) {
    let node = start(&database, &morning(), "").await;
    people(&node, 2).await;
    let undecided = Draft { opt_out_line: None, ..draft() };
    let mut ids = Vec::new();
    for expected in [true, false] {
        let made = node.gateway.create_broadcast(&author(), undecided.clone()).await.unwrap();
        // It is shown, and measured, as it will be submitted.
        let proof = node.gateway.proof_of(made.id, Counting::Anew).await.unwrap();
        let told = &proof.texts.iter().find(|it| it.language == sw()).unwrap();
        assert_eq!((proof.opt_out_line, told.text.ends_with("ONDOA.")), (expected, expected));
        assert_eq!(told.units > 60, expected, "{}", told.units);
        let row = node.gateway.submit_broadcast(&author(), made.id).await.unwrap();
        assert_eq!(proof.fingerprint, row.fingerprint);
        assert_eq!((row.opt_out_line, row.draft.opt_out_line), (expected, Some(expected)));
        node.gateway.approve_broadcast(&approver(), row.id, &row.fingerprint).await.unwrap();
        ids.push(row.id);
    }
    let copy = node.gateway.copy(ids[0]).await.unwrap().unwrap();
    assert!(copy.body(&sw(), Some(3)).unwrap().ends_with("Igurusi. Kujitoa tuma ONDOA."));
    assert!(copy.body(&en(), Some(3)).unwrap().ends_with("ward. To leave send STOP."));
    let warning = submitted(&node, Draft { class: Class::Emergency, ..undecided.clone() }).await;
    assert!(!warning.opt_out_line, "a warning carries it only if its author wants it to");
    node.clock_passes(Duration::from_hours(30 * 24 + 1));
    assert!(submitted(&node, undecided).await.opt_out_line);
}

/// Widths of content.md 5.3: id, Swahili, English.
const WIDTHS: [(&str, usize, usize); 21] = [
    ("maji.katizo", 145, 146),
    ("maji.yamerudi", 140, 130),
    ("afya.chanjo", 137, 138),
    ("afya.mlipuko", 144, 132),
    ("mkutano.baraza", 136, 126),
    ("mkutano.kijiji", 141, 137),
    ("kilimo.ruzuku", 131, 129),
    ("kilimo.wakala", 160, 157),
    ("kilimo.maji", 150, 145),
    ("mifugo.chanjo", 144, 143),
    ("zabuni.tangazo", 150, 134),
    ("mkopo.10", 143, 128),
    ("mapato.kumbusho", 154, 142),
    ("dharura.mafuriko", 148, 150),
    ("dharura.salama", 143, 124),
    ("barabara", 160, 153),
    ("elimu.uandikishaji", 134, 135),
    ("mradi.hatua", 152, 145),
    ("utapeli.onyo", 129, 136),
    ("sahihisho", 154, 145),
    ("dawati.jibu", 132, 126),
];

#[tokio::test]
async fn every_template_is_as_wide_as_it_was_measured() {
    crate::support::databases::on_sqlite(async |database: Database| {
        let node = start(&database, &morning(), "").await;
        let templates = node.gateway.broadcast_settings().office.templates();
        let measured: Vec<_> = templates
            .iter()
            .map(|template| {
                let width = |language| {
                    let text = &template.texts[&language];
                    bulletin::proof(text, &std::collections::BTreeMap::new(), None, None)
                        .widest
                        .units
                };
                (template.id.as_str(), width(sw()), width(en()))
            })
            .collect();
        assert_eq!(measured, WIDTHS);
        // With the line about leaving, fourteen of them need a second part or fewer words.
        let wide = templates.iter().filter(|template| {
            let text = &template.texts[&sw()];
            let line = Some("Kujitoa tuma ONDOA.");
            bulletin::proof(text, &std::collections::BTreeMap::new(), None, line).widest.count() > 1
        });
        assert_eq!(wide.count(), 14);
        // Not one of them says what a text must not say.
        for template in templates {
            for text in template.texts.values() {
                let names = &node.gateway.broadcast_settings().link_names;
                assert_eq!(bulletin::lint::faults(text, names), [], "{}", template.id);
            }
        }
    })
    .await;
}
