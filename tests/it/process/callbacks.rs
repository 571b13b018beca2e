//! What was acknowledged to an operator is kept: while the disk is full, and while the
//! database is away. What cannot be kept is refused with a 503, so that the operator
//! sends it again; then it is taken, and once.

use std::time::Duration;

use tokio::{
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::support::{
    chaos::number_from_environment,
    databases::{Postgres, texts},
    process::{Ask, BOUND, Served, ask},
    volume::Volume,
};

const SETTINGS: &str = r#"
[server]
listen = "ADDRESS"
requests_per_second = 1_000_000
burst = 1_000_000

[[accounts]]
name = "simulator"
operator = "simulator"
callback_key = "simulator"
"#;

/// How many callbacks are under way at once.
const AT_ONCE: u8 = 8;

/// The callbacks of an operator, numbered, and what it was told of each.
#[derive(Debug, Default)]
struct Told {
    next: u64,
    acknowledged: Vec<u64>,
    /// To be sent again, as operators do.
    refused: Vec<u64>,
}

impl Told {
    /// Sends the next few at once; how many were refused.
    async fn send_new(&mut self, served: &Served) -> usize {
        let numbers = (self.next..self.next + u64::from(AT_ONCE)).collect();
        self.next += u64::from(AT_ONCE);
        self.send(served, numbers).await
    }

    /// Sends what was refused again, until nothing is.
    async fn send_refused(&mut self, served: &Served) {
        let begun = Instant::now();
        while !self.refused.is_empty() {
            let some =
                self.refused.split_off(self.refused.len().saturating_sub(usize::from(AT_ONCE)));
            if self.send(served, some).await > 0 {
                sleep(Duration::from_millis(50)).await;
            }
            assert!(begun.elapsed() < BOUND, "it does not recover:\n{}", served.output());
        }
    }

    async fn send(&mut self, served: &Served, numbers: Vec<u64>) -> usize {
        let address = served.address;
        let mut sending = JoinSet::new();
        for number in numbers {
            sending.spawn(async move {
                let (path, body) = callback(number);
                (number, ask(address, &Ask { path, body: &body, ..Ask::default() }).await)
            });
        }
        let before = self.refused.len();
        while let Some(sent) = sending.join_next().await {
            let (number, answer) = sent.unwrap();
            match answer {
                Ok(answer) if answer.status == 200 => self.acknowledged.push(number),
                Ok(answer) => {
                    assert_eq!(answer.status, 503, "{answer:?}");
                    assert!(answer.header("retry-after").is_some(), "{answer:?}");
                    self.refused.push(number);
                }
                Err(error) => panic!("no answer at all: {error}\n{}", served.output()),
            }
        }
        self.refused.len() - before
    }
}

/// A message by a citizen, or a report on a message that nobody knows of yet.
fn callback(number: u64) -> (&'static str, String) {
    let msisdn = format!("+25575{number:07}");
    if number.is_multiple_of(2) {
        let body = format!("Swali la {number}");
        let mo = serde_json::json!({
            "id": format!("mo-{number}"), "msisdn": msisdn, "to": "15015", "body": body,
        });
        ("/callbacks/simulator/simulator/mo", mo.to_string())
    } else {
        let report = serde_json::json!({
            "operator_ref": format!("dlr-{number}"), "msisdn": msisdn, "status": "delivered",
        });
        let reports = serde_json::json!({ "reports": [report] });
        ("/callbacks/simulator/simulator/dlr", reports.to_string())
    }
}

/// Every acknowledged callback is in the database, and once.
async fn assert_all_is_kept(told: &Told, database: &str) {
    assert!(told.refused.is_empty(), "{told:?}");
    let mut kept = texts(database, "SELECT operator_ref FROM inbox").await;
    kept.extend(texts(database, "SELECT operator_ref FROM parked_reports").await);
    kept.sort_unstable();
    let kind = |number: &u64| if number.is_multiple_of(2) { "mo" } else { "dlr" };
    let mut expected: Vec<String> =
        told.acknowledged.iter().map(|number| format!("{}-{number}", kind(number))).collect();
    expected.sort_unstable();
    assert_eq!(kept, expected);
}

async fn a_full_disk_loses_nothing_that_was_acknowledged(volume: Volume) {
    let served = volume.serve(SETTINGS).await;
    let mut told = Told::default();
    for round in 0..number_from_environment("BARAGUMU_CHAOS_FULL_DISKS", 2) {
        for _ in 0..10 {
            assert_eq!(told.send_new(&served).await, 0, "{volume:?}:\n{}", served.output());
        }
        volume.fill(&served);
        // What fits into the room the database has already is still taken.
        let mut refused = 0;
        let begun = Instant::now();
        while refused < 50 {
            refused += told.send_new(&served).await;
            assert!(begun.elapsed() < BOUND, "{volume:?}: the disk is not full");
        }
        // A citizen is served from memory and told that nothing is stored.
        let mut phone = served.phone(&format!("+25576500000{round}"));
        let shown = phone.walk(&["4", "1", "Maji yatarudi lini?"]).await.unwrap();
        assert!(shown.text.contains("Hakuna kilichohifadhiwa"), "{shown:?}");
        volume.empty(&served);
        told.send_refused(&served).await;
        let shown = phone.walk(&["4", "1", "Maji yatarudi lini?"]).await.unwrap();
        assert!(shown.ticket().is_some(), "{shown:?}");
    }
    let database = volume.copy_of_database(&served);
    assert_all_is_kept(&told, &database).await;
    assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
}

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_acknowledged_here() {
    a_full_disk_loses_nothing_that_was_acknowledged(Volume::best()).await;
}

#[tokio::test]
async fn a_file_that_may_not_grow_loses_nothing_that_was_acknowledged() {
    a_full_disk_loses_nothing_that_was_acknowledged(Volume::Limited).await;
}

/// How the database goes away.
#[derive(Debug, Clone, Copy)]
enum Failure {
    Stopped,
    Crashed,
    Frozen,
}

async fn a_database_away_loses_nothing_that_was_acknowledged(failure: Failure, seconds: u64) {
    let mut postgres = Postgres::durable();
    let settings = format!("{SETTINGS}[data]\ndatabase_url = \"{}\"\n", postgres.url);
    let served = Served::start(&settings).await;
    let mut told = Told::default();
    for _ in 0..20 {
        assert_eq!(told.send_new(&served).await, 0, "{failure:?}:\n{}", served.output());
    }
    let away = number_from_environment("BARAGUMU_CHAOS_AWAY_SECONDS", seconds);
    let away = Duration::from_secs(away);
    let begun = Instant::now();
    let under_way = async {
        while begun.elapsed() < away {
            told.send_new(&served).await;
            sleep(away / 400).await;
        }
    };
    let fail = async {
        sleep(Duration::from_millis(200)).await;
        tokio::task::block_in_place(|| match failure {
            Failure::Stopped => postgres.stop(),
            Failure::Crashed => postgres.crash(),
            Failure::Frozen => postgres.freeze(),
        });
    };
    tokio::join!(under_way, fail);
    assert!(!told.refused.is_empty(), "{failure:?}: {told:?}");
    match failure {
        Failure::Stopped | Failure::Crashed => postgres.start(),
        Failure::Frozen => postgres.thaw(),
    }
    told.send_refused(&served).await;
    assert_all_is_kept(&told, &postgres.url).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_stops_loses_nothing_that_was_acknowledged() {
    Box::pin(a_database_away_loses_nothing_that_was_acknowledged(Failure::Stopped, 60)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_crashes_loses_nothing_that_was_acknowledged() {
    Box::pin(a_database_away_loses_nothing_that_was_acknowledged(Failure::Crashed, 4)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_hangs_loses_nothing_that_was_acknowledged() {
    Box::pin(a_database_away_loses_nothing_that_was_acknowledged(Failure::Frozen, 4)).await;
}
