use proptest::prelude::*;

use super::*;
use crate::{
    domain::fact::{Mark, Passport},
    menu::facts::{Census, Village, Ward},
};

fn directory() -> Directory {
    let passport = Passport {
        mark: Mark::V1,
        source: String::new(),
        checked: None,
        review: None,
        confirmed: None,
    };
    let ward = |code, name: &str, aliases: &[&str]| Ward {
        code,
        name: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        postcode: String::new(),
        census: Census::default(),
        passport: passport.clone(),
    };
    let village = |id: &str, ward, name: &str| Village {
        id: id.to_owned(),
        ward,
        name: name.to_owned(),
        aliases: Vec::new(),
    };
    Directory {
        wards: vec![ward(3, "Igurusi", &["Igulusi"]), ward(10, "Imalilo Songwe", &[])],
        villages: vec![
            village("3-1", 3, "Majojolo"),
            village("3-2", 3, "Ilolo"),
            village("10-1", 10, "Ilolo"),
        ],
        topics: vec![1, 2, 3],
        ..Directory::default()
    }
}

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), &directory(), Purpose::Register).unwrap()
}

fn refused(file: &[u8]) -> &'static str {
    match read(file, &directory(), Purpose::Register) {
        Err(Refusal::Fields(faults)) => faults[0].key,
        other => panic!("{other:?}"),
    }
}

fn numbers(reading: &Reading) -> Vec<&str> {
    reading.members.iter().map(|member| member.msisdn.e164()).collect()
}

#[test]
fn ten_spellings_of_a_number_are_one_person() {
    let file = "Jina,Namba ya simu\n\
        a,0754000001\nb,+255754000001\nc,255754000001\nd,'0754 000 001\ne,=\"0754000001\"\n\
        f,=+255754000001\ng,754000001\nh,00255754000001\ni,255754000001.0\nj,0754-000-001\n";
    let reading = reading(file);
    assert_eq!(numbers(&reading), ["+255754000001"]);
    assert_eq!((reading.rows, reading.duplicates, reading.faulty), (10, 9, 0));
}

#[test]
fn language_and_ward_are_read_in_every_spelling() {
    let file = "\u{feff}phone;lugha;KATA\n\
        0754000001;Kiswahili;Igulusi\n0754000002;en;03\n0754000003;;imalilo-songwe\n0754000004;EN;\n";
    let reading = reading(file);
    let told: Vec<_> = reading
        .members
        .iter()
        .map(|it| (it.language.as_ref().map(ToString::to_string), it.ward_code))
        .collect();
    let tag = |tag: &str| Some(tag.to_owned());
    assert_eq!(
        told,
        [(tag("sw"), Some(3)), (tag("en"), Some(3)), (None, Some(10)), (tag("en"), None)]
    );
}

#[test]
fn every_bad_row_is_named_with_line_column_and_remedy() {
    let file = "msisdn,language,ward\n0754000001,sw,Igurusi\n\n\
        2.55754E+11,sw,Igurusi\n,sw,Igurusi\n0754,sw,Igurusi\n\
        0754000002,kiswahili sanifu,Igurusi\n\"0754000003\",sw,\"Mbeya\nMjini\"\n0222000001\n";
    let reading = reading(file);
    let faults: Vec<_> =
        reading.faults.iter().map(|it| (it.line, it.column, it.fault.key)).collect();
    assert_eq!(
        faults,
        [
            (4, 1, "upload-number-shortened"),
            (5, 1, "upload-number-empty"),
            (6, 1, "upload-number"),
            (7, 2, "upload-language"),
            (8, 3, "upload-ward"),
            (10, 1, "upload-number"),
        ]
    );
    assert_eq!((reading.rows, reading.faulty, reading.members.len()), (7, 6, 1));
}

#[test]
fn what_people_chose_is_read_and_what_is_not_read_is_told() {
    let file = "MSISDN,Jina,Ward,Village,Topics,Joined,left_at\n\
        0754000001,Asha,,majojolo,3 1,yes,\n0754000002,Juma,Imalilo Songwe,Ilolo,none,NDIYO,\n\
        0754000003,Neema,,,,yes,\n0754000004,Rehema,3,,,no,2026-11-03\n\
        0754000005,Said,,Ilolo,,yes,\n0754000006,Zawadi,10,Majojolo,,yes,\n\
        0754000007,Pili,,,9,yes,\n0754000008,Tatu,,,,,\n";
    let reading = reading(file);
    let chosen: Vec<_> = reading
        .members
        .iter()
        .map(|it| (it.ward_code, it.village_id.as_deref(), it.topics.clone()))
        .collect();
    assert_eq!(
        chosen,
        [
            (Some(3), Some("3-1"), Some(vec![1, 3])),
            (Some(10), Some("10-1"), Some(vec![])),
            (None, None, None)
        ]
    );
    assert_eq!((reading.rows, reading.not_joined, reading.faulty), (8, 1, 4));
    let faults: Vec<_> = reading.faults.iter().map(|it| (it.column, it.fault.key)).collect();
    assert_eq!(
        faults,
        [(4, "upload-village"), (4, "upload-village"), (5, "upload-topics"), (6, "upload-joined")]
    );
    assert_eq!(reading.unread, ["Jina", "left_at"]);
    // A group keeps nothing of what people chose, and says so.
    let of_group = read(file.as_bytes(), &directory(), Purpose::Group).unwrap();
    assert_eq!((of_group.members.len(), of_group.not_joined), (8, 0));
    assert_eq!(of_group.unread, ["Jina", "Village", "Topics", "Joined", "left_at"]);
}

#[test]
fn a_list_needs_no_heading() {
    assert_eq!(numbers(&reading("Asha\t0754000001\nJuma\t0754000002\n")).len(), 2);
    assert_eq!(numbers(&reading("0754000001")), ["+255754000001"]);
}

#[test]
fn what_is_no_list_is_refused_at_once() {
    assert_eq!(refused(b"jina,kata\nAsha,Igurusi\n"), "upload-heading");
    assert_eq!(refused(b"\xff\xfem\0s\0i\0"), "upload-encoding");
    assert_eq!(refused(b"msisdn\n075\xc3\x28"), "upload-encoding");
    assert_eq!(refused(&b"PK\x03\x04\0\0"[..]), "upload-workbook");
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "upload-old");
    let endless = "a".repeat(1_000_000);
    assert_eq!(refused(endless.as_bytes()), "upload-cell");
    let quoted = format!("msisdn\n\"{}\"", "a\n".repeat(200_000));
    assert_eq!(refused(quoted.as_bytes()), "upload-cell");
    assert_eq!(refused("\n".repeat(1_000_000).as_bytes()), "upload-rows");
    let wide = format!("msisdn\n{}\n", ",".repeat(1_000_000));
    assert_eq!(refused(wide.as_bytes()), "upload-columns");
    let long = format!("msisdn\n{}", "1\n".repeat(MOST_ROWS + 1));
    assert_eq!(refused(long.as_bytes()), "upload-rows");
    assert_eq!(refused(&vec![b'1'; LARGEST + 1]), "upload-large");
    assert_eq!(reading("").rows, 0);
}

#[test]
fn faults_are_told_up_to_a_bound_and_counted_beyond_it() {
    let reading = reading(&format!("msisdn\n{}", "12\n".repeat(1_000)));
    assert_eq!((reading.faults.len(), reading.faulty), (MOST_FAULTS, 1_000));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(file in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&file, &directory(), Purpose::Register);
    }

    #[test]
    fn everybody_is_accounted_for(text in "[0-9a-z,;\n\"+' ]{0,300}") {
        if let Ok(reading) = read(format!("msisdn\n{text}").as_bytes(), &directory(), Purpose::Register) {
            prop_assert_eq!(reading.members.len() + reading.duplicates + reading.faulty, reading.rows);
        }
    }
}
