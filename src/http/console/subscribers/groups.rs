//! The lists of offices: made by hand or from a file, and chosen for bulletins.

use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};

use super::adding::Report;
use crate::{
    domain::msisdn::Msisdn,
    gateway::{
        broadcasts::{
            groups::{Group, Member},
            upload::Purpose,
        },
        refusal::{Fault, Refusal},
    },
    http::console::{
        Console, citizens,
        page::{Download, Page, Place, html, refused, table},
        places,
        seat::{Posted, Seat},
        upload::{MOST_BODY, Uploaded},
    },
};

/// How many members are shown at once.
const PAGE: usize = 50;
/// How many numbers are put in with one form.
const MOST_PUT: usize = 500;

pub(super) fn routes() -> Router<Console> {
    let file = post(upload).layer(DefaultBodyLimit::max(MOST_BODY));
    Router::new()
        .route("/console/subscribers/groups", get(list).post(create))
        .route("/console/subscribers/groups/upload", file)
        .route("/console/subscribers/groups/{group}", get(group))
        .route("/console/subscribers/groups/{group}/put", post(put))
        .route("/console/subscribers/groups/{group}/remove", post(remove))
        .route("/console/subscribers/groups/{group}/export", post(export))
}

#[derive(Debug)]
struct GroupLine {
    id: i64,
    name: String,
    origin: String,
    made: String,
    made_by: String,
    members: i64,
}

#[derive(Template)]
#[template(path = "subscribers/groups.html")]
struct GroupsPage {
    page: Page,
    groups: Vec<GroupLine>,
    name: String,
    upload_name: String,
    report: Option<Report>,
}

/// What was typed and not taken yet, and what a file holds.
#[derive(Debug, Default)]
struct Typed {
    name: String,
    upload_name: String,
    report: Option<Report>,
    faults: Vec<Fault>,
}

/// `GET /console/subscribers/groups`.
async fn list(State(console): State<Console>, seat: Seat) -> Response {
    groups_page(&console, &seat, Typed::default()).await
}

async fn groups_page(console: &Console, seat: &Seat, typed: Typed) -> Response {
    let mut page = seat.page("groups-title", Place::Subscribers);
    "/console/subscribers/groups".clone_into(&mut page.path);
    page.faults = typed.faults;
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let groups = match console.gateway.groups().await {
        Ok(groups) => groups,
        Err(error) => return refused(page, error.into()),
    };
    let words = seat.words();
    let line = |it: Group| GroupLine {
        id: it.id,
        name: it.name,
        origin: it.origin,
        made: words.day(it.created_at),
        made_by: it.made_by,
        members: it.members,
    };
    let groups = groups.into_iter().map(line).collect();
    let Typed { name, upload_name, report, .. } = typed;
    html(status, &GroupsPage { page, groups, name, upload_name, report })
}

/// `POST /console/subscribers/groups`: an empty one.
async fn create(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    let officer = posted.officer(&console).await?;
    let name = posted.form.get("name");
    let outcome = console.gateway.create_group(&officer, name).await;
    let outcome = outcome.map(|id| format!("/console/subscribers/groups/{id}?done=group-made"));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            let typed = Typed { name: name.to_owned(), faults, ..Typed::default() };
            groups_page(&console, &posted.who, typed).await
        }
    })
}

/// `POST /console/subscribers/groups/upload`: says what a file holds, or makes a group
/// of it.
async fn upload(State(console): State<Console>, uploaded: Uploaded) -> Result<Response, Response> {
    let Uploaded { posted, file, fault, .. } = &uploaded;
    let (seat, form) = (&posted.who, &posted.form);
    let name = form.get("name");
    let mut typed = Typed { upload_name: name.to_owned(), ..Typed::default() };
    typed.faults.extend(fault.clone());
    if file.is_empty() && fault.is_none() {
        typed.faults.push(Fault::new("/file", "upload-none"));
    }
    if !typed.faults.is_empty() {
        return Ok(groups_page(&console, seat, typed).await);
    }
    if form.get("act") != "make" {
        match console.gateway.read_upload(&seat.session.officer, file, Purpose::Group).await {
            Ok(reading) => typed.report = Some(Report::new(&reading, None, seat.words())),
            Err(Refusal::Fields(faults)) => typed.faults = of_file(faults),
            Err(refusal) => {
                return Ok(refused(seat.page("groups-title", Place::Subscribers), refusal));
            }
        }
        return Ok(groups_page(&console, seat, typed).await);
    }
    let officer = posted.officer(&console).await?;
    let outcome = console.gateway.upload_group(&officer, name, file).await;
    let outcome =
        outcome.map(|(id, _)| format!("/console/subscribers/groups/{id}?done=group-made"));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => {
            typed.faults = of_file(faults);
            groups_page(&console, seat, typed).await
        }
    })
}

/// The name of a group that is made of a file stands in a form of its own.
fn of_file(faults: Vec<Fault>) -> Vec<Fault> {
    let place = |fault: Fault| {
        let field = if fault.field == "/name" { "/upload_name" } else { "/file" };
        Fault { field: field.to_owned(), ..fault }
    };
    faults.into_iter().map(place).collect()
}

#[derive(Debug)]
struct MemberLine {
    person: String,
    number: String,
    language: Option<String>,
    ward: Option<String>,
}

#[derive(Template)]
#[template(path = "subscribers/group.html")]
struct GroupPage {
    page: Page,
    id: i64,
    name: String,
    members: i64,
    lines: Vec<MemberLine>,
    next: Option<String>,
    numbers: String,
}

/// `GET /console/subscribers/groups/{group}`.
async fn group(State(console): State<Console>, Path(group): Path<String>, seat: Seat) -> Response {
    group_page(&console, &seat, &group, String::new(), Vec::new()).await
}

async fn group_page(
    console: &Console,
    seat: &Seat,
    group: &str,
    numbers: String,
    faults: Vec<Fault>,
) -> Response {
    let mut page = seat.page("group-title", Place::Subscribers);
    page.path = format!("/console/subscribers/groups/{group}");
    page.faults = faults;
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match read(console, seat, page.clone(), group, numbers).await {
        Ok(shown_group) => html(status, &shown_group),
        Err(refusal) => {
            "/console/subscribers/groups".clone_into(&mut page.path);
            refused(page, refusal)
        }
    }
}

async fn read(
    console: &Console,
    seat: &Seat,
    page: Page,
    group: &str,
    numbers: String,
) -> Result<GroupPage, Refusal> {
    let (gateway, words) = (&console.gateway, seat.words());
    let id = numbered(group)?;
    let found = gateway.group(id).await?;
    let after = match seat.visitor.query.filled("after") {
        Some(after) => citizens::unsealed(gateway, after)?.e164().to_owned(),
        None => String::new(),
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut members = gateway.members(id, &after, most).await?;
    let is_more = members.len() > PAGE;
    members.truncate(PAGE);
    let next = members.last().filter(|_| is_more).map(|last| {
        places::address(
            &format!("/console/subscribers/groups/{id}"),
            &[("after", &citizens::sealed(gateway, &last.msisdn))],
        )
    });
    let directory = gateway.menus().directory();
    let line = |it: Member| MemberLine {
        person: citizens::sealed(gateway, &it.msisdn),
        number: citizens::number(&it.msisdn, &seat.session.officer),
        language: it.language.map(|it| words.word("language", it.tag()).into_owned()),
        ward: it.ward_code.map(|code| places::ward(&directory, code)),
    };
    Ok(GroupPage {
        id,
        name: found.name,
        members: found.members,
        lines: members.into_iter().map(line).collect(),
        next,
        numbers,
        page,
    })
}

fn numbered(group: &str) -> Result<i64, Refusal> {
    group.parse().map_err(|_| Refusal::Absent { what: "group" })
}

/// `POST …/put`: numbers, one a line.
async fn put(
    State(console): State<Console>,
    Path(group): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    let officer = posted.officer(&console).await?;
    let written = posted.form.get("numbers");
    let outcome = match (numbered(&group), members(written)) {
        (Ok(id), Ok(members)) => console.gateway.put_members(&officer, id, &members).await,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    let outcome = outcome.map(|()| format!("/console/subscribers/groups/{group}?done=group-put"));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => group_page(&console, &posted.who, &group, written.to_owned(), faults).await,
    })
}

/// The numbers of a field, each on a line of its own or behind a comma.
fn members(written: &str) -> Result<Vec<Member>, Refusal> {
    let numbers: Vec<&str> = written
        .split(['\n', ',', ';'])
        .map(str::trim)
        .filter(|number| !number.is_empty())
        .collect();
    if numbers.is_empty() || numbers.len() > MOST_PUT {
        let fault = Fault::new("/numbers", "group-numbers").with("most", MOST_PUT.to_string());
        return Err(fault.into());
    }
    let mut faults = Vec::new();
    let mut members = Vec::with_capacity(numbers.len());
    for (line, number) in numbers.into_iter().enumerate() {
        if let Ok(msisdn) = Msisdn::parse(number) {
            members.push(Member { msisdn, language: None, ward_code: None });
        } else {
            let fault = Fault::new("/numbers", "group-number");
            faults.push(fault.with("line", (line + 1).to_string()));
        }
    }
    if faults.is_empty() { Ok(members) } else { Err(Refusal::Fields(faults)) }
}

/// `POST …/remove`.
async fn remove(
    State(console): State<Console>,
    Path(group): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    let officer = posted.officer(&console).await?;
    let person = citizens::unsealed(&console.gateway, posted.form.get("person"));
    let outcome = match (numbered(&group), person) {
        (Ok(id), Ok(msisdn)) => console.gateway.remove_member(&officer, id, &msisdn).await,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    let outcome =
        outcome.map(|_| format!("/console/subscribers/groups/{group}?done=group-removed"));
    Ok(match posted.done(&console, outcome).await {
        Ok(response) => response,
        Err(faults) => group_page(&console, &posted.who, &group, String::new(), faults).await,
    })
}

/// `POST …/export`: the whole group as a table.
async fn export(
    State(console): State<Console>,
    Path(group): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    let mut page = posted.who.page("group-title", Place::Subscribers);
    page.path = format!("/console/subscribers/groups/{group}");
    let begun = match numbered(&group) {
        Ok(id) => {
            let officer = &posted.who.session.officer;
            console.gateway.begin_group_export(officer, id).await.map(|()| id)
        }
        Err(refusal) => Err(refusal),
    };
    let id = match begun {
        Ok(id) => id,
        Err(refusal) => return Ok(refused(page, refusal)),
    };
    let gateway = console.gateway.clone();
    let download = Download {
        format: posted.form.get("format"),
        name: format!("kundi-{id}"),
        sheet: page.words.say1("sheet-group", "id", id),
        columns: gateway.group_columns(),
    };
    let rows = move |after: String| {
        let gateway = gateway.clone();
        async move { gateway.export_group(id, &after).await }
    };
    Ok(table(page, download, rows).await)
}
