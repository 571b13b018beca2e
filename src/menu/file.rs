//! Menu files as they are written: `menus/*.toml`.
//!
//! Structure only; every text stands in `locales/`. All files together are one
//! menu, and exactly one of them holds the head. Reading refuses unknown keys
//! with file and line; what the words mean is decided in `link.rs`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::domain::{
    fact::{Mark, Passport},
    finding::{Finding, line_of},
    time::parse_date,
};

/// One source file: its name as the reader knows it, and its text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, Deserialize)]
pub struct Source {
    /// For example `menus/systems.toml`.
    pub file: String,
    /// The whole text.
    pub text: String,
}

/// A menu file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuFile {
    /// For people: which edition this is. Like all of the head, it stands in
    /// exactly one file.
    pub version: Option<Spanned<String>>,
    /// The first screen.
    pub start: Option<Spanned<String>>,
    /// Asked at a redial when the citizen's place would be lost.
    pub welcome_back: Option<Spanned<String>>,
    /// Offered at the third wrong key.
    pub office: Option<Spanned<String>>,
    /// Shown after `9`.
    pub sms_taken: Option<Spanned<String>>,
    /// Shown when nothing can be served.
    pub unavailable: Option<Spanned<String>>,
    /// The candidates for a typed ward name.
    pub unclear_ward: Option<Spanned<String>>,
    /// Asked when a screen needs a ward and none is known.
    pub ask_ward: Option<Spanned<String>>,
    /// The widest value of each placeholder, in characters.
    #[serde(default)]
    pub widths: BTreeMap<String, Spanned<usize>>,
    /// The screens.
    #[serde(default)]
    pub screen: Vec<Spanned<ScreenFile>>,
}

/// One `[[screen]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreenFile {
    /// Permanent name.
    pub id: String,
    /// Permanent dial-through number, never reused.
    pub number: u16,
    /// `menu`, `answer`, `form` or `end`.
    pub kind: KindFile,
    /// A menu's options.
    #[serde(default)]
    pub options: Vec<OptionFile>,
    /// A menu's items from data.
    pub list: Option<ListFile>,
    /// What may be typed instead of a key.
    pub types: Option<TypesFile>,
    /// What follows when a ward is chosen below this screen.
    pub ward_chosen: Option<ChosenFile>,
    /// What follows when a village is chosen below this screen.
    pub village_chosen: Option<ChosenFile>,
    /// `ward`: a ward must be known first.
    pub needs: Option<NeedsFile>,
    /// Another screen for some citizens.
    pub instead: Option<InsteadFile>,
    /// `home`: the key `0` goes to the first screen and has its own text.
    pub zero: Option<ZeroFile>,
    /// The passport of an answer that states a fact.
    pub passport: Option<PassportFile>,
    /// `own` or `data`: an answer without a passport of its own.
    pub says: Option<SaysFile>,
    /// An answer's repeated lines from data.
    pub rows: Option<RowsFile>,
    /// What an answer's placeholders speak of.
    pub item: Option<ItemFile>,
    /// Where to go instead when there is no such item.
    pub empty: Option<String>,
    /// Whether there is an own text for when a value may not be told.
    #[serde(default)]
    pub otherwise: bool,
    /// What a form takes.
    pub field: Option<FieldFile>,
    /// Where a form leads.
    pub to: Option<String>,
    /// Where a ticket form leads when the number is not known.
    pub unknown: Option<String>,
}

/// The four kinds of screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindFile {
    /// Choices.
    Menu,
    /// Information; stays open, `9` sends it by SMS.
    Answer,
    /// Free text.
    Form,
    /// Closes the session.
    End,
}

/// One option of a menu: a key, and what it does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionFile {
    /// The permanent key, 1 to 7.
    pub key: u8,
    /// Where it leads.
    pub to: Option<String>,
    /// What a report will be about.
    pub category: Option<String>,
    /// The topic the next screen speaks of.
    pub topic: Option<u8>,
    /// `leave` or `erase`: performed on the way to `to`.
    #[serde(rename = "do")]
    pub act: Option<ActFile>,
    /// The language to change to on the way to `to`; `other`: at once to the
    /// other one where there are just two, else `to` asks which.
    pub language: Option<String>,
    /// Chooses this ward.
    pub ward: Option<u8>,
    /// Chooses the citizen's own ward.
    #[serde(default)]
    pub my_ward: bool,
    /// Moves within the session.
    pub go: Option<GoFile>,
}

/// What an option or a choice performs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActFile {
    /// Leave all bulletins.
    Leave,
    /// Erase what is stored about the citizen.
    Erase,
    /// Join with the chosen ward.
    Join,
    /// Change the ward.
    SetWard,
    /// Change the village.
    SetVillage,
}

/// Moves within the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoFile {
    /// On with the interrupted screen.
    Continue,
    /// To the first screen.
    Restart,
    /// The screen below once more.
    Again,
    /// Back to where a name is typed.
    Retype,
}

/// Numbered items from data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListFile {
    /// Which items.
    pub of: ListOf,
    /// They take the keys 1 to `keys`; 0: all, paged.
    pub keys: u8,
    /// Where choosing one leads.
    pub to: Option<String>,
    /// Where to go instead when there are none.
    pub empty: Option<String>,
}

/// Which items a menu lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListOf {
    /// The newest notices.
    Notices,
    /// The newest notices of the chosen ward and of the whole district.
    NoticesOfWard,
    /// The wards a typed name may mean.
    Candidates,
    /// The villages of the chosen ward.
    Villages,
}

/// What may be typed instead of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TypesFile {
    /// A ward's name or two-digit code.
    Ward,
    /// A village's name.
    Village,
}

/// What follows a choice of place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChosenFile {
    /// Where it leads; may be the screen itself.
    pub to: String,
    /// What it performs.
    #[serde(rename = "do")]
    pub act: Option<ActFile>,
}

/// What must be known before a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedsFile {
    /// A ward.
    Ward,
}

/// Another screen for some citizens.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InsteadFile {
    /// For whom.
    pub when: WhenFile,
    /// Which.
    pub to: String,
}

/// For whom another screen is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenFile {
    /// Citizens who have joined.
    Joined,
}

/// What the key `0` does where it is not simply back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZeroFile {
    /// To the first screen.
    Home,
}

/// A passport as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassportFile {
    /// How well the fact is proved.
    pub mark: Mark,
    /// Institution, page or document.
    pub source: String,
    /// `2026-11-23`.
    pub checked: Option<String>,
    /// `2027-05-23`.
    pub review: Option<String>,
    /// Role and date of the officer who confirmed it.
    pub confirmed: Option<String>,
}

impl PassportFile {
    /// The passport that is meant. `refuse` is told of a date that is none, or of a
    /// review before the check; in such a date's place stands none.
    pub fn read(&self, mut refuse: impl FnMut(String)) -> Passport {
        let mut date = |key: &str, text: &Option<String>| {
            let text = text.as_ref()?;
            let date = parse_date(text);
            if date.is_none() {
                refuse(format!("`{key} = \"{text}\"` is no date; write it like 2026-11-23"));
            }
            date
        };
        let checked = date("checked", &self.checked);
        let review = date("review", &self.review);
        if let (Some(checked), Some(review)) = (checked, review)
            && review <= checked
        {
            refuse(format!("the review date {review} is not after the check of {checked}"));
        }
        Passport {
            mark: self.mark,
            source: self.source.clone(),
            checked,
            review,
            confirmed: self.confirmed.clone(),
        }
    }
}

/// Why an answer has no passport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaysFile {
    /// The service speaks about itself.
    Own,
    /// The data it shows carry their own.
    Data,
}

/// An answer's repeated lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowsFile {
    /// Which.
    pub of: RowsOf,
    /// Where to go instead when there are none.
    pub empty: String,
}

/// Which rows an answer repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsOf {
    /// The projects of the chosen ward.
    Projects,
}

/// What an answer's placeholders speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemFile {
    /// The chosen notice.
    Notice,
    /// The newest notice of the chosen topic.
    TopicNotice,
    /// The chosen ward.
    Ward,
    /// The ticket asked for.
    Ticket,
}

/// What a form takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldFile {
    /// A question for the help desk.
    Question,
    /// A report of a problem.
    Report,
    /// A ticket's reference number.
    Ticket,
    /// A ward's name or code.
    Ward,
    /// Topic numbers.
    Topics,
}

/// Reads one file.
///
/// # Errors
/// The syntax error or unknown key, with its line.
pub fn read(source: &Source) -> Result<MenuFile, Finding> {
    toml::from_str(&source.text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(&source.text, span.start));
        Finding::error(&source.file, line, error.message().trim())
    })
}
