//! Two versions of a text, word by word.

/// The most words of either version that are compared one by one: what is longer is
/// shown as changed as a whole.
const MOST_WORDS: usize = 1_500;

/// Some words of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words, with the space behind them.
    pub text: String,
    /// Whether the other version lacks them.
    pub is_changed: bool,
}

/// Two versions of a text, each in pieces that the other has or has not. Together the
/// pieces of a version are that version.
#[must_use]
pub fn versions(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (old, new) = (words(before), words(after));
    if old.len() > MOST_WORDS || new.len() > MOST_WORDS {
        let whole = |text: &str| vec![Piece { text: text.to_owned(), is_changed: before != after }];
        return (whole(before), whole(after));
    }
    let lengths = common_lengths(&old, &new);
    let (mut was, mut is) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    let width = new.len() + 1;
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i].trim() == new[j].trim() {
            // Space alone is no change of a word.
            push(&mut was, old[i], false);
            push(&mut is, new[j], false);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len()
            && (j == new.len() || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
        {
            push(&mut was, old[i], true);
            i += 1;
        } else {
            push(&mut is, new[j], true);
            j += 1;
        }
    }
    (was, is)
}

/// The words of a text, each with the space behind it; space at the beginning is a word.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    let mut after_space = false;
    for (at, letter) in text.char_indices() {
        if after_space && !letter.is_whitespace() {
            words.push(&text[from..at]);
            from = at;
        }
        after_space = letter.is_whitespace();
    }
    if from < text.len() {
        words.push(&text[from..]);
    }
    words
}

/// How many words in their order the rests of both versions share, for every pair of
/// places.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<u16> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if old[i].trim() == new[j].trim() {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    lengths
}

fn push(pieces: &mut Vec<Piece>, word: &str, is_changed: bool) {
    match pieces.last_mut() {
        Some(last) if last.is_changed == is_changed => last.text.push_str(word),
        _ => pieces.push(Piece { text: word.to_owned(), is_changed }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(pieces: &[Piece]) -> String {
        let mark = |it: &Piece| {
            if it.is_changed { format!("[{}]", it.text) } else { it.text.clone() }
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn only_what_changed_is_marked() {
        let (was, is) =
            versions("Maji hayatakuwepo Chimala kesho.", "Maji hayatakuwepo Igurusi leo.");
        assert_eq!(marked(&was), "Maji hayatakuwepo [Chimala kesho.]");
        assert_eq!(marked(&is), "Maji hayatakuwepo [Igurusi leo.]");
        let (was, is) = versions("Fika saa 3 asubuhi", "Fika ofisini saa 4 asubuhi");
        assert_eq!(marked(&was), "Fika saa [3 ]asubuhi");
        assert_eq!(marked(&is), "Fika [ofisini ]saa [4 ]asubuhi");
        let (was, is) = versions("", "Maji");
        assert_eq!((marked(&was), marked(&is)), (String::new(), "[Maji]".to_owned()));
    }

    proptest! {
        #[test]
        fn the_pieces_of_a_version_are_that_version(
            one in "[ab \n]{0,30}",
            other in "[ab \n]{0,30}",
        ) {
            let (was, is) = versions(&one, &other);
            let whole = |pieces: &[Piece]| pieces.iter().map(|it| it.text.as_str()).collect::<String>();
            prop_assert_eq!(whole(&was), one.clone());
            prop_assert_eq!(whole(&is), other.clone());
            // What neither marks is the same words in both.
            let kept = |pieces: &[Piece]| {
                let kept = pieces.iter().filter(|it| !it.is_changed).map(|it| it.text.as_str());
                kept.collect::<String>().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            prop_assert_eq!(kept(&was), kept(&is));
        }

        #[test]
        fn a_version_is_the_same_as_itself(text in ".{0,60}") {
            let (was, is) = versions(&text, &text);
            prop_assert!(was.iter().chain(&is).all(|piece| !piece.is_changed));
        }
    }
}
