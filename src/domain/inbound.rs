//! What comes in: the upper half of the waist.
//!
//! Every operator's callback becomes one or more [`Inbound`] values, and nothing
//! below the doors knows in which shape it arrived.

use serde::{Deserialize, Serialize};

use super::{msisdn::Msisdn, outbound};

/// One thing an operator told us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inbound {
    /// A citizen dialled or answered a screen; a screen is owed.
    Ussd(UssdTurn),
    /// The operator says a session is over; nothing can be shown any more.
    UssdEnd(UssdEnd),
    /// The operator says something of a session that asks for no screen and
    /// changes nothing (Halotel's "screen reached the handset").
    UssdNotice {
        /// The operator's session id.
        session: String,
    },
    /// A citizen sent a message.
    Mo(Mo),
    /// The operator's later word on a message of ours.
    Dlr(Dlr),
    /// The operator was told to let a number alone: no broadcast may go to it.
    OptOut {
        /// Whose wish it is.
        msisdn: Msisdn,
    },
}

/// A message from a handset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mo {
    /// The operator's id of it: the surest sign of a repeat.
    pub operator_ref: Option<String>,
    /// Who sent it.
    pub from: Origin,
    /// The short code it was sent to, as written.
    pub to: String,
    /// The text.
    pub body: String,
    /// The operator's own time of it, as written: only told apart, never reckoned with.
    pub stamp: Option<String>,
    /// Which part of a longer message it is, where the operator does not join them.
    pub part: Option<Part>,
}

/// Where a message came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A person's handset.
    Msisdn(Msisdn),
    /// A short code or a name of letters: a machine, which is never answered.
    Machine(String),
}

/// One part of a longer message (3GPP TS 23.040 section 9.2.3.24.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What all parts of one message share.
    pub reference: String,
    /// Which one it is, from 1.
    pub number: u8,
    /// How many there are.
    pub of: u8,
}

/// A delivery report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dlr {
    /// Our own id of the message, where the operator echoes it.
    pub reference: Option<i64>,
    /// The operator's id of it, as written.
    pub operator_ref: Option<String>,
    /// Who was to receive it, where the report says.
    pub msisdn: Option<Msisdn>,
    /// What became of it: accepted while it waits at the operator, then one of the ends.
    pub state: outbound::State,
    /// The operator's own word for it.
    pub reason: Option<String>,
}

/// One request of a USSD dialogue, in the operator-neutral form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UssdTurn {
    /// The operator's id of the dialogue. Not trusted to be unique by itself.
    pub session: String,
    /// `None` where the operator names the citizen only on the first leg
    /// (Halotel): the session then tells.
    pub msisdn: Option<Msisdn>,
    /// Whether the operator marks the first leg.
    pub opening: Opening,
    /// What the citizen sent.
    pub entry: Entry,
    /// The service code of the dialogue as the operator spells it, where every
    /// leg carries it. A code that comes inside [`Entry::Dialled`] is not repeated.
    pub service_code: Option<String>,
    /// The network as the operator names it (MCC+MNC or a name): information only.
    pub network: Option<String>,
    /// A language the operator proposes; the citizen's own choice outranks it.
    pub language: Option<String>,
    /// A true sequence number of the turn, where the format has one: the surest
    /// sign of a repeat.
    pub sequence: Option<i64>,
    /// What the operator wants back unchanged beside the screen.
    pub echo: Option<String>,
}

/// How the operator marks the first leg of a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The operator says: first leg.
    New,
    /// The operator says: a later leg.
    Resume,
    /// The format has no sign; an unknown session id is a first leg.
    Unmarked,
}

/// What the citizen sent, in one of the three shapes operators use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The dialled string of a first leg, inline entries included
    /// (`*149*46*2*13#`), in whatever spelling.
    Dialled(String),
    /// Only the newest entry.
    Last(String),
    /// All entries so far joined with `*`; empty on a first leg without inline
    /// entries. An entry may itself hold `*`, so it is compared with what was
    /// seen before, never split blindly.
    Trail(String),
}

/// A session that the operator says is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UssdEnd {
    /// The operator's id of the dialogue.
    pub session: String,
    /// `None` where the notice does not say.
    pub msisdn: Option<Msisdn>,
    /// Why it ended.
    pub cause: EndCause,
}

/// Why a USSD session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndCause {
    /// We showed a closing screen.
    Closed,
    /// The citizen hung up.
    HungUp,
    /// The operator's clock ran out.
    TimedOut,
    /// The citizen left or the clock ran out; the operator does not say which
    /// (Africa's Talking `Incomplete`).
    Left,
    /// The operator reports a fault of its own or of ours.
    Fault,
    /// The operator could not charge the citizen (Vodacom type 10).
    ChargeRefused,
    /// The citizen dialled again before any end was told.
    Redialled,
    /// Nothing came for the account's idle time, and the operator never told.
    Expired,
}

impl EndCause {
    /// Every cause, for metrics and for reading back from the store.
    pub const ALL: [Self; 8] = [
        Self::Closed,
        Self::HungUp,
        Self::TimedOut,
        Self::Left,
        Self::Fault,
        Self::ChargeRefused,
        Self::Redialled,
        Self::Expired,
    ];

    /// The word used in tables and metrics.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::HungUp => "hung_up",
            Self::TimedOut => "timed_out",
            Self::Left => "left",
            Self::Fault => "fault",
            Self::ChargeRefused => "charge_refused",
            Self::Redialled => "redialled",
            Self::Expired => "expired",
        }
    }

    /// The cause a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.word() == word)
    }
}
