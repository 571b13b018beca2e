//! Gathers the turns that wait and has them decided and written in groups.
//!
//! Nothing waits for a group to fill: while one group is written the next is
//! decided by itself, so a lone turn leaves at once and a crowd shares a commit.

use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::{
    Gateway,
    ussd::{Decided, Job, MOST_IN_GROUP},
};

/// Runs until told to stop, and then until the queue is empty.
pub async fn run(
    gateway: Gateway,
    mut waiting: mpsc::Receiver<Job>,
    stopping: CancellationToken,
    tracker: TaskTracker,
) {
    let (decided, to_write) = mpsc::channel(MOST_IN_GROUP);
    tracker.spawn(write(gateway.clone(), to_write, tracker.clone()));
    loop {
        let first = tokio::select! {
            biased;
            first = waiting.recv() => first,
            () = stopping.cancelled() => {
                // Doors are shut by now: what still waits is the last of it.
                waiting.close();
                waiting.recv().await
            }
        };
        let Some(first) = first else { return };
        let group = together(first, &mut waiting).await;
        let gateway = gateway.clone();
        // A task of its own, so that a panic costs one group and not the queue.
        let people = tracker.spawn(async move { gateway.decide(group).await }).await;
        for person in people.unwrap_or_default() {
            if decided.send(person).await.is_err() {
                return;
            }
        }
    }
}

/// Writes whatever is decided, until no more will be.
async fn write(gateway: Gateway, mut decided: mpsc::Receiver<Decided>, tracker: TaskTracker) {
    while let Some(first) = decided.recv().await {
        let group = together(first, &mut decided).await;
        let gateway = gateway.clone();
        // As above; whoever sat in it is answered from memory.
        let _ = tracker.spawn(async move { gateway.write(group).await }).await;
    }
}

/// A group: the first and whatever comes with it. Tasks that are ready now run
/// before, so that a crowd comes as one group; nothing is waited for.
async fn together<T>(first: T, queue: &mut mpsc::Receiver<T>) -> Vec<T> {
    tokio::task::yield_now().await;
    let mut group = vec![first];
    while group.len() < MOST_IN_GROUP
        && let Ok(next) = queue.try_recv()
    {
        group.push(next);
    }
    group
}
