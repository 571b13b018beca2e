//! Problem documents (RFC 9457): what is wrong, with which field, and what would be
//! right, in the reader's language. Nothing of the inside shows in one.

use std::borrow::Cow;

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{finding::Finding, language::Language},
    gateway::refusal::{Fault, Refusal},
    locales::Locales,
};

/// The media type of every problem.
pub const MEDIA_TYPE: &str = "application/problem+json";
/// When to try again what could not be done for now.
const RETRY_AFTER_SECONDS: u64 = 5;

/// The kinds of problems: the end of their `type`, and their status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The body is no JSON, no UTF-8 or no CSV.
    Malformed,
    /// Fields, parameters or headers are not as the document says.
    Invalid,
    /// No token, or none that is good.
    Unauthenticated,
    /// The role does not allow it.
    Forbidden,
    /// There is no such thing.
    Absent,
    /// There is no such route.
    NoRoute,
    /// The route knows other methods.
    Method,
    /// The body did not arrive in time.
    SlowBody,
    /// It cannot be done as things stand.
    State,
    /// The key stands for another request.
    KeyReused,
    /// The first request with this key is still being carried out.
    KeyInUse,
    /// The body is too large.
    TooLarge,
    /// The body is of a type that the route does not take.
    MediaType,
    /// What was sent is well formed and breaks a rule of the service.
    Refused,
    /// More requests than are allowed.
    TooMany,
    /// A fault of ours.
    Internal,
    /// The database is away or too slow.
    Unavailable,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Malformed,
        Self::Invalid,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::Absent,
        Self::NoRoute,
        Self::Method,
        Self::SlowBody,
        Self::State,
        Self::KeyReused,
        Self::KeyInUse,
        Self::TooLarge,
        Self::MediaType,
        Self::Refused,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The end of its `type`; `problem-` and this is the key of its title, and the
    /// attribute `detail` of that says more.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Invalid => "invalid",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::Absent => "absent",
            Self::NoRoute => "no-route",
            Self::Method => "method",
            Self::SlowBody => "slow-body",
            Self::State => "state",
            Self::KeyReused => "key-reused",
            Self::KeyInUse => "key-in-use",
            Self::TooLarge => "too-large",
            Self::MediaType => "media-type",
            Self::Refused => "refused",
            Self::TooMany => "too-many",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }

    /// Its status.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::Invalid => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Absent | Self::NoRoute => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::SlowBody => StatusCode::REQUEST_TIMEOUT,
            Self::State | Self::KeyReused | Self::KeyInUse => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// A problem before it is put into words.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Its kind.
    pub kind: Kind,
    /// What its detail's placeholders become.
    arguments: Vec<(&'static str, String)>,
    /// What is wrong with fields of the body.
    faults: Vec<Fault>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The request was carried out before, perhaps by another node just now.
    pub repeated: bool,
}

/// A problem as it is written.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemDocument {
    /// Which problem it is: a name that stays the same in every language.
    #[serde(rename = "type")]
    #[schema(max_length = 100, example = "urn:baragumu:problem:invalid")]
    pub kind: String,
    /// What it is, in short.
    #[schema(max_length = 200, example = "Fields are not as they must be")]
    pub title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599, example = 400)]
    pub status: u16,
    /// What to do about it.
    #[schema(max_length = 1000, example = "Mend the fields that are named and send it again.")]
    pub detail: String,
    /// What the log knows this request by.
    #[schema(max_length = 64, example = "019abc00-0000-7000-8000-000000000001")]
    pub request_id: String,
    /// What is wrong, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 1000)]
    pub errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldError {
    /// The field of the body as a JSON pointer (RFC 6901); empty for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 500, example = "/texts/sw")]
    pub pointer: Option<String>,
    /// The header, or the parameter of the path or the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 100, example = "limit")]
    pub parameter: Option<String>,
    /// What is wrong.
    #[schema(max_length = 1000, example = "This field is missing.")]
    pub detail: String,
    /// What would be right.
    #[schema(max_length = 1000, example = "Add it.")]
    pub remedy: String,
}

impl Problem {
    /// A problem of a kind whose words need nothing more.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            arguments: Vec::new(),
            faults: Vec::new(),
            headers: Vec::new(),
            repeated: false,
        }
    }

    /// Fields that are not as the document says.
    #[must_use]
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::new(Kind::Invalid) }
    }

    /// A field, or with `?` before it a parameter, that breaks a rule.
    #[must_use]
    pub fn refused(field: &str, key: &'static str) -> Self {
        Self { faults: vec![Fault::new(field, key)], ..Self::new(Kind::Refused) }
    }

    /// A parameter or a header that is not as the document says.
    #[must_use]
    pub fn parameter(name: &str, key: &'static str) -> Self {
        Self::invalid(vec![Fault::new(format!("{PARAMETER}{name}"), key)])
    }

    /// More requests than are allowed.
    #[must_use]
    pub fn too_many(seconds: u64) -> Self {
        Self::new(Kind::TooMany).with_header(header::RETRY_AFTER, HeaderValue::from(seconds))
    }

    /// A method that the route does not know.
    #[must_use]
    pub fn method(allowed: &str) -> Self {
        let mut problem = Self::new(Kind::Method).with("allowed", allowed);
        if let Ok(value) = HeaderValue::from_str(allowed) {
            problem.headers.push((header::ALLOW, value));
        }
        problem
    }

    /// What the store says, where a use case has nothing else to refuse.
    #[must_use]
    pub fn from_store(error: impl Into<Refusal>) -> Self {
        error.into().into()
    }

    /// The same with a placeholder's value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Puts it into words.
    #[must_use]
    pub fn written(self, texts: &Texts, language: &Language, request_id: &str) -> Response {
        let word = self.kind.word();
        let key = format!("problem-{word}");
        let status = self.kind.status();
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let errors = self.faults.iter().map(|fault| texts.error(language, fault)).collect();
        let document = ProblemDocument {
            kind: format!("urn:baragumu:problem:{word}"),
            title: texts.locales.text(language, &key, None, &[]).into_owned(),
            status: status.as_u16(),
            detail: texts.locales.text(language, &key, Some("detail"), &arguments).into_owned(),
            request_id: request_id.to_owned(),
            errors,
        };
        let body = serde_json::to_vec(&document).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Ok(tag) = HeaderValue::from_str(language.tag()) {
            headers.insert(header::CONTENT_LANGUAGE, tag);
        }
        match self.kind {
            Kind::Unauthenticated => {
                let ask = HeaderValue::from_static("Bearer realm=\"api\"");
                headers.insert(header::WWW_AUTHENTICATE, ask);
            }
            Kind::Unavailable | Kind::KeyInUse => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
            }
            _ => {}
        }
        for (name, value) in self.headers {
            headers.insert(name, value);
        }
        response
    }
}

/// What a fault's field begins with where it is a parameter or a header.
const PARAMETER: &str = "?";

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        if refusal.is_repeat() {
            return Self { repeated: true, ..Self::new(Kind::KeyInUse) };
        }
        match refusal {
            Refusal::Store(error) => {
                let passing = error.is_passing();
                if passing {
                    tracing::warn!(%error, "the API could not reach the database");
                } else {
                    tracing::error!(%error, "the API failed");
                }
                Self::new(if passing { Kind::Unavailable } else { Kind::Internal })
            }
            Refusal::Role { needs } => Self::new(Kind::Forbidden).with("role", needs.word()),
            Refusal::Absent { what } => Self::new(Kind::Absent).with("what", what),
            Refusal::Fields(faults) => Self { faults, ..Self::new(Kind::Refused) },
            Refusal::State(fault) => Self { faults: vec![fault], ..Self::new(Kind::State) },
        }
    }
}

/// The words of problems in every language.
#[derive(Debug)]
pub struct Texts {
    locales: Locales,
    default: Language,
}

impl Texts {
    /// Texts in which every problem can be told.
    ///
    /// # Errors
    /// The texts that are missing.
    pub fn new(locales: Locales, default: Language) -> Result<Self, Vec<Finding>> {
        let mut missing = Vec::new();
        for kind in Kind::ALL {
            let key = format!("problem-{}", kind.word());
            for attribute in [None, Some("detail")] {
                if !locales.has(&key, attribute) {
                    let dot = attribute.map_or(String::new(), |name| format!(".{name}"));
                    let message = format!("the text `{key}{dot}` is missing in api.ftl");
                    missing.push(Finding::error("locales", 0, message));
                }
            }
        }
        if missing.is_empty() { Ok(Self { locales, default }) } else { Err(missing) }
    }

    /// The language that a reader asked for (RFC 9110 section 12.5.4), or the service's.
    #[must_use]
    pub fn language(&self, accept: Option<&str>) -> &Language {
        let mut best: Option<(&Language, f32)> = None;
        for range in accept.unwrap_or_default().split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            let tag = tag.split('-').next().unwrap_or_default();
            let known = self.locales.languages().find(|language| language.tag() == tag);
            let better = best.is_none_or(|(_, weight_so_far)| weight > weight_so_far);
            if let Some(language) = known.filter(|_| weight > 0.0 && better) {
                best = Some((language, weight));
            }
        }
        best.map_or(&self.default, |(language, _)| language)
    }

    /// The language of whoever asked for none.
    #[must_use]
    pub fn default_language(&self) -> &Language {
        &self.default
    }

    /// Every language there is.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.locales.languages()
    }

    /// A text with everything filled in; empty if there is none of this key.
    #[must_use]
    pub fn text(&self, language: &Language, key: &str, arguments: &[(&str, &str)]) -> Cow<'_, str> {
        self.locales.text(language, key, None, arguments)
    }

    /// What is wrong and what would be right.
    #[must_use]
    pub fn told(&self, language: &Language, fault: &Fault) -> (String, String) {
        let arguments: Vec<(&str, &str)> =
            fault.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let key = format!("fault-{}", fault.key);
        let text =
            |attribute| self.locales.text(language, &key, attribute, &arguments).into_owned();
        (text(None), text(Some("remedy")))
    }

    fn error(&self, language: &Language, fault: &Fault) -> FieldError {
        let (detail, remedy) = self.told(language, fault);
        let parameter = fault.field.strip_prefix(PARAMETER);
        FieldError {
            pointer: parameter.is_none().then(|| fault.field.clone()),
            parameter: parameter.map(str::to_owned),
            detail,
            remedy,
        }
    }
}
