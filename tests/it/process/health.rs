//! What the machines that watch the service see.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::SETTINGS;
use crate::support::{
    databases::Postgres,
    process::{Ask, BOUND, Served},
};

#[tokio::test]
async fn readiness_follows_the_database() {
    let mut postgres = Postgres::durable();
    let settings = format!("{SETTINGS}\n[data]\ndatabase_url = \"{}\"\n", postgres.url);
    let served = Served::start(&settings).await;
    let ready = served.get("/health/ready").await.unwrap();
    assert_eq!(ready.status, 200, "{ready:?}");
    assert!(ready.body.contains("menu"), "{ready:?}");

    postgres.stop();
    let ready = served.get("/health/ready").await.unwrap();
    assert_eq!(ready.status, 503, "{ready:?}");
    assert!(ready.body.starts_with("not ready"), "{ready:?}");
    assert!(!ready.body.contains("postgres"), "internals do not show: {ready:?}");
    assert_eq!(served.get("/health/live").await.unwrap().status, 200);
    assert!(served.metric("gateway_store_away").await > 0.0);

    postgres.start();
    postgres.freeze();
    let ready = served.get("/health/ready").await.unwrap();
    assert_eq!(ready.status, 503, "a database that hangs is not ready either: {ready:?}");
    postgres.thaw();
    let begun = Instant::now();
    // Connections that the stop broke may be met once more.
    while served.get("/health/ready").await.unwrap().status != 200 {
        assert!(begun.elapsed() < BOUND, "it does not recover:\n{}", served.output());
        sleep(Duration::from_millis(50)).await;
    }
    assert!(served.metric("gateway_store_away").await < 1.0);
}

const SCREENS: &str = "gateway_ussd_screens_total{account=\"simulator\"}";
const REFUSED: &str = "gateway_callbacks_refused_total{account=\"simulator\",cause=\"malformed\"}";
const TICKETS: &str = "gateway_ussd_effects_total{effect=\"ticket\"}";
const REPEATS: &str = "gateway_ussd_repeats_total{account=\"simulator\"}";
const CALLBACKS: &str = "gateway_callback_seconds_count";
const ALL: [&str; 5] = [SCREENS, REFUSED, TICKETS, REPEATS, CALLBACKS];

#[tokio::test]
async fn the_metrics_move() {
    let served = Served::start(SETTINGS).await;
    let read = async || {
        let mut values = Vec::new();
        for name in ALL {
            values.push(served.metric(name).await);
        }
        values
    };
    assert_eq!(read().await, [0.0, 0.0, 0.0, 0.0, 0.0]);

    let mut phone = served.phone("+255754000001");
    phone.walk(&["4", "1"]).await.unwrap();
    let mut repeated = phone.clone();
    let asked = phone.enter("Maji yatarudi lini?").await.unwrap();
    assert_eq!(repeated.enter("Maji yatarudi lini?").await.unwrap(), asked);
    let path = "/callbacks/simulator/simulator/ussd";
    let garbage = Ask { path, body: "{", ..Ask::default() };
    assert_eq!(served.ask(&garbage).await.unwrap().status, 400);
    assert_eq!(read().await, [4.0, 1.0, 1.0, 1.0, 6.0]);

    let answer = served.get("/metrics").await.unwrap();
    assert_eq!(answer.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    assert!(!answer.body.contains("754000001"), "no citizen is in the metrics");
}
