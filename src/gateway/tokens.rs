//! Tokens: who acts over the API.
//!
//! A token is 256 random bits, shown once and kept as a SHA-256 digest. A digest
//! that is slow on purpose protects secrets that people can guess; nobody guesses
//! 256 bits, and a fast digest lets every request look its token up. Finding it by
//! the digest needs no comparison in constant time either: who does not have the
//! token cannot choose digests that tell anything.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use super::{
    Gateway,
    audit::Act,
    hexadecimal,
    officers::{folded, proper_name},
    refusal::Refusal,
};
use crate::{
    domain::{
        officer::{Officer, Role},
        time::Timestamp,
    },
    store::{
        StoreError, Tx,
        idempotency::{self, Found},
        officers,
        tokens::{self, Token},
    },
};

/// What every token begins with, so that one found in the wrong place is known.
pub const PREFIX: &str = "bgm_";
/// For how long a token found once is not looked up again: so long a revoked one
/// may still be used.
const TRUSTED_FOR: Duration = Duration::from_secs(2);
/// How exactly the last use is known.
const USE_NOTED_EVERY: Duration = Duration::from_mins(1);
/// How many tokens are remembered before all are looked up again.
const MOST_REMEMBERED: usize = 4_096;
/// How long the keys of requests are kept: twice the day that clients are promised.
const KEYS_KEPT: Duration = Duration::from_hours(48);

/// Who acts by the command line of the server itself: whoever has the machine.
#[must_use]
pub fn command_line() -> Officer {
    Officer::new("command line", Role::Administrator)
}

/// A token that was made.
pub struct Made {
    /// Its number, by which it is listed and revoked.
    pub id: i64,
    /// The token itself: shown to a person now and never again.
    pub token: String,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Made").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Whose token was shown.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The token's number.
    pub id: i64,
    /// The officer's name.
    pub officer: String,
    /// What they may do.
    pub role: Role,
}

/// The tokens that were shown lately.
#[derive(Debug, Default)]
pub(super) struct Shown(Mutex<HashMap<[u8; 32], Remembered>>);

#[derive(Debug)]
struct Remembered {
    holder: Holder,
    looked_up_at: Timestamp,
    use_noted_at: Option<Timestamp>,
}

impl Gateway {
    /// Makes a token for an officer.
    ///
    /// # Errors
    /// A name that cannot be one, no randomness, or what the store says.
    pub async fn create_token(
        &self,
        by: &Officer,
        officer: &str,
        role: Role,
    ) -> Result<Made, Refusal> {
        let officer = proper_name(officer, "/officer")?;
        let secret = self
            .inner
            .world
            .fresh_secret()
            .map_err(|error| StoreError::Driver { table: "tokens", fault: error.to_string() })?;
        let token = format!("{PREFIX}{}", encoded(&secret));
        let hash = digest_of(&token);
        let mut tx = self.inner.store.begin().await?;
        let now = self.inner.world.now();
        let id = tokens::create(&mut tx, &hash, &officer, role, now).await?;
        let detail = serde_json::json!({ "officer": officer, "role": role.word() });
        self.record_token(&mut tx, by, "token.create", id, detail).await?;
        tx.commit().await?;
        Ok(Made { id, token })
    }

    /// All tokens, without what is secret of them.
    ///
    /// # Errors
    /// What the store says.
    pub async fn list_tokens(&self) -> Result<Vec<Token>, StoreError> {
        tokens::all(&self.inner.store).await
    }

    /// Revokes a token. Within two seconds no node takes it any more.
    ///
    /// # Errors
    /// [`Refusal::Absent`] if none with this number is good; or what the store says.
    pub async fn revoke_token(&self, by: &Officer, id: i64) -> Result<Token, Refusal> {
        let mut tx = self.inner.store.begin().await?;
        let revoked = tokens::revoke(&mut tx, id, self.inner.world.now()).await?;
        let token = revoked.ok_or(Refusal::Absent { what: "token" })?;
        let detail = serde_json::json!({ "officer": token.officer });
        self.record_token(&mut tx, by, "token.revoke", id, detail).await?;
        tx.commit().await?;
        Ok(token)
    }

    async fn record_token(
        &self,
        tx: &mut Tx,
        by: &Officer,
        action: &'static str,
        id: i64,
        detail: serde_json::Value,
    ) -> Result<(), StoreError> {
        let subject = format!("token {id}");
        self.record(tx, by, Act { action, subject: &subject, detail }).await
    }

    /// Whose token this is; `None` if it is nobody's, or was revoked. A token in the name
    /// of somebody who has an account may no more than that account's role allows now:
    /// whoever lost a role lost it everywhere, and a raised one gives no token more than
    /// it was made with. A name without an account is a program's.
    ///
    /// # Errors
    /// What the store says.
    pub async fn holder(&self, token: &str) -> Result<Option<Holder>, StoreError> {
        if !token.starts_with(PREFIX) {
            return Ok(None);
        }
        let digest = digest(token);
        let now = self.inner.world.now();
        if let Some(holder) = self.inner.shown.trusted(&digest, now) {
            return Ok(Some(holder));
        }
        let found = tokens::find(&self.inner.store, &hexadecimal(&digest)).await?;
        let Some(token) = found.filter(|token| token.revoked_at.is_none()) else {
            self.inner.shown.forget(&digest);
            return Ok(None);
        };
        let account = officers::find(&self.inner.store, &folded(&token.officer)).await?;
        let role = match account {
            // Their tokens were revoked; one that was made since is no way around it.
            Some(account) if account.disabled_at.is_some() => {
                self.inner.shown.forget(&digest);
                return Ok(None);
            }
            Some(account) => token.role.within(account.role),
            None => token.role,
        };
        let holder = Holder { id: token.id, officer: token.officer, role };
        if self.inner.shown.remember(digest, &holder, now, token.used_at) {
            tokens::used(&self.inner.store, holder.id, now).await?;
        }
        Ok(Some(holder))
    }

    /// What an officer's key of a request stands for.
    ///
    /// # Errors
    /// What the store says.
    pub async fn once(&self, officer: &str, key: &str) -> Result<Option<Found>, StoreError> {
        idempotency::find(&self.inner.store, officer, key).await
    }

    /// Keeps what a request was answered, for its repeats.
    ///
    /// # Errors
    /// What the store says.
    pub async fn answered(&self, officer: &str, key: &str, answer: &str) -> Result<(), StoreError> {
        idempotency::answer(&self.inner.store, officer, key, answer).await
    }

    /// Forgets the keys of requests that nobody repeats any more.
    ///
    /// # Errors
    /// What the store says.
    pub async fn forget_keys(&self) -> Result<(), StoreError> {
        let before = self.inner.world.now().before(KEYS_KEPT);
        idempotency::forget(&self.inner.store, before).await.map(|_| ())
    }
}

impl Shown {
    fn trusted(&self, digest: &[u8; 32], now: Timestamp) -> Option<Holder> {
        let shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = shown.get(digest)?;
        let fresh =
            now.since(remembered.looked_up_at) < TRUSTED_FOR && now >= remembered.looked_up_at;
        fresh.then(|| remembered.holder.clone())
    }

    /// Remembers a token that was looked up; whether its use is to be noted.
    fn remember(
        &self,
        digest: [u8; 32],
        holder: &Holder,
        now: Timestamp,
        used_at: Option<Timestamp>,
    ) -> bool {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.len() >= MOST_REMEMBERED {
            shown.clear();
        }
        let noted = shown.get(&digest).and_then(|known| known.use_noted_at).max(used_at);
        let note = noted.is_none_or(|noted| now.since(noted) >= USE_NOTED_EVERY);
        let use_noted_at = if note { Some(now) } else { noted };
        let holder = holder.clone();
        shown.insert(digest, Remembered { holder, looked_up_at: now, use_noted_at });
        note
    }

    fn forget(&self, digest: &[u8; 32]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(digest);
    }
}

fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// What is kept of a token.
pub(super) fn digest_of(token: &str) -> String {
    hexadecimal(&digest(token))
}

/// Random bits as a token: letters that stand in an address and a header as they are.
pub(super) fn encoded(secret: &[u8; 32]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(secret)
}
