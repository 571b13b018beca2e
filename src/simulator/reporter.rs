//! Hands reports over, many in a call, again until they are taken.

use std::{collections::HashMap, sync::Arc, time::Duration};

use serde::Serialize;
use tokio::{sync::Semaphore, time::sleep};

use super::{
    Shared,
    network::{Due, Report},
};
use crate::{
    operators::{Method, Request},
    workers::submit::{Fate, Submitter},
};

/// How often it is looked whether something is due.
const TICK: Duration = Duration::from_millis(10);
/// The most reports in a call: a callback's body may have 64 KiB, and a report has
/// some 140 bytes.
const MOST_IN_A_CALL: usize = 400;
/// The most calls at a time.
const MOST_CALLS: usize = 4;
/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// After how long a call that was not taken is made again, where nothing else is asked.
const PAUSE: Duration = Duration::from_secs(1);
/// How often a call is made before its reports are given up.
const MOST_ATTEMPTS: u32 = 600;

/// What it takes to hand a report over.
#[derive(Debug)]
pub(super) struct Reporter {
    submitter: Submitter,
    /// Where reports go whatever a submit says.
    home: Option<String>,
    lines: Arc<Semaphore>,
}

impl Reporter {
    pub(super) fn new(submitter: Submitter, home: Option<String>) -> Self {
        Self { submitter, home, lines: Arc::new(Semaphore::new(MOST_CALLS)) }
    }

    /// Hands reports over, each to its own address, and waits until they are taken.
    pub(super) async fn hand_over(&self, reports: Vec<Due>) {
        for (url, reports) in by_address(reports) {
            for reports in reports.chunks(MOST_IN_A_CALL) {
                self.call(&url, reports).await;
            }
        }
    }

    async fn call(&self, url: &str, reports: &[Report]) {
        #[derive(Serialize)]
        struct Reports<'a> {
            reports: &'a [Report],
        }
        let Ok(body) = serde_json::to_vec(&Reports { reports }) else { return };
        let request = Request {
            method: Method::Post,
            url: address(self.home.as_deref(), url),
            headers: vec![("Content-Type", "application/json".to_owned())],
            body,
        };
        for _ in 0..MOST_ATTEMPTS {
            let pause = match self.submitter.send(&request, PATIENCE).await {
                Fate::Answered { status: 200..=299, .. } => return,
                Fate::Answered { retry_after, .. } => retry_after.unwrap_or(PAUSE),
                Fate::Unreachable | Fate::Unclear => PAUSE,
            };
            sleep(pause).await;
        }
        tracing::warn!(count = reports.len(), "reports of the simulator were never taken");
    }
}

/// A report's address, or the same path at home.
fn address(home: Option<&str>, url: &str) -> String {
    let path = |url: &str| {
        let (_, rest) = url.split_once("://")?;
        rest.find('/').map(|at| rest[at..].to_owned())
    };
    match (home, path(url)) {
        (Some(home), Some(path)) => format!("{home}{path}"),
        _ => url.to_owned(),
    }
}

fn by_address(reports: Vec<Due>) -> HashMap<Arc<str>, Vec<Report>> {
    let mut grouped: HashMap<Arc<str>, Vec<Report>> = HashMap::new();
    for Due { url, report } in reports {
        grouped.entry(url).or_default().push(report);
    }
    grouped
}

/// Lets time pass for the network until it is aborted.
pub(super) async fn run(shared: Arc<Shared>) {
    loop {
        // Only what can be handed over now is taken out: the rest waits in order.
        let Ok(line) = Arc::clone(&shared.reporter.lines).acquire_owned().await else { return };
        let due = shared.network().pass(shared.world.now(), MOST_IN_A_CALL);
        if due.is_empty() {
            drop(line);
            sleep(TICK).await;
            continue;
        }
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let count = due.len();
            shared.reporter.hand_over(due).await;
            shared.network().reported(count);
            drop(line);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_go_home_by_the_path_they_were_given() {
        let url = "https://ussd.example.go.tz/callbacks/a/b/dlr";
        assert_eq!(address(None, url), url);
        let home = Some("http://127.0.0.1:8080");
        assert_eq!(address(home, url), "http://127.0.0.1:8080/callbacks/a/b/dlr");
        assert_eq!(address(home, "nonsense"), "nonsense");
    }
}
