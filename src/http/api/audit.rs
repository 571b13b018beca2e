//! The trail of who did what.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Endpoint, Json, Nothing},
    problem::Problem,
    shown::{PAGE, cursor, instant, numbered_place},
};
use crate::{domain::officer::Role, gateway::audit::Verdict};

const LIST: &str = "audit";

/// A page of the trail, the oldest line first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AuditPage {
    /// The lines.
    #[schema(max_items = 500)]
    items: Vec<AuditLine>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// One line.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AuditLine {
    /// Its place, from 1, without gaps.
    #[schema(minimum = 1, example = 1)]
    seq: i64,
    /// When.
    #[schema(format = DateTime, max_length = 40, example = "2026-11-24T07:00:00Z")]
    at: String,
    /// Who.
    #[schema(max_length = 100, example = "asha")]
    officer: String,
    /// What was done.
    #[schema(max_length = 100, example = "broadcast.approve")]
    action: String,
    /// To what.
    #[schema(max_length = 200, example = "broadcast 12")]
    subject: String,
    /// What else matters.
    #[schema(value_type = Object)]
    detail: Value,
    /// The hash of the line before; empty for the first.
    #[schema(max_length = 64)]
    previous: String,
    /// The hash of this line and the one before.
    #[schema(max_length = 64)]
    hash: String,
}

/// Whether the trail is whole.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AuditVerdict {
    /// Whether every line is as it was written and none is missing.
    whole: bool,
    /// How many lines are as they were written, from the first on.
    #[schema(minimum = 0, example = 12)]
    lines: i64,
    /// The hash of the last one; null where the trail is empty or broken.
    #[schema(max_length = 64)]
    head: Option<String>,
    /// The first line that was changed or is missing; null where there is none.
    #[schema(minimum = 1)]
    broken_at: Option<i64>,
}

/// Which lines.
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

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            Method::GET,
            "/audit",
            Role::Auditor,
            "Read the trail of who did what.",
            list,
        ),
        Endpoint::new(
            Method::GET,
            "/audit/verdict",
            Role::Auditor,
            "Reckon every line's hash again.",
            verify,
        ),
    ]
}

async fn list(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<AuditPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let after = numbered_place(LIST, listing.after.as_deref())?.unwrap_or(0);
    let lines = call.gateway.trail(&call.officer, after, most + 1).await?;
    let shown = usize::try_from(most).unwrap_or_default();
    let next = lines
        .get(shown)
        .and_then(|_| lines.get(shown - 1))
        .map(|line| cursor(LIST, &line.seq.to_string()));
    let items = lines
        .into_iter()
        .take(shown)
        .map(|line| AuditLine {
            seq: line.seq,
            at: instant(line.at),
            officer: line.officer,
            action: line.action,
            subject: line.subject,
            detail: serde_json::from_str(&line.detail).unwrap_or_default(),
            previous: line.previous,
            hash: line.hash,
        })
        .collect();
    Ok(Answer::of(Json(AuditPage { items, next })))
}

async fn verify(call: Call, _: Nothing, _: Nothing) -> Result<Answer<Json<AuditVerdict>>, Problem> {
    let verdict = match call.gateway.examine_trail(&call.officer).await? {
        Verdict::Whole { lines, head } => AuditVerdict {
            whole: true,
            lines,
            head: Some(head).filter(|head| !head.is_empty()),
            broken_at: None,
        },
        Verdict::Broken { seq } => {
            AuditVerdict { whole: false, lines: seq - 1, head: None, broken_at: Some(seq) }
        }
    };
    Ok(Answer::of(Json(verdict)))
}
