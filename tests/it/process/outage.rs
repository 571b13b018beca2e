//! A database that goes away, or hangs, in the middle of a session: citizens are
//! answered in time from memory, and are told what was not stored.

use std::{fmt, io, time::Duration};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::time::{Instant, sleep};

use super::SETTINGS;
use crate::support::{
    databases::{Postgres, count},
    process::{BOUND, FIRST, Served, Shown},
};

const DEADLINE: Duration = Duration::from_secs(2);
const NOT_STORED: &str = "Hakuna kilichohifadhiwa";

fn settings(postgres: &Postgres) -> String {
    format!("{SETTINGS}deadline_ms = 2000\n[data]\ndatabase_url = \"{}\"\n", postgres.url)
}

/// The screen, which came before the account's deadline.
async fn in_time(turn: impl Future<Output = io::Result<Shown>> + Send) -> Shown {
    let begun = Instant::now();
    let shown = turn.await.unwrap();
    assert!(begun.elapsed() < DEADLINE, "{shown:?} came after {:?}", begun.elapsed());
    shown
}

async fn wait_until_ready(served: &Served) {
    let begun = Instant::now();
    while served.get("/health/ready").await.unwrap().status != 200 {
        assert!(begun.elapsed() < BOUND, "it does not recover:\n{}", served.output());
        sleep(Duration::from_millis(50)).await;
    }
}

/// How the database fails.
#[derive(Clone, Copy)]
enum Failure {
    Stopped,
    Crashed,
    Frozen,
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stopped => "stopped",
            Self::Crashed => "crashed",
            Self::Frozen => "frozen",
        })
    }
}

async fn citizens_are_served_from_memory(failure: Failure) {
    let mut postgres = Postgres::durable();
    let served = Served::start(&settings(&postgres)).await;
    let mut asking = served.phone("+255754000001");
    let mut reading = served.phone("+255754000002");
    let mut english = served.phone("+255754000003");
    let mut stranger = served.phone("+255754000004");
    let mut patient = served.phone("+255754000005");
    asking.walk(&["4", "1"]).await.unwrap();
    patient.walk(&["4", "1"]).await.unwrap();
    reading.walk(&["6"]).await.unwrap();
    english.walk(&["7"]).await.unwrap();

    match failure {
        Failure::Stopped => postgres.stop(),
        Failure::Crashed => postgres.crash(),
        Failure::Frozen => postgres.freeze(),
    }
    // The first of them finds the failure, in time like all others.
    let (told, also_told, shown, languages, first) = tokio::join!(
        in_time(asking.enter("Maji yatarudi lini?")),
        in_time(patient.enter("Barabara je?")),
        in_time(reading.enter("1")),
        in_time(english.enter("5")),
        in_time(stranger.dial()),
    );
    assert!(told.text.contains(NOT_STORED) && told.ticket().is_none(), "{failure:?}: {told:?}");
    assert!(also_told.text.contains(NOT_STORED), "{failure:?}: {also_told:?}");
    assert_eq!(shown.first(), "TAKWIMU", "{failure:?}: {shown:?}");
    assert_eq!(languages.first(), "MBARALI DISTRICT COUNCIL", "{failure:?}: {languages:?}");
    assert_eq!(first.first(), FIRST, "{failure:?}: {first:?}");
    let shown = in_time(reading.enter("1")).await;
    assert!(shown.text.contains("446,336"), "{failure:?}: {shown:?}");
    assert_eq!(in_time(reading.again()).await, shown, "{failure:?}: a repeat is one here too");
    // Asked once more while it is known to be away.
    in_time(asking.dial()).await;
    in_time(asking.enter("4")).await;
    in_time(asking.enter("1")).await;
    let told = in_time(asking.enter("Na umeme?")).await;
    assert!(told.text.contains(NOT_STORED), "{failure:?}: {told:?}");
    assert!(served.metric("gateway_ussd_from_memory_total").await >= 9.0);

    match failure {
        Failure::Stopped | Failure::Crashed => postgres.start(),
        Failure::Frozen => postgres.thaw(),
    }
    wait_until_ready(&served).await;
    // Time for whatever stood still to come to its end.
    sleep(Duration::from_millis(500)).await;
    assert_eq!(count(&postgres.url, "tickets").await, 0, "{failure:?}: as all were told");
    let shown = in_time(english.enter("6")).await;
    assert_eq!(shown.first(), "ABOUT MBARALI", "{failure:?}: the session goes on: {shown:?}");
    let shown = in_time(reading.enter("0")).await;
    assert_eq!(shown.first(), "TAKWIMU", "{failure:?}: the session goes on: {shown:?}");
    let shown = in_time(stranger.enter("4")).await;
    assert_eq!(shown.first(), "ULIZA AU TOA TAARIFA", "{failure:?}: {shown:?}");
    let told = in_time(asking.walk(&["4", "1", "Maji yatarudi lini?"])).await;
    let number = told.ticket().unwrap_or_else(|| panic!("{failure:?}: {told:?}"));
    assert_eq!(count(&postgres.url, &format!("tickets WHERE number = {number}")).await, 1);
    assert_eq!(count(&postgres.url, "tickets").await, 1, "{failure:?}");
}

#[tokio::test]
async fn a_stopped_database_leaves_citizens_served_from_memory() {
    Box::pin(citizens_are_served_from_memory(Failure::Stopped)).await;
}

#[tokio::test]
async fn a_crashed_database_leaves_citizens_served_from_memory() {
    Box::pin(citizens_are_served_from_memory(Failure::Crashed)).await;
}

#[tokio::test]
async fn a_database_that_hangs_leaves_citizens_served_from_memory() {
    Box::pin(citizens_are_served_from_memory(Failure::Frozen)).await;
}

/// Slow in one place only: what waits there when the citizen is answered from
/// memory must not be stored behind their back afterwards.
#[tokio::test]
async fn what_was_said_not_to_be_stored_is_not_stored_later() {
    let postgres = Postgres::durable();
    let served = Served::start(&settings(&postgres)).await;
    for (index, table) in ["ussd_sessions", "tickets"].into_iter().enumerate() {
        let mut phone = served.phone(&format!("+25575400002{index}"));
        phone.walk(&["4", "1"]).await.unwrap();
        let mut other = PgConnection::connect(&postgres.url).await.unwrap();
        let mut lock = other.begin().await.unwrap();
        let sql = AssertSqlSafe(format!("LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"));
        sqlx::query(sql).execute(&mut *lock).await.unwrap();
        let told = in_time(phone.enter("Maji yatarudi lini?")).await;
        assert!(told.text.contains(NOT_STORED), "{table}: {told:?}");
        lock.commit().await.unwrap();
        wait_until_ready(&served).await;
        sleep(Duration::from_millis(500)).await;
        assert_eq!(count(&postgres.url, "tickets").await, 0, "{table}");
    }
    let told =
        served.phone("+255754000022").walk(&["4", "1", "Maji yatarudi lini?"]).await.unwrap();
    assert!(told.ticket().is_some(), "{told:?}");
    assert_eq!(count(&postgres.url, "tickets").await, 1);
}
