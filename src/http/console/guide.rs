//! A short guide to the console, in the reader's language.

use askama::Template;
use axum::{Router, response::Response, routing::get};

use super::{
    Console,
    page::{Page, Place, shown},
    seat::Seat,
};

/// The chapters, each a title and as many steps as it has texts.
const CHAPTERS: [(&str, usize); 8] = [
    ("guide-write", 5),
    ("guide-approve", 4),
    ("guide-follow", 6),
    ("guide-answer", 4),
    ("guide-subscribers", 4),
    ("guide-plan", 3),
    ("guide-people", 4),
    ("guide-safe", 4),
];

pub(super) fn routes() -> Router<Console> {
    Router::new().route("/console/guide", get(show))
}

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage {
    page: Page,
    chapters: Vec<(String, Vec<String>)>,
}

async fn show(seat: Seat) -> Response {
    let page = seat.page("guide-title", Place::Own);
    let chapters = CHAPTERS
        .into_iter()
        .map(|(key, steps)| {
            let step = |number| page.words.word(key, &format!("step-{number}")).into_owned();
            (page.say(key).into_owned(), (1..=steps).map(step).collect())
        })
        .collect();
    shown(&GuidePage { page, chapters })
}
