//! Gathers the messages that wait and has them worked on in groups.
//!
//! As for turns, nothing waits for a group to fill.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::Gateway;

/// Runs until told to stop, and then until the queue is empty.
pub async fn run(gateway: Gateway, stopping: CancellationToken, tracker: TaskTracker) {
    let permits = Arc::new(Semaphore::new(gateway.groups_at_once()));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else { return };
        let group = tokio::select! {
            biased;
            group = gateway.messages_waiting() => group,
            // Doors are shut by now: what still waits is the last of it.
            () = stopping.cancelled() => gateway.messages_left().await,
        };
        if group.is_empty() {
            return;
        }
        let gateway = gateway.clone();
        tracker.spawn(async move {
            gateway.take_messages(group).await;
            drop(permit);
        });
    }
}
