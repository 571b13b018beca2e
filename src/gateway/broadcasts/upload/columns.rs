//! What the columns of a list hold, and what a cell of each means.

use std::collections::BTreeMap;

use super::{LONGEST_HEADING, Person, Purpose};
use crate::{
    domain::{language::Language, msisdn::Msisdn},
    gateway::refusal::{Fault, Refusal},
    menu::facts::{Directory, Village},
    text::fold,
};

/// What a heading may say for each column that is read, in both languages.
const NUMBER: [&str; 14] = [
    "MSISDN",
    "NAMBA",
    "NAMBA YA SIMU",
    "SIMU",
    "PHONE",
    "PHONE NUMBER",
    "NUMBER",
    "MOBILE",
    "MOBILE NUMBER",
    "TEL",
    "TELEPHONE",
    "CONTACT",
    "MAWASILIANO",
    "NAMBARI",
];
const LANGUAGE: [&str; 3] = ["LANGUAGE", "LUGHA", "LANG"];
const WARD: [&str; 4] = ["WARD", "KATA", "WARD CODE", "NAMBA YA KATA"];
const VILLAGE: [&str; 3] = ["VILLAGE", "KIJIJI", "MTAA"];
const TOPICS: [&str; 3] = ["TOPICS", "TOPIC", "MADA"];
const JOINED: [&str; 2] = ["JOINED", "AMEJIUNGA"];

/// What stands for no topic at all, where nothing stands for all of them.
const NO_TOPIC: [&str; 2] = ["NONE", "HAKUNA"];
const YES: [&str; 4] = ["YES", "NDIYO", "TRUE", "1"];
const NO: [&str; 4] = ["NO", "HAPANA", "FALSE", "0"];

/// Which columns hold what.
pub(super) struct Columns {
    pub(super) heading: bool,
    number: usize,
    language: Option<usize>,
    ward: Option<usize>,
    village: Option<usize>,
    topics: Option<usize>,
    joined: Option<usize>,
}

/// A cell that cannot be understood: its column, from 0, and what is wrong.
type Wrong = (usize, Fault);

impl Columns {
    /// Reads the heading; a first row that holds a number is none.
    pub(super) fn of(first: &[String], purpose: Purpose) -> Result<Self, Refusal> {
        let heads: Vec<String> = first.iter().map(|head| fold::normal(head)).collect();
        let find = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
        let of_register = |names: &[&str]| find(names).filter(|_| purpose == Purpose::Register);
        if let Some(number) = find(&NUMBER) {
            return Ok(Self {
                heading: true,
                number,
                language: find(&LANGUAGE),
                ward: find(&WARD),
                village: of_register(&VILLAGE),
                topics: of_register(&TOPICS),
                joined: of_register(&JOINED),
            });
        }
        let number = first.iter().position(|cell| number(cell).is_ok());
        let number = number.ok_or_else(|| Fault::new("", "upload-heading"))?;
        Ok(Self {
            heading: false,
            number,
            language: None,
            ward: None,
            village: None,
            topics: None,
            joined: None,
        })
    }

    /// The headings of the columns that are not read.
    pub(super) fn unread(&self, heading: &[String]) -> Vec<String> {
        let read = [self.language, self.ward, self.village, self.topics, self.joined];
        let is_read = |column: usize| column == self.number || read.contains(&Some(column));
        let told = |head: &String| head.trim().chars().take(LONGEST_HEADING).collect::<String>();
        let heads = heading.iter().enumerate().filter(|(column, _)| !is_read(*column));
        heads.map(|(_, head)| told(head)).filter(|head| !head.is_empty()).collect()
    }

    /// The person of a row; `None` if the row says that they have not joined.
    pub(super) fn person(
        &self,
        cells: &[String],
        places: &Places<'_>,
    ) -> Result<Option<Person>, Wrong> {
        let cell = |column: usize| cells.get(column).map(String::as_str).unwrap_or_default();
        let filled = |column: Option<usize>| {
            column.map(|it| (it, cell(it))).filter(|(_, cell)| !plain_cell(cell).is_empty())
        };
        let wrong = |column: usize, key: &'static str| (column, Fault::new("", key));
        let msisdn = number(cell(self.number)).map_err(|key| wrong(self.number, key))?;
        if let Some(column) = self.joined {
            let written = fold::normal(plain_cell(cell(column)));
            if NO.contains(&written.as_str()) {
                return Ok(None);
            }
            if !YES.contains(&written.as_str()) {
                return Err(wrong(column, "upload-joined"));
            }
        }
        let language = match filled(self.language) {
            Some((column, cell)) => {
                Some(language(cell).ok_or_else(|| wrong(column, "upload-language"))?)
            }
            None => None,
        };
        let mut ward_code = match filled(self.ward) {
            Some((column, cell)) => {
                Some(places.ward(cell).ok_or_else(|| wrong(column, "upload-ward"))?)
            }
            None => None,
        };
        let village = match filled(self.village) {
            Some((column, cell)) => {
                let found = places.village(cell, ward_code);
                Some(found.ok_or_else(|| wrong(column, "upload-village"))?)
            }
            None => None,
        };
        if let Some(village) = village {
            ward_code = Some(i64::from(village.ward));
        }
        let topics = match filled(self.topics) {
            Some((column, cell)) => {
                Some(places.topics(cell).ok_or_else(|| wrong(column, "upload-topics"))?)
            }
            None => None,
        };
        let village_id = village.map(|village| village.id.clone());
        Ok(Some(Person { msisdn, language, ward_code, village_id, topics }))
    }
}

fn language(cell: &str) -> Option<Language> {
    let plain = plain_cell(cell);
    Language::parse(match fold::normal(plain).as_str() {
        "KISWAHILI" | "SWAHILI" | "SWA" => "sw",
        "ENGLISH" | "KIINGEREZA" | "ENG" => "en",
        _ => plain,
    })
}

/// A cell as it was meant: without what makes a spreadsheet take it for a text or a
/// formula (`'0754…`, `="0754…"`, `=+255…`).
fn plain_cell(cell: &str) -> &str {
    let cell = cell.trim();
    let cell = cell.strip_prefix('\'').unwrap_or(cell).trim();
    let cell = cell.strip_prefix('=').unwrap_or(cell).trim();
    cell.trim_matches('"').trim()
}

/// The number of a cell; else the key of the fault.
fn number(cell: &str) -> Result<Msisdn, &'static str> {
    let plain = plain_cell(cell);
    if plain.is_empty() {
        return Err("upload-number-empty");
    }
    // 2.55754E+11: the digits that count are gone.
    let shortened = plain.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        let number = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_digit() || b".,+".contains(&byte))
        };
        number(mantissa) && number(exponent)
    });
    if shortened {
        return Err("upload-number-shortened");
    }
    // 255754000001.0: a whole number that went through a program.
    let whole = plain.strip_suffix(".0").or_else(|| plain.strip_suffix(".00")).unwrap_or(plain);
    Msisdn::parse(whole).map_err(|_| "upload-number")
}

/// Places by their very names and by every spelling, and the topics there are.
pub(super) struct Places<'a> {
    named: BTreeMap<String, i64>,
    spelled: BTreeMap<String, i64>,
    /// Villages of several wards may have one name.
    villages: BTreeMap<String, Vec<&'a Village>>,
    topics: &'a [u8],
}

impl<'a> Places<'a> {
    pub(super) fn new(directory: &'a Directory) -> Self {
        let (mut named, mut spelled) = (BTreeMap::new(), BTreeMap::new());
        for ward in &directory.wards {
            let code = i64::from(ward.code);
            named.insert(ward.name.clone(), code);
            spelled.insert(code.to_string(), code);
            spelled.insert(format!("{code:02}"), code);
            for name in std::iter::once(&ward.name).chain(&ward.aliases) {
                spelled.insert(fold::normal(name), code);
            }
        }
        let mut villages: BTreeMap<String, Vec<&Village>> = BTreeMap::new();
        for village in &directory.villages {
            let own = [&village.id, &village.name];
            for spelling in own.into_iter().chain(&village.aliases) {
                let same = villages.entry(fold::normal(spelling)).or_default();
                if same.last().is_none_or(|last| last.id != village.id) {
                    same.push(village);
                }
            }
        }
        Self { named, spelled, villages, topics: &directory.topics }
    }

    fn ward(&self, written: &str) -> Option<i64> {
        let named = self.named.get(written);
        named.or_else(|| self.spelled.get(&fold::normal(plain_cell(written)))).copied()
    }

    /// The one village that is meant, of the ward where one is named.
    fn village(&self, written: &str, ward: Option<i64>) -> Option<&'a Village> {
        let same = self.villages.get(&fold::normal(plain_cell(written)))?;
        let of_ward = |village: &Village| ward.is_none_or(|code| code == i64::from(village.ward));
        let mut meant = same.iter().filter(|village| of_ward(village));
        let found = meant.next()?;
        meant.next().is_none().then_some(*found)
    }

    /// Numbers of topics with anything between them, or a word for none.
    fn topics(&self, written: &str) -> Option<Vec<i64>> {
        let plain = plain_cell(written);
        if NO_TOPIC.contains(&fold::normal(plain).as_str()) {
            return Some(Vec::new());
        }
        let words = plain.split([' ', ',', ';']).filter(|word| !word.is_empty());
        let topic = |word: &str| word.parse().ok().filter(|topic| self.topics.contains(topic));
        let mut topics: Vec<i64> =
            words.map(|word| topic(word).map(i64::from)).collect::<Option<_>>()?;
        topics.sort_unstable();
        topics.dedup();
        Some(topics)
    }
}
