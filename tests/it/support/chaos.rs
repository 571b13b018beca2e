//! What the proofs of sending share: a far side in a process of its own, seeded
//! chance, and a checker that holds the far side's log against the database.
//!
//! The far side (`baragumu simulator`) is an honest operator: it remembers every
//! recipient it took, in order and with the time, and takes a reference twice when it
//! is submitted twice. So what the service believes and what really left are two
//! records made by two processes, and [`History`] is where they meet.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, RandomState},
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use tokio::time::{Instant, sleep};

use super::{process::BOUND, simulator::Simulator};

/// A number from the environment, for runs that are larger than the gate's.
pub(crate) fn number_from_environment(name: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a test's size is no setting of the program")]
    let said = std::env::var(name);
    said.map_or(usual, |text| {
        text.parse().unwrap_or_else(|_| panic!("{name} is {text}: write a whole number"))
    })
}

/// Tells something to whoever reads the output of a test: of one that failed, or of a
/// long run with `--nocapture`.
#[expect(clippy::print_stdout, reason = "tests are told so")]
pub(crate) fn tell(said: &str) {
    println!("{said}");
}

/// Seeded chance (splitmix64: Steele, Lea and Flood, 2014). What is decided by it can be
/// decided again; what the machine does meanwhile cannot.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// A seed of the day, or the one in `BARAGUMU_CHAOS_SEED`; printed, and so shown with a failure.
    pub(crate) fn thrown() -> Self {
        let seed = number_from_environment("BARAGUMU_CHAOS_SEED", RandomState::new().hash_one(0));
        tell(&format!("BARAGUMU_CHAOS_SEED={seed}"));
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// `count` numbers below `end`, the least first.
    pub(crate) fn sorted_below(&mut self, end: u64, count: u64) -> Vec<u64> {
        let mut numbers: Vec<u64> = (0..count).map(|_| self.below(end)).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// The operator's end, in a process of its own.
#[derive(Debug)]
pub(crate) struct Far(Simulator);

/// One recipient that the far side took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    /// When, in epoch milliseconds.
    pub(crate) at: i64,
    /// Our own id of the message.
    pub(crate) reference: i64,
    /// The recipient.
    pub(crate) msisdn: String,
    /// How many segments.
    pub(crate) segments: usize,
}

impl Far {
    /// Starts it, with faults such as `answer_ms=[1,5]`.
    pub(crate) async fn start(faults: &[&str]) -> Self {
        Self(Simulator::start(faults).await)
    }

    /// Where an account's submits go.
    pub(crate) fn api_url(&self) -> String {
        self.0.submit_url()
    }

    /// How many recipients it has taken so far.
    pub(crate) async fn taken(&self) -> u64 {
        self.count("taken").await
    }

    /// One of its counts, by its name.
    pub(crate) async fn count(&self, name: &str) -> u64 {
        let counts = self.0.json("/simulator/counts").await;
        counts[name].as_u64().unwrap_or_else(|| panic!("no {name} in {counts}"))
    }

    /// Waits until it has taken as many; how many it had taken then.
    pub(crate) async fn wait_until_taken(&self, wanted: u64) -> u64 {
        let mut begun = Instant::now();
        let mut last = 0;
        loop {
            let taken = self.taken().await;
            if taken >= wanted {
                return taken;
            }
            if taken > last {
                (last, begun) = (taken, Instant::now());
            }
            assert!(begun.elapsed() < BOUND, "nothing leaves any more after {taken} of {wanted}");
            sleep(Duration::from_millis(2)).await;
        }
    }

    /// Waits until a report about everything it took has been taken from it.
    pub(crate) async fn wait_until_all_is_reported(&self) {
        let begun = Instant::now();
        while self.count("reports").await < self.taken().await {
            assert!(begun.elapsed() < 2 * BOUND, "reports are not taken");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everything it took, in order.
    pub(crate) async fn log(&self) -> Vec<Taken> {
        assert_eq!(self.count("forgotten").await, 0, "the far side has forgotten some of it");
        let log = self.0.ask("GET", "/simulator/log?after=0", "").await;
        assert_eq!(log.status, 200, "{log:?}");
        log.body.lines().map(taken).collect()
    }
}

/// A line of the log: `n epoch_ms call reference msisdn segments`.
fn taken(line: &str) -> Taken {
    let words: Vec<&str> = line.split(' ').collect();
    let &[_, at, _, reference, msisdn, segments] = words.as_slice() else { panic!("{line}") };
    Taken {
        at: at.parse().unwrap(),
        reference: reference.parse().unwrap(),
        msisdn: msisdn.to_owned(),
        segments: segments.parse().unwrap(),
    }
}

/// One message, as the database has it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) msisdn: String,
    pub(crate) state: String,
}

/// A broadcast that was approved.
#[derive(Debug)]
pub(crate) struct Sent {
    /// The account it leaves by.
    pub(crate) account: String,
    /// Its number.
    pub(crate) broadcast: i64,
}

impl Sent {
    /// Its rows of the outbox, in SQL.
    pub(crate) fn condition(&self) -> String {
        format!("broadcast_id = {} AND account = '{}'", self.broadcast, self.account)
    }
}

/// What the far side saw and what the database says, of one broadcast.
#[derive(Debug)]
pub(crate) struct History {
    pub(crate) taken: Vec<Taken>,
    pub(crate) rows: Vec<Row>,
    times_taken: HashMap<i64, u64>,
}

impl History {
    /// Reads both.
    pub(crate) async fn read(far: &Far, database: &str, sent: &Sent) -> Self {
        let rows = rows(database, &sent.condition()).await;
        let mut taken = far.log().await;
        let ours: HashMap<i64, &str> =
            rows.iter().map(|row| (row.id, row.msisdn.as_str())).collect();
        // Answers to citizens go the same way and are no part of it.
        taken.retain(|taken| ours.contains_key(&taken.reference));
        let mut times_taken = HashMap::new();
        for taken in &taken {
            assert_eq!(ours[&taken.reference], taken.msisdn, "it went to another number");
            *times_taken.entry(taken.reference).or_default() += 1;
        }
        Self { taken, rows, times_taken }
    }

    /// How many recipients stand in a state.
    pub(crate) fn in_state(&self, state: &str) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Recipients that nothing says the truth about: they count as served or as settled
    /// though nothing left for them, or something left and they count as not served.
    ///
    /// `unknown` is honest whatever happened.
    pub(crate) fn lost(&self) -> Vec<&Row> {
        let is_lost = |row: &&Row| {
            let left = self.times_taken(row) > 0;
            match row.state.as_str() {
                "accepted" | "delivered" | "undelivered" => !left,
                "unknown" => false,
                _ => true,
            }
        };
        self.rows.iter().filter(is_lost).collect()
    }

    /// How many submits the far side took beside the first of each recipient.
    pub(crate) fn duplicates(&self) -> u64 {
        self.times_taken.values().map(|times| times - 1).sum()
    }

    /// How often a recipient's message was taken.
    pub(crate) fn times_taken(&self, row: &Row) -> u64 {
        self.times_taken.get(&row.id).copied().unwrap_or_default()
    }

    /// The most segments that were taken in any sliding second.
    pub(crate) fn busiest_second(&self) -> usize {
        busiest_second(&self.taken)
    }
}

/// The most segments in any sliding second of a log.
pub(crate) fn busiest_second(log: &[Taken]) -> usize {
    let (mut first, mut within, mut most) = (0, 0, 0);
    for taken in log {
        within += taken.segments;
        while taken.at - log[first].at >= 1_000 {
            within -= log[first].segments;
            first += 1;
        }
        most = most.max(within);
    }
    most
}

/// The messages that a condition chooses.
async fn rows(database: &str, condition: &str) -> Vec<Row> {
    let sql = AssertSqlSafe(format!(
        "SELECT id, msisdn, state FROM outbox WHERE {condition} ORDER BY id"
    ));
    if database.starts_with("postgres") {
        let mut connection = PgConnection::connect(database).await.unwrap();
        sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = SqliteConnection::connect(database).await.unwrap();
        sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(instants: &[i64]) -> Vec<Taken> {
        let taken =
            |at: &i64| Taken { at: *at, reference: *at, msisdn: String::new(), segments: 1 };
        instants.iter().map(taken).collect()
    }

    #[test]
    fn the_busiest_second_slides() {
        assert_eq!(busiest_second(&[]), 0);
        assert_eq!(busiest_second(&at(&[0, 999, 1_000, 1_998])), 3);
        assert_eq!(busiest_second(&at(&[0, 1_000, 2_000])), 1);
    }
}
