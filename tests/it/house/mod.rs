//! The house's own rules: what holds for the tree as a whole.

mod architecture;
mod configuration;
mod migrations;
mod operators;
