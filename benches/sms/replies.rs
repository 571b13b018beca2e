//! (f) How long a citizen waits for a keyword's answer while a broadcast leaves at full
//! speed: from the operator's callback to the answer at the operator.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use baragumu::world::{RealWorld, World};
use tokio::time::sleep;

use crate::{
    Bench,
    bases::Kind,
    meter::Meter,
    outbox::{self, Filling},
    servers::{self, ACCOUNT, Far, KEY, Sending, ask, wait_until},
    support::load::post,
    table::Measured,
};

/// How often a citizen writes.
const EVERY: Duration = Duration::from_millis(100);
/// The first of their numbers; no broadcast goes there.
const FIRST: u64 = 255_713_000_000;

pub(crate) async fn measure(bench: &mut Bench) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let measured = answered(bench, kind).await;
        let name = format!("(f) keyword answers during a broadcast, {}", kind.name());
        bench.table.add(&name, None, measured);
    }
}

async fn answered(bench: &Bench, kind: Kind) -> Measured {
    let mut base = bench.base(kind).await;
    let count = bench.options.subscribers;
    outbox::fill(&mut base, ACCOUNT, 1, count, Filling::Broadcast).await;
    let far = Far::start().await;
    let api_url = far.api_url();
    let sending = Sending { api_url: &api_url, most_on_wire: 6_400, tps: 1_000_000 };
    let server = servers::serve(&base, sending).await;
    let meter = Meter::start(vec![server.gauge()]);
    let began = Instant::now();
    let mut written = HashMap::new();
    let none_queued = outbox::NONE_QUEUED;
    while base.number(none_queued).await < 0 && began.elapsed() < Duration::from_mins(3) {
        let msisdn = FIRST + written.len() as u64;
        let body = format!(
            "{{\"id\":\"mo-{msisdn}\",\"msisdn\":\"+{msisdn}\",\"to\":\"15015\",\"body\":\"MSAADA\"}}"
        );
        let mut request = String::new();
        let path = format!("/callbacks/{ACCOUNT}/{KEY}/mo");
        post(&mut request, &path, "application/json", "Connection: close\r\n", &body);
        written.insert(msisdn, RealWorld.now().as_ms());
        // Each comes at its time, whether or not the one before was answered.
        let port = server.port;
        tokio::spawn(async move { ask(port, &request).await });
        sleep(EVERY).await;
    }
    // The last answers may still be on their way.
    sleep(Duration::from_secs(2)).await;
    let _late = wait_until(&mut base, none_queued, 0).await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let mut waited = Vec::new();
    let mut bulk = Vec::new();
    for taken in far.taken().await {
        match written.remove(&taken.msisdn) {
            Some(at_ms) => waited.push((taken.at_ms - at_ms) as f64),
            None => bulk.push(taken),
        }
    }
    let (bulk_seconds, void) = servers::judge(&bulk, count);
    let silent = (!written.is_empty()).then(|| format!("{} got no answer", written.len()));
    waited.sort_by(f64::total_cmp);
    let quantile = |part: usize| {
        let at = (waited.len().saturating_sub(1) * part).div_ceil(100);
        waited.get(at).copied().unwrap_or(f64::NAN)
    };
    let further = vec![
        ("p50, ms", quantile(50)),
        ("p95, ms", quantile(95)),
        ("longest, ms", quantile(100)),
        ("broadcast meanwhile, each s", count as f64 / bulk_seconds),
    ];
    // What was used was used for all of them.
    let count = count + waited.len() as u64;
    Measured { count, seconds, used, further, void: void.or(silent) }
}
