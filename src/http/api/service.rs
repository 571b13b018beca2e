//! The service itself: its accounts, what waits for a person's decision, and whether
//! the database was found to be a copy.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Endpoint, Json, Nothing, Numbered},
    problem::Problem,
    shown::{PAGE, cursor, instant, number, numbered_place},
};
use crate::{
    domain::{fact::Standing, officer::Role},
    gateway::delivery::unknown::Resolution,
};

const LIST: &str = "unknown";

/// What runs here.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ServiceView {
    /// Whether the database was found to be restored or copied: then no broadcast leaves
    /// until an administrator confirms it.
    awaits_confirmation: bool,
    /// The accounts.
    #[schema(max_items = 100)]
    accounts: Vec<AccountView>,
}

/// An account with an operator.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AccountView {
    /// Its name.
    #[schema(max_length = 32, example = "simulator")]
    name: String,
    /// `live`, or `training` where nothing reaches a citizen.
    #[schema(max_length = 10, example = "training")]
    standing: String,
    /// Whether messages leave by it.
    sends: bool,
    /// The codes citizens dial.
    #[schema(max_items = 100)]
    service_codes: Vec<Code>,
    /// The short codes citizens write to.
    #[schema(max_items = 100)]
    short_codes: Vec<Code>,
    /// How many segments leave in a second at most.
    #[schema(minimum = 0, example = 10)]
    segments_per_second: u32,
}

/// A code.
#[derive(Debug, Serialize, ToSchema)]
#[schema(max_length = 40, example = "15015")]
struct Code(String);

/// A message of which nobody knows whether the operator took it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UnknownMessage {
    /// Its number.
    #[schema(minimum = 1, example = 1)]
    id: i64,
    /// Its broadcast; null for a message of its own.
    #[schema(minimum = 1, example = 12)]
    broadcast: Option<i64>,
    /// The account it left by.
    #[schema(max_length = 32, example = "simulator")]
    account: String,
    /// Who was to receive it: masked for viewers.
    #[schema(max_length = 20, example = "+255754000001")]
    to: String,
    /// Since when nobody knows.
    #[schema(format = DateTime, max_length = 40)]
    since: String,
}

/// A page of them, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UnknownPage {
    /// The messages.
    #[schema(max_items = 500)]
    items: Vec<UnknownMessage>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// Which of them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Listing {
    /// `next` of the page before.
    #[schema(min_length = 1, max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
    /// How many at most.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    limit: Option<i64>,
}

/// What is decided about it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Decision {
    /// `resend`, though it may arrive twice, or `leave`, though it may not have arrived.
    decision: DecisionWord,
}

/// What can be decided.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum DecisionWord {
    /// Send it again.
    Resend,
    /// Leave it.
    Leave,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(Method::GET, "/service", Role::Viewer, "See what runs here.", see),
        Endpoint::new(
            Method::POST,
            "/service/confirm",
            Role::Administrator,
            "Confirm that a restored database is the service itself and may send.",
            confirm,
        )
        .with_status(204),
        Endpoint::new(
            Method::GET,
            "/unknown",
            Role::Viewer,
            "List messages of unknown fate that nobody has decided about.",
            list,
        ),
        Endpoint::new(
            Method::POST,
            "/unknown/{id}",
            Role::Approver,
            "Decide about a message of unknown fate.",
            decide,
        )
        .with_status(204),
    ]
}

async fn see(call: Call, _: Nothing, _: Nothing) -> Result<Answer<Json<ServiceView>>, Problem> {
    let accounts = call.gateway.accounts().map(|account| AccountView {
        name: account.name.clone(),
        standing: match account.standing {
            Standing::Live => "live",
            Standing::Training => "training",
        }
        .to_owned(),
        sends: account.operator.sms().is_some(),
        service_codes: account.service_codes.iter().map(|code| Code(code.to_string())).collect(),
        short_codes: account.short_codes.iter().map(|code| Code(code.clone())).collect(),
        segments_per_second: account.sending.tps,
    });
    let view = ServiceView {
        awaits_confirmation: call.gateway.still_held().await.map_err(Problem::from_store)?,
        accounts: accounts.collect(),
    };
    Ok(Answer::of(Json(view)))
}

async fn confirm(call: Call, _: Nothing, _: Nothing) -> Result<Answer<Nothing>, Problem> {
    call.gateway.confirm_restored(&call.officer).await?;
    Ok(Answer::of(Nothing))
}

async fn list(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<UnknownPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let after = numbered_place(LIST, listing.after.as_deref())?.unwrap_or(0);
    let mut rows = call.gateway.unknown(after, most + 1).await.map_err(Problem::from_store)?;
    let shown = usize::try_from(most).unwrap_or_default();
    let more = rows.len() > shown;
    rows.truncate(shown);
    let next = rows.last().filter(|_| more).map(|row| cursor(LIST, &row.id.to_string()));
    let items = rows
        .into_iter()
        .map(|row| UnknownMessage {
            id: row.id,
            broadcast: (row.broadcast_id > 0).then_some(row.broadcast_id),
            account: row.account,
            to: number(&row.msisdn, &call.officer),
            since: instant(row.changed_at),
        })
        .collect();
    Ok(Answer::of(Json(UnknownPage { items, next })))
}

async fn decide(
    call: Call,
    one: Numbered,
    Json(decision): Json<Decision>,
) -> Result<Answer<Nothing>, Problem> {
    let resolution = match decision.decision {
        DecisionWord::Resend => Resolution::Resend,
        DecisionWord::Leave => Resolution::Leave,
    };
    call.gateway.decide_unknown(&call.officer, one.id, resolution).await?;
    Ok(Answer::of(Nothing))
}
