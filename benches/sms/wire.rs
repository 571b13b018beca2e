//! (c) From the outbox to an operator in another process, over HTTP.
//!
//! The floor is the same client calling the same operator with no store behind it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use baragumu::{
    operators::{Method, Request},
    workers::submit::{Fate, Submitter},
};
use serde::Deserialize;

use crate::{
    Bench,
    bases::Kind,
    meter::Meter,
    outbox::{self, Filling},
    scripts::{TEXT, msisdn},
    servers::{self, ACCOUNT, Far, Sending, judge, wait_until},
    table::Measured,
};

/// Calls in flight.
const IN_FLIGHT: usize = 16;

pub(crate) async fn measure(bench: &mut Bench) {
    for in_a_call in [1, 100] {
        // Few enough to take seconds, many enough to be a rate.
        let count = bench.options.rows / if in_a_call == 1 { 5 } else { 1 };
        let floor = format!("(c) floor: the client alone, {in_a_call} a call");
        let measured = bare(count, in_a_call).await;
        bench.table.add(&floor, None, measured);
        for kind in [Kind::Sqlite, Kind::Postgres] {
            let name = format!("(c) to an operator, {in_a_call} a call, {}", kind.name());
            let measured = sent(bench, kind, count, in_a_call).await;
            bench.table.add(&name, Some(&floor), measured);
        }
    }
}

async fn sent(bench: &Bench, kind: Kind, count: u64, in_a_call: usize) -> Measured {
    let mut base = bench.base(kind).await;
    let filling = if in_a_call == 1 { Filling::Singles } else { Filling::Broadcast };
    outbox::fill(&mut base, ACCOUNT, 1, count, filling).await;
    let far = Far::start().await;
    let api_url = far.api_url();
    // Answers come while a step is committed, so several times as many are out.
    let most_on_wire = if in_a_call == 1 { 16 * IN_FLIGHT } else { 4 * IN_FLIGHT * in_a_call };
    let sending = Sending { api_url: &api_url, most_on_wire, tps: 1_000_000 };
    let server = servers::serve(&base, sending).await;
    let meter = Meter::start(vec![server.gauge()]);
    let is_late = !wait_until(&mut base, outbox::NONE_QUEUED, 0).await;
    let used = meter.read();
    let taken = far.taken().await;
    let (seconds, void) = judge(&taken, count);
    let void = void.or_else(|| is_late.then(|| "it did not come to an end".to_owned()));
    let void = void.or(outbox::judge(&mut base, "accepted", count).await);
    let calls = calls(&far).await;
    let further = vec![("messages a call", count as f64 / calls)];
    Measured { count, seconds, used, further, void }
}

async fn calls(far: &Far) -> f64 {
    #[derive(Deserialize)]
    struct Counts {
        calls: u64,
    }
    let counts = servers::get(far.server.port, "/simulator/counts").await;
    serde_json::from_str::<Counts>(&counts).map_or(f64::NAN, |counts| counts.calls as f64)
}

/// Calls of the same size, one after another over so many tasks.
async fn bare(count: u64, in_a_call: usize) -> Measured {
    let far = Far::start().await;
    let submitter = Arc::new(Submitter::new().expect("the HTTP client can be set up"));
    let next = Arc::new(AtomicU64::new(0));
    let meter = Meter::of_us(None);
    let began = Instant::now();
    let tasks: Vec<_> = (0..IN_FLIGHT)
        .map(|_| {
            let (submitter, next, url) = (Arc::clone(&submitter), Arc::clone(&next), far.api_url());
            tokio::spawn(async move {
                loop {
                    let first = next.fetch_add(in_a_call as u64, Relaxed);
                    if first >= count {
                        return;
                    }
                    let last = (first + in_a_call as u64).min(count);
                    call(&submitter, &url, first, last).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("the far side answers");
    }
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let (_, void) = judge(&far.taken().await, count);
    Measured { count, seconds, used, further: Vec::new(), void }
}

async fn call(submitter: &Submitter, url: &str, first: u64, last: u64) {
    #[derive(Deserialize)]
    struct Answered {
        recipients: Vec<Said>,
    }
    #[derive(Deserialize)]
    struct Said {
        status: String,
        operator_ref: Option<String>,
    }
    let recipients: Vec<String> = (first..last)
        .map(|n| format!("{{\"msisdn\":\"{}\",\"reference\":{}}}", msisdn(n), n + 1))
        .collect();
    let body = format!(
        "{{\"sender_id\":\"15015\",\"body\":\"{TEXT}\",\"validity_minutes\":60,\
         \"report_url\":\"\",\"recipients\":[{}]}}",
        recipients.join(",")
    );
    let request = Request {
        method: Method::Post,
        url: url.to_owned(),
        headers: vec![("content-type", "application/json".to_owned())],
        body: body.into_bytes(),
    };
    let Fate::Answered { status: 200, body, .. } =
        submitter.send(&request, Duration::from_secs(10)).await
    else {
        panic!("the far side takes everything");
    };
    let answered: Answered = serde_json::from_slice(&body).expect("it answers so");
    let is_taken = |said: &Said| said.status == "accepted" && said.operator_ref.is_some();
    assert!(answered.recipients.iter().all(is_taken));
}
