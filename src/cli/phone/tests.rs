use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    thread::{self, JoinHandle},
};

use serde_json::{Value, json};

use super::*;
use crate::{
    config::{Config, Environment},
    domain::msisdn::Msisdn,
};

/// A server that gives one answer to each request and hands back what it was asked.
struct Server {
    url: String,
    thread: JoinHandle<Vec<(String, Value)>>,
}

impl Server {
    fn answering(answers: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers: Vec<_> =
            answers.iter().map(|(status, body)| (*status, (*body).to_owned())).collect();
        let thread = thread::spawn(move || {
            answers
                .into_iter()
                .map(|(status, body)| {
                    let (mut stream, _) = listener.accept().unwrap();
                    let mut reader = BufReader::new(stream.try_clone().unwrap());
                    let mut head = Vec::new();
                    let mut length = 0;
                    loop {
                        let mut line = String::new();
                        reader.read_line(&mut line).unwrap();
                        let line = line.trim_end().to_lowercase();
                        if line.is_empty() {
                            break;
                        }
                        if let Some(value) = line.strip_prefix("content-length:") {
                            length = value.trim().parse().unwrap();
                        }
                        head.push(line);
                    }
                    assert!(head.contains(&"content-type: application/json".to_owned()));
                    let mut asked = vec![0; length];
                    reader.read_exact(&mut asked).unwrap();
                    let reply = format!(
                        "HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
                        body.len()
                    );
                    stream.write_all(reply.as_bytes()).unwrap();
                    (head[0].clone(), serde_json::from_slice(&asked).unwrap())
                })
                .collect()
        });
        Self { url, thread }
    }

    /// Each request's first line and body, without the session's random name.
    fn asked(self) -> Vec<(String, Value)> {
        let mut asked = self.thread.join().unwrap();
        for (_, body) in &mut asked {
            let session = body.as_object_mut().unwrap().remove("session");
            assert!(session.is_some_and(|session| session.as_str().unwrap().len() == 36));
        }
        asked
    }
}

fn accounts(text: &str) -> Vec<Account> {
    // The program does so when it starts; all tests of a process share it.
    let _installed_already = rustls::crypto::ring::default_provider().install_default();
    Config::from_text(None, text, &Environment::new()).unwrap().accounts
}

fn phone(server: &str) -> HttpPhone {
    HttpPhone::new(server, &accounts("")).unwrap()
}

fn citizen() -> Citizen {
    Citizen {
        msisdn: Msisdn::parse("0754000001").unwrap(),
        account: None,
        network: Some("Vodacom".to_owned()),
        language: Language::parse("en"),
    }
}

#[tokio::test]
async fn a_dialogue_goes_through_the_callbacks_of_the_simulator() {
    let server = Server::answering(&[
        (200, r#"{"text":"HELLO","ends":false}"#),
        (200, r#"{"text":"1\n2","ends":false}"#),
        (200, ""),
    ]);
    let mut phone = phone(&server.url);
    let first = phone.dial(&citizen(), "*149*46*3#").await.unwrap();
    assert_eq!(first, Screen { text: "HELLO".to_owned(), ends: false });
    let second = phone.enter("2").await.unwrap();
    assert_eq!(second.text, "1\n2");
    phone.hang_up().await.unwrap();
    let ussd = "post /callbacks/simulator/simulator/ussd http/1.1".to_owned();
    assert_eq!(
        server.asked(),
        [
            (
                ussd.clone(),
                json!({"msisdn": "+255754000001", "service_code": "*149*46*3#", "turn": 0,
                       "network": "Vodacom", "language": "en"})
            ),
            (
                ussd,
                json!({"msisdn": "+255754000001", "input": "2", "turn": 1, "network": "Vodacom"})
            ),
            (
                "post /callbacks/simulator/simulator/ussd-end http/1.1".to_owned(),
                json!({"msisdn": "+255754000001", "cause": "hung_up"})
            ),
        ]
    );
}

#[tokio::test]
async fn a_closed_session_takes_no_entry_and_needs_no_hanging_up() {
    let server = Server::answering(&[(200, r#"{"text":"BYE","ends":true}"#)]);
    let mut phone = phone(&server.url);
    assert!(phone.dial(&citizen(), "*149*46#").await.unwrap().ends);
    let fault = phone.enter("1").await.unwrap_err();
    assert!(fault.0.contains("no session is open"), "{fault}");
    phone.hang_up().await.unwrap();
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_missing_server_is_told_with_the_command_that_starts_one() {
    // A port that was free a moment ago: nobody listens there.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let fault = phone(&format!("http://{address}/")).dial(&citizen(), "*1#").await.unwrap_err();
    assert_eq!(fault.0, format!("No server at http://{address}: start one with `baragumu serve`"));
}

#[tokio::test]
async fn a_refusal_says_why_and_never_the_key() {
    for (status, body, words) in [
        (404, "", "the same configuration"),
        (403, "", "HTTP 403"),
        (503, "", "answered HTTP 503"),
        (400, r#"{"error":"`turn` is a whole number"}"#, "HTTP 400: `turn` is a whole number"),
        (200, "<html>", "is it Baragumu?"),
    ] {
        let server = Server::answering(&[(status, body)]);
        let fault = phone(&server.url).dial(&citizen(), "*1#").await.unwrap_err();
        assert!(fault.0.contains(words), "{fault}");
        assert!(!fault.0.contains("/callbacks/"), "{fault}");
        server.asked();
    }
}

#[tokio::test]
async fn only_accounts_of_the_simulator_can_be_dialled() {
    let text = "[[accounts]]\nname = \"real\"\noperator = \"vodacom_tz\"\n\
                callback_key = \"0123456789abcdef\"\n[[accounts]]\nname = \"paper\"\n\
                operator = \"simulator\"\ncallback_key = \"k\"\n";
    let accounts = accounts(text);
    let phone = HttpPhone::new("http://127.0.0.1:1/", &accounts).unwrap();
    assert_eq!(phone.usual_account().as_deref(), Some("paper"));
    assert_eq!(phone.address(None).unwrap(), "http://127.0.0.1:1/callbacks/paper/k");
    assert_eq!(phone.address(Some("paper")).unwrap(), "http://127.0.0.1:1/callbacks/paper/k");
    for (name, words) in [("real", "a real operator's"), ("other", "there is no account `other`")] {
        let fault = phone.address(Some(name)).unwrap_err();
        assert!(fault.0.contains(words) && fault.0.contains("these can: `paper`"), "{fault}");
    }

    let real = HttpPhone::new("http://127.0.0.1:1", &accounts[..1]).unwrap();
    let fault = real.address(None).unwrap_err();
    assert!(fault.0.contains("add one of operator `simulator`"), "{fault}");
}

#[test]
fn a_server_is_a_web_address() {
    let fault = HttpPhone::new("127.0.0.1:8080", &[]).unwrap_err();
    assert!(fault.0.contains("http://127.0.0.1:8080"), "{fault}");
}

#[tokio::test]
async fn a_long_wait_is_left_to_the_tests_clock() {
    let mut phone = phone("http://127.0.0.1:1");
    let fault = phone.pass(Duration::from_mins(6)).await.unwrap_err();
    assert!(fault.0.contains("360 seconds needs the clock of the tests"), "{fault}");
    assert_eq!(phone.pass(Duration::ZERO).await, Ok(()));
}
