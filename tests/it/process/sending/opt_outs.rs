//! A citizen's word that no more is wanted is obeyed within a second, also in the middle
//! of a broadcast.

use std::{collections::HashMap, time::Duration};

use baragumu::world::{RealWorld, World as _};
use serde_json::json;
use tokio::{task::JoinSet, time::sleep};

use super::{Council, ORDINARY};
use crate::support::{
    chaos::{Dice, History, tell},
    databases::on_postgres,
    process::{Ask, ask},
};

/// Within how long of its acknowledgement an opt-out is obeyed, in milliseconds: a promise
/// to citizens.
const OBEYED_WITHIN: i64 = 1_000;
const OPT_OUTS: usize = 1_000;
const RECIPIENTS: u64 = 4_000;
/// Slow enough that the broadcast outlasts the opt-outs.
const RATE: u32 = 300;
/// How many write at once.
const AT_ONCE: usize = 10;

async fn nothing_leaves_after_an_opt_out(council: Council) {
    let mut dice = Dice::thrown();
    council.join(RECIPIENTS).await;
    let sent = council.send(ORDINARY).await;
    council.far.wait_until_taken(1).await;

    let mut who: Vec<u64> = (0..RECIPIENTS).collect();
    for at in (1..RECIPIENTS).rev() {
        let other = dice.below(at + 1);
        who.swap(usize::try_from(at).unwrap(), usize::try_from(other).unwrap());
    }
    let mut acknowledged = HashMap::new();
    for some in who[..OPT_OUTS].chunks(AT_ONCE) {
        let mut sending = JoinSet::new();
        for citizen in some {
            let (address, msisdn) = (council.nodes[0].address, Council::msisdn(ORDINARY, *citizen));
            sending.spawn(async move {
                let mo = json!({
                    "id": format!("stop-{msisdn}"), "msisdn": msisdn, "to": "15015", "body": "STOP",
                });
                let (path, body) = ("/callbacks/simulator/simulator/mo", mo.to_string());
                let asked = Ask { path, body: &body, ..Ask::default() };
                let answer = ask(address, &asked).await.unwrap();
                assert_eq!(answer.status, 200, "{answer:?}");
                (msisdn, RealWorld.now().as_ms())
            });
        }
        while let Some(sent) = sending.join_next().await {
            let (msisdn, at) = sent.unwrap();
            acknowledged.insert(msisdn, at);
        }
        sleep(Duration::from_millis(20)).await;
    }
    council.wait_until_done(&sent).await;

    let history = History::read(&council.far, &council.database, &sent).await;
    let mut latest = i64::MIN;
    for taken in &history.taken {
        let Some(at) = acknowledged.get(&taken.msisdn) else { continue };
        latest = latest.max(taken.at - at);
        assert!(
            taken.at - at <= OBEYED_WITHIN,
            "{} ms after its opt-out: {taken:?}",
            taken.at - at
        );
    }
    let suppressed = history.in_state("suppressed");
    tell(&format!("{suppressed} of {OPT_OUTS} were let alone; the latest left {latest} ms after"));
    assert!(suppressed > OPT_OUTS / 5, "{suppressed} are too few to tell anything");
    for row in &history.rows {
        let is_suppressed = row.state == "suppressed";
        assert_eq!(history.times_taken(row), u64::from(!is_suppressed), "{row:?}");
        assert!(!is_suppressed || acknowledged.contains_key(&row.msisdn), "{row:?}");
    }
}

#[tokio::test]
async fn nothing_leaves_after_an_opt_out_on_sqlite() {
    let council = Council::start(None, 1, RATE).await;
    Box::pin(nothing_leaves_after_an_opt_out(council)).await;
}

#[tokio::test]
async fn nothing_leaves_after_an_opt_out_on_postgres() {
    on_postgres(async |database| {
        let council = Council::start(Some(&database.url), 1, RATE).await;
        Box::pin(nothing_leaves_after_an_opt_out(council)).await;
    })
    .await;
}
