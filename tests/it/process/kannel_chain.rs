//! The whole chain: our outbox, a real Kannel, fakesmsc, and back.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use baragumu::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        outbound::{Lane, Outbound},
    },
    store::{Store, outbox},
    world::{RealWorld, World as _},
};
use tokio::time::{Instant, sleep};

use super::kannel::{ONLY_BY_NAME, Peer, octets, send_in_parts, utf16_octets};
use crate::support::{
    databases::{count, texts},
    kannel::{Kannel, Reader},
    process::{BOUND, Served, free_port},
};

const KEY: &str = "kannel-key-0123456789";

/// A gateway whose only account is a Kannel's, and that Kannel, knowing of each other.
async fn chain(further: &str, groups: &str) -> (Served, Kannel) {
    let port = free_port();
    let callbacks = format!("http://127.0.0.1:{port}/callbacks/kannel/{KEY}");
    let kannel = Kannel::start_with(&callbacks, groups, &[ONLY_BY_NAME]);
    let mut account = kannel.account();
    account.extend(further.parse::<toml::Table>().unwrap());
    let settings = format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}\"\n\
         [[accounts]]\nname = \"kannel\"\noperator = \"kannel\"\ncallback_key = \"{KEY}\"\n\
         {account}"
    );
    (Served::start_at(&settings, port).await, kannel)
}

fn number(count: usize) -> String {
    format!("+255754{count:06}")
}

/// Puts a message for each of `bodies` into the outbox, to numbers from 0 on, as
/// another program on the same database would.
async fn fill(served: &Served, bodies: &[String]) {
    let store = Store::open(&served.database(), 2).await.unwrap();
    let now = RealWorld.now();
    let mut tx = store.begin().await.unwrap();
    for (place, body) in bodies.iter().enumerate() {
        let outbound = Outbound {
            account: "kannel".to_owned(),
            msisdn: Msisdn::parse(&number(place)).unwrap(),
            lane: Lane::Reply,
            language: Language::parse("sw").unwrap(),
            body: body.clone(),
            validity: now.after(Duration::from_hours(1)),
        };
        outbox::enqueue(&mut tx, &outbound, None, now).await.unwrap().unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
}

/// How many messages stand in each state, all seen at one instant.
async fn states(served: &Served) -> BTreeMap<String, i64> {
    let sums = "SELECT state || ' ' || CAST(COUNT(*) AS TEXT) FROM outbox GROUP BY state";
    let sums = texts(&served.database(), sums).await;
    let sum = |line: &String| {
        let (state, many) = line.split_once(' ').unwrap();
        (state.to_owned(), many.parse().unwrap())
    };
    sums.iter().map(sum).collect()
}

/// Waits until the states satisfy.
async fn until(
    served: &Served,
    kannel: &Kannel,
    enough: impl Fn(&BTreeMap<String, i64>) -> bool,
) -> BTreeMap<String, i64> {
    let begun = Instant::now();
    loop {
        let states = states(served).await;
        if enough(&states) {
            return states;
        }
        assert!(begun.elapsed() < 2 * BOUND, "{states:?}\n{}", kannel.output());
        sleep(Duration::from_millis(100)).await;
    }
}

/// The numbers to which lines of fakesmsc went, each with how often.
fn times(received: &[String]) -> BTreeMap<String, usize> {
    received.iter().fold(BTreeMap::new(), |mut times, line| {
        *times.entry(line.split(' ').nth(1).unwrap().to_owned()).or_default() += 1;
        times
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_messages_leave_and_every_report_comes_back() {
    let (served, kannel) = chain("tps = 1000\nmost_on_wire = 64", "").await;
    let phones = kannel.phones();
    let mut bodies: Vec<String> = (0..1_000).map(|it| format!("Chanjo ya mifugo {it}")).collect();
    bodies[7] = "Chanjo \u{2013} \u{14b}ombe".to_owned();
    bodies[8] = "Chanjo ya mifugo ni kesho. ".repeat(12);
    fill(&served, &bodies).await;
    let states = until(&served, &kannel, |it| it.get("delivered") == Some(&1_000)).await;
    assert_eq!(states, BTreeMap::from([("delivered".to_owned(), 1_000)]));
    // The long one in three parts.
    let received = phones.receive(1_002);
    let times = times(&received);
    assert_eq!(times.len(), 1_000);
    assert!(times.iter().all(|(to, many)| *many == if *to == number(8) { 3 } else { 1 }));
    for (place, body) in bodies.iter().enumerate().filter(|(place, _)| *place != 8) {
        let (kind, shown) = match place {
            7 => ("ucs-2", "%00C%00h%00a%00n%00j%00o%00++%13%00+%01K%00o%00m%00b%00e"),
            _ => ("text", body.as_str()),
        };
        let line = format!("15015 {} {kind} {shown}", number(place));
        assert!(received.contains(&line), "{line}");
    }
}

/// What phones received before and after a stop.
fn all(before: &Reader, after: &Reader) -> BTreeMap<String, usize> {
    times(&[before.received(), after.received()].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn kannel_stopped_and_started_in_the_middle_loses_nothing_and_doubles_nothing() {
    let (served, mut kannel) = chain("tps = 100\nmost_on_wire = 8", "").await;
    let before = kannel.reader();
    let bodies: Vec<String> = (0..300).map(|it| format!("Chanjo {it}")).collect();
    fill(&served, &bodies).await;
    until(&served, &kannel, |it| it.get("delivered").is_some_and(|many| *many >= 60)).await;
    kannel.stop();
    sleep(Duration::from_secs(2)).await;
    kannel.start_again();
    let after = kannel.reader();
    // Reports that smsbox had not handed over yet are lost with it: Kannel acknowledges
    // them to itself before. So some messages may stay accepted, which they were.
    let ended = |it: &BTreeMap<String, i64>| {
        !it.contains_key("queued") && it.get("delivered").is_some_and(|many| *many >= 200)
    };
    let states = until(&served, &kannel, ended).await;
    let unknown = states.get("unknown").copied().unwrap_or_default();
    assert!(unknown <= 8, "at most what was on the wire: {states:?}");
    let taken = usize::try_from(300 - unknown).unwrap();
    let begun = Instant::now();
    while all(&before, &after).len() < taken {
        assert!(begun.elapsed() < BOUND, "{} of {taken}", all(&before, &after).len());
        sleep(Duration::from_millis(100)).await;
    }
    let received = all(&before, &after);
    assert!(received.values().all(|many| *many == 1), "{received:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn smsbox_falling_in_the_middle_loses_nothing_where_the_unanswered_go_again() {
    let (served, mut kannel) =
        chain("tps = 100\nmost_on_wire = 8\nunanswered = \"resend\"", "").await;
    let phones = kannel.reader();
    let bodies: Vec<String> = (0..300).map(|it| format!("Chanjo {it}")).collect();
    fill(&served, &bodies).await;
    until(&served, &kannel, |it| it.get("delivered").is_some_and(|many| *many >= 60)).await;
    kannel.kill_smsbox();
    sleep(Duration::from_secs(2)).await;
    kannel.start_smsbox();
    // Reports that smsbox had not handed over yet fell with it.
    until(&served, &kannel, |it| !it.contains_key("queued")).await;
    let begun = Instant::now();
    while times(&phones.received()).len() < 300 {
        assert!(begun.elapsed() < BOUND, "{} arrived", times(&phones.received()).len());
        sleep(Duration::from_millis(100)).await;
    }
    let expected: BTreeSet<String> = (0..300).map(number).collect();
    assert_eq!(times(&phones.received()).into_keys().collect::<BTreeSet<_>>(), expected);
    let states = states(&served).await;
    let known = ["delivered", "accepted"].map(|it| states.get(it).copied().unwrap_or_default());
    assert_eq!(known.iter().sum::<i64>(), 300, "{states:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_in_is_answered_by_the_way_it_came() {
    let (_served, kannel) = chain("tps = 100", "").await;
    let mut phones = kannel.phones();
    for place in 0..5 {
        phones.send(&number(place), "15015", "JIUNGE CHIMALA");
    }
    let received = phones.receive(5);
    let to: BTreeSet<String> = times(&received).into_keys().collect();
    assert_eq!(to, (0..5).map(number).collect());
    let answer = "text Karibu! Umejiunga: kata Chimala";
    assert!(received.iter().all(|line| line.contains(answer)), "{received:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_in_are_read_and_answered_whatever_their_alphabet_and_length() {
    let peer = Peer::listen().await;
    let (served, _kannel) = chain("smsc = \"peer\"\ntps = 100", &peer.group()).await;
    // A clever keyboard's quotes make it UCS-2.
    let wide = utf16_octets("\u{201c}JIUNGE\u{201d}  CHIMALA \u{2013}");
    peer.send(&[("from", b"+255754000001"), ("to", b"15015"), ("coding", b"2"), ("text", &wide)])
        .await;
    let parts =
        ["ULIZA Barabara ya \u{14b}ombe ", "imefungwa \u{2013} daraja limevunjika, ", "lini?"];
    send_in_parts(&peer, "+255754000002", &parts, &[5, 0, 3, 7]).await;
    let answers = peer.got(2).await;
    let to = |number: &str| {
        let sent = answers.iter().find(|it| octets(it, "to") == number.as_bytes()).unwrap();
        String::from_utf8(octets(sent, "text")).unwrap()
    };
    assert!(to("+255754000001").starts_with("Karibu! Umejiunga: kata Chimala"));
    assert!(to("+255754000002").starts_with("Asante, tumepokea swali lako."));
    let stored =
        "tickets WHERE body LIKE '%\u{14b}ombe imefungwa \u{2013} daraja limevunjika, lini?'";
    assert_eq!(count(&served.database(), stored).await, 1);
}
