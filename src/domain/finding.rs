//! What a check finds in menus, texts, seeds and settings.

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The service does not start with it.
    Error,
    /// It matters only once citizens are served: a placeholder, an unproved or a
    /// stale fact. An error under `check --live`.
    Live,
}

/// One finding, with the place where it is to be mended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file as the reader knows it (`menus/systems.toml`).
    pub file: String,
    /// The line, counted from 1; 0 if the whole file is meant.
    pub line: usize,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl Finding {
    /// A finding that keeps the service from starting.
    pub fn error(file: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Self { file: file.into(), line, severity: Severity::Error, message: message.into() }
    }

    /// A finding that matters for live service only.
    pub fn live(file: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Self { file: file.into(), line, severity: Severity::Live, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Live => "live",
        };
        if self.line == 0 {
            write!(f, "{}: {severity}: {}", self.file, self.message)
        } else {
            write!(f, "{}:{}: {severity}: {}", self.file, self.line, self.message)
        }
    }
}

/// The line, counted from 1, on which byte `offset` of `text` stands.
#[must_use]
pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}
