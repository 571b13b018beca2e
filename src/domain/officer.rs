//! People who work for the council, and what each may do.

/// A person who writes, approves, answers or runs the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The name by which the trail and the rule of the second person know them.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What tells this act of theirs from its repeat, where the client said it.
    pub once: Option<Once>,
}

/// A client's key for one request (the IETF draft "The Idempotency-Key HTTP Header
/// Field"). It is stored with the act's line in the trail, so in the act's own
/// transaction: an act is done once however often it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// The client's key.
    pub key: String,
    /// The digest of what was asked: the same key for anything else is a mistake.
    pub fingerprint: String,
}

impl Officer {
    /// An officer whose act is told from its repeat by nothing.
    #[must_use]
    pub fn new(name: impl Into<String>, role: Role) -> Self {
        Self { name: name.into(), role, once: None }
    }
}

/// What an officer may do. Each role may do what those before it may, but for the
/// rule that nobody approves what they wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads, with numbers masked.
    Viewer,
    /// Writes broadcasts, answers citizens, keeps subscribers.
    Author,
    /// Approves what somebody else wrote, and stops it.
    Approver,
    /// Makes accounts and tokens, and confirms that a restored database may send.
    Administrator,
}

impl Role {
    /// Every role, from the least to the most.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Author, Self::Approver, Self::Administrator];

    /// The word used in tables, on the command line and in the API.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Author => "author",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }

    /// The role a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}
