//! Machines that answer one another fall silent.

use std::time::Duration;

use serde_json::json;

use super::messages::Writer;
use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, Citizen, Operator, TestGateway, morning},
};

both_databases!(
    machines_are_never_answered,
    budgets_of_a_number_and_of_the_hour_end,
    a_number_is_answered_alike_on_every_node,
    two_gateways_wired_to_one_another_fall_silent,
);

async fn machines_are_never_answered(database: Database) {
    let settings = ACCOUNTS.replacen(
        "deadline_ms",
        "short_codes = [\"15015\", \"+255750000099\"]\ndeadline_ms",
        1,
    );
    let gateway = TestGateway::with_settings(&database.store, &morning(), &settings).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    for (n, from) in ["15040", "VODACOM", "MPESA 24", "15015", "+255750000099"].iter().enumerate() {
        let mo = json!({ "id": format!("{n}"), "msisdn": from, "to": "15015", "body": "STOP" });
        let answered = gateway.receives(&citizen.message(&mo)).await;
        assert_eq!(answered.status, 200, "{from}: {}", answered.body);
    }
    assert_eq!(database.count("inbox WHERE outcome = 'machine'").await, 5);
    for table in ["outbox", "tickets", "suppressions"] {
        assert_eq!(database.count(table).await, 0, "{table}");
    }
}

async fn budgets_of_a_number_and_of_the_hour_end(database: Database) {
    let settings = format!("{ACCOUNTS}\n[sms]\nreplies_in_an_hour = 8\n");
    let gateway = TestGateway::with_settings(&database.store, &morning(), &settings).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    for round in 0..10 {
        let answers = writer.writes("MSAADA").await;
        assert_eq!(answers.len(), usize::from(round < 3), "three equal ones: {round}");
    }
    for (round, word) in ["HABARI", "MADA", "ORODHA", "OFISI"].iter().enumerate() {
        let answers = writer.writes(word).await;
        assert_eq!(answers.len(), usize::from(round < 2), "five in all: {word}");
    }
    // What it changes is done all the same.
    assert!(writer.writes("KATA CHIMALA").await.is_empty());
    assert_eq!(database.count("subscribers WHERE ward_code = 1").await, 1);
    let mut other = Writer::new(&database, &gateway, 2);
    for (round, word) in ["HABARI", "MADA", "OFISI", "MSAADA"].iter().enumerate() {
        assert_eq!(other.writes(word).await.len(), usize::from(round < 3), "eight in the hour");
    }
    gateway.clock_passes(Duration::from_mins(61));
    assert_eq!(other.writes("MSAADA").await.len(), 1);
}

async fn a_number_is_answered_alike_on_every_node(database: Database) {
    let world = morning();
    let one = TestGateway::start(&database.store, &world).await;
    let store = database.another_store().await;
    let other = TestGateway::start(&store, &world).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    for n in 0..20 {
        let message = citizen.texting(&format!("id-{n}"), "MSAADA");
        let node = if n % 2 == 0 { &one } else { &other };
        assert_eq!(node.receives(&message).await.status, 200);
    }
    assert_eq!(database.count("outbox").await, 3);
    other.stops().await;
    store.close().await;
}

/// What one of ours says reaches the other as a citizen's message, and back.
async fn two_gateways_wired_to_one_another_fall_silent(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let first_words = [
        "HABARI",
        "MSAADA",
        "UWEKEZAJI",
        "ADVICE",
        "MIFUMO",
        "MADA",
        "ORODHA",
        "JIUNGE",
        "JIUNGE CHIMALA",
        "KATA XYZ",
        "STOP",
        "FUTA",
        "MIRADI RUJEWA",
        "TAKWIMU CHIMALA",
        "RIPOTI bomba",
        "ULIZA maji",
        "HALI 1",
        "OFISI",
        "ENGLISH",
        "MYDATA",
        "nini hiki",
    ];
    for (n, words) in (1..).zip(first_words) {
        // Two numbers on one gateway count apart, as two gateways would.
        let mut sides =
            [Writer::new(&database, &gateway, 2 * n), Writer::new(&database, &gateway, 2 * n + 1)];
        let mut passing = vec![(0, words.to_owned())];
        let mut messages = 0;
        while let Some((side, text)) = passing.pop() {
            messages += 1;
            assert!(messages <= 8, "{words}: they never end: {text}");
            // A network takes its time, and machines do not.
            gateway.clock_passes(Duration::from_secs(5));
            let answers = sides[side].writes(&text).await;
            passing.extend(answers.into_iter().map(|answer| (1 - side, answer)));
        }
    }
}
