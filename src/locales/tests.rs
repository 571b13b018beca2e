use proptest::prelude::*;

use super::*;

fn language(tag: &str) -> Language {
    Language::parse(tag).expect("the tag is a language")
}

fn file(tag: &str, text: &str) -> LocaleFile {
    LocaleFile {
        language: language(tag),
        file: format!("locales/{tag}/ussd.ftl"),
        text: text.to_owned(),
    }
}

/// One language with these texts.
fn swahili(text: &str) -> Locales {
    Locales::load(&[file("sw", text)]).unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn said(locales: &Locales, key: &str, arguments: &[(&str, &str)]) -> String {
    locales.text(&language("sw"), key, None, arguments).into_owned()
}

/// The findings as a reader sees them.
fn findings(files: &[LocaleFile]) -> Vec<String> {
    match Locales::load(files) {
        Ok(_) => vec![],
        Err(findings) => findings.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn texts_of_all_languages_are_found_by_key_and_attribute() {
    let locales = Locales::load(&[
        file("sw", "karibu = Karibu { $ward }\n    .fupi = Karibu\nhome = Mwanzo\n"),
        file("en", "home = Home\nkaribu =\n    Welcome to { $ward }\n    .fupi = Welcome\n"),
    ])
    .unwrap();
    let (sw, en) = (language("sw"), language("en"));
    assert_eq!(locales.languages().collect::<Vec<_>>(), [&en, &sw]);
    assert_eq!(locales.text(&sw, "karibu", None, &[("ward", "Igava")]), "Karibu Igava");
    assert_eq!(locales.text(&en, "karibu", None, &[("ward", "Igava")]), "Welcome to Igava");
    assert_eq!(locales.text(&en, "karibu", Some("fupi"), &[]), "Welcome");
    assert!(locales.has("karibu", None) && locales.has("karibu", Some("fupi")));
    assert!(!locales.has("karibu", Some("ndefu")) && !locales.has("kwaheri", None));
    assert_eq!(locales.placeholders("karibu", None).iter().collect::<Vec<_>>(), ["ward"]);
    assert!(locales.placeholders("karibu", Some("fupi")).is_empty());
    assert!(locales.placeholders("kwaheri", None).is_empty());
    assert_eq!(locales.place(&sw, "karibu", None), Some(("locales/sw/ussd.ftl", 1)));
    assert_eq!(locales.place(&en, "karibu", Some("fupi")), Some(("locales/en/ussd.ftl", 4)));
    assert_eq!(locales.place(&en, "kwaheri", None), None);
}

#[test]
fn several_files_of_a_language_are_one_and_share_their_terms() {
    let mut sms = file("sw", "jina = Hii ni { -halmashauri }, { home }, { home.fupi }\n");
    sms.file = "locales/sw/sms.ftl".to_owned();
    let ussd = file("sw", "-halmashauri = Mbarali\nhome = Mwanzo { $ward }\n    .fupi = M\n");
    let locales = Locales::load(&[sms, ussd]).unwrap();
    assert_eq!(said(&locales, "jina", &[("ward", "Igava")]), "Hii ni Mbarali, Mwanzo Igava, M");
    assert_eq!(locales.placeholders("jina", None).iter().collect::<Vec<_>>(), ["ward"]);
}

#[test]
fn numbers_choose_variants_and_codes_keep_their_zeros() {
    let locales = swahili(
        "kata = { $n ->\n    [0] hakuna\n    [one] kata { $n }\n   *[other] kata { $n } zote\n }\n\
         simu = Piga { $n }\n\
         bei = { NUMBER($n, minimumFractionDigits: 2) }\n",
    );
    for (count, text) in
        [("0", "hakuna"), ("1", "kata 1"), ("20", "kata 20 zote"), ("nyingi", "kata nyingi zote")]
    {
        assert_eq!(said(&locales, "kata", &[("n", count)]), text);
    }
    for code in [
        "0800110801",
        "00",
        "0",
        "",
        "+255754000001",
        "1e3",
        "NaN",
        "inf",
        "-5",
        "1.50",
        "255754000001",
        "999999999999999",
        "12345678901234567890",
        "150,000",
    ] {
        assert_eq!(said(&locales, "simu", &[("n", code)]), format!("Piga {code}"));
    }
    assert_eq!(said(&locales, "bei", &[("n", "5")]), "5.00");
    assert_eq!(said(&locales, "bei", &[("n", "tano")]), "tano");
}

#[test]
fn no_mark_is_put_round_what_is_filled_in() {
    let locales = swahili("a = Kata ya { $ward }!\n");
    assert_eq!(said(&locales, "a", &[("ward", "Igava")]), "Kata ya Igava!");
}

#[test]
fn lines_are_divided_by_line_feeds_only() {
    let locales = swahili("a =\r\n    moja\r\n    mbili { \"\" }\r\nb = { $x }\r\n");
    assert_eq!(said(&locales, "a", &[]), "moja\nmbili ");
    assert_eq!(locales.place(&language("sw"), "b", None), Some(("locales/sw/ussd.ftl", 4)));
}

#[test]
fn what_was_never_checked_is_said_as_nothing() {
    let locales = swahili("a = Kata ya { $ward }\nb =\n    .c = C\n");
    assert_eq!(said(&locales, "a", &[]), "");
    assert_eq!(said(&locales, "a", &[("kata", "Igava")]), "");
    assert_eq!(said(&locales, "b", &[]), "");
    assert_eq!(said(&locales, "z", &[]), "");
    assert_eq!(locales.text(&language("en"), "a", None, &[("ward", "Igava")]), "");
    assert_eq!(said(&locales, "a", &[("ward", "Igava"), ("more", "x")]), "Kata ya Igava");
}

#[test]
fn syntax_errors_are_found_with_their_lines() {
    let found = findings(&[file("sw", "a = A\n\nb = { $x\nc = C\n")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("locales/sw/ussd.ftl:"), "{found:?}");
    assert!(found[0].contains("error: not Fluent: "), "{found:?}");
}

#[test]
fn what_one_language_lacks_is_found() {
    assert_eq!(
        findings(&[
            file("sw", "a = A\nb = B { $x }\n    .c = C\nd =\n    .e = E\n"),
            file("en", "b = B { $y } { $z }\na = A\n    .f = F\nd = D\n    .e = { $x }\n"),
        ]),
        [
            "locales/en/ussd.ftl:3: error: `a.f` is missing in `sw`",
            "locales/sw/ussd.ftl:2: error: `b` has { $x } here and { $y }, { $z } in `en`",
            "locales/sw/ussd.ftl:3: error: `b.c` is missing in `en`",
            "locales/en/ussd.ftl:4: error: `d` is missing in `sw`",
            "locales/sw/ussd.ftl:5: error: `d.e` has no placeholder here and { $x } in `en`",
        ]
    );
}

#[test]
fn keys_used_twice_are_found() {
    let mut other = file("sw", "x = X\na = B\n");
    other.file = "locales/sw/sms.ftl".to_owned();
    assert_eq!(
        findings(&[file("sw", "a = A\n-t = T\nt = T\nb =\n    .c = C\n    .c = D\n"), other]),
        [
            "locales/sw/ussd.ftl:3: error: `t` stands already in locales/sw/ussd.ftl, line 2",
            "locales/sw/sms.ftl:2: error: `a` stands already in locales/sw/ussd.ftl, line 1",
            "locales/sw/ussd.ftl:6: error: `b.c` stands here twice",
        ]
    );
}

#[test]
fn references_are_followed_in_every_variant() {
    for (text, trouble) in [
        ("a = { b }", "`a`: there is no `b`"),
        ("a = { a.b }", "`a`: there is no `a.b`"),
        ("a = { -b }", "`a`: there is no `-b`"),
        ("a = { $x ->\n    [one] { b }\n   *[other] B\n }", "`a`: there is no `b`"),
        ("a = { -t.g ->\n    [one] B\n   *[other] B\n }", "`a`: there is no `-t.g`"),
        ("a = { a }", "`a`: refers to itself"),
        ("a = { $x ->\n    [one] { a }\n   *[other] B\n }", "`a`: refers to itself"),
        ("a = { DATE($x) }", "`a`: DATE() is not known: only NUMBER() of a placeholder is"),
        ("a = { NUMBER() }", "`a`: NUMBER() is not known: only NUMBER() of a placeholder is"),
        (
            "-t = T { $x }\na = { -t(x: \"1\") }",
            "`a`: the term `-t` has a placeholder: write a message",
        ),
        (
            "m = M { $x }\n-t = { m }\na = { -t }",
            "`a`: the term `-t` has a placeholder: write a message",
        ),
    ] {
        let found = findings(&[file("sw", text)]);
        assert!(found.iter().any(|finding| finding.ends_with(trouble)), "{text}: {found:?}");
    }
}

#[test]
fn a_text_that_grows_without_end_is_found_quickly() {
    let level = |level: usize| format!("a{level} = {{ a{0} }}{{ a{0} }}{{ a{0} }}\n", level - 1);
    let text = "a0 = A\n".to_owned() + &(1..60).map(level).collect::<Vec<_>>().concat();
    let found = findings(&[file("sw", &text)]);
    assert!(found.iter().any(|finding| finding.ends_with("more than 100 placeables")), "{found:?}");
}

#[test]
fn a_service_without_language_is_found() {
    assert_eq!(findings(&[]), ["locales: error: there is no language: add a folder"]);
    assert_eq!(
        findings(&[file("abcd", "a = A")]).len(),
        1,
        "no tag of a language has four letters"
    );
}

#[test]
fn texts_may_be_asked_from_any_thread() {
    const fn shared<T: Send + Sync>() {}
    const { shared::<Locales>() };
}

/// A text that is Fluent, though it may refer to nothing or to itself.
fn text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "maji ",
        "\n    ",
        "{ $x } ",
        "{ $y } ",
        "{ b } ",
        "{ b.c } ",
        "{ -t } ",
        "{ \"\\u0041\" } ",
        "{ NUMBER($x) } ",
        "{ $y ->\n    [one] { $z } moja\n   *[other] { b.c }\n } ",
        "{ NUMBER($x) ->\n   *[1] moja\n } ",
        "{ -t.g ->\n    [one] { $z }\n   *[other] { -t }\n } ",
    ]);
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn what_is_filled_in_stands_in_the_text_as_it_was(value in any::<String>()) {
        let locales = swahili("a = ({ $x })\nb = { $x ->\n    [one] moja\n   *[other] nyingi\n }\n");
        prop_assert_eq!(said(&locales, "a", &[("x", &value)]), format!("({value})"));
        let expected = if value == "1" { "moja" } else { "nyingi" };
        prop_assert_eq!(said(&locales, "b", &[("x", &value)]), expected);
    }

    #[test]
    fn whatever_is_not_refused_can_be_said(a in text(), b in text(), c in text()) {
        let text = format!("-t = maji\n    .g = one\na = {a}\nb = {b}\n    .c = {c}\n");
        if let Ok(locales) = Locales::load(&[file("sw", &text)]) {
            let tongue = &locales.tongues[&language("sw")];
            for (key, attributes) in &tongue.texts {
                for (attribute, text) in attributes {
                    for value in ["x", "1", ""] {
                        let arguments: Vec<(&str, &str)> =
                            text.placeholders.iter().map(|name| (&**name, value)).collect();
                        prop_assert!(tongue.formatted(key, attribute, &arguments).is_ok());
                    }
                }
            }
        }
    }
}
