//! The list of keywords as it is written: `menus/keywords.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::{
    domain::finding::{Finding, line_of},
    menu::file::{PassportFile, Source},
};

/// Spellings by language tag.
pub type Words = BTreeMap<String, Vec<Spanned<String>>>;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeywordsFile {
    /// Words before the keyword that are not ours.
    #[serde(default)]
    pub institution: Vec<Spanned<String>>,
    /// Words kept for later.
    #[serde(default)]
    pub reserved: Vec<Spanned<String>>,
    /// Pairs between which no slip is resolved.
    #[serde(default)]
    pub apart: Vec<[Spanned<String>; 2]>,
    /// The widest value of each placeholder, in characters.
    #[serde(default)]
    pub widths: BTreeMap<String, usize>,
    /// What each language is called.
    pub languages: Words,
    /// Yes.
    pub yes: Words,
    /// No.
    pub no: Words,
    /// All topics.
    pub all: Words,
    /// The topics.
    #[serde(default)]
    pub topic: Vec<Spanned<TopicFile>>,
    /// The keywords.
    #[serde(default)]
    pub keyword: Vec<Spanned<KeywordFile>>,
}

/// One `[[topic]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicFile {
    /// Its permanent number.
    pub number: u8,
    /// Its words by language.
    pub words: Words,
}

/// One `[[keyword]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeywordFile {
    /// What it does.
    pub does: Does,
    /// Spellings that count when nothing follows.
    #[serde(default)]
    pub alone: Vec<Spanned<String>>,
    /// Spellings that count when something follows.
    #[serde(default)]
    pub followed: Vec<Spanned<String>>,
    /// Every word that begins so is one, whatever follows.
    #[serde(default)]
    pub begins: Vec<Spanned<String>>,
    /// Spellings of leaving that also count with a stray letter, though they are short.
    #[serde(default)]
    pub stray: Vec<Spanned<String>>,
    /// Which screen of the menu answers which word that follows.
    #[serde(default)]
    pub answers: Vec<Spanned<AnswerFile>>,
    /// The passport of the facts its answer states.
    pub passport: Option<PassportFile>,
    /// Its spellings by language.
    pub words: Words,
}

/// One line of `answers`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFile {
    /// The screen.
    pub screen: String,
    /// The words.
    pub words: Vec<Spanned<String>>,
}

/// What a keyword does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Does {
    /// Joins: a ward and topics may follow.
    Join,
    /// Sets the ward that follows, and the village after it.
    Ward,
    /// Lists the wards.
    Wards,
    /// Sets the topics that follow, or lists them.
    Topics,
    /// Leaves.
    Leave,
    /// Tells the keywords.
    Help,
    /// Tells the newest notice.
    News,
    /// Tells the projects of a ward.
    Projects,
    /// Tells of a system of the Government.
    Systems,
    /// Keeps a question.
    Ask,
    /// Keeps a report.
    Report,
    /// Tells where a question or report stands.
    Status,
    /// Tells the figures of a ward.
    Statistics,
    /// Gives advice.
    Advice,
    /// Tells what is open to investors.
    Investment,
    /// Tells how the office is reached.
    Office,
    /// Sets the language that follows, or the one the word itself names.
    Language,
    /// Tells what is stored of the citizen.
    MyData,
    /// Erases it, after asking.
    Erase,
}

impl Does {
    /// Everything a keyword must be there for.
    pub const ALL: [Self; 19] = [
        Self::Join,
        Self::Ward,
        Self::Wards,
        Self::Topics,
        Self::Leave,
        Self::Help,
        Self::News,
        Self::Projects,
        Self::Systems,
        Self::Ask,
        Self::Report,
        Self::Status,
        Self::Statistics,
        Self::Advice,
        Self::Investment,
        Self::Office,
        Self::Language,
        Self::MyData,
        Self::Erase,
    ];

    /// The word used in files, tables and metrics.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Ward => "ward",
            Self::Wards => "wards",
            Self::Topics => "topics",
            Self::Leave => "leave",
            Self::Help => "help",
            Self::News => "news",
            Self::Projects => "projects",
            Self::Systems => "systems",
            Self::Ask => "ask",
            Self::Report => "report",
            Self::Status => "status",
            Self::Statistics => "statistics",
            Self::Advice => "advice",
            Self::Investment => "investment",
            Self::Office => "office",
            Self::Language => "language",
            Self::MyData => "my_data",
            Self::Erase => "erase",
        }
    }
}

/// Reads the file.
///
/// # Errors
/// The syntax error or unknown key, with its line.
pub fn read(source: &Source) -> Result<KeywordsFile, Finding> {
    toml::from_str(&source.text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(&source.text, span.start));
        Finding::error(&source.file, line, error.message().trim())
    })
}
