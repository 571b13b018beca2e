//! How fast messages may leave: in any second not more segments than were agreed.
//!
//! The usual bucket bounds a second by its rate and its burst together, and a call with a
//! hundred recipients is a burst. So what left within the last second is written down,
//! and the bound is exact, whatever leaves together. Within the second it is spread over
//! twentieths, so that an operator with a finer ruler is content too.

use std::{collections::VecDeque, time::Duration};

/// The window in which the agreement is counted, with what the network may squeeze
/// together.
const SECOND: Duration = Duration::from_millis(1_030);
/// Into how many parts a second is divided at most.
const MOST_PARTS: u32 = 20;

/// What left of one account, in segments.
#[derive(Debug)]
pub struct Rate {
    tps: u32,
    part: Duration,
    most_in_part: u32,
    /// When how many left, oldest first, inside the last second.
    left: VecDeque<(Duration, u32)>,
    in_second: u32,
}

impl Rate {
    /// A rate of `tps` segments a second. If somebody else may just have sent up to
    /// `now`, the first second is taken to be used up.
    #[must_use]
    pub fn new(tps: u32, used_up_at: Option<Duration>) -> Self {
        let parts = tps.clamp(1, MOST_PARTS);
        let mut rate = Self {
            tps: tps.max(1),
            part: Duration::from_secs(1) / parts,
            most_in_part: tps.max(1).div_ceil(parts),
            left: VecDeque::new(),
            in_second: 0,
        };
        if let Some(at) = used_up_at {
            rate.charge(at, tps);
        }
        rate
    }

    /// How many segments may leave at `now`.
    pub fn room(&mut self, now: Duration) -> u32 {
        self.forget(now);
        let in_part: u32 = self
            .left
            .iter()
            .rev()
            .take_while(|(at, _)| *at + self.part > now)
            .map(|(_, segments)| segments)
            .sum();
        let of_part = self.most_in_part.saturating_sub(in_part);
        of_part.min(self.tps.saturating_sub(self.in_second))
    }

    /// Whether nothing left within the last second: then one message may leave that
    /// has more segments than a part or even a second allows, for else it never could.
    pub fn is_rested(&mut self, now: Duration) -> bool {
        self.forget(now);
        self.left.is_empty()
    }

    /// Writes down what leaves at `now`. What is more than a second allows is charged to
    /// the seconds after.
    pub fn charge(&mut self, now: Duration, segments: u32) {
        let (mut at, mut rest) = (now, segments);
        while rest > 0 {
            let charged = rest.min(self.tps);
            self.left.push_back((at, charged));
            self.in_second = self.in_second.saturating_add(charged);
            rest -= charged;
            at += SECOND;
        }
    }

    /// Takes back what was charged at `at` and did not leave.
    pub fn refund(&mut self, at: Duration, segments: u32) {
        if let Some((_, charged)) = self.left.iter_mut().find(|(charged_at, _)| *charged_at == at) {
            let back = segments.min(*charged);
            *charged -= back;
            self.in_second -= back;
        }
    }

    /// When something may leave again, if nothing may at `now`.
    #[must_use]
    pub fn next(&self, now: Duration) -> Option<Duration> {
        let part = self.left.back().map(|(at, _)| *at + self.part);
        let second = self.left.front().map(|(at, _)| *at + SECOND);
        let full = self.in_second >= self.tps;
        (if full { second } else { part }).filter(|at| *at > now)
    }

    fn forget(&mut self, now: Duration) {
        while let Some((at, segments)) = self.left.front().copied()
            && at + SECOND <= now
        {
            self.in_second -= segments;
            self.left.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_slow_account_sends_one_by_one() {
        let mut rate = Rate::new(1, None);
        assert_eq!(rate.room(ms(0)), 1);
        rate.charge(ms(0), 1);
        assert_eq!(rate.room(ms(1_000)), 0);
        assert_eq!(rate.next(ms(1_000)), Some(ms(1_030)));
        assert_eq!(rate.room(ms(1_030)), 1);
    }

    #[test]
    fn a_long_message_waits_for_rest_and_is_paid_for_afterwards() {
        let mut rate = Rate::new(1, None);
        assert!(rate.is_rested(ms(0)));
        rate.charge(ms(0), 3);
        for at in [500, 1_029, 2_000, 3_000] {
            assert_eq!(rate.room(ms(at)), 0, "{at}");
            assert!(!rate.is_rested(ms(at)), "{at}");
        }
        assert_eq!(rate.room(ms(3_090)), 1);
    }

    #[test]
    fn whoever_takes_over_waits_a_second() {
        let mut rate = Rate::new(100, Some(ms(0)));
        assert_eq!(rate.room(ms(999)), 0);
        assert_eq!(rate.room(ms(1_030)), 5);
    }

    #[test]
    fn what_did_not_leave_is_given_back() {
        let mut rate = Rate::new(10, None);
        rate.charge(ms(0), 1);
        rate.refund(ms(0), 1);
        assert_eq!(rate.room(ms(0)), 1);
    }

    proptest! {
        #[test]
        fn no_second_holds_more_than_was_agreed(
            tps in 1_u32..300,
            asks in prop::collection::vec((0_u64..120, 1_u32..130), 1..400),
        ) {
            let mut rate = Rate::new(tps, None);
            let (mut now, mut sent) = (0, Vec::new());
            for (pause, wanted) in asks {
                now += pause;
                let leaves = wanted.min(rate.room(ms(now)));
                if leaves > 0 {
                    rate.charge(ms(now), leaves);
                    sent.push((now, leaves));
                }
            }
            for (from, _) in &sent {
                let in_window: u32 = sent
                    .iter()
                    .filter(|(at, _)| at >= from && *at < from + 1_000)
                    .map(|(_, segments)| segments)
                    .sum();
                prop_assert!(in_window <= tps, "{in_window} of {tps} from {from}");
            }
        }

        #[test]
        fn a_full_queue_is_drained_at_nearly_the_whole_rate(tps in 1_u32..2_000) {
            let mut rate = Rate::new(tps, None);
            let mut sent = 0;
            for now in (0..20_000).step_by(5) {
                let leaves = rate.room(ms(now));
                rate.charge(ms(now), leaves);
                sent += leaves;
            }
            prop_assert!(sent >= tps * 20 * 9 / 10, "{sent} of {}", tps * 20);
        }
    }
}
