//! (b) The outbox drained to nobody: what taking, judging, marking and settling costs.
//!
//! The floor is bare SQL of the same sizes: in one transaction read the next wave, write
//! the account's mark, and settle the wave before it.

use std::time::Instant;

use baragumu::world::{RealWorld, World};

use crate::{
    Bench,
    bases::{Base, Kind, Link},
    meter::Meter,
    outbox::{self, Filling},
    scripts::operator_ref,
    servers::{self, ACCOUNT, SECOND, Sending, begin, wait_until},
    support::server::Server,
    table::Measured,
};

/// Messages on the wire at most, and rows of one settling.
const WAVE: usize = 1_000;

const NOBODY: Sending<'_> =
    Sending { api_url: "http://127.0.0.1:9/simulator/submit", most_on_wire: WAVE, tps: 1_000_000 };

pub(crate) async fn measure(bench: &mut Bench) {
    for (kind, nodes) in [(Kind::Sqlite, 1), (Kind::Postgres, 1), (Kind::Postgres, 2)] {
        let name = |what: &str| match nodes {
            1 => format!("(b) {what}, {}", kind.name()),
            _ => format!("(b) {what}, {}, two nodes", kind.name()),
        };
        let floor = name("floor: read, mark, settle in bare SQL");
        let measured = bare(bench, kind, nodes).await;
        bench.table.add(&floor, None, measured);
        let measured = drained(bench, kind, nodes).await;
        bench.table.add(&name("outbox drained to nobody"), Some(&floor), measured);
    }
}

/// A database with `rows` messages, spread over as many accounts as nodes; each account's
/// last row.
async fn filled(bench: &Bench, kind: Kind, nodes: u64) -> (Base, Vec<(&'static str, u64)>) {
    let mut base = bench.base(kind).await;
    let share = bench.options.rows / nodes;
    let mut accounts = Vec::new();
    for (at, account) in (0..nodes).zip([ACCOUNT, SECOND]) {
        let first = 1 + at * share;
        outbox::fill(&mut base, account, first, share, Filling::Broadcast).await;
        accounts.push((account, first + share - 1));
    }
    (base, accounts)
}

async fn drained(bench: &Bench, kind: Kind, nodes: u64) -> Measured {
    let (mut base, accounts) = filled(bench, kind, nodes).await;
    let mut running = Vec::new();
    for (account, _) in &accounts {
        // The database's CPU counts once.
        let postmaster = base.postmaster.filter(|_| running.is_empty());
        running.push(servers::node(&base, account, postmaster, NOBODY).await);
    }
    let meter = Meter::start(running.iter().map(Server::gauge).collect());
    let began = Instant::now();
    for node in &running {
        begin(node).await;
    }
    let mut is_late = false;
    for (_, last) in &accounts {
        let done = format!("SELECT COUNT(*) FROM outbox WHERE id = {last} AND state <> 'queued'");
        is_late |= !wait_until(&mut base, &done, 1).await;
    }
    // The last row may be settled before the rest of its wave.
    let queued = "SELECT -COUNT(*) FROM outbox WHERE state = 'queued'";
    is_late |= !wait_until(&mut base, queued, 0).await;
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    drop(running);
    let count = bench.options.rows / nodes * nodes;
    let void = outbox::judge(&mut base, "accepted", count).await;
    let void = void.or_else(|| is_late.then(|| "it did not come to an end".to_owned()));
    let grown = used.most.anonymous - used.before.anonymous;
    Measured { count, seconds, used, further: vec![("MiB more, anonymous", grown)], void }
}

async fn bare(bench: &Bench, kind: Kind, nodes: u64) -> Measured {
    let (mut base, accounts) = filled(bench, kind, nodes).await;
    base.execute(
        "INSERT INTO drivers (account, node, term, expires_at, on_wire)
         VALUES ('simulator', 'floor', 1, 0, '[]'), ('second', 'floor', 1, 0, '[]')",
    )
    .await;
    let meter = Meter::of_us(base.postmaster);
    let began = Instant::now();
    let drains = accounts.iter().map(|(account, _)| {
        let url = base.url.clone();
        tokio::spawn(drain_bare(url, account))
    });
    for drain in drains.collect::<Vec<_>>() {
        drain.await.expect("the bench knows the schema");
    }
    let seconds = began.elapsed().as_secs_f64();
    let used = meter.read();
    let count = bench.options.rows / nodes * nodes;
    let void = outbox::judge(&mut base, "accepted", count).await;
    Measured { count, seconds, used, further: Vec::new(), void }
}

/// Drains one account in waves.
async fn drain_bare(url: String, account: &'static str) {
    let mut link = Link::to(&url).await;
    let begin = match &link {
        Link::Sqlite(_) => "BEGIN IMMEDIATE",
        Link::Postgres(_) => "BEGIN",
    };
    let mut before: Vec<i64> = Vec::new();
    let mut after = 0;
    let due_at = format!("SELECT MIN(due_at) FROM outbox WHERE account = '{account}'");
    let due_at = link.number(&due_at).await;
    loop {
        link.execute(begin).await;
        let wave = link.wave(account, due_at, after).await;
        link.mark(account, &wave).await;
        if !before.is_empty() {
            link.settle(&before).await;
        }
        link.execute("COMMIT").await;
        if wave.is_empty() {
            return;
        }
        after = wave.last().copied().unwrap_or(after);
        before = wave;
    }
}

impl Link {
    async fn wave(&mut self, account: &str, due_at: i64, after: i64) -> Vec<i64> {
        const WAVE_OF: &str = "SELECT id, msisdn, language, validity FROM outbox
            WHERE account = $1 AND broadcast_id = $6 AND lane = 'bulk' AND state = 'queued'
                AND (due_at, id) > ($2, $3) AND due_at <= $4
            ORDER BY due_at, id LIMIT $5";
        type Found = (i64, String, String, i64);
        let broadcast = outbox::broadcast_of(account);
        let now = RealWorld.now().as_ms();
        let most = i64::try_from(WAVE).unwrap_or(i64::MAX);
        let query = sqlx::query_as;
        let found: Vec<Found> = match self {
            Self::Sqlite(link) => {
                query(WAVE_OF)
                    .bind(account)
                    .bind(due_at)
                    .bind(after)
                    .bind(now)
                    .bind(most)
                    .bind(broadcast)
                    .fetch_all(link)
                    .await
            }
            Self::Postgres(link) => {
                sqlx::query_as(WAVE_OF)
                    .bind(account)
                    .bind(due_at)
                    .bind(after)
                    .bind(now)
                    .bind(most)
                    .bind(broadcast)
                    .fetch_all(link)
                    .await
            }
        }
        .expect("the bench knows the schema");
        found.into_iter().map(|found| found.0).collect()
    }

    async fn mark(&mut self, account: &str, wave: &[i64]) {
        let wave = serde_json::to_string(wave).expect("numbers can be written");
        let sql = format!("UPDATE drivers SET on_wire = '{wave}' WHERE account = '{account}'");
        self.execute(&sql).await;
    }

    async fn settle(&mut self, wave: &[i64]) {
        let refs: Vec<String> =
            wave.iter().map(|id| operator_ref(u64::try_from(*id).unwrap_or_default())).collect();
        let now = RealWorld.now().as_ms();
        match self {
            Self::Sqlite(link) => {
                let pairs: Vec<(&i64, &String)> = wave.iter().zip(&refs).collect();
                let pairs = serde_json::to_string(&pairs).expect("it can be written");
                sqlx::query(
                    "UPDATE outbox SET state = 'accepted', attempts = attempts + 1,
                        operator_ref = news.operator_ref, changed_at = $2
                     FROM (SELECT value ->> 0 AS id, value ->> 1 AS operator_ref
                           FROM jsonb_each($1)) AS news
                     WHERE outbox.id = news.id",
                )
                .bind(pairs)
                .bind(now)
                .execute(link)
                .await
                .map(|_| ())
            }
            Self::Postgres(link) => sqlx::query(
                "UPDATE outbox SET state = 'accepted', attempts = attempts + 1,
                    operator_ref = news.operator_ref, changed_at = $3
                 FROM UNNEST($1, $2) AS news (id, operator_ref)
                 WHERE outbox.id = news.id",
            )
            .bind(wave)
            .bind(&refs)
            .bind(now)
            .execute(link)
            .await
            .map(|_| ()),
        }
        .expect("the bench knows the schema");
    }
}
