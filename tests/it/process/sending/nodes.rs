//! Two and three nodes on one PostgreSQL: one drives an account at a time, whoever
//! fails, stands still or comes back.

use std::{collections::HashSet, time::Duration};

use baragumu::world::{RealWorld, World as _};
use tokio::time::{Instant, sleep};

use super::{Council, EMERGENCY, LEASE, ORDINARY, Row, WINDOW};
use crate::support::{
    chaos::{Dice, History, Taken, number_from_environment, tell},
    databases::{Postgres, texts},
    process::{BOUND, Served},
};

/// Segments a second that the operator allows each account.
const RATE: u32 = 100;
/// How much later than the lease's end another node may begin, at the most.
const FAILOVER: Duration = Duration::from_secs(5);

/// What befalls a node or the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The node that drives is killed, and comes back.
    Killed,
    /// It stands still for longer than its lease, and goes on.
    Frozen,
    /// It is asked to stop, and comes back.
    Stopped,
    /// The database ends as by a power cut, and comes back.
    DatabaseCrashed,
    /// The database is restarted by an administrator.
    DatabaseRestarted,
}

/// A council whose database is a server of its own.
struct Cluster {
    council: Council,
    postgres: Postgres,
    /// The ordinary account's messages.
    ordinary: HashSet<i64>,
    /// Messages of unknown fate that a node which had lost its lease sent after all.
    late: usize,
    /// Messages of unknown fate that such a node gave back, because they had not left.
    given_back: usize,
}

impl Cluster {
    /// What the ordinary account's messages were taken as, in order.
    async fn log(&self) -> Vec<Taken> {
        let mut log = self.council.far.log().await;
        log.retain(|taken| self.ordinary.contains(&taken.reference));
        log
    }

    /// Waits until so many more messages of the ordinary account have left.
    async fn wait_for_more(&self, more: u64) {
        let mut left = self.log().await.len();
        let wanted = left + usize::try_from(more).unwrap();
        let mut begun = Instant::now();
        while left < wanted {
            assert!(begun.elapsed() < BOUND, "nothing leaves after {left}");
            sleep(Duration::from_millis(50)).await;
            let now = self.log().await.len();
            if now > left {
                (left, begun) = (now, Instant::now());
            }
        }
    }

    /// The node that drives the ordinary account: the one that said so under the highest term.
    fn driver(&self) -> usize {
        let said = format!("this node drives the account account={} term=", ORDINARY.account);
        let term = |node: &Served| -> Option<u64> {
            let output = node.output();
            let last = &output[output.rfind(&said)? + said.len()..];
            last.split(' ').next()?.parse().ok()
        };
        let terms = self.council.nodes.iter().map(term).enumerate();
        terms.max_by_key(|(_, term)| *term).unwrap().0
    }

    /// Lets something befall the node that drives, or the database, and sees that
    /// messages leave again in time.
    async fn befalls(&mut self, fault: Fault) {
        let driver = self.driver();
        let node = &mut self.council.nodes[driver];
        let mut failed_at = RealWorld.now().as_ms();
        match fault {
            Fault::Killed => node.kill(),
            Fault::Frozen => node.signal("STOP"),
            Fault::Stopped => node.signal("TERM"),
            Fault::DatabaseCrashed => {
                self.postgres.crash();
                self.postgres.start();
            }
            Fault::DatabaseRestarted => {
                self.postgres.stop();
                self.postgres.start();
            }
        }
        if matches!(fault, Fault::DatabaseCrashed | Fault::DatabaseRestarted) {
            // How long the database takes to come back is not up to the nodes.
            failed_at = RealWorld.now().as_ms();
        }
        // What was under way has come or will never.
        sleep(Duration::from_millis(200)).await;
        let before = self.log().await.len();
        let begun = Instant::now();
        let went_on = loop {
            if let Some(taken) = self.log().await.get(before) {
                break taken.at;
            }
            assert!(begun.elapsed() < BOUND, "{fault:?}: nothing leaves any more");
            sleep(Duration::from_millis(20)).await;
        };
        let gap = Duration::from_millis((went_on - failed_at).unsigned_abs());
        tell(&format!("{fault:?}: the next message left {gap:?} after"));
        assert!(gap <= LEASE + FAILOVER, "{fault:?}: {gap:?}");
        let node = &mut self.council.nodes[driver];
        match fault {
            Fault::Killed => node.start_again().await,
            Fault::Stopped => {
                node.end().await;
                node.start_again().await;
            }
            Fault::Frozen => self.thaw(driver).await,
            Fault::DatabaseCrashed | Fault::DatabaseRestarted => {}
        }
    }

    /// Lets a node go on whose lease is over.
    async fn thaw(&mut self, node: usize) {
        let given_up = self.ids("state = 'unknown'").await;
        let woken_at = RealWorld.now().as_ms();
        self.council.nodes[node].signal("CONT");
        sleep(Duration::from_secs(1)).await;
        let log = self.council.far.log().await;
        // What is given back waits again, and who sends it counts another attempt.
        let again = self.ids("state = 'queued' OR attempts > 1").await;
        let is_late = |taken: &&Taken| {
            let id = taken.reference;
            taken.at >= woken_at && given_up.contains(&id) && !again.contains(&id)
        };
        self.late += log.iter().filter(is_late).count();
        self.given_back += given_up.intersection(&again).count();
    }

    /// Which messages are so.
    async fn ids(&self, condition: &str) -> HashSet<i64> {
        let ids = format!("SELECT CAST(id AS TEXT) FROM outbox WHERE {condition}");
        let ids = texts(&self.council.database, &ids).await;
        ids.iter().map(|id| id.parse().unwrap()).collect()
    }
}

async fn nodes_send_no_row_twice(nodes: usize, faults: &[Fault]) {
    let mut dice = Dice::thrown();
    let rounds = usize::try_from(number_from_environment("BARAGUMU_CHAOS_ROUNDS", 1)).unwrap();
    let postgres = Postgres::durable();
    let council = Council::of_nodes(&postgres.url, nodes, RATE).await;
    let befalls = faults.len() * rounds;
    let recipients = u64::from(RATE) * 6 * befalls as u64;
    council.join(recipients).await;
    let ordinary = council.send(ORDINARY).await;
    let emergency = council.send(EMERGENCY).await;
    for sent in [&ordinary, &emergency] {
        council.wait_until_it_leaves(sent).await;
    }
    let ids = format!("SELECT CAST(id AS TEXT) FROM outbox WHERE {}", ordinary.condition());
    let ids = texts(&council.database, &ids).await;
    let ids = ids.iter().map(|id| id.parse().unwrap()).collect();
    let mut cluster = Cluster { council, postgres, ordinary: ids, late: 0, given_back: 0 };
    for fault in faults.iter().copied().cycle().take(befalls) {
        cluster.wait_for_more(u64::from(RATE) / 2 + dice.below(u64::from(RATE))).await;
        sleep(Duration::from_micros(dice.below(20_000))).await;
        cluster.befalls(fault).await;
    }
    let Cluster { council, late, given_back, postgres: _postgres, .. } = cluster;
    for sent in [&ordinary, &emergency] {
        council.wait_until_done(sent).await;
    }
    council.far.wait_until_all_is_reported().await;
    for (sent, again) in [(&ordinary, false), (&emergency, true)] {
        let history = History::read(&council.far, &council.database, sent).await;
        let (unknown, doubled) = (history.in_state("unknown"), history.duplicates());
        let busiest = history.busiest_second();
        tell(&format!(
            "{nodes} nodes, {}: {doubled} doubled, {unknown} unknown, {busiest} in the busiest second",
            sent.account
        ));
        assert_eq!(history.rows.len() as u64, recipients);
        assert_eq!(history.lost(), Vec::<&Row>::new(), "{}: nobody is skipped", sent.account);
        let most = if again { WINDOW * befalls as u64 } else { 0 };
        assert!(doubled <= most, "{}: {doubled} rows were sent by two", sent.account);
        for row in history.rows.iter().filter(|row| row.state == "unknown") {
            assert_eq!(history.times_taken(row), 0, "{row:?}");
        }
        assert!(busiest <= RATE as usize, "{}: {busiest} in one second", sent.account);
    }
    // Whoever stands still between the last look, right before the first byte is written, and
    // the socket sends what it had in its hand: one message of each account, and not doubled.
    let frozen = faults.iter().filter(|fault| **fault == Fault::Frozen).count() * rounds;
    tell(&format!(
        "{nodes} nodes: {late} messages by who had lost the lease, {given_back} given back"
    ));
    assert!(late <= 2 * frozen, "{late} messages left after {frozen} lost leases");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_send_no_row_twice() {
    use Fault::{DatabaseRestarted, Frozen, Killed, Stopped};
    Box::pin(nodes_send_no_row_twice(2, &[Killed, Frozen, DatabaseRestarted, Stopped])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_nodes_send_no_row_twice() {
    use Fault::{DatabaseCrashed, Frozen, Killed};
    Box::pin(nodes_send_no_row_twice(3, &[Frozen, Killed, DatabaseCrashed])).await;
}
