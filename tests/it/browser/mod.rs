//! The console in a real browser: every page looked at, an officer's whole day, and what
//! citizens and files may say without anything of it being done.

mod day;
mod hostile;
mod pages;

use std::sync::atomic::{AtomicU32, Ordering};

use baragumu::{
    gateway::officers::totp,
    world::{RealWorld, World as _},
};
use serde_json::{Value, json};

use crate::support::{
    chromium::Window,
    console::PASSWORD,
    process::{Ask, Served, run},
};

/// A server with one account that this program plays itself, and another that is slow.
fn settings(countdown: u32) -> String {
    format!(
        r#"
[server]
listen = "ADDRESS"
public_url = "http://ADDRESS"
requests_per_second = 1_000_000
burst = 1_000_000

[broadcasts]
countdown_seconds = {countdown}

[sending]
quiet_from = "00:00"
quiet_to = "00:00"

[[accounts]]
name = "simulator"
operator = "simulator"
callback_key = "simulator"
service_codes = ["*149*46#"]
short_codes = ["15015"]

[[accounts]]
name = "polepole"
operator = "simulator"
callback_key = "simulator"
service_codes = ["*149*47#"]
short_codes = ["15016"]
tps = 1
"#
    )
}

/// A council office: the server, and whoever works with it.
#[derive(Debug)]
struct Office {
    served: Served,
}

impl Office {
    async fn open(countdown: u32) -> Self {
        Self { served: Served::start(&settings(countdown)).await }
    }

    fn base(&self) -> String {
        format!("http://{}", self.served.address)
    }

    /// The link that the first start printed.
    fn first_link(&self) -> String {
        link_in(&self.served.output())
    }

    /// Invites somebody as whoever has the machine does, and gives their link.
    fn invites(&self, name: &str, role: &str) -> String {
        self.told(&["officer", "invite", name, "--role", role])
    }

    /// A token of the API for an officer.
    fn token(&self, name: &str, role: &str) -> String {
        let said = self.command(&["token", "create", "--role", role, "--officer", name]);
        said.lines().next().unwrap().to_owned()
    }

    fn told(&self, arguments: &[&str]) -> String {
        link_in(&self.command(arguments))
    }

    fn command(&self, arguments: &[&str]) -> String {
        let arguments = [arguments, &["--config", "settings.toml"]].concat();
        let output = run(self.served.folder.path(), &[], &arguments, "");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// A call of the API that must succeed.
    async fn calls(&self, token: &str, path: &str, body: &Value) -> Value {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.uploads(token, path, "application/json", &body).await
    }

    /// The same with a body of another kind.
    async fn uploads(&self, token: &str, path: &str, kind: &str, body: &str) -> Value {
        let bearer = format!("authorization: Bearer {token}");
        let key = format!("idempotency-key: {}", RealWorld.fresh_id());
        let kind = format!("content-type: {kind}");
        let headers = [bearer.as_str(), &key, &kind];
        let headers = if body.is_empty() { &headers[..2] } else { &headers[..] };
        let path = format!("/api/v1{path}");
        let ask = Ask { path: &path, headers, body, ..Ask::default() };
        let answer = self.served.ask(&ask).await.unwrap();
        assert!((200..300).contains(&answer.status), "{path}: {answer:?}");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// A citizen writes to the short code.
    async fn texts(&self, msisdn: &str, text: &str) {
        static MESSAGES: AtomicU32 = AtomicU32::new(0);
        let id = format!("message-{}", MESSAGES.fetch_add(1, Ordering::Relaxed));
        let body = json!({ "id": id, "msisdn": msisdn, "to": "15015", "body": text }).to_string();
        let path = "/callbacks/simulator/simulator/mo";
        let answer = self.served.ask(&Ask { path, body: &body, ..Ask::default() }).await.unwrap();
        assert_eq!(answer.status, 200, "{text:?}: {answer:?}");
    }
}

fn link_in(said: &str) -> String {
    let link = said.split_whitespace().find(|word| word.contains("/console/join/"));
    link.unwrap_or_else(|| panic!("no link: {said}")).to_owned()
}

/// What an officer holds beside the password.
#[derive(Debug, Default)]
struct Kept {
    /// What their telephone makes codes of.
    secret: String,
    recovery_codes: Vec<String>,
}

impl Kept {
    /// What their telephone shows now.
    fn code(&self) -> String {
        totp::code_at(&self.secret, RealWorld.now()).unwrap()
    }
}

/// Opens a one-time link and goes through it to the first page, as an officer does.
/// `look` is shown each page on the way.
async fn joins(
    window: &Window,
    link: &str,
    name: Option<&str>,
    mut look: impl AsyncFnMut(&Window, &'static str),
) -> Kept {
    window.open(link).await;
    look(window, "/console/join/{token}").await;
    if let Some(name) = name {
        window.fill("#name", name).await;
    }
    window.fill("#password", PASSWORD).await;
    window.fill("#again", PASSWORD).await;
    window.follow("main form button").await;
    let mut kept = Kept::default();
    if window.path().await == "/console/second-factor" {
        look(window, "/console/second-factor").await;
        window.follow("main form button").await;
        look(window, "the square").await;
        kept.secret = window.text_of(".entrance code").await.replace(' ', "");
        window.fill("#code", &kept.code()).await;
        window.follow("main form button").await;
        look(window, "the recovery codes").await;
        let codes = window.text_of(".codes").await;
        kept.recovery_codes = codes.split_whitespace().map(str::to_owned).collect();
        window.follow("main .button").await;
    }
    window.find(".who").await;
    kept
}

/// Chooses the language by the button that every page has.
async fn speaks(window: &Window, language: &str) {
    window.follow(&format!("header button[name=language][value={language}]")).await;
    window.find(&format!("html[lang={language}]")).await;
}
