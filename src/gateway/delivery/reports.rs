//! What operators report about messages: matched, parked, adopted, never lowered.

use std::{collections::HashMap, time::Duration};

use tokio::{sync::oneshot, time::timeout};

use crate::{
    domain::{inbound::Dlr, msisdn::Msisdn, outbound::State, time::Timestamp},
    gateway::{Gateway, queue::PATIENCE},
    store::{
        StoreError, Tx,
        outbox::{self, News},
        reports::{self, Report},
    },
};

/// Most callbacks in one group.
pub const MOST_IN_GROUP: usize = 512;
/// How many callbacks may wait for the next group.
pub(in crate::gateway) const WAITING: usize = 4_096;
/// How long a report waits for its message (reliability R7).
const KEPT: Duration = Duration::from_hours(7 * 24);
/// How many wait at most; the oldest go first (reliability R8).
const MOST_PARKED: i64 = 100_000;
/// How far a report may lie from the moment its message's fate became unknown, to be
/// taken for that message's.
const ADOPTION_WINDOW: Duration = Duration::from_hours(48);
/// How many are adopted in one go.
const MOST_ADOPTED: i64 = 500;

/// The reports of one callback, waiting for their group.
#[derive(Debug)]
pub struct Job {
    account: usize,
    reports: Vec<Report>,
    taken: oneshot::Sender<Result<(), StoreError>>,
}

impl Gateway {
    /// Takes delivery reports that came in one callback. Once this says `Ok` they
    /// are durable; a report told again changes nothing.
    ///
    /// # Errors
    /// What the store says: then the operator is to send them again.
    pub async fn take_reports(&self, account: usize, reports: Vec<Dlr>) -> Result<(), StoreError> {
        let sms = self.account(account).operator.sms();
        let spell = |operator_ref: String| match sms {
            Some(sms) => sms.normal_ref(&operator_ref),
            None => operator_ref,
        };
        let reports = reports
            .into_iter()
            .map(|dlr| Report {
                reference: dlr.reference,
                operator_ref: dlr.operator_ref.map(spell),
                msisdn: dlr.msisdn,
                state: dlr.state,
                reason: dlr.reason,
            })
            .collect();
        let busy = StoreError::Busy { table: "outbox" };
        let (taken, fate) = oneshot::channel();
        if self.inner.reports.offer(Job { account, reports, taken }).is_err() {
            return Err(busy);
        }
        match timeout(PATIENCE, fate).await {
            Ok(Ok(taken)) => taken,
            Ok(Err(_)) | Err(_) => Err(busy),
        }
    }

    /// Takes reports that arrived together, in one transaction. If that fails each
    /// callback is taken by itself, so that one does not spoil the others.
    pub async fn take_report_group(&self, jobs: Vec<Job>) {
        let groups: Vec<_> = jobs.iter().map(|job| (job.account, job.reports.as_slice())).collect();
        let together = self.try_reports(&groups).await;
        let alone =
            jobs.len() > 1 && !matches!(together, Ok(()) | Err(StoreError::Unreachable { .. }));
        for job in jobs {
            let taken = if alone {
                self.try_reports(&[(job.account, &job.reports)]).await
            } else {
                together.clone()
            };
            let _ = job.taken.send(taken);
        }
    }

    async fn try_reports(&self, groups: &[(usize, &[Report])]) -> Result<(), StoreError> {
        let mut by_account: HashMap<usize, Vec<Report>> = HashMap::new();
        for (account, reports) in groups {
            by_account.entry(*account).or_default().extend_from_slice(reports);
        }
        let now = self.inner.world.now();
        let mut parked: Vec<(usize, Vec<String>)> = Vec::new();
        let mut tx = self.inner.store.begin().await?;
        for (account, reports) in by_account {
            let name = &self.account(account).name;
            metrics::counter!("gateway_sms_reports_total", "account" => name.clone())
                .increment(reports.len() as u64);
            let unmatched = self.apply_reports(&mut tx, name, reports).await?;
            if unmatched.is_empty() {
                continue;
            }
            metrics::counter!("gateway_sms_reports_parked_total", "account" => name.clone())
                .increment(unmatched.len() as u64);
            reports::park(&mut tx, name, &unmatched, now).await?;
            let refs = unmatched.into_iter().filter_map(|report| report.operator_ref).collect();
            parked.push((account, refs));
        }
        tx.commit().await?;
        // The answer may have been settled between the look for the message and this
        // commit. Whoever settles looks for parked reports after committing, as we look for
        // the message after ours: so one of the two sees the other.
        for (account, refs) in parked {
            self.match_parked(&self.account(account).name.clone(), &refs).await?;
        }
        Ok(())
    }

    /// Looks again whether parked reports have found their message.
    async fn match_parked(&self, account: &str, refs: &[String]) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let candidates = reports::unpark(&mut tx, account, refs).await?;
        let before = candidates.len();
        let unmatched = self.apply_reports(&mut tx, account, candidates).await?;
        // What is unmatched stays as it lay, because this transaction never happened.
        if unmatched.is_empty() && before > 0 {
            tx.commit().await?;
        } else if unmatched.len() < before {
            reports::park(&mut tx, account, &unmatched, self.inner.world.now()).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Writes what reports say of messages of an account, and gives back those that
    /// speak of none. A state is only raised.
    pub(super) async fn apply_reports(
        &self,
        tx: &mut Tx,
        account: &str,
        reports: Vec<Report>,
    ) -> Result<Vec<Report>, StoreError> {
        if reports.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.inner.world.now();
        // The first is the likeliest, and one report speaks of one message.
        let mut found: HashMap<i64, (i64, Msisdn)> = HashMap::new();
        for reported in reports::find_reported(tx, account, &reports).await? {
            found.entry(reported.position).or_insert((reported.id, reported.msisdn));
        }
        let mut unmatched = Vec::new();
        let mut news: HashMap<i64, News> = HashMap::new();
        let mut msisdns: HashMap<i64, Msisdn> = HashMap::new();
        for (position, report) in (0_i64..).zip(reports) {
            let Some((id, msisdn)) = found.remove(&position) else {
                unmatched.push(report);
                continue;
            };
            let told = News {
                id,
                state: report.state,
                reason: report.reason,
                operator_ref: report.operator_ref,
                counts: false,
                due_at: None,
                segments: 0,
            };
            let best = news.entry(id).or_insert_with(|| told.clone());
            if best.state.learn(told.state) != best.state {
                *best = told;
            }
            msisdns.insert(id, msisdn);
        }
        if news.is_empty() {
            return Ok(unmatched);
        }
        let told: Vec<News> = news.values().cloned().collect();
        let (mut failed, mut reached) = (Vec::new(), Vec::new());
        let raised = outbox::raise(tx, &told, now).await?;
        if let Some(at) = self.account_named(account) {
            self.count(at, raised.iter().filter_map(|id| news.get(id)).map(|news| news.state));
        }
        for id in raised {
            let state = news.get(&id).map(|news| news.state);
            match (state, msisdns.remove(&id)) {
                (Some(State::Undelivered), Some(msisdn)) => failed.push(msisdn),
                (Some(State::Delivered), Some(msisdn)) => reached.push(msisdn),
                _ => {}
            }
        }
        if !reached.is_empty() {
            reached.sort_unstable();
            reached.dedup();
            reports::reach(tx, &reached).await?;
        }
        self.count_failures(tx, failed, now).await?;
        Ok(unmatched)
    }

    /// Counts failures for good of numbers, and retires those that had too many.
    pub(super) async fn count_failures(
        &self,
        tx: &mut Tx,
        mut failed: Vec<Msisdn>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if failed.is_empty() {
            return Ok(());
        }
        failed.sort_unstable();
        failed.dedup();
        let retire_after = i64::from(self.inner.rules.sending.retire_after);
        let retired = reports::fail(tx, &failed, retire_after, now).await?;
        if retired > 0 {
            tracing::info!(retired, "numbers that nothing reaches were retired");
        }
        Ok(())
    }

    /// What the clock does about parked reports: those whose message became known
    /// otherwise are matched, those that can only be about one message of unknown fate
    /// are adopted by it, and old ones go.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sweep_reports(&self) -> Result<(), StoreError> {
        let store = &self.inner.store;
        let now = self.inner.world.now();
        let longest = self.inner.accounts.all.iter().map(|account| account.sending.request_timeout);
        // By then the answer to any submit has come or will never come.
        let settled_by = now.before(longest.max().unwrap_or_default() * 2);
        let adoptions =
            reports::adoptable(store, settled_by, ADOPTION_WINDOW, MOST_ADOPTED).await?;
        for adoption in adoptions {
            let mut tx = store.begin().await?;
            if !outbox::adopt(&mut tx, adoption.id, &adoption.operator_ref).await? {
                continue;
            }
            let refs = [adoption.operator_ref];
            let parked = reports::unpark(&mut tx, &adoption.account, &refs).await?;
            self.apply_reports(&mut tx, &adoption.account, parked).await?;
            tx.commit().await?;
        }
        for (account, operator_ref) in reports::overlooked(store, MOST_ADOPTED).await? {
            self.match_parked(&account, &[operator_ref]).await?;
        }
        reports::discard(store, now.before(KEPT), MOST_PARKED).await?;
        Ok(())
    }
}
