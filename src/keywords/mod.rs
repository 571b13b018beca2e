//! The words citizens send by SMS: what a text means, and what may be answered.
//!
//! [`mod@file`] is the list of keywords as it is written (`menus/keywords.toml`),
//! [`Keywords::compile`] checks it with its answers, [`read`] says what a text
//! means, [`replies`] knows every answer and measures it at its widest. Pure:
//! what a meaning changes in the world is the gateway's.

mod compile;
pub mod file;
pub mod read;
pub mod replies;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::{
    domain::{fact::Passport, language::Language},
    menu::program::ScreenId,
};
pub use file::Does;
pub use read::{Expecting, Meaning, Reading};

/// The keywords, checked: no text of a citizen makes reading fail.
#[derive(Debug, Default)]
pub struct Keywords {
    /// Words before the keyword that are not ours.
    institution: Vec<Spelling>,
    /// Words no slip of the finger may be read out of.
    reserved: Vec<Spelling>,
    /// Words between which no slip is resolved.
    apart: Vec<(Spelling, Spelling)>,
    /// What the service does, in the order of the file.
    known: Vec<Keyword>,
    /// Words that leave whatever follows them begin with these.
    leave_beginnings: Vec<String>,
    /// Short words of leaving that may have got a letter more.
    leave_grown: Vec<String>,
    yes: Vec<Spelling>,
    no: Vec<Spelling>,
    /// All topics.
    all: Vec<Spelling>,
    /// The topics by their words.
    topics: Vec<(u8, Spelling)>,
    languages: Vec<(Language, Spelling)>,
    widths: HashMap<String, usize>,
}

/// One thing a word may ask for.
#[derive(Debug)]
struct Keyword {
    does: Does,
    /// Its name in tables: its first spelling.
    name: String,
    words: Vec<Word>,
    /// Which screen answers which word that follows.
    answers: Vec<(Spelling, ScreenId)>,
    passport: Option<Passport>,
}

/// One spelling of a keyword.
#[derive(Debug)]
struct Word {
    spelling: Spelling,
    language: Language,
    counts: Counts,
}

/// When a spelling counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// Always.
    Always,
    /// When nothing follows it.
    Alone,
    /// When something follows it.
    Followed,
}

/// A word by its letters and by its sound.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spelling {
    letters: String,
    sound: String,
}

impl Spelling {
    fn new(text: &str) -> Self {
        let letters = crate::text::fold::normal(text).replace(' ', "");
        let sound = crate::text::fold::fold(&letters);
        Self { letters, sound }
    }

    /// Whether both are one word to the ear.
    fn sounds_like(&self, other: &Self) -> bool {
        self.letters == other.letters || self.sound == other.sound
    }

    /// How many slips lie between two words, by letters or by sound, whichever is nearer.
    fn slips_to(&self, other: &Self) -> usize {
        use crate::text::fold::distance;
        distance(&self.letters, &other.letters).min(distance(&self.sound, &other.sound))
    }
}

impl Keywords {
    /// The screen of the menu that answers a word after a keyword, if one does: by
    /// the first word that is one of its words.
    #[must_use]
    pub fn answer(&self, does: Does, rest: &str) -> Option<ScreenId> {
        let keyword = self.keyword(does)?;
        let tokens = read::tokens(rest);
        let spelled = tokens.iter().map(|token| Spelling::new(&token.letters)).collect::<Vec<_>>();
        spelled.iter().find_map(|word| {
            let exact = keyword.answers.iter().find(|(known, _)| known.sounds_like(word));
            exact.map(|(_, screen)| *screen)
        })
    }

    /// Where the facts of a keyword's own answer come from.
    #[must_use]
    pub fn passport(&self, does: Does) -> Option<&Passport> {
        self.keyword(does)?.passport.as_ref()
    }

    /// The topics that a text names by words or numbers; `None` if something in it
    /// is no topic of `known`, or nothing is in it. All of them for "all".
    #[must_use]
    pub fn topics(&self, text: &str, known: &[u8]) -> Option<Vec<u8>> {
        let mut topics = Vec::new();
        for token in read::tokens(text) {
            let word = Spelling::new(&token.letters);
            if self.all.iter().any(|all| all.sounds_like(&word)) {
                topics.extend_from_slice(known);
            } else if let Some((number, _)) =
                self.topics.iter().find(|(_, topic)| topic.sounds_like(&word))
            {
                topics.push(*number);
            } else if !is_joining(&word.letters) {
                for digit in word.letters.chars() {
                    topics.push(u8::try_from(digit.to_digit(10)?).ok()?);
                }
            }
        }
        topics.sort_unstable();
        topics.dedup();
        let all_known = topics.iter().all(|topic| known.contains(topic));
        (all_known && !topics.is_empty()).then_some(topics)
    }

    /// The language that a text names.
    #[must_use]
    pub fn language(&self, text: &str) -> Option<&Language> {
        let tokens = read::tokens(text);
        tokens.iter().find_map(|token| {
            let word = Spelling::new(&token.letters);
            self.languages.iter().find(|(_, name)| name.sounds_like(&word)).map(|(tag, _)| tag)
        })
    }

    fn keyword(&self, does: Does) -> Option<&Keyword> {
        self.known.iter().find(|keyword| keyword.does == does)
    }
}

/// Words between two topics that say nothing.
fn is_joining(word: &str) -> bool {
    matches!(word, "NA" | "AND" | "YA" | "WA" | "MADA" | "TOPIC" | "TOPICS")
}
