//! (e) Single messages accepted over the API, beside what Kannel's sendsms accepts.

use std::time::Duration;

use crate::{
    Bench,
    bases::Kind,
    kannel::Kannel,
    meter::Meter,
    officers::token,
    scripts::{Messages, SendSms},
    servers::{self, IDLE},
    support::{
        load::{self, Extent, Script},
        server::Gauge,
    },
    table::Measured,
};

pub(crate) const FLOOR: &str = "(e) floor: a bare handler";

/// How long the load warms up, and how long it counts.
const EXTENT: Extent = Extent::Time(Duration::from_secs(1), Duration::from_secs(5));

pub(crate) async fn measure(bench: &mut Bench) {
    let floor = servers::floor().await;
    let script = Messages::new("nobody");
    let (measured, _) = loaded(bench, floor.port, vec![floor.gauge()], &script).await;
    drop(floor);
    bench.table.add(FLOOR, None, measured);
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut base = bench.base(kind).await;
        let script = Messages::new(&token(&base));
        let mut server = servers::serve(&base, IDLE).await;
        let (mut measured, accepted) =
            loaded(bench, server.port, vec![server.gauge()], &script).await;
        server.stop();
        let rows = base.number("SELECT COUNT(*) FROM outbox").await;
        if rows != accepted {
            let void = format!("{accepted} were accepted, {rows} are in the outbox");
            measured.void.get_or_insert(void);
        }
        let name = format!("(e) messages accepted, {}", kind.name());
        bench.table.add(&name, Some(FLOOR), measured);
    }
    let kannel = Kannel::start(false);
    let script = SendSms::default();
    let (mut measured, accepted) = loaded(bench, kannel.port(), Kannel::gauges(), &script).await;
    measured.void = measured.void.or(kannel.receive(accepted.unsigned_abs()).await);
    bench.table.add("(e) accepted by Kannel, queue in memory", Some(FLOOR), measured);
}

/// What was measured, and how many were accepted in all.
async fn loaded(
    bench: &Bench,
    port: u16,
    gauges: Vec<Gauge>,
    script: &(impl Script + Clone + Sync),
) -> (Measured, i64) {
    let mut meter = None;
    let mut used = None;
    let outcome = load::run(
        port,
        bench.options.connections,
        |_| script.clone(),
        EXTENT,
        || match meter.take() {
            None => meter = Some(Meter::start(gauges.clone())),
            Some(meter) => used = Some(Meter::read(meter)),
        },
    )
    .await;
    let measured = Measured {
        count: outcome.answered,
        seconds: outcome.window.as_secs_f64(),
        used: used.expect("the window was closed"),
        further: vec![("p50, ms", outcome.quantile(0.5)), ("p99, ms", outcome.quantile(0.99))],
        void: (outcome.amiss() > 0).then(|| format!("{} calls amiss", outcome.amiss())),
    };
    (measured, i64::try_from(outcome.whole).unwrap_or(i64::MAX))
}
