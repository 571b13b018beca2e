//! Every operator's callbacks: one handler.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Path, Request, State},
    http::{HeaderValue, Method as HttpMethod, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use super::{Doors, guard::SentAway};
use crate::{
    domain::inbound::Inbound,
    gateway::ussd::LaterTurn,
    operators::{Callback, Carriage, Event, Method, Refusal, Reply},
};

/// The largest body a callback may have.
pub const MOST_BODY: usize = 64 * 1024;
/// When an operator may try again what could not be stored.
const RETRY_AFTER_SECONDS: u32 = 5;
/// How long a body may take to arrive.
pub const BODY_PATIENCE: Duration = Duration::from_secs(10);

/// `/callbacks/{account}/{key}/{event}`.
pub async fn receive(
    State(doors): State<Doors>,
    ConnectInfo(peer): ConnectInfo<std::net::SocketAddr>,
    Path((account, key, event)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let arrived = Instant::now();
    let at = match doors.guard.admit(peer, request.headers(), &account, &key) {
        Ok(at) => at,
        Err(sent_away) => return refuse(sent_away),
    };
    let Some(event) = Event::from_path(&event) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let method = match *request.method() {
        HttpMethod::GET => Method::Get,
        HttpMethod::POST => Method::Post,
        _ => return StatusCode::METHOD_NOT_ALLOWED.into_response(),
    };
    let (parts, body) = request.into_parts();
    let body = match read(body).await {
        Ok(body) => body,
        Err(status) => return status.into_response(),
    };
    let callback = Callback {
        event,
        method,
        query: parts.uri.query().unwrap_or_default(),
        content_type: parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
        body: &body,
    };
    let reply = answer(&doors, at, callback).await;
    metrics::histogram!("gateway_callback_seconds").record(arrived.elapsed().as_secs_f64());
    write(reply)
}

/// What the callback asks for, in the operator's own shape.
async fn answer(doors: &Doors, at: usize, callback: Callback<'_>) -> Reply {
    let account = doors.gateway.account(at);
    let operator = &account.operator;
    let events = match operator.decode(callback) {
        Ok(events) => events,
        Err(refusal) => {
            let kind = match refusal {
                Refusal::Malformed(_) => "malformed",
                Refusal::Credentials => "credentials",
            };
            metrics::counter!("gateway_callbacks_refused_total", "account" => account.name.clone(), "cause" => kind)
                .increment(1);
            tracing::warn!(account = %account.name, cause = kind, "a callback was refused");
            return operator.refuse(&refusal);
        }
    };
    let mut stored = Ok(());
    let mut reports = Vec::new();
    for event in events {
        match event {
            Inbound::Ussd(turn) if operator.answers_later() => {
                let later = LaterTurn { account: at, turn };
                if doors.later.try_send(later).is_err() {
                    tracing::error!(account = %account.name, "too many screens wait for their call");
                    return operator.refuse(&Refusal::Malformed("busy".to_owned()));
                }
            }
            Inbound::Ussd(turn) => {
                let turn = Arc::new(turn);
                let screen = doors.gateway.answer(at, Arc::clone(&turn)).await;
                if let Carriage::Reply(reply) = operator.encode_screen(&turn, &screen) {
                    return reply;
                }
            }
            Inbound::UssdEnd(end) => {
                // The operator does not send it again, and the session's own clock
                // ends it if the store is away: so it is acknowledged either way.
                if let Err(error) = doors.gateway.end(at, &end).await {
                    tracing::warn!(%error, account = %account.name, "the end of a session was not recorded");
                }
            }
            Inbound::UssdNotice { .. } => {}
            Inbound::Mo(mo) => stored = stored.and(doors.gateway.take_mo(at, mo).await),
            Inbound::Dlr(report) => reports.push(report),
            Inbound::OptOut { msisdn } => {
                stored = stored.and(doors.gateway.take_opt_out(at, &msisdn).await);
            }
        }
    }
    if !reports.is_empty() {
        stored = stored.and(doors.gateway.take_reports(at, reports).await);
    }
    match stored {
        Ok(()) => operator.acknowledge(),
        Err(error) => {
            tracing::warn!(%error, account = %account.name, "what a callback says was not stored");
            unavailable()
        }
    }
}

/// Only what is durable is acknowledged; an operator sends the rest again.
fn unavailable() -> Reply {
    Reply {
        status: 503,
        headers: vec![("Retry-After", RETRY_AFTER_SECONDS.to_string())],
        ..Reply::ok("", "")
    }
}

async fn read(body: Body) -> Result<axum::body::Bytes, StatusCode> {
    match timeout(BODY_PATIENCE, axum::body::to_bytes(body, MOST_BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}

fn refuse(sent_away: SentAway) -> Response {
    match sent_away {
        SentAway::Unknown => StatusCode::NOT_FOUND.into_response(),
        SentAway::Credentials => {
            let ask = HeaderValue::from_static("Basic realm=\"callbacks\"");
            (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, ask)]).into_response()
        }
        SentAway::TooMany(seconds) => {
            metrics::counter!("gateway_callbacks_flood_total").increment(1);
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, HeaderValue::from(seconds))])
                .into_response()
        }
    }
}

fn write(reply: Reply) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if !reply.content_type.is_empty() {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.content_type));
    }
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}
