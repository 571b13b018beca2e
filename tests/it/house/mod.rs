//! The house's own rules: what holds for the tree as a whole.

mod architecture;
mod configuration;
mod documents;
mod migrations;
mod operators;
