//! `9`: the answer by SMS, and how many a day.

use std::time::Duration;

use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, Citizen, Operator, TestGateway, morning},
};

both_databases!(the_whole_answer_is_queued, the_daily_cap_is_told_honestly_and_ends_with_the_day,);

async fn the_whole_answer_is_queued(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::Simulator, 1);
    let shown = citizen.dials(&gateway, "*149*46*711#").await;
    let answer = shown.text.strip_suffix("\n0 Rudi 9 SMS").unwrap();
    let taken = citizen.enters(&gateway, "9").await;
    assert!(taken.ends, "{taken:?}");
    let queued = format!(
        "outbox WHERE body = '{}' AND msisdn = '{}' AND account = 'simulator' \
         AND lane = 'reply' AND state = 'queued'",
        answer.replace('\'', "''"),
        citizen.msisdn
    );
    assert_eq!(database.count(&queued).await, 1, "{answer}");

    // Rows of several pages come whole, whatever page was shown.
    let mut citizen = Citizen::new(Operator::Simulator, 2);
    let first = citizen.dials(&gateway, "*149*46*2*14#").await;
    citizen.enters(&gateway, "9").await;
    let line = first.text.lines().nth(1).unwrap().replace('\'', "''");
    let queued = format!("outbox WHERE body LIKE 'MIRADI %{line}%' AND body NOT LIKE '%0 Rudi%'");
    assert_eq!(database.count(&queued).await, 1, "{first:?}");
}

async fn the_daily_cap_is_told_honestly_and_ends_with_the_day(database: Database) {
    let settings = format!("[service]\nsms_per_day = 2\n{ACCOUNTS}");
    let gateway = TestGateway::with_settings(&database.store, &morning(), &settings).await;
    // The cap is a person's, on whatever network.
    for operator in [Operator::Simulator, Operator::VodacomTz] {
        let mut citizen = Citizen::new(operator, 1);
        citizen.dials(&gateway, "*149*46*711#").await;
        assert!(citizen.enters(&gateway, "9").await.ends, "{operator:?}");
    }
    let mut citizen = Citizen::new(Operator::AfricasTalking, 1);
    citizen.dials(&gateway, "*149*46*712#").await;
    let refused = citizen.enters(&gateway, "9").await;
    assert_eq!(
        refused.text,
        "Umefikia kikomo cha SMS za leo. Tafadhali jaribu tena kesho.\n0 Rudi"
    );
    assert!(!refused.ends);
    assert_eq!(database.count("outbox").await, 2);
    // Somebody else is not refused for it.
    let mut other = Citizen::new(Operator::Simulator, 2);
    other.dials(&gateway, "*149*46*711#").await;
    assert!(other.enters(&gateway, "9").await.ends);

    // From 08:00 to 23:59 it is the same day in Rujewa, though not the whole time in UTC.
    gateway.clock_passes(Duration::from_mins(15 * 60 + 59));
    let mut late = Citizen::with_msisdn(Operator::Simulator, &citizen.msisdn);
    late.dials(&gateway, "*149*46*0#").await;
    late.dials(&gateway, "*149*46*712#").await;
    assert!(!late.enters(&gateway, "9").await.ends);
    gateway.clock_passes(Duration::from_mins(1));
    late.dials(&gateway, "*149*46*712#").await;
    assert!(late.enters(&gateway, "9").await.ends);
    assert_eq!(database.count("outbox").await, 4);
}
