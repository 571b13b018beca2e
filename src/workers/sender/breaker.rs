//! Whether the far side is there: calls in vain stop, and one real message probes.
//!
//! It opens after ten calls in a row that nobody answered, or when half of the last
//! fifty went so (reliability R13), and closes with the first answer.

use std::{collections::VecDeque, time::Duration};

/// So many in a row open it.
const IN_A_ROW: usize = 10;
/// Over so many calls the share is taken.
const REMEMBERED: usize = 50;
/// How far probes lie apart.
const PROBE_EVERY: Duration = Duration::from_secs(5);

/// The breaker of one account.
#[derive(Debug, Default)]
pub struct Breaker {
    /// Of the last calls, whether somebody answered.
    last: VecDeque<bool>,
    in_vain: usize,
    in_a_row: usize,
    /// While it is open: when the next probe may leave.
    probe_at: Option<Duration>,
}

impl Breaker {
    /// Most messages that may leave at `now`: one while it is open, and that one not
    /// before the last call came back, of which `on_wire` tells.
    #[must_use]
    pub fn room(&self, now: Duration, on_wire: usize) -> usize {
        match self.probe_at {
            None => usize::MAX,
            Some(at) if now >= at && on_wire == 0 => 1,
            Some(_) => 0,
        }
    }

    /// Whether calls are stopped.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.probe_at.is_some()
    }

    /// When the next probe may leave, while it is open.
    #[must_use]
    pub fn probe_at(&self) -> Option<Duration> {
        self.probe_at
    }

    /// Notes how a call went. Whether that opened or closed it.
    pub fn note(&mut self, was_answered: bool, now: Duration) -> bool {
        if was_answered {
            self.in_a_row = 0;
            if self.probe_at.take().is_some() {
                *self = Self::default();
                return true;
            }
        } else {
            self.in_a_row += 1;
            self.in_vain += 1;
        }
        self.last.push_back(was_answered);
        if self.last.len() > REMEMBERED && self.last.pop_front() == Some(false) {
            self.in_vain -= 1;
        }
        let half = self.last.len() == REMEMBERED && self.in_vain * 2 >= REMEMBERED;
        let was_open = self.is_open();
        if !was_answered && (was_open || self.in_a_row >= IN_A_ROW || half) {
            self.probe_at = Some(now + PROBE_EVERY);
        }
        self.is_open() != was_open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn ten_in_a_row_open_it_and_one_answer_closes_it() {
        let mut breaker = Breaker::default();
        for _ in 0..9 {
            assert!(!breaker.note(false, seconds(0)));
        }
        assert_eq!(breaker.room(seconds(0), 9), usize::MAX);
        assert!(breaker.note(false, seconds(0)));
        assert_eq!(breaker.room(seconds(4), 0), 0);
        assert_eq!(breaker.room(seconds(5), 1), 0);
        assert_eq!(breaker.room(seconds(5), 0), 1);
        assert!(!breaker.note(false, seconds(5)));
        assert_eq!(breaker.room(seconds(9), 0), 0);
        assert_eq!(breaker.room(seconds(10), 0), 1);
        assert!(breaker.note(true, seconds(10)));
        assert_eq!(breaker.room(seconds(10), 3), usize::MAX);
    }

    #[test]
    fn half_of_fifty_open_it() {
        let mut breaker = Breaker::default();
        for call in 0..49 {
            breaker.note(call % 2 == 1, seconds(0));
            assert!(!breaker.is_open(), "{call}");
        }
        breaker.note(false, seconds(0));
        assert!(breaker.is_open());
        let mut better = Breaker::default();
        for call in 0..500 {
            better.note(call % 5 < 3, seconds(0));
        }
        assert!(!better.is_open());
    }

    #[test]
    fn ten_minutes_of_silence_cost_few_calls() {
        let mut breaker = Breaker::default();
        let mut calls = 0;
        for tenth in 0..6_000 {
            let now = Duration::from_millis(tenth * 100);
            if breaker.room(now, 0) > 0 {
                calls += 1;
                breaker.note(false, now);
            }
        }
        assert!(calls <= 130, "{calls}");
    }
}
