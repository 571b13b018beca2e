//! What became of the tickets of a week: by ward, and by what they are about.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};

use super::category;
use crate::{
    gateway::{help_desk::Sum, refusal::Refusal},
    http::console::{
        Console,
        page::{Download, Page, Place, refused, shown, table},
        places,
        seat::Seat,
    },
    tables::{Cell, Piece},
};

/// How far back a week may be asked for: ten years.
const FURTHEST: u16 = 520;

/// A line of a table of sums.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Line {
    name: String,
    opened: i64,
    answered: i64,
    closed: i64,
    late: i64,
    satisfied: i64,
    dissatisfied: i64,
}

impl Line {
    fn add(&mut self, sum: &Sum) {
        self.opened += sum.opened;
        self.answered += sum.answered;
        self.closed += sum.closed;
        self.late += sum.late;
        self.satisfied += sum.satisfied;
        self.dissatisfied += sum.dissatisfied;
    }

    /// Its row in a table: what it is by, its name, and its sums.
    fn row(&self, by: &str) -> Vec<Cell> {
        let sums =
            [self.opened, self.answered, self.closed, self.late, self.satisfied, self.dissatisfied];
        let names = [Cell::text(by), Cell::text(&self.name)];
        names.into_iter().chain(sums.map(Cell::Number)).collect()
    }
}

#[derive(Template)]
#[template(path = "help_desk/week.html")]
struct WeekPage {
    page: Page,
    monday: String,
    sunday: String,
    back: u16,
    by_ward: Vec<Line>,
    by_kind: Vec<Line>,
    all: Line,
}

/// `GET /console/help-desk/week`: this week, or `?back=` so many before it.
pub(super) async fn show(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("week-title", Place::HelpDesk);
    match read(&console, &seat, page.clone()).await {
        Ok(week) => shown(&week),
        Err(refusal) => refused(page, refusal),
    }
}

/// `GET /console/help-desk/week/export`: the same sums as a table. No person is in it.
pub(super) async fn export(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("week-title", Place::HelpDesk);
    let week = match read(&console, &seat, page.clone()).await {
        Ok(week) => week,
        Err(refusal) => return refused(page, refusal),
    };
    let columns = [
        ("week-sums-by", 20),
        ("week-name", 32),
        ("week-opened", 14),
        ("week-answered", 14),
        ("week-closed", 18),
        ("week-late", 14),
        ("week-satisfied", 14),
        ("week-dissatisfied", 14),
    ];
    let by_ward = week.by_ward.iter().map(|line| line.row(&page.say("ward")));
    let by_kind = week.by_kind.iter().map(|line| line.row(&page.say("desk-kind")));
    let rows: Vec<Vec<Cell>> = by_ward.chain(by_kind).collect();
    let download = Download {
        format: seat.visitor.query.get("format"),
        name: format!("wiki-{}", week.monday.replace('/', "-")),
        sheet: page.say("week-title").into_owned(),
        columns: columns.map(|(key, width)| (page.say(key).into_owned(), width)).into(),
    };
    let rows = move |_: String| {
        let rows = rows.clone();
        async move { Ok::<_, Refusal>(Piece { rows, next: None }) }
    };
    table(page, download, rows).await
}

async fn read(console: &Console, seat: &Seat, page: Page) -> Result<WeekPage, Refusal> {
    let back = seat.visitor.query.get("back").parse().unwrap_or(0).min(FURTHEST);
    let (week, sums) = console.gateway.ticket_week(back).await?;
    let words = seat.words();
    let directory = console.gateway.menus().directory();
    let by_ward = lines(&sums, |sum| match sum.ward_code {
        Some(code) => places::ward(&directory, code),
        None => words.say("week-no-ward").into_owned(),
    });
    let by_kind = lines(&sums, |sum| {
        let kind = words.word("ticket-kind", sum.kind.word());
        match &sum.category {
            Some(it) => words.say2("week-kind-of", "kind", kind, "category", category(words, it)),
            None => kind.into_owned(),
        }
    });
    let mut all = Line::default();
    for sum in &sums {
        all.add(sum);
    }
    Ok(WeekPage {
        page,
        monday: words.date(week.monday),
        sunday: words.date(week.sunday),
        back,
        by_ward,
        by_kind,
        all,
    })
}

/// The sums under each name, by name.
fn lines(sums: &[Sum], name: impl Fn(&Sum) -> String) -> Vec<Line> {
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for sum in sums {
        lines.entry(name(sum)).or_default().add(sum);
    }
    lines.into_iter().map(|(name, line)| Line { name, ..line }).collect()
}
