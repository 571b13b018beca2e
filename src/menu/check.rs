//! Everything that is refused before it can reach a phone.
//!
//! [`all`] holds the rules without which the step would not be total or a screen
//! would be cut; [`live`] holds those that only matter once citizens are served.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    file::{ActFile, FieldFile, ListOf, RowsOf},
    program::{
        Chosen, Kind, List, OptionAct, Program, SHARED_TEXTS, Screen, ScreenId, WORD_TEXTS,
        label_attribute, word_keys,
    },
    render::{Words, compose},
    seed::Seed,
    step::FIRST_UNDIALLED,
};
use crate::{
    domain::{
        fact::{Passport, Standing, Withheld},
        finding::Finding,
        language::Language,
        limit::Limit,
    },
    text::{
        gsm7,
        screen::{fits, units},
    },
};

/// Most numbered choices on a screen, the way back included.
const MOST_CHOICES: usize = 7;
/// Most levels from the first screen (level 1) to any answer.
const MOST_LEVELS: usize = 4;

/// The placeholders that the engine itself fills; all others are council values.
const ENGINE_WORDS: [&str; 18] = [
    "ward",
    "village",
    "people",
    "men",
    "women",
    "households",
    "postcode",
    "title",
    "summary",
    "date",
    "topic",
    "topics",
    "project",
    "stage",
    "n",
    "ticket",
    "ticket_state",
    "ticket_step",
];

/// Whether a placeholder is filled by the engine and is no council value.
#[must_use]
pub fn is_engine_word(name: &str) -> bool {
    ENGINE_WORDS.contains(&name)
}

/// The rules of every menu, for the limits of all accounts.
#[must_use]
pub fn all(program: &Program, limits: &[Limit]) -> Vec<Finding> {
    let mut check = Check { program, findings: Vec::new() };
    check.structure();
    check.texts();
    // What is not there cannot be measured.
    if check.findings.is_empty() {
        check.fit(limits);
    }
    check.findings
}

struct Check<'a> {
    program: &'a Program,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn at(&mut self, screen: &Screen, message: String) {
        self.findings.push(Finding::error(&screen.place.0, screen.place.1, message));
    }

    // ---- structure ----------------------------------------------------------

    fn structure(&mut self) {
        let program = self.program;
        for screen in &program.screens {
            self.choices(screen);
            self.asked_before(screen);
        }
        self.roles();
        let (_, ways) = program.shortest_ways();
        let standing: BTreeSet<ScreenId> = [
            program.roles.welcome_back,
            program.roles.office,
            program.roles.unavailable,
            program.roles.start,
        ]
        .into();
        for (id, screen) in program.screens.iter().enumerate() {
            match ways[id] {
                None if !standing.contains(&id) => self.at(
                    screen,
                    format!("{} cannot be reached: no screen leads to it", screen.name),
                ),
                Some(way) if way >= MOST_LEVELS && matches!(screen.kind, Kind::Answer(_)) => self.at(
                    screen,
                    format!(
                        "{} is on level {}; at most {MOST_LEVELS} levels from the first screen to an answer",
                        screen.name,
                        way + 1
                    ),
                ),
                _ => {}
            }
        }
    }

    fn choices(&mut self, screen: &Screen) {
        let Kind::Menu { options, list } = &screen.kind else { return };
        let mut keys = BTreeSet::new();
        for option in options {
            if !keys.insert(option.key) {
                self.at(screen, format!("{}: key {} is given twice", screen.name, option.key));
            }
            if list.is_some_and(|list| list.keys == 0 || option.key <= list.keys) {
                self.at(
                    screen,
                    format!("{}: key {} belongs to the items of its list", screen.name, option.key),
                );
            }
            if let OptionAct::To { act: Some(act), .. } = &option.act
                && !matches!(act, ActFile::Leave | ActFile::Erase)
            {
                self.at(
                    screen,
                    format!("{}, key {}: `do` may be leave or erase here", screen.name, option.key),
                );
            }
        }
        if options.is_empty() && list.is_none() {
            self.at(screen, format!("{} is a menu without options", screen.name));
        }
        let back = usize::from(!self.program.has_no_way_back(screen));
        let count = options.len() + list.map_or(0, |list| usize::from(list.keys)) + back;
        if count > MOST_CHOICES {
            self.at(
                screen,
                format!(
                    "{} shows {count} numbered choices; at most {MOST_CHOICES} with the way back",
                    screen.name
                ),
            );
        }
        if let Some(list) = list
            && matches!(list.of, ListOf::Notices | ListOf::NoticesOfWard)
            && list.to.is_none()
        {
            self.at(screen, format!("{}: its list does not say where a notice leads", screen.name));
        }
    }

    /// A choice of place must have somebody on every path to it who asked.
    fn asked_before(&mut self, screen: &Screen) {
        let bad = |chosen: Option<Chosen>, allowed: &[ActFile]| {
            chosen.and_then(|chosen| chosen.act).is_some_and(|act| !allowed.contains(&act))
        };
        if bad(screen.ward_chosen, &[ActFile::Join, ActFile::SetWard]) {
            self.at(screen, format!("{}: `ward_chosen` may do join or set_ward", screen.name));
        }
        if bad(screen.village_chosen, &[ActFile::SetVillage]) {
            self.at(screen, format!("{}: `village_chosen` may do set_village", screen.name));
        }
        if screen.needs_ward && screen.ward_chosen.is_none() {
            self.at(
                screen,
                format!(
                    "{} needs a ward; say with `ward_chosen` what follows when one is chosen",
                    screen.name
                ),
            );
        }
    }

    fn roles(&mut self) {
        let program = self.program;
        let roles = program.roles;
        let menu = |screen: ScreenId| matches!(program.screens[screen].kind, Kind::Menu { .. });
        let end = |screen: ScreenId| matches!(program.screens[screen].kind, Kind::End { .. });
        let ward_form = |screen: ScreenId| {
            matches!(program.screens[screen].kind, Kind::Form { field: FieldFile::Ward, .. })
        };
        for (key, screen, right, kind) in [
            ("start", roles.start, menu(roles.start), "menu"),
            ("welcome_back", roles.welcome_back, menu(roles.welcome_back), "menu"),
            ("office", roles.office, menu(roles.office), "menu"),
            ("unclear_ward", roles.unclear_ward, menu(roles.unclear_ward), "menu"),
            ("sms_taken", roles.sms_taken, end(roles.sms_taken), "closing screen"),
            ("unavailable", roles.unavailable, end(roles.unavailable), "closing screen"),
            ("ask_ward", roles.ask_ward, ward_form(roles.ask_ward), "form for a ward"),
        ] {
            if !right {
                let screen = &program.screens[screen];
                self.at(screen, format!("`{key}` must be a {kind}, and {} is none", screen.name));
            }
        }
        for screen in [
            roles.welcome_back,
            roles.office,
            roles.sms_taken,
            roles.unavailable,
            roles.unclear_ward,
        ] {
            let screen = &program.screens[screen];
            if screen.number < FIRST_UNDIALLED {
                self.at(
                    screen,
                    format!(
                        "{} makes no sense by itself; give it a number from {FIRST_UNDIALLED}",
                        screen.name
                    ),
                );
            }
        }
    }

    // ---- texts --------------------------------------------------------------

    fn texts(&mut self) {
        let program = self.program;
        let mut used: BTreeSet<String> = SHARED_TEXTS.iter().map(|key| (*key).to_owned()).collect();
        for screen in &program.screens {
            used.insert(screen.key.clone());
            let wanted = wanted_attributes(screen);
            self.text(screen, None);
            for attribute in &wanted {
                self.text(screen, Some(attribute));
            }
        }
        for key in word_keys(std::iter::empty()) {
            if !program.locales.has(&key, None) {
                self.findings.push(Finding::error(
                    "locales",
                    0,
                    format!("the text `{key}` is missing"),
                ));
            }
            used.insert(key);
        }
        for key in program.locales.keys() {
            let is_word = WORD_TEXTS.iter().any(|word| key.starts_with(word));
            if !used.contains(key) && !is_word {
                for language in program.languages() {
                    let (file, line) =
                        program.locales.place(language, key, None).unwrap_or_default();
                    self.findings.push(Finding::error(
                        file,
                        line,
                        format!("the text `{key}` belongs to no screen"),
                    ));
                }
            }
        }
    }

    /// A text must be there, and its placeholders known.
    fn text(&mut self, screen: &Screen, attribute: Option<&str>) {
        let locales = &self.program.locales;
        let shown = attribute.map_or_else(|| screen.key.clone(), |a| format!("{}.{a}", screen.key));
        if !locales.has(&screen.key, attribute) {
            self.at(screen, format!("{} has no text `{shown}`", screen.name));
            return;
        }
        let unknown: Vec<String> = locales
            .placeholders(&screen.key, attribute)
            .iter()
            .filter(|name| !self.program.widths.contains_key(*name))
            .cloned()
            .collect();
        for name in unknown {
            self.at(
                screen,
                format!(
                    "`{shown}` uses {{ ${name} }}, and [widths] does not say how wide it may be"
                ),
            );
        }
    }

    // ---- fit ------------------------------------------------------------------

    fn fit(&mut self, limits: &[Limit]) {
        let program = self.program;
        let default = [Limit::default()];
        let limits = if limits.is_empty() { &default } else { limits };
        for language in program.languages() {
            for screen in &program.screens {
                let mut words = Widest { program };
                let composed = compose(program, screen, language, true, &mut words);
                let place = program.locales.place(language, &screen.key, None).unwrap_or_default();
                let mut error = |message: String| {
                    self.findings.push(Finding::error(place.0, place.1, message));
                };
                for limit in limits {
                    let pages = composed.pages(*limit);
                    if let Some(wrong) = outside(&pages) {
                        error(format!(
                            "{} holds `{wrong}`, which is not in the GSM 03.38 alphabet",
                            screen.name
                        ));
                        break;
                    }
                    let pages_allowed = match &screen.kind {
                        Kind::Menu { list: Some(list), .. } => list.keys == 0,
                        Kind::Answer(answer) => answer.rows.is_some(),
                        _ => false,
                    };
                    if pages.len() > 1 && !pages_allowed {
                        let whole = format!("{}\n", composed.plain());
                        error(format!(
                            "{} does not fit: about {} of {} at its widest ({language}); shorten it",
                            screen.name,
                            units(&whole, *limit) + 12,
                            limit.most
                        ));
                    }
                    if pages.iter().any(|page| !fits(page, *limit)) {
                        error(format!(
                            "{} cannot be cut into pages of {}",
                            screen.name, limit.most
                        ));
                    }
                    wrong_lines(
                        program,
                        screen,
                        language,
                        *limit,
                        &composed,
                        pages.len(),
                        &mut error,
                    );
                }
            }
            self.shared_fit(language, limits);
        }
    }

    /// The shared texts that replace a whole screen.
    fn shared_fit(&mut self, language: &Language, limits: &[Limit]) {
        let locales = &self.program.locales;
        let text = |key: &str| locales.text(language, key, None, &[]).into_owned();
        for (key, footer) in [
            ("ask-office", "footer-wrong-answer"),
            ("not-stored", "footer-back"),
            ("sms-cap", "footer-back"),
        ] {
            let whole = format!("{}\n{}", text(key), text(footer));
            let (file, line) = locales.place(language, key, None).unwrap_or_default();
            if gsm7::septets(&whole).is_none() {
                self.findings.push(Finding::error(
                    file,
                    line,
                    format!("`{key}` holds a character outside the GSM 03.38 alphabet"),
                ));
            }
            for limit in limits.iter().filter(|limit| !fits(&whole, **limit)) {
                self.findings.push(Finding::error(
                    file,
                    line,
                    format!(
                        "`{key}` takes {} of {}; shorten it",
                        units(&whole, *limit),
                        limit.most
                    ),
                ));
            }
        }
    }
}

/// After a wrong key the same page with its short line must fit too.
fn wrong_lines(
    program: &Program,
    screen: &Screen,
    language: &Language,
    limit: Limit,
    composed: &super::render::Composed,
    pages: usize,
    error: &mut impl FnMut(String),
) {
    let key = match screen.kind {
        Kind::End { .. } => return,
        Kind::Form { .. } => "wrong-entry",
        Kind::Menu { .. } | Kind::Answer(_) => "wrong-key",
    };
    let line = program.locales.text(language, key, None, &[]);
    for page in 0..pages {
        if composed.page_with_line(page, &line, limit).is_none() {
            error(format!(
                "{} leaves no room for the line `{key}` after a wrong key ({language}, limit {}); shorten it",
                screen.name, limit.most
            ));
        }
    }
}

/// The first character of any page outside the alphabet.
fn outside(pages: &[String]) -> Option<char> {
    pages.iter().flat_map(|page| page.chars()).find(|character| gsm7::cost(*character).is_none())
}

/// The attributes a screen's text must have.
fn wanted_attributes(screen: &Screen) -> Vec<&'static str> {
    let mut wanted = Vec::new();
    match &screen.kind {
        Kind::Menu { options, list } => {
            for option in options {
                if !matches!(option.act, OptionAct::Ward(_)) {
                    wanted.push(label_attribute(option.key));
                }
            }
            let silent = |list: &List| list.empty.is_none() && list.of != ListOf::Candidates;
            if list.as_ref().is_some_and(silent) {
                wanted.push("none");
            }
            if screen.zero_is_home {
                wanted.push("zero");
            }
        }
        Kind::Answer(answer) => {
            if answer.rows.is_some() {
                wanted.extend(["row", "tail"]);
            }
            if answer.otherwise {
                wanted.push("otherwise");
            }
        }
        Kind::Form { .. } => {}
        Kind::End { otherwise } => {
            if *otherwise {
                wanted.push("otherwise");
            }
        }
    }
    if screen.is_resumed() {
        wanted.push("title");
    }
    wanted
}

/// Every placeholder and item at its widest.
struct Widest<'a> {
    program: &'a Program,
}

impl Widest<'_> {
    fn wide(&self, name: &str) -> String {
        "m".repeat(self.program.widths.get(name).copied().unwrap_or(0))
    }
}

impl Words for Widest<'_> {
    fn word(&mut self, name: &str) -> Option<String> {
        Some(self.wide(name))
    }

    fn items(&mut self, list: List) -> Vec<String> {
        let (name, most) = match list.of {
            ListOf::Notices | ListOf::NoticesOfWard => ("title", 3),
            ListOf::Candidates => ("ward", 3),
            ListOf::Villages => ("village", 9),
        };
        let count = if list.keys == 0 { most } else { usize::from(list.keys) };
        vec![self.wide(name); count]
    }

    fn ward(&mut self, _code: u8) -> String {
        self.wide("ward")
    }

    fn rows(&mut self, rows: RowsOf) -> Vec<Vec<(&'static str, String)>> {
        match rows {
            RowsOf::Projects => {
                let row = ["n", "project", "stage"].map(|name| (name, self.wide(name)));
                vec![row.to_vec(); 4]
            }
        }
    }
}

/// What matters for live service only: facts that would be withheld on `today`.
#[must_use]
pub fn live(program: &Program, seed: &Seed, today: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    for screen in &program.screens {
        let Kind::Answer(answer) = &screen.kind else { continue };
        if let Some(passport) = &answer.passport {
            let (file, line) = &screen.place;
            findings.extend(withheld(file, *line, &screen.name, passport, today));
        }
    }
    for value in &seed.values {
        let (file, line) = &value.place;
        findings.extend(withheld(file, *line, &value.name, &value.passport, today));
    }
    for project in &seed.projects {
        let (file, line) = &project.place;
        let name = project.name.values().next().map_or("project", String::as_str);
        findings.extend(withheld(file, *line, name, &project.passport, today));
    }
    if let Some((file, line)) = &seed.figures_place {
        findings.extend(withheld(file, *line, "the ward figures", &seed.figures, today));
    }
    findings.sort();
    findings
}

fn withheld(
    file: &str,
    line: usize,
    name: &str,
    passport: &Passport,
    today: Date,
) -> Option<Finding> {
    let why = match passport.withheld(Standing::Live, today)? {
        Withheld::Unproved => format!(
            "is {}; citizens are sent to the office until it is proved or supplied",
            passport.mark.word()
        ),
        Withheld::Unconfirmed => {
            "is V2 and no officer has confirmed it; write `confirmed = \"role, date\"`".to_owned()
        }
        Withheld::Unchecked => "has no `checked` and `review` date".to_owned(),
        Withheld::Stale => format!(
            "is past its review date{}; check it again and set a new one",
            passport.review.map(|review| format!(" {review}")).unwrap_or_default()
        ),
    };
    Some(Finding::live(file, line, format!("{name} {why}")))
}

/// What the seed must hold for this program: the wards, topics and values it names.
#[must_use]
pub fn seed_serves(program: &Program, seed: &Seed) -> Vec<Finding> {
    let mut findings = Vec::new();
    let topics: Vec<u8> = seed.topics.clone();
    for screen in &program.screens {
        let mut at = |message: String| {
            findings.push(Finding::error(&screen.place.0, screen.place.1, message));
        };
        if let Kind::Menu { options, .. } = &screen.kind {
            for option in options {
                match option.act {
                    OptionAct::Ward(code) if !seed.wards.iter().any(|ward| ward.code == code) => {
                        at(format!(
                            "{}, key {}: there is no ward {code:02}",
                            screen.name, option.key
                        ));
                    }
                    OptionAct::To { topic: Some(topic), .. } if !topics.contains(&topic) => {
                        at(format!(
                            "{}, key {}: there is no topic {topic}",
                            screen.name, option.key
                        ));
                    }
                    _ => {}
                }
            }
        }
        for attribute in
            std::iter::once(None).chain(wanted_attributes(screen).into_iter().map(Some))
        {
            for name in program.locales.placeholders(&screen.key, attribute) {
                if !is_engine_word(name) && !seed.values.iter().any(|value| value.name == *name) {
                    at(format!(
                        "{} uses {{ ${name} }}, and menus/seed/values.toml has no such value",
                        screen.name
                    ));
                }
            }
        }
    }
    for key in word_keys(topics.into_iter()) {
        if !program.locales.has(&key, None) {
            findings.push(Finding::error("locales", 0, format!("the text `{key}` is missing")));
        }
    }
    let too_wide = |name: &str, text: &str| {
        let width = program.widths.get(name).copied()?;
        let wide = gsm7::septets(text).is_none_or(|septets| septets > width);
        wide.then(|| format!("`{text}` does not fit the {width} characters of `{name}`"))
    };
    let mut named: Vec<(&str, &str, &(String, usize))> = Vec::new();
    for ward in &seed.wards {
        named.push(("ward", &ward.name, &ward.place));
        named
            .extend(ward.villages.iter().map(|village| ("village", village.as_str(), &ward.place)));
    }
    for value in &seed.values {
        named.push((&value.name, &value.text, &value.place));
    }
    for project in &seed.projects {
        named.extend(project.name.values().map(|name| ("project", name.as_str(), &project.place)));
    }
    for (name, text, (file, line)) in named {
        findings.extend(too_wide(name, text).map(|message| Finding::error(file, *line, message)));
    }
    findings
}
