//! The trail: every act of an officer leaves one line, inside the transaction of
//! the act itself, and each line is bound to the one before it.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    Gateway, hexadecimal,
    refusal::{Refusal, require},
};
use crate::{
    domain::officer::{Officer, Role},
    store::{
        StoreError, Tx, audit,
        idempotency::{self, Kept},
    },
    tables::{Cell, Column, Piece},
};

pub use crate::store::audit::{Line, Search};

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

/// An act and who did it.
#[derive(Debug)]
pub struct Deed<'a> {
    /// Who.
    pub officer: &'a Officer,
    /// What.
    pub act: Act<'a>,
    /// What the client was answered, where that is known so early.
    pub answer: Option<String>,
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
    /// Writes an act into the trail, once for each act of an officer. Where the
    /// client named a key for its request, the key is kept with the line.
    ///
    /// # Errors
    /// What the store says; [`StoreError::Conflict`] of the table `idempotency` if
    /// the same request was carried out meanwhile, on this node or another. The
    /// transaction then ends with nothing changed.
    pub async fn record(
        &self,
        tx: &mut Tx,
        officer: &Officer,
        act: Act<'_>,
    ) -> Result<(), StoreError> {
        self.record_all(tx, &[Deed { officer, act, answer: None }]).await
    }

    /// Writes acts that share a transaction, in their order.
    ///
    /// # Errors
    /// As [`Gateway::record`].
    pub async fn record_all(&self, tx: &mut Tx, deeds: &[Deed<'_>]) -> Result<(), StoreError> {
        let count = i64::try_from(deeds.len()).unwrap_or(i64::MAX);
        let (first, mut previous) = audit::next(tx, count).await?;
        let at = self.inner.world.now();
        let mut lines = Vec::with_capacity(deeds.len());
        let mut keys = Vec::new();
        for (seq, Deed { officer, act, answer }) in (first..).zip(deeds) {
            let mut line = Line {
                seq,
                at,
                officer: without_nul(&officer.name),
                action: act.action.to_owned(),
                subject: without_nul(act.subject),
                detail: act.detail.to_string(),
                previous: std::mem::take(&mut previous),
                hash: String::new(),
            };
            line.hash = hash(&line);
            previous.clone_from(&line.hash);
            lines.push(line);
            keys.extend(officer.once.as_ref().map(|once| Kept {
                officer: officer.name.clone(),
                key: once.key.clone(),
                fingerprint: once.fingerprint.clone(),
                seq,
                answer: answer.clone(),
                at,
            }));
        }
        if !keys.is_empty() {
            idempotency::keep(tx, &keys).await?;
        }
        audit::append(tx, &lines).await
    }

    /// At most `most` lines of the trail after the place `after`, for an auditor.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn trail(
        &self,
        officer: &Officer,
        after: i64,
        most: i64,
    ) -> Result<Vec<Line>, Refusal> {
        require(officer, Role::Auditor)?;
        Ok(audit::page(&self.inner.store, after, most).await?)
    }

    /// At most `most` lines of the trail before the place `before` that fit, the newest
    /// first, for an auditor.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn search_trail(
        &self,
        officer: &Officer,
        search: &Search,
        before: i64,
        most: i64,
    ) -> Result<Vec<Line>, Refusal> {
        require(officer, Role::Auditor)?;
        Ok(audit::search(&self.inner.store, search, before, most).await?)
    }

    /// Notes in the trail that somebody takes a copy of it away.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn note_export(&self, officer: &Officer, search: &Search) -> Result<(), Refusal> {
        require(officer, Role::Auditor)?;
        let detail = json!({
            "officer": search.officer,
            "action": search.action,
            "subject": search.subject,
            "from": search.from.map(|at| at.to_string()),
            "to": search.to.map(|at| at.to_string()),
        });
        let mut tx = self.inner.store.begin().await?;
        self.record(&mut tx, officer, Act { action: "trail.export", subject: "trail", detail })
            .await?;
        Ok(tx.commit().await?)
    }

    /// The columns of the trail as it is taken away.
    #[must_use]
    pub fn trail_columns(&self) -> Vec<Column> {
        [
            ("seq", 8),
            ("at", 20),
            ("officer", 24),
            ("action", 22),
            ("subject", 22),
            ("detail", 48),
            ("previous", 20),
            ("hash", 20),
        ]
        .map(|(name, width)| (name.to_owned(), width))
        .into()
    }

    /// A piece of the trail as a table for spreadsheets: the lines that fit before the
    /// place `before`, and from the newest on where there is none.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn trail_table(
        &self,
        officer: &Officer,
        search: &Search,
        before: Option<i64>,
    ) -> Result<Piece, Refusal> {
        let place = before.unwrap_or(i64::MAX);
        let lines = self.search_trail(officer, search, place, LINES_AT_ONCE).await?;
        let is_full = i64::try_from(lines.len()).is_ok_and(|count| count == LINES_AT_ONCE);
        let next = lines.last().filter(|_| is_full).map(|line| line.seq.to_string());
        let row = |line: Line| {
            vec![
                Cell::Number(line.seq),
                Cell::Instant(Some(line.at)),
                Cell::Text(line.officer),
                Cell::Text(line.action),
                Cell::Text(line.subject),
                Cell::Text(line.detail),
                Cell::Text(line.previous),
                Cell::Text(line.hash),
            ]
        };
        Ok(Piece { rows: lines.into_iter().map(row).collect(), next })
    }

    /// [`Gateway::verify_trail`] for an auditor.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn examine_trail(&self, officer: &Officer) -> Result<Verdict, Refusal> {
        require(officer, Role::Auditor)?;
        Ok(self.verify_trail().await?)
    }

    /// Tells the log where the trail stands. Who keeps the log elsewhere can prove
    /// from it that no line written before was changed since.
    ///
    /// # Errors
    /// What the store says.
    pub async fn tell_head(&self) -> Result<(), StoreError> {
        if let Some(line) = audit::last(&self.inner.store).await? {
            tracing::info!(lines = line.seq, head = %line.hash, "the audit trail stands here");
        }
        Ok(())
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
                // The end may have been cut off: so many places were taken.
                let taken = audit::taken(&self.inner.store).await?;
                return Ok(if taken > seq {
                    Verdict::Broken { seq: seq + 1 }
                } else {
                    Verdict::Whole { lines: seq, head }
                });
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

/// The line is stored as it is hashed, and PostgreSQL holds no U+0000.
fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
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
