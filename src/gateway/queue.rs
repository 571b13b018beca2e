//! Work that waits for its group.

use std::time::Duration;

use tokio::sync::{Mutex, mpsc};

/// How long whoever put work in waits for what became of it. A database that stands
/// still holds the work it was given, and an operator that hears nothing for longer gives
/// up too. What is done after all by then is known again when it comes a second time.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// A queue whose work is taken in groups: whatever waits together is done together,
/// and nothing waits for a group to fill.
#[derive(Debug)]
pub struct Queue<J> {
    entrance: mpsc::Sender<J>,
    waiting: Mutex<mpsc::Receiver<J>>,
}

impl<J> Queue<J> {
    /// A queue in which at most `most` may wait.
    #[must_use]
    pub fn new(most: usize) -> Self {
        let (entrance, waiting) = mpsc::channel(most);
        Self { entrance, waiting: Mutex::new(waiting) }
    }

    /// Puts something in; gives it back if the queue is full.
    ///
    /// # Errors
    /// What was not put in.
    pub fn offer(&self, job: J) -> Result<(), J> {
        self.entrance.try_send(job).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(job) | mpsc::error::TrySendError::Closed(job) => job,
        })
    }

    /// Waits until there is something, and takes all that comes together, at most `most`;
    /// nothing, once it has `ended` and nothing waits any more.
    pub async fn group(&self, most: usize, ended: impl Future<Output = ()>) -> Vec<J> {
        let mut waiting = self.waiting.lock().await;
        let mut group = Vec::new();
        tokio::select! {
            biased;
            _ = waiting.recv_many(&mut group, most) => {}
            () = ended => {}
        }
        loop {
            // Tasks that are ready now run before, and so do those that they make ready: a
            // crowd comes as one group.
            tokio::task::yield_now().await;
            let found = group.len();
            while group.len() < most
                && let Ok(job) = waiting.try_recv()
            {
                group.push(job);
            }
            if group.len() == found || group.len() == most {
                return group;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::Queue;

    #[tokio::test]
    async fn what_becomes_ready_meanwhile_joins_the_group() {
        let queue = std::sync::Arc::new(Queue::new(8));
        queue.offer(1).unwrap();
        let other = std::sync::Arc::clone(&queue);
        tokio::spawn(async move { other.offer(2).unwrap() });
        assert_eq!(queue.group(8, pending()).await, [1, 2]);
    }

    #[tokio::test]
    async fn a_group_is_bounded_and_the_rest_comes_before_the_end() {
        let queue = Queue::new(8);
        for job in 0..5 {
            queue.offer(job).unwrap();
        }
        assert_eq!(queue.group(3, ready(())).await, [0, 1, 2]);
        assert_eq!(queue.group(3, ready(())).await, [3, 4]);
        assert!(queue.group(3, ready(())).await.is_empty());
    }
}
