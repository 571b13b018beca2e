//! What becomes of messages, in a time that only tests let pass.

use serde_json::json;

use super::*;

const URL: &str = "http://127.0.0.1:1/callbacks/a/b/dlr";

fn network(faults: &str) -> Network {
    Network::new(toml::from_str(faults).unwrap(), at(0), 1_000)
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_ms(ms)
}

fn call(numbers: &[&str]) -> Call {
    call_with("Habari", numbers)
}

fn call_with(body: &str, numbers: &[&str]) -> Call {
    let recipients: Vec<_> = numbers
        .iter()
        .zip(1..)
        .map(|(msisdn, reference)| json!({ "msisdn": msisdn, "reference": reference }))
        .collect();
    serde_json::from_value(json!({
        "sender_id": "15015", "body": body, "validity_minutes": 60, "report_url": URL,
        "recipients": recipients,
    }))
    .unwrap()
}

fn words(answer: &Answer) -> Vec<&'static str> {
    answer
        .said
        .iter()
        .map(|said| match said.word {
            Word::Accepted { operator_ref: Some(_) } => "accepted",
            Word::Accepted { operator_ref: None } => "accepted without id",
            Word::Throttled => "throttled",
            Word::Refused { permanent: true, .. } => "refused for good",
            Word::Refused { permanent: false, .. } => "refused for now",
        })
        .collect()
}

fn told(due: &[Due]) -> Vec<&'static str> {
    due.iter().map(|due| due.report.status).collect()
}

#[test]
fn each_reserved_number_has_its_fate() {
    for (ending, word, reports) in [
        ("00", "accepted", &["delivered"][..]),
        ("01", "accepted", &["buffered", "delivered"]),
        ("02", "accepted", &["delivered", "delivered"]),
        ("03", "accepted", &["undelivered", "delivered"]),
        ("04", "accepted", &[]),
        ("05", "accepted without id", &["delivered"]),
        ("06", "accepted", &["delivered"]),
        ("10", "accepted", &["undelivered"]),
        ("11", "accepted", &["buffered", "undelivered"]),
        ("12", "accepted", &["expired"]),
        ("13", "accepted", &["refused"]),
        ("20", "refused for good", &[]),
        ("21", "refused for now", &[]),
        ("22", "refused for now", &[]),
        ("30", "throttled", &[]),
        ("31", "throttled", &[]),
        ("40", "accepted", &[]),
        ("99", "accepted", &["delivered"]),
    ] {
        let mut network = network("");
        let number = format!("+2556000000{ending}");
        let answer = network.submit(at(0), call(&[&number])).unwrap();
        assert_eq!((words(&answer), answer.manner), (vec![word], Manner::Answered), "{ending}");
        assert_eq!(answer.all_throttled, word == "throttled");
        assert_eq!(told(&answer.first), if ending == "04" { vec!["delivered"] } else { vec![] });
        let later = network.pass(at(1_000), 100);
        assert_eq!(told(&later), reports, "{ending}");
        let received = network.inbox(&Msisdn::parse(&number).unwrap(), 0).len();
        let delivered = ending == "04" || reports.contains(&"delivered");
        assert_eq!(received, usize::from(delivered), "{ending}");
    }
}

#[test]
fn some_give_in_at_the_third_time() {
    for ending in ["22", "31"] {
        let mut network = network("");
        let number = format!("+2556000000{ending}");
        let accepted = |network: &mut Network| {
            words(&network.submit(at(0), call(&[&number])).unwrap()) == ["accepted"]
        };
        let seen: Vec<bool> = (0..4).map(|_| accepted(&mut network)).collect();
        assert_eq!(seen, [false, false, true, true], "{ending}");
    }
}

#[test]
fn a_number_can_choose_the_fate_of_its_whole_call() {
    for (ending, manner, taken) in [
        ("50", Manner::CutBefore, 0),
        ("51", Manner::CutAfter, 2),
        ("52", Manner::Late, 2),
        ("53", Manner::Truncated, 2),
        ("54", Manner::BlackHole, 0),
        ("55", Manner::Busy, 0),
    ] {
        let mut network = network("late_ms = 7");
        let number = format!("+2556000000{ending}");
        let answer = network.submit(at(0), call(&["+255754000001", &number])).unwrap();
        assert_eq!((answer.manner, answer.said.len()), (manner, taken), "{ending}");
        let waits = if ending == "52" { 7 } else { 0 };
        assert_eq!(answer.after, Duration::from_millis(waits));
        assert_eq!(network.pass(at(1_000), 100).len(), taken, "{ending}");
        assert_eq!(network.ledger.sums.calls, 1);
    }
}

#[test]
fn reports_say_what_the_number_allows_them_to() {
    let mut network = network("report_ms = [0, 0]");
    let numbers = ["+255754000001", "+255600000005", "+255600000006"];
    let answer = network.submit(at(5), call(&numbers)).unwrap();
    let id = |place: usize| match &answer.said[place].word {
        Word::Accepted { operator_ref } => operator_ref.clone(),
        other => panic!("{other:?}"),
    };
    let due = network.pass(at(5), 100);
    let said: Vec<_> =
        due.iter().map(|due| (due.report.reference, due.report.operator_ref.clone())).collect();
    let respelled = format!("00{}", id(2).unwrap().to_ascii_uppercase());
    assert_eq!(said, [(Some(1), id(0)), (Some(2), None), (None, Some(respelled))]);
    assert!(due.iter().all(|due| &*due.url == URL));
}

#[test]
fn nothing_is_told_where_nobody_asks_and_the_phone_still_has_it() {
    let mut network = network("report_ms = [0, 0]");
    let mut silent = call(&["+255754000001"]);
    silent.report_url.clear();
    network.submit(at(0), silent).unwrap();
    assert_eq!(network.pass(at(0), 100), []);
    let number = Msisdn::parse("0754000001").unwrap();
    assert_eq!(network.inbox(&number, 0).len(), 1);
    network.misbehave(toml::from_str("reports = false\ninbox = false").unwrap());
    network.submit(at(0), call(&["+255754000001"])).unwrap();
    assert_eq!(network.waiting.len(), 0);
    network.forget();
    assert_eq!((network.inbox(&number, 0).len(), network.ledger.sums.taken), (0, 0));
}

#[test]
fn no_second_takes_more_than_the_rate_in_segments() {
    let mut network = network("tps = 3");
    let numbers = ["+255754000001", "+255754000002"];
    let long = "a".repeat(161);
    let answer = network.submit(at(0), call_with(&long, &numbers)).unwrap();
    assert_eq!(words(&answer), ["accepted", "throttled"]);
    assert!(!answer.all_throttled);
    let taken = |network: &mut Network, ms| {
        words(&network.submit(at(ms), call(&numbers[..1])).unwrap()) == ["accepted"]
    };
    assert!(taken(&mut network, 500));
    assert!(!taken(&mut network, 999));
    // The first two segments are a second old, the third is not.
    assert_eq!(
        [1_000, 1_001, 1_002, 1_500].map(|ms| taken(&mut network, ms)),
        [true, true, false, true]
    );
    let counts = serde_json::to_value(network.counts()).unwrap();
    assert_eq!(counts["busiest_segments"], 3);
    assert_eq!(counts["throttled"], 3);
}

#[test]
fn chance_behaves_badly_and_the_same_again() {
    let faults = "seed = 9\nundelivered = 0.2\nsilent = 0.1\nreport_repeat = 0.2\nbuffered = 0.3\n\
                  reorder = 0.2\nreport_first = 0.2\ndrop_after = 0.1\nanswer_ms = [0, 9]";
    let run = || {
        let mut network = network(faults);
        let mut seen = Vec::new();
        for ms in 0..300 {
            let answer = network.submit(at(ms), call(&["+255754000001"])).unwrap();
            seen.push(format!("{:?} {:?} {:?}", answer.manner, answer.after, told(&answer.first)));
            seen.push(format!("{:?}", told(&network.pass(at(ms), 100))));
        }
        seen.push(format!("{:?}", told(&network.pass(at(10_000), 10_000))));
        seen
    };
    let seen = run();
    assert_eq!(seen, run());
    let all = seen.concat();
    for sign in
        ["CutAfter", "undelivered", "buffered", "[\"delivered\"]", "[\"delivered\", \"buffered\"]"]
    {
        assert!(all.contains(sign), "{sign}");
    }
}

#[test]
fn a_call_that_cannot_be_is_refused_with_the_reason() {
    let mut network = network("");
    assert!(network.submit(at(0), call(&[])).unwrap_err().contains("`recipients`"));
    assert!(network.submit(at(0), call(&["MBARALI"])).unwrap_err().contains("`msisdn`"));
    let many = vec!["+255754000001"; MOST_RECIPIENTS + 1];
    assert!(network.submit(at(0), call(&many)).is_err());
    assert_eq!(network.ledger.sums.calls, 0);
}
