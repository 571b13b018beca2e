//! Takes what waits in the gateway's queues, and has it worked on in groups.
//!
//! Nothing waits for a group to fill: while one is written the next gathers, so that a lone
//! one leaves at once and a crowd shares a commit.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::gateway::{Gateway, delivery::reports, inbound, messages, queue::Queue, ussd};

/// Works off every queue until told that nothing more comes, and then until it is empty.
pub fn start(gateway: &Gateway, emptying: &CancellationToken, tracker: &TaskTracker) {
    let at_once = gateway.groups_at_once();
    /// One queue: what is done with a group, how many may be in it, and how many groups are
    /// worked on at once.
    macro_rules! works {
        ($queue:ident, $work:ident, $most:expr, $at_once:expr) => {
            for _ in 0..$at_once {
                let (gateway, emptying) = (gateway.clone(), emptying.clone());
                tracker.spawn(async move {
                    let work = |group| gateway.$work(group);
                    run(gateway.$queue(), $most, work, &emptying).await;
                });
            }
        };
    }
    // More than one group of turns at a time made smaller ones, and dearer, on either
    // database.
    works!(turns, take_turns, ussd::MOST_IN_GROUP, 1);
    works!(messages, take_messages, inbound::MOST_IN_GROUP, at_once);
    works!(reports, take_report_group, reports::MOST_IN_GROUP, at_once);
    // Each group takes the next places of the trail, which nobody else can take before its
    // transaction ends.
    works!(requests, keep_requests, messages::MOST_IN_GROUP, 1);
}

async fn run<J, Work>(
    queue: &Queue<J>,
    most: usize,
    work: impl Fn(Vec<J>) -> Work,
    emptying: &CancellationToken,
) where
    Work: Future<Output = ()>,
{
    loop {
        let group = queue.group(most, emptying.cancelled()).await;
        if group.is_empty() {
            return;
        }
        // A panic costs one group and not the queue: whoever waits in it hears no answer.
        let _ = AssertUnwindSafe(work(group)).catch_unwind().await;
    }
}
