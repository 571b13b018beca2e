//! Workbooks (ECMA-376, `.xlsx`): read cell by cell, after a guard has been through all
//! that the reader will see.
//!
//! The reader was made for files that people wrote: it believes what a file says of
//! itself, and copies what is named often. So it is handed another archive, with those
//! parts only that it must see, each looked through to its last byte before.

mod guard;

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use zip::{ZipArchive, ZipWriter};

use self::guard::{Guard, Kind};
use super::{Bounds, Unreadable};

/// How many parts an archive may have.
const MOST_PARTS: usize = 1_000;
/// What a part begins with in the directory of an archive.
const LISTED: &[u8] = b"PK\x01\x02";
/// The largest whole number that a cell holds without loss: 2^53.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// Reads the first sheet that is shown.
pub(super) fn read<E: From<Unreadable>>(
    file: &[u8],
    bounds: &Bounds,
    mut take: impl FnMut(u64, &[String]) -> Result<(), E>,
) -> Result<(), E> {
    let guarded = guarded(file, bounds)?;
    let unreadable = |_| Unreadable::Workbook;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(guarded)).map_err(unreadable)?;
    let sheets = book.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet);
    let shown = sheets.clone().find(|it| it.visible == SheetVisible::Visible);
    let name = shown.or_else(|| sheets.clone().next()).map(|sheet| sheet.name.clone());
    let name = name.ok_or(Unreadable::Workbook)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut row: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (line, column) = cell.get_position();
        let (line, column) = (u64::from(line), column as usize);
        if line >= bounds.rows {
            return Err(Unreadable::Rows.into());
        }
        if column >= bounds.columns {
            return Err(Unreadable::Columns.into());
        }
        if text.len() > bounds.cell {
            return Err(Unreadable::Cell.into());
        }
        if line < at {
            // Rows stand in their order (ECMA-376, 18.3.1.73).
            return Err(Unreadable::Workbook.into());
        }
        if line > at {
            give(at, &mut row, &mut take)?;
            at = line;
        }
        if row.len() <= column {
            row.resize_with(column + 1, String::new);
        }
        row[column] = text;
    }
    give(at, &mut row, &mut take)
}

fn give<E>(
    at: u64,
    row: &mut Vec<String>,
    take: &mut impl FnMut(u64, &[String]) -> Result<(), E>,
) -> Result<(), E> {
    if !row.is_empty() {
        take(at + 1, row)?;
        row.clear();
    }
    Ok(())
}

/// A cell as a person would type it. A number that was typed as one is whole again, also
/// where the sheet shows it shortened.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < LARGEST_WHOLE => {
            format!("{number:.0}")
        }
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(at) => at.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// An archive with those parts of a file that the reader must see, and nothing else.
///
/// What a part holds is counted as it is unpacked, whatever the directory says. Styles
/// are left out: they say how a number is shown, and nothing that is read depends on it.
fn guarded(file: &[u8], bounds: &Bounds) -> Result<Vec<u8>, Unreadable> {
    let unreadable = |_| Unreadable::Workbook;
    // Before a directory is read that holds as many.
    let listed = file.windows(LISTED.len()).filter(|four| *four == LISTED).count();
    if listed > MOST_PARTS {
        return Err(Unreadable::Unpacked);
    }
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(unreadable)?;
    let mut kept = Vec::new();
    for number in 0..archive.len() {
        let part = archive.by_index_raw(number).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.to_ascii_lowercase();
        if part.size() > bounds.unpacked {
            return Err(Unreadable::Unpacked);
        }
        if let Some(kind) = Kind::of(&name) {
            kept.push((number, kind));
        }
    }
    let mut left = bounds.unpacked;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(file.len())));
    let mut buffer = vec![0; 64 * 1024];
    for (number, kind) in kept {
        let mut guard = Guard::new(kind, bounds, left);
        let mut part = archive.by_index(number).map_err(unreadable)?;
        loop {
            let read = part.read(&mut buffer).map_err(|_| Unreadable::Workbook)?;
            if read == 0 {
                break;
            }
            guard.feed(&buffer[..read])?;
        }
        drop(part);
        left = left.saturating_sub(guard.seen());
        let part = archive.by_index_raw(number).map_err(unreadable)?;
        writer.raw_copy_file(part).map_err(unreadable)?;
    }
    Ok(writer.finish().map_err(unreadable)?.into_inner())
}
