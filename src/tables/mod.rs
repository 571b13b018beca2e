//! Tables as spreadsheets know them: read from whatever an office sends, and written so
//! that no program takes a text for a formula.
//!
//! What is read comes from strangers. Every reader here has its bounds before it begins
//! and holds one row at a time; what breaks a bound is refused as [`Unreadable`].

mod delimited;
mod workbook;

use crate::domain::time::Timestamp;

pub use delimited::line;

/// What a file may have.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Rows, the empty ones included.
    pub rows: u64,
    /// Columns with something in them.
    pub columns: usize,
    /// Bytes of a line, a cell, or a tag of a workbook: Excel's longest cell, escaped.
    pub cell: usize,
    /// Cells of a workbook's sheet, the empty ones included.
    pub cells: u64,
    /// Bytes of a workbook's sheets once they are unpacked.
    pub unpacked: u64,
    /// Bytes of the texts that a workbook's sheets share.
    pub strings_bytes: u64,
    /// How many such texts.
    pub strings: u64,
}

/// Why no row of a file can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is neither UTF-8 nor a workbook.
    #[error("the file is no text in UTF-8")]
    Encoding,
    /// A line or a cell is longer than its bound.
    #[error("a line or a cell is too long")]
    Cell,
    /// A row has more columns than its bound.
    #[error("a row has too many columns")]
    Columns,
    /// There are more rows or cells than their bounds.
    #[error("there are too many rows or cells")]
    Rows,
    /// It is larger inside than its bound.
    #[error("the workbook is too large inside")]
    Unpacked,
    /// It is no workbook that can be understood.
    #[error("the workbook cannot be read")]
    Workbook,
    /// It is a workbook from before 2007, or locked by a password.
    #[error("the workbook is old or locked")]
    Old,
}

/// A cell that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text, also a number that is a name, such as an MSISDN. Empty is no cell.
    Text(String),
    /// A whole number to reckon with.
    Number(i64),
    /// An instant.
    Instant(Option<Timestamp>),
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The name of a column, and how many letters wide it is shown.
pub type Column = (String, u16);

/// Some rows of a table, and where the next ones begin; `None` at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Where the next piece begins.
    pub next: Option<String>,
}

/// Reads a file row by row, with the row's number as a spreadsheet shows it. What it is
/// its content says: a workbook, or text separated by commas, semicolons or tabs. Of a
/// workbook the first sheet that is shown is read.
///
/// # Errors
/// What `take` refuses, and [`Unreadable`].
pub fn read<E: From<Unreadable>>(
    file: &[u8],
    bounds: &Bounds,
    take: impl FnMut(u64, &[String]) -> Result<(), E>,
) -> Result<(), E> {
    if file.starts_with(b"PK\x03\x04") || file.starts_with(b"PK\x05\x06") {
        return workbook::read(file, bounds, take);
    }
    if file.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Unreadable::Old.into());
    }
    delimited::read(file, bounds, take)
}

#[cfg(test)]
mod tests;
