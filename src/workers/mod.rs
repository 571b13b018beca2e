//! Clocks and loops: what runs beside the doors.
//!
//! Each worker is one loop over one use case; [`Workers::start`] starts them in
//! order, [`Workers::stop`] lets them finish what is in hand. Nothing else in the
//! program spawns.

pub mod messages;
pub mod pusher;
pub mod requests;
pub mod submit;
pub mod sweeper;
pub mod turns;

use std::{sync::Arc, time::Duration};

use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::{
    Gateway,
    ussd::{Job, LaterTurn},
};
use submit::Submitter;

/// The running workers.
#[derive(Debug)]
pub struct Workers {
    tracker: TaskTracker,
    stopping: CancellationToken,
}

impl Workers {
    /// Starts all workers. `tidy` is done now and then, for whatever above this
    /// floor only grows by itself.
    #[must_use]
    pub fn start(
        gateway: &Gateway,
        turns: mpsc::Receiver<Job>,
        later: mpsc::Receiver<LaterTurn>,
        submitter: Submitter,
        tidy: impl Fn() + Send + 'static,
    ) -> Self {
        let tracker = TaskTracker::new();
        let stopping = CancellationToken::new();
        tracker.spawn(turns::run(gateway.clone(), turns, stopping.clone(), tracker.clone()));
        tracker.spawn(messages::run(gateway.clone(), stopping.clone(), tracker.clone()));
        tracker.spawn(requests::run(gateway.clone(), stopping.clone(), tracker.clone()));
        let submitter = Arc::new(submitter);
        tracker.spawn(pusher::run(
            gateway.clone(),
            later,
            submitter,
            stopping.clone(),
            tracker.clone(),
        ));
        tracker.spawn(sweeper::sweep(gateway.clone(), stopping.clone()));
        tracker.spawn(sweeper::watch(gateway.clone(), stopping.clone()));
        tracker.spawn(sweeper::tidy(tidy, stopping.clone()));
        Self { tracker, stopping }
    }

    /// Lets every worker finish what is in hand, for at most `patience`.
    /// Whether all did.
    pub async fn stop(self, patience: Duration) -> bool {
        self.stopping.cancel();
        self.tracker.close();
        tokio::time::timeout(patience, self.tracker.wait()).await.is_ok()
    }
}
