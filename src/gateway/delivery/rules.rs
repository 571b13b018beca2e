//! The rules of the wire: whether a message may leave at this moment. Pure.

use std::sync::Arc;

use crate::{
    domain::{
        outbound::{Lane, State},
        time::Timestamp,
    },
    store::outbox::Due,
};

/// What holds for all messages of a queue.
#[derive(Debug)]
pub struct Standing {
    /// The lane.
    pub lane: Lane,
    /// The topic whoever receives it must follow, where there is one.
    pub topic: Option<i64>,
    /// Whether they belong to a broadcast.
    pub is_broadcast: bool,
    /// Most segments of one message.
    pub most_segments: u32,
    /// This instant.
    pub now: Timestamp,
}

/// What becomes of a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may leave.
    Leave {
        /// Its text.
        body: Arc<str>,
        /// What it costs.
        segments: u32,
    },
    /// It does not leave at all.
    End {
        /// Where it ends.
        state: State,
        /// Why.
        reason: String,
    },
}

fn end(state: State, reason: &str) -> Verdict {
    Verdict::End { state, reason: reason.to_owned() }
}

/// A text and what it costs in segments.
pub type Text = (Arc<str>, u32);

/// Judges a message with the text it would leave with.
///
/// An answer goes to whoever asked, even if they want no broadcasts (the one
/// confirmation of STOP is such an answer). An emergency heeds who wants nothing at
/// all, but not which topics they follow.
#[must_use]
pub fn judge(due: &Due, text: Option<Text>, standing: &Standing) -> Verdict {
    if due.validity <= standing.now {
        return end(State::Expired, "validity ended before it could leave");
    }
    if standing.lane != Lane::Reply {
        if let Some(cause) = &due.suppressed {
            return end(State::Suppressed, cause);
        }
        if standing.is_broadcast && due.has_left {
            return end(State::Suppressed, "opted_out");
        }
    }
    if let (Some(topic), Some(topics)) = (standing.topic, &due.topics)
        && standing.lane == Lane::Bulk
        && !topics.0.contains(&topic)
    {
        return end(State::Suppressed, "topic_left");
    }
    let Some((body, segments)) = text else {
        return end(State::Refused, "no text in the recipient's language");
    };
    if segments > standing.most_segments {
        return end(State::Refused, "too long for the operator");
    }
    Verdict::Leave { body, segments }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{language::Language, msisdn::Msisdn},
        store::subscribers::Topics,
    };

    fn due() -> Due {
        Due {
            id: 1,
            msisdn: Msisdn::parse("+255754000001").unwrap(),
            language: Language::parse("sw").unwrap(),
            ward_code: None,
            body: None,
            attempts: 0,
            due_at: Timestamp::from_ms(0),
            validity: Timestamp::from_ms(1_000),
            suppressed: None,
            has_left: false,
            topics: None,
        }
    }

    fn standing(lane: Lane) -> Standing {
        Standing {
            lane,
            topic: Some(3),
            is_broadcast: lane != Lane::Reply,
            most_segments: 2,
            now: Timestamp::from_ms(999),
        }
    }

    fn verdict(due: &Due, lane: Lane) -> Option<(State, String)> {
        match judge(due, Some(("Habari".into(), 1)), &standing(lane)) {
            Verdict::Leave { .. } => None,
            Verdict::End { state, reason } => Some((state, reason)),
        }
    }

    #[test]
    fn whoever_wants_nothing_gets_answers_only() {
        let suppressed = Due { suppressed: Some("opted_out".to_owned()), ..due() };
        let left = Due { has_left: true, ..due() };
        for row in [suppressed, left] {
            assert_eq!(verdict(&row, Lane::Reply), None);
            for lane in [Lane::Bulk, Lane::Emergency] {
                let ends = Some((State::Suppressed, "opted_out".to_owned()));
                assert_eq!(verdict(&row, lane), ends);
            }
        }
    }

    #[test]
    fn a_topic_binds_all_but_emergencies() {
        let follows = |topics: Option<Vec<i64>>| Due { topics: topics.map(Topics), ..due() };
        assert_eq!(verdict(&follows(None), Lane::Bulk), None);
        assert_eq!(verdict(&follows(Some(vec![1, 3])), Lane::Bulk), None);
        let ends = Some((State::Suppressed, "topic_left".to_owned()));
        assert_eq!(verdict(&follows(Some(vec![1])), Lane::Bulk), ends);
        assert_eq!(verdict(&follows(Some(vec![1])), Lane::Emergency), None);
    }

    #[test]
    fn what_is_late_textless_or_too_long_does_not_leave() {
        let late = Due { validity: Timestamp::from_ms(999), ..due() };
        assert_eq!(verdict(&late, Lane::Reply).map(|(state, _)| state), Some(State::Expired));
        let standing = standing(Lane::Bulk);
        let end = |segments: Option<u32>| {
            judge(&due(), segments.map(|segments| ("Habari".into(), segments)), &standing)
        };
        assert!(matches!(end(None), Verdict::End { state: State::Refused, .. }));
        assert!(matches!(end(Some(3)), Verdict::End { state: State::Refused, .. }));
        assert_eq!(end(Some(2)), Verdict::Leave { body: "Habari".into(), segments: 2 });
    }
}
