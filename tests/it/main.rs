//! The one integration binary: the API, the console, the house's own rules, the store on both
//! databases, the text engine against another's, the stories of the menu, whole
//! journeys in process, and the real process from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api;
mod browser;
mod console;
mod house;
mod journeys;
mod process;
mod store;
mod stories;
mod support;
mod text;
