//! Who sits at the console, and what a form of theirs is allowed to do.
//!
//! A page asks for a [`Visitor`] or a [`Seat`], a form for a [`Posted`]: asking is what
//! lets in. Roles are the use cases' affair.

use std::net::{IpAddr, SocketAddr};

use askama::Template;
use axum::{
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    Console,
    form::Form,
    page::{Page, Place, go, html, refused},
    words::Words,
};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Once},
    },
    gateway::{
        officers::{Caller, NewSession, SecondFactor, Session, SignIn},
        refusal::{Fault, Refusal},
    },
};

/// The cookie of a session. The prefix binds it to this host and to a safe connection.
const SESSION: &str = "__Host-baragumu";
/// The cookie by which a browser is known that somebody signed in with.
const DEVICE: &str = "__Host-baragumu-device";
/// How long it lives, in seconds.
const DEVICE_SECONDS: u32 = 180 * 24 * 60 * 60;
/// The cookie of a language, for who is not known yet.
const LANGUAGE: &str = "language";
/// How long a cookie of a session lives, in seconds: as long as a session may.
const SESSION_SECONDS: u32 = 12 * 60 * 60;
/// How long a choice of language lives, in seconds.
const LANGUAGE_SECONDS: u32 = 365 * 24 * 60 * 60;
/// The field of a form's key, and of the password that confirms who sends it.
const KEY: &str = "key";
const PASSWORD: &str = "confirm_password";
/// The longest key of a form that is taken.
const LONGEST_KEY: usize = 64;
/// The mark of what a page asks by itself.
const BY_ITSELF: &str = "x-by-itself";
/// What a page is told of what just happened, as the end of its address.
const NOTICE: &str = "done";

/// Anybody who asks.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Where they ask from.
    pub caller: Caller,
    /// What a page for them has around its content.
    pub page: Page,
    /// What the address says behind its question mark.
    pub query: Form,
    token: Option<String>,
}

impl Visitor {
    /// A page for them.
    #[must_use]
    pub fn page(&self, title: &'static str, place: Place) -> Page {
        Page { title, place, ..self.page.clone() }
    }

    /// The token of their session, if they brought one.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }
}

impl FromRequestParts<Console> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, console: &Console) -> Result<Self, Response> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0);
        let peer = peer.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 0)));
        let address: IpAddr =
            console.doors.guard.admit_source(peer, &parts.headers).map_err(|_| {
                (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "5")]).into_response()
            })?;
        let agent = text(&parts.headers, &header::USER_AGENT).to_owned();
        let chosen = cookie(&parts.headers, LANGUAGE).and_then(Language::parse);
        let language = console.language(chosen);
        let query = Form::parse(parts.uri.query().unwrap_or_default().as_bytes());
        let notice = query
            .filled(NOTICE)
            .filter(|it| it.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
            .map(|it| format!("notice-{it}"));
        let page = Page {
            words: console.words(language),
            title: "console-name",
            place: Place::Own,
            officer: None,
            path: parts.uri.path().to_owned(),
            form_key: console.gateway.world().fresh_id(),
            notice,
            faults: Vec::new(),
        };
        let token = cookie(&parts.headers, SESSION).map(str::to_owned);
        let device = cookie(&parts.headers, DEVICE).map(str::to_owned);
        Ok(Self { caller: Caller { address, agent, device }, page, query, token })
    }
}

/// An officer who is signed in, with their second factor where their role demands it.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Who, and since when.
    pub session: Session,
    /// The rest.
    pub visitor: Visitor,
}

impl Seat {
    /// A page for them.
    #[must_use]
    pub fn page(&self, title: &'static str, place: Place) -> Page {
        self.visitor.page(title, place)
    }

    /// Their words.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.visitor.page.words
    }

    /// Whoever has shown a password, with or without a second factor.
    async fn begun(parts: &mut Parts, console: &Console) -> Result<Self, Response> {
        let mut visitor = Visitor::from_request_parts(parts, console).await?;
        let asks_by_itself = asks_by_itself(&parts.headers);
        let session = match visitor.token() {
            Some(token) if asks_by_itself => console.gateway.session_unused(token).await,
            Some(token) => console.gateway.session(token).await,
            None => Ok(None),
        };
        let session = session.map_err(|error| refused(visitor.page.clone(), error.into()))?;
        let Some(session) = session else {
            if asks_by_itself {
                // The whole page asks anew then, and is led to where one signs in.
                return Err(([("hx-refresh", "true")], StatusCode::NO_CONTENT).into_response());
            }
            let mut to = form_urlencoded::Serializer::new(String::new());
            if parts.method == "GET" && parts.uri.path() != "/console" {
                to.append_pair("to", parts.uri.path());
            }
            let to = to.finish();
            let mark = if to.is_empty() { "" } else { "?" };
            return Err(go(&format!("/console/sign-in{mark}{to}")));
        };
        if let Some(language) = &session.language {
            visitor.page.words = console.words(language.clone());
        }
        visitor.page.officer = Some(session.officer.clone());
        Ok(Self { session, visitor })
    }
}

impl FromRequestParts<Console> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, console: &Console) -> Result<Self, Response> {
        let seat = Self::begun(parts, console).await?;
        match seat.session.second_factor {
            SecondFactor::Due => Err(go("/console/code")),
            SecondFactor::Unenrolled => Err(go("/console/second-factor")),
            SecondFactor::None | SecondFactor::Shown => Ok(seat),
        }
    }
}

/// An officer on the way in: the password was shown, the second factor perhaps not.
#[derive(Debug, Clone)]
pub struct Entering(pub Seat);

impl FromRequestParts<Console> for Entering {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, console: &Console) -> Result<Self, Response> {
        let mut seat = Seat::begun(parts, console).await?;
        if matches!(seat.session.second_factor, SecondFactor::Due | SecondFactor::Unenrolled) {
            // No navigation yet: none of it would open.
            seat.visitor.page.officer = None;
        }
        Ok(Self(seat))
    }
}

/// A form and who sent it: a [`Seat`], an [`Entering`] or a [`Visitor`].
#[derive(Debug, Clone)]
pub struct Posted<Who = Seat> {
    /// Who.
    pub who: Who,
    /// What.
    pub form: Form,
}

impl<Who> FromRequest<Console> for Posted<Who>
where
    Who: FromRequestParts<Console, Rejection = Response> + Send,
{
    type Rejection = Response;

    async fn from_request(request: Request, console: &Console) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        if !comes_from_a_page(&parts) {
            return Err(StatusCode::FORBIDDEN.into_response());
        }
        let who = Who::from_request_parts(&mut parts, console).await?;
        let form = Form::read(&parts.headers, body).await.map_err(IntoResponse::into_response)?;
        Ok(Self { who, form })
    }
}

/// Whether a page asks for what is new by itself: as a stream of events, or with the mark
/// that the page puts on such requests.
fn asks_by_itself(headers: &HeaderMap) -> bool {
    let accepts_events = |accept: &HeaderValue| accept == "text/event-stream";
    headers.contains_key(BY_ITSELF) || headers.get(header::ACCEPT).is_some_and(accepts_events)
}

/// Whether a browser sent a form from a page of ours. The layer before this refuses what
/// another site sends. A browser always says where a form comes from; who says nothing is
/// none.
pub fn comes_from_a_page(parts: &Parts) -> bool {
    let says = |name: HeaderName| parts.headers.contains_key(name);
    says(header::ORIGIN) || says(HeaderName::from_static("sec-fetch-site"))
}

/// What came of a form: where to go, or why not.
pub type Outcome = Result<String, Refusal>;

impl Posted<Seat> {
    /// The officer, for one act: the same form sent twice is one act.
    ///
    /// # Errors
    /// The way to where the first one led, if this is the second; or a form that has no
    /// key, which is none of ours.
    pub async fn officer(&self, console: &Console) -> Result<Officer, Response> {
        let page = &self.who.visitor.page;
        let mut officer = self.who.session.officer.clone();
        let once = self.once(&page.path);
        let Some(once) = once else {
            return Err(refused(page.clone(), Fault::new("", "form-key").into()));
        };
        match console.gateway.once(&officer.name, &once.key).await {
            Ok(Some(found)) => Err(go(found.answer.as_deref().unwrap_or(&page.path))),
            Ok(None) => {
                officer.once = Some(once);
                Ok(officer)
            }
            Err(error) => Err(refused(page.clone(), error.into())),
        }
    }

    /// A key stands for what was sent with it: what was changed since is another act.
    fn once(&self, path: &str) -> Option<Once> {
        let key = self.form.get(KEY);
        if key.is_empty() || key.len() > LONGEST_KEY {
            return None;
        }
        let fingerprint = self.form.digest(path, &[KEY, PASSWORD]);
        let key = format!("console {key} {}", fingerprint.get(..16).unwrap_or_default());
        Some(Once { key, fingerprint })
    }

    /// Goes where an act leads, and remembers it for its repeats; or tells why not.
    ///
    /// # Errors
    /// Fields that are wrong: they belong on the form itself.
    pub async fn done(&self, console: &Console, outcome: Outcome) -> Result<Response, Vec<Fault>> {
        let page = &self.who.visitor.page;
        let name = &self.who.session.officer.name;
        let key = self.once(&page.path).map(|once| once.key).unwrap_or_default();
        match outcome {
            Ok(path) => {
                if let Err(error) = console.gateway.answered(name, &key, &path).await {
                    tracing::warn!(%error, "where a form led could not be kept");
                }
                Ok(go(&path))
            }
            Err(refusal) if refusal.is_repeat() => {
                let found = console.gateway.once(name, &key).await.ok().flatten();
                let path = found.and_then(|found| found.answer);
                Ok(go(path.as_deref().unwrap_or(&page.path)))
            }
            Err(Refusal::Fields(faults)) => Err(faults),
            Err(refusal) => Ok(refused(page.clone(), refusal)),
        }
    }

    /// Asks for the password again before what matters, unless it was shown within the
    /// last minutes (ASVS 5.0, 7.5.3). Nothing that was typed is lost.
    ///
    /// # Errors
    /// The page that asks.
    pub async fn confirmed(&self, console: &Console) -> Result<(), Response> {
        let seat = &self.who;
        if console.gateway.is_confirmed(&seat.session) {
            return Ok(());
        }
        let mut page = seat.page("confirm-title", Place::Own);
        if self.form.has(PASSWORD) {
            let password = self.form.raw(PASSWORD);
            let caller = &seat.visitor.caller;
            match console.gateway.confirm(&seat.session, password, caller).await {
                // The token is another one now; with it the browser sends the form again.
                Ok(SignIn::In(session)) => {
                    return Err(with_session(again(&page.path), &session));
                }
                Ok(answer) => page.faults.extend(fault_of(&answer, "/confirm_password")),
                Err(error) => return Err(refused(page, error.into())),
            }
        }
        let fields = self.form.without(&[PASSWORD]).cloned().collect();
        let status =
            if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let action = page.path.clone();
        Err(html(status, &ConfirmPage { page, action, fields }))
    }
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmPage {
    page: Page,
    action: String,
    fields: Vec<(String, String)>,
}

/// What is said where a password or a code was not taken.
pub fn fault_of(answer: &SignIn, field: &str) -> Option<Fault> {
    match answer {
        SignIn::In(_) => None,
        SignIn::Wrong => Some(Fault::new(field, "sign-in-wrong")),
        SignIn::Wait(wait) => {
            let seconds = wait.as_secs().max(1).to_string();
            Some(Fault::new(field, "sign-in-wait").with("seconds", seconds))
        }
        SignIn::Busy => Some(Fault::new(field, "sign-in-busy")),
    }
}

/// Asks the browser to send the same form to the same place once more.
fn again(path: &str) -> Response {
    let mut response = Redirect::temporary(path).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Gives a browser the token of a session, and the one by which it is known.
pub fn with_session(mut response: Response, session: &NewSession) -> Response {
    let given = [
        (SESSION, Some(&session.token), SESSION_SECONDS),
        (DEVICE, session.device.as_ref(), DEVICE_SECONDS),
    ];
    for (name, token, seconds) in given {
        if let Some(token) = token {
            let cookie = format!(
                "{name}={token}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax"
            );
            set_cookie(&mut response, &cookie);
        }
    }
    response
}

/// Takes it away again.
pub fn without_session(mut response: Response) -> Response {
    set_cookie(
        &mut response,
        &format!("{SESSION}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"),
    );
    response
}

/// Remembers a language in the browser.
pub fn with_language(mut response: Response, language: &Language) -> Response {
    let cookie = format!(
        "{LANGUAGE}={}; Path=/console; Max-Age={LANGUAGE_SECONDS}; HttpOnly; SameSite=Lax",
        language.tag()
    );
    set_cookie(&mut response, &cookie);
    response
}

fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(it, _)| *it == name)
        .map(|(_, value)| value)
}
