//! Puts menu files together and resolves the names in them.
//!
//! What does not resolve is collected, not the end: one look shows an author everything
//! that is wrong, each with file and line.

use std::collections::{BTreeMap, HashMap, btree_map::Entry};

use super::{
    file::{self, FieldFile, KindFile, ListOf, MenuFile, SaysFile, ScreenFile, Source, WhenFile},
    program::{
        Answer, Chosen, Kind, List, MenuOption, OptionAct, Place, Program, Roles, Screen, ScreenId,
        Sources,
    },
    render::Fixed,
};
use crate::{
    domain::finding::{Finding, line_of},
    locales::Locales,
};

/// What an option writes for [`OptionAct::OtherLanguage`].
const OTHER_LANGUAGE: &str = "other";

/// Puts the files together and resolves their names.
#[derive(Default)]
pub(super) struct Linker {
    head: BTreeMap<&'static str, (String, Place)>,
    widths: BTreeMap<String, (usize, Place)>,
    screens: Vec<(Place, ScreenFile)>,
    /// What did not fit together so far.
    pub(super) findings: Vec<Finding>,
}

impl Linker {
    /// Takes a file in.
    pub(super) fn add(&mut self, source: &Source, menu: MenuFile) {
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

    /// The program the files make, before anything but its names is checked.
    ///
    /// # Errors
    /// Every name that is missing, is there twice or leads nowhere.
    pub(super) fn link(
        mut self,
        sources: &Sources,
        locales: Locales,
    ) -> Result<Program, Vec<Finding>> {
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
            return Err(findings);
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
                let passport = written
                    .passport
                    .as_ref()
                    .map(|passport| passport.read(|message| self.error(message)));
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
}
