//! The last known place of every open session, on this node.
//!
//! The database stays the truth. A dialogue is read here instead while this node
//! leads it: its row names a revision, so if another node went on with it the
//! save is refused and the row is loaded after all. While the database cannot be
//! asked, citizens go on from here; a session that went on so is marked, and
//! outranks the stored row once the database is back.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::turn::Person;
use crate::{
    domain::{msisdn::Msisdn, time::Timestamp},
    store::sessions::Session,
};

/// How many sessions are remembered. Past that a new one is not: a citizen of a
/// very busy hour is then loaded each time, and begins anew if the database fails.
const MOST: usize = 120_000;
/// Bytes in which nearly every person can be written.
const USUAL_SIZE: usize = 1_024;

/// Remembered sessions by account and number.
#[derive(Debug, Default)]
pub struct Memory {
    known: Mutex<Known>,
}

type Known = HashMap<(usize, u64), Kept>;

/// One person, written small: there may be a hundred thousand.
#[derive(Debug)]
struct Kept {
    person: Box<[u8]>,
    answered_at: Timestamp,
    standing: Standing,
}

/// How a remembered session stands to its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Row and citizen are as stored.
    Stored,
    /// The row is as stored; of the citizen something may have changed.
    RowStored,
    /// It went on while the database was away.
    Ahead,
}

impl Memory {
    /// Remembers a person as the database has them now; `whole`: not the row alone.
    /// What went on meanwhile stays: a save may have hung while the citizen did not.
    pub fn saved(&self, account: usize, person: &Person, whole: bool) {
        let Some(row) = &person.row else { return };
        let key = key(account, &row.msisdn);
        let mut known = self.lock();
        let went_on =
            |kept: &Kept| kept.standing == Standing::Ahead && kept.answered_at > row.answered_at;
        if known.get(&key).is_some_and(went_on) {
            return;
        }
        if row.ended_at.is_some() {
            known.remove(&key);
        } else {
            put(
                &mut known,
                key,
                person,
                if whole { Standing::Stored } else { Standing::RowStored },
            );
        }
    }

    /// Remembers a row that the database does not have yet.
    pub fn unsaved(&self, account: usize, row: Session) {
        let key = key(account, &row.msisdn);
        let person = Person { row: Some(row), ..Person::default() };
        put(&mut self.lock(), key, &person, Standing::Ahead);
    }

    /// A person in the middle of a dialogue that this node leads, as stored.
    #[must_use]
    pub fn current(
        &self,
        account: usize,
        msisdn: &Msisdn,
        operator_session: &str,
    ) -> Option<Person> {
        let person = self.read(account, msisdn, |standing| standing == Standing::Stored)?;
        let same = |row: &Session| row.operator_session == operator_session;
        person.row.as_ref().is_some_and(same).then_some(person)
    }

    /// The row of a session that went on while the database was away.
    #[must_use]
    pub fn ahead(&self, account: usize, msisdn: &Msisdn) -> Option<Session> {
        self.read(account, msisdn, |standing| standing == Standing::Ahead)?.row
    }

    /// The last row known.
    #[must_use]
    pub fn last(&self, account: usize, msisdn: &Msisdn) -> Option<Session> {
        self.read(account, msisdn, |_| true)?.row
    }

    /// Whose session an operator's id is, for legs that do not name the citizen.
    /// Looks through everything: asked only while the database is away.
    #[must_use]
    pub fn msisdn_of(&self, account: usize, operator_session: &str) -> Option<Msisdn> {
        let known = self.lock();
        known
            .iter()
            .filter(|((at, _), _)| *at == account)
            .filter_map(|(_, kept)| kept.read()?.row)
            .find(|row| row.operator_session == operator_session)
            .map(|row| row.msisdn)
    }

    /// Forgets sessions without a turn since `answered_before`.
    pub fn forget(&self, answered_before: Timestamp) {
        self.lock().retain(|_, kept| kept.answered_at >= answered_before);
    }

    fn read(
        &self,
        account: usize,
        msisdn: &Msisdn,
        wanted: impl FnOnce(Standing) -> bool,
    ) -> Option<Person> {
        let known = self.lock();
        known.get(&key(account, msisdn)).filter(|kept| wanted(kept.standing))?.read()
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn put(known: &mut Known, key: (usize, u64), person: &Person, standing: Standing) {
    let Some(row) = &person.row else { return };
    if known.len() >= MOST && !known.contains_key(&key) {
        return;
    }
    // Written into enough room and then copied: what grows as it is written may stay in a
    // block of twice its size.
    let room = Vec::with_capacity(USUAL_SIZE);
    let Ok(written) = postcard::to_extend(person, room) else { return };
    let kept = Kept { person: written.as_slice().into(), answered_at: row.answered_at, standing };
    known.insert(key, kept);
}

impl Kept {
    fn read(&self) -> Option<Person> {
        postcard::from_bytes(&self.person).ok()
    }
}

/// E.164 digits fit 64 bits: there are at most fifteen.
fn key(account: usize, msisdn: &Msisdn) -> (usize, u64) {
    (account, msisdn.digits().parse().unwrap_or(0))
}

#[cfg(test)]
mod tests;
