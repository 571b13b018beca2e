//! Tickets: what citizens asked and reported.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Done, Endpoint, Json, Nothing},
    problem::Problem,
    shown::{PAGE, cursor, instant, number, numbered_place},
};
use crate::{
    domain::officer::{Officer, Role},
    gateway::tickets::{Filter, Kind, Note, Seen, Ticket},
    text::mask::masked,
};

const LIST: &str = "tickets";

/// A ticket.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TicketView {
    /// The number the citizen was told, without its `MB-`.
    #[schema(minimum = 1, example = 1001)]
    number: i64,
    /// Who asked: masked for viewers, null once they are forgotten.
    #[schema(max_length = 20, example = "+255754000001")]
    msisdn: Option<String>,
    /// `ussd`, `sms`, `console` or `api`.
    #[schema(max_length = 20, example = "sms")]
    channel: String,
    /// `question`, `report` or `unclassified`.
    #[schema(max_length = 20, example = "question")]
    kind: String,
    /// What a report is about.
    #[schema(max_length = 40, example = "water")]
    category: Option<String>,
    /// The citizen's own words; PINs and card numbers are hidden.
    #[schema(max_length = 5000, example = "Maji yatarudi lini Chimala?")]
    body: String,
    /// The language to answer in.
    #[schema(max_length = 8, example = "sw")]
    language: String,
    /// The ward it concerns, by its code.
    #[schema(minimum = 0, example = 2)]
    ward: Option<i64>,
    /// `new`, `received`, `in-hand`, `waiting`, `answered`, `closed` or `passed-on`.
    #[schema(max_length = 20, example = "new")]
    state: String,
    /// The officer who has it in hand.
    #[schema(max_length = 100, example = "asha")]
    assigned_to: Option<String>,
    /// When it was asked.
    #[schema(format = DateTime, max_length = 40)]
    created_at: String,
    /// When it last changed.
    #[schema(format = DateTime, max_length = 40)]
    updated_at: String,
    /// Until when an answer was promised.
    #[schema(format = DateTime, max_length = 40)]
    due_at: Option<String>,
    /// The answer the citizen got.
    #[schema(max_length = 2000)]
    answer: Option<String>,
    /// When it was answered.
    #[schema(format = DateTime, max_length = 40)]
    answered_at: Option<String>,
    /// Whether the citizen was satisfied, once they said so.
    satisfied: Option<bool>,
}

/// A ticket and what officers noted about it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WholeTicket {
    /// The ticket.
    ticket: TicketView,
    /// The notes, the oldest first.
    #[schema(max_items = 10_000)]
    notes: Vec<NoteView>,
}

/// A note; no citizen sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NoteView {
    /// Who.
    #[schema(max_length = 100, example = "asha")]
    officer: String,
    /// What.
    #[schema(max_length = 2000, example = "Nimempigia fundi.")]
    text: String,
    /// When.
    #[schema(format = DateTime, max_length = 40)]
    at: String,
}

/// A page of tickets, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TicketPage {
    /// The tickets.
    #[schema(max_items = 500)]
    items: Vec<TicketView>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// An answer to a citizen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TicketAnswer {
    /// One SMS together with the number of the ticket before it, and the question whether
    /// the citizen is satisfied behind it.
    #[schema(min_length = 1, max_length = 160, example = "Maji yatarudi kesho saa 4 asubuhi.")]
    text: String,
}

/// A note for other officers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewNote {
    /// The note.
    #[schema(min_length = 1, max_length = 2000, example = "Nimempigia fundi.")]
    text: String,
}

/// Who is to have a ticket in hand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Assignment {
    /// The officer's name.
    #[schema(min_length = 1, max_length = 64, pattern = r"^[^\x00-\x1f]+$", example = "asha")]
    officer: String,
}

/// What a ticket is.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum TicketKind {
    /// A question to the council.
    Question,
    /// A report of something broken.
    Report,
    /// A message that was not understood.
    Unclassified,
}

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum TicketState {
    /// Nobody has looked at it.
    New,
    /// An officer has seen it.
    Received,
    /// An officer works on it.
    InHand,
    /// It waits for the citizen.
    Waiting,
    /// It was answered.
    Answered,
    /// It is over.
    Closed,
    /// Another office has it.
    PassedOn,
}

/// Which tickets to list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Listing {
    /// `next` of the page before.
    #[schema(min_length = 1, max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
    /// How many at most.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    limit: Option<i64>,
    /// Only those in this state.
    state: Option<TicketState>,
    /// Only those of this kind.
    kind: Option<TicketKind>,
    /// Only those of this officer.
    #[schema(min_length = 1, max_length = 64, pattern = r"^[^\x00-\x1f]+$", example = "asha")]
    assigned_to: Option<String>,
}

/// Which one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct One {
    /// Its number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1001)]
    number: i64,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let act = |path, summary| (Method::POST, path, Role::Author, summary);
    let (answer_it, close_it) = (
        act(
            "/tickets/{number}/answer",
            "Answer a ticket by one SMS, and ask whether that satisfies.",
        ),
        act("/tickets/{number}/close", "Close a ticket."),
    );
    let (assign_it, note_it) = (
        act("/tickets/{number}/assign", "Give a ticket to an officer."),
        act("/tickets/{number}/notes", "Note something about a ticket for other officers."),
    );
    vec![
        Endpoint::new(Method::GET, "/tickets", Role::Viewer, "List tickets.", list),
        Endpoint::new(
            Method::GET,
            "/tickets/{number}",
            Role::Viewer,
            "See a ticket and its notes.",
            get,
        ),
        Endpoint::new(answer_it.0, answer_it.1, answer_it.2, answer_it.3, answer)
            .again(as_it_stands::<Json<TicketAnswer>>),
        Endpoint::new(close_it.0, close_it.1, close_it.2, close_it.3, close)
            .again(as_it_stands::<Nothing>),
        Endpoint::new(assign_it.0, assign_it.1, assign_it.2, assign_it.3, assign)
            .again(as_it_stands::<Json<Assignment>>),
        Endpoint::new(note_it.0, note_it.1, note_it.2, note_it.3, note)
            .again(as_it_stands::<Json<NewNote>>),
    ]
}

async fn whole(call: Call, one: One) -> Result<Answer<Json<WholeTicket>>, Problem> {
    let (ticket, notes) = call.gateway.ticket(one.number).await?;
    let ticket = view(ticket, &call.officer);
    let notes = notes.into_iter().map(view_note).collect();
    Ok(Answer::of(Json(WholeTicket { ticket, notes })))
}

async fn as_it_stands<B>(
    call: Call,
    one: One,
    _: B,
    _: Done,
) -> Result<Answer<Json<WholeTicket>>, Problem> {
    whole(call, one).await
}

async fn get(call: Call, one: One, _: Nothing) -> Result<Answer<Json<WholeTicket>>, Problem> {
    whole(call, one).await
}

async fn list(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<TicketPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let before = numbered_place(LIST, listing.after.as_deref())?;
    let state = listing.state.and_then(|state| serde_json::to_value(state).ok());
    let filter = Filter {
        state: state.and_then(|state| state.as_str().map(str::to_owned)),
        kind: listing.kind.map(|kind| match kind {
            TicketKind::Question => Kind::Question,
            TicketKind::Report => Kind::Report,
            TicketKind::Unclassified => Kind::Unclassified,
        }),
        assigned_to: listing.assigned_to,
        ..Filter::default()
    };
    let mut rows = call.gateway.tickets(&filter, before, most + 1).await?;
    let shown = usize::try_from(most).unwrap_or_default();
    let more = rows.len() > shown;
    rows.truncate(shown);
    let next = rows.last().filter(|_| more).map(|row| cursor(LIST, &row.number.to_string()));
    let items = rows.into_iter().map(|row| view(row, &call.officer)).collect();
    Ok(Answer::of(Json(TicketPage { items, next })))
}

async fn answer(
    call: Call,
    one: One,
    Json(answer): Json<TicketAnswer>,
) -> Result<Answer<Json<WholeTicket>>, Problem> {
    call.gateway.answer_ticket(&call.officer, one.number, &answer.text, Seen::Now).await?;
    whole(call, one).await
}

async fn close(call: Call, one: One, _: Nothing) -> Result<Answer<Json<WholeTicket>>, Problem> {
    call.gateway.close_ticket(&call.officer, one.number).await?;
    whole(call, one).await
}

async fn assign(
    call: Call,
    one: One,
    Json(assignment): Json<Assignment>,
) -> Result<Answer<Json<WholeTicket>>, Problem> {
    call.gateway.assign_ticket(&call.officer, one.number, &assignment.officer).await?;
    whole(call, one).await
}

async fn note(
    call: Call,
    one: One,
    Json(note): Json<NewNote>,
) -> Result<Answer<Json<WholeTicket>>, Problem> {
    call.gateway.note_ticket(&call.officer, one.number, &note.text).await?;
    whole(call, one).await
}

fn view(ticket: Ticket, officer: &Officer) -> TicketView {
    TicketView {
        number: ticket.number,
        msisdn: ticket.msisdn.as_ref().map(|msisdn| number(msisdn, officer)),
        channel: ticket.channel,
        kind: ticket.kind.word().to_owned(),
        category: ticket.category,
        body: masked(&ticket.body),
        language: ticket.language.to_string(),
        ward: ticket.ward_code,
        state: ticket.state,
        assigned_to: ticket.assigned_to,
        created_at: instant(ticket.created_at),
        updated_at: instant(ticket.updated_at),
        due_at: ticket.due_at.map(instant),
        answer: ticket.answer.as_deref().map(masked),
        answered_at: ticket.answered_at.map(instant),
        satisfied: ticket.satisfied,
    }
}

fn view_note(note: Note) -> NoteView {
    NoteView { officer: note.officer, text: masked(&note.text), at: instant(note.at) }
}
