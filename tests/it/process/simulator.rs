//! The far side over real HTTP: in a process of its own and inside `serve`, each
//! asked by the simulator's translator through the one HTTP client.

use std::time::Duration;

use baragumu::{
    domain::{
        inbound::Inbound,
        msisdn::Msisdn,
        outbound::{Recipient, State, Submit},
        outcome::Outcome,
    },
    operators::{self, Operator, Response},
    workers::submit::Fate,
};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::SETTINGS;
use crate::support::{
    listener::Listener,
    process::{Ask, BOUND, Served, client, run},
    simulator::Simulator,
};

/// How long an answer is waited for here.
const PATIENCE: Duration = Duration::from_millis(700);

fn operator(url: &str) -> Box<dyn Operator> {
    operators::build("simulator", toml::toml! { api_url = url }).unwrap()
}

/// Hands a text to numbers as the driver of an account does; references count from 1.
async fn submit(url: &str, report_url: String, numbers: &[&str]) -> Vec<Outcome> {
    let operator = operator(url);
    let sms = operator.sms().unwrap();
    let recipients = numbers
        .iter()
        .zip(1..)
        .map(|(number, reference)| Recipient { msisdn: Msisdn::parse(number).unwrap(), reference });
    let submit = Submit {
        recipients: recipients.collect(),
        sender_id: Some("15015".to_owned()),
        body: "Ng'ombe: chanjo kesho \u{2013} Chimala".to_owned(),
        validity_minutes: 60,
        report_url,
    };
    match client().send(&sms.encode_submit(&submit), PATIENCE).await {
        Fate::Answered { status, retry_after, body } => {
            sms.decode_submit(&submit, Response { status, retry_after, body: &body })
        }
        Fate::Unreachable => vec![Outcome::Unreachable; numbers.len()],
        Fate::Unclear => vec![Outcome::Unclear; numbers.len()],
    }
}

fn states(inbound: &[Inbound]) -> Vec<(Option<i64>, State)> {
    inbound
        .iter()
        .map(|one| match one {
            Inbound::Dlr(report) => (report.reference, report.state),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[tokio::test]
async fn every_reserved_number_ends_as_the_table_says() {
    let simulator = Simulator::start(&["report_ms=[0, 0]", "late_ms=2000"]).await;
    let ear = Listener::start().await;
    let url = simulator.submit_url();
    let numbers = ["00", "05", "10", "12", "13", "20", "21", "30", "40"]
        .map(|ending| format!("+2556000000{ending}"));
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let outcomes = submit(&url, ear.url("/dlr"), &numbers).await;
    let taken = |outcome: &Outcome| matches!(outcome, Outcome::Accepted { .. });
    assert!(outcomes[..5].iter().all(taken) && taken(&outcomes[8]), "{outcomes:?}");
    assert_eq!(outcomes[1], Outcome::Accepted { operator_ref: None });
    let refused =
        |reason: &str, permanent| Outcome::Refused { reason: reason.to_owned(), permanent };
    assert_eq!(outcomes[5..7], [refused("unknown subscriber", true), refused("no credit", false)]);
    assert_eq!(outcomes[7], Outcome::Throttled { after: None });
    let operator = operator(&url);
    let reports = ear.until(&*operator, |it| it.len() == 5).await;
    let mut states = states(&reports);
    states.sort_by_key(|(reference, _)| *reference);
    assert_eq!(
        states,
        [
            (Some(1), State::Delivered),
            (Some(2), State::Delivered),
            (Some(3), State::Undelivered),
            (Some(4), State::Expired),
            (Some(5), State::Refused),
        ]
    );
    let throttled = submit(&url, String::new(), &["+255600000030"]).await;
    assert_eq!(throttled, [Outcome::Throttled { after: Some(Duration::from_secs(1)) }]);
}

#[tokio::test]
async fn a_call_that_goes_wrong_is_unclear_and_only_some_of_them_took_the_message() {
    let simulator = Simulator::start(&["late_ms=2000"]).await;
    let url = simulator.submit_url();
    let mut lines = 0;
    for (ending, taken) in [("50", 0), ("51", 1), ("52", 1), ("53", 1), ("54", 0)] {
        let outcome = submit(&url, String::new(), &[&format!("+2556000000{ending}")]).await;
        assert_eq!(outcome, [Outcome::Unclear], "{ending}");
        lines += taken;
        let log = simulator.ask("GET", "/simulator/log", "").await.body;
        assert_eq!(log.lines().count(), lines, "{ending}: {log}");
    }
    let busy = submit(&url, String::new(), &["+255600000055"]).await;
    assert!(matches!(busy[0], Outcome::Refused { permanent: false, .. }), "{busy:?}");
    // It goes on after all that.
    let outcome = submit(&url, String::new(), &["+255754000001"]).await;
    assert!(matches!(outcome[0], Outcome::Accepted { operator_ref: Some(_) }), "{outcome:?}");
    let counts = simulator.json("/simulator/counts").await;
    assert_eq!((&counts["calls"], &counts["taken"]), (&json!(7), &json!(lines + 1)));
}

#[tokio::test]
async fn a_report_can_come_before_the_answer_and_again_until_it_is_taken() {
    let simulator = Simulator::start(&["report_ms=[0, 0]"]).await;
    let ear = Listener::start().await;
    let url = simulator.submit_url();
    submit(&url, ear.url("/dlr"), &["+255600000004"]).await;
    assert_eq!(states(&ear.heard()[0].read(&*operator(&url))), [(Some(1), State::Delivered)]);
    ear.answer(503, "text/plain", "");
    submit(&url, ear.url("/dlr"), &["+255754000001"]).await;
    ear.until(&*operator(&url), |it| it.len() == 3).await;
    ear.answer(200, "text/plain", "");
    let begun = Instant::now();
    while simulator.json("/simulator/counts").await["reports"] != json!(2) {
        assert!(begun.elapsed() < BOUND, "the report was never taken");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn phones_and_logs_tell_what_came_and_forget_it_when_asked() {
    let simulator = Simulator::start(&["report_ms=[0, 0]"]).await;
    let url = simulator.submit_url();
    for _ in 0..2 {
        submit(&url, String::new(), &["+255754000001", "+255754000002"]).await;
    }
    let path = "/simulator/phones/0754%20000%20001/inbox";
    let begun = Instant::now();
    let inbox = loop {
        let inbox = simulator.json(path).await;
        if inbox["messages"].as_array().unwrap().len() == 2 {
            break inbox;
        }
        assert!(begun.elapsed() < BOUND, "{inbox}");
        sleep(Duration::from_millis(10)).await;
    };
    let first = &inbox["messages"][0];
    assert_eq!((&first["seq"], &first["from"]), (&json!(1), &json!("15015")));
    assert_eq!(first["body"], json!("Ng'ombe: chanjo kesho \u{2013} Chimala"));
    assert!(first["at"].as_str().unwrap().ends_with('Z'), "{first}");
    let newer = simulator.json(&format!("{path}?after=1")).await;
    assert_eq!(newer["messages"], json!([inbox["messages"][1]]));
    let counts = simulator.json("/simulator/counts").await;
    assert_eq!((&counts["distinct"], &counts["twice"]), (&json!(2), &json!(2)));
    let log = simulator.ask("GET", "/simulator/log?after=3", "").await.body;
    assert!(log.starts_with("4 ") && log.ends_with(" 2 2 +255754000002 1\n"), "{log}");
    assert_eq!(simulator.ask("DELETE", "/simulator/log", "").await.status, 200);
    assert_eq!(simulator.json(path).await, json!({ "messages": [] }));
    assert_eq!(simulator.ask("GET", "/simulator/log", "").await.body, "");
    for wrong in ["", "{", "{\"recipients\": []}", "{\"speed\": 1}"] {
        assert_eq!(simulator.ask("POST", "/simulator/submit", wrong).await.status, 400, "{wrong}");
    }
    for wrong in ["/simulator/phones/MBARALI/inbox", "/simulator/log?after=x", "/simulator/log?n=1"]
    {
        assert_eq!(simulator.ask("GET", wrong, "").await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn its_faults_are_told_changed_and_refused_by_their_key() {
    let mut simulator = Simulator::start(&["tps=7"]).await;
    assert_eq!(simulator.json("/simulator/faults").await["tps"], json!(7));
    let changed = simulator.ask("PUT", "/simulator/faults", r#"{"busy": 1.0}"#).await;
    let changed: Value = serde_json::from_str(&changed.body).unwrap();
    assert_eq!((&changed["busy"], &changed["tps"]), (&json!(1.0), &json!(0)));
    let busy = submit(&simulator.submit_url(), String::new(), &["+255754000001"]).await;
    assert!(matches!(busy[0], Outcome::Refused { permanent: false, .. }), "{busy:?}");
    for (wrong, key) in [(r#"{"busy": 2.0}"#, "`busy`"), (r#"{"speed": 1}"#, "speed")] {
        let refused = simulator.ask("PUT", "/simulator/faults", wrong).await;
        assert!(refused.status == 400 && refused.body.contains(key), "{refused:?}");
    }
    // Nor does a caller who still waits for nothing keep it from stopping.
    simulator.ask("PUT", "/simulator/faults", "{\"black_hole\": 1.0}").await;
    let url = simulator.submit_url();
    let waiting = tokio::spawn(async move {
        submit(&url, String::new(), &["+255754000001"]).await;
    });
    let begun = Instant::now();
    while simulator.json("/simulator/counts").await["calls"] != json!(2) {
        assert!(begun.elapsed() < BOUND, "the call never came");
        sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(simulator.end("TERM"), Some(0));
    waiting.abort();
    let folder = tempfile::tempdir().unwrap();
    let refused = run(folder.path(), &[], &["simulator", "--fault", "late=7.0"], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("`late`"), "{refused:?}");
}

#[tokio::test]
async fn serve_plays_the_operator_of_its_own_account_and_of_no_other() {
    let served = Served::start(SETTINGS).await;
    let base = format!("http://{}", served.address);
    // Reports come home whatever host the submit names.
    let report_url = "https://ussd.example.go.tz/callbacks/simulator/simulator/dlr".to_owned();
    let outcome = submit(&format!("{base}/simulator/submit"), report_url, &["+255754000001"]).await;
    assert!(matches!(outcome[0], Outcome::Accepted { operator_ref: Some(_) }), "{outcome:?}");
    let begun = Instant::now();
    while !served.get("/simulator/counts").await.unwrap().body.contains("\"reports\":1,") {
        assert!(begun.elapsed() < BOUND, "no report was taken at home");
        sleep(Duration::from_millis(20)).await;
    }
    let inbox = served.get("/simulator/phones/0754000001/inbox").await.unwrap();
    assert!(inbox.body.contains("\"seq\":1"), "{inbox:?}");

    let elsewhere = SETTINGS.replace(
        "callback_key = \"simulator\"",
        "callback_key = \"simulator\"\napi_url = \"http://127.0.0.1:9/simulator/submit\"",
    );
    let served = Served::start(&elsewhere).await;
    let absent = served.ask(&Ask { path: "/simulator/submit", ..Ask::default() }).await.unwrap();
    assert_eq!(absent.status, 404);
}
