//! Bulletins: the list, the form ([`write`]), and one bulletin through its whole life
//! ([`show`]): to be approved, followed, reported.

mod document;
mod draft;
mod proof;
mod show;
mod write;

use askama::Template;
use axum::{
    Router,
    extract::State,
    response::Response,
    routing::{get, post},
};

use super::{
    Console,
    page::{Page, Place, refused, shown},
    seat::Seat,
};
use crate::{
    domain::{broadcast::Stage, time::Timestamp},
    gateway::broadcasts::Broadcast,
};

/// How many stand on a page of a list.
const PAGE: i64 = 30;

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route("/console/bulletins", get(list))
        .route("/console/bulletins/new", get(write::new).post(write::create))
        .route("/console/bulletins/preview", post(write::preview))
        .route("/console/bulletins/{id}", get(show::show))
        .route("/console/bulletins/{id}/edit", get(write::edit).post(write::save))
        .route("/console/bulletins/{id}/events", get(show::events))
        .route("/console/bulletins/{id}/recipients", get(show::recipients))
        .route("/console/bulletins/{id}/export", post(show::export))
        .route("/console/bulletins/{id}/settle", post(show::settle))
        .route("/console/bulletins/{id}/{act}", post(show::act))
}

#[derive(Template)]
#[template(path = "bulletins/list.html")]
struct ListPage {
    page: Page,
    stages: [Stage; 12],
    stage: Option<Stage>,
    /// Each with when its first message leaves.
    list: Vec<(Broadcast, Option<Timestamp>)>,
    next: Option<i64>,
}

/// `GET /console/bulletins`: the newest first, of one stage if one is chosen.
async fn list(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-bulletins", Place::Bulletins);
    let query = &seat.visitor.query;
    let stage = Stage::from_word(query.get("stage"));
    let before = query.get("before").parse().unwrap_or(i64::MAX);
    match console.gateway.broadcasts(stage, before, PAGE + 1).await {
        Ok(mut list) => {
            let is_more = list.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
            list.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
            let next = list.last().filter(|_| is_more).map(|last| last.id);
            let leaves = |it: Broadcast| {
                let at = console.gateway.leaves_at(&it);
                (it, at)
            };
            let list = list.into_iter().map(leaves).collect();
            shown(&ListPage { page, stages: Stage::ALL, stage, list, next })
        }
        Err(error) => refused(page, error.into()),
    }
}
