//! The menu as it is run: every name resolved, every text at hand.
//!
//! A [`Program`] comes only out of [`Program::compile`], which refuses whatever
//! could go wrong on a phone; so the step can be a total function.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use sha2::{Digest, Sha256};

use super::{
    check,
    file::{self, ActFile, FieldFile, GoFile, ItemFile, ListOf, RowsOf, Source, TypesFile},
    link::Linker,
    render::Fixed,
};
use crate::{
    domain::{fact::Passport, finding::Finding, language::Language, limit::Limit},
    locales::{LocaleFile, Locales},
};

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
    pub(super) by_number: HashMap<u16, ScreenId>,
    /// The screen above each one on its shortest way from the first screen.
    pub(super) parents: Vec<Option<ScreenId>>,
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
        let mut program = linker.link(sources, locales).map_err(sorted)?;
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
