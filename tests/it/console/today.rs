//! Today: what waits, what leaves, and what is wrong.

use std::time::Duration;

use baragumu::{domain::officer::Role, world::World};

use crate::support::{
    console::Browser,
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    what_is_wrong_is_told_in_plain_words,
    an_account_that_fares_badly_is_told_on_today_and_beside_the_settings,
    overdue_tickets_come_first_with_how_late_they_are,
    what_goes_out_shows_how_far_it_is,
}

async fn budgeted(database: &Database) -> TestGateway {
    let settings = format!(
        "[broadcasts]\nday_budget_shillings = 1000\nmonth_budget_shillings = 10000\n{ACCOUNTS}"
    );
    TestGateway::with_settings(&database.store, &morning(), &settings).await
}

/// A lease of another node on every account that sends, so that none is undriven.
async fn driven(database: &Database, node: &TestGateway, stopped_since: &str) {
    let until = node.world.now().after(Duration::from_hours(24 * 30)).as_ms();
    database.execute("DELETE FROM drivers").await;
    for account in ["simulator", "africastalking"] {
        database
            .execute(&format!(
                "INSERT INTO drivers (account, node, term, expires_at, on_wire, stopped_since)
                 VALUES ('{account}', 'another', 1, {until}, '[]', {stopped_since})"
            ))
            .await;
    }
}

async fn what_is_wrong_is_told_in_plain_words(database: Database) {
    let node = budgeted(&database).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console").await;
    assert!(page.body.contains("Akaunti simulator: hakuna seva inayotuma"), "{}", page.body);
    driven(&database, &node, "NULL").await;
    let page = viewer.get("/console").await;
    assert!(!page.body.contains("Yanayohitaji kuangaliwa"), "{}", page.body);

    // Both in hundredths of a shilling: four fifths of the day, next to nothing of the month.
    database.execute("INSERT INTO budgets (period, spent) VALUES ('2026-11-23', 80000)").await;
    let now = node.world.now();
    let soon = now.after(Duration::from_mins(50)).as_ms();
    let later = now.after(Duration::from_hours(3)).as_ms();
    for (id, state, draft, before) in [
        (1, "sending", "{}".to_owned(), soon),
        (2, "sending", "{}".to_owned(), later),
        (3, "submitted", format!(r#"{{"schedule": {{"when": "at", "at": {soon}}}}}"#), 0),
        (4, "submitted", format!(r#"{{"schedule": {{"when": "at", "at": {later}}}}}"#), 0),
    ] {
        let before = if before == 0 { "NULL".to_owned() } else { before.to_string() };
        database
            .execute(&format!(
                "INSERT INTO broadcasts (id, name, class, account, state, author, draft, fingerprint,
                    revision, send_before, audience, created_at, changed_at)
                 VALUES ({id}, 'Tangazo {id}', 'ordinary', 'simulator', '{state}', 'asha', '{draft}',
                    'x', 1, {before}, 0, 1, 1)"
            ))
            .await;
    }
    let page = viewer.get("/console").await;
    for told in [
        "Bajeti ya leo inakaribia kuisha: TZS 800 kati ya TZS 1,000 zimetumika.",
        "Tangazo &#34;Tangazo 1&#34;: ambazo hazijatoka kabla ya",
        "Tangazo &#34;Tangazo 3&#34; bado linasubiri idhini, na limepangwa kuanza",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let wrong = page.between("Yanayohitaji kuangaliwa", "</section>").unwrap();
    for untold in ["Tangazo 2", "Tangazo 4", "mwezi"] {
        assert!(!wrong.contains(untold), "{untold}: {wrong}");
    }

    database.execute("UPDATE budgets SET spent = 99000").await;
    // The check of each minute finds rows that are too few, and says so until they add up.
    database.execute("UPDATE broadcasts SET audience = 5 WHERE id = 2").await;
    assert_eq!(node.gateway.audit_broadcasts().await, Ok(1));
    node.clock_passes(Duration::from_mins(26));
    viewer.get("/console").await;
    node.clock_passes(Duration::from_mins(25));
    let page = viewer.get("/console").await;
    for told in [
        "Bajeti ya leo imeisha: TZS 990 kati ya TZS 1,000 zimetumika.",
        "Tangazo &#34;Tangazo 2&#34;: hesabu za wapokeaji hazilingani.",
        "Tangazo &#34;Tangazo 3&#34; bado linasubiri idhini, na muda wake umepita",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    database.execute("UPDATE broadcasts SET settled_at = 1, state = 'done' WHERE id = 2").await;
    assert_eq!(node.gateway.audit_broadcasts().await, Ok(1), "also when it is over");
    database.execute("UPDATE broadcasts SET audience = 0 WHERE id = 2").await;
    assert_eq!(node.gateway.audit_broadcasts().await, Ok(0));
    assert!(!viewer.get("/console").await.body.contains("hazilingani"));
}

async fn an_account_that_fares_badly_is_told_on_today_and_beside_the_settings(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let hour = node.world.now().as_ms() / 3_600_000;
    let count = async |hour: i64, delivered: i64, failed: i64| {
        database
            .execute(&format!(
                "INSERT INTO delivery_hours (account, hour, accepted, delivered, failed)
                 VALUES ('simulator', {hour}, 1000, {delivered}, {failed})"
            ))
            .await;
    };
    driven(&database, &node, "1000").await;
    count(hour - 30, 950, 50).await;
    count(hour - 1, 60, 40).await;
    let stopped = "Akaunti simulator: kampuni ya simu haijibu tangu";
    let falling = "umefika 60 kati ya kila 100; wiki iliyopita ulikuwa 95.";
    for path in ["/console", "/console/settings"] {
        let page = viewer.get(path).await;
        for told in [stopped, falling] {
            assert!(page.body.contains(told), "{path} {told}: {}", page.body);
        }
    }
    assert!(viewer.get("/console/settings").await.body.contains("60 kati ya kila 100"));
    driven(&database, &node, "NULL").await;
    database
        .execute("UPDATE delivery_hours SET delivered = 0, failed = 100 WHERE accepted = 1000")
        .await;
    count(hour, 1, 99).await;
    database.execute(&format!("DELETE FROM delivery_hours WHERE hour = {}", hour - 30)).await;
    let page = viewer.get("/console").await;
    assert!(page.body.contains("Akaunti simulator: ujumbe mwingi haufiki."), "{}", page.body);
    assert!(!page.body.contains(stopped), "{}", page.body);
    // Another day it is past: nothing is told of an account of which nothing is heard.
    node.clock_passes(Duration::from_hours(24));
    let page = Browser::officer(&node, "Tatu", Role::Viewer).await.get("/console").await;
    assert!(page.body.contains("<h1>Leo</h1>") && !page.body.contains("haufiki"), "{}", page.body);
}

async fn overdue_tickets_come_first_with_how_late_they_are(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let now = node.world.now();
    for (number, state, hours) in [
        (1001, "new", Some(3)),
        (1002, "in-hand", Some(80)),
        (1003, "new", None),
        (1004, "new", Some(30)),
        (1005, "closed", Some(90)),
    ] {
        let due = hours.map(|hours| now.before(Duration::from_hours(hours)).as_ms().to_string());
        database
            .execute(&format!(
                "INSERT INTO tickets (number, msisdn, account, channel, kind, body, language, state,
                    created_at, updated_at, turn_key, due_at)
                 VALUES ({number}, '+255754000001', 'simulator', 'sms', 'question', 'Maji?', 'sw',
                    '{state}', 1, 1, 'key {number}', {})",
                due.unwrap_or_else(|| "NULL".to_owned())
            ))
            .await;
    }
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console").await;
    let overdue = page.between("Hoja zilizopita muda", "</section>").unwrap();
    let places: Vec<usize> = ["imechelewa siku 3", "imechelewa siku 1", "imepita muda leo"]
        .into_iter()
        .map(|late| overdue.find(late).unwrap_or_else(|| panic!("{late}: {overdue}")))
        .collect();
    assert!(places.is_sorted() && overdue.matches("MB-").count() == 3, "{overdue}");
    let open = page.between("Hoja zinazosubiri", "</section>").unwrap();
    assert!(open.contains("MB-1003") && open.matches("MB-").count() == 1, "each once: {open}");
}

async fn what_goes_out_shows_how_far_it_is(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    database
        .execute(
            "INSERT INTO broadcasts (id, name, class, account, state, author, draft, fingerprint,
                revision, audience, created_at, changed_at)
             VALUES (1, 'Maji', 'ordinary', 'simulator', 'sending', 'asha', '{}', 'x', 1, 4, 1, 1)",
        )
        .await;
    for (n, state) in ["queued", "accepted", "delivered", "unknown"].into_iter().enumerate() {
        database
            .execute(&format!(
                "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, state,
                    created_at, due_at, validity, changed_at)
                 VALUES (1, 'simulator', 'bulk', '+25575400000{n}', 'sw', '{state}', 1, 1, 1, 1)"
            ))
            .await;
    }
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console").await;
    assert!(page.body.contains("<progress max=\"4\" value=\"3\""), "{}", page.body);
    assert!(page.body.contains("3 kati ya 4 zimetoka"), "{}", page.body);
}
