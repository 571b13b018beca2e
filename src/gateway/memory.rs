//! The last known place of every open session, for when the database is away.
//!
//! The database stays the truth; this is read only while it cannot be asked. A
//! session that went on without the database is marked, and outranks the stored
//! row once the database is back.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{
    domain::{msisdn::Msisdn, time::Timestamp},
    store::sessions::Session,
};

/// How many sessions are remembered. Past that a new one is not: a citizen of a
/// very busy hour then begins anew if the database fails.
const MOST: usize = 120_000;

/// Remembered sessions by account and number.
#[derive(Debug, Default)]
pub struct Memory {
    known: Mutex<HashMap<(usize, u64), Kept>>,
}

/// One session, written small: there may be a hundred thousand.
#[derive(Debug)]
struct Kept {
    row: Box<[u8]>,
    answered_at: Timestamp,
    unsaved: bool,
}

impl Memory {
    /// Remembers a row as the database has it now.
    pub fn saved(&self, account: usize, msisdn: &Msisdn, row: &Session) {
        self.put(account, msisdn, row, false);
    }

    /// Remembers a row that the database does not have yet.
    pub fn unsaved(&self, account: usize, msisdn: &Msisdn, row: &Session) {
        self.put(account, msisdn, row, true);
    }

    /// The row of a session that went on while the database was away.
    #[must_use]
    pub fn ahead(&self, account: usize, msisdn: &Msisdn) -> Option<Session> {
        let known = self.lock();
        let kept = known.get(&key(account, msisdn))?;
        kept.unsaved.then(|| serde_json::from_slice(&kept.row).ok()).flatten()
    }

    /// The last row known.
    #[must_use]
    pub fn last(&self, account: usize, msisdn: &Msisdn) -> Option<Session> {
        let known = self.lock();
        serde_json::from_slice(&known.get(&key(account, msisdn))?.row).ok()
    }

    /// Whose session an operator's id is, for legs that do not name the citizen.
    /// Looks through everything: asked only while the database is away.
    #[must_use]
    pub fn msisdn_of(&self, account: usize, operator_session: &str) -> Option<Msisdn> {
        let known = self.lock();
        known
            .iter()
            .filter(|((at, _), _)| *at == account)
            .filter_map(|(_, kept)| serde_json::from_slice::<Session>(&kept.row).ok())
            .find(|row| row.operator_session == operator_session)
            .map(|row| row.msisdn)
    }

    /// Forgets sessions without a turn since `answered_before`.
    pub fn forget(&self, answered_before: Timestamp) {
        self.lock().retain(|_, kept| kept.answered_at >= answered_before);
    }

    fn put(&self, account: usize, msisdn: &Msisdn, row: &Session, unsaved: bool) {
        let key = key(account, msisdn);
        let mut known = self.lock();
        if row.ended_at.is_some() && !unsaved {
            known.remove(&key);
        } else if (known.len() < MOST || known.contains_key(&key))
            && let Ok(written) = serde_json::to_vec(row)
        {
            known.insert(key, Kept { row: written.into(), answered_at: row.answered_at, unsaved });
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(usize, u64), Kept>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// E.164 digits fit 64 bits: there are at most fifteen.
fn key(account: usize, msisdn: &Msisdn) -> (usize, u64) {
    (account, msisdn.digits().parse().unwrap_or(0))
}
