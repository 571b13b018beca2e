//! Subscribers, groups, tickets and messages in over the API.

use std::convert::Infallible;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::Method,
};
use baragumu::{
    domain::{msisdn::Msisdn, officer::Role},
    store::consents,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::{Api, Ask, Reply, a_subscriber, a_ticket, fresh_key};
use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator},
};

both_databases! {
    who_agreed_on_paper_is_added_with_the_proof,
    an_office_brings_nobody_back_who_left,
    a_list_is_tried_and_then_imported,
    what_is_exported_can_be_read_and_evaluates_nothing,
    a_group_is_made_of_a_file_whole_or_not_at_all,
    a_question_is_answered_by_one_sms,
    what_citizens_wrote_is_shown_without_their_secrets,
    pages_hold_everybody_once,
    only_so_many_files_are_taken_at_once,
    who_was_forgotten_is_put_into_no_group,
}

const IMPORT: &str = "/subscribers/import?dry_run=false&evidence=orodha";

async fn uploads(api: &Api, path: &str, table: &str) -> Reply {
    let ask = Ask {
        method: Method::POST,
        key: Some(fresh_key()),
        body: table.to_owned(),
        content_type: Some("text/csv; charset=utf-8"),
        ..Ask::get(api.author(), path)
    };
    api.asks(&ask).await
}

/// A file of so many rows.
fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
    (0..count).map(row).collect::<Vec<_>>().join("\n")
}

/// Whether each named field of an answer is as expected.
fn holds(reply: &Reply, expected: &Value) {
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&reply.body[name], value, "{name}: {}", reply.text);
    }
}

async fn who_agreed_on_paper_is_added_with_the_proof(database: Database) {
    let api = Api::start(&database).await;
    let mut person = a_subscriber("+255754000020");
    person["topics"] = json!([1, 3]);
    person["language"] = "en".into();
    let added = api.posts(Role::Author, "/subscribers", &person).await;
    assert_eq!(added.status, 201, "{}", added.text);
    assert_eq!(added.header("location"), Some("/api/v1/subscribers/+255754000020"));
    holds(&added, &json!({ "joined": true, "ward": 2, "topics": [1, 3], "language": "en" }));
    let masked = api.gets(Role::Viewer, "/subscribers/+255754000020").await;
    holds(&masked, &json!({ "msisdn": "+2557*****020" }));
    let msisdn = Msisdn::parse("+255754000020").unwrap();
    let proof = consents::of(&database.store, &msisdn).await.unwrap();
    assert_eq!(proof.len(), 1);
    assert_eq!((proof[0].channel.as_str(), proof[0].wording.as_str()), ("api", "Fomu 12"));

    let again = api.posts(Role::Author, "/subscribers", &person).await;
    assert_eq!((again.status, again.problem()), (409, "state"), "{}", again.text);
    let nowhere = json!({
        "msisdn": "+255754000021", "ward": 250, "topics": [99], "evidence": " ",
    });
    let refused = api.posts(Role::Author, "/subscribers", &nowhere).await;
    let errors = refused.body["errors"].as_array().unwrap();
    let mut named: Vec<_> = errors.iter().map(|it| it["pointer"].as_str().unwrap()).collect();
    named.sort_unstable();
    assert_eq!((refused.status, named), (422, vec!["/evidence", "/topics", "/ward"]));
    assert_eq!(database.count("subscribers").await, 1);
}

async fn an_office_brings_nobody_back_who_left(database: Database) {
    let api = Api::start(&database).await;
    let citizen = Citizen::with_msisdn(Operator::Simulator, "+255754000022");
    for (id, text) in [("1", "JIUNGE CHIMALA"), ("2", "STOP")] {
        let answered = api.node.receives(&citizen.texting(id, text)).await;
        assert_eq!(answered.status, 200, "{}", answered.body);
    }
    let person = a_subscriber("+255754000022");
    let refused = api.posts(Role::Author, "/subscribers", &person).await;
    assert_eq!((refused.status, refused.problem()), (409, "state"), "{}", refused.text);
    let imported = uploads(&api, IMPORT, "0754000022\n0754000023\n").await;
    holds(&imported, &json!({ "added": 1, "suppressed": 1 }));

    // Forgotten, they are still left alone.
    let path = "/subscribers/+255754000022";
    let erase = Ask { method: Method::DELETE, ..Ask::get(api.author(), path) };
    assert_eq!(api.asks(&erase).await.status, 204);
    assert_eq!(api.asks(&erase).await.status, 404);
    assert_eq!(api.gets(Role::Author, path).await.status, 404);
    let refused = api.posts(Role::Author, "/subscribers", &person).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
}

async fn a_list_is_tried_and_then_imported(database: Database) {
    let api = Api::start(&database).await;
    let table = "namba,lugha,kata\n0754000030,sw,Chimala\n+255754000031,en,2\nnobody,,\n\
                 0754 000 030,,\n";
    let tried = uploads(&api, "/subscribers/import", table).await;
    let expected = json!({
        "dry_run": true, "group": null, "rows": 4, "people": 2, "added": 2, "duplicates": 1,
        "suppressed": 0, "faulty": 1,
    });
    holds(&tried, &expected);
    let error = &tried.body["errors"][0];
    assert_eq!((&error["line"], &error["column"]), (&json!(4), &json!(1)));
    assert_eq!(database.count("subscribers").await, 0);

    let unproved = uploads(&api, "/subscribers/import?dry_run=false", table).await;
    let named = unproved.body["errors"][0]["parameter"].as_str();
    assert_eq!((unproved.status, named), (422, Some("evidence")));
    let imported = uploads(&api, IMPORT, table).await;
    holds(&imported, &json!({ "added": 2, "dry_run": false }));
    let proofs = "consents WHERE channel = 'import' AND wording = 'orodha'";
    assert_eq!(database.count(proofs).await, 2);
    holds(&uploads(&api, IMPORT, table).await, &json!({ "added": 0 }));
    assert_eq!(database.count("consents").await, 2);
    let wrong = uploads(&api, IMPORT, "jina\nAsha\n").await;
    assert_eq!((wrong.status, wrong.problem()), (422, "refused"), "{}", wrong.text);
}

async fn what_is_exported_can_be_read_and_evaluates_nothing(database: Database) {
    let api = Api::start(&database).await;
    let people = rows(25, |n| format!("07540001{n:02},sw,Chimala"));
    let table = format!("namba,lugha,kata\n{people}");
    holds(&uploads(&api, IMPORT, &table).await, &json!({ "added": 25 }));
    let exported = api.acts(Role::Approver, "/subscribers/export", None).await;
    let media_type = exported.header("content-type");
    assert_eq!((exported.status, media_type), (200, Some("text/csv; charset=utf-8")));
    let other = api.acts(Role::Approver, "/subscribers/export?format=ods", None).await;
    let named = other.body["errors"][0]["parameter"].as_str();
    assert_eq!((other.status, named), (400, Some("format")), "{}", other.text);
    let lines: Vec<&str> = exported.text.lines().collect();
    assert_eq!(lines.len(), 26);
    assert!(lines[1].starts_with("255754000100,sw,Chimala,,,yes,"), "{}", lines[1]);
    for cell in lines.iter().flat_map(|line| line.split(',')) {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    // It goes in again as it came out.
    let again = uploads(&api, "/subscribers/import", &exported.text).await;
    holds(&again, &json!({ "people": 25, "faulty": 0 }));
}

async fn a_group_is_made_of_a_file_whole_or_not_at_all(database: Database) {
    let api = Api::start(&database).await;
    let table = "0754000040\n0754000041\n";
    let tried = uploads(&api, "/groups/upload", table).await;
    holds(&tried, &json!({ "people": 2, "group": null }));
    assert_eq!(database.count("contact_groups").await, 0);
    let made = uploads(&api, "/groups/upload?name=Wakulima", table).await;
    let id = made.body["group"].as_i64().unwrap();
    let group = api.gets(Role::Viewer, &format!("/groups/{id}")).await;
    holds(&group, &json!({ "name": "Wakulima", "members": 2, "origin": "uploaded" }));
    let taken = uploads(&api, "/groups/upload?name=Wakulima", table).await;
    assert_eq!(taken.status, 422, "{}", taken.text);
    let nobody = uploads(&api, "/groups/upload?name=Wengine", "nobody\n").await;
    assert_eq!(nobody.status, 422, "{}", nobody.text);
    assert_eq!(database.count("contact_groups").await, 1);
    let members = api.gets(Role::Author, &format!("/groups/{id}/members?limit=1")).await.body;
    assert_eq!(members["items"][0]["msisdn"], "+255754000040");
    let next = members["next"].as_str().unwrap();
    let rest = api.gets(Role::Author, &format!("/groups/{id}/members?after={next}")).await.body;
    assert_eq!(
        (&rest["items"][0]["msisdn"], &rest["next"]),
        (&json!("+255754000041"), &Value::Null)
    );
}

async fn a_question_is_answered_by_one_sms(database: Database) {
    let api = Api::start(&database).await;
    a_ticket(&database, 1001).await;
    let ticket = api.gets(Role::Viewer, "/tickets/1001").await.body["ticket"].clone();
    assert_eq!(ticket["body"], "Maji yatarudi lini? PIN yangu ni ****");
    assert_eq!(ticket["msisdn"], "+2557*****001");
    let does = async |act: &str, body: Value| {
        api.posts(Role::Author, &format!("/tickets/1001/{act}"), &body).await
    };
    let refused = does("answer", json!({ "text": "a".repeat(155) })).await;
    let named = &refused.body["errors"][0]["pointer"];
    assert_eq!((refused.status, named), (422, &json!("/text")), "{}", refused.text);
    let noted = does("notes", json!({ "text": "Nimempigia." })).await;
    assert_eq!(noted.body["notes"][0]["officer"], "author", "{}", noted.text);
    let assigned = does("assign", json!({ "officer": "asha" })).await.body["ticket"].clone();
    assert_eq!((&assigned["state"], &assigned["assigned_to"]), (&json!("in-hand"), &json!("asha")));
    let listed = api.gets(Role::Viewer, "/tickets?assigned_to=asha&state=in-hand").await.body;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);

    let answered = does("answer", json!({ "text": "Yatarudi kesho – saa 4." })).await;
    assert_eq!(answered.body["ticket"]["state"], "answered", "{}", answered.text);
    let queued = "outbox WHERE msisdn = '+255754000001' AND lane = 'reply'
                  AND body LIKE 'MB-1001: Yatarudi kesho - saa 4. Ume%'";
    assert_eq!(database.count(queued).await, 1);
    let closed = api.acts(Role::Author, "/tickets/1001/close", None).await;
    assert_eq!(closed.body["ticket"]["state"], "closed", "{}", closed.text);
    let late = does("answer", json!({ "text": "Zaidi" })).await;
    assert_eq!((late.status, late.problem()), (409, "state"));
    assert_eq!(database.count("outbox").await, 1);
}

async fn what_citizens_wrote_is_shown_without_their_secrets(database: Database) {
    let api = Api::start(&database).await;
    let citizen = Citizen::with_msisdn(Operator::Simulator, "+255754000050");
    let callback = citizen.texting("1", "ULIZA PIN yangu 4321 haifanyi kazi");
    assert_eq!(api.node.receives(&callback).await.status, 200);
    let seen = api.gets(Role::Viewer, "/inbound").await.body;
    let message = &seen["items"][0];
    assert_eq!((&message["from"], &message["to"]), (&json!("+2557*****050"), &json!("15015")));
    assert!(!message["text"].as_str().unwrap().contains("4321"), "{seen}");
    let path = "/inbound?from=%2B255754000050&outcome=answered";
    let whole = api.gets(Role::Author, path).await.body;
    assert_eq!(whole["items"][0]["from"], "+255754000050", "{whole}");
    let none = api.gets(Role::Author, "/inbound?outcome=machine").await.body;
    assert_eq!(none["items"], json!([]));
}

async fn pages_hold_everybody_once(database: Database) {
    let api = Api::start(&database).await;
    let table = rows(13, |n| format!("07540002{n:02}"));
    holds(&uploads(&api, IMPORT, &table).await, &json!({ "added": 13 }));
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = api.gets(Role::Author, &format!("/subscribers?limit=5{after}")).await.body;
        let items = page["items"].as_array().unwrap();
        seen.extend(items.iter().map(|item| item["msisdn"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let expected: Vec<String> = (0..13).map(|n| format!("+2557540002{n:02}")).collect();
    assert_eq!(seen, expected);

    // Who is shown numbers masked reads none off the end of a page, and makes up no end.
    let page = api.gets(Role::Viewer, "/subscribers?limit=5").await.body;
    let next = page["next"].as_str().unwrap();
    let plain = BASE64_URL_SAFE_NO_PAD.decode(next).unwrap();
    assert!(!String::from_utf8_lossy(&plain).contains("754"), "{next}");
    for wrong in [BASE64_URL_SAFE_NO_PAD.encode("subscribers +255754000204"), next[1..].to_owned()]
    {
        let refused = api.gets(Role::Viewer, &format!("/subscribers?after={wrong}")).await;
        assert_eq!(refused.body["errors"][0]["parameter"], "after", "{}", refused.text);
    }
    let other = api.gets(Role::Viewer, &format!("/groups/1/members?after={next}")).await;
    assert_eq!(other.status, 422, "a place of another list: {}", other.text);
}

async fn only_so_many_files_are_taken_at_once(database: Database) {
    let api = Api::start(&database).await;
    let (begun, may_end) = (Semaphore::new(0), Semaphore::new(0));
    let (begun, may_end) = (&*Box::leak(Box::new(begun)), &*Box::leak(Box::new(may_end)));
    let slow = async || {
        let body = Body::from_stream(stream::once(async {
            begun.add_permits(1);
            drop(may_end.acquire().await);
            Ok::<_, Infallible>(Bytes::from_static(b"0754000001\n"))
        }));
        let request = Request::builder()
            .method(Method::POST)
            .uri("/api/v1/subscribers/import")
            .header("authorization", format!("Bearer {}", api.author()))
            .header("idempotency-key", fresh_key())
            .header("content-type", "text/csv");
        api.node.takes(request.body(body).unwrap()).await.status().as_u16()
    };
    let third = async {
        let _ = begun.acquire_many(2).await.unwrap();
        let sent_away = uploads(&api, "/subscribers/import", "0754000001\n").await;
        may_end.add_permits(2);
        sent_away
    };
    let (one, two, sent_away) = tokio::join!(slow(), slow(), third);
    assert_eq!((one, two), (200, 200));
    assert_eq!((sent_away.status, sent_away.problem()), (503, "unavailable"));
    assert!(sent_away.header("retry-after").is_some());
    assert_eq!(uploads(&api, "/subscribers/import", "0754000001\n").await.status, 200);
}

async fn who_was_forgotten_is_put_into_no_group(database: Database) {
    let api = Api::start(&database).await;
    let person = a_subscriber("+255754000070");
    assert_eq!(api.posts(Role::Author, "/subscribers", &person).await.status, 201);
    let path = "/subscribers/+255754000070";
    let erase = Ask { method: Method::DELETE, ..Ask::get(api.author(), path) };
    assert_eq!(api.asks(&erase).await.status, 204);
    let made = api.posts(Role::Author, "/groups", &json!({ "name": "Wazee" })).await;
    let path = format!("/groups/{}/members", made.body["id"]);
    let members = json!({ "members": [{ "msisdn": "+255754000070" }] });
    // Nobody is left of the list, and it is an act all the same.
    assert_eq!(api.posts(Role::Author, &path, &members).await.status, 204);
    assert_eq!(database.count("contact_group_members").await, 0);
    assert_eq!(database.count("audit WHERE action = 'group.put'").await, 1);
}
