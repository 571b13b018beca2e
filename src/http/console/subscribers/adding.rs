//! Putting people on the list who agreed elsewhere than on a phone: one of them, or
//! those of a file.

use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};

use crate::{
    domain::{language::Language, msisdn::Msisdn, officer::Role},
    gateway::{
        broadcasts::upload::{Reading, RowFault},
        refusal::{Fault, Refusal, require},
        register::{Door, NewSubscriber},
    },
    http::console::{
        Console, citizens,
        form::Form,
        page::{Page, Place, go, html, refused, shown},
        places::{self, Choice},
        seat::{Posted, Seat},
        upload::{MOST_BODY, Uploaded},
        words::Words,
    },
};

pub(super) fn routes() -> Router<Console> {
    let file = post(import).layer(DefaultBodyLimit::max(MOST_BODY));
    Router::new()
        .route("/console/subscribers/add", get(add_page).post(add))
        .route("/console/subscribers/import", get(import_page).merge(file))
}

#[derive(Template)]
#[template(path = "subscribers/add.html")]
struct AddPage {
    page: Page,
    number: String,
    evidence: String,
    languages: Vec<Choice>,
    wards: Vec<Choice>,
    villages: Vec<(String, Vec<Choice>)>,
    topics: Vec<Choice>,
}

/// Why a form is not shown to somebody whose role could not send it.
pub(super) fn refusal_of(seat: &Seat, page: &Page) -> Option<Response> {
    let page = Page { path: "/console/subscribers".to_owned(), ..page.clone() };
    require(&seat.session.officer, Role::Author).err().map(|refusal| refused(page, refusal))
}

/// `GET /console/subscribers/add`.
async fn add_page(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("add-title", Place::Subscribers);
    if let Some(response) = refusal_of(&seat, &page) {
        return response;
    }
    shown(&add_form(&console, page, &Form::default()))
}

fn add_form(console: &Console, page: Page, form: &Form) -> AddPage {
    let directory = console.gateway.menus().directory();
    let tags: Vec<&str> = page.words.languages().map(Language::tag).collect();
    let is = |field: &'static str| move |value: &str| form.all(field).any(|it| it == value);
    let villages = places::villages(&directory).into_iter();
    AddPage {
        number: form.get("number").to_owned(),
        evidence: form.get("evidence").to_owned(),
        languages: places::chosen(places::choices(&page.words, "language", &tags), is("language")),
        wards: places::chosen(places::wards(&directory), is("ward")),
        villages: villages
            .map(|(ward, villages)| (ward, places::chosen(villages, is("village"))))
            .collect(),
        topics: places::chosen(places::topics(&console.gateway, &page.words), is("topic")),
        page,
    }
}

/// `POST /console/subscribers/add`.
async fn add(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    let officer = posted.officer(&console).await?;
    let form = &posted.form;
    let topics: Vec<i64> = form.all("topic").filter_map(|it| it.parse().ok()).collect();
    let outcome = match Msisdn::parse(form.get("number")) {
        Ok(msisdn) => {
            let new = NewSubscriber {
                msisdn,
                language: Language::parse(form.get("language")),
                ward: form.get("ward").parse().ok(),
                village: form.filled("village").map(str::to_owned),
                topics: Some(topics).filter(|topics| !topics.is_empty()),
                evidence: form.get("evidence").to_owned(),
                door: Door::Console,
            };
            console.gateway.add_subscriber(&officer, new).await
        }
        Err(_) => Err(Fault::new("/msisdn", "msisdn").into()),
    };
    let outcome = match outcome {
        Ok(added) => {
            let person = citizens::sealed(&console.gateway, &added.msisdn);
            Ok(format!("/console/subscribers/{person}?done=added"))
        }
        // The form itself says it, so that nothing typed is lost.
        Err(Refusal::State(fault)) => Err(fault.into()),
        Err(refusal) => Err(refusal),
    };
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            let page = Page { faults, ..posted.who.page("add-title", Place::Subscribers) };
            let again = add_form(&console, page, &posted.form);
            html(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    })
}

/// What a file holds, as a page tells it.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) rows: i64,
    pub(super) people: i64,
    /// How many are new, where that is known.
    pub(super) added: Option<i64>,
    pub(super) duplicates: i64,
    pub(super) suppressed: i64,
    /// How many have not joined, as the file itself says.
    pub(super) not_joined: i64,
    /// The headings of columns that are not read.
    pub(super) unread: Vec<String>,
    pub(super) faulty: i64,
    pub(super) errors: Vec<RowError>,
    /// Whether there are more than are told.
    pub(super) more: bool,
}

/// A row that is left out.
#[derive(Debug)]
pub(super) struct RowError {
    pub(super) line: u64,
    pub(super) column: usize,
    pub(super) told: String,
}

impl Report {
    pub(super) fn new(reading: &Reading, added: Option<usize>, words: &Words) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let error = |row: &RowFault| RowError {
            line: row.line,
            column: row.column,
            told: words.fault(&row.fault),
        };
        Self {
            rows: number(reading.rows),
            people: number(reading.members.len()),
            added: added.map(number),
            duplicates: number(reading.duplicates),
            suppressed: number(reading.suppressed),
            not_joined: number(reading.not_joined),
            unread: reading.unread.clone(),
            faulty: number(reading.faulty),
            more: reading.faulty > reading.faults.len(),
            errors: reading.faults.iter().map(error).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "subscribers/import.html")]
struct ImportPage {
    page: Page,
    evidence: String,
    report: Option<Report>,
    /// How many were added, once they were.
    added: Option<i64>,
}

/// `GET /console/subscribers/import`.
async fn import_page(seat: Seat) -> Response {
    let page = seat.page("import-title", Place::Subscribers);
    if let Some(response) = refusal_of(&seat, &page) {
        return response;
    }
    shown(&ImportPage { page, evidence: String::new(), report: None, added: None })
}

/// `POST /console/subscribers/import`: says what would come of the file, or does it.
async fn import(State(console): State<Console>, uploaded: Uploaded) -> Result<Response, Response> {
    let Uploaded { posted, file, fault, .. } = &uploaded;
    let (seat, form) = (&posted.who, &posted.form);
    let dry = form.get("act") != "import";
    let evidence = form.get("evidence");
    let mut page = seat.page("import-title", Place::Subscribers);
    page.faults.extend(fault.clone());
    if file.is_empty() && fault.is_none() {
        page.faults.push(Fault::new("/file", "upload-none"));
    }
    if !dry && evidence.is_empty() {
        page.faults.push(Fault::new("/evidence", "subscriber-evidence"));
    }
    let mut officer = seat.session.officer.clone();
    if !dry && page.faults.is_empty() {
        officer = posted.officer(&console).await?;
    }
    let mut report = None;
    if page.faults.is_empty() {
        match console.gateway.import_subscribers(&officer, file, evidence, dry).await {
            Ok(imported) => {
                report = Some(Report::new(&imported.reading, Some(imported.added), seat.words()));
            }
            Err(refusal) if refusal.is_repeat() => {
                // The first press of the button did it.
                return Ok(go("/console/subscribers?done=imported"));
            }
            Err(Refusal::Fields(faults)) => page.faults = faults,
            Err(refusal) => return Ok(refused(page, refusal)),
        }
    }
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let added = report.as_ref().filter(|_| !dry).and_then(|report| report.added);
    Ok(html(status, &ImportPage { page, evidence: evidence.to_owned(), report, added }))
}
