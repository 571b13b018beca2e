//! Sessions: what a browser holds between two requests.

use std::time::Duration;

use serde_json::json;

use super::{AGENT_KEPT, Caller, NewSession, SecondFactor, Session, Terms, officer_of, whole};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Role},
        time::Timestamp,
    },
    gateway::{
        Gateway,
        refusal::{Refusal, require},
        tokens::digest_of,
    },
    store::{
        StoreError, Tx,
        officer_sessions::{self, Limits, Opening},
        officers::{self, OfficerRow},
    },
};

pub use crate::store::officer_sessions::Listed;

/// After how long without a request a session is over (OWASP ASVS 5.0, 7.3.1).
pub const IDLE: Duration = Duration::from_mins(30);
/// After how long it is over in any case (7.3.2).
pub const LONGEST: Duration = Duration::from_hours(12);
/// How many an officer may have.
pub const MOST: i64 = 3;
/// For how long a code may be owed.
pub const CODE_OWED_FOR: Duration = Duration::from_mins(10);
/// For how long a password or a code that was shown lets somebody do what is asked for
/// anew.
pub const CONFIRMED_FOR: Duration = Duration::from_mins(5);
/// How exactly the last request is known.
const SEEN_NOTED_EVERY: Duration = Duration::from_mins(1);
/// For how long a browser that is not used stays known.
pub const DEVICE_KNOWN_FOR: Duration = Duration::from_hours(180 * 24);
/// How many browsers an officer is known by.
const MOST_DEVICES: i64 = 10;

/// A caller as an officer's account knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Browser<'a> {
    pub(super) caller: &'a Caller,
    pub(super) is_known: bool,
}

/// What a session must be to be open at an instant.
pub(super) fn limits(now: Timestamp) -> Limits {
    Limits { used_after: now.before(IDLE), opened_after: now.before(LONGEST) }
}

impl Gateway {
    /// The session a token opens, used at this moment; `None` if it is over, was ended, or
    /// never was.
    ///
    /// # Errors
    /// What the store says.
    pub async fn session(&self, token: &str) -> Result<Option<Session>, StoreError> {
        let Some(session) = self.session_unused(token).await? else { return Ok(None) };
        let now = self.inner.world.now();
        if now.since(session.seen_at) >= SEEN_NOTED_EVERY
            && let Err(error) = officer_sessions::seen(&self.inner.store, session.id, now).await
        {
            // It ends a minute early then; reading goes on while nothing can be written.
            tracing::warn!(%error, "the use of a session could not be noted");
        }
        Ok(Some(session))
    }

    /// The same for a page that asks by itself, before which nobody may sit any more: that
    /// is no use of the session.
    ///
    /// # Errors
    /// What the store says.
    pub async fn session_unused(&self, token: &str) -> Result<Option<Session>, StoreError> {
        let now = self.inner.world.now();
        let found =
            officer_sessions::find(&self.inner.store, &digest_of(token), limits(now)).await?;
        let Some(found) = found else { return Ok(None) };
        let second_factor = SecondFactor::of(found.role, found.enrolled, found.code_shown);
        if second_factor == SecondFactor::Due && now.since(found.confirmed_at) >= CODE_OWED_FOR {
            return Ok(None);
        }
        Ok(Some(Session {
            id: found.id,
            officer: Officer::new(found.name, found.role),
            account: found.officer_id,
            language: found.language,
            opened_at: found.opened_at,
            seen_at: found.seen_at,
            confirmed_at: found.confirmed_at,
            second_factor,
        }))
    }

    /// Whether the officer has shown a password or a code just now. What lets messages
    /// leave, hands out data or touches accounts asks for it anew.
    #[must_use]
    pub fn is_confirmed(&self, session: &Session) -> bool {
        self.inner.world.now().since(session.confirmed_at) <= CONFIRMED_FOR
    }

    /// Opens a session for an officer who was just proved. The row is held.
    pub(super) async fn open_session(
        &self,
        tx: &mut Tx,
        row: &OfficerRow,
        from: Browser<'_>,
    ) -> Result<NewSession, StoreError> {
        let now = self.inner.world.now();
        let (token, hash) = self.fresh_token()?;
        let agent: String =
            from.caller.agent.chars().filter(|c| !c.is_control()).take(AGENT_KEPT).collect();
        let opening = Opening {
            hash: &hash,
            officer_id: row.id,
            address: &from.caller.address.to_canonical().to_string(),
            agent: &agent,
            code_shown: false,
            at: now,
        };
        let id = officer_sessions::open(tx, &opening).await?;
        officer_sessions::trim(tx, row.id, id, MOST, limits(now)).await?;
        let session = Session {
            id,
            officer: officer_of(row),
            account: row.id,
            language: row.language.clone(),
            opened_at: now,
            seen_at: now,
            confirmed_at: now,
            second_factor: SecondFactor::of(row.role, row.secret.is_some(), false),
        };
        let device = self.know_device(tx, &session, from).await?;
        Ok(NewSession { token, session, device })
    }

    /// Gives a session another token, because its officer was proved anew. `None` if it
    /// was ended meanwhile. The row is held.
    pub(super) async fn renew_session(
        &self,
        tx: &mut Tx,
        row: &OfficerRow,
        session: &Session,
        code_shown: bool,
        from: Browser<'_>,
    ) -> Result<Option<NewSession>, StoreError> {
        let now = self.inner.world.now();
        let (token, hash) = self.fresh_token()?;
        if !officer_sessions::rotate(tx, session.id, &hash, code_shown, now).await? {
            return Ok(None);
        }
        if code_shown {
            officer_sessions::trim(tx, row.id, session.id, MOST, limits(now)).await?;
        }
        let code_shown = code_shown || session.second_factor == SecondFactor::Shown;
        let session = Session {
            officer: officer_of(row),
            confirmed_at: now,
            second_factor: SecondFactor::of(row.role, row.secret.is_some(), code_shown),
            ..session.clone()
        };
        let device = self.know_device(tx, &session, from).await?;
        Ok(Some(NewSession { token, session, device }))
    }

    /// Knows the browser from now on once its officer is wholly proved; its token where it
    /// had none.
    async fn know_device(
        &self,
        tx: &mut Tx,
        session: &Session,
        from: Browser<'_>,
    ) -> Result<Option<String>, StoreError> {
        if !session.is_whole() {
            return Ok(None);
        }
        let now = self.inner.world.now();
        let known = from.caller.device.as_deref().filter(|_| from.is_known);
        let (fresh, hash) = if let Some(token) = known {
            (None, digest_of(token))
        } else {
            let (token, hash) = self.fresh_token()?;
            (Some(token), hash)
        };
        officer_sessions::know_device(tx, &hash, session.account, MOST_DEVICES, now).await?;
        Ok(fresh)
    }

    /// A caller, and whether the officer signed in with this browser before. To be asked
    /// before a transaction begins.
    pub(super) async fn browser<'a>(
        &self,
        caller: &'a Caller,
        account: i64,
    ) -> Result<Browser<'a>, StoreError> {
        let Some(device) = &caller.device else { return Ok(Browser { caller, is_known: false }) };
        let since = self.inner.world.now().before(DEVICE_KNOWN_FOR);
        let store = &self.inner.store;
        let whose = officer_sessions::officer_of_device(store, &digest_of(device), since).await?;
        Ok(Browser { caller, is_known: whose == Some(account) })
    }

    /// Ends the session.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sign_out(&self, session: &Session) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        if officer_sessions::end(&mut tx, session.account, session.id).await? {
            let (by, account) = (&session.officer, session.account);
            self.record_officer(&mut tx, by, "officer.sign-out", account, json!({})).await?;
        }
        tx.commit().await
    }

    /// Ends all sessions of an account, which is one's own or, for an administrator,
    /// anybody's. Its browsers are no longer known either.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], or what the store says.
    pub async fn sign_out_everywhere(&self, by: &Officer, account: i64) -> Result<(), Refusal> {
        let mut tx = self.inner.store.begin().await?;
        let row = officers::hold(&mut tx, account).await?;
        // Who may not do it does not learn which accounts there are.
        if row.as_ref().is_none_or(|row| row.name != by.name) {
            require(by, Role::Administrator)?;
        }
        if row.is_none() {
            return Err(Refusal::Absent { what: "officer" });
        }
        let ended = officer_sessions::end_others(&mut tx, account, 0).await?;
        officer_sessions::forget_devices(&mut tx, account).await?;
        let detail = json!({ "sessions": ended });
        self.record_officer(&mut tx, by, "officer.sign-out-everywhere", account, detail).await?;
        Ok(tx.commit().await?)
    }

    /// An officer's own open sessions, the newest first.
    ///
    /// # Errors
    /// What stands against it, or what the store says.
    pub async fn my_sessions(&self, session: &Session) -> Result<Vec<Listed>, Refusal> {
        whole(session)?;
        let limits = limits(self.inner.world.now());
        Ok(officer_sessions::of_officer(&self.inner.store, session.account, limits).await?)
    }

    /// Ends one of an officer's own sessions.
    ///
    /// # Errors
    /// [`Refusal::Absent`] if they have none with this number; what stands against it; or
    /// what the store says.
    pub async fn end_session(&self, session: &Session, id: i64) -> Result<(), Refusal> {
        whole(session)?;
        let mut tx = self.inner.store.begin().await?;
        if !officer_sessions::end(&mut tx, session.account, id).await? {
            return Err(Refusal::Absent { what: "session" });
        }
        let (by, account) = (&session.officer, session.account);
        let detail = json!({ "sessions": 1 });
        self.record_officer(&mut tx, by, "officer.sign-out", account, detail).await?;
        Ok(tx.commit().await?)
    }

    /// Chooses the language of the console for an officer.
    ///
    /// # Errors
    /// What the store says.
    pub async fn set_language(
        &self,
        session: &Session,
        language: Language,
    ) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let Some(mut row) = officers::hold(&mut tx, session.account).await? else { return Ok(()) };
        row.language = Some(language);
        officers::save(&mut tx, &row).await?;
        tx.commit().await
    }

    /// What holds for officers' accounts.
    pub(super) fn terms(&self) -> &Terms {
        &self.inner.rules.officers
    }
}
