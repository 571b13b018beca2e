//! The menu engine: data files in, a checked program out, and one total function
//! that turns a citizen's entry into the next screen.
//!
//! [`mod@file`] is the menu as it is written, [`program`] the menu as it is run,
//! [`check`] everything that is refused before it can reach a phone, [`facts`]
//! what a step may know, [`session`] where a citizen stands, [`step()`] the
//! function itself and [`render`] how a screen is put together. Nothing here
//! does I/O; what a step changes in the world it returns as [`step::Effect`].

pub mod check;
pub mod facts;
pub mod file;
mod link;
pub mod program;
pub mod render;
pub mod seed;
pub mod session;
pub mod step;

#[cfg(test)]
mod tests;

pub use program::Program;
pub use step::step;
