//! Gathers the turns that wait and has them answered in groups.
//!
//! Nothing waits for a group to fill: while one group is written the next
//! gathers by itself, so a lone turn leaves at once and a crowd shares a commit.

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::{
    Gateway,
    ussd::{Job, MOST_IN_GROUP},
};

/// Runs until told to stop, and then until the queue is empty.
pub async fn run(
    gateway: Gateway,
    mut waiting: mpsc::Receiver<Job>,
    stopping: CancellationToken,
    tracker: TaskTracker,
) {
    let permits = Arc::new(Semaphore::new(gateway.groups_at_once()));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else { return };
        let mut group = Vec::new();
        tokio::select! {
            biased;
            taken = waiting.recv_many(&mut group, MOST_IN_GROUP) => if taken == 0 { return },
            () = stopping.cancelled() => {
                // Doors are shut by now: what still waits is the last of it.
                waiting.close();
                if waiting.recv_many(&mut group, MOST_IN_GROUP).await == 0 {
                    return;
                }
            }
        }
        let gateway = gateway.clone();
        tracker.spawn(async move {
            gateway.answer_group(group).await;
            drop(permit);
        });
    }
}
