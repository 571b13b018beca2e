//! Broadcasts: from an officer's draft to everybody's phone.
//!
//! [`writing`] is what an author does, [`life`] what others decide about it; [`proof`]
//! is what everybody is shown before that, and what is refused. [`clock`] carries an
//! approved broadcast through its life, and writes its audience into the outbox;
//! [`copy`] holds the texts as they leave; [`report`] says what became of everybody,
//! and [`sums`] soon.
//! [`agenda`] says what leaves when. [`retry`] puts back what may still arrive.
//! [`submissions`] keeps what approvers were shown. [`groups`] are the lists that officers
//! keep or upload. [`restored`] sees that a copy of a database sends nothing. [`office`] is
//! what the service says in all of this.

pub mod agenda;
pub mod clock;
pub mod copy;
pub mod counts;
pub mod groups;
pub mod life;
pub mod office;
pub mod proof;
pub mod report;
pub mod restored;
pub mod retry;
pub mod submissions;
pub mod sums;
pub mod upload;
pub mod writing;

use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use serde_json::Value;

use super::{
    Gateway,
    audit::Act,
    refusal::{Fault, Refusal, require},
};
use crate::{
    domain::{
        broadcast::{Draft, Limits, Move, Stage},
        officer::{Officer, Role},
        tariff::Tariff,
    },
    store::{
        StoreError, Tx,
        broadcasts::{self, CopyRow},
        submissions as submissions_of,
    },
};
use copy::Copies;
use office::Office;
use submissions::Document;

pub use crate::store::broadcasts::{Approval, Broadcast};

/// How often an act is tried again when somebody else changed the broadcast meanwhile.
const TRIES: usize = 5;

/// The settings of broadcasts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long after its approval the first message of a broadcast may leave.
    pub countdown: Duration,
    /// How long after its start a broadcast is worth sending, where it says nothing.
    pub valid: Duration,
    /// How late a broadcast may start; later it is held, and asks.
    pub missed_after: Duration,
    /// The most segments a text may have.
    pub most_segments: usize,
    /// After how long the line that says how to leave is due again.
    pub opt_out_line_every: Duration,
    /// The names a link may lead to, themselves or anything below them.
    pub link_names: Vec<String>,
    /// Whether the author of a broadcast on an account of training may approve it.
    pub self_approval_in_training: bool,
    /// What may be spent in a day and a month.
    pub limits: Limits,
    /// What a segment costs.
    pub tariff: Tariff,
    /// What the service says about broadcasts, and its templates.
    pub office: Arc<Office>,
}

impl Default for Settings {
    /// What the sample file shows.
    fn default() -> Self {
        Self {
            countdown: Duration::from_mins(1),
            valid: Duration::from_hours(24),
            missed_after: Duration::from_hours(1),
            most_segments: 2,
            opt_out_line_every: Duration::from_hours(30 * 24),
            link_names: vec!["go.tz".to_owned()],
            self_approval_in_training: false,
            limits: Limits::default(),
            tariff: Tariff::flat(2_200),
            office: Arc::default(),
        }
    }
}

/// What else is written in the transaction that moves a broadcast along.
#[derive(Debug, Clone, Copy)]
enum Also<'a> {
    Nothing,
    /// What approvers will be shown.
    Submission(&'a Document),
    /// Who agreed, and the texts as they leave.
    Approval(&'a [CopyRow]),
    /// What an approver said to the author.
    Return(&'a str),
}

/// What a node keeps in memory about broadcasts.
#[derive(Debug, Default)]
pub(super) struct Desk {
    copies: Copies,
    wanted: sums::Wanted,
    counts: counts::Counts,
    /// Whether the database was found to be a copy, and nobody has confirmed it.
    held: AtomicBool,
}

/// Who acts where no officer does.
fn system() -> Officer {
    Officer::new("system", Role::Administrator)
}

/// The word of the trail for a move.
const fn action(act: Move) -> &'static str {
    match act {
        Move::Edit => "broadcast.edit",
        Move::Submit => "broadcast.submit",
        Move::Return => "broadcast.return",
        Move::Approve => "broadcast.approve",
        Move::Expand => "broadcast.expand",
        Move::Freeze => "broadcast.freeze",
        Move::Start => "broadcast.start",
        Move::Finish => "broadcast.finish",
        Move::Pause => "broadcast.pause",
        Move::Resume => "broadcast.resume",
        Move::Hold => "broadcast.hold",
        Move::Release => "broadcast.release",
        Move::Cancel => "broadcast.cancel",
        Move::Expire => "broadcast.expire",
        Move::Retry => "broadcast.retry",
    }
}

impl Gateway {
    /// The broadcast with this number.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn broadcast(&self, id: i64) -> Result<Broadcast, Refusal> {
        broadcasts::get(&self.inner.store, id).await?.ok_or(Refusal::Absent { what: "broadcast" })
    }

    /// At most `most` broadcasts before the number `before`, the newest first; of one
    /// state if one is named.
    ///
    /// # Errors
    /// What the store says.
    pub async fn broadcasts(
        &self,
        state: Option<Stage>,
        before: i64,
        most: i64,
    ) -> Result<Vec<Broadcast>, StoreError> {
        broadcasts::page(&self.inner.store, state, before, most).await
    }

    /// Proofs a draft that is not kept, as it would be submitted now.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn preview(
        &self,
        officer: &Officer,
        mut draft: Draft,
        counting: counts::Counting,
    ) -> Result<proof::Proof, Refusal> {
        require(officer, Role::Author)?;
        self.decide_line(&mut draft).await?;
        Ok(self.proof(&draft, counting).await?)
    }

    /// The texts to begin from.
    #[must_use]
    pub fn templates(&self) -> &[office::Template] {
        self.inner.rules.broadcasts.office.templates()
    }

    /// Every approval a broadcast was given, whatever its texts were then.
    ///
    /// # Errors
    /// What the store says.
    pub async fn approvals(&self, id: i64) -> Result<Vec<Approval>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        broadcasts::approvals(&mut tx, id).await
    }

    /// Moves a broadcast along and writes the act into the trail, in one transaction:
    /// `change` is told the stage it comes from; it adds what else changes, and answers
    /// what else is to be told of it.
    ///
    /// It reads the broadcast anew and tries again if somebody else was quicker, so
    /// `change` may run several times.
    async fn act(
        &self,
        officer: &Officer,
        id: i64,
        act: Move,
        change: impl Fn(&mut Broadcast, Stage) -> Result<Value, Refusal> + Send + Sync,
    ) -> Result<Broadcast, Refusal> {
        self.act_and_write(Some(officer), id, act, Also::Nothing, change).await
    }

    /// The same, and writes what else belongs to it. A move that only ends what an
    /// officer's line already tells has no officer and leaves none.
    async fn act_and_write(
        &self,
        officer: Option<&Officer>,
        id: i64,
        act: Move,
        also: Also<'_>,
        change: impl Fn(&mut Broadcast, Stage) -> Result<Value, Refusal> + Send + Sync,
    ) -> Result<Broadcast, Refusal> {
        for _ in 0..TRIES {
            let mut tx = self.inner.store.begin().await?;
            let found = broadcasts::find(&mut tx, id).await?;
            let mut broadcast = found.ok_or(Refusal::Absent { what: "broadcast" })?;
            let from = broadcast.state;
            let Some(to) = from.after(act, broadcast.resumes) else {
                return Err(Refusal::State(
                    Fault::new("", "broadcast-state")
                        .with("state", from.word())
                        .with("act", act.word()),
                ));
            };
            broadcast.state = to;
            broadcast.changed_at = self.inner.world.now();
            let mut detail = change(&mut broadcast, from)?;
            if !broadcasts::save(&mut tx, &broadcast).await? {
                continue;
            }
            if let Some(officer) = officer {
                self.write_also(&mut tx, officer, &broadcast, also).await?;
            }
            if let Value::Object(detail) = &mut detail {
                detail.insert("from".to_owned(), from.word().into());
                detail.insert("to".to_owned(), broadcast.state.word().into());
                detail.insert("fingerprint".to_owned(), broadcast.fingerprint.clone().into());
            }
            if let Some(officer) = officer {
                let subject = format!("broadcast {id}");
                let line = Act { action: action(act), subject: &subject, detail };
                self.record(&mut tx, officer, line).await?;
            }
            tx.commit().await?;
            broadcast.revision += 1;
            return Ok(broadcast);
        }
        Err(StoreError::Busy { table: "broadcasts" }.into())
    }

    async fn write_also(
        &self,
        tx: &mut Tx,
        officer: &Officer,
        broadcast: &Broadcast,
        also: Also<'_>,
    ) -> Result<(), StoreError> {
        let (id, now) = (broadcast.id, broadcast.changed_at);
        let name = officer.name.as_str();
        match also {
            Also::Nothing => Ok(()),
            Also::Submission(document) => self.keep_submission(tx, broadcast, name, document).await,
            Also::Approval(copies) => {
                broadcasts::agree(tx, id, &broadcast.fingerprint, name, now).await?;
                broadcasts::freeze_copies(tx, id, copies).await?;
                submissions_of::decide(tx, id, "approved", name, None, now).await
            }
            Also::Return(comment) => {
                submissions_of::decide(tx, id, "returned", name, Some(comment), now).await
            }
        }
    }
}
