//! `WebDriver` (the W3C's recommendation of that name), as much of it as pages need that are
//! looked at, over the HTTP client that the program has.
//!
//! The crates that speak it bring OpenSSL, or another order of JSON's keys, into everything
//! that is built beside them: what is tested would not be what is released.

use std::fmt;

use reqwest::{Client, Method};
use serde_json::{Value, json};

/// Under which name an element comes (`WebDriver`, section 12.2).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser that a driver leads.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    client: Client,
    address: String,
}

/// Something on its page.
#[derive(Debug)]
pub(crate) struct Element {
    session: Session,
    id: String,
}

/// Why something was not done.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The recommendation's word for it.
    error: String,
    message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.error, self.message)
    }
}

impl Failure {
    /// Whether the page put something else where the element was.
    pub(crate) fn is_stale(&self) -> bool {
        self.error == "stale element reference"
    }

    fn of(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        Self { error: text("error"), message: text("message") }
    }
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        Self { error: "the driver does not answer".to_owned(), message: error.to_string() }
    }
}

impl Session {
    /// Starts a browser by the driver at a port of this machine.
    pub(crate) async fn start(port: u16, capabilities: Value) -> Result<Self, Failure> {
        let _installed_already = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().build()?;
        let mut session = Self { client, address: format!("http://127.0.0.1:{port}/session") };
        let wishes = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let started = session.asks(Method::POST, "", wishes).await?;
        let id = started["sessionId"].as_str().unwrap_or_default();
        session.address = format!("{}/{id}", session.address);
        Ok(session)
    }

    async fn asks(&self, method: Method, path: &str, body: Value) -> Result<Value, Failure> {
        let asked = self.client.request(method, format!("{}{path}", self.address));
        let asked = if body.is_null() { asked } else { asked.body(body.to_string()) };
        let answer = asked.send().await?;
        let succeeded = answer.status().is_success();
        let body = answer.text().await?;
        let body: Value = serde_json::from_str(&body)
            .map_err(|_| Failure { error: "no answer of a driver".to_owned(), message: body })?;
        let value = body["value"].clone();
        if succeeded { Ok(value) } else { Err(Failure::of(&value)) }
    }

    async fn does(&self, path: &str, body: Value) -> Result<Value, Failure> {
        self.asks(Method::POST, path, body).await
    }

    /// Opens an address, and waits until its page is there.
    pub(crate) async fn goto(&self, address: &str) -> Result<(), Failure> {
        self.does("/url", json!({ "url": address })).await.map(drop)
    }

    /// The address of the page.
    pub(crate) async fn address(&self) -> Result<String, Failure> {
        let address = self.asks(Method::GET, "/url", Value::Null).await?;
        Ok(address.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a script, and gives what it returns.
    pub(crate) async fn execute(&self, script: &str) -> Result<Value, Failure> {
        self.does("/execute/sync", json!({ "script": script, "args": [] })).await
    }

    /// Runs a script, and gives what it hands to its last argument.
    pub(crate) async fn execute_async(
        &self,
        script: &str,
        arguments: Value,
    ) -> Result<Value, Failure> {
        self.does("/execute/async", json!({ "script": script, "args": arguments })).await
    }

    /// The first element that a selector of CSS finds.
    pub(crate) async fn find(&self, selector: &str) -> Result<Element, Failure> {
        let wish = json!({ "using": "css selector", "value": selector });
        let found = self.does("/element", wish).await?;
        let id = found[ELEMENT].as_str().unwrap_or_default().to_owned();
        Ok(Element { session: self.clone(), id })
    }

    /// How many it finds.
    pub(crate) async fn count(&self, selector: &str) -> Result<usize, Failure> {
        let wish = json!({ "using": "css selector", "value": selector });
        let found = self.does("/elements", wish).await?;
        Ok(found.as_array().map_or(0, Vec::len))
    }

    /// Every tab that is open, the one it looks at among them.
    pub(crate) async fn tabs(&self) -> Result<Vec<String>, Failure> {
        let tabs = self.asks(Method::GET, "/window/handles", Value::Null).await?;
        let tabs = tabs.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(tabs.map(str::to_owned).collect())
    }

    /// The tab it looks at.
    pub(crate) async fn tab(&self) -> Result<String, Failure> {
        let tab = self.asks(Method::GET, "/window", Value::Null).await?;
        Ok(tab.as_str().unwrap_or_default().to_owned())
    }

    /// Looks at another tab.
    pub(crate) async fn turn_to(&self, tab: &str) -> Result<(), Failure> {
        self.does("/window", json!({ "handle": tab })).await.map(drop)
    }

    /// What a log holds that nobody took yet: chromedriver's own addition.
    pub(crate) async fn log(&self, kind: &str) -> Result<Vec<Value>, Failure> {
        let entries = self.does("/se/log", json!({ "type": kind })).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// A command of Chromium's own protocol, another addition.
    pub(crate) async fn command(&self, name: &str, parameters: Value) -> Result<Value, Failure> {
        self.does("/goog/cdp/execute", json!({ "cmd": name, "params": parameters })).await
    }
}

impl PartialEq for Element {
    /// Whether it is the very same, on the same page.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Element {
    async fn does(&self, what: &str, body: Value) -> Result<Value, Failure> {
        self.session.does(&format!("/element/{}/{what}", self.id), body).await
    }

    /// Presses it, where it can be seen.
    pub(crate) async fn click(&self) -> Result<(), Failure> {
        self.does("click", json!({})).await.map(drop)
    }

    /// Presses it twice, as fast as a hand does.
    pub(crate) async fn double_click(&self) -> Result<(), Failure> {
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        let itself = json!({ ELEMENT: self.id });
        let wish = json!({ "script": script, "args": [itself] });
        self.session.does("/execute/sync", wish).await?;
        let mut moves = vec![json!({ "type": "pointerMove", "origin": itself, "x": 0, "y": 0 })];
        for what in ["pointerDown", "pointerUp", "pointerDown", "pointerUp"] {
            moves.push(json!({ "type": what, "button": 0 }));
        }
        let hand = json!({ "type": "pointer", "id": "hand", "actions": moves });
        self.session.does("/actions", json!({ "actions": [hand] })).await.map(drop)
    }

    /// Empties a field.
    pub(crate) async fn clear(&self) -> Result<(), Failure> {
        self.does("clear", json!({})).await.map(drop)
    }

    /// Types into a field; into one of files, the path of a file.
    pub(crate) async fn types(&self, text: &str) -> Result<(), Failure> {
        self.does("value", json!({ "text": text })).await.map(drop)
    }

    /// What a reader sees of it.
    pub(crate) async fn text(&self) -> Result<String, Failure> {
        let path = format!("/element/{}/text", self.id);
        let text = self.session.asks(Method::GET, &path, Value::Null).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
