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
