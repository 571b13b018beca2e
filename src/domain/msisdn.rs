//! Subscriber numbers.
//!
//! Rules: ITU-T E.164 (at most 15 digits, first not 0) and Tanzania's plan as
//! libphonenumber describes it in July 2026: country 255, trunk 0, nine national
//! digits, mobile numbers begin with 6 or 7. Foreign numbers are taken only when
//! written with `+` or `00`, because nothing else tells them from a mistyped
//! local one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A subscriber's number in E.164 with its `+`.
///
/// ```
/// use baragumu::domain::msisdn::Msisdn;
/// let number = Msisdn::parse("0754 000 001").unwrap();
/// assert_eq!(number.e164(), "+255754000001");
/// assert_eq!(number.masked(), "+2557*****001");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type, Serialize, Deserialize)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Msisdn(String);

/// Why a text is not a subscriber number. Holds nothing of the text itself, so
/// it may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MsisdnError {
    /// Nothing but white space, or the word `null`.
    #[error("no number: write it like +255754000001")]
    Empty,
    /// A character that no spelling of a number holds.
    #[error("a number holds digits, spaces, dashes and one leading +: write it like +255754000001")]
    Character,
    /// Too few or too many digits.
    #[error("wrong count of digits: a Tanzanian number is +255 and nine digits")]
    Length,
    /// A Tanzanian number that is not a mobile one.
    #[error("not a mobile number: after +255 it begins with 6 or 7")]
    NotMobile,
}

/// A mobile network, guessed from a prefix: a hint for price and routing only,
/// because numbers have been portable in Tanzania since 1 March 2017.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Network {
    /// Airtel Tanzania.
    Airtel,
    /// Halotel (Viettel Tanzania).
    Halotel,
    /// TTCL.
    Ttcl,
    /// Vodacom Tanzania.
    Vodacom,
    /// Yas (formerly Tigo and Zantel).
    Yas,
}

impl Msisdn {
    /// Reads every spelling operators and people use: `+255754000001`,
    /// `255754000001`, `0754000001`, `754000001`, `00255…`, `000255…`,
    /// `tel:+255…`, with spaces, dashes, dots or brackets; a leading space is an
    /// undecoded `+`.
    ///
    /// # Errors
    /// [`MsisdnError`] says what is wrong and what would be right.
    pub fn parse(text: &str) -> Result<Self, MsisdnError> {
        let undecoded_plus = text.starts_with(' ');
        let text = text.trim();
        let text = text.get(..4).filter(|head| head.eq_ignore_ascii_case("tel:")).map_or(text, |_| &text[4..]);
        if text.is_empty() || text.eq_ignore_ascii_case("null") {
            return Err(MsisdnError::Empty);
        }
        let (plus, rest) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
        let mut digits = String::with_capacity(15);
        for character in rest.chars() {
            match character {
                '0'..='9' => digits.push(character),
                ' ' | '-' | '.' | '(' | ')' | '\u{a0}' => {}
                _ => return Err(MsisdnError::Character),
            }
        }
        if digits.is_empty() {
            return Err(MsisdnError::Empty);
        }
        if plus || (undecoded_plus && !digits.starts_with('0')) {
            return Self::international(&digits);
        }
        // International prefixes of Tanzania: 000 since the plan of 1999; 00 as the rest of the world dials.
        if let Some(rest) = digits.strip_prefix("000").or_else(|| digits.strip_prefix("00")) {
            return Self::international(rest);
        }
        if let Some(national) = digits.strip_prefix('0') {
            return Self::tanzanian(national);
        }
        if digits.len() == 12 && digits.starts_with("255") {
            return Self::international(&digits);
        }
        Self::tanzanian(&digits)
    }

    fn international(digits: &str) -> Result<Self, MsisdnError> {
        if let Some(national) = digits.strip_prefix("255") {
            // `+2550754…` is a common slip: the trunk zero kept after the country code.
            let trunk_kept = national.len() == 10 && national.starts_with('0');
            return Self::tanzanian(if trunk_kept { &national[1..] } else { national });
        }
        if digits.starts_with('0') || !(8..=15).contains(&digits.len()) {
            return Err(MsisdnError::Length);
        }
        Ok(Self(format!("+{digits}")))
    }

    fn tanzanian(national: &str) -> Result<Self, MsisdnError> {
        if national.len() != 9 {
            return Err(MsisdnError::Length);
        }
        if !national.starts_with(['6', '7']) {
            return Err(MsisdnError::NotMobile);
        }
        Ok(Self(format!("+255{national}")))
    }

    /// The number with its `+`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// The number without its `+`, as most Tanzanian operators write it.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0[1..]
    }

    /// The number as a log may show it: country, first digit and the last three.
    #[must_use]
    pub fn masked(&self) -> String {
        let length = self.0.len();
        let head = if self.0.starts_with("+255") { 5 } else { 4 };
        let hidden = length.saturating_sub(head + 3);
        format!("{}{}{}", &self.0[..head], "*".repeat(hidden), &self.0[length - 3..])
    }

    /// The network a Tanzanian prefix was given to, as libphonenumber lists it
    /// (July 2026). 063, 064, 066, 070, 072 and 079 differ between sources.
    #[must_use]
    pub fn network_hint(&self) -> Option<Network> {
        match self.0.strip_prefix("+255")?.get(..2)? {
            "61" | "62" | "63" => Some(Network::Halotel),
            "65" | "67" | "70" | "71" | "77" => Some(Network::Yas),
            "66" | "68" | "69" | "78" => Some(Network::Airtel),
            "72" | "74" | "75" | "76" | "79" => Some(Network::Vodacom),
            "73" => Some(Network::Ttcl),
            _ => None,
        }
    }
}

/// Masked, so that a number that slips into a debug print stays private.
impl fmt::Debug for Msisdn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Msisdn({})", self.masked())
    }
}
