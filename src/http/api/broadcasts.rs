//! Broadcasts: written by one officer, approved by another, followed by all.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Done, Endpoint, Json, Nothing},
    problem::Problem,
    shown::{PAGE, cursor, instant, number, numbered_place, place},
};
use crate::{
    domain::{
        broadcast::{self, Class, Draft, Stage},
        language::Language,
        officer::Role,
        outbound::State,
        schedule::{Clock, Schedule},
        time::Timestamp,
    },
    gateway::{
        broadcasts::{
            Broadcast,
            proof::Proof,
            report::{self, Report, States},
        },
        refusal::{Fault, Refusal},
    },
};

const LIST: &str = "broadcasts";
const RECIPIENTS: &str = "recipients";

/// A broadcast as an officer writes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewBroadcast {
    /// What officers call it; no citizen sees it.
    #[schema(min_length = 1, max_length = 100, example = "Maji Chimala")]
    name: String,
    /// `ordinary`, or `emergency` for a warning, which heeds neither topics nor the hour.
    #[serde(default)]
    class: Option<ClassWord>,
    /// The account it leaves by.
    #[schema(max_length = 32, pattern = "^[a-z0-9-]{1,32}$", example = "simulator")]
    account: String,
    /// The number of its topic; followers of any topic get it if there is none.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 255, example = 1)]
    topic: Option<i64>,
    /// The texts by language, with placeholders such as `<KATA>`.
    #[schema(example = json!({ "sw": "Halmashauri ya Mbarali: maji yamerudi kata ya <KATA>." }))]
    texts: BTreeMap<String, String>,
    /// What the placeholders stand for, by language and then by name. `<KATA>` needs
    /// nothing: it is each person's own ward.
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// Whether the line that says how to leave is added; a rule decides if nothing is said.
    #[serde(default)]
    opt_out_line: Option<bool>,
    /// Who gets it.
    audience: Meant,
    /// When; as soon as it may be if nothing is said.
    #[serde(default)]
    schedule: Option<Timing>,
    /// For how many minutes after its start it is worth sending.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 10080, example = 1440)]
    valid_minutes: Option<u32>,
    /// The most it may cost, in hundredths of a shilling.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000_000_000_000_i64, example = 5_000_000)]
    budget: Option<i64>,
    /// The broadcast that it corrects.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    corrects: Option<i64>,
}

/// How urgent a broadcast is.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum ClassWord {
    /// Heeds topics and quiet hours.
    Ordinary,
    /// A warning.
    Emergency,
}

/// Who is meant. Whoever stands on several lists gets it once.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct Meant {
    /// Every subscriber; wards and villages are then empty.
    everybody: bool,
    /// Subscribers of these wards, by code.
    #[schema(max_items = 1000)]
    wards: Vec<WardCode>,
    /// Subscribers of these villages, by id.
    #[schema(max_items = 1000)]
    villages: Vec<VillageId>,
    /// Members of these groups.
    #[schema(max_items = 1000)]
    groups: Vec<GroupId>,
    /// Only who reads one of these languages; everybody if none is named.
    #[schema(max_items = 20)]
    languages: Vec<Tag>,
    /// Whom to leave out.
    exclude: LeftOut,
}

/// Whom to leave out.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct LeftOut {
    /// People of these wards.
    #[schema(max_items = 1000)]
    wards: Vec<WardCode>,
    /// Subscribers of these villages.
    #[schema(max_items = 1000)]
    villages: Vec<VillageId>,
    /// Members of these groups.
    #[schema(max_items = 1000)]
    groups: Vec<GroupId>,
}

/// The code of a ward.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(minimum = 0, maximum = 255, example = 2)]
struct WardCode(u8);

/// The permanent id of a village.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(max_length = 64, example = "019abc00-0000-7000-8000-000000000001")]
struct VillageId(String);

/// The number of a group.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
struct GroupId(i64);

/// The tag of a language.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(max_length = 8, pattern = "^[a-z]{2,8}$", example = "sw")]
struct Tag(String);

/// When to send.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Timing {
    /// `now`, `at`, `daily`, `weekly` or `monthly`.
    when: TimingWord,
    /// The instant, for `at`.
    #[serde(default)]
    #[schema(
        max_length = 40,
        pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$",
        example = "2026-11-25T09:00:00+03:00"
    )]
    at: Option<String>,
    /// The time of the day in the service's zone, for what repeats: 24 hours.
    #[serde(default)]
    #[schema(max_length = 5, pattern = r"^([01]\d|2[0-3]):[0-5]\d$", example = "09:00")]
    time: Option<String>,
    /// 1 for Monday to 7 for Sunday, for `weekly`.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 7, example = 1)]
    weekday: Option<u8>,
    /// 1 to 31, for `monthly`; 31 is the last day of every month.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 31, example = 31)]
    day: Option<u8>,
}

/// How a broadcast is timed.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum TimingWord {
    /// As soon as it is approved and the countdown is over.
    Now,
    /// Once.
    At,
    /// Every day.
    Daily,
    /// Once a week.
    Weekly,
    /// Once a month.
    Monthly,
}

/// A broadcast.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Shown {
    /// Its number.
    #[schema(minimum = 1, example = 1)]
    id: i64,
    /// What officers call it.
    #[schema(max_length = 1000)]
    name: String,
    /// `ordinary` or `emergency`.
    #[schema(max_length = 10, example = "ordinary")]
    class: String,
    /// The account it leaves by.
    #[schema(max_length = 32, example = "simulator")]
    account: String,
    /// Where it stands: `draft`, `submitted`, `returned`, `approved`, `expanding`,
    /// `scheduled`, `sending`, `paused`, `held`, `done`, `cancelled` or `expired`.
    #[schema(max_length = 10, example = "draft")]
    state: String,
    /// Why it was returned, paused or held.
    #[schema(max_length = 4000)]
    reason: Option<String>,
    /// Who wrote it last.
    #[schema(max_length = 64)]
    author: String,
    /// What an approval is given for: any change gives another.
    #[schema(max_length = 64)]
    fingerprint: String,
    /// The texts by language.
    texts: BTreeMap<String, String>,
    /// How many people it is written for, once the audience is frozen.
    #[schema(minimum = 0)]
    audience: i64,
    /// What was spent on it so far, in hundredths of a shilling.
    #[schema(minimum = 0)]
    spent: i64,
    /// The broadcast that it corrects.
    #[schema(minimum = 1)]
    corrects: Option<i64>,
    /// The repeating broadcast of which it is an occurrence.
    #[schema(minimum = 1)]
    series: Option<i64>,
    /// When its first message may leave.
    #[schema(format = DateTime, max_length = 40)]
    starts_at: Option<String>,
    /// Until when it is worth sending.
    #[schema(format = DateTime, max_length = 40)]
    send_before: Option<String>,
    /// When it is sent next, where it repeats.
    #[schema(format = DateTime, max_length = 40)]
    next_at: Option<String>,
    /// When it was begun.
    #[schema(format = DateTime, max_length = 40)]
    created_at: String,
    /// When it last changed.
    #[schema(format = DateTime, max_length = 40)]
    changed_at: String,
}

/// A page of broadcasts, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BroadcastPage {
    /// The broadcasts.
    #[schema(max_items = 500)]
    items: Vec<Shown>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// What a broadcast would be, before anybody approves it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Preview {
    /// What an approval would be given for.
    #[schema(max_length = 64)]
    fingerprint: String,
    /// The texts as they arrive.
    #[schema(max_items = 50)]
    texts: Vec<PreviewText>,
    /// How many people get it.
    #[schema(minimum = 0)]
    people: i64,
    /// How many more are meant and get nothing, because they left or take nothing.
    #[schema(minimum = 0)]
    suppressed: i64,
    /// How many by ward code; `unknown` for those whose ward nobody knows.
    by_ward: BTreeMap<String, i64>,
    /// How many by language.
    by_language: BTreeMap<String, i64>,
    /// How many by the network that their prefix hints at.
    by_network: BTreeMap<String, i64>,
    /// How many segments in all.
    #[schema(minimum = 0)]
    segments: i64,
    /// What it costs by the tariff, in hundredths of a shilling.
    #[schema(minimum = 0)]
    cost: i64,
    /// When the first message would leave if it were approved now.
    #[schema(format = DateTime, max_length = 40)]
    first_at: Option<String>,
    /// When the last would leave at the account's rate.
    #[schema(format = DateTime, max_length = 40)]
    last_at: Option<String>,
    /// The fields that keep it from being submitted.
    #[schema(max_items = 1000)]
    faults: Vec<Told>,
    /// The fields that had better be looked at.
    #[schema(max_items = 1000)]
    warnings: Vec<Told>,
}

/// A text as it arrives.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PreviewText {
    /// The language.
    #[schema(max_length = 8)]
    language: String,
    /// The text at its widest.
    #[schema(max_length = 100_000)]
    text: String,
    /// Its length in septets, or in UCS-2 units where it leaves the GSM alphabet.
    #[schema(minimum = 0)]
    units: usize,
    /// How many segments that is.
    #[schema(minimum = 0)]
    segments: usize,
    /// Placeholders that have no value yet.
    #[schema(max_items = 100)]
    missing: Vec<Name>,
}

/// The name of a placeholder.
#[derive(Debug, Serialize, ToSchema)]
#[schema(max_length = 1000)]
struct Name(String);

/// A field and what is said of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Told {
    /// The field, as a JSON pointer.
    #[schema(max_length = 1000)]
    pointer: String,
    /// The word for it, as in the errors of a problem.
    #[schema(max_length = 100)]
    code: String,
}

/// What became of a broadcast.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Outcomes {
    /// The broadcast.
    broadcast: Shown,
    /// How many messages there are.
    #[schema(minimum = 0)]
    people: i64,
    /// Whether every sum below and the audience are equal.
    adds_up: bool,
    /// By state.
    by_state: BTreeMap<String, i64>,
    /// By plain reason.
    by_reason: BTreeMap<String, i64>,
    /// By network and then by state.
    by_network: BTreeMap<String, BTreeMap<String, i64>>,
    /// By ward code (`unknown` for none) and then by state.
    by_ward: BTreeMap<String, BTreeMap<String, i64>>,
}

/// A page of recipients in the order of their numbers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecipientPage {
    /// The recipients.
    #[schema(max_items = 500)]
    items: Vec<RecipientShown>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// What became of one person's message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecipientShown {
    /// The number of the message.
    #[schema(minimum = 1)]
    id: i64,
    /// Who; masked for viewers.
    #[schema(max_length = 20)]
    to: String,
    /// The language of their text.
    #[schema(max_length = 8)]
    language: String,
    /// Their ward when the audience was frozen.
    #[schema(minimum = 0)]
    ward: Option<i64>,
    /// Where the message stands.
    #[schema(max_length = 12)]
    state: String,
    /// Why, in a word that the report counts by.
    #[schema(max_length = 30)]
    reason: String,
    /// How often it was handed over.
    #[schema(minimum = 0)]
    attempts: i64,
    /// When it last changed.
    #[schema(format = DateTime, max_length = 40)]
    changed_at: String,
}

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

/// Which one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OneBroadcast {
    /// Its number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1)]
    id: i64,
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
    /// Only those whose message stands so, such as `unknown`.
    #[schema(max_length = 12, pattern = "^[a-z]{1,12}$", example = "unknown")]
    state: Option<String>,
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
            |call: Call, one: OneBroadcast, _: Nothing| async move {
                shown(call.gateway.submit_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/approve",
            approver,
            "Approve what somebody else wrote, as it was shown.",
            |call: Call, one: OneBroadcast, Json(agreed): Json<Agreed>| async move {
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
            |call: Call, one: OneBroadcast, Json(comment): Json<Comment>| async move {
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
            |call: Call, one: OneBroadcast, _: Nothing| async move {
                shown(call.gateway.pause_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post.clone(),
            "/broadcasts/{id}/resume",
            approver,
            "Let a paused broadcast go on.",
            |call: Call, one: OneBroadcast, _: Nothing| async move {
                shown(call.gateway.resume_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
        Endpoint::new(
            post,
            "/broadcasts/{id}/cancel",
            author,
            "End it, wherever it stands.",
            |call: Call, one: OneBroadcast, _: Nothing| async move {
                shown(call.gateway.cancel_broadcast(&call.officer, one.id).await)
            },
        )
        .again(as_it_stands::<Nothing>),
    ]
}

async fn create(
    call: Call,
    _: Nothing,
    Json(written): Json<NewBroadcast>,
) -> Result<Answer<Json<Shown>>, Problem> {
    let broadcast = call.gateway.create_broadcast(&call.officer, draft(written)?).await?;
    Ok(made(&broadcast))
}

async fn made_before(
    call: Call,
    _: Nothing,
    _: Json<NewBroadcast>,
    done: Done,
) -> Result<Answer<Json<Shown>>, Problem> {
    Ok(made(&call.gateway.broadcast(done.number()).await?))
}

fn made(broadcast: &Broadcast) -> Answer<Json<Shown>> {
    Answer::made(Json(view(broadcast)), format!("/broadcasts/{}", broadcast.id))
}

async fn as_it_stands<B>(
    call: Call,
    _: OneBroadcast,
    _: B,
    done: Done,
) -> Result<Answer<Json<Shown>>, Problem> {
    shown(call.gateway.broadcast(done.number()).await)
}

fn shown(broadcast: Result<Broadcast, Refusal>) -> Result<Answer<Json<Shown>>, Problem> {
    Ok(Answer::of(Json(view(&broadcast?))))
}

async fn see(call: Call, one: OneBroadcast, _: Nothing) -> Result<Answer<Json<Shown>>, Problem> {
    shown(call.gateway.broadcast(one.id).await)
}

async fn edit(
    call: Call,
    one: OneBroadcast,
    Json(written): Json<NewBroadcast>,
) -> Result<Answer<Json<Shown>>, Problem> {
    shown(call.gateway.edit_broadcast(&call.officer, one.id, draft(written)?).await)
}

async fn list(
    call: Call,
    listing: ListedBroadcasts,
    _: Nothing,
) -> Result<Answer<Json<BroadcastPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let before = numbered_place(LIST, listing.after.as_deref())?.unwrap_or(i64::MAX);
    let rows = call.gateway.broadcasts(None, before, most + 1).await.map_err(Refusal::from)?;
    let (rows, next) = page(&rows, most, |row| cursor(LIST, &row.id.to_string()));
    Ok(Answer::of(Json(BroadcastPage { items: rows.iter().map(view).collect(), next })))
}

async fn preview(
    call: Call,
    one: OneBroadcast,
    _: Nothing,
) -> Result<Answer<Json<Preview>>, Problem> {
    let proof = call.gateway.proof_of(one.id).await?;
    Ok(Answer::of(Json(previewed(proof))))
}

async fn outcomes(
    call: Call,
    one: OneBroadcast,
    _: Nothing,
) -> Result<Answer<Json<Outcomes>>, Problem> {
    let report = call.gateway.report(one.id).await?;
    let adds_up = report.adds_up();
    let Report { broadcast, people, by_state, by_reason, by_network, by_ward } = report;
    Ok(Answer::of(Json(Outcomes {
        broadcast: view(&broadcast),
        people,
        adds_up,
        by_state: named(by_state),
        by_reason: by_reason
            .into_iter()
            .map(|(reason, people)| (reason.word().to_owned(), people))
            .collect(),
        by_network: by_network
            .into_iter()
            .map(|(network, states)| (network.to_owned(), named(states)))
            .collect(),
        by_ward: by_ward.into_iter().map(|(ward, states)| (of_ward(ward), named(states))).collect(),
    })))
}

async fn recipients(
    call: Call,
    listing: ListedRecipients,
    _: Nothing,
) -> Result<Answer<Json<RecipientPage>>, Problem> {
    // Whether there is such a broadcast at all.
    call.gateway.broadcast(listing.id).await?;
    let most = listing.limit.unwrap_or(PAGE);
    let after = place(RECIPIENTS, listing.after.as_deref())?.unwrap_or_default();
    let state = listing
        .state
        .map(|word| {
            let known = || State::ALL.map(State::word).join(", ");
            State::from_word(&word).ok_or_else(|| {
                Refusal::from(Fault::new("?state", "field-word").with("known", known()))
            })
        })
        .transpose()?;
    let rows = call.gateway.recipients(listing.id, state, &after, most + 1).await;
    let rows = rows.map_err(Refusal::from)?;
    let (rows, next) = page(&rows, most, |row| cursor(RECIPIENTS, row.msisdn.e164()));
    let items = rows
        .iter()
        .map(|row| RecipientShown {
            id: row.id,
            to: number(&row.msisdn, &call.officer),
            language: row.language.tag().to_owned(),
            ward: row.ward_code,
            state: row.state.word().to_owned(),
            reason: report::plain(row.state, row.reason.as_deref()).word().to_owned(),
            attempts: row.attempts,
            changed_at: instant(row.changed_at),
        })
        .collect();
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

/// What an officer wrote as the use cases take it.
fn draft(written: NewBroadcast) -> Result<Draft, Problem> {
    let language = |tag: &str, field: &str| {
        let pointer = format!("/{field}/{tag}");
        Language::parse(tag)
            .filter(|language| language.tag() == tag)
            .ok_or_else(|| Problem::refused(&pointer, "broadcast-language"))
    };
    let mut texts = BTreeMap::new();
    for (tag, text) in written.texts {
        texts.insert(language(&tag, "texts")?, text);
    }
    let mut values = BTreeMap::new();
    for (tag, of_language) in written.values {
        values.insert(language(&tag, "values")?, of_language);
    }
    Ok(Draft {
        name: written.name,
        class: match written.class {
            Some(ClassWord::Emergency) => Class::Emergency,
            Some(ClassWord::Ordinary) | None => Class::Ordinary,
        },
        account: written.account,
        topic: written.topic,
        template: None,
        texts,
        values,
        opt_out_line: written.opt_out_line,
        audience: meant(written.audience),
        schedule: written.schedule.as_ref().map_or(Ok(Schedule::Now), schedule)?,
        valid_minutes: written.valid_minutes,
        budget: written.budget,
        corrects: written.corrects,
    })
}

fn meant(audience: Meant) -> broadcast::Audience {
    let wards = |codes: Vec<WardCode>| {
        codes.into_iter().map(|code| i64::from(code.0)).collect::<BTreeSet<_>>()
    };
    let villages = |ids: Vec<VillageId>| ids.into_iter().map(|id| id.0).collect::<BTreeSet<_>>();
    let groups = |ids: Vec<GroupId>| ids.into_iter().map(|id| id.0).collect::<BTreeSet<_>>();
    broadcast::Audience {
        everybody: audience.everybody,
        wards: wards(audience.wards),
        villages: villages(audience.villages),
        groups: groups(audience.groups),
        languages: audience.languages.iter().filter_map(|tag| Language::parse(&tag.0)).collect(),
        exclude: broadcast::Exclusions {
            wards: wards(audience.exclude.wards),
            villages: villages(audience.exclude.villages),
            groups: groups(audience.exclude.groups),
        },
    }
}

fn schedule(when: &Timing) -> Result<Schedule, Problem> {
    let missing = |field: &str| Problem::refused(&format!("/schedule/{field}"), "field-missing");
    let time = || when.time.as_deref().and_then(Clock::parse).ok_or_else(|| missing("time"));
    Ok(match when.when {
        TimingWord::Now => Schedule::Now,
        TimingWord::At => {
            let at = when.at.as_deref().ok_or_else(|| missing("at"))?;
            let at: jiff::Timestamp =
                at.parse().map_err(|_| Problem::refused("/schedule/at", "broadcast-schedule"))?;
            Schedule::At { at: Timestamp::from_ms(at.as_millisecond()) }
        }
        TimingWord::Daily => Schedule::Daily { time: time()? },
        TimingWord::Weekly => Schedule::Weekly {
            weekday: when.weekday.ok_or_else(|| missing("weekday"))?,
            time: time()?,
        },
        TimingWord::Monthly => {
            Schedule::Monthly { day: when.day.ok_or_else(|| missing("day"))?, time: time()? }
        }
    })
}

fn view(broadcast: &Broadcast) -> Shown {
    Shown {
        id: broadcast.id,
        name: broadcast.name.clone(),
        class: broadcast.class.word().to_owned(),
        account: broadcast.account.clone(),
        state: Stage::word(broadcast.state).to_owned(),
        reason: broadcast.reason.clone(),
        author: broadcast.author.clone(),
        fingerprint: broadcast.fingerprint.clone(),
        texts: broadcast
            .draft
            .texts
            .iter()
            .map(|(language, text)| (language.tag().to_owned(), text.clone()))
            .collect(),
        audience: broadcast.audience,
        spent: broadcast.spent,
        corrects: broadcast.corrects,
        series: broadcast.series,
        starts_at: broadcast.starts_at.map(instant),
        send_before: broadcast.send_before.map(instant),
        next_at: broadcast.next_at.map(instant),
        created_at: instant(broadcast.created_at),
        changed_at: instant(broadcast.changed_at),
    }
}

fn previewed(proof: Proof) -> Preview {
    let told = |faults: Vec<Fault>| {
        faults
            .into_iter()
            .map(|fault| Told { pointer: fault.field, code: fault.key.to_owned() })
            .collect()
    };
    Preview {
        fingerprint: proof.fingerprint,
        texts: proof
            .texts
            .into_iter()
            .map(|text| PreviewText {
                language: text.language.tag().to_owned(),
                text: text.text,
                units: text.units,
                segments: text.segments,
                missing: text.missing.into_iter().map(Name).collect(),
            })
            .collect(),
        people: proof.people,
        suppressed: proof.suppressed,
        by_ward: proof.by_ward.into_iter().map(|(ward, people)| (of_ward(ward), people)).collect(),
        by_language: proof
            .by_language
            .into_iter()
            .map(|(language, people)| (language.tag().to_owned(), people))
            .collect(),
        by_network: named(proof.by_network),
        segments: proof.segments,
        cost: proof.cost,
        first_at: proof.first_at.map(instant),
        last_at: proof.last_at.map(instant),
        faults: told(proof.faults),
        warnings: told(proof.warnings),
    }
}

/// Sums by a word.
fn named(sums: States) -> BTreeMap<String, i64> {
    sums.into_iter().map(|(word, people)| (word.to_owned(), people)).collect()
}

fn of_ward(code: Option<i64>) -> String {
    code.map_or_else(|| "unknown".to_owned(), |code| code.to_string())
}
