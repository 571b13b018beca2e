//! What an operator said to a submit, and nothing about what follows from it.

use std::time::Duration;

/// The end of one attempt to hand something to an operator.
///
/// Translators give the first three from what a body says; the one HTTP client
/// gives the last two, and `Throttled` for a bare 429.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The operator took it.
    Accepted {
        /// The operator's id for it, where it gives one.
        operator_ref: Option<String>,
    },
    /// Too fast: nothing was taken, try again.
    Throttled {
        /// After how long, where the operator says.
        after: Option<Duration>,
    },
    /// The operator refused it.
    Refused {
        /// The operator's own code or word, for the officer and the log.
        reason: String,
        /// Whether trying again cannot help.
        permanent: bool,
    },
    /// Certainly not taken: no connection, or nothing was written.
    Unreachable,
    /// Sent, and no clear answer came: it may have been taken.
    Unclear,
}
