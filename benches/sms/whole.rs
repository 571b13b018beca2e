//! (g) The whole way: the same messages taken over HTTP and passed to the operator, by
//! Kannel alone and by us.
//!
//! What counts is the time from the first call to the last arrival. Kannel with its queue
//! in memory loses what it holds in a crash; its spool is a file for each message, not
//! flushed. Ours is durable before it is accepted.

use std::time::Instant;

use crate::{
    Bench,
    bases::Kind,
    kannel::Kannel,
    meter::Meter,
    officers::token,
    outbox,
    scripts::{Messages, SendSms},
    servers::{self, Far, Sending, judge, wait_until},
    support::load::{self, Extent},
    table::Measured,
};

pub(crate) async fn measure(bench: &mut Bench) {
    let count = bench.options.rows / 5;
    for (keeps, what) in [(false, "queue in memory"), (true, "queue on disk")] {
        let measured = by_kannel(bench, count, keeps).await;
        bench.table.add(&format!("(g) the whole way by Kannel, {what}"), None, measured);
    }
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let measured = by_us(bench, kind, count).await;
        bench.table.add(&format!("(g) the whole way, {}", kind.name()), None, measured);
    }
}

async fn by_kannel(bench: &Bench, count: u64, keeps: bool) -> Measured {
    let kannel = Kannel::start(keeps);
    let script = SendSms::default();
    let meter = Meter::start(Kannel::gauges());
    let began = Instant::now();
    let outcome = load::run(
        kannel.port(),
        bench.options.connections,
        |_| script.clone(),
        Extent::Count(count),
        || (),
    )
    .await;
    let missing = kannel.receive(count).await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let amiss = (outcome.amiss() > 0).then(|| format!("{} calls amiss", outcome.amiss()));
    let further = vec![("accepted, each s", outcome.per_second())];
    Measured { count, seconds, used, further, void: amiss.or(missing) }
}

async fn by_us(bench: &Bench, kind: Kind, count: u64) -> Measured {
    let mut base = bench.base(kind).await;
    let script = Messages::new(&token(&base));
    let far = Far::start().await;
    let api_url = far.api_url();
    let sending = Sending { api_url: &api_url, most_on_wire: 256, tps: 1_000_000 };
    let server = servers::serve(&base, sending).await;
    let meter = Meter::start(vec![server.gauge()]);
    let began = Instant::now();
    let outcome = load::run(
        server.port,
        bench.options.connections,
        |_| script.clone(),
        Extent::Count(count),
        || (),
    )
    .await;
    let is_late = !wait_until(&mut base, outbox::NONE_QUEUED, 0).await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let (_, void) = judge(&far.taken().await, count);
    let amiss = (outcome.amiss() > 0).then(|| format!("{} calls amiss", outcome.amiss()));
    let late = is_late.then(|| "it did not come to an end".to_owned());
    let void = void.or(amiss).or(late).or(outbox::judge(&mut base, "accepted", count).await);
    let further = vec![("accepted, each s", outcome.per_second())];
    Measured { count, seconds, used, further, void }
}
