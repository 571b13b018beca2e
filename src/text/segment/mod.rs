//! How an SMS is cut into the parts an operator bills.
//!
//! Source: 3GPP TS 23.040 section 9.2.3.24.1, with the concatenation header of an
//! 8-bit reference (6 octets), which every operator of the facts files uses.
//! Operators cut for themselves; we cut to know the price and to show an officer
//! where a part ends.

use super::gsm7;

/// Septets of a message in one part.
pub const GSM7_SINGLE: usize = 160;
/// Septets of each part of a longer message.
pub const GSM7_PART: usize = 153;
/// UCS-2 units of a message in one part.
pub const UCS2_SINGLE: usize = 70;
/// UCS-2 units of each part of a longer message.
pub const UCS2_PART: usize = 67;

/// The encoding a text is sent in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// The GSM 03.38 alphabet, counted in septets.
    Gsm7,
    /// UTF-16 code units: one character outside the alphabet forces it on all.
    Ucs2,
}

/// What a text costs as an SMS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segments {
    /// The encoding it needs.
    pub encoding: Encoding,
    /// Its whole length in the unit of the encoding.
    pub units: usize,
    /// The byte offsets in the text at which its parts begin. The first is 0, and
    /// there is always one: an empty message is billed too.
    pub cuts: Vec<usize>,
}

impl Segments {
    /// How many parts are billed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cuts.len()
    }
}

/// Counts a text and cuts it, never inside an escape pair or a surrogate pair.
///
/// ```
/// use baragumu::text::segment::segments;
/// assert_eq!(segments(&"a".repeat(160)).count(), 1);
/// assert_eq!(segments(&"a".repeat(161)).cuts, [0, 153]);
/// ```
#[must_use]
pub fn segments(text: &str) -> Segments {
    if let Some(units) = gsm7::septets(text) {
        let cost = |character| gsm7::cost(character).map_or(1, usize::from);
        let cuts = cuts(text, units <= GSM7_SINGLE, GSM7_PART, cost);
        return Segments { encoding: Encoding::Gsm7, units, cuts };
    }
    let units = ucs2_units(text);
    let cuts = cuts(text, units <= UCS2_SINGLE, UCS2_PART, char::len_utf16);
    Segments { encoding: Encoding::Ucs2, units, cuts }
}

/// How many UTF-16 code units a text takes.
#[must_use]
pub fn ucs2_units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn cuts(text: &str, single: bool, part: usize, cost: impl Fn(char) -> usize) -> Vec<usize> {
    let mut cuts = vec![0];
    if single {
        return cuts;
    }
    let mut used = 0;
    for (offset, character) in text.char_indices() {
        let units = cost(character);
        if used + units > part {
            cuts.push(offset);
            used = 0;
        }
        used += units;
    }
    cuts
}

#[cfg(test)]
mod tests;
