//! How a screen is put together: texts, data and footers into pages that fit.
//!
//! One way serves both the phone and the check: [`compose`] asks a [`Words`] for
//! every placeholder and item, and the check answers with the widest ones.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use super::{
    facts::{Census, Directory, Facts, Notice, NoticeText, Project, TicketFact, Want, Ward},
    file::{ItemFile, ListOf, RowsOf},
    program::{Answer, Kind, List, OptionAct, Program, Screen, ScreenId, label_attribute},
    session::Session,
};
use crate::{
    domain::{language::Language, limit::Limit, time::day_month_year},
    text::{
        gsm7,
        screen::{Footers, Piece, fits, pages, units},
    },
};

/// Where placeholders and items come from.
pub trait Words {
    /// The value of a placeholder, or `None` if it may not be told.
    fn word(&mut self, name: &str) -> Option<String>;
    /// The labels of a menu's items, in order.
    fn items(&mut self, list: List) -> Vec<String>;
    /// The label of an option that chooses a ward.
    fn ward(&mut self, code: u8) -> String;
    /// The placeholders of each row of an answer.
    fn rows(&mut self, rows: RowsOf) -> Vec<Vec<(&'static str, String)>>;
}

/// A composed screen, before it is cut into pages.
#[derive(Debug)]
pub struct Composed {
    /// The heading of a menu: what a wrong-key line may stand in for.
    heading: Option<String>,
    /// Everything after the heading and before the footer.
    body: Vec<Block>,
    /// Closes the last page, or the only one.
    last: Closing,
    /// Closes every other page.
    middle: Closing,
    /// The short line after a wrong key or an entry that cannot be used.
    line: String,
    /// Whether something was withheld and another text stands in its place.
    pub withheld: bool,
}

#[derive(Debug)]
struct Block {
    text: String,
    whole: bool,
}

/// A footer.
#[derive(Debug, Default)]
struct Closing {
    right: String,
    /// The same footer after a wrong key, where it can say so itself.
    wrong: Option<String>,
}

impl Closing {
    /// What a page must keep free so that the line has its place after a wrong key.
    fn room(&self, line: &str, limit: Limit) -> usize {
        match &self.wrong {
            Some(wrong) => units(wrong, limit).saturating_sub(units(&self.right, limit)),
            None => units(line, limit) + units("\n", limit),
        }
    }
}

impl Composed {
    fn whole(&mut self, text: String) {
        self.body.push(Block { text, whole: true });
    }

    fn prose(&mut self, text: &str) {
        self.body
            .extend(text.split('\n').map(|line| Block { text: line.to_owned(), whole: false }));
    }

    /// The pages of the screen within a limit, each with a place for the line
    /// after a wrong key.
    #[must_use]
    pub fn pages(&self, limit: Limit) -> Vec<String> {
        // An only page may find that place by itself, above it or in its heading.
        let only = self.pages_with_room(0, limit);
        if let [page] = &only[..]
            && self.with_line(page, true, true, limit).is_some()
        {
            return only;
        }
        let room = self.last.room(&self.line, limit).max(self.middle.room(&self.line, limit));
        self.pages_with_room(room, limit)
    }

    /// The whole screen on one page, however long.
    #[must_use]
    pub fn one_page(&self) -> String {
        let footer = &self.last.right;
        if footer.is_empty() { self.plain() } else { format!("{}\n{footer}", self.plain()) }
    }

    fn pages_with_room(&self, room: usize, limit: Limit) -> Vec<String> {
        let pieces: Vec<Piece<'_>> = self
            .heading
            .as_deref()
            .map(Piece::Line)
            .into_iter()
            .chain(self.body.iter().map(|block| {
                if block.whole { Piece::Line(&block.text) } else { Piece::Prose(&block.text) }
            }))
            .collect();
        let footers = Footers { last: &self.last.right, middle: &self.middle.right, room };
        pages(&pieces, footers, limit)
    }

    /// One page with one short line that says what was wrong: above the page if
    /// it fits, else in place of the heading, else in the footer. `None` if it
    /// fits nowhere, which the check refuses.
    #[must_use]
    pub fn page_with_line(&self, page: usize, limit: Limit) -> Option<String> {
        let pages = self.pages(limit);
        let page = page.min(pages.len() - 1);
        self.with_line(&pages[page], page == 0, page + 1 == pages.len(), limit)
    }

    fn with_line(&self, page: &str, first: bool, last: bool, limit: Limit) -> Option<String> {
        let line = &self.line;
        let above = format!("{line}\n{page}");
        if fits(&above, limit) {
            return Some(above);
        }
        if let (true, Some(heading)) = (first, &self.heading)
            && let Some(rest) = page.strip_prefix(heading.as_str())
        {
            let swapped = format!("{line}{rest}");
            if fits(&swapped, limit) {
                return Some(swapped);
            }
        }
        let closing = if last { &self.last } else { &self.middle };
        let kept = page.strip_suffix(closing.right.as_str())?;
        let swapped = format!("{kept}{}", closing.wrong.as_ref()?);
        fits(&swapped, limit).then_some(swapped)
    }

    /// The text without footers, as an SMS carries it.
    #[must_use]
    pub fn plain(&self) -> String {
        let lines: Vec<&str> = self
            .heading
            .iter()
            .map(String::as_str)
            .chain(self.body.iter().map(|block| block.text.as_str()))
            .collect();
        lines.join("\n")
    }
}

/// The texts of one screen in one language.
struct Texts<'a, 'w> {
    program: &'a Program,
    language: &'a Language,
    screen: &'a Screen,
    words: &'w mut dyn Words,
}

impl Texts<'_, '_> {
    fn shared(&self, key: &str) -> String {
        self.program.locales.text(self.language, key, None, &[]).into_owned()
    }

    /// A text with its placeholders filled, or `None` if one may not be told.
    fn told(&mut self, attribute: Option<&str>) -> Option<String> {
        let names = self.program.locales.placeholders(&self.screen.key, attribute);
        let values = names.iter().map(|name| Some((name.as_str(), self.words.word(name)?)));
        let values: Vec<(&str, String)> = values.collect::<Option<_>>()?;
        Some(self.format(attribute, &values))
    }

    /// A text in which a word that is not known stays blank: the options of a menu
    /// serve without it.
    fn shown(&mut self, attribute: Option<&str>) -> String {
        let names = self.program.locales.placeholders(&self.screen.key, attribute);
        let values: Vec<(&str, String)> = names
            .iter()
            .map(|name| (name.as_str(), self.words.word(name).unwrap_or_default()))
            .collect();
        self.format(attribute, &values)
    }

    /// What stands in place of a text that may not be told.
    fn otherwise(&mut self, has_own: bool) -> String {
        let own = if has_own { self.told(Some("otherwise")) } else { None };
        own.unwrap_or_else(|| self.shared("ask-office"))
    }

    fn format(&self, attribute: Option<&str>, values: &[(&str, String)]) -> String {
        let arguments: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let locales = &self.program.locales;
        locales.text(self.language, &self.screen.key, attribute, &arguments).into_owned()
    }
}

/// Puts a screen together in a language. Unless `told`, what it states is withheld
/// whatever `words` know.
#[must_use]
pub fn compose(
    program: &Program,
    screen: &Screen,
    language: &Language,
    told: bool,
    words: &mut dyn Words,
) -> Composed {
    let mut texts = Texts { program, language, screen, words };
    let (last, middle) = closings(&texts);
    let line = wrong_line(screen).map(|key| texts.shared(key)).unwrap_or_default();
    let mut composed =
        Composed { heading: None, body: Vec::new(), last, middle, line, withheld: false };
    match &screen.kind {
        Kind::Menu { options, list } => {
            composed.heading = Some(texts.shown(None));
            if let Some(list) = list {
                let items = texts.words.items(*list);
                if items.is_empty() && list.empty.is_none() {
                    composed.whole(texts.shown(Some("none")));
                }
                for (index, item) in items.iter().enumerate() {
                    composed.whole(format!("{} {item}", index + 1));
                }
            }
            for option in options {
                let label = match option.act {
                    OptionAct::Ward(code) => texts.words.ward(code),
                    _ => texts.shown(Some(label_attribute(option.key))),
                };
                composed.whole(format!("{} {label}", option.key));
            }
        }
        Kind::Answer(answer) => {
            composed.withheld = !told || fill_answer(&mut composed, &mut texts, answer).is_none();
            if composed.withheld {
                composed.body.clear();
                composed.prose(&texts.otherwise(answer.otherwise));
            }
        }
        Kind::Form { .. } => composed.prose(&texts.shown(None)),
        Kind::End { otherwise } => {
            let text = if told { texts.told(None) } else { None };
            composed.withheld = text.is_none();
            composed.prose(&text.unwrap_or_else(|| texts.otherwise(*otherwise)));
        }
    }
    composed
}

/// The text and the rows of an answer; `None` if something in it may not be told.
fn fill_answer(composed: &mut Composed, texts: &mut Texts<'_, '_>, answer: &Answer) -> Option<()> {
    let text = texts.told(None)?;
    let Some((rows, _)) = answer.rows else {
        composed.prose(&text);
        return Some(());
    };
    composed.whole(text);
    for row in texts.words.rows(rows) {
        composed.whole(texts.format(Some("row"), &row));
    }
    composed.whole(texts.told(Some("tail"))?);
    Some(())
}

/// The key of the line after a wrong key or entry; a closing screen takes none.
pub(super) fn wrong_line(screen: &Screen) -> Option<&'static str> {
    match screen.kind {
        Kind::Menu { .. } | Kind::Answer(_) => Some("wrong-key"),
        Kind::Form { .. } => Some("wrong-entry"),
        Kind::End { .. } => None,
    }
}

/// What closes the last page, and what closes every other one.
fn closings(texts: &Texts<'_, '_>) -> (Closing, Closing) {
    let more = texts.shared("footer-more");
    let with_more = |back: &str| format!("{more}\n{back}");
    let back = |right: &str, wrong: &str| Closing {
        right: texts.shared(right),
        wrong: Some(texts.shared(wrong)),
    };
    let under = |back: &Closing| Closing {
        right: with_more(&back.right),
        wrong: back.wrong.as_deref().map(with_more),
    };
    match &texts.screen.kind {
        // Nothing can follow on a screen that closes the session.
        Kind::End { .. } => {
            let nothing = || Closing { right: String::new(), wrong: Some(String::new()) };
            (nothing(), nothing())
        }
        Kind::Answer(_) => (
            back("footer-answer", "footer-wrong-answer"),
            under(&back("footer-back", "footer-wrong-back")),
        ),
        Kind::Menu { .. } if texts.screen.zero_is_home => {
            let zero = Closing { right: texts.format(Some("zero"), &[]), wrong: None };
            let middle = under(&zero);
            (zero, middle)
        }
        Kind::Menu { .. } if texts.program.has_no_way_back(texts.screen) => {
            (Closing::default(), Closing { right: more, wrong: None })
        }
        Kind::Menu { .. } | Kind::Form { .. } => {
            let last = back("footer-back", "footer-wrong-back");
            let middle = under(&last);
            (last, middle)
        }
    }
}

/// The pages of screens that show everyone the same, laid out once for every limit
/// and language: most screens are asked for nothing that a turn could change.
#[derive(Debug, Default)]
pub(super) struct Fixed(HashMap<(ScreenId, Limit), BTreeMap<Language, Vec<String>>>);

impl Fixed {
    pub(super) fn of(program: &Program, limits: &[Limit]) -> Self {
        let mut fixed = Self::default();
        for (id, screen) in program.screens.iter().enumerate() {
            for language in program.languages() {
                let mut asked = Asked(false);
                let composed = compose(program, screen, language, true, &mut asked);
                if asked.0 {
                    continue;
                }
                for limit in limits {
                    let pages = composed.pages(*limit);
                    fixed.0.entry((id, *limit)).or_default().insert(language.clone(), pages);
                }
            }
        }
        fixed
    }

    /// The pages of a screen of which nothing is withheld, if they are always the same.
    pub(super) fn pages(
        &self,
        screen: ScreenId,
        language: &Language,
        limit: Limit,
    ) -> Option<&[String]> {
        self.0.get(&(screen, limit))?.get(language).map(Vec::as_slice)
    }
}

/// Words that only remember whether any was asked for.
struct Asked(bool);

impl Words for Asked {
    fn word(&mut self, _name: &str) -> Option<String> {
        self.0 = true;
        None
    }

    fn items(&mut self, _list: List) -> Vec<String> {
        self.0 = true;
        Vec::new()
    }

    fn ward(&mut self, _code: u8) -> String {
        self.0 = true;
        String::new()
    }

    fn rows(&mut self, _rows: RowsOf) -> Vec<Vec<(&'static str, String)>> {
        self.0 = true;
        Vec::new()
    }
}

impl Program {
    /// Whether a screen shows no way back: the first one, and the question after a redial.
    #[must_use]
    pub fn has_no_way_back(&self, screen: &Screen) -> bool {
        [self.roles.start, self.roles.welcome_back]
            .iter()
            .any(|role| self.screens[*role].number == screen.number)
    }
}

/// The words of a real turn.
pub(super) struct TurnWords<'a> {
    pub(super) program: &'a Program,
    pub(super) facts: &'a Facts<'a>,
    pub(super) session: &'a Session,
    pub(super) language: &'a Language,
    pub(super) screen: ScreenId,
    /// Set when something must be fetched before the screen can be shown.
    pub(super) want: Option<Want>,
}

impl<'a> TurnWords<'a> {
    fn directory(&self) -> &'a Directory {
        self.facts.directory
    }

    fn item(&self) -> Option<ItemFile> {
        match &self.program.screens[self.screen].kind {
            Kind::Answer(answer) => answer.item,
            _ => None,
        }
    }

    fn spoken_ward(&self) -> Option<&'a Ward> {
        spoken_ward(self.facts, self.session)
    }

    fn census(&self, figure: impl Fn(Census) -> u32) -> Option<String> {
        let ward = self.spoken_ward()?;
        let told = ward.passport.withheld(self.facts.standing, self.facts.today).is_none();
        told.then(|| thousands(figure(ward.census)))
    }

    fn notice(&self) -> Option<&'a Notice> {
        match self.item() {
            Some(ItemFile::TopicNotice) => newest_of_topic(self.directory(), self.session.topic?),
            _ => self.directory().notice(self.session.notice.as_deref()?),
        }
    }

    fn notice_text(&self, part: impl Fn(&NoticeText) -> &str) -> Option<String> {
        let texts = &self.notice()?.texts;
        let text = texts.get(self.language).or_else(|| texts.get(self.facts.default_language))?;
        Some(on_the_phone(part(text)))
    }

    /// The notice the screen speaks of, with what does not fit a screen; `None`
    /// on a screen that speaks of none.
    pub(super) fn whole_notice(&self) -> Option<String> {
        if !matches!(self.item(), Some(ItemFile::Notice | ItemFile::TopicNotice)) {
            return None;
        }
        let title = self.notice_text(|text| &text.title)?;
        let day = day_month_year(self.notice()?.day);
        let parts = [
            format!("{title} ({day})."),
            self.notice_text(|text| &text.summary)?,
            self.notice_text(|text| &text.details)?,
        ];
        let said: Vec<&str> =
            parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        Some(said.join(" "))
    }

    fn ticket(&mut self) -> Option<TicketFact> {
        let number = self.session.ticket?;
        match &self.facts.fetched.ticket {
            Some((fetched, ticket)) if *fetched == number => ticket.clone(),
            _ => {
                self.want = self.facts.storing.then_some(Want::Ticket(number));
                None
            }
        }
    }

    fn text(&self, key: &str) -> String {
        self.program.locales.text(self.language, key, None, &[]).into_owned()
    }

    fn date(&mut self) -> Option<String> {
        let day = match self.item() {
            Some(ItemFile::Notice | ItemFile::TopicNotice) => self.notice()?.day,
            Some(ItemFile::Ticket) => self.ticket()?.updated,
            // A page of rows is as old as its oldest row.
            _ => self.projects().iter().map(|project| project.as_of).min()?,
        };
        Some(day_month_year(day))
    }

    fn projects(&self) -> Vec<&'a Project> {
        projects(self.facts, self.session)
    }

    /// The short name of the screen below the question after a redial.
    fn pending_title(&self) -> Option<String> {
        let below = self.session.path.iter().rev().nth(1)?;
        let screen = &self.program.screens[self.program.numbered(below.0)?];
        Some(self.program.locales.text(self.language, &screen.key, Some("title"), &[]).into_owned())
    }
}

impl Words for TurnWords<'_> {
    fn word(&mut self, name: &str) -> Option<String> {
        match name {
            "ward" => self.spoken_ward().map(|ward| on_the_phone(&ward.name)),
            "village" => {
                let id = self.session.village.as_deref()?;
                let village = self.directory().villages.iter().find(|village| village.id == id)?;
                Some(on_the_phone(&village.name))
            }
            "people" => self.census(|census| census.people),
            "men" => self.census(|census| census.men),
            "women" => self.census(|census| census.women),
            "households" => self.census(|census| census.households),
            "postcode" => self.spoken_ward().map(|ward| ward.postcode.clone()),
            "title" if self.screen == self.program.roles.welcome_back => self.pending_title(),
            "title" => self.notice_text(|text| &text.title),
            "summary" => self.notice_text(|text| &text.summary),
            "date" => self.date(),
            "topic" => self.session.topic.map(|topic| self.text(&format!("topic-{topic}"))),
            "topics" => Some(if self.session.topics.len() == self.directory().topics.len() {
                self.text("topics-all")
            } else {
                let names = self.session.topics.iter();
                names
                    .map(|topic| self.text(&format!("topic-{topic}")))
                    .collect::<Vec<_>>()
                    .join(", ")
            }),
            "ticket" => self.session.ticket.map(ticket_reference),
            "ticket_state" => {
                self.ticket().map(|ticket| self.text(&format!("ticket-{}", ticket.state)))
            }
            "ticket_step" => {
                self.ticket().map(|ticket| self.text(&format!("step-{}", ticket.state)))
            }
            value => {
                let value = self.directory().values.get(value)?;
                let told = value.passport.withheld(self.facts.standing, self.facts.today).is_none();
                // An empty value leaves a gap where citizens expect a number.
                Some(on_the_phone(&value.text)).filter(|text| told && !text.trim().is_empty())
            }
        }
    }

    fn items(&mut self, list: List) -> Vec<String> {
        items(self.facts, self.session, self.language, list)
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    fn ward(&mut self, code: u8) -> String {
        self.directory().ward(code).map(|ward| on_the_phone(&ward.name)).unwrap_or_default()
    }

    fn rows(&mut self, rows: RowsOf) -> Vec<Vec<(&'static str, String)>> {
        match rows {
            RowsOf::Projects => self
                .projects()
                .iter()
                .enumerate()
                .map(|(index, project)| {
                    let name = project
                        .name
                        .get(self.language)
                        .or_else(|| project.name.get(self.facts.default_language));
                    vec![
                        ("n", (index + 1).to_string()),
                        ("project", name.map(|name| on_the_phone(name)).unwrap_or_default()),
                        ("stage", self.text(&format!("stage-{}", project.stage))),
                    ]
                })
                .collect(),
        }
    }
}

/// What a list item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Notice(String),
    Ward(u8),
    Village(String),
}

/// The items of a list and their labels, in the order of their keys.
pub(super) fn items(
    facts: &Facts<'_>,
    session: &Session,
    language: &Language,
    list: List,
) -> Vec<(Item, String)> {
    let directory = facts.directory;
    let title = |notice: &Notice| {
        let text = notice.texts.get(language).or_else(|| notice.texts.get(facts.default_language));
        (
            Item::Notice(notice.id.clone()),
            text.map(|text| on_the_phone(&text.title)).unwrap_or_default(),
        )
    };
    let most = if list.keys == 0 { usize::MAX } else { usize::from(list.keys) };
    let ward = spoken_ward(facts, session).map(|ward| ward.code);
    match list.of {
        ListOf::Notices => directory.notices.iter().take(most).map(title).collect(),
        ListOf::NoticesOfWard => directory
            .notices
            .iter()
            .filter(|notice| notice.ward.is_none() || notice.ward == ward)
            .take(most)
            .map(title)
            .collect(),
        ListOf::Candidates => session
            .candidates
            .iter()
            .filter_map(|code| directory.ward(*code))
            .take(most)
            .map(|ward| (Item::Ward(ward.code), on_the_phone(&ward.name)))
            .collect(),
        ListOf::Villages => ward
            .into_iter()
            .flat_map(|ward| directory.villages_of(ward))
            .take(most)
            .map(|village| (Item::Village(village.id.clone()), on_the_phone(&village.name)))
            .collect(),
    }
}

/// The ward a session speaks of, else the citizen's own. One that is no more is none.
pub(super) fn spoken_ward<'a>(facts: &Facts<'a>, session: &Session) -> Option<&'a Ward> {
    [session.ward, facts.citizen.ward]
        .into_iter()
        .flatten()
        .find_map(|code| facts.directory.ward(code))
}

/// The projects of the ward a session speaks of that may be told.
pub(super) fn projects<'a>(facts: &Facts<'a>, session: &Session) -> Vec<&'a Project> {
    let Some(ward) = spoken_ward(facts, session) else { return Vec::new() };
    facts
        .directory
        .projects
        .iter()
        .filter(|project| project.ward == Some(ward.code))
        .filter(|project| project.passport.withheld(facts.standing, facts.today).is_none())
        .collect()
}

/// The newest notice of a topic.
pub(super) fn newest_of_topic(directory: &Directory, topic: u8) -> Option<&Notice> {
    directory.notices.iter().find(|notice| notice.topic == Some(topic))
}

/// A ticket's reference as a citizen reads it.
#[must_use]
pub fn ticket_reference(number: i64) -> String {
    format!("MB-{number}")
}

/// `446336` as `446,336`.
#[must_use]
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A value from data as a phone can show it: on one line, inside the alphabet.
#[must_use]
pub fn on_the_phone(value: &str) -> String {
    let text = if gsm7::septets(value).is_some() {
        Cow::Borrowed(value)
    } else {
        Cow::Owned(gsm7::substitute(value).text)
    };
    // The alphabet holds three characters that break a line or a page.
    text.replace(['\n', '\r', '\u{c}'], " ")
}
