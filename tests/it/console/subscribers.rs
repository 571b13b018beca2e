//! The register through the console: found, added, imported, exported, forgotten.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use baragumu::domain::officer::Role;

use crate::support::{
    console::{Browser, PASSWORD},
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases! {
    a_person_is_found_and_shown_with_what_they_agreed_to,
    who_agreed_on_paper_is_added_with_the_proof,
    a_file_is_checked_and_then_imported,
    a_file_that_is_too_large_is_not_even_read,
    the_register_leaves_only_after_the_password,
    a_person_is_forgotten_after_a_confirmation,
    the_list_narrows_and_goes_on,
    groups_are_made_by_hand_and_from_a_file,
    who_only_looks_sees_no_number_and_changes_nothing,
    every_page_is_there_in_english,
}

const NUMBER: &str = "+255750000001";

async fn start(database: &Database) -> TestGateway {
    let node = TestGateway::start(&database.store, &morning()).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    let answered = node.receives(&citizen.texting("join", "JIUNGE CHIMALA")).await;
    assert_eq!(answered.status, 200, "{}", answered.body);
    node
}

/// Finds a number and gives the path of its page.
async fn found(browser: &mut Browser<'_>, number: &str) -> String {
    browser.get("/console/subscribers").await;
    let page = browser.post("/console/subscribers/find", &[("number", number)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert!(!page.location.contains("750000001"), "no address holds a number: {}", page.location);
    page.location
}

async fn a_person_is_found_and_shown_with_what_they_agreed_to(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let path = found(&mut author, "0750 000 001").await;
    let page = author.get(&path).await;
    for told in [NUMBER, "Chimala", "Mada zote", "Alijiunga", "SMS", "toleo"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    for (number, told) in
        [("0750000002", "Namba hii haijulikani hapa."), ("12", "Hii si namba ya simu")]
    {
        let page = author.post("/console/subscribers/find", &[("number", number)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(told), "{told}: {}", page.body);
        assert!(page.body.contains(&format!("value=\"{number}\"")), "{}", page.body);
    }
    let nobody = author.get("/console/subscribers/AAAA").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    // Who left is still known, and it says so.
    let citizen = Citizen::new(Operator::Simulator, 1);
    node.receives(&citizen.texting("leave", "STOP")).await;
    let page = author.get(&path).await;
    for told in ["Alijitoa", "Amechagua kutopokea matangazo."] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
}

async fn who_agreed_on_paper_is_added_with_the_proof(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let page = author.get("/console/subscribers/add").await;
    assert_eq!(page.status, StatusCode::OK);
    let path = "/console/subscribers/add";
    let fields = [("number", "0750000009"), ("evidence", ""), ("language", "en"), ("ward", "2")];
    let page = author.post(path, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["Haijaelezwa kinachothibitisha", "value=\"0750000009\"", "value=\"2\" selected"] {
        assert!(page.body.contains(kept), "{kept}: {}", page.body);
    }
    let page = author.post(path, &[("number", "siyo"), ("evidence", "Fomu 12")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Hii si namba ya simu"), "{}", page.body);
    let there = [("number", NUMBER), ("evidence", "Fomu 12")];
    let page = author.post(path, &there).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Mtu huyu yupo kwenye orodha tayari."), "{}", page.body);

    let fields = [
        ("number", "0750000009"),
        ("evidence", "Fomu 12"),
        ("language", "en"),
        ("ward", "2"),
        ("topic", "1"),
        ("topic", "3"),
    ];
    let first = author.post(path, &fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    assert_eq!(author.post(path, &fields).await.location, first.location, "once is once");
    let page = author.get(&first.location).await;
    for told in ["Ameongezwa.", "Maji, Kilimo na mifugo", "English", "Fomu 12", "ofisini"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let proof = "consents WHERE channel = 'console' AND wording = 'Fomu 12' AND kind = 'joined'";
    assert_eq!(database.count(proof).await, 1);
}

const FILE: &str = "namba,lugha,kata\n0750000010,sw,Chimala\n0750000011,en,2\nnobody,,\n";

async fn a_file_is_checked_and_then_imported(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let path = "/console/subscribers/import";
    assert_eq!(author.get(path).await.status, StatusCode::OK);
    let page = author.uploads(path, &[("evidence", "orodha"), ("act", "check")], FILE).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for told in ["Hakuna kilichobadilika bado", "Hii si namba ya simu", "value=\"orodha\""] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let line = page.between("<tbody>", "</tbody>").unwrap();
    assert!(line.contains("data-name=\"Mstari\">4</td>"), "the line of the file: {line}");
    assert_eq!(database.count("subscribers").await, 1);
    // What is not read is told by its heading, and who has not joined is left out.
    let file =
        "namba,jina,amejiunga,left_at\n0750000010,<b>Asha</b>,ndiyo,\n0750000011,Juma,hapana,\n";
    let page = author.uploads(path, &[("act", "check")], file).await;
    for told in ["Safu hizi hazisomwi:", ">jina</bdi>", ">left_at</bdi>", "Hawajajiunga</dt><dd>1<"]
    {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let page = author.uploads(path, &[("evidence", " "), ("act", "import")], FILE).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Haijaelezwa kinachothibitisha"), "{}", page.body);
    let page = author.uploads(path, &[("evidence", "orodha"), ("act", "import")], "").await;
    assert!(page.body.contains("Hakuna faili lililochaguliwa."), "{}", page.body);
    let page =
        author.uploads(path, &[("evidence", "orodha"), ("act", "check")], "jina\nAsha\n").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Hakuna safu yenye namba za simu."), "{}", page.body);

    author.get(path).await;
    let key = author.page.as_ref().unwrap().hidden("key").unwrap().to_owned();
    let fields = [("evidence", "orodha"), ("act", "import"), ("key", key.as_str())];
    let page = author.uploads(path, &fields, FILE).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("Walioongezwa: 2"), "{}", page.body);
    let again = author.uploads(path, &fields, FILE).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    assert_eq!(database.count("subscribers").await, 3);
    assert_eq!(database.count("consents WHERE channel = 'import'").await, 2);
    assert_eq!(database.count("audit WHERE action = 'subscriber.import'").await, 1);
}

async fn a_file_that_is_too_large_is_not_even_read(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/subscribers/import").await;
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", "multipart/form-data; boundary=x"),
        ("content-length", "4000000000"),
    ];
    let path = "/console/subscribers/import";
    let page = author.sends(Method::POST, path, Some("--x"), &headers).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Faili ni kubwa mno."), "{}", page.body);
    let large = format!("namba\n{}", "0750000010\n".repeat(2_000_000));
    let page = author.uploads(path, &[("act", "check")], &large).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Faili ni kubwa mno."), "{}", page.body);
    let torn = author.sends(Method::POST, path, Some("--x"), &headers[..2]).await;
    assert_eq!(torn.status, StatusCode::UNPROCESSABLE_ENTITY);
    let strange = author.sends(Method::POST, path, Some("--x"), &headers[1..2]).await;
    assert_eq!(strange.status, StatusCode::FORBIDDEN, "no page sent this");
}

async fn the_register_leaves_only_after_the_password(database: Database) {
    let node = start(&database).await;
    let mut approver = Browser::officer(&node, "Juma", Role::Approver).await;
    node.clock_passes(Duration::from_mins(6));
    let page = approver.get("/console/subscribers").await;
    assert!(page.body.contains("/subscribers/export"), "{}", page.body);
    let path = "/console/subscribers/export";
    let asked = approver.post(path, &[]).await;
    assert!(asked.body.contains("Thibitisha kuwa ni wewe"), "{}", asked.body);
    assert!(!asked.body.contains("255750000001"), "{}", asked.body);
    let wrong = approver.post(path, &[("confirm_password", "sio hii kabisa")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(database.count("audit WHERE action = 'subscriber.export'").await, 0);
    node.clock_passes(Duration::from_mins(1));
    let table = approver.post(path, &[("confirm_password", PASSWORD)]).await;
    assert_eq!(table.status, StatusCode::OK, "{}", table.body);
    let said = |name: &str| table.headers.get(name).map(String::as_str).unwrap_or_default();
    assert_eq!(said("content-type"), "text/csv; charset=utf-8");
    assert!(said("content-disposition").starts_with("attachment"));
    assert!(table.body.starts_with("msisdn,language,ward") && table.body.contains("255750000001"));
    assert_eq!(database.count("audit WHERE action = 'subscriber.export'").await, 1);
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let page = author.get("/console/subscribers").await;
    assert!(
        !page.body.contains("/subscribers/export"),
        "an author is not offered it: {}",
        page.body
    );
    assert_eq!(author.post(path, &[("key", "own")]).await.status, StatusCode::FORBIDDEN);
}

async fn a_person_is_forgotten_after_a_confirmation(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let person = found(&mut author, NUMBER).await;
    let path = format!("{person}/erase");
    let page = author.get(&path).await;
    assert!(page.body.contains("Haiwezekani kurudisha."), "{}", page.body);
    assert_eq!(database.count("subscribers").await, 1, "looking at it forgets nobody");
    node.clock_passes(Duration::from_mins(6));
    let asked = author.post(&path, &[]).await;
    assert!(asked.body.contains("Thibitisha kuwa ni wewe"), "{}", asked.body);
    assert_eq!(database.count("subscribers").await, 1);
    let done = author.post(&path, &[("confirm_password", PASSWORD)]).await;
    assert_eq!(done.location, "/console/subscribers?done=erased", "{}", done.body);
    let page = author.get(&done.location).await;
    assert!(page.body.contains("Taarifa zake zimefutwa."), "{}", page.body);
    assert_eq!(database.count("subscribers").await, 0);
    assert_eq!(database.count("consents WHERE msisdn IS NOT NULL").await, 0);
    assert_eq!(database.count("consents WHERE kind = 'erased' AND channel = 'console'").await, 1);
    assert_eq!(author.get(&person).await.status, StatusCode::NOT_FOUND);

    // Also who never joined, and only asked.
    let citizen = Citizen::new(Operator::Simulator, 2);
    node.receives(&citizen.texting("ask", "ULIZA Maji yatarudi lini?")).await;
    let person = found(&mut author, "+255750000002").await;
    let page = author.get(&person).await;
    assert!(page.body.contains("Hayupo kwenye orodha") && page.body.contains("MB-1001"));
    author.get(&format!("{person}/erase")).await;
    let done = author.post(&format!("{person}/erase"), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(database.count("tickets WHERE msisdn IS NOT NULL").await, 0);
    let page = author.get("/console/help-desk/1001").await;
    assert!(page.body.contains("Mwananchi aliyeomba kusahauliwa"), "{}", page.body);
}

async fn the_list_narrows_and_goes_on(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/subscribers/import").await;
    let rows: Vec<String> = (0..60).map(|n| format!("07500001{n:02},sw,2")).collect();
    let file = format!("namba,lugha,kata\n{}", rows.join("\n"));
    let fields = [("evidence", "orodha"), ("act", "import")];
    author.uploads("/console/subscribers/import", &fields, &file).await;
    let count = |body: &str| body.matches("<th scope=\"row\">").count();
    let first = author.get("/console/subscribers?ward=2").await;
    assert_eq!(count(&first.body), 50, "{}", first.body);
    let (before, _) = first.body.split_once("\" rel=\"next\"").unwrap();
    let next = before.rsplit("href=\"").next().unwrap();
    let next = next.replace("&#38;", "&").replace("&amp;", "&");
    assert!(next.contains("ward=2") && !next.contains("7500001"), "{next}");
    let second = author.get(&next).await;
    assert_eq!(count(&second.body), 10, "{}", second.body);
    let elsewhere = author.get("/console/subscribers?ward=1").await;
    assert_eq!(count(&elsewhere.body), 1, "{}", elsewhere.body);
    let left = author.get("/console/subscribers?joined=no").await;
    assert!(count(&left.body) == 0 && left.body.contains("Hakuna aliyejiunga"), "{}", left.body);
    let topic = author.get("/console/subscribers?topic=3&ward=1").await;
    assert_eq!(count(&topic.body), 1, "who named none follows all");
}

async fn groups_are_made_by_hand_and_from_a_file(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let groups = "/console/subscribers/groups";
    let page = author.get(groups).await;
    assert!(page.body.contains("Hakuna kundi bado."), "{}", page.body);
    let page = author.post(groups, &[("name", "<i>Wenyeviti</i>")]).await;
    let path = page.location.split('?').next().unwrap().to_owned();
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = author.get(&path).await;
    assert!(!page.body.contains("<i>Wenyeviti") && page.body.contains("Watu: 0"), "{}", page.body);
    let put = format!("{path}/put");
    let page = author.post(&put, &[("numbers", "0750000020\nsiyo namba")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Namba ya 2") && page.body.contains("siyo namba"), "{}", page.body);
    let page = author.post(&put, &[("numbers", "0750000020\n0750000021")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = author.get(&path).await;
    assert!(page.body.contains("+255750000020") && page.body.contains("Watu: 2"), "{}", page.body);
    let person = page.between("name=\"person\" value=\"", "\"").unwrap().to_owned();
    let page = author.post(&format!("{path}/remove"), &[("person", &person)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert_eq!(database.count("contact_group_members").await, 1);

    author.get(groups).await;
    let page = author.post(groups, &[("name", "<i>Wenyeviti</i>")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the name is taken");
    let upload = format!("{groups}/upload");
    let page = author.uploads(&upload, &[("name", "Wakulima"), ("act", "check")], FILE).await;
    assert!(page.body.contains("value=\"Wakulima\""), "{}", page.body);
    assert_eq!(database.count("contact_groups").await, 1, "nothing is kept by checking");
    let page = author.uploads(&upload, &[("name", ""), ("act", "make")], FILE).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = author.uploads(&upload, &[("name", "Wakulima"), ("act", "make")], FILE).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let page = author.get(&page.location).await;
    assert!(page.body.contains("Wakulima") && page.body.contains("Watu: 2"), "{}", page.body);
    assert_eq!(author.get(&format!("{groups}/77")).await.status, StatusCode::NOT_FOUND);
}

async fn who_only_looks_sees_no_number_and_changes_nothing(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let person = found(&mut author, NUMBER).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    for path in ["/console/subscribers", person.as_str()] {
        let page = viewer.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("750000001"), "{path}: {}", page.body);
        assert!(page.body.contains("+2557*****001"), "{path}: {}", page.body);
        assert!(!page.body.contains("/console/subscribers/add"), "{path}: {}", page.body);
    }
    let before = database.count("audit").await;
    for path in ["/console/subscribers/add", "/console/subscribers/import"] {
        assert_eq!(viewer.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let key = ("key", "a-key-of-their-own");
    let erase = format!("{person}/erase");
    for (path, fields) in [
        ("/console/subscribers/add", vec![("number", "0750000009"), ("evidence", "Fomu")]),
        ("/console/subscribers/export", vec![]),
        (erase.as_str(), vec![]),
        ("/console/subscribers/groups", vec![("name", "Wengine")]),
    ] {
        let mut fields = fields;
        fields.push(key);
        let page = viewer.post(path, &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}: {}", page.body);
    }
    for path in ["/console/subscribers/import", "/console/subscribers/groups/upload"] {
        let page = viewer.uploads(path, &[("act", "check"), key], FILE).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}: {}", page.body);
    }
    assert_eq!(database.count("audit").await, before);
    assert_eq!(database.count("subscribers").await, 1);
}

async fn every_page_is_there_in_english(database: Database) {
    let node = start(&database).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.post("/console/language", &[("language", "en"), ("back", "/console")]).await;
    let person = found(&mut author, NUMBER).await;
    let erase = format!("{person}/erase");
    for (path, told) in [
        ("/console/subscribers", "Find by phone number"),
        (person.as_str(), "History of consent"),
        (erase.as_str(), "This cannot be undone."),
        ("/console/subscribers/add", "Evidence of consent"),
        ("/console/subscribers/import", "Check the file"),
        ("/console/subscribers/groups", "There is no group yet."),
    ] {
        let page = author.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(told), "{path}: {}", page.body);
        for swahili in ["Waliojiunga", "Kijiji", "Mada", "Ridhaa", "Faili"] {
            assert!(!page.body.contains(swahili), "{path} says {swahili}: {}", page.body);
        }
        assert!(page.body.len() < 30_000, "{path}: {} bytes", page.body.len());
    }
}
