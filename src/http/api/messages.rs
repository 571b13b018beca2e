//! Messages of their own, to one citizen each.

use std::time::Duration;

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    door::kept_answer,
    endpoint::{Answer, Call, Done, Endpoint, Json, Nothing, Numbered},
    problem::Problem,
    shown::{PAGE, cursor, instant, number, numbered_place},
};
use crate::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        outbound::{Lane, State},
    },
    gateway::messages::{Filter, Single, USUAL_VALIDITY, Wanted},
    text::{mask::masked, segment::segments},
};

const LIST: &str = "messages";

/// A message to be sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMessage {
    /// The citizen's number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000001")]
    to: String,
    /// The text: at most six parts.
    #[schema(
        min_length = 1,
        max_length = 918,
        example = "Ofisi ya kata inafunguliwa saa 2 asubuhi."
    )]
    text: String,
    /// `reply`, or `emergency` for a warning, which an approver may send.
    #[serde(default)]
    #[schema(example = "reply")]
    lane: Option<LaneWord>,
    /// The account it leaves by; the first that sends messages if none is named.
    #[serde(default)]
    #[schema(max_length = 32, pattern = "^[a-z0-9-]{1,32}$", example = "simulator")]
    account: Option<String>,
    /// The language of the text.
    #[serde(default)]
    #[schema(max_length = 8, pattern = "^[a-z]{2,8}$", example = "sw")]
    language: Option<String>,
    /// For how many minutes it is worth sending: a day if nothing is said.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 4320, example = 1440)]
    valid_minutes: Option<u32>,
}

/// Which messages leave first.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum LaneWord {
    /// Answers to what a citizen asked for.
    Reply,
    /// Warnings: they leave first, and at any hour.
    Emergency,
}

/// A message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Message {
    /// Its number.
    #[schema(minimum = 1, example = 1)]
    id: i64,
    /// Who receives it: masked for viewers.
    #[schema(max_length = 20, example = "+255754000001")]
    to: String,
    /// The account it leaves by.
    #[schema(max_length = 32, example = "simulator")]
    account: String,
    /// `emergency`, `reply` or `bulk`.
    #[schema(max_length = 10, example = "reply")]
    lane: String,
    /// The language of the text.
    #[schema(max_length = 8, example = "sw")]
    language: String,
    /// The text; PINs and card numbers are hidden.
    #[schema(max_length = 2000, example = "Ofisi ya kata inafunguliwa saa 2 asubuhi.")]
    text: String,
    /// How many parts an operator bills.
    #[schema(minimum = 1, example = 1)]
    segments: usize,
    /// `queued`, `accepted`, `delivered`, `undelivered`, `expired`, `refused`, `unknown`,
    /// `suppressed` or `cancelled`.
    #[schema(max_length = 12, example = "queued")]
    state: String,
    /// Why, where the state does not say it.
    #[schema(max_length = 500)]
    reason: Option<String>,
    /// How often it was handed over.
    #[schema(minimum = 0, example = 0)]
    attempts: i64,
    /// When it was taken.
    #[schema(format = DateTime, max_length = 40, example = "2026-11-24T07:00:00Z")]
    created_at: String,
    /// Until when it is worth sending.
    #[schema(format = DateTime, max_length = 40, example = "2026-11-25T07:00:00Z")]
    valid_until: String,
    /// When its state last changed.
    #[schema(format = DateTime, max_length = 40, example = "2026-11-24T07:00:00Z")]
    changed_at: String,
}

/// A page of messages, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MessagePage {
    /// The messages.
    #[schema(max_items = 500)]
    items: Vec<Message>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// Which messages to list.
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
    state: Option<StateWord>,
    /// Only those to this number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000001")]
    to: Option<String>,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum StateWord {
    /// Waits to leave.
    Queued,
    /// The recipient may not be written to.
    Suppressed,
    /// Cancelled before it left.
    Cancelled,
    /// It left, and nobody knows whether the operator took it.
    Unknown,
    /// The operator took it.
    Accepted,
    /// The operator refused it.
    Refused,
    /// It came too late.
    Expired,
    /// The operator gave it up.
    Undelivered,
    /// The handset has it.
    Delivered,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            Method::POST,
            "/messages",
            Role::Author,
            "Send one message to a citizen.",
            send,
        )
        .with_status(201)
        .again(sent)
        .hopefully(),
        Endpoint::new(Method::GET, "/messages", Role::Viewer, "List single messages.", list),
        Endpoint::new(
            Method::GET,
            "/messages/{id}",
            Role::Viewer,
            "See how a message stands.",
            get,
        ),
    ]
}

async fn send(
    call: Call,
    _: Nothing,
    Json(message): Json<NewMessage>,
) -> Result<Answer<Json<Message>>, Problem> {
    let msisdn = parse_msisdn(&message.to, "/to")?;
    let wanted = Wanted {
        msisdn,
        text: message.text,
        lane: match message.lane {
            Some(LaneWord::Emergency) => Lane::Emergency,
            Some(LaneWord::Reply) | None => Lane::Reply,
        },
        account: message.account,
        language: message.language.as_deref().and_then(Language::parse),
        validity: message
            .valid_minutes
            .map_or(USUAL_VALIDITY, |minutes| Duration::from_mins(u64::from(minutes))),
    };
    let row = call.gateway.send_message(&call.officer, wanted, Some(render)).await?;
    Ok(made(&row, &call.officer))
}

/// What a client is answered and what its repeats are.
fn render(row: &Single) -> String {
    // Whoever sends may see the number.
    let author = Officer::new("", Role::Author);
    let answer = made(row, &author);
    let body = serde_json::to_string(&answer.body.0).unwrap_or_default();
    kept_answer(&body, answer.location.as_deref())
}

async fn sent(
    call: Call,
    _: Nothing,
    _: Json<NewMessage>,
    done: Done,
) -> Result<Answer<Json<Message>>, Problem> {
    let row = call.gateway.message(done.number()).await?;
    Ok(made(&row, &call.officer))
}

async fn list(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<MessagePage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let before = numbered_place(LIST, listing.after.as_deref())?;
    let filter = Filter {
        state: listing.state.map(state_of),
        msisdn: listing.to.map(|to| parse_msisdn(&to, "?to")).transpose()?,
    };
    let rows = call.gateway.single_messages(&filter, before, most + 1).await?;
    let shown = usize::try_from(most).unwrap_or_default();
    let next = rows
        .get(shown)
        .and_then(|_| rows.get(shown - 1))
        .map(|row| cursor(LIST, &row.id.to_string()));
    let items = rows.iter().take(shown).map(|row| view(row, &call.officer)).collect();
    Ok(Answer::of(Json(MessagePage { items, next })))
}

async fn get(call: Call, one: Numbered, _: Nothing) -> Result<Answer<Json<Message>>, Problem> {
    let row = call.gateway.message(one.id).await?;
    Ok(Answer::of(Json(view(&row, &call.officer))))
}

fn made(row: &Single, officer: &Officer) -> Answer<Json<Message>> {
    Answer::made(Json(view(row, officer)), format!("/messages/{}", row.id))
}

fn view(row: &Single, officer: &Officer) -> Message {
    Message {
        id: row.id,
        to: number(&row.msisdn, officer),
        account: row.account.clone(),
        lane: row.lane.word().to_owned(),
        language: row.language.tag().to_owned(),
        segments: segments(&row.body).count(),
        text: masked(&row.body),
        state: row.state.word().to_owned(),
        reason: row.reason.clone(),
        attempts: row.attempts,
        created_at: instant(row.created_at),
        valid_until: instant(row.validity),
        changed_at: instant(row.changed_at),
    }
}

/// A number that its schema let through and that may still be nobody's mobile.
pub(super) fn parse_msisdn(text: &str, field: &str) -> Result<Msisdn, Problem> {
    Msisdn::parse(text).map_err(|_| Problem::refused(field, "msisdn"))
}

/// The state a word of the API means.
pub(super) fn state_of(word: StateWord) -> State {
    match word {
        StateWord::Queued => State::Queued,
        StateWord::Suppressed => State::Suppressed,
        StateWord::Cancelled => State::Cancelled,
        StateWord::Unknown => State::Unknown,
        StateWord::Accepted => State::Accepted,
        StateWord::Refused => State::Refused,
        StateWord::Expired => State::Expired,
        StateWord::Undelivered => State::Undelivered,
        StateWord::Delivered => State::Delivered,
    }
}
