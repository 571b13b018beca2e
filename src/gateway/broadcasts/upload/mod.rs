//! Lists of people from a spreadsheet: read, judged row by row, and only then kept.
//!
//! Offices write numbers in every spelling, and spreadsheets make formulas, signs and
//! shortened numbers of them. All that can be understood is; all else is told with its
//! line, its column and what would be right.

mod columns;

use std::collections::HashSet;

use tokio::sync::Semaphore;

use self::columns::{Columns, Places};
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

/// How much of a heading is told.
const LONGEST_HEADING: usize = 60;

/// What a list is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The register of subscribers: also what people chose, and whether they have joined,
    /// as our own export writes it.
    Register,
    /// A group, which keeps numbers, languages and wards.
    Group,
}

/// A person of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The number.
    pub msisdn: Msisdn,
    /// The language the list says.
    pub language: Option<Language>,
    /// The ward the list says, or that of the village.
    pub ward_code: Option<i64>,
    /// The village, by its id.
    pub village_id: Option<String>,
    /// The topics; `None` for all.
    pub topics: Option<Vec<i64>>,
}

impl Person {
    fn member(&self) -> Member {
        Member {
            msisdn: self.msisdn.clone(),
            language: self.language.clone(),
            ward_code: self.ward_code,
        }
    }
}

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
    pub members: Vec<Person>,
    /// Rows that name somebody once more.
    pub duplicates: usize,
    /// People who are left out because they want nothing, or their number takes nothing.
    pub suppressed: usize,
    /// Rows of people who have not joined, as the list itself says: nobody is put on the
    /// register by a list of those who left it.
    pub not_joined: usize,
    /// The headings of columns that are not read.
    pub unread: Vec<String>,
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
    pub async fn read_upload(
        &self,
        officer: &Officer,
        file: &[u8],
        purpose: Purpose,
    ) -> Result<Reading, Refusal> {
        require(officer, Role::Author)?;
        // Two hundred thousand rows take a core for a while, and others want to be served.
        // The place is held until the thread is done, also if nobody waits for it any more.
        let fault = |fault: String| StoreError::Driver { table: "uploads", fault };
        let place = READS.acquire().await.map_err(|error| fault(error.to_string()))?;
        let (file, directory) = (file.to_vec(), self.inner.menus.directory());
        let read = tokio::task::spawn_blocking(move || {
            let _place = place;
            read(&file, &directory, purpose)
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
        let reading = self.read_upload(officer, file, Purpose::Group).await?;
        if reading.members.is_empty() {
            return Err(Fault::new("", "upload-nobody").into());
        }
        let members: Vec<Member> = reading.members.iter().map(Person::member).collect();
        let group = self.fill_group(officer, name, &members).await?;
        Ok((group, reading))
    }

    /// Takes those out who opted out, also those who were forgotten since, and numbers
    /// that take nothing.
    async fn leave_out_suppressed(&self, reading: &mut Reading) -> Result<(), Refusal> {
        let suppressed: HashSet<String> =
            audiences::suppressed(&self.inner.store).await?.into_iter().collect();
        let before = reading.members.len();
        reading.members.retain(|member| !suppressed.contains(member.msisdn.e164()));
        self.leave_out_forgotten(&mut reading.members, |person| &person.msisdn).await?;
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
pub fn read(file: &[u8], directory: &Directory, purpose: Purpose) -> Result<Reading, Refusal> {
    if file.len() > LARGEST {
        return Err(Fault::new("", "upload-large").with("most", "20 MB").into());
    }
    let mut columns = None;
    let mut reading = Reading::default();
    let mut seen: HashSet<Msisdn> = HashSet::new();
    let places = Places::new(directory);
    tables::read(file, &BOUNDS, |line, cells| {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let columns = if let Some(columns) = &columns {
            columns
        } else {
            let found = columns.insert(Columns::of(cells, purpose)?);
            if found.heading {
                reading.unread = found.unread(cells);
                return Ok(());
            }
            found
        };
        reading.rows += 1;
        if reading.rows > MOST_ROWS {
            return Err(too_many_rows().into());
        }
        match columns.person(cells, &places) {
            Ok(Some(person)) if seen.insert(person.msisdn.clone()) => reading.members.push(person),
            Ok(Some(_)) => reading.duplicates += 1,
            Ok(None) => reading.not_joined += 1,
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

#[cfg(test)]
mod tests;
