//! Signing in: whether the time tells who has an account, and whether citizens feel it
//! when very many guess at once.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use crate::{
    bases::Kind,
    browser::Browser,
    council::Council,
    support::{
        load::{self, Extent, Outcome},
        server::Postgres,
    },
    walk::{Citizens, Walk},
};

/// How many officers there are, and how often a name may be wrong before anybody waits.
const OFFICERS: usize = 10;
const TRIES: usize = 3;
/// How many guess at once.
const GUESSERS: usize = 200;
/// How many citizens dial at once, and for how long that is measured.
const CITIZENS: usize = 16;
const WINDOW: Extent = Extent::Time(Duration::from_secs(1), Duration::from_secs(5));
/// An unknown name may take so much longer or shorter than a known one: a tenth.
const ALIKE: std::ops::RangeInclusive<f64> = 0.9..=1.1;
/// USSD answers while others guess: their deadline is seconds, and nobody is to feel it.
const AIM: f64 = 250.0;

const READ: Walk = &[
    ("", "CON HALMASHAURI YA MBARALI\n1 "),
    ("3", "CON MIFUMO YA SERIKALI\n1 "),
    ("3*1", "CON MALIPO NA RISITI\n1 "),
    ("3*1*2", "CON Ukilipa ushuru au ada ya halmashauri, dai risiti "),
];
const CALLBACKS: &str = "/callbacks/africastalking/a-key-that-only-the-bench-knows/ussd";

/// Prints both for each database.
pub(crate) async fn measure(postgres: &Postgres) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut council = Council::open(kind, postgres).await;
        for number in 0..OFFICERS {
            council.officer(&format!("Afisa {number}"), "author").await;
        }
        let port = council.server.port;
        let (known, unknown) = compare(port).await;
        let ratio = unknown / known;
        let met = if ALIKE.contains(&ratio) { "met" } else { "NOT met" };
        println!(
            "{}: wrong password, ms: known name {known:.1}, unknown name {unknown:.1}, ratio \
             {ratio:.2}; aim 0.9 to 1.1: {met}",
            kind.name()
        );
        let quiet = dial(port).await;
        let (busy, guesses) = dial_while_guessed(port).await;
        for (name, outcome) in [("quiet", &quiet), ("200 guess", &busy)] {
            println!(
                "{}: USSD, {name}: {:.0}/s, p50 {:.1} ms, p99 {:.1} ms, {} amiss",
                kind.name(),
                outcome.per_second(),
                outcome.quantile(0.5),
                outcome.quantile(0.99),
                outcome.amiss(),
            );
        }
        let met = if busy.quantile(0.99) < AIM && busy.amiss() == 0 { "met" } else { "NOT met" };
        println!(
            "{}: {guesses} guesses were answered meanwhile; aim p99 under {AIM} ms: {met}",
            kind.name()
        );
        council.server.stop();
    }
}

/// Every try comes from another network, so that none is made to wait.
fn network() -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Relaxed);
    format!("41.{}.{}.7", number / 250 % 250, number % 250)
}

async fn guess(port: u16, name: &str) -> u16 {
    let mut browser = Browser::from(port, &network());
    browser
        .post("/console/sign-in", &[("name", name), ("password", "si hili hata kidogo")])
        .await
        .status
}

/// The medians of tries with a known name and with one that nobody has, turn by turn.
async fn compare(port: u16) -> (f64, f64) {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for _ in 0..TRIES {
        for number in 0..OFFICERS {
            for (name, took) in
                [(format!("Afisa {number}"), &mut known), (format!("Mgeni {number}"), &mut unknown)]
            {
                let began = Instant::now();
                assert_eq!(guess(port, &name).await, 422);
                took.push(began.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    let median = |mut took: Vec<f64>| {
        took.sort_by(f64::total_cmp);
        took[took.len() / 2]
    };
    (median(known), median(unknown))
}

async fn dial(port: u16) -> Outcome {
    load::run(port, CITIZENS, |_| Citizens::new(CALLBACKS, READ), WINDOW, || ()).await
}

/// The same while many guess, each a fresh name; with how many guesses were answered.
async fn dial_while_guessed(port: u16) -> (Outcome, u64) {
    let (stop, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let mut guessers = JoinSet::new();
    for guesser in 0..GUESSERS {
        let (stop, answered) = (Arc::clone(&stop), Arc::clone(&answered));
        guessers.spawn(async move {
            let mut number = 0;
            while !stop.load(Relaxed) {
                number += 1;
                if guess(port, &format!("Mdukuzi {guesser} {number}")).await > 0 {
                    answered.fetch_add(1, Relaxed);
                }
            }
        });
    }
    let outcome = dial(port).await;
    stop.store(true, Relaxed);
    guessers.join_all().await;
    (outcome, answered.load(Relaxed))
}
