use std::{fs, net::IpAddr, path::Path, time::Duration};

use super::*;
use crate::domain::outbound::Submit;

fn environment(variables: &[(&str, &str)]) -> Environment {
    variables.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn read_with(text: &str, variables: &[(&str, &str)]) -> Result<Config, Vec<Finding>> {
    Config::from_text(Some(Path::new("baragumu.toml")), text, &environment(variables))
}

fn good(text: &str, variables: &[(&str, &str)]) -> Config {
    read_with(text, variables).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn bad(text: &str, variables: &[(&str, &str)]) -> Vec<Finding> {
    read_with(text, variables).map(|_| ()).expect_err("something is wrong here")
}

const TWO_ACCOUNTS: &str = r#"
[[accounts]]
name = "first"
operator = "simulator"
callback_key = "one"

[[accounts]]
name = "second"
operator = "simulator"
callback_key = "two"
service_codes = ["*150*00#"]
"#;

#[test]
fn the_defaults_serve_the_simulator_at_home() {
    let config = Config::from_text(None, "", &Environment::new()).unwrap();
    assert_eq!(config.origin.to_string(), "built-in defaults");
    assert!(config.server.listen.ip().is_loopback());
    assert_eq!(config.data.database_url, None);
    assert_eq!(config.service.resume, Duration::from_mins(5));
    let [account] = &config.accounts[..] else { panic!("one account") };
    assert_eq!((account.name.as_str(), account.operator.as_str()), ("simulator", "simulator"));
    assert_eq!(account.callback_key.reveal(), "simulator");
    assert_eq!(account.service_codes, [ServiceCode::parse("*149*46#").unwrap()]);
    assert_eq!(account.deadline, Duration::from_secs(4));
    assert!(account.played_here && account.translator.sms().is_some());
}

#[test]
fn an_operator_is_played_here_only_where_its_account_names_no_other_address() {
    let account = "[server]\nlisten = \"127.0.0.1:7070\"\n[[accounts]]\nname = \"a\"\n\
                   operator = \"simulator\"\ncallback_key = \"a\"\nsender_id = \"15015\"\n";
    let submit = Submit {
        recipients: Vec::new(),
        sender_id: None,
        body: String::new(),
        validity_minutes: 1,
        report_url: String::new(),
    };
    for (further, here, url) in [
        ("", true, "http://127.0.0.1:7070/simulator/submit"),
        ("api_url = \"http://127.0.0.1:9/x\"", false, "http://127.0.0.1:9/x"),
    ] {
        let config = good(&format!("{account}{further}"), &[]);
        let account = &config.accounts[0];
        assert_eq!(account.played_here, here);
        let sms = account.translator.sms().unwrap();
        assert_eq!(sms.encode_submit(&submit).url, url);
    }
}

#[test]
fn a_file_outranks_the_defaults_and_the_environment_outranks_the_file() {
    let text = "[server]\nburst = 7\nrequests_per_second = 8\n[log]\nlevel = \"warn\"\n";
    let config = good(text, &[("BARAGUMU__SERVER__BURST", "9"), ("BARAGUMU__LOG__FORMAT", "json")]);
    assert_eq!((config.server.burst, config.server.requests_per_second), (9, 8));
    assert_eq!((config.log.format, config.log.level.as_str()), (LogFormat::Json, "warn"));
    assert_eq!(
        config.origin.to_string(),
        "baragumu.toml with BARAGUMU__LOG__FORMAT, BARAGUMU__SERVER__BURST"
    );
}

#[test]
fn a_variable_is_a_toml_value_where_it_reads_as_one_and_a_text_where_a_text_is_meant() {
    let config = good(
        "",
        &[
            ("BARAGUMU__SERVER__TRUSTED_PROXIES", "[\"127.0.0.1\", \"10.0.0.0/8\"]"),
            ("BARAGUMU__SERVER__LISTEN", "127.0.0.1:9"),
            ("BARAGUMU__SERVICE__NAME", "15111"),
            ("BARAGUMU__DATA__FOLDER", "\"in quotes\""),
            ("BARAGUMU__ACCOUNTS__0__CALLBACK_KEY", "true"),
        ],
    );
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert_eq!(config.server.listen.port(), 9);
    assert_eq!(config.data.folder, Path::new("in quotes"));
    assert_eq!(config.accounts[0].callback_key.reveal(), "true");
}

#[test]
fn an_account_is_reached_from_the_environment_by_its_number() {
    let config = good(
        TWO_ACCOUNTS,
        &[
            ("BARAGUMU__ACCOUNTS__1__SCREEN_LIMIT", "182"),
            ("BARAGUMU__ACCOUNTS__1__BASIC__USER", "operator"),
            ("BARAGUMU__ACCOUNTS__1__BASIC__PASSWORD", "x"),
        ],
    );
    assert_eq!(config.accounts[0].screen_limit, None);
    assert_eq!(config.accounts[1].screen_limit, Some(182));
    assert_eq!(config.accounts[1].basic.as_ref().unwrap().user, "operator");
}

#[test]
fn a_wrong_variable_is_named_in_its_finding() {
    for (variable, text, words) in [
        ("BARAGUMU__SERVER__LISEN", "1", "known here are: listen"),
        ("BARAGUMU__SRV__LISTEN", "1", "known are: server"),
        ("BARAGUMU__SERVER__BURST", "many", "whole number"),
        (
            "BARAGUMU__ACCOUNTS__2__NAME",
            "x",
            "has no item `2`: items are counted from 0 and there are 2",
        ),
        ("BARAGUMU__ACCOUNTS__FIRST__NAME", "x", "has no item `first`"),
        ("BARAGUMU__LOG__LEVEL__X", "x", "has no keys"),
    ] {
        let text_with_level = format!("[log]\nlevel = \"info\"\n{TWO_ACCOUNTS}");
        let findings = bad(&text_with_level, &[(variable, text)]);
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0].file, format!("environment variable {variable}"));
        assert!(findings[0].message.contains(words), "{}", findings[0]);
    }
}

#[test]
fn variables_of_others_are_left_alone() {
    let config = good("", &[("BARAGUMU_DATABASE_URL", "x"), ("PATH", "x")]);
    assert_eq!(config.origin.variables, Vec::<String>::new());
}

#[test]
fn a_secret_may_come_from_the_environment_or_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    fs::write(&path, "from-a-file\n").unwrap();
    let text = format!(
        "[data]\ndatabase_url = {{ env = \"DB\" }}\n[[accounts]]\nname = \"a\"\n\
         operator = \"simulator\"\ncallback_key = {{ file = '{}' }}\n",
        path.display()
    );
    let config = good(&text, &[("DB", "postgres://user:word@host/name")]);
    assert_eq!(config.accounts[0].callback_key.reveal(), "from-a-file");
    assert_eq!(config.data.database_url.unwrap().reveal(), "postgres://user:word@host/name");
}

#[test]
fn an_empty_secret_is_refused() {
    let text = "[[accounts]]\nname = \"a\"\noperator = \"simulator\"\n\
                callback_key = { env = \"KEY\" }\n";
    let findings = bad(text, &[("KEY", "\n")]);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].line, 4);
    assert!(findings[0].message.contains("`KEY` is empty"), "{}", findings[0]);
}

#[test]
fn no_secret_is_shown() {
    let text = "[data]\ndatabase_url = \"mysql://user:hush@host\"\n[[accounts]]\nname = \"a\"\n\
                operator = \"simulator\"\ncallback_key = \"hush/hush\"\n\
                basic = { user = \"hush:hush\", password = \"hush\" }\n";
    let findings = bad(text, &[]);
    assert_eq!(findings.len(), 3, "{findings:#?}");
    assert!(findings.iter().all(|finding| !finding.message.contains("hush")), "{findings:#?}");

    let config = good(
        "[data]\ndatabase_url = \"postgres://user:hush@host\"\n[[accounts]]\nname = \"a\"\n\
         operator = \"simulator\"\ncallback_key = \"hush\"\n",
        &[],
    );
    assert!(!format!("{config:?}").contains("hush"), "{config:?}");
}

#[test]
fn everything_wrong_is_told_at_once_in_the_order_of_the_file() {
    let text = "[server]\nlisten = \"x\"\nburst = 0\n[log]\nlevel = \"x\"\n[nonsense]\n\
                [[accounts]]\nname = \"A\"\noperator = \"x\"\ncallback_key = \"/\"\n";
    let lines: Vec<_> = bad(text, &[]).iter().map(|finding| finding.line).collect();
    assert_eq!(lines, [2, 3, 5, 6, 8, 9, 10]);
}

#[test]
fn a_real_operator_needs_a_long_callback_key() {
    for (key, fits) in
        [("fifteen-letters", false), ("sixteen-letters!", false), ("sixteen-letters.", true)]
    {
        assert_eq!(callback_key(key, false).is_ok(), fits, "{key}");
    }
    assert!(callback_key("short", true).is_ok());
}

#[test]
fn one_code_stands_on_one_account_of_an_operator() {
    assert_eq!(good(TWO_ACCOUNTS, &[]).accounts.len(), 2);
    let same = TWO_ACCOUNTS.replace("*150*00#", "*149*46#");
    assert_eq!(bad(&same, &[]).len(), 1);
}

#[test]
fn an_address_is_a_network_of_one() {
    let one = network("196.216.1.1").unwrap();
    assert!(one.contains(&"196.216.1.1".parse::<IpAddr>().unwrap()));
    assert!(!one.contains(&"196.216.1.2".parse::<IpAddr>().unwrap()));
    assert!(network("2001:db8::/32").is_ok());
    assert!(network("everywhere").is_err());
}

#[test]
fn a_public_address_loses_its_closing_slash() {
    assert_eq!(public_url("https://ussd.example.go.tz/").unwrap(), "https://ussd.example.go.tz");
    for wrong in ["", "https://", "ftp://a", "https://a/b", "https://user@a", "https://a b"] {
        assert!(public_url(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn log_levels_may_be_directives() {
    for fits in ["info", "WARN", "info,sqlx=warn", "off, baragumu::gateway=trace"] {
        assert!(log_level(fits).is_ok(), "{fits}");
    }
    for wrong in ["", "inof", "info,sqlx", "sqlx=loud", "=info"] {
        assert!(log_level(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_password_never_costs_less_than_the_least() {
    let read =
        |line: &str| Config::from_text(None, &format!("[officers]\n{line}"), &Environment::new());
    assert_eq!(read("").unwrap().officers.cost, Cost::LEAST);
    let more = read("password_memory_mib = 64\npassword_passes = 3").unwrap();
    assert_eq!(more.officers.cost, Cost { memory_kib: 64 * 1024, passes: 3 });
    for line in ["password_memory_mib = 18", "password_passes = 1", "password_memory_mib = 1025"] {
        assert!(read(line).is_err(), "{line}");
    }
}
