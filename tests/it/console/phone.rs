//! The phone on the page: it speaks through the callbacks' own door.

use axum::http::StatusCode;
use baragumu::{
    domain::{msisdn::Msisdn, officer::Role},
    store::subscribers,
};

use crate::support::{
    console::{Browser, Shown},
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    a_dialogue_is_led_key_by_key,
    a_leg_that_is_sent_twice_shows_the_same_screen,
    a_lost_network_is_resumed_and_hanging_up_is_told,
    a_message_is_sent_and_its_answer_read,
    nobody_is_impersonated_where_citizens_are_served,
    who_only_reads_presses_no_key,
}

const PHONE: &str = "/console/phone";

/// Only accounts of training.
const TRAINING: &str = r#"
[server]
requests_per_second = 1_000_000
burst = 1_000_000

[[accounts]]
name = "simulator"
operator = "simulator"
callback_key = "a-key-nobody-may-see"
deadline_ms = 15_000
"#;

/// A page with every field of the phone on it, as a browser sends it back.
async fn pressed(browser: &mut Browser<'_>, button: (&str, &str), typed: &[(&str, &str)]) -> Shown {
    let page = browser.page.clone().unwrap();
    let mut fields = vec![button];
    fields.extend_from_slice(typed);
    let hidden: Vec<(&str, String)> = ["session", "turn", "code", "screen"]
        .into_iter()
        .map(|name| (name, unescaped(page.hidden(name).unwrap_or_default())))
        .collect();
    fields.extend(hidden.iter().map(|(name, value)| (*name, value.as_str())));
    let given = |name: &str| typed.iter().any(|(it, _)| *it == name);
    for (name, value) in [("number", "+255600000100"), ("account", "simulator"), ("to", "15015")] {
        if !given(name) {
            fields.push((name, value));
        }
    }
    browser.post(PHONE, &fields).await
}

fn unescaped(text: &str) -> String {
    let marks = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    marks.iter().fold(text.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
}

fn screen(page: &Shown) -> &str {
    page.hidden("screen").unwrap()
}

async fn a_dialogue_is_led_key_by_key(database: Database) {
    let node = TestGateway::with_settings(&database.store, &morning(), TRAINING).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let page = author.get(PHONE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("value=\"*149*46#\""), "the code is ready: {}", page.body);
    // A key types, and nothing is sent.
    let page = pressed(&mut author, ("press", "5"), &[("entry", "*149*4")]).await;
    assert!(page.body.contains("value=\"*149*45\""), "{}", page.body);
    assert_eq!(page.hidden("session"), Some(""));

    let page = pressed(&mut author, ("act", "send"), &[("entry", "*149*46#")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let first = screen(&page).to_owned();
    assert!(first.contains("MBARALI"), "{first}");
    assert!(!page.hidden("session").unwrap().is_empty());
    assert_eq!(page.hidden("turn"), Some("1"));
    let septets = baragumu::text::gsm7::septets(&unescaped(&first)).unwrap();
    assert!(page.body.contains(&format!("Septeti {septets} kati ya 160")), "{}", page.body);
    // The exchange is shown as it went, but for the key.
    assert!(page.body.contains("POST /callbacks/simulator/…/ussd HTTP/1.1"), "{}", page.body);
    assert!(page.body.contains("&#34;service_code&#34;:&#34;*149*46#&#34;"), "{}", page.body);
    assert!(page.body.contains("HTTP/1.1 200 OK"), "{}", page.body);
    assert!(!page.body.contains("a-key-nobody-may-see"), "the key is a secret");

    let page = pressed(&mut author, ("act", "send"), &[("entry", "1")]).await;
    assert_ne!(screen(&page), first);
    assert_eq!(page.hidden("turn"), Some("2"));
    assert_eq!(database.count("ussd_sessions").await, 1);
}

async fn a_leg_that_is_sent_twice_shows_the_same_screen(database: Database) {
    let node = TestGateway::with_settings(&database.store, &morning(), TRAINING).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get(PHONE).await;
    pressed(&mut author, ("act", "send"), &[("entry", "*149*46#")]).await;
    let before = author.page.clone();
    let first = pressed(&mut author, ("act", "send"), &[("entry", "1")]).await;
    author.page = before;
    let second = pressed(&mut author, ("act", "send"), &[("entry", "1")]).await;
    assert_eq!((screen(&first), first.hidden("turn")), (screen(&second), second.hidden("turn")));
}

async fn a_lost_network_is_resumed_and_hanging_up_is_told(database: Database) {
    let node = TestGateway::with_settings(&database.store, &morning(), TRAINING).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get(PHONE).await;
    pressed(&mut author, ("act", "send"), &[("entry", "*149*46#")]).await;
    let page = pressed(&mut author, ("act", "send"), &[("entry", "1")]).await;
    let stood = screen(&page).to_owned();
    let page = pressed(&mut author, ("act", "lose"), &[]).await;
    assert_eq!((screen(&page), page.hidden("session")), ("", Some("")));
    assert!(page.body.contains("value=\"*149*46#\""), "what was dialled is ready again");
    assert_eq!(node.sums().await.len(), 0, "nobody told the operator");
    let page = pressed(&mut author, ("act", "send"), &[("entry", "*149*46#")]).await;
    assert_eq!(screen(&page), stood, "it goes on where it was");
    let page = pressed(&mut author, ("act", "hang-up"), &[]).await;
    assert!(page.body.contains("/ussd-end HTTP/1.1"), "{}", page.body);
    assert!(page.body.contains("hung_up"), "{}", page.body);
}

async fn a_message_is_sent_and_its_answer_read(database: Database) {
    let node = TestGateway::with_far_side(&database.store, &morning(), TRAINING).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let page = author.get(PHONE).await;
    assert!(page.body.contains("Hakuna ujumbe uliofika."), "{}", page.body);
    let text = [("text", "JIUNGE CHIMALA")];
    let before = author.page.clone();
    let page = pressed(&mut author, ("act", "text"), &text).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("/callbacks/simulator/…/mo HTTP/1.1"), "{}", page.body);
    // The same form again is the same message.
    author.page = before;
    pressed(&mut author, ("act", "text"), &text).await;
    assert_eq!(database.count("outbox").await, 1);
    let msisdn = Msisdn::parse("+255600000100").unwrap();
    let joined = subscribers::find(&database.store, &msisdn).await.unwrap();
    assert!(joined.is_some_and(|it| it.choices.joined), "the citizen has joined");

    // What the far side is handed, the phone receives.
    node.far_side_takes("+255600000100", "Umejiunga. Ng'ombe {}").await;
    let page = pressed(&mut author, ("act", "look"), &[]).await;
    assert!(page.body.contains("Umejiunga. Ng&#39;ombe {}"), "{}", page.body);
    // Two of its characters cost two septets each.
    assert!(page.body.contains("Septeti 23, vipande vya SMS: 1"), "{}", page.body);
    let part = author
        .post(
            "/console/phone/inbox",
            &[("number", "+255600000100"), ("account", "simulator"), ("looks", "2")],
        )
        .await;
    assert!(part.status == StatusCode::OK && !part.body.contains("<html"), "{}", part.body);
    assert!(part.body.contains("hx-trigger") && part.body.contains("name=\"looks\" value=\"1\""));
    let part = author
        .post(
            "/console/phone/inbox",
            &[("number", "+255600000100"), ("account", "simulator"), ("looks", "1")],
        )
        .await;
    assert!(!part.body.contains("hx-trigger"), "it looks no more: {}", part.body);
}

async fn nobody_is_impersonated_where_citizens_are_served(database: Database) {
    let node = TestGateway::with_settings(&database.store, &morning(), ACCOUNTS).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let page = author.get(PHONE).await;
    assert!(page.body.contains("value=\"+255600000100\""), "{}", page.body);
    assert!(!page.body.contains("africastalking"), "live accounts are not offered");
    let dial = ("act", "send");
    let page =
        pressed(&mut author, dial, &[("entry", "*149*46#"), ("account", "africastalking")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Akaunti hii inahudumia wananchi"), "{}", page.body);
    let page = pressed(&mut author, dial, &[("entry", "*149*46#"), ("number", "0754000001")]).await;
    assert!(page.body.contains("Huenda mwananchi ana namba hii."), "{}", page.body);
    assert!(page.body.contains("value=\"0754000001\""), "what was typed stays: {}", page.body);
    for (number, entry, told) in [
        ("12", "*149*46#", "Hii si namba ya simu ya mkononi."),
        ("0600000100", "149", "Huwezi kupiga hivi."),
    ] {
        let page = pressed(&mut author, dial, &[("entry", entry), ("number", number)]).await;
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let page = pressed(&mut author, ("act", "text"), &[("text", "HALI"), ("to", "15016")]).await;
    assert!(page.body.contains("Akaunti hii haina namba fupi hiyo."), "{}", page.body);
    assert_eq!(database.count("ussd_sessions").await, 0);
    // The inbox of somebody who may exist is not opened either.
    let page = author
        .post("/console/phone/inbox", &[("number", "0754000001"), ("account", "simulator")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn who_only_reads_presses_no_key(database: Database) {
    let node = TestGateway::with_settings(&database.store, &morning(), TRAINING).await;
    for role in [Role::Viewer, Role::Auditor] {
        let mut reader = Browser::officer(&node, role.word(), role).await;
        let page = reader.get(PHONE).await;
        assert!(page.body.contains("Wadhifa wako ni wa kusoma tu"), "{}", page.body);
        let page = pressed(&mut reader, ("act", "send"), &[("entry", "*149*46#")]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
    }
    assert_eq!(database.count("ussd_sessions").await, 0);
}
