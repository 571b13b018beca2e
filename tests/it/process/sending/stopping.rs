//! A process that is asked to stop while messages leave: it finishes what is on the
//! wire, and the next start goes on. Nothing is lost, doubled or unknown.

use super::{Council, EMERGENCY, ORDINARY};
use crate::support::{
    chaos::{Dice, History, number_from_environment},
    databases::on_postgres,
};

const RECIPIENTS: u64 = 2_000;

async fn stops_lose_double_and_blur_nothing(mut council: Council) {
    let mut dice = Dice::thrown();
    let stops = number_from_environment("BARAGUMU_CHAOS_STOPS", 8);
    council.join(RECIPIENTS).await;
    let ordinary = council.send(ORDINARY).await;
    let emergency = council.send(EMERGENCY).await;
    let mut in_the_middle = 0;
    for moment in dice.sorted_below(2 * RECIPIENTS * 9 / 10, stops) {
        council.far.wait_until_taken(moment).await;
        council.nodes[0].signal("TERM");
        let status = council.nodes[0].end().await;
        assert_eq!(status.code(), Some(0), "{}", council.nodes[0].output());
        assert_eq!(council.rows_on_the_wire().await, 0, "what was on the wire is settled");
        let taken = council.far.taken().await;
        in_the_middle += u64::from(taken < 2 * RECIPIENTS);
        council.nodes[0].start_again().await;
    }
    for sent in [&ordinary, &emergency] {
        council.wait_until_done(sent).await;
    }
    council.far.wait_until_all_is_reported().await;
    for sent in [&ordinary, &emergency] {
        let history = History::read(&council.far, &council.database, sent).await;
        assert_eq!(history.rows.len() as u64, RECIPIENTS);
        assert_eq!(history.duplicates(), 0, "{}: nothing is doubled", sent.account);
        let delivered = history.in_state("delivered") as u64;
        assert_eq!(delivered, RECIPIENTS, "{}: nothing is lost or unknown", sent.account);
    }
    assert!(in_the_middle >= stops / 2, "{in_the_middle} stops fell in the middle");
}

#[tokio::test]
async fn stops_lose_double_and_blur_nothing_on_sqlite() {
    Box::pin(stops_lose_double_and_blur_nothing(Council::on_sqlite().await)).await;
}

#[tokio::test]
async fn stops_lose_double_and_blur_nothing_on_postgres() {
    on_postgres(async |database| {
        let council = Council::on_postgres(&database.url).await;
        Box::pin(stops_lose_double_and_blur_nothing(council)).await;
    })
    .await;
}
