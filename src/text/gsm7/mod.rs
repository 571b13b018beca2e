//! The GSM 03.38 default alphabet and its extension: what fits, what it costs,
//! and what to write instead.
//!
//! Source: 3GPP TS 23.038, sections 6.2.1 and 6.2.1.1. The national language
//! shift tables are deliberately absent: there is none for Swahili, and few
//! handsets in Tanzania would show one.

/// The code that announces a character of the extension.
const ESCAPE: u8 = 0x1b;

/// The default alphabet by code. Code [`ESCAPE`] is no character.
#[rustfmt::skip]
const ALPHABET: [char; 128] = [
    '@', '£', '$', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', '\n', 'Ø', 'ø', '\r', 'Å', 'å',
    'Δ', '_', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', '\u{1b}', 'Æ', 'æ', 'ß', 'É',
    ' ', '!', '"', '#', '¤', '%', '&', '\'', '(', ')', '*', '+', ',', '-', '.', '/',
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':', ';', '<', '=', '>', '?',
    '¡', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O',
    'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'Ä', 'Ö', 'Ñ', 'Ü', '§',
    '¿', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'ä', 'ö', 'ñ', 'ü', 'à',
];

/// The extension: a character and the code that stands for it after [`ESCAPE`].
const EXTENSION: [(char, u8); 10] = [
    ('\u{c}', 0x0a),
    ('^', 0x14),
    ('{', 0x28),
    ('}', 0x29),
    ('\\', 0x2f),
    ('[', 0x3c),
    ('~', 0x3d),
    (']', 0x3e),
    ('|', 0x40),
    ('€', 0x65),
];

/// How a character is written.
#[derive(Clone, Copy)]
enum Code {
    Alphabet(u8),
    Extension(u8),
}

/// Both tables turned round, for every character up to the end of Greek: all but
/// the euro sign.
static CODES: [Option<Code>; 0x400] = codes();

const fn codes() -> [Option<Code>; 0x400] {
    let mut codes = [None; 0x400];
    let mut code = 0;
    while code < 128 {
        if code != ESCAPE {
            codes[ALPHABET[code as usize] as usize] = Some(Code::Alphabet(code));
        }
        code += 1;
    }
    let mut row = 0;
    while row < EXTENSION.len() {
        let (character, code) = EXTENSION[row];
        if (character as usize) < codes.len() {
            codes[character as usize] = Some(Code::Extension(code));
        }
        row += 1;
    }
    codes
}

fn code(character: char) -> Option<Code> {
    match CODES.get(character as usize) {
        Some(code) => *code,
        None => EXTENSION
            .iter()
            .find(|(extended, _)| *extended == character)
            .map(|(_, code)| Code::Extension(*code)),
    }
}

/// How many septets a character takes: 1, 2 for one of the extension, or `None`
/// if it is outside the alphabet.
#[must_use]
pub fn cost(character: char) -> Option<u8> {
    code(character).map(|code| match code {
        Code::Alphabet(_) => 1,
        Code::Extension(_) => 2,
    })
}

/// How many septets a text takes, or `None` if a character is outside the alphabet.
///
/// ```
/// use baragumu::text::gsm7::septets;
/// assert_eq!(septets("Maji ya ng'ombe [5]"), Some(21));
/// assert_eq!(septets("ng\u{2019}ombe"), None);
/// ```
#[must_use]
pub fn septets(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |sum, character| Some(sum + usize::from(cost(character)?)))
}

/// The text as unpacked septets, one in each byte, or `None` if a character is
/// outside the alphabet.
#[must_use]
pub fn encode(text: &str) -> Option<Vec<u8>> {
    let mut septets = Vec::with_capacity(text.len());
    for character in text.chars() {
        match code(character)? {
            Code::Alphabet(code) => septets.push(code),
            Code::Extension(code) => septets.extend([ESCAPE, code]),
        }
    }
    Some(septets)
}

/// The text of unpacked septets, as TS 23.038 section 6.2.1.1 asks of a receiver:
/// after an escape an unknown code shows the character of the default alphabet,
/// and an escape that is followed by another or by nothing shows a space. A byte
/// that is no septet shows U+FFFD.
#[must_use]
pub fn decode(septets: &[u8]) -> String {
    let shown = |code: u8| ALPHABET.get(usize::from(code)).copied().unwrap_or('\u{fffd}');
    let mut text = String::with_capacity(septets.len());
    let mut rest = septets.iter().copied();
    while let Some(septet) = rest.next() {
        text.push(if septet == ESCAPE {
            match rest.next() {
                None | Some(ESCAPE) => ' ',
                Some(code) => EXTENSION
                    .iter()
                    .find(|(_, extended)| *extended == code)
                    .map_or_else(|| shown(code), |(character, _)| *character),
            }
        } else {
            shown(septet)
        });
    }
    text
}

/// A text brought into the alphabet, and what was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substituted {
    /// The text; [`septets`] of it is never `None`.
    pub text: String,
    /// Every replacement, in order; empty if the text was left as it was.
    pub changes: Vec<Change>,
}

/// One character that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its place in the text as given, counted in characters from 0.
    pub at: usize,
    /// The character that stood there.
    pub from: char,
    /// What stands there now; empty if it was dropped.
    pub to: String,
}

/// Writes a text in the alphabet, each character outside it replaced by the
/// nearest spelling, or by `?` if there is none.
///
/// Two characters are replaced although a phone could be sent them: the tab,
/// which the alphabet lacks, by a space, and the carriage return, which it has,
/// by a line feed (or by nothing before one), because phones disagree about it.
#[must_use]
pub fn substitute(text: &str) -> Substituted {
    let mut substituted = Substituted { text: String::with_capacity(text.len()), changes: vec![] };
    let mut characters = text.chars().enumerate().peekable();
    while let Some((at, from)) = characters.next() {
        let to = match from {
            '\r' if characters.peek().is_some_and(|(_, next)| *next == '\n') => "",
            '\r' => "\n",
            _ if code(from).is_some() => {
                substituted.text.push(from);
                continue;
            }
            _ => nearest(from),
        };
        // Full-width letters are ASCII moved by a constant: no table lists them.
        let to = match full_width(from) {
            Some(ascii) => String::from(ascii),
            None => String::from(to),
        };
        substituted.text.push_str(&to);
        substituted.changes.push(Change { at, from, to });
    }
    substituted
}

/// The ASCII character a full-width form (U+FF01 to U+FF5E) stands for, where the
/// alphabet has it.
fn full_width(character: char) -> Option<char> {
    let offset = u32::from(character).checked_sub(0xff01).filter(|offset| *offset < 0x5e)?;
    char::from_u32(offset + 0x21).filter(|ascii| code(*ascii).is_some())
}

/// What to write for a character outside the alphabet.
fn nearest(character: char) -> &'static str {
    if let Some(letters) = base_letters(character) {
        return letters;
    }
    match character {
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => " ",
        '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        character if is_apostrophe(character) => "'",
        '“' | '”' | '„' | '‟' | '″' | '‶' | '«' | '»' | '〝' | '〞' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '¬' | '﹘' | '﹣' => "-",
        '…' => "...",
        '•' | '·' | '‣' | '∙' | '●' | '▪' => "*",
        '×' => "x",
        '÷' | '⁄' | '∕' => "/",
        '¦' => "|",
        '±' => "+-",
        '°' => " deg ",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        '¼' => "1/4",
        '½' => "1/2",
        '¾' => "3/4",
        '≤' => "<=",
        '≥' => ">=",
        '→' => "->",
        '¢' => "c",
        'µ' => "u",
        '©' => "(c)",
        '®' => "(R)",
        '™' => "TM",
        '№' => "No",
        character if is_invisible(character) => "",
        _ => "?",
    }
}

/// Whether a character is typed for the apostrophe of `ng'ombe`, the one of the
/// alphabet included.
#[must_use]
pub fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '′'
            | '‵'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ˈ'
            | '‹'
            | '›'
    )
}

/// Whether a character leaves no mark of its own: combining accents, joiners,
/// direction marks, soft hyphen, variation selectors, byte order mark.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// Accented Latin letters and ligatures, and the plain letters they are read as.
/// Latin-1 and Latin Extended-A are whole; of the later blocks only Romanian.
const BASE_LETTERS: [(&str, &str); 57] = [
    ("àáâãäåāăąª", "a"),
    ("ÀÁÂÃÄÅĀĂĄ", "A"),
    ("æ", "ae"),
    ("Æ", "AE"),
    ("çćĉċč", "c"),
    ("ÇĆĈĊČ", "C"),
    ("ďđð", "d"),
    ("ĎĐÐ", "D"),
    ("èéêëēĕėęě", "e"),
    ("ÈÉÊËĒĔĖĘĚ", "E"),
    ("ĝğġģ", "g"),
    ("ĜĞĠĢ", "G"),
    ("ĥħ", "h"),
    ("ĤĦ", "H"),
    ("ìíîïĩīĭįı", "i"),
    ("ÌÍÎÏĨĪĬĮİ", "I"),
    ("ĳ", "ij"),
    ("Ĳ", "IJ"),
    ("ĵ", "j"),
    ("Ĵ", "J"),
    ("ķĸ", "k"),
    ("Ķ", "K"),
    ("ĺļľŀł", "l"),
    ("ĹĻĽĿŁ", "L"),
    ("ñńņňŋ", "n"),
    ("ÑŃŅŇŊ", "N"),
    ("ŉ", "'n"),
    ("òóôõöøōŏőº", "o"),
    ("ÒÓÔÕÖØŌŎŐ", "O"),
    ("œ", "oe"),
    ("Œ", "OE"),
    ("ŕŗř", "r"),
    ("ŔŖŘ", "R"),
    ("śŝşšſș", "s"),
    ("ŚŜŞŠȘ", "S"),
    ("ß", "ss"),
    ("ẞ", "SS"),
    ("ţťŧț", "t"),
    ("ŢŤŦȚ", "T"),
    ("þ", "th"),
    ("Þ", "Th"),
    ("ùúûüũūŭůűų", "u"),
    ("ÙÚÛÜŨŪŬŮŰŲ", "U"),
    ("ŵ", "w"),
    ("Ŵ", "W"),
    ("ýÿŷ", "y"),
    ("ÝŸŶ", "Y"),
    ("źżž", "z"),
    ("ŹŻŽ", "Z"),
    ("ﬀ", "ff"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
    ("ﬃ", "ffi"),
    ("ﬄ", "ffl"),
    ("ﬅ", "st"),
    ("ﬆ", "st"),
    ("ƒ", "f"),
];

/// The plain letters an accented Latin letter or a ligature is read as, whether
/// or not the alphabet has it; `None` for every other character.
#[must_use]
pub fn base_letters(character: char) -> Option<&'static str> {
    if character.is_ascii() {
        return None;
    }
    BASE_LETTERS.iter().find(|(group, _)| group.contains(character)).map(|(_, letters)| *letters)
}

#[cfg(test)]
mod tests;
