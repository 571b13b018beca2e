//! The reader's own account: password, second factor, sessions.

use askama::Template;
use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};

use super::{
    Console,
    entrance::RecoveryPage,
    page::{Page, Place, go, html, refused, shown},
    seat::{Posted, Seat, fault_of, with_session, without_session},
};
use crate::{
    domain::time::Timestamp,
    gateway::{
        officers::{SignIn, accounts::Account},
        refusal::{Fault, Refusal},
    },
};

/// Where it stands.
const OWN: &str = "/console/own";

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route(OWN, get(show))
        .route("/console/own/password", post(password))
        .route("/console/own/session", post(end_session))
        .route("/console/own/everywhere", post(everywhere))
        .route("/console/own/codes", post(codes))
}

/// An open session, as it is shown.
#[derive(Debug)]
struct Open {
    id: i64,
    is_this: bool,
    address: String,
    agent: String,
    opened_at: Timestamp,
    seen_at: Timestamp,
}

#[derive(Template)]
#[template(path = "own.html")]
struct OwnPage {
    page: Page,
    account: Account,
    must_have: bool,
    sessions: Vec<Open>,
}

async fn show(State(console): State<Console>, seat: Seat) -> Response {
    own(&console, &seat, Vec::new()).await
}

async fn own(console: &Console, seat: &Seat, faults: Vec<Fault>) -> Response {
    let page = Page { faults, path: OWN.to_owned(), ..seat.page("place-own", Place::Own) };
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let found = async {
        let account = console.gateway.my_account(&seat.session).await?;
        let sessions = console.gateway.my_sessions(&seat.session).await?;
        Ok::<_, Refusal>((account, sessions))
    };
    match found.await {
        Ok((account, sessions)) => {
            let sessions = sessions.into_iter().map(|it| Open {
                id: it.id,
                is_this: it.id == seat.session.id,
                address: it.address,
                agent: it.agent,
                opened_at: it.opened_at,
                seen_at: it.seen_at,
            });
            let must_have = account.role.needs_second_factor();
            let sessions = sessions.collect();
            html(status, &OwnPage { page, account, must_have, sessions })
        }
        Err(refusal) => refused(page, refusal),
    }
}

async fn password(State(console): State<Console>, posted: Posted) -> Response {
    let (seat, form) = (&posted.who, &posted.form);
    let (current, new) = (form.raw("current"), form.raw("password"));
    if new != form.raw("again") {
        return own(&console, seat, vec![Fault::new("/again", "password-differs")]).await;
    }
    let caller = &seat.visitor.caller;
    let faults = match console.gateway.change_password(&seat.session, current, new, caller).await {
        Ok(SignIn::In(session)) => {
            return with_session(go(&format!("{OWN}?done=password")), &session);
        }
        Ok(answer) => fault_of(&answer, "/current").into_iter().collect(),
        Err(Refusal::Fields(faults)) => faults,
        Err(refusal) => return refused(seat.page("place-own", Place::Own), refusal),
    };
    own(&console, seat, faults).await
}

async fn end_session(State(console): State<Console>, posted: Posted) -> Response {
    let seat = &posted.who;
    let id = posted.form.get("session").parse().unwrap_or_default();
    match console.gateway.end_session(&seat.session, id).await {
        // One that is over already is what was wished.
        Ok(()) | Err(Refusal::Absent { .. }) => go(&format!("{OWN}?done=session-ended")),
        Err(refusal) => refused(seat.page("place-own", Place::Own), refusal),
    }
}

async fn everywhere(State(console): State<Console>, posted: Posted) -> Response {
    let session = &posted.who.session;
    match console.gateway.sign_out_everywhere(&session.officer, session.account).await {
        Ok(()) => without_session(go("/console/sign-in")),
        Err(refusal) => refused(posted.who.page("place-own", Place::Own), refusal),
    }
}

async fn codes(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    match console.gateway.new_recovery_codes(&posted.who.session).await {
        Ok(codes) => {
            let page = posted.who.page("recovery-title", Place::Own);
            Ok(shown(&RecoveryPage { page, codes }))
        }
        Err(refusal) => Err(refused(posted.who.page("place-own", Place::Own), refusal)),
    }
}
