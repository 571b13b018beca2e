//! The way in and out: a one-time link, the password, the second factor, the language.

use std::fmt::Write as _;

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use qrcode::{Color, QrCode};

use super::{
    Console,
    page::{Page, Place, go, html, refused, shown},
    seat::{Entering, Posted, Visitor, fault_of, with_language, with_session, without_session},
};
use crate::{
    domain::language::Language,
    gateway::{
        officers::{SignIn, accounts::Invitation},
        refusal::{Fault, Refusal},
    },
};

/// The width of the square that an authenticator reads, in pixels.
const SQUARE: u32 = 220;

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/sign-in", get(sign_in_page).post(sign_in))
        .route("/console/join/{token}", get(join_page).post(join))
        .route("/console/code", get(code_page).post(code))
        .route("/console/second-factor", get(second_factor_page).post(second_factor))
        .route("/console/sign-out", post(sign_out))
        .route("/console/language", post(language))
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    name: String,
    to: String,
}

async fn sign_in_page(visitor: Visitor) -> Response {
    let to = inside(visitor.query.get("to")).to_owned();
    shown(&SignInPage { page: visitor.page("sign-in-title", Place::Own), name: String::new(), to })
}

async fn sign_in(State(console): State<Console>, posted: Posted<Visitor>) -> Response {
    let (visitor, form) = (&posted.who, &posted.form);
    let mut page = visitor.page("sign-in-title", Place::Own);
    let to = inside(form.get("to"));
    let (name, password) = (form.get("name"), form.raw("password"));
    match console.gateway.sign_in(name, password, &visitor.caller).await {
        Ok(SignIn::In(session)) => return with_session(go(to), &session),
        Ok(answer) => page.faults.extend(fault_of(&answer, "")),
        Err(error) => return refused(page, error.into()),
    }
    let (name, to) = (name.to_owned(), to.to_owned());
    html(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { page, name, to })
}

/// A path of this console, whatever an address asks for: never a way to elsewhere.
fn inside(path: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
    let is_ours = path == "/console" || path.starts_with("/console/");
    if is_ours && path.bytes().all(plain) { path } else { "/console" }
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    page: Page,
    invitation: Invitation,
    name: String,
}

async fn join_page(
    State(console): State<Console>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Response {
    let page = visitor.page("join-title", Place::Own);
    match console.gateway.invitation(&token).await {
        Ok(Some(invitation)) => shown(&JoinPage { page, invitation, name: String::new() }),
        Ok(None) => gone(page),
        Err(error) => refused(page, error.into()),
    }
}

async fn join(
    State(console): State<Console>,
    Path(token): Path<String>,
    posted: Posted<Visitor>,
) -> Response {
    let (visitor, form) = (&posted.who, &posted.form);
    let mut page = visitor.page("join-title", Place::Own);
    let invitation = match console.gateway.invitation(&token).await {
        Ok(Some(invitation)) => invitation,
        Ok(None) => return gone(page),
        Err(error) => return refused(page, error.into()),
    };
    let name = form.get("name");
    let password = form.raw("password");
    if password == form.raw("again") {
        let name = invitation.name.is_none().then_some(name);
        match console.gateway.join_office(&token, name, password, &visitor.caller).await {
            Ok(session) => return with_session(go("/console"), &session),
            Err(Refusal::Fields(faults)) => page.faults = faults,
            Err(Refusal::State(fault)) => {
                page.faults.push(Fault { field: "/password".to_owned(), ..fault });
            }
            // Somebody else was quicker between the page and the button.
            Err(Refusal::Absent { .. }) => return gone(page),
            Err(refusal) => return refused(page, refusal),
        }
    } else {
        page.faults.push(Fault::new("/again", "password-differs"));
    }
    let name = name.to_owned();
    html(StatusCode::UNPROCESSABLE_ENTITY, &JoinPage { page, invitation, name })
}

/// A link that leads nowhere any more.
fn gone(page: Page) -> Response {
    let page = Page { path: "/console/sign-in".to_owned(), ..page };
    refused(page, Refusal::State(Fault::new("", "invitation-gone")))
}

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    page: Page,
}

async fn code_page(entering: Entering) -> Response {
    shown(&CodePage { page: entering.0.page("code-title", Place::Own) })
}

async fn code(State(console): State<Console>, posted: Posted<Entering>) -> Response {
    let seat = &posted.who.0;
    let mut page = seat.page("code-title", Place::Own);
    let token = seat.visitor.token().unwrap_or_default();
    let code = posted.form.get("code");
    match console.gateway.show_code(token, code, &seat.visitor.caller).await {
        Ok(SignIn::In(session)) => with_session(go("/console"), &session),
        Ok(SignIn::Wrong) => {
            page.faults.push(Fault::new("/code", "code-wrong"));
            html(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { page })
        }
        Ok(answer) => {
            page.faults.extend(fault_of(&answer, "/code"));
            html(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { page })
        }
        Err(error) => refused(page, error.into()),
    }
}

/// What an officer's telephone is shown. It comes back with the form, so that a code that
/// was mistyped costs no second picture.
struct Proposed {
    uri: String,
    secret: String,
}

#[derive(Template)]
#[template(path = "second_factor.html")]
struct SecondFactorPage {
    page: Page,
    proposed: Option<Proposed>,
    square: String,
}

#[derive(Template)]
#[template(path = "recovery.html")]
pub(super) struct RecoveryPage {
    pub(super) page: Page,
    pub(super) codes: Vec<String>,
}

async fn second_factor_page(entering: Entering) -> Response {
    enrolling(entering.0.page("second-factor-title", Place::Own), None)
}

fn enrolling(page: Page, proposed: Option<Proposed>) -> Response {
    let square = proposed.as_ref().and_then(|it| QrCode::new(it.uri.as_bytes()).ok());
    let square = square.as_ref().map(drawn).unwrap_or_default();
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html(status, &SecondFactorPage { page, proposed, square })
}

/// A square as a drawing: a stroke for each run of dark modules, a tenth of what a shape
/// for each module would take over a slow link.
fn drawn(code: &QrCode) -> String {
    let width = code.width();
    let mut strokes = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                // Writing into a text cannot fail.
                let _ = write!(strokes, "M{x} {y}.5h{}", run.len());
            }
            x += run.len();
        }
    }
    // Readers need four modules of white around.
    let side = width + 8;
    format!(
        "<svg viewBox=\"-4 -4 {side} {side}\" width=\"{SQUARE}\" height=\"{SQUARE}\" \
         shape-rendering=\"crispEdges\"><path d=\"{strokes}\" stroke=\"#000\"/></svg>"
    )
}

fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join(" ")
}

/// Proposes a second factor, and takes it once a code of it is shown.
async fn second_factor(State(console): State<Console>, posted: Posted<Entering>) -> Response {
    let (seat, form) = (&posted.who.0, &posted.form);
    let page = seat.page("second-factor-title", Place::Own);
    if !form.has("code") {
        return match console.gateway.enrol(&seat.session).await {
            Ok(enrolment) => {
                let secret = in_fours(&enrolment.secret_base32);
                enrolling(page, Some(Proposed { uri: enrolment.uri, secret }))
            }
            Err(refusal) => refused(page, refusal),
        };
    }
    let caller = &seat.visitor.caller;
    match console.gateway.enrolled(&seat.session, form.get("code"), caller).await {
        Ok(enrolled) => {
            let page = seat.page("recovery-title", Place::Own);
            let codes = enrolled.recovery_codes;
            with_session(shown(&RecoveryPage { page, codes }), &enrolled.session)
        }
        Err(Refusal::Fields(faults)) => {
            let (uri, secret) = (form.get("uri").to_owned(), form.get("secret").to_owned());
            let proposed = uri.starts_with("otpauth://totp/").then_some(Proposed { uri, secret });
            enrolling(Page { faults, ..page }, proposed)
        }
        Err(refusal) => refused(page, refusal),
    }
}

async fn sign_out(State(console): State<Console>, posted: Posted<Entering>) -> Response {
    let seat = &posted.who.0;
    match console.gateway.sign_out(&seat.session).await {
        Ok(()) => without_session(go("/console/sign-in")),
        Err(error) => refused(seat.page("sign-in-title", Place::Own), error.into()),
    }
}

/// The language changes for whoever asks, and is remembered with an officer's account.
async fn language(State(console): State<Console>, posted: Posted<Visitor>) -> Response {
    let (visitor, form) = (&posted.who, &posted.form);
    let back = go(inside(form.get("back")));
    let chosen = Language::parse(form.get("language"));
    let Some(language) =
        chosen.filter(|chosen| visitor.page.words.languages().any(|it| it == chosen))
    else {
        return back;
    };
    if let Some(token) = visitor.token() {
        let kept = match console.gateway.session(token).await {
            Ok(Some(session)) => console.gateway.set_language(&session, language.clone()).await,
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = kept {
            tracing::warn!(%error, "the language of an officer could not be kept");
        }
    }
    with_language(back, &language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_elsewhere() {
        for path in ["/console", "/console/bulletins/12"] {
            assert_eq!(inside(path), path);
        }
        for path in [
            "",
            "//evil.example",
            "/consoles",
            "https://evil.example",
            "/console/\\x",
            "/console/?a",
        ] {
            assert_eq!(inside(path), "/console", "{path}");
        }
    }
}
