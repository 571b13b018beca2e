use std::sync::Arc;

use jiff::civil::Time;

use super::{broadcasts::Settings, *};
use crate::{
    domain::{
        address::ServiceCode, fact::Standing, limit::Limit, quiet::QuietHours, retry::Unanswered,
    },
    gateway::account::Sending,
    menu::{Program, file::Source, program::Sources},
    operators::{Callback, Carriage, Operator, Refusal, Reply},
    world::TestWorld,
};

const START: Timestamp = Timestamp::from_ms(1_795_000_000_000);

/// An operator that is never asked anything: a turn is decided above it.
#[derive(Debug)]
struct Silent;

impl Operator for Silent {
    fn decode(&self, _: Callback<'_>) -> Result<Vec<crate::domain::inbound::Inbound>, Refusal> {
        unreachable!("a turn is decided above the operator")
    }

    fn acknowledge(&self) -> Reply {
        unreachable!("a turn is decided above the operator")
    }

    fn refuse(&self, _: &Refusal) -> Reply {
        unreachable!("a turn is decided above the operator")
    }

    fn encode_screen(&self, _: &UssdTurn, _: &Screen) -> Carriage {
        unreachable!("a turn is decided above the operator")
    }
}

/// One service with one account, and one citizen at its phone.
struct Phone {
    account: Account,
    menus: Menus,
    directory: Directory,
    rules: Rules,
    world: TestWorld,
    person: Person,
    storing: bool,
}

fn program() -> Program {
    let file = |name: &str, text: &str| Source { file: name.to_owned(), text: text.to_owned() };
    let root = env!("CARGO_MANIFEST_DIR");
    let names = ["menu", "news", "projects", "systems", "ask", "join", "about", "advice"];
    let read = |path: &str| std::fs::read_to_string(format!("{root}/{path}")).unwrap();
    let menus = names.map(|name| {
        let path = format!("menus/{name}.toml");
        file(&path, &read(&path))
    });
    let locales = ["sw", "en"].map(|tag| {
        let path = format!("locales/{tag}/ussd.ftl");
        (tag.to_owned(), file(&path, &read(&path)))
    });
    Program::compile(
        &Sources { menus: menus.to_vec(), locales: locales.to_vec(), keywords: None },
        &[],
    )
    .unwrap()
}

impl Phone {
    fn new() -> Self {
        let seconds = Duration::from_secs;
        Self {
            account: Account {
                name: "mbarali".to_owned(),
                operator: Arc::new(Silent),
                standing: Standing::Training,
                service_codes: vec![ServiceCode::parse("*149*46#").unwrap()],
                short_codes: Vec::new(),
                limit: Limit::default(),
                deadline: seconds(4),
                repeat_window: seconds(2),
                idle: seconds(180),
                sending: Sending {
                    tps: 10,
                    most_on_wire: 16,
                    unanswered: Unanswered::Hold,
                    request_timeout: seconds(30),
                    report_url: String::new(),
                },
            },
            menus: Menus::new(Arc::new(program()), Vec::new(), Directory::default()),
            directory: Directory::default(),
            rules: Rules {
                time_zone: TimeZone::UTC,
                default_language: Language::parse("sw").unwrap(),
                resume: seconds(300),
                keep_log: seconds(3_600),
                hash_key: "key".to_owned(),
                sms_per_day: 3,
                broadcasts: Settings::default(),
                sms: SmsRules::default(),
                sending: Terms {
                    lease: seconds(60),
                    quiet: QuietHours { from: Time::midnight(), to: Time::midnight() },
                    retire_after: 3,
                },
                officers: officers::Terms::default(),
            },
            world: TestWorld::at(START),
            person: Person::default(),
            storing: true,
        }
    }

    fn here(&self) -> Circumstances<'_> {
        Circumstances {
            account: &self.account,
            menus: &self.menus,
            directory: &self.directory,
            rules: &self.rules,
            now: self.world.now(),
            world: &self.world,
            storing: self.storing,
        }
    }

    fn take(&self, turn: &UssdTurn) -> Taken {
        let msisdn = Msisdn::parse("255754000001").unwrap();
        let fetched = Fetched { ticket_number: Some(7), ..Fetched::default() };
        take(&self.person, &msisdn, turn, self.here(), &fetched)
    }

    /// Takes a turn that must be fresh, and keeps its row.
    fn fresh(&mut self, turn: &UssdTurn) -> Fresh {
        match self.take(turn) {
            Taken::Fresh(fresh) => {
                self.person.row = Some(fresh.row.clone());
                *fresh
            }
            other => panic!("{turn:?} came to {other:?}"),
        }
    }

    fn meaning(&self, turn: &UssdTurn) -> Meaning {
        Meaning::of(self.person.row.as_ref(), turn, self.here())
    }

    fn pass(&self, seconds: u64) {
        self.world.pass(Duration::from_secs(seconds));
    }

    fn assert_repeated(&self, turn: &UssdTurn) {
        let row = self.person.row.as_ref().unwrap();
        match self.take(turn) {
            Taken::Repeat(screen) => {
                assert_eq!((screen.text, screen.ends), (row.reply.clone(), row.reply_ends));
            }
            other => panic!("{turn:?} came to {other:?}"),
        }
    }
}

fn turn(session: &str, opening: Opening, entry: Entry) -> UssdTurn {
    UssdTurn {
        session: session.to_owned(),
        msisdn: None,
        opening,
        entry,
        service_code: None,
        network: None,
        language: None,
        sequence: None,
        echo: None,
    }
}

fn dialled(session: &str, code: &str) -> UssdTurn {
    turn(session, Opening::New, Entry::Dialled(code.to_owned()))
}

fn last(session: &str, entry: &str) -> UssdTurn {
    turn(session, Opening::Resume, Entry::Last(entry.to_owned()))
}

fn trail(session: &str, trail: &str) -> UssdTurn {
    turn(session, Opening::Unmarked, Entry::Trail(trail.to_owned()))
}

fn entry(text: &str) -> Meaning {
    Meaning::Entry(text.to_owned())
}

fn dial(inline: &[&str]) -> Meaning {
    Meaning::Dial(inline.iter().map(|&text| text.to_owned()).collect())
}

#[test]
fn what_is_new_in_an_entry_is_cut_out_of_a_trail_whole() {
    let text = |text: &str| Entry::Trail(text.to_owned());
    for (seen, entry, new) in [
        ("", text("4"), Some("4")),
        ("4", text("4*1"), Some("1")),
        ("4*1", text("4*1*maji*umeme"), Some("maji*umeme")),
        ("4*1*maji*umeme", text("4*1*maji*umeme*0"), Some("0")),
        ("4", text("4*"), Some("")),
        // What was not seen before cannot be cut off; the last entry is the best guess.
        ("7*2", text("4*1"), Some("1")),
        ("4", text("41*2"), Some("2")),
        ("1*2", Entry::Last("2".to_owned()), Some("2")),
        ("", Entry::Dialled("*149*46#".to_owned()), None),
    ] {
        assert_eq!(new_entry(seen, &entry).as_deref(), new, "{seen} then {entry:?}");
    }
}

#[test]
fn a_dialled_string_brings_its_inline_entries() {
    let phone = Phone::new();
    for (turn, meaning) in [
        (dialled("a", "*149*46#"), dial(&[])),
        (dialled("a", "*149*46*2*13#"), dial(&["2", "13"])),
        (dialled("a", "*150*00#"), dial(&[])),
        (trail("a", ""), dial(&[])),
        (trail("a", "2*13"), dial(&["2", "13"])),
        (turn("a", Opening::New, Entry::Last("*149*46*3#".to_owned())), dial(&["3"])),
        // A leg of a session nobody knows is no key for the first screen.
        (last("a", "3"), dial(&[])),
    ] {
        assert_eq!(phone.meaning(&turn), meaning, "{turn:?}");
    }
}

#[test]
fn a_trail_is_repeated_whenever_it_is_not_longer() {
    let mut phone = Phone::new();
    phone.fresh(&trail("a", ""));
    phone.assert_repeated(&trail("a", ""));
    phone.fresh(&trail("a", "4"));
    phone.pass(60);
    phone.assert_repeated(&trail("a", "4"));
    phone.assert_repeated(&trail("a", ""));
    assert_eq!(phone.meaning(&trail("a", "4*1")), entry("1"));
    phone.fresh(&trail("a", "4*1"));
    phone.assert_repeated(&trail("a", "4"));
    assert_eq!(phone.meaning(&trail("a", "4*1*1")), entry("1"), "the same key again");
}

#[test]
fn the_last_entry_is_repeated_within_the_window_only() {
    let mut phone = Phone::new();
    phone.fresh(&dialled("a", "*149*46#"));
    phone.assert_repeated(&dialled("a", "*149*46#"));
    phone.pass(10);
    phone.assert_repeated(&dialled("a", "*149*46#"));
    phone.fresh(&last("a", "3"));
    phone.pass(2);
    phone.assert_repeated(&last("a", "3"));
    phone.pass(1);
    assert_eq!(phone.meaning(&last("a", "3")), entry("3"));
    assert_eq!(phone.meaning(&last("a", "1")), entry("1"));
}

#[test]
fn a_sequence_is_the_surest_sign_of_a_repeat() {
    let mut phone = Phone::new();
    let with = |turn: UssdTurn, sequence| UssdTurn { sequence: Some(sequence), ..turn };
    phone.fresh(&with(dialled("a", "*149*46#"), 1));
    phone.fresh(&with(last("a", "3"), 2));
    phone.pass(60);
    phone.assert_repeated(&with(last("a", "3"), 2));
    phone.assert_repeated(&with(dialled("a", "*149*46#"), 1));
    assert_eq!(phone.meaning(&with(last("a", "3"), 3)), entry("3"));
}

#[test]
fn an_id_that_is_used_again_is_no_repeat() {
    for turn in [
        dialled("a", "*149*46#"),
        turn("a", Opening::New, Entry::Trail(String::new())),
        UssdTurn { sequence: Some(1), ..dialled("a", "*149*46#") },
    ] {
        let mut phone = Phone::new();
        phone.fresh(&turn);
        phone.pass(24 * 3_600);
        assert_eq!(phone.meaning(&turn), dial(&[]), "{turn:?}");
        let fresh = phone.fresh(&turn);
        assert_eq!(fresh.replaced.unwrap().end_cause, Some(EndCause::Expired));
    }
}

#[test]
fn a_redial_goes_on_where_the_citizen_was() {
    let mut phone = Phone::new();
    phone.fresh(&dialled("a", "*149*46#"));
    let first = phone.fresh(&last("a", "3"));
    phone.pass(60);
    let again = dialled("b", "*149*46#");
    assert_eq!(phone.meaning(&again), Meaning::Redial);
    let redialled = phone.fresh(&again);
    assert_eq!(redialled.screen, first.screen);
    assert_ne!(redialled.row.id, first.row.id);
    assert_eq!((redialled.row.screens, redialled.row.opened_at), (1, phone.world.now()));
    let replaced = redialled.replaced.unwrap();
    assert_eq!(replaced.id, first.row.id);
    assert_eq!(
        (replaced.end_cause, replaced.ended_at),
        (Some(EndCause::Redialled), Some(phone.world.now()))
    );
}

#[test]
fn a_redial_into_a_form_asks_first() {
    let mut phone = Phone::new();
    phone.fresh(&dialled("a", "*149*46*41#"));
    let asked = phone.fresh(&dialled("b", "*149*46#"));
    assert!(asked.screen.text.starts_with("Karibu tena."), "{}", asked.screen.text);
}

#[test]
fn a_redial_begins_anew_after_its_time_after_an_end_and_with_inline_entries() {
    let mut phone = Phone::new();
    phone.fresh(&dialled("a", "*149*46#"));
    let open = phone.fresh(&last("a", "3"));
    assert_eq!(phone.meaning(&dialled("b", "*149*46*6#")), dial(&["6"]));
    phone.pass(300);
    assert_eq!(phone.meaning(&dialled("b", "*149*46#")), Meaning::Redial);
    phone.pass(1);
    assert_eq!(phone.meaning(&dialled("b", "*149*46#")), dial(&[]));
    let fresh = phone.fresh(&dialled("b", "*149*46#"));
    let replaced = fresh.replaced.unwrap();
    assert_eq!(replaced.end_cause, Some(EndCause::Expired), "nothing came for the idle time");
    assert_eq!(replaced.ended_at, Some(open.row.answered_at));
    // A hang-up is no end of what the citizen was doing; our own closing screen is.
    for (cause, meaning) in [(EndCause::HungUp, Meaning::Redial), (EndCause::Closed, dial(&[]))] {
        let row = phone.person.row.as_mut().unwrap();
        (row.ended_at, row.end_cause) = (Some(START), Some(cause));
        assert_eq!(phone.meaning(&dialled("c", "*149*46#")), meaning, "{cause:?}");
    }
    let row = phone.person.row.clone().unwrap();
    let fresh = phone.fresh(&dialled("d", "*149*46#"));
    assert_eq!(fresh.replaced, Some(row), "an end that was told stays as it was told");
}

#[test]
fn a_turn_of_the_same_session_replaces_nothing() {
    let mut phone = Phone::new();
    let first = phone.fresh(&dialled("a", "*149*46#"));
    assert_eq!((first.replaced, first.row.screens, first.row.informed), (None, 1, false));
    assert_eq!(first.row.service_code, "*149*46#");
    phone.pass(5);
    phone.fresh(&last("a", "4"));
    phone.fresh(&last("a", "1"));
    let closed = phone.fresh(&last("a", "Maji hayatoki tangu jana"));
    assert!(closed.replaced.is_none() && closed.screen.ends && closed.row.informed);
    assert!(matches!(&closed.effects[..], [Effect::OpenTicket { number: 7, .. }]));
    assert_eq!((closed.row.screens, closed.row.opened_at), (4, START));
    assert_eq!(closed.row.service_code, "*149*46#", "the first leg named it");
    assert_eq!(closed.row.end_cause, Some(EndCause::Closed));
    phone.assert_repeated(&last("a", "Maji hayatoki tangu jana"));
}

#[test]
fn the_citizens_own_language_outranks_the_operators() {
    let proposed = |language: &str| UssdTurn {
        language: Some(language.to_owned()),
        ..dialled("a", "*149*46#")
    };
    let mut phone = Phone::new();
    assert_eq!(phone.fresh(&proposed("EN")).row.language.tag(), "en");
    for unknown in ["fr", "?", ""] {
        phone.person = Person::default();
        assert_eq!(phone.fresh(&proposed(unknown)).row.language.tag(), "sw", "{unknown}");
    }
    phone.person = Person::default();
    phone.person.citizen.language = Language::parse("sw");
    assert_eq!(phone.fresh(&proposed("en")).row.language.tag(), "sw");
}

#[test]
fn a_row_that_cannot_be_read_or_whose_menu_is_gone_shows_the_first_screen() {
    let mut phone = Phone::new();
    let first = phone.fresh(&dialled("a", "*149*46#")).screen;
    phone.fresh(&last("a", "3"));
    let row = phone.person.row.as_mut().unwrap();
    row.state = "{".to_owned();
    row.menu_release = "gone".to_owned();
    let shown = phone.fresh(&last("a", "0"));
    assert_eq!(shown.screen, first);
    assert_eq!(shown.row.menu_release, phone.menus.current().release);
}

#[test]
fn what_cannot_be_stored_is_neither_wanted_nor_promised() {
    let mut phone = Phone::new();
    phone.storing = false;
    phone.fresh(&dialled("a", "*149*46*41#"));
    let shown = phone.fresh(&last("a", "Maji hayatoki tangu jana"));
    assert!(shown.effects.is_empty() && !shown.screen.ends);
    assert!(shown.screen.text.starts_with("Samahani, imeshindikana"), "{}", shown.screen.text);
}
