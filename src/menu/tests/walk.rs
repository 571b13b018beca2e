//! The promises themselves, checked at every step of a walk through any menu.

use proptest::prelude::*;

use super::{
    super::{
        program::Kind,
        render::{TurnWords, compose, wrong_line},
        session::Stop,
    },
    *,
};
use crate::text::{gsm7, screen::fits};

/// A menu with what it speaks of, and a person in it.
pub(super) struct Walker<'a> {
    pub(super) program: &'a Program,
    pub(super) directory: &'a Directory,
    pub(super) scene: &'a Scene,
}

impl Walker<'_> {
    fn step(&self, session: Option<&Session>, input: Input<'_>) -> Step {
        self.scene.step(self.program, self.directory, session, input)
    }

    fn enter(&self, session: &Session, entry: &str) -> Step {
        self.step(Some(session), Input::Entry(entry))
    }

    fn text(&self, session: &Session, key: &str) -> String {
        let language = self.program.language(&session.language);
        let language = language.or_else(|| self.program.languages().next()).unwrap();
        self.program.locales.text(language, key, None, &[]).into_owned()
    }

    fn number_of(&self, screen: usize) -> u16 {
        self.program.screens[screen].number
    }

    fn top(&self, session: &Session) -> usize {
        self.program.numbered(session.path.last().unwrap().0).unwrap()
    }

    /// Goes through all inputs, from whatever session, and holds every step to the
    /// promises.
    pub(super) fn walk(
        &self,
        begins: Option<&Session>,
        dialled: &[String],
        entries: &[String],
    ) -> Result<usize, TestCaseError> {
        let mut steps = 1;
        let inline = begins.is_none();
        let first = match begins {
            Some(session) => self.step(Some(session), Input::Redial),
            None => self.step(None, Input::Dial(dialled)),
        };
        self.sound(&first, if inline { dialled.len() + 1 } else { 1 })?;
        let mut session = first.session;
        for entry in entries {
            let next = self.enter(&session, entry);
            self.sound(&next, 1)?;
            prop_assert_eq!(&next, &self.enter(&session, entry), "the same step twice");
            self.wrong_key(&session, &next)?;
            if entry.trim() == "00" {
                let (home, first) = (self.number_of(self.program.roles.start), &next.session.path);
                prop_assert_eq!(first, &vec![Stop(home, 0)], "00 shows the first screen");
            }
            steps += 1;
            session = next.session;
        }
        let redialled = self.step(Some(&session), Input::Redial);
        self.sound(&redialled, 1)?;
        self.pages(&session)?;
        self.back_home(&session)?;
        Ok(steps)
    }

    /// What holds for every screen.
    fn sound(&self, step: &Step, entries: usize) -> Result<(), TestCaseError> {
        let Step { screen, session, effects, .. } = step;
        let text = &screen.text;
        prop_assert!(fits(text, self.scene.limit), "too long: {text:?}");
        prop_assert!(gsm7::septets(text).is_some(), "outside the alphabet: {text:?}");
        prop_assert!(!text.trim().is_empty(), "an empty screen at {:?}", session.path);
        prop_assert!(!screen.ends || !text.contains("98 "), "no page after the end: {text:?}");
        let json = serde_json::to_string(session).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Session>(&json).unwrap(), session);
        let mut numbers: Vec<u16> = session.path.iter().map(|stop| stop.0).collect();
        prop_assert_eq!(numbers.first(), Some(&self.number_of(self.program.roles.start)));
        let length = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len(), length, "a screen stands twice on {:?}", session.path);
        prop_assert!(self.scene.storing || effects.is_empty(), "{effects:?} cannot be stored");
        let once = |kind: fn(&Effect) -> bool| effects.iter().filter(|e| kind(e)).count() <= 1;
        prop_assert!(once(|effect| matches!(effect, Effect::SendSms { .. })), "{effects:?}");
        prop_assert!(once(|effect| matches!(effect, Effect::OpenTicket { .. })), "{effects:?}");
        prop_assert!(effects.len() <= entries, "{effects:?} by {entries} entries");
        for effect in effects {
            if let Effect::SendSms { body } = effect {
                prop_assert!(gsm7::septets(body).is_some() && !body.trim().is_empty(), "{body:?}");
            }
        }
        Ok(())
    }

    /// A wrong key shows the same page and one short line, the third the office.
    fn wrong_key(&self, before: &Session, after: &Step) -> Result<(), TestCaseError> {
        let misses = after.session.misses;
        if misses == 0 {
            return Ok(());
        }
        prop_assert_eq!(misses, before.misses + 1);
        prop_assert!(misses < 3, "the third wrong key leads to the office");
        prop_assert!(after.effects.is_empty());
        prop_assert_eq!(&Session { misses, ..before.clone() }, &after.session);
        let top = &self.program.screens[self.top(before)];
        let page = if top.is_resumed() {
            self.page_of(before)
        } else {
            self.step(Some(before), Input::Redial).screen.text
        };
        let line = self.text(before, wrong_line(top).unwrap());
        let text = &after.screen.text;
        let lined = |text: &str| {
            let footers = ["footer-wrong-answer", "footer-wrong-back"];
            let rest = text.strip_prefix(&line).map(|rest| rest.trim_start_matches('\n'));
            rest.is_some_and(|rest| page.ends_with(rest))
                || footers.iter().any(|footer| {
                    let kept = text.strip_suffix(&self.text(before, footer));
                    kept.is_some_and(|kept| page.starts_with(kept))
                })
        };
        prop_assert!(lined(text), "{text:?} is not {page:?} with a line");
        if misses == 2 && !matches!(top.kind, Kind::Answer(_)) {
            // A word of no sound can be no name, and no key is that long.
            let third = self.enter(&after.session, "####");
            prop_assert_eq!(self.top(&third.session), self.program.roles.office);
            prop_assert_eq!(third.session.misses, 0);
        }
        Ok(())
    }

    /// The page of a screen that a redial would put a question before.
    fn page_of(&self, session: &Session) -> String {
        let screen = self.top(session);
        let fetched = Fetched::default();
        let facts = self.scene.facts(self.directory, &fetched);
        let language = self.program.language(&session.language);
        let language = language.or_else(|| self.program.languages().next()).unwrap();
        let mut words = TurnWords {
            program: self.program,
            facts: &facts,
            session,
            language,
            screen,
            want: None,
        };
        let at = &self.program.screens[screen];
        let pages = compose(self.program, at, language, true, &mut words).pages(facts.limit);
        pages[usize::from(session.path.last().unwrap().1)].clone()
    }

    /// 98 leads through all pages, and an option does the same from each of them.
    fn pages(&self, session: &Session) -> Result<(), TestCaseError> {
        let more = format!("\n{}", self.text(session, "footer-more"));
        let mut first = session.clone();
        first.misses = 0;
        first.path.last_mut().unwrap().1 = 0;
        if self.program.screens[self.top(&first)].is_resumed() {
            return Ok(());
        }
        let mut page = self.step(Some(&first), Input::Redial);
        let mut pages = vec![page.session.clone()];
        while page.screen.text.contains(&more) && pages.len() < 250 {
            page = self.enter(&page.session, "98");
            let at = usize::from(page.session.path.last().unwrap().1);
            prop_assert_eq!(at, pages.len(), "98 shows the next page");
            pages.push(page.session.clone());
        }
        if let [first, .., last] = &pages[..] {
            for key in 1..=12 {
                let (from_first, from_last) =
                    (self.enter(first, &key.to_string()), self.enter(last, &key.to_string()));
                prop_assert_eq!(from_first.session.misses, from_last.session.misses);
                if from_first.session.misses == 0 {
                    prop_assert_eq!(from_first.screen, from_last.screen, "key {}", key);
                    prop_assert_eq!(from_first.effects, from_last.effects);
                }
            }
        }
        Ok(())
    }

    /// 0 often enough leads to the first screen.
    fn back_home(&self, session: &Session) -> Result<(), TestCaseError> {
        let mut session = session.clone();
        let most = session.path.iter().map(|stop| usize::from(stop.1) + 1).sum::<usize>();
        for _ in 0..most {
            if session.path.len() == 1 {
                break;
            }
            session = self.enter(&session, "0").session;
        }
        prop_assert_eq!(session.path.len(), 1, "0 leads home");
        Ok(())
    }
}

/// What citizens may send.
pub(super) fn entry() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[1-7]",
        2 => Just("0".to_owned()),
        2 => Just("98".to_owned()),
        2 => Just("9".to_owned()),
        1 => Just("00".to_owned()),
        2 => "[0-9]{2,3}",
        3 => prop::sample::select(vec![
            "Igava", "igawa", "Chimala", "rujewa", "Mawindi", "12", "ng'ombe", "MB-1024", "1025",
            "1 3", "1,2,9", "Maji hayatoki tangu jana", "+1", "-1", "007", "*", "1*2", "#", " ",
            "", "####", "\u{1f33e}", "\u{0}\u{7}", "a\nb", "{ $ward }", "99999999999999999999999",
        ])
        .prop_map(str::to_owned),
        1 => "[a-zA-Z ]{1,12}",
        1 => "\\PC{0,8}",
        1 => Just("x".repeat(300)),
        1 => Just("9".repeat(300)),
    ]
}

/// Sessions that this program never made.
pub(super) fn foreign_session(numbers: Vec<u16>) -> impl Strategy<Value = Session> {
    let number = prop_oneof![4 => prop::sample::select(numbers), 1 => any::<u16>()];
    let page = prop_oneof![4 => 0..4_u8, 1 => any::<u8>()];
    let places = (
        prop::option::of(0..24_u8),
        prop::option::of(prop::sample::select(vec!["v0", "v1", "1-0", "gone"])),
        prop::option::of(0..9_u8),
        prop::option::of(prop::sample::select(vec!["n0", "n1", "gone"])),
        prop::option::of(0..2_000_i64),
    );
    (
        prop::collection::vec((number, page), 0..8),
        prop::sample::select(vec!["sw", "en", "fr", "", "Kiswahili sanifu"]),
        prop_oneof![3 => 0..3_u8, 1 => any::<u8>()],
        places,
        prop::collection::vec(0..24_u8, 0..5),
        prop::collection::vec(0..9_u8, 0..5),
    )
        .prop_map(|(path, language, misses, places, candidates, topics)| {
            let (ward, village, topic, notice, ticket) = places;
            Session {
                path: path.into_iter().map(|(number, page)| Stop(number, page)).collect(),
                language: language.to_owned(),
                misses,
                ward,
                village: village.map(str::to_owned),
                topic,
                notice: notice.map(str::to_owned),
                ticket,
                category: None,
                candidates,
                topics,
            }
        })
}

/// People and circumstances, within a limit.
pub(super) fn scene(limit: Limit) -> impl Strategy<Value = Scene> {
    let ward = prop_oneof![2 => Just(None), 3 => (1..21_u8).prop_map(Some), 1 => Just(Some(98))];
    (
        (any::<bool>(), ward, prop::sample::select(vec![None, Some("sw"), Some("en"), Some("xx")])),
        any::<bool>(),
        prop::sample::select(vec![TODAY, date(2027, 11, 23)]),
        prop::sample::select(vec!["sw", "en", "zz"]),
        prop::bool::weighted(0.8),
        prop::bool::weighted(0.8),
    )
        .prop_map(move |((joined, ward, own), live, today, default, storing, sms_allowed)| {
            Scene {
                citizen: Citizen { language: own.map(language), joined, ward },
                limit,
                standing: if live { Standing::Live } else { Standing::Training },
                today,
                default_language: language(default),
                storing,
                sms_allowed,
            }
        })
}
