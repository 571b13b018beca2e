//! A bulletin through the console: two people, two sessions.

use std::time::Duration;

use axum::http::StatusCode;
use baragumu::{
    domain::{msisdn::Msisdn, officer::Role},
    store::subscribers,
    world::World,
};

use crate::support::{
    console::{Browser, Shown},
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    a_bulletin_is_written_by_one_and_approved_by_another,
    a_bulletin_of_the_night_tells_when_it_really_leaves,
    what_was_approved_stays_on_the_page,
    a_form_that_is_sent_twice_is_one_bulletin,
    what_is_wrong_is_told_and_nothing_typed_is_lost,
    a_proof_shows_what_arrives_and_what_it_costs,
    a_bulletin_goes_back_with_a_comment_and_is_stopped,
    an_approver_sees_what_changed_since_the_last_time,
    a_bulletin_to_very_many_is_summed_by_the_clock,
    a_draft_to_very_many_is_counted_by_the_clock,
}

async fn subscribed(node: &TestGateway, ward: i64) {
    let mut tx = node.store.begin().await.unwrap();
    let now = node.world.now();
    for n in 0..3 {
        let msisdn = Msisdn::parse(&format!("+2557540001{n:02}")).unwrap();
        subscribers::join(&mut tx, &msisdn, now).await.unwrap();
        subscribers::set_ward(&mut tx, &msisdn, ward, now).await.unwrap();
    }
    tx.commit().await.unwrap();
}

const FIELDS: [(&str, &str); 7] = [
    ("name", "Maji Igurusi"),
    ("account", "simulator"),
    ("text.sw", "Halmashauri ya Mbarali: maji hayatakuwepo <KATA> kesho."),
    ("who", "places"),
    ("ward", "3"),
    ("when", "now"),
    ("opt-out-line", "no"),
];

/// Writes the bulletin and gives its path.
async fn written(author: &mut Browser<'_>) -> String {
    assert_eq!(author.get("/console/bulletins/new").await.status, StatusCode::OK);
    let page = author.post("/console/bulletins/new", &FIELDS).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    page.location
}

/// Writes a bulletin that is to leave at another time, submits it, and gives its path.
async fn submitted(author: &mut Browser<'_>, when: &[(&'static str, &'static str)]) -> String {
    author.get("/console/bulletins/new").await;
    let mut fields = FIELDS.to_vec();
    fields.retain(|(name, _)| *name != "when");
    fields.extend(when);
    let path = author.post("/console/bulletins/new", &fields).await.location;
    author.get(&path).await;
    author.post(&format!("{path}/submit"), &[]).await;
    path
}

/// Approves a bulletin as its page shows it, and gives that page.
async fn approved(approver: &mut Browser<'_>, path: &str) -> Shown {
    let shown = approver.get(path).await;
    let fingerprint = shown.hidden("fingerprint").unwrap().to_owned();
    let page = approver.post(&format!("{path}/approve"), &[("fingerprint", &fingerprint)]).await;
    assert_eq!(page.location, format!("{path}?done=approve"), "{}", page.body);
    shown
}

async fn a_bulletin_is_written_by_one_and_approved_by_another(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    subscribed(&node, 3).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    let path = written(&mut author).await;
    let page = author.get(&path).await;
    assert!(page.body.contains("Bado ni rasimu."), "{}", page.body);
    assert!(page.body.contains("maji hayatakuwepo Igurusi kesho."), "{}", page.body);
    let page = author.post(&format!("{path}/submit"), &[]).await;
    assert_eq!(page.location, format!("{path}?done=submit"), "{}", page.body);
    let page = author.get(&page.location).await;
    assert!(page.body.contains("Mtu mwingine ataliidhinisha."), "{}", page.body);
    assert!(!page.body.contains("/approve\""), "the author is offered no approval");

    assert!(approver.get("/console").await.body.contains("Yanasubiri idhini"));
    approved(&mut approver, &path).await;
    node.gateway.look_after_broadcasts().await.unwrap();
    let page = approver.get(&path).await;
    assert!(
        page.body.contains("data-events=") && page.body.contains("<progress max=\"3\""),
        "{}",
        page.body
    );
    assert!(page.body.contains("utatoka baada ya sekunde"), "{}", page.body);
    // Nobody reckons with a quarter of a million seconds.
    database.execute("UPDATE broadcasts SET starts_at = starts_at + 259200000").await;
    let page = approver.get(&path).await;
    assert!(
        page.body.contains("Utumaji utaanza ") && page.body.contains("asubuhi)"),
        "{}",
        page.body
    );
    let page = author.get(&format!("{path}/recipients")).await;
    assert!(page.body.contains("+255754000100"), "an author sees numbers: {}", page.body);
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get(&format!("{path}/recipients")).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("+255754000100"), "{}", page.body);
}

async fn a_bulletin_of_the_night_tells_when_it_really_leaves(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    subscribed(&node, 3).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    let when = [("when", "at"), ("date", "2026-11-25"), ("time", "21:00")];
    let path = submitted(&mut author, &when).await;
    let page = approved(&mut approver, &path).await;
    let morning_after = "26/11/2026 08:00 (saa 2 asubuhi)";
    assert!(page.body.contains(morning_after), "the proof: {}", page.body);
    node.gateway.look_after_broadcasts().await.unwrap();

    let told = format!("saa za utulivu: utumaji utaanza {morning_after}.");
    let page = approver.get(&path).await;
    let progress = page.between("Maendeleo", "</section>").unwrap();
    assert!(progress.contains(&told) && !progress.contains("21:00"), "{progress}");
    for list in ["/console", "/console/bulletins"] {
        let page = approver.get(list).await;
        assert!(page.body.contains("26/11/2026 08:00"), "{list}: {}", page.body);
    }
    // Its time comes, and nothing leaves yet.
    node.clock_passes(Duration::from_hours(2 * 24 + 13));
    node.gateway.look_after_broadcasts().await.unwrap();
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get(&path).await;
    let told = format!("Ni saa za utulivu: utumaji utaendelea {morning_after}.");
    assert!(page.body.contains("Linatumwa.") && page.body.contains(&told), "{}", page.body);
    node.clock_passes(Duration::from_hours(11));
    let mut viewer = Browser::officer(&node, "Tumaini", Role::Viewer).await;
    let page = viewer.get(&path).await;
    assert!(!page.body.contains("saa za utulivu"), "{}", page.body);
    // A warning does not wait.
    database.execute("UPDATE broadcasts SET class = 'emergency', state = 'scheduled'").await;
    database.execute("UPDATE broadcasts SET starts_at = starts_at + 86400000").await;
    let page = viewer.get(&path).await;
    let told = "Utumaji utaanza 26/11/2026 21:00 (saa 3 usiku).";
    assert!(page.body.contains(told), "{}", page.body);
}

async fn what_was_approved_stays_on_the_page(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    subscribed(&node, 3).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    let when = [("when", "weekly"), ("weekday", "2"), ("time", "21:00")];
    let path = submitted(&mut author, &when).await;
    approved(&mut approver, &path).await;

    // A series has nobody of its own; it has a next time, which is not of the night.
    let page = approver.get(&path).await;
    for told in [
        "Zamu ijayo itaanza kutumwa 25/11/2026 08:00 (saa 2 asubuhi).",
        "Kila Jumanne, 21:00 (saa 3 usiku)",
        "Kilichoidhinishwa",
        "maji hayatakuwepo Igurusi kesho.</p>",
        "imechapishwa na Juma",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert!(!page.body.contains("<progress"), "{}", page.body);
    // Its occurrence shows what the series was approved by.
    node.clock_passes(Duration::from_hours(24 + 13));
    node.gateway.look_after_broadcasts().await.unwrap();
    node.gateway.look_after_broadcasts().await.unwrap();
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console/bulletins/2").await;
    for told in ["Kilichoidhinishwa", "maji hayatakuwepo Igurusi kesho.</p>", "<progress max=\"3\""]
    {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    // What nobody was asked to approve is shown as it was written.
    let mut author = Browser::officer(&node, "Neema", Role::Author).await;
    author.get("/console/bulletins/new").await;
    let path = author.post("/console/bulletins/new", &FIELDS).await.location;
    author.get(&path).await;
    author.post(&format!("{path}/cancel"), &[]).await;
    let page = viewer.get(&path).await;
    assert!(page.body.contains("Kilichoandikwa"), "{}", page.body);
    assert!(page.body.contains("maji hayatakuwepo &#60;KATA&#62; kesho.</p>"), "{}", page.body);
}

async fn a_form_that_is_sent_twice_is_one_bulletin(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/bulletins/new").await;
    let first = author.post("/console/bulletins/new", &FIELDS).await;
    let second = author.post("/console/bulletins/new", &FIELDS).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &second.location));
    assert_eq!(database.count("broadcasts").await, 1);
    // Something else under the same key is something else.
    let mut other = FIELDS;
    other[0] = ("name", "Barabara");
    let third = author.post("/console/bulletins/new", &other).await;
    assert_ne!(third.location, first.location);
    assert_eq!(database.count("broadcasts").await, 2);
}

async fn what_is_wrong_is_told_and_nothing_typed_is_lost(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/bulletins/new").await;
    let mut fields = FIELDS.to_vec();
    fields.retain(|(name, _)| *name != "when");
    fields.extend([
        ("when", "weekly"),
        ("weekday", "2"),
        ("time", "9 asubuhi"),
        ("budget", "nyingi"),
    ]);
    let page = author.post("/console/bulletins/new", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "Saa haisomeki.",
        "Bajeti haisomeki.",
        "value=\"nyingi\"",
        "maji hayatakuwepo &#60;KATA&#62;",
    ] {
        assert!(page.body.contains(kept), "{kept}: {}", page.body);
    }
    assert_eq!(database.count("broadcasts").await, 0);
    // A viewer may not write at all.
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    viewer.get("/console").await;
    let page = viewer.post("/console/bulletins/new", &FIELDS).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains("Mwandishi"), "{}", page.body);
}

async fn a_proof_shows_what_arrives_and_what_it_costs(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    subscribed(&node, 3).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/bulletins/new").await;
    let mut fields = FIELDS.to_vec();
    fields.retain(|(name, _)| *name != "text.sw");
    fields.extend([("text.sw", "Ng\u{2019}ombe waogeshwe kesho <SAA>."), ("check", "yes")]);
    let page = author.post("/console/bulletins/new", &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("name=\"value.sw.SAA\""), "a field for its value: {}", page.body);
    assert!(page.body.contains("Nafasi &#60;SAA&#62; haina thamani."), "{}", page.body);
    assert!(page.body.contains("Ng&#39;ombe"), "{}", page.body);
    // The same alone, for the script; and it kept nothing.
    fields.push(("value.sw.SAA", "saa 3 asubuhi"));
    let page = author.post("/console/bulletins/preview", &fields).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("<html"), "{}", page.body);
    assert!(
        page.body.contains("kesho saa 3 asubuhi.") && page.body.contains("TZS"),
        "{}",
        page.body
    );
    assert_eq!(database.count("broadcasts").await, 0);
}

async fn a_bulletin_goes_back_with_a_comment_and_is_stopped(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    subscribed(&node, 3).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    let path = written(&mut author).await;
    author.get(&path).await;
    author.post(&format!("{path}/submit"), &[]).await;
    approver.get(&path).await;
    let page = approver.post(&format!("{path}/return"), &[("comment", "")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = approver.post(&format!("{path}/return"), &[("comment", "Taja tarehe <b>")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = author.get(&path).await;
    assert!(page.body.contains("Taja tarehe &#60;b&#62;"), "{}", page.body);
    let page = author.get(&format!("{path}/edit")).await;
    assert!(page.body.contains("value=\"Maji Igurusi\""), "{}", page.body);
    author.post(&format!("{path}/submit"), &[]).await;
    node.clock_passes(Duration::from_secs(1));
    approved(&mut approver, &path).await;
    node.gateway.look_after_broadcasts().await.unwrap();
    author.get(&path).await;
    let page = author.post(&format!("{path}/pause"), &[]).await;
    assert_eq!(page.location, format!("{path}?done=pause"), "{}", page.body);
    let page = author.get(&path).await;
    assert!(page.body.contains("Limesimamishwa"), "{}", page.body);
    let page = author.post(&format!("{path}/cancel"), &[]).await;
    assert_eq!(page.location, format!("{path}?done=cancel"), "{}", page.body);
    assert!(author.get(&path).await.body.contains("Limesitishwa."));
}

async fn an_approver_sees_what_changed_since_the_last_time(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    subscribed(&node, 3).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    let path = written(&mut author).await;
    author.get(&path).await;
    author.post(&format!("{path}/submit"), &[]).await;
    let page = approver.get(&path).await;
    for told in [
        "Anayeweza kuidhinisha: Juma.",
        "Kinachoombewa idhini",
        "Kata</dt><dd>Igurusi",
        "Mara baada ya kuidhinishwa",
        "Hakuna kikomo chake",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert!(!page.body.contains("Kilichobadilika"), "there is no last time: {}", page.body);
    let comment = [("comment", "Taja saa na kata zote.")];
    let page = approver.post(&format!("{path}/return"), &comment).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);

    author.get(&path).await;
    let mut fields = FIELDS.to_vec();
    fields[2].1 = "Halmashauri ya Mbarali: maji hayatakuwepo <KATA> kesho asubuhi.";
    fields.extend([("ward", "5"), ("budget", "50,000")]);
    let page = author.post(&format!("{path}/edit"), &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    author.get(&path).await;
    let page = author.post(&format!("{path}/submit"), &[]).await;
    assert_eq!(page.location, format!("{path}?done=submit"), "{}", page.body);
    // As it was kept when it was submitted, whatever became of the draft since.
    let page = approved(&mut approver, &path).await;
    let changes = page.between("Kilichobadilika tangu mara ya mwisho", "</section>").unwrap();
    for told in [
        "Lilirudishwa na Juma",
        "Taja saa na kata zote.",
        "<del>kesho.</del>",
        "<ins>kesho asubuhi.</ins>",
        "<del>Igurusi</del>",
        "TZS 50,000",
    ] {
        assert!(changes.contains(told), "{told}: {changes}");
    }
    assert!(!changes.contains("Akaunti ya mtandao"), "what is the same is not told: {changes}");
    let decided = "broadcast_submissions WHERE decided_by = 'Juma' AND decision =";
    assert_eq!(database.count(&format!("{decided} 'returned'")).await, 1);
    assert_eq!(database.count(&format!("{decided} 'approved'")).await, 1);
}

async fn a_bulletin_to_very_many_is_summed_by_the_clock(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let now = node.world.now().as_ms();
    database
        .execute(&format!(
            "INSERT INTO broadcasts (id, name, class, account, state, author, draft, fingerprint,
                revision, audience, created_at, changed_at, approved_at, starts_at, settled_at)
             VALUES (1, 'Maji', 'ordinary', 'simulator', 'done', 'asha', '{{}}', 'x', 1, 30000, 1, 1,
                1, {now}, 1)"
        ))
        .await;
    database
        .execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
             INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, state, created_at,
                due_at, validity, changed_at)
             SELECT 1, 'simulator', 'bulk', '+2557' || CAST(50000000 + i AS TEXT), 'sw', 'accepted',
                1, 1, 1, 1 FROM n",
        )
        .await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let arrived = async |viewer: &mut Browser<'_>| {
        let page = viewer.get("/console/bulletins/1").await;
        let arrived = page.between("Zimefika</dt><dd>", "</dd>").unwrap().to_owned();
        (arrived, page.body.contains("Hesabu ni za"))
    };
    let page = viewer.get("/console/bulletins/1").await;
    for told in ["Hesabu ya ujumbe bado inajumlishwa.", "data-events="] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert!(!page.body.contains("Zimefika"), "nothing is made up: {}", page.body);
    node.gateway.look_after_broadcasts().await.unwrap();
    assert_eq!(arrived(&mut viewer).await, ("0".to_owned(), false));
    database.execute("UPDATE outbox SET state = 'delivered'").await;
    node.clock_passes(Duration::from_secs(9));
    assert_eq!(arrived(&mut viewer).await, ("0".to_owned(), true));
    node.gateway.look_after_broadcasts().await.unwrap();
    assert_eq!(arrived(&mut viewer).await, ("0".to_owned(), true), "not before they are old");
    node.clock_passes(Duration::from_secs(1));
    assert_eq!(arrived(&mut viewer).await, ("0".to_owned(), true), "and no page waits for it");
    node.gateway.look_after_broadcasts().await.unwrap();
    assert_eq!(arrived(&mut viewer).await, ("30,000".to_owned(), false));
    // Over the API they are exact.
    database.execute("UPDATE outbox SET state = 'undelivered' WHERE id % 2 = 0").await;
    let report = node.gateway.report(1).await.unwrap();
    assert_eq!((report.by_state["delivered"], report.people), (15_000, 30_000));
}

async fn a_draft_to_very_many_is_counted_by_the_clock(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    database
        .execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001)
             INSERT INTO subscribers (msisdn, language, ward_code, joined_at, created_at, updated_at)
             SELECT '+2557' || CAST(50000000 + i AS TEXT), 'sw', 3, 1, 1, 1 FROM n",
        )
        .await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    author.get("/console/bulletins/new").await;
    let check = [&FIELDS[..], &[("check", "yes")]].concat();
    let page = author.post("/console/bulletins/new", &check).await;
    let counting = "watu wake bado wanahesabiwa";
    assert!(page.body.contains(counting) && page.body.contains("form=\"bulletin\""));
    let path = written(&mut author).await;
    let page = author.get(&path).await;
    assert!(page.body.contains(counting), "{}", page.body);
    assert!(!page.body.contains("Wapokeaji</dt>"), "nothing is made up: {}", page.body);
    node.gateway.look_after_broadcasts().await.unwrap();
    let page = author.get(&path).await;
    assert!(page.body.contains("<dd>20,001</dd>"), "{}", page.body);
    assert!(!page.body.contains(counting) && !page.body.contains("Walihesabiwa"));
    node.clock_passes(Duration::from_secs(2));
    let page = author.get(&path).await;
    assert!(page.body.contains("Walihesabiwa"), "of when it is: {}", page.body);

    // Nobody approves before they see how many it goes to.
    author.post(&format!("{path}/submit"), &[]).await;
    node.clock_passes(Duration::from_mins(10));
    let page = approver.get(&path).await;
    assert!(page.body.contains(counting) && !page.body.contains("/approve\""), "{}", page.body);
    node.gateway.look_after_broadcasts().await.unwrap();
    let page = approver.get(&path).await;
    assert!(page.body.contains("/approve\""), "{}", page.body);
}
