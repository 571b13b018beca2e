//! What was put before approvers: kept as it was each time, so that whoever looks at a
//! broadcast again sees what changed since, and what was said about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Broadcast, proof::Proof};
use crate::{
    domain::{
        broadcast::{Draft, Stage},
        language::Language,
        officer::Role,
        time::Timestamp,
    },
    gateway::{Gateway, officers::folded},
    store::{
        StoreError, Tx, officers,
        submissions::{self, Submission as Row},
    },
};

/// How many are read: the last one, and the one before it.
const MOST: i64 = 2;

/// What an approval is asked for, as it stood when it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// All that was written and chosen.
    pub draft: Draft,
    /// The texts as they would have arrived, at their widest.
    pub arrives: BTreeMap<Language, String>,
    /// How many people would have got it.
    pub people: i64,
    /// How many segments that would have been.
    pub segments: i64,
    /// What it would have cost, in hundredths of a shilling.
    pub cost: i64,
}

impl Document {
    /// A draft and what its proof says.
    #[must_use]
    pub fn new(draft: Draft, proof: &Proof) -> Self {
        let text = |it: &super::proof::ProofText| (it.language.clone(), it.text.clone());
        Self {
            draft,
            arrives: proof.texts.iter().map(text).collect(),
            people: proof.people,
            segments: proof.segments,
            cost: proof.cost,
        }
    }
}

/// What an approver decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whether they agreed; otherwise it went back to its author.
    pub is_approval: bool,
    /// Who.
    pub officer: String,
    /// When.
    pub at: Timestamp,
    /// What they said to the author.
    pub comment: Option<String>,
}

/// A broadcast as it was submitted before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Who submitted it.
    pub officer: String,
    /// When.
    pub at: Timestamp,
    /// What approvers were shown.
    pub document: Document,
    /// What was decided; `None` if its author took it back.
    pub decision: Option<Decision>,
}

impl Gateway {
    /// What was put before approvers the last time before this: of a broadcast that waits
    /// for approval the submission before, of any other the last one. `None` if this is
    /// the first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn submitted_before(
        &self,
        broadcast: &Broadcast,
    ) -> Result<Option<Submission>, StoreError> {
        let rows = submissions::of(&self.inner.store, broadcast.id, MOST).await?;
        let is_before =
            |row: &Row| broadcast.state != Stage::Submitted || row.revision != broadcast.revision;
        Ok(rows.into_iter().find(is_before).and_then(submission))
    }

    /// What was put before approvers last, of an occurrence what its series was approved
    /// by. `None` if it never was, or was forgotten since.
    ///
    /// # Errors
    /// What the store says.
    pub async fn submitted_last(
        &self,
        broadcast: &Broadcast,
    ) -> Result<Option<Submission>, StoreError> {
        let id = broadcast.series.unwrap_or(broadcast.id);
        let rows = submissions::of(&self.inner.store, id, 1).await?;
        Ok(rows.into_iter().next().and_then(submission))
    }

    /// The officers who may approve a broadcast: all who may, but its author.
    ///
    /// # Errors
    /// What the store says.
    pub async fn who_may_approve(&self, broadcast: &Broadcast) -> Result<Vec<String>, StoreError> {
        let author = folded(&broadcast.author);
        let listed = officers::all(&self.inner.store).await?;
        Ok(listed
            .into_iter()
            .map(|it| it.officer)
            .filter(|it| it.joined_at.is_some() && it.disabled_at.is_none())
            .filter(|it| it.role.may(Role::Approver) && folded(&it.name) != author)
            .map(|it| it.name)
            .collect())
    }

    /// Keeps what is submitted, in the transaction that submits it.
    pub(super) async fn keep_submission(
        &self,
        tx: &mut Tx,
        broadcast: &Broadcast,
        officer: &str,
        document: &Document,
    ) -> Result<(), StoreError> {
        let shown = serde_json::to_string(document).map_err(|_| StoreError::Corrupt {
            table: "broadcast_submissions",
            column: "shown".to_owned(),
        })?;
        let row = Row {
            revision: broadcast.revision + 1,
            fingerprint: broadcast.fingerprint.clone(),
            officer: officer.to_owned(),
            shown,
            submitted_at: broadcast.changed_at,
            decision: None,
            decided_by: None,
            decided_at: None,
            comment: None,
        };
        submissions::keep(tx, broadcast.id, &row).await
    }
}

/// A row as it is told; `None` of one that an earlier program wrote otherwise.
fn submission(row: Row) -> Option<Submission> {
    let decision = match (row.decision, row.decided_by, row.decided_at) {
        (Some(decision), Some(officer), Some(at)) => Some(Decision {
            is_approval: decision == "approved",
            officer,
            at,
            comment: row.comment,
        }),
        _ => None,
    };
    Some(Submission {
        officer: row.officer,
        at: row.submitted_at,
        document: serde_json::from_str(&row.shown).ok()?,
        decision,
    })
}
