use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;

/// Small, so that what breaks them is made quickly.
const BOUNDS: Bounds = Bounds {
    rows: 1_000,
    columns: 20,
    cell: 4 * 1024,
    cells: 5_000,
    unpacked: 1024 * 1024,
    strings_bytes: 256 * 1024,
    strings: 2_000,
};

type Rows = Vec<(u64, Vec<String>)>;

fn rows_of(file: &[u8]) -> Result<Rows, Unreadable> {
    let mut rows = Vec::new();
    read(file, &BOUNDS, |row, cells| {
        rows.push((row, cells.to_vec()));
        Ok::<_, Unreadable>(())
    })?;
    Ok(rows)
}

fn row(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (number, cells.iter().map(|&cell| cell.to_owned()).collect())
}

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

#[test]
fn a_cell_is_read_as_a_person_would_type_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "msisdn").unwrap();
    sheet.write_number(2, 0, 255_754_000_001_f64).unwrap();
    sheet
        .write_number_with_format(3, 0, 7.54e8, &Format::new().set_num_format("0.00E+00"))
        .unwrap();
    sheet.write_string(4, 0, " 0754000003 ").unwrap();
    sheet.write_number(4, 3, 2.5).unwrap();
    sheet.write_boolean(5, 1, true).unwrap();
    let expected = [
        row(1, &["msisdn"]),
        row(3, &["255754000001"]),
        row(4, &["754000000"]),
        row(5, &[" 0754000003 ", "", "", "2.5"]),
        row(6, &["", "true"]),
    ];
    assert_eq!(rows_of(&saved(book)).unwrap(), expected);
}

#[test]
fn the_first_sheet_that_is_shown_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_hidden(true).write_string(0, 0, "hidden").unwrap();
    book.add_worksheet().set_active(true).write_string(0, 0, "shown").unwrap();
    book.add_worksheet().write_string(0, 0, "another").unwrap();
    assert_eq!(rows_of(&saved(book)).unwrap(), [row(1, &["shown"])]);
}

/// What is around the rows of a sheet.
const BEGIN: &str = "<worksheet><sheetData>";
const END: &str = "</sheetData></worksheet>";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns:r=\"{relation}\"><sheets>\
         <sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let package = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{relation}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{relation}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let frame = [
        ("_rels/.rels", package.as_str()),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, content) in frame.iter().chain(parts) {
        writer.start_file(*path, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    workbook(&[(SHEET, &format!("{BEGIN}{rows}{END}"))])
}

#[test]
fn a_plain_sheet_is_read_with_its_shared_texts() {
    let strings = "<sst count=\"2\" uniqueCount=\"2\"><si><t>a</t></si><si><r><t>b</t></r><r>\
                   <t>c</t></r></si></sst>";
    let cells = "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>0</v></c><c r=\"B7\" t=\"s\"><v>1</v></c>\
                 <c t=\"inlineStr\"><is><t>d &amp; &lt;</t></is></c></row>";
    let file = workbook(&[(SHEET, &format!("{BEGIN}{cells}{END}")), (STRINGS, strings)]);
    assert_eq!(rows_of(&file).unwrap(), [row(7, &["a", "bc", "d & <"])]);
    // What it claims to cover is not believed.
    let claim = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>";
    let claim = workbook(&[(SHEET, &format!("{claim}<row><c><v>1</v></c></row>{END}"))]);
    assert_eq!(rows_of(&claim).unwrap(), [row(1, &["1"])]);
}

#[test]
fn what_is_made_to_use_a_server_up_is_refused() {
    let text = |text: &str| format!("<row><c t=\"inlineStr\"><is>{text}</is></c></row>");
    let small = format!("{BEGIN}<row><c><v>1</v></c></row>{END}");
    let strings = |strings: &str| workbook(&[(SHEET, &small), (STRINGS, strings)]);
    let many = |piece: &str, times: usize| piece.repeat(times);
    for (what, file, expected) in [
        ("a large sheet", sheet(&many(" ", 2_000_000)), Unreadable::Unpacked),
        ("a sheet of zeros", workbook(&[(SHEET, &many("\0", 2_000))]), Unreadable::Workbook),
        (
            "a large picture",
            workbook(&[(SHEET, &small), ("xl/media/image1.png", &many("\0", 2_000_000))]),
            Unreadable::Unpacked,
        ),
        ("a large text", sheet(&text(&format!("<t>{}</t>", many("a", 9_000)))), Unreadable::Cell),
        (
            "a text in many pieces",
            sheet(&text(&many("<r><t>aaaaaaaaaa</t></r>", 2_000))),
            Unreadable::Cell,
        ),
        (
            "a text around other tags",
            sheet(&text(&format!("<t>{}</t>", many("<a/>", 9_000)))),
            Unreadable::Cell,
        ),
        (
            "a text hidden behind the end of another name",
            sheet(&text(&format!("<x:t>{}</x:t>", many("</t><a/>", 9_000)))),
            Unreadable::Cell,
        ),
        (
            "a text hidden behind a quote in an end",
            sheet(&text(&format!("</a \"><t>{}</t></a \">", many("<a/>", 9_000)))),
            Unreadable::Cell,
        ),
        ("a comment", sheet("<!-- a -->"), Unreadable::Workbook),
        (
            "an entity",
            workbook(&[(SHEET, "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>")]),
            Unreadable::Workbook,
        ),
        ("a declaration that is none", workbook(&[(SHEET, "<?><t>?><a/>")]), Unreadable::Workbook),
        (
            "a long attribute",
            sheet(&format!("<row a=\"{}\"/>", many(">", 9_000))),
            Unreadable::Cell,
        ),
        ("many rows", sheet(&many("<row/>", 1_001)), Unreadable::Rows),
        ("many cells", sheet(&format!("<row>{}</row>", many("<c/>", 5_001))), Unreadable::Rows),
        ("a far row", sheet("<row r=\"1048576\"><c><v>1</v></c></row>"), Unreadable::Rows),
        ("a far column", sheet("<row><c r=\"XFD1\"><v>1</v></c></row>"), Unreadable::Columns),
        (
            "rows in no order",
            sheet("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>"),
            Unreadable::Workbook,
        ),
        (
            "many shared texts",
            strings(&format!("<sst>{}</sst>", many("<si/>", 2_001))),
            Unreadable::Unpacked,
        ),
        (
            "large shared texts",
            strings(&format!(
                "<sst>{}</sst>",
                many(
                    "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
                aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
                aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>",
                    1_900
                )
            )),
            Unreadable::Unpacked,
        ),
        (
            "a claim of shared texts",
            strings("<sst uniqueCount=\"99999999999\"></sst>"),
            Unreadable::Unpacked,
        ),
        (
            "the same in the second place",
            strings("<sst a=\"uniqueCount\" uniqueCount = '099999999999'></sst>"),
            Unreadable::Unpacked,
        ),
        (
            "a workbook that says much of itself",
            workbook(&[(SHEET, &small), ("xl/evil.xml", &many("<a/>", 200_000))]),
            Unreadable::Unpacked,
        ),
        (
            "a cell on no sheet",
            sheet("<row><c s='0' r = 'A00000000001'><v>1</v></c></row>"),
            Unreadable::Workbook,
        ),
        ("a column on no sheet", sheet("<row><c r=\"ABCDEFGH1\"/></row>"), Unreadable::Workbook),
        ("a row on no sheet", sheet("<row r=\"4294967296\"></row>"), Unreadable::Workbook),
        (
            "a range from its end to its beginning",
            workbook(&[(
                SHEET,
                &small.replace("<sheetData", "<dimension ref=\"B2:A1\"/><sheetData"),
            )]),
            Unreadable::Workbook,
        ),
        ("no sheet", workbook(&[]), Unreadable::Workbook),
        ("half a file", saved(Workbook::new())[..100].to_vec(), Unreadable::Workbook),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Unreadable::Old),
    ] {
        assert_eq!(rows_of(&file).err(), Some(expected), "{what}");
    }
    let names: Vec<String> = (0..1_100).map(|number| format!("{number}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(rows_of(&workbook(&parts)), Err(Unreadable::Unpacked), "many parts");
}

/// What the directory says of a part is not believed.
#[test]
fn a_directory_that_lies_is_of_no_use() {
    let mut file = workbook(&[(SHEET, &format!("{BEGIN}{}{END}", " ".repeat(2_000_000)))]);
    let size = u32::try_from(2_000_000 + BEGIN.len() + END.len()).unwrap().to_le_bytes();
    let found: Vec<usize> = (0..file.len() - 4).filter(|at| file[*at..*at + 4] == size).collect();
    assert!(!found.is_empty());
    for at in found {
        file[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(matches!(rows_of(&file), Err(Unreadable::Unpacked | Unreadable::Workbook)));
}

#[test]
fn no_cell_we_give_out_begins_a_formula() {
    for (text, written) in [
        ("=1+1", "'=1+1"),
        ("+255", "'+255"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("Mbarali, DC", "\"Mbarali, DC\""),
        ("a\"b", "\"a\"\"b\""),
        ("\t=1", "\"'\t=1\""),
        ("'=1", "''=1"),
        ("＝1", "'＝1"),
        ("Ng'ombe", "Ng'ombe"),
        ("'a", "'a"),
        ("Rujewa", "Rujewa"),
    ] {
        assert_eq!(line(&[Cell::text(text)]), format!("{written}\r\n"));
    }
    let cells = [Cell::Number(-2), Cell::Instant(None), Cell::Instant(Some(Timestamp::from_ms(0)))];
    assert_eq!(line(&cells), "-2,,1970-01-01T00:00:00Z\r\n");
}

proptest! {
    #[test]
    fn any_workbook_is_read_or_refused(
        claim in "[A-Z]{0,4}[0-9]{0,12}:?[A-Z]{0,9}[0-9]{0,3}",
        rows in "(<(/?(c|row|v|is|t|si|a))( (r|t|s)=\"([A-Z0-9a-z]{0,9}|[0-9]{9,12})\")?/?>|\
                 [a-z0-9&;\"]{0,6}){0,60}",
        strings in "(<(/?(sst|si|r|t|rPh))/?>|[a-z]{0,6}){0,20}",
    ) {
        let begin = BEGIN.replace("<sheetData", &format!("<dimension ref=\"{claim}\"></dimension><sheetData"));
        let file = workbook(&[(SHEET, &format!("{begin}{rows}{END}")), (STRINGS, &strings)]);
        let _ = rows_of(&file);
    }

    #[test]
    fn a_torn_workbook_is_read_or_refused(at in 0_usize..1_200, byte in any::<u8>()) {
        let mut file = sheet("<row><c><v>1</v></c></row>");
        let place = at % file.len();
        file[place] = byte;
        let _ = rows_of(&file);
    }

    #[test]
    fn what_we_write_is_read_as_it_was(
        texts in prop::collection::vec("['=+@a-z,;\"\n\t -]{1,12}", 1..6),
    ) {
        let cells: Vec<Cell> = texts.iter().map(Cell::text).collect();
        let heading = line(&vec![Cell::text("a"); texts.len()]);
        let rows = rows_of(format!("{heading}{}", line(&cells)).as_bytes()).unwrap();
        prop_assert_eq!(&rows[1].1, &texts);
    }
}
