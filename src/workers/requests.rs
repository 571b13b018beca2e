//! Gathers the messages that officers' programs ask for and has them kept in groups.
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
            group = gateway.requests_waiting() => group,
            // Doors are shut by now: what still waits is the last of it.
            () = stopping.cancelled() => gateway.requests_left().await,
        };
        if group.is_empty() {
            return;
        }
        let gateway = gateway.clone();
        tracker.spawn(async move {
            gateway.keep_requests(group).await;
            drop(permit);
        });
    }
}
