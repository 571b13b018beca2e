//! How calls reach the far side.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use crate::{
    domain::{outbound::Submit, outcome::Outcome},
    gateway::delivery::driver::{Answer, Fate},
    operators::{Response, Sms},
    workers::submit::{self, Submitter},
};

/// What calls are made with.
#[derive(Debug, Clone)]
pub enum Transport {
    /// The one HTTP client.
    Http(Arc<Submitter>),
    /// Nothing leaves and all is accepted: to measure what stands before the wire.
    Null,
}

/// What a call came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Called {
    /// One for each recipient.
    pub answers: Vec<Answer>,
    /// Whether somebody was there: what the breaker wants to know.
    pub was_answered: bool,
}

impl Transport {
    /// Hands a submit over, if it `may_leave` right before its first byte is written. A
    /// translator that panics costs only this call.
    pub async fn call(
        &self,
        sms: &dyn Sms,
        submit: &Submit,
        patience: Duration,
        may_leave: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Called {
        let submitter = match self {
            Self::Http(submitter) => submitter,
            Self::Null => return null(submit),
        };
        let Ok(request) = catch_unwind(AssertUnwindSafe(|| sms.encode_submit(submit))) else {
            return all(submit, &Fate::Fault, true);
        };
        let outcome = |outcome| Fate::Outcome { outcome, of_number: false };
        match submitter.send_if(&request, patience, may_leave).await {
            None => all(submit, &Fate::NotSent, true),
            Some(submit::Fate::Unreachable) => all(submit, &outcome(Outcome::Unreachable), false),
            Some(submit::Fate::Unclear) => all(submit, &outcome(Outcome::Unclear), false),
            Some(submit::Fate::Answered { status, retry_after, body }) => {
                let response = Response { status, retry_after, body: &body };
                // It left: what the answer said is lost, so it is not known.
                let outcomes =
                    catch_unwind(AssertUnwindSafe(|| sms.decode_submit(submit, response)))
                        .unwrap_or_default();
                let of_number = (200..=299).contains(&status);
                let mut outcomes = outcomes.into_iter();
                let answers = submit.recipients.iter().map(|recipient| Answer {
                    id: recipient.reference,
                    fate: Fate::Outcome {
                        outcome: outcomes.next().unwrap_or(Outcome::Unclear),
                        of_number,
                    },
                });
                Called { answers: answers.collect(), was_answered: status < 500 }
            }
        }
    }
}

/// The same fate for every recipient.
pub(super) fn all(submit: &Submit, fate: &Fate, was_answered: bool) -> Called {
    let answers = submit
        .recipients
        .iter()
        .map(|recipient| Answer { id: recipient.reference, fate: fate.clone() });
    Called { answers: answers.collect(), was_answered }
}

fn null(submit: &Submit) -> Called {
    let answers = submit.recipients.iter().map(|recipient| {
        let operator_ref = Some(format!("null-{}", recipient.reference));
        Answer {
            id: recipient.reference,
            fate: Fate::Outcome { outcome: Outcome::Accepted { operator_ref }, of_number: true },
        }
    });
    Called { answers: answers.collect(), was_answered: true }
}
