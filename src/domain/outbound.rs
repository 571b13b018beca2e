//! What goes out: the lower half of the waist.

use super::{msisdn::Msisdn, time::Timestamp};

/// Which messages leave first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Warnings that ignore topics and quiet hours.
    Emergency,
    /// Answers to what a citizen asked for.
    Reply,
    /// Broadcasts.
    Bulk,
}

impl Lane {
    /// The word used in tables and metrics.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Reply => "reply",
            Self::Bulk => "bulk",
        }
    }
}

/// A message to one citizen, ready for the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outbound {
    /// The account it is to leave by.
    pub account: String,
    /// Who receives it.
    pub msisdn: Msisdn,
    /// Which lane it takes.
    pub lane: Lane,
    /// The text, inside the GSM 03.38 alphabet.
    pub body: String,
    /// Until when it is worth sending.
    pub validity: Timestamp,
}

/// One text to one or many recipients, as it is handed to a translator.
///
/// Where the operator's API takes many numbers in a call, the outbox gives many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submit {
    /// Who receives it; the translator answers one [`super::outcome::Outcome`] each, in this order.
    pub recipients: Vec<Recipient>,
    /// What an MT shows as origin, up to 11 letters or a short code.
    pub sender_id: Option<String>,
    /// The text.
    pub body: String,
    /// How many whole minutes from now it is worth delivering.
    pub validity_minutes: u32,
}

/// One recipient of a [`Submit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The number.
    pub msisdn: Msisdn,
    /// Our own id of the message, handed to operators that echo it.
    pub reference: String,
}
