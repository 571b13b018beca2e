//! The one HTTP client: every call of ours to an operator goes through here.

use std::{
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll},
    time::Duration,
};

use http_body::{Frame, SizeHint};
use reqwest::{Body, Client, redirect::Policy};

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
    /// No connection was free for it in time: certainly not taken.
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
        self.send_if(request, patience, || true).await.unwrap_or(Fate::Unreachable)
    }

    /// The same, if `may_leave` says so at the last look: once a connection is there for
    /// it, and before its first byte is written. `None` if not: then no byte of it left.
    pub async fn send_if(
        &self,
        request: &Request,
        patience: Duration,
        may_leave: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Option<Fate> {
        let look = Arc::new(LastLook { may_leave, leaves: OnceLock::new() });
        let body = Looked { look: Arc::clone(&look), body: Body::from(request.body.clone()) };
        let mut call = match request.method {
            Method::Get => self.client.get(&request.url),
            Method::Post => self.client.post(&request.url),
        }
        .body(Body::wrap(body))
        .timeout(patience);
        for (name, value) in &request.headers {
            call = call.header(*name, value);
        }
        let Ok(mut response) = call.send().await else { return look.fate_in_vain() };
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
                Ok(None) => return Some(Fate::Answered { status, retry_after, body }),
                Ok(Some(_)) | Err(_) => return Some(Fate::Unclear),
            }
        }
    }
}

/// Decides once whether a request leaves: at its last look, or by giving it up before.
struct LastLook<F> {
    may_leave: F,
    leaves: OnceLock<bool>,
}

impl<F: Fn() -> bool> LastLook<F> {
    fn leaves(&self) -> bool {
        *self.leaves.get_or_init(&self.may_leave)
    }

    /// What became of a request without an answer. What was not looked at until now never
    /// leaves, however late its connection comes.
    fn fate_in_vain(&self) -> Option<Fate> {
        match self.leaves.set(false) {
            Ok(()) => Some(Fate::Unreachable),
            Err(_) => self.leaves().then_some(Fate::Unclear),
        }
    }
}

/// A request's body that takes the last look.
///
/// hyper writes head and body into one buffer and flushes it when the body is over, all
/// without waiting; its first question is whether there is a body at all, and nobody else
/// asks that. So there the look is taken. A request that is not to leave is said to have a
/// body, and that fails: then the connection ends with its buffer unwritten. This holds
/// for HTTP/1, which is all this client speaks.
struct Looked<F> {
    look: Arc<LastLook<F>>,
    body: Body,
}

impl<F: Fn() -> bool + Send + Sync + 'static> http_body::Body for Looked<F> {
    type Data = <Body as http_body::Body>::Data;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if self.look.leaves() {
            Pin::new(&mut self.body).poll_frame(context).map_err(Into::into)
        } else {
            Poll::Ready(Some(Err("it may not leave any more".into())))
        }
    }

    fn is_end_stream(&self) -> bool {
        self.look.leaves() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        // Without a length hyper writes a GET before it has asked for a body.
        match self.look.leaves.get() {
            Some(false) => SizeHint::with_exact(1),
            _ => self.body.size_hint(),
        }
    }
}
