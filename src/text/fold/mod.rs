//! Names as people type them: one spelling for many.
//!
//! Citizens write ward and village names by ear: L for R, Z for DH, an H more or
//! less. [`normal`] takes away what a keyboard adds, [`fold`] what an ear does, and
//! [`nearest`] finds the name that was meant, or the few to ask back about. Names
//! are the caller's data; a name with several spellings is given several times.

use super::gsm7;

/// The most characters of a typed name that are read. No name is half as long, and
/// the bound keeps a hostile text from costing time.
const LONGEST: usize = 60;

/// The most names one is asked back about.
const CHOICES: usize = 3;

/// The text in capitals without accents and punctuation: letters and digits, words
/// divided by one space. Apostrophes join (`ng'ombe` is `NGOMBE`), every other
/// sign divides.
///
/// ```
/// use baragumu::text::fold::normal;
/// assert_eq!(normal("  imalilo-Songwé. 2 "), "IMALILO SONGWE 2");
/// ```
#[must_use]
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut divided = false;
    for character in text.chars() {
        if gsm7::is_apostrophe(character) || gsm7::is_invisible(character) {
            continue;
        }
        let base = gsm7::base_letters(character);
        if base.is_none() && !character.is_alphanumeric() {
            divided = true;
            continue;
        }
        if divided && !normal.is_empty() {
            normal.push(' ');
        }
        divided = false;
        match base {
            Some(letters) => {
                normal.extend(
                    letters.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase),
                );
            }
            None => normal.extend(character.to_uppercase()),
        }
    }
    normal
}

/// The text as it sounds: equal for spellings that are said alike. Not for display.
///
/// After [`normal`], with the words run together: R is L, DH is Z, TH and SH are S,
/// NG is N, Y is I, an H at the beginning of a word is silent, and a doubled letter
/// is one.
#[must_use]
pub fn fold(text: &str) -> String {
    sound(&normal(text))
}

/// The sound of a normal text.
fn sound(normal: &str) -> String {
    let mut sound = String::with_capacity(normal.len());
    let mut say = |letter: char| {
        // Digits are said one by one.
        if letter.is_ascii_digit() || !sound.ends_with(letter) {
            sound.push(letter);
        }
    };
    for word in normal.split(' ') {
        let mut letters = word.strip_prefix('H').unwrap_or(word).chars().peekable();
        while let Some(letter) = letters.next() {
            let mut followed_by = |next| letters.next_if_eq(&next).is_some();
            say(match letter {
                'R' => 'L',
                'Y' => 'I',
                'D' if followed_by('H') => 'Z',
                'T' | 'S' if followed_by('H') => 'S',
                'N' if followed_by('G') => 'N',
                other => other,
            });
        }
    }
    sound
}

/// How many slips of the finger lie between two texts: letters put in, left out,
/// changed, or two neighbours swapped, no place touched twice (optimal string
/// alignment, the restricted Damerau-Levenshtein distance).
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    // Three rows of the table: the one being filled and the two above it.
    let mut current: Vec<usize> = (0..=b.len()).collect();
    let mut above = vec![0; b.len() + 1];
    let mut two_above = above.clone();
    let mut previous = None;
    for (row, letter) in a.chars().enumerate() {
        (two_above, above, current) = (above, current, two_above);
        current[0] = row + 1;
        for column in 0..b.len() {
            let changed = above[column] + usize::from(letter != b[column]);
            let mut least = changed.min(above[column + 1] + 1).min(current[column] + 1);
            if column > 0 && previous == Some(b[column]) && letter == b[column - 1] {
                least = least.min(two_above[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        previous = Some(letter);
    }
    current[b.len()]
}

/// A name by its letters and by its sound.
struct Spelling {
    letters: String,
    sound: String,
}

impl Spelling {
    fn new(name: &str) -> Self {
        let normal = normal(name);
        Self { letters: normal.replace(' ', ""), sound: sound(&normal) }
    }

    /// By letters or by sound, whichever is nearer: folding mends an error of the
    /// ear, but makes two slips of one where a letter goes missing between equals
    /// (`IGUUSI`) or before an H (`HAHI`).
    fn slips_to(&self, other: &Self) -> usize {
        distance(&self.letters, &other.letters).min(distance(&self.sound, &other.sound))
    }
}

/// What a typed name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// It sounds like exactly one.
    One(T),
    /// One to three it may mean, the nearest first: ask back. Names that sound
    /// alike are here too.
    Some(Vec<T>),
    /// Nothing is near.
    None,
}

/// Finds the name that was typed. Sound decides; where no name sounds the same,
/// near ones are offered: names the typed text begins (from four letters), then
/// names that are one slip away (from four letters) or two (from seven).
pub fn nearest<'a, T: Copy + Eq>(
    typed: &str,
    names: impl Iterator<Item = (T, &'a str)>,
) -> Found<T> {
    let typed = Spelling::new(&typed.chars().take(LONGEST).collect::<String>());
    if typed.sound.is_empty() {
        return Found::None;
    }
    let slips = match typed.letters.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    // Each meant thing once, with the best rank of its names: 0 for the same
    // sound, 1 for a beginning, one more for each slip.
    let mut candidates: Vec<(usize, T)> = Vec::new();
    for (meant, name) in names {
        let name = Spelling::new(name);
        let rank = if name.sound == typed.sound {
            0
        } else if slips > 0 && name.sound.starts_with(&typed.sound) {
            1
        } else {
            match typed.slips_to(&name) {
                slipped if slipped <= slips => slipped + 1,
                _ => continue,
            }
        };
        match candidates.iter_mut().find(|(_, known)| *known == meant) {
            Some((best, _)) => *best = rank.min(*best),
            None => candidates.push((rank, meant)),
        }
    }
    if candidates.iter().any(|(rank, _)| *rank == 0) {
        candidates.retain(|(rank, _)| *rank == 0);
        if let [(_, meant)] = candidates[..] {
            return Found::One(meant);
        }
    }
    // Stable: among equals the caller's order stands.
    candidates.sort_by_key(|(rank, _)| *rank);
    candidates.truncate(CHOICES);
    if candidates.is_empty() {
        return Found::None;
    }
    Found::Some(candidates.into_iter().map(|(_, meant)| meant).collect())
}

/// The `most` names nearest to a text, the nearest first, however far they are: to
/// ask back where nothing was understood. Names that begin with it come first.
pub fn closest<'a, T: Copy + Eq>(
    typed: &str,
    names: impl Iterator<Item = (T, &'a str)>,
    most: usize,
) -> Vec<T> {
    let typed = Spelling::new(&typed.chars().take(LONGEST).collect::<String>());
    let mut ranked: Vec<(usize, T)> = Vec::new();
    for (meant, name) in names {
        let name = Spelling::new(name);
        let begins = !typed.sound.is_empty() && name.sound.starts_with(&typed.sound);
        let rank = if begins { 1 } else { typed.slips_to(&name) };
        match ranked.iter_mut().find(|(_, known)| *known == meant) {
            Some((best, _)) => *best = rank.min(*best),
            None => ranked.push((rank, meant)),
        }
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(most).map(|(_, meant)| meant).collect()
}

#[cfg(test)]
mod tests;
