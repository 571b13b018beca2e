use proptest::prelude::*;

use super::*;

/// Packs septets into octets, least significant bit first (TS 23.038 section 6.1.2.1).
fn packed(septets: &[u8]) -> Vec<u8> {
    let mut octets = vec![0_u8; (septets.len() * 7).div_ceil(8)];
    for (index, septet) in septets.iter().enumerate() {
        for bit in (0..7).filter(|bit| septet >> bit & 1 == 1) {
            let place = index * 7 + bit;
            octets[place / 8] |= 1 << (place % 8);
        }
    }
    octets
}

#[test]
fn known_texts_pack_to_the_octets_operators_send() {
    for (text, octets) in [
        ("Habari", vec![0xc8, 0xb0, 0x38, 0x2c, 0x4f, 0x03]),
        ("12345678", vec![0x31, 0xd9, 0x8c, 0x56, 0xb3, 0xdd, 0x70]),
        ("*148*00#", vec![0xaa, 0x18, 0x0d, 0xa7, 0x82, 0xc1, 0x46]),
    ] {
        assert_eq!(packed(&encode(text).unwrap()), octets, "{text}");
    }
}

#[test]
fn the_alphabet_has_127_characters_and_the_extension_ten() {
    let all: Vec<char> = (0..=0x0010_ffff).filter_map(char::from_u32).collect();
    let of_cost = |septets| all.iter().filter(|c| cost(**c) == Some(septets)).count();
    assert_eq!(of_cost(1), 127);
    assert_eq!(of_cost(2), 10);
}

#[test]
fn a_character_outside_leaves_no_count() {
    for text in ["ng\u{2019}ombe", "`", "\u{1b}", "\t", "á", "ç", "🌾"] {
        assert_eq!(septets(text), None, "{text:?}");
        assert_eq!(encode(text), None, "{text:?}");
    }
    assert_eq!(septets(""), Some(0));
    assert_eq!(septets("ng'ombe"), Some(7));
    assert_eq!(septets("€{}[]~^\\|\u{c}"), Some(20));
}

#[test]
fn a_receiver_shows_something_for_every_septet() {
    assert_eq!(decode(&[0x1b, 0x65, 0x1b, 0x14]), "€^");
    assert_eq!(decode(&[0x1b, b'A', b'B']), "AB", "an unknown code shows the alphabet's character");
    assert_eq!(decode(&[0x1b, 0x1b, b'B']), " B", "escape escape shows a space");
    assert_eq!(decode(&[b'A', 0x1b]), "A ", "a lonely escape shows a space");
    assert_eq!(decode(&[b'A', 0x80, 0xff]), "A\u{fffd}\u{fffd}");
}

#[test]
fn what_word_processors_and_phones_type_comes_back_into_the_alphabet() {
    for (typed, sent) in [
        ("ng\u{2019}ombe", "ng'ombe"),
        ("ng\u{2018}ombe", "ng'ombe"),
        ("ng`ombe ng´ombe ngʼombe", "ng'ombe ng'ombe ng'ombe"),
        ("“Maji”", "\"Maji\""),
        ("saa 3 – saa 5 — leo", "saa 3 - saa 5 - leo"),
        ("subiri…", "subiri..."),
        ("Sh\u{a0}5,000\u{202f}tu", "Sh 5,000 tu"),
        ("kata\tkijiji", "kata kijiji"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("àáâã çÇ éê", "àaaa cÇ ée"),
        ("cafe\u{301}", "cafe"),
        ("Ｍａｊｉ１", "Maji1"),
        ("ni\u{200b}ni\u{feff}", "nini"),
        ("œuf Œ ĳ ﬁ", "oeuf OE ij fi"),
        ("🌾 水", "? ?"),
    ] {
        assert_eq!(substitute(typed).text, sent, "{typed:?}");
    }
}

#[test]
fn every_change_tells_where_and_what() {
    let substituted = substitute("é “a”…\r\n");
    let change = |at, from, to: &str| Change { at, from, to: to.to_owned() };
    assert_eq!(
        substituted.changes,
        [change(2, '“', "\""), change(4, '”', "\""), change(5, '…', "..."), change(6, '\r', "")]
    );
}

#[test]
fn every_character_of_the_basic_plane_can_be_substituted() {
    for character in '\0'..='\u{ffff}' {
        let substituted = substitute(character.encode_utf8(&mut [0; 4]));
        assert!(septets(&substituted.text).is_some(), "{character:?}");
        let kept = cost(character).is_some() && character != '\r';
        assert_eq!(substituted.changes.is_empty(), kept, "{character:?}");
    }
}

#[test]
fn no_accented_letter_is_listed_twice() {
    let mut listed: Vec<char> = BASE_LETTERS.iter().flat_map(|(group, _)| group.chars()).collect();
    let all = listed.len();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), all);
    for letter in ('\u{c0}'..='\u{17f}').filter(|letter| letter.is_alphabetic()) {
        assert!(base_letters(letter).is_some(), "{letter} has no base letter");
    }
}

/// A text of the alphabet and its extension.
fn of_the_alphabet() -> impl Strategy<Value = String> {
    let characters: Vec<char> = ALPHABET
        .into_iter()
        .filter(|character| *character != '\u{1b}')
        .chain(EXTENSION.map(|(character, _)| character))
        .collect();
    prop::collection::vec(prop::sample::select(characters), 0..400).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn what_is_encoded_decodes_to_itself(text in of_the_alphabet()) {
        let encoded = encode(&text).unwrap();
        prop_assert_eq!(Some(encoded.len()), septets(&text));
        prop_assert_eq!(decode(&encoded), text);
    }

    #[test]
    fn any_bytes_decode(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(decode(&bytes).chars().count() <= bytes.len());
    }

    #[test]
    fn a_substituted_text_fits_and_stays_as_it_is(text in any::<String>()) {
        let once = substitute(&text);
        prop_assert!(septets(&once.text).is_some());
        let twice = substitute(&once.text);
        prop_assert!(twice.changes.is_empty());
        prop_assert_eq!(twice.text, once.text);
    }

    #[test]
    fn the_changes_applied_to_the_typed_text_give_the_sent_one(text in any::<String>()) {
        let substituted = substitute(&text);
        let mut changes = substituted.changes.iter().peekable();
        let mut replayed = String::new();
        for (at, character) in text.chars().enumerate() {
            match changes.next_if(|change| change.at == at) {
                Some(change) => {
                    prop_assert_eq!(change.from, character);
                    replayed.push_str(&change.to);
                }
                None => replayed.push(character),
            }
        }
        prop_assert!(changes.next().is_none());
        prop_assert_eq!(replayed, substituted.text);
    }
}
