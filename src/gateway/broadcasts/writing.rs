//! What an author does with a broadcast.

use serde_json::json;

use super::{Also, Broadcast, counts::Counting, submissions::Document};
use crate::{
    domain::{
        broadcast::{Class, Draft, Move, Stage},
        officer::{Officer, Role},
        time::Timestamp,
    },
    gateway::{
        Gateway,
        audit::Act,
        refusal::{Fault, Refusal, require},
    },
    store::{StoreError, broadcasts},
};

impl Gateway {
    /// Begins a broadcast. It may be unfinished: what is wrong with it is told by
    /// [`Gateway::proof`], and refused when it is submitted.
    ///
    /// # Errors
    /// [`Refusal::Role`], a broadcast to correct that there is not, or what the store
    /// says.
    pub async fn create_broadcast(
        &self,
        officer: &Officer,
        draft: Draft,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Author)?;
        let mut broadcast = self.fresh(officer, draft);
        let mut tx = self.inner.store.begin().await?;
        if let Some(corrected) = broadcast.corrects
            && broadcasts::find(&mut tx, corrected).await?.is_none()
        {
            return Err(Fault::new("/corrects", "broadcast-corrects").into());
        }
        if self.topic_is_unknown(&broadcast) {
            return Err(Fault::new("/topic", "broadcast-topic").into());
        }
        let id = broadcasts::insert(&mut tx, &broadcast).await?;
        broadcast.id = id.ok_or(StoreError::Conflict { table: "broadcasts" })?;
        let subject = format!("broadcast {}", broadcast.id);
        let detail =
            json!({ "fingerprint": broadcast.fingerprint, "corrects": broadcast.corrects });
        let act = Act { action: "broadcast.create", subject: &subject, detail };
        self.record(&mut tx, officer, act).await?;
        tx.commit().await?;
        Ok(broadcast)
    }

    /// Writes a broadcast anew, as long as it is not approved. Whoever writes last is
    /// its author, so nobody approves words of their own; an approval that was asked for
    /// must be asked for again.
    ///
    /// # Errors
    /// As [`Gateway::create_broadcast`]; [`Refusal::State`] if it is approved.
    pub async fn edit_broadcast(
        &self,
        officer: &Officer,
        id: i64,
        draft: Draft,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Author)?;
        let fresh = self.fresh(officer, draft);
        if self.topic_is_unknown(&fresh) {
            return Err(Fault::new("/topic", "broadcast-topic").into());
        }
        if let Some(corrected) = fresh.corrects
            && (corrected == id || broadcasts::get(&self.inner.store, corrected).await?.is_none())
        {
            return Err(Fault::new("/corrects", "broadcast-corrects").into());
        }
        self.act(officer, id, Move::Edit, |broadcast, _| {
            let before = broadcast.fingerprint.clone();
            *broadcast = Broadcast {
                id,
                revision: broadcast.revision,
                created_at: broadcast.created_at,
                ..fresh.clone()
            };
            Ok(json!({ "before": before }))
        })
        .await
    }

    /// Asks for approval. All that is wrong is refused here, and the rule decides about
    /// the line that says how to leave, where the author did not: from now on everything
    /// an approval is given for stands.
    ///
    /// # Errors
    /// [`Refusal::Fields`] with every fault; [`Refusal::State`] if it was submitted
    /// already.
    pub async fn submit_broadcast(&self, officer: &Officer, id: i64) -> Result<Broadcast, Refusal> {
        require(officer, Role::Author)?;
        let mut draft = self.broadcast(id).await?.draft;
        self.decide_line(&mut draft).await?;
        let proof = self.proof(&draft, Counting::Anew).await?;
        if !proof.faults.is_empty() {
            return Err(Refusal::Fields(proof.faults));
        }
        let document = Document::new(draft.clone(), &proof);
        let also = Also::Submission(&document);
        self.act_and_write(Some(officer), id, Move::Submit, also, |broadcast, _| {
            let mut now = broadcast.draft.clone();
            now.opt_out_line = draft.opt_out_line;
            if now != draft {
                // Edited since it was proofed.
                return Err(Refusal::State(Fault::new("", "broadcast-changed")));
            }
            broadcast.fingerprint = now.fingerprint();
            broadcast.draft = now;
            broadcast.opt_out_line = draft.opt_out_line.unwrap_or_default();
            broadcast.reason = None;
            Ok(json!({ "people": proof.people, "cost": proof.cost }))
        })
        .await
    }

    /// Begins a correction: a broadcast to the same audience that is tied to the one it
    /// corrects, with the texts of the template for it.
    ///
    /// # Errors
    /// [`Refusal::State`] if nothing of it was approved yet: then it is edited instead.
    pub async fn correct_broadcast(
        &self,
        officer: &Officer,
        id: i64,
    ) -> Result<Broadcast, Refusal> {
        require(officer, Role::Author)?;
        let wrong = self.broadcast(id).await?;
        if wrong.state.is_open() {
            return Err(Refusal::State(Fault::new("", "broadcast-uncorrectable")));
        }
        let office = &self.inner.rules.broadcasts.office;
        let texts = office.template_texts("sahihisho");
        let draft = Draft {
            name: format!("{}: sahihisho", wrong.name),
            class: wrong.class,
            account: wrong.account,
            topic: wrong.draft.topic,
            template: texts.is_some().then(|| "sahihisho".to_owned()),
            texts: texts.unwrap_or_default(),
            audience: wrong.draft.audience,
            corrects: Some(id),
            ..Draft::default()
        };
        self.create_broadcast(officer, draft).await
    }

    fn topic_is_unknown(&self, broadcast: &Broadcast) -> bool {
        let directory = self.inner.menus.directory();
        broadcast
            .topic
            .is_some_and(|topic| !directory.topics.iter().any(|known| i64::from(*known) == topic))
    }

    /// A broadcast of a draft that nobody has decided about.
    fn fresh(&self, officer: &Officer, draft: Draft) -> Broadcast {
        let now = self.inner.world.now();
        Broadcast {
            id: 0,
            name: draft.name.clone(),
            class: draft.class,
            account: draft.account.clone(),
            state: Stage::Draft,
            resumes: None,
            reason: None,
            author: officer.name.clone(),
            fingerprint: draft.fingerprint(),
            revision: 1,
            topic: draft.topic.filter(|_| draft.class == Class::Ordinary),
            starts_at: None,
            send_before: None,
            budget: draft.budget,
            spent: 0,
            audience: 0,
            cursor_step: 0,
            cursor_msisdn: String::new(),
            corrects: draft.corrects,
            series: None,
            occurs_at: None,
            next_at: None,
            opt_out_line: draft.opt_out_line.unwrap_or_default(),
            created_at: now,
            changed_at: now,
            approved_at: None,
            settled_at: None,
            draft,
        }
    }

    /// Lets the rule decide about the line that says how to leave, where the author did
    /// not.
    pub(super) async fn decide_line(&self, draft: &mut Draft) -> Result<(), StoreError> {
        if draft.opt_out_line.is_none() {
            draft.opt_out_line = Some(self.opt_out_line_is_due(draft).await?);
        }
        Ok(())
    }

    /// The rule of the line that says how to leave: on the first bulletin of an account,
    /// and then on the first after thirty days (a setting). Everybody who joins is told
    /// how to leave at once, so that one text for all is enough; a warning carries it
    /// only if its author wants it to.
    async fn opt_out_line_is_due(&self, draft: &Draft) -> Result<bool, StoreError> {
        if draft.class == Class::Emergency {
            return Ok(false);
        }
        let last = broadcasts::last_opt_out_line(&self.inner.store, &draft.account).await?;
        let every = self.inner.rules.broadcasts.opt_out_line_every;
        Ok(last.is_none_or(|last: Timestamp| last.after(every) <= self.inner.world.now()))
    }
}
