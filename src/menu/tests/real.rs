//! The real menu under random keys, and its stories of trouble.

use std::{fs, path::Path, sync::LazyLock};

use proptest::prelude::*;

use super::{
    super::{check, file::Source, program::Sources, session::Stop},
    walk::{Walker, entry, foreign_session, scene},
    *,
};

const LIMITS: [Limit; 2] = [
    Limit { measure: Measure::Septets, most: 160 },
    // Halotel: bytes of the XML element, a line break written as `<br>`.
    Limit { measure: Measure::EncodedBytes { line_break: 4 }, most: 182 },
];

/// The files of a folder of the repository with this ending.
pub(super) fn files(folder: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<Source> = fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(ending))
        .map(|name| Source {
            text: fs::read_to_string(root.join(folder).join(&name)).unwrap(),
            file: format!("{folder}/{name}"),
        })
        .collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files
}

pub(super) fn sources() -> Sources {
    let locales = ["sw", "en"].into_iter().flat_map(|tag| {
        files(&format!("locales/{tag}"), ".ftl")
            .into_iter()
            // The others are for officers and their programs.
            .filter(|source| ["ussd.ftl", "sms.ftl"].iter().any(|it| source.file.ends_with(it)))
            .map(move |source| (tag.to_owned(), source))
    });
    let mut menus = files("menus", ".toml");
    let apart = ["menus/keywords.toml", "menus/templates.toml"];
    menus.retain(|source| !apart.contains(&source.file.as_str()));
    Sources { menus, locales: locales.collect(), keywords: None }
}

static PROGRAM: LazyLock<Program> =
    LazyLock::new(|| Program::compile(&sources(), &LIMITS).expect("the real menu compiles"));

static SEED: LazyLock<Seed> =
    LazyLock::new(|| Seed::read(&files("menus/seed", ".toml")).expect("the real seed is read"));

/// The seed, and notices as an officer may write them.
static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
    let mut directory = directory_of(&SEED);
    directory.notices = vec![
        notice("n0", None, Some(1), "Maji yatakatika Rujewa", "Kuanzia saa 2 hadi saa 10 jioni."),
        notice("n1", Some(1), Some(2), "Chanjo \u{1f33e} ya ng\u{2019}ombe", &"neno ".repeat(40)),
        notice("n2", Some(2), None, "", "{ $ward }\nmstari"),
        notice("n3", None, Some(1), &"m".repeat(200), ""),
    ];
    directory
});

fn at(limit: Limit) -> Scene {
    Scene::new(limit)
}

fn dial(scene: &Scene, inline: &[&str]) -> Step {
    let inline: Vec<String> = inline.iter().map(|&entry| entry.to_owned()).collect();
    scene.step(&PROGRAM, &DIRECTORY, None, Input::Dial(&inline))
}

fn enter(scene: &Scene, step: &Step, entry: &str) -> Step {
    scene.step(&PROGRAM, &DIRECTORY, Some(&step.session), Input::Entry(entry))
}

fn name(step: &Step) -> &'static str {
    &PROGRAM.screens[PROGRAM.numbered(step.session.path.last().unwrap().0).unwrap()].name
}

proptest! {
    #[test]
    fn the_real_menu_keeps_every_promise(
        (limit, scene) in prop::sample::select(LIMITS.to_vec())
            .prop_flat_map(|limit| (Just(limit), scene(limit))),
        begins in prop::option::weighted(0.3, foreign_session(
            PROGRAM.screens.iter().map(|screen| screen.number).collect()
        )),
        dialled in prop::collection::vec(entry(), 0..4),
        entries in prop::collection::vec(entry(), 1..24),
    ) {
        prop_assert_eq!(scene.limit, limit);
        let walker = Walker { program: &PROGRAM, directory: &DIRECTORY, scene: &scene };
        walker.walk(begins.as_ref(), &dialled, &entries)?;
    }
}

#[test]
fn the_real_menu_and_seed_belong_together() {
    assert_eq!(check::seed_serves(&PROGRAM, &SEED), []);
}

#[test]
fn every_screen_of_the_real_menu_is_sound_by_its_number() {
    for limit in LIMITS {
        for screen in &PROGRAM.screens {
            let session =
                Session { path: vec![Stop(0, 0), Stop(screen.number, 0)], ..Session::default() };
            for joined in [false, true] {
                let mut scene = at(limit);
                scene.citizen = Citizen { language: None, joined, ward: joined.then_some(1) };
                let walker = Walker { program: &PROGRAM, directory: &DIRECTORY, scene: &scene };
                let number = [screen.number.to_string()];
                walker.walk(None, &number, &["98".into(), "qqqq".into()]).unwrap();
                walker.walk(Some(&session), &[], &["1".into(), "qqqq".into()]).unwrap();
            }
        }
    }
}

#[test]
fn two_tickets_in_one_dialled_string_do_not_take_turns_for_ever() {
    let shown = dial(&at(LIMITS[0]), &["45", "55", "0", "66"]);
    assert_eq!(name(&shown), "ASK.NOTFOUND");
}

#[test]
fn two_digits_are_a_ward_and_one_is_a_choice() {
    let scene = at(LIMITS[0]);
    let projects = dial(&scene, &["2"]);
    assert_eq!(enter(&scene, &projects, "14").session.ward, Some(14));
    assert_eq!(name(&enter(&scene, &projects, "4")), "WARD.D");
    for wrong in ["+4", "44", "21", "004", "-1"] {
        let step = enter(&scene, &projects, wrong);
        assert_eq!((name(&step), step.session.misses), ("PRJ", 1), "{wrong}");
    }
}

#[test]
fn a_code_above_the_twenty_wards_is_a_ward_once_there_is_one() {
    let mut directory = directory_of(&SEED);
    let mut ward = directory.wards[0].clone();
    (ward.code, ward.name) = (98, "Mpya".to_owned());
    directory.wards.push(ward);
    let scene = at(LIMITS[0]);
    let session = dial(&scene, &["2"]).session;
    let step = scene.step(&PROGRAM, &directory, Some(&session), Input::Entry("98"));
    assert_eq!(step.session.ward, Some(98));
}

#[test]
fn a_key_for_a_withdrawn_notice_is_a_wrong_key() {
    let scene = at(LIMITS[0]);
    let news = dial(&scene, &["1"]);
    assert!(news.screen.text.contains("1 Maji yatakatika"));
    let mut fewer = directory_of(&SEED);
    fewer.notices = vec![notice("n0", None, None, "Maji", "Leo")];
    let step = scene.step(&PROGRAM, &fewer, Some(&news.session), Input::Entry("3"));
    assert_eq!((name(&step), step.session.misses), ("NEWS", 1));
    // The notice itself goes while it is read.
    let read = enter(&scene, &news, "1");
    assert_eq!(name(&read), "NEWS.ITEM");
    fewer.notices.clear();
    let step = scene.step(&PROGRAM, &fewer, Some(&read.session), Input::Entry("0"));
    assert_eq!(name(&step), "MAIN", "the list stands empty, so 0 passes over it");
}

#[test]
fn a_session_of_a_removed_language_goes_on_in_the_citizens_own() {
    let mut scene = at(LIMITS[0]);
    scene.citizen.language = Some(language("en"));
    let session = Session { language: "fr".to_owned(), ..Session::default() };
    let step = scene.step(&PROGRAM, &DIRECTORY, Some(&session), Input::Redial);
    assert_eq!(step.session.language, "en");
}

#[test]
fn zero_on_the_first_screen_shows_it_again() {
    let scene = at(LIMITS[0]);
    let first = dial(&scene, &[]);
    assert_eq!(enter(&scene, &first, "0"), first);
    assert_eq!(enter(&scene, &first, "00"), first);
}

#[test]
fn ninety_eight_at_a_form_of_one_page_is_an_entry() {
    let scene = at(LIMITS[0]);
    let step = enter(&scene, &dial(&scene, &["41"]), "98");
    assert_eq!((name(&step), step.session.misses), ("ASK.Q", 1));
    assert!(step.screen.text.starts_with("Haijaeleweka"), "{}", step.screen.text);
}

#[test]
fn an_unavailable_service_says_so_within_every_limit() {
    for limit in LIMITS {
        let scene = at(limit);
        let fetched = Fetched::default();
        let facts = scene.facts(&DIRECTORY, &fetched);
        let screen = super::super::step::unavailable(&PROGRAM, &facts);
        assert!(screen.ends && crate::text::screen::fits(&screen.text, limit), "{}", screen.text);
        assert!(screen.text.contains("haipatikani"), "{}", screen.text);
    }
}
