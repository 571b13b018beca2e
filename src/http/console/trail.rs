//! The audit trail: who did what, found by officer, act, subject and time; taken away as
//! a table; and verified.

use askama::Template;
use axum::{
    Router,
    extract::State,
    response::Response,
    routing::{get, post},
};
use jiff::tz::TimeZone;

use super::{
    Console,
    form::Form,
    page::{Download, Page, Place, refused, shown, table},
    seat::{Posted, Seat},
    words::Words,
};
use crate::{
    domain::{
        officer::Role,
        time::{Timestamp, parse_date},
    },
    gateway::{
        audit::{Line, Search, Verdict},
        refusal::require,
    },
};

/// How many lines a page has, so that it stays small over a slow link.
const PAGE: i64 = 30;
/// What acts are about: the beginnings of their words.
const KINDS: [&str; 9] = [
    "broadcast",
    "message",
    "ticket",
    "subscriber",
    "group",
    "officer",
    "token",
    "database",
    "trail",
];

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/trail", get(list))
        .route("/console/trail/export", post(export))
        .route("/console/trail/verify", post(verify))
}

/// What is looked for, as it was typed.
#[derive(Debug, Clone, Default)]
struct Asked {
    officer: String,
    kind: String,
    subject: String,
    from: String,
    to: String,
}

impl Asked {
    fn of(form: &Form) -> Self {
        let text = |name: &str| form.get(name).chars().take(100).collect();
        Self {
            officer: text("officer"),
            kind: text("kind"),
            subject: text("subject"),
            from: text("from"),
            to: text("to"),
        }
    }

    /// The days are those of the zone, both with all their hours.
    fn search(&self, zone: &TimeZone) -> Search {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let begin = |day: jiff::civil::Date| {
            let begin = day.to_zoned_datetime(zone.clone()).ok()?;
            Some(Timestamp::from_ms(begin.timestamp().as_millisecond()))
        };
        let kind = KINDS.into_iter().find(|kind| *kind == self.kind);
        Search {
            officer: text(&self.officer),
            action: kind.map(|kind| format!("{kind}.")),
            subject: text(&self.subject),
            from: parse_date(&self.from).and_then(begin),
            to: parse_date(&self.to).and_then(|day| day.tomorrow().ok()).and_then(begin),
        }
    }

    fn query(&self, before: i64) -> String {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("officer", &self.officer)
            .append_pair("kind", &self.kind)
            .append_pair("subject", &self.subject)
            .append_pair("from", &self.from)
            .append_pair("to", &self.to)
            .append_pair("before", &before.to_string())
            .finish()
    }
}

/// A line as it is shown.
#[derive(Debug)]
struct Told {
    seq: i64,
    at: String,
    officer: String,
    act: String,
    /// The word of the act itself.
    word: String,
    subject: String,
    /// Where the subject stands in the console.
    path: Option<String>,
    detail: String,
    hash: String,
}

#[derive(Template)]
#[template(path = "trail.html")]
struct TrailPage {
    page: Page,
    asked: Asked,
    kinds: [&'static str; KINDS.len()],
    lines: Vec<Told>,
    next: Option<String>,
    is_first: bool,
}

#[derive(Template)]
#[template(path = "verdict.html")]
struct VerdictPage {
    page: Page,
    is_whole: bool,
    lines: i64,
    head: String,
}

async fn list(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-trail", Place::Trail);
    let query = &seat.visitor.query;
    let asked = Asked::of(query);
    let before = query.get("before").parse().ok();
    let (officer, search) = (&seat.session.officer, asked.search(seat.words().zone()));
    let place = before.unwrap_or(i64::MAX);
    match console.gateway.search_trail(officer, &search, place, PAGE + 1).await {
        Ok(mut lines) => {
            let most = usize::try_from(PAGE).unwrap_or_default();
            let more = lines.len() > most;
            lines.truncate(most);
            let next = lines.last().filter(|_| more).map(|line| asked.query(line.seq));
            let lines = lines.into_iter().map(|line| told(line, &page.words)).collect();
            shown(&TrailPage { page, asked, kinds: KINDS, lines, next, is_first: before.is_none() })
        }
        Err(refusal) => refused(page, refusal),
    }
}

/// A line in the reader's words; what has none keeps its own.
fn told(line: Line, words: &Words) -> Told {
    let or_itself = |text: String, own: &str| if text.is_empty() { own.to_owned() } else { text };
    let act = words.word("act", &line.action.replace('.', "-")).into_owned();
    let (kind, number) = line.subject.split_once(' ').unwrap_or((&line.subject, ""));
    let subject = words.say1(&format!("subject-{kind}"), "which", number);
    let path = number.parse::<i64>().ok().and_then(|number| match kind {
        "broadcast" => Some(format!("/console/bulletins/{number}")),
        "officer" => Some(format!("/console/people/{number}")),
        "ticket" => Some(format!("/console/help-desk/{number}")),
        _ => None,
    });
    Told {
        seq: line.seq,
        at: words.instant(line.at),
        act: or_itself(act, &line.action),
        subject: or_itself(subject, &line.subject),
        officer: match line.officer.as_str() {
            "system" => words.say("trail-system").into_owned(),
            "command line" => words.say("trail-command-line").into_owned(),
            _ => line.officer,
        },
        word: line.action,
        path,
        detail: line.detail,
        hash: line.hash,
    }
}

/// The lines that were found, as a table for spreadsheets.
async fn export(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    let page = posted.who.page("place-trail", Place::Trail);
    let page = Page { path: "/console/trail".to_owned(), ..page };
    let officer = posted.who.session.officer.clone();
    require(&officer, Role::Auditor).map_err(|refusal| refused(page.clone(), refusal))?;
    posted.confirmed(&console).await?;
    let search = Asked::of(&posted.form).search(page.words.zone());
    let noted = console.gateway.note_export(&officer, &search).await;
    noted.map_err(|refusal| refused(page.clone(), refusal))?;
    let gateway = console.gateway.clone();
    let download = Download {
        format: posted.form.get("format"),
        name: "trail".to_owned(),
        sheet: page.say("place-trail").into_owned(),
        columns: gateway.trail_columns(),
    };
    let rows = move |after: String| {
        let (gateway, officer, search) = (gateway.clone(), officer.clone(), search.clone());
        async move { gateway.trail_table(&officer, &search, after.parse().ok()).await }
    };
    Ok(table(page, download, rows).await)
}

async fn verify(State(console): State<Console>, posted: Posted) -> Response {
    let page = posted.who.page("trail-verify", Place::Trail);
    match console.gateway.examine_trail(&posted.who.session.officer).await {
        Ok(Verdict::Whole { lines, head }) => {
            shown(&VerdictPage { page, is_whole: true, lines, head })
        }
        Ok(Verdict::Broken { seq }) => {
            shown(&VerdictPage { page, is_whole: false, lines: seq, head: String::new() })
        }
        Err(refusal) => refused(Page { path: "/console/trail".to_owned(), ..page }, refusal),
    }
}
