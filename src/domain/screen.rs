//! One USSD display.

/// What a citizen's handset shows, and whether the dialogue stays open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// The text, lines separated by `\n`, within the account's [`super::limit::Limit`].
    pub text: String,
    /// Whether the session closes with this screen.
    pub ends: bool,
}
