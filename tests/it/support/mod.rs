//! What tests stand on.

pub(crate) mod databases;
pub(crate) mod gateway;
pub(crate) mod process;
