//! Stopping: what is in hand is finished, and a second signal does not wait for it.

use std::{net::Ipv4Addr, time::Duration};

use tokio::{
    io::AsyncWriteExt,
    net::TcpStream,
    time::{Instant, sleep},
};

use super::SETTINGS;
use crate::support::{
    databases::Postgres,
    process::{Answer, BOUND, FIRST, Served},
};

/// A first turn whose last byte is not sent yet.
async fn begin(served: &Served) -> TcpStream {
    let body =
        r#"{"session": "a", "msisdn": "+255754000001", "service_code": "*149*46#", "turn": 0"#;
    let mut stream = served.connect(Ipv4Addr::LOCALHOST).await.unwrap();
    let head = format!(
        "POST /callbacks/simulator/simulator/ussd HTTP/1.1\r\nhost: a\r\ncontent-length: {}\r\n\r\n{body}",
        body.len() + 1,
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // On one connection after another, so this one was accepted before.
    served.get("/health/live").await.unwrap();
    stream
}

async fn wait_for(served: &Served, words: &str) {
    let begun = Instant::now();
    while !served.output().contains(words) {
        assert!(begun.elapsed() < BOUND, "`{words}` is not in\n{}", served.output());
        sleep(Duration::from_millis(10)).await;
    }
}

async fn finishes_what_is_in_hand(signal: &str) {
    let mut served = Served::start(SETTINGS).await;
    let mut open = begin(&served).await;
    served.signal(signal);
    wait_for(&served, "stopping").await;
    let begun = Instant::now();
    while served.get("/health/live").await.is_ok() {
        assert!(begun.elapsed() < BOUND, "new callers are still taken");
        sleep(Duration::from_millis(10)).await;
    }
    open.write_all(b"}").await.unwrap();
    let answer = Answer::read(&mut open).await.unwrap();
    assert!(answer.status == 200 && answer.body.contains(FIRST), "{answer:?}");
    assert_eq!(served.end().await.code(), Some(0), "{}", served.output());
    assert!(served.output().contains("stopped"), "{}", served.output());
}

#[tokio::test]
async fn the_system_s_signal_finishes_what_is_in_hand() {
    finishes_what_is_in_hand("TERM").await;
}

#[tokio::test]
async fn control_c_finishes_what_is_in_hand() {
    finishes_what_is_in_hand("INT").await;
}

#[tokio::test]
async fn a_second_signal_stops_at_once() {
    let mut served = Served::start(SETTINGS).await;
    let mut open = begin(&served).await;
    served.signal("TERM");
    wait_for(&served, "stopping").await;
    served.signal("TERM");
    served.end().await;
    assert!(served.output().contains("stopped at once"), "{}", served.output());
    let _ = open.write_all(b"}").await;
    assert!(Answer::read(&mut open).await.is_err(), "nobody is there any more");
}

#[tokio::test]
async fn idle_and_half_spoken_connections_do_not_hold_up_the_stop() {
    let mut served = Served::start(SETTINGS).await;
    let idle = served.connect(Ipv4Addr::LOCALHOST).await.unwrap();
    let mut half = served.connect(Ipv4Addr::LOCALHOST).await.unwrap();
    half.write_all(b"POST /callbacks").await.unwrap();
    served.get("/health/live").await.unwrap();
    let begun = Instant::now();
    served.signal("TERM");
    assert_eq!(served.end().await.code(), Some(0), "{}", served.output());
    // The bound of a head is five seconds, that of the whole stop twenty-five.
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    drop((idle, half));
}

/// Ten seconds and more, because so long what is in hand is waited for.
#[tokio::test]
async fn a_database_that_hangs_does_not_keep_the_process_from_ending() {
    let mut postgres = Postgres::durable();
    let settings = format!("{SETTINGS}\n[data]\ndatabase_url = \"{}\"\n", postgres.url);
    let mut served = Served::start(&settings).await;
    let mut phone = served.phone("+255754000001");
    phone.dial().await.unwrap();
    postgres.freeze();
    phone.enter("6").await.unwrap();
    served.signal("TERM");
    served.end().await;
    assert!(served.output().contains("did not finish in time"), "{}", served.output());
}
