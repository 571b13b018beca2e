//! Every command as a user types it.

use std::{fs, path::Path, process::Output};

use super::SETTINGS;
use crate::support::{
    databases::Postgres,
    process::{CODE, FIRST, Served, run},
};

const ADVICE: &str = "EPUKA UTAPELI";

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn complained(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// Dials the server from a second terminal.
fn dial(served: &Served, arguments: &[&str], input: &str) -> Output {
    let listen = served.address.to_string();
    let variables = [("BARAGUMU__SERVER__LISTEN", listen.as_str())];
    run(served.folder.path(), &variables, &[&["dial"], arguments].concat(), input)
}

#[tokio::test]
async fn an_empty_folder_is_enough_to_serve_and_to_dial() {
    let served = Served::start_with_defaults().await;
    assert!(served.folder.path().join("data/baragumu.sqlite").exists());
    let output = served.output();
    for part in
        [&served.address.to_string(), "data/baragumu.sqlite", &format!("baragumu dial '{CODE}'")]
    {
        assert!(output.contains(part), "{part} is not in\n{output}");
    }

    let walked = dial(&served, &[CODE], "7\n3\n5\n");
    assert_eq!(code(&walked), 0, "{walked:?}");
    let transcript = said(&walked);
    assert!(transcript.starts_with(&format!("dial {CODE}\n| {FIRST}\n")), "{transcript}");
    assert!(transcript.contains(&format!("> 3\n| {ADVICE}\n")), "{transcript}");
    assert!(transcript.contains("\n> 5\n| Piga *106#"), "{transcript}");

    let story = served.folder.path().join("kept.story");
    fs::write(&story, format!("story kept\n{transcript}")).unwrap();
    let played = dial(&served, &["--story", "kept.story"], "");
    assert_eq!(code(&played), 0, "{played:?}");
    assert!(said(&played).contains("ok kept"), "{played:?}");

    fs::write(&story, format!("story kept\n{}", transcript.replace(ADVICE, "SOMETHING ELSE")))
        .unwrap();
    let changed = dial(&served, &["--story", "kept.story"], "");
    assert_eq!(code(&changed), 1, "{changed:?}");
    assert!(said(&changed).contains("FAILED kept (kept.story:1)"), "{changed:?}");
    assert!(said(&changed).contains("kept.story:21"), "{changed:?}");
}

#[tokio::test]
async fn a_postgresql_address_serves_the_same() {
    let postgres = Postgres::durable();
    let settings = format!("{SETTINGS}\n[data]\ndatabase_url = \"{}\"\n", postgres.url);
    let served = Served::start(&settings).await;
    assert!(served.output().contains("PostgreSQL"), "{}", served.output());
    assert!(!served.output().contains(&postgres.url), "the address may hold a password");
    assert!(!served.folder.path().join("data/baragumu.sqlite").exists());
    let walked = dial(&served, &[CODE], "7\n3\n5\n");
    assert_eq!(code(&walked), 0, "{walked:?}");
    assert!(said(&walked).contains("\n> 5\n| Piga *106#"), "{walked:?}");
}

#[test]
fn a_phone_without_a_server_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let port = crate::support::process::free_port();
    let listen = format!("127.0.0.1:{port}");
    let dialled = run(folder.path(), &[("BARAGUMU__SERVER__LISTEN", &listen)], &["dial", CODE], "");
    assert_eq!(code(&dialled), 1, "{dialled:?}");
    assert!(complained(&dialled).contains("baragumu serve"), "{dialled:?}");
}

#[test]
fn the_shipped_content_is_sound_and_not_yet_fit_for_live_service() {
    let folder = tempfile::tempdir().unwrap();
    let checked = run(folder.path(), &[], &["check"], "");
    assert_eq!(code(&checked), 0, "{checked:?}");
    let live = run(folder.path(), &[], &["check", "--live"], "");
    assert_eq!(code(&live), 1, "{live:?}");
    assert!(
        said(&live).lines().any(|line| line.starts_with("menus/") && line.contains(": live: "))
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a check leaves nothing behind");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_broken_menu_is_found_with_its_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["menus", "locales"] {
        copy(&own.join(part), &folder.path().join("council").join(part));
    }
    let variables = [("BARAGUMU__CONTENT__FOLDER", "council")];
    assert_eq!(code(&run(folder.path(), &variables, &["check"], "")), 0);

    let menu = folder.path().join("council/menus/ask.toml");
    let text = fs::read_to_string(&menu).unwrap();
    let line = text.lines().position(|line| line == "[[screen]]").unwrap() + 1;
    fs::write(&menu, text.replace("to = \"ASK.TRACK\" }", "to = \"ASK.NOWHERE\" }")).unwrap();
    let checked = run(folder.path(), &variables, &["check"], "");
    assert_eq!(code(&checked), 1, "{checked:?}");
    assert!(said(&checked).contains(&format!("menus/ask.toml:{line}: error: ")), "{checked:?}");
    let served = run(folder.path(), &variables, &["serve"], "");
    assert_eq!(code(&served), 1, "{served:?}");
    assert!(complained(&served).contains(&format!("menus/ask.toml:{line}: error: ")), "{served:?}");
}

#[test]
fn migrate_makes_the_database_and_may_be_run_again() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let migrated = run(folder.path(), &[], &["migrate"], "");
        assert_eq!(code(&migrated), 0, "{migrated:?}");
        assert!(complained(&migrated).contains("schema"), "{migrated:?}");
    }
    assert!(folder.path().join("data/baragumu.sqlite").exists());
}

#[test]
fn wrong_settings_are_refused_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("wrong.toml"), "[server]\n\nlisen = \"127.0.0.1:1\"\n").unwrap();
    for command in ["serve", "check", "migrate"] {
        let refused = run(folder.path(), &[], &["--config", "wrong.toml", command], "");
        assert_eq!(code(&refused), 2, "{refused:?}");
        assert!(complained(&refused).contains("wrong.toml:3: error: "), "{refused:?}");
        assert!(complained(&refused).contains("listen"), "{refused:?}");
    }
    let missing = run(folder.path(), &[], &["--config", "none.toml", "serve"], "");
    assert_eq!(code(&missing), 2, "{missing:?}");
    let unknown = run(folder.path(), &[], &["sing"], "");
    assert_eq!(code(&unknown), 2, "{unknown:?}");
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let served = Served::start_with_defaults().await;
    let listen = served.address.to_string();
    let folder = tempfile::tempdir().unwrap();
    let second = run(folder.path(), &[("BARAGUMU__SERVER__LISTEN", &listen)], &["serve"], "");
    assert_eq!(code(&second), 1, "{second:?}");
    assert!(complained(&second).contains(&listen), "{second:?}");
}

#[tokio::test]
async fn a_folder_that_is_served_is_not_served_by_a_second_process() {
    let served = Served::start_with_defaults().await;
    let variables = [("BARAGUMU__SERVER__LISTEN", "127.0.0.1:0")];
    let second = run(served.folder.path(), &variables, &["serve"], "");
    assert_ne!(code(&second), 0, "{second:?}");
    let why = complained(&second);
    assert!(why.contains("another process serves the database in data"), "{why}");
    assert!(served.get("/health/live").await.is_ok());
}

#[test]
fn officers_are_invited_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let officer = |arguments: &[&str]| {
        let url = ("BARAGUMU__SERVER__PUBLIC_URL", "https://sms.mbarali.go.tz");
        run(folder.path(), &[url], &[&["officer"], arguments].concat(), "")
    };
    assert_eq!(said(&officer(&["list"])).trim(), "There is no officer yet.");
    let invited = officer(&["invite", "Asha Mwakyusa", "--role", "approver"]);
    assert_eq!(code(&invited), 0, "{invited:?}");
    let link = said(&invited).lines().next().unwrap();
    let token = link.strip_prefix("https://sms.mbarali.go.tz/console/join/").unwrap();
    assert_eq!(token.len(), 43, "256 bits in base 64");
    let listed = officer(&["list"]);
    let listed = said(&listed);
    let first = listed.lines().nth(1).unwrap();
    for part in ["1 ", "approver", "never", "Asha Mwakyusa (invited, link good until 20"] {
        assert!(first.contains(part), "{part}: {listed}");
    }
    assert!(!listed.contains(token));

    let again = officer(&["invite", "asha mwakyusa", "--role", "viewer"]);
    assert_eq!(code(&again), 1);
    assert!(complained(&again).contains("baragumu officer renew"), "{again:?}");
    let wrong = officer(&["invite", "system", "--role", "viewer"]);
    assert!(complained(&wrong).contains("NAME must be"), "{wrong:?}");
    let renewed = officer(&["renew", "ASHA MWAKYUSA", "--lost-telephone"]);
    assert_eq!(code(&renewed), 0, "{renewed:?}");
    assert!(!said(&renewed).contains(token), "another link");
    assert_eq!(code(&officer(&["renew", "Juma"])), 1);
    let verdict = run(folder.path(), &[], &["audit", "verify"], "");
    assert!(said(&verdict).contains("The trail is whole: 3 lines"), "{verdict:?}");
}
