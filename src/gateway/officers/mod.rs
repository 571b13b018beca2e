//! Officers: their accounts, how they prove who they are, and their sessions.
//!
//! [`accounts`] are made by invitation and kept by administrators; [`sign_in`] is by name
//! and password, then by a code where there is a second factor ([`second_factor`]);
//! [`sessions`] are what a browser holds meanwhile. [`passwords`] says which may be chosen
//! and hashes them a few at a time; [`delays`] makes guessing slow without locking anybody
//! out; [`totp`] reckons codes, and [`vault`] seals what they are made of.
//!
//! Every token is 256 random bits, kept as a digest, and whatever proves a person anew
//! gives their session another one.

pub mod accounts;
pub mod delays;
pub mod passwords;
pub mod second_factor;
pub mod sessions;
pub mod sign_in;
pub mod totp;
pub mod vault;

use std::{fmt, net::IpAddr, time::Duration};

use super::{
    Gateway,
    audit::Act,
    refusal::{Fault, Refusal},
};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Role},
        time::Timestamp,
    },
    store::{StoreError, Tx, officers::OfficerRow},
};
use passwords::Cost;
use vault::Vault;

pub(in crate::gateway) use passwords::Hasher;

/// The longest name an officer may have, in characters.
const LONGEST_NAME: usize = 64;
/// How much of what a browser calls itself is kept, in characters.
const AGENT_KEPT: usize = 200;

/// What holds for officers' accounts.
#[derive(Debug, Clone)]
pub struct Terms {
    /// What a password's hash costs. A configuration never has less than [`Cost::LEAST`].
    pub cost: Cost,
    /// Who a telephone's app says the codes are for.
    pub issuer: String,
    /// What seals the secrets of second factors.
    pub vault: Vault,
}

impl Default for Terms {
    fn default() -> Self {
        Self { cost: Cost::LEAST, issuer: "Baragumu".to_owned(), vault: Vault::default() }
    }
}

/// Where a request comes from.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The address it came from, behind the proxies we trust.
    pub address: IpAddr,
    /// What the browser calls itself.
    pub agent: String,
    /// The token by which the browser is known, where it has one.
    pub device: Option<String>,
}

/// How a session stands with the second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// The officer has none, and their role asks for none.
    None,
    /// The password was shown, the code is still owed: nothing else may be done.
    Due,
    /// The role asks for one, and the officer has none yet: they enrol before anything else.
    Unenrolled,
    /// The code was shown.
    Shown,
}

impl SecondFactor {
    /// The word of the trail.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Due => "due",
            Self::Unenrolled => "unenrolled",
            Self::Shown => "shown",
        }
    }

    const fn of(role: Role, enrolled: bool, code_shown: bool) -> Self {
        match (enrolled, code_shown) {
            (true, true) => Self::Shown,
            (true, false) => Self::Due,
            (false, _) if role.needs_second_factor() => Self::Unenrolled,
            (false, _) => Self::None,
        }
    }
}

/// An officer's session.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its number in the officer's list.
    pub id: i64,
    /// The officer, with the role they have now.
    pub officer: Officer,
    /// The number of their account.
    pub account: i64,
    /// The language they chose; `None` for the service's.
    pub language: Option<Language>,
    /// When they signed in.
    pub opened_at: Timestamp,
    /// When it was last used, as far as that was noted.
    pub seen_at: Timestamp,
    /// When a password or a code was last shown: see [`Gateway::is_confirmed`].
    pub confirmed_at: Timestamp,
    /// How it stands with the second factor.
    pub second_factor: SecondFactor,
}

impl Session {
    /// Whether its officer may do what their role may. Otherwise they may only show the
    /// code they owe, enrol, and sign out.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(self.second_factor, SecondFactor::None | SecondFactor::Shown)
    }
}

/// A session whose token was just made, for the browser.
pub struct NewSession {
    /// The token: for the browser now, and never shown again.
    pub token: String,
    /// The session.
    pub session: Session,
    /// The token by which the browser is known from now on, where it was not before.
    pub device: Option<String>,
}

impl fmt::Debug for NewSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSession").field("session", &self.session).finish_non_exhaustive()
    }
}

/// What came of showing a password or a code.
#[derive(Debug)]
pub enum SignIn {
    /// It was right.
    In(Box<NewSession>),
    /// It was wrong, or there is no such officer, or they may not sign in: nobody is told
    /// which.
    Wrong,
    /// It was not looked at: so long must pass before the next try.
    Wait(Duration),
    /// Too many sign in at once: try again in a moment.
    Busy,
}

/// Who acts where no officer does.
fn system() -> Officer {
    Officer::new("system", Role::Administrator)
}

/// A name as it is kept, or what is wrong with it. Names that officers of the service
/// itself have are nobody's.
pub(super) fn proper_name(name: &str, field: &str) -> Result<String, Fault> {
    let plain = |c: char| c.is_alphanumeric() || " .'-_@".contains(c);
    let is_plain = name.trim().chars().all(plain);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let reserved = ["system", "command line"].contains(&name.to_lowercase().as_str());
    let length = name.chars().count();
    if !(1..=LONGEST_NAME).contains(&length) || !is_plain || reserved {
        return Err(Fault::new(field, "officer-name"));
    }
    Ok(name)
}

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What the trail calls an account.
fn subject(account: i64) -> String {
    format!("officer {account}")
}

fn officer_of(row: &OfficerRow) -> Officer {
    Officer::new(row.name.clone(), row.role)
}

impl Gateway {
    /// A fresh token: what its holder gets, and the digest that is kept.
    fn fresh_token(&self) -> Result<(String, String), StoreError> {
        let token = super::tokens::encoded(&self.fresh_secret()?);
        let hash = super::tokens::digest_of(&token);
        Ok((token, hash))
    }

    fn fresh_secret(&self) -> Result<[u8; 32], StoreError> {
        self.inner
            .world
            .fresh_secret()
            .map_err(|error| StoreError::Driver { table: "officers", fault: error.to_string() })
    }

    /// How much was hashed since the start of this process.
    #[must_use]
    pub fn password_work(&self) -> passwords::Work {
        self.inner.passwords.work()
    }

    async fn record_officer(
        &self,
        tx: &mut Tx,
        by: &Officer,
        action: &'static str,
        account: i64,
        detail: serde_json::Value,
    ) -> Result<(), StoreError> {
        self.record(tx, by, Act { action, subject: &subject(account), detail }).await
    }

    /// Forgets sessions that are over and failures that are old.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sweep_officers(&self) -> Result<(), StoreError> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        crate::store::officer_sessions::forget(store, sessions::limits(now)).await?;
        let before = now.before(delays::FORGOTTEN_AFTER);
        crate::store::sign_in_delays::forget(store, before).await
    }
}

/// What an act by a session needs first.
fn whole(session: &Session) -> Result<(), Refusal> {
    match session.second_factor {
        SecondFactor::None | SecondFactor::Shown => Ok(()),
        SecondFactor::Due => Err(Refusal::State(Fault::new("", "second-factor-due"))),
        SecondFactor::Unenrolled => Err(Refusal::State(Fault::new("", "second-factor-missing"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_as_people_write_them() {
        assert_eq!(proper_name("  Asha   Mwakyusa ", "/name").unwrap(), "Asha Mwakyusa");
        assert_eq!(proper_name("Ng'ombe J.-P. @tano", "/name").unwrap(), "Ng'ombe J.-P. @tano");
        for name in ["", "   ", "System", "command  line", "a<b", "a\0b", "a\nb", &"a".repeat(65)] {
            assert_eq!(proper_name(name, "/name").unwrap_err().key, "officer-name", "{name:?}");
        }
        assert_eq!(folded(" ASHA  mwakyusa"), "asha mwakyusa");
    }

    #[test]
    fn the_second_factor_follows_role_and_account() {
        use SecondFactor::{Due, None, Shown, Unenrolled};
        assert_eq!(SecondFactor::of(Role::Author, false, false), None);
        assert_eq!(SecondFactor::of(Role::Auditor, false, false), None);
        assert_eq!(SecondFactor::of(Role::Approver, false, false), Unenrolled);
        assert_eq!(SecondFactor::of(Role::Administrator, false, true), Unenrolled);
        assert_eq!(SecondFactor::of(Role::Viewer, true, false), Due);
        assert_eq!(SecondFactor::of(Role::Viewer, true, true), Shown);
    }
}
