//! The store's conformance: each case runs on both databases.

mod audiences;
mod audit;
mod broadcast_sums;
mod broadcasts;
mod budgets;
mod consents;
mod correspondents;
mod delivery_hours;
mod drivers;
mod groups;
mod idempotency;
mod inbox;
mod instance;
mod log;
mod menu_releases;
mod officers;
mod opening;
mod outage;
mod outbox;
mod recipients;
mod reports;
mod seeds;
mod sessions;
mod submissions;
mod subscribers;
mod suppressions;
mod tickets;
mod tokens;

use std::{fs, path::Path};

use baragumu::{
    domain::{
        fact::{Mark, Passport},
        inbound::EndCause,
        language::Language,
        msisdn::Msisdn,
        time::{Timestamp, parse_date},
    },
    store::{
        places::{PlaceAlias, Places, Topic, Village, Ward},
        seeds::Seeds,
        sessions::Session,
        values::Value,
    },
};

/// A subscriber's number; the same for the same `n`.
fn msisdn(n: u32) -> Msisdn {
    Msisdn::parse(&format!("+25575{n:07}")).unwrap()
}

/// An instant `seconds` after an arbitrary beginning.
fn at(seconds: i64) -> Timestamp {
    Timestamp::from_ms(1_795_000_000_000 + seconds * 1000)
}

fn swahili() -> Language {
    Language::parse("sw").unwrap()
}

/// A dialogue on the account `beem` that showed its first screen at `at(0)` and
/// is not stored yet.
fn session(n: u32) -> Session {
    Session {
        id: format!("session-{n}"),
        account: "beem".to_owned(),
        msisdn: msisdn(n),
        operator_session: format!("operator-{n}"),
        service_code: "*149*46#".to_owned(),
        menu_release: "digest".to_owned(),
        state: r#"{"screen":"MAIN","path":[]}"#.to_owned(),
        seen: String::new(),
        sequence: None,
        reply: "HALMASHAURI YA MBARALI\n1 Matangazo \"mapya\"".to_owned(),
        reply_ends: false,
        opened_at: at(0),
        answered_at: at(0),
        screens: 1,
        informed: false,
        language: swahili(),
        revision: 0,
        ended_at: None,
        end_cause: None,
    }
}

/// The same dialogue, ended.
fn ended(n: u32, ended_at: Timestamp, cause: EndCause) -> Session {
    Session { ended_at: Some(ended_at), end_cause: Some(cause), ..session(n) }
}

fn passport() -> Passport {
    Passport {
        mark: Mark::V1,
        source: "NBS, census of 2022".to_owned(),
        checked: parse_date("2026-11-23"),
        review: parse_date("2027-05-23"),
        confirmed: None,
    }
}

/// Two wards with a village each, two topics, a value the council has not said.
fn seeds() -> Seeds {
    let ward = |code, name: &str| Ward {
        code,
        name: name.to_owned(),
        postcode: Some("53605".to_owned()),
        people: Some(28_646),
        men: Some(13_669),
        women: Some(14_977),
        households: Some(8_182),
        hamlets: None,
        passport: passport(),
    };
    let village = |id: &str, ward_code, name: &str| Village {
        id: id.to_owned(),
        ward_code,
        name: name.to_owned(),
        status: "listed".to_owned(),
        source: "the postcode list".to_owned(),
        position: 1,
    };
    Seeds {
        places: Places {
            wards: vec![ward(1, "Chimala"), ward(10, "Imalilo")],
            villages: vec![village("1-1", 1, "Isitu"), village("10-1", 10, "Yala")],
            aliases: vec![
                PlaceAlias { alias: "Imalilosongwe".to_owned(), ward_code: 10, village_id: None },
                PlaceAlias {
                    alias: "Iyala".to_owned(),
                    ward_code: 10,
                    village_id: Some("10-1".to_owned()),
                },
            ],
            topics: vec![
                Topic { number: 1, key: "water".to_owned() },
                Topic { number: 2, key: "health".to_owned() },
            ],
        },
        values: vec![Value {
            name: "director_phone".to_owned(),
            text: String::new(),
            passport: Passport {
                mark: Mark::Placeholder,
                source: "the council must supply it".to_owned(),
                checked: None,
                review: None,
                confirmed: None,
            },
        }],
        ..Seeds::default()
    }
}

/// What no compiler checks here, because each text serves two databases: that
/// every statement is run on both.
#[test]
fn every_function_of_the_store_has_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases: String =
        files(&root.join("tests/it/store")).into_iter().map(|(_, text)| text).collect();
    let mut functions = 0;
    let mut missing = Vec::new();
    for (module, text) in files(&root.join("src/store")) {
        for line in text.lines() {
            let Some(rest) = line.trim_start().strip_prefix("pub async fn ") else { continue };
            let name = rest.split(['(', '<']).next().unwrap_or(rest);
            // Functions are called by their module, methods (they are indented) by a dot or their type.
            let calls = if line.starts_with("pub") {
                vec![format!("{module}::{name}(")]
            } else {
                vec![format!(".{name}("), format!("Store::{name}(")]
            };
            functions += 1;
            if !calls.iter().any(|call| cases.contains(call)) {
                missing.push(calls[0].clone());
            }
        }
    }
    assert!(functions > 30, "only {functions} functions found: is the pattern still right?");
    assert!(missing.is_empty(), "no case in tests/it/store calls {missing:?}");
}

/// Stem and text of each Rust file of a folder.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            (stem, fs::read_to_string(&path).unwrap())
        })
        .collect()
}
