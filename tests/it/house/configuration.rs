//! The sample file says the truth about every setting, and broken files are
//! refused with the right place and advice.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use baragumu::{
    config::{Config, Environment, Origin},
    operators,
};

const SAMPLE: &str = "deploy/baragumu.sample.toml";

fn sample() -> String {
    fs::read_to_string(SAMPLE).expect("the sample file is part of the project")
}

/// The sample with its commented settings switched on: those are the lines whose
/// `#` touches the key.
fn sample_with_examples() -> String {
    let uncommented = sample().lines().map(example).collect::<Vec<_>>().join("\n");
    assert_ne!(uncommented, sample().trim_end(), "the sample shows some settings commented");
    uncommented
}

fn example(line: &str) -> &str {
    match line.strip_prefix('#') {
        Some(rest)
            if rest.starts_with(|first: char| first.is_ascii_lowercase() || first == '[') =>
        {
            rest
        }
        _ => line,
    }
}

/// Every `section.key` of a file, with the value that is written.
fn written(text: &str) -> BTreeMap<String, toml::Value> {
    let top: toml::Table = text.parse().expect("the sample is TOML");
    let mut keys = BTreeMap::new();
    for (section, value) in top {
        let tables = match value {
            toml::Value::Array(items) => items,
            table => vec![table],
        };
        for table in tables {
            let table: toml::Table = table.try_into().expect("a section is a table");
            keys.extend(table.into_iter().map(|(key, value)| (format!("{section}.{key}"), value)));
        }
    }
    keys
}

fn load(text: &str) -> Config {
    Config::from_text(Some(Path::new(SAMPLE)), text, &Environment::new())
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// What a configuration holds, its origin left out.
fn holds(config: &Config) -> String {
    let mut config = config.clone();
    config.origin = Origin::default();
    let keys: Vec<_> =
        config.accounts.iter().map(|account| account.callback_key.reveal()).collect();
    format!("{config:#?} {keys:?}")
}

#[test]
fn the_sample_loads_from_its_file() {
    let config = Config::load(Some(Path::new(SAMPLE))).unwrap_or_else(|findings| {
        panic!("{findings:#?}");
    });
    assert_eq!(config.origin.file.as_deref(), Some(Path::new(SAMPLE)));
}

#[test]
fn every_value_the_sample_shows_is_the_default() {
    let defaults = Config::from_text(None, "", &Environment::new()).expect("the defaults hold");
    assert_eq!(holds(&load(&sample())), holds(&defaults));
}

#[test]
fn changing_any_value_of_the_sample_changes_the_settings() {
    // Else the comparison above would not see that value.
    let defaults = holds(&load(&sample()));
    let mut changed = 0;
    for (line, text) in sample().lines().enumerate() {
        let Some((key, value)) = text.split_once(" = ").filter(|_| !text.starts_with('#')) else {
            continue;
        };
        let other = match (key, value) {
            ("operator", _) => continue, // Another operator wants other keys of its own.
            ("listen", _) => "\"127.0.0.1:8081\"".to_owned(),
            ("time_zone", _) => "\"Africa/Nairobi\"".to_owned(),
            ("format", _) => "\"json\"".to_owned(),
            ("level", _) => "\"debug\"".to_owned(),
            ("quiet_from" | "quiet_to", _) => "\"21:00\"".to_owned(),
            ("request_timeout_ms", _) => "29_999".to_owned(),
            ("unanswered", _) => "\"resend\"".to_owned(),
            ("default_language", _) => "\"en\"".to_owned(),
            ("link_names", _) => "[\"nest.go.tz\"]".to_owned(),
            ("self_approval_in_training", _) => "\"yes\"".to_owned(),
            ("service_codes", _) => "[\"*149*47#\"]".to_owned(),
            ("short_codes", _) => "[\"15016\"]".to_owned(),
            (_, "[]") => "[\"10.0.0.0/8\"]".to_owned(),
            (_, quoted) if quoted.ends_with('"') => format!("{}1\"", &quoted[..quoted.len() - 1]),
            (_, number) => (number.parse::<u32>().expect("a number") + 1).to_string(),
        };
        let replaced = format!("{key} = {other}");
        let text = sample();
        let lines: Vec<_> = text
            .lines()
            .enumerate()
            .map(|(at, old)| if at == line { replaced.as_str() } else { old })
            .collect();
        assert_ne!(holds(&load(&lines.join("\n"))), defaults, "{replaced}");
        changed += 1;
    }
    assert_eq!(changed, written(&sample()).len() - 1, "every line but `operator` was changed");
}

#[test]
fn no_setting_is_missing_from_the_sample_and_none_is_invented() {
    let sample = sample_with_examples();
    // The later accounts show operators' own keys, which are no settings of ours.
    let accounts: Vec<_> = sample.match_indices("[[accounts]]\n").collect();
    let (second, _) = accounts[1];
    let shown: BTreeSet<_> = written(&sample[..second]).into_keys().collect();
    assert_eq!(shown, Config::keys());
}

#[test]
fn the_commented_examples_load_too() {
    // Every variable that an example names is set.
    let sample = sample_with_examples();
    let names = sample.split("env = \"").skip(1).filter_map(|rest| rest.split('"').next());
    let environment: Environment = names
        .filter(|name| name.starts_with("BARAGUMU_"))
        .map(|name| (name.to_owned(), format!("secret.{name}")))
        .chain([("BARAGUMU_DATABASE_URL".to_owned(), "postgres://localhost/baragumu".to_owned())])
        .collect();
    let config = Config::from_text(Some(Path::new(SAMPLE)), &sample, &environment)
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert!(config.data.database_url.is_some());
    assert!(config.content.folder.is_some());
    assert_eq!(config.accounts[0].screen_limit, Some(160));
    let basic = config.accounts[0].basic.as_ref().expect("the example is switched on");
    assert_eq!(basic.password.reveal(), "secret.BARAGUMU_BASIC_PASSWORD");
    let shown: BTreeSet<_> =
        config.accounts.iter().map(|account| account.operator.as_str()).collect();
    assert_eq!(shown, operators::names().collect(), "every operator has an example");
}

/// One broken file: its text, the line of the finding, and words of its advice.
type Broken = (&'static str, usize, &'static [&'static str]);

const BROKEN: &[Broken] = &[
    ("[server]\nlisten = 8080\n", 2, &["`server.listen`", "a text in quotes"]),
    ("[server]\nlisten = \"localhost\"\n", 2, &["`server.listen`", "127.0.0.1:8080"]),
    ("[server]\n\nlisen = \"127.0.0.1:1\"\n", 3, &["`server.lisen`", "known here are: listen, "]),
    ("server = \"127.0.0.1\"\n", 1, &["`server`", "write a table"]),
    ("[srever]\n", 1, &["`srever`", "known are: server, data"]),
    ("[server]\npublic_url = \"ussd.go.tz\"\n", 2, &["`server.public_url`", "a scheme and a host"]),
    ("[server]\npublic_url = \"https://a.tz/b\"\n", 2, &["`server.public_url`", "without a path"]),
    ("[server]\ntrusted_proxies = \"10.0.0.0/8\"\n", 2, &["`server.trusted_proxies`", "a list"]),
    (
        "[server]\ntrusted_proxies = [\n  \"10.0.0.0/8\",\n  \"10.0.0.0/99\",\n]\n",
        4,
        &["`server.trusted_proxies`", "196.216.0.0/16"],
    ),
    ("[server]\nrequests_per_second = 0\n", 2, &["`server.requests_per_second`", "1 to 1000000"]),
    ("[server]\nburst = \"many\"\n", 2, &["`server.burst`", "whole number", "without quotes"]),
    ("[server]\nburst = 99999999999999999999\n", 2, &["`server.burst`", "1 to 1000000"]),
    ("[data]\ndatabase_url = \"mysql://x\"\n", 2, &["`data.database_url`", "postgres://"]),
    ("[data]\nfolder = \"\"\n", 2, &["`data.folder`", "name a folder"]),
    (
        "[data]\ndatabase_url = { env = \"BARAGUMU_NO_SUCH\" }\n",
        2,
        &["`BARAGUMU_NO_SUCH` is not set", "set it"],
    ),
    ("[service]\nname = \"  \"\n", 2, &["`service.name`", "not be empty"]),
    ("[service]\ntime_zone = \"Africa/Mbarali\"\n", 2, &["`service.time_zone`", "IANA"]),
    (
        "[service]\ndefault_language = \"Kiswahili sanifu\"\n",
        2,
        &["`service.default_language`", "\"sw\""],
    ),
    ("[service]\nresume_minutes = 61\n", 2, &["`service.resume_minutes`", "0 to 60"]),
    ("[service]\nlog_days = -1\n", 2, &["`service.log_days`", "1 to 3650"]),
    ("[log]\nformat = \"xml\"\n", 2, &["`log.format`", "\"text\" or \"json\""]),
    ("[broadcasts]\nmost_segments = 7\n", 2, &["`broadcasts.most_segments`", "1 to 6"]),
    ("[broadcasts]\nlink_names = [\"http://go.tz\"]\n", 2, &["`broadcasts.link_names`", "go.tz"]),
    ("[broadcasts]\nself_approval_in_training = true\n", 2, &["self_approval_in_training", "text"]),
    ("[log]\nlevel = \"inof\"\n", 2, &["`log.level`", "info"]),
    ("[sending]\nquiet_from = \"8pm\"\n", 2, &["`sending.quiet_from`", "\"20:00\""]),
    ("[sending]\nretire_after = 0\n", 2, &["`sending.retire_after`", "1 to 1000"]),
    (
        "[sending]\nlease_seconds = 59\n",
        2,
        &["`sending.lease_seconds` is 59", "account `simulator`", "write 60 or more"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\ntps = 0\n",
        5,
        &["`accounts.tps` of `a`", "1 to 1000000"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         unanswered = \"guess\"\n",
        5,
        &["`accounts.unanswered` of `a`", "\"resend\""],
    ),
    ("accounts = []\n", 1, &["`accounts` is empty", "at least one"]),
    ("[accounts]\nname = \"a\"\n", 1, &["`accounts`", "[[accounts]]"]),
    (
        "[[accounts]]\noperator = \"simulator\"\ncallback_key = \"k\"\n",
        1,
        &["`accounts.name` is missing", "\"vodacom\""],
    ),
    (
        "[[accounts]]\nname = \"Vodacom TZ\"\noperator = \"simulator\"\ncallback_key = \"k\"\n",
        2,
        &["`accounts.name`", "small letters"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"tigo\"\ncallback_key = \"0123456789abcdef\"\n",
        3,
        &["`accounts.operator` of `a`", "known are: africastalking"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\n",
        1,
        &["`accounts.callback_key` of `a` is missing", "openssl rand"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"a/b\"\n",
        4,
        &["`accounts.callback_key` of `a`", "part of an address"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\n\
         callback_key = { file = \"no/such/file\" }\n",
        4,
        &["`no/such/file` cannot be read", "only the secret"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         service_codes = [\"*149*46#\", \"hello\"]\n",
        5,
        &["`accounts.service_codes` of `a`", "*149*46#"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         service_codes = []\n",
        5,
        &["`accounts.service_codes` of `a`", "at least one code"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         service_codes = [\"*149*46#\", \"149*46\"]\n",
        5,
        &["*149*46#", "`a`", "already"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         basic = { user = \"a:b\", password = \"x\" }\n",
        5,
        &["`accounts.basic.user` of `a`", "no colon"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         basic = { user = \"a\" }\n",
        5,
        &["`accounts.basic.password` of `a` is missing"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         screen_limit = 200\n",
        5,
        &["`accounts.screen_limit` of `a`", "40 to 182"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         deadline_ms = 20_000\n",
        5,
        &["`accounts.deadline_ms` of `a`", "500 to 15000"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\n\
         no_such_key = 1\n",
        6,
        &["account `a`", "no_such_key"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         [[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"l\"\n\
         service_codes = [\"*150#\"]\n",
        6,
        &["two accounts are called `a`", "its own"],
    ),
    (
        "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"k\"\n\
         [[accounts]]\nname = \"b\"\noperator = \"simulator\"\ncallback_key = \"l\"\n\
         service_codes = [\n\"*149*46#\"]\n",
        9,
        &["*149*46#", "account `a` of operator `simulator`", "one account"],
    ),
    (
        "[server]\nlisten = \"0.0.0.0:8080\"\n",
        2,
        &["account `simulator` is a simulator's", "0.0.0.0:8080", "listen on 127.0.0.1"],
    ),
    (
        "[server]\nlisten = \"0.0.0.0:8080\"\n\
         [[accounts]]\nname = \"a\"\noperator = \"simulator\"\ncallback_key = \"simulator\"\n",
        3,
        &["account `a` is a simulator's", "listen on 127.0.0.1"],
    ),
    ("[server]\nlisten = \"127.0.0.1:1\nburst = 5\n", 2, &["this is not TOML"]),
    ("[log]\nlevel = \"info\"\nlevel = \"warn\"\n", 3, &["this is not TOML", "duplicate"]),
];

#[test]
fn a_broken_file_is_refused_with_its_line_and_advice() {
    let file = Path::new("etc/broken.toml");
    for (text, line, words) in BROKEN {
        let findings = Config::from_text(Some(file), text, &Environment::new())
            .map(|_| ())
            .expect_err(&format!("this is broken:\n{text}"));
        let [finding] = &findings[..] else {
            panic!("one finding expected in\n{text}\n{findings:#?}")
        };
        assert_eq!(finding.file, "etc/broken.toml");
        assert_eq!(finding.line, *line, "{finding}\n{text}");
        for word in *words {
            assert!(finding.message.contains(word), "{finding}\nmisses {word}");
        }
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let findings = Config::load(Some(Path::new("no/such/baragumu.toml")))
        .map(|_| ())
        .expect_err("there is no such file");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].file, "no/such/baragumu.toml");
}
