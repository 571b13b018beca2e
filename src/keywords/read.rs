//! What a text means.
//!
//! In this order: a leading word of the institution is dropped; *leaving comes
//! first in every spelling, and nothing wins over it*; the answer to an open
//! question; a keyword by letters, then by sound; a ward's name alone; a keyword
//! glued to what follows; a keyword a slip of the finger away, if none other is as
//! near and what follows suits it.

use unicode_normalization::UnicodeNormalization;

use super::{Counts, Does, Keywords, Spelling, Word};
use crate::{
    domain::language::Language,
    menu::facts::Directory,
    text::{
        fold::{self, Found},
        gsm7,
    },
};

/// How many words of a text are read as keyword and what belongs to it; the rest is
/// text alone.
const MOST_WORDS: usize = 24;
/// The most letters of a word that are read: no word of ours is half as long.
const LONGEST_WORD: usize = 40;
/// Words of leaving with fewer letters are not read out of a slip of the finger.
const SHORTEST_LEAVE: usize = 5;
/// How many words a keyword written apart may have (`KATA YANGU`).
const MOST_APART: usize = 2;
/// English words often get one of these at their end (`HELPI`, `STOPU`).
const SWAHILI_ENDINGS: [char; 2] = ['I', 'U'];

/// What our last question to the citizen may be answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Expecting {
    /// No question is open.
    #[default]
    Nothing,
    /// A ward's name.
    Ward,
    /// One of so many numbers, or a ward's name.
    Number(u8),
    /// Yes or no.
    YesOrNo,
}

/// What a text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Leave these topics; all bulletins if none is named.
    Leave(Vec<u8>),
    /// What a keyword does; what belongs to it is [`Reading::rest`].
    Keyword(Does),
    /// The ward of this code, by its name alone.
    Ward(u8),
    /// A number, in answer to our question.
    Number(u8),
    /// Yes (or no), in answer to our question.
    Answer(bool),
    /// Nothing that we know.
    Unknown,
}

/// A text as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'t> {
    /// What it asks for.
    pub meaning: Meaning,
    /// The name of the keyword in tables; `None` without one.
    pub keyword: Option<String>,
    /// The language of the spelling that was used.
    pub language: Option<Language>,
    /// What follows the keyword, as it was written.
    pub rest: &'t str,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its letters and digits, in capitals.
    pub letters: String,
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The first words of a text.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Option<usize> = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, character) in ends {
        let joins = character.is_alphanumeric()
            || gsm7::is_apostrophe(character)
            || gsm7::is_invisible(character);
        match (joins, open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                open = None;
                let letters = letters(&text[start..at]);
                if !letters.is_empty() {
                    tokens.push(Token { letters, start, end: at });
                    if tokens.len() == MOST_WORDS {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    tokens
}

/// A word in capitals, in the compatibility form of Unicode (NFKD), without accents.
fn letters(word: &str) -> String {
    let plain: String = word.nfkd().take(LONGEST_WORD).collect();
    fold::normal(&plain).replace(' ', "")
}

/// What stands behind a word: from the next letter, digit or star on.
fn behind(text: &str, end: usize) -> &str {
    text[end..].trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '-' | '*' | '#' | '!' | '/' | '=')
    })
}

/// A keyword that was found, and where what follows it begins.
struct Hit<'k> {
    keyword: usize,
    word: &'k Word,
    end: usize,
}

impl Keywords {
    /// What a text means. `directory` knows the wards' names; `expecting` what our
    /// last question may be answered with.
    #[must_use]
    pub fn read<'t>(
        &self,
        text: &'t str,
        directory: &Directory,
        expecting: Expecting,
    ) -> Reading<'t> {
        let mut tokens = tokens(text);
        let institution = tokens.first().is_some_and(|first| {
            let word = Spelling::new(&first.letters);
            self.institution.iter().any(|known| known.sounds_like(&word))
        });
        if institution {
            tokens.remove(0);
            if tokens.is_empty() {
                return self.found(Meaning::Keyword(Does::Help), Does::Help, None, "");
            }
        }
        let Some(first) = tokens.first() else { return unknown(text) };
        if let Some(reading) = self.leaving(text, &tokens) {
            return reading;
        }
        if let Some(meaning) = self.answering(&tokens, expecting) {
            return Reading { meaning, keyword: None, language: None, rest: "" };
        }
        if let Some(hit) = self.exact(&tokens) {
            return self.hit(text, &hit);
        }
        let whole = &text[first.start..];
        if tokens.len() <= 3
            && let Found::One(ward) = directory.find_ward(whole)
        {
            return Reading {
                meaning: Meaning::Ward(ward),
                keyword: None,
                language: None,
                rest: whole,
            };
        }
        if let Some(reading) = self.glued(text, first, directory) {
            return reading;
        }
        // Somebody who was asked for a ward names one, however it is written.
        if !matches!(expecting, Expecting::Ward | Expecting::Number(_))
            && let Some(hit) = self.slipped(text, first, directory)
        {
            return self.hit(text, &hit);
        }
        Reading { meaning: Meaning::Unknown, keyword: None, language: None, rest: whole }
    }

    fn found<'t>(
        &self,
        meaning: Meaning,
        does: Does,
        language: Option<&Language>,
        rest: &'t str,
    ) -> Reading<'t> {
        let keyword = self.keyword(does).map(|keyword| keyword.name.clone());
        Reading { meaning, keyword, language: language.cloned(), rest }
    }

    fn hit<'t>(&self, text: &'t str, hit: &Hit<'_>) -> Reading<'t> {
        let does = self.known[hit.keyword].does;
        let mut rest = behind(text, hit.end);
        // ENGLISH by itself names the language it asks for.
        if does == Does::Language
            && rest.is_empty()
            && self.language(&hit.word.spelling.letters).is_some()
        {
            rest = text;
        }
        self.found(Meaning::Keyword(does), does, Some(&hit.word.language), rest)
    }

    // ---- leaving ----------------------------------------------------------------

    /// Whether a text asks to be let alone: by its first word, or as a whole.
    fn leaving<'t>(&self, text: &'t str, tokens: &[Token]) -> Option<Reading<'t>> {
        let keyword = self.keyword(Does::Leave)?;
        let first = tokens.first()?;
        let whole: String = tokens.iter().map(|token| token.letters.as_str()).collect();
        let (language, rest) =
            if let Some(language) = self.leave_word(&keyword.words, &first.letters) {
                (language, behind(text, first.end))
            } else {
                (self.leave_word(&keyword.words, &whole)?, "")
            };
        // Only what names nothing but topics leaves less than everything.
        let words: Vec<Spelling> = tokens_of(rest).iter().map(|word| Spelling::new(word)).collect();
        let named = words.iter().map(|word| {
            self.topics.iter().find(|(_, topic)| topic.sounds_like(word)).map(|(number, _)| *number)
        });
        let topics = named.collect::<Option<Vec<u8>>>().unwrap_or_default();
        Some(self.found(Meaning::Leave(topics), Does::Leave, Some(language), rest))
    }

    /// The language of the word of leaving that `letters` may be.
    pub(super) fn leave_word<'k>(&self, words: &'k [Word], letters: &str) -> Option<&'k Language> {
        let typed = Spelling::new(letters);
        let exact = words.iter().find(|word| word.spelling.sounds_like(&typed));
        let near = || {
            words.iter().find(|word| {
                let known = word.spelling.letters.as_str();
                let slip = fold::distance(known, letters) == 1;
                let long = known.chars().count() >= SHORTEST_LEAVE;
                // One that is listed may have got a letter more.
                let grown = letters.len() == known.len() + 1
                    && self.leave_grown.iter().any(|short| short == known);
                slip && (long || grown)
            })
        };
        let begins = || {
            let begins = self.leave_beginnings.iter().any(|begin| letters.starts_with(begin));
            words.iter().rev().find(|_| begins)
        };
        exact.or_else(near).or_else(begins).map(|word| &word.language)
    }

    // ---- answers ------------------------------------------------------------------

    fn answering(&self, tokens: &[Token], expecting: Expecting) -> Option<Meaning> {
        let [only] = tokens else { return None };
        let word = Spelling::new(&only.letters);
        let is = |words: &[Spelling]| words.iter().any(|known| known.sounds_like(&word));
        match expecting {
            Expecting::YesOrNo if is(&self.yes) => Some(Meaning::Answer(true)),
            Expecting::YesOrNo if is(&self.no) => Some(Meaning::Answer(false)),
            Expecting::Number(most) => {
                let number = only.letters.parse().ok()?;
                (1..=most).contains(&number).then_some(Meaning::Number(number))
            }
            _ => None,
        }
    }

    // ---- keywords -------------------------------------------------------------------

    /// A keyword as it is written, also apart (`KATA YANGU`): by letters before by
    /// sound, and the longer one first.
    fn exact<'k>(&'k self, tokens: &[Token]) -> Option<Hit<'k>> {
        for length in (1..=MOST_APART.min(tokens.len())).rev() {
            let written: String =
                tokens[..length].iter().map(|token| token.letters.as_str()).collect();
            let typed = Spelling::new(&written);
            let end = tokens[length - 1].end;
            let followed = tokens.len() > length;
            let same: [&dyn Fn(&Word) -> bool; 3] = [
                &|word| word.spelling.letters == typed.letters,
                &|word| word.spelling.sound == typed.sound,
                &|word| word.language.tag() != "sw" && without_ending(&typed, &word.spelling),
            ];
            for same in same {
                if let Some(hit) =
                    self.words().find(|(_, word)| word.counts(followed) && same(word))
                {
                    return Some(Hit { keyword: hit.0, word: hit.1, end });
                }
            }
        }
        None
    }

    fn words(&self) -> impl Iterator<Item = (usize, &Word)> {
        self.known
            .iter()
            .enumerate()
            .filter(|(_, keyword)| keyword.does != Does::Leave)
            .flat_map(|(at, keyword)| keyword.words.iter().map(move |word| (at, word)))
    }

    /// `JIUNGECHIMALA`, `MIFUMONIDA`, `HALIMB1024`: the longest keyword the word
    /// begins with, if the rest of the word is something it takes.
    fn glued<'t>(
        &self,
        text: &'t str,
        first: &Token,
        directory: &Directory,
    ) -> Option<Reading<'t>> {
        let mut best: Option<(usize, &Word, usize)> = None;
        for (at, word) in self.words() {
            let known = word.spelling.letters.as_str();
            let Some(rest) = first.letters.strip_prefix(known) else { continue };
            let longer = best.is_none_or(|(_, _, length)| known.len() > length);
            if !rest.is_empty() && longer && self.takes(at, rest, directory) {
                best = Some((at, word, known.len()));
            }
        }
        let (at, word, length) = best?;
        // The letters of the keyword in the text as it was written.
        let written = &text[first.start..];
        let cut = written
            .char_indices()
            .map(|(offset, character)| offset + character.len_utf8())
            .find(|end| letters(&written[..*end]).len() >= length)?;
        let does = self.known[at].does;
        Some(self.found(Meaning::Keyword(does), does, Some(&word.language), &written[cut..]))
    }

    /// Whether a word is something a keyword takes.
    fn takes(&self, keyword: usize, word: &str, directory: &Directory) -> bool {
        let keyword = &self.known[keyword];
        let is_ward = || matches!(directory.find_ward(word), Found::One(_));
        match keyword.does {
            Does::Join | Does::Ward | Does::Projects | Does::News => is_ward(),
            Does::Statistics => is_ward() || self.answer(keyword.does, word).is_some(),
            Does::Systems | Does::Advice => self.answer(keyword.does, word).is_some(),
            Does::Status => is_ticket(word),
            Does::Topics => self.topics(word, &directory.topics).is_some(),
            _ => false,
        }
    }

    /// The one keyword that is a slip of the finger away.
    fn slipped<'k>(&'k self, text: &str, first: &Token, directory: &Directory) -> Option<Hit<'k>> {
        let typed = Spelling::new(&first.letters);
        let most = slips_of(&typed);
        if most == 0 {
            return None;
        }
        let rest = behind(text, first.end);
        let mut best: Option<(usize, usize, &Word)> = None;
        let mut tied = false;
        for (at, word) in self.words().filter(|(_, word)| word.counts(!rest.is_empty())) {
            let slips = typed.slips_to(&word.spelling);
            // A short word forgives no slip, however long the typed one is.
            if slips > most.min(slips_of(&word.spelling)) {
                continue;
            }
            let Some((known, owner, _)) = best else {
                best = Some((slips, at, word));
                continue;
            };
            if slips < known {
                (best, tied) = (Some((slips, at, word)), false);
            } else if slips == known && owner != at {
                tied = true;
            }
        }
        let (slips, at, word) = best.filter(|_| !tied)?;
        let as_near = |other: &Spelling| typed.slips_to(other) <= slips;
        let a_ward = directory.wards.iter().any(|ward| as_near(&Spelling::new(&ward.name)));
        let leaving = self
            .keyword(Does::Leave)
            .is_some_and(|leave| leave.words.iter().any(|word| as_near(&word.spelling)));
        let kept = leaving || self.reserved.iter().any(as_near);
        let between = self
            .apart
            .iter()
            .any(|(one, other)| typed.slips_to(one) <= most && typed.slips_to(other) <= most);
        if a_ward || kept || between || !self.suits(at, rest, directory) {
            return None;
        }
        Some(Hit { keyword: at, word, end: first.end })
    }

    /// Whether what follows suits a keyword that was read out of a slip: a word of
    /// everyday speech (`HATA SISI`) is not to become one (`KATA`).
    fn suits(&self, keyword: usize, rest: &str, directory: &Directory) -> bool {
        match self.known[keyword].does {
            Does::Ask | Does::Report => true,
            Does::Language => rest.is_empty() || self.language(rest).is_some(),
            Does::Join | Does::Ward => {
                let word = tokens_of(rest).into_iter().next().unwrap_or_default();
                rest.is_empty()
                    || matches!(directory.find_ward(&word), Found::One(_) | Found::Some(_))
            }
            _ if rest.is_empty() => true,
            _ => tokens_of(rest).first().is_some_and(|word| self.takes(keyword, word, directory)),
        }
    }
}

impl Word {
    const fn counts(&self, followed: bool) -> bool {
        match self.counts {
            Counts::Always => true,
            Counts::Alone => !followed,
            Counts::Followed => followed,
        }
    }
}

/// How many slips of the finger are forgiven in a word of this length.
fn slips_of(word: &Spelling) -> usize {
    match word.letters.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Whether a word is an English one that got a Swahili ending.
fn without_ending(typed: &Spelling, known: &Spelling) -> bool {
    SWAHILI_ENDINGS.iter().any(|ending| {
        typed
            .letters
            .strip_suffix(*ending)
            .is_some_and(|stem| Spelling::new(stem).sounds_like(known))
    })
}

fn tokens_of(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.letters).collect()
}

fn unknown(text: &str) -> Reading<'_> {
    Reading { meaning: Meaning::Unknown, keyword: None, language: None, rest: text }
}

fn is_ticket(word: &str) -> bool {
    ticket_number(word).is_some()
}

/// The number of a ticket in a text: `MB-1024`, `mb 1024`, `#1024`.
#[must_use]
pub fn ticket_number(text: &str) -> Option<i64> {
    let letters = tokens_of(text).concat();
    let digits = letters.strip_prefix("MB").unwrap_or(&letters);
    let plain = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}
