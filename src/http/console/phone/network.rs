//! The network of the phone on the page: it hands requests to the callbacks' own door,
//! inside the program, and keeps what went over for whoever wants to see it.

use std::net::{IpAddr, SocketAddr};

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, Path, State},
    http::{Request, StatusCode, header},
    response::IntoResponse,
};
use base64::{Engine, prelude::BASE64_STANDARD};

use super::super::Console;
use crate::{
    http::callbacks::{self, MOST_BODY},
    operators::handset,
};

/// What stands in place of a secret.
const HIDDEN: &str = "…";

/// One request and its answer as they went over the wire, secrets aside.
#[derive(Debug, Clone)]
pub(super) struct Exchange {
    /// The request: its first line, its headers, and its body.
    pub(super) request: String,
    /// The answer, in the same way.
    pub(super) answer: String,
    /// Its status.
    pub(super) status: u16,
    /// Its body.
    pub(super) body: Vec<u8>,
}

impl Exchange {
    /// Whether what was told is stored.
    pub(super) fn is_taken(&self) -> bool {
        (200..=299).contains(&self.status)
    }
}

/// Tells an account's door of an event, as its operator does.
pub(super) async fn tell(
    console: &Console,
    from: IpAddr,
    account: &str,
    event: &str,
    body: Vec<u8>,
) -> Exchange {
    let lock = console.doors.guard.lock(account);
    let credentials = lock.and_then(|lock| lock.basic.as_ref());
    let mut built = Request::post("/").header(header::CONTENT_TYPE, handset::MEDIA_TYPE);
    let mut shown = vec![
        format!("POST /callbacks/{account}/{HIDDEN}/{event} HTTP/1.1"),
        format!("content-type: {}", handset::MEDIA_TYPE),
    ];
    if let Some((user, password)) = credentials {
        let credentials = BASE64_STANDARD.encode(format!("{user}:{password}"));
        built = built.header(header::AUTHORIZATION, format!("Basic {credentials}"));
        shown.push(format!("authorization: Basic {HIDDEN}"));
    }
    shown.push(String::new());
    shown.push(String::from_utf8_lossy(&body).into_owned());
    let key = lock.map_or(String::new(), |lock| lock.callback_key.clone());
    let response = match built.body(Body::from(body)) {
        Ok(built) => {
            let path = Path((account.to_owned(), key, event.to_owned()));
            let peer = ConnectInfo(SocketAddr::new(from, 0));
            callbacks::receive(State(console.doors.clone()), peer, path, built).await
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    };
    let (head, body) = response.into_parts();
    let body = to_bytes(body, MOST_BODY).await.map_or_else(|_| Vec::new(), Into::into);
    let mut answer = vec![format!("HTTP/1.1 {}", head.status)];
    answer.extend(
        head.headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))),
    );
    answer.push(String::new());
    answer.push(String::from_utf8_lossy(&body).into_owned());
    Exchange {
        request: shown.join("\n"),
        answer: answer.join("\n"),
        status: head.status.as_u16(),
        body,
    }
}
