//! The menu as it is run: every name resolved, every text at hand.
//!
//! A [`Program`] comes only out of [`Program::compile`], which refuses whatever
//! could go wrong on a phone; so the step can be a total function.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque, btree_map::Entry};

use sha2::{Digest, Sha256};

use super::{
    check,
    file::{
        self, ActFile, FieldFile, GoFile, ItemFile, KindFile, ListOf, MenuFile, RowsOf, SaysFile,
        ScreenFile, Source, TypesFile, WhenFile,
    },
    render::Fixed,
};
use crate::{
    domain::{
        fact::Passport,
        finding::{Finding, line_of},
        language::Language,
        limit::Limit,
        time::parse_date,
    },
    locales::{LocaleFile, Locales},
};

/// What an option writes for [`OptionAct::OtherLanguage`].
const OTHER_LANGUAGE: &str = "other";

/// A screen's place in [`Program::screens`].
pub type ScreenId = usize;

/// Where something is written: file and line.
pub type Place = (String, usize);

/// Everything a menu is made of: its files and its texts. This is what the store
/// keeps of each release, so that a session can end on the menu it began with.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sources {
    /// `menus/*.toml`.
    pub menus: Vec<Source>,
    /// `locales/<language>/*.ftl` as language tag and file.
    pub locales: Vec<(String, Source)>,
    /// `menus/keywords.toml`; releases from before there was one have none.
    #[serde(default)]
    pub keywords: Option<Source>,
}

impl Sources {
    /// The release these sources make: twelve hexadecimal digits of a SHA-256
    /// over all names and texts, in the order of the names.
    #[must_use]
    pub fn release(&self) -> String {
        let mut files: Vec<&Source> = self
            .menus
            .iter()
            .chain(self.locales.iter().map(|(_, source)| source))
            .chain(&self.keywords)
            .collect();
        files.sort_by(|a, b| a.file.cmp(&b.file));
        let mut hash = Sha256::new();
        for source in files {
            for part in [&source.file, &source.text] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        hash.finalize()
            .iter()
            .take(6)
            .fold(String::new(), |release, byte| release + &format!("{byte:02x}"))
    }
}

/// A checked menu.
#[derive(Debug)]
pub struct Program {
    /// The release, see [`Sources::release`].
    pub release: String,
    /// The edition as people name it.
    pub version: String,
    /// The screens, in the order of the files.
    pub screens: Vec<Screen>,
    /// The texts.
    pub locales: Locales,
    /// The screens with a part of their own.
    pub roles: Roles,
    /// The widest value of each placeholder, in septets.
    pub widths: BTreeMap<String, usize>,
    /// The pages of the screens that show everyone the same.
    pub(super) fixed: Fixed,
    by_number: HashMap<u16, ScreenId>,
    /// The screen above each one on its shortest way from the first screen.
    parents: Vec<Option<ScreenId>>,
}

/// The screens with a part of their own.
#[derive(Debug, Clone, Copy)]
pub struct Roles {
    /// The first screen.
    pub start: ScreenId,
    /// Asked at a redial when the citizen's place would be lost.
    pub welcome_back: ScreenId,
    /// Offered at the third wrong key.
    pub office: ScreenId,
    /// Shown after `9`.
    pub sms_taken: ScreenId,
    /// Shown when nothing can be served.
    pub unavailable: ScreenId,
    /// The candidates for a typed ward name.
    pub unclear_ward: ScreenId,
    /// Asked when a screen needs a ward and none is known.
    pub ask_ward: ScreenId,
}

/// A screen.
#[derive(Debug)]
pub struct Screen {
    /// Permanent name.
    pub name: String,
    /// Permanent dial-through number.
    pub number: u16,
    /// The key of its texts.
    pub key: String,
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// What may be typed instead of a key.
    pub types: Option<TypesFile>,
    /// What follows when a ward is chosen below this screen.
    pub ward_chosen: Option<Chosen>,
    /// What follows when a village is chosen below this screen.
    pub village_chosen: Option<Chosen>,
    /// Whether a ward must be known first.
    pub needs_ward: bool,
    /// The screen for people who have joined.
    pub when_joined: Option<ScreenId>,
    /// Whether the key `0` goes home, with a text of its own.
    pub zero_is_home: bool,
}

impl Screen {
    /// Whether a redial asks before going on here, because the citizen was in the
    /// middle of telling something.
    #[must_use]
    pub fn is_resumed(&self) -> bool {
        matches!(self.kind, Kind::Form { .. }) || self.types == Some(TypesFile::Village)
    }
}

/// What follows a choice of place.
#[derive(Debug, Clone, Copy)]
pub struct Chosen {
    /// Where it leads.
    pub to: ScreenId,
    /// What it performs.
    pub act: Option<ActFile>,
}

/// The kinds of screen.
#[derive(Debug)]
pub enum Kind {
    /// Choices.
    Menu {
        /// Permanent options.
        options: Vec<MenuOption>,
        /// Items from data.
        list: Option<List>,
    },
    /// Information.
    Answer(Answer),
    /// Free text.
    Form {
        /// What it takes.
        field: FieldFile,
        /// Where it leads; `None` for wards, whose choice leads elsewhere.
        to: Option<ScreenId>,
        /// Where an unknown ticket number leads.
        unknown: Option<ScreenId>,
    },
    /// Closes the session.
    End {
        /// Whether there is an own text for when a value may not be told.
        otherwise: bool,
    },
}

/// Information.
#[derive(Debug)]
pub struct Answer {
    /// The passport of the fact it states; `None` for its own words and for data.
    pub passport: Option<Passport>,
    /// Repeated lines, and where to go when there are none.
    pub rows: Option<(RowsOf, ScreenId)>,
    /// What the placeholders speak of.
    pub item: Option<ItemFile>,
    /// Where to go when there is no such item.
    pub empty: Option<ScreenId>,
    /// Whether there is an own text for when a value may not be told.
    pub otherwise: bool,
}

/// Items from data.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// Which.
    pub of: ListOf,
    /// How many keys are theirs; 0: all items, paged.
    pub keys: u8,
    /// Where choosing one leads.
    pub to: Option<ScreenId>,
    /// Where to go when there are none.
    pub empty: Option<ScreenId>,
}

/// A permanent option of a menu.
#[derive(Debug)]
pub struct MenuOption {
    /// The key a citizen presses.
    pub key: u8,
    /// What it does.
    pub act: OptionAct,
}

/// What an option does.
#[derive(Debug)]
pub enum OptionAct {
    /// Leads to a screen, remembering a category or a topic on the way.
    To {
        /// Where.
        to: ScreenId,
        /// What a report will be about.
        category: Option<String>,
        /// The topic the next screen speaks of.
        topic: Option<u8>,
        /// Performed on the way.
        act: Option<ActFile>,
    },
    /// Changes the language, then leads to a screen.
    Language {
        /// The language.
        language: Language,
        /// Where.
        to: ScreenId,
    },
    /// Changes to the other language at once where there are just two; else
    /// leads to the screen that asks which.
    OtherLanguage {
        /// The screen that asks.
        ask: ScreenId,
    },
    /// Chooses a ward.
    Ward(u8),
    /// Chooses the citizen's own ward, or asks.
    MyWard,
    /// Moves within the session.
    Go(GoFile),
}

/// The attribute that holds the label of an option, by its key.
#[must_use]
pub fn label_attribute(key: u8) -> &'static str {
    const LABELS: [&str; 8] = ["", "o1", "o2", "o3", "o4", "o5", "o6", "o7"];
    LABELS.get(usize::from(key)).copied().unwrap_or("")
}

impl Program {
    /// Compiles and checks a menu for the limits of all accounts.
    ///
    /// # Errors
    /// Every finding that keeps the menu from being served. What matters only for
    /// live service is not among them; [`check::live`] lists it.
    pub fn compile(sources: &Sources, limits: &[Limit]) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let locales = match load_locales(sources) {
            Ok(locales) => Some(locales),
            Err(found) => {
                findings.extend(found);
                None
            }
        };
        let mut linker = Linker::default();
        for source in &sources.menus {
            match file::read(source) {
                Ok(menu) => linker.add(source, menu),
                Err(finding) => findings.push(finding),
            }
        }
        if !findings.is_empty() {
            findings.extend(linker.findings);
            return Err(sorted(findings));
        }
        let Some(locales) = locales else { return Err(findings) };
        let mut program = linker.link(sources, locales)?;
        let found = check::all(&program, limits);
        if !found.is_empty() {
            return Err(sorted(found));
        }
        program.fixed = Fixed::of(&program, limits);
        Ok(program)
    }

    /// The languages the menu speaks.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.locales.languages()
    }

    /// The language of a tag, if the menu speaks it.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<&Language> {
        self.languages().find(|language| language.tag() == tag)
    }

    /// The screen of a permanent number.
    #[must_use]
    pub fn numbered(&self, number: u16) -> Option<ScreenId> {
        self.by_number.get(&number).copied()
    }

    /// The way from the first screen to a screen, both included.
    #[must_use]
    pub fn way_to(&self, screen: ScreenId) -> Vec<ScreenId> {
        let mut way = vec![screen];
        let mut at = screen;
        while let Some(parent) = self.parents[at] {
            way.push(parent);
            at = parent;
        }
        if at != self.roles.start {
            way.push(self.roles.start);
        }
        way.reverse();
        way
    }

    /// Every screen one key, entry or circumstance away from `screen`.
    #[must_use]
    pub fn leads_to(&self, screen: ScreenId) -> Vec<ScreenId> {
        let at = &self.screens[screen];
        let mut next = self.gives_way_to(screen);
        next.extend(at.ward_chosen.map(|chosen| chosen.to));
        next.extend(at.village_chosen.map(|chosen| chosen.to));
        if at.needs_ward {
            next.push(self.roles.ask_ward);
        }
        if at.types == Some(TypesFile::Ward) {
            next.push(self.roles.unclear_ward);
        }
        match &at.kind {
            Kind::Menu { options, list } => {
                for option in options {
                    match option.act {
                        OptionAct::To { to, .. }
                        | OptionAct::Language { to, .. }
                        | OptionAct::OtherLanguage { ask: to } => next.push(to),
                        OptionAct::MyWard => next.push(self.roles.ask_ward),
                        OptionAct::Ward(_) | OptionAct::Go(_) => {}
                    }
                }
                next.extend(list.and_then(|list| list.to));
            }
            Kind::Answer(_) => next.push(self.roles.sms_taken),
            Kind::Form { field, to, unknown } => {
                next.extend(*to);
                next.extend(*unknown);
                if *field == FieldFile::Ward {
                    next.push(self.roles.unclear_ward);
                }
            }
            Kind::End { .. } => {}
        }
        next
    }

    /// The screens shown in place of `screen`, to those who have joined or when it
    /// has nothing to show; it then does not stand on the citizen's path.
    #[must_use]
    pub fn gives_way_to(&self, screen: ScreenId) -> Vec<ScreenId> {
        let at = &self.screens[screen];
        let mut others: Vec<ScreenId> = at.when_joined.into_iter().collect();
        match &at.kind {
            Kind::Menu { list, .. } => others.extend(list.and_then(|list| list.empty)),
            Kind::Answer(answer) => {
                others.extend(answer.rows.map(|(_, empty)| empty));
                others.extend(answer.empty);
            }
            Kind::Form { .. } | Kind::End { .. } => {}
        }
        others
    }

    /// For each screen, the one before it on the shortest way from the first
    /// screen, and how many keys away it is (the first screen: 0). What no key
    /// leads to because the engine itself shows it counts as one key away.
    pub(super) fn shortest_ways(&self) -> (Vec<Option<ScreenId>>, Vec<Option<usize>>) {
        let Roles { start, welcome_back, office, unavailable, .. } = self.roles;
        let mut parents = vec![None; self.screens.len()];
        let mut levels = vec![None; self.screens.len()];
        let mut queue = VecDeque::new();
        for (root, level) in [(start, 0), (welcome_back, 1), (office, 1), (unavailable, 1)] {
            if levels[root].is_none() {
                levels[root] = Some(level);
                queue.push_back(root);
            }
            while let Some(at) = queue.pop_front() {
                for next in self.leads_to(at) {
                    if levels[next].is_none() {
                        levels[next] = levels[at].map(|level| level + 1);
                        parents[next] = Some(at);
                        queue.push_back(next);
                    }
                }
            }
        }
        (parents, levels)
    }
}

fn load_locales(sources: &Sources) -> Result<Locales, Vec<Finding>> {
    let mut files = Vec::new();
    for (tag, source) in &sources.locales {
        let Some(language) = Language::parse(tag) else {
            return Err(vec![Finding::error(
                &source.file,
                0,
                format!(
                    "the folder `{tag}` is no language tag; use two or three letters as in `sw`"
                ),
            )]);
        };
        files.push(LocaleFile { language, file: source.file.clone(), text: source.text.clone() });
    }
    Locales::load(&files)
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort();
    findings.dedup();
    findings
}

/// Puts the files together and resolves their names.
#[derive(Default)]
struct Linker {
    head: BTreeMap<&'static str, (String, Place)>,
    widths: BTreeMap<String, (usize, Place)>,
    screens: Vec<(Place, ScreenFile)>,
    findings: Vec<Finding>,
}

impl Linker {
    fn add(&mut self, source: &Source, menu: MenuFile) {
        let head = [
            ("version", menu.version),
            ("start", menu.start),
            ("welcome_back", menu.welcome_back),
            ("office", menu.office),
            ("sms_taken", menu.sms_taken),
            ("unavailable", menu.unavailable),
            ("unclear_ward", menu.unclear_ward),
            ("ask_ward", menu.ask_ward),
        ];
        let line = |start: usize| line_of(&source.text, start);
        for (key, value) in head {
            let Some(value) = value else { continue };
            let place = (source.file.clone(), line(value.span().start));
            match self.head.entry(key) {
                Entry::Occupied(known) => self.findings.push(again(key, &place, &known.get().1)),
                Entry::Vacant(free) => {
                    free.insert((value.into_inner(), place));
                }
            }
        }
        for (name, width) in menu.widths {
            let place = (source.file.clone(), line(width.span().start));
            match self.widths.entry(name) {
                Entry::Occupied(known) => {
                    self.findings.push(again(known.key(), &place, &known.get().1));
                }
                Entry::Vacant(free) => {
                    free.insert((width.into_inner(), place));
                }
            }
        }
        for screen in menu.screen {
            let place = (source.file.clone(), line(screen.span().start));
            self.screens.push((place, screen.into_inner()));
        }
    }

    fn link(mut self, sources: &Sources, locales: Locales) -> Result<Program, Vec<Finding>> {
        let mut by_name: HashMap<String, ScreenId> = HashMap::new();
        let mut by_number: HashMap<u16, ScreenId> = HashMap::new();
        for (index, ((file, line), screen)) in self.screens.iter().enumerate() {
            if let Some(other) = by_name.insert(screen.id.clone(), index) {
                let (file_of, line_of) = &self.screens[other].0;
                self.findings.push(Finding::error(
                    file,
                    *line,
                    format!("screen {} is already written at {file_of}:{line_of}", screen.id),
                ));
            }
            if let Some(other) = by_number.insert(screen.number, index) {
                self.findings.push(Finding::error(
                    file,
                    *line,
                    format!(
                        "number {} belongs to {}; numbers are permanent, give {} a free one",
                        screen.number, self.screens[other].1.id, screen.id
                    ),
                ));
            }
        }
        let mut names = Names {
            by_name: &by_name,
            locales: &locales,
            findings: Vec::new(),
            place: (String::new(), 0),
        };
        let mut role = |key: &'static str| -> ScreenId {
            let Some((name, place)) = self.head.get(key) else {
                names.findings.push(Finding::error(
                    "menus",
                    0,
                    format!("no file sets `{key}`: name the screen that plays this part"),
                ));
                return 0;
            };
            names.place.clone_from(place);
            names.screen(name, key)
        };
        let roles = Roles {
            start: role("start"),
            welcome_back: role("welcome_back"),
            office: role("office"),
            sms_taken: role("sms_taken"),
            unavailable: role("unavailable"),
            unclear_ward: role("unclear_ward"),
            ask_ward: role("ask_ward"),
        };
        let version = self.head.get("version").map(|(version, _)| version.clone());
        if version.is_none() {
            names.findings.push(Finding::error("menus", 0, "no file sets `version`"));
        }
        let mut screens = Vec::with_capacity(self.screens.len());
        for (place, screen) in self.screens {
            names.place.clone_from(&place);
            screens.push(names.resolve(place, screen));
        }
        let mut findings = self.findings;
        findings.append(&mut names.findings);
        if !findings.is_empty() || screens.is_empty() {
            if screens.is_empty() {
                findings.push(Finding::error("menus", 0, "no screen is written"));
            }
            return Err(sorted(findings));
        }
        let mut program = Program {
            release: sources.release(),
            version: version.unwrap_or_default(),
            screens,
            locales,
            roles,
            widths: self.widths.into_iter().map(|(name, (width, _))| (name, width)).collect(),
            fixed: Fixed::default(),
            by_number,
            parents: Vec::new(),
        };
        program.parents = program.shortest_ways().0;
        Ok(program)
    }
}

/// The head stands in one file, and each of its keys once.
fn again(key: &str, place: &Place, known: &Place) -> Finding {
    let message = format!("`{key}` is already set at {}:{}; keep one", known.0, known.1);
    Finding::error(&place.0, place.1, message)
}

/// Resolves the names inside one screen, collecting what does not resolve.
struct Names<'a> {
    by_name: &'a HashMap<String, ScreenId>,
    locales: &'a Locales,
    findings: Vec<Finding>,
    place: Place,
}

impl Names<'_> {
    fn error(&mut self, message: String) {
        self.findings.push(Finding::error(&self.place.0, self.place.1, message));
    }

    /// The screen of a name; a finding and the first screen if there is none.
    fn screen(&mut self, name: &str, where_from: &str) -> ScreenId {
        if let Some(id) = self.by_name.get(name) {
            return *id;
        }
        self.error(format!("{where_from} leads to `{name}`, and there is no such screen"));
        0
    }

    fn resolve(&mut self, place: Place, written: ScreenFile) -> Screen {
        let name = written.id.clone();
        self.refuse_foreign_keys(&written);
        let chosen = |names: &mut Self, chosen: Option<file::ChosenFile>| {
            chosen.map(|chosen| Chosen { to: names.screen(&chosen.to, &name), act: chosen.act })
        };
        let ward_chosen = chosen(self, written.ward_chosen);
        let village_chosen = chosen(self, written.village_chosen);
        let when_joined = written.instead.as_ref().map(|instead| match instead.when {
            WhenFile::Joined => self.screen(&instead.to, &name),
        });
        let kind = match written.kind {
            KindFile::Menu => Kind::Menu {
                options: written
                    .options
                    .into_iter()
                    .map(|option| self.option(&name, option))
                    .collect(),
                list: written.list.map(|list| List {
                    of: list.of,
                    keys: list.keys,
                    to: list.to.map(|to| self.screen(&to, &name)),
                    empty: list.empty.map(|empty| self.screen(&empty, &name)),
                }),
            },
            KindFile::Answer => {
                let passport = written.passport.as_ref().map(|passport| self.passport(passport));
                if passport.is_none() && written.says.is_none() {
                    self.error(format!(
                        "{name} states a fact without a passport; write `passport = {{ … }}`, or \
                         `says = \"own\"` or `\"data\"` if it states none of its own"
                    ));
                }
                Kind::Answer(Answer {
                    passport,
                    rows: written.rows.map(|rows| (rows.of, self.screen(&rows.empty, &name))),
                    item: written.item,
                    empty: written.empty.map(|empty| self.screen(&empty, &name)),
                    otherwise: written.otherwise,
                })
            }
            KindFile::Form => {
                let field = written.field.unwrap_or_else(|| {
                    self.error(format!(
                        "the form {name} does not say what it takes; write `field`"
                    ));
                    FieldFile::Question
                });
                let to = written.to.map(|to| self.screen(&to, &name));
                let unknown = written.unknown.map(|unknown| self.screen(&unknown, &name));
                if to.is_none() && field != FieldFile::Ward {
                    self.error(format!("the form {name} does not say where it leads; write `to`"));
                }
                if unknown.is_none() && field == FieldFile::Ticket {
                    self.error(format!(
                        "the form {name} does not say where an unknown number leads; write `unknown`"
                    ));
                }
                Kind::Form { field, to, unknown }
            }
            KindFile::End => Kind::End { otherwise: written.otherwise },
        };
        Screen {
            key: name.to_ascii_lowercase().replace('.', "-"),
            name,
            number: written.number,
            place,
            kind,
            types: written.types,
            ward_chosen,
            village_chosen,
            needs_ward: written.needs.is_some(),
            when_joined,
            zero_is_home: written.zero.is_some(),
        }
    }

    /// Keys that belong to another kind of screen would be silently without effect.
    fn refuse_foreign_keys(&mut self, written: &ScreenFile) {
        use KindFile::{Answer, End, Form, Menu};
        for (key, present, owners) in [
            ("options", !written.options.is_empty(), &[Menu][..]),
            ("list", written.list.is_some(), &[Menu]),
            ("types", written.types.is_some(), &[Menu]),
            ("zero", written.zero.is_some(), &[Menu]),
            ("village_chosen", written.village_chosen.is_some(), &[Menu]),
            ("ward_chosen", written.ward_chosen.is_some(), &[Menu, Answer, Form]),
            ("passport", written.passport.is_some(), &[Answer]),
            ("says", written.says.is_some(), &[Answer]),
            ("rows", written.rows.is_some(), &[Answer]),
            ("item", written.item.is_some(), &[Answer]),
            ("empty", written.empty.is_some(), &[Answer]),
            ("otherwise", written.otherwise, &[Answer, End]),
            ("field", written.field.is_some(), &[Form]),
            ("to", written.to.is_some(), &[Form]),
            ("unknown", written.unknown.is_some(), &[Form]),
        ] {
            if present && !owners.contains(&written.kind) {
                self.error(format!(
                    "`{key}` has no meaning on {}, a screen of another kind",
                    written.id
                ));
            }
        }
        let field = written.field;
        if written.to.is_some() && field == Some(FieldFile::Ward) {
            self.error(format!(
                "`to` has no meaning on {}: `ward_chosen` says what follows a ward",
                written.id
            ));
        }
        if written.unknown.is_some() && field.is_some_and(|field| field != FieldFile::Ticket) {
            self.error(format!("`unknown` has no meaning on {}: it takes no ticket", written.id));
        }
        if written.rows.is_some() && written.item.is_some() {
            self.error(format!("{} has rows and an item; keep one", written.id));
        }
        if written.empty.is_some() && written.item.is_none() {
            self.error(format!(
                "`empty` has no meaning on {}: it speaks of no `item` that could be missing",
                written.id
            ));
        }
        if let Some(list) = &written.list
            && list.to.is_some()
            && matches!(list.of, ListOf::Candidates | ListOf::Villages)
        {
            self.error(format!(
                "the list of {} has `to`, but a place leads where it was asked for",
                written.id
            ));
        }
        if written.passport.is_some() && written.says.is_some_and(|says| says == SaysFile::Own) {
            self.error(format!("{} says its own words and has a passport; keep one", written.id));
        }
    }

    fn option(&mut self, screen: &str, written: file::OptionFile) -> MenuOption {
        let here = format!("{screen}, key {}", written.key);
        if !(1..=7).contains(&written.key) {
            self.error(format!("{here}: keys are 1 to 7"));
        }
        let ways =
            [written.to.is_some(), written.ward.is_some(), written.my_ward, written.go.is_some()];
        if ways.iter().filter(|way| **way).count() != 1 {
            self.error(format!("{here}: write exactly one of `to`, `ward`, `my_ward`, `go`"));
        }
        let remembered = written.category.is_some() || written.topic.is_some();
        let extras = remembered || written.act.is_some();
        if written.to.is_none() && (extras || written.language.is_some()) {
            self.error(format!("{here}: only an option with `to` may do or remember something"));
        }
        if written.language.is_some() && extras {
            self.error(format!("{here}: an option that changes the language does nothing else"));
        }
        let act = if let Some(code) = written.ward {
            OptionAct::Ward(code)
        } else if written.my_ward {
            OptionAct::MyWard
        } else if let Some(go) = written.go {
            OptionAct::Go(go)
        } else {
            let to = written.to.map_or(0, |to| self.screen(&to, &here));
            match written.language {
                Some(tag) if tag == OTHER_LANGUAGE => OptionAct::OtherLanguage { ask: to },
                Some(tag) => {
                    let language = self.locales.languages().find(|known| known.tag() == tag);
                    if let Some(language) = language.cloned() {
                        OptionAct::Language { language, to }
                    } else {
                        self.error(format!("{here}: there is no folder `locales/{tag}`"));
                        OptionAct::MyWard
                    }
                }
                None => OptionAct::To {
                    to,
                    category: written.category,
                    topic: written.topic,
                    act: written.act,
                },
            }
        };
        MenuOption { key: written.key, act }
    }

    fn passport(&mut self, written: &file::PassportFile) -> Passport {
        read_passport(written).unwrap_or_else(|message| {
            self.error(message);
            Passport {
                mark: written.mark,
                source: written.source.clone(),
                checked: None,
                review: None,
                confirmed: None,
            }
        })
    }
}

/// Reads a passport's dates.
///
/// # Errors
/// A date that is none, or a review before the check.
pub fn read_passport(written: &file::PassportFile) -> Result<Passport, String> {
    let date = |key: &str, text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => parse_date(text)
            .map(Some)
            .ok_or_else(|| format!("`{key} = \"{text}\"` is no date; write it like 2026-11-23")),
    };
    let checked = date("checked", &written.checked)?;
    let review = date("review", &written.review)?;
    if let (Some(checked), Some(review)) = (checked, review)
        && review <= checked
    {
        return Err(format!("the review date {review} is not after the check of {checked}"));
    }
    Ok(Passport {
        mark: written.mark,
        source: written.source.clone(),
        checked,
        review,
        confirmed: written.confirmed.clone(),
    })
}

/// The names of all keys the shared texts use, which belong to no screen.
pub(super) const SHARED_TEXTS: [&str; 10] = [
    "footer-back",
    "footer-answer",
    "footer-more",
    "footer-wrong-answer",
    "footer-wrong-back",
    "wrong-key",
    "wrong-entry",
    "ask-office",
    "not-stored",
    "sms-cap",
];

/// The beginnings of keys that name a word of the data (`stage-building`), and the
/// placeholder it fills.
pub(super) const WORD_TEXTS: [(&str, &str); 5] = [
    ("topic-", "topic"),
    ("topics-", "topics"),
    ("stage-", "stage"),
    ("ticket-", "ticket_state"),
    ("step-", "ticket_step"),
];

/// All keys the menu itself asks for, beside the screens' own.
pub(super) fn word_keys(topics: impl Iterator<Item = u8>) -> HashSet<String> {
    let mut keys: HashSet<String> = SHARED_TEXTS.iter().map(|key| (*key).to_owned()).collect();
    for stage in ["planned", "tender", "building", "complete", "stopped"] {
        keys.insert(format!("stage-{stage}"));
    }
    for state in ["new", "received", "in-hand", "waiting", "answered", "closed", "passed-on"] {
        keys.insert(format!("ticket-{state}"));
        keys.insert(format!("step-{state}"));
    }
    keys.insert("topics-all".to_owned());
    keys.extend(topics.map(|number| format!("topic-{number}")));
    keys
}
