//! The engine: one entry of a citizen makes the next screen.
//!
//! [`step`] is total: for every checked program and every session, entry and
//! facts it ends, with a screen inside the account's limit and alphabet. It
//! changes nothing itself; what is to change it returns as [`Effect`]s. When it
//! turns out to need something that was not fetched it says so ([`Turned::Wants`])
//! and is simply called again with it.

use super::{
    facts::{Facts, Want},
    file::{ActFile, FieldFile, GoFile, ItemFile, TypesFile},
    program::{Answer, Chosen, Kind, OptionAct, Program, ScreenId},
    render::{Composed, Item, TurnWords, compose, items, newest_of_topic, projects, spoken_ward},
    session::{Session, Stop},
};
use crate::{
    domain::{language::Language, screen},
    text::{fold::Found, gsm7},
};

/// Wrong keys in a row after which the office is offered.
const MISSES_TO_OFFICE: u8 = 3;
/// How many screens one turn may enter. A checked program stays far below; the
/// budget makes the step total for any.
const STEP_BUDGET: u32 = 64;
/// Numbers from here on belong to screens that only make sense on their way, so
/// they are not dialled directly.
pub const FIRST_UNDIALLED: u16 = 900;
/// How many inline entries of a dialled string are followed.
const INLINE_ENTRIES: usize = 12;
/// The longest question or report kept, in characters: a USSD string holds at
/// most 182, an operator that sends more is cut.
const BODY_CHARACTERS: usize = 500;

/// What came from the citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'a> {
    /// A new session, with the inline entries of the dialled string.
    Dial(&'a [String]),
    /// The citizen dialled again while this session was still fresh.
    Redial,
    /// An entry.
    Entry(&'a str),
}

/// Something to be changed in the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Remember the citizen's language.
    SetLanguage(Language),
    /// Send the citizen bulletins of a ward, all topics.
    Join {
        /// The ward's code.
        ward: u8,
    },
    /// Change the citizen's ward.
    SetWard {
        /// The ward's code.
        ward: u8,
    },
    /// Change the citizen's village.
    SetVillage {
        /// The store's id of the village.
        village: String,
    },
    /// Follow these topics only.
    SetTopics(Vec<u8>),
    /// Send no bulletins any more.
    Leave,
    /// Erase what is stored about the citizen.
    Erase,
    /// Keep a question or a report.
    OpenTicket {
        /// Its number.
        number: i64,
        /// Whether it reports a problem (else it asks).
        report: bool,
        /// What the report is about.
        category: Option<String>,
        /// The citizen's words.
        body: String,
    },
    /// Send this text by SMS.
    SendSms {
        /// The text, inside the GSM 03.38 alphabet.
        body: String,
    },
}

/// What a step comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turned {
    /// A screen.
    Shown(Box<Step>),
    /// Something must be fetched first; then the same step again.
    Wants(Want),
}

/// A screen, where the citizen stands now, and what is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the handset shows.
    pub screen: screen::Screen,
    /// Where the citizen stands.
    pub session: Session,
    /// What is to change, in this order.
    pub effects: Vec<Effect>,
    /// Whether the citizen was told something: an answer or a closing screen.
    pub informed: bool,
}

/// Takes one step.
#[must_use]
pub fn step(
    program: &Program,
    session: Option<&Session>,
    input: Input<'_>,
    facts: &Facts<'_>,
) -> Turned {
    let mut walk = Walk::new(program, session, facts);
    walk.mend();
    match input {
        Input::Dial(inline) => walk.dial(inline),
        Input::Redial => walk.redial(),
        Input::Entry(entry) => walk.entry(entry),
    }
    walk.show()
}

/// The screen that says nothing can be served.
#[must_use]
pub fn unavailable(program: &Program, facts: &Facts<'_>) -> screen::Screen {
    let mut walk = Walk::new(program, None, facts);
    walk.mend();
    let text = walk.compose_screen(program.roles.unavailable).0.plain();
    screen::Screen { text: inside_the_alphabet(text), ends: true }
}

/// What an answer tells outside a dialogue: its text without the footer, or what
/// stands in its place where it may not be told. `session` names the language, and
/// the ward where the answer speaks of one.
#[must_use]
pub fn told(program: &Program, screen: ScreenId, session: &Session, facts: &Facts<'_>) -> String {
    let mut walk = Walk::new(program, Some(session), facts);
    walk.mend();
    inside_the_alphabet(walk.compose_screen(screen).0.plain())
}

/// One turn on its way.
struct Walk<'a> {
    program: &'a Program,
    facts: &'a Facts<'a>,
    session: Session,
    effects: Vec<Effect>,
    /// Whether the page is shown with the line for a wrong key or entry.
    wrong: bool,
    /// The key of a text in place of the page.
    message: Option<&'static str>,
    want: Option<Want>,
    /// Whether an entry used what was fetched.
    used_fetched: bool,
    budget: u32,
}

impl<'a> Walk<'a> {
    fn new(program: &'a Program, session: Option<&Session>, facts: &'a Facts<'a>) -> Self {
        Self {
            program,
            facts,
            session: session.cloned().unwrap_or_default(),
            effects: Vec::new(),
            wrong: false,
            message: None,
            want: None,
            used_fetched: false,
            budget: STEP_BUDGET,
        }
    }

    // ---- where we are -----------------------------------------------------

    /// Brings a stored session onto this program: its path begins at the first
    /// screen and holds known screens, each once; an unknown language falls back
    /// to the citizen's or the service's.
    fn mend(&mut self) {
        let known = |tag: &str| self.program.language(tag).is_some();
        if !known(&self.session.language) {
            let own = self.facts.citizen.language.as_ref().filter(|own| known(own.tag()));
            self.session.language = own.unwrap_or(self.facts.default_language).tag().to_owned();
        }
        let stored = std::mem::take(&mut self.session.path);
        self.session.path.push(self.stop(self.program.roles.start));
        for stop in stored {
            if self.program.numbered(stop.0).is_some() {
                self.stand_on(stop);
            }
        }
    }

    fn language(&self) -> &'a Language {
        let program = self.program;
        program
            .language(&self.session.language)
            .or_else(|| program.languages().next())
            .unwrap_or(self.facts.default_language)
    }

    fn stop(&self, screen: ScreenId) -> Stop {
        Stop(self.program.screens[screen].number, 0)
    }

    fn top(&self) -> ScreenId {
        let number = self.session.path.last().map(|stop| stop.0);
        number.and_then(|number| self.program.numbered(number)).unwrap_or(self.program.roles.start)
    }

    fn known_ward(&self) -> Option<u8> {
        spoken_ward(self.facts, &self.session).map(|ward| ward.code)
    }

    fn own_ward(&self) -> Option<u8> {
        self.facts.citizen.ward.filter(|code| self.facts.directory.ward(*code).is_some())
    }

    // ---- moving -------------------------------------------------------------

    /// Shows a screen: further down, or up again if it is already on the path.
    fn enter(&mut self, screen: ScreenId) {
        self.enter_as(screen, false);
    }

    /// `chosen`: the ward was chosen for this very screen and is kept.
    fn enter_as(&mut self, screen: ScreenId, chosen: bool) {
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return self.home();
        }
        let at = &self.program.screens[screen];
        if let (true, Some(other)) = (self.facts.citizen.joined, at.when_joined) {
            // What follows speaks of the citizen's own ward, whatever was browsed before.
            self.session.ward = self.facts.citizen.ward;
            return self.enter(other);
        }
        self.put(screen);
        if at.needs_ward && !chosen {
            self.session.ward = self.own_ward().or(self.session.ward);
            if self.known_ward().is_none() {
                return self.put(self.program.roles.ask_ward);
            }
        }
        if let Some(other) = self.stands_empty(screen) {
            self.session.path.pop();
            if self.session.path.is_empty() {
                self.session.path.push(self.stop(self.program.roles.start));
            }
            self.enter(other);
        }
    }

    fn put(&mut self, screen: ScreenId) {
        self.stand_on(self.stop(screen));
    }

    fn stand_on(&mut self, stop: Stop) {
        match self.session.path.iter().position(|known| known.0 == stop.0) {
            Some(index) => {
                self.session.path.truncate(index + 1);
                self.session.path[index] = stop;
            }
            None => self.session.path.push(stop),
        }
    }

    /// The screen to go to because this one has nothing to show.
    fn stands_empty(&self, screen: ScreenId) -> Option<ScreenId> {
        match &self.program.screens[screen].kind {
            Kind::Menu { list: Some(list), .. } => {
                let empty = list.empty?;
                let items = items(self.facts, &self.session, self.language(), *list);
                items.is_empty().then_some(empty)
            }
            Kind::Answer(Answer { rows, item, empty, .. }) => {
                if let Some((_, none)) = rows {
                    let none_there = projects(self.facts, &self.session).is_empty();
                    return none_there.then_some(*none);
                }
                let directory = self.facts.directory;
                let there = match item {
                    None | Some(ItemFile::Ticket) => true,
                    Some(ItemFile::Ward) => self.known_ward().is_some(),
                    Some(ItemFile::Notice) => self
                        .session
                        .notice
                        .as_deref()
                        .is_some_and(|id| directory.notice(id).is_some()),
                    Some(ItemFile::TopicNotice) => self
                        .session
                        .topic
                        .is_some_and(|topic| newest_of_topic(directory, topic).is_some()),
                };
                if there { None } else { Some(empty.unwrap_or(self.program.roles.start)) }
            }
            _ => None,
        }
    }

    fn home(&mut self) {
        self.session.path.clear();
        self.session.path.push(self.stop(self.program.roles.start));
        self.session.misses = 0;
    }

    /// One page back, else one screen back; a screen that cannot stand without
    /// what was just left is passed over.
    fn back(&mut self) {
        if let Some(Stop(_, page @ 1..)) = self.session.path.last_mut() {
            *page -= 1;
            return;
        }
        while self.session.path.len() > 1 {
            self.session.path.pop();
            let screen = self.top();
            let at = &self.program.screens[screen];
            let stands = !(at.needs_ward && self.known_ward().is_none())
                && self.stands_empty(screen).is_none();
            if stands {
                return;
            }
        }
    }

    // ---- beginnings -----------------------------------------------------------

    fn dial(&mut self, inline: &[String]) {
        let mut entries = inline.iter().take(INLINE_ENTRIES);
        let language = std::mem::take(&mut self.session.language);
        self.session = Session { language, ..Session::default() };
        self.home();
        let Some(first) = inline.first() else { return };
        let dialled = first
            .parse::<u16>()
            .ok()
            .filter(|number| (1..FIRST_UNDIALLED).contains(number))
            .and_then(|number| self.program.numbered(number))
            .filter(|screen| !matches!(self.program.screens[*screen].kind, Kind::End { .. }));
        if let Some(screen) = dialled {
            entries.next();
            for above in self.program.way_to(screen) {
                if above == screen {
                    self.enter(screen);
                } else {
                    self.put(above);
                }
            }
        }
        for entry in entries {
            // What was fetched serves one entry: a second one would ask for its own,
            // and the two would take turns for ever.
            let stopped = self.wrong || self.message.is_some() || self.used_fetched;
            if stopped || self.want.is_some() || self.ends() {
                return;
            }
            self.entry(entry);
        }
    }

    fn redial(&mut self) {
        self.session.misses = 0;
        if self.program.screens[self.top()].is_resumed() {
            self.put(self.program.roles.welcome_back);
        }
    }

    // ---- entries ----------------------------------------------------------------

    fn entry(&mut self, entry: &str) {
        let entry = entry.trim();
        let screen = self.top();
        let at = &self.program.screens[screen];
        let misses = std::mem::take(&mut self.session.misses);
        match entry {
            "00" => return self.home(),
            "0" if at.zero_is_home => return self.home(),
            "0" => return self.back(),
            "98" if self.turn_page() => return,
            _ => {}
        }
        let taken = match &at.kind {
            Kind::Menu { .. } => self.pressed(screen, entry),
            Kind::Answer(_) => {
                entry == "9" && {
                    self.send_by_sms();
                    true
                }
            }
            Kind::Form { field, to, unknown } => self.written(*field, *to, *unknown, entry),
            Kind::End { .. } => {
                self.home();
                true
            }
        };
        if taken {
            return;
        }
        self.session.misses = misses.saturating_add(1);
        if self.session.misses >= MISSES_TO_OFFICE {
            self.session.misses = 0;
            return self.put(self.program.roles.office);
        }
        self.wrong = true;
    }

    /// A key or a name on a menu; `false` if it means nothing there.
    fn pressed(&mut self, screen: ScreenId, entry: &str) -> bool {
        let program = self.program;
        let at = &program.screens[screen];
        let Kind::Menu { options, list } = &at.kind else { return false };
        // One digit is a choice, two digits are a ward.
        if at.types == Some(TypesFile::Ward) && two_digits(entry).is_some() {
            return self.typed_ward(entry);
        }
        if let Some(key) = number_of_digits(entry) {
            if let Some(option) = options.iter().find(|option| usize::from(option.key) == key) {
                return self.choose(&option.act);
            }
            let Some(list) = list else { return false };
            let item = key.checked_sub(1).and_then(|index| {
                items(self.facts, &self.session, self.language(), *list)
                    .into_iter()
                    .nth(index)
                    .map(|(item, _)| item)
            });
            return item.is_some_and(|item| self.choose_item(item, list.to));
        }
        match at.types {
            Some(TypesFile::Ward) => self.typed_ward(entry),
            Some(TypesFile::Village) => {
                let Some(ward) = self.known_ward() else { return false };
                match self.facts.directory.find_village(ward, entry) {
                    Found::One(village) => self.choose_village(village.to_owned()),
                    Found::Some(_) | Found::None => false,
                }
            }
            None => false,
        }
    }

    fn choose(&mut self, act: &'a OptionAct) -> bool {
        match act {
            OptionAct::To { to, category, topic, act } => {
                if let Some(act) = act
                    && !self.perform(*act)
                {
                    return true;
                }
                if category.is_some() {
                    self.session.category.clone_from(category);
                }
                self.session.topic = topic.or(self.session.topic);
                self.enter(*to);
            }
            OptionAct::Language { language, to } => {
                self.speak(language);
                self.enter(*to);
            }
            OptionAct::OtherLanguage { ask } => {
                let spoken = self.language();
                let mut others = self.program.languages().filter(|language| *language != spoken);
                match (others.next(), others.next()) {
                    (Some(other), None) => {
                        self.speak(other);
                        self.home();
                    }
                    _ => self.enter(*ask),
                }
            }
            OptionAct::Ward(code) => return self.choose_ward(*code),
            OptionAct::MyWard => match self.own_ward() {
                Some(code) => return self.choose_ward(code),
                None => self.put(self.program.roles.ask_ward),
            },
            OptionAct::Go(GoFile::Restart) => self.home(),
            OptionAct::Go(GoFile::Continue | GoFile::Again | GoFile::Retype) => {
                self.session.path.pop();
                if self.session.path.is_empty() {
                    self.home();
                }
            }
        }
        true
    }

    /// Speaks another language from here on: at once, even when it cannot be
    /// remembered.
    fn speak(&mut self, language: &Language) {
        language.tag().clone_into(&mut self.session.language);
        if self.facts.storing {
            self.effects.push(Effect::SetLanguage(language.clone()));
        }
    }

    fn choose_item(&mut self, item: Item, to: Option<ScreenId>) -> bool {
        match item {
            Item::Notice(id) => {
                self.session.notice = Some(id);
                if let Some(to) = to {
                    self.enter(to);
                }
                to.is_some()
            }
            Item::Ward(code) => self.choose_ward(code),
            Item::Village(id) => self.choose_village(id),
        }
    }

    /// A ward was chosen: on with whatever screen on the path asked for one.
    fn choose_ward(&mut self, code: u8) -> bool {
        let Some(chosen) = self.asker(|screen| self.program.screens[screen].ward_chosen) else {
            return false;
        };
        self.session.ward = Some(code);
        self.follow(chosen)
    }

    fn choose_village(&mut self, village: String) -> bool {
        let Some(chosen) = self.asker(|screen| self.program.screens[screen].village_chosen) else {
            return false;
        };
        self.session.village = Some(village);
        self.follow(chosen)
    }

    fn follow(&mut self, chosen: Chosen) -> bool {
        if let Some(act) = chosen.act
            && !self.perform(act)
        {
            return true;
        }
        self.enter_as(chosen.to, true);
        true
    }

    /// What follows a choice, by the nearest screen on the path that asked for one.
    fn asker(&self, asks: impl Fn(ScreenId) -> Option<Chosen>) -> Option<Chosen> {
        self.session.path.iter().rev().find_map(|stop| asks(self.program.numbered(stop.0)?))
    }

    fn typed_ward(&mut self, typed: &str) -> bool {
        if let Some(code) = two_digits(typed) {
            return self.facts.directory.ward(code).is_some() && self.choose_ward(code);
        }
        match self.facts.directory.find_ward(typed) {
            Found::One(code) => self.choose_ward(code),
            Found::Some(candidates) => {
                self.session.candidates = candidates;
                self.put(self.program.roles.unclear_ward);
                true
            }
            Found::None => false,
        }
    }

    /// What a citizen wrote into a form; `false` if it cannot be used.
    fn written(
        &mut self,
        field: FieldFile,
        to: Option<ScreenId>,
        unknown: Option<ScreenId>,
        entry: &str,
    ) -> bool {
        match field {
            FieldFile::Ward => return self.typed_ward(entry),
            FieldFile::Question | FieldFile::Report => {
                let body: String = entry.chars().take(BODY_CHARACTERS).collect();
                if body.chars().filter(|character| character.is_alphanumeric()).count() < 3 {
                    return false;
                }
                if !self.can_store() {
                    return true;
                }
                let Some(number) = self.facts.fetched.ticket_number else {
                    self.want = Some(Want::TicketNumber);
                    return true;
                };
                let report = field == FieldFile::Report;
                let category = self.session.category.take().filter(|_| report);
                self.effects.push(Effect::OpenTicket { number, report, category, body });
                self.session.ticket = Some(number);
                self.used_fetched = true;
            }
            FieldFile::Ticket => {
                let Some(number) = ticket_number(entry) else { return false };
                if !self.can_store() {
                    return true;
                }
                match &self.facts.fetched.ticket {
                    Some((fetched, Some(_))) if *fetched == number => {
                        self.session.ticket = Some(number);
                        self.used_fetched = true;
                    }
                    Some((fetched, None)) if *fetched == number => {
                        self.session.ticket = None;
                        self.used_fetched = true;
                        if let Some(unknown) = unknown {
                            self.enter(unknown);
                        }
                        return unknown.is_some();
                    }
                    _ => {
                        self.want = Some(Want::Ticket(number));
                        return true;
                    }
                }
            }
            FieldFile::Topics => {
                let Some(topics) = self.topic_numbers(entry) else { return false };
                if !self.can_store() {
                    return true;
                }
                self.effects.push(Effect::SetTopics(topics.clone()));
                self.session.topics = topics;
            }
        }
        if let Some(to) = to {
            self.enter(to);
        }
        to.is_some()
    }

    /// `13`, `1 3` or `1,3`: each number once, ascending; `None` if one is no topic.
    fn topic_numbers(&self, entry: &str) -> Option<Vec<u8>> {
        let mut topics = Vec::new();
        for character in entry.chars().filter(|c| !matches!(c, ' ' | ',' | '.' | '*' | '-')) {
            let number = u8::try_from(character.to_digit(10)?).ok()?;
            if !self.facts.directory.topics.contains(&number) {
                return None;
            }
            if !topics.contains(&number) {
                topics.push(number);
            }
        }
        topics.sort_unstable();
        (!topics.is_empty()).then_some(topics)
    }

    fn send_by_sms(&mut self) {
        if !self.can_store() {
            return;
        }
        match self.facts.fetched.sms_allowed {
            None => self.want = Some(Want::SmsAllowance),
            Some(false) => self.message = Some("sms-cap"),
            Some(true) => {
                let (composed, want) = self.compose();
                if want.is_some() {
                    self.want = want;
                    return;
                }
                let notice = self.words(self.top()).whole_notice();
                let body = notice.unwrap_or_else(|| composed.plain());
                self.effects.push(Effect::SendSms { body });
                self.put(self.program.roles.sms_taken);
            }
        }
    }

    /// Performs what a choice asks; `false` (with an honest word) if it cannot be stored.
    fn perform(&mut self, act: ActFile) -> bool {
        if !self.can_store() {
            return false;
        }
        self.effects.push(match (act, self.session.ward, self.session.village.clone()) {
            (ActFile::Leave, ..) => Effect::Leave,
            (ActFile::Erase, ..) => Effect::Erase,
            (ActFile::Join, Some(ward), _) => Effect::Join { ward },
            (ActFile::SetWard, Some(ward), _) => Effect::SetWard { ward },
            (ActFile::SetVillage, _, Some(village)) => Effect::SetVillage { village },
            // The check binds these acts to choices, so the place is always known.
            (ActFile::Join | ActFile::SetWard | ActFile::SetVillage, ..) => return false,
        });
        true
    }

    fn can_store(&mut self) -> bool {
        if !self.facts.storing {
            self.message = Some("not-stored");
        }
        self.facts.storing
    }

    // ---- showing ------------------------------------------------------------------

    fn ends(&self) -> bool {
        matches!(self.program.screens[self.top()].kind, Kind::End { .. })
    }

    /// On to the next page; `false` if this is the last one.
    fn turn_page(&mut self) -> bool {
        let (composed, want) = self.compose();
        self.want = want;
        let pages = composed.pages(self.facts.limit).len();
        let Some(Stop(_, page)) = self.session.path.last_mut() else { return false };
        let more = usize::from(*page) + 1 < pages;
        if more {
            *page = page.saturating_add(1);
        }
        more || self.want.is_some()
    }

    fn compose(&self) -> (Composed, Option<Want>) {
        self.compose_screen(self.top())
    }

    /// Whether a screen may tell what it states.
    fn tells(&self, screen: ScreenId) -> bool {
        match &self.program.screens[screen].kind {
            Kind::Answer(Answer { passport: Some(passport), .. }) => {
                passport.withheld(self.facts.standing, self.facts.today).is_none()
            }
            _ => true,
        }
    }

    fn compose_screen(&self, screen: ScreenId) -> (Composed, Option<Want>) {
        let at = &self.program.screens[screen];
        let told = self.tells(screen);
        let mut words = self.words(screen);
        let composed = compose(self.program, at, words.language, told, &mut words);
        (composed, words.want)
    }

    fn words(&self, screen: ScreenId) -> TurnWords<'_> {
        TurnWords {
            program: self.program,
            facts: self.facts,
            session: &self.session,
            language: self.language(),
            screen,
            want: None,
        }
    }

    fn show(mut self) -> Turned {
        if let Some(want) = self.want {
            return Turned::Wants(want);
        }
        if let Some(text) = self.fixed_page() {
            let informed = matches!(self.program.screens[self.top()].kind, Kind::Answer(_));
            return self.shown(text, informed);
        }
        let (composed, want) = self.compose();
        if let Some(want) = want {
            return Turned::Wants(want);
        }
        let limit = self.facts.limit;
        let at = &self.program.screens[self.top()];
        if let Some(key) = self.message {
            let locales = &self.program.locales;
            let text = |key| locales.text(self.language(), key, None, &[]);
            let text = format!("{}\n{}", text(key), text("footer-back"));
            let screen = screen::Screen { text, ends: false };
            return Turned::Shown(Box::new(Step {
                screen,
                session: self.session,
                effects: self.effects,
                informed: false,
            }));
        }
        let mut pages = composed.pages(limit);
        let page = self.stand_on_page_of(pages.len());
        let with_line = if self.wrong { composed.page_with_line(page, limit) } else { None };
        let text = with_line.unwrap_or_else(|| pages.swap_remove(page));
        let informed = matches!(at.kind, Kind::Answer(_)) && !composed.withheld;
        self.shown(inside_the_alphabet(text), informed)
    }

    /// The page of a screen that shows everyone the same, unless something of this
    /// turn's own is to be said on it.
    fn fixed_page(&mut self) -> Option<String> {
        let screen = self.top();
        if self.wrong || self.message.is_some() || !self.tells(screen) {
            return None;
        }
        let program = self.program;
        let pages = program.fixed.pages(screen, self.language(), self.facts.limit)?;
        Some(pages[self.stand_on_page_of(pages.len())].clone())
    }

    /// The page the session stands on, of so many.
    fn stand_on_page_of(&mut self, pages: usize) -> usize {
        let Some(stop) = self.session.path.last_mut() else { return 0 };
        let page = usize::from(stop.1).min(pages - 1);
        stop.1 = u8::try_from(page).unwrap_or(u8::MAX);
        page
    }

    fn shown(self, text: String, informed: bool) -> Turned {
        let ends = self.ends();
        Turned::Shown(Box::new(Step {
            screen: screen::Screen { text, ends },
            session: self.session,
            effects: self.effects,
            informed: informed || ends,
        }))
    }
}

/// The last net: texts are checked and values substituted before, so this
/// changes nothing; if something slipped through, the phone still shows it.
fn inside_the_alphabet(text: String) -> String {
    if gsm7::septets(&text).is_some() { text } else { gsm7::substitute(&text).text }
}

/// The number of an entry of digits alone: no sign, and no zero before it.
fn number_of_digits(entry: &str) -> Option<usize> {
    let plain = entry.bytes().all(|byte| byte.is_ascii_digit()) && !entry.starts_with('0');
    plain.then(|| entry.parse().ok()).flatten()
}

/// The code of a ward as posters print it.
fn two_digits(entry: &str) -> Option<u8> {
    let digits = entry.len() == 2 && entry.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| entry.parse().ok()).flatten()
}

/// `MB-1024`, `mb 1024` or `1024`.
fn ticket_number(entry: &str) -> Option<i64> {
    let upper = entry.to_ascii_uppercase();
    let rest = upper.strip_prefix("MB").unwrap_or(&upper);
    let digits = rest.trim_start_matches([' ', '-']);
    let short = !digits.is_empty() && digits.len() <= 9;
    (short && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}
