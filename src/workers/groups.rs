//! Gathers what waits in a queue and has it worked on in groups.
//!
//! As for turns, nothing waits for a group to fill.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::{Gateway, delivery::reports, inbound, messages, queue::Queue};

/// Works on citizens' messages until told to stop, and then until none waits.
pub async fn messages(gateway: Gateway, stopping: CancellationToken, tracker: TaskTracker) {
    let queue = gateway.clone();
    let work = move |group| {
        let gateway = gateway.clone();
        async move { gateway.take_messages(group).await }
    };
    let at_once = queue.groups_at_once();
    run(queue.messages(), inbound::MOST_IN_GROUP, at_once, work, stopping, tracker).await;
}

/// Works on delivery reports until told to stop, and then until none waits.
pub async fn reports(gateway: Gateway, stopping: CancellationToken, tracker: TaskTracker) {
    let queue = gateway.clone();
    let work = move |group| {
        let gateway = gateway.clone();
        async move { gateway.take_report_group(group).await }
    };
    let at_once = queue.groups_at_once();
    run(queue.reports(), reports::MOST_IN_GROUP, at_once, work, stopping, tracker).await;
}

/// Keeps what officers' programs ask for until told to stop, and then until none waits.
///
/// One group at a time on either database: each takes the next places of the trail, which
/// nobody else can take before its transaction ends.
pub async fn requests(gateway: Gateway, stopping: CancellationToken, tracker: TaskTracker) {
    let queue = gateway.clone();
    let work = move |group| {
        let gateway = gateway.clone();
        async move { gateway.keep_requests(group).await }
    };
    run(queue.requests(), messages::MOST_IN_GROUP, 1, work, stopping, tracker).await;
}

async fn run<J, Work>(
    queue: &Queue<J>,
    most: usize,
    at_once: usize,
    work: impl Fn(Vec<J>) -> Work + Send,
    stopping: CancellationToken,
    tracker: TaskTracker,
) where
    J: Send,
    Work: Future<Output = ()> + Send + 'static,
{
    let permits = Arc::new(Semaphore::new(at_once));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else { return };
        let mut group = tokio::select! {
            biased;
            group = queue.group(most) => group,
            // Doors are shut by now: what still waits is the last of it.
            () = stopping.cancelled() => queue.rest(most).await,
        };
        if group.is_empty() {
            return;
        }
        // Tasks that are ready now run before, so that a crowd comes as one group.
        tokio::task::yield_now().await;
        group.extend(queue.rest(most - group.len()).await);
        let work = work(group);
        tracker.spawn(async move {
            work.await;
            drop(permit);
        });
    }
}
