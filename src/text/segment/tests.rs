use proptest::prelude::*;

use super::*;

/// A text, whether it fits the alphabet, its units, and the characters of each part.
struct Case {
    name: &'static str,
    text: String,
    encoding: Encoding,
    units: usize,
    parts: &'static [usize],
}

fn case(
    name: &'static str,
    text: impl Into<String>,
    encoding: Encoding,
    units: usize,
    parts: &'static [usize],
) -> Case {
    Case { name, text: text.into(), encoding, units, parts }
}

/// The texts of the parts.
fn parts<'a>(text: &'a str, segments: &Segments) -> Vec<&'a str> {
    let ends = segments.cuts.iter().copied().skip(1).chain([text.len()]);
    segments.cuts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

#[test]
fn texts_at_the_borders_are_cut_where_phones_cut_them() {
    use Encoding::{Gsm7, Ucs2};
    let a = |count| "a".repeat(count);
    let cases = [
        case("empty", "", Gsm7, 0, &[0]),
        case("one full part", a(160), Gsm7, 160, &[160]),
        case("one too many", a(161), Gsm7, 161, &[153, 8]),
        case("two full parts", a(306), Gsm7, 306, &[153, 153]),
        case("two full parts and one", a(307), Gsm7, 307, &[153, 153, 1]),
        case("three full parts", a(459), Gsm7, 459, &[153, 153, 153]),
        case("an escape that ends a single part", a(158) + "€", Gsm7, 160, &[159]),
        case("an escape beyond a single part", a(159) + "€", Gsm7, 161, &[153, 7]),
        case("an escape across the border", a(152) + "€" + &a(10), Gsm7, 164, &[152, 11]),
        case("an escape that ends a part", a(151) + "€" + &a(10), Gsm7, 163, &[152, 10]),
        case("nothing but escapes", "€".repeat(81), Gsm7, 162, &[76, 5]),
        case("one full UCS-2 part", "ä".repeat(69) + "á", Ucs2, 70, &[70]),
        case("one UCS-2 unit too many", "á".repeat(71), Ucs2, 71, &[67, 4]),
        case("two full UCS-2 parts", "á".repeat(134), Ucs2, 134, &[67, 67]),
        case("an emoji that ends a single part", a(68) + "🌾", Ucs2, 70, &[69]),
        case("an emoji across the border", a(66) + "🌾" + &a(10), Ucs2, 78, &[66, 11]),
        case("an emoji that ends a part", a(65) + "🌾" + &a(10), Ucs2, 77, &[66, 10]),
        case("nothing but emoji", "🌾".repeat(36), Ucs2, 72, &[33, 3]),
        case("one curly quote in a full part", a(159) + "’", Ucs2, 160, &[67, 67, 26]),
    ];
    for Case { name, text, encoding, units, parts: expected } in cases {
        let segments = segments(&text);
        assert_eq!(segments.encoding, encoding, "{name}");
        assert_eq!(segments.units, units, "{name}");
        let characters: Vec<usize> =
            parts(&text, &segments).iter().map(|part| part.chars().count()).collect();
        assert_eq!(characters, expected, "{name}");
        assert_eq!(segments.count(), expected.len(), "{name}");
    }
}

/// Texts mixed of everything that could be cut wrongly, around the borders.
fn texts() -> impl Strategy<Value = String> {
    let alphabet: Vec<char> =
        ('\0'..='€').filter(|character| gsm7::cost(*character).is_some()).collect();
    let letters = prop::sample::select(vec!['a', 'b', ' ', '\n', '€', '{', 'á', '🌾', '水']);
    prop_oneof![
        prop::collection::vec(letters, 0..400).prop_map(String::from_iter),
        prop::collection::vec(prop::sample::select(alphabet), 0..400).prop_map(String::from_iter),
    ]
}

proptest! {
    #[test]
    fn joined_parts_give_the_text_and_none_is_over_budget(text in texts()) {
        let segments = segments(&text);
        let parts = parts(&text, &segments);
        prop_assert_eq!(parts.concat(), text.clone());
        let (single, most) = match segments.encoding {
            Encoding::Gsm7 => (GSM7_SINGLE, GSM7_PART),
            Encoding::Ucs2 => (UCS2_SINGLE, UCS2_PART),
        };
        let units = |part: &str| match segments.encoding {
            Encoding::Gsm7 => gsm7::encode(part).unwrap().len(),
            Encoding::Ucs2 => part.encode_utf16().count(),
        };
        prop_assert_eq!(segments.units, units(&text));
        prop_assert_eq!(parts.len() == 1, segments.units <= single);
        if parts.len() > 1 {
            for pair in parts.windows(2) {
                prop_assert!(units(pair[0]) <= most);
                let next: String = pair[1].chars().take(1).collect();
                prop_assert!(units(pair[0]) + units(&next) > most, "a part ends too early");
            }
            prop_assert!(units(parts[parts.len() - 1]) <= most);
        }
    }
}
