//! What the benches share: servers that are watched from outside, and a load for them.

pub(crate) mod load;
pub(crate) mod server;
