//! Accounts: made by invitation, kept by administrators.
//!
//! Nobody chooses somebody else's password: who is invited, and who forgot theirs, gets a
//! link that is good once and for [`INVITED_FOR`], and chooses it themselves. The first
//! link of all makes the first administrator, and is good only while there is nobody.

use std::{collections::BTreeSet, fmt, time::Duration};

use serde_json::json;

use super::{
    Caller, NewSession, Session, folded, officer_of, passwords::examine, proper_name,
    second_factor::left, sessions::Browser,
};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Role},
        time::Timestamp,
    },
    gateway::{
        Gateway,
        refusal::{Fault, Refusal, require},
        tokens::digest_of,
    },
    store::{
        StoreError, Tx, officer_sessions,
        officers::{self, Listed, OfficerRow},
        tokens,
    },
};

/// For how long an invitation is good: over a weekend.
pub const INVITED_FOR: Duration = Duration::from_hours(72);
/// Whom the invitation of the first administrator is for.
const FIRST: i64 = 0;

/// A link to an account that was made.
pub struct Invited {
    /// The account's number.
    pub account: i64,
    /// The secret end of the link: shown to a person now and never again.
    pub token: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

impl fmt::Debug for Invited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invited")
            .field("account", &self.account)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// An invitation that is good, as the invited see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The name they will have; `None` where they choose it: the first administrator.
    pub name: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Whether they joined before and only choose another password.
    pub is_renewal: bool,
}

/// An account as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// The officer's name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The language they chose.
    pub language: Option<Language>,
    /// How it stands.
    pub standing: Standing,
    /// Whether they have a second factor.
    pub has_second_factor: bool,
    /// How many recovery codes they have left.
    pub recovery_codes: usize,
    /// When it was made.
    pub created_at: Timestamp,
    /// When they last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Until when an invitation is good, or was, that they have not used.
    pub invited_until: Option<Timestamp>,
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its officer has not joined yet.
    Invited,
    /// They may sign in.
    Active,
    /// They may not.
    Disabled,
}

impl Standing {
    /// The word of the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

fn account(listed: Listed) -> Account {
    let Listed { officer: row, invited_until } = listed;
    let standing = match (row.disabled_at, row.joined_at) {
        (Some(_), _) => Standing::Disabled,
        (None, Some(_)) => Standing::Active,
        (None, None) => Standing::Invited,
    };
    Account {
        id: row.id,
        recovery_codes: left(&row).len(),
        name: row.name,
        role: row.role,
        language: row.language,
        standing,
        has_second_factor: row.secret.is_some(),
        created_at: row.created_at,
        signed_in_at: row.signed_in_at,
        invited_until,
    }
}

impl Gateway {
    /// The secret end of the link that makes the first administrator; `None` once there is
    /// any account. An earlier one is no longer good.
    ///
    /// # Errors
    /// What the store says.
    pub async fn first_invitation(&self) -> Result<Option<String>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        if officers::any(&mut tx).await? {
            officers::withdraw_invitation(&mut tx, FIRST).await?;
            tx.commit().await?;
            return Ok(None);
        }
        let invited = self.link(&mut tx, FIRST).await?;
        tx.commit().await?;
        Ok(Some(invited.token))
    }

    /// Makes an account and the link by which its officer joins.
    ///
    /// # Errors
    /// [`Refusal::Role`], a name that cannot be one or is taken, or what the store says.
    pub async fn invite(&self, by: &Officer, name: &str, role: Role) -> Result<Invited, Refusal> {
        require(by, Role::Administrator)?;
        let name = proper_name(name, "/name")?;
        let mut tx = self.inner.store.begin().await?;
        let now = self.inner.world.now();
        let id = match officers::create(&mut tx, &name, &folded(&name), role, now).await {
            Err(StoreError::Conflict { .. }) => {
                return Err(Fault::new("/name", "officer-taken").into());
            }
            made => made?,
        };
        let invited = self.link(&mut tx, id).await?;
        let detail = json!({ "officer": name, "role": role.word() });
        self.record_officer(&mut tx, by, "officer.invite", id, detail).await?;
        tx.commit().await?;
        Ok(invited)
    }

    /// Makes a new link for an officer whose link was lost or is too old, or who forgot
    /// the password. Nothing else changes until they use it.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], a disabled account, or what the store says.
    pub async fn renew_invitation(&self, by: &Officer, account: i64) -> Result<Invited, Refusal> {
        require(by, Role::Administrator)?;
        let mut tx = self.inner.store.begin().await?;
        let row = self.held(&mut tx, account).await?;
        if row.disabled_at.is_some() {
            return Err(Refusal::State(Fault::new("", "officer-disabled")));
        }
        let invited = self.link(&mut tx, account).await?;
        let detail = json!({ "officer": row.name });
        self.record_officer(&mut tx, by, "officer.renew", account, detail).await?;
        tx.commit().await?;
        Ok(invited)
    }

    async fn link(&self, tx: &mut Tx, account: i64) -> Result<Invited, StoreError> {
        let (token, hash) = self.fresh_token()?;
        let expires_at = self.inner.world.now().after(INVITED_FOR);
        officers::invite(tx, account, &hash, expires_at).await?;
        Ok(Invited { account, token, expires_at })
    }

    /// What a link is good for; `None` if it is not, or no longer.
    ///
    /// # Errors
    /// What the store says.
    pub async fn invitation(&self, token: &str) -> Result<Option<Invitation>, StoreError> {
        let now = self.inner.world.now();
        let found = officers::invitation(&self.inner.store, &digest_of(token), now).await?;
        Ok(found.map(|found| Invitation {
            name: found.name,
            role: found.role.unwrap_or(Role::Administrator),
            is_renewal: found.joined_at.is_some(),
        }))
    }

    /// Uses a link: sets the password and signs in. The first administrator chooses the
    /// name too. Who joined before ends all earlier sessions, and still owes the code.
    ///
    /// # Errors
    /// [`Refusal::Absent`] if the link is not good; what is wrong with name or password;
    /// `sign-in-busy`; or what the store says.
    pub async fn join_office(
        &self,
        token: &str,
        name: Option<&str>,
        password: &str,
        from: &Caller,
    ) -> Result<NewSession, Refusal> {
        const ABSENT: Refusal = Refusal::Absent { what: "invitation" };
        let invitation = self.invitation(token).await?.ok_or(ABSENT)?;
        let mut faults = Vec::new();
        let name = match invitation.name {
            Some(name) => name,
            None => proper_name(name.unwrap_or_default(), "/name").unwrap_or_else(|fault| {
                faults.push(fault);
                String::new()
            }),
        };
        faults.extend(examine(password, &name).err());
        if !faults.is_empty() {
            return Err(Refusal::Fields(faults));
        }
        let turn = self.inner.passwords.turn().await;
        let turn = turn.ok_or_else(|| Refusal::State(Fault::new("", "sign-in-busy")))?;
        let hash = self.inner.passwords.hash(turn, password, &self.fresh_secret()?).await?;
        // It is asked before it is known whose the browser would be; a fresh token does no
        // harm.
        let from = Browser { caller: from, is_known: false };

        let mut tx = self.inner.store.begin().await?;
        let now = self.inner.world.now();
        let invited = officers::take_invitation(&mut tx, &digest_of(token), now).await?;
        let id = match invited.ok_or(ABSENT)? {
            FIRST if officers::any(&mut tx).await? => return Err(ABSENT),
            FIRST => {
                officers::create(&mut tx, &name, &folded(&name), Role::Administrator, now).await?
            }
            account => account,
        };
        let mut row = self.held(&mut tx, id).await?;
        if row.disabled_at.is_some() {
            return Err(ABSENT);
        }
        row.password = Some(hash);
        row.joined_at = row.joined_at.or(Some(now));
        row.signed_in_at = Some(now);
        officers::save(&mut tx, &row).await?;
        officer_sessions::end_others(&mut tx, id, 0).await?;
        let opened = self.open_session(&mut tx, &row, from).await?;
        let detail = json!({ "role": row.role.word(), "renewed": invitation.is_renewal });
        self.record_officer(&mut tx, &officer_of(&row), "officer.join", id, detail).await?;
        tx.commit().await?;
        Ok(opened)
    }

    /// All accounts, in the order in which they were made.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn officers(&self, by: &Officer) -> Result<Vec<Account>, Refusal> {
        require(by, Role::Auditor)?;
        let listed = officers::all(&self.inner.store).await?;
        Ok(listed.into_iter().map(account).collect())
    }

    /// An officer's own account.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn my_account(&self, session: &Session) -> Result<Account, Refusal> {
        let row = officers::get(&self.inner.store, session.account).await?;
        let officer = row.ok_or(Refusal::Absent { what: "officer" })?;
        Ok(account(Listed { officer, invited_until: None }))
    }

    /// Gives an account another role, from its officer's next request on.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], the last administrator's, or what the store
    /// says.
    pub async fn change_role(&self, by: &Officer, account: i64, role: Role) -> Result<(), Refusal> {
        require(by, Role::Administrator)?;
        let mut tx = self.inner.store.begin().await?;
        if role != Role::Administrator {
            keep_an_administrator(&mut tx, account).await?;
        }
        let mut row = self.held(&mut tx, account).await?;
        let before = std::mem::replace(&mut row.role, role);
        officers::save(&mut tx, &row).await?;
        let detail = json!({ "officer": row.name, "role": role.word(), "before": before.word() });
        self.record_officer(&mut tx, by, "officer.role", account, detail).await?;
        Ok(tx.commit().await?)
    }

    /// Keeps an officer out: their sessions end, their invitation and the API tokens in
    /// their name are no longer good.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], the last administrator, or what the store
    /// says.
    pub async fn disable(&self, by: &Officer, account: i64) -> Result<(), Refusal> {
        require(by, Role::Administrator)?;
        let spellings = self.spellings(account).await?;
        let mut tx = self.inner.store.begin().await?;
        keep_an_administrator(&mut tx, account).await?;
        let mut row = self.held(&mut tx, account).await?;
        let now = self.inner.world.now();
        row.disabled_at = row.disabled_at.or(Some(now));
        officers::save(&mut tx, &row).await?;
        officers::withdraw_invitation(&mut tx, account).await?;
        let sessions = officer_sessions::end_others(&mut tx, account, 0).await?;
        officer_sessions::forget_devices(&mut tx, account).await?;
        let mut revoked = Vec::new();
        for name in spellings {
            revoked.extend(tokens::revoke_all(&mut tx, &name, now).await?);
        }
        let detail = json!({ "officer": row.name, "sessions": sessions, "tokens": revoked });
        self.record_officer(&mut tx, by, "officer.disable", account, detail).await?;
        Ok(tx.commit().await?)
    }

    /// The names in which there are tokens of an officer, however they were written.
    async fn spellings(&self, account: i64) -> Result<BTreeSet<String>, StoreError> {
        let row = officers::get(&self.inner.store, account).await?;
        let Some(name) = row.map(|row| folded(&row.name)) else { return Ok(BTreeSet::new()) };
        let tokens = tokens::all(&self.inner.store).await?;
        let names = tokens.into_iter().map(|token| token.officer);
        Ok(names.filter(|it| folded(it) == name).collect())
    }

    /// Lets an officer in again, with the password they had.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], or what the store says.
    pub async fn enable(&self, by: &Officer, account: i64) -> Result<(), Refusal> {
        require(by, Role::Administrator)?;
        let mut tx = self.inner.store.begin().await?;
        let mut row = self.held(&mut tx, account).await?;
        row.disabled_at = None;
        officers::save(&mut tx, &row).await?;
        let detail = json!({ "officer": row.name });
        self.record_officer(&mut tx, by, "officer.enable", account, detail).await?;
        Ok(tx.commit().await?)
    }

    /// The account, held until the transaction ends.
    pub(super) async fn held(&self, tx: &mut Tx, account: i64) -> Result<OfficerRow, Refusal> {
        officers::hold(tx, account).await?.ok_or(Refusal::Absent { what: "officer" })
    }
}

/// Refuses what would leave nobody who can make accounts.
async fn keep_an_administrator(tx: &mut Tx, account: i64) -> Result<(), Refusal> {
    if officers::hold_administrators(tx).await? == [account] {
        return Err(Refusal::State(Fault::new("", "last-administrator")));
    }
    Ok(())
}
