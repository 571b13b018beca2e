//! Broadcasts: written by one officer, approved by another, followed by all.

mod draft;
mod view;

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::{
    draft::DraftJson,
    view::{BroadcastPage, Outcomes, Preview, RecipientPage, Shown, TemplateList},
};
use super::{
    endpoint::{Answer, Call, Done, Download, Endpoint, Json, Nothing, Numbered},
    messages::{StateWord, state_of},
    problem::Problem,
    shown::{PAGE, cursor, msisdn_cursor, msisdn_place, numbered_place},
    tables::{FormatWord, download},
};
use crate::{
    domain::{broadcast::Stage, officer::Role},
    gateway::{
        broadcasts::{Broadcast, counts::Counting},
        refusal::Refusal,
    },
};

const LIST: &str = "broadcasts";
const RECIPIENTS: &str = "recipients";
/// How many recipients are read at once for an export.
const EXPORTED_AT_ONCE: i64 = 2_000;

/// What an approver agrees to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Agreed {
    /// The fingerprint as the approver was shown it.
    #[schema(max_length = 64, pattern = "^[0-9a-f]{64}$")]
    fingerprint: String,
}

/// Why a broadcast goes back to its author.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Comment {
    /// What is to be mended.
    #[schema(min_length = 1, max_length = 1000, example = "Taja kijiji.")]
    comment: String,
}

/// Which broadcasts to list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ListedBroadcasts {
    /// `next` of the page before.
    #[schema(min_length = 1, max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
    /// How many at most.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    limit: Option<i64>,
    /// Only those in this state.
    state: Option<StageWord>,
}

/// How the recipients of a broadcast are taken out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Export {
    /// The broadcast's number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1)]
    id: i64,
    /// As what: CSV if nothing is said.
    format: Option<FormatWord>,
}

/// Where a broadcast stands.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum StageWord {
    /// Being written.
    Draft,
    /// Waits for approval.
    Submitted,
    /// Came back with a comment.
    Returned,
    /// Approved.
    Approved,
    /// Its audience is being written.
    Expanding,
    /// Waits for its time.
    Scheduled,
    /// Leaving.
    Sending,
    /// Stopped by an officer.
    Paused,
    /// Stopped until a person decides.
    Held,
    /// Nothing waits any more.
    Done,
    /// Ended by an officer.
    Cancelled,
    /// Its time passed.
    Expired,
}

/// What a broadcast may cost from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// The most, in hundredths of a shilling; null for no limit of its own.
    #[schema(minimum = 1, maximum = 100_000_000_000_i64, example = 10_000_000)]
    budget: Option<i64>,
}

/// What is tried again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Retry {
    /// Whether also those of which nobody knows whether they left: they may get it twice.
    #[serde(default)]
    #[schema(example = false)]
    unknown: bool,
}

/// Which recipients to list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ListedRecipients {
    /// The broadcast's number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1)]
    id: i64,
    /// `next` of the page before.
    #[schema(min_length = 1, max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
    /// How many at most.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    limit: Option<i64>,
    /// Only those whose message is in this state.
    state: Option<StateWord>,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let (get, post) = (Method::GET, Method::POST);
    let (viewer, author, approver) = (Role::Viewer, Role::Author, Role::Approver);
    vec![
        Endpoint::new(post.clone(), "/broadcasts", author, "Begin a broadcast.", create)
            .with_status(201)
            .again(made_before),
        Endpoint::new(get.clone(), "/broadcasts", viewer, "List broadcasts.", list),
        Endpoint::new(get.clone(), "/broadcasts/{id}", viewer, "See a broadcast.", see),
        Endpoint::new(
            Method::PUT,
            "/broadcasts/{id}",
            author,
            "Write a broadcast anew; any approval that was asked for is void.",
            edit,
        ),
        Endpoint::new(
            get.clone(),
            "/broadcasts/{id}/preview",
            viewer,
            "See its texts, people, cost and times before anybody approves it.",
            preview,
        ),
        Endpoint::new(
            get.clone(),
            "/broadcasts/{id}/report",
            viewer,
            "See what became of it.",
            outcomes,
        ),
        Endpoint::new(
            get,
            "/broadcasts/{id}/recipients",
            viewer,
            "List its recipients and what became of each.",
            recipients,
        ),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/submit",
            author,
            "Ask for approval.",
            |call: Call, one: Numbered, _: Nothing| async move {
                shown(call.gateway.submit_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/approve",
            approver,
            "Approve what somebody else wrote, as it was shown.",
            |call: Call, one: Numbered, Json(agreed): Json<Agreed>| async move {
                let (gateway, officer) = (&call.gateway, &call.officer);
                shown(gateway.approve_broadcast(officer, one.id, &agreed.fingerprint).await)
            },
        )
        .again(as_it_stands::<Json<Agreed>>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/return",
            approver,
            "Send it back to its author with a comment.",
            |call: Call, one: Numbered, Json(comment): Json<Comment>| async move {
                let (gateway, officer) = (&call.gateway, &call.officer);
                shown(gateway.return_broadcast(officer, one.id, &comment.comment).await)
            },
        )
        .again(as_it_stands::<Json<Comment>>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/pause",
            author,
            "Stop it for now.",
            |call: Call, one: Numbered, _: Nothing| async move {
                shown(call.gateway.pause_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/resume",
            approver,
            "Let a paused or held broadcast go on.",
            |call: Call, one: Numbered, _: Nothing| async move {
                shown(call.gateway.resume_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/release",
            approver,
            "Let it go on where the program held it.",
            |call: Call, one: Numbered, _: Nothing| async move {
                shown(call.gateway.release_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/budget",
            approver,
            "Let an approved broadcast cost more; nothing else that was approved changes.",
            |call: Call, one: Numbered, Json(budget): Json<Budget>| async move {
                shown(call.gateway.raise_budget(&call.officer, one.id, budget.budget).await)
            },
        )
        .again(as_it_stands::<Json<Budget>>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/retry",
            approver,
            "Try those again that may still arrive.",
            |call: Call, one: Numbered, Json(retry): Json<Retry>| async move {
                let (gateway, officer) = (&call.gateway, &call.officer);
                shown(gateway.retry_broadcast(officer, one.id, retry.unknown).await)
            },
        )
        .again(as_it_stands::<Json<Retry>>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/correct",
            author,
            "Begin a correction, tied to what it corrects.",
            |call: Call, one: Numbered, _: Nothing| async move {
                let corrected = call.gateway.correct_broadcast(&call.officer, one.id).await?;
                Ok(made(&corrected))
            },
        )
        .with_status(201)
        .again(|call: Call, _: Numbered, _: Nothing, done: Done| async move {
            Ok(made(&call.gateway.broadcast(done.number()).await?))
        }),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/export",
            author,
            "Take its recipients out, as CSV or as a workbook.",
            export,
        )
        .again(|call: Call, export: Export, _: Nothing, _: Done| async move {
            table(&call, export).await
        }),
        Endpoint::new(
            post.clone(),
            "/broadcasts/preview",
            author,
            "Preview a draft that is not kept.",
            preview_draft,
        )
        .changing_nothing(),
        Endpoint::new(Method::GET, "/templates", viewer, "List texts to begin from.", templates),
        Endpoint::new(
            post,
            "/broadcasts/{id}/cancel",
            author,
            "End it, wherever it stands.",
            |call: Call, one: Numbered, _: Nothing| async move {
                shown(call.gateway.cancel_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
    ]
}

async fn create(
    call: Call,
    _: Nothing,
    Json(written): Json<DraftJson>,
) -> Result<Answer<Json<Shown>>, Problem> {
    let broadcast = call
        .gateway
        .create_broadcast(&call.officer, written.draft(&call.gateway.usual_sender())?)
        .await?;
    Ok(made(&broadcast))
}

async fn made_before(
    call: Call,
    _: Nothing,
    _: Json<DraftJson>,
    done: Done,
) -> Result<Answer<Json<Shown>>, Problem> {
    Ok(made(&call.gateway.broadcast(done.number()).await?))
}

fn made(broadcast: &Broadcast) -> Answer<Json<Shown>> {
    Answer::made(Json(view::view(broadcast)), format!("/broadcasts/{}", broadcast.id))
}

async fn as_it_stands<B>(
    call: Call,
    _: Numbered,
    _: B,
    done: Done,
) -> Result<Answer<Json<Shown>>, Problem> {
    shown(call.gateway.broadcast(done.number()).await)
}

fn shown(broadcast: Result<Broadcast, Refusal>) -> Result<Answer<Json<Shown>>, Problem> {
    Ok(Answer::of(Json(view::view(&broadcast?))))
}

async fn see(call: Call, one: Numbered, _: Nothing) -> Result<Answer<Json<Shown>>, Problem> {
    shown(call.gateway.broadcast(one.id).await)
}

async fn edit(
    call: Call,
    one: Numbered,
    Json(written): Json<DraftJson>,
) -> Result<Answer<Json<Shown>>, Problem> {
    shown(
        call.gateway
            .edit_broadcast(&call.officer, one.id, written.draft(&call.gateway.usual_sender())?)
            .await,
    )
}

async fn list(
    call: Call,
    listing: ListedBroadcasts,
    _: Nothing,
) -> Result<Answer<Json<BroadcastPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let before = numbered_place(LIST, listing.after.as_deref())?.unwrap_or(i64::MAX);
    let stage = listing.state.and_then(|word| serde_json::to_value(word).ok());
    let stage = stage.and_then(|word| Stage::from_word(word.as_str()?));
    let rows = call.gateway.broadcasts(stage, before, most + 1).await.map_err(Refusal::from)?;
    let (rows, next) = page(&rows, most, |row| cursor(LIST, &row.id.to_string()));
    Ok(Answer::of(Json(BroadcastPage { items: rows.iter().map(view::view).collect(), next })))
}

async fn preview(call: Call, one: Numbered, _: Nothing) -> Result<Answer<Json<Preview>>, Problem> {
    let proof = call.gateway.proof_of(one.id, Counting::Anew).await?;
    Ok(Answer::of(Json(view::previewed(&call, proof))))
}

async fn preview_draft(
    call: Call,
    _: Nothing,
    Json(written): Json<DraftJson>,
) -> Result<Answer<Json<Preview>>, Problem> {
    let draft = written.draft(&call.gateway.usual_sender())?;
    let proof = call.gateway.preview(&call.officer, draft, Counting::Anew).await?;
    Ok(Answer::of(Json(view::previewed(&call, proof))))
}

async fn templates(
    call: Call,
    _: Nothing,
    _: Nothing,
) -> Result<Answer<Json<TemplateList>>, Problem> {
    let templates = call.gateway.templates();
    let items = templates.iter().map(|template| view::template(&call, template)).collect();
    Ok(Answer::of(Json(TemplateList { items })))
}

async fn export(call: Call, export: Export, _: Nothing) -> Result<Answer<Download>, Problem> {
    call.gateway.begin_export(&call.officer, export.id).await?;
    table(&call, export).await
}

async fn table(call: &Call, Export { id, format }: Export) -> Result<Answer<Download>, Problem> {
    let gateway = call.gateway.clone();
    let columns = gateway.recipient_columns();
    let number = id.to_string();
    let sheet = call.texts.text(&call.language, "sheet-bulletin", &[("id", &number)]);
    download(call, format, &sheet, columns, move |after| {
        let gateway = gateway.clone();
        async move { gateway.export(id, &after, EXPORTED_AT_ONCE).await }
    })
    .await
}

async fn outcomes(
    call: Call,
    one: Numbered,
    _: Nothing,
) -> Result<Answer<Json<Outcomes>>, Problem> {
    let report = call.gateway.report(one.id).await?;
    Ok(Answer::of(Json(view::outcomes(report))))
}

async fn recipients(
    call: Call,
    listing: ListedRecipients,
    _: Nothing,
) -> Result<Answer<Json<RecipientPage>>, Problem> {
    // Whether there is such a broadcast at all.
    call.gateway.broadcast(listing.id).await?;
    let most = listing.limit.unwrap_or(PAGE);
    let after = msisdn_place(&call, RECIPIENTS, listing.after.as_deref())?;
    let state = listing.state.map(state_of);
    let rows = call.gateway.recipients(listing.id, state, &after, most + 1).await;
    let rows = rows.map_err(Refusal::from)?;
    let (rows, next) = page(&rows, most, |row| msisdn_cursor(&call, RECIPIENTS, &row.msisdn));
    let items = rows.iter().map(|row| view::recipient(&call, row)).collect();
    Ok(Answer::of(Json(RecipientPage { items, next })))
}

/// The rows of a page, and the mark of the next one: one row more was asked for.
fn page<T>(rows: &[T], most: i64, mark: impl Fn(&T) -> String) -> (&[T], Option<String>) {
    let most = usize::try_from(most).unwrap_or_default();
    match rows.get(..most) {
        Some(shown) if rows.len() > most => (shown, shown.last().map(mark)),
        _ => (rows, None),
    }
}
