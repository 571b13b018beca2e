//! Subscriber numbers.
//!
//! Rules: ITU-T E.164 (at most 15 digits, first not 0) and Tanzania's plan as
//! libphonenumber describes it in July 2026: country 255, trunk 0, nine national
//! digits, mobile numbers begin with 6 or 7. Foreign numbers are taken only when
//! written with `+` or `00`, because nothing else tells them from a mistyped
//! local one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What numbers begin with that nobody has: 060 is given to no network in Tanzania
/// (libphonenumber, July 2026).
pub const NOBODYS: &str = "+255600";

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

impl Network {
    /// Every network, in the order of the alphabet.
    pub const ALL: [Self; 5] = [Self::Airtel, Self::Halotel, Self::Ttcl, Self::Vodacom, Self::Yas];

    /// The word used in settings and reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Airtel => "airtel",
            Self::Halotel => "halotel",
            Self::Ttcl => "ttcl",
            Self::Vodacom => "vodacom",
            Self::Yas => "yas",
        }
    }

    /// The name on a phone's display.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Airtel => "Airtel",
            Self::Halotel => "Halotel",
            Self::Ttcl => "TTCL",
            Self::Vodacom => "Vodacom",
            Self::Yas => "Yas",
        }
    }

    /// The network the two digits after `+255` were given to, as libphonenumber lists
    /// it (July 2026). 063, 064, 066, 070, 072 and 079 differ between sources.
    #[must_use]
    pub fn of_prefix(two_digits: &str) -> Option<Self> {
        match two_digits {
            "61" | "62" | "63" => Some(Self::Halotel),
            "65" | "67" | "70" | "71" | "77" => Some(Self::Yas),
            "66" | "68" | "69" | "78" => Some(Self::Airtel),
            "72" | "74" | "75" | "76" | "79" => Some(Self::Vodacom),
            "73" => Some(Self::Ttcl),
            _ => None,
        }
    }
}

/// How many digits a Tanzanian number has after its country code.
const NATIONAL_DIGITS: usize = 9;

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
        let text = match text.split_at_checked(4) {
            Some((scheme, number)) if scheme.eq_ignore_ascii_case("tel:") => number.trim(),
            _ => text,
        };
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
        // A space before nine digits is a slip of the thumb, not a country's plus.
        let local = digits.starts_with('0') || digits.len() == NATIONAL_DIGITS;
        if plus || (undecoded_plus && !local) {
            return Self::international(&digits);
        }
        // International prefixes of Tanzania: 000 since the plan of 1999; 00 as the rest of the world dials.
        if let Some(rest) = digits.strip_prefix("000").or_else(|| digits.strip_prefix("00")) {
            return Self::international(rest);
        }
        if let Some(national) = digits.strip_prefix('0') {
            return Self::tanzanian(national);
        }
        if digits.len() > NATIONAL_DIGITS && digits.starts_with("255") {
            return Self::international(&digits);
        }
        Self::tanzanian(&digits)
    }

    fn international(digits: &str) -> Result<Self, MsisdnError> {
        if let Some(national) = digits.strip_prefix("255") {
            // `+2550754…` is a common slip: the trunk zero kept after the country code.
            let trunk_dropped = national.strip_prefix('0').unwrap_or(national);
            return Self::tanzanian(trunk_dropped);
        }
        if digits.starts_with('0') || !(8..=15).contains(&digits.len()) {
            return Err(MsisdnError::Length);
        }
        Ok(Self(format!("+{digits}")))
    }

    fn tanzanian(national: &str) -> Result<Self, MsisdnError> {
        if national.len() != NATIONAL_DIGITS {
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

    /// Whether nobody can have it ([`NOBODYS`]).
    #[must_use]
    pub fn is_nobodys(&self) -> bool {
        self.0.starts_with(NOBODYS)
    }

    /// The network a Tanzanian prefix was given to ([`Network::of_prefix`]).
    #[must_use]
    pub fn network_hint(&self) -> Option<Network> {
        Network::of_prefix(self.0.strip_prefix("+255")?.get(..2)?)
    }
}

/// Masked, so that a number that slips into a debug print stays private.
impl fmt::Debug for Msisdn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Msisdn({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> Result<String, MsisdnError> {
        Msisdn::parse(text).map(|number| number.e164().to_owned())
    }

    #[test]
    fn every_spelling_of_a_number_is_one_number() {
        for text in [
            "+255754000001",
            "255754000001",
            "0754000001",
            "754000001",
            "00255754000001",
            "000255754000001",
            "tel:+255754000001",
            "TEL: +255 754 000 001",
            "tel:0754000001",
            " 255754000001",
            " 754000001",
            " 0754000001",
            "\t0754000001\n",
            "+255 754 000 001",
            "0754-000-001",
            "0754.000.001",
            "(0754) 000 001",
            "+255\u{a0}754\u{a0}000\u{a0}001",
            "+2550754000001",
            "2550754000001",
        ] {
            assert_eq!(parsed(text).as_deref(), Ok("+255754000001"), "{text:?}");
        }
    }

    #[test]
    fn neighbours_are_taken_with_their_plus_only() {
        for (text, number) in [
            ("+254722000001", "+254722000001"),
            ("00250788000001", "+250788000001"),
            ("000256772000001", "+256772000001"),
            (" 260955000001", "+260955000001"),
            ("+25762000001", "+25762000001"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(number), "{text:?}");
        }
        for text in ["254722000001", "0788000001000", "26095500000"] {
            assert_eq!(parsed(text), Err(MsisdnError::Length), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_with_the_reason() {
        use MsisdnError::{Character, Empty, Length, NotMobile};
        for (text, error) in [
            ("", Empty),
            ("   ", Empty),
            ("null", Empty),
            ("NULL", Empty),
            ("+", Empty),
            ("tel:", Empty),
            ("( ) -", Empty),
            ("MBARALI", Character),
            ("0754 00O 001", Character),
            ("+255+754000001", Character),
            ("++255754000001", Character),
            ("0754000001;ext=5", Character),
            ("\u{661}754000001", Character),
            ("15200", Length),
            ("112", Length),
            ("075400000", Length),
            ("07540000011", Length),
            ("+25575400000", Length),
            ("+2557540000011", Length),
            ("+25500754000001", Length),
            ("+0754000001", Length),
            ("000", Length),
            ("+1234567", Length),
            ("+1234567890123456", Length),
            ("0254000001", NotMobile),
            ("+255222000001", NotMobile),
            ("255800110801", NotMobile),
            ("554000001", NotMobile),
        ] {
            assert_eq!(parsed(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_reason_never_repeats_the_number() {
        for text in ["07540000", "0254000001", "07540x0001"] {
            let error = Msisdn::parse(text).unwrap_err().to_string();
            assert!(!error.contains(text), "{error}");
        }
    }

    #[test]
    fn operators_are_given_the_number_with_or_without_plus() {
        let number = Msisdn::parse("0754000001").unwrap();
        assert_eq!(number.e164(), "+255754000001");
        assert_eq!(number.digits(), "255754000001");
    }

    #[test]
    fn logs_show_a_number_masked() {
        for (text, masked) in [
            ("0754123456", "+2557*****456"),
            ("+254722123456", "+254******456"),
            ("+25761234567", "+257*****567"),
            ("+12345678", "+123**678"),
        ] {
            let number = Msisdn::parse(text).unwrap();
            assert_eq!(number.masked(), masked);
            assert_eq!(format!("{number:?}"), format!("Msisdn({masked})"));
        }
    }

    #[test]
    fn a_prefix_hints_at_a_network() {
        use Network::{Airtel, Halotel, Ttcl, Vodacom, Yas};
        for (prefixes, network) in [
            (&["061", "062", "063"][..], Some(Halotel)),
            (&["065", "067", "070", "071", "077"], Some(Yas)),
            (&["066", "068", "069", "078"], Some(Airtel)),
            (&["072", "074", "075", "076", "079"], Some(Vodacom)),
            (&["073"], Some(Ttcl)),
            (&["060", "064"], None),
        ] {
            for prefix in prefixes {
                let number = Msisdn::parse(&format!("{prefix}4000001")).unwrap();
                assert_eq!(number.network_hint(), network, "{prefix}");
            }
        }
        assert_eq!(Msisdn::parse("+254754000001").unwrap().network_hint(), None);
    }

    proptest! {
        #[test]
        fn what_was_parsed_parses_to_itself(text in "[+ ]?(0|00|000|255|tel:)?[0-9 .()-]{0,16}") {
            if let Ok(number) = Msisdn::parse(&text) {
                prop_assert_eq!(Msisdn::parse(number.e164()), Ok(number.clone()));
                let digits = number.digits();
                prop_assert!((8..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
                if digits.starts_with("255") {
                    prop_assert_eq!(Msisdn::parse(digits), Ok(number.clone()));
                }
            }
        }

        #[test]
        fn every_mobile_number_parses_in_every_spelling(national in "[67][0-9]{8}") {
            let number = Msisdn::parse(&national).unwrap();
            prop_assert_eq!(number.digits(), format!("255{national}"));
            for prefix in ["0", "255", "+255", "00255", "000255", " 255", "tel:+255", "+2550"] {
                let spelling = format!("{prefix}{national}");
                prop_assert_eq!(Msisdn::parse(&spelling), Ok(number.clone()), "{}", prefix);
            }
        }

        #[test]
        fn a_masked_tanzanian_number_hides_five_digits(national in "[67][0-9]{8}") {
            let masked = Msisdn::parse(&national).unwrap().masked();
            prop_assert_eq!(masked.len(), "+255754000001".len());
            prop_assert_eq!(masked.matches('*').count(), 5);
        }

        #[test]
        fn any_text_is_parsed_or_refused(text in any::<String>()) {
            let letters = text.chars().any(char::is_alphabetic) && !text.contains(':');
            prop_assert!(!letters || Msisdn::parse(&text).is_err());
        }
    }
}
