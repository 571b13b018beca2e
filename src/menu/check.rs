//! Everything that is refused before it can reach a phone.
//!
//! [`all`] holds the rules without which the step would not be total or a screen
//! would be cut; [`live`] holds those that only matter once citizens are served.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    file::{ActFile, FieldFile, ListOf, RowsOf, TypesFile},
    program::{
        Chosen, Kind, List, OptionAct, Place, Program, SHARED_TEXTS, Screen, ScreenId, WORD_TEXTS,
        label_attribute, word_keys,
    },
    render::{Words, compose, wrong_line},
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

/// Keys that begin so are answers to an SMS, which the keywords check.
const ANSWERS_TO_SMS: &str = "reply-";

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

/// The placeholders of a row.
const ROW_WORDS: [&str; 3] = ["n", "project", "stage"];

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
            self.chosen(screen);
        }
        self.roles();
        self.askers();
        let (_, ways) = program.shortest_ways();
        for (id, screen) in program.screens.iter().enumerate() {
            let closes = matches!(screen.kind, Kind::End { .. });
            match ways[id] {
                None => self.at(
                    screen,
                    format!("{} cannot be reached: no screen leads to it", screen.name),
                ),
                Some(way) if way >= MOST_LEVELS && !closes => self.at(
                    screen,
                    format!(
                        "{} is on level {}; at most {MOST_LEVELS} levels, the first screen included",
                        screen.name,
                        way + 1
                    ),
                ),
                Some(_) => {}
            }
            if self.gives_way_in_a_circle(id) {
                self.at(
                    screen,
                    format!(
                        "{} may give way to itself: `instead` and `empty` lead in a circle",
                        screen.name
                    ),
                );
            }
        }
    }

    fn gives_way_in_a_circle(&self, screen: ScreenId) -> bool {
        let mut met = BTreeSet::new();
        let mut open = self.program.gives_way_to(screen);
        while let Some(at) = open.pop() {
            if met.insert(at) {
                open.extend(self.program.gives_way_to(at));
            }
        }
        met.contains(&screen)
    }

    /// A choice of place must have somebody on every path to it who asked.
    fn askers(&mut self) {
        let program = self.program;
        let choices: [(&str, &str, Asks, Chooses); 2] = [
            ("ward", "ward_chosen", |screen| screen.ward_chosen.is_some(), chooses_ward),
            (
                "village",
                "village_chosen",
                |screen| screen.village_chosen.is_some(),
                chooses_village,
            ),
        ];
        for (place, key, asks, chooses) in choices {
            for id in self.unasked(asks) {
                let screen = &program.screens[id];
                if chooses(screen) && !asks(screen) {
                    self.at(
                        screen,
                        format!(
                            "{} offers a {place}, and may be shown where nothing asked for one; \
                             write `{key}` here or on the screens before it",
                            screen.name
                        ),
                    );
                }
            }
        }
    }

    /// The screens that may be shown with no screen on the path that `asks`.
    fn unasked(&self, asks: Asks) -> BTreeSet<ScreenId> {
        let program = self.program;
        let roles = program.roles;
        let mut met = BTreeSet::new();
        let mut open = vec![roles.start, roles.office, roles.welcome_back];
        while let Some(at) = open.pop() {
            if met.insert(at) {
                let asked = asks(&program.screens[at]);
                open.extend(if asked { program.gives_way_to(at) } else { program.leads_to(at) });
            }
        }
        met
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

    /// What follows a choice of place.
    fn chosen(&mut self, screen: &Screen) {
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
        let first = &program.screens[roles.start];
        if first.needs_ward || !program.gives_way_to(roles.start).is_empty() {
            self.at(
                first,
                format!("{} is the first screen and always shown: it may not give way", first.name),
            );
        }
        let unclear = &program.screens[roles.unclear_ward];
        if !matches!(
            unclear.kind,
            Kind::Menu { list: Some(List { of: ListOf::Candidates, .. }), .. }
        ) {
            self.at(
                unclear,
                format!("`unclear_ward` must list the candidates, and {} does not", unclear.name),
            );
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
        let mut used = BTreeSet::new();
        for screen in &program.screens {
            if !used.insert(screen.key.as_str()) || is_shared(&screen.key) {
                self.at(
                    screen,
                    format!("the text `{}` of {} belongs to another", screen.key, screen.name),
                );
            }
            self.text(screen, None);
            for attribute in wanted_attributes(screen) {
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
        }
        let foreign = |key: &str| key.starts_with(ANSWERS_TO_SMS) || used.contains(key);
        for key in program.locales.keys().filter(|key| !foreign(key)) {
            for language in program.languages() {
                if is_shared(key) {
                    self.shared(language, key);
                } else {
                    self.at_text(
                        language,
                        key,
                        None,
                        format!("the text `{key}` belongs to no screen"),
                    );
                }
            }
        }
    }

    fn at_text(
        &mut self,
        language: &Language,
        key: &str,
        attribute: Option<&str>,
        message: String,
    ) {
        let (file, line) = self.program.locales.place(language, key, attribute).unwrap_or_default();
        self.findings.push(Finding::error(file, line, message));
    }

    /// A text of a screen must be there, say something, and use placeholders that
    /// are known at its place.
    fn text(&mut self, screen: &Screen, attribute: Option<&str>) {
        let program = self.program;
        let locales = &program.locales;
        let shown = attribute.map_or_else(|| screen.key.clone(), |a| format!("{}.{a}", screen.key));
        if !locales.has(&screen.key, attribute) {
            self.at(screen, format!("{} has no text `{shown}`", screen.name));
            return;
        }
        let names = locales.placeholders(&screen.key, attribute);
        for name in names {
            let withheld = matches!(screen.kind, Kind::Menu { .. } | Kind::Form { .. })
                && !is_engine_word(name);
            let trouble = match attribute {
                Some("row") if !ROW_WORDS.contains(&name.as_str()) => {
                    Some("a row knows `n`, `project` and `stage` only")
                }
                Some("zero" | "title") => Some("it is shown where nothing is filled in"),
                _ if !program.widths.contains_key(name) => {
                    Some("[widths] does not say how wide it may be")
                }
                _ if withheld => Some("a value that may be withheld has no place on this screen"),
                _ => None,
            };
            if let Some(trouble) = trouble {
                self.at(screen, format!("`{shown}` uses {{ ${name} }}, and {trouble}"));
            }
        }
        let blanks: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        for language in program.languages() {
            if locales.text(language, &screen.key, attribute, &blanks).trim().is_empty() {
                let message = format!("`{shown}` says nothing by itself");
                self.at_text(language, &screen.key, attribute, message);
            }
        }
        if attribute == Some("title") {
            for language in program.languages() {
                self.narrow(language, &screen.key, attribute, "title");
            }
        }
    }

    /// A text that is shown as it stands, alone or as the value of a placeholder.
    fn shared(&mut self, language: &Language, key: &str) {
        let locales = &self.program.locales;
        if !locales.placeholders(key, None).is_empty() {
            let message = format!("`{key}` is shown where nothing is filled in");
            return self.at_text(language, key, None, message);
        }
        let text = locales.text(language, key, None, &[]);
        if let Some(wrong) = outside(&text) {
            let message =
                format!("`{key}` holds `{wrong}`, which is not in the GSM 03.38 alphabet");
            self.at_text(language, key, None, message);
        }
        if text.trim().is_empty() {
            self.at_text(language, key, None, format!("`{key}` says nothing"));
        }
        let filled = WORD_TEXTS.iter().find(|(beginning, _)| key.starts_with(beginning));
        if let Some((_, placeholder)) = filled {
            self.narrow(language, key, None, placeholder);
        }
    }

    /// A text that fills a placeholder is no wider than the placeholder.
    fn narrow(&mut self, language: &Language, key: &str, attribute: Option<&str>, filled: &str) {
        let Some(width) = self.program.widths.get(filled) else { return };
        let text = self.program.locales.text(language, key, attribute, &[]);
        if gsm7::septets(&text).is_some_and(|septets| septets > *width) {
            let message = format!("`{text}` does not fit the {width} characters of `{filled}`");
            self.at_text(language, key, attribute, message);
        }
    }

    // ---- fit ------------------------------------------------------------------

    fn fit(&mut self, limits: &[Limit]) {
        let program = self.program;
        let default = [Limit::default()];
        let limits = if limits.is_empty() { &default } else { limits };
        for language in program.languages() {
            for screen in &program.screens {
                self.fits_screen(screen, language, true, limits);
                if has_other_text(screen) {
                    self.fits_screen(screen, language, false, limits);
                }
            }
            for (key, footer) in [
                ("ask-office", "footer-wrong-answer"),
                ("not-stored", "footer-back"),
                ("sms-cap", "footer-back"),
            ] {
                self.fits_alone(key, footer, language, limits);
            }
        }
    }

    /// A screen at its widest; unless `told`, with the text that stands in its place.
    fn fits_screen(&mut self, screen: &Screen, language: &Language, told: bool, limits: &[Limit]) {
        let program = self.program;
        let composed =
            compose(program, screen, language, told, &mut Widest { program, bare: !told });
        let name = &screen.name;
        let mut error = |message| self.at_text(language, &screen.key, None, message);
        if let Some(wrong) = outside(&composed.one_page()) {
            return error(format!(
                "{name} holds `{wrong}`, which is not in the GSM 03.38 alphabet"
            ));
        }
        let may_turn = match &screen.kind {
            Kind::Menu { list: Some(list), .. } => list.keys == 0,
            Kind::Answer(answer) => answer.rows.is_some(),
            _ => false,
        };
        for limit in limits {
            let most = limit.most;
            let whole = units(&composed.one_page(), *limit);
            let pages = composed.pages(*limit);
            let line = wrong_line(screen).unwrap_or_default();
            let roomy =
                (0..pages.len()).all(|page| composed.page_with_line(page, *limit).is_some());
            if pages.iter().any(|page| !fits(page, *limit)) {
                error(format!("{name} cannot be cut into pages of {most}"));
            } else if whole > most && !may_turn {
                error(format!(
                    "{name} does not fit: {whole} of {most} at its widest ({language}); shorten it"
                ));
            } else if !roomy || (pages.len() > 1 && !may_turn) {
                error(format!(
                    "{name} leaves no room for the line `{line}` after a wrong key ({language}, \
                     {whole} of {most}); shorten it"
                ));
            }
        }
    }

    /// A shared text that replaces a whole screen.
    fn fits_alone(&mut self, key: &str, footer: &str, language: &Language, limits: &[Limit]) {
        let text = |key| self.program.locales.text(language, key, None, &[]);
        let whole = format!("{}\n{}", text(key), text(footer));
        for limit in limits.iter().filter(|limit| !fits(&whole, **limit)) {
            let (units, most) = (units(&whole, *limit), limit.most);
            let message = format!("`{key}` takes {units} of {most}; shorten it");
            self.at_text(language, key, None, message);
        }
    }
}

/// Whether a screen asks for a place.
type Asks = fn(&Screen) -> bool;
/// Whether a place can be chosen on a screen.
type Chooses = fn(&Screen) -> bool;

fn chooses_ward(screen: &Screen) -> bool {
    screen.types == Some(TypesFile::Ward)
        || match &screen.kind {
            Kind::Menu { options, list } => {
                list.is_some_and(|list| list.of == ListOf::Candidates)
                    || options
                        .iter()
                        .any(|option| matches!(option.act, OptionAct::Ward(_) | OptionAct::MyWard))
            }
            Kind::Form { field, .. } => *field == FieldFile::Ward,
            Kind::Answer(_) | Kind::End { .. } => false,
        }
}

fn chooses_village(screen: &Screen) -> bool {
    let lists = |list: List| list.of == ListOf::Villages;
    screen.types == Some(TypesFile::Village)
        || matches!(screen.kind, Kind::Menu { list: Some(list), .. } if lists(list))
}

/// Whether a screen shows another text when there is nothing or it may not be told.
fn has_other_text(screen: &Screen) -> bool {
    match &screen.kind {
        Kind::Menu { list, .. } => list.is_some_and(|list| list.empty.is_none()),
        Kind::Answer(answer) => answer.otherwise,
        Kind::End { otherwise } => *otherwise,
        Kind::Form { .. } => false,
    }
}

/// How many septets the text of an answer takes at its widest, without its footer;
/// more than any SMS holds if it leaves the alphabet.
#[must_use]
pub fn widest_answer(program: &Program, screen: &Screen, language: &Language) -> usize {
    let widest = |told: bool| {
        let composed =
            compose(program, screen, language, told, &mut Widest { program, bare: !told });
        gsm7::septets(&composed.plain()).unwrap_or(usize::MAX)
    };
    widest(true).max(widest(false))
}

/// Whether a key is of a text that many screens share, or a word of the data.
fn is_shared(key: &str) -> bool {
    SHARED_TEXTS.contains(&key)
        || WORD_TEXTS.iter().any(|(beginning, _)| key.starts_with(beginning))
}

/// The first character outside the alphabet.
fn outside(text: &str) -> Option<char> {
    text.chars().find(|character| gsm7::cost(*character).is_none())
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
    /// Without items.
    bare: bool,
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
        vec![self.wide(name); if self.bare { 0 } else { count }]
    }

    fn ward(&mut self, _code: u8) -> String {
        self.wide("ward")
    }

    fn rows(&mut self, rows: RowsOf) -> Vec<Vec<(&'static str, String)>> {
        match rows {
            RowsOf::Projects => {
                let row = ROW_WORDS.map(|name| (name, self.wide(name)));
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
    let (file, line) = &seed.figures_place;
    findings.extend(withheld(file, *line, "the census of the wards", &seed.figures, today));
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
                    OptionAct::To { topic: Some(topic), .. } if !seed.topics.contains(&topic) => {
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
    for key in word_keys(seed.topics.iter().copied()) {
        if !program.locales.has(&key, None) {
            findings.push(Finding::error("locales", 0, format!("the text `{key}` is missing")));
        }
    }
    let too_wide = |name: &str, text: &str| {
        let width = program.widths.get(name).copied()?;
        let wide = gsm7::septets(text).is_none_or(|septets| septets > width);
        wide.then(|| format!("`{text}` does not fit the {width} characters of `{name}`"))
    };
    let mut named: Vec<(&str, &str, &Place)> = Vec::new();
    for ward in &seed.wards {
        named.push(("ward", &ward.name, &ward.place));
        named.push(("postcode", &ward.postcode, &ward.place));
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
    for project in &seed.projects {
        for language in program.languages().filter(|known| !project.name.contains_key(known)) {
            let (file, line) = &project.place;
            let message = format!("the project has no name in `{language}`");
            findings.push(Finding::error(file, *line, message));
        }
    }
    findings
}
