//! The one HTTP client: every call of ours to an operator goes through here.

use std::time::Duration;

use reqwest::{Client, redirect::Policy};

use crate::operators::{Method, Request};

/// How long a connection may take to open.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);
/// The largest answer read; operators answer with a few hundred bytes.
const MOST_ANSWER: usize = 256 * 1024;

/// The client, with its pool of connections.
#[derive(Debug)]
pub struct Submitter {
    client: Client,
}

/// What became of a request as far as the wire tells.
#[derive(Debug)]
pub enum Fate {
    /// An answer came.
    Answered {
        /// Its status.
        status: u16,
        /// What its `Retry-After` header asks for, where it is a number of seconds.
        retry_after: Option<Duration>,
        /// Its body.
        body: Vec<u8>,
    },
    /// No connection: certainly not taken.
    Unreachable,
    /// Sent, and no whole answer: it may have been taken.
    Unclear,
}

impl Submitter {
    /// A client that follows no redirects and keeps connections warm.
    ///
    /// # Errors
    /// What the TLS library says if it cannot be set up.
    pub fn new() -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .redirect(Policy::none())
            .connect_timeout(CONNECT_PATIENCE)
            .pool_idle_timeout(Duration::from_mins(1))
            .user_agent(concat!("baragumu/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client })
    }

    /// Sends one request. Nothing of it is logged: it may hold credentials,
    /// numbers and texts.
    pub async fn send(&self, request: &Request, patience: Duration) -> Fate {
        let mut call = match request.method {
            Method::Get => self.client.get(&request.url),
            Method::Post => self.client.post(&request.url).body(request.body.clone()),
        }
        .timeout(patience);
        for (name, value) in &request.headers {
            call = call.header(*name, value);
        }
        let mut response = match call.send().await {
            Ok(response) => response,
            Err(error) if error.is_connect() || error.is_builder() => return Fate::Unreachable,
            Err(_) => return Fate::Unclear,
        };
        let status = response.status().as_u16();
        let retry_after = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() <= MOST_ANSWER => {
                    body.extend_from_slice(&chunk);
                }
                Ok(None) => return Fate::Answered { status, retry_after, body },
                Ok(Some(_)) | Err(_) => return Fate::Unclear,
            }
        }
    }
}
