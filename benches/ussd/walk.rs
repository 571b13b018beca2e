//! The citizens: every walk is another number and another session, and every reply
//! must begin with the words of its step.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use crate::support::load::{Judged, Script, post};

/// What a citizen does: the trail sent with each step, and how its reply begins.
pub(crate) type Walk = &'static [(&'static str, &'static str)];

/// Every walk of every load is another citizen.
static CITIZENS: AtomicU64 = AtomicU64::new(0);

/// One citizen after another takes the walk.
#[derive(Debug, Clone)]
pub(crate) struct Citizens {
    path: Arc<str>,
    walk: Walk,
    citizen: u64,
    step: usize,
}

impl Citizens {
    pub(crate) fn new(path: &str, walk: Walk) -> Self {
        Self { path: path.into(), walk, citizen: 0, step: 0 }
    }
}

impl Script for Citizens {
    fn ask(&mut self, request: &mut String) {
        if self.step == 0 {
            self.citizen = CITIZENS.fetch_add(1, Relaxed);
        }
        let body = form(self.citizen, self.walk[self.step].0);
        post(request, &self.path, "application/x-www-form-urlencoded", "", &body);
    }

    fn judge(&mut self, status: u16, body: &[u8]) -> Judged {
        let is_right = status == 200 && body.starts_with(self.walk[self.step].1.as_bytes());
        self.step += 1;
        if is_right && self.step < self.walk.len() {
            return Judged::GoesOn;
        }
        self.step = 0;
        if is_right { Judged::Whole } else { Judged::Wrong }
    }
}

/// A callback as Africa's Talking sends it.
pub(crate) fn form(citizen: u64, trail: &str) -> String {
    format!(
        "sessionId=ATUid_{citizen:032}&phoneNumber=%2B2557{citizen:08}&networkCode=64004\
         &serviceCode=%2A149%2A46%23&text={trail}"
    )
}
