//! The API of the program itself, over the network: held against its own document by
//! `schemathesis`, and used as README.md says.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::SETTINGS;
use crate::support::{
    databases::{Database, both_databases},
    process::{Ask, Served, run},
};

/// The release of the package that asks.
const PACKAGE: &str = "schemathesis==4.32.5";

both_databases! {
    schemathesis_finds_nothing,
}

/// The program of the virtual environment, which is made once and kept with the build.
fn schemathesis() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemathesis");
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
    let url = &database.url;
    let data = if url.starts_with("postgres") {
        format!("\n[data]\ndatabase_url = \"{url}\"\n")
    } else {
        String::new()
    };
    let rates =
        "requests_per_second = 1000000\nburst = 1000000\ntoken_requests_per_second = 1000000\n";
    let settings = SETTINGS.replacen("\n\n[[accounts]]", &format!("\n{rates}\n[[accounts]]"), 1);
    let served = Served::start(&format!("{settings}{data}")).await;
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
