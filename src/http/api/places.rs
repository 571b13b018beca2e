//! Wards, villages and topics, as an audience and a subscriber name them.

use axum::http::Method;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    endpoint::{Answer, Call, Endpoint, Json, Nothing},
    problem::Problem,
};
use crate::domain::officer::Role;

/// All wards.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PlaceList {
    /// In the order of their codes.
    #[schema(max_items = 1000)]
    items: Vec<Ward>,
}

/// A ward and its villages.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Ward {
    /// The code by which citizens dial it and audiences name it.
    #[schema(minimum = 0, maximum = 255, example = 2)]
    code: u8,
    /// Its name.
    #[schema(max_length = 100, example = "Chimala")]
    name: String,
    /// Its villages.
    #[schema(max_items = 1000)]
    villages: Vec<Village>,
}

/// A village.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Village {
    /// Its permanent id.
    #[schema(max_length = 64, example = "019abc00-0000-7000-8000-000000000001")]
    id: String,
    /// Its name.
    #[schema(max_length = 100, example = "Isitu")]
    name: String,
}

/// All topics.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TopicList {
    /// In the order of their numbers.
    #[schema(max_items = 255)]
    items: Vec<Topic>,
}

/// A topic that citizens may follow.
#[derive(Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Topic {
    /// The number that citizens type and audiences name.
    #[schema(minimum = 0, maximum = 255, example = 1)]
    number: u8,
    /// Its name in the service's language.
    #[schema(max_length = 100, example = "Maji")]
    name: String,
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            Method::GET,
            "/places",
            Role::Viewer,
            "List wards and their villages.",
            places,
        ),
        Endpoint::new(Method::GET, "/topics", Role::Viewer, "List topics.", topics),
    ]
}

async fn places(call: Call, _: Nothing, _: Nothing) -> Result<Answer<Json<PlaceList>>, Problem> {
    let directory = call.gateway.menus().directory();
    let villages = |code| {
        let here = directory.villages.iter().filter(move |village| village.ward == code);
        here.map(|village| Village { id: village.id.clone(), name: village.name.clone() }).collect()
    };
    let items = directory
        .wards
        .iter()
        .map(|ward| Ward {
            code: ward.code,
            name: ward.name.clone(),
            villages: villages(ward.code),
        })
        .collect();
    Ok(Answer::of(Json(PlaceList { items })))
}

async fn topics(call: Call, _: Nothing, _: Nothing) -> Result<Answer<Json<TopicList>>, Problem> {
    let directory = call.gateway.menus().directory();
    let items = directory
        .topics
        .iter()
        .map(|number| Topic { number: *number, name: call.gateway.topic_name(*number) })
        .collect();
    Ok(Answer::of(Json(TopicList { items })))
}
