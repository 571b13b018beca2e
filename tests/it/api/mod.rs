//! The API through the real router, on both databases.

mod broadcasts;
mod desk;
mod document;
mod idempotency;
mod problems;
mod register;
mod roles;
mod tokens;

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, Method},
};
use baragumu::{
    domain::{language::Language, msisdn::Msisdn, officer::Role, time::Timestamp},
    gateway::tokens::command_line,
    store::{subscribers, tickets},
    world::TestWorld,
};
use serde_json::Value;

use crate::support::{
    databases::Database,
    gateway::{TestGateway, morning},
};

/// A node, and an officer of each role with a token.
#[derive(Debug)]
struct Api {
    node: TestGateway,
    world: Arc<TestWorld>,
    tokens: BTreeMap<&'static str, String>,
}

/// A request.
#[derive(Debug, Clone)]
struct Ask<'a> {
    method: Method,
    /// Behind `/api/v1`.
    path: &'a str,
    token: &'a str,
    key: Option<String>,
    headers: Vec<(&'a str, &'a str)>,
    body: String,
    content_type: Option<&'a str>,
}

/// What came for it.
#[derive(Debug, Clone)]
struct Reply {
    status: u16,
    headers: HeaderMap,
    text: String,
    body: Value,
}

/// A key that no other request of this process has.
fn fresh_key() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("test-key-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

impl<'a> Ask<'a> {
    fn get(token: &'a str, path: &'a str) -> Self {
        Self {
            method: Method::GET,
            path,
            token,
            key: None,
            headers: Vec::new(),
            body: String::new(),
            content_type: None,
        }
    }

    fn post(token: &'a str, path: &'a str, body: &Value) -> Self {
        Self {
            method: Method::POST,
            key: Some(fresh_key()),
            body: body.to_string(),
            content_type: Some("application/json"),
            ..Self::get(token, path)
        }
    }

    fn with_key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The last word of a problem's type.
    fn problem(&self) -> &str {
        let kind = self.body["type"].as_str().unwrap_or_default();
        kind.strip_prefix("urn:baragumu:problem:").unwrap_or(kind)
    }
}

impl Api {
    async fn start(database: &Database) -> Self {
        let world = morning();
        Self::start_in(database, world).await
    }

    async fn start_in(database: &Database, world: Arc<TestWorld>) -> Self {
        let node = TestGateway::start(&database.store, &world).await;
        let mut tokens = BTreeMap::new();
        for role in Role::ALL {
            let made = node.gateway.create_token(&command_line(), role.word(), role).await.unwrap();
            tokens.insert(role.word(), made.token);
        }
        Self { node, world, tokens }
    }

    /// The token of the officer who has a role; the officer is called like it.
    fn token(&self, role: Role) -> &str {
        &self.tokens[role.word()]
    }

    fn author(&self) -> &str {
        self.token(Role::Author)
    }

    async fn asks(&self, ask: &Ask<'_>) -> Reply {
        self.asks_at(ask, &format!("/api/v1{}", ask.path)).await
    }

    /// The same where the whole path is said.
    async fn asks_at(&self, ask: &Ask<'_>, path: &str) -> Reply {
        let mut request = Request::builder().method(&ask.method).uri(path);
        if !ask.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", ask.token));
        }
        if let Some(key) = &ask.key {
            request = request.header("idempotency-key", key);
        }
        if let Some(content_type) = ask.content_type {
            request = request.header("content-type", content_type);
        }
        for (name, value) in &ask.headers {
            request = request.header(*name, *value);
        }
        let response = self.node.takes(request.body(Body::from(ask.body.clone())).unwrap()).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8(bytes.into()).unwrap();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Reply { status, headers, text, body }
    }

    async fn gets(&self, role: Role, path: &str) -> Reply {
        self.asks(&Ask::get(self.token(role), path)).await
    }

    async fn puts(&self, role: Role, path: &str, body: &Value) -> Reply {
        let ask = Ask { method: Method::PUT, key: None, ..Ask::post(self.token(role), path, body) };
        self.asks(&ask).await
    }

    async fn posts(&self, role: Role, path: &str, body: &Value) -> Reply {
        self.asks(&Ask::post(self.token(role), path, body)).await
    }
}

impl Api {
    /// A POST with or without a body.
    async fn acts(&self, role: Role, path: &str, body: Option<&Value>) -> Reply {
        let empty = Value::Null;
        let mut ask = Ask::post(self.token(role), path, body.unwrap_or(&empty));
        if body.is_none() {
            (ask.body, ask.content_type) = (String::new(), None);
        }
        self.asks(&ask).await
    }
}

/// A broadcast to the people of Chimala.
fn a_broadcast() -> Value {
    serde_json::json!({
        "name": "Maji Chimala",
        "account": "simulator",
        "texts": { "sw": "Halmashauri ya Mbarali: maji yamerudi kata ya <KATA>." },
        "audience": { "wards": [2] },
    })
}

/// Somebody of Chimala joins.
async fn joined(database: &Database) {
    let msisdn = Msisdn::parse("+255754000001").unwrap();
    let at = Timestamp::from_ms(1);
    let mut tx = database.store.begin().await.unwrap();
    subscribers::join(&mut tx, &msisdn, at).await.unwrap();
    subscribers::set_ward(&mut tx, &msisdn, 2, at).await.unwrap();
    tx.commit().await.unwrap();
}

/// A message that can be sent.
fn a_message() -> Value {
    serde_json::json!({ "to": "+255754000001", "text": "Habari za asubuhi" })
}

/// A person who agreed on paper.
fn a_subscriber(msisdn: &str) -> Value {
    serde_json::json!({ "msisdn": msisdn, "ward": 2, "evidence": "Fomu 12" })
}

/// A question of the person with the number `+255754000001`.
async fn a_ticket(database: &Database, number: i64) {
    let ticket = tickets::NewTicket {
        number,
        msisdn: Msisdn::parse("+255754000001").unwrap(),
        account: "simulator".to_owned(),
        channel: "sms".to_owned(),
        kind: tickets::Kind::Question,
        category: None,
        body: "Maji yatarudi lini? PIN yangu ni 4321".to_owned(),
        language: Language::parse("sw").unwrap(),
        ward_code: None,
        created_at: Timestamp::from_ms(1_795_000_000_000),
        turn_key: format!("ticket {number}"),
        due_at: None,
    };
    let mut tx = database.store.begin().await.unwrap();
    tickets::open(&mut tx, &ticket).await.unwrap();
    tx.commit().await.unwrap();
}
