//! Citizens ask, officers answer.

use std::time::Duration;

use axum::http::StatusCode;
use baragumu::{
    domain::{language::Language, msisdn::Msisdn, officer::Role, time::Timestamp},
    store::tickets::{self, Kind, NewTicket},
    world::World,
};

use crate::support::{
    console::Browser,
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases! {
    a_question_is_answered_and_the_citizen_says_whether_that_will_do,
    of_two_who_answer_at_once_the_second_is_told,
    an_answer_that_is_too_long_is_not_sent_and_not_lost,
    a_ticket_is_taken_moved_noted_and_closed,
    who_only_looks_sees_no_number_and_changes_nothing,
    what_an_answer_would_be_is_told_while_it_is_written,
    every_canned_answer_makes_one_sms,
    the_list_narrows_and_goes_on,
    a_thread_goes_back_to_its_beginning,
    a_week_is_counted_by_ward_and_kind,
    every_page_is_there_in_english,
    what_citizens_write_stays_a_text,
}

const NUMBER: &str = "+255750000001";

async fn sends(node: &TestGateway, id: &str, text: &str) {
    let citizen = Citizen::new(Operator::Simulator, 1);
    let answered = node.receives(&citizen.texting(id, text)).await;
    assert_eq!(answered.status, 200, "{}", answered.body);
}

/// A node whose ticket 1001 is a question.
async fn asked(database: &Database) -> TestGateway {
    let node = TestGateway::start(&database.store, &morning()).await;
    sends(&node, "question", "ULIZA Maji yatarudi lini Chimala? PIN yangu ni 4321").await;
    node
}

async fn a_question_is_answered_and_the_citizen_says_whether_that_will_do(database: Database) {
    let node = asked(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let list = author.get("/console/help-desk").await;
    assert!(list.body.contains("MB-1001") && list.body.contains("Zilizo wazi: 1"), "{}", list.body);
    assert!(list.body.contains("PIN yangu ni ****"), "secrets are hidden: {}", list.body);
    let page = author.get("/console/help-desk/1001").await;
    assert!(page.body.contains(NUMBER), "an author sees the number: {}", page.body);

    let path = "/console/help-desk/1001/answer";
    let text = "Yatarudi kesho – saa 4 asubuhi.";
    let page = author.post(path, &[("text", text), ("act", "check")]).await;
    assert_eq!(page.status, StatusCode::OK);
    let whole = "MB-1001: Yatarudi kesho - saa 4 asubuhi. Umeridhika? Jibu NDIYO au HAPANA.";
    assert!(page.body.contains(whole), "{}", page.body);
    assert!(page.body.contains(text), "what was typed stays: {}", page.body);
    let sent = format!("outbox WHERE msisdn = '{NUMBER}' AND body = '{whole}'");
    assert_eq!(database.count(&sent).await, 0, "nothing leaves by looking at it");

    let fields = [("text", text), ("act", "send")];
    let first = author.post(path, &fields).await;
    assert_eq!(first.location, "/console/help-desk/1001?done=ticket-answered", "{}", first.body);
    let second = author.post(path, &fields).await;
    assert_eq!(second.location, first.location, "a button pressed twice sends once");
    assert_eq!(database.count(&sent).await, 1);
    let page = author.get(&first.location).await;
    for told in ["Jibu limewekwa kwenye foleni", "Imejibiwa", "Asha alimjibu mwananchi", whole] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }

    sends(&node, "yes", "NDIYO").await;
    let page = author.get("/console/help-desk/1001").await;
    for told in ["Ameridhika", "Imefungwa", "Mwananchi alisema ameridhika"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert!(!page.body.contains("/answer\""), "a closed ticket is not answered: {}", page.body);
}

async fn an_answer_that_is_too_long_is_not_sent_and_not_lost(database: Database) {
    let node = asked(&database).await;
    let before = database.count("outbox").await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/help-desk/1001").await;
    let long = "Maji ".repeat(30);
    let path = "/console/help-desk/1001/answer";
    let page = author.post(path, &[("text", &long), ("act", "send")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Jibu limezidi SMS moja") && page.body.contains(long.trim()));
    assert!(page.body.contains("Vipande vya SMS: 2"), "{}", page.body);
    let page = author.post(path, &[("text", " "), ("act", "send")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Ujumbe ni mtupu."), "{}", page.body);
    assert_eq!(database.count("outbox").await, before);
}

async fn a_ticket_is_taken_moved_noted_and_closed(database: Database) {
    let node = asked(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    Browser::officer(&node, "Rehema", Role::Viewer).await;
    Browser::officer(&node, "Juma", Role::Approver).await;
    let page = author.get("/console/help-desk/1001").await;
    let offered = page.between("id=\"officer\"", "</select>").unwrap();
    assert!(offered.contains("Asha") && offered.contains("Juma"), "{offered}");
    assert!(!offered.contains("Rehema"), "a viewer answers nobody: {offered}");
    let does = async |author: &mut Browser<'_>, act: &str, fields: &[(&str, &str)]| {
        author.get("/console/help-desk/1001").await;
        author.post(&format!("/console/help-desk/1001/{act}"), fields).await
    };
    let page = does(&mut author, "assign", &[("act", "me"), ("officer", "Juma")]).await;
    assert_eq!(page.location, "/console/help-desk/1001?done=ticket-assigned", "{}", page.body);
    let list = author.get("/console/help-desk?view=mine").await;
    assert!(list.body.contains("MB-1001") && list.body.contains("Zangu: 1"), "{}", list.body);
    let page = does(&mut author, "assign", &[("officer", "Juma")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = does(&mut author, "state", &[("state", "waiting")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = does(&mut author, "state", &[("state", "answered")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Hali hii haiwezi kuchaguliwa."), "{}", page.body);
    let page = does(&mut author, "note", &[("note", "Nimempigia fundi.")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = does(&mut author, "note", &[("note", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = author.get("/console/help-desk/1001").await;
    for told in [
        "Asha aliikabidhi kwa Asha.",
        "Asha aliikabidhi kwa Juma.",
        "Asha alibadilisha hali kuwa: Inasubiri mwananchi.",
        "Nimempigia fundi.",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let page = does(&mut author, "close", &[]).await;
    assert_eq!(page.location, "/console/help-desk/1001?done=ticket-closed", "{}", page.body);
    let fields = [("text", "Samahani kwa kuchelewa"), ("act", "send")];
    let page = does(&mut author, "answer", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Hoja hii imefungwa."), "{}", page.body);
    for absent in ["/console/help-desk/1002", "/console/help-desk/none"] {
        assert_eq!(author.get(absent).await.status, StatusCode::NOT_FOUND);
    }
}

async fn who_only_looks_sees_no_number_and_changes_nothing(database: Database) {
    let node = asked(&database).await;
    let before = (database.count("outbox").await, database.count("audit").await);
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let joined = database.count("audit").await - before.1;
    let page = viewer.get("/console/help-desk/1001").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains(NUMBER) && page.body.contains("+2557*****001"), "{}", page.body);
    assert!(!page.body.contains("<textarea"), "there is nothing to fill in: {}", page.body);
    for (act, fields) in [
        ("answer", vec![("text", "Kesho"), ("act", "send")]),
        ("assign", vec![("act", "me")]),
        ("state", vec![("state", "waiting")]),
        ("note", vec![("note", "Kesho")]),
        ("close", vec![]),
    ] {
        let mut fields = fields;
        fields.push(("key", "a-key-of-their-own"));
        let page = viewer.post(&format!("/console/help-desk/1001/{act}"), &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{act}: {}", page.body);
    }
    assert_eq!(database.count("outbox").await, before.0);
    assert_eq!(database.count("audit").await, before.1 + joined);
}

async fn what_an_answer_would_be_is_told_while_it_is_written(database: Database) {
    let node = asked(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/help-desk/1001").await;
    let path = "/console/help-desk/1001/count";
    let part = author.post(path, &[("text", "Kesho – saa 4")]).await;
    assert_eq!(part.status, StatusCode::OK);
    assert!(!part.body.contains("<html"), "only the part: {}", part.body);
    let whole = "MB-1001: Kesho - saa 4 Umeridhika? Jibu NDIYO au HAPANA.";
    for told in [
        whole,
        &format!("Septeti {} kati ya 160", whole.len()),
        "Vipande vya SMS: 1",
        &format!("Zimebaki {}", 160 - whole.len()),
    ] {
        assert!(part.body.contains(told), "{told}: {}", part.body);
    }
    let part = author.post(path, &[("text", "Kesho \u{1f600}")]).await;
    assert!(part.body.contains("class=\"wrong\""), "{}", part.body);
    let part = author.post(path, &[("text", " ")]).await;
    assert!(part.body.contains("Andika jibu"), "{}", part.body);
    assert_eq!(author.post("/console/help-desk/7/count", &[("text", "a")]).await.status, 404);
}

async fn every_canned_answer_makes_one_sms(database: Database) {
    let node = asked(&database).await;
    sends(&node, "english", "ASK When will the water be back?").await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    for (number, told) in [(1001, "Asante, tumepokea hoja yako."), (1002, "Thank you, we received")]
    {
        let page = author.get(&format!("/console/help-desk/{number}")).await;
        let offered = page.between("id=\"canned\"", "</select>").unwrap().to_owned();
        assert!(offered.contains(told), "in the citizen's language: {offered}");
        let keys: Vec<&str> =
            offered.split("value=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
        assert!(keys.len() >= 8, "{offered}");
        for key in keys {
            let fields = [("text", ""), ("act", "canned"), ("canned", key)];
            let page = author.post(&format!("/console/help-desk/{number}/answer"), &fields).await;
            let count = page.between("id=\"count\"", "</form>").unwrap();
            assert!(count.contains(&format!("MB-{number}: ")), "{key}: {count}");
            assert!(!count.contains("class=\"wrong\""), "{key}: {count}");
        }
    }
    let fields = [("text", "Habari Asha."), ("act", "canned"), ("canned", "done")];
    let page = author.post("/console/help-desk/1001/answer", &fields).await;
    let text = page.between("<textarea id=\"text\"", "</textarea>").unwrap();
    assert!(text.contains("Habari Asha. Tatizo ulilotaja limeshughulikiwa."), "{text}");
}

/// Opens a ticket of a kind in the table itself.
async fn opened(node: &TestGateway, ticket: NewTicket) {
    let number = tickets::reserve(&node.store).await.unwrap();
    let mut tx = node.store.begin().await.unwrap();
    tickets::open(&mut tx, &NewTicket { number, ..ticket }).await.unwrap();
    tx.commit().await.unwrap();
}

fn ticket(key: &str, at: Timestamp) -> NewTicket {
    NewTicket {
        number: 0,
        msisdn: Msisdn::parse(NUMBER).unwrap(),
        account: "simulator".to_owned(),
        channel: "ussd".to_owned(),
        kind: Kind::Report,
        category: Some("water".to_owned()),
        body: format!("Bomba limepasuka {key}"),
        language: Language::parse("sw").unwrap(),
        ward_code: Some(1),
        created_at: at,
        turn_key: key.to_owned(),
        due_at: Some(at.after(Duration::from_hours(24))),
    }
}

async fn the_list_narrows_and_goes_on(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let now = node.world.now();
    for n in 0..28 {
        opened(&node, ticket(&n.to_string(), now)).await;
    }
    let question = NewTicket {
        kind: Kind::Question,
        ward_code: Some(2),
        category: None,
        due_at: None,
        ..ticket("question", now)
    };
    opened(&node, question).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let numbers = |body: &str| body.matches("<strong>MB-").count();
    let first = viewer.get("/console/help-desk?ward=1").await;
    assert_eq!(numbers(&first.body), 25, "{}", first.body);
    let next = first.between("<a class=\"button quiet\" href=\"", "\"").unwrap();
    let next = next.replace("&#38;", "&").replace("&amp;", "&");
    assert!(next.contains("ward=1") && next.contains("before="), "{next}");
    let second = viewer.get(&next).await;
    assert_eq!(numbers(&second.body), 3, "{}", second.body);
    assert!(!second.body.contains("MB-1029"));
    let questions = viewer.get("/console/help-desk?kind=question").await;
    assert!(numbers(&questions.body) == 1 && questions.body.contains("MB-1029"));
    // So long nobody stays signed in.
    node.clock_passes(Duration::from_hours(25));
    let mut viewer = Browser::officer(&node, "Asha", Role::Viewer).await;
    let overdue = viewer.get("/console/help-desk?view=overdue").await;
    assert!(overdue.body.contains("Zilizopita muda: 28"), "{}", overdue.body);
    assert!(numbers(&overdue.body) == 25 && overdue.body.contains("badge overdue"));
    let closed = viewer.get("/console/help-desk?view=closed").await;
    assert_eq!(numbers(&closed.body), 0);
    assert!(closed.body.contains("Hakuna hoja kwenye orodha hii."));
}

async fn a_thread_goes_back_to_its_beginning(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    opened(&node, ticket("by menu", node.world.now())).await;
    for n in 0..45 {
        node.clock_passes(Duration::from_mins(7));
        sends(&node, &format!("m{n}"), &format!("ULIZA swali namba {n} lini?")).await;
    }
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let mut page = viewer.get("/console/help-desk/1001").await;
    let mut seen = String::new();
    let mut pages = 0;
    loop {
        let thread = page.between("class=\"thread\"", "</ol>").unwrap_or_default().to_owned();
        seen.push_str(&thread);
        pages += 1;
        assert!(pages < 9, "it comes to an end");
        let Some(earlier) = page.between("href=\"/console/help-desk/with/", "\"") else { break };
        let earlier = earlier.replace("&#38;", "&").replace("&amp;", "&");
        assert!(!earlier.contains("255750000001"), "no address holds a number: {earlier}");
        page = viewer.get(&format!("/console/help-desk/with/{earlier}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    }
    for n in 0..45 {
        assert_eq!(seen.matches(&format!("swali namba {n} lini?")).count(), 1, "message {n}");
    }
    assert_eq!(seen.matches("Bomba limepasuka by menu").count(), 1);
    let answers = database.count(&format!("outbox WHERE msisdn = '{NUMBER}'")).await;
    assert_eq!(i64::try_from(seen.matches("class=\"out\"").count()).unwrap(), answers);
    let wrong = viewer.get("/console/help-desk/with/AAAA").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}

async fn a_week_is_counted_by_ward_and_kind(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let now = node.world.now();
    // The test's day is a Monday: the day before belongs to another week.
    opened(&node, ticket("a", now)).await;
    opened(&node, ticket("b", now)).await;
    opened(&node, ticket("c", now.before(Duration::from_hours(24)))).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console/help-desk/week").await;
    assert!(page.body.contains("Kuanzia 23/11/2026 hadi 29/11/2026"), "{}", page.body);
    let all = page.between("<tfoot>", "</tfoot>").unwrap();
    assert!(all.contains("data-name=\"Zilizoandikwa\">2</td>"), "{all}");
    assert!(page.body.contains("Chimala") && page.body.contains("Taarifa: Maji"), "{}", page.body);
    let page = viewer.get("/console/help-desk/week?back=1").await;
    assert!(page.body.contains("Kuanzia 16/11/2026 hadi 22/11/2026"), "{}", page.body);
    assert!(
        page.between("<tfoot>", "</tfoot>").unwrap().contains("data-name=\"Zilizoandikwa\">1</td>")
    );
    let page = viewer.get("/console/help-desk/week?back=2").await;
    assert!(page.body.contains("Hakuna hoja iliyoandikwa wiki hii."), "{}", page.body);
}

async fn every_page_is_there_in_english(database: Database) {
    let node = asked(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.post("/console/language", &[("language", "en"), ("back", "/console")]).await;
    for (path, told) in [
        ("/console/help-desk", "Help desk"),
        ("/console/help-desk/1001", "Send the answer"),
        ("/console/help-desk/week", "Sums of the week"),
    ] {
        let page = author.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(told), "{path}: {}", page.body);
        assert!(page.body.contains("<html lang=\"en\">"), "{path}: {}", page.body);
        for swahili in ["Dawati", "Mwananchi ", "Kata yoyote", "Jumla"] {
            assert!(!page.body.contains(swahili), "{path} says {swahili}: {}", page.body);
        }
    }
}

async fn what_citizens_write_stays_a_text(database: Database) {
    let node = asked(&database).await;
    sends(&node, "hostile", "ULIZA <script>alert(1)</script>\"'><img src=x onerror=alert(1)>")
        .await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    for path in ["/console/help-desk", "/console/help-desk/1002"] {
        let page = author.get(path).await;
        assert!(page.body.contains("alert(1)"), "{}", page.body);
        for tag in ["<script>alert", "<img src=x"] {
            assert!(!page.body.contains(tag), "{tag}: {}", page.body);
        }
    }
}

/// Sends an answer from the page the browser is on, with what that page says was seen.
async fn sends_answer(browser: &mut Browser<'_>, text: &str) -> crate::support::console::Shown {
    let seen = browser.page.as_ref().unwrap().hidden("seen").unwrap().to_owned();
    let fields = [("text", text), ("act", "send"), ("seen", &seen)];
    browser.post("/console/help-desk/1001/answer", &fields).await
}

async fn of_two_who_answer_at_once_the_second_is_told(database: Database) {
    let node = asked(&database).await;
    let another = TestGateway::start(&database.another_store().await, &node.world).await;
    let mut asha = Browser::officer(&node, "Asha", Role::Author).await;
    let mut juma = Browser::officer(&another, "Juma", Role::Author).await;
    // Really at once, on two nodes, again and again: one leaves, the other is told.
    for round in 0..8 {
        let (asha_says, juma_says) = (format!("Kesho {round}."), format!("Leo {round}."));
        asha.get("/console/help-desk/1001").await;
        juma.get("/console/help-desk/1001").await;
        let before = database.count("outbox WHERE body LIKE 'MB-1001: %'").await;
        let (one, other) =
            tokio::join!(sends_answer(&mut asha, &asha_says), sends_answer(&mut juma, &juma_says));
        let sent = database.count("outbox WHERE body LIKE 'MB-1001: %'").await - before;
        assert_eq!(sent, 1, "{} {}", one.body, other.body);
        let (first, second, winner, said, typed) = if one.status == StatusCode::SEE_OTHER {
            (one, other, "Asha", &asha_says, &juma_says)
        } else {
            (other, one, "Juma", &juma_says, &asha_says)
        };
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", second.body);
        let told = format!("{winner} ameshajibu hoja hii wakati unaandika");
        assert!(second.body.contains(&told) && second.body.contains(said), "{}", second.body);
        assert!(second.body.contains(&format!(">{typed}</textarea>")), "{}", second.body);
    }
    // Who was told may still add something: they have seen what was sent.
    let mut late = juma;
    late.get("/console/help-desk/1001").await;
    let page = sends_answer(&mut late, "Na usiku pia.").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    // A page that was opened before is out of date, however long ago.
    let page =
        asha.post("/console/help-desk/1001/answer", &[("text", "Kesho"), ("act", "send")]).await;
    assert!(page.body.contains("Juma ameshajibu hoja hii"), "{}", page.body);
}
