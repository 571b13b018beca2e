use proptest::prelude::*;

use super::*;

/// The wards of Mbarali in the order of their numbers, each with its villages
/// (postcode list gazetted on 22 April 2016; two wards have hamlets only).
const WARDS: [(&str, &[&str]); 20] = [
    ("Chimala", &["Chimala", "Igumbilo", "Isitu", "Lyambogo", "Mengele", "Muwale"]),
    ("Igava", &["Iwalanje", "Igava", "Igunda Muungano", "Ikanutwa", "Vikaye"]),
    (
        "Igurusi",
        &[
            "Chamoto",
            "Igurusi",
            "Ilolo",
            "Lusese",
            "Maendeleo",
            "Majenje",
            "Runwa",
            "Rwanyo",
            "Uhambule",
        ],
    ),
    ("Ihahi", &["Kibaoni", "Ihahi", "Mwaluma"]),
    ("Imalilo Songwe", &["Ibumila", "Imalilo Songwe", "Mwanavala", "Urunda", "Warumba"]),
    ("Ipwani", &["Iberege", "Ipwani", "Limseni", "Luwango", "Matemela"]),
    ("Itamboleo", &["Matebete", "Itamboleo", "Kapunga", "Mbalino"]),
    ("Kongolo", &["Azimio Mapula", "Azimio Mswiswi", "Kongolo Mkola", "Kongolo Mswiswi", "Mambi"]),
    ("Lugelele", &[]),
    ("Luhanga", &["Luhanga", "Madundasi", "Msanga", "Yala"]),
    (
        "Madibira",
        &["Iheha", "Ikoga", "Mahango Madibira", "Chalisuka", "Mkunywa", "Nyakadete", "Nyamakuyu"],
    ),
    ("Mahongole", &["Ilaji", "Ilongo", "Kapyo", "Mahongole", "Nsonyanga", "Igalako"]),
    (
        "Mapogoro",
        &[
            "Itamba", "Mabadaga", "Nyangulu", "Mbuyuni", "Msesule", "Mtamba", "Ukwama", "Ukwavila",
            "Uturo",
        ],
    ),
    ("Mawindi", &["Itipingi", "Kangaga", "Manienga", "Mkandami", "Isunura"]),
    ("Miyombweni", &["Magigiwe", "Mapogoro", "Mlungu", "Myombweni", "Nyakazombe"]),
    ("Mwatenga", &["Kilambo", "Mwatenga", "Mhwela", "Mapogoro"]),
    ("Ruiwa", &["Ijumbi", "Malamba", "Motomoto", "Ruiwa", "Udindilwa", "Wimba Mahango"]),
    ("Rujewa", &[]),
    (
        "Ubaruku",
        &["Ibohora", "Majengo", "Mbarali", "Mkombwe", "Mpakani", "Mwakaganga", "Ubaruku", "Utyego"],
    ),
    (
        "Utengule Usangu",
        &["Mpolo", "Muungano", "Mahango Mswiswi", "Magulula", "Simike", "Utengule Usangu"],
    ),
];

fn wards() -> impl Iterator<Item = (usize, &'static str)> {
    WARDS.iter().enumerate().map(|(index, (name, _))| (index + 1, *name))
}

fn ward(name: &str) -> usize {
    wards().find(|(_, ward)| *ward == name).expect("the ward is in the list").0
}

/// The pairs of names that fold alike.
fn collisions<'a>(names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut pairs = Vec::new();
    for (index, first) in names.iter().enumerate() {
        for second in &names[index + 1..] {
            if fold(first) == fold(second) {
                pairs.push((*first, *second));
            }
        }
    }
    pairs
}

#[test]
fn no_two_wards_sound_alike() {
    let names: Vec<&str> = wards().map(|(_, name)| name).collect();
    assert_eq!(names.len(), 20);
    assert_eq!(collisions(&names), []);
}

#[test]
fn no_two_villages_of_a_ward_sound_alike() {
    assert_eq!(WARDS.iter().map(|(_, villages)| villages.len()).sum::<usize>(), 102);
    for (ward, villages) in WARDS {
        assert_eq!(collisions(villages), [], "{ward}");
    }
}

#[test]
fn every_name_means_itself_however_it_is_written() {
    for (number, name) in wards() {
        for typed in [name.to_owned(), name.to_lowercase(), format!(" {} ", name.to_uppercase())] {
            assert_eq!(nearest(&typed, wards()), Found::One(number), "{typed}");
        }
    }
    for (ward, villages) in WARDS {
        for (index, village) in villages.iter().enumerate() {
            let names = villages.iter().copied().enumerate();
            assert_eq!(nearest(village, names), Found::One(index), "{village} in {ward}");
        }
    }
}

#[test]
fn spellings_by_ear_fold_to_the_name() {
    for (typed, name) in [
        ("Imalilosongwe", "Imalilo Songwe"),
        ("IMALILO-SONGWE", "Imalilo Songwe"),
        ("imariro songwe", "Imalilo Songwe"),
        ("Utengule-Usangu", "Utengule Usangu"),
        ("Mapogolo", "Mapogoro"),
        ("Miombweni", "Miyombweni"),
        ("Myombweni", "Miyombweni"),
        ("Iyala", "Yala"),
        ("Igomelo", "Igomero"),
        ("Igulusi", "Igurusi"),
        ("Rujewwa", "Rujewa"),
        ("madibila", "Madibira"),
        ("ubaluku", "Ubaruku"),
        ("Lwanyo", "Rwanyo"),
        ("Manyenga", "Manienga"),
        ("ng’ombe", "Nombe"),
        ("dharura", "zarula"),
        ("thamani", "samani"),
        ("shule", "sule"),
        ("abari", "Habari"),
    ] {
        assert_eq!(fold(typed), fold(name), "{typed} and {name}");
    }
}

#[test]
fn names_that_only_look_alike_stay_apart() {
    for (one, other) in [("Igawa", "Igava"), ("Ruiwa", "Rujewa"), ("Ihahi", "Igava"), ("11", "1")] {
        assert_ne!(fold(one), fold(other), "{one} and {other}");
    }
}

#[test]
fn slips_are_asked_back_with_the_nearest_first() {
    for (typed, meant) in [
        ("Itambaleo", vec!["Itamboleo"]),
        ("Itambolea", vec!["Itamboleo"]),
        ("Mwantenga", vec!["Mwatenga"]),
        ("Luglele", vec!["Lugelele"]),
        ("Chmiala", vec!["Chimala"]),
        ("Igawa", vec!["Igava"]),
        ("Luhnga", vec!["Luhanga"]),
        ("Utengule", vec!["Utengule Usangu"]),
        ("mapo", vec!["Mapogoro"]),
        ("imal", vec!["Imalilo Songwe"]),
    ] {
        let meant = meant.into_iter().map(ward).collect();
        assert_eq!(nearest(typed, wards()), Found::Some(meant), "{typed}");
    }
}

#[test]
fn a_ward_is_offered_whichever_letter_is_left_out() {
    for (number, name) in wards() {
        for place in 0..name.len() {
            let typed = format!("{}{}", &name[..place], &name[place + 1..]);
            match nearest(&typed, wards()) {
                Found::One(one) => assert_eq!(one, number, "{typed}"),
                Found::Some(offered) => assert!(offered.contains(&number), "{typed}"),
                Found::None => panic!("{typed} is not found"),
            }
        }
    }
}

#[test]
fn what_is_near_nothing_is_not_found() {
    for typed in ["", "   ", "!?", "🌾", "Dodoma", "ma", "iga", "Mbeya mjini", "12", "h h h h"] {
        assert_eq!(nearest(typed, wards()), Found::None, "{typed:?}");
    }
}

#[test]
fn a_name_of_two_places_is_asked_back_and_a_name_of_two_spellings_is_not() {
    let names = [(1, "Mapogoro"), (2, "Mapogolo"), (3, "Kilambo"), (3, "Kalambo")];
    assert_eq!(nearest("mapogoro", names.into_iter()), Found::Some(vec![1, 2]));
    assert_eq!(nearest("kalambo", names.into_iter()), Found::One(3));
    assert_eq!(nearest("kelambo", names.into_iter()), Found::Some(vec![3]));
}

#[test]
fn no_more_than_three_are_offered_and_in_the_order_of_the_caller() {
    let names = ["Bora", "Bori", "Boru", "Bore"].into_iter().enumerate();
    assert_eq!(nearest("boro", names), Found::Some(vec![0, 1, 2]));
}

#[test]
fn three_letters_must_be_right() {
    let names = ["Boma", "Bom", "Bum"].into_iter().enumerate();
    assert_eq!(nearest("bon", names.clone()), Found::None);
    assert_eq!(nearest("bom", names), Found::One(1));
}

#[test]
fn the_distance_counts_slips() {
    for (a, b, slips) in [
        ("", "", 0),
        ("", "ABC", 3),
        ("KATA", "KATA", 0),
        ("KATA", "DATA", 1),
        ("KATA", "KAT", 1),
        ("KATA", "AKTA", 1),
        ("CA", "ABC", 3),
        ("SUBSCRIBE", "UNSUBSCRIBE", 2),
        ("MADA", "MSADA", 1),
        ("RUIWA", "RUJEWA", 2),
        ("IGAVA", "IHAHI", 3),
    ] {
        assert_eq!(distance(a, b), slips, "{a} and {b}");
    }
}

#[test]
fn a_long_text_is_read_only_so_far() {
    let long = "chimala ".repeat(100_000);
    assert_eq!(nearest(&long, wards()), Found::None);
}

proptest! {
    #[test]
    fn what_is_normal_stays_and_what_is_folded_holds_no_letter_said_like_another(text in "[A-Za-z' ]{0,40}") {
        prop_assert_eq!(normal(&normal(&text)), normal(&text));
        prop_assert!(fold(&text).chars().all(|c| c.is_ascii_uppercase() && !"RY".contains(c)));
    }

    #[test]
    fn any_text_normalises_to_words_of_letters_and_digits(text in any::<String>()) {
        let normal = normal(&text);
        prop_assert!(!normal.starts_with(' ') && !normal.ends_with(' ') && !normal.contains("  "));
        prop_assert!(!normal.chars().any(|c| c.is_ascii_lowercase() || c.is_ascii_punctuation()));
        prop_assert!(!fold(&text).contains(' '));
    }

    #[test]
    fn the_distance_is_symmetric_and_bounded(a in "[A-D]{0,8}", b in "[A-D]{0,8}") {
        let slips = distance(&a, &b);
        prop_assert_eq!(slips, distance(&b, &a));
        prop_assert_eq!(slips == 0, a == b);
        prop_assert!(slips >= a.len().abs_diff(b.len()) && slips <= a.len().max(b.len()));
    }
}
