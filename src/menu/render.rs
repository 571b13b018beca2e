//! How a screen is put together: texts, data and footers into pages that fit.
//!
//! One way serves both the phone and the check: [`compose`] asks a [`Words`] for
//! every placeholder and item, and the check answers with the widest ones.

use std::borrow::Cow;

use super::{
    facts::{Directory, Facts, Project, Want},
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
#[derive(Debug, Default)]
pub struct Composed {
    /// The heading of a menu: what a wrong-key line may stand in for.
    heading: Option<String>,
    /// Everything after the heading and before the footer.
    body: Vec<Block>,
    last: String,
    middle: String,
    wrong_last: String,
    wrong_middle: String,
    /// Whether something was withheld and another text stands in its place.
    pub withheld: bool,
}

#[derive(Debug)]
struct Block {
    text: String,
    whole: bool,
}

impl Composed {
    fn whole(&mut self, text: String) {
        self.body.push(Block { text, whole: true });
    }

    fn prose(&mut self, text: &str) {
        self.body
            .extend(text.split('\n').map(|line| Block { text: line.to_owned(), whole: false }));
    }

    /// The pages of the screen within a limit.
    #[must_use]
    pub fn pages(&self, limit: Limit) -> Vec<String> {
        // On its only page a menu can swap its heading for the line after a wrong
        // key; everything else keeps room for it in the footer.
        if self.heading.is_some() {
            let whole = self.pages_with_room(0, limit);
            if whole.len() == 1 {
                return whole;
            }
        }
        let more =
            |wrong: &str, right: &str| units(wrong, limit).saturating_sub(units(right, limit));
        let room = more(&self.wrong_last, &self.last).max(more(&self.wrong_middle, &self.middle));
        self.pages_with_room(room, limit)
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
        let footers = Footers { last: &self.last, middle: &self.middle, room };
        pages(&pieces, footers, limit)
    }

    /// One page with one short line that says what was wrong: above the page if
    /// it fits, else in place of the heading, else in the footer. `None` if it
    /// fits nowhere, which the check refuses.
    #[must_use]
    pub fn page_with_line(&self, page: usize, line: &str, limit: Limit) -> Option<String> {
        let pages = self.pages(limit);
        let page = page.min(pages.len() - 1);
        let above = format!("{line}\n{}", pages[page]);
        if fits(&above, limit) {
            return Some(above);
        }
        if let (0, Some(heading)) = (page, &self.heading)
            && let Some(rest) = pages[0].strip_prefix(heading.as_str())
        {
            let swapped = format!("{line}{rest}");
            if fits(&swapped, limit) {
                return Some(swapped);
            }
        }
        let (right, wrong) = if page + 1 == pages.len() {
            (&self.last, &self.wrong_last)
        } else {
            (&self.middle, &self.wrong_middle)
        };
        let kept = pages[page].strip_suffix(right.as_str()).filter(|_| !right.is_empty())?;
        let swapped = format!("{kept}{wrong}");
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
    words: &'w mut dyn Words,
    withheld: bool,
}

impl Texts<'_, '_> {
    fn shared(&self, key: &str) -> String {
        self.program.locales.text(self.language, key, None, &[]).into_owned()
    }

    /// A text with its placeholders filled; notes when one may not be told.
    fn filled(&mut self, key: &str, attribute: Option<&str>) -> String {
        let names = self.program.locales.placeholders(key, attribute);
        let mut values: Vec<(&str, String)> = Vec::with_capacity(names.len());
        for name in names {
            match self.words.word(name) {
                Some(value) => values.push((name, value)),
                None => {
                    self.withheld = true;
                    return String::new();
                }
            }
        }
        self.format(key, attribute, &values)
    }

    fn format(&self, key: &str, attribute: Option<&str>, values: &[(&str, String)]) -> String {
        let arguments: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.program.locales.text(self.language, key, attribute, &arguments).into_owned()
    }
}

/// Puts a screen together in a language.
#[must_use]
pub fn compose(
    program: &Program,
    screen: &Screen,
    language: &Language,
    told: bool,
    words: &mut dyn Words,
) -> Composed {
    let mut texts = Texts { program, language, words, withheld: false };
    let mut composed = Composed::default();
    match &screen.kind {
        Kind::Menu { options, list } => {
            composed.heading = Some(texts.filled(&screen.key, None));
            if let Some(list) = list {
                let items = texts.words.items(*list);
                if items.is_empty() && list.empty.is_none() {
                    composed.whole(texts.filled(&screen.key, Some("none")));
                }
                for (index, item) in items.iter().enumerate() {
                    composed.whole(format!("{} {item}", index + 1));
                }
            }
            for option in options {
                let label = match option.act {
                    OptionAct::Ward(code) => texts.words.ward(code),
                    _ => texts.filled(&screen.key, Some(label_attribute(option.key))),
                };
                composed.whole(format!("{} {label}", option.key));
            }
        }
        Kind::Answer(answer) => fill_answer(&mut composed, &mut texts, screen, answer, told),
        Kind::Form { .. } => {
            let text = texts.filled(&screen.key, None);
            composed.prose(&text);
        }
        Kind::End { otherwise } => {
            let mut text = texts.filled(&screen.key, None);
            if texts.withheld {
                text = if *otherwise {
                    texts.filled(&screen.key, Some("otherwise"))
                } else {
                    texts.shared("ask-office")
                };
            }
            composed.prose(&text);
        }
    }
    composed.withheld |= texts.withheld;
    put_footers(&mut composed, &texts, screen, program);
    composed
}

fn fill_answer(
    composed: &mut Composed,
    texts: &mut Texts<'_, '_>,
    screen: &Screen,
    answer: &Answer,
    told: bool,
) {
    if told {
        let head = texts.filled(&screen.key, None);
        if let Some((rows, _)) = answer.rows {
            composed.whole(head);
            for row in texts.words.rows(rows) {
                let text = texts.format(&screen.key, Some("row"), &row);
                composed.whole(text);
            }
            composed.whole(texts.filled(&screen.key, Some("tail")));
        } else {
            composed.prose(&head);
        }
    }
    if !told || texts.withheld {
        composed.withheld = true;
        composed.body.clear();
        let text = if answer.otherwise {
            texts.filled(&screen.key, Some("otherwise"))
        } else {
            texts.shared("ask-office")
        };
        composed.prose(&text);
    }
}

fn put_footers(composed: &mut Composed, texts: &Texts<'_, '_>, screen: &Screen, program: &Program) {
    let more = texts.shared("footer-more");
    let (last, wrong_last) = match &screen.kind {
        Kind::End { .. } => (String::new(), String::new()),
        Kind::Answer(_) => (texts.shared("footer-answer"), texts.shared("footer-wrong-answer")),
        Kind::Menu { .. } if screen.zero_is_home => {
            let zero = texts.format(&screen.key, Some("zero"), &[]);
            (zero.clone(), zero)
        }
        Kind::Menu { .. } if program.has_no_way_back(screen) => (String::new(), String::new()),
        Kind::Menu { .. } | Kind::Form { .. } => {
            (texts.shared("footer-back"), texts.shared("footer-wrong-back"))
        }
    };
    let with_more = |back: &str| {
        if back.is_empty() { more.clone() } else { format!("{more}\n{back}") }
    };
    let (back, wrong_back) = match &screen.kind {
        Kind::Answer(_) => (texts.shared("footer-back"), texts.shared("footer-wrong-back")),
        _ => (last.clone(), wrong_last.clone()),
    };
    composed.middle = with_more(&back);
    composed.wrong_middle = with_more(&wrong_back);
    composed.last = last;
    composed.wrong_last = wrong_last;
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

impl TurnWords<'_> {
    fn directory(&self) -> &Directory {
        self.facts.directory
    }

    fn item(&self) -> Option<ItemFile> {
        match &self.program.screens[self.screen].kind {
            Kind::Answer(answer) => answer.item,
            _ => None,
        }
    }

    /// The ward the session speaks of, else the citizen's own.
    fn spoken_ward(&self) -> Option<&super::facts::Ward> {
        self.directory().ward(self.session.ward.or(self.facts.citizen.ward)?)
    }

    fn census(&self, figure: impl Fn(super::facts::Census) -> u32) -> Option<String> {
        let ward = self.spoken_ward()?;
        let told = ward.passport.withheld(self.facts.standing, self.facts.today).is_none();
        told.then(|| thousands(figure(ward.census)))
    }

    fn notice(&self) -> Option<&super::facts::Notice> {
        match self.item() {
            Some(ItemFile::TopicNotice) => newest_of_topic(self.directory(), self.session.topic?),
            _ => self.directory().notice(self.session.notice.as_deref()?),
        }
    }

    fn notice_text(&self, part: impl Fn(&super::facts::NoticeText) -> &str) -> Option<String> {
        let texts = &self.notice()?.texts;
        let text = texts.get(self.language).or_else(|| texts.get(self.facts.default_language))?;
        Some(on_the_phone(part(text)))
    }

    fn ticket(&mut self) -> Option<super::facts::TicketFact> {
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

    fn projects(&self) -> Vec<&Project> {
        projects_of_ward(self.facts, self.session.ward.or(self.facts.citizen.ward))
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
                told.then(|| on_the_phone(&value.text))
            }
        }
    }

    fn items(&mut self, list: List) -> Vec<String> {
        items(self.program, self.facts, self.session, self.language, list)
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
    program: &Program,
    facts: &Facts<'_>,
    session: &Session,
    language: &Language,
    list: List,
) -> Vec<(Item, String)> {
    let directory = facts.directory;
    let title = |notice: &super::facts::Notice| {
        let text = notice.texts.get(language).or_else(|| notice.texts.get(facts.default_language));
        (
            Item::Notice(notice.id.clone()),
            text.map(|text| on_the_phone(&text.title)).unwrap_or_default(),
        )
    };
    let most = if list.keys == 0 { usize::MAX } else { usize::from(list.keys) };
    let ward = session.ward.or(facts.citizen.ward);
    debug_assert!(program.languages().any(|known| known == language));
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

/// The projects of a ward that may be told.
pub(super) fn projects_of_ward<'a>(facts: &Facts<'a>, ward: Option<u8>) -> Vec<&'a Project> {
    facts
        .directory
        .projects
        .iter()
        .filter(|project| project.ward.is_some() && project.ward == ward)
        .filter(|project| project.passport.withheld(facts.standing, facts.today).is_none())
        .collect()
}

/// The newest notice of a topic.
pub(super) fn newest_of_topic(directory: &Directory, topic: u8) -> Option<&super::facts::Notice> {
    directory.notices.iter().find(|notice| notice.topic == Some(topic))
}

/// A ticket's reference as a citizen reads it.
#[must_use]
pub fn ticket_reference(number: i64) -> String {
    format!("MB-{number}")
}

/// `446336` as `446,336`.
fn thousands(number: u32) -> String {
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
fn on_the_phone(value: &str) -> String {
    let text = if gsm7::septets(value).is_some() {
        Cow::Borrowed(value)
    } else {
        Cow::Owned(gsm7::substitute(value).text)
    };
    text.replace('\n', " ")
}
