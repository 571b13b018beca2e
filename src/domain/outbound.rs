//! What goes out: the lower half of the waist, and where it may stand.

use super::{language::Language, msisdn::Msisdn, time::Timestamp};

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
    /// The lanes in the order in which they leave.
    pub const ALL: [Self; 3] = [Self::Emergency, Self::Reply, Self::Bulk];

    /// The lane a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lane| lane.word() == word)
    }

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

/// Where a message in the outbox stands.
///
/// That it is leased or on the wire is not among them: whoever drives the account
/// has leased all of its queued rows by one mark, and lists in that mark those that
/// are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Waits to leave, at the first time or again.
    Queued,
    /// The recipient may not be written to; found before it left.
    Suppressed,
    /// An officer cancelled it before it left.
    Cancelled,
    /// It left, and nobody knows whether the operator took it.
    Unknown,
    /// The operator took it.
    Accepted,
    /// The operator refused it for good.
    Refused,
    /// Its validity ended, here or at the operator.
    Expired,
    /// The operator gave it up.
    Undelivered,
    /// The handset has it.
    Delivered,
}

impl State {
    /// Every state, in the order of [`State::rank`].
    pub const ALL: [Self; 9] = [
        Self::Queued,
        Self::Suppressed,
        Self::Cancelled,
        Self::Unknown,
        Self::Accepted,
        Self::Refused,
        Self::Expired,
        Self::Undelivered,
        Self::Delivered,
    ];

    /// The word used in tables and metrics.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Suppressed => "suppressed",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Expired => "expired",
            Self::Undelivered => "undelivered",
            Self::Delivered => "delivered",
        }
    }

    /// The state a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// How much is known. What comes in, an answer or a report, never lowers it: so
    /// whatever the order and however often, the end is the same, and delivered wins.
    /// Only an officer, or a retry that certainly did not leave, puts a row back.
    #[must_use]
    pub const fn rank(self) -> u8 {
        self as u8
    }

    /// The state after `news` came in.
    #[must_use]
    pub const fn learn(self, news: Self) -> Self {
        if news.rank() > self.rank() { news } else { self }
    }

    /// Whether nothing more is expected; a late report may still raise it.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Queued | Self::Unknown | Self::Accepted)
    }
}

/// The broadcast of messages that belong to none.
pub const NO_BROADCAST: i64 = 0;

/// A message to one citizen, ready for the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outbound {
    /// The account it is to leave by.
    pub account: String,
    /// Who receives it.
    pub msisdn: Msisdn,
    /// Which lane it takes.
    pub lane: Lane,
    /// The language it is written in.
    pub language: Language,
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
    /// Where reports about it are to come: the account's own `dlr` callback.
    pub report_url: String,
}

/// One recipient of a [`Submit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The number.
    pub msisdn: Msisdn,
    /// Our own id of the message, handed to operators that echo it.
    pub reference: i64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for state in State::ALL {
            assert_eq!(State::from_word(state.word()), Some(state));
        }
        for lane in Lane::ALL {
            assert_eq!(Lane::from_word(lane.word()), Some(lane));
        }
    }

    proptest! {
        #[test]
        fn whatever_the_order_and_repetition_of_news_the_end_is_the_same(
            mut news in prop::collection::vec(0..State::ALL.len(), 1..12),
            seed in any::<u64>(),
        ) {
            let end = |news: &[usize]| {
                news.iter().fold(State::Queued, |state, at| state.learn(State::ALL[*at]))
            };
            let first = end(&news);
            news.extend(news.clone());
            let length = news.len();
            for at in 0..length {
                news.swap(at, usize::try_from(seed.rotate_left(u32::try_from(at).unwrap()) % length as u64).unwrap());
            }
            prop_assert_eq!(end(&news), first);
        }

        #[test]
        fn a_state_never_goes_down_and_delivered_wins(from in 0..State::ALL.len(), to in 0..State::ALL.len()) {
            let (from, to) = (State::ALL[from], State::ALL[to]);
            prop_assert!(from.learn(to).rank() >= from.rank());
            prop_assert_eq!(from.learn(State::Delivered), State::Delivered);
        }
    }
}
