//! The door of the callbacks: who may knock, how often, how long and with how much.

use std::{collections::BTreeSet, net::Ipv4Addr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::{Instant, sleep, timeout},
};

use super::SETTINGS;
use crate::support::process::{Answer, Ask, BOUND, FIRST, Served};

const PATH: &str = "/callbacks/simulator/simulator/ussd";
const NEIGHBOUR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// A first turn of a new session.
fn dialled(session: &str) -> String {
    serde_json::json!({
        "session": session, "msisdn": "+255754000001", "service_code": "*149*46#", "turn": 0,
    })
    .to_string()
}

#[tokio::test]
async fn whoever_does_not_know_the_whole_path_learns_nothing() {
    let served = Served::start(SETTINGS).await;
    let body = dialled("a");
    let mut answers = BTreeSet::new();
    for path in [
        "/callbacks/nobody/simulator/ussd",
        "/callbacks/simulator/wrong/ussd",
        "/callbacks/simulator/simulator2/ussd",
        "/callbacks/simulator/simulato/ussd",
        "/callbacks/simulator/simulator/sing",
        "/callbacks/simulator/wrong/sing",
    ] {
        for method in ["POST", "GET", "DELETE"] {
            let answer = served.ask(&Ask { method, path, body: &body, ..Ask::default() }).await;
            let mut answer = answer.unwrap();
            answer.head = answer.head.lines().filter(|line| !line.starts_with("date: ")).collect();
            answers.insert(format!("{answer:?}"));
        }
    }
    assert_eq!(answers.len(), 1, "each is refused alike: {answers:?}");
    assert!(answers.first().unwrap().contains("status: 404"), "{answers:?}");

    let delete = served.ask(&Ask { method: "DELETE", path: PATH, ..Ask::default() }).await.unwrap();
    assert_eq!(delete.status, 405);
    let good = served.ask(&Ask { path: PATH, body: &body, ..Ask::default() }).await.unwrap();
    assert!(good.status == 200 && good.body.contains(FIRST), "{good:?}");
}

#[tokio::test]
async fn a_body_over_64_kib_is_refused_and_stores_nothing() {
    const SCREENS: &str = "gateway_ussd_screens_total{account=\"simulator\"}";
    let served = Served::start(SETTINGS).await;
    let body = dialled("a");
    let exactly = format!("{body}{}", " ".repeat(64 * 1024 - body.len()));
    let longer = format!("{exactly} ");
    let answer = served.ask(&Ask { path: PATH, body: &longer, ..Ask::default() }).await.unwrap();
    assert_eq!(answer.status, 413, "{answer:?}");
    assert!(served.metric(SCREENS).await < 1.0);
    let answer = served.ask(&Ask { path: PATH, body: &exactly, ..Ask::default() }).await.unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!((served.metric(SCREENS).await - 1.0).abs() < 0.5);
}

/// Ten seconds, because they are the bound.
#[tokio::test]
async fn slow_clients_are_cut_and_hold_up_nobody() {
    let served = Served::start(SETTINGS).await;
    let begun = Instant::now();
    let slow_body = async {
        let mut stream = served.connect(Ipv4Addr::LOCALHOST).await.unwrap();
        let head = format!("POST {PATH} HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let (mut read, mut write) = stream.split();
        let mut answer = Vec::new();
        let drip = async {
            while write.write_all(b" ").await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        };
        tokio::select! {
            () = drip => {}
            _ = read.read_to_end(&mut answer) => {}
        }
        (String::from_utf8(answer).unwrap(), begun.elapsed())
    };
    let half_head = async {
        let mut stream = served.connect(Ipv4Addr::LOCALHOST).await.unwrap();
        stream.write_all(format!("POST {PATH} HTTP/1.1\r\nhost: a\r\n").as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        timeout(BOUND, stream.read_to_end(&mut answer)).await.unwrap().unwrap();
        (String::from_utf8(answer).unwrap(), begun.elapsed())
    };
    let silent = async {
        let mut stream = served.connect(Ipv4Addr::LOCALHOST).await.unwrap();
        let mut answer = Vec::new();
        timeout(BOUND, stream.read_to_end(&mut answer)).await.unwrap().unwrap();
        (String::from_utf8(answer).unwrap(), begun.elapsed())
    };
    let others = async {
        let mut slowest = Duration::ZERO;
        while begun.elapsed() < Duration::from_secs(8) {
            let asked = Instant::now();
            served.phone("+255754000002").walk(&["6", "1", "1"]).await.unwrap();
            slowest = slowest.max(asked.elapsed());
            sleep(Duration::from_millis(250)).await;
        }
        slowest
    };
    let (slow_body, half_head, silent, slowest) =
        tokio::join!(slow_body, half_head, silent, others);
    let (answer, after) = slow_body;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(near(after, 10), "a body may take ten seconds, this was cut after {after:?}");
    let (answer, after) = half_head;
    assert!(!answer.contains(" 200 "), "{answer}");
    assert!(near(after, 10), "a head may take ten seconds, this was cut after {after:?}");
    let (answer, after) = silent;
    assert_eq!(answer, "");
    assert!(near(after, 10), "a silent caller is cut like a half head, this one after {after:?}");
    assert!(slowest < Duration::from_secs(4), "a whole walk took {slowest:?} meanwhile");
}

/// Never earlier, and later only as far as a busy machine makes it.
fn near(after: Duration, seconds: u64) -> bool {
    let bound = Duration::from_secs(seconds);
    (bound.mul_f32(0.9)..bound + Duration::from_secs(4)).contains(&after)
}

/// As [`SETTINGS`], with a rate so low that a burst is all one gets.
fn rationed(proxies: &str) -> String {
    let rate =
        format!("requests_per_second = 1\nburst = 5\ntrusted_proxies = [{proxies}]\n[[accounts]]");
    SETTINGS.replacen("[[accounts]]", &rate, 1)
}

async fn knock(served: &Served, from: Ipv4Addr, forwarded: &[&str]) -> Answer {
    let headers: Vec<String> =
        forwarded.iter().map(|hops| format!("X-Forwarded-For: {hops}")).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let body = dialled("flood");
    let ask = Ask { path: PATH, body: &body, from, headers: &headers, ..Ask::default() };
    served.ask(&ask).await.unwrap()
}

#[tokio::test]
async fn a_flood_from_one_source_is_slowed_and_the_neighbour_is_served() {
    let served = Served::start(&rationed("")).await;
    let mut refused = None;
    for index in 0..50 {
        // Nobody made this peer a proxy, so what it says of others is hearsay.
        let hearsay = format!("10.1.2.{index}");
        let answer = knock(&served, Ipv4Addr::LOCALHOST, &[&hearsay]).await;
        match answer.status {
            200 => assert!(index < 40, "fifty at once are more than a burst of five"),
            429 => refused = Some(answer),
            _ => panic!("{answer:?}"),
        }
    }
    let refused = refused.expect("a flood is refused");
    assert_eq!(refused.header("retry-after"), Some("1"), "{refused:?}");
    assert_eq!(knock(&served, NEIGHBOUR, &[]).await.status, 200);
    assert!(served.metric("gateway_callbacks_flood_total").await > 0.0);
    sleep(Duration::from_millis(1_200)).await;
    assert_eq!(knock(&served, Ipv4Addr::LOCALHOST, &[]).await.status, 200, "after the wait");
}

#[tokio::test]
async fn behind_a_trusted_proxy_the_right_most_stranger_counts() {
    let served = Served::start(&rationed("\"127.0.0.1\", \"10.0.0.0/8\"")).await;
    // Whatever stands further left is the caller's own writing: still one source.
    let mut refused = 0;
    for index in 0..30 {
        let spoofed = format!("192.0.2.{index}, 203.0.113.7, 10.0.0.4");
        refused += u32::from(knock(&served, Ipv4Addr::LOCALHOST, &[&spoofed]).await.status == 429);
    }
    assert!(refused > 0, "one stranger behind two proxies is one source");
    for split in [
        &["203.0.113.7, 10.0.0.4"][..],
        &["192.0.2.1", "203.0.113.7 ,10.0.0.4"],
        &["::ffff:203.0.113.7"],
    ] {
        assert_eq!(knock(&served, Ipv4Addr::LOCALHOST, split).await.status, 429, "{split:?}");
    }
    assert_eq!(knock(&served, Ipv4Addr::LOCALHOST, &["203.0.113.8"]).await.status, 200);
    // Not a proxy of ours: the header is not read, and it is a source of its own.
    assert_eq!(knock(&served, NEIGHBOUR, &["203.0.113.7"]).await.status, 200);
}

#[tokio::test]
async fn an_account_may_name_its_networks_and_a_password() {
    let settings =
        SETTINGS.replacen("[[accounts]]", "trusted_proxies = [\"127.0.0.3\"]\n[[accounts]]", 1)
            + "allowed_networks = [\"127.0.0.1\", \"196.216.0.0/16\"]\n\
           basic = { user = \"operator\", password = \"correct-horse\" }\n";
    let served = Served::start(&settings).await;
    let proxy = Ipv4Addr::new(127, 0, 0, 3);
    let body = dialled("a");
    let ask = async |from, headers: &[&str]| {
        served.ask(&Ask { path: PATH, body: &body, from, headers, ..Ask::default() }).await.unwrap()
    };
    // operator:correct-horse
    let right = "Authorization: Basic b3BlcmF0b3I6Y29ycmVjdC1ob3JzZQ==";
    // operator:correct-hors
    let short = "Authorization: Basic b3BlcmF0b3I6Y29ycmVjdC1ob3Jz";
    for headers in [&[][..], &[short], &["Authorization: Bearer b3BlcmF0b3I6Y29ycmVjdC1ob3JzZQ=="]]
    {
        let answer = ask(Ipv4Addr::LOCALHOST, headers).await;
        assert_eq!(answer.status, 401, "{answer:?}");
        assert_eq!(answer.header("www-authenticate"), Some("basic realm=\"callbacks\""));
    }
    assert_eq!(ask(Ipv4Addr::LOCALHOST, &[right]).await.status, 200);
    let scheme = right.replace("Basic", "basic");
    assert_eq!(ask(Ipv4Addr::LOCALHOST, &[&scheme]).await.status, 200, "a scheme has no case");
    assert_eq!(ask(NEIGHBOUR, &[right]).await.status, 404, "from elsewhere nothing is here");
    assert_eq!(ask(NEIGHBOUR, &[right, "X-Forwarded-For: 196.216.1.1"]).await.status, 404);
    assert_eq!(ask(proxy, &[right, "X-Forwarded-For: 196.216.1.1"]).await.status, 200);
    assert_eq!(ask(proxy, &[right, "X-Forwarded-For: 196.217.1.1"]).await.status, 404);
    assert_eq!(ask(proxy, &[right, "X-Forwarded-For: 196.216.1.1, 8.8.8.8"]).await.status, 404);
}

#[tokio::test]
async fn an_address_of_both_kinds_is_one_source() {
    let settings = SETTINGS
        .replace("operator = \"simulator\"", "operator = \"africastalking\"")
        .replace("callback_key = \"simulator\"", "callback_key = \"canary-key-0123456789\"")
        + "allowed_networks = [\"127.0.0.1\"]\n";
    // A socket of both families sees a caller as ::ffff:127.0.0.1.
    let settings = settings.replace("ADDRESS", "[::]:PORT");
    let port = crate::support::process::free_port();
    let served = Served::start_at(&settings.replace("PORT", &port.to_string()), port).await;
    let ask = Ask {
        path: "/callbacks/simulator/canary-key-0123456789/ussd",
        headers: &["content-type: application/x-www-form-urlencoded"],
        body: "sessionId=a&phoneNumber=%2B255754000001&serviceCode=*149*46%23&text=&networkCode=64004",
        ..Ask::default()
    };
    let answer = served.ask(&ask).await.unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    let elsewhere = served.ask(&Ask { from: NEIGHBOUR, ..ask }).await.unwrap();
    assert_eq!(elsewhere.status, 404, "{elsewhere:?}");
}

#[tokio::test]
async fn nothing_private_is_ever_written_to_the_log() {
    let settings = SETTINGS
        .replace("callback_key = \"simulator\"", "callback_key = \"canary-key-01234\"")
        + "basic = { user = \"operator\", password = \"canary-password\" }\n";
    let served = Served::start_with(&settings, &[("BARAGUMU__LOG__LEVEL", "trace")]).await;
    let headers = ["Authorization: Basic b3BlcmF0b3I6Y2FuYXJ5LXBhc3N3b3Jk"];
    let path = "/callbacks/simulator/canary-key-01234/ussd";
    let mut answers = Vec::new();
    for (turn, input) in ["", "4", "1", "canary-question"].into_iter().enumerate() {
        let mut leg =
            serde_json::json!({ "session": "s", "msisdn": "+255754987123", "turn": turn });
        let name = if turn == 0 { "service_code" } else { "input" };
        leg[name] = if turn == 0 { "*149*46#" } else { input }.into();
        let body = leg.to_string();
        let ask = Ask { path, headers: &headers, body: &body, ..Ask::default() };
        answers.push(served.ask(&ask).await.unwrap());
        // And each once in a shape that is refused.
        let body = body.replace("session", "sesion");
        served.ask(&Ask { path, headers: &headers, body: &body, ..Ask::default() }).await.unwrap();
    }
    assert!(answers[3].body.contains("MB-"), "{answers:?}");
    let body = r#"{"session": "s", "msisdn": "+255754987123", "cause": "hung_up"}"#;
    let path = "/callbacks/simulator/canary-key-01234/ussd-end";
    served.ask(&Ask { path, headers: &headers, body, ..Ask::default() }).await.unwrap();
    served
        .ask(&Ask { path, headers: &["Authorization: Basic Y2FuYXJ5LXdyb25n"], ..Ask::default() })
        .await
        .unwrap();

    let output = served.output();
    assert!(output.contains("DEBUG") && output.contains("refused"), "it logs:\n{output}");
    for secret in ["754987123", "987123", "canary", "Y2FuYXJ5", "b3BlcmF0b3I6"] {
        assert!(!output.contains(secret), "{secret} is in\n{output}");
    }
}
