//! A process that is killed in the middle of sending, again and again.
//!
//! Nobody is skipped, and we can say exactly of whom we are not certain: that is the
//! promise, and here is the proof. Two accounts send at once to the same people: one
//! holds what is uncertain, the other sends it again. The usual size is the gate's; the
//! numbers of a long run come from the environment:
//!
//! ```sh
//! BARAGUMU_CHAOS_KILLS=200 BARAGUMU_CHAOS_RECIPIENTS=100000 \
//!     cargo test --test it sending::killed -- --nocapture --test-threads 1
//! ```

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::{Council, EMERGENCY, LEASE, ORDINARY, WINDOW};
use crate::support::{
    chaos::{Dice, History, Sent, number_from_environment, tell},
    databases::on_postgres,
    process::BOUND,
};

/// When kills fell, for the one who reads the output.
#[derive(Debug, Default)]
struct Kills {
    /// While an audience was being written into the outbox.
    expanding: u64,
    /// While messages were on the wire.
    on_the_wire: u64,
    /// While the process was starting, or waited for the lease of the one before to end.
    starting: u64,
    /// Elsewhere.
    between: u64,
}

impl Kills {
    fn all(&self) -> u64 {
        self.expanding + self.on_the_wire + self.starting + self.between
    }
}

async fn everybody_is_served_whatever_is_killed(mut council: Council) {
    let mut dice = Dice::thrown();
    let wanted = number_from_environment("BARAGUMU_CHAOS_KILLS", 20);
    let recipients = number_from_environment("BARAGUMU_CHAOS_RECIPIENTS", 10_000);
    let begun = Instant::now();
    council.join(recipients).await;
    let mut kills = Kills::default();
    // An audience that is half written goes on where the last piece had ended.
    let ordinary = council.send(ORDINARY).await;
    killed_while_expanding(&mut council, &ordinary, &mut dice, &mut kills).await;
    let emergency = council.send(EMERGENCY).await;
    killed_while_expanding(&mut council, &emergency, &mut dice, &mut kills).await;
    for sent in [&ordinary, &emergency] {
        council.wait_until_it_leaves(sent).await;
    }

    let left = wanted.saturating_sub(kills.all());
    for moment in dice.sorted_below(2 * recipients * 19 / 20, left) {
        if kills.all() >= wanted {
            break;
        }
        council.far.wait_until_taken(moment).await;
        sleep(Duration::from_micros(dice.below(5_000))).await;
        council.nodes[0].kill();
        if council.rows_on_the_wire().await > 0 {
            kills.on_the_wire += 1;
        } else {
            kills.between += 1;
        }
        council.nodes[0].begin_again();
        if dice.below(5) == 0 {
            // Another one while it finds what the last one left.
            sleep(Duration::from_millis(dice.below(LEASE.as_secs() * 250))).await;
            council.nodes[0].kill();
            council.nodes[0].begin_again();
            kills.starting += 1;
        }
        council.nodes[0].wait_until_live().await;
    }
    for sent in [&ordinary, &emergency] {
        council.wait_until_done(sent).await;
    }
    council.far.wait_until_all_is_reported().await;
    tell(&format!("{kills:?} in {:?}", begun.elapsed()));
    assert!(kills.on_the_wire >= wanted / 3, "they are to fall in the middle: {kills:?}");

    for (sent, again) in [(&ordinary, false), (&emergency, true)] {
        let history = History::read(&council.far, &council.database, sent).await;
        let (unknown, doubled) = (history.in_state("unknown"), history.duplicates());
        let account = &sent.account;
        tell(&format!(
            "{account}: {} recipients, {doubled} doubled, {unknown} unknown",
            history.rows.len()
        ));
        assert_eq!(history.rows.len() as u64, recipients, "{account}: each has one row");
        assert_eq!(history.lost(), Vec::<&super::Row>::new(), "{account}: nobody is skipped");
        for row in &history.rows {
            assert!(history.times_taken(row) <= 1 + kills.all(), "{account}: {row:?}");
        }
        if again {
            assert_eq!(unknown, 0, "{account}: whoever is uncertain is sent to again");
            assert!(doubled <= WINDOW * kills.all(), "{account}: {doubled} doubled");
        } else {
            assert_eq!(doubled, 0, "{account}: nobody uncertain is sent to again");
            assert!(unknown as u64 <= WINDOW * kills.all(), "{account}: {unknown} unknown");
            // The far side reports on all that it took, so these did not get it.
            for row in history.rows.iter().filter(|row| row.state == "unknown") {
                assert_eq!(history.times_taken(row), 0, "{account}: {row:?}");
            }
        }
        let uncertain = history.rows.iter().filter(|row| row.state == "unknown");
        let uncertain: Vec<i64> = uncertain.map(|row| row.id).collect();
        assert_eq!(council.listed_as_unknown(sent).await, uncertain, "{account}: each is listed");
        let report = council.report(sent).await;
        assert_eq!(report["adds_up"], true, "{account}: {report}");
        assert_eq!(report["people"].as_u64(), Some(recipients), "{account}: {report}");
        let sums = report["by_state"].as_object().unwrap();
        let sum: u64 = sums.values().filter_map(Value::as_u64).sum();
        assert_eq!(sum, recipients, "{account}: {report}");
        let told = |state: &str| sums.get(state).and_then(Value::as_u64).unwrap_or_default();
        assert_eq!(told("unknown"), unknown as u64, "{account}: {report}");
        assert_eq!(told("delivered"), history.in_state("delivered") as u64, "{account}: {report}");
    }
    council.assert_database_is_sound().await;
}

/// Kills the node twice while it writes an audience.
async fn killed_while_expanding(
    council: &mut Council,
    sent: &Sent,
    dice: &mut Dice,
    kills: &mut Kills,
) {
    for _ in 0..2 {
        let begun = Instant::now();
        loop {
            match council.state(sent).await.as_str() {
                "approved" => assert!(begun.elapsed() < BOUND, "it is not expanded"),
                "expanding" => break,
                // It was written before the last kill.
                _ => return,
            }
        }
        sleep(Duration::from_millis(dice.below(100))).await;
        council.nodes[0].kill();
        if council.state(sent).await == "expanding" {
            kills.expanding += 1;
        } else {
            kills.between += 1;
        }
        council.nodes[0].start_again().await;
    }
}

#[tokio::test]
async fn everybody_is_served_whatever_is_killed_on_sqlite() {
    Box::pin(everybody_is_served_whatever_is_killed(Council::on_sqlite().await)).await;
}

#[tokio::test]
async fn everybody_is_served_whatever_is_killed_on_postgres() {
    on_postgres(async |database| {
        let council = Council::on_postgres(&database.url).await;
        Box::pin(everybody_is_served_whatever_is_killed(council)).await;
    })
    .await;
}
