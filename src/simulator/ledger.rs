//! What the far side was asked and when, so that a test can tell what was lost, what
//! came twice and how fast it came.

use std::{
    collections::{HashSet, VecDeque},
    fmt::Write as _,
};

use serde::Serialize;

use crate::domain::{msisdn::Msisdn, time::Timestamp};

/// The width of the window in which a rate is meant.
const SECOND_MS: i64 = 1_000;

/// One message that was taken.
#[derive(Debug, Clone, Copy)]
struct Line {
    at_ms: i64,
    call: u64,
    reference: i64,
    /// The digits of the number.
    msisdn: u64,
    segments: u32,
}

/// Every message taken, the oldest forgotten above a bound, and the sums of all.
#[derive(Debug)]
pub(super) struct Ledger {
    lines: VecDeque<Line>,
    most: usize,
    /// The sums so far.
    pub(super) sums: Sums,
}

/// What is only counted.
#[derive(Debug, Default, Clone, Serialize)]
pub(super) struct Sums {
    /// Calls that reached us, however they were answered.
    pub(super) calls: u64,
    /// Recipients taken.
    pub(super) taken: u64,
    /// Segments of them.
    pub(super) segments: u64,
    /// Recipients throttled.
    pub(super) throttled: u64,
    /// Recipients refused.
    pub(super) refused: u64,
    /// Reports handed over and acknowledged.
    pub(super) reports: u64,
    /// Lines that were forgotten.
    pub(super) forgotten: u64,
}

/// The sums, and what only the lines tell.
#[derive(Debug, Serialize)]
pub(super) struct Counts {
    #[serde(flatten)]
    sums: Sums,
    /// Different references among the lines.
    distinct: usize,
    /// Lines beyond the first of each reference.
    twice: usize,
    /// The most messages in any second.
    busiest_messages: u64,
    /// The most segments in any second.
    busiest_segments: u64,
    /// Reports that are still to come.
    reports_waiting: usize,
}

impl Ledger {
    /// An empty ledger that keeps at most so many lines.
    pub(super) fn new(most: usize) -> Self {
        Self { lines: VecDeque::new(), most, sums: Sums::default() }
    }

    /// Writes down a message that was taken.
    pub(super) fn take(&mut self, at: Timestamp, reference: i64, msisdn: &Msisdn, segments: u32) {
        self.sums.taken += 1;
        self.sums.segments += u64::from(segments);
        if self.lines.len() == self.most {
            self.lines.pop_front();
            self.sums.forgotten += 1;
        }
        self.lines.push_back(Line {
            at_ms: at.as_ms(),
            call: self.sums.calls,
            reference,
            msisdn: msisdn.digits().parse().unwrap_or_default(),
            segments,
        });
    }

    /// The segments taken in the second that ends now.
    pub(super) fn last_second(&self, now: Timestamp) -> u64 {
        let lines = self.lines.iter().rev();
        lines
            .take_while(|line| line.at_ms > now.as_ms() - SECOND_MS)
            .map(|line| u64::from(line.segments))
            .sum()
    }

    /// Everything counted.
    pub(super) fn counts(&self, reports_waiting: usize) -> Counts {
        let distinct: HashSet<i64> = self.lines.iter().map(|line| line.reference).collect();
        let (mut busiest_messages, mut busiest_segments) = (0, 0);
        let (mut messages, mut segments) = (0_u64, 0_u64);
        let mut oldest = self.lines.iter().peekable();
        for line in &self.lines {
            messages += 1;
            segments += u64::from(line.segments);
            while let Some(gone) = oldest.next_if(|old| old.at_ms <= line.at_ms - SECOND_MS) {
                messages -= 1;
                segments -= u64::from(gone.segments);
            }
            busiest_messages = busiest_messages.max(messages);
            busiest_segments = busiest_segments.max(segments);
        }
        Counts {
            sums: self.sums.clone(),
            distinct: distinct.len(),
            twice: self.lines.len() - distinct.len(),
            busiest_messages,
            busiest_segments,
            reports_waiting,
        }
    }

    /// The lines after the `after`th, each as `n epoch_ms call reference msisdn segments`.
    pub(super) fn written(&self, after: u64) -> String {
        let mut text = String::new();
        let first = self.sums.forgotten + 1;
        let skipped = usize::try_from((after + 1).saturating_sub(first)).unwrap_or(usize::MAX);
        for (line, number) in self.lines.iter().zip(first..).skip(skipped) {
            let Line { at_ms, call, reference, msisdn, segments } = line;
            let _infallible =
                writeln!(text, "{number} {at_ms} {call} {reference} +{msisdn} {segments}");
        }
        text
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::new(self.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(times: &[i64]) -> Ledger {
        let mut ledger = Ledger::new(5);
        for (at, reference) in times.iter().zip([1, 2, 1, 3, 4, 5, 6]) {
            ledger.sums.calls += 1;
            let msisdn = Msisdn::parse("0754000001").unwrap();
            ledger.take(Timestamp::from_ms(*at), reference, &msisdn, 2);
        }
        ledger
    }

    #[test]
    fn the_busiest_second_slides() {
        let counts = ledger(&[0, 900, 999, 1_000, 1_899]).counts(0);
        assert_eq!((counts.busiest_messages, counts.busiest_segments), (4, 8));
        assert_eq!((counts.distinct, counts.twice), (4, 1));
    }

    #[test]
    fn the_last_second_ends_now() {
        let ledger = ledger(&[0, 900, 1_000]);
        for (now, segments) in [(999, 6), (1_000, 4), (1_899, 4), (1_900, 2), (2_000, 0)] {
            assert_eq!(ledger.last_second(Timestamp::from_ms(now)), segments, "{now}");
        }
    }

    #[test]
    fn lines_are_numbered_also_after_the_oldest_are_forgotten() {
        let ledger = ledger(&[0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(ledger.sums.forgotten, 2);
        let all = ledger.written(0);
        assert!(all.starts_with("3 2 3 1 +255754000001 2\n4 3 4 3 "), "{all}");
        assert_eq!(all.lines().count(), 5);
        assert_eq!(ledger.written(6), "7 6 7 6 +255754000001 2\n");
        assert_eq!(ledger.written(7), "");
        assert_eq!(ledger.written(u64::MAX - 1), "");
    }
}
