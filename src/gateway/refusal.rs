//! Why an officer's wish is not carried out: what the doors tell in words.
//!
//! Nothing was changed where one of these comes back. A fault names a text of
//! `locales/*/api.ftl`: its value says what is wrong, its attribute `remedy` what
//! would be right. No fault holds a number or a text of a citizen.

use crate::{
    domain::officer::{Officer, Role},
    store::StoreError,
};

/// Why an officer's wish was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The store could not do as asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The officer's role does not allow it.
    #[error("this needs the role {}", .needs.word())]
    Role {
        /// The least role that allows it.
        needs: Role,
    },
    /// There is no such thing.
    #[error("there is no such {what}")]
    Absent {
        /// What was looked for, such as `broadcast`; `absent-broadcast` is its text.
        what: &'static str,
    },
    /// Fields hold what they may not; each fault names its field.
    #[error("{} fields are refused, the first for {}", .0.len(), .0.first().map_or("nothing", |fault| fault.key))]
    Fields(Vec<Fault>),
    /// It cannot be done as things stand.
    #[error("it cannot be done now: {}", .0.key)]
    State(Fault),
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field as a JSON pointer (RFC 6901), such as `/texts/sw`; empty for the whole.
    pub field: String,
    /// The key of its text.
    pub key: &'static str,
    /// What the text's placeholders become.
    pub arguments: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault of a field.
    #[must_use]
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Self { field: field.into(), key, arguments: Vec::new() }
    }

    /// The same with a placeholder's value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// The table whose contradiction means that a request was carried out before.
pub(super) const REPEATS: &str = "idempotency";

impl Refusal {
    /// Whether the same request was carried out before, perhaps by another node just now.
    #[must_use]
    pub fn is_repeat(&self) -> bool {
        matches!(self, Self::Store(StoreError::Conflict { table: REPEATS }))
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fields(vec![fault])
    }
}

/// Refuses an officer whose role may not do what needs the role `needs`.
///
/// # Errors
/// [`Refusal::Role`].
pub fn require(officer: &Officer, needs: Role) -> Result<(), Refusal> {
    if officer.role.may(needs) { Ok(()) } else { Err(Refusal::Role { needs }) }
}
