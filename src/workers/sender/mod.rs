//! Lets messages leave: one loop for each account that has an SMS half.
//!
//! While another node drives the account the loop watches; then it steps the driver: what
//! calls came to goes into the next step, and what that step marks leaves while the
//! next answers gather. So the commit and the network overlap, and answers that come
//! together share a commit. How fast and whether at all is up to [`rate`] and
//! [`breaker`].

pub mod breaker;
pub mod rate;
pub mod transport;

use std::{pin::pin, sync::Arc, time::Duration};

use tokio::{
    sync::mpsc,
    time::{Instant, sleep, timeout_at},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    domain::outcome::Outcome,
    gateway::{
        Gateway,
        delivery::driver::{Answer, Call, Driver, Fate, Halt, Room},
    },
};
use breaker::Breaker;
use rate::Rate;
use transport::{Called, Transport, all};

/// How often the outbox is looked at where only this node fills it.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often where others fill it too, or may stop driving.
const LOOK_EVERY_SHARED: Duration = Duration::from_millis(500);
/// How soon a call must begin, once it was counted against the rate: one that waited
/// longer, on a machine that stood still, would fall into another second.
const LEAVES_WITHIN: Duration = Duration::from_millis(500);
/// How long after a step the next one waits for answers that may share it: else as many
/// transactions follow one another as there are answers, and each costs as much as the
/// messages of many.
const SHARED_WITHIN: Duration = Duration::from_millis(2);
/// It does not wait for more of them than the wire divided by this.
const ENOUGH_PART: usize = 4;
/// How long to wait after the store failed.
const STORE_PAUSE: Duration = Duration::from_millis(500);
/// How long a throttled account rests if the operator does not say.
const BREATH: Duration = Duration::from_secs(1);
/// How long it rests at most: then one message finds out.
const LONGEST_REST: Duration = Duration::from_mins(5);
/// How long a stop waits for answers to what has left.
const LAST_ANSWERS: Duration = Duration::from_secs(24);

/// What lets the messages of one account leave.
#[derive(Debug)]
pub struct Sender {
    gateway: Gateway,
    account: usize,
    transport: Transport,
    tracker: TaskTracker,
    breaker: Breaker,
    /// While the operator asked for a pause: until when.
    rests_until: Duration,
    calls: mpsc::UnboundedSender<Called>,
    came_back: mpsc::UnboundedReceiver<Called>,
}

impl Sender {
    /// A sender for an account that has an SMS half.
    #[must_use]
    pub fn new(
        gateway: &Gateway,
        account: usize,
        transport: Transport,
        tracker: TaskTracker,
    ) -> Self {
        // Bounded by what may be on the wire.
        let (calls, came_back) = mpsc::unbounded_channel();
        Self {
            gateway: gateway.clone(),
            account,
            transport,
            tracker,
            breaker: Breaker::default(),
            rests_until: Duration::ZERO,
            calls,
            came_back,
        }
    }

    /// Drives the account whenever it is free, until told to stop.
    pub async fn run(mut self, stopping: CancellationToken) {
        let mut watch = self.gateway.watch(self.account);
        while !stopping.is_cancelled() {
            match self.gateway.try_to_drive(&mut watch).await {
                Ok(Some(driver)) => self.drive(driver, &stopping).await,
                Ok(None) => pause(LOOK_EVERY_SHARED, &stopping).await,
                Err(error) => {
                    tracing::warn!(%error, account = %self.name(), "the account could not be taken over");
                    pause(STORE_PAUSE, &stopping).await;
                }
            }
        }
    }

    fn name(&self) -> String {
        self.gateway.account(self.account).name.clone()
    }

    /// Steps the driver until another node took over, or until told to stop and
    /// nothing is on the wire.
    async fn drive(&mut self, mut driver: Driver, stopping: &CancellationToken) {
        let name = self.name();
        let gateway = self.gateway.clone();
        let world_now = self.now();
        let tps = self.gateway.account(self.account).sending.tps;
        // Whoever drove before may have used up this second.
        let mut rate = Rate::new(tps, (driver.term() > 1).then_some(world_now));
        let mut answers: Vec<Answer> = Vec::new();
        let mut last_answers_by = None;
        loop {
            let mut filled = pin!(gateway.outbox_filled());
            self.gather(&mut answers);
            let is_stopping = stopping.is_cancelled();
            let room =
                if is_stopping { Room::NONE } else { self.room(&driver, &answers, &mut rate) };
            let share_until = Instant::now() + SHARED_WITHIN;
            let calls = match driver.step(&answers, room).await {
                Ok(calls) => calls,
                Err(Halt::Overtaken) => {
                    tracing::warn!(account = %name, "another node drives the account");
                    let came_back = self.forget_calls();
                    self.tracker.spawn(give_back(driver, answers, came_back));
                    return;
                }
                Err(Halt::Store(error)) => {
                    tracing::warn!(%error, account = %name, "messages out wait for the store");
                    sleep(STORE_PAUSE).await;
                    if is_stopping && self.is_too_late(&mut last_answers_by) {
                        return;
                    }
                    continue;
                }
            };
            answers.clear();
            metrics::gauge!("gateway_sms_on_wire", "account" => name.clone())
                .set(u32::try_from(driver.on_wire()).unwrap_or(u32::MAX));
            // They leave now, however long the commit took.
            let now = self.now();
            rate.charge(now, calls.iter().map(|call| call.segments).sum());
            let has_sent = !calls.is_empty();
            for call in calls {
                self.leave(call, now + LEAVES_WITHIN).await;
            }
            if is_stopping {
                if driver.on_wire() == 0 {
                    if let Err(error) = driver.release().await {
                        tracing::warn!(%error, account = %name, "the account could not be given back");
                    }
                    return;
                }
                if self.is_too_late(&mut last_answers_by) {
                    tracing::warn!(account = %name, on_wire = driver.on_wire(), "no answer came in time");
                    return;
                }
            }
            let look_again = self.look_again(&mut rate, room, has_sent);
            let waits = async {
                tokio::select! {
                    biased;
                    called = self.came_back.recv() => called,
                    () = &mut filled, if !is_stopping && room.messages > 0 => None,
                    () = stopping.cancelled(), if !is_stopping => None,
                }
            };
            if let Ok(Some(called)) = timeout_at(Instant::now() + look_again, waits).await {
                self.note(called, &mut answers);
            }
            let enough = driver.on_wire().div_ceil(ENOUGH_PART);
            self.share(&mut answers, enough, share_until).await;
        }
    }

    fn now(&self) -> Duration {
        self.gateway.world().elapsed()
    }

    /// Takes what came back without waiting.
    fn gather(&mut self, answers: &mut Vec<Answer>) {
        while let Ok(called) = self.came_back.try_recv() {
            self.note(called, answers);
        }
    }

    /// Takes what comes back until it is `enough`, or the time is over.
    async fn share(&mut self, answers: &mut Vec<Answer>, enough: usize, until: Instant) {
        while answers.len() < enough
            && let Ok(Some(called)) = timeout_at(until, self.came_back.recv()).await
        {
            self.note(called, answers);
        }
    }

    /// Waits for nothing more of an account that another node drives: late answers must
    /// not meet the driver of a later term. Says where they come.
    fn forget_calls(&mut self) -> mpsc::UnboundedReceiver<Called> {
        let (calls, came_back) = mpsc::unbounded_channel();
        self.calls = calls;
        std::mem::replace(&mut self.came_back, came_back)
    }

    /// Notes a call that came back.
    fn note(&mut self, called: Called, answers: &mut Vec<Answer>) {
        let now = self.now();
        let left = called.answers.iter().any(|answer| answer.fate != Fate::NotSent);
        if left && self.breaker.note(called.was_answered, now) {
            let is_open = self.breaker.is_open();
            self.gateway.note_breaker(self.account, is_open);
            tracing::warn!(account = %self.name(), is_open, "the breaker of the account turned");
            metrics::gauge!("gateway_sms_breaker_open", "account" => self.name())
                .set(f64::from(u8::from(is_open)));
        }
        // A call's recipients mostly fare alike, and each look-up of a counter costs.
        let mut counts: Vec<(&'static str, u64)> = Vec::new();
        for answer in &called.answers {
            if let Fate::Outcome { outcome, .. } = &answer.fate {
                match counts.iter_mut().find(|(counted, _)| *counted == word(outcome)) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((word(outcome), 1)),
                }
                if let Outcome::Throttled { after } = outcome {
                    let rest = after.unwrap_or(BREATH).clamp(BREATH, LONGEST_REST);
                    self.rests_until = self.rests_until.max(now + rest);
                }
            }
        }
        for (outcome, count) in counts {
            metrics::counter!("gateway_sms_outcomes_total", "account" => self.name(), "outcome" => outcome)
                .increment(count);
        }
        answers.extend(called.answers);
    }

    /// How much may leave now.
    fn room(&self, driver: &Driver, answers: &[Answer], rate: &mut Rate) -> Room {
        let now = self.now();
        if now < self.rests_until {
            return Room::NONE;
        }
        let on_wire = driver.on_wire().saturating_sub(answers.len());
        let most = self.gateway.account(self.account).sending.most_on_wire;
        let segments = rate.room(now);
        let any_length = rate.is_rested(now);
        let free = most.saturating_sub(on_wire).min(self.breaker.room(now, on_wire));
        if segments == 0 { Room::NONE } else { Room { messages: free, segments, any_length } }
    }

    /// After how long to step again if nothing happens before.
    fn look_again(&self, rate: &mut Rate, room: Room, has_sent: bool) -> Duration {
        let now = self.now();
        let every = if self.gateway.is_one_of_many() { LOOK_EVERY_SHARED } else { LOOK_EVERY };
        let mut soonest = every;
        let mut at = |instant: Duration| soonest = soonest.min(instant.saturating_sub(now));
        if now < self.rests_until {
            at(self.rests_until);
        } else if let Some(probe) = self.breaker.probe_at() {
            at(probe.max(now + Duration::from_millis(20)));
        } else if has_sent || room == Room::NONE {
            // More may be due than the rate let leave.
            if let Some(next) = rate.next(now) {
                at(next);
            } else if has_sent && room.messages > 0 {
                at(now);
            }
        }
        soonest
    }

    /// Makes a call, unless it is too late for it: to begin, or once a connection is there.
    async fn leave(&self, call: Call, begin_by: Duration) {
        let Call { submit, leave_by, .. } = call;
        if matches!(self.transport, Transport::Null) {
            let account = self.gateway.account(self.account);
            if let Some(sms) = account.operator.sms() {
                let called = self.transport.call(sms, &submit, Duration::ZERO, || true).await;
                let _ = self.calls.send(called);
            }
            return;
        }
        let (gateway, transport) = (self.gateway.clone(), self.transport.clone());
        let (account, calls) = (Arc::clone(gateway.account(self.account)), self.calls.clone());
        self.tracker.spawn(async move {
            let Some(sms) = account.operator.sms() else { return };
            let patience = account.sending.request_timeout;
            // A node that stood still past its lease must send nothing: what waits for a
            // connection is looked at again when there is one.
            let is_before = move |end| gateway.world().elapsed() < end;
            let called = if is_before(begin_by.min(leave_by)) {
                transport.call(sms, &submit, patience, move || is_before(leave_by)).await
            } else {
                all(&submit, &Fate::NotSent, true)
            };
            let _ = calls.send(called);
        });
    }

    fn is_too_late(&self, last_answers_by: &mut Option<Duration>) -> bool {
        let now = self.now();
        now >= *last_answers_by.get_or_insert(now + LAST_ANSWERS)
    }
}

/// Waits for the calls of a driver that was overtaken, and gives back what certainly did
/// not leave. All else they came to is up to reports.
async fn give_back(
    driver: Driver,
    mut answers: Vec<Answer>,
    mut came_back: mpsc::UnboundedReceiver<Called>,
) {
    loop {
        if let Err(error) = driver.give_back(&answers).await {
            tracing::warn!(%error, "what did not leave could not be given back, and stays unknown");
        }
        let Some(called) = came_back.recv().await else { return };
        answers = called.answers;
    }
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted { .. } => "accepted",
        Outcome::Throttled { .. } => "throttled",
        Outcome::Refused { .. } => "refused",
        Outcome::Unreachable => "unreachable",
        Outcome::Unclear => "unclear",
    }
}

async fn pause(duration: Duration, stopping: &CancellationToken) {
    tokio::select! {
        () = stopping.cancelled() => {}
        () = sleep(duration) => {}
    }
}
