//! Screens that are calls of our own: the second leg of operators that only
//! acknowledge the first.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{Semaphore, mpsc},
    time::{Instant, sleep},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::submit::{Fate, Submitter};
use crate::{
    domain::outcome::Outcome,
    gateway::{Gateway, ussd::LaterTurn},
    operators::{Carriage, Response},
};

/// How many calls may be under way at once.
const MOST_AT_ONCE: usize = 256;
/// How long one call may take (operators.md 3.4: Halotel's own bound is 4 s).
const CALL_PATIENCE: Duration = Duration::from_secs(4);
/// How long to wait before a call that found nobody is made again.
const PAUSE: Duration = Duration::from_millis(250);

/// Runs until told to stop, and then until the queue is empty.
pub async fn run(
    gateway: Gateway,
    mut later: mpsc::Receiver<LaterTurn>,
    submitter: Arc<Submitter>,
    stopping: CancellationToken,
    tracker: TaskTracker,
) {
    let permits = Arc::new(Semaphore::new(MOST_AT_ONCE));
    loop {
        let turn = tokio::select! {
            biased;
            turn = later.recv() => turn,
            () = stopping.cancelled() => {
                later.close();
                later.recv().await
            }
        };
        let Some(turn) = turn else { return };
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else { return };
        let (gateway, submitter) = (gateway.clone(), Arc::clone(&submitter));
        tracker.spawn(async move {
            push(&gateway, &submitter, turn).await;
            drop(permit);
        });
    }
}

/// Answers one turn and calls the operator with its screen.
async fn push(gateway: &Gateway, submitter: &Submitter, later: LaterTurn) {
    let account = Arc::clone(gateway.account(later.account));
    let turn = gateway.identified(later.account, Arc::new(later.turn)).await;
    let screen = gateway.answer(later.account, Arc::clone(&turn)).await;
    let Carriage::Call(request) = account.operator.encode_screen(&turn, &screen) else {
        tracing::error!(account = %account.name, "a screen to be called out came as a reply");
        return;
    };
    let begun = Instant::now();
    // What certainly was not taken may be said again for as long as the citizen
    // waits; anything else might show the same screen twice.
    let outcome = loop {
        let outcome = match submitter.send(&request, CALL_PATIENCE).await {
            Fate::Answered { status, retry_after, body } => {
                account.operator.decode_screen_answer(Response { status, retry_after, body: &body })
            }
            Fate::Unreachable => Outcome::Unreachable,
            Fate::Unclear => Outcome::Unclear,
        };
        if outcome != Outcome::Unreachable || begun.elapsed() + PAUSE > account.deadline {
            break outcome;
        }
        sleep(PAUSE).await;
    };
    let word = match &outcome {
        Outcome::Accepted { .. } => "accepted",
        Outcome::Throttled { .. } => "throttled",
        Outcome::Refused { .. } => "refused",
        Outcome::Unreachable => "unreachable",
        Outcome::Unclear => "unclear",
    };
    metrics::counter!("gateway_screens_called_total", "account" => account.name.clone(), "outcome" => word)
        .increment(1);
    if !matches!(outcome, Outcome::Accepted { .. }) {
        tracing::warn!(account = %account.name, outcome = word, "a screen did not reach the operator");
    }
}
