use clap::CommandFactory;

use super::*;

fn parse(line: &[&str]) -> Result<CommandLine, clap::Error> {
    CommandLine::try_parse_from([&["baragumu"], line].concat())
}

#[test]
fn the_command_line_is_put_together_rightly() {
    CommandLine::command().debug_assert();
}

#[test]
fn commands_are_taken_as_people_type_them() {
    for line in [
        &["serve"][..],
        &["--config", "etc/a.toml", "serve"],
        &["serve", "--config", "etc/a.toml"],
        &["check"],
        &["check", "--live"],
        &["migrate"],
        &["officer", "invite", "Asha Mwakyusa", "--role", "auditor"],
        &["officer", "renew", "Asha Mwakyusa", "--lost-telephone"],
        &["officer", "list"],
        &["dial", "*149*46#"],
        &["dial", "*149*46*31#", "--msisdn", "0754000002", "--account", "a", "--network", "Yas"],
        &["dial", "*149*46#", "--language", "en", "--server", "http://127.0.0.1:1"],
        &["dial", "--story", "a.story", "b.story", "--account", "a"],
        &["dial", "--story", "a.story", "--story", "b.story"],
    ] {
        assert!(parse(line).is_ok(), "{line:?}");
    }
}

#[test]
fn what_makes_no_sense_is_refused() {
    for line in [
        &[][..],
        &["sreve"],
        &["serve", "--live"],
        &["officer", "invite", "Asha"],
        &["officer", "invite", "Asha", "--role", "chief"],
        &["dial"],
        &["dial", "149"],
        &["dial", "*149*46#", "--msisdn", "12"],
        &["dial", "*149*46#", "--language", "e1"],
        &["dial", "*149*46#", "--story", "a.story"],
        &["dial", "--story", "a.story", "--msisdn", "0754000002"],
        &["dial", "--story"],
    ] {
        assert!(parse(line).is_err(), "{line:?}");
    }
}

#[test]
fn exit_codes_tell_help_from_a_wrong_command_line_and_a_wrong_configuration() {
    let code = |line: &[&str]| {
        let arguments = [&["baragumu"], line].concat().into_iter().map(OsString::from);
        format!("{:?}", run(arguments))
    };
    let expected = |code: u8| format!("{:?}", ExitCode::from(code));
    assert_eq!(code(&["--version"]), expected(0));
    assert_eq!(code(&["sreve"]), expected(2));
    assert_eq!(code(&["--config", "no/such/file.toml", "check"]), expected(2));
    assert_eq!(code(&["dial", "*1#", "--server", "nonsense"]), expected(1));
}

#[test]
fn a_report_counts_what_matters_now_and_what_matters_live() {
    let error = Finding::error("menus/a.toml", 3, "wrong");
    let live = Finding::live("menus/b.toml", 0, "stale");
    assert_eq!(report(&[]), "Nothing found.");
    assert_eq!(
        report(&[error.clone(), live.clone()]),
        "menus/a.toml:3: error: wrong\nmenus/b.toml: live: stale\n\
         To be mended: 1. Before citizens are served also: 1."
    );
    assert!(report(&[error]).ends_with("\nTo be mended: 1."));
    assert!(report(&[live]).ends_with("\nTo be mended before citizens are served: 1."));
}
