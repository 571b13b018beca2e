//! Halotel's two exchanges against a far side of our own: their call is
//! acknowledged at once, and the screen follows as a call of ours.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{Instant, sleep},
};

use crate::support::{
    databases::count,
    process::{Answer, Ask, BOUND, FIRST, Served, free_port},
};

const PATH: &str = "/callbacks/halotel/halotel-key-0123456789/ussd";
/// The most bytes between `<msg>` and `</msg>`.
const MOST_BYTES: usize = 182;

/// What the far side answers.
#[derive(Debug, Clone, Copy)]
enum Manner {
    Takes,
    SaysOver,
    SpeaksGarbage,
    /// Answers only once it is let.
    Hangs,
}

/// Halotel's gateway: takes our screens and keeps them.
#[derive(Debug, Clone)]
struct FarSide {
    calls: Arc<Mutex<Vec<String>>>,
    gate: Arc<Semaphore>,
}

impl FarSide {
    async fn listen(address: SocketAddr, manner: Manner) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let far = Self { calls: Arc::default(), gate: Arc::new(Semaphore::new(0)) };
        let serving = far.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().serve(stream, manner));
            }
        });
        far
    }

    async fn serve(self, mut stream: TcpStream, manner: Manner) {
        let mut bytes = Vec::new();
        while !is_whole(&bytes) {
            let mut part = [0; 4096];
            match stream.read(&mut part).await {
                Ok(count @ 1..) => bytes.extend_from_slice(&part[..count]),
                Ok(0) | Err(_) => return,
            }
        }
        self.calls.lock().unwrap().push(String::from_utf8(bytes).unwrap());
        let code = match manner {
            Manner::Takes => "<errorCode>0</errorCode>",
            Manner::SaysOver => "<errorCode>2</errorCode>",
            Manner::SpeaksGarbage => "<errorCode>",
            Manner::Hangs => {
                self.gate.acquire().await.unwrap().forget();
                "<errorCode>0</errorCode>"
            }
        };
        let body = format!("<ussdresponse>{code}</ussdresponse>");
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        let _ = stream.write_all(answer.as_bytes()).await;
    }

    /// Its calls, once there are so many.
    async fn calls(&self, many: usize) -> Vec<String> {
        let begun = Instant::now();
        loop {
            let calls = self.calls.lock().unwrap().clone();
            if calls.len() >= many {
                assert_eq!(calls.len(), many, "more calls than expected: {calls:#?}");
                return calls;
            }
            assert!(begun.elapsed() < BOUND, "{many} calls are expected: {calls:#?}");
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Its newest call, which is the one of this number.
    async fn call(&self, number: usize) -> String {
        self.calls(number).await.pop().unwrap()
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse().ok())?
    });
    length == Some(body.len())
}

/// The raw text inside an element.
fn element<'a>(call: &'a str, name: &str) -> &'a str {
    let (_, rest) = call.split_once(&format!("<{name}>")).unwrap();
    rest.split_once(&format!("</{name}>")).unwrap().0
}

fn anywhere() -> SocketAddr {
    (Ipv4Addr::LOCALHOST, free_port()).into()
}

async fn serve(far: SocketAddr) -> Served {
    Served::start(&settings(far)).await
}

fn settings(far: SocketAddr) -> String {
    format!(
        r#"
[server]
listen = "ADDRESS"

[[accounts]]
name = "halotel"
operator = "halotel"
callback_key = "halotel-key-0123456789"
service_codes = ["*149*46#"]
user_in = "user-in"
pass_in = "pass-in"
user_out = "user-out"
pass_out = "pass-&-out"
push_url = "http://{far}/InsertMO"
"#
    )
}

/// Their call.
fn insert_mo(kind: u16, transaction: &str, msisdn: &str, message: &str) -> String {
    with_credentials("user-in", "pass-in", kind, transaction, msisdn, message)
}

fn with_credentials(
    user: &str,
    password: &str,
    kind: u16,
    transaction: &str,
    msisdn: &str,
    message: &str,
) -> String {
    format!(
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>\
         <InsertMO xmlns=\"http://tempuri.org/\"><user>{user}</user><pass>{password}</pass>\
         <msisdn>{msisdn}</msisdn><msg>{message}</msg><sessionid>null</sessionid>\
         <transactionid>{transaction}</transactionid><requestType>{kind}</requestType>\
         <ussdgw_id>7</ussdgw_id></InsertMO></soap:Body></soap:Envelope>"
    )
}

async fn deliver(served: &Served, body: &str) -> Answer {
    let headers = ["content-type: text/xml; charset=utf-8"];
    served.ask(&Ask { path: PATH, headers: &headers, body, ..Ask::default() }).await.unwrap()
}

/// Delivers their call, which is acknowledged.
async fn send(served: &Served, kind: u16, transaction: &str, msisdn: &str, message: &str) {
    let answer = deliver(served, &insert_mo(kind, transaction, msisdn, message)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(element(&answer.body, "errorCode"), "0", "{answer:?}");
    assert!(!answer.body.contains("<msg>"), "the screen does not come with it: {answer:?}");
}

/// The metric of screens shown.
const SCREENS: &str = "gateway_ussd_screens_total{account=\"halotel\"}";
const NUMBER: &str = "255620000001";
/// The metric of our calls that ended in `outcome`.
fn called(outcome: &str) -> String {
    format!("gateway_screens_called_total{{account=\"halotel\",outcome=\"{outcome}\"}}")
}

async fn wait_for_metric(served: &Served, name: &str, value: f64) {
    let begun = Instant::now();
    while (served.metric(name).await - value).abs() > 0.5 {
        assert!(begun.elapsed() < BOUND, "{name} never is {value}");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_session_goes_from_the_first_leg_to_its_end() {
    let address = anywhere();
    let far = FarSide::listen(address, Manner::Takes).await;
    let served = serve(address).await;

    send(&served, 100, "T1", NUMBER, "*149*46#").await;
    let call = far.call(1).await;
    let (head, _) = call.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /InsertMO HTTP/1.1\r\n"), "{head}");
    let head = head.to_lowercase();
    assert!(head.contains("soapaction: \"http://tempuri.org/insertmo\""), "{head}");
    assert!(head.contains("content-type: text/xml"), "{head}");
    for (name, value) in [
        ("user", "user-out"),
        ("pass", "pass-&amp;-out"),
        ("msisdn", NUMBER),
        ("transactionid", "T1"),
        ("requestType", "202"),
        ("ussdgw_id", "7"),
    ] {
        assert_eq!(element(&call, name), value, "{call}");
    }
    let screen = element(&call, "msg");
    assert!(screen.starts_with(&format!("{FIRST}<br>1 ")), "{screen}");

    // From the second leg on the number is the word null.
    send(&served, 101, "T1", "null", "4").await;
    let call = far.call(2).await;
    assert_eq!(element(&call, "requestType"), "200", "{call}");
    assert!(element(&call, "msg").starts_with("ULIZA AU TOA TAARIFA<br>"), "{call}");
    // That it reached the handset is acknowledged, and nothing else comes of it.
    send(&served, 103, "T1", "null", "").await;
    send(&served, 101, "T1", "null", "1").await;
    assert!(element(&far.call(3).await, "msg").starts_with("Andika swali"));
    send(&served, 101, "T1", "null", "Maji &lt;yatarudi&gt; lini?").await;
    let call = far.call(4).await;
    assert_eq!(element(&call, "requestType"), "203", "the last screen ends it: {call}");
    assert!(element(&call, "msg").contains("MB-1001"), "{call}");
    let kept = "tickets WHERE body = 'Maji <yatarudi> lini?'";
    assert_eq!(count(&served.database(), kept).await, 1);
    wait_for_metric(&served, &called("accepted"), 4.0).await;

    for (transaction, number, kind, cause) in
        [("T2", "255620000002", 102, "hung_up"), ("T3", "255620000003", 104, "fault")]
    {
        let before = far.calls.lock().unwrap().len();
        send(&served, 100, transaction, number, "*149*46#").await;
        far.call(before + 1).await;
        send(&served, kind, transaction, "null", "").await;
        let ended = format!(
            "ussd_sessions WHERE operator_session = '{transaction}' AND ended_at IS NOT NULL \
             AND end_cause = '{cause}'"
        );
        assert_eq!(count(&served.database(), &ended).await, 1, "{kind}");
        far.call(before + 1).await;
    }
}

#[tokio::test]
async fn a_stranger_is_told_so_in_soap_and_moves_nothing() {
    let address = anywhere();
    let far = FarSide::listen(address, Manner::Takes).await;
    let served = serve(address).await;
    for (user, password) in
        [("user-in", "wrong"), ("wrong", "pass-in"), ("", ""), ("user-out", "pass-&amp;-out")]
    {
        let body = with_credentials(user, password, 100, "T1", NUMBER, "*149*46#");
        let answer = deliver(&served, &body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(element(&answer.body, "errorCode"), "1", "{answer:?}");
    }
    let garbage = deliver(&served, "<soap").await;
    assert_eq!((garbage.status, element(&garbage.body, "errorCode")), (200, "-1"), "{garbage:?}");
    assert_eq!(count(&served.database(), "ussd_sessions").await, 0);
    // The only call is that of the good leg after them.
    send(&served, 100, "T1", NUMBER, "*149*46#").await;
    far.call(1).await;
}

#[tokio::test]
async fn an_acknowledgement_does_not_wait_for_a_far_side_that_hangs() {
    let address = anywhere();
    let far = FarSide::listen(address, Manner::Hangs).await;
    let mut served = serve(address).await;
    for index in 1..=9 {
        // Each is acknowledged while every call before it still hangs.
        send(&served, 100, &format!("T{index}"), &format!("25562000000{index}"), "*149*46#").await;
    }
    far.calls(9).await;
    assert!(served.metric(&called("accepted")).await < 1.0);
    // A stop waits for the calls that are under way.
    served.signal("TERM");
    far.gate.add_permits(9);
    assert_eq!(served.end().await.code(), Some(0), "{}", served.output());
    assert!(!served.output().contains("did not reach"), "{}", served.output());
    far.calls(9).await;
}

#[tokio::test]
async fn a_call_under_way_for_too_long_is_given_up_and_not_made_twice() {
    let address = anywhere();
    let far = FarSide::listen(address, Manner::Hangs).await;
    let served = serve(address).await;
    send(&served, 100, "T1", NUMBER, "*149*46#").await;
    wait_for_metric(&served, &called("unclear"), 1.0).await;
    far.calls(1).await;
}

#[tokio::test]
async fn whatever_the_far_side_answers_the_session_goes_on() {
    for (manner, outcome) in [(Manner::SaysOver, "refused"), (Manner::SpeaksGarbage, "unclear")] {
        let address = anywhere();
        let far = FarSide::listen(address, manner).await;
        let served = serve(address).await;
        send(&served, 100, "T1", NUMBER, "*149*46#").await;
        far.call(1).await;
        wait_for_metric(&served, &called(outcome), 1.0).await;
        send(&served, 101, "T1", "null", "4").await;
        let call = far.call(2).await;
        assert!(element(&call, "msg").starts_with("ULIZA AU TOA TAARIFA<br>"), "{call}");
        wait_for_metric(&served, &called(outcome), 2.0).await;
    }
}

#[tokio::test]
async fn a_far_side_that_is_back_in_a_moment_still_gets_the_screen() {
    let address = anywhere();
    let served = serve(address).await;
    send(&served, 100, "T1", NUMBER, "*149*46#").await;
    sleep(Duration::from_millis(500)).await;
    let far = FarSide::listen(address, Manner::Takes).await;
    let call = far.call(1).await;
    assert!(element(&call, "msg").starts_with(FIRST), "{call}");
    wait_for_metric(&served, &called("accepted"), 1.0).await;
}

#[tokio::test]
async fn the_same_call_twice_pushes_the_same_bytes_and_opens_one_ticket() {
    let address = anywhere();
    let far = FarSide::listen(address, Manner::Takes).await;
    let served = serve(address).await;
    let mut many = 0;
    for (kind, msisdn, message) in [
        (100, NUMBER, "*149*46#"),
        (101, "null", "4"),
        (101, "null", "2"),
        (101, "null", "Bomba limepasuka"),
    ] {
        let body = insert_mo(kind, "T1", msisdn, message);
        // Both at once, and once more after them.
        let (one, other) = tokio::join!(deliver(&served, &body), deliver(&served, &body));
        assert_eq!((one.status, other.status), (200, 200));
        many += 2;
        far.calls(many).await;
        send(&served, kind, "T1", msisdn, message).await;
        many += 1;
        let calls = far.calls(many).await;
        let bodies: Vec<&str> =
            calls[many - 3..].iter().map(|call| call.split_once("\r\n\r\n").unwrap().1).collect();
        assert!(bodies[0] == bodies[1] && bodies[1] == bodies[2], "{bodies:#?}");
    }
    assert_eq!(count(&served.database(), "tickets").await, 1);
}

#[tokio::test]
async fn a_call_leaves_nothing_private_in_the_log() {
    let trace = [("BARAGUMU__LOG__LEVEL", "trace")];
    for manner in [Some(Manner::Takes), Some(Manner::SaysOver), None] {
        let address = anywhere();
        let mut served = Served::start_with(&settings(address), &trace).await;
        if let Some(manner) = manner {
            FarSide::listen(address, manner).await;
        }
        send(&served, 100, "T1", "255620987123", "*149*46#").await;
        for (turn, message) in ["4", "1", "canary-question"].into_iter().enumerate() {
            // A citizen enters nothing before the screen is there.
            wait_for_metric(&served, SCREENS, f64::from(u32::try_from(turn).unwrap()) + 1.0).await;
            send(&served, 101, "T1", "null", message).await;
        }
        let body = with_credentials("user-in", "wrong-pass-", 101, "T1", "null", "canary");
        deliver(&served, &body).await;
        served.signal("TERM");
        assert_eq!(served.end().await.code(), Some(0), "{}", served.output());
        let output = served.output();
        assert!(output.contains("DEBUG"), "it logs:\n{output}");
        let reached = !output.contains("did not reach");
        assert_eq!(reached, matches!(manner, Some(Manner::Takes)), "{output}");
        for secret in ["987123", "canary", "pass-", "user-in", "user-out", "halotel-key"] {
            assert!(!output.contains(secret), "{secret} is in\n{output}");
        }
    }
}

/// The numbers under which screens can be dialled through to.
fn dial_through_numbers() -> Vec<u32> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("menus");
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let text = fs::read_to_string(path).unwrap();
            let written = text.lines().filter_map(|line| line.strip_prefix("number = "));
            numbers.extend(written.map(|number| number.parse::<u32>().unwrap()));
        }
    }
    // From 900 on they are not for dialling.
    numbers.retain(|number| (1..900).contains(number));
    numbers
}

#[tokio::test]
async fn every_screen_fits_the_bytes_halotel_takes() {
    let address = anywhere();
    let far = FarSide::listen(address, Manner::Takes).await;
    let served = serve(address).await;
    let numbers = dial_through_numbers();
    assert!(numbers.len() > 50, "{numbers:?}");
    let mut many = 0;
    for number in &numbers {
        let (transaction, msisdn) = (format!("T{number}"), format!("255620001{number:03}"));
        send(&served, 100, &transaction, &msisdn, &format!("*149*46*{number}#")).await;
        // And a page further, or else a wrong key, which adds a line.
        send(&served, 101, &transaction, "null", "98").await;
        many += 2;
        far.calls(many).await;
    }
    let calls = far.calls(many).await;
    for call in &calls {
        let screen = element(call, "msg");
        assert!((1..=MOST_BYTES).contains(&screen.len()), "{} bytes: {screen}", screen.len());
        assert!(!screen.contains('\n') && !screen.contains("&lt;br"), "{screen}");
    }
    let longest = calls.iter().map(|call| element(call, "msg").len()).max().unwrap();
    assert!(longest > 140, "the longest of {longest} bytes shows that the bound was near");
}
