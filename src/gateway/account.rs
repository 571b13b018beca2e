//! An account: our contract with an operator, as configured.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::{address::ServiceCode, fact::Standing, limit::Limit, retry::Unanswered},
    operators::Operator,
};

/// An account with its translator and its rules.
#[derive(Debug)]
pub struct Account {
    /// The name in callback paths, tables and metrics.
    pub name: String,
    /// The operator's shape, with this account's settings inside.
    pub operator: Arc<dyn Operator>,
    /// Whether citizens or trainees are served.
    pub standing: Standing,
    /// The codes citizens dial.
    pub service_codes: Vec<ServiceCode>,
    /// The short codes citizens write to; the first one is where answers come from.
    pub short_codes: Vec<String>,
    /// What a screen may hold.
    pub limit: Limit,
    /// When an answer must have left, counted from the callback's arrival.
    pub deadline: Duration,
    /// How long the same entry of the same session counts as a repeat, where the
    /// operator has no better sign.
    pub repeat_window: Duration,
    /// After how long without a turn a session counts as over.
    pub idle: Duration,
    /// How messages leave by it.
    pub sending: Sending,
}

/// How messages leave by an account.
#[derive(Debug, Clone)]
pub struct Sending {
    /// How many segments may leave in any second.
    pub tps: u32,
    /// How many messages may have left without an answer (reliability A.0: W).
    pub most_on_wire: usize,
    /// What to do where no answer comes; emergencies are sent again in any case.
    pub unanswered: Unanswered,
    /// How long an answer is waited for, connecting included.
    pub request_timeout: Duration,
    /// Where reports are to come: the account's own `dlr` callback.
    pub report_url: String,
}

impl Account {
    /// The inline entries of a dialled string: what stands behind the longest of
    /// this account's codes that the string begins with; none for an unknown code.
    #[must_use]
    pub fn inline(&self, dialled: &str) -> Vec<String> {
        self.service_codes
            .iter()
            .filter_map(|code| Some((code.depth(), code.inline(dialled)?)))
            .max_by_key(|(depth, _)| *depth)
            .map(|(_, inline)| inline)
            .unwrap_or_default()
    }
}
