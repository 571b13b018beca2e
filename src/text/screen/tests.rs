use proptest::prelude::*;

use super::*;
use crate::domain::limit::DEFAULT_SEPTETS;

const fn septets(most: usize) -> Limit {
    Limit { measure: Measure::Septets, most }
}

const fn bytes(most: usize, line_break: usize) -> Limit {
    Limit { measure: Measure::EncodedBytes { line_break }, most }
}

const NO_FOOTERS: Footers<'_> = Footers { last: "", middle: "", room: 0 };
const MORE: Footers<'_> = Footers { last: "0 Rudi", middle: "98 Zaidi\n0 Rudi", room: 0 };

#[test]
fn septets_are_counted_until_a_character_leaves_the_alphabet() {
    let limit = Limit::default();
    assert_eq!(limit.most, DEFAULT_SEPTETS);
    for (text, expected, fit) in [
        (String::new(), 0, true),
        ("a".repeat(160), 160, true),
        ("a".repeat(161), 161, false),
        ("€".repeat(80), 160, true),
        ("€".repeat(81), 162, false),
        ("ng’ombe".to_owned(), 7, true),
        ("á".repeat(80), 80, true),
        ("á".repeat(81), 81, false),
        ("🌾".repeat(40), 80, true),
        ("🌾".repeat(41), 82, false),
        ("a".repeat(79) + "á", 80, true),
        ("a".repeat(80) + "á", 81, false),
    ] {
        assert_eq!(units(&text, limit), expected, "{text}");
        assert_eq!(fits(&text, limit), fit, "{text}");
    }
    assert!(fits(&"a".repeat(182), septets(182)));
    assert!(!fits(&"á".repeat(61), septets(60)), "a small screen is small in UCS-2 too");
}

#[test]
fn encoded_bytes_count_markup_and_line_breaks_as_they_are_written() {
    let limit = bytes(20, 4);
    assert_eq!(units("a&b", limit), 7);
    assert_eq!(units("<>", limit), 8);
    assert_eq!(units("a\nb", limit), 6);
    assert_eq!(units("á’🌾", limit), 2 + 3 + 4);
    assert_eq!(units("'\"", limit), 2);
    assert!(fits("&&&&", limit));
    assert!(!fits("&&&&a", limit));
    assert_eq!(units("a\nb", bytes(20, 1)), 3);
}

#[test]
fn a_menu_that_fits_is_one_page_above_the_last_footer() {
    let pieces = [Piece::Line("Mbarali"), Piece::Line("1 Habari"), Piece::Line("2 Miradi")];
    assert_eq!(pages(&pieces, MORE, Limit::default()), ["Mbarali\n1 Habari\n2 Miradi\n0 Rudi"]);
    assert_eq!(pages(&pieces, NO_FOOTERS, Limit::default()), ["Mbarali\n1 Habari\n2 Miradi"]);
}

#[test]
fn no_pieces_are_one_page() {
    assert_eq!(pages(&[], NO_FOOTERS, Limit::default()), [""]);
    assert_eq!(pages(&[], MORE, Limit::default()), ["0 Rudi"]);
    let blank = [Piece::Prose(" \n "), Piece::Line("")];
    assert_eq!(pages(&blank, MORE, Limit::default()), ["0 Rudi"]);
}

#[test]
fn options_stay_whole_and_prose_breaks_at_words() {
    let options = [Piece::Line("1 Maji"), Piece::Line("2 Afya ya mama"), Piece::Line("3 Elimu")];
    assert_eq!(
        pages(&options, MORE, septets(31)),
        ["1 Maji\n98 Zaidi\n0 Rudi", "2 Afya ya mama\n3 Elimu\n0 Rudi"]
    );
    let prose = [Piece::Line("MAJI:"), Piece::Prose("Maji yamerudi kijiji cha Kapunga leo")];
    assert_eq!(
        pages(&prose, MORE, septets(31)),
        [
            "MAJI:\nMaji\n98 Zaidi\n0 Rudi",
            "yamerudi kijiji\n98 Zaidi\n0 Rudi",
            "cha Kapunga leo\n0 Rudi"
        ]
    );
}

#[test]
fn the_more_line_is_not_shown_where_the_rest_fits_without_it() {
    let pieces = [Piece::Line("aaaaaaaaaa"), Piece::Line("bbbbbbbbbb")];
    assert_eq!(pages(&pieces, MORE, septets(28)), ["aaaaaaaaaa\nbbbbbbbbbb\n0 Rudi"]);
    assert_eq!(
        pages(&pieces, MORE, septets(27)),
        ["aaaaaaaaaa\n98 Zaidi\n0 Rudi", "bbbbbbbbbb\n0 Rudi"]
    );
}

#[test]
fn the_last_word_goes_over_where_only_the_last_footer_is_too_long() {
    let footers = Footers { last: "0 Rudi 00 Mwanzo", middle: "98", room: 0 };
    let pieces = [Piece::Prose("maji yapo leo")];
    assert_eq!(pages(&pieces, footers, septets(22)), ["maji yapo\n98", "leo\n0 Rudi 00 Mwanzo"]);
}

#[test]
fn a_word_too_long_for_a_page_is_broken_between_characters() {
    let pieces = [Piece::Line("tovuti {}{}{}{}{}")];
    assert_eq!(pages(&pieces, NO_FOOTERS, septets(9)), ["tovuti", "{}{}", "{}{}", "{}"]);
    let emoji = "🌾".repeat(100);
    assert_eq!(
        pages(&[Piece::Prose(&emoji)], NO_FOOTERS, Limit::default()),
        ["🌾".repeat(40), "🌾".repeat(40), "🌾".repeat(20)]
    );
}

#[test]
fn footers_too_long_for_the_screen_are_dropped() {
    assert_eq!(pages(&[Piece::Prose("abc def")], MORE, septets(6)), ["abc", "def"]);
    let seven = pages(&[Piece::Prose("abc def")], MORE, septets(7));
    assert_eq!(seven, ["abc def"], "a footer that fits only an empty page is dropped");
    let roomy = Footers { room: 500, ..NO_FOOTERS };
    assert_eq!(pages(&[Piece::Prose("abc def")], roomy, septets(5)), ["abc", "def"]);
}

#[test]
fn a_limit_of_nothing_shows_one_character_a_page() {
    assert_eq!(pages(&[Piece::Prose("a €")], MORE, septets(0)), ["a", "€"]);
    assert_eq!(pages(&[Piece::Line("€€")], NO_FOOTERS, septets(1)), ["€", "€"]);
}

/// Texts of everything that counts differently.
fn texts(most: usize) -> impl Strategy<Value = String> {
    let ordinary = "abcdefghijkmnoprstuvwz0123456789  ".chars().collect::<Vec<_>>();
    let odd = "€{&<>á’🌾\n  abc".chars().collect::<Vec<_>>();
    let of = move |characters, most| {
        prop::collection::vec(prop::sample::select::<char>(characters), 0..most)
            .prop_map(String::from_iter)
    };
    prop_oneof![4 => of(ordinary, most), 1 => of(odd, most)]
}

#[derive(Debug, Clone)]
enum Owned {
    Line(String),
    Prose(String),
}

impl Owned {
    fn piece(&self) -> Piece<'_> {
        match self {
            Self::Line(text) => Piece::Line(text),
            Self::Prose(text) => Piece::Prose(text),
        }
    }

    fn text(&self) -> &str {
        let (Self::Line(text) | Self::Prose(text)) = self;
        text
    }
}

fn some_pieces() -> impl Strategy<Value = Vec<Owned>> {
    let piece = prop_oneof![texts(60).prop_map(Owned::Line), texts(300).prop_map(Owned::Prose)];
    prop::collection::vec(piece, 0..12)
}

fn some_limit(least: usize) -> impl Strategy<Value = Limit> {
    prop_oneof![
        (least..200_usize).prop_map(septets),
        (least..200_usize, 1..7_usize).prop_map(|(most, line_break)| bytes(most, line_break)),
    ]
}

/// The visible characters, in order.
fn ink<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().flat_map(str::chars).filter(|c| !BREAKS.contains(c)).collect()
}

fn borrowed(pieces: &[Owned]) -> Vec<Piece<'_>> {
    pieces.iter().map(Owned::piece).collect()
}

/// The text of a page above its footer.
fn body<'a>(page: &'a str, footer: &str) -> Option<&'a str> {
    if footer.is_empty() {
        return Some(page);
    }
    page.strip_suffix(footer).map(|body| body.strip_suffix('\n').unwrap_or(body))
}

proptest! {
    #[test]
    fn every_page_fits_with_its_footer_and_nothing_is_lost(
        pieces in some_pieces(),
        limit in some_limit(50),
        room in 0..10_usize,
        (last, middle) in prop::sample::select(vec![
            ("", ""),
            ("0 Rudi", "98 Zaidi\n0 Rudi"),
            ("0 Rudi", ""),
            ("", "98 Zaidi"),
            ("0 Rudi\n00 Mwanzo", "98"),
        ]),
    ) {
        let footers = Footers { last, middle, room };
        let pages = pages(&borrowed(&pieces), footers, limit);
        let (final_page, others) = pages.split_last().expect("there is at least one page");
        let mut bodies = Vec::new();
        for (page, footer) in others.iter().map(|page| (page, middle)).chain([(final_page, last)]) {
            prop_assert!(fits(page, Limit { most: limit.most - room, ..limit }), "{page:?}");
            let body = body(page, footer);
            prop_assert!(body.is_some(), "{page:?} lacks its footer");
            bodies.extend(body);
        }
        let all: Vec<&str> = pieces.iter().map(Owned::text).collect();
        prop_assert_eq!(ink(bodies.iter().copied()), ink(all));
        if pages.len() > 1 {
            prop_assert!(bodies.iter().all(|body| !ink([*body]).is_empty()), "a page is empty");
        }
    }

    #[test]
    fn words_and_lines_that_fit_stay_whole(
        pieces in some_pieces(),
        limit in some_limit(40),
    ) {
        let pages = pages(&borrowed(&pieces), MORE, limit);
        let alone = |text: &str| {
            [MORE.middle, MORE.last].iter().all(|footer| fits(&format!("{text}\n{footer}"), limit))
        };
        let words: Vec<&str> = pages
            .iter()
            .enumerate()
            .flat_map(|(index, page)| {
                let footer = if index + 1 == pages.len() { MORE.last } else { MORE.middle };
                body(page, footer).unwrap().split(BREAKS).filter(|word| !word.is_empty())
            })
            .collect();
        for piece in &pieces {
            for word in piece.text().split(BREAKS).filter(|word| !word.is_empty() && alone(word)) {
                prop_assert!(words.contains(&word), "{word:?} is broken");
            }
            if let Owned::Line(line) = piece
                && alone(line)
            {
                let holding = |page: &String| format!("\n{page}\n").contains(&format!("\n{line}\n"));
                prop_assert!(piece.piece().is_blank() || pages.iter().any(holding), "{line:?}");
            }
        }
    }

    #[test]
    fn a_page_takes_as_many_words_as_fit(
        text in texts(600),
        limit in some_limit(40),
    ) {
        let pages = pages(&[Piece::Prose(&text)], MORE, limit);
        let whole = format!("{}\n{}", text.trim_matches(BREAKS), MORE.last);
        prop_assert_eq!(pages.len() == 1, fits(whole.trim_start(), limit));
        let bodies: Vec<&str> = pages
            .iter()
            .enumerate()
            .map(|(index, page)| {
                let footer = if index + 1 == pages.len() { MORE.last } else { MORE.middle };
                body(page, footer).unwrap()
            })
            .collect();
        let mut offset = text.len() - text.trim_start_matches(BREAKS).len();
        for pair in bodies.windows(2) {
            prop_assert_eq!(&text[offset..][..pair[0].len()], pair[0]);
            offset += pair[0].len();
            let after = text[offset..].trim_start_matches(BREAKS);
            let gap = &text[offset..text.len() - after.len()];
            offset += gap.len();
            let mut next = after.split(BREAKS).next().unwrap().to_owned();
            if gap.is_empty() {
                // Broken inside a word: not one character more may fit.
                next.truncate(next.chars().next().unwrap().len_utf8());
            }
            let fuller = format!("{}{gap}{next}\n{}", pair[0], MORE.middle);
            prop_assert!(!fits(&fuller, limit), "{fuller:?} fits too");
        }
    }

    #[test]
    fn any_limit_gives_pages_that_hold_everything(
        pieces in some_pieces(),
        limit in some_limit(0),
        room in prop_oneof![0..200_usize, Just(usize::MAX)],
        last in texts(100),
        middle in texts(100),
    ) {
        let limit = Limit { most: limit.most / 4, ..limit };
        let footers = Footers { last: &last, middle: &middle, room };
        let pages = pages(&borrowed(&pieces), footers, limit);
        prop_assert!(!pages.is_empty());
        for page in &pages {
            prop_assert!(fits(page, limit) || page.chars().count() == 1, "{page:?}");
        }
        let shown = ink(pages.iter().map(String::as_str));
        let mut left = shown.chars();
        for character in ink(pieces.iter().map(Owned::text)).chars() {
            prop_assert!(left.any(|shown| shown == character), "{character:?} is lost");
        }
    }
}
