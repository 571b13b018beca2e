//! A message is taken once, however often, on how many nodes and in what order it
//! comes, and only what is stored is acknowledged.

use std::time::Duration;

use serde_json::json;

use super::messages::Writer;
use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    the_same_id_again_changes_nothing,
    without_an_id_content_and_time_tell,
    two_nodes_that_get_the_same_message_take_it_once,
    many_at_once_are_all_taken_and_answered_once,
    parts_are_joined_in_any_order,
    parts_that_never_come_do_not_keep_the_others,
    what_cannot_be_stored_is_not_acknowledged,
    any_bytes_are_taken,
);

async fn the_same_id_again_changes_nothing(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    for wait in [0, 1, 60 * 60, 30 * 60 * 60] {
        gateway.clock_passes(Duration::from_secs(wait));
        let answered = gateway.receives(&citizen.texting("id-1", "ULIZA maji lini?")).await;
        assert_eq!(answered.status, 200);
    }
    for table in ["inbox", "tickets", "outbox"] {
        assert_eq!(database.count(table).await, 1, "{table}");
    }
    // Another account's ids are its own; another id is another message.
    gateway.receives(&citizen.texting("id-2", "ULIZA maji lini?")).await;
    assert_eq!(database.count("tickets").await, 2);
}

async fn without_an_id_content_and_time_tell(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    let told = |stamp: Option<&str>, body: &str| {
        let mut mo = json!({ "msisdn": citizen.msisdn, "to": "15015", "body": body });
        if let Some(stamp) = stamp {
            mo["stamp"] = stamp.into();
        }
        citizen.message(&mo)
    };
    for _ in 0..2 {
        gateway.receives(&told(None, "ULIZA a b c")).await;
    }
    assert_eq!(database.count("inbox").await, 1);
    gateway.clock_passes(Duration::from_secs(61));
    gateway.receives(&told(None, "ULIZA a b c")).await;
    assert_eq!(database.count("inbox").await, 2, "after the window it is said again");
    // The operator's own time makes it certain, hours later too.
    for _ in 0..2 {
        gateway.receives(&told(Some("2026-11-23T05:00:00Z"), "ULIZA a b c")).await;
        gateway.clock_passes(Duration::from_hours(5));
    }
    assert_eq!(database.count("inbox").await, 3);
    gateway.receives(&told(Some("2026-11-23T05:00:01Z"), "ULIZA a b c")).await;
    assert_eq!(database.count("inbox").await, 4);
}

async fn two_nodes_that_get_the_same_message_take_it_once(database: Database) {
    let world = morning();
    let one = TestGateway::start(&database.store, &world).await;
    let store = database.another_store().await;
    let other = TestGateway::start(&store, &world).await;
    for n in 0..20 {
        let citizen = Citizen::new(Operator::Simulator, n);
        let (by_id, by_content) = (
            citizen.texting(&format!("id-{n}"), "ULIZA maji lini?"),
            citizen.message(&json!({ "msisdn": citizen.msisdn, "to": "15015", "body": "HABARI" })),
        );
        let answers = tokio::join!(
            one.receives(&by_id),
            other.receives(&by_id),
            one.receives(&by_content),
            other.receives(&by_content),
        );
        for answered in [answers.0, answers.1, answers.2, answers.3] {
            assert_eq!(answered.status, 200);
        }
    }
    assert_eq!(database.count("inbox").await, 40);
    assert_eq!(database.count("tickets").await, 20);
    assert_eq!(database.count("outbox").await, 40);
    other.stops().await;
    store.close().await;
}

async fn many_at_once_are_all_taken_and_answered_once(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let texts = ["JIUNGE CHIMALA", "ULIZA maji lini?", "ONDOA", "HABARI", "xyz abc"];
    let callbacks: Vec<_> = (0..100)
        .flat_map(|n| {
            let citizen = Citizen::new(Operator::Simulator, n % 40);
            let once = citizen.texting(&format!("id-{n}"), texts[n as usize % texts.len()]);
            [once.clone(), once]
        })
        .collect();
    let taken = callbacks.iter().map(|callback| gateway.receives(callback));
    for answered in futures_of(taken).await {
        assert_eq!(answered, 200);
    }
    assert_eq!(database.count("inbox").await, 100);
    assert_eq!(database.count("outbox").await, database.count("inbox WHERE replies > 0").await);
}

async fn futures_of<F>(calls: impl Iterator<Item = F>) -> Vec<u16>
where
    F: Future<Output = crate::support::gateway::Answered>,
{
    // All are under way before the first is waited for.
    let mut waiting: Vec<_> = calls.map(Box::pin).collect();
    let mut statuses = vec![0; waiting.len()];
    std::future::poll_fn(|context| {
        let mut open = false;
        for (call, status) in waiting.iter_mut().zip(&mut statuses) {
            if *status == 0 {
                match call.as_mut().poll(context) {
                    std::task::Poll::Ready(answered) => *status = answered.status,
                    std::task::Poll::Pending => open = true,
                }
            }
        }
        if open { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    statuses
}

async fn parts_are_joined_in_any_order(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let orders = [[1, 2, 3], [3, 2, 1], [2, 3, 1], [2, 1, 3]];
    for (n, order) in (1..).zip(orders) {
        let citizen = Citizen::new(Operator::Simulator, n);
        for number in order {
            let body = ["ULIZA maji ya ", "kijiji chetu ", "yatatoka lini?"][number - 1];
            let part = citizen.message(&json!({
                "msisdn": citizen.msisdn, "to": "15015", "body": body,
                "part": number, "of": 3, "part_reference": "ab",
            }));
            // Each comes twice, as operators do.
            for _ in 0..2 {
                assert_eq!(gateway.receives(&part).await.status, 200);
            }
        }
    }
    let bodies = database.texts("SELECT body FROM tickets").await;
    assert_eq!(bodies, vec!["maji ya kijiji chetu yatatoka lini?"; 4]);
    assert_eq!(database.count("inbox").await, 4);
    // The reference comes round again: another message.
    let citizen = Citizen::new(Operator::Simulator, 1);
    gateway.clock_passes(Duration::from_hours(2));
    for (number, body) in [(2, "shule?"), (1, "ASK where is the ")] {
        let part = json!({
            "msisdn": citizen.msisdn, "to": "15015", "body": body,
            "part": number, "of": 2, "part_reference": "ab",
        });
        gateway.receives(&citizen.message(&part)).await;
    }
    assert_eq!(database.count("tickets WHERE body = 'where is the shule?'").await, 1);
}

async fn parts_that_never_come_do_not_keep_the_others(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    let part = |number: u8, body: &str| {
        citizen.message(&json!({
            "msisdn": citizen.msisdn, "to": "15015", "body": body,
            "part": number, "of": 3, "part_reference": "ab",
        }))
    };
    gateway.receives(&part(1, "RIPOTI Mbuyuni bomba ")).await;
    gateway.receives(&part(3, "tangu jana")).await;
    gateway.sweeps().await;
    assert_eq!(database.count("tickets").await, 0, "it still waits");
    gateway.clock_passes(Duration::from_mins(31));
    for _ in 0..2 {
        gateway.sweeps().await;
    }
    let bodies = database.texts("SELECT body FROM tickets").await;
    assert_eq!(bodies, ["Mbuyuni bomba tangu jana"]);
    assert_eq!(database.count("outbox").await, 1);
}

async fn what_cannot_be_stored_is_not_acknowledged(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let citizen = Citizen::new(Operator::Simulator, 1);
    database.execute("ALTER TABLE outbox RENAME TO outbox_away").await;
    let message = citizen.texting("id-1", "ULIZA maji lini?");
    let answered = gateway.receives(&message).await;
    assert_eq!(answered.status, 503);
    database.execute("ALTER TABLE outbox_away RENAME TO outbox").await;
    assert_eq!(database.count("inbox").await, 0, "all of it or nothing");
    assert_eq!(database.count("tickets").await, 0);
    assert_eq!(gateway.receives(&message).await.status, 200);
    assert_eq!(database.count("inbox").await, 1);
    assert_eq!(database.count("outbox").await, 1);
    // One that fails does not take the others with it.
    database.execute("ALTER TABLE tickets RENAME TO tickets_away").await;
    let (asking, reading) = (
        Citizen::new(Operator::Simulator, 2).texting("id-2", "ULIZA maji lini?"),
        Citizen::new(Operator::Simulator, 3).texting("id-3", "MSAADA"),
    );
    let statuses = futures_of([&asking, &reading].into_iter().map(|it| gateway.receives(it))).await;
    assert_eq!(statuses, [503, 200]);
}

async fn any_bytes_are_taken(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut writer = Writer::new(&database, &gateway, 1);
    let long = "a".repeat(20_000);
    for text in ["", "\0", "\u{0}STOP\u{0}", "\u{fffd}\u{fffd}", "💥", " ", &long, "1*2*3#", "%00"]
    {
        writer.writes(text).await;
    }
    assert_eq!(database.count("inbox").await, 9);
    assert_eq!(database.count("inbox WHERE length(body) > 1600").await, 0);
}
