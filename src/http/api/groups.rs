//! Groups: lists of people that officers keep or upload.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Done, Endpoint, Json, Nothing, Numbered},
    messages::parse_msisdn,
    problem::Problem,
    shown::{PAGE, instant, msisdn_cursor, msisdn_place, number},
    tables::{ImportReport, Table, report_of},
};
use crate::{
    domain::{language::Language, officer::Role},
    gateway::broadcasts::{
        groups::{Group, Member},
        upload::Purpose,
    },
};

const LIST: &str = "members";

/// All groups.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GroupList {
    /// In the order of their names.
    #[schema(max_items = 10_000)]
    items: Vec<GroupView>,
}

/// A group.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GroupView {
    /// Its number.
    #[schema(minimum = 1, example = 3)]
    id: i64,
    /// Its name.
    #[schema(max_length = 200, example = "Wenyeviti wa vijiji")]
    name: String,
    /// `kept` or `uploaded`.
    #[schema(max_length = 20, example = "kept")]
    origin: String,
    /// Who made it.
    #[schema(max_length = 100, example = "asha")]
    made_by: String,
    /// When it was made.
    #[schema(format = DateTime, max_length = 40)]
    created_at: String,
    /// How many members it has.
    #[schema(minimum = 0, example = 98)]
    members: i64,
}

/// A group to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewGroup {
    /// Its name, unlike any other's.
    #[schema(min_length = 1, max_length = 80, example = "Wenyeviti wa vijiji")]
    name: String,
}

/// People to be put into a group.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMembers {
    /// The people.
    #[schema(min_items = 1, max_items = 500)]
    members: Vec<NewMember>,
}

/// A person of a list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMember {
    /// The number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000003")]
    msisdn: String,
    /// The language the list says; what the person chose outranks it.
    #[schema(max_length = 8, pattern = "^[a-z]{2,8}$", example = "sw")]
    language: Option<String>,
    /// The ward the list says, by its code.
    #[schema(minimum = 0, maximum = 255, example = 2)]
    ward: Option<i64>,
}

/// A page of a group's members.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MemberPage {
    /// In the order of their numbers.
    #[schema(max_items = 500)]
    items: Vec<MemberView>,
    /// What `after` is to be for the next page; null on the last one.
    #[schema(max_length = 200)]
    next: Option<String>,
}

/// A member.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MemberView {
    /// The number: masked for viewers.
    #[schema(max_length = 20, example = "+255754000003")]
    msisdn: String,
    /// The language the list says.
    #[schema(max_length = 8, example = "sw")]
    language: Option<String>,
    /// The ward the list says.
    #[schema(minimum = 0, example = 2)]
    ward: Option<i64>,
}

/// Which of its members.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Listing {
    /// The group's number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1)]
    id: i64,
    /// `next` of the page before.
    #[schema(min_length = 1, max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
    /// How many at most.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    limit: Option<i64>,
}

/// Which member.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OneMember {
    /// The group's number.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 1)]
    id: i64,
    /// The member's number.
    #[schema(max_length = 16, pattern = r"^\+[1-9][0-9]{7,14}$", example = "+255754000003")]
    msisdn: String,
}

/// How a file is taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Upload {
    /// The name of the group that is made of it; without one nothing is kept, and the
    /// answer says what would come of it.
    #[schema(min_length = 1, max_length = 80, example = "Wakulima wa Chimala")]
    name: Option<String>,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(Method::POST, "/groups", Role::Author, "Make an empty group.", create)
            .with_status(201)
            .again(created),
        Endpoint::new(Method::GET, "/groups", Role::Viewer, "List groups.", list),
        Endpoint::new(Method::GET, "/groups/{id}", Role::Viewer, "See a group.", get),
        Endpoint::new(
            Method::POST,
            "/groups/upload",
            Role::Author,
            "Make a group of a file, CSV or a workbook, or say what would come of it.",
            upload,
        )
        .again(uploaded),
        Endpoint::new(
            Method::GET,
            "/groups/{id}/members",
            Role::Viewer,
            "List a group's members.",
            members,
        ),
        Endpoint::new(
            Method::POST,
            "/groups/{id}/members",
            Role::Author,
            "Put people into a group.",
            put,
        )
        .with_status(204),
        Endpoint::new(
            Method::DELETE,
            "/groups/{id}/members/{msisdn}",
            Role::Author,
            "Take a person out of a group.",
            remove,
        )
        .with_status(204),
    ]
}

async fn found(call: &Call, id: i64) -> Result<GroupView, Problem> {
    let group = call.gateway.group(id).await?;
    Ok(view(group))
}

async fn create(
    call: Call,
    _: Nothing,
    Json(new): Json<NewGroup>,
) -> Result<Answer<Json<GroupView>>, Problem> {
    let id = call.gateway.create_group(&call.officer, &new.name).await?;
    Ok(Answer::made(Json(found(&call, id).await?), format!("/groups/{id}")))
}

async fn created(
    call: Call,
    _: Nothing,
    _: Json<NewGroup>,
    done: Done,
) -> Result<Answer<Json<GroupView>>, Problem> {
    let id = done.number();
    Ok(Answer::made(Json(found(&call, id).await?), format!("/groups/{id}")))
}

async fn list(call: Call, _: Nothing, _: Nothing) -> Result<Answer<Json<GroupList>>, Problem> {
    let items = call.gateway.groups().await.map_err(Problem::from_store)?;
    Ok(Answer::of(Json(GroupList { items: items.into_iter().map(view).collect() })))
}

async fn get(call: Call, one: Numbered, _: Nothing) -> Result<Answer<Json<GroupView>>, Problem> {
    Ok(Answer::of(Json(found(&call, one.id).await?)))
}

async fn upload(
    call: Call,
    upload: Upload,
    Table(file): Table,
) -> Result<Answer<Json<ImportReport>>, Problem> {
    let Some(name) = upload.name else {
        let reading = call.gateway.read_upload(&call.officer, &file, Purpose::Group).await?;
        let added = reading.members.len();
        return Ok(Answer::of(Json(report_of(&call, &reading, added, true, None))));
    };
    let (group, reading) = call.gateway.upload_group(&call.officer, &name, &file).await?;
    let added = reading.members.len();
    Ok(Answer::of(Json(report_of(&call, &reading, added, false, Some(group)))))
}

async fn uploaded(
    call: Call,
    _: Upload,
    Table(file): Table,
    done: Done,
) -> Result<Answer<Json<ImportReport>>, Problem> {
    let reading = call.gateway.read_upload(&call.officer, &file, Purpose::Group).await?;
    let added = reading.members.len();
    Ok(Answer::of(Json(report_of(&call, &reading, added, false, Some(done.number())))))
}

async fn members(
    call: Call,
    listing: Listing,
    _: Nothing,
) -> Result<Answer<Json<MemberPage>>, Problem> {
    let most = listing.limit.unwrap_or(PAGE);
    let after = msisdn_place(&call, LIST, listing.after.as_deref())?;
    let rows = call.gateway.members(listing.id, &after, most + 1).await?;
    let shown = usize::try_from(most).unwrap_or_default();
    let next = rows.get(shown).and_then(|_| rows.get(shown - 1));
    let next = next.map(|row| msisdn_cursor(&call, LIST, &row.msisdn));
    let member = |row: &Member| MemberView {
        msisdn: number(&row.msisdn, &call.officer),
        language: row.language.as_ref().map(ToString::to_string),
        ward: row.ward_code,
    };
    let items = rows.iter().take(shown).map(member).collect();
    Ok(Answer::of(Json(MemberPage { items, next })))
}

async fn put(
    call: Call,
    one: Numbered,
    Json(new): Json<NewMembers>,
) -> Result<Answer<Nothing>, Problem> {
    let mut members = Vec::with_capacity(new.members.len());
    for (index, member) in new.members.into_iter().enumerate() {
        members.push(Member {
            msisdn: parse_msisdn(&member.msisdn, &format!("/members/{index}/msisdn"))?,
            language: member.language.as_deref().and_then(Language::parse),
            ward_code: member.ward,
        });
    }
    call.gateway.put_members(&call.officer, one.id, &members).await?;
    Ok(Answer::of(Nothing))
}

async fn remove(call: Call, one: OneMember, _: Nothing) -> Result<Answer<Nothing>, Problem> {
    let msisdn = parse_msisdn(&one.msisdn, "?msisdn")?;
    call.gateway.remove_member(&call.officer, one.id, &msisdn).await?;
    Ok(Answer::of(Nothing))
}

fn view(group: Group) -> GroupView {
    GroupView {
        id: group.id,
        name: group.name,
        origin: group.origin,
        made_by: group.made_by,
        created_at: instant(group.created_at),
        members: group.members,
    }
}
