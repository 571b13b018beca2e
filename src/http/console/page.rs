//! What every page has around its own content, and how it leaves.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use super::{assets, words::Words};
use crate::{
    domain::officer::{Officer, Role},
    gateway::refusal::{Fault, Refusal},
    http::tables::{self, Format},
    tables::{Column, Piece},
};

/// What a browser may do with a page: nothing but what comes from here, nothing written
/// into the page itself, no frame around it, no form to elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers of every page (ASVS 5.0, 3.4 and 14.3.2).
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_TYPE, "text/html; charset=utf-8"),
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// The items of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What waits, what leaves, what is wrong.
    Today,
    /// Broadcasts.
    Bulletins,
    /// What leaves when.
    Calendar,
    /// Who gets bulletins.
    Subscribers,
    /// What citizens ask.
    HelpDesk,
    /// A phone on the page.
    Phone,
    /// Officers.
    People,
    /// Who did what.
    Trail,
    /// What the service was set to, and how its accounts fare.
    Settings,
    /// The reader's own account, and pages before anybody is known.
    Own,
}

impl Place {
    /// Every item, in the order of the navigation.
    pub const ALL: [Self; 9] = [
        Self::Today,
        Self::Bulletins,
        Self::Calendar,
        Self::Subscribers,
        Self::HelpDesk,
        Self::Phone,
        Self::People,
        Self::Trail,
        Self::Settings,
    ];

    /// Its path, whose last part is also the end of its text's key.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Today => "/console",
            Self::Bulletins => "/console/bulletins",
            Self::Calendar => "/console/calendar",
            Self::Subscribers => "/console/subscribers",
            Self::HelpDesk => "/console/help-desk",
            Self::Phone => "/console/phone",
            Self::People => "/console/people",
            Self::Trail => "/console/trail",
            Self::Settings => "/console/settings",
            Self::Own => "/console/own",
        }
    }

    /// The key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Today => "place-today",
            Self::Bulletins => "place-bulletins",
            Self::Calendar => "place-calendar",
            Self::Subscribers => "place-subscribers",
            Self::HelpDesk => "place-help-desk",
            Self::Phone => "place-phone",
            Self::People => "place-people",
            Self::Trail => "place-trail",
            Self::Settings => "place-settings",
            Self::Own => "place-own",
        }
    }

    /// The least role that sees it.
    #[must_use]
    pub const fn needs(self) -> Role {
        match self {
            Self::People => Role::Administrator,
            Self::Trail => Role::Auditor,
            _ => Role::Viewer,
        }
    }
}

/// What every page has around its own content.
#[derive(Debug, Clone)]
pub struct Page {
    /// The texts.
    pub words: Words,
    /// The key of its title.
    pub title: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Who reads it, if anybody is known.
    pub officer: Option<Officer>,
    /// The path it was asked for, to come back to.
    pub path: String,
    /// A key for each form that is sent from it.
    pub form_key: String,
    /// What just happened: the key of its text.
    pub notice: Option<String>,
    /// What is wrong with what was sent.
    pub faults: Vec<Fault>,
}

impl Page {
    /// A text with nothing to fill in.
    #[must_use]
    pub fn say(&self, key: &str) -> std::borrow::Cow<'_, str> {
        self.words.say(key)
    }

    /// The items of the navigation that this reader sees.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let officer = self.officer.as_ref();
        Place::ALL
            .into_iter()
            .filter(|place| officer.is_some_and(|it| it.role.may(place.needs())))
            .collect()
    }

    /// Whether the page belongs to an item of the navigation.
    #[must_use]
    pub fn is_at(&self, place: &Place) -> bool {
        self.place == *place
    }

    /// Whether the reader may do what needs a role.
    #[must_use]
    pub fn may(&self, role: &str) -> bool {
        let needs = Role::from_word(role);
        self.officer.as_ref().zip(needs).is_some_and(|(it, needs)| it.role.may(needs))
    }

    /// Where a style or a script stands.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }

    /// What is wrong with a field of the form, as a sentence and what would be right.
    #[must_use]
    pub fn wrong(&self, field: &str) -> Vec<String> {
        self.faults
            .iter()
            .filter(|fault| fault.field == field)
            .map(|fault| self.told(fault))
            .collect()
    }

    /// All that is wrong.
    #[must_use]
    pub fn all_wrong(&self) -> Vec<String> {
        self.faults.iter().map(|fault| self.told(fault)).collect()
    }

    /// A fault as a sentence and what would be right.
    #[must_use]
    pub fn told(&self, fault: &Fault) -> String {
        self.words.fault(fault)
    }
}

/// A page as it leaves.
pub fn html<T: Template>(status: StatusCode, template: &T) -> Response {
    let body = match template.render() {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page that was found.
pub fn shown<T: Template>(template: &T) -> Response {
    html(StatusCode::OK, template)
}

/// A file that an officer takes out.
#[derive(Debug)]
pub struct Download<'a> {
    /// What its reader chose: a workbook for `xlsx`, else CSV.
    pub format: &'a str,
    /// Its name, without the end.
    pub name: String,
    /// The name of its sheet, in the reader's language.
    pub sheet: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A table for spreadsheets, made of the pieces that `next` gives: told where to go on
/// (nothing at the beginning).
pub async fn table<E, F>(
    page: Page,
    download: Download<'_>,
    next: impl Fn(String) -> F + Send + 'static,
) -> Response
where
    E: std::error::Error + Send + Sync + Into<Refusal> + 'static,
    F: Future<Output = Result<Piece, E>> + Send + 'static,
{
    let Download { format, name, sheet, columns } = download;
    let format = if format == Format::Xlsx.end() { Format::Xlsx } else { Format::Csv };
    let zone = page.words.zone().clone();
    let body = match (tables::Download { format, sheet, columns, zone }).body(next).await {
        Ok(body) => body,
        Err(refusal) => return refused(page, refusal),
    };
    let end = format.end();
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{end}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// The way to another page after something was done, so that reloading repeats nothing.
pub fn go(path: &str) -> Response {
    let mut response = Redirect::to(path).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Why a page or an act is not to be had, in words.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    sentences: Vec<String>,
    back: String,
}

/// A refusal as a page.
pub fn refused(mut page: Page, refusal: Refusal) -> Response {
    let words = page.words.clone();
    let (status, title, sentences) = match refusal {
        Refusal::Store(error) => {
            let passing = error.is_passing();
            if passing {
                tracing::warn!(%error, "the console could not reach the database");
            } else {
                tracing::error!(%error, "the console failed");
            }
            let (status, key) = if passing {
                (StatusCode::SERVICE_UNAVAILABLE, "error-unavailable")
            } else {
                (StatusCode::INTERNAL_SERVER_ERROR, "error-internal")
            };
            (status, "error-title", vec![words.say(key).into_owned()])
        }
        Refusal::Role { needs } => {
            let role = words.word("role", needs.word());
            let sentence = words.say1("error-role", "role", role);
            (StatusCode::FORBIDDEN, "error-title-role", vec![sentence])
        }
        Refusal::Absent { .. } => (
            StatusCode::NOT_FOUND,
            "error-title-absent",
            vec![words.say("error-absent").into_owned()],
        ),
        Refusal::Fields(faults) => {
            let told = faults.iter().map(|fault| page.told(fault)).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, "error-title", told)
        }
        Refusal::State(fault) => {
            (StatusCode::CONFLICT, "error-title-state", vec![page.told(&fault)])
        }
    };
    page.title = title;
    let back = page.path.clone();
    html(status, &ErrorPage { page, sentences, back })
}
