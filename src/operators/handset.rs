//! A phone on a simulator's network: what its operator sends us for it, and what it reads
//! in our answers. The shapes are those of [`super`]'s `simulator.rs`; how they travel is
//! up to whoever holds the phone: the terminal sends them over HTTP, the console hands
//! them to the same door inside the program.

use serde::{Deserialize, Serialize};

use crate::domain::{msisdn::Msisdn, screen::Screen};

/// The media type of everything that is sent.
pub const MEDIA_TYPE: &str = "application/json";

/// A dialogue as the operator tells it, one leg after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialogue {
    /// The operator's id of it.
    pub session: String,
    /// Who dials.
    pub msisdn: Msisdn,
    /// The network's name, where one is told.
    pub network: Option<String>,
    /// How many answers the phone has had.
    pub turn: u32,
}

/// A leg.
#[derive(Serialize)]
struct Leg<'a> {
    session: &'a str,
    msisdn: &'a Msisdn,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<&'a str>,
    turn: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// The end of a dialogue.
#[derive(Serialize)]
struct End<'a> {
    session: &'a str,
    msisdn: &'a Msisdn,
    cause: &'a str,
}

/// A message to a short code.
#[derive(Serialize)]
struct Text<'a> {
    id: &'a str,
    msisdn: &'a Msisdn,
    to: &'a str,
    body: &'a str,
}

/// A screen in an answer.
#[derive(Deserialize)]
struct Shown {
    text: String,
    ends: bool,
}

/// A refusal in an answer.
#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// What a phone received, as the far side keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Counts the messages of this phone.
    pub seq: u64,
    /// The origin it shows.
    pub from: String,
    /// The text.
    pub body: String,
    /// When (RFC 3339, UTC).
    #[serde(default)]
    pub at: String,
}

/// An inbox in an answer of the far side.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inbox {
    /// What was received, the oldest first.
    pub messages: Vec<Received>,
}

/// Whoever keeps what phones receive.
pub trait Inboxes: std::fmt::Debug + Send + Sync {
    /// What a phone received after the `after`th message, the oldest first.
    fn inbox(&self, msisdn: &Msisdn, after: u64) -> Vec<Received>;
}

impl Dialogue {
    /// The leg that dials a code; `language` is proposed for whoever has chosen none.
    #[must_use]
    pub fn dialling(&self, code: &str, language: Option<&str>) -> Vec<u8> {
        self.leg(Some(code), None, language)
    }

    /// The leg that sends an entry.
    #[must_use]
    pub fn entering(&self, entry: &str) -> Vec<u8> {
        self.leg(None, Some(entry), None)
    }

    /// The notice that the person hung up.
    #[must_use]
    pub fn hanging_up(&self) -> Vec<u8> {
        written(&End { session: &self.session, msisdn: &self.msisdn, cause: "hung_up" })
    }

    fn leg(&self, code: Option<&str>, input: Option<&str>, language: Option<&str>) -> Vec<u8> {
        written(&Leg {
            session: &self.session,
            msisdn: &self.msisdn,
            service_code: code,
            input,
            turn: self.turn,
            network: self.network.as_deref(),
            language,
        })
    }
}

/// A message to a short code; the same `id` is the same message.
#[must_use]
pub fn texting(id: &str, msisdn: &Msisdn, to: &str, body: &str) -> Vec<u8> {
    written(&Text { id, msisdn, to, body })
}

/// The screen an answer shows, if it shows one.
#[must_use]
pub fn screen(answer: &[u8]) -> Option<Screen> {
    let Shown { text, ends } = serde_json::from_slice(answer).ok()?;
    Some(Screen { text, ends })
}

/// Why an answer refuses, if it says so.
#[must_use]
pub fn refusal(answer: &[u8]) -> Option<String> {
    serde_json::from_slice(answer).ok().map(|Refused { error }| error)
}

/// Texts and numbers always have a form in JSON.
fn written(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
