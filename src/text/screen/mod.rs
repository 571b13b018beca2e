//! What fits on one USSD screen, and how a longer text becomes pages.
//!
//! The budget itself is [`crate::domain::limit`]'s. This module counts against it
//! and lays pieces on pages; it knows neither menus nor the words of a footer. A
//! page is filled with whole lines first, whole words next, and characters only
//! where nothing else fits.

use std::ops::Add;

use super::gsm7;
use crate::domain::limit::{Limit, Measure, USSD_UCS2};

/// How many units of an account's limit a text takes: septets, or UCS-2 units if
/// it leaves the GSM alphabet; encoded bytes where the account counts bytes.
#[must_use]
pub fn units(text: &str, limit: Limit) -> usize {
    Tally::of(text, limit.measure).units()
}

/// Whether a text fits on one screen of an account. A text outside the alphabet
/// is held to [`USSD_UCS2`], or to the account's own bound if that is smaller.
///
/// ```
/// use baragumu::{domain::limit::Limit, text::screen::fits};
/// assert!(fits(&"a".repeat(160), Limit::default()));
/// assert!(!fits(&"á".repeat(81), Limit::default()));
/// ```
#[must_use]
pub fn fits(text: &str, limit: Limit) -> bool {
    Tally::of(text, limit.measure).fits(limit, 0)
}

/// A piece of a screen. Pieces stand on lines of their own; a blank one is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A heading, an option, a row: kept whole if it fits above the footer of a
    /// page by itself, and treated as prose if it does not.
    Line(&'a str),
    /// Running text: may break at spaces and line breaks, which then disappear.
    Prose(&'a str),
}

impl Piece<'_> {
    fn is_blank(self) -> bool {
        let (Self::Line(text) | Self::Prose(text)) = self;
        text.trim_matches(BREAKS).is_empty()
    }
}

/// Where prose may break.
const BREAKS: [char; 2] = [' ', '\n'];

/// What stands under the pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Footers<'a> {
    /// Closes the last page, or the only one; may be empty.
    pub last: &'a str,
    /// Closes every other page; may be empty.
    pub middle: &'a str,
    /// Units kept free on every page, in the unit of the limit.
    pub room: usize,
}

/// Lays pieces on pages, in order, each as full as it gets.
///
/// There is always at least one page, and every page fits the limit with its
/// footer and the room kept free. A page above `middle` takes as many lines and
/// words as fit; the pages end as soon as all that is left fits above `last`. Where
/// everything left fits above a shorter `middle` but not above `last`, the last
/// line or word goes over to a page of its own. A word that fits on no page is
/// broken between characters.
///
/// Last resorts, so that every limit gives pages: a footer that leaves no place
/// for a single letter is dropped, and so is such a room. A page that still cannot
/// hold one character of what it should show (of two units, or one that leaves the
/// alphabet) shows that character alone, whatever the limit says.
#[must_use]
pub fn pages(pieces: &[Piece<'_>], footers: Footers<'_>, limit: Limit) -> Vec<String> {
    let layout = Layout::new(footers, limit);
    let mut atoms = layout.atoms(pieces);
    let mut rest = atoms.as_mut_slice();
    let mut pages = Vec::new();
    loop {
        let all = layout.how_many_fit(rest, layout.last);
        if all == rest.len() {
            pages.push(layout.page(rest, layout.last));
            return pages;
        }
        // What goes above `middle` must leave something for the last page.
        let count = layout.how_many_fit(rest, layout.middle).min(rest.len() - 1);
        if count > 0 {
            pages.push(layout.page(&rest[..count], layout.middle));
            rest = &mut rest[count..];
            continue;
        }
        let (head, tail) = layout.broken(rest[0]);
        let closing = if tail.is_none() && rest.len() == 1 { layout.last } else { layout.middle };
        pages.push(layout.page(&[head], closing));
        match tail {
            Some(tail) => rest[0] = tail,
            None if rest.len() == 1 => return pages,
            None => rest = &mut rest[1..],
        }
    }
}

/// What a text costs. Costs add up, so a page is measured from its parts.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    /// Septets of the characters inside the alphabet, or encoded bytes.
    plain: usize,
    /// UTF-16 code units, for a text that leaves the alphabet.
    ucs2: usize,
    /// Whether it leaves the alphabet; never where bytes are counted.
    outside: bool,
}

impl Tally {
    fn of(text: &str, measure: Measure) -> Self {
        text.chars().fold(Self::default(), |sum, character| sum + Self::of_one(character, measure))
    }

    fn of_one(character: char, measure: Measure) -> Self {
        match measure {
            Measure::Septets => {
                let cost = gsm7::cost(character);
                Self {
                    plain: cost.map_or(0, usize::from),
                    ucs2: character.len_utf16(),
                    outside: cost.is_none(),
                }
            }
            Measure::EncodedBytes { line_break } => {
                let plain = match character {
                    '\n' => line_break,
                    '&' => "&amp;".len(),
                    '<' => "&lt;".len(),
                    '>' => "&gt;".len(),
                    _ => character.len_utf8(),
                };
                Self { plain, ucs2: 0, outside: false }
            }
        }
    }

    fn units(self) -> usize {
        if self.outside { self.ucs2 } else { self.plain }
    }

    /// Whether it fits on a screen with `room` units kept free.
    fn fits(self, limit: Limit, room: usize) -> bool {
        let most = if self.outside { limit.most.min(USSD_UCS2) } else { limit.most };
        self.units().saturating_add(room) <= most
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            plain: self.plain + other.plain,
            ucs2: self.ucs2 + other.ucs2,
            outside: self.outside || other.outside,
        }
    }
}

/// What is never broken while it fits on a page: a line, or a word of prose.
#[derive(Debug, Clone, Copy)]
struct Atom<'a> {
    /// What stands between it and the atom before it; disappears at a page's top.
    gap: &'a str,
    text: &'a str,
    gap_tally: Tally,
    text_tally: Tally,
}

/// A footer with its cost, the line break before it included.
#[derive(Debug, Clone, Copy)]
struct Closing<'a> {
    text: &'a str,
    tally: Tally,
}

/// The footers and the limit, made fit for one another.
struct Layout<'a> {
    limit: Limit,
    room: usize,
    last: Closing<'a>,
    middle: Closing<'a>,
}

impl<'a> Layout<'a> {
    fn new(footers: Footers<'a>, limit: Limit) -> Self {
        let tally = |text| Tally::of(text, limit.measure);
        let letter = tally("x");
        let room = if letter.fits(limit, footers.room) { footers.room } else { 0 };
        let closing = |text: &'a str| {
            let closing = Closing { text, tally: tally("\n") + tally(text) };
            let fits = (letter + closing.tally).fits(limit, room);
            if fits && !text.is_empty() {
                closing
            } else {
                Closing { text: "", tally: Tally::default() }
            }
        };
        Self { limit, room, last: closing(footers.last), middle: closing(footers.middle) }
    }

    /// The pieces as atoms.
    fn atoms<'p>(&self, pieces: &[Piece<'p>]) -> Vec<Atom<'p>> {
        let mut atoms = Vec::with_capacity(pieces.len());
        let mut pieces = pieces.iter().filter(|piece| !piece.is_blank()).peekable();
        while let Some(piece) = pieces.next() {
            let closing = if pieces.peek().is_some() { self.middle } else { self.last };
            match *piece {
                Piece::Line(text) => {
                    let line = self.atom("\n", text);
                    if self.fits(line.text_tally + closing.tally) {
                        atoms.push(line);
                    } else {
                        self.add_words(text, &mut atoms);
                    }
                }
                Piece::Prose(text) => self.add_words(text, &mut atoms),
            }
        }
        atoms
    }

    fn add_words<'p>(&self, prose: &'p str, atoms: &mut Vec<Atom<'p>>) {
        let mut gap = "\n";
        let mut rest = prose.trim_matches(BREAKS);
        while !rest.is_empty() {
            let (word, after) = rest.split_at(rest.find(BREAKS).unwrap_or(rest.len()));
            atoms.push(self.atom(gap, word));
            rest = after.trim_start_matches(BREAKS);
            gap = &after[..after.len() - rest.len()];
        }
    }

    fn atom<'p>(&self, gap: &'p str, text: &'p str) -> Atom<'p> {
        let tally = |text| Tally::of(text, self.limit.measure);
        Atom { gap, text, gap_tally: tally(gap), text_tally: tally(text) }
    }

    fn fits(&self, tally: Tally) -> bool {
        tally.fits(self.limit, self.room)
    }

    /// The most of the first atoms that fit on a page above a footer.
    ///
    /// All are tried: one that leaves the alphabet changes how those before it are
    /// counted, so a longer page may fit where a shorter one does not.
    fn how_many_fit(&self, atoms: &[Atom<'_>], closing: Closing<'_>) -> usize {
        let mut sum = closing.tally;
        let mut count = 0;
        for (index, atom) in atoms.iter().enumerate() {
            if index > 0 {
                sum = sum + atom.gap_tally;
            }
            sum = sum + atom.text_tally;
            if self.fits(sum) {
                count = index + 1;
            }
        }
        count
    }

    /// An atom broken between characters: as much as fits above `middle`, at least
    /// one character, and the rest if there is one. Where all of it fits, its last
    /// character is the rest.
    fn broken<'p>(&self, atom: Atom<'p>) -> (Atom<'p>, Option<Atom<'p>>) {
        let mut sum = self.middle.tally;
        let mut cut = 0;
        for (start, character) in atom.text.char_indices() {
            sum = sum + Tally::of_one(character, self.limit.measure);
            let end = start + character.len_utf8();
            if start == 0 || (end < atom.text.len() && self.fits(sum)) {
                cut = end;
            }
        }
        let (head, tail) = atom.text.split_at(cut);
        let tail = (!tail.is_empty()).then(|| self.atom("", tail));
        (self.atom(atom.gap, head), tail)
    }

    /// A page of these atoms, with the footer unless a last resort leaves no place
    /// for it.
    fn page(&self, atoms: &[Atom<'_>], closing: Closing<'_>) -> String {
        let length: usize = atoms.iter().map(|atom| atom.gap.len() + atom.text.len()).sum();
        let mut page = String::with_capacity(length + 1 + closing.text.len());
        for (index, atom) in atoms.iter().enumerate() {
            if index > 0 {
                page.push_str(atom.gap);
            }
            page.push_str(atom.text);
        }
        let footed = self.how_many_fit(atoms, closing) == atoms.len();
        if footed && !closing.text.is_empty() {
            if !page.is_empty() {
                page.push('\n');
            }
            page.push_str(closing.text);
        }
        page
    }
}

#[cfg(test)]
mod tests;
