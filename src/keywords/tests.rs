//! What the reader promises, on the real keywords and the real menu.

use std::{collections::HashMap, fs, path::Path, sync::LazyLock};

use proptest::prelude::*;

use super::{Does, Expecting, Keywords, Meaning, Reading, Spelling, read::ticket_number};
use crate::{
    domain::{
        fact::{Mark, Passport},
        limit::Limit,
    },
    menu::{
        Program,
        facts::{Census, Directory, Ward},
        file::Source,
        program::Sources,
        seed::Seed,
    },
};

struct Real {
    keywords: Keywords,
    directory: Directory,
}

fn files(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<Source> = fs::read_dir(root.join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_file())
        .map(|path| Source {
            file: format!("{folder}/{}", path.file_name().unwrap_or_default().to_string_lossy()),
            text: fs::read_to_string(path).expect("it is a text"),
        })
        .collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files
}

fn program(sms_sw: impl Fn(&str) -> String) -> Program {
    let menus = files("menus").into_iter();
    let locales = ["sw", "en"].into_iter().flat_map(|tag| {
        files(&format!("locales/{tag}"))
            .into_iter()
            // The others are for officers and their programs.
            .filter(|source| ["ussd.ftl", "sms.ftl"].iter().any(|it| source.file.ends_with(it)))
            .map(move |source| (tag.to_owned(), source))
    });
    let locales = locales.map(|(tag, mut source)| {
        if source.file == "locales/sw/sms.ftl" {
            source.text = sms_sw(&source.text);
        }
        (tag, source)
    });
    let sources = Sources {
        menus: menus
            .filter(|source| {
                !["menus/keywords.toml", "menus/templates.toml"].contains(&source.file.as_str())
            })
            .collect(),
        locales: locales.collect(),
        keywords: None,
    };
    Program::compile(&sources, &[Limit::default()]).expect("the real menu compiles")
}

fn written() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("menus/keywords.toml"))
        .expect("the keywords are there")
}

fn seed() -> Seed {
    Seed::read(&files("menus/seed")).expect("the seed reads")
}

fn compiled(text: &str, program: &Program) -> Result<Keywords, Vec<String>> {
    let source = Source { file: "menus/keywords.toml".to_owned(), text: text.to_owned() };
    Keywords::compile(&source, program, &seed())
        .map_err(|findings| findings.iter().map(ToString::to_string).collect())
}

static REAL: LazyLock<Real> = LazyLock::new(|| {
    let program = program(str::to_owned);
    let keywords = compiled(&written(), &program).unwrap_or_else(|found| panic!("{found:#?}"));
    let seed = seed();
    let passport = Passport {
        mark: Mark::V1,
        source: String::new(),
        checked: None,
        review: None,
        confirmed: None,
    };
    let wards = seed.wards.iter().map(|ward| Ward {
        code: ward.code,
        name: ward.name.clone(),
        aliases: ward.aliases.clone(),
        postcode: String::new(),
        census: Census::default(),
        passport: passport.clone(),
    });
    let directory = Directory {
        wards: wards.collect(),
        villages: Vec::new(),
        topics: seed.topics.clone(),
        values: HashMap::new(),
        projects: Vec::new(),
        notices: Vec::new(),
    };
    Real { keywords, directory }
});

fn reading(text: &str) -> Reading<'_> {
    REAL.keywords.read(text, &REAL.directory, Expecting::Nothing)
}

fn does(text: &str) -> Option<Does> {
    match reading(text).meaning {
        Meaning::Keyword(does) => Some(does),
        _ => None,
    }
}

#[test]
fn every_spelling_is_its_keyword_in_any_dress() {
    for keyword in &REAL.keywords.known {
        for word in &keyword.words {
            let letters = &word.spelling.letters;
            let followed = if word.counts == super::Counts::Followed { " maji hakuna" } else { "" };
            for dressed in [
                letters.clone(),
                letters.to_lowercase(),
                format!("  *{letters}#  "),
                format!("Mbarali {letters}!"),
                format!("\u{feff}{letters}\u{1f600}"),
                letters.chars().flat_map(|letter| [letter, '\u{301}']).collect(),
            ] {
                let text = format!("{dressed}{followed}");
                let found = reading(&text);
                if keyword.does == Does::Leave {
                    assert_eq!(found.meaning, Meaning::Leave(vec![]), "{text}");
                } else {
                    assert_eq!(found.meaning, Meaning::Keyword(keyword.does), "{text}");
                }
                assert_eq!(found.keyword.as_deref(), Some(keyword.name.as_str()), "{text}");
                assert_eq!(found.language.as_ref(), Some(&word.language), "{text}");
            }
        }
    }
}

#[test]
fn what_people_really_write_is_understood() {
    for (text, expected, rest) in [
        ("Jiunge Chimala", Does::Join, "Chimala"),
        ("JIUNGECHIMALA", Does::Join, "CHIMALA"),
        ("kataigurusi", Does::Ward, "igurusi"),
        ("KATA  IGURUSI.MAJENJE", Does::Ward, "IGURUSI.MAJENJE"),
        ("Kata yangu", Does::Ward, ""),
        ("kata zote", Does::Wards, ""),
        ("MILADI Ruiwa", Does::Projects, "Ruiwa"),
        ("habali", Does::News, ""),
        ("taarifa", Does::News, ""),
        ("Taarifa: bomba limepasuka Mbuyuni", Does::Report, "bomba limepasuka Mbuyuni"),
        ("Taarifa zangu", Does::MyData, ""),
        ("ULISA maji yatatoka lini?", Does::Ask, "maji yatatoka lini?"),
        ("helpu", Does::Help, ""),
        ("HELPI", Does::Help, ""),
        ("MIFUMONIDA", Does::Systems, "NIDA"),
        ("halimb1024", Does::Status, "mb1024"),
        ("HALI #MB-1024", Does::Status, "MB-1024"),
        ("English", Does::Language, "English"),
        ("LUGHA EN", Does::Language, "EN"),
        ("MSADAA", Does::Help, ""),
        ("JIUNGR CHIMALA", Does::Join, "CHIMALA"),
        ("ＨＡＢＡＲＩ", Does::News, ""),
        ("Halmashauri", Does::Help, ""),
        ("START", Does::Join, ""),
        ("anza", Does::Join, ""),
    ] {
        let found = reading(text);
        assert_eq!(found.meaning, Meaning::Keyword(expected), "{text}");
        let rest_read = found.rest;
        assert_eq!(rest_read, rest, "{text}");
    }
}

#[test]
fn everyday_speech_is_no_keyword() {
    for text in [
        "Hata sisi hatuna maji",
        "asante sana",
        "sawa",
        "1",
        "ndiyo",
        "Mambo vipi",
        "Asha",
        "MSDA",
        "😀😀",
        "",
        "+++",
        "REDI",
    ] {
        assert!(
            matches!(reading(text).meaning, Meaning::Unknown),
            "{text}: {:?}",
            reading(text).meaning
        );
    }
}

#[test]
fn leaving_wins_in_every_spelling() {
    for text in [
        "STOP",
        "stopu",
        "STOPP",
        "Stop.",
        "STOP ALL",
        "stop all please",
        "SIMMA",
        "ONDOWA",
        "UNSUB",
        "unsubscrib",
        "unsubme",
        "MBARALI ONDOA",
        "ondoa mimi",
        "s t o p",
        "kuji toa",
        "Sitaki",
        "NSUBSCRIBE",
        "STOPS",
        "JITOEE",
        "ONDOA HABARI",
        "STOP JIUNGE CHIMALA",
    ] {
        assert_eq!(reading(text).meaning, Meaning::Leave(vec![]), "{text}");
    }
    assert_eq!(reading("ONDOA MAJI").meaning, Meaning::Leave(vec![1]));
    assert_eq!(reading("STOP water HEALTH").meaning, Meaning::Leave(vec![1, 2]));
    assert_eq!(reading("ONDOA MAJI SASA").meaning, Meaning::Leave(vec![]));
    for expecting in [Expecting::Ward, Expecting::YesOrNo, Expecting::Number(3)] {
        let read = REAL.keywords.read("stop", &REAL.directory, expecting);
        assert_eq!(read.meaning, Meaning::Leave(vec![]));
    }
}

#[test]
fn an_open_question_is_answered_and_a_closed_one_is_not() {
    let read = |text, expecting| REAL.keywords.read(text, &REAL.directory, expecting).meaning;
    assert_eq!(read("2", Expecting::Number(3)), Meaning::Number(2));
    assert_eq!(read("4", Expecting::Number(3)), Meaning::Unknown);
    assert_eq!(read("Ndiyo!", Expecting::YesOrNo), Meaning::Answer(true));
    assert_eq!(read("hapana", Expecting::YesOrNo), Meaning::Answer(false));
    assert_eq!(read("YES", Expecting::YesOrNo), Meaning::Answer(true));
    assert_eq!(read("Chimala", Expecting::Ward), Meaning::Ward(1));
    assert_eq!(read("KATA CHIMALA", Expecting::Ward), Meaning::Keyword(Does::Ward));
    assert_eq!(read("HABARI", Expecting::Ward), Meaning::Keyword(Does::News));
    // A slip towards a keyword may be a ward for who was asked for one.
    assert_eq!(read("HABBRI", Expecting::Ward), Meaning::Unknown);
}

#[test]
fn near_collisions_are_never_crossed() {
    for (text, ward) in [("IHAHI", 4), ("ipwani", 6), ("Ruiwa", 17), ("RUJEWA", 18), ("igava", 2)] {
        assert_eq!(reading(text).meaning, Meaning::Ward(ward), "{text}");
    }
    assert_eq!(does("STATUS"), Some(Does::Status));
    assert_eq!(does("STATS"), Some(Does::Statistics));
    assert_eq!(does("STATU"), None, "between STATUS and STATS");
    assert_eq!(does("MADA"), Some(Does::Topics));
    assert_eq!(does("MSADA"), Some(Does::Help));
}

#[test]
fn topics_and_answers_and_tickets_are_read() {
    let known = [1, 2, 3, 4, 5, 6];
    let topics = |text| REAL.keywords.topics(text, &known);
    assert_eq!(topics("MAJI KILIMO"), Some(vec![1, 3]));
    assert_eq!(topics("1 3"), Some(vec![1, 3]));
    assert_eq!(topics("31,1"), Some(vec![1, 3]));
    assert_eq!(topics("zote"), Some(known.to_vec()));
    assert_eq!(topics("maji na afya"), Some(vec![1, 2]));
    assert_eq!(topics("7"), None);
    assert_eq!(topics("maji tu"), None);
    assert_eq!(topics(""), None);
    assert!(REAL.keywords.answer(Does::Systems, "namba ya NIDA").is_some());
    assert!(REAL.keywords.answer(Does::Advice, "UTAPELI").is_some());
    assert!(REAL.keywords.answer(Does::Systems, "pizza").is_none());
    for (text, number) in [("MB-1024", 1024), ("mb 1024", 1024), ("1024.", 1024), ("#1024", 1024)] {
        assert_eq!(ticket_number(text), Some(number), "{text}");
    }
    assert_eq!(ticket_number("MB"), None);
    assert_eq!(ticket_number("12345678901"), None);
}

#[test]
fn broken_files_are_refused_with_their_line() {
    let program = program(str::to_owned);
    let whole = written();
    for (from, to, line_of, wanted) in [
        ("[widths]", "[width]", "[width]", "unknown field `width`"),
        ("\"JIUNGA\"", "\"JIUNGE\"", "\"JIUNGE\"", "is heard as `JIUNGE` of `join`"),
        ("\"KERO\"", "\"MILADI\"", "\"MILADI\", ", "of `projects`"),
        ("\"TIPS\"", "\"tips\"", "\"tips\"", "capitals"),
        ("\"WEKEZA\"", "\"SITAK\"", "", "would be read as a word of leaving"),
        ("words.en = [\"LIST\"]\n", "", "", "`wards` has no word in `en`"),
        ("SYS.EDU.5", "SYS.EDU.9", "SYS.EDU.9", "no screen SYS.EDU.9"),
        ("SYS.EDU.5", "NEWS.ITEM", "screen = \"NEWS.ITEM\"", "does not tell one thing"),
        ("does = \"office\"", "does = \"ofice\"", "\"ofice\"", "unknown variant"),
        ("number = 6\n", "number = 7\n", "", "topic 6 has no word"),
        ("projects\"\nwords.sw", "news\"\nwords.sw", "", "no keyword does `projects`"),
    ] {
        assert!(whole.contains(from), "{from}");
        let broken = whole.replacen(from, to, 1);
        let found = compiled(&broken, &program).expect_err(to);
        let told = found.iter().find(|finding| finding.contains(wanted));
        let told = told.unwrap_or_else(|| panic!("{to}: {found:#?}"));
        if !line_of.is_empty() && to != "\"JIUNGE\"" && to != "\"MILADI\"" {
            let at = broken.lines().position(|line| line.contains(line_of)).unwrap_or_default() + 1;
            assert!(told.starts_with(&format!("menus/keywords.toml:{at}:")), "{told}");
        }
    }
}

#[test]
fn an_answer_that_may_pass_one_sms_is_refused() {
    let program = program(|text| {
        text.replace(
            "Hatuombi PIN wala pesa.",
            "Hatuombi PIN wala pesa kamwe, wala neno la siri la simu yako.",
        )
    });
    let found = compiled(&written(), &program);
    let found = found.err().unwrap_or_default();
    assert!(found.iter().any(|line| line.contains("`reply-help` takes")), "{found:#?}");
    assert!(found.iter().any(|line| line.contains("locales/sw/sms.ftl:")), "{found:#?}");
}

/// One slip of the finger.
fn slipped(word: &str, at: usize, kind: u8, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match kind % 4 {
        0 => letters.insert(at, letter),
        1 => letters[at] = letter,
        2 => drop(letters.remove(at)),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

/// Whether a text is to the ear a spelling of a keyword other than this one.
fn is_another(text: &str, does: Does) -> bool {
    let typed = Spelling::new(text);
    REAL.keywords.known.iter().filter(|keyword| keyword.does != does).any(|keyword| {
        keyword.words.iter().any(|word| {
            let ended = typed.letters.strip_suffix(['I', 'U']).map(Spelling::new);
            word.spelling.sounds_like(&typed)
                || ended.is_some_and(|stem| word.spelling.sounds_like(&stem))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_slip_leads_to_the_keyword_or_to_nothing(
        keyword in any::<prop::sample::Index>(),
        word in any::<prop::sample::Index>(),
        at in 0_usize..20, kind in 0_u8..4, letter in prop::char::range('A', 'Z'),
    ) {
        let keyword = keyword.get(&REAL.keywords.known);
        let word = word.get(&keyword.words);
        prop_assume!(word.counts == super::Counts::Always);
        let text = slipped(&word.spelling.letters, at, kind, letter);
        prop_assume!(!text.is_empty() && !is_another(&text, keyword.does));
        match reading(&text).meaning {
            Meaning::Keyword(found) => prop_assert_eq!(found, keyword.does, "{}", text),
            Meaning::Leave(_) if keyword.does != Does::Leave => {
                let leave = REAL.keywords.keyword(Does::Leave).expect("it is there");
                let near = leave.words.iter().any(|word| {
                    crate::text::fold::distance(&word.spelling.letters, &text) <= 1
                });
                prop_assert!(near, "{} is read as leaving", text);
            }
            Meaning::Ward(_) => {
                let ward = REAL.directory.find_ward(&text);
                prop_assert!(matches!(ward, crate::text::fold::Found::One(_)), "{}", text);
            }
            _ => {}
        }
    }

    #[test]
    fn leaving_wins_whatever_follows_and_however_it_is_dressed(
        word in any::<prop::sample::Index>(),
        before in "[ *#.,!\u{200b}]{0,3}",
        rest in "([ .,*].{0,60})?",
        council in any::<bool>(),
        lower in any::<bool>(),
    ) {
        let leave = REAL.keywords.keyword(Does::Leave).expect("it is there");
        let word = &word.get(&leave.words).spelling.letters;
        let word = if lower { word.to_lowercase() } else { word.clone() };
        let council = if council { "Mbarali " } else { "" };
        let text = format!("{before}{council}{word}{rest}");
        prop_assert!(matches!(reading(&text).meaning, Meaning::Leave(_)), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for expecting in [Expecting::Nothing, Expecting::Ward, Expecting::Number(3), Expecting::YesOrNo] {
            let read = REAL.keywords.read(&text, &REAL.directory, expecting);
            prop_assert!(text.ends_with(read.rest) || read.rest.is_empty());
            let lossy = String::from_utf8_lossy(&bytes);
            let _ = REAL.keywords.read(&lossy, &REAL.directory, expecting);
            let _ = REAL.keywords.topics(&lossy, &[1, 2]);
        }
    }
}
