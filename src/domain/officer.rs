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

/// What an officer may do: see [`Role::may`]. Nobody approves what they wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Reads, with numbers masked.
    Viewer,
    /// Writes broadcasts, answers citizens, keeps subscribers.
    Author,
    /// Approves what somebody else wrote, and stops it.
    Approver,
    /// Reads as a viewer does, and the trail; changes nothing.
    Auditor,
    /// Makes accounts and tokens, and confirms that a restored database may send.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Viewer, Self::Author, Self::Approver, Self::Auditor, Self::Administrator];

    /// Whether who has this role may do what needs the role `needs`. Everybody reads, and
    /// an administrator may everything; between them are two ways: writing and approving,
    /// and reading the trail, which an approver may do too.
    #[must_use]
    pub const fn may(self, needs: Self) -> bool {
        match needs {
            Self::Viewer => true,
            Self::Author => matches!(self, Self::Author | Self::Approver | Self::Administrator),
            Self::Approver => matches!(self, Self::Approver | Self::Administrator),
            Self::Auditor => matches!(self, Self::Approver | Self::Auditor | Self::Administrator),
            Self::Administrator => matches!(self, Self::Administrator),
        }
    }

    /// What is left of this role for somebody whose own is `most`: never more than either
    /// of the two, and what everybody may if neither holds the other.
    #[must_use]
    pub const fn within(self, most: Self) -> Self {
        if most.may(self) {
            self
        } else if self.may(most) {
            most
        } else {
            Self::Viewer
        }
    }

    /// Whether a password alone is not enough: who lets messages leave or makes accounts
    /// shows a code as well.
    #[must_use]
    pub const fn needs_second_factor(self) -> bool {
        matches!(self, Self::Approver | Self::Administrator)
    }

    /// The word used in tables, on the command line and in the API.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Author => "author",
            Self::Approver => "approver",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_role_is_never_more_than_either() {
        for role in Role::ALL {
            for most in Role::ALL {
                let left = role.within(most);
                for needs in Role::ALL {
                    let both = role.may(needs) && most.may(needs);
                    assert!(!left.may(needs) || both, "{role:?} {most:?}: {left:?} {needs:?}");
                }
            }
            assert_eq!(role.within(role), role);
        }
        assert_eq!(Role::Approver.within(Role::Author), Role::Author);
        assert_eq!(Role::Author.within(Role::Administrator), Role::Author);
        assert_eq!(Role::Author.within(Role::Auditor), Role::Viewer);
    }

    #[test]
    fn a_role_may_what_the_table_says() {
        // Rows: who has it; columns: what is needed, both in the order of `ALL`.
        let table = ["v....", "va...", "vapu.", "v..u.", "vapuA"];
        for (role, row) in Role::ALL.into_iter().zip(table) {
            for (needs, cell) in Role::ALL.into_iter().zip(row.chars()) {
                assert_eq!(role.may(needs), cell != '.', "{role:?} {needs:?}");
            }
        }
    }
}
