//! Tables that leave, through the console and the API alike: as CSV while they are made,
//! or as a workbook once it is whole.

use std::{
    error::Error,
    fs::File,
    future::Future,
    io::{self, Seek},
};

use axum::body::{Body, Bytes};
use futures_util::stream;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook, Worksheet, XlsxError};
use tokio::sync::{Semaphore, mpsc};
use tokio_util::io::ReaderStream;

use crate::{
    domain::time::Timestamp,
    gateway::refusal::{Fault, Refusal},
    tables::{Cell, Column, Piece, line},
};

/// The media type of a workbook.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The most rows of a sheet, its heading included (ECMA-376); what is more goes on in
/// another sheet.
const MOST_ROWS: u32 = 1_048_576;
/// The longest text of a cell, in characters.
const LONGEST_TEXT: usize = 32_767;
/// The longest name of a sheet, with room for a number behind it.
const LONGEST_NAME: usize = 27;
/// The largest whole number that a cell holds without loss: 2^53.
const LARGEST_NUMBER: u64 = 1 << 53;
/// How instants are shown: no program and no country reads it otherwise.
const INSTANT: &str = "yyyy-mm-dd hh:mm:ss";
/// How many workbooks are made at once; each keeps its rows in a file meanwhile.
const AT_ONCE: usize = 2;

/// Who makes a workbook at this moment.
static MAKERS: Semaphore = Semaphore::const_new(AT_ONCE);

/// As what a table leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with commas (RFC 4180), in UTF-8.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// The media type of its body.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => WORKBOOK,
        }
    }

    /// How the name of its file ends.
    #[must_use]
    pub const fn end(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A table that leaves.
#[derive(Debug)]
pub struct Download {
    /// As what.
    pub format: Format,
    /// The name of its sheet, in the reader's language.
    pub sheet: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The zone of its instants, where they are shown as a clock on the wall does.
    pub zone: TimeZone,
}

impl Download {
    /// Its body, made of the pieces that `next` gives: told where to go on (nothing at
    /// the beginning).
    ///
    /// # Errors
    /// Of a workbook, that rows could not be read or it could not be written: nothing of
    /// it was sent yet.
    pub async fn body<E, F>(
        self,
        next: impl Fn(String) -> F + Send + 'static,
    ) -> Result<Body, Refusal>
    where
        E: Error + Send + Sync + Into<Refusal> + 'static,
        F: Future<Output = Result<Piece, E>> + Send + 'static,
    {
        let Self { format, sheet, columns, zone } = self;
        match format {
            Format::Csv => Ok(pieces(&columns, next)),
            Format::Xlsx => {
                workbook(&sheet, columns, zone, next).await.map_err(|unmade| match unmade {
                    Unmade::Rows(error) => error.into(),
                    Unmade::File(error) => {
                        tracing::error!(%error, "a workbook could not be written");
                        Refusal::State(Fault::new("", "workbook-unmade"))
                    }
                })
            }
        }
    }
}

/// A table as CSV that is sent piece by piece as it is made.
fn pieces<E, F>(columns: &[Column], next: impl Fn(String) -> F + Send + 'static) -> Body
where
    E: Error + Send + Sync + 'static,
    F: Future<Output = Result<Piece, E>> + Send + 'static,
{
    let names: Vec<Cell> = columns.iter().map(|(name, _)| Cell::text(name)).collect();
    let begin = (Some(String::new()), line(&names), next);
    let pieces = stream::unfold(begin, |(after, mut text, next)| async move {
        let piece = next(after?).await;
        if let Err(error) = &piece {
            // The status is sent already: the connection is broken off, so that nobody
            // takes a part for the whole.
            tracing::warn!(%error, "an export broke off");
        }
        let (piece, after) = match piece {
            Ok(piece) => {
                text.extend(piece.rows.iter().map(|row| line(row)));
                (Ok(Bytes::from(text)), piece.next)
            }
            Err(error) => (Err(error), None),
        };
        Some((piece, (after, String::new(), next)))
    });
    Body::from_stream(pieces)
}

/// Why there is no workbook.
#[derive(Debug)]
enum Unmade<E> {
    /// The rows could not be read.
    Rows(E),
    /// It could not be written.
    File(String),
}

/// A table as a workbook of one sheet with its heading frozen, and instants in a zone.
/// Rows wait in a file without a name, so that a million of them need no memory.
async fn workbook<E, F>(
    sheet: &str,
    columns: Vec<Column>,
    zone: TimeZone,
    next: impl Fn(String) -> F + Send + 'static,
) -> Result<Body, Unmade<E>>
where
    F: Future<Output = Result<Piece, E>> + Send + 'static,
{
    let unmade = |error: &dyn Error| Unmade::File(error.to_string());
    let _place = MAKERS.acquire().await.map_err(|error| unmade(&error))?;
    let (rows, taken) = mpsc::channel(1);
    let name = sheet_name(sheet);
    let making = tokio::task::spawn_blocking(move || make(&name, &columns, &zone, taken));
    let mut after = Some(String::new());
    while let Some(place) = after {
        let piece = next(place).await.map_err(Unmade::Rows)?;
        after = piece.next;
        if rows.send(Some(piece.rows)).await.is_err() {
            // It ended before us, and says below why.
            break;
        }
    }
    let _ = rows.send(None).await;
    let made = making.await.map_err(|error| unmade(&error))?;
    let file = made.map_err(|error| unmade(&error))?;
    Ok(Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file))))
}

/// A name without the signs that no sheet's name may have.
fn sheet_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign })
        .take(LONGEST_NAME)
        .collect();
    name.trim().to_owned()
}

type Rows = Vec<Vec<Cell>>;

/// Writes the rows as they come, until nothing comes; the file is at its beginning then.
fn make(
    name: &str,
    columns: &[Column],
    zone: &TimeZone,
    mut taken: mpsc::Receiver<Option<Rows>>,
) -> Result<File, XlsxError> {
    let mut book = Workbook::new();
    let heading = CellFormat::new().set_bold();
    let instant = CellFormat::new().set_num_format(INSTANT);
    let mut sheets = 1;
    let mut sheet = begun(&mut book, name, columns, &heading)?;
    let mut at = 1;
    loop {
        let Some(rows) = taken.blocking_recv() else {
            let broken = io::Error::new(io::ErrorKind::BrokenPipe, "nobody waits for it");
            return Err(XlsxError::IoError(broken));
        };
        let Some(rows) = rows else { break };
        for row in rows {
            if at == MOST_ROWS {
                book.push_worksheet(sheet);
                sheets += 1;
                sheet = begun(&mut book, &format!("{name} {sheets}"), columns, &heading)?;
                at = 1;
            }
            for (column, cell) in (0..).zip(row) {
                write(&mut sheet, (at, column), cell, zone, &instant)?;
            }
            at += 1;
        }
    }
    book.push_worksheet(sheet);
    let mut file = tempfile::tempfile()?;
    book.save_to_writer(&file)?;
    file.rewind()?;
    Ok(file)
}

/// A sheet with its heading.
fn begun(
    book: &mut Workbook,
    name: &str,
    columns: &[Column],
    heading: &CellFormat,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = book.new_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (column, width)) in (0..).zip(columns) {
        sheet.set_column_width(at, f64::from(*width))?;
        sheet.write_string_with_format(0, at, column.as_str(), heading)?;
    }
    Ok(sheet)
}

/// Writes a cell by its kind: a text is one whatever it looks like.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell,
    zone: &TimeZone,
    instant: &CellFormat,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            // By its own kind of cell, which no program reads as a formula.
            let text: String = text.chars().take(LONGEST_TEXT).collect();
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(number) if number.unsigned_abs() > LARGEST_NUMBER => {
            sheet.write_string(row, column, number.to_string())?;
        }
        #[expect(clippy::cast_precision_loss, reason = "larger ones are written as texts")]
        Cell::Number(number) => {
            sheet.write_number(row, column, number as f64)?;
        }
        Cell::Instant(None) => {}
        Cell::Instant(Some(at)) => {
            sheet.write_datetime_with_format(row, column, &local(at, zone)?, instant)?;
        }
    }
    Ok(())
}

/// An instant as a clock on the wall shows it.
fn local(at: Timestamp, zone: &TimeZone) -> Result<ExcelDateTime, XlsxError> {
    let zoned = jiff::Timestamp::from_millisecond(at.as_ms())
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_zoned_datetime(zone.clone());
    let small = |number: i8| number.unsigned_abs();
    ExcelDateTime::from_ymd(zoned.year().unsigned_abs(), small(zoned.month()), small(zoned.day()))?
        .and_hms(u16::from(small(zoned.hour())), small(zoned.minute()), f64::from(zoned.second()))
}
