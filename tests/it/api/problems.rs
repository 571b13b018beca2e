//! What is wrong is told with its field, its remedy and in the reader's language.

use axum::http::Method;
use baragumu::domain::officer::Role;
use serde_json::{Value, json};

use super::{Api, Ask, a_message};
use crate::support::databases::{Database, both_databases};

both_databases! {
    every_fault_is_named_with_its_place,
    the_reader_chooses_the_language,
    every_kind_of_fault_is_a_problem_document,
    nothing_of_the_inside_shows,
}

fn faults(body: &Value) -> Vec<&str> {
    let errors = body["errors"].as_array().unwrap();
    errors.iter().map(|it| it["pointer"].as_str().or(it["parameter"].as_str()).unwrap()).collect()
}

async fn every_fault_is_named_with_its_place(database: Database) {
    let api = Api::start(&database).await;
    let body = json!({ "to": 7, "lane": "fast", "valid_minutes": 0, "colour": "red" });
    let reply = api.posts(Role::Author, "/messages", &body).await;
    assert_eq!((reply.status, reply.problem()), (400, "invalid"));
    let mut named = faults(&reply.body);
    named.sort_unstable();
    assert_eq!(named, ["/colour", "/lane", "/text", "/to", "/valid_minutes"]);
    for error in reply.body["errors"].as_array().unwrap() {
        for part in ["detail", "remedy"] {
            assert!(!error[part].as_str().unwrap().is_empty(), "{error}");
        }
    }
    let reply = api.gets(Role::Author, "/messages?limit=501&colour=red&after=!").await;
    let mut named = faults(&reply.body);
    named.sort_unstable();
    assert_eq!((reply.status, named.as_slice()), (400, ["after", "colour", "limit"].as_slice()));
    let reply = api.gets(Role::Author, "/messages?limit=5&limit=6").await;
    assert_eq!((reply.status, faults(&reply.body)), (400, vec!["limit"]));
    // A mark of another list.
    let reply = api.gets(Role::Author, "/messages?after=YXVkaXQgMQ").await;
    assert_eq!((reply.status, faults(&reply.body)), (422, vec!["after"]));
}

async fn the_reader_chooses_the_language(database: Database) {
    let api = Api::start(&database).await;
    let english = "There is no such address";
    let swahili = "Anwani hii haipo";
    for (accept, title, tag) in [
        ("", swahili, "sw"),
        ("en", english, "en"),
        ("en-GB,en;q=0.9", english, "en"),
        ("fr, sw;q=0.3, en;q=0.4", english, "en"),
        ("en;q=0", swahili, "sw"),
        ("fr", swahili, "sw"),
    ] {
        let ask = Ask { headers: vec![("accept-language", accept)], ..Ask::get("", "/nowhere") };
        let reply = api.asks(&ask).await;
        assert_eq!((reply.status, reply.body["title"].as_str()), (404, Some(title)), "{accept}");
        assert_eq!(reply.header("content-language"), Some(tag));
    }
}

async fn every_kind_of_fault_is_a_problem_document(database: Database) {
    let api = Api::start(&database).await;
    let author = api.author().to_owned();
    let good = Ask::post(&author, "/messages", &a_message());
    let cases = [
        (404, "no-route", Ask::get(&author, "/nowhere")),
        (405, "method", Ask { method: Method::DELETE, ..Ask::get(&author, "/messages") }),
        (401, "unauthenticated", Ask::get("", "/messages")),
        (401, "unauthenticated", Ask::get("bgm_nobodys", "/messages")),
        (401, "unauthenticated", Ask::get("nobodys", "/messages")),
        (403, "forbidden", Ask::post(api.token(Role::Viewer), "/messages", &a_message())),
        (404, "absent", Ask::get(&author, "/messages/4711")),
        (400, "invalid", Ask { key: None, ..good.clone() }),
        (400, "invalid", good.clone().with_key("short")),
        (400, "invalid", good.clone().with_key("with a space")),
        (400, "malformed", Ask { body: "{\"to\": ".to_owned(), ..good.clone() }),
        (400, "malformed", Ask { body: String::new(), ..good.clone() }),
        (400, "invalid", Ask { body: "[]".to_owned(), ..good.clone() }),
        (415, "media-type", Ask { content_type: Some("text/plain"), ..good.clone() }),
        (415, "media-type", Ask { content_type: None, ..good.clone() }),
        (413, "too-large", Ask { body: " ".repeat(65 * 1024), ..good.clone() }),
        (
            422,
            "refused",
            Ask::post(&author, "/messages", &json!({ "to": "+255254000001", "text": "x" })),
        ),
    ];
    for (status, kind, ask) in cases {
        let reply = api.asks(&ask).await;
        assert_eq!((reply.status, reply.problem()), (status, kind), "{ask:?}: {}", reply.text);
        assert_eq!(reply.header("content-type"), Some("application/problem+json"));
        assert_eq!(reply.body["request_id"].as_str(), reply.header("x-request-id"));
        assert_eq!(reply.body["status"], status);
    }
    let reply = api.asks(&Ask::get("", "/messages")).await;
    assert!(reply.header("www-authenticate").unwrap().starts_with("Bearer"));
    assert_eq!(database.count("outbox").await, 0);
}

async fn nothing_of_the_inside_shows(database: Database) {
    let api = Api::start(&database).await;
    database.execute("ALTER TABLE outbox RENAME TO elsewhere").await;
    for ask in [
        Ask::post(api.author(), "/messages", &a_message()),
        Ask::get(api.author(), "/messages"),
        Ask::get(api.author(), "/messages/1"),
    ] {
        let reply = api.asks(&ask).await;
        assert!([500, 503].contains(&reply.status), "{}", reply.text);
        for inside in ["outbox", "elsewhere", "SELECT", "sqlx", "no such table", "754000001"] {
            assert!(!reply.text.contains(inside), "{}", reply.text);
        }
    }
}
