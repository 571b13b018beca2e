//! The register: who gets bulletins, and what proves that they agreed.
//!
//! This file lists, finds, exports and forgets. [`adding`] puts people on the list,
//! [`groups`] keeps the lists of offices.

mod adding;
mod groups;

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};

use super::{
    Console, citizens,
    help_desk::Item,
    page::{Download, Page, Place, go, html, refused, shown, table},
    places::{self, Choice},
    seat::{Posted, Seat},
    words::Words,
};
use crate::{
    domain::{msisdn::Msisdn, officer::Officer},
    gateway::{
        Gateway,
        refusal::{Fault, Refusal},
        register::{Consent, Door, Filter, Subscriber},
    },
    menu::facts::Directory,
};

/// How many are shown at once.
const PAGE: usize = 50;
/// Who is listed: those who joined, the others, or all.
const JOINED: [&str; 3] = ["yes", "no", "any"];
/// How a wording that is the digest of a menu's release is shortened.
const DIGEST_SHOWN: usize = 12;

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/subscribers", get(list))
        .route("/console/subscribers/find", post(find))
        .route("/console/subscribers/export", post(export))
        .route("/console/subscribers/{person}", get(person))
        .route("/console/subscribers/{person}/erase", get(erase_page).post(erase))
        .merge(adding::routes())
        .merge(groups::routes())
}

/// A subscriber as pages show them.
#[derive(Debug)]
struct Row {
    person: String,
    number: String,
    ward: Option<String>,
    village: Option<String>,
    /// The names of the topics; `None` for all.
    topics: Option<String>,
    language: Option<String>,
    joined: bool,
    joined_at: Option<String>,
    left_at: Option<String>,
}

impl Row {
    fn new(it: Subscriber, gateway: &Gateway, words: &Words, officer: &Officer) -> Self {
        let directory: &Directory = &gateway.menus().directory();
        let choices = it.choices;
        let topics = choices.topics.map(|topics| {
            let name = |topic: &i64| match u8::try_from(*topic) {
                Ok(number) => gateway.topic_name_in(number, words.language()),
                Err(_) => topic.to_string(),
            };
            topics.0.iter().map(name).collect::<Vec<_>>().join(", ")
        });
        Self {
            person: citizens::sealed(gateway, &it.msisdn),
            number: citizens::number(&it.msisdn, officer),
            ward: choices.ward_code.map(|code| places::ward(directory, code)),
            village: choices.village_id.map(|id| places::village(directory, &id)),
            topics,
            language: choices.language.map(|it| words.word("language", it.tag()).into_owned()),
            joined: choices.joined,
            joined_at: it.joined_at.map(|at| words.instant(at)),
            left_at: it.left_at.map(|at| words.instant(at)),
        }
    }
}

#[derive(Template)]
#[template(path = "subscribers/list.html")]
struct ListPage {
    page: Page,
    number: String,
    wards: Vec<Choice>,
    topics: Vec<Choice>,
    joined: Vec<Choice>,
    rows: Vec<Row>,
    next: Option<String>,
}

/// `GET /console/subscribers`.
async fn list(State(console): State<Console>, seat: Seat) -> Response {
    list_page(&console, &seat, String::new(), Vec::new()).await
}

async fn list_page(console: &Console, seat: &Seat, number: String, faults: Vec<Fault>) -> Response {
    let mut page = seat.page("place-subscribers", Place::Subscribers);
    "/console/subscribers".clone_into(&mut page.path);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.faults = faults;
    match read(console, seat, page.clone(), number).await {
        Ok(list) => html(status, &list),
        Err(refusal) => refused(page, refusal),
    }
}

async fn read(
    console: &Console,
    seat: &Seat,
    page: Page,
    number: String,
) -> Result<ListPage, Refusal> {
    let query = &seat.visitor.query;
    let (gateway, words, officer) = (&console.gateway, seat.words(), &seat.session.officer);
    let (ward, topic) = (query.get("ward"), query.get("topic"));
    let joined = query.filled("joined").unwrap_or("yes");
    let filter = Filter {
        ward_code: ward.parse().ok(),
        topic: topic.parse().ok(),
        joined: match joined {
            "no" => Some(false),
            "any" => None,
            _ => Some(true),
        },
    };
    let after = match query.filled("after") {
        Some(after) => citizens::unsealed(gateway, after)?.e164().to_owned(),
        None => String::new(),
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = gateway.subscribers(&filter, &after, most).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| is_more).map(|last| {
        let after = citizens::sealed(gateway, &last.msisdn);
        places::address(
            "/console/subscribers",
            &[("ward", ward), ("topic", topic), ("joined", joined), ("after", &after)],
        )
    });
    Ok(ListPage {
        number,
        wards: places::chosen(places::wards(&gateway.menus().directory()), |it| it == ward),
        topics: places::chosen(places::topics(gateway, words), |it| it == topic),
        joined: places::chosen(places::choices(words, "joined", &JOINED), |it| it == joined),
        rows: rows.into_iter().map(|row| Row::new(row, gateway, words, officer)).collect(),
        next,
        page,
    })
}

/// `POST /console/subscribers/find`: to the page of a number. It is posted so that no
/// address and no log holds the number.
async fn find(State(console): State<Console>, posted: Posted) -> Response {
    let written = posted.form.get("number");
    let unknown = Fault::new("/number", "subscriber-unknown");
    let mistyped = Fault::new("/number", "msisdn");
    let fault = match Msisdn::parse(written) {
        Ok(msisdn) => match console.gateway.what_is_known(&msisdn).await {
            Ok(_) => {
                let person = citizens::sealed(&console.gateway, &msisdn);
                return go(&format!("/console/subscribers/{person}"));
            }
            Err(Refusal::Absent { .. }) => unknown,
            Err(refusal) => {
                let page = posted.who.page("place-subscribers", Place::Subscribers);
                return refused(page, refusal);
            }
        },
        Err(_) => mistyped,
    };
    list_page(&console, &posted.who, written.to_owned(), vec![fault]).await
}

/// `POST /console/subscribers/export`: the whole register as a table.
async fn export(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    // Each file that leaves is a line of the trail, also of a button pressed twice.
    let mut page = posted.who.page("place-subscribers", Place::Subscribers);
    "/console/subscribers".clone_into(&mut page.path);
    if let Err(refusal) = console.gateway.begin_register_export(&posted.who.session.officer).await {
        return Ok(refused(page, refusal));
    }
    let gateway = console.gateway.clone();
    let download = Download {
        format: posted.form.get("format"),
        name: "waliojiunga".to_owned(),
        sheet: page.say("place-subscribers").into_owned(),
        columns: gateway.register_columns(),
    };
    let rows = move |after: String| {
        let gateway = gateway.clone();
        async move { gateway.export_register(&after).await }
    };
    Ok(table(page, download, rows).await)
}

/// An act of consent as a page shows it.
#[derive(Debug)]
struct ConsentLine {
    at: String,
    kind: &'static str,
    channel: String,
    wording: String,
    /// Whether the wording is the mark of a release of the menu.
    is_release: bool,
    language: String,
}

impl ConsentLine {
    fn new(it: Consent, words: &Words) -> Self {
        let is_release = ["ussd", "sms", "operator"].contains(&it.channel.as_str());
        let wording =
            if is_release { it.wording.chars().take(DIGEST_SHOWN).collect() } else { it.wording };
        Self {
            at: words.instant(it.recorded_at),
            kind: it.kind.word(),
            channel: it.channel,
            wording,
            is_release,
            language: words.word("language", it.language.tag()).into_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "subscribers/person.html")]
struct PersonPage {
    page: Page,
    person: String,
    number: String,
    row: Option<Row>,
    has_opted_out: bool,
    consents: Vec<ConsentLine>,
    tickets: Vec<Item>,
}

/// `GET /console/subscribers/{person}`.
async fn person(
    State(console): State<Console>,
    Path(person): Path<String>,
    seat: Seat,
) -> Response {
    let mut page = seat.page("person-title", Place::Subscribers);
    match read_person(&console, &seat, page.clone(), &person).await {
        Ok(shown_person) => shown(&shown_person),
        Err(refusal) => {
            "/console/subscribers".clone_into(&mut page.path);
            refused(page, refusal)
        }
    }
}

async fn read_person(
    console: &Console,
    seat: &Seat,
    page: Page,
    person: &str,
) -> Result<PersonPage, Refusal> {
    let (gateway, words, officer) = (&console.gateway, seat.words(), &seat.session.officer);
    let known = gateway.what_is_known(&citizens::unsealed(gateway, person)?).await?;
    let now = gateway.world().now();
    let directory = gateway.menus().directory();
    let item = |ticket| Item::new(ticket, words, &directory, now);
    Ok(PersonPage {
        person: person.to_owned(),
        number: citizens::number(&known.msisdn, officer),
        row: known.subscriber.map(|it| Row::new(it, gateway, words, officer)),
        has_opted_out: known.has_opted_out,
        consents: known.consents.into_iter().map(|it| ConsentLine::new(it, words)).collect(),
        tickets: known.tickets.into_iter().map(item).collect(),
        page,
    })
}

#[derive(Template)]
#[template(path = "subscribers/erase.html")]
struct ErasePage {
    page: Page,
    person: String,
    number: String,
}

/// `GET /console/subscribers/{person}/erase`: what it means, before it is done.
async fn erase_page(
    State(console): State<Console>,
    Path(person): Path<String>,
    seat: Seat,
) -> Response {
    let page = seat.page("erase-title", Place::Subscribers);
    if let Some(response) = adding::refusal_of(&seat, &page) {
        return response;
    }
    let known = match citizens::unsealed(&console.gateway, &person) {
        Ok(msisdn) => console.gateway.what_is_known(&msisdn).await,
        Err(refusal) => Err(refusal),
    };
    match known {
        Ok(known) => {
            let number = citizens::number(&known.msisdn, &seat.session.officer);
            shown(&ErasePage { page, person, number })
        }
        Err(refusal) => refused(Page { path: "/console/subscribers".to_owned(), ..page }, refusal),
    }
}

/// `POST /console/subscribers/{person}/erase`.
async fn erase(
    State(console): State<Console>,
    Path(person): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    let officer = posted.officer(&console).await?;
    let outcome = match citizens::unsealed(&console.gateway, &person) {
        Ok(msisdn) => console.gateway.erase_subscriber(&officer, &msisdn, Door::Console).await,
        Err(refusal) => Err(refusal),
    };
    let outcome = outcome.map(|()| "/console/subscribers?done=erased".to_owned());
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            let page = posted.who.page("erase-title", Place::Subscribers);
            refused(page, Refusal::Fields(faults))
        }
    })
}
