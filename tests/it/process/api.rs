//! The API of the program itself, over the network: held against its own document by
//! `schemathesis`, and used as README.md says.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use serde_json::Value;
use sqlx::{Connection, SqliteConnection};
use tokio::time::{Instant, sleep};

use super::SETTINGS;
use crate::support::{
    databases::{Database, both_databases},
    process::{Ask, BOUND, Served, run},
};

/// The release of the package that asks.
const PACKAGE: &str = "schemathesis==4.32.5";

both_databases! {
    schemathesis_finds_nothing,
    a_question_is_answered_on_the_phone_and_rated,
}

/// The program of the virtual environment, which is made once and kept with the build.
fn schemathesis() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemathesis");
    // Both databases' cases ask for it at once; the lock ends with the file.
    let making = File::create(folder.with_extension("lock")).unwrap();
    making.lock().unwrap();
    let complete = folder.join("complete");
    if !complete.exists() {
        let done = |command: &mut Command| {
            let output = command.output().expect("this test needs python3 with venv and pip");
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{complaint}");
        };
        done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
        let python = folder.join("bin/python");
        done(Command::new(python).args(["-m", "pip", "install", "--quiet", PACKAGE]));
        // Written last, so that an environment that was left half made is made again.
        fs::write(complete, PACKAGE).unwrap();
    }
    folder.join("bin/st")
}

/// Where a check of `schemathesis` would not know what an API of ours means.
const RULES: &str = r#"
# What is well formed may still break a rule that only the data know: a ward that is
# not there, a broadcast that is already sent.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "404", "409", "422"]
"#;

fn token(served: &Served, role: &str) -> String {
    let folder = served.folder.path();
    let arguments =
        ["token", "create", "--role", role, "--officer", role, "--config", "settings.toml"];
    let output = run(folder, &[], &arguments, "");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned()
}

async fn schemathesis_finds_nothing(database: Database) {
    let rates =
        "requests_per_second = 1000000\nburst = 1000000\ntoken_requests_per_second = 1000000\n";
    let settings = settings(&database);
    let settings = settings.replacen("\n\n[[accounts]]", &format!("\n{rates}\n[[accounts]]"), 1);
    let served = Served::start(&settings).await;
    let token = token(&served, "administrator");
    let folder = served.folder.path();
    fs::write(folder.join("schemathesis.toml"), RULES).unwrap();
    // The server is another process, so nothing waits for this thread.
    let mut asked = Command::new(schemathesis());
    asked
        .arg("--config-file")
        .arg(folder.join("schemathesis.toml"))
        .arg("run")
        .arg(format!("http://{}/api/openapi.json", served.address))
        .args(["--header", &format!("Authorization: Bearer {token}")])
        .args(["--checks", "all", "--max-examples", "15", "--seed", "1", "--no-color"])
        .current_dir(folder);
    let output = asked.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    let written = served.output();
    assert!(!written.contains(&token), "a token stands in the log");
    let authorization = format!("authorization: Bearer {token}");
    let headers = [authorization.as_str()];
    let verdict =
        Ask { method: "GET", path: "/api/v1/audit/verdict", headers: &headers, ..Ask::default() };
    let verdict = served.ask(&verdict).await.unwrap();
    assert!(verdict.body.contains("\"whole\":true"), "{verdict:?}");
}

/// The settings of a server on this database.
fn settings(database: &Database) -> String {
    let url = &database.url;
    if url.starts_with("postgres") {
        format!("{SETTINGS}\n[data]\ndatabase_url = \"{url}\"\n")
    } else {
        SETTINGS.to_owned()
    }
}

/// What the API answers.
async fn api(served: &Served, token: &str, method: &str, path: &str, body: &str) -> Value {
    let key = format!("idempotency-key: {method}-{}", path.replace('/', "-"));
    let authorization = format!("authorization: Bearer {token}");
    let headers = [authorization.as_str(), key.as_str(), "content-type: application/json"];
    let path = format!("/api/v1{path}");
    let ask = Ask { method, path: &path, headers: &headers, body, ..Ask::default() };
    let answer = served.ask(&ask).await.unwrap();
    assert!(answer.status < 300, "{method} {path}: {answer:?}");
    serde_json::from_str(&answer.body).unwrap()
}

/// What is answered once it is as expected.
async fn until(
    what: &str,
    look: impl AsyncFn() -> Value,
    expected: impl Fn(&Value) -> bool,
) -> Value {
    let begun = Instant::now();
    loop {
        let seen = look().await;
        if expected(&seen) {
            return seen;
        }
        assert!(begun.elapsed() < BOUND, "{what}: {seen}");
        sleep(Duration::from_millis(100)).await;
    }
}

/// By SMS and by USSD: asked on the phone, answered over the API, read on the phone, and
/// rated from there.
async fn a_question_is_answered_on_the_phone_and_rated(database: Database) {
    let served = Served::start(&settings(&database)).await;
    let folder = served.folder.path();
    let token = token(&served, "author");
    let listen = served.address.to_string();
    let variables = [("BARAGUMU__SERVER__LISTEN", listen.as_str())];
    let texts = |msisdn: &str, text: &str| {
        let typed = format!("sms 15015 {text}\n");
        let arguments = ["dial", "*149*46#", "--msisdn", msisdn];
        let sent = run(folder, &variables, &arguments, &typed);
        assert!(sent.status.success(), "{sent:?}");
    };
    texts("+255754000001", "ULIZA Maji yatarudi lini?");
    let mut phone = served.phone("+255754000002");
    phone.walk(&["4", "1", "Daraja litajengwa lini?"]).await.unwrap();
    let look = async || api(&served, &token, "GET", "/tickets", "").await;
    let tickets = until("tickets", look, |it| it["items"].as_array().unwrap().len() == 2).await;
    for ticket in tickets["items"].as_array().unwrap() {
        let (number, msisdn) = (&ticket["number"], ticket["msisdn"].as_str().unwrap());
        let path = format!("/tickets/{number}/answer");
        api(&served, &token, "POST", &path, r#"{"text": "Kesho saa 4."}"#).await;
        let inbox = format!("/simulator/phones/{}/inbox", &msisdn[1..]);
        let look = async || {
            let answer = served.get(&inbox).await.unwrap();
            serde_json::from_str(&answer.body).unwrap_or_default()
        };
        let text = format!("MB-{number}: Kesho saa 4. Umeridhika? Jibu NDIYO au HAPANA.");
        let arrived = |inbox: &Value| {
            inbox["messages"].as_array().is_some_and(|it| it.iter().any(|it| it["body"] == text))
        };
        until("the answer arrives", look, arrived).await;
        let satisfied = msisdn.ends_with('1');
        texts(msisdn, if satisfied { "NDIYO" } else { "HAPANA" });
        let path = format!("/tickets/{number}");
        let look = async || api(&served, &token, "GET", &path, "").await["ticket"].clone();
        let rated = until("the rating is stored", look, |it| !it["satisfied"].is_null()).await;
        let state = if satisfied { "closed" } else { "in-hand" };
        assert_eq!((&rated["satisfied"], &rated["state"]), (&satisfied.into(), &state.into()));
    }
    for private in ["Kesho saa 4", "255754000001", "yatarudi"] {
        assert!(!served.output().contains(private), "{private} stands in the log");
    }
}

/// The commands of a section of README.md, each whole, however many lines it takes.
fn commands_of(section: &str) -> Vec<String> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(readme).unwrap();
    let section = text.split(&format!("\n## {section}\n")).nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap();
    let mut commands: Vec<String> = Vec::new();
    let mut open = false;
    for line in section.lines().filter_map(|line| line.strip_prefix("    ")) {
        match commands.last_mut() {
            Some(command) if open => {
                command.push('\n');
                command.push_str(line);
            }
            _ => commands.push(line.to_owned()),
        }
        // A command goes on behind a backslash, and inside quotes.
        let quotes = commands.last().unwrap().matches('\'').count();
        open = line.ends_with('\\') || quotes % 2 == 1;
    }
    commands
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_broadcast_of_the_readme_is_sent_as_it_says() {
    let served = Served::start(SETTINGS).await;
    let folder = served.folder.path();
    let listen = served.address.to_string();
    let variables = [("BARAGUMU__SERVER__LISTEN", listen.as_str())];
    let joined = run(folder, &variables, &["dial", "*149*46#"], "sms 15015 JIUNGE CHIMALA\n");
    assert!(joined.status.success(), "{joined:?}");

    let mut commands = commands_of("A first broadcast").into_iter();
    let mut tokens = Vec::new();
    for _ in 0..2 {
        let command = commands.next().unwrap();
        let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
        let made = run(folder, &[], &[&arguments[..], &["--config", "settings.toml"]].concat(), "");
        assert!(made.status.success(), "{command}: {made:?}");
        tokens.push(String::from_utf8(made.stdout).unwrap().lines().next().unwrap().to_owned());
    }
    let api = commands.next().unwrap().replace("127.0.0.1:8080", &listen);
    let mut fingerprint = String::new();
    let mut answers = Vec::new();
    for command in commands {
        let command = command.replace("…as submit answered…", &fingerprint);
        let answered = Command::new("sh")
            .arg("-c")
            .arg(format!("{api}\n{}", command.replacen("curl", "curl -sS --fail-with-body", 1)))
            .env("ASHA", &tokens[0])
            .env("JUMA", &tokens[1])
            .output()
            .expect("sh runs curl");
        let answer = String::from_utf8(answered.stdout).unwrap();
        assert!(answered.status.success(), "{command}: {answer}");
        let answer: Value = serde_json::from_str(&answer).unwrap();
        answer["fingerprint"].as_str().unwrap_or_default().clone_into(&mut fingerprint);
        answers.push(answer);
    }
    assert_eq!(answers.len(), 4, "made, previewed, submitted, approved: {answers:?}");
    assert_eq!(answers[1]["people"], 1, "whoever joined is meant: {}", answers[1]);
    assert_eq!(answers[3]["state"], "approved");

    let authorization = format!("authorization: Bearer {}", tokens[0]);
    let headers = [authorization.as_str()];
    let path = "/api/v1/broadcasts/1/report";
    let ask = Ask { method: "GET", path, headers: &headers, ..Ask::default() };
    let begun = Instant::now();
    loop {
        let answer = served.ask(&ask).await.unwrap();
        let report: Value = serde_json::from_str(&answer.body).unwrap();
        if report["people"] == 1 && report["adds_up"] == true {
            break;
        }
        assert!(begun.elapsed() < BOUND, "it is not expanded: {}", answer.body);
        sleep(Duration::from_millis(200)).await;
    }
    let verified = run(folder, &[], &["audit", "verify", "--config", "settings.toml"], "");
    assert!(verified.status.success(), "{verified:?}");
    for private in [tokens[0].as_str(), tokens[1].as_str(), "255754000001", "maji yamerudi"] {
        assert!(!served.output().contains(private), "{private} stands in the log");
    }
}

#[test]
fn tokens_are_made_listed_and_revoked() {
    let folder = tempfile::tempdir().unwrap();
    let typed = |arguments: &[&str]| run(folder.path(), &[], arguments, "");
    let said = |output: &Output| String::from_utf8(output.stdout.clone()).unwrap();
    assert!(said(&typed(&["token", "list"])).starts_with("There is no token yet."));
    let text = said(&typed(&["token", "create", "--role", "approver", "--officer", "Juma K."]));
    let token = text.lines().next().unwrap();
    assert!(token.starts_with("bgm_") && token.len() == 47, "{text}");
    assert!(text.contains("token 1 of Juma K. (approver)"), "{text}");
    let list = said(&typed(&["token", "list"]));
    assert!(list.contains("approver") && list.contains("never") && !list.contains(token), "{list}");
    assert!(typed(&["token", "revoke", "1"]).status.success());
    assert!(said(&typed(&["token", "list"])).contains("revoked"));
    assert_eq!(typed(&["token", "revoke", "1"]).status.code(), Some(1));
    for (role, officer, code) in [("author", "system", 1), ("king", "asha", 2)] {
        let made = typed(&["token", "create", "--role", role, "--officer", officer]);
        assert_eq!(made.status.code(), Some(code), "{made:?}");
    }
}

#[tokio::test]
async fn a_changed_line_of_the_trail_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let typed = |arguments: &[&str]| run(folder.path(), &[], arguments, "");
    let verify = || {
        let output = typed(&["audit", "verify"]);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(verify(), (Some(0), "The trail is empty.\n".to_owned()));
    for name in ["asha", "juma", "neema"] {
        let made = typed(&["token", "create", "--role", "author", "--officer", name]);
        assert!(made.status.success(), "{made:?}");
    }
    assert!(verify().1.starts_with("The trail is whole: 3 lines"));
    let url = format!("sqlite:{}", folder.path().join("data/baragumu.sqlite").display());
    let change = async |sql: &'static str| {
        let mut connection = SqliteConnection::connect(&url).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    };
    for (seq, harm, mend) in [
        (
            2,
            "UPDATE audit SET at = at + 1 WHERE seq = 2",
            "UPDATE audit SET at = at - 1 WHERE seq = 2",
        ),
        (
            1,
            "UPDATE audit SET officer = 'nobody' WHERE seq = 1",
            "UPDATE audit SET officer = 'command line' WHERE seq = 1",
        ),
    ] {
        change(harm).await;
        let (code, text) = verify();
        assert_eq!(code, Some(1));
        assert!(text.contains(&format!("line {seq} is not as it was written")), "{text}");
        change(mend).await;
        assert_eq!(verify().0, Some(0));
    }
    // The last line is cut off.
    change("DELETE FROM audit WHERE seq = 3").await;
    assert_eq!(verify().0, Some(1));
}
