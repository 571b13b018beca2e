//! Looks a part of a workbook through, byte by byte, before anything is kept of it.
//!
//! It follows the reader's own rules of where a tag begins and ends, so that nothing is
//! long for the reader that is short here; what no program writes into a workbook
//! (comments, entities, other encodings) it refuses.

use crate::tables::{Bounds, Unreadable};

/// The largest part that is neither a sheet nor its texts: what a workbook says of itself.
const MOST_OTHER: u64 = 512 * 1024;
/// The longest tag of such a part. A reader keeps a copy of a path for each sheet.
const LONGEST_OTHER: usize = 2 * 1024;
/// How many times its bound a cell's text may take with all the formats inside it.
const FORMATTED: u64 = 4;
/// Elements whose whole content a reader gathers before it goes on.
const GATHERED: [&[u8]; 5] = [b"t", b"v", b"f", b"is", b"si"];
/// The most letters and digits of a place on a sheet: `XFD1048576` is the last of all.
const MOST_LETTERS: usize = 3;
const MOST_DIGITS: usize = 7;
/// How many of them may be open at once.
const MOST_OPEN: usize = 8;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sheet.
    Sheet,
    /// The texts that sheets share.
    Strings,
    /// What is where.
    Other,
}

impl Kind {
    /// What a part of this name (in small letters) is, if a reader must see it.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is_left_out = ["styles.xml", "theme1.xml"].iter().any(|end| name.ends_with(end))
            || ["drawing", "docprops/", "/comments", "/tables/", "/charts/", "/theme/"]
                .iter()
                .any(|part| name.contains(part));
        if is_left_out {
            return None;
        }
        match name.rsplit_once('.')?.1 {
            "xml" if name.ends_with("sharedstrings.xml") => Some(Self::Strings),
            "xml" if name.contains("worksheets") => Some(Self::Sheet),
            "xml" | "rels" => Some(Self::Other),
            _ => None,
        }
    }
}

/// Where in the text of a part one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Between tags.
    Text,
    /// Behind `<`.
    Begin,
    /// In a tag.
    Tag,
    /// In a value of a tag, up to this quote.
    Quoted(u8),
    /// In a tag that ends an element: quotes mean nothing there.
    End,
    /// In the declaration at the very beginning.
    Declaration,
}

/// An element that is open, and whose content is gathered.
#[derive(Debug)]
struct Open {
    name: Vec<u8>,
    depth: u32,
    since: u64,
}

/// One part of a workbook as it is unpacked.
#[derive(Debug)]
pub(super) struct Guard {
    bounds: Bounds,
    most: u64,
    longest: usize,
    at: At,
    seen: u64,
    /// Bytes since the last tag began or ended.
    run: usize,
    tag: Vec<u8>,
    tags: u64,
    open: Vec<Open>,
    rows: u64,
    cells: u64,
    strings: u64,
}

impl Guard {
    /// A guard of a part, of which at most `left` bytes may come.
    pub(super) fn new(kind: Kind, bounds: &Bounds, left: u64) -> Self {
        let (most, longest) = match kind {
            Kind::Sheet => (bounds.unpacked, bounds.cell),
            Kind::Strings => (bounds.strings_bytes, bounds.cell),
            Kind::Other => (MOST_OTHER, LONGEST_OTHER.min(bounds.cell)),
        };
        Self {
            bounds: *bounds,
            most: most.min(left),
            longest,
            at: At::Text,
            seen: 0,
            run: 0,
            tag: Vec::new(),
            tags: 0,
            open: Vec::new(),
            rows: 0,
            cells: 0,
            strings: 0,
        }
    }

    /// How many bytes came.
    pub(super) const fn seen(&self) -> u64 {
        self.seen
    }

    /// Looks at what came next.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        if self.seen + bytes.len() as u64 > self.most {
            return Err(Unreadable::Unpacked);
        }
        for &byte in bytes {
            self.seen += 1;
            // No control character is allowed in XML, and none is in a text of UTF-8:
            // so nothing is read that is written in an encoding with another `<`.
            if byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') {
                return Err(Unreadable::Workbook);
            }
            self.run += 1;
            if self.run > self.longest {
                return Err(Unreadable::Cell);
            }
            self.step(byte)?;
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) -> Result<(), Unreadable> {
        match (self.at, byte) {
            (At::Text, b'<') => {
                (self.at, self.run) = (At::Begin, 0);
                self.tag.clear();
            }
            (At::Text, _) => {}
            (At::Begin, b'/') => self.at = At::End,
            (At::Begin, b'?') if self.tags == 0 => self.at = At::Declaration,
            (At::Begin | At::Tag, b'>') => {
                let tag = std::mem::take(&mut self.tag);
                self.begins(&tag)?;
                self.ended(tag)?;
            }
            (At::End, b'>') => {
                let tag = std::mem::take(&mut self.tag);
                self.ends(tag.trim_ascii_end());
                self.ended(tag)?;
            }
            (At::Declaration, b'>') if self.tag.len() > 1 && self.tag.ends_with(b"?") => {
                let tag = std::mem::take(&mut self.tag);
                self.ended(tag)?;
            }
            (At::Begin, b'!' | b'?') | (At::Declaration, b'<' | b'>') => {
                return Err(Unreadable::Workbook);
            }
            (At::Begin | At::Tag, quote @ (b'"' | b'\'')) => {
                self.at = At::Quoted(quote);
                self.tag.push(byte);
            }
            (At::Quoted(quote), _) => {
                if byte == quote {
                    self.at = At::Tag;
                }
                self.tag.push(byte);
            }
            (At::Begin | At::Tag, _) => {
                self.at = At::Tag;
                self.tag.push(byte);
            }
            (At::End | At::Declaration, _) => self.tag.push(byte),
        }
        Ok(())
    }

    /// A tag ended, of whatever kind; its buffer is used again.
    fn ended(&mut self, buffer: Vec<u8>) -> Result<(), Unreadable> {
        (self.at, self.run, self.tag) = (At::Text, 0, buffer);
        self.tags += 1;
        let most = FORMATTED * self.bounds.cell as u64;
        if self.open.iter().any(|open| self.seen - open.since > most) {
            return Err(Unreadable::Cell);
        }
        Ok(())
    }

    /// An element begins, or stands alone.
    fn begins(&mut self, tag: &[u8]) -> Result<(), Unreadable> {
        let (tag, is_alone) = match tag.strip_suffix(b"/") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let name = tag.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        let local = local(name);
        match local {
            b"row" => self.rows += 1,
            b"c" => self.cells += 1,
            b"si" => self.strings += 1,
            // A reader makes room for as many as are claimed.
            b"sst" if claims_more(tag, self.bounds.strings) => return Err(Unreadable::Unpacked),
            _ => {}
        }
        if matches!(local, b"row" | b"c" | b"dimension") && !places_are_fit(tag) {
            return Err(Unreadable::Workbook);
        }
        if self.rows > self.bounds.rows || self.cells > self.bounds.cells {
            return Err(Unreadable::Rows);
        }
        if self.strings > self.bounds.strings {
            return Err(Unreadable::Unpacked);
        }
        if is_alone || !GATHERED.contains(&local) {
            return Ok(());
        }
        if let Some(open) = self.open.iter_mut().find(|open| open.name == name) {
            open.depth += 1;
        } else if self.open.len() < MOST_OPEN {
            self.open.push(Open { name: name.to_owned(), depth: 1, since: self.seen });
        } else {
            return Err(Unreadable::Workbook);
        }
        Ok(())
    }

    fn ends(&mut self, name: &[u8]) {
        if let Some(at) = self.open.iter().position(|open| open.name == name) {
            self.open[at].depth -= 1;
            if self.open[at].depth == 0 {
                self.open.swap_remove(at);
            }
        }
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |at| &name[at + 1..])
}

/// Whether a tag says of itself that there are more than `most` texts.
fn claims_more(tag: &[u8], most: u64) -> bool {
    const CLAIM: &[u8] = b"uniqueCount";
    values(tag, CLAIM).any(|value| {
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit());
        let claimed = digits.fold(0_u64, |sum, digit| {
            sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
        });
        claimed > most
    })
}

/// Whether a tag names places only that are on some sheet, a range from its upper left to
/// its lower right: a reader counts on, and down from, what it is told.
fn places_are_fit(tag: &[u8]) -> bool {
    values(tag, b"r").chain(values(tag, b"ref")).all(|value| {
        let mut at_least = (0, 0);
        value.split(|byte| *byte == b':').all(|place| {
            let found = place_of(place);
            let is_fit =
                found.is_some_and(|(row, column)| row >= at_least.0 && column >= at_least.1);
            at_least = found.unwrap_or(at_least);
            is_fit
        })
    })
}

/// Row and column of a place (`XFD1048576`), of which either may be left out.
fn place_of(place: &[u8]) -> Option<(u32, u32)> {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = place.split_at(letters);
    if letters.len() > MOST_LETTERS || digits.len() > MOST_DIGITS {
        return None;
    }
    let column = letters
        .iter()
        .fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = digits.iter().try_fold(0, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
    })?;
    Some((row, column))
}

/// What a tag may give for `name`: every value that stands behind these letters, also where
/// they end another name or stand in another value. None is missed that a reader finds.
fn values<'a>(tag: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let at_name = tag.windows(name.len()).enumerate().filter(move |(_, letters)| *letters == name);
    at_name.filter_map(move |(at, _)| {
        let rest = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let (quote, value) = rest.split_first()?;
        let end = value.iter().position(|byte| byte == quote)?;
        matches!(quote, b'"' | b'\'').then(|| &value[..end])
    })
}
