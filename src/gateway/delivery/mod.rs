//! Messages out: driving an account, and what operators report about it.
//!
//! One node drives an account at a time: [`watch`] takes over, [`driver`] steps. A step is
//! one transaction that settles what came back, chooses among what is due (`choice`, by the
//! rules of the wire in [`rules`]), pays for it (`purse`), and marks what leaves next; only
//! then does it leave. Reports come
//! by [`reports`], and what nobody knows the fate of is resolved in [`unknown`]. [`health`]
//! says how accounts fare, by what `tally` counts.

mod choice;
pub mod driver;
pub mod health;
mod purse;
pub mod reports;
pub mod rules;
pub(in crate::gateway) mod tally;
pub mod unknown;
pub mod watch;

use std::time::Duration;

use crate::domain::quiet::QuietHours;

/// What holds for every account that sends.
#[derive(Debug, Clone)]
pub struct Terms {
    /// How long whoever drives an account may be silent before another node takes over.
    pub lease: Duration,
    /// When broadcasts rest, but for emergencies.
    pub quiet: QuietHours,
    /// After how many failures for good in a row a number is retired.
    pub retire_after: u32,
}
