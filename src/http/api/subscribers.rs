//! Subscribers: who gets bulletins, and the proof that they agreed.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Done, Download, Endpoint, Json, Nothing},
    messages::parse_msisdn,
    problem::Problem,
    shown::{PAGE, instant, msisdn_cursor, msisdn_place, number},
    tables::{FormatWord, ImportReport, Table, download, report_of},
};
use crate::{
    domain::{
        language::Language,
        officer::{Officer, Role},
    },
    gateway::{
        broadcasts::upload::Purpose,
        register::{Door, Filter, NewSubscriber, Subscriber},
    },
};

const LIST: &str = "subscribers";

/// A person who agreed elsewhere than on a phone, and the proof of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddSubscriber {
    /// The number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000002")]
    msisdn: String,
    /// The language they are written to in; the service's own if none is named.
    #[schema(max_length = 8, pattern = "^[a-z]{2,8}$", example = "sw")]
    language: Option<String>,
    /// Their ward, by its code.
    #[schema(minimum = 0, maximum = 255, example = 2)]
    ward: Option<i64>,
    /// Their village, by its id; it decides the ward.
    #[schema(max_length = 64)]
    village: Option<String>,
    /// The topics they follow, by number; all if nothing is said.
    #[schema(max_items = 50)]
    topics: Option<Vec<TopicNumber>>,
    /// What proves that they agreed.
    #[schema(min_length = 1, max_length = 200, example = "Fomu 12, mkutano wa Chimala 3/11/2026")]
    evidence: String,
}

/// The number of a topic.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(minimum = 1, maximum = 255, example = 1)]
struct TopicNumber(i64);

/// A subscriber.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SubscriberView {
    /// The number: masked for viewers.
    #[schema(max_length = 20, example = "+255754000002")]
    msisdn: String,
    /// The language they chose; null for the service's own.
    #[schema(max_length = 8, example = "sw")]
    language: Option<String>,
    /// Their ward, by its code.
    #[schema(minimum = 0, example = 2)]
    ward: Option<i64>,
    /// Their village, by its id.
    #[schema(max_length = 64)]
    village: Option<String>,
    /// The topics they follow; null for all.
    #[schema(max_items = 255)]
    topics: Option<Vec<TopicOut>>,
    /// Whether they have joined and not left since.
    joined: bool,
    /// When they last joined; null if they never did.
    #[schema(format = DateTime, max_length = 40)]
    joined_at: Option<String>,
    /// When they left again.
    #[schema(format = DateTime, max_length = 40)]
    left_at: Option<String>,
}

/// The number of a topic that is followed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(minimum = 0, example = 1)]
struct TopicOut(i64);

/// A page of subscribers, in the order of their numbers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SubscriberPage {
    /// The subscribers.
    #[schema(max_items = 500)]
    items: Vec<SubscriberView>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// Which subscribers to list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Listing {
    /// `next` of the page before.
    #[schema(min_length = 1, max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
    /// How many at most.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    limit: Option<i64>,
    /// Only those of this ward.
    #[schema(minimum = 0, maximum = 255, example = 2)]
    ward: Option<i64>,
    /// Only those who have joined, or only those who have not or left.
    #[schema(example = true)]
    joined: Option<bool>,
}

/// Which one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct One {
    /// The number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000002")]
    msisdn: String,
}

/// How a file is taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Import {
    /// Whether only to say what would come of it: that is what happens if nothing is said.
    #[schema(example = true)]
    dry_run: Option<bool>,
    /// What proves that the people of the file agreed.
    #[schema(min_length = 1, max_length = 200, example = "Orodha ya mkutano wa Chimala 3/11/2026")]
    evidence: Option<String>,
}

/// How the register is taken out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Export {
    /// As what: CSV if nothing is said.
    format: Option<FormatWord>,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            Method::POST,
            "/subscribers",
            Role::Author,
            "Add a subscriber who agreed on paper.",
            add,
        )
        .with_status(201)
        .again(added),
        Endpoint::new(Method::GET, "/subscribers", Role::Viewer, "List subscribers.", list),
        Endpoint::new(
            Method::GET,
            "/subscribers/{msisdn}",
            Role::Viewer,
            "Find a subscriber by number.",
            get,
        ),
        Endpoint::new(
            Method::DELETE,
            "/subscribers/{msisdn}",
            Role::Author,
            "Forget a person at their own wish.",
            erase,
        )
        .with_status(204),
        Endpoint::new(
            Method::POST,
            "/subscribers/import",
            Role::Author,
            "Add the people of a file, CSV or a workbook, or say what would come of it.",
            import,
        )
        .again(imported),
        Endpoint::new(
            Method::POST,
            "/subscribers/export",
            Role::Approver,
            "Take the register out, as CSV or as a workbook.",
            export,
        )
        .again(exported),
    ]
}

async fn add(
    call: Call,
    _: Nothing,
    Json(new): Json<AddSubscriber>,
) -> Result<Answer<Json<SubscriberView>>, Problem> {
    let new = NewSubscriber {
        msisdn: parse_msisdn(&new.msisdn, "/msisdn")?,
        language: new.language.as_deref().and_then(Language::parse),
        ward: new.ward,
        village: new.village,
        topics: new.topics.map(|topics| topics.into_iter().map(|topic| topic.0).collect()),
        evidence: new.evidence,
        door: Door::Api,
    };
    let subscriber = call.gateway.add_subscriber(&call.officer, new).await?;
    Ok(made(&subscriber, &call.officer))
}

async fn added(
    call: Call,
    _: Nothing,
    Json(new): Json<AddSubscriber>,
    _: Done,
) -> Result<Answer<Json<SubscriberView>>, Problem> {
    let msisdn = parse_msisdn(&new.msisdn, "/msisdn")?;
    Ok(made(&call.gateway.subscriber(&msisdn).await?, &call.officer))
}

fn made(subscriber: &Subscriber, officer: &Officer) -> Answer<Json<SubscriberView>> {
    let location = format!("/subscribers/{}", subscriber.msisdn.e164());
    Answer::made(Json(view(subscriber, officer)), location)
}

async fn list(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<SubscriberPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let after = msisdn_place(&call, LIST, listing.after.as_deref())?;
    let filter = Filter { ward_code: listing.ward, joined: listing.joined, topic: None };
    let rows = call.gateway.subscribers(&filter, &after, most + 1).await?;
    let shown = usize::try_from(most).unwrap_or_default();
    let next = rows.get(shown).and_then(|_| rows.get(shown - 1));
    let next = next.map(|row| msisdn_cursor(&call, LIST, &row.msisdn));
    let items = rows.iter().take(shown).map(|row| view(row, &call.officer)).collect();
    Ok(Answer::of(Json(SubscriberPage { items, next })))
}

async fn get(call: Call, one: One, _: Nothing) -> Result<Answer<Json<SubscriberView>>, Problem> {
    let msisdn = parse_msisdn(&one.msisdn, "?msisdn")?;
    let subscriber = call.gateway.subscriber(&msisdn).await?;
    Ok(Answer::of(Json(view(&subscriber, &call.officer))))
}

async fn erase(call: Call, one: One, _: Nothing) -> Result<Answer<Nothing>, Problem> {
    let msisdn = parse_msisdn(&one.msisdn, "?msisdn")?;
    call.gateway.erase_subscriber(&call.officer, &msisdn, Door::Api).await?;
    Ok(Answer::of(Nothing))
}

async fn import(
    call: Call,
    import: Import,
    Table(file): Table,
) -> Result<Answer<Json<ImportReport>>, Problem> {
    let dry = import.dry_run.unwrap_or(true);
    let evidence = import.evidence.unwrap_or_default();
    if !dry && evidence.trim().is_empty() {
        return Err(Problem::refused("?evidence", "subscriber-evidence"));
    }
    let imported = call.gateway.import_subscribers(&call.officer, &file, &evidence, dry).await?;
    Ok(Answer::of(Json(report_of(&call, &imported.reading, imported.added, dry, None))))
}

/// What a repeat is told is reckoned anew from the file; how many were added, the
/// trail says.
async fn imported(
    call: Call,
    _: Import,
    Table(file): Table,
    done: Done,
) -> Result<Answer<Json<ImportReport>>, Problem> {
    let reading = call.gateway.read_upload(&call.officer, &file, Purpose::Register).await?;
    let added = done.detail["added"].as_u64().and_then(|added| usize::try_from(added).ok());
    let added = added.unwrap_or_default();
    Ok(Answer::of(Json(report_of(&call, &reading, added, false, None))))
}

async fn export(call: Call, export: Export, _: Nothing) -> Result<Answer<Download>, Problem> {
    call.gateway.begin_register_export(&call.officer).await?;
    table(&call, export).await
}

async fn exported(
    call: Call,
    export: Export,
    _: Nothing,
    _: Done,
) -> Result<Answer<Download>, Problem> {
    table(&call, export).await
}

async fn table(call: &Call, export: Export) -> Result<Answer<Download>, Problem> {
    let gateway = call.gateway.clone();
    let columns = gateway.register_columns();
    let sheet = call.texts.text(&call.language, "place-subscribers", &[]);
    download(call, export.format, &sheet, columns, move |after| {
        let gateway = gateway.clone();
        async move { gateway.export_register(&after).await }
    })
    .await
}

fn view(subscriber: &Subscriber, officer: &Officer) -> SubscriberView {
    let choices = &subscriber.choices;
    SubscriberView {
        msisdn: number(&subscriber.msisdn, officer),
        language: choices.language.as_ref().map(ToString::to_string),
        ward: choices.ward_code,
        village: choices.village_id.clone(),
        topics: choices
            .topics
            .as_ref()
            .map(|topics| topics.0.iter().map(|topic| TopicOut(*topic)).collect()),
        joined: choices.joined,
        joined_at: subscriber.joined_at.map(instant),
        left_at: subscriber.left_at.map(instant),
    }
}
