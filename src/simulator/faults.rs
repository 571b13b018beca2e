//! How badly the operator behaves, and the chance that decides each time.

use serde::{Deserialize, Serialize};

use super::numbers::Manner;

/// The faults, each off by default. A share is of 1: 0.01 is one in a hundred.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Faults {
    /// What chance is drawn from: the same seed and the same calls in the same order
    /// give the same faults.
    pub seed: u64,
    /// Segments taken in any second, of all callers together; 0 for no limit. What is
    /// above is throttled.
    pub tps: u32,
    /// Share of calls whose connection is cut with nothing taken.
    pub drop_before: f64,
    /// Share of calls whose connection is cut with all taken.
    pub drop_after: f64,
    /// Share of calls that are taken and answered after `late_ms`.
    pub late: f64,
    /// After how many milliseconds a late answer comes.
    pub late_ms: u32,
    /// Share of calls that are taken and whose answer breaks off.
    pub truncate: f64,
    /// Share of calls that are never answered, with nothing taken.
    pub black_hole: f64,
    /// Share of calls answered with 503, with nothing taken.
    pub busy: f64,
    /// The least and the most milliseconds before any answer.
    pub answer_ms: [u32; 2],
    /// Share of messages that the operator gives up.
    pub undelivered: f64,
    /// Share of messages of which nothing is ever heard.
    pub silent: f64,
    /// Share of messages whose report comes before the answer to the submit.
    pub report_first: f64,
    /// Share of messages whose last report comes twice.
    pub report_repeat: f64,
    /// Share of messages first told to be buffered.
    pub buffered: f64,
    /// Share of messages told to be buffered only after the last report.
    pub reorder: f64,
    /// The least and the most milliseconds between taking a message and its report.
    pub report_ms: [u32; 2],
    /// Whether there are reports at all.
    pub reports: bool,
    /// Whether phones keep what they receive.
    pub inbox: bool,
}

impl Default for Faults {
    fn default() -> Self {
        Self {
            seed: 1,
            tps: 0,
            drop_before: 0.0,
            drop_after: 0.0,
            late: 0.0,
            late_ms: 60_000,
            truncate: 0.0,
            black_hole: 0.0,
            busy: 0.0,
            answer_ms: [0, 0],
            undelivered: 0.0,
            silent: 0.0,
            report_first: 0.0,
            report_repeat: 0.0,
            buffered: 0.0,
            reorder: 0.0,
            report_ms: [20, 200],
            reports: true,
            inbox: true,
        }
    }
}

impl Faults {
    /// What is impossible in them.
    ///
    /// # Errors
    /// Names the key and says what would be right.
    pub fn check(&self) -> Result<(), String> {
        let shares = [
            ("drop_before", self.drop_before),
            ("drop_after", self.drop_after),
            ("late", self.late),
            ("truncate", self.truncate),
            ("black_hole", self.black_hole),
            ("busy", self.busy),
            ("undelivered", self.undelivered),
            ("silent", self.silent),
            ("report_first", self.report_first),
            ("report_repeat", self.report_repeat),
            ("buffered", self.buffered),
            ("reorder", self.reorder),
        ];
        if let Some((key, _)) = shares.iter().find(|(_, share)| !(0.0..=1.0).contains(share)) {
            return Err(format!("`{key}` is a share from 0.0 to 1.0"));
        }
        for (key, [least, most]) in [("answer_ms", self.answer_ms), ("report_ms", self.report_ms)] {
            if least > most {
                return Err(format!("`{key}` is [least, most], and the least is above the most"));
            }
        }
        Ok(())
    }

    /// How the next call is answered.
    pub(super) fn manner(&self, chance: &mut Chance) -> Manner {
        [
            (self.drop_before, Manner::CutBefore),
            (self.drop_after, Manner::CutAfter),
            (self.late, Manner::Late),
            (self.truncate, Manner::Truncated),
            (self.black_hole, Manner::BlackHole),
            (self.busy, Manner::Busy),
        ]
        .into_iter()
        .find_map(|(share, manner)| chance.hits(share).then_some(manner))
        .unwrap_or(Manner::Answered)
    }
}

/// A generator that is good enough to behave badly by (`SplitMix64`).
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The chance of a seed, from its beginning.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Whether something of a share happens. Nothing is drawn for what never does.
    pub(super) fn hits(&mut self, share: f64) -> bool {
        // The upper 32 bits are exact as a float.
        share > 0.0
            && f64::from(u32::try_from(self.next() >> 32).unwrap_or(u32::MAX))
                < share * (f64::from(u32::MAX) + 1.0)
    }

    /// A number from `least` to `most`, both included.
    pub(super) fn between(&mut self, [least, most]: [u32; 2]) -> u32 {
        if least >= most {
            return least;
        }
        let width = u64::from(most - least) + 1;
        least + u32::try_from(self.next() % width).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_another_does_not() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            (0..64).map(|_| chance.between([0, 1000])).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn a_share_is_kept_and_the_edges_are_certain() {
        let mut chance = Chance::new(1);
        let hits = (0..100_000).filter(|_| chance.hits(0.1)).count();
        assert!((9_000..11_000).contains(&hits), "{hits}");
        assert!((0..1_000).all(|_| !chance.hits(0.0) && chance.hits(1.0)));
        let drawn: Vec<_> = (0..1_000).map(|_| chance.between([3, 5])).collect();
        assert!(
            drawn.iter().all(|it| (3..=5).contains(it)) && (3..=5).all(|it| drawn.contains(&it))
        );
    }

    #[test]
    fn impossible_faults_are_refused_by_their_key() {
        let refused = |text: &str| toml::from_str::<Faults>(text).unwrap().check().unwrap_err();
        assert!(refused("late = 1.5").contains("`late`"));
        assert!(refused("busy = -0.1").contains("`busy`"));
        assert!(refused("silent = nan").contains("`silent`"));
        assert!(refused("report_ms = [5, 1]").contains("`report_ms`"));
        assert!(toml::from_str::<Faults>("lat = 0.1").is_err());
        assert_eq!(Faults::default().check(), Ok(()));
    }
}
