//! Whether a message may be answered: machines talk to machines for ever.
//!
//! Everything is counted in the store, so it holds on all nodes. What a message
//! changes is done all the same: only the answer stays away.

use std::time::Duration;

use crate::{domain::time::Timestamp, store::inbox::Answer};

/// The span in which answers to one sender are counted.
pub(super) const SPAN: Duration = Duration::from_mins(10);
/// The span of a sender's day.
pub(super) const DAY: Duration = Duration::from_hours(24);
/// The mark of the answer to what was not understood; one a day.
pub(super) const UNKNOWN: &str = "reply-unknown";

/// How messages are taken and answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmsRules {
    /// Within how long the same text of the same sender is the operator's repeat,
    /// where the operator gives neither an id nor a time.
    pub repeat_window: Duration,
    /// How long the parts of a message wait for the last one.
    pub parts_wait: Duration,
    /// Most answers to one sender in ten minutes.
    pub replies_in_ten_minutes: u32,
    /// Most answers to one sender in a day.
    pub replies_in_a_day: u32,
    /// Most equal answers to one sender in ten minutes.
    pub equal_replies: u32,
    /// Most answers in an hour of the clock, to everybody together.
    pub replies_in_an_hour: u32,
    /// How long our question may be answered.
    pub question_open: Duration,
}

impl Default for SmsRules {
    fn default() -> Self {
        Self {
            repeat_window: Duration::from_mins(1),
            parts_wait: Duration::from_mins(30),
            replies_in_ten_minutes: 5,
            replies_in_a_day: 20,
            equal_replies: 3,
            replies_in_an_hour: 20_000,
            question_open: Duration::from_mins(30),
        }
    }
}

/// Why a message is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Silence {
    /// The sender had enough answers for ten minutes or for the day.
    Enough,
    /// The sender had this very answer often enough.
    Equal,
    /// The sender was told today that we do not understand.
    NotUnderstoodAgain,
    /// Everybody together had enough for this hour.
    Hour,
}

impl Silence {
    /// The word used in metrics.
    #[must_use]
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::Equal => "equal",
            Self::NotUnderstoodAgain => "not-understood-again",
            Self::Hour => "hour",
        }
    }
}

/// What is known of the answers so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct SoFar<'a> {
    /// Those to this sender within [`DAY`].
    pub(super) to_sender: &'a [Answer],
    /// Those to everybody in this hour of the clock.
    pub(super) in_hour: i64,
}

/// Why `count` messages with this mark may not answer at `now`; `None` if they may.
#[must_use]
pub(super) fn silence(
    rules: &SmsRules,
    so_far: SoFar<'_>,
    mark: &str,
    count: i64,
    now: Timestamp,
) -> Option<Silence> {
    let sum = |since: Timestamp, of: &dyn Fn(&Answer) -> bool| -> i64 {
        let counted = so_far.to_sender.iter().filter(|it| it.received_at > since && of(it));
        counted.map(|answer| answer.replies).sum()
    };
    let (span, day) = (now.before(SPAN), now.before(DAY));
    let any = |_: &Answer| true;
    let unknown = |answer: &Answer| begins(answer, UNKNOWN);
    let equal = |answer: &Answer| answer.reply_mark.as_deref() == Some(mark);
    if mark.starts_with(UNKNOWN) && sum(day, &unknown) > 0 {
        Some(Silence::NotUnderstoodAgain)
    } else if sum(span, &any) + count > i64::from(rules.replies_in_ten_minutes)
        || sum(day, &any) + count > i64::from(rules.replies_in_a_day)
    {
        Some(Silence::Enough)
    } else if sum(span, &equal) + count > i64::from(rules.equal_replies) {
        Some(Silence::Equal)
    } else if so_far.in_hour + count > i64::from(rules.replies_in_an_hour) {
        Some(Silence::Hour)
    } else {
        None
    }
}

fn begins(answer: &Answer, beginning: &str) -> bool {
    answer.reply_mark.as_deref().is_some_and(|mark| mark.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(ago: Duration, mark: &str) -> Answer {
        Answer { received_at: now().before(ago), replies: 1, reply_mark: Some(mark.to_owned()) }
    }

    fn now() -> Timestamp {
        Timestamp::from_ms(1_795_000_000_000)
    }

    fn judged(to_sender: &[Answer], in_hour: i64, mark: &str) -> Option<Silence> {
        silence(&SmsRules::default(), SoFar { to_sender, in_hour }, mark, 1, now())
    }

    #[test]
    fn each_budget_ends_by_itself() {
        let minute = Duration::from_mins(1);
        let different: Vec<_> = (0..5).map(|n| answered(minute, &format!("a{n}"))).collect();
        assert_eq!(judged(&different[..4], 0, "b"), None);
        assert_eq!(judged(&different, 0, "b"), Some(Silence::Enough));
        let equal = vec![answered(minute, "a"); 3];
        assert_eq!(judged(&equal, 0, "a"), Some(Silence::Equal));
        assert_eq!(judged(&equal, 0, "b"), None);
        let yesterday = vec![answered(Duration::from_hours(25), "a"); 40];
        assert_eq!(judged(&yesterday, 0, "a"), None);
        let today: Vec<_> =
            (0..20).map(|n| answered(Duration::from_hours(2), &format!("a{n}"))).collect();
        assert_eq!(judged(&today[..19], 0, "b"), None);
        assert_eq!(judged(&today, 0, "b"), Some(Silence::Enough));
        assert_eq!(judged(&[], 19_999, "b"), None);
        assert_eq!(judged(&[], 20_000, "b"), Some(Silence::Hour));
        let told = [answered(Duration::from_hours(23), "reply-unknown:sw")];
        assert_eq!(judged(&told, 0, "reply-unknown:en"), Some(Silence::NotUnderstoodAgain));
        assert_eq!(judged(&told, 0, "reply-help"), None);
    }
}
