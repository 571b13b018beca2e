//! The one integration binary: the house's own rules, the store on both
//! databases, the text engine against another's, the stories of the menu, and
//! whole journeys.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod house;
mod process;
mod store;
mod support;
mod text;
