//! The second factor: codes by a telephone's app, and ten recovery codes for the day the
//! telephone is lost. Never by SMS: it would pass through this very service.

use std::fmt;

use serde_json::json;

use super::{
    Caller, NewSession, SecondFactor, Session,
    totp::{self, SECRET_BYTES, base32, from_base32},
    vault::Vault,
    whole,
};
use crate::{
    domain::officer::{Officer, Role},
    gateway::{
        Gateway,
        refusal::{Fault, Refusal, require},
        tokens::digest_of,
    },
    store::{
        StoreError, officer_sessions,
        officers::{self, Hidden, OfficerRow},
    },
};

/// How many recovery codes are given at once.
pub const RECOVERY_CODES: usize = 10;
/// How many bytes of chance one holds: 120 bits, so that a fast digest may keep it
/// (OWASP ASVS 5.0, 6.5.2).
const RECOVERY_BYTES: usize = 15;
/// How many letters stand together.
const RECOVERY_GROUP: usize = 4;

/// A second factor that was proposed to an officer.
pub struct Enrolment {
    /// What the telephone's app takes over, as an address for a QR code.
    pub uri: String,
    /// The same to be typed in.
    pub secret_base32: String,
}

impl fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Enrolment").finish_non_exhaustive()
    }
}

/// A second factor that was proved.
pub struct Enrolled {
    /// The session with its new token.
    pub session: NewSession,
    /// The recovery codes: to be shown now and never again.
    pub recovery_codes: Vec<String>,
}

impl fmt::Debug for Enrolled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Enrolled").field("session", &self.session).finish_non_exhaustive()
    }
}

/// What kind of code was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Factor {
    Telephone,
    Recovery { left: usize },
}

/// The digests of the recovery codes that are left.
pub(super) fn left(row: &OfficerRow) -> Vec<String> {
    serde_json::from_str(row.recovery_codes.reveal()).unwrap_or_default()
}

fn kept(digests: &[String]) -> Hidden {
    Hidden::new(json!(digests).to_string())
}

/// A recovery code as it is compared: people write small letters, spaces and dashes, and
/// digits for the letters that look like them.
fn folded_code(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    let folded = letters.map(|letter| match letter.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    });
    folded.collect()
}

/// What an account whose second factor is touched must show first.
fn may_enrol(gateway: &Gateway, session: &Session) -> Result<(), Refusal> {
    match session.second_factor {
        SecondFactor::Due => whole(session),
        // Who signed in by password alone long ago may have left the room.
        _ if !gateway.is_confirmed(session) => Err(Refusal::State(Fault::new("", "confirm-first"))),
        _ => Ok(()),
    }
}

impl Gateway {
    /// Proposes a second factor to an officer. It holds once a code of it was shown
    /// ([`Gateway::enrolled`]); until then an earlier one stays.
    ///
    /// # Errors
    /// What stands against it, or what the store says.
    pub async fn enrol(&self, session: &Session) -> Result<Enrolment, Refusal> {
        may_enrol(self, session)?;
        let secret_base32 = base32(&self.fresh_secret()?[..SECRET_BYTES]);
        let mut tx = self.inner.store.begin().await?;
        let mut row = self.held(&mut tx, session.account).await?;
        let chance = self.fresh_secret()?;
        row.proposed_secret = Some(self.terms().vault.seal(row.id, &secret_base32, &chance));
        officers::save(&mut tx, &row).await?;
        tx.commit().await?;
        let uri = totp::uri(&self.terms().issuer, &row.name, &secret_base32);
        Ok(Enrolment { uri, secret_base32 })
    }

    /// Takes a proposed second factor into use, proved by one of its codes. Earlier
    /// recovery codes are no longer good, and the officer's other sessions end.
    ///
    /// # Errors
    /// A wrong code, nothing proposed, what stands against it, or what the store says.
    pub async fn enrolled(
        &self,
        session: &Session,
        code: &str,
        from: &Caller,
    ) -> Result<Enrolled, Refusal> {
        may_enrol(self, session)?;
        let from = self.browser(from, session.account).await?;
        let (recovery_codes, digests) = self.fresh_recovery_codes()?;
        let mut tx = self.inner.store.begin().await?;
        let mut row = self.held(&mut tx, session.account).await?;
        let Some(proposed) = row.proposed_secret.take() else {
            return Err(Refusal::State(Fault::new("", "enrolment-absent")));
        };
        let bytes = self.secret(row.id, &proposed).ok_or_else(unreadable)?;
        let step = totp::accepts(&bytes, &plain_code(code), self.inner.world.now(), None);
        let step = step.ok_or_else(|| Fault::new("/code", "code-wrong"))?;
        row.secret = Some(proposed);
        row.code_step = Some(step);
        row.recovery_codes = kept(&digests);
        officers::save(&mut tx, &row).await?;
        let ended = officer_sessions::end_others(&mut tx, row.id, session.id).await?;
        let renewed = self.renew_session(&mut tx, &row, session, true, from).await?;
        let session = renewed.ok_or(Refusal::Absent { what: "session" })?;
        let detail = json!({ "ended_sessions": ended });
        let by = &session.session.officer;
        self.record_officer(&mut tx, by, "officer.second-factor", row.id, detail).await?;
        tx.commit().await?;
        Ok(Enrolled { session, recovery_codes })
    }

    /// Gives an officer new recovery codes; the earlier ones are no longer good.
    ///
    /// # Errors
    /// What stands against it, or what the store says.
    pub async fn new_recovery_codes(&self, session: &Session) -> Result<Vec<String>, Refusal> {
        whole(session)?;
        may_enrol(self, session)?;
        let (recovery_codes, digests) = self.fresh_recovery_codes()?;
        let mut tx = self.inner.store.begin().await?;
        let mut row = self.held(&mut tx, session.account).await?;
        if row.secret.is_none() {
            return Err(Refusal::State(Fault::new("", "second-factor-missing")));
        }
        row.recovery_codes = kept(&digests);
        officers::save(&mut tx, &row).await?;
        let by = &session.officer;
        self.record_officer(&mut tx, by, "officer.recovery-codes", row.id, json!({})).await?;
        tx.commit().await?;
        Ok(recovery_codes)
    }

    /// Forgets the second factor of an officer who lost telephone and recovery codes.
    /// Their sessions end; the next time they sign in they enrol anew.
    ///
    /// # Errors
    /// [`Refusal::Role`], [`Refusal::Absent`], or what the store says.
    pub async fn forget_second_factor(&self, by: &Officer, account: i64) -> Result<(), Refusal> {
        require(by, Role::Administrator)?;
        let mut tx = self.inner.store.begin().await?;
        let mut row = self.held(&mut tx, account).await?;
        (row.secret, row.proposed_secret, row.code_step) = (None, None, None);
        row.recovery_codes = kept(&[]);
        officers::save(&mut tx, &row).await?;
        officer_sessions::end_others(&mut tx, account, 0).await?;
        let action = "officer.second-factor-forgotten";
        self.record_officer(&mut tx, by, action, account, json!({})).await?;
        Ok(tx.commit().await?)
    }

    /// The account as it is once this code was used up, if it is good.
    pub(super) fn accept_code(
        &self,
        mut row: OfficerRow,
        code: &str,
    ) -> Option<(OfficerRow, Factor)> {
        let now = self.inner.world.now();
        // One that nobody can read any more, because the key is lost, takes no code; the
        // recovery codes still count.
        if let Some(secret) = self.secret(row.id, row.secret.as_ref()?)
            && let Some(step) = totp::accepts(&secret, &plain_code(code), now, row.code_step)
        {
            row.code_step = Some(step);
            return Some((row, Factor::Telephone));
        }
        let digest = digest_of(&folded_code(code));
        let mut digests = left(&row);
        let at = digests.iter().position(|kept| *kept == digest)?;
        digests.remove(at);
        row.recovery_codes = kept(&digests);
        Some((row, Factor::Recovery { left: digests.len() }))
    }

    /// The bytes of a stored secret; `None` if the key of this service does not open it.
    fn secret(&self, account: i64, stored: &Hidden) -> Option<Vec<u8>> {
        from_base32(&self.terms().vault.open(account, stored)?)
    }

    /// Seals the secrets that were stored before this service had a key, and says how many
    /// there are that its key does not open: their officers must use a recovery code, or
    /// have their second factor forgotten.
    ///
    /// # Errors
    /// What the store says.
    pub async fn seal_second_factors(&self) -> Result<usize, StoreError> {
        let vault = &self.terms().vault;
        let mut unreadable = 0;
        for listed in officers::all(&self.inner.store).await? {
            let Some(stored) = &listed.officer.secret else { continue };
            let id = listed.officer.id;
            if vault.open(id, stored).is_none() {
                unreadable += 1;
            }
            if !vault.has_key() || Vault::is_sealed(stored) {
                continue;
            }
            let mut tx = self.inner.store.begin().await?;
            let Some(mut row) = officers::hold(&mut tx, id).await? else { continue };
            for secret in [&mut row.secret, &mut row.proposed_secret] {
                if let Some(plain) = secret.as_ref().filter(|it| !Vault::is_sealed(it)) {
                    *secret = Some(vault.seal(id, plain.reveal(), &self.fresh_secret()?));
                }
            }
            officers::save(&mut tx, &row).await?;
            tx.commit().await?;
        }
        Ok(unreadable)
    }

    /// Recovery codes and the digests that are kept of them.
    fn fresh_recovery_codes(&self) -> Result<(Vec<String>, Vec<String>), StoreError> {
        let mut codes = Vec::with_capacity(RECOVERY_CODES);
        for _ in 0..RECOVERY_CODES {
            codes.push(base32(&self.fresh_secret()?[..RECOVERY_BYTES]));
        }
        let digests = codes.iter().map(|code| digest_of(code)).collect();
        let shown = codes.iter().map(|code| grouped(code)).collect();
        Ok((shown, digests))
    }
}

/// A secret that this service cannot read.
fn unreadable() -> StoreError {
    StoreError::Corrupt { table: "officers", column: "proposed_secret".to_owned() }
}

/// A code as it is compared: apps show it in two groups.
fn plain_code(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).take(16).collect()
}

fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups = letters.chunks(RECOVERY_GROUP).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}
