//! Who may do what: every endpoint against every role. An endpoint without a line here
//! fails, and so does a line without an endpoint.

use std::collections::BTreeSet;

use axum::http::Method;
use baragumu::{
    domain::officer::Role,
    http::api::{self, endpoint::Effect},
};
use serde_json::{Value, json};

use super::{Api, Ask, Reply, a_broadcast, a_message, a_subscriber, a_ticket, fresh_key, joined};
use crate::support::databases::{Database, both_databases};

/// An endpoint, the least role that may use it, and a request that does what it does.
struct Line {
    name: &'static str,
    role: Role,
    path: &'static str,
    body: Value,
    /// What puts things where the request can be carried out, on the database itself.
    before: &'static str,
}

/// In an order in which each can be carried out. `FINGERPRINT` in a body becomes that of
/// broadcast 2.
fn table() -> Vec<Line> {
    use Role::{Administrator, Approver, Auditor, Author, Viewer};
    let none = || Value::Null;
    let line = |name, role, path, body| Line { name, role, path, body, before: "" };
    let held = |before, line: Line| Line { before, ..line };
    vec![
        line("POST /messages", Author, "/messages", a_message()),
        line("GET /messages", Viewer, "/messages", none()),
        line("GET /messages/{id}", Viewer, "/messages/1", none()),
        held(
            "UPDATE outbox SET state = 'unknown', reason = 'no answer' WHERE id = 1",
            line("GET /unknown", Viewer, "/unknown", none()),
        ),
        line("POST /unknown/{id}", Approver, "/unknown/1", json!({ "decision": "resend" })),
        line("GET /places", Viewer, "/places", none()),
        line("GET /topics", Viewer, "/topics", none()),
        line("GET /templates", Viewer, "/templates", none()),
        line("GET /service", Viewer, "/service", none()),
        line("GET /inbound", Viewer, "/inbound", none()),
        line("POST /subscribers", Author, "/subscribers", a_subscriber("+255754000010")),
        line("GET /subscribers", Viewer, "/subscribers", none()),
        line("GET /subscribers/{msisdn}", Viewer, "/subscribers/+255754000010", none()),
        line("DELETE /subscribers/{msisdn}", Author, "/subscribers/+255754000010", none()),
        line(
            "POST /subscribers/import",
            Author,
            "/subscribers/import?dry_run=false&evidence=orodha",
            "0754000011\n0754000012\n".into(),
        ),
        line("POST /subscribers/export", Approver, "/subscribers/export", none()),
        line("POST /groups", Author, "/groups", json!({ "name": "Wenyeviti" })),
        line("GET /groups", Viewer, "/groups", none()),
        line("GET /groups/{id}", Viewer, "/groups/1", none()),
        line(
            "POST /groups/{id}/members",
            Author,
            "/groups/1/members",
            json!({ "members": [{ "msisdn": "+255754000013", "language": "sw", "ward": 2 }] }),
        ),
        line("GET /groups/{id}/members", Viewer, "/groups/1/members", none()),
        line(
            "DELETE /groups/{id}/members/{msisdn}",
            Author,
            "/groups/1/members/+255754000013",
            none(),
        ),
        line("POST /groups/upload", Author, "/groups/upload?name=Wakulima", "0754000014\n".into()),
        line("POST /broadcasts/preview", Author, "/broadcasts/preview", a_broadcast()),
        line("POST /broadcasts", Author, "/broadcasts", a_broadcast()),
        line("GET /broadcasts", Viewer, "/broadcasts", none()),
        line("GET /broadcasts/{id}", Viewer, "/broadcasts/1", none()),
        line("GET /broadcasts/{id}/preview", Viewer, "/broadcasts/1/preview", none()),
        line("GET /broadcasts/{id}/report", Viewer, "/broadcasts/1/report", none()),
        line("GET /broadcasts/{id}/recipients", Viewer, "/broadcasts/1/recipients", none()),
        line("PUT /broadcasts/{id}", Author, "/broadcasts/1", a_broadcast()),
        line("POST /broadcasts/{id}/submit", Author, "/broadcasts/1/submit", none()),
        line(
            "POST /broadcasts/{id}/return",
            Approver,
            "/broadcasts/1/return",
            json!({ "comment": "Tarehe si sahihi." }),
        ),
        line(
            "POST /broadcasts/{id}/approve",
            Approver,
            "/broadcasts/2/approve",
            json!({ "fingerprint": "FINGERPRINT" }),
        ),
        line("POST /broadcasts/{id}/pause", Author, "/broadcasts/2/pause", none()),
        line("POST /broadcasts/{id}/resume", Approver, "/broadcasts/2/resume", none()),
        held(
            "UPDATE broadcasts SET state = 'held', resumes = 'approved' WHERE id = 2",
            line("POST /broadcasts/{id}/release", Approver, "/broadcasts/2/release", none()),
        ),
        held(
            "UPDATE broadcasts SET budget = 1 WHERE id = 2",
            line(
                "POST /broadcasts/{id}/budget",
                Approver,
                "/broadcasts/2/budget",
                json!({ "budget": 2 }),
            ),
        ),
        line("POST /broadcasts/{id}/export", Author, "/broadcasts/2/export", none()),
        line("POST /broadcasts/{id}/correct", Author, "/broadcasts/2/correct", none()),
        line("POST /broadcasts/{id}/cancel", Author, "/broadcasts/2/cancel", none()),
        held(
            "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, state, created_at,
                due_at, validity, changed_at)
             VALUES (3, 'simulator', 'bulk', '+255754000015', 'sw', 'expired', 1, 1, 1, 1)",
            line("POST /broadcasts/{id}/retry", Approver, "/broadcasts/3/retry", json!({})),
        ),
        line("GET /tickets", Viewer, "/tickets", none()),
        line("GET /tickets/{number}", Viewer, "/tickets/1001", none()),
        line(
            "POST /tickets/{number}/answer",
            Author,
            "/tickets/1001/answer",
            json!({ "text": "Kesho saa 4." }),
        ),
        line(
            "POST /tickets/{number}/assign",
            Author,
            "/tickets/1001/assign",
            json!({ "officer": "asha" }),
        ),
        line(
            "POST /tickets/{number}/notes",
            Author,
            "/tickets/1001/notes",
            json!({ "text": "Nimempigia fundi." }),
        ),
        line("POST /tickets/{number}/close", Author, "/tickets/1001/close", none()),
        held(
            "INSERT INTO instance (name, value) VALUES ('restored', '1')",
            line("POST /service/confirm", Administrator, "/service/confirm", none()),
        ),
        line("GET /audit", Auditor, "/audit", none()),
        line("GET /audit/verdict", Auditor, "/audit/verdict", none()),
    ]
}

/// The lines of officers: what the service does by itself is told beside them.
const OFFICERS: &str = "audit WHERE officer <> 'system'";

both_databases! {
    every_endpoint_is_for_its_role_and_leaves_its_line,
}

#[test]
fn every_endpoint_has_a_line_in_the_table() {
    let listed: BTreeSet<String> =
        table().iter().map(|line| format!("{} {}", line.name, line.role.word())).collect();
    let there: BTreeSet<String> = api::endpoints()
        .iter()
        .map(|endpoint| format!("{endpoint:?} {}", endpoint.role.word()))
        .collect();
    assert_eq!(listed, there);
}

/// Makes what the table's paths name: a message, three broadcasts of which one waits for
/// approval and one is done, a ticket.
async fn prepare(api: &Api, database: &Database) {
    assert_eq!(api.posts(Role::Author, "/messages", &a_message()).await.body["id"], 1);
    joined(database).await;
    for id in 1..=3 {
        let made = api.posts(Role::Author, "/broadcasts", &a_broadcast()).await;
        assert_eq!((made.status, made.body["id"].as_i64()), (201, Some(id)), "{}", made.text);
    }
    let submitted = api.acts(Role::Author, "/broadcasts/2/submit", None).await;
    assert_eq!(submitted.status, 200, "{}", submitted.text);
    database.execute("UPDATE broadcasts SET state = 'done', approved_at = 1 WHERE id = 3").await;
    a_ticket(database, 1001).await;
}

async fn every_endpoint_is_for_its_role_and_leaves_its_line(database: Database) {
    let api = Api::start(&database).await;
    prepare(&api, &database).await;
    let endpoints = api::endpoints();
    for line in table() {
        let Line { name, role: least, path, body, before } = line;
        let endpoint = endpoints.iter().find(|it| format!("{it:?}") == name).unwrap();
        if !before.is_empty() {
            database.execute(before).await;
        }
        let shown = api.gets(Role::Viewer, "/broadcasts/2").await;
        let fingerprint = shown.body["fingerprint"].as_str().unwrap();
        let body = match &body {
            Value::Object(_) => {
                serde_json::from_str(&body.to_string().replace("FINGERPRINT", fingerprint)).unwrap()
            }
            body => body.clone(),
        };
        // The least role last: an act of another one might leave nothing to do.
        let below = Role::ALL.into_iter().filter(|role| !role.may(least));
        for role in below.chain([least]) {
            let lines = database.count(OFFICERS).await;
            let ask = ask(endpoint.method.clone(), api.token(role), path, &body);
            let reply = api.asks(&ask).await;
            let written = database.count(OFFICERS).await - lines;
            if role.may(least) {
                assert_eq!(reply.status, endpoint.status, "{name} as {role:?}: {}", reply.text);
                let expected = i64::from(endpoint.effect == Effect::Act);
                assert_eq!(written, expected, "lines of the trail by {name}");
                again_changes_nothing(&api, &database, name, &ask, &reply).await;
            } else {
                assert_eq!((reply.status, written), (403, 0), "{name} as {role:?}: {}", reply.text);
                assert_eq!(reply.problem(), "forbidden");
            }
        }
    }
    assert_eq!(api.gets(Role::Approver, "/audit/verdict").await.body["whole"], json!(true));
}

/// A repeat under the same key is answered alike, also where the answer was lost, and
/// leaves no line.
async fn again_changes_nothing(
    api: &Api,
    database: &Database,
    name: &str,
    ask: &Ask<'_>,
    first: &Reply,
) {
    if ask.key.is_none() {
        return;
    }
    let lines = database.count("audit").await;
    for lost in [false, true] {
        if lost {
            database.execute("UPDATE idempotency SET answer = NULL").await;
        }
        let again = api.asks(ask).await;
        let alike = |reply: &Reply| (reply.status, reply.text.clone());
        assert_eq!(alike(&again), alike(first), "{name} again, its answer lost: {lost}");
        assert_eq!(again.header("location"), first.header("location"), "{name}");
    }
    assert_eq!(database.count("audit").await, lines, "{name} again");
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
