//! A bulletin through the console: two people, two sessions.

use std::time::Duration;

use axum::http::StatusCode;
use baragumu::{
    domain::{msisdn::Msisdn, officer::Role},
    store::subscribers,
    world::World,
};

use crate::support::{
    console::Browser,
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    a_bulletin_is_written_by_one_and_approved_by_another,
    a_form_that_is_sent_twice_is_one_bulletin,
    what_is_wrong_is_told_and_nothing_typed_is_lost,
    a_proof_shows_what_arrives_and_what_it_costs,
    a_bulletin_goes_back_with_a_comment_and_is_stopped,
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
    let page = approver.get(&path).await;
    let fingerprint = page.hidden("fingerprint").unwrap().to_owned();
    let page = approver.post(&format!("{path}/approve"), &[("fingerprint", &fingerprint)]).await;
    assert_eq!(page.location, format!("{path}?done=approve"), "{}", page.body);
    node.gateway.look_after_broadcasts().await.unwrap();
    let page = approver.get(&path).await;
    assert!(
        page.body.contains("data-events=") && page.body.contains("<progress max=\"3\""),
        "{}",
        page.body
    );
    let page = author.get(&format!("{path}/recipients")).await;
    assert!(page.body.contains("+255754000100"), "an author sees numbers: {}", page.body);
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get(&format!("{path}/recipients")).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("+255754000100"), "{}", page.body);
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
    let page = approver.get(&path).await;
    let fingerprint = page.hidden("fingerprint").unwrap().to_owned();
    approver.post(&format!("{path}/approve"), &[("fingerprint", &fingerprint)]).await;
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
