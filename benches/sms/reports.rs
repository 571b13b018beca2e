//! (d) Delivery reports in, over HTTP.

use std::time::Duration;

use crate::{
    Bench,
    bases::Kind,
    meter::Meter,
    outbox::{self, Filling},
    scripts::Reports,
    servers::{self, ACCOUNT, IDLE},
    support::{
        load::{self, Extent},
        server::Server,
    },
    table::Measured,
};

pub(crate) async fn measure(bench: &mut Bench) {
    for in_a_call in [1, 100] {
        let count = bench.options.rows / if in_a_call == 1 { 5 } else { 1 } / in_a_call * in_a_call;
        let floor = format!("(d) floor: a bare handler, {in_a_call} a call");
        let server = servers::floor().await;
        let measured = loaded(bench, &server, count, in_a_call).await;
        drop(server);
        bench.table.add(&floor, None, measured);
        for kind in [Kind::Sqlite, Kind::Postgres] {
            let mut base = bench.base(kind).await;
            outbox::fill(&mut base, ACCOUNT, 1, count, Filling::Accepted).await;
            let mut server = servers::serve(&base, IDLE).await;
            let mut measured = loaded(bench, &server, count, in_a_call).await;
            server.stop();
            let void = outbox::judge(&mut base, "delivered", count).await;
            measured.void = measured.void.or(void);
            let name = format!("(d) delivery reports, {in_a_call} a call, {}", kind.name());
            bench.table.add(&name, Some(&floor), measured);
        }
    }
}

async fn loaded(bench: &Bench, server: &Server, count: u64, in_a_call: u64) -> Measured {
    let meter = Meter::start(vec![server.gauge()]);
    let script = Reports::new(in_a_call);
    let outcome = load::run(
        server.port,
        bench.options.connections,
        |_| script.clone(),
        Extent::Count(count / in_a_call),
        || (),
    )
    .await;
    let used = meter.read();
    let void = (outcome.amiss() > 0).then(|| format!("{} calls amiss", outcome.amiss()));
    Measured {
        count,
        seconds: outcome.window.max(Duration::from_millis(1)).as_secs_f64(),
        used,
        further: vec![
            ("p50 of a call, ms", outcome.quantile(0.5)),
            ("p99", outcome.quantile(0.99)),
        ],
        void,
    }
}
