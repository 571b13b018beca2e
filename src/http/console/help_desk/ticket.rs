//! One ticket: what was asked, what was said with its citizen before and since, what
//! officers did about it, and the forms by which they do more.

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};

use super::Item;
use crate::{
    domain::{
        msisdn::Msisdn,
        officer::{Officer, Role},
        time::Timestamp,
    },
    gateway::{
        help_desk::{Earlier, Said, Step, Thread, What},
        refusal::{Fault, Refusal},
        tickets::{CHOSEN, Draft, Note, Seen, Ticket},
    },
    http::console::{
        Console, citizens,
        page::{Page, Place, html, refused, shown},
        places::{self, Choice},
        seat::{Outcome, Posted, Seat},
        words::Words,
    },
    text::{gsm7::Change, mask::masked},
};

/// How many messages in, and how many out, a thread shows at once.
const SAID: i64 = 20;
/// Whole phrases that answer what is asked often: the ends of their keys.
const CANNED: [&str; 8] = [
    "received",
    "passed-to-department",
    "on-site",
    "more-detail",
    "visit-office",
    "village-office",
    "formal-complaint",
    "done",
];

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/help-desk/with/{person}", get(with))
        .route("/console/help-desk/{number}", get(show))
        .route("/console/help-desk/{number}/answer", post(answer))
        .route("/console/help-desk/{number}/count", post(count))
        .route("/console/help-desk/{number}/assign", post(assign))
        .route("/console/help-desk/{number}/state", post(change_state))
        .route("/console/help-desk/{number}/note", post(note))
        .route("/console/help-desk/{number}/close", post(close))
}

/// What was said, as a page shows it.
#[derive(Debug)]
struct Line {
    at: String,
    /// `in` or `out`.
    side: &'static str,
    text: String,
    /// The state of a message out.
    state: Option<&'static str>,
    ticket: Option<i64>,
    by_menu: bool,
}

#[derive(Debug)]
struct NoteLine {
    at: String,
    officer: String,
    text: String,
}

#[derive(Debug)]
struct StepLine {
    at: String,
    told: String,
}

/// An answer before it is sent: how it arrives, and what it costs.
#[derive(Template)]
#[template(path = "help_desk/count.html")]
struct Count {
    words: Words,
    body: String,
    language: String,
    septets: i64,
    most: i64,
    segments: i64,
    /// How much is left, where it fits.
    left: Option<i64>,
    /// What was written in other characters.
    changes: Vec<String>,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "help_desk/ticket.html")]
struct TicketPage {
    page: Page,
    it: Item,
    question: String,
    /// The citizen's number as it is shown, and their part of addresses.
    who: Option<(String, String)>,
    language: String,
    answer: Option<String>,
    answered: Option<String>,
    /// Which answer this page shows, for the form that writes another.
    seen: String,
    is_closed: bool,
    lines: Vec<Line>,
    earlier: Option<String>,
    notes: Vec<NoteLine>,
    steps: Vec<StepLine>,
    officers: Vec<Choice>,
    states: Vec<Choice>,
    canned: Vec<Choice>,
    text: String,
    note: String,
    count: String,
}

#[derive(Template)]
#[template(path = "help_desk/with.html")]
struct WithPage {
    page: Page,
    number: String,
    person: String,
    lines: Vec<Line>,
    earlier: Option<String>,
}

/// What was typed and not taken yet.
#[derive(Debug, Default)]
struct Typed {
    text: String,
    note: String,
    faults: Vec<Fault>,
}

/// `GET /console/help-desk/{number}`.
async fn show(State(console): State<Console>, Path(number): Path<String>, seat: Seat) -> Response {
    ticket_page(&console, &seat, &number, Typed::default()).await
}

async fn ticket_page(console: &Console, seat: &Seat, number: &str, typed: Typed) -> Response {
    let mut page = seat.page("ticket-title", Place::HelpDesk);
    page.path = format!("/console/help-desk/{number}");
    page.faults.clone_from(&typed.faults);
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match read(console, seat, page.clone(), number, typed).await {
        Ok(ticket) => html(status, &ticket),
        Err(refusal) => {
            "/console/help-desk".clone_into(&mut page.path);
            refused(page, refusal)
        }
    }
}

async fn read(
    console: &Console,
    seat: &Seat,
    page: Page,
    number: &str,
    typed: Typed,
) -> Result<TicketPage, Refusal> {
    let gateway = &console.gateway;
    let officer = &seat.session.officer;
    let words = seat.words();
    let number = numbered(number)?;
    let (ticket, notes) = gateway.ticket(number).await?;
    let thread = match &ticket.msisdn {
        Some(msisdn) => gateway.thread(msisdn, None, SAID).await?,
        None => Thread { said: Vec::new(), earlier: None },
    };
    let person = ticket.msisdn.as_ref().map(|msisdn| citizens::sealed(gateway, msisdn));
    let earlier = thread.earlier.zip(person.as_ref());
    let earlier = earlier.map(|(earlier, person)| earlier_address(person, earlier));
    let may_answer = officer.role.may(Role::Author);
    let draft = match typed.text.as_str() {
        "" => None,
        text => Some(gateway.draft_answer(number, text).await?),
    };
    let count = Count::new(words, draft).render().unwrap_or_default();
    let reader = console.words(ticket.language.clone());
    let officers = if may_answer { gateway.answering_officers().await? } else { Vec::new() };
    let officers = officers.into_iter().map(|name| Choice::new(name.clone(), name)).collect();
    let states = places::choices(words, "ticket-state", &CHOSEN);
    Ok(TicketPage {
        question: masked(&ticket.body),
        who: ticket.msisdn.as_ref().map(|it| citizens::number(it, officer)).zip(person),
        language: words.word("language", ticket.language.tag()).into_owned(),
        answer: ticket.answer.as_deref().map(masked),
        answered: ticket.answered_at.map(|at| words.instant(at)),
        seen: ticket.answered_at.map(|at| at.as_ms().to_string()).unwrap_or_default(),
        is_closed: ticket.state == "closed",
        lines: thread.said.into_iter().map(|it| line(it, words)).collect(),
        earlier,
        notes: notes.into_iter().map(|it| note_line(it, words)).collect(),
        steps: steps(&ticket, gateway.ticket_steps(number).await?, words),
        officers: places::chosen(officers, |it| ticket.assigned_to.as_deref() == Some(it)),
        states: places::chosen(states, |it| ticket.state == it),
        canned: places::choices(&reader, "canned", &CANNED),
        it: Item::new(ticket, words, &gateway.menus().directory(), gateway.world().now()),
        text: typed.text,
        note: typed.note,
        count,
        page,
    })
}

fn numbered(number: &str) -> Result<i64, Refusal> {
    number.parse().map_err(|_| Refusal::Absent { what: "ticket" })
}

/// `GET /console/help-desk/with/{person}`: all that was said with a citizen.
async fn with(State(console): State<Console>, Path(person): Path<String>, seat: Seat) -> Response {
    let page = seat.page("thread-title", Place::HelpDesk);
    match read_with(&console, &seat, page.clone(), &person).await {
        Ok(with) => shown(&with),
        Err(refusal) => refused(page, refusal),
    }
}

async fn read_with(
    console: &Console,
    seat: &Seat,
    page: Page,
    person: &str,
) -> Result<WithPage, Refusal> {
    let gateway = &console.gateway;
    let msisdn: Msisdn = citizens::unsealed(gateway, person)?;
    let query = &seat.visitor.query;
    let asked = |name: &str| query.get(name).parse::<i64>().ok();
    let before = match (asked("received"), asked("sent"), asked("at")) {
        (Some(received), Some(sent_before), Some(at)) => {
            Some(Earlier { received, sent: sent_before, at: Timestamp::from_ms(at) })
        }
        _ => None,
    };
    let thread = gateway.thread(&msisdn, before, SAID).await?;
    Ok(WithPage {
        number: citizens::number(&msisdn, &seat.session.officer),
        person: person.to_owned(),
        lines: thread.said.into_iter().map(|it| line(it, seat.words())).collect(),
        earlier: thread.earlier.map(|earlier| earlier_address(person, earlier)),
        page,
    })
}

fn earlier_address(person: &str, earlier: Earlier) -> String {
    let Earlier { received, sent, at } = earlier;
    let (received, sent, at) = (received.to_string(), sent.to_string(), at.as_ms().to_string());
    places::address(
        &format!("/console/help-desk/with/{person}"),
        &[("received", &received), ("sent", &sent), ("at", &at)],
    )
}

fn line(said: Said, words: &Words) -> Line {
    let at = words.instant(said.at);
    match said.what {
        What::Asked(ticket) => Line {
            at,
            side: "in",
            text: masked(&ticket.body),
            state: None,
            ticket: Some(ticket.number),
            by_menu: ticket.channel == "ussd",
        },
        What::Received(message) => Line {
            at,
            side: "in",
            text: masked(&message.body),
            state: None,
            ticket: message.ticket,
            by_menu: false,
        },
        What::Sent(message) => Line {
            at,
            side: "out",
            text: masked(&message.body),
            state: Some(message.state.word()),
            ticket: None,
            by_menu: false,
        },
    }
}

fn note_line(note: Note, words: &Words) -> NoteLine {
    NoteLine { at: words.instant(note.at), officer: note.officer, text: masked(&note.text) }
}

/// From the question to now: what officers did, and what the citizen said of it.
fn steps(ticket: &Ticket, steps: Vec<Step>, words: &Words) -> Vec<StepLine> {
    let mut lines = vec![StepLine {
        at: words.instant(ticket.created_at),
        told: words.say("step-asked").into_owned(),
    }];
    lines.extend(steps.into_iter().map(|step| {
        let told = match (step.deed.as_str(), &step.to) {
            ("assign", Some(to)) => words.say2("step-assign", "officer", &step.officer, "to", to),
            ("move", Some(to)) => {
                let state = words.word("ticket-state", to);
                words.say2("step-move", "officer", &step.officer, "state", state)
            }
            (deed, _) => words.say1(&format!("step-{deed}"), "officer", &step.officer),
        };
        StepLine { at: words.instant(step.at), told }
    }));
    if let Some(satisfied) = ticket.satisfied {
        let key = if satisfied { "step-satisfied" } else { "step-dissatisfied" };
        let at = words.instant(ticket.updated_at);
        lines.push(StepLine { at, told: words.say(key).into_owned() });
    }
    lines
}

impl Count {
    fn new(words: &Words, draft: Option<Draft>) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut count = Self {
            words: words.clone(),
            body: String::new(),
            language: String::new(),
            septets: 0,
            most: 0,
            segments: 0,
            left: None,
            changes: Vec::new(),
            wrong: None,
        };
        if let Some(draft) = draft {
            let change = |it: &Change| words.say2("count-replaced", "from", it.from, "to", &it.to);
            count.left = draft.most.checked_sub(draft.septets).map(number);
            count.changes = draft.changes.iter().map(change).collect();
            count.wrong = draft.fault.as_ref().map(|fault| words.fault(fault));
            count.septets = number(draft.septets);
            count.most = number(draft.most);
            count.segments = number(draft.segments);
            draft.language.tag().clone_into(&mut count.language);
            count.body = draft.body;
        }
        count
    }
}

/// `POST …/count`: the part of the page that says what an answer would be, for a script.
async fn count(
    State(console): State<Console>,
    Path(number): Path<String>,
    posted: Posted,
) -> Response {
    let text = posted.form.get("text");
    let draft = match numbered(&number) {
        Ok(number) if !text.is_empty() => console.gateway.draft_answer(number, text).await,
        Ok(_) => return shown(&Count::new(posted.who.words(), None)),
        Err(refusal) => Err(refusal),
    };
    match draft {
        Ok(draft) => shown(&Count::new(posted.who.words(), Some(draft))),
        Err(refusal) => refused(posted.who.page("ticket-title", Place::HelpDesk), refusal),
    }
}

/// `POST …/answer`: sends it, or puts a phrase into it, or only says what it would be.
async fn answer(
    State(console): State<Console>,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    let (seat, form) = (&posted.who, &posted.form);
    let text = form.get("text");
    match form.get("act") {
        "send" => {}
        "canned" => {
            let text = match with_phrase(&console, &number, text, form.get("canned")).await {
                Ok(text) => text,
                Err(refusal) => {
                    return Ok(refused(seat.page("ticket-title", Place::HelpDesk), refusal));
                }
            };
            return Ok(
                ticket_page(&console, seat, &number, Typed { text, ..Typed::default() }).await
            );
        }
        _ => {
            let text = text.to_owned();
            return Ok(
                ticket_page(&console, seat, &number, Typed { text, ..Typed::default() }).await
            );
        }
    }
    let typed = Typed { text: text.to_owned(), ..Typed::default() };
    // A form that does not say what its officer saw is answered as if it were nothing.
    let seen = Seen::AnswerOf(form.get("seen").parse().ok().map(Timestamp::from_ms));
    act(&console, &posted, &number, typed, "answered", async |officer, number| {
        console.gateway.answer_ticket(officer, number, text, seen).await
    })
    .await
}

/// What was typed with a phrase in the citizen's language behind it.
async fn with_phrase(
    console: &Console,
    number: &str,
    text: &str,
    phrase: &str,
) -> Result<String, Refusal> {
    let (ticket, _) = console.gateway.ticket(numbered(number)?).await?;
    let words = console.words(ticket.language);
    let phrase = CANNED.into_iter().find(|it| *it == phrase);
    let phrase = phrase.map(|it| words.word("canned", it)).unwrap_or_default();
    Ok(format!("{text} {phrase}").trim().to_owned())
}

/// `POST …/assign`.
async fn assign(
    State(console): State<Console>,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    let me = &posted.who.session.officer.name;
    let to = if posted.form.get("act") == "me" { me } else { posted.form.get("officer") };
    act(&console, &posted, &number, Typed::default(), "assigned", async |officer, number| {
        console.gateway.assign_ticket(officer, number, to).await
    })
    .await
}

/// `POST …/state`.
async fn change_state(
    State(console): State<Console>,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    let state = posted.form.get("state");
    act(&console, &posted, &number, Typed::default(), "moved", async |officer, number| {
        console.gateway.move_ticket(officer, number, state).await
    })
    .await
}

/// `POST …/note`.
async fn note(
    State(console): State<Console>,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    let note = posted.form.get("note");
    let typed = Typed { note: note.to_owned(), ..Typed::default() };
    act(&console, &posted, &number, typed, "noted", async |officer, number| {
        let noted = console.gateway.note_ticket(officer, number, note).await;
        // The use case knows its text by another name than this page.
        noted.map_err(|refusal| match refusal {
            Refusal::Fields(_) => Fault::new("/note", "text-empty").into(),
            refusal => refusal,
        })
    })
    .await
}

/// `POST …/close`.
async fn close(
    State(console): State<Console>,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Response> {
    act(&console, &posted, &number, Typed::default(), "closed", async |officer, number| {
        console.gateway.close_ticket(officer, number).await
    })
    .await
}

/// Does something to a ticket, and comes back to its page; with what was typed, where it
/// was not taken.
async fn act(
    console: &Console,
    posted: &Posted,
    number: &str,
    typed: Typed,
    notice: &str,
    deed: impl AsyncFnOnce(&Officer, i64) -> Result<(), Refusal>,
) -> Result<Response, Response> {
    let officer = posted.officer(console).await?;
    let outcome: Outcome = match numbered(number) {
        Ok(number) => match deed(&officer, number).await {
            Ok(()) => Ok(format!("/console/help-desk/{number}?done=ticket-{notice}")),
            // The page itself says it, so that nothing typed is lost.
            Err(Refusal::State(fault)) => Err(fault.into()),
            Err(refusal) => Err(refusal),
        },
        Err(refusal) => Err(refusal),
    };
    Ok(match posted.done(console, outcome).await {
        Ok(response) => response,
        Err(faults) => ticket_page(console, &posted.who, number, Typed { faults, ..typed }).await,
    })
}
