//! Single messages that an officer's program sends: taken in groups, kept once.

use std::{collections::HashSet, time::Duration};

use tokio::{sync::oneshot, time::timeout};

use super::{
    Gateway,
    audit::{Act, Deed},
    queue::PATIENCE,
    refusal::{Fault, Refusal, require},
};
use crate::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        outbound::{Lane, Outbound, State},
    },
    store::{StoreError, Tx, idempotency, outbox},
    text::segment::segments,
};

pub use crate::store::outbox::{Filter, Single};

/// How many messages may wait for the next group before further ones are sent away.
pub(super) const WAITING: usize = 4_096;
/// Most messages in one group: one statement's worth.
pub const MOST_IN_GROUP: usize = 256;
/// The most parts a single message may be cut into.
pub const MOST_SEGMENTS: usize = 6;
/// Until when a message is worth sending where nobody says.
pub const USUAL_VALIDITY: Duration = Duration::from_hours(24);

/// A message as an officer asks for it.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Who is to have it.
    pub msisdn: Msisdn,
    /// The text.
    pub text: String,
    /// Its lane: a reply, or a warning.
    pub lane: Lane,
    /// The account it is to leave by; `None` for the first that sends messages.
    pub account: Option<String>,
    /// The language of its text; `None` for the service's own.
    pub language: Option<Language>,
    /// For how long it is worth sending.
    pub validity: Duration,
}

/// A message waiting for its group.
#[derive(Debug)]
pub struct Job {
    officer: Officer,
    outbound: Outbound,
    /// Makes the client's answer of the row.
    render: Option<fn(&Single) -> String>,
    taken: oneshot::Sender<Result<Single, StoreError>>,
}

/// How it is found out which messages of a group were taken before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// All are taken for new, as nearly all are: the group is refused if one is not.
    Hoped,
    /// Each is looked up.
    Asked,
}

impl Gateway {
    /// Puts a message into the outbox, and says how it stands there.
    ///
    /// Messages that are asked for together share a transaction. `render` makes the
    /// client's answer, which is kept in it for repeats; without one the caller keeps it.
    ///
    /// # Errors
    /// Why it is refused; [`Refusal::is_repeat`] if it was taken before.
    pub async fn send_message(
        &self,
        officer: &Officer,
        wanted: Wanted,
        render: Option<fn(&Single) -> String>,
    ) -> Result<Single, Refusal> {
        require(
            officer,
            if wanted.lane == Lane::Emergency { Role::Approver } else { Role::Author },
        )?;
        let outbound = self.outbound(wanted)?;
        let (taken, answer) = oneshot::channel();
        let job = Job { officer: officer.clone(), outbound, render, taken };
        if self.inner.requests.offer(job).is_err() {
            metrics::counter!("gateway_api_overload_total").increment(1);
            return Err(StoreError::Busy { table: "outbox" }.into());
        }
        match timeout(PATIENCE, answer).await {
            Ok(Ok(answer)) => Ok(answer?),
            Ok(Err(_)) | Err(_) => Err(StoreError::Busy { table: "outbox" }.into()),
        }
    }

    /// What is asked for, as far as it can be sent at all.
    fn outbound(&self, wanted: Wanted) -> Result<Outbound, Refusal> {
        let Wanted { msisdn, text, lane, account, language, validity } = wanted;
        let mut faults = Vec::new();
        if text.trim().is_empty() {
            faults.push(Fault::new("/text", "text-empty"));
        }
        if text.chars().any(|c| c.is_control() && c != '\n') {
            faults.push(Fault::new("/text", "text-control"));
        }
        let parts = segments(&text).count();
        if parts > MOST_SEGMENTS {
            let fault = Fault::new("/text", "text-long")
                .with("segments", parts.to_string())
                .with("most", MOST_SEGMENTS.to_string());
            faults.push(fault);
        }
        let mut senders =
            self.inner.accounts.all.iter().filter(|account| account.operator.sms().is_some());
        let chosen = match &account {
            Some(name) => senders.find(|account| account.name == *name),
            None => senders.next(),
        };
        if chosen.is_none() {
            let names: Vec<&str> = self
                .inner
                .accounts
                .all
                .iter()
                .filter(|account| account.operator.sms().is_some())
                .map(|account| account.name.as_str())
                .collect();
            faults.push(Fault::new("/account", "account-unknown").with("known", names.join(", ")));
        }
        let language = language.unwrap_or_else(|| self.inner.rules.default_language.clone());
        let mut known = self.inner.menus.current().languages();
        if !known.any(|known| *known == language) {
            faults.push(Fault::new("/language", "language-unknown"));
        }
        match chosen {
            Some(account) if faults.is_empty() => Ok(Outbound {
                account: account.name.clone(),
                msisdn,
                lane,
                language,
                body: text,
                validity: self.inner.world.now().after(validity),
            }),
            _ => Err(Refusal::Fields(faults)),
        }
    }

    /// Keeps messages that were asked for together. One that fails does not take the
    /// others with it.
    pub async fn keep_requests(&self, jobs: Vec<Job>) {
        let mut kept = self.keep_messages(&jobs, Keys::Hoped).await;
        if kept.as_ref().is_err_and(|error| *error == REPEAT) {
            kept = self.keep_messages(&jobs, Keys::Asked).await;
        }
        match kept {
            Ok(rows) => dismiss(jobs, rows),
            Err(error) if jobs.len() == 1 || matches!(error, StoreError::Unreachable { .. }) => {
                for job in jobs {
                    drop(job.taken.send(Err(error.clone())));
                }
            }
            Err(error) => {
                tracing::warn!(%error, messages = jobs.len(), "a group failed; its messages are taken one by one");
                for job in jobs {
                    let kept = self.keep_messages(std::slice::from_ref(&job), Keys::Asked).await;
                    let kept = kept.and_then(|mut rows| rows.pop().flatten().ok_or(REPEAT));
                    drop(job.taken.send(kept));
                }
            }
        }
        self.outbox_was_filled();
    }

    /// Each message's row, or `None` where its key stands for one already.
    async fn keep_messages(
        &self,
        jobs: &[Job],
        keys: Keys,
    ) -> Result<Vec<Option<Single>>, StoreError> {
        let at = self.inner.world.now();
        let mut tx = self.inner.store.begin().await?;
        let repeats = repeats(&mut tx, jobs, keys).await?;
        let fresh: Vec<&Outbound> = jobs
            .iter()
            .zip(&repeats)
            .filter(|(_, is_repeat)| !**is_repeat)
            .map(|(job, _)| &job.outbound)
            .collect();
        let mut ids = outbox::enqueue_all(&mut tx, &fresh, at).await?.into_iter();
        let rows: Vec<Option<Single>> = jobs
            .iter()
            .zip(repeats)
            .map(|(job, is_repeat)| {
                let id = if is_repeat { None } else { ids.next() };
                let Outbound { account, msisdn, lane, language, body, validity } =
                    job.outbound.clone();
                Some(Single {
                    id: id?,
                    account,
                    msisdn,
                    lane,
                    language,
                    body,
                    state: State::Queued,
                    reason: None,
                    attempts: 0,
                    created_at: at,
                    validity,
                    changed_at: at,
                })
            })
            .collect();
        let taken: Vec<(&Job, &Single)> =
            jobs.iter().zip(&rows).filter_map(|(job, row)| Some((job, row.as_ref()?))).collect();
        if !taken.is_empty() {
            let subjects: Vec<String> =
                taken.iter().map(|(_, row)| format!("message {}", row.id)).collect();
            let deeds: Vec<Deed<'_>> = taken
                .iter()
                .zip(&subjects)
                .map(|((job, row), subject)| Deed {
                    officer: &job.officer,
                    act: Act {
                        action: "message.create",
                        subject,
                        detail: serde_json::json!({
                            "account": row.account,
                            "lane": row.lane.word(),
                            "to": row.msisdn.masked(),
                        }),
                    },
                    answer: job.render.map(|render| render(row)),
                })
                .collect();
            self.record_all(&mut tx, &deeds).await?;
        }
        tx.commit().await?;
        Ok(rows)
    }

    /// One message, wherever it came from; none that belongs to a broadcast.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn message(&self, id: i64) -> Result<Single, Refusal> {
        let found = outbox::single(&self.inner.store, id).await?;
        found.ok_or(Refusal::Absent { what: "message" })
    }

    /// Single messages, the newest first, behind the id `before`.
    ///
    /// # Errors
    /// What the store says.
    pub async fn single_messages(
        &self,
        filter: &Filter,
        before: Option<i64>,
        most: i64,
    ) -> Result<Vec<Single>, Refusal> {
        Ok(outbox::singles(&self.inner.store, filter, before.unwrap_or(i64::MAX), most).await?)
    }
}

/// What a message hears that its key put into the outbox before.
const REPEAT: StoreError = StoreError::Conflict { table: super::refusal::REPEATS };

fn dismiss(jobs: Vec<Job>, rows: Vec<Option<Single>>) {
    for (job, row) in jobs.into_iter().zip(rows) {
        drop(job.taken.send(row.ok_or(REPEAT)));
    }
}

/// Of each message whether its key stands for an act already, or for an earlier one of
/// the group.
async fn repeats(tx: &mut Tx, jobs: &[Job], keys: Keys) -> Result<Vec<bool>, StoreError> {
    let named: Vec<(&str, &str)> = jobs
        .iter()
        .map(|job| {
            let key = job.officer.once.as_ref().map_or("", |once| once.key.as_str());
            (job.officer.name.as_str(), key)
        })
        .collect();
    let mut seen = HashSet::with_capacity(named.len());
    let mut repeats: Vec<bool> =
        named.iter().map(|key| !key.1.is_empty() && !seen.insert(*key)).collect();
    if keys == Keys::Hoped {
        return Ok(repeats);
    }
    for position in idempotency::known(tx, &named).await? {
        if let Some(is_repeat) = usize::try_from(position).ok().and_then(|at| repeats.get_mut(at)) {
            *is_repeat = true;
        }
    }
    Ok(repeats)
}
