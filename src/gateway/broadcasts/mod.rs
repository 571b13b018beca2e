//! Broadcasts: from an officer's draft to everybody's phone.
//!
//! [`copy`] holds the texts as they leave.

pub mod copy;

use std::time::Duration;

use crate::domain::{broadcast::Limits, tariff::Tariff};

/// The settings of broadcasts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long after its approval the first message of a broadcast may leave.
    pub countdown: Duration,
    /// How long after its start a broadcast is worth sending, where it says nothing.
    pub valid: Duration,
    /// How late a broadcast may start; later it is held, and asks.
    pub missed_after: Duration,
    /// The most segments a text may have.
    pub most_segments: usize,
    /// After how long the line that says how to leave is due again.
    pub opt_out_line_every: Duration,
    /// The names a link may lead to, themselves or anything below them.
    pub link_names: Vec<String>,
    /// Whether the author of a broadcast on an account of training may approve it.
    pub self_approval_in_training: bool,
    /// What may be spent in a day and a month.
    pub limits: Limits,
    /// What a segment costs.
    pub tariff: Tariff,
}

impl Default for Settings {
    /// What the sample file shows.
    fn default() -> Self {
        Self {
            countdown: Duration::from_mins(1),
            valid: Duration::from_hours(24),
            missed_after: Duration::from_hours(1),
            most_segments: 2,
            opt_out_line_every: Duration::from_hours(30 * 24),
            link_names: vec!["go.tz".to_owned()],
            self_approval_in_training: false,
            limits: Limits::default(),
            tariff: Tariff::flat(2_200),
        }
    }
}
