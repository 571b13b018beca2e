//! Who may do what: every endpoint against every role. An endpoint without a line here
//! fails, and so does a line without an endpoint.

use std::collections::BTreeSet;

use axum::http::Method;
use baragumu::{
    domain::officer::Role,
    http::api::{self, endpoint::Effect},
};
use serde_json::{Value, json};

use super::{Api, Ask, a_broadcast, a_message, fresh_key, joined};
use crate::support::databases::{Database, both_databases};

/// An endpoint, the least role that may use it, and a request that would do what it does.
///
/// Of the broadcasts, 1 is a draft, 2 and 3 are submitted, and 4 is approved; `fingerprint`
/// is that of 2.
fn table(fingerprint: &str) -> Vec<(&'static str, Role, String, Value)> {
    let none = Value::Null;
    let agreed = json!({ "fingerprint": fingerprint });
    let line = |name, role, path: &str, body| (name, role, path.to_owned(), body);
    let (viewer, author, approver) = (Role::Viewer, Role::Author, Role::Approver);
    vec![
        line("POST /broadcasts", author, "/broadcasts", a_broadcast()),
        line("GET /broadcasts", viewer, "/broadcasts", none.clone()),
        line("GET /broadcasts/{id}", viewer, "/broadcasts/1", none.clone()),
        line("PUT /broadcasts/{id}", author, "/broadcasts/1", a_broadcast()),
        line("GET /broadcasts/{id}/preview", viewer, "/broadcasts/1/preview", none.clone()),
        line("GET /broadcasts/{id}/report", viewer, "/broadcasts/4/report", none.clone()),
        line("GET /broadcasts/{id}/recipients", viewer, "/broadcasts/4/recipients", none.clone()),
        line("POST /broadcasts/{id}/submit", author, "/broadcasts/1/submit", none.clone()),
        line("POST /broadcasts/{id}/approve", approver, "/broadcasts/2/approve", agreed),
        line(
            "POST /broadcasts/{id}/return",
            approver,
            "/broadcasts/3/return",
            json!({ "comment": "Taja kijiji." }),
        ),
        line("POST /broadcasts/{id}/pause", author, "/broadcasts/4/pause", none.clone()),
        line("POST /broadcasts/{id}/resume", approver, "/broadcasts/4/resume", none.clone()),
        line("POST /broadcasts/{id}/cancel", author, "/broadcasts/4/cancel", none.clone()),
        line("POST /messages", Role::Author, "/messages", a_message()),
        line("GET /messages", Role::Viewer, "/messages", none.clone()),
        line("GET /messages/{id}", Role::Viewer, "/messages/1", none.clone()),
        line("GET /places", Role::Viewer, "/places", none.clone()),
        line("GET /topics", Role::Viewer, "/topics", none.clone()),
        line("GET /audit", Role::Approver, "/audit", none.clone()),
        line("GET /audit/verdict", Role::Approver, "/audit/verdict", none),
    ]
}

both_databases! {
    every_endpoint_is_for_its_role_and_leaves_its_line,
}

#[test]
fn every_endpoint_has_a_line_in_the_table() {
    let listed: BTreeSet<String> =
        table("").iter().map(|(name, role, ..)| format!("{name} {}", role.word())).collect();
    let there: BTreeSet<String> = api::endpoints()
        .iter()
        .map(|endpoint| format!("{endpoint:?} {}", endpoint.role.word()))
        .collect();
    assert_eq!(listed, there);
}

/// Makes what the table's paths name.
async fn prepare(api: &Api, database: &Database) -> String {
    assert_eq!(api.posts(Role::Author, "/messages", &a_message()).await.body["id"], 1);
    joined(database).await;
    for id in 1..=4 {
        let made = api.posts(Role::Author, "/broadcasts", &a_broadcast()).await;
        assert_eq!(made.body["id"], id, "{}", made.text);
    }
    let mut fingerprint = String::new();
    for id in 2..=4 {
        let reply = api.acts(Role::Author, &format!("/broadcasts/{id}/submit"), None).await;
        assert_eq!(reply.body["state"], "submitted", "{}", reply.text);
        reply.body["fingerprint"].as_str().unwrap().clone_into(&mut fingerprint);
    }
    let agreed = json!({ "fingerprint": fingerprint });
    let reply = api.acts(Role::Approver, "/broadcasts/4/approve", Some(&agreed)).await;
    assert_eq!(reply.body["state"], "approved", "{}", reply.text);
    fingerprint
}

async fn every_endpoint_is_for_its_role_and_leaves_its_line(database: Database) {
    let api = Api::start(&database).await;
    let fingerprint = prepare(&api, &database).await;
    let endpoints = api::endpoints();
    for (name, least, path, body) in table(&fingerprint) {
        let endpoint = endpoints.iter().find(|it| format!("{it:?}") == name).unwrap();
        // The least role last: an act of a higher one might leave nothing to do.
        let below = Role::ALL.into_iter().filter(|role| *role < least);
        for role in below.chain([least]) {
            let lines = database.count("audit").await;
            let ask = ask(endpoint.method.clone(), api.token(role), &path, &body);
            let reply = api.asks(&ask).await;
            let written = database.count("audit").await - lines;
            if role < least {
                assert_eq!((reply.status, written), (403, 0), "{name} as {role:?}: {}", reply.text);
                assert_eq!(reply.problem(), "forbidden");
            } else {
                assert_eq!(reply.status, endpoint.status, "{name} as {role:?}: {}", reply.text);
                let expected = i64::from(endpoint.effect == Effect::Act);
                assert_eq!(written, expected, "lines of the trail by {name}");
            }
        }
    }
    assert_eq!(api.gets(Role::Approver, "/audit/verdict").await.body["whole"], json!(true));
}

fn ask<'a>(method: Method, token: &'a str, path: &'a str, body: &Value) -> Ask<'a> {
    let key = (method == Method::POST).then(fresh_key);
    let (body, content_type) = match body {
        Value::Null => (String::new(), None),
        Value::String(table) => (table.clone(), Some("text/csv")),
        json => (json.to_string(), Some("application/json")),
    };
    Ask { method, key, body, content_type, ..Ask::get(token, path) }
}
