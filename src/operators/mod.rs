//! Operators and aggregators: each one a translator in one file.
//!
//! A translator turns an operator's bytes into [`Inbound`] values and our screens
//! and messages into the operator's bytes. It does no I/O, reads no clock and
//! keeps no state, so it can be tested with two strings; the doors own sockets,
//! time-outs, credentials and logs.
//!
//! **To add an operator**: write `src/operators/<name>.rs` with a type that
//! implements [`Operator`]; name it below in a `mod` line and in the register;
//! put its fixtures into `tests/operators/<name>/` (the test that walks the
//! register says which are missing). `fields.rs` reads forms, JSON and XML by
//! name; `settings.rs` has the kinds of values an account's settings hold.

mod africastalking;
mod halotel;
mod kannel;
mod simulator;
mod vodacom_tz;

mod fields;
pub mod handset;
mod settings;

use std::{fmt, time::Duration};

use crate::domain::{
    inbound::{Inbound, UssdTurn},
    limit::Limit,
    outbound::Submit,
    outcome::Outcome,
    screen::Screen,
};

/// A callback as the door received it.
#[derive(Debug, Clone, Copy)]
pub struct Callback<'a> {
    /// What the path says it is about.
    pub event: Event,
    /// `GET` or `POST`.
    pub method: Method,
    /// The query string without its `?`, still percent-encoded.
    pub query: &'a str,
    /// The `Content-Type` header, empty if absent.
    pub content_type: &'a str,
    /// The body.
    pub body: &'a [u8],
}

/// The last part of a callback's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// `ussd`: a turn of a dialogue (some operators also tell ends here).
    Ussd,
    /// `ussd-end`: the notice that a dialogue is over.
    UssdEnd,
    /// `mo`: a message from a citizen.
    Mo,
    /// `dlr`: the later word on a message of ours.
    Dlr,
    /// `opt-out`: somebody told the operator to let them alone.
    OptOut,
}

impl Event {
    /// The event a path segment names.
    #[must_use]
    pub fn from_path(segment: &str) -> Option<Self> {
        match segment {
            "ussd" => Some(Self::Ussd),
            "ussd-end" => Some(Self::UssdEnd),
            "mo" => Some(Self::Mo),
            "dlr" => Some(Self::Dlr),
            "opt-out" => Some(Self::OptOut),
            _ => None,
        }
    }
}

/// The HTTP methods operators use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
}

/// An HTTP answer of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// The `Content-Type`; empty for an empty body.
    pub content_type: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// A `200` with a body.
    #[must_use]
    pub fn ok(content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, content_type, headers: Vec::new(), body: body.into() }
    }
}

/// An HTTP request of ours, described here and made by the one HTTP client.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// Headers, `Content-Type` included.
    pub headers: Vec<(&'static str, String)>,
    /// The body. May hold credentials and texts: never logged.
    pub body: Vec<u8>,
}

/// Only method and path: the rest holds credentials, numbers and texts.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.url.split_once('?').map_or(self.url.as_str(), |(path, _)| path);
        write!(f, "Request({:?} {path})", self.method)
    }
}

/// An operator's answer to a [`Request`] of ours.
#[derive(Debug, Clone, Copy)]
pub struct Response<'a> {
    /// The status code.
    pub status: u16,
    /// What a `Retry-After` header asks for (RFC 9110 section 10.2.3).
    pub retry_after: Option<Duration>,
    /// The body.
    pub body: &'a [u8],
}

/// How a screen reaches the citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carriage {
    /// It is the answer to the callback.
    Reply(Reply),
    /// The callback was acknowledged already; the screen is a call of ours.
    Call(Request),
}

/// Why a callback is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The bytes are not in the operator's shape; says which field and what would be right.
    #[error("{0}")]
    Malformed(String),
    /// The credentials inside the body are wrong (Halotel).
    #[error("wrong credentials")]
    Credentials,
}

/// What an account needs before it may send, described here and fetched by the HTTP client.
#[derive(Clone, PartialEq, Eq)]
pub enum Credential {
    /// Nothing beside what [`Request`] already carries.
    None,
    /// An OAuth 2 client-credentials token, to be cached until it expires.
    ClientCredentials {
        /// The token endpoint.
        token_url: String,
        /// The client's id.
        client_id: String,
        /// The client's secret.
        client_secret: String,
    },
}

/// What an account may do on the SMS side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmsLimits {
    /// Most recipients in one submit.
    pub recipients: usize,
    /// Most segments in one message.
    pub segments: usize,
}

/// One account's translator: the operator's shape, with this account's settings inside.
///
/// SMPP will stand beside this trait as a second transport in the register, not inside it.
pub trait Operator: fmt::Debug + Send + Sync {
    /// How screens are counted where the account says nothing else.
    fn screen_limit(&self) -> Limit {
        Limit::default()
    }

    /// Whether a screen is the answer to the callback, or a call of our own
    /// after an immediate acknowledgement.
    fn answers_later(&self) -> bool {
        false
    }

    /// What the callback says. One callback may carry many events.
    ///
    /// # Errors
    /// [`Refusal`] when the bytes are not in the operator's shape or its own
    /// credentials are wrong.
    fn decode(&self, callback: Callback<'_>) -> Result<Vec<Inbound>, Refusal>;

    /// The answer to a callback that asks for no screen, or whose screen comes later.
    fn acknowledge(&self) -> Reply;

    /// The answer to a callback that was refused, in the operator's own shape.
    fn refuse(&self, refusal: &Refusal) -> Reply;

    /// A screen on its way to the citizen.
    fn encode_screen(&self, turn: &UssdTurn, screen: &Screen) -> Carriage;

    /// What the operator's answer to a [`Carriage::Call`] says.
    fn decode_screen_answer(&self, response: Response<'_>) -> Outcome {
        by_status(response)
    }

    /// The SMS half, where the operator has one.
    fn sms(&self) -> Option<&dyn Sms> {
        None
    }
}

/// The SMS half of an operator.
pub trait Sms: Send + Sync {
    /// A submit as the operator wants it.
    fn encode_submit(&self, submit: &Submit) -> Request;

    /// One outcome for each recipient of the submit, in its order.
    fn decode_submit(&self, submit: &Submit, response: Response<'_>) -> Vec<Outcome>;

    /// What must be fetched before a submit.
    fn credential(&self) -> Credential {
        Credential::None
    }

    /// How much one submit may carry.
    fn limits(&self) -> SmsLimits;

    /// The one spelling of the operator's ids: an answer and a report may differ in
    /// case, in leading zeros and in surrounding space (operators.md 2.1).
    fn normal_ref(&self, operator_ref: &str) -> String {
        let text = operator_ref.trim().to_ascii_lowercase();
        let stripped = text.trim_start_matches('0');
        if stripped.is_empty() && !text.is_empty() { "0".to_owned() } else { stripped.to_owned() }
    }
}

/// What an operator's own settings say wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(pub String);

type Build = fn(toml::Table) -> Result<Box<dyn Operator>, SettingsError>;

/// Every operator by the name used in settings.
const REGISTER: [(&str, Build); 5] = [
    ("africastalking", africastalking::build),
    ("halotel", halotel::build),
    ("kannel", kannel::build),
    ("simulator", simulator::build),
    ("vodacom_tz", vodacom_tz::build),
];

/// The names of all operators, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    REGISTER.iter().map(|(name, _)| *name)
}

/// Builds an account's translator from its own settings.
///
/// # Errors
/// An unknown operator, an unknown key, or a missing or impossible value; the
/// text says what would be right.
pub fn build(operator: &str, settings: toml::Table) -> Result<Box<dyn Operator>, SettingsError> {
    let Some((_, build)) = REGISTER.iter().find(|(name, _)| *name == operator) else {
        let known: Vec<_> = names().collect();
        return Err(SettingsError(format!(
            "operator `{operator}` is not known; known are: {}",
            known.join(", ")
        )));
    };
    build(settings)
}

/// The outcome of a call as far as its HTTP status tells.
fn by_status(response: Response<'_>) -> Outcome {
    let refused =
        |status, permanent| Outcome::Refused { reason: format!("HTTP {status}"), permanent };
    match response.status {
        200..=299 => Outcome::Accepted { operator_ref: None },
        429 => Outcome::Throttled { after: response.retry_after },
        // Our account is at fault, not the message: it can go once that is put right.
        status @ (401 | 403) => refused(status, false),
        status @ 400..=499 => refused(status, true),
        _ => Outcome::Unclear,
    }
}
