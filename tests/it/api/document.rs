//! The published document.

use std::{collections::BTreeSet, fs, path::Path};

use axum::http::Method;
use baragumu::http::api;
use serde_json::Value;

use super::{Api, Ask};
use crate::support::databases::on_sqlite;

fn kept() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/openapi.json");
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_document_in_the_repository_is_the_one_that_is_served() {
    let made = api::document().unwrap();
    assert!(
        kept() == made,
        "deploy/openapi.json is another: write it with `cargo run -- openapi > deploy/openapi.json`"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_may_read_it() {
    on_sqlite(async |database| {
        let api = Api::start(&database).await;
        let ask = Ask::get("", "");
        let reply = api.asks_at(&ask, "/api/openapi.json").await;
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")));
        assert_eq!(reply.body, serde_json::from_str::<Value>(&kept()).unwrap());
        let other = Ask { method: Method::POST, ..ask };
        let reply = api.asks_at(&other, "/api/openapi.json").await;
        assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")));
    })
    .await;
}

/// What a reader of the document needs of every operation.
#[test]
fn every_operation_says_all_there_is_to_know() {
    let document: Value = serde_json::from_str(&kept()).unwrap();
    let mut operations = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            operations += 1;
            let name = format!("{method} {path}");
            assert!(operation["summary"].as_str().unwrap().ends_with('.'), "{name}");
            let responses = operation["responses"].as_object().unwrap();
            for status in ["401", "403", "429", "500", "503"] {
                assert!(responses.contains_key(status), "{name} does not tell of {status}");
            }
            let parameters = operation["parameters"].as_array().unwrap();
            let has_key = parameters.iter().any(|it| it["name"] == "Idempotency-Key");
            assert_eq!(has_key, method == "post", "{name}");
            for parameter in parameters {
                assert!(parameter["description"].is_string(), "{name}: {parameter}");
            }
            for (status, response) in responses {
                let problem = response["content"].get("application/problem+json").is_some();
                assert_eq!(problem, !status.starts_with('2'), "{name} {status}");
            }
        }
    }
    assert!(operations > 5, "only {operations} operations were found");
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        bounded(name, schema);
    }
}

/// Texts, lists and numbers have bounds, objects are closed, properties are explained.
fn bounded(name: &str, schema: &Value) {
    let is = |word: &str| match &schema["type"] {
        Value::Array(words) => words.iter().any(|own| own == word),
        own => own == word,
    };
    let has = |words: &[&str]| words.iter().any(|word| !schema[word].is_null());
    if is("string") {
        assert!(has(&["enum", "maxLength"]), "{name} has no maxLength");
    }
    if is("array") {
        assert!(has(&["maxItems"]), "{name} has no maxItems");
        bounded(&format!("{name}[]"), &schema["items"]);
    }
    if is("integer") {
        assert!(has(&["minimum"]), "{name} has no minimum");
    }
    for (property, schema) in schema["properties"].as_object().into_iter().flatten() {
        let name = format!("{name}.{property}");
        assert!(
            schema["description"].is_string()
                || schema["$ref"].is_string()
                || schema["oneOf"].is_array(),
            "{name} is not explained"
        );
        bounded(&name, schema);
    }
    if schema["properties"].is_object() {
        assert_eq!(schema["additionalProperties"], false, "{name} is open");
    }
}

/// The arguments of a call, from behind its parenthesis to the one that closes it.
fn arguments(call: &str) -> &str {
    let mut open = 1;
    let end = call.find(|sign| {
        match sign {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        open == 0
    });
    &call[..end.unwrap_or(call.len())]
}

/// Every fault that the code names has words in both languages: what is wrong, and what
/// would be right.
#[test]
fn every_fault_can_be_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut keys = BTreeSet::new();
    let mut folders = vec![root.join("src")];
    let marks = ["Fault::new(", "Problem::refused(", "Problem::parameter("];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for mark in marks {
                for (at, _) in text.match_indices(mark) {
                    // The key is the second argument; the first may hold a text too.
                    let arguments = arguments(&text[at + mark.len()..]);
                    let words = arguments.split('"').skip(1).step_by(2);
                    let plain = |word: &&str| {
                        word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                    };
                    keys.extend(words.filter(plain).map(str::to_owned));
                }
            }
        }
    }
    for language in ["sw", "en"] {
        // What citizens are told is no refusal.
        let folder = fs::read_dir(root.join("locales").join(language)).unwrap();
        let words: String = folder
            .map(|entry| entry.unwrap().path())
            .filter(|path| !path.ends_with("ussd.ftl") && !path.ends_with("sms.ftl"))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect();
        let mut told = 0;
        for line in words.lines().filter(|line| line.starts_with("fault-")) {
            let key = line.split(" = ").next().unwrap();
            let whole = words.split(&format!("\n{key} = ")).nth(1).unwrap();
            assert!(
                whole.split("\n\n").next().unwrap().contains("    .remedy = "),
                "{language}: {key}"
            );
            told += 1;
        }
        assert!(told > 60, "only {told} faults are told in {language}");
        let missing: Vec<_> =
            keys.iter().filter(|key| !words.contains(&format!("\nfault-{key} = "))).collect();
        let none: Vec<&String> = Vec::new();
        // Placeholders' names stand among the arguments too.
        let missing: Vec<_> = missing.into_iter().filter(|key| key.contains('-')).collect();
        assert_eq!(missing, none, "{language}");
    }
    assert!(keys.len() > 50, "only {} faults were found", keys.len());
}
