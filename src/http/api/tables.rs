//! Tables that come in and go out.

use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(super) use super::endpoint::Table;
use super::{
    endpoint::{Answer, Call, Download},
    problem::Problem,
};
use crate::{
    gateway::{broadcasts::upload::Reading, refusal::Refusal},
    http::tables::{self, Format},
    tables::{Column, Piece},
};

/// As what a table is taken out.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum FormatWord {
    /// Text with commas, in UTF-8.
    #[default]
    Csv,
    /// A workbook for spreadsheets.
    Xlsx,
}

/// What came of a file, or would.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportReport {
    /// Whether nothing was kept.
    dry_run: bool,
    /// The group that was made of it.
    #[schema(minimum = 1, example = 3)]
    group: Option<i64>,
    /// Rows with something in them, the heading aside.
    #[schema(minimum = 0, example = 120)]
    rows: usize,
    /// How many people it names.
    #[schema(minimum = 0, example = 110)]
    people: usize,
    /// How many of them are new.
    #[schema(minimum = 0, example = 100)]
    added: usize,
    /// Rows that name somebody once more.
    #[schema(minimum = 0, example = 6)]
    duplicates: usize,
    /// People who are left out because they want nothing, or their number takes nothing.
    #[schema(minimum = 0, example = 2)]
    suppressed: usize,
    /// Rows of people who have not joined, as the file itself says.
    #[schema(minimum = 0, example = 0)]
    not_joined: usize,
    /// The headings of columns that are not read.
    #[schema(max_items = 100)]
    unread: Vec<Heading>,
    /// How many rows are left out because something is wrong with them.
    #[schema(minimum = 0, example = 2)]
    faulty: usize,
    /// The first two hundred of them.
    #[schema(max_items = 200)]
    errors: Vec<RowError>,
}

/// What stands above a column.
#[derive(Debug, Serialize, ToSchema)]
#[schema(max_length = 60, example = "joined_at")]
struct Heading(String);

/// A row that is left out.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RowError {
    /// The line of the file, from 1.
    #[schema(minimum = 1, example = 17)]
    line: u64,
    /// The column, from 1.
    #[schema(minimum = 1, example = 1)]
    column: usize,
    /// What is wrong.
    #[schema(max_length = 1000, example = "This is nobody's mobile number.")]
    detail: String,
    /// What would be right.
    #[schema(max_length = 1000, example = "Write it like +255754000001.")]
    remedy: String,
}

/// What a file holds, in the reader's words.
pub(super) fn report_of(
    call: &Call,
    reading: &Reading,
    added: usize,
    dry_run: bool,
    group: Option<i64>,
) -> ImportReport {
    let error = |row: &crate::gateway::broadcasts::upload::RowFault| {
        let (detail, remedy) = call.told(&row.fault);
        RowError { line: row.line, column: row.column, detail, remedy }
    };
    ImportReport {
        dry_run,
        group,
        rows: reading.rows,
        people: reading.members.len(),
        added,
        duplicates: reading.duplicates,
        suppressed: reading.suppressed,
        not_joined: reading.not_joined,
        unread: reading.unread.iter().cloned().map(Heading).collect(),
        faulty: reading.faulty,
        errors: reading.faults.iter().map(error).collect(),
    }
}

/// A table for whoever calls, made of the pieces that `next` gives; see
/// [`tables::Download`].
pub(super) async fn download<E, F>(
    call: &Call,
    format: Option<FormatWord>,
    sheet: &str,
    columns: Vec<Column>,
    next: impl Fn(String) -> F + Send + 'static,
) -> Result<Answer<Download>, Problem>
where
    E: std::error::Error + Send + Sync + Into<Refusal> + 'static,
    F: Future<Output = Result<Piece, E>> + Send + 'static,
{
    let format = match format.unwrap_or_default() {
        FormatWord::Csv => Format::Csv,
        FormatWord::Xlsx => Format::Xlsx,
    };
    let (sheet, zone) = (sheet.to_owned(), call.gateway.time_zone().clone());
    let body = tables::Download { format, sheet, columns, zone }.body(next).await?;
    Ok(Answer::of(Download { body, format }))
}
