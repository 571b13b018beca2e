//! The help desk: what citizens asked and reported, and what officers do about it.
//!
//! This file lists it. [`ticket`] is the page of one of them with what was said with its
//! citizen, [`week`] counts them.

mod ticket;
mod week;

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};

use super::{
    Console,
    page::{Page, Place, refused, shown},
    places::{self, Choice},
    seat::Seat,
    words::Words,
};
use crate::{
    domain::time::Timestamp,
    gateway::{
        help_desk::Waiting,
        refusal::Refusal,
        tickets::{Filter, Kind, Ticket},
    },
    menu::facts::Directory,
    text::mask::masked,
};

/// How many are shown at once.
const PAGE: usize = 25;
/// How much of what was asked a list shows, in characters.
const GLIMPSE: usize = 160;
/// What may be listed: the first three by what is to be done, then by state.
const VIEWS: [&str; 11] = [
    "open",
    "mine",
    "overdue",
    "new",
    "received",
    "in-hand",
    "waiting",
    "answered",
    "closed",
    "passed-on",
    "all",
];
/// What a ticket may be.
const KINDS: [Kind; 3] = [Kind::Question, Kind::Report, Kind::Unclassified];

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/help-desk", get(list))
        .route("/console/help-desk/week", get(week::show))
        .route("/console/help-desk/week/export", get(week::export))
        .merge(ticket::routes())
}

/// A ticket in a list.
#[derive(Debug)]
pub(in crate::http::console) struct Item {
    pub(in crate::http::console) number: i64,
    pub(in crate::http::console) state: String,
    pub(in crate::http::console) kind: &'static str,
    pub(in crate::http::console) category: Option<String>,
    pub(in crate::http::console) glimpse: String,
    pub(in crate::http::console) ward: Option<String>,
    pub(in crate::http::console) asked: String,
    pub(in crate::http::console) due: Option<String>,
    pub(in crate::http::console) is_overdue: bool,
    pub(in crate::http::console) assigned_to: Option<String>,
    pub(in crate::http::console) satisfied: Option<bool>,
}

impl Item {
    pub(in crate::http::console) fn new(
        ticket: Ticket,
        words: &Words,
        directory: &Directory,
        now: Timestamp,
    ) -> Self {
        let shown = masked(&ticket.body);
        let mut glimpse: String = shown.chars().take(GLIMPSE).collect();
        if glimpse.len() < shown.len() {
            glimpse.push('…');
        }
        Self {
            number: ticket.number,
            kind: ticket.kind.word(),
            glimpse,
            ward: ticket.ward_code.map(|code| places::ward(directory, code)),
            asked: words.instant(ticket.created_at),
            due: ticket.due_at.map(|at| words.last_day(at)),
            is_overdue: is_overdue(&ticket, now),
            state: ticket.state,
            category: ticket.category.map(|it| category(words, &it)),
            assigned_to: ticket.assigned_to,
            satisfied: ticket.satisfied,
        }
    }
}

/// What a report is about; as the menu says it where nobody has put it into words.
fn category(words: &Words, category: &str) -> String {
    let told = words.word("ticket-category", category);
    if told.is_empty() { category.to_owned() } else { told.into_owned() }
}

/// Whether an answer is owed that was promised before now.
fn is_overdue(ticket: &Ticket, now: Timestamp) -> bool {
    ["new", "received", "in-hand"].contains(&ticket.state.as_str())
        && ticket.due_at.is_some_and(|due| due < now)
}

#[derive(Template)]
#[template(path = "help_desk/list.html")]
struct ListPage {
    page: Page,
    waiting: Waiting,
    view: &'static str,
    views: Vec<Choice>,
    kinds: Vec<Choice>,
    wards: Vec<Choice>,
    items: Vec<Item>,
    next: Option<String>,
}

impl ListPage {
    fn is(&self, view: &str) -> bool {
        self.view == view
    }
}

/// `GET /console/help-desk`.
async fn list(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-help-desk", Place::HelpDesk);
    match read(&console, &seat, page.clone()).await {
        Ok(list) => shown(&list),
        Err(refusal) => refused(page, refusal),
    }
}

async fn read(console: &Console, seat: &Seat, page: Page) -> Result<ListPage, Refusal> {
    let query = &seat.visitor.query;
    let now = console.gateway.world().now();
    let me = seat.session.officer.name.as_str();
    let view = VIEWS.into_iter().find(|it| *it == query.get("view")).unwrap_or("open");
    let kind = KINDS.into_iter().find(|it| it.word() == query.get("kind"));
    let directory = console.gateway.menus().directory();
    let ward = query.get("ward").parse().ok();
    let mut filter = Filter { kind, ward_code: ward, ..Filter::default() };
    match view {
        "open" => filter.open = true,
        "mine" => (filter.open, filter.assigned_to) = (true, Some(me.to_owned())),
        "overdue" => filter.overdue_at = Some(now),
        "all" => {}
        state => filter.state = Some(state.to_owned()),
    }
    let before = query.get("before").parse().ok();
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = console.gateway.tickets(&filter, before, most).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| is_more).map(|last| {
        places::address(
            "/console/help-desk",
            &[
                ("view", view),
                ("kind", kind.map_or("", Kind::word)),
                ("ward", query.get("ward")),
                ("before", &last.number.to_string()),
            ],
        )
    });
    let words = seat.words();
    Ok(ListPage {
        waiting: console.gateway.waiting_tickets(me).await?,
        view,
        views: places::chosen(places::choices(words, "desk-view", &VIEWS), |it| it == view),
        kinds: places::chosen(
            places::choices(words, "ticket-kind", &KINDS.map(Kind::word)),
            |it| kind.is_some_and(|kind| kind.word() == it),
        ),
        wards: places::chosen(places::wards(&directory), |it| it == query.get("ward")),
        items: rows.into_iter().map(|row| Item::new(row, words, &directory, now)).collect(),
        next,
        page,
    })
}
