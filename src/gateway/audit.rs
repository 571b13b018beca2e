//! The trail: every act of an officer leaves one line, inside the transaction of
//! the act itself, and each line is bound to the one before it.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Gateway, hexadecimal};
use crate::{
    domain::officer::Officer,
    store::{
        StoreError, Tx,
        audit::{self, Line},
    },
};

/// How many lines are read at once when the trail is verified.
const LINES_AT_ONCE: i64 = 1_000;

/// What was done, to what.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// Such as `broadcast.approve`.
    pub action: &'static str,
    /// Such as `broadcast 12`; a citizen's number only masked.
    pub subject: &'a str,
    /// What else matters. No text of a citizen, no number, no secret.
    pub detail: Value,
}

/// What verifying the trail found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every line is as it was written, and none is missing.
    Whole {
        /// How many lines there are.
        lines: i64,
        /// The hash of the last one; empty if there is none.
        head: String,
    },
    /// The first line that is not as it was written, or is missing.
    Broken {
        /// Its place.
        seq: i64,
    },
}

impl Gateway {
    /// Writes an act into the trail.
    ///
    /// # Errors
    /// What the store says.
    pub async fn record(
        &self,
        tx: &mut Tx,
        officer: &Officer,
        act: Act<'_>,
    ) -> Result<(), StoreError> {
        let (seq, previous) = audit::next(tx).await?;
        let mut line = Line {
            seq,
            at: self.inner.world.now(),
            officer: officer.name.clone(),
            action: act.action.to_owned(),
            subject: act.subject.to_owned(),
            detail: act.detail.to_string(),
            previous,
            hash: String::new(),
        };
        line.hash = hash(&line);
        audit::append(tx, &line).await
    }

    /// Reads the whole trail and reckons every hash again.
    ///
    /// # Errors
    /// What the store says.
    pub async fn verify_trail(&self) -> Result<Verdict, StoreError> {
        let (mut seq, mut head) = (0, String::new());
        loop {
            let lines = audit::page(&self.inner.store, seq, LINES_AT_ONCE).await?;
            if lines.is_empty() {
                return Ok(Verdict::Whole { lines: seq, head });
            }
            for line in lines {
                seq += 1;
                if line.seq != seq || line.previous != head || line.hash != hash(&line) {
                    return Ok(Verdict::Broken { seq });
                }
                head = line.hash;
            }
        }
    }
}

/// Each part goes in with its length, so that no two lines are written alike.
fn hash(line: &Line) -> String {
    let mut digest = Sha256::new();
    let (seq, at) = (line.seq.to_string(), line.at.as_ms().to_string());
    for part in
        [&line.previous, &seq, &at, &line.officer, &line.action, &line.subject, &line.detail]
    {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    hexadecimal(&digest.finalize())
}
