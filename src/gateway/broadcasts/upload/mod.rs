//! Lists of people from a spreadsheet: read, judged row by row, and only then kept.
//!
//! Offices write numbers in every spelling, and spreadsheets make formulas, signs and
//! shortened numbers of them. All that can be understood is; all else is told with its
//! line, its column and what would be right.

use std::collections::{BTreeMap, HashSet};

use tokio::sync::Semaphore;

use super::groups::Member;
use crate::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
    },
    gateway::{
        Gateway,
        refusal::{Fault, Refusal, require},
    },
    menu::facts::Directory,
    store::{StoreError, audiences},
    tables::{self, Bounds, Unreadable},
    text::fold,
};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// The most rows.
pub const MOST_ROWS: usize = 200_000;

/// What a list of people may have. An export of our own with [`MOST_ROWS`] people has a
/// half of it.
const BOUNDS: Bounds = Bounds {
    rows: 500_000,
    columns: 100,
    cell: 256 * 1024,
    cells: 5_000_000,
    unpacked: 160 * 1024 * 1024,
    strings_bytes: 48 * 1024 * 1024,
    strings: 1_000_000,
};

/// Who reads a file at this moment: one at a time, so that no more than one file's texts
/// are held, and the other core serves citizens.
static READS: Semaphore = Semaphore::const_new(1);

/// How many faults are told; the rest is counted.
const MOST_FAULTS: usize = 200;

/// What a heading may say for the number, the language and the ward, in both languages.
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

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The row as a spreadsheet shows it, or the line of a text, from 1.
    pub line: u64,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub fault: Fault,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Rows with something in them, the heading aside.
    pub rows: usize,
    /// The people, each once, in the order of the file.
    pub members: Vec<Member>,
    /// Rows that name somebody once more.
    pub duplicates: usize,
    /// People who are left out because they want nothing, or their number takes nothing.
    pub suppressed: usize,
    /// Rows that are left out, the first two hundred.
    pub faults: Vec<RowFault>,
    /// How many rows are left out in all.
    pub faulty: usize,
}

impl Gateway {
    /// Reads a file without keeping anything of it: what it holds, and what is wrong.
    ///
    /// # Errors
    /// A file that cannot be read at all; [`Refusal::Role`].
    pub async fn read_upload(&self, officer: &Officer, file: &[u8]) -> Result<Reading, Refusal> {
        require(officer, Role::Author)?;
        // Two hundred thousand rows take a core for a while, and others want to be served.
        // The place is held until the thread is done, also if nobody waits for it any more.
        let fault = |fault: String| StoreError::Driver { table: "uploads", fault };
        let place = READS.acquire().await.map_err(|error| fault(error.to_string()))?;
        let (file, directory) = (file.to_vec(), self.inner.menus.directory());
        let read = tokio::task::spawn_blocking(move || {
            let _place = place;
            read(&file, &directory)
        });
        let mut reading = match read.await {
            Ok(reading) => reading?,
            // The readers of workbooks are not ours; what they cannot cope with is refused.
            Err(error) if error.is_panic() => {
                tracing::error!(%error, "a file could not be read");
                return Err(Unreadable::Workbook.into());
            }
            Err(error) => return Err(fault(error.to_string()).into()),
        };
        self.leave_out_suppressed(&mut reading).await?;
        Ok(reading)
    }

    /// Reads a file and keeps its people as a group of this name.
    ///
    /// # Errors
    /// As [`Gateway::read_upload`]; a file with nobody in it; a name that is taken.
    pub async fn upload_group(
        &self,
        officer: &Officer,
        name: &str,
        file: &[u8],
    ) -> Result<(i64, Reading), Refusal> {
        let reading = self.read_upload(officer, file).await?;
        if reading.members.is_empty() {
            return Err(Fault::new("", "upload-nobody").into());
        }
        let group = self.fill_group(officer, name, &reading.members).await?;
        Ok((group, reading))
    }

    /// Takes those out who opted out, also those who were forgotten since, and numbers
    /// that take nothing.
    async fn leave_out_suppressed(&self, reading: &mut Reading) -> Result<(), Refusal> {
        let suppressed: HashSet<String> =
            audiences::suppressed(&self.inner.store).await?.into_iter().collect();
        let before = reading.members.len();
        reading.members.retain(|member| !suppressed.contains(member.msisdn.e164()));
        self.leave_out_forgotten(&mut reading.members).await?;
        reading.suppressed = before - reading.members.len();
        Ok(())
    }
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Self {
        let fault = match unreadable {
            Unreadable::Encoding => Fault::new("", "upload-encoding"),
            Unreadable::Cell => Fault::new("", "upload-cell"),
            Unreadable::Columns => {
                Fault::new("", "upload-columns").with("most", BOUNDS.columns.to_string())
            }
            Unreadable::Rows => too_many_rows(),
            Unreadable::Unpacked => Fault::new("", "upload-unpacked"),
            Unreadable::Workbook => Fault::new("", "upload-workbook"),
            Unreadable::Old => Fault::new("", "upload-old"),
        };
        fault.into()
    }
}

fn too_many_rows() -> Fault {
    Fault::new("", "upload-rows").with("most", MOST_ROWS.to_string())
}

/// Reads a file: a workbook, or text separated by commas, semicolons or tabs; with or
/// without a heading.
///
/// # Errors
/// [`Refusal::Fields`] where no row can be read: too large, neither text nor a workbook,
/// no column of numbers.
pub fn read(file: &[u8], directory: &Directory) -> Result<Reading, Refusal> {
    if file.len() > LARGEST {
        return Err(Fault::new("", "upload-large").with("most", "20 MB").into());
    }
    let mut columns = None;
    let mut reading = Reading::default();
    let mut seen: HashSet<Msisdn> = HashSet::new();
    let wards = Wards::new(directory);
    tables::read(file, &BOUNDS, |line, cells| {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let columns = if let Some(columns) = &columns {
            columns
        } else {
            let found = columns.insert(Columns::of(cells)?);
            if found.heading {
                return Ok(());
            }
            found
        };
        reading.rows += 1;
        if reading.rows > MOST_ROWS {
            return Err(too_many_rows().into());
        }
        match columns.member(cells, &wards) {
            Ok(member) if seen.insert(member.msisdn.clone()) => reading.members.push(member),
            Ok(_) => reading.duplicates += 1,
            Err((column, fault)) => {
                reading.faulty += 1;
                if reading.faults.len() < MOST_FAULTS {
                    reading.faults.push(RowFault { line, column: column + 1, fault });
                }
            }
        }
        Ok::<(), Refusal>(())
    })?;
    Ok(reading)
}

/// Which columns hold what.
struct Columns {
    heading: bool,
    number: usize,
    language: Option<usize>,
    ward: Option<usize>,
}

impl Columns {
    /// Reads the heading; a first row that holds a number is none.
    fn of(first: &[String]) -> Result<Self, Refusal> {
        let heads: Vec<String> = first.iter().map(|head| fold::normal(head)).collect();
        let find = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
        if let Some(number) = find(&NUMBER) {
            return Ok(Self {
                heading: true,
                number,
                language: find(&LANGUAGE),
                ward: find(&WARD),
            });
        }
        match first.iter().position(|cell| number(cell).is_ok()) {
            Some(number) => Ok(Self { heading: false, number, language: None, ward: None }),
            None => Err(Fault::new("", "upload-heading").into()),
        }
    }

    fn member(&self, cells: &[String], wards: &Wards) -> Result<Member, (usize, Fault)> {
        let cell = |column: usize| cells.get(column).map(String::as_str).unwrap_or_default();
        let of = |column: usize| plain_cell(cell(column));
        let msisdn = number(cell(self.number)).map_err(|key| (self.number, Fault::new("", key)))?;
        let mut member = Member { msisdn, language: None, ward_code: None };
        if let Some(column) = self.language
            && !of(column).is_empty()
        {
            let written = fold::normal(of(column));
            let tag = match written.as_str() {
                "KISWAHILI" | "SWAHILI" | "SWA" => "sw",
                "ENGLISH" | "KIINGEREZA" | "ENG" => "en",
                _ => of(column),
            };
            let language =
                Language::parse(tag).ok_or_else(|| (column, Fault::new("", "upload-language")))?;
            member.language = Some(language);
        }
        if let Some(column) = self.ward
            && !of(column).is_empty()
        {
            let code = wards.code(cell(column));
            member.ward_code = Some(code.ok_or_else(|| (column, Fault::new("", "upload-ward")))?);
        }
        Ok(member)
    }
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

/// Wards by their very names, and by every spelling.
struct Wards {
    named: BTreeMap<String, i64>,
    spelled: BTreeMap<String, i64>,
}

impl Wards {
    fn new(directory: &Directory) -> Self {
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
        Self { named, spelled }
    }

    fn code(&self, written: &str) -> Option<i64> {
        let named = self.named.get(written);
        named.or_else(|| self.spelled.get(&fold::normal(plain_cell(written)))).copied()
    }
}

#[cfg(test)]
mod tests;
