//! Clocks and loops: what runs beside the doors.
//!
//! Each worker is one loop over one use case; [`Workers::start`] starts them in
//! order, [`Workers::stop`] lets them finish what is in hand. Nothing else in the
//! program spawns.

pub mod groups;
pub mod pusher;
pub mod scheduler;
pub mod sender;
pub mod submit;
pub mod sweeper;

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::{Gateway, ussd::LaterTurn};
use sender::{Sender, transport::Transport};
use submit::Submitter;

/// The running workers.
#[derive(Debug)]
pub struct Workers {
    /// Those who put work into queues.
    callers: TaskTracker,
    /// All others.
    tracker: TaskTracker,
    stopping: CancellationToken,
    /// Cancelled before the others: what has left is to be answered first.
    stopping_to_send: CancellationToken,
    /// Cancelled once nobody puts anything into the queues any more.
    emptying: CancellationToken,
}

impl Workers {
    /// Starts all workers. `folder` is the data folder; `tidy` is done now and then, for
    /// whatever above this floor only grows by itself.
    #[must_use]
    pub fn start(
        gateway: &Gateway,
        folder: PathBuf,
        later: mpsc::Receiver<LaterTurn>,
        submitter: Submitter,
        tidy: impl Fn() + Send + 'static,
    ) -> Self {
        let tracker = TaskTracker::new();
        let stopping = CancellationToken::new();
        let stopping_to_send = stopping.child_token();
        let emptying = CancellationToken::new();
        groups::start(gateway, &emptying, &tracker);
        let submitter = Arc::new(submitter);
        let callers = TaskTracker::new();
        callers.spawn(pusher::run(
            gateway.clone(),
            later,
            Arc::clone(&submitter),
            stopping.clone(),
            callers.clone(),
        ));
        for account in gateway.senders() {
            let transport = Transport::Http(Arc::clone(&submitter));
            let sender = Sender::new(gateway, account, transport, tracker.clone());
            tracker.spawn(sender.run(stopping_to_send.clone()));
        }
        tracker.spawn(sweeper::sweep(gateway.clone(), stopping.clone()));
        tracker.spawn(sweeper::tell_trail(gateway.clone(), stopping.clone()));
        tracker.spawn(sweeper::watch(gateway.clone(), stopping.clone()));
        tracker.spawn(scheduler::run(gateway.clone(), folder, stopping.clone()));
        if !gateway.is_one_of_many() {
            tracker.spawn(sweeper::copy_log(gateway.clone(), stopping.clone()));
        }
        tracker.spawn(sweeper::tidy(tidy, stopping.clone()));
        Self { callers, tracker, stopping, stopping_to_send, emptying }
    }

    /// Lets nothing more leave. Answers to what has left are still waited for.
    pub fn stop_sending(&self) {
        self.stopping_to_send.cancel();
    }

    /// Lets every worker finish what is in hand, for at most `patience`.
    /// Whether all did.
    pub async fn stop(self, patience: Duration) -> bool {
        let finished = async {
            self.stopping.cancel();
            self.callers.close();
            self.callers.wait().await;
            self.emptying.cancel();
            self.tracker.close();
            self.tracker.wait().await;
        };
        tokio::time::timeout(patience, finished).await.is_ok()
    }
}
