//! USSD service codes as they are dialled.

use std::fmt;

/// A service code, kept as its parts: `*149*46#` is `149` and `46`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServiceCode(Vec<String>);

impl ServiceCode {
    /// Reads a code with or without its leading `*` and closing `#`, with `#`
    /// percent-encoded, and with spaces; `None` if no digit is in it.
    ///
    /// ```
    /// use baragumu::domain::address::ServiceCode;
    /// let code = ServiceCode::parse("*149*46#").unwrap();
    /// assert_eq!(ServiceCode::parse("149*46"), Some(code.clone()));
    /// assert_eq!(code.to_string(), "*149*46#");
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts = parts(text);
        let numeric = parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        (numeric && !parts.is_empty()).then_some(Self(parts))
    }

    /// Whether a text is what a keypad dials: a code from its star to its `#`, inline
    /// entries of digits included.
    ///
    /// ```
    /// use baragumu::domain::address::ServiceCode;
    /// assert!(ServiceCode::is_dialled("*149*46*3#") && !ServiceCode::is_dialled("149*46"));
    /// ```
    #[must_use]
    pub fn is_dialled(text: &str) -> bool {
        text.starts_with('*') && text.ends_with('#') && Self::parse(text).is_some()
    }

    /// What stands behind this code in a dialled string, or `None` if the string
    /// does not begin with this code.
    #[must_use]
    pub fn inline(&self, dialled: &str) -> Option<Vec<String>> {
        let parts = parts(dialled);
        parts.starts_with(&self.0).then(|| parts[self.0.len()..].to_vec())
    }

    /// How many parts the code has: among codes that match, the longest is meant.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Display for ServiceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "*{}#", self.0.join("*"))
    }
}

/// The entries between the stars; empty ones are dropped.
fn parts(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_suffix("%23").or_else(|| text.strip_suffix('#')).unwrap_or(text);
    text.split('*').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> ServiceCode {
        ServiceCode::parse(text).unwrap_or_else(|| panic!("{text} is a service code"))
    }

    #[test]
    fn every_spelling_of_a_code_is_one_code() {
        for text in ["*149*46#", "149*46", "*149*46", "149*46#", "*149*46%23", " *149* 46 # "] {
            assert_eq!(code(text).to_string(), "*149*46#", "{text}");
        }
        assert_eq!(code("*152#").depth(), 1);
        assert_eq!(code("*149*46*01#").to_string(), "*149*46*01#");
    }

    #[test]
    fn what_holds_no_digits_or_more_than_digits_is_no_code() {
        for text in ["", "  ", "#", "*#", "**#", "mbarali", "*149*4a#", "*149#46#", "+255754000001"]
        {
            assert_eq!(ServiceCode::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_is_dialled_behind_a_code_is_told_apart() {
        let mbarali = code("*149*46#");
        for (dialled, behind) in [
            ("*149*46#", Some(vec![])),
            ("149*46", Some(vec![])),
            ("*149*46*2*13#", Some(vec!["2", "13"])),
            ("*149*46*2*13%23", Some(vec!["2", "13"])),
            ("*149*46**2*#", Some(vec!["2"])),
            ("*149*46*Igava#", Some(vec!["Igava"])),
            ("*149*461#", None),
            ("*149#", None),
            ("*46*149#", None),
            ("", None),
        ] {
            let behind = behind.map(|parts| parts.into_iter().map(str::to_owned).collect());
            assert_eq!(mbarali.inline(dialled), behind, "{dialled}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_parses_to_itself(text in "[*0-9 ]{0,20}(#|%23)?") {
            if let Some(code) = ServiceCode::parse(&text) {
                prop_assert_eq!(ServiceCode::parse(&code.to_string()), Some(code.clone()));
                prop_assert_eq!(code.inline(&text), Some(vec![]));
                prop_assert!(code.depth() > 0);
            }
        }

        #[test]
        fn entries_behind_a_code_come_back_in_order(
            code in "\\*[0-9]{1,4}(\\*[0-9]{1,4}){0,2}",
            entries in prop::collection::vec("[0-9A-Za-z]{1,6}", 0..5),
        ) {
            let dialled = [vec![code.clone()], entries.clone()].concat().join("*");
            let code = ServiceCode::parse(&code).unwrap();
            prop_assert_eq!(code.inline(&format!("{dialled}#")), Some(entries));
        }
    }
}
