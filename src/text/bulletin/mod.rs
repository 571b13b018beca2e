//! The texts of broadcasts: placeholders, what they cost at their widest, and what a
//! text must not say ([`lint`]).
//!
//! A placeholder is written `<KATA>`. The list is closed: nothing in a text can reach
//! anything but these values, so a text cannot be made to say what nobody wrote. A name
//! may be followed by a digit from 2 to 9 where one text needs two of a kind
//! (`<SAA> hadi <SAA2>`).

pub mod lint;

use std::collections::BTreeMap;

use super::{
    gsm7::{self, Change},
    segment::{self, Encoding, Segments},
};

/// The placeholder that is filled for each recipient with the name of their ward.
pub const WARD: &str = "KATA";

/// Every placeholder and the widest value it is measured with, in septets.
pub const PLACEHOLDERS: [(&str, usize); 18] = [
    ("HALI", 12),
    ("JAMBO", 24),
    ("JIBU", 88),
    (WARD, 15),
    ("KIASI", 11),
    ("KIJIJI", 16),
    ("KITUO", 22),
    ("MAHALI", 20),
    ("MRADI", 30),
    ("MTO", 12),
    ("MWISHO", 10),
    ("SAA", 13),
    ("SABABU", 20),
    ("SAHIHI", 60),
    ("SKIMU", 14),
    ("TAREHE", 10),
    ("TIKETI", 8),
    ("TIME", 8),
];

/// How wide a placeholder is measured; `None` if there is none of this name.
#[must_use]
pub fn width(name: &str) -> Option<usize> {
    let kind = name.strip_suffix(|digit: char| ('2'..='9').contains(&digit)).unwrap_or(name);
    PLACEHOLDERS.iter().find(|(known, _)| *known == kind).map(|(_, width)| *width)
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A placeholder, by its name.
    Placeholder(&'a str),
}

/// Takes a text apart. What stands in angle brackets and is written in capitals is meant
/// as a placeholder, known or not; any other `<` is a sign like another.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut words, mut rest) = (0, 0);
    while let Some(open) = text[rest..].find('<').map(|at| rest + at) {
        rest = open + 1;
        let Some(close) = text[rest..].find('>').map(|at| rest + at) else { break };
        let name = &text[rest..close];
        let begins = name.starts_with(|first: char| first.is_ascii_uppercase());
        let plain = |sign: char| sign.is_ascii_uppercase() || sign.is_ascii_digit() || sign == '_';
        if !begins || !name.chars().all(plain) {
            continue;
        }
        if words < open {
            pieces.push(Piece::Words(&text[words..open]));
        }
        pieces.push(Piece::Placeholder(name));
        (words, rest) = (close + 1, close + 1);
    }
    if words < text.len() {
        pieces.push(Piece::Words(&text[words..]));
    }
    pieces
}

/// The names of the placeholders of a text, each once, in their order.
#[must_use]
pub fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in pieces(text) {
        if let Piece::Placeholder(name) = piece
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// The text with its placeholders filled; `value` may answer `None`, and then the
/// placeholder stays as it is written. A value is taken as it is: a placeholder inside
/// it is words.
#[must_use]
pub fn fill<'a>(text: &'a str, value: impl Fn(&'a str) -> Option<&'a str>) -> String {
    pieces(text).into_iter().fold(String::with_capacity(text.len()), |mut filled, piece| {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Placeholder(name) => {
                if let Some(value) = value(name) {
                    filled.push_str(value);
                } else {
                    filled.push('<');
                    filled.push_str(name);
                    filled.push('>');
                }
            }
        }
        filled
    })
}

/// A text as an officer is shown it before anybody gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The text as it leaves: in the alphabet, with every known value filled in.
    pub text: String,
    /// What was replaced so that it fits the alphabet; each of these alone would have
    /// made every character of the message cost twice and more.
    pub changes: Vec<Change>,
    /// Placeholders that have no value, in their order.
    pub missing: Vec<String>,
    /// Placeholders that there are not.
    pub unknown: Vec<String>,
    /// What it costs as it stands, each missing value taken at its widest.
    pub widest: Segments,
    /// What it would have cost without the replacements, where there were any.
    pub unreplaced: Option<Segments>,
}

/// Proofs a text with the values an officer gave. `ward` is the widest ward name that
/// will be filled in, where nobody gave one for all.
#[must_use]
pub fn proof(
    text: &str,
    values: &BTreeMap<String, String>,
    ward: Option<&str>,
    line: Option<&str>,
) -> Proof {
    let known = |name: &str| {
        let given = values.get(name).map(String::as_str).filter(|value| !value.trim().is_empty());
        // The ward of each recipient outranks what is said to those without.
        if name == WARD { ward.or(given) } else { given }
    };
    let with_line = |text: &str| match line {
        Some(line) => format!("{} {line}", text.trim_end()),
        None => text.to_owned(),
    };
    let mut missing = Vec::new();
    let mut unknown = Vec::new();
    for name in names(text) {
        if width(name).is_none() {
            unknown.push(name.to_owned());
        } else if known(name).is_none() {
            missing.push(name.to_owned());
        }
    }
    let written = with_line(&fill(text, known));
    let replaced = gsm7::substitute(&written);
    // The widest value of a placeholder is as many of a letter that costs one septet.
    let widest: BTreeMap<String, String> = missing
        .iter()
        .map(|name| (name.clone(), "M".repeat(width(name).unwrap_or_default())))
        .collect();
    let at_widest =
        with_line(&fill(text, |name| known(name).or_else(|| widest.get(name).map(String::as_str))));
    let unreplaced = (!replaced.changes.is_empty()).then(|| segment::segments(&at_widest));
    Proof {
        widest: segment::segments(&gsm7::substitute(&at_widest).text),
        text: replaced.text,
        changes: replaced.changes,
        missing,
        unknown,
        unreplaced,
    }
}

impl Proof {
    /// The characters that no spelling was found for and that would arrive as `?`.
    pub fn lost(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.to == "?")
    }

    /// The very character that would have forced UCS-2 on the whole message: the first
    /// one outside the alphabet.
    #[must_use]
    pub fn forcing(&self) -> Option<&Change> {
        let ucs2 =
            self.unreplaced.as_ref().is_some_and(|segments| segments.encoding == Encoding::Ucs2);
        self.changes.iter().find(|change| ucs2 && gsm7::cost(change.from).is_none())
    }
}

#[cfg(test)]
mod tests;
