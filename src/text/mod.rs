//! Texts as phones and operators count them. Pure.

pub mod bulletin;
pub mod compare;
pub mod fold;
pub mod gsm7;
pub mod mask;
pub mod screen;
pub mod segment;
