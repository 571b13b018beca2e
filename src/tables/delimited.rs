//! Text with separators (RFC 4180, and what offices make of it).

use csv::{ReaderBuilder, StringRecord};

use super::{Bounds, Cell, Unreadable};

/// Reads text separated by commas, semicolons or tabs; a row's number is its line's.
pub(super) fn read<E: From<Unreadable>>(
    file: &[u8],
    bounds: &Bounds,
    mut take: impl FnMut(u64, &[String]) -> Result<(), E>,
) -> Result<(), E> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let text = std::str::from_utf8(file).map_err(|_| Unreadable::Encoding)?;
    if text.contains('\0') {
        return Err(Unreadable::Encoding.into());
    }
    let first = text.lines().next().unwrap_or_default();
    // Of equals the last counts: the comma.
    let count = |line: &str, sign: u8| line.bytes().filter(|byte| *byte == sign).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(|sign| count(first, *sign));
    let separator = separator.unwrap_or(b',');
    // Before the reader holds any of it.
    for (number, line) in (1..).zip(text.split('\n')) {
        if number > bounds.rows {
            return Err(Unreadable::Rows.into());
        }
        if line.len() > bounds.cell {
            let is_wide = count(line, separator) >= bounds.columns;
            return Err(if is_wide { Unreadable::Columns } else { Unreadable::Cell }.into());
        }
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut lines = Lines { text, line: 1, upto: 0 };
    let mut cells: Vec<String> = Vec::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(_) => return Err(Unreadable::Encoding.into()),
        }
        if record.len() > bounds.columns {
            return Err(Unreadable::Columns.into());
        }
        if record.iter().any(|cell| cell.len() > bounds.cell) {
            return Err(Unreadable::Cell.into());
        }
        cells.resize_with(record.len(), String::new);
        for (cell, read) in cells.iter_mut().zip(&record) {
            plain(read).clone_into(cell);
        }
        take(lines.of(&record), &cells)?;
    }
}

/// Counts lines up to a record. The reader takes blank lines before a record for a part
/// of it, and nobody else does.
struct Lines<'a> {
    text: &'a str,
    line: u64,
    upto: usize,
}

impl Lines<'_> {
    fn of(&mut self, record: &StringRecord) -> u64 {
        let begins = record
            .position()
            .map_or(self.upto, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = self.text.get(begins..).unwrap_or_default();
        let begins = begins + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let between = self.text.get(self.upto..begins).unwrap_or_default();
        self.line += between.bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.upto = begins.max(self.upto);
        self.line
    }
}

/// A line of a file we give out: each cell in quotes where it must be, and never a
/// formula, whatever program opens it. Instants are in UTC (RFC 3339).
#[must_use]
pub fn line(cells: &[Cell]) -> String {
    let mut line = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        match cell {
            Cell::Text(text) => line.push_str(&written(text)),
            Cell::Number(number) => line.push_str(&number.to_string()),
            Cell::Instant(at) => line.push_str(&at.map_or(String::new(), |at| at.to_string())),
        }
    }
    line.push_str("\r\n");
    line
}

/// What a spreadsheet may take for the beginning of a formula, the wide signs of some
/// countries included.
const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a text begins a formula, or is one that was escaped.
fn is_escaped(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(SIGNS)
}

/// A text without the quote by which [`line`] kept it from being a formula.
fn plain(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_escaped(text)).unwrap_or(text)
}

fn written(text: &str) -> String {
    let text = if is_escaped(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', ';', '"', '\n', '\r', '\t']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
