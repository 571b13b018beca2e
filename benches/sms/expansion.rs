//! (a) A broadcast to everybody made rows of the outbox, by the program itself, while
//! somebody else writes.
//!
//! The other writer is a citizen who dials: each turn is a commit. What it waits is what
//! everybody waits who writes meanwhile, so the longest wait bounds the longest lock.
//! The floor is the same rows in one statement.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use baragumu::world::{RealWorld, World};

use crate::{
    Bench,
    bases::{Base, Kind},
    meter::Meter,
    officers::Officers,
    outbox::settle_down,
    scripts::MSISDN,
    servers::{self, ACCOUNT, IDLE, KEY, ask, wait_until},
    support::load::post,
    table::Measured,
};

/// When the broadcast begins: long after the measure.
const STARTS: &str = "2099-01-01T09:00:00+03:00";

pub(crate) async fn measure(bench: &mut Bench) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let floor = format!("(a) floor: INSERT ... SELECT, {}", kind.name());
        let measured = in_one_statement(bench, kind).await;
        bench.table.add(&floor, None, measured);
        let measured = expanded(bench, kind).await;
        let name = format!("(a) broadcast made rows, {}", kind.name());
        bench.table.add(&name, Some(&floor), measured);
    }
}

/// A database with so many subscribers, of every ward.
async fn with_subscribers(bench: &Bench, kind: Kind) -> Base {
    let mut base = bench.base(kind).await;
    // The starter data has the wards.
    servers::serve(&base, IDLE).await.stop();
    let count = bench.options.subscribers;
    let now = RealWorld.now().as_ms();
    base.execute(&format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
         INSERT INTO subscribers (msisdn, language, ward_code, joined_at, created_at, updated_at)
         SELECT {MSISDN}, 'sw', codes.code, {now}, {now}, {now}
         FROM n JOIN (
            SELECT code, ROW_NUMBER() OVER (ORDER BY code) - 1 AS place,
                COUNT(*) OVER () AS wards FROM wards
         ) AS codes ON codes.place = n.i % codes.wards"
    ))
    .await;
    settle_down(&mut base).await;
    base
}

async fn in_one_statement(bench: &Bench, kind: Kind) -> Measured {
    let mut base = with_subscribers(bench, kind).await;
    let now = RealWorld.now().as_ms();
    let meter = Meter::of_us(base.postmaster);
    let began = Instant::now();
    let count = base
        .execute(&format!(
            "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, ward_code,
                segments, created_at, due_at, validity, changed_at)
             SELECT 1, '{ACCOUNT}', 'bulk', msisdn, language, ward_code, 1, {now}, {now},
                {now} + 86400000, {now}
             FROM subscribers WHERE joined_at IS NOT NULL AND left_at IS NULL ORDER BY msisdn"
        ))
        .await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let void = (count != bench.options.subscribers).then(|| format!("{count} rows"));
    Measured { count, seconds, used, further: Vec::new(), void }
}

async fn expanded(bench: &Bench, kind: Kind) -> Measured {
    let mut base = with_subscribers(bench, kind).await;
    let officers = Officers::of(&base);
    let server = servers::serve(&base, IDLE).await;
    let id = officers.submit(server.port, Some(STARTS)).await;
    let port = server.port;
    // Let what the submission did come to rest.
    tokio::time::sleep(Duration::from_millis(500)).await;

    let count = bench.options.subscribers;
    let stop = Arc::new(AtomicBool::new(false));
    let dialling = tokio::spawn(dial(port, Arc::clone(&stop)));
    let meter = Meter::start(vec![server.gauge()]);
    let began = Instant::now();
    officers.approve(port, id).await;
    let expanded =
        format!("SELECT COUNT(*) FROM broadcasts WHERE id = {id} AND state = 'scheduled'");
    let is_late = !wait_until(&mut base, &expanded, 1).await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    stop.store(true, Relaxed);
    let mut waits = dialling.await.expect("the program answers every citizen");
    waits.sort_by(f64::total_cmp);
    let longest = waits.last().copied().unwrap_or(f64::NAN);
    let p99 = waits.get(waits.len() * 99 / 100).copied().unwrap_or(f64::NAN);
    let rows = base.number(&format!("SELECT COUNT(*) FROM outbox WHERE broadcast_id = {id}")).await;
    let void =
        (is_late || u64::try_from(rows) != Ok(count)).then(|| format!("{rows} of {count} rows"));
    let further = vec![
        ("longest wait of another writer, ms", longest),
        ("p99 of its waits, ms", p99),
        ("MiB more, anonymous", used.most.anonymous - used.before.anonymous),
    ];
    Measured { count, seconds, used, further, void }
}

/// Citizens who dial one after another, until told to stop; how many milliseconds each
/// waited for the first screen.
async fn dial(port: u16, stop: Arc<AtomicBool>) -> Vec<f64> {
    let path = format!("/callbacks/{ACCOUNT}/{KEY}/ussd");
    let mut waits = Vec::new();
    while !stop.load(Relaxed) {
        let body = format!(
            "{{\"session\":\"bench-{0}\",\"msisdn\":\"+2557130{0:05}\",\
             \"service_code\":\"*149*46#\",\"turn\":0}}",
            waits.len() % 100_000
        );
        let mut request = String::new();
        post(&mut request, &path, "application/json", "Connection: close\r\n", &body);
        let began = Instant::now();
        ask(port, &request).await;
        waits.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    waits
}
