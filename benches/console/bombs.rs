//! Files that are made to use a server up: how soon each is refused, and what the server
//! holds meanwhile. Each must be refused in words, within [`MOST_SECONDS`] and while the
//! server holds less than [`MOST_MIB`]; a page of another officer is asked for meanwhile.

use std::{
    fmt::Write as _,
    io::{self, Cursor, Write as _},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    bases::Kind,
    council::Council,
    support::server::{Gauge, Memory, Postgres},
};

/// In how many seconds a bomb is refused.
const MOST_SECONDS: f64 = 2.0;
/// What the server may hold meanwhile, in MiB.
const MOST_MIB: f64 = 300.0;
/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(2);
/// Where files are sent.
const PATH: &str = "/console/subscribers/import";

/// A file, and what is sent beside it.
struct Bomb {
    name: &'static str,
    file: Vec<u8>,
    fields: usize,
}

/// Makes a file.
type Make = fn() -> Vec<u8>;

/// Sends every bomb and prints the table.
pub(crate) async fn measure(postgres: &Postgres) {
    let council = Council::open(Kind::Sqlite, postgres).await;
    let gauge = council.server.gauge();
    let mut author = council.officer("Asha", "author").await;
    println!(
        "{:<44} {:>8} {:>7} {:>8} {:>8} {:>6}  verdict",
        "bomb", "sent KiB", "seconds", "before", "most MiB", "status"
    );
    for bomb in all() {
        author.get(PATH).await;
        let mut fields = vec![("act".to_owned(), "check".to_owned())];
        fields.extend((0..bomb.fields).map(|number| (format!("f{number}"), "x".to_owned())));
        let before = gauge.memory();
        let (most, stop) = (watch(gauge), Arc::new(AtomicBool::new(false)));
        let watching = tokio::task::spawn_blocking({
            let stop = Arc::clone(&stop);
            move || most(&stop)
        });
        let began = Instant::now();
        let page = author.upload(PATH, &fields, &bomb.file).await;
        let seconds = began.elapsed().as_secs_f64();
        stop.store(true, Relaxed);
        let most = watching.await.expect("it only looks");
        let is_told = page.status == 422 && page.body.contains("class=\"wrong\"");
        let mut verdict = String::new();
        for (is_right, wrong) in [
            (is_told, "NOT REFUSED IN WORDS"),
            (seconds <= MOST_SECONDS, "TOO SLOW"),
            (most.resident <= MOST_MIB, "TOO LARGE"),
        ] {
            if !is_right {
                let _ = write!(verdict, "{wrong} ");
            }
        }
        println!(
            "{:<44} {:>8} {:>7.2} {:>8.0} {:>8.0} {:>6}  {}",
            bomb.name,
            bomb.file.len() / 1024,
            seconds,
            before.resident,
            most.resident,
            page.status,
            if verdict.is_empty() { "refused" } else { &verdict }
        );
    }
}

/// Looks at a server until it is told to stop; the most it held.
fn watch(gauge: Gauge) -> impl FnOnce(&AtomicBool) -> Memory {
    move |stop| {
        let mut most = gauge.memory();
        while !stop.load(Relaxed) {
            std::thread::sleep(LOOK);
            let now = gauge.memory();
            if now.resident > most.resident {
                most = now;
            }
        }
        most
    }
}

/// Every bomb, made when its turn comes, so that only one is held.
fn all() -> impl Iterator<Item = Bomb> {
    let makers: [(&'static str, Make); 15] = [
        ("XLSX: a sheet of 2 GiB of zeros", || workbook(&[part(SHEET, "", "\0", 2 << 30, "")])),
        ("XLSX: 2 GiB beside a small sheet", || {
            workbook(&[small(), part("xl/media/image1.png", "", "\0", 2 << 30, "")])
        }),
        ("XLSX: 2 GiB that the directory denies", || {
            denying(workbook(&[part(SHEET, "", "\0", 2 << 30, "")]), 2 << 30)
        }),
        ("XLSX: 100,000 entries", entries),
        ("XLSX: A1:XFD1048576 claimed, far corners", || {
            let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\">\
                         <c r=\"XFD1048576\"><v>1</v></c></row>";
            let claim = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>";
            workbook(&[part(SHEET, claim, cells, 1, "</sheetData></worksheet>")])
        }),
        ("XLSX: a million empty rows", || sheet("<row><c/></row>", 1_000_000)),
        ("XLSX: six million empty cells in one row", || {
            workbook(&[part(SHEET, &format!("{BEGIN}<row>"), "<c/>", 6_000_000, END)])
        }),
        ("XLSX: shared strings of 1 GiB", || {
            let strings = part(STRINGS, "<sst>", "<si><t>ab</t></si>", (1 << 30) / 18, "</sst>");
            workbook(&[small(), strings])
        }),
        ("XLSX: twelve million shared strings", || {
            workbook(&[small(), part(STRINGS, "<sst>", "<si/>", 12_000_000, "</sst>")])
        }),
        ("XLSX: a text of 150 MB in one cell", || {
            let begin = format!("{BEGIN}<row><c t=\"inlineStr\"><is><t>");
            let end = "</t></is></c></row></sheetData></worksheet>";
            workbook(&[part(SHEET, &begin, "a", 150_000_000, end)])
        }),
        ("XLSX: a comment of 150 MB", || {
            workbook(&[part(SHEET, "<worksheet><!--", "<a>", 50_000_000, "--></worksheet>")])
        }),
        ("CSV: 19 MB in one line", || b"7".repeat(19_000_000)),
        ("CSV: nine million columns", || b"0,".repeat(9_500_000)),
        ("CSV: nine million empty rows", || b"\r\n".repeat(9_500_000)),
        ("CSV: 19 MB that are no UTF-8", || b"\xfe".repeat(19_000_000)),
    ];
    let files = makers.into_iter().map(|(name, make)| Bomb { name, file: make(), fields: 0 });
    let file = b"namba\n0754000001\n".to_vec();
    files.chain([Bomb { name: "a form of 5,000 fields", file, fields: 5_000 }])
}

/// Where the parts of a workbook stand.
const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
/// What is around the rows of a sheet.
const BEGIN: &str = "<worksheet><sheetData>";
const END: &str = "</row></sheetData></worksheet>";

/// A part of a workbook: a beginning, a piece so many times, an end.
struct Part<'a> {
    path: &'a str,
    begin: String,
    piece: &'a str,
    times: usize,
    end: &'a str,
}

fn part<'a>(path: &'a str, begin: &str, piece: &'a str, times: usize, end: &'a str) -> Part<'a> {
    Part { path, begin: begin.to_owned(), piece, times, end }
}

/// A sheet with one person.
fn small() -> Part<'static> {
    part(SHEET, BEGIN, "<row><c><v>754000001</v></c></row>", 1, "</sheetData></worksheet>")
}

fn sheet(row: &str, times: usize) -> Vec<u8> {
    workbook(&[part(SHEET, BEGIN, row, times, "</sheetData></worksheet>")])
}

/// A workbook with one sheet and these parts.
fn workbook(parts: &[Part<'_>]) -> Vec<u8> {
    let frame = [
        part(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            "",
            0,
            "",
        ),
        part(
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
             </workbook>",
            "",
            0,
            "",
        ),
        part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/\
             officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/\
             2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
            "",
            0,
            "",
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in frame.iter().chain(parts) {
        put(&mut writer, part).expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}

fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, part: &Part<'_>) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file(part.path, options.compression_level(Some(1)))?;
    writer.write_all(part.begin.as_bytes())?;
    let together = (1 << 20) / part.piece.len().max(1);
    let many = part.piece.repeat(together.min(part.times));
    for _ in 0..part.times / together {
        writer.write_all(many.as_bytes())?;
    }
    writer.write_all(&many.as_bytes()[..part.piece.len() * (part.times % together)])?;
    writer.write_all(part.end.as_bytes())
}

/// The same file with a directory that says one byte where it said `size`.
fn denying(mut file: Vec<u8>, size: u32) -> Vec<u8> {
    let says = size.to_le_bytes();
    let found: Vec<usize> = (0..file.len() - 4).filter(|at| file[*at..*at + 4] == says).collect();
    assert!(!found.is_empty(), "it says nowhere how large it is");
    for at in found {
        file[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    file
}

/// A directory that is larger than what it lists.
fn entries() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..100_000 {
        writer
            .start_file(format!("{number}"), SimpleFileOptions::default())
            .expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}
