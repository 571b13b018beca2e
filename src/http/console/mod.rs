//! `/console`: pages for officers, in plain HTML that needs no script.
//!
//! A page is a handler with its template beside it. [`seat`] says who asks, [`form`] what
//! they sent, [`page`] what every page has around its content and how it leaves,
//! [`words`] what is said and in which language. A page decides nothing: rules, roles
//! and the line in the trail are the use cases', the same as behind the API.

pub mod assets;
pub mod citizens;
pub mod form;
pub mod page;
pub mod places;
pub mod seat;
pub mod upload;
pub mod words;

mod bulletins;
mod calendar;
mod concerns;
mod entrance;
mod guide;
mod help_desk;
mod own;
mod people;
mod phone;
mod settings;
mod subscribers;
mod today;
mod trail;

use std::sync::Arc;

use axum::{Router, extract::State, response::Response, routing::get};
use jiff::tz::TimeZone;
use tower_http::csrf::CsrfLayer;

use self::{
    seat::{Seat, Visitor},
    words::Words,
};
use super::{Doors, api::problem::Texts};
use crate::{
    domain::language::Language,
    gateway::{Gateway, refusal::Refusal},
    operators::handset::Inboxes,
};

/// What all pages hold.
#[derive(Debug, Clone)]
pub struct Console(Arc<Parts>);

/// The parts of a [`Console`].
#[derive(Debug)]
pub struct Parts {
    gateway: Gateway,
    texts: Arc<Texts>,
    zone: TimeZone,
    /// The doors of operators, for the phone on the page.
    doors: Doors,
    /// What phones receive, where an operator is played inside this program.
    inboxes: Option<Arc<dyn Inboxes>>,
    /// The service's own address: scheme and host.
    public_url: String,
}

impl std::ops::Deref for Console {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Console {
    /// A console over the use cases, with instants shown in a zone.
    #[must_use]
    pub fn new(
        doors: Doors,
        texts: Arc<Texts>,
        zone: TimeZone,
        public_url: String,
        inboxes: Option<Arc<dyn Inboxes>>,
    ) -> Self {
        let gateway = doors.gateway.clone();
        Self(Arc::new(Parts { gateway, texts, zone, doors, inboxes, public_url }))
    }
}

impl Parts {
    fn words(&self, language: Language) -> Words {
        Words::new(Arc::clone(&self.texts), language, self.zone.clone())
    }

    /// The language somebody chose, if there is such a one; else the service's. What a
    /// browser was set to by its maker says little of who sits before it.
    fn language(&self, chosen: Option<Language>) -> Language {
        let known = chosen.filter(|chosen| self.texts.languages().any(|it| it == chosen));
        known.unwrap_or_else(|| self.texts.default_language().clone())
    }
}

/// The routes.
pub fn router(console: Console) -> Router {
    Router::new()
        .route("/console", get(today::show))
        .merge(bulletins::routes())
        .merge(calendar::routes())
        .merge(entrance::routes())
        .merge(guide::routes())
        .merge(own::routes())
        .merge(people::routes())
        .merge(phone::routes())
        .merge(settings::routes())
        .merge(trail::routes())
        .merge(help_desk::routes())
        .merge(subscribers::routes())
        .route("/console/{*rest}", get(nothing_here))
        .layer(CsrfLayer::new())
        .with_state(console)
        .route(&format!("{}/{{digest}}/{{name}}", assets::BASE), get(assets::serve))
}

async fn nothing_here(
    State(_console): State<Console>,
    visitor: Visitor,
    seat: Result<Seat, Response>,
) -> Response {
    // Whoever is signed in finds the way on by the navigation.
    let page = seat.map_or(visitor.page, |seat| seat.visitor.page);
    let page = page::Page { path: "/console".to_owned(), ..page };
    page::refused(page, Refusal::Absent { what: "page" })
}
