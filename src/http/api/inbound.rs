//! Messages that citizens sent.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Endpoint, Json, Nothing},
    messages::parse_msisdn,
    problem::Problem,
    shown::{PAGE, cursor, instant, number, numbered_place},
};
use crate::{
    domain::{
        msisdn::Msisdn,
        officer::{Officer, Role},
    },
    gateway::inbound::kept::{Filter, Message, Outcome},
    text::mask::masked,
};

const LIST: &str = "inbound";

/// A message that came in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InboundMessage {
    /// Its number.
    #[schema(minimum = 1, example = 1)]
    id: i64,
    /// The account it came by.
    #[schema(max_length = 32, example = "simulator")]
    account: String,
    /// Who sent it: masked for viewers, null once they are forgotten; a machine's name
    /// stands as it is.
    #[schema(max_length = 60, example = "+255754000001")]
    from: Option<String>,
    /// The short code it was sent to.
    #[schema(max_length = 60, example = "15015")]
    to: String,
    /// The text; PINs and card numbers are hidden.
    #[schema(max_length = 10_000, example = "JIUNGE CHIMALA")]
    text: String,
    /// When it came.
    #[schema(format = DateTime, max_length = 40)]
    received_at: String,
    /// `answered`, `silent` or `machine`.
    #[schema(max_length = 20, example = "answered")]
    outcome: String,
    /// The keyword that was understood.
    #[schema(max_length = 40, example = "join")]
    keyword: Option<String>,
    /// The ticket it opened.
    #[schema(minimum = 1, example = 1001)]
    ticket: Option<i64>,
}

/// A page of messages, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InboundPage {
    /// The messages.
    #[schema(max_items = 500)]
    items: Vec<InboundMessage>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// What came of a message.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum OutcomeWord {
    /// It was answered.
    Answered,
    /// It was worked on and not answered.
    Silent,
    /// It came from a machine.
    Machine,
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
    /// Only those of which this came.
    outcome: Option<OutcomeWord>,
    /// Only those from this number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000001")]
    from: Option<String>,
    /// Only those in which this keyword was understood.
    #[schema(min_length = 1, max_length = 40, pattern = "^[a-z-]+$", example = "join")]
    keyword: Option<String>,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::new(
        Method::GET,
        "/inbound",
        Role::Viewer,
        "List messages that citizens sent.",
        list,
    )]
}

async fn list(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<InboundPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let before = numbered_place(LIST, listing.after.as_deref())?;
    let from = listing.from.map(|from| parse_msisdn(&from, "?from")).transpose()?;
    let filter = Filter {
        outcome: listing.outcome.map(|word| match word {
            OutcomeWord::Answered => Outcome::Answered,
            OutcomeWord::Silent => Outcome::Silent,
            OutcomeWord::Machine => Outcome::Machine,
        }),
        sender: from.map(|from| from.e164().to_owned()),
        keyword: listing.keyword,
    };
    let mut rows = call.gateway.inbox(&filter, before, most + 1).await?;
    let shown = usize::try_from(most).unwrap_or_default();
    let more = rows.len() > shown;
    rows.truncate(shown);
    let next = rows.last().filter(|_| more).map(|row| cursor(LIST, &row.id.to_string()));
    let items = rows.into_iter().map(|row| view(row, &call.officer)).collect();
    Ok(Answer::of(Json(InboundPage { items, next })))
}

fn view(message: Message, officer: &Officer) -> InboundMessage {
    let from = message.sender.map(|sender| match Msisdn::parse(&sender) {
        Ok(msisdn) if sender.starts_with('+') => number(&msisdn, officer),
        _ => sender,
    });
    InboundMessage {
        id: message.id,
        account: message.account,
        from,
        to: message.recipient,
        text: masked(&message.body),
        received_at: instant(message.received_at),
        outcome: message.outcome.word().to_owned(),
        keyword: message.keyword,
        ticket: message.ticket,
    }
}
