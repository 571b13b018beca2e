//! Whole journeys through the router: what citizens and operators do, and what
//! is stored of it. Nothing waits: the clock moves when told.

mod broadcasts;
mod bulk;
mod dialling;
mod facts;
mod great_lists;
mod languages;
mod last_look;
mod loops;
mod messages;
mod messages_once;
mod notices;
mod officers;
mod overtaken;
mod privacy;
mod register;
mod repeats;
mod restarts;
mod sending;
mod sessions;
mod sms;
mod subscriptions;

/// The first line of a screen.
fn head(screen: &baragumu::domain::screen::Screen) -> &str {
    screen.text.lines().next().unwrap_or_default()
}
