//! (a) A broadcast to everybody made rows of the outbox, by the program itself, while
//! somebody else writes.
//!
//! The other writer is a citizen who dials: each turn is a commit. What it waits is what
//! everybody waits who writes meanwhile, so the longest wait bounds the longest lock; how
//! long it waits when nobody else writes is the floor of that.
//! The floor is the same rows in one statement.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use baragumu::world::{RealWorld, World};
use tokio::{task::JoinHandle, time::sleep};

use crate::{
    Bench,
    bases::{Base, Kind},
    meter::Meter,
    officers,
    outbox::settle_down,
    scripts::MSISDN,
    servers::{self, ACCOUNT, IDLE, KEY, ask},
    support::load::post,
    table::Measured,
};

/// How often it is looked whether the stage has changed.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long the other writer is watched alone.
const ALONE: Duration = Duration::from_secs(2);
/// How long each stage may take.
const BOUND: Duration = Duration::from_mins(2);

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
    officers::office(&base).await.1.close().await;
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
    let server = servers::serve(&base, IDLE).await;
    let (gateway, store) = officers::office(&base).await;
    let count = bench.options.subscribers;
    let alone = Dialling::begin(server.port);
    sleep(ALONE).await;
    let longest_alone = alone.end().await.last().copied().unwrap_or(f64::NAN);
    let id = officers::agree(&gateway).await;
    let stage = format!("SELECT COUNT(*) FROM broadcasts WHERE id = {id} AND state = ");
    wait_for(&mut base, &format!("{stage}'expanding'")).await;
    let meter = Meter::start(vec![server.gauge()]);
    let began = Instant::now();
    let dialling = Dialling::begin(server.port);
    let is_whole = wait_for(&mut base, &format!("{stage}'scheduled'")).await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let waits = dialling.end().await;
    let longest = waits.last().copied().unwrap_or(f64::NAN);
    let p99 = waits.get(waits.len() * 99 / 100).copied().unwrap_or(f64::NAN);
    let rows = base.number(&format!("SELECT COUNT(*) FROM outbox WHERE broadcast_id = {id}")).await;
    let void =
        (!is_whole || u64::try_from(rows) != Ok(count)).then(|| format!("{rows} of {count} rows"));
    store.close().await;
    let further = vec![
        ("longest wait of another writer, ms", longest),
        ("its longest wait alone, ms", longest_alone),
        ("p99 of its waits, ms", p99),
        ("MiB more, anonymous", used.most.anonymous - used.before.anonymous),
    ];
    Measured { count, seconds, used, further, void }
}

/// Waits until a query counts one; whether it did in time.
async fn wait_for(base: &mut Base, sql: &str) -> bool {
    let began = Instant::now();
    while base.number(sql).await < 1 {
        if began.elapsed() > BOUND {
            return false;
        }
        sleep(LOOK_EVERY).await;
    }
    true
}

/// Citizens who dial one after another.
struct Dialling {
    stop: Arc<AtomicBool>,
    waits: JoinHandle<Vec<f64>>,
}

impl Dialling {
    fn begin(port: u16) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        Self { waits: tokio::spawn(dial(port, Arc::clone(&stop))), stop }
    }

    /// How many milliseconds each waited for the first screen, ascending.
    async fn end(self) -> Vec<f64> {
        self.stop.store(true, Relaxed);
        let mut waits = self.waits.await.expect("the program answers every citizen");
        waits.sort_by(f64::total_cmp);
        waits
    }
}

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
