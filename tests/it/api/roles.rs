//! Who may do what: every endpoint against every role. An endpoint without a line here
//! fails, and so does a line without an endpoint.

use std::collections::BTreeSet;

use axum::http::Method;
use baragumu::{
    domain::officer::Role,
    http::api::{self, endpoint::Effect},
};
use serde_json::{Value, json};

use super::{Api, Ask, a_message, fresh_key};
use crate::support::databases::{Database, both_databases};

/// An endpoint, the least role that may use it, and a request that would do what it does.
fn table() -> Vec<(&'static str, Role, String, Value)> {
    let none = Value::Null;
    let line = |name, role, path: &str, body| (name, role, path.to_owned(), body);
    vec![
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
        table().iter().map(|(name, role, ..)| format!("{name} {}", role.word())).collect();
    let there: BTreeSet<String> = api::endpoints()
        .iter()
        .map(|endpoint| format!("{endpoint:?} {}", endpoint.role.word()))
        .collect();
    assert_eq!(listed, there);
}

/// Makes what the table's paths name.
async fn prepare(api: &Api) {
    assert_eq!(api.posts(Role::Author, "/messages", &a_message()).await.body["id"], 1);
}

async fn every_endpoint_is_for_its_role_and_leaves_its_line(database: Database) {
    let api = Api::start(&database).await;
    prepare(&api).await;
    let endpoints = api::endpoints();
    for (name, least, path, body) in table() {
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
