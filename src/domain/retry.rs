//! What follows from an attempt: a table, and nothing but a table.
//!
//! Rules (reliability R4, R12): what certainly was not taken is tried again until its
//! validity ends, at growing distances with full jitter, so that many that failed
//! together do not come back together. What is refused for good is never tried again.
//! What may have been taken is not guessed about.

use std::time::Duration;

use super::{outbound::State, outcome::Outcome, time::Timestamp};

/// The first distance; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(30);
/// The longest distance.
const LONGEST: Duration = Duration::from_mins(30);
/// The shortest pause an operator that is asked too fast gets.
const BREATH: Duration = Duration::from_secs(1);
/// The reason of a message whose validity ended while it waited for another attempt.
const OUTLIVED: &str = "validity ended before an attempt succeeded";
/// The reason of a message that left without a clear answer.
const NO_ANSWER: &str = "no clear answer to the submit";

/// What to do where it is not known whether the operator took a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// It waits as unknown for a late report or an officer: never twice, maybe not at all.
    Hold,
    /// It is sent again: never lost, maybe twice.
    Resend,
}

/// The attempt that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// Which it was, from 1.
    pub number: u32,
    /// When its outcome was known.
    pub at: Timestamp,
    /// Until when the message is worth sending.
    pub validity: Timestamp,
    /// What to do if the outcome is not known.
    pub unanswered: Unanswered,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The attempts end in a state.
    End {
        /// Which.
        state: State,
        /// Why, where it is not plain.
        reason: Option<String>,
    },
    /// Another attempt.
    Again {
        /// Not before.
        at: Timestamp,
        /// Whether the one that was made counts: it does not where nobody was reached.
        counts: bool,
    },
}

/// What follows from the outcome of an attempt. `jitter` draws a duration from zero
/// to the one it is given.
#[must_use]
pub fn next(
    outcome: &Outcome,
    attempt: Attempt,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Next {
    let Attempt { number, at, validity, unanswered } = attempt;
    let wait = match outcome {
        Outcome::Accepted { .. } => return Next::End { state: State::Accepted, reason: None },
        Outcome::Refused { reason, permanent: true } => {
            return Next::End { state: State::Refused, reason: Some(reason.clone()) };
        }
        // The breaker sees to it that nobody is called in vain all the time.
        Outcome::Unreachable if at < validity => return Next::Again { at, counts: false },
        Outcome::Unreachable => Duration::ZERO,
        Outcome::Refused { permanent: false, .. } => jitter(distance(number)),
        Outcome::Throttled { after: Some(after) } => {
            let asked = (*after).clamp(BREATH, LONGEST);
            asked + jitter(asked / 5)
        }
        Outcome::Throttled { after: None } => BREATH + jitter(distance(number)),
        Outcome::Unclear => {
            let again = at.after(jitter(distance(number)));
            return if unanswered == Unanswered::Resend && again < validity {
                Next::Again { at: again, counts: true }
            } else {
                Next::End { state: State::Unknown, reason: Some(NO_ANSWER.to_owned()) }
            };
        }
    };
    let again = at.after(wait);
    if again < validity {
        return Next::Again { at: again, counts: true };
    }
    let reason = match outcome {
        Outcome::Refused { reason, .. } => format!("{OUTLIVED}; last answer: {reason}"),
        _ => OUTLIVED.to_owned(),
    };
    Next::End { state: State::Expired, reason: Some(reason) }
}

fn distance(number: u32) -> Duration {
    let doublings = number.saturating_sub(1).min(16);
    FIRST.saturating_mul(1 << doublings).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::from_ms(1_000_000);

    fn attempt(number: u32, valid_for: u64, unanswered: Unanswered) -> Attempt {
        let validity = NOW.after(Duration::from_secs(valid_for));
        Attempt { number, at: NOW, validity, unanswered }
    }

    fn most(duration: Duration) -> Duration {
        duration
    }

    fn again(seconds: u64) -> Next {
        Next::Again { at: NOW.after(Duration::from_secs(seconds)), counts: true }
    }

    fn end(state: State, reason: Option<&str>) -> Next {
        Next::End { state, reason: reason.map(str::to_owned) }
    }

    fn refused(permanent: bool) -> Outcome {
        Outcome::Refused { reason: "busy".to_owned(), permanent }
    }

    #[test]
    fn the_table() {
        let hold = |number| attempt(number, 86_400, Unanswered::Hold);
        let resend = |number| attempt(number, 86_400, Unanswered::Resend);
        let throttled = |after| Outcome::Throttled { after };
        let accepted = Outcome::Accepted { operator_ref: Some("x".to_owned()) };
        let unknown = end(State::Unknown, Some(NO_ANSWER));
        let cases = [
            (accepted, hold(1), end(State::Accepted, None)),
            (refused(true), hold(1), end(State::Refused, Some("busy"))),
            (refused(false), hold(1), again(30)),
            (refused(false), hold(2), again(60)),
            (refused(false), hold(6), again(960)),
            (refused(false), hold(7), again(1800)),
            (refused(false), hold(4_000_000_000), again(1800)),
            (throttled(None), hold(1), again(31)),
            (throttled(Some(Duration::ZERO)), hold(1), again(1)),
            (throttled(Some(Duration::from_secs(100))), hold(3), again(120)),
            (throttled(Some(Duration::from_hours(9))), hold(1), again(36 * 60)),
            (Outcome::Unreachable, hold(3), Next::Again { at: NOW, counts: false }),
            (Outcome::Unclear, hold(1), unknown.clone()),
            (Outcome::Unclear, resend(1), again(30)),
        ];
        for (outcome, attempt, expected) in cases {
            let got = next(&outcome, attempt, |longest| {
                if matches!(outcome, Outcome::Throttled { after: Some(Duration::ZERO) }) {
                    Duration::ZERO
                } else {
                    most(longest)
                }
            });
            assert_eq!(got, expected, "{outcome:?} {attempt:?}");
        }
    }

    #[test]
    fn nothing_is_tried_after_its_validity() {
        let short = |unanswered| attempt(1, 30, unanswered);
        let outlived = |why: &str| end(State::Expired, Some(&format!("{OUTLIVED}{why}")));
        assert_eq!(
            next(&refused(false), short(Unanswered::Hold), most),
            outlived("; last answer: busy")
        );
        let throttled = Outcome::Throttled { after: None };
        assert_eq!(next(&throttled, short(Unanswered::Hold), most), outlived(""));
        let late = Attempt { validity: NOW, ..short(Unanswered::Hold) };
        assert_eq!(next(&Outcome::Unreachable, late, most), outlived(""));
        // It may have been taken: that it expired would be a guess.
        let unknown = end(State::Unknown, Some(NO_ANSWER));
        assert_eq!(next(&Outcome::Unclear, short(Unanswered::Resend), most), unknown);
    }

    proptest! {
        #[test]
        fn another_attempt_lies_inside_the_validity_and_in_the_future(
            number in 1_u32..100, valid_for in 0_u64..100_000, which in 0..4, share in 0_u32..=100,
            after in prop::option::of(0_u64..10_000),
        ) {
            let outcome = match which {
                0 => refused(false),
                1 => Outcome::Throttled { after: after.map(Duration::from_secs) },
                2 => Outcome::Unreachable,
                _ => Outcome::Unclear,
            };
            let attempt = attempt(number, valid_for, Unanswered::Resend);
            if let Next::Again { at, .. } = next(&outcome, attempt, |longest| longest * share / 100) {
                prop_assert!(at >= NOW && at < attempt.validity);
                prop_assert!(at.since(NOW) <= LONGEST + LONGEST / 5);
            }
        }
    }
}
