//! One broken menu or seed for every rule: where the finding stands and what it says.

use std::fmt::Write as _;

use super::{
    super::{check, file::Source, program::Sources},
    *,
};

/// A whole menu, as small as the rules allow: its parts are named by the tests below.
const MENU: &str = r#"version = "1"
start = "MAIN"
welcome_back = "AGAIN"
office = "OFFICE"
sms_taken = "TAKEN"
unavailable = "DOWN"
unclear_ward = "UNCLEAR"
ask_ward = "ASK"
[widths]
ward = 10
phone = 10
title = 10
topic = 8
n = 2
project = 10
stage = 10

[[screen]]
id = "MAIN"
number = 0
kind = "menu"
options = [{ key = 1, to = "FACT" }, { key = 2, to = "WARDS" }]

[[screen]]
id = "AGAIN"
number = 901
kind = "menu"
options = [{ key = 1, go = "continue" }, { key = 2, go = "restart" }]

[[screen]]
id = "OFFICE"
number = 902
kind = "menu"
zero = "home"
options = [{ key = 1, go = "again" }]

[[screen]]
id = "DOWN"
number = 903
kind = "end"

[[screen]]
id = "TAKEN"
number = 904
kind = "end"

[[screen]]
id = "ASK"
number = 905
kind = "form"
field = "ward"

[[screen]]
id = "UNCLEAR"
number = 906
kind = "menu"
types = "ward"
list = { of = "candidates", keys = 3, empty = "ASK" }
options = [{ key = 4, go = "retype" }]

[[screen]]
id = "FACT"
number = 1
kind = "answer"
passport = { mark = "V1", source = "x", checked = "2026-11-01", review = "2027-05-01" }

[[screen]]
id = "WARDS"
number = 2
kind = "menu"
ward_chosen = { to = "ROWS" }
options = [{ key = 1, ward = 1 }, { key = 2, my_ward = true }]

[[screen]]
id = "ROWS"
number = 907
kind = "answer"
says = "data"
rows = { of = "projects", empty = "FACT" }
"#;

const TEXTS: &str = "main = MBARALI HALMASHAURI YA WILAYA
    .o1 = Maji
    .o2 = Kata
again = { $title } tena
    .o1 = Endelea
    .o2 = Mwanzo
office = Namba hiyo haipo kwenye orodha
    .o1 = Tena
    .zero = 0 Mwanzo
down = Samahani
taken = Asante
ask = Andika kata
    .title = Kata
unclear = Kata gani?
    .o4 = Tena
fact = Maji ya Mbarali: { $phone }
wards = Chagua kata
    .o2 = Yangu
rows = Miradi { $ward }
    .row = { $n }. { $project } { $stage }
    .tail = Mwisho
";

fn shared() -> String {
    let mut shared = "footer-back = 0 Rudi\nfooter-answer = 0 Rudi 9 SMS\nfooter-more = 98 Zaidi
footer-wrong-answer = Kosa! 0 Rudi 9 SMS\nfooter-wrong-back = Kosa! 0 Rudi
wrong-key = Namba haipo. Chagua tena:\nwrong-entry = Haijaeleweka.\nask-office = Uliza ofisi.
not-stored = Haikuhifadhiwa.\nsms-cap = Kikomo.\ntopics-all = zote\ntopic-1 = Maji\n"
        .to_owned();
    for stage in ["planned", "tender", "building", "complete", "stopped"] {
        writeln!(shared, "stage-{stage} = Mradi").unwrap();
    }
    for state in ["new", "received", "in-hand", "waiting", "answered", "closed", "passed-on"] {
        writeln!(shared, "ticket-{state} = Hoja\nstep-{state} = Subiri").unwrap();
    }
    shared
}

fn sources(menu: &str, texts: &[(&str, String)]) -> Sources {
    let source = |file: String, text: &str| Source { file, text: text.to_owned() };
    Sources {
        menus: vec![source("menus/menu.toml".to_owned(), menu)],
        locales: texts
            .iter()
            .map(|(tag, text)| ((*tag).to_owned(), source(format!("locales/{tag}/ussd.ftl"), text)))
            .collect(),
        keywords: None,
    }
}

fn both(texts: &str) -> [(&'static str, String); 2] {
    let text = format!("{texts}{}", shared());
    [("sw", text.clone()), ("en", text)]
}

fn findings(sources: &Sources) -> Vec<String> {
    match Program::compile(sources, &[Limit::default()]) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.iter().map(ToString::to_string).collect(),
    }
}

/// What comes of the menu and its texts with one part in place of another.
fn with(part: &str, other: &str) -> Vec<String> {
    assert!(MENU.contains(part) || TEXTS.contains(part), "nothing reads {part}");
    findings(&sources(&MENU.replacen(part, other, 1), &both(&TEXTS.replacen(part, other, 1))))
}

/// What comes of one more screen with texts, and of what else it needs.
fn and(screen: &str, texts: &str, part: &str, other: &str) -> Vec<String> {
    assert!(MENU.contains(part), "nothing reads {part}");
    let menu = format!("{}\n{screen}", MENU.replacen(part, other, 1));
    findings(&sources(&menu, &both(&format!("{TEXTS}{texts}"))))
}

fn assert_found(findings: &[String], expected: &str) {
    assert!(findings.iter().any(|finding| finding == expected), "{expected}\nnot in {findings:#?}");
}

#[test]
fn the_menu_that_is_broken_below_is_whole() {
    assert_eq!(findings(&sources(MENU, &both(TEXTS))), Vec::<String>::new());
}

#[test]
fn names_numbers_and_keys_are_given_once_and_lead_somewhere() {
    for (part, other, expected) in [
        (
            "to = \"FACT\"",
            "to = \"FCT\"",
            "menus/menu.toml:18: error: MAIN, key 1 leads to `FCT`, and there is no such screen",
        ),
        (
            "start = \"MAIN\"",
            "start = \"HOME\"",
            "menus/menu.toml:2: error: start leads to `HOME`, and there is no such screen",
        ),
        (
            "start = \"MAIN\"\n",
            "",
            "menus: error: no file sets `start`: name the screen that plays this part",
        ),
        ("version = \"1\"\n", "", "menus: error: no file sets `version`"),
        (
            "id = \"FACT\"",
            "id = \"WARDS\"",
            "menus/menu.toml:67: error: screen WARDS is already written at menus/menu.toml:61",
        ),
        (
            "number = 2\n",
            "number = 1\n",
            "menus/menu.toml:67: error: number 1 belongs to FACT; numbers are permanent, give WARDS a free one",
        ),
        (
            "{ key = 2, to = \"WARDS\" }",
            "{ key = 1, to = \"WARDS\" }",
            "menus/menu.toml:18: error: MAIN: key 1 is given twice",
        ),
        (
            "{ key = 2, to = \"WARDS\" }",
            "{ key = 8, to = \"WARDS\" }",
            "menus/menu.toml:18: error: MAIN, key 8: keys are 1 to 7",
        ),
        (
            "kind = \"answer\"\npassport",
            "kind = \"answer\"\npasport",
            "menus/menu.toml:65: error: unknown field `pasport`",
        ),
        (
            "number = 1\n",
            "number = \"1\"\n",
            "menus/menu.toml:63: error: invalid type: string \"1\", expected u16",
        ),
    ] {
        let found = with(part, other);
        let starts = found.iter().any(|finding| finding.starts_with(expected));
        assert!(starts, "{expected}\nnot in {found:#?}");
    }
}

#[test]
fn the_head_stands_in_one_file() {
    let mut twice = sources(MENU, &both(TEXTS));
    let more = "# more\nversion = \"2\"\n[widths]\nward = 12\n".to_owned();
    twice.menus.push(Source { file: "menus/more.toml".to_owned(), text: more });
    let found = findings(&twice);
    assert_found(
        &found,
        "menus/more.toml:2: error: `version` is already set at menus/menu.toml:1; keep one",
    );
    assert_found(
        &found,
        "menus/more.toml:4: error: `ward` is already set at menus/menu.toml:10; keep one",
    );
    assert_found(&findings(&sources("", &both(TEXTS))), "menus: error: no screen is written");
}

#[test]
fn an_option_does_one_thing() {
    let at = "menus/menu.toml:18: error: MAIN, key 2: ";
    for (other, expected) in [
        (
            "{ key = 2, to = \"WARDS\", my_ward = true }",
            "write exactly one of `to`, `ward`, `my_ward`, `go`",
        ),
        ("{ key = 2 }", "write exactly one of `to`, `ward`, `my_ward`, `go`"),
        (
            "{ key = 2, go = \"again\", topic = 1 }",
            "only an option with `to` may do or remember something",
        ),
        (
            "{ key = 2, to = \"WARDS\", language = \"sw\", topic = 1 }",
            "an option that changes the language does nothing else",
        ),
        ("{ key = 2, to = \"WARDS\", language = \"fr\" }", "there is no folder `locales/fr`"),
    ] {
        assert_found(&with("{ key = 2, to = \"WARDS\" }", other), &format!("{at}{expected}"));
    }
    assert_found(
        &with("{ key = 2, to = \"WARDS\" }", "{ key = 2, to = \"WARDS\", do = \"join\" }"),
        "menus/menu.toml:18: error: MAIN, key 2: `do` may be leave or erase here",
    );
}

#[test]
fn every_screen_says_what_its_kind_needs_and_no_more() {
    for (part, other, expected) in [
        (
            "passport = { mark = \"V1\", source = \"x\", checked = \"2026-11-01\", review = \"2027-05-01\" }",
            "",
            "FACT states a fact without a passport; write `passport = { … }`, or `says = \"own\"` or `\"data\"` if it states none of its own",
        ),
        (
            "passport = {",
            "says = \"own\"\npassport = {",
            "FACT says its own words and has a passport; keep one",
        ),
        (
            "checked = \"2026-11-01\"",
            "checked = \"1 Nov\"",
            "`checked = \"1 Nov\"` is no date; write it like 2026-11-23",
        ),
        (
            "review = \"2027-05-01\"",
            "review = \"2026-10-01\"",
            "the review date 2026-10-01 is not after the check of 2026-11-01",
        ),
        (
            "passport = {",
            "empty = \"MAIN\"\npassport = {",
            "`empty` has no meaning on FACT: it speaks of no `item` that could be missing",
        ),
        (
            "kind = \"answer\"\npassport",
            "kind = \"menu\"\npassport",
            "`passport` has no meaning on FACT, a screen of another kind",
        ),
        (
            "passport = {",
            "zero = \"home\"\npassport = {",
            "`zero` has no meaning on FACT, a screen of another kind",
        ),
        (
            "passport = {",
            "field = \"ward\"\npassport = {",
            "`field` has no meaning on FACT, a screen of another kind",
        ),
    ] {
        assert_found(&with(part, other), &format!("menus/menu.toml:61: error: {expected}"));
    }
    for (part, other, expected) in [
        (
            "zero = \"home\"\n",
            "zero = \"home\"\notherwise = true\n",
            "menus/menu.toml:30: error: `otherwise` has no meaning on OFFICE, a screen of another kind",
        ),
        (
            "field = \"ward\"\n",
            "",
            "menus/menu.toml:47: error: the form ASK does not say what it takes; write `field`",
        ),
        (
            "field = \"ward\"",
            "field = \"question\"",
            "menus/menu.toml:47: error: the form ASK does not say where it leads; write `to`",
        ),
        (
            "field = \"ward\"",
            "field = \"ticket\"\nto = \"FACT\"",
            "menus/menu.toml:47: error: the form ASK does not say where an unknown number leads; write `unknown`",
        ),
        (
            "field = \"ward\"",
            "field = \"ward\"\nto = \"FACT\"",
            "menus/menu.toml:47: error: `to` has no meaning on ASK: `ward_chosen` says what follows a ward",
        ),
        (
            "field = \"ward\"",
            "field = \"ward\"\nunknown = \"FACT\"",
            "menus/menu.toml:47: error: `unknown` has no meaning on ASK: it takes no ticket",
        ),
        (
            "keys = 3,",
            "keys = 3, to = \"FACT\",",
            "menus/menu.toml:53: error: the list of UNCLEAR has `to`, but a place leads where it was asked for",
        ),
        (
            "says = \"data\"\n",
            "says = \"data\"\nitem = \"ward\"\n",
            "menus/menu.toml:74: error: ROWS has rows and an item; keep one",
        ),
    ] {
        assert_found(&with(part, other), expected);
    }
}

#[test]
fn menus_have_options_and_no_more_than_seven_choices() {
    let menu = "options = [{ key = 1, ward = 1 }, { key = 2, my_ward = true }]";
    let at = "menus/menu.toml:67: error: WARDS";
    assert_found(&with(menu, ""), &format!("{at} is a menu without options"));
    let seven: Vec<String> =
        (1..=7).map(|key| format!("{{ key = {key}, ward = {key} }}")).collect();
    let seven = format!("options = [{}]", seven.join(", "));
    assert_found(
        &with(menu, &seven),
        &format!("{at} shows 8 numbered choices; at most 7 with the way back"),
    );
    let list = format!("list = {{ of = \"notices\", keys = 3 }}\n{menu}");
    let found = with(menu, &list);
    assert_found(&found, &format!("{at}: key 1 belongs to the items of its list"));
    assert_found(&found, &format!("{at}: its list does not say where a notice leads"));
    let all = format!("list = {{ of = \"villages\", keys = 0 }}\n{menu}");
    assert_found(&with(menu, &all), &format!("{at}: key 2 belongs to the items of its list"));
}

#[test]
fn every_screen_is_reached_on_four_levels() {
    assert_found(
        &with(", { key = 2, to = \"WARDS\" }", ""),
        "menus/menu.toml:67: error: WARDS cannot be reached: no screen leads to it",
    );
    let mut screens = String::new();
    let mut texts = String::new();
    for level in 2..=5 {
        writeln!(screens, "[[screen]]\nid = \"L{level}\"\nnumber = {level}0\nkind = \"menu\"")
            .unwrap();
        writeln!(
            screens,
            "options = [{{ key = 1, to = \"L{}\" }}]",
            if level < 5 { level + 1 } else { 2 }
        )
        .unwrap();
        writeln!(texts, "l{level} = Ngazi\n    .o1 = Chini").unwrap();
    }
    assert_eq!(
        and(&screens, &texts, "{ key = 2, to", "{ key = 3, to = \"L2\" }, { key = 2, to"),
        // MAIN has no label for its third key, and L5 is too deep.
        ["menus/menu.toml:18: error: MAIN has no text `main.o3`",
         "menus/menu.toml:96: error: L5 is on level 5; at most 4 levels, the first screen included"]
            .map(str::to_owned),
    );
}

#[test]
fn a_choice_of_place_has_somebody_who_asked() {
    assert_found(
        &with("ward_chosen = { to = \"ROWS\" }\n", ""),
        "menus/menu.toml:67: error: WARDS offers a ward, and may be shown where nothing asked for one; write `ward_chosen` here or on the screens before it",
    );
    assert_found(
        &with("{ key = 1, ward = 1 }, ", "")
            .into_iter()
            .chain(with(
                "options = [{ key = 1, ward = 1 }, { key = 2, my_ward = true }]",
                "list = { of = \"villages\", keys = 0 }",
            ))
            .collect::<Vec<_>>(),
        "menus/menu.toml:67: error: WARDS offers a village, and may be shown where nothing asked for one; write `village_chosen` here or on the screens before it",
    );
    for (part, other, expected) in [
        (
            "ward_chosen = { to = \"ROWS\" }",
            "ward_chosen = { to = \"ROWS\", do = \"set_village\" }",
            "menus/menu.toml:67: error: WARDS: `ward_chosen` may do join or set_ward",
        ),
        (
            "ward_chosen = { to = \"ROWS\" }",
            "ward_chosen = { to = \"ROWS\" }\nvillage_chosen = { to = \"ROWS\", do = \"join\" }",
            "menus/menu.toml:67: error: WARDS: `village_chosen` may do set_village",
        ),
        (
            "ward_chosen = { to = \"ROWS\" }",
            "needs = \"ward\"",
            "menus/menu.toml:67: error: WARDS needs a ward; say with `ward_chosen` what follows when one is chosen",
        ),
    ] {
        assert_found(&with(part, other), expected);
    }
}

#[test]
fn the_screens_with_a_part_of_their_own_can_play_it() {
    for (part, other, expected) in [
        (
            "start = \"MAIN\"",
            "start = \"FACT\"",
            "menus/menu.toml:61: error: `start` must be a menu, and FACT is none",
        ),
        (
            "welcome_back = \"AGAIN\"",
            "welcome_back = \"DOWN\"",
            "menus/menu.toml:37: error: `welcome_back` must be a menu, and DOWN is none",
        ),
        (
            "office = \"OFFICE\"",
            "office = \"DOWN\"",
            "menus/menu.toml:37: error: `office` must be a menu, and DOWN is none",
        ),
        (
            "sms_taken = \"TAKEN\"",
            "sms_taken = \"FACT\"",
            "menus/menu.toml:61: error: `sms_taken` must be a closing screen, and FACT is none",
        ),
        (
            "unavailable = \"DOWN\"",
            "unavailable = \"FACT\"",
            "menus/menu.toml:61: error: `unavailable` must be a closing screen, and FACT is none",
        ),
        (
            "unclear_ward = \"UNCLEAR\"",
            "unclear_ward = \"DOWN\"",
            "menus/menu.toml:37: error: `unclear_ward` must be a menu, and DOWN is none",
        ),
        (
            "unclear_ward = \"UNCLEAR\"",
            "unclear_ward = \"WARDS\"",
            "menus/menu.toml:67: error: `unclear_ward` must list the candidates, and WARDS does not",
        ),
        (
            "ask_ward = \"ASK\"",
            "ask_ward = \"WARDS\"",
            "menus/menu.toml:67: error: `ask_ward` must be a form for a ward, and WARDS is none",
        ),
        (
            "number = 904",
            "number = 4",
            "menus/menu.toml:42: error: TAKEN makes no sense by itself; give it a number from 900",
        ),
        (
            "options = [{ key = 1, to = \"FACT\" }",
            "instead = { when = \"joined\", to = \"FACT\" }\noptions = [{ key = 1, to = \"FACT\" }",
            "menus/menu.toml:18: error: MAIN is the first screen and always shown: it may not give way",
        ),
    ] {
        assert_found(&with(part, other), expected);
    }
}

#[test]
fn no_screen_gives_way_to_itself() {
    assert_found(
        &with("empty = \"FACT\"", "empty = \"ROWS\""),
        "menus/menu.toml:74: error: ROWS may give way to itself: `instead` and `empty` lead in a circle",
    );
}

#[test]
fn texts_are_there_and_say_something_in_every_language() {
    for (part, other, expected) in [
        ("taken = Asante\n", "", "menus/menu.toml:42: error: TAKEN has no text `taken`"),
        ("    .o2 = Yangu\n", "", "menus/menu.toml:67: error: WARDS has no text `wards.o2`"),
        (
            "    .zero = 0 Mwanzo\n",
            "",
            "menus/menu.toml:30: error: OFFICE has no text `office.zero`",
        ),
        ("    .title = Kata\n", "", "menus/menu.toml:47: error: ASK has no text `ask.title`"),
        ("    .tail = Mwisho\n", "", "menus/menu.toml:74: error: ROWS has no text `rows.tail`"),
        (
            "{ $phone }",
            "{ $mobile }",
            "menus/menu.toml:61: error: `fact` uses { $mobile }, and [widths] does not say how wide it may be",
        ),
        (
            "{ $n }. ",
            "{ $ward } ",
            "menus/menu.toml:74: error: `rows.row` uses { $ward }, and a row knows `n`, `project` and `stage` only",
        ),
        (
            "0 Mwanzo",
            "0 { $ward }",
            "menus/menu.toml:30: error: `office.zero` uses { $ward }, and it is shown where nothing is filled in",
        ),
        (
            "Chagua kata",
            "Piga { $phone }",
            "menus/menu.toml:67: error: `wards` uses { $phone }, and a value that may be withheld has no place on this screen",
        ),
        ("Maji ya Mbarali: ", "", "locales/sw/ussd.ftl:16: error: `fact` says nothing by itself"),
        (
            ".title = Kata",
            ".title = Kata ya nyumbani",
            "locales/en/ussd.ftl:13: error: `Kata ya nyumbani` does not fit the 10 characters of `title`",
        ),
        (
            "taken = Asante\n",
            "taken = Asante\nlost = Potea\n",
            "locales/en/ussd.ftl:12: error: the text `lost` belongs to no screen",
        ),
    ] {
        assert_found(&with(part, other), expected);
    }
    assert_found(
        &findings(&sources(&MENU.replace("FACT", "WRONG.KEY"), &both(TEXTS))),
        "menus/menu.toml:61: error: the text `wrong-key` of WRONG.KEY belongs to another",
    );
    let english = format!("{TEXTS}{}", shared()).replacen("taken = Asante\n", "", 1);
    let [(_, swahili), _] = both(TEXTS);
    assert_found(
        &findings(&sources(MENU, &[("sw", swahili.clone()), ("en", english)])),
        "locales/sw/ussd.ftl:11: error: `taken` is missing in `en`",
    );
    assert_found(
        &findings(&sources(MENU, &[("kiswahili", swahili)])),
        "locales/kiswahili/ussd.ftl: error: the folder `kiswahili` is no language tag; use two or three letters as in `sw`",
    );
}

#[test]
fn shared_texts_are_there_and_stand_alone() {
    let broken = |part: &str, other: &str| {
        let texts = format!("{TEXTS}{}", shared());
        assert!(texts.contains(part), "nothing reads {part}");
        findings(&sources(MENU, &[("sw", texts.replacen(part, other, 1))]))
    };
    let ask = "n".repeat(160);
    for (part, other, expected) in [
        ("sms-cap = Kikomo.\n", "", "locales: error: the text `sms-cap` is missing"),
        ("stage-tender = Mradi\n", "", "locales: error: the text `stage-tender` is missing"),
        (
            "Kikomo.",
            "Kikomo { $ward }",
            "locales/sw/ussd.ftl:31: error: `sms-cap` is shown where nothing is filled in",
        ),
        (
            "Kikomo.",
            "Kikomo\u{2026}",
            "locales/sw/ussd.ftl:31: error: `sms-cap` holds `\u{2026}`, which is not in the GSM 03.38 alphabet",
        ),
        ("Kikomo.", "{ \"\" }", "locales/sw/ussd.ftl:31: error: `sms-cap` says nothing"),
        (
            "topic-1 = Maji",
            "topic-1 = Maji safi na salama",
            "locales/sw/ussd.ftl:33: error: `Maji safi na salama` does not fit the 8 characters of `topic`",
        ),
        (
            "Uliza ofisi.",
            &ask,
            "locales/sw/ussd.ftl:29: error: `ask-office` takes 179 of 160; shorten it",
        ),
    ] {
        assert_found(&broken(part, other), expected);
    }
}

#[test]
fn every_screen_fits_at_its_widest_with_room_for_the_wrong_key() {
    let long = |text: &str, count: usize| format!("{text}{}", "n".repeat(count));
    for (part, other, expected) in [
        (
            "Maji ya Mbarali: ".to_owned(),
            long("Maji: ", 140),
            "locales/sw/ussd.ftl:16: error: FACT does not fit: 169 of 160 at its widest (sw); shorten it",
        ),
        (
            "Maji ya Mbarali: ".to_owned(),
            long("Maji: ", 128),
            "locales/sw/ussd.ftl:16: error: FACT leaves no room for the line `wrong-key` after a wrong key (sw, 157 of 160); shorten it",
        ),
        (
            "Andika kata".to_owned(),
            long("", 152),
            "locales/en/ussd.ftl:12: error: ASK leaves no room for the line `wrong-entry` after a wrong key (en, 159 of 160); shorten it",
        ),
        (
            "Maji ya Mbarali".to_owned(),
            "Maji ya \u{201c}Mbarali\u{201d}".to_owned(),
            "locales/sw/ussd.ftl:16: error: FACT holds `\u{201c}`, which is not in the GSM 03.38 alphabet",
        ),
        (
            "down = Samahani".to_owned(),
            long("down = ", 161),
            "locales/sw/ussd.ftl:10: error: DOWN does not fit: 161 of 160 at its widest (sw); shorten it",
        ),
    ] {
        assert_found(&with(&part, &other), expected);
    }
    let otherwise = format!("down = Samahani\n    .otherwise = {}\n", "n".repeat(170));
    let found = findings(&sources(
        &MENU.replacen(
            "number = 903\nkind = \"end\"",
            "number = 903\nkind = \"end\"\notherwise = true",
            1,
        ),
        &both(&TEXTS.replacen("down = Samahani\n", &otherwise, 1)),
    ));
    assert_found(
        &found,
        "locales/sw/ussd.ftl:10: error: DOWN does not fit: 170 of 160 at its widest (sw); shorten it",
    );
    let tiny = Limit { most: 12, ..Limit::default() };
    let found = Program::compile(&sources(MENU, &both(TEXTS)), &[tiny]).unwrap_err();
    assert!(
        found.iter().any(|finding| finding.message.contains("of 12 at its widest")),
        "{found:#?}"
    );
}

// ---- seeds ----------------------------------------------------------------------

const PLACES: &str = r#"figures_source = "NBS"
mark = "V1"
checked = "2026-11-01"
review = "2027-05-01"
villages_source = "TCRA"
villages_status = "listed"

[[ward]]
code = 1
name = "Chimala"
postcode = "53605"
people = 30
men = 10
women = 20
households = 5
hamlets = 2
villages = ["Isitu"]

[[village_alias]]
ward = 1
village = "Isitu"
alias = "Ishitu"
"#;
const TOPICS: &str = "[[topic]]\nnumber = 1\nkey = \"water\"\n";
const VALUES: &str = "[[value]]\nname = \"phone\"\ntext = \"0712345678\"\nmark = \"V1\"\nsource = \"x\"\nchecked = \"2026-11-01\"\nreview = \"2027-05-01\"\n";
const PROJECTS: &str = "[[project]]\nward = 1\nstage = \"building\"\nas_of = \"2026-01-01\"\nmark = \"V1\"\nsource = \"x\"\nchecked = \"2026-11-01\"\nreview = \"2027-05-01\"\nname = { sw = \"Daraja\", en = \"Bridge\" }\n";

/// The seed with one part in place of another.
fn seed(part: &str, other: &str) -> Result<Seed, Vec<String>> {
    let files =
        [("places", PLACES), ("topics", TOPICS), ("values", VALUES), ("projects", PROJECTS)];
    assert!(files.iter().any(|(_, text)| text.contains(part)), "nothing reads {part}");
    let sources = files.map(|(name, text)| Source {
        file: format!("menus/seed/{name}.toml"),
        text: text.replacen(part, other, 1),
    });
    Seed::read(&sources).map_err(|found| found.iter().map(ToString::to_string).collect())
}

#[test]
fn a_seed_that_contradicts_itself_is_refused() {
    let again = |text: &str| format!("{text}\n{text}");
    for (part, other, expected) in [
        (
            "men = 10",
            "men = 11".to_owned(),
            "menus/seed/places.toml:8: error: Chimala: men and women do not add up to people",
        ),
        (
            "men = 10",
            "men = 4294967295".to_owned(),
            "menus/seed/places.toml:8: error: Chimala: men and women do not add up to people",
        ),
        (
            "code = 1",
            "code = 100".to_owned(),
            "menus/seed/places.toml:8: error: Chimala: ward codes are 1 to 99",
        ),
        (
            "village = \"Isitu\"",
            "village = \"Isito\"".to_owned(),
            "menus/seed/places.toml:19: error: an alias names village `Isito` of ward 01, which is not listed",
        ),
        (
            "review = \"2027-05-01\"\nvillages",
            "review = \"2026-05-01\"\nvillages".to_owned(),
            "menus/seed/places.toml:2: error: the review date 2026-05-01 is not after the check of 2026-11-01",
        ),
        (
            "hamlets = 2",
            "hamlet = 2".to_owned(),
            "menus/seed/places.toml:16: error: unknown field `hamlet`",
        ),
        (
            TOPICS,
            again(TOPICS),
            "menus/seed/topics.toml:5: error: topic 1 is already written at menus/seed/topics.toml:1",
        ),
        (
            VALUES,
            again(VALUES),
            "menus/seed/values.toml:9: error: value phone is already written at menus/seed/values.toml:1",
        ),
        (
            "text = \"0712345678\"",
            "text = \"\"".to_owned(),
            "menus/seed/values.toml:1: error: phone is empty; write its text, or mark it PLACEHOLDER",
        ),
        (
            "ward = 1\nstage",
            "ward = 7\nstage".to_owned(),
            "menus/seed/projects.toml:1: error: there is no ward 07",
        ),
        (
            "\"building\"",
            "\"begun\"".to_owned(),
            "menus/seed/projects.toml:1: error: stage `begun`: use planned, tender, building, complete or stopped",
        ),
        (
            "2026-01-01",
            "January".to_owned(),
            "menus/seed/projects.toml:1: error: `January` is no date; write it like 2026-11-23",
        ),
        (
            "sw = \"Daraja\"",
            "s1 = \"Daraja\"".to_owned(),
            "menus/seed/projects.toml:1: error: `s1` is no language tag",
        ),
    ] {
        let found = seed(part, &other).expect_err(expected);
        let starts = found.iter().any(|finding| finding.starts_with(expected));
        assert!(starts, "{expected}\nnot in {found:#?}");
    }
    let ward = &PLACES[PLACES.find("[[ward]]").unwrap()..PLACES.find("[[village").unwrap()];
    let found = seed(ward, &again(ward)).unwrap_err();
    assert_found(
        &found,
        "menus/seed/places.toml:20: error: ward 1 is already written at menus/seed/places.toml:8",
    );
    let missing = Seed::read(&[]).unwrap_err();
    assert_eq!(missing[0].to_string(), "menus/seed/places.toml: error: the file is missing");
}

#[test]
fn a_seed_that_does_not_serve_the_menu_is_refused() {
    let menu =
        MENU.replacen("{ key = 1, to = \"FACT\" }", "{ key = 1, to = \"FACT\", topic = 1 }", 1);
    let program = Program::compile(&sources(&menu, &both(TEXTS)), &[]).unwrap();
    let found = |part: &str, other: &str| -> Vec<String> {
        let seed = seed(part, other).unwrap();
        check::seed_serves(&program, &seed).iter().map(ToString::to_string).collect()
    };
    assert_eq!(found("", ""), Vec::<String>::new());
    for (part, other, expected) in [
        ("number = 1", "number = 2", "menus/menu.toml:18: error: MAIN, key 1: there is no topic 1"),
        ("number = 1", "number = 2", "locales: error: the text `topic-2` is missing"),
        (
            "\"phone\"",
            "\"fax\"",
            "menus/menu.toml:61: error: FACT uses { $phone }, and menus/seed/values.toml has no such value",
        ),
        (
            "\"Chimala\"",
            "\"Chimala Magharibi\"",
            "menus/seed/places.toml:8: error: `Chimala Magharibi` does not fit the 10 characters of `ward`",
        ),
        (
            "0712345678",
            "0712345678 au 0754",
            "menus/seed/values.toml:1: error: `0712345678 au 0754` does not fit the 10 characters of `phone`",
        ),
        (
            "\"Daraja\"",
            "\"Daraja la Mkoji\"",
            "menus/seed/projects.toml:1: error: `Daraja la Mkoji` does not fit the 10 characters of `project`",
        ),
        (
            "\"Daraja\"",
            "\"Dara\u{2026}\"",
            "menus/seed/projects.toml:1: error: `Dara\u{2026}` does not fit the 10 characters of `project`",
        ),
        (
            ", en = \"Bridge\"",
            "",
            "menus/seed/projects.toml:1: error: the project has no name in `en`",
        ),
    ] {
        assert_found(&found(part, other), expected);
    }
    let other = Program::compile(
        &sources(&MENU.replacen("ward = 1 }", "ward = 7 }", 1), &both(TEXTS)),
        &[],
    )
    .unwrap();
    let found = check::seed_serves(&other, &seed("", "").unwrap());
    assert_eq!(
        found[0].to_string(),
        "menus/menu.toml:67: error: WARDS, key 1: there is no ward 07"
    );
}

#[test]
fn what_citizens_would_not_be_told_is_found_for_live_service() {
    let live = |menu: &str, seed: Result<Seed, Vec<String>>, today: Date| -> Vec<String> {
        let program = Program::compile(&sources(menu, &both(TEXTS)), &[]).unwrap();
        check::live(&program, &seed.unwrap(), today).iter().map(ToString::to_string).collect()
    };
    assert_eq!(live(MENU, seed("", ""), TODAY), Vec::<String>::new());
    for (part, other, expected) in [
        (
            "mark = \"V1\"",
            "mark = \"V2\"",
            "menus/menu.toml:61: live: FACT is V2 and no officer has confirmed it; write `confirmed = \"role, date\"`",
        ),
        (
            "mark = \"V1\"",
            "mark = \"V3\"",
            "menus/menu.toml:61: live: FACT is V3; citizens are sent to the office until it is proved or supplied",
        ),
        (
            ", review = \"2027-05-01\"",
            "",
            "menus/menu.toml:61: live: FACT has no `checked` and `review` date",
        ),
    ] {
        assert_eq!(live(&MENU.replacen(part, other, 1), seed("", ""), TODAY), [expected]);
    }
    let empty = seed("text = \"0712345678\"\nmark = \"V1\"", "text = \"\"\nmark = \"PLACEHOLDER\"");
    assert_eq!(
        live(MENU, empty, TODAY),
        [
            "menus/seed/values.toml:1: live: phone is PLACEHOLDER; citizens are sent to the office until it is proved or supplied"
        ]
    );
    assert_eq!(
        live(MENU, seed("", ""), date(2027, 5, 2)),
        [
            "menus/menu.toml:61: live: FACT",
            "menus/seed/places.toml:2: live: the census of the wards",
            "menus/seed/projects.toml:1: live: Bridge",
            "menus/seed/values.toml:1: live: phone",
        ]
        .map(|what| format!(
            "{what} is past its review date 2027-05-01; check it again and set a new one"
        ))
    );
}
