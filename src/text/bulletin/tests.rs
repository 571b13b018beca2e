use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    lint::{Fault, faults},
    *,
};

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_text_is_taken_apart_at_its_placeholders() {
    use Piece::{Placeholder, Words};
    assert_eq!(
        pieces("MAJI: <KIJIJI>, <SAA> hadi <SAA2>."),
        [
            Words("MAJI: "),
            Placeholder("KIJIJI"),
            Words(", "),
            Placeholder("SAA"),
            Words(" hadi "),
            Placeholder("SAA2"),
            Words("."),
        ]
    );
    for plain in ["5 < 6 > 4", "<kata>", "a < b", "<>", "<K", "", "<2A>"] {
        assert_eq!(names(plain), [""; 0], "{plain}");
        assert_eq!(fill(plain, |_| Some("!")), plain);
    }
    assert_eq!(names("< <KATA> <KATA> <NENO>"), ["KATA", "NENO"]);
}

#[test]
fn the_list_is_closed() {
    assert_eq!(width("KATA"), Some(15));
    assert_eq!(width("SAA2"), Some(13));
    for name in ["", "KATA1", "SAA22", "PIN", "kata", "2"] {
        assert_eq!(width(name), None, "{name}");
    }
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let proof =
        proof("<KATA> <SAA> <MTO> <NENO>", &values(&[("SAA", "saa 3"), ("MTO", " ")]), None, None);
    assert_eq!(proof.missing, ["KATA", "MTO"]);
    assert_eq!(proof.unknown, ["NENO"]);
    assert_eq!(proof.text, "<KATA> saa 3 <MTO> <NENO>");
    // 15 for the ward, 12 for the river.
    assert_eq!(proof.widest.units, 15 + 1 + 5 + 1 + 12 + 1 + 6);
}

#[test]
fn the_ward_of_each_outranks_what_is_said_to_those_without() {
    let given = values(&[("KATA", "kata yako")]);
    assert_eq!(proof("<KATA>", &given, Some("Mapogoro"), None).text, "Mapogoro");
    assert_eq!(proof("<KATA>", &given, None, None).text, "kata yako");
    assert_eq!(proof("<KATA>", &values(&[]), None, None).missing, ["KATA"]);
}

#[test]
fn the_very_character_that_forces_ucs2_is_named() {
    let text = "Soko la ng\u{2019}ombe Igawa \u{2014} kila Jumatano, ada ni \u{20ac}5 au T\u{5d0}";
    let proof = proof(text, &values(&[]), None, None);
    assert_eq!(proof.text, "Soko la ng'ombe Igawa - kila Jumatano, ada ni \u{20ac}5 au T?");
    let forcing = proof.forcing().unwrap();
    assert_eq!((forcing.at, forcing.from, forcing.to.as_str()), (10, '\u{2019}', "'"));
    assert_eq!(proof.unreplaced.as_ref().unwrap().encoding, Encoding::Ucs2);
    assert_eq!(proof.widest.encoding, Encoding::Gsm7);
    assert_eq!(proof.lost().map(|change| change.from).collect::<Vec<_>>(), ['\u{5d0}']);
}

#[test]
fn the_line_about_leaving_is_counted() {
    let text = "a".repeat(141);
    let line = Some("Kujitoa tuma ONDOA.");
    assert_eq!(proof(&text, &values(&[]), None, None).widest.count(), 1);
    let with = proof(&text, &values(&[]), None, line);
    // Twenty septets more, as content.md 5.3 counts them.
    assert_eq!((with.widest.units, with.widest.count()), (161, 2));
    assert!(with.text.ends_with("a Kujitoa tuma ONDOA."));
}

#[test]
fn of_a_hundred_texts_every_bad_one_is_found_and_no_good_one() {
    let allowed = ["go.tz".to_owned()];
    let (mut bad, mut good) = (0, 0);
    let mut wrong = Vec::new();
    for line in include_str!("corpus.txt").lines().filter(|line| !line.starts_with('#')) {
        let (expected, text) = line.split_once(' ').unwrap();
        let found = faults(text, &allowed);
        let kinds: Vec<&str> = found
            .iter()
            .map(|fault| match fault {
                Fault::Link { .. } => "bad-link",
                Fault::Secret { .. } => "bad-secret",
                Fault::Money { .. } => "bad-money",
            })
            .collect();
        if expected == "good" {
            good += 1;
            if !kinds.is_empty() {
                wrong.push(format!("{found:?}: {text}"));
            }
        } else {
            bad += 1;
            if !kinds.contains(&expected) {
                wrong.push(format!("{expected} missed, {found:?}: {text}"));
            }
        }
    }
    assert_eq!((bad, good), (50, 50));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_link_is_allowed_below_a_name_and_nowhere_beside_it() {
    let allowed = ["go.tz".to_owned(), "mbarali.example".to_owned()];
    for good in
        ["go.tz", "https://nest.go.tz/x?y=z.com", "(mbarali.example)", "a@b.go.tz", "NeST.Go.Tz."]
    {
        assert_eq!(faults(good, &allowed), [], "{good}");
    }
    for bad in ["evilgo.tz", "go.tz.evil.com", "https://go.tz@evil.com", "kijiji.Bado", "x://"] {
        assert_eq!(faults(bad, &allowed).len(), 1, "{bad}");
    }
}

proptest! {
    #[test]
    fn pieces_joined_give_the_text(text in "[A-Za<> 2]{0,24}") {
        let joined: String = pieces(&text).iter().map(|piece| match piece {
            Piece::Words(words) => (*words).to_owned(),
            Piece::Placeholder(name) => format!("<{name}>"),
        }).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn a_value_is_never_read_as_a_placeholder(value in "[<>KATASIR]{0,12}") {
        let filled = fill("a<MTO>b", |_| Some(value.as_str()));
        prop_assert_eq!(filled, format!("a{value}b"));
    }

    #[test]
    fn whatever_is_written_is_proofed_inside_the_alphabet(text in any::<String>(), value in any::<String>()) {
        let proof = proof(&text, &values(&[("MTO", &value)]), Some("Rujewa"), Some("Kujitoa tuma ONDOA."));
        prop_assert!(gsm7::septets(&proof.text).is_some());
        prop_assert_eq!(proof.widest.encoding, Encoding::Gsm7);
        let _ = faults(&proof.text, &["go.tz".to_owned()]);
    }

    #[test]
    fn no_text_costs_more_than_its_widest(
        text in "[a-z ]{0,40}(<KATA>|<MTO>|<SAHIHI>)?[a-z]{0,40}",
        value in "[a-zA-Z{}|]{1,15}",
    ) {
        let widest = proof(&text, &values(&[]), None, None).widest;
        for name in names(&text) {
            let fits = gsm7::septets(&value).unwrap() <= width(name).unwrap();
            let filled = proof(&text, &values(&[(name, &value)]), None, None);
            prop_assert!(!fits || filled.widest.count() <= widest.count());
        }
    }
}
