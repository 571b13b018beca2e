//! Random menus: written as files like any other, compiled, and walked through.

use std::{cell::Cell, fmt::Write as _};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::{
    super::{file::Source, program::Sources},
    walk::{Walker, entry, foreign_session, scene},
    *,
};

/// Where every decision of a random menu comes from; it ends in zeros, so that a
/// shorter tape is a simpler menu.
struct Tape<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Tape<'_> {
    fn below(&mut self, bound: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % bound
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 1
    }

    /// Words of about so many letters, none of them a word of Fluent's.
    fn words(&mut self, most: usize) -> String {
        const LETTERS: [char; 12] = ['a', 'e', 'i', 'k', 'm', 'n', 'u', ' ', '\'', '&', 'é', '3'];
        let length = self.below(most.max(1));
        let text: String = (0..length).map(|_| LETTERS[self.below(LETTERS.len())]).collect();
        format!("K{}", text.trim_end())
    }
}

/// A menu being written.
struct Draft<'a> {
    tape: Tape<'a>,
    /// What a screen holds; texts are cut to its measure.
    most: usize,
    menu: String,
    texts: [String; 2],
    screens: u16,
}

impl Draft<'_> {
    /// Adds a screen and its texts; each text is an attribute (empty: the value), its
    /// words and its placeholders.
    fn screen(&mut self, kind: &str, keys: &str, texts: &[(&str, usize, &[&str])]) -> String {
        self.screens += 1;
        let id = format!("S{}", self.screens);
        let number = self.screens;
        self.named(&id, number, kind, keys, texts);
        id
    }

    fn named(
        &mut self,
        id: &str,
        number: u16,
        kind: &str,
        keys: &str,
        texts: &[(&str, usize, &[&str])],
    ) {
        writeln!(
            self.menu,
            "[[screen]]\nid = \"{id}\"\nnumber = {number}\nkind = \"{kind}\"\n{keys}"
        )
        .unwrap();
        for language in 0..2 {
            for (attribute, most, placeholders) in texts {
                let mut text = self.tape.words(*most);
                for placeholder in *placeholders {
                    write!(text, " {{ ${placeholder} }}").unwrap();
                }
                let name = if attribute.is_empty() {
                    id.to_ascii_lowercase()
                } else {
                    format!("    .{attribute}")
                };
                writeln!(self.texts[language], "{name} = {text}").unwrap();
            }
        }
    }

    fn label(&self) -> usize {
        self.most / 12
    }

    /// The passport of an answer, or why it has none.
    fn passport(&mut self) -> String {
        let mark = ["GENERAL", "V1", "V2", "V3", "PLACEHOLDER"][self.tape.below(5)];
        match self.tape.below(3) {
            0 => "says = \"own\"".to_owned(),
            1 => format!("passport = {{ mark = \"{mark}\", source = \"x\" }}"),
            _ => format!(
                "passport = {{ mark = \"{mark}\", source = \"x\", checked = \"2026-11-01\", \
                 review = \"2027-05-01\" }}"
            ),
        }
    }

    fn answer(&mut self) -> String {
        let keys = self.passport();
        let wide = self.most / 2;
        match self.tape.below(3) {
            0 => self.screen("answer", &keys, &[("", wide, &[])]),
            1 => self.screen("answer", &keys, &[("", wide, &["phone"])]),
            _ => {
                let keys = format!("{keys}\notherwise = true");
                self.screen("answer", &keys, &[("", wide, &["phone"]), ("otherwise", wide, &[])])
            }
        }
    }

    fn end(&mut self, placeholders: &[&str]) -> String {
        let wide = self.most / 3;
        if self.tape.yes() {
            self.screen(
                "end",
                "otherwise = true",
                &[("", wide, placeholders), ("otherwise", wide, &[])],
            )
        } else {
            self.screen("end", "", &[("", wide, placeholders)])
        }
    }

    /// A menu of these options, written as in a file; the labels stand from `first`.
    fn menu(&mut self, keys: &str, options: &[String], first: usize, none: bool) -> String {
        let label = self.label();
        let options: Vec<String> = options
            .iter()
            .enumerate()
            .map(|(index, option)| format!("{{ key = {}, {option} }}", first + index))
            .collect();
        let names: Vec<String> =
            (0..options.len()).map(|index| format!("o{}", first + index)).collect();
        let mut texts: Vec<(&str, usize, &[&str])> = vec![("", label, &[])];
        texts.extend(names.iter().map(|name| (name.as_str(), label, &[][..])));
        if none {
            texts.push(("none", label, &[]));
        }
        self.screen("menu", &format!("{keys}\noptions = [{}]", options.join(", ")), &texts)
    }

    /// Something that stands on a level, with what it leads to.
    fn section(&mut self, level: usize) -> String {
        let wide = self.most / 3;
        match self.tape.below(if level < 3 { 13 } else { 2 }) {
            0 | 1 => self.answer(),
            2..=4 => {
                let count = 1 + self.tape.below(4);
                let options: Vec<String> =
                    (0..count).map(|_| format!("to = \"{}\"", self.section(level + 1))).collect();
                self.menu("", &options, 1, false)
            }
            5 => {
                let field = ["question", "report"][self.tape.below(2)];
                let to = if self.tape.yes() { self.end(&["ticket"]) } else { self.answer() };
                let keys = format!("field = \"{field}\"\nto = \"{to}\"");
                self.screen("form", &keys, &[("", wide, &[]), ("title", 5, &[])])
            }
            6 => {
                let to = self.screen(
                    "answer",
                    "says = \"data\"\nitem = \"ticket\"",
                    &[("", wide, &["ticket_state", "ticket_step", "date"])],
                );
                let unknown =
                    self.screen("answer", "says = \"own\"", &[("", wide, &["ticket_state"])]);
                let keys = format!("field = \"ticket\"\nto = \"{to}\"\nunknown = \"{unknown}\"");
                self.screen("form", &keys, &[("", wide, &[]), ("title", 5, &[])])
            }
            7 => {
                let to = self.end(&["topics"]);
                let keys = format!("field = \"topics\"\nto = \"{to}\"");
                self.screen("form", &keys, &[("", wide, &[]), ("title", 5, &[])])
            }
            8 => {
                let empty = self.answer();
                let item =
                    if self.tape.yes() { format!("\nempty = \"{empty}\"") } else { String::new() };
                let keys = format!("says = \"data\"\nitem = \"notice\"{item}");
                let to = self.screen("answer", &keys, &[("", 3, &["title", "date", "summary"])]);
                let (ward, of) =
                    if self.tape.yes() { (true, "notices_of_ward") } else { (false, "notices") };
                let next = self.screens + 1;
                let needs = if ward {
                    format!("needs = \"ward\"\nward_chosen = {{ to = \"S{next}\" }}\n")
                } else {
                    String::new()
                };
                let counted = self.tape.below(4);
                let instead =
                    if self.tape.yes() { format!(", empty = \"{empty}\"") } else { String::new() };
                let keys = format!(
                    "{needs}list = {{ of = \"{of}\", keys = {counted}, to = \"{to}\"{instead} }}"
                );
                let options =
                    if counted > 0 { vec![format!("to = \"{empty}\"")] } else { Vec::new() };
                self.menu(&keys, &options, counted + 1, instead.is_empty())
            }
            9 => {
                let none = self.answer();
                let keys =
                    format!("says = \"data\"\nrows = {{ of = \"projects\", empty = \"{none}\" }}");
                let rows = self.screen(
                    "answer",
                    &keys,
                    &[
                        ("", 4, &["ward"]),
                        ("row", 2, &["n", "project", "stage"]),
                        ("tail", 3, &["date"]),
                    ],
                );
                self.asks_for_ward(&format!("to = \"{rows}\""))
            }
            10 => {
                let (act, to) = match self.tape.below(3) {
                    0 => (
                        "",
                        self.screen(
                            "answer",
                            "says = \"data\"\nitem = \"ward\"",
                            &[("", wide, &["ward", "people", "postcode"])],
                        ),
                    ),
                    1 => (", do = \"join\"", self.end(&["ward"])),
                    _ => (", do = \"set_ward\"", self.end(&["ward"])),
                };
                self.asks_for_ward(&format!("to = \"{to}\"{act}"))
            }
            11 => {
                let to = self.end(&["village"]);
                let keys = format!(
                    "types = \"village\"\nlist = {{ of = \"villages\", keys = 0 }}\n\
                     village_chosen = {{ to = \"{to}\", do = \"set_village\" }}"
                );
                let label = self.label();
                self.screen(
                    "menu",
                    &keys,
                    &[("", label, &[]), ("none", label, &[]), ("title", 5, &[])],
                )
            }
            _ => {
                let topic = self.screen(
                    "answer",
                    "says = \"data\"\nitem = \"topic_notice\"",
                    &[("", 3, &["topic", "title"])],
                );
                let left = self.end(&[]);
                let act = ["leave", "erase"][self.tape.below(2)];
                let other = self.answer();
                let options = [
                    format!("topic = 1, to = \"{topic}\""),
                    format!("do = \"{act}\", to = \"{left}\""),
                    "language = \"en\", to = \"MAIN\"".to_owned(),
                ];
                self.menu(
                    &format!("instead = {{ when = \"joined\", to = \"{other}\" }}"),
                    &options,
                    1,
                    false,
                )
            }
        }
    }

    fn asks_for_ward(&mut self, chosen: &str) -> String {
        let keys = format!("types = \"ward\"\nward_chosen = {{ {chosen} }}");
        if self.tape.yes() {
            let wide = self.most / 3;
            let keys = format!("field = \"ward\"\nward_chosen = {{ {chosen} }}");
            return self.screen("form", &keys, &[("", wide, &[]), ("title", 5, &[])]);
        }
        self.menu(
            &keys,
            &["ward = 1".to_owned(), "ward = 13".to_owned(), "my_ward = true".to_owned()],
            1,
            false,
        )
    }
}

/// The files of a random menu for a screen of this measure.
fn menu(bytes: &[u8], most: usize) -> Sources {
    let mut draft = Draft {
        tape: Tape { bytes, at: 0 },
        most,
        menu: String::new(),
        texts: [String::new(), String::new()],
        screens: 0,
    };
    let width = most / 10;
    let _ = write!(
        draft.menu,
        "version = \"1\"\nstart = \"MAIN\"\nwelcome_back = \"AGAIN\"\noffice = \"OFFICE\"\n\
         sms_taken = \"TAKEN\"\nunavailable = \"DOWN\"\nunclear_ward = \"UNCLEAR\"\n\
         ask_ward = \"ASK\"\n[widths]\nward = {width}\nvillage = {width}\ntitle = {width}\n\
         summary = {width}\ndate = 10\ntopic = 5\ntopics = 12\nproject = {width}\nstage = 3\n\
         n = 2\nticket = 8\nticket_state = 3\nticket_step = 3\npeople = 7\npostcode = 5\n\
         phone = {width}\n"
    );
    let count = 1 + draft.tape.below(4);
    let mut options: Vec<String> = (0..count).map(|_| draft.section(2)).collect();
    // The engine's own screens are only reached where something asks for a ward and
    // something answers.
    options.push(draft.asks_for_ward("to = \"MAIN\""));
    options.push(draft.screen(
        "menu",
        "needs = \"ward\"\nward_chosen = { to = \"MAIN\" }\noptions = [{ key = 1, to = \"MAIN\" }]",
        &[("", 4, &["ward"]), ("o1", 4, &[])],
    ));
    options.push(draft.answer());
    let options: Vec<String> = options
        .iter()
        .enumerate()
        .map(|(index, to)| format!("{{ key = {}, to = \"{to}\" }}", index + 1))
        .collect();
    let names: Vec<String> = (1..=options.len()).map(|key| format!("o{key}")).collect();
    let label = draft.label() / 2;
    let mut texts: Vec<(&str, usize, &[&str])> = vec![("", 10, &[])];
    texts.extend(names.iter().map(|name| (name.as_str(), label, &[][..])));
    draft.named("MAIN", 0, "menu", &format!("options = [{}]", options.join(", ")), &texts);
    draft.named(
        "AGAIN",
        901,
        "menu",
        "options = [{ key = 1, go = \"continue\" }, { key = 2, go = \"restart\" }]",
        &[("", 3, &["title"]), ("o1", 4, &[]), ("o2", 4, &[])],
    );
    draft.named(
        "OFFICE",
        902,
        "menu",
        "zero = \"home\"\noptions = [{ key = 1, go = \"again\" }]",
        &[("", 20, &[]), ("o1", 4, &[]), ("zero", 4, &[])],
    );
    draft.named("DOWN", 903, "end", "", &[("", 20, &[])]);
    draft.named("TAKEN", 904, "end", "", &[("", 20, &[])]);
    draft.named("ASK", 905, "form", "field = \"ward\"", &[("", 10, &[]), ("title", 4, &[])]);
    draft.named("UNCLEAR", 906, "menu", "types = \"ward\"\nlist = { of = \"candidates\", keys = 3, empty = \"ASK\" }\noptions = [{ key = 4, go = \"retype\" }]", &[("", 4, &[]), ("o4", 4, &[])]);
    let mut shared = "footer-back = 0 R\nfooter-answer = 0 R 9 S\nfooter-more = 98 Z\n\
        footer-wrong-answer = X 0 R 9 S\nfooter-wrong-back = X 0 R\nwrong-key = Kosa\n\
        wrong-entry = Tena\nask-office = Uliza ofisi\nnot-stored = Haikuhifadhiwa\n\
        sms-cap = Kikomo\ntopics-all = zote\ntopic-1 = Maji\ntopic-2 = Afya\n"
        .to_owned();
    for stage in ["planned", "tender", "building", "complete", "stopped"] {
        let _ = writeln!(shared, "stage-{stage} = mmm");
    }
    for state in ["new", "received", "in-hand", "waiting", "answered", "closed", "passed-on"] {
        let _ = writeln!(shared, "ticket-{state} = mmm\nstep-{state} = mmm");
    }
    let source = |file: &str, text: String| Source { file: file.to_owned(), text };
    let [sw, en] = draft.texts;
    Sources {
        menus: vec![source("menus/menu.toml", draft.menu)],
        locales: vec![
            ("sw".to_owned(), source("locales/sw/ussd.ftl", format!("{shared}{sw}"))),
            ("en".to_owned(), source("locales/en/ussd.ftl", format!("{shared}{en}"))),
        ],
        keywords: None,
    }
}

fn limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (60..=182_usize).prop_map(|most| Limit { measure: Measure::Septets, most }),
        (90..=182_usize)
            .prop_map(|most| Limit { measure: Measure::EncodedBytes { line_break: 4 }, most }),
    ]
}

/// What an officer or an import may have written.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => prop::sample::select(vec![
            "Igava", "Igawa", "Chimala", "Rujewa", "12", "", "  ", "\u{1f33e}\u{1f33e}", "\u{200b}",
            "ng\u{2019}ombe", "\u{201c}Maji\u{201d}", "{ $ward }", "a\r\nb", "\n", "\u{c}", "<br>",
            "&&&&&&&&&&", "0712345678", "\u{e1}\u{e9}\u{fa}", "{{{{{{[[[[[[",
        ]).prop_map(str::to_owned),
        1 => Just("m".repeat(200)),
        1 => Just("neno ".repeat(40)),
        1 => "\\PC{0,30}",
    ]
}

fn directory() -> impl Strategy<Value = Directory> {
    let mark = prop::sample::select(vec![Mark::V1, Mark::V2, Mark::V3]).prop_map(passport);
    let ward = (1..24_u8, awkward(), prop::collection::vec(awkward(), 0..2), mark.clone())
        .prop_map(|(code, name, aliases, passport)| Ward {
            code,
            name,
            aliases,
            postcode: "53601".to_owned(),
            census: Census { people: 28_646, ..Census::default() },
            passport,
        });
    let village = (1..24_u8, awkward());
    let topic = prop::option::of(1..4_u8);
    let notice_row = (prop::option::of(1..24_u8), topic, awkward(), awkward());
    let project = (prop::option::of(1..24_u8), awkward(), mark.clone());
    (
        prop::collection::vec(ward, 0..8),
        prop::collection::vec(village, 0..20),
        prop::option::of((awkward(), mark)),
        prop::collection::vec(project, 0..12),
        prop::collection::vec(notice_row, 0..8),
    )
        .prop_map(|(mut wards, villages, phone, projects, notices)| {
            wards.sort_by_key(|ward| ward.code);
            wards.dedup_by_key(|ward| ward.code);
            let villages = villages.into_iter().enumerate().map(|(index, (ward, name))| Village {
                id: format!("v{index}"),
                ward,
                name,
                aliases: Vec::new(),
            });
            let projects = projects.into_iter().map(|(ward, name, passport)| Project {
                ward,
                name: HashMap::from([(language("sw"), name)]),
                stage: "building".to_owned(),
                as_of: TODAY,
                passport,
            });
            let notices =
                notices.into_iter().enumerate().map(|(index, (ward, topic, title, summary))| {
                    notice(&format!("n{index}"), ward, topic, &title, &summary)
                });
            let value = phone.map(|(text, passport)| Value { text, passport });
            Directory {
                wards,
                villages: villages.collect(),
                topics: vec![1, 2],
                values: value.into_iter().map(|value| ("phone".to_owned(), value)).collect(),
                projects: projects.collect(),
                notices: notices.collect(),
            }
        })
}

#[test]
fn every_menu_that_compiles_keeps_every_promise() {
    let numbers: Vec<u16> = (0..12).chain(901..907).collect();
    let strategy = (
        limit().prop_flat_map(|limit| (Just(limit), scene(limit))),
        prop::collection::vec(any::<u8>(), 0..600),
        directory(),
        prop::option::weighted(0.3, foreign_session(numbers)),
        prop::collection::vec(entry(), 0..4),
        prop::collection::vec(entry(), 1..16),
    );
    let (menus, compiled, screens) = (Cell::new(0_u32), Cell::new(0_u32), Cell::new(0_usize));
    let config = Config { failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&strategy, |((limit, scene), tape, directory, begins, dialled, entries)| {
            menus.set(menus.get() + 1);
            // What a byte limit holds is at least what so many plain letters take.
            let Ok(program) = Program::compile(&menu(&tape, limit.most), &[limit]) else {
                return Ok(());
            };
            compiled.set(compiled.get() + 1);
            let walker = Walker { program: &program, directory: &directory, scene: &scene };
            screens.set(screens.get() + walker.walk(begins.as_ref(), &dialled, &entries)?);
            Ok(())
        })
        .unwrap_or_else(|trouble| panic!("{trouble}"));
    let (menus, compiled) = (menus.get(), compiled.get());
    println!("{compiled} of {menus} menus compiled, {} screens shown", screens.get());
    assert!(compiled * 2 > menus, "only {compiled} of {menus} menus compile");
}
