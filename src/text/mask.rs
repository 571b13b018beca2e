//! What citizens should not have written: PINs and card numbers, hidden on screens.
//!
//! A message is stored as it came, because an answer may turn on it; whoever shows it
//! to an officer, on a console or by the API, shows [`masked`].

/// Digits in a row from which on they look like a card: 10 and more, with the spaces
/// and dashes people put between.
const CARD_DIGITS: usize = 10;
/// The shortest secret.
const PIN_DIGITS: usize = 4;
/// How far behind its word a secret may stand, in characters.
const NEAR: usize = 24;
/// Words that announce a secret, in small letters.
const WORDS: [&str; 9] = [
    "pin",
    "password",
    "passcode",
    "nywila",
    "neno la siri",
    "namba ya siri",
    "otp",
    "siri",
    "cvv",
];

/// The text with every digit of what looks like a PIN or a card replaced by `*`.
///
/// Digits that begin with `+255`, `255` or `0` and have the length of a number of a
/// phone stay: a report without a number to call back helps nobody.
///
/// ```
/// use baragumu::text::mask::masked;
/// assert_eq!(masked("PIN yangu ni 4321, nisaidie"), "PIN yangu ni ****, nisaidie");
/// assert_eq!(masked("Kadi 4000 1234 5678 9010"), "Kadi **** **** **** ****");
/// assert_eq!(masked("Piga 0754000001 saa 1030"), "Piga 0754000001 saa 1030");
/// ```
#[must_use]
pub fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let small: Vec<char> =
        characters.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let mut shown = characters.clone();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = run(&characters, at);
        let digits: String = characters[at..end].iter().filter(|c| c.is_ascii_digit()).collect();
        let card = digits.len() >= CARD_DIGITS && !is_phone(&digits);
        let pin = digits.len() >= PIN_DIGITS && announced(&small, at);
        if card || pin {
            for character in &mut shown[at..end] {
                if character.is_ascii_digit() {
                    *character = '*';
                }
            }
        }
        at = end;
    }
    shown.into_iter().collect()
}

/// Where digits that belong together end: single spaces and dashes join them.
fn run(characters: &[char], start: usize) -> usize {
    let mut end = start;
    while let Some(character) = characters.get(end) {
        let joins = matches!(character, ' ' | '-')
            && characters.get(end + 1).is_some_and(char::is_ascii_digit);
        if !character.is_ascii_digit() && !joins {
            break;
        }
        end += 1;
    }
    end
}

/// A number of a phone as Tanzanians write it.
fn is_phone(digits: &str) -> bool {
    (digits.len() == 10 && (digits.starts_with("06") || digits.starts_with("07")))
        || (digits.len() == 12 && (digits.starts_with("2556") || digits.starts_with("2557")))
}

/// Whether a word of secrets stands shortly before.
fn announced(small: &[char], at: usize) -> bool {
    let before: String = small[at.saturating_sub(NEAR)..at].iter().collect();
    WORDS.iter().any(|word| {
        before.match_indices(word).any(|(found, _)| {
            // A word of its own: `shopping` holds a PIN too.
            let begins = !before[..found].ends_with(char::is_alphabetic);
            let ends = !before[found + word.len()..].starts_with(char::is_alphabetic);
            begins && ends
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn secrets_are_hidden_and_the_rest_is_not() {
        for (text, shown) in [
            ("pin 1234", "pin ****"),
            ("Namba ya siri: 99-88", "Namba ya siri: **-**"),
            ("OTP yako ni 123456 usimpe mtu", "OTP yako ni ****** usimpe mtu"),
            ("4000123456789010", "****************"),
            ("4000-1234-5678-9010 asante", "****-****-****-**** asante"),
            ("NIDA 19900101123450000112", "NIDA ********************"),
            ("0754000001", "0754000001"),
            ("+255 754 000 001", "+255 754 000 001"),
            ("MB-1024 saa 10 tarehe 23/11/2026", "MB-1024 saa 10 tarehe 23/11/2026"),
            ("shopping 1234", "shopping 1234"),
            ("Bei ni Sh 150000", "Bei ni Sh 150000"),
            ("", ""),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    proptest! {
        #[test]
        fn only_digits_change_and_only_to_stars(text in any::<String>()) {
            let shown = masked(&text);
            prop_assert_eq!(text.chars().count(), shown.chars().count());
            for (was, is) in text.chars().zip(shown.chars()) {
                prop_assert!(was == is || (was.is_ascii_digit() && is == '*'));
            }
        }

        #[test]
        fn a_card_never_shows(before in "[a-z ]{0,20}", card in "[1-5][0-9]{12,18}") {
            let shown = masked(&format!("{before}{card}"));
            prop_assert!(!shown.contains(&card), "{}", shown);
        }
    }
}
