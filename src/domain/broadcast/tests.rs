use proptest::prelude::*;

use super::{Move as M, Stage as S, *};
use crate::domain::schedule::Clock;

#[test]
fn every_word_is_read_back() {
    for stage in Stage::ALL {
        assert_eq!(Stage::from_word(stage.word()), Some(stage));
    }
    for class in Class::ALL {
        assert_eq!(Class::from_word(class.word()), Some(class));
    }
    for cause in Cause::ALL {
        assert_eq!(Cause::from_word(cause.word()), Some(cause));
    }
}

/// Every move that is allowed; what is not here is refused.
const ALLOWED: &[(S, M, S)] = &[
    (S::Draft, M::Edit, S::Draft),
    (S::Draft, M::Submit, S::Submitted),
    (S::Draft, M::Cancel, S::Cancelled),
    (S::Submitted, M::Edit, S::Draft),
    (S::Submitted, M::Return, S::Returned),
    (S::Submitted, M::Approve, S::Approved),
    (S::Submitted, M::Cancel, S::Cancelled),
    (S::Returned, M::Edit, S::Draft),
    (S::Returned, M::Submit, S::Submitted),
    (S::Returned, M::Cancel, S::Cancelled),
    (S::Approved, M::Expand, S::Expanding),
    (S::Approved, M::Pause, S::Paused),
    (S::Approved, M::Hold, S::Held),
    (S::Approved, M::Cancel, S::Cancelled),
    (S::Approved, M::Expire, S::Expired),
    (S::Expanding, M::Freeze, S::Scheduled),
    (S::Expanding, M::Pause, S::Paused),
    (S::Expanding, M::Hold, S::Held),
    (S::Expanding, M::Cancel, S::Cancelled),
    (S::Expanding, M::Expire, S::Expired),
    (S::Scheduled, M::Start, S::Sending),
    (S::Scheduled, M::Pause, S::Paused),
    (S::Scheduled, M::Hold, S::Held),
    (S::Scheduled, M::Cancel, S::Cancelled),
    (S::Scheduled, M::Expire, S::Expired),
    (S::Sending, M::Finish, S::Done),
    (S::Sending, M::Pause, S::Paused),
    (S::Sending, M::Hold, S::Held),
    (S::Sending, M::Cancel, S::Cancelled),
    (S::Sending, M::Expire, S::Expired),
    (S::Paused, M::Resume, S::Scheduled),
    (S::Paused, M::Hold, S::Held),
    (S::Paused, M::Cancel, S::Cancelled),
    (S::Paused, M::Expire, S::Expired),
    (S::Held, M::Release, S::Scheduled),
    (S::Held, M::Cancel, S::Cancelled),
    (S::Held, M::Expire, S::Expired),
    (S::Done, M::Retry, S::Sending),
    (S::Expired, M::Retry, S::Sending),
];

#[test]
fn the_table_of_moves_is_whole() {
    for from in Stage::ALL {
        for act in Move::ALL {
            let allowed = ALLOWED.iter().find(|(stage, verb, _)| (*stage, *verb) == (from, act));
            let expected = allowed.map(|(_, _, to)| *to);
            assert_eq!(from.after(act, Some(S::Scheduled)), expected, "{from:?} {act:?}");
        }
    }
    // Without a place to go on from, and to a place that is none, nothing goes on.
    assert_eq!(S::Paused.after(M::Resume, None), None);
    assert_eq!(S::Held.after(M::Release, Some(S::Done)), None);
}

#[test]
fn nothing_unapproved_ever_sends() {
    // Whatever the moves, `Sending` is only reached over `Approved`.
    let mut reached = vec![(S::Draft, false)];
    let mut seen = reached.clone();
    while let Some((stage, approved)) = reached.pop() {
        assert!(approved || stage != S::Sending, "unapproved, and sending");
        for act in Move::ALL {
            // What was paused or held was approved before.
            let resumes = approved.then_some(S::Sending);
            let Some(to) = stage.after(act, resumes) else { continue };
            let next = (to, (approved || to == S::Approved) && !to.is_open());
            if !seen.contains(&next) {
                seen.push(next);
                reached.push(next);
            }
        }
    }
    assert!(seen.contains(&(S::Sending, true)));
}

fn languages() -> impl Strategy<Value = Language> {
    prop_oneof![Just("sw"), Just("en")].prop_map(|tag| Language::parse(tag).unwrap())
}

fn drafts() -> impl Strategy<Value = Draft> {
    let schedule = prop_oneof![
        Just(Schedule::Now),
        (0..9_i64).prop_map(|ms| Schedule::At { at: Timestamp::from_ms(ms) }),
        (1..=31_u8).prop_map(|day| Schedule::Monthly { day, time: Clock::parse("09:00").unwrap() }),
        (1..=7_u8)
            .prop_map(|weekday| Schedule::Weekly { weekday, time: Clock::parse("09:00").unwrap() }),
    ];
    let audience = (
        any::<bool>(),
        prop::collection::btree_set(1..20_i64, 0..3),
        prop::collection::btree_set("[a-c]{1,2}", 0..2),
        prop::collection::btree_set(1..5_i64, 0..2),
        prop::collection::btree_set(languages(), 0..2),
        prop::collection::btree_set(1..20_i64, 0..2),
    )
        .prop_map(|(everybody, wards, villages, groups, languages, left_out)| Audience {
            everybody,
            wards,
            villages,
            groups,
            languages,
            exclude: Exclusions { wards: left_out, ..Exclusions::default() },
        });
    let texts = prop::collection::btree_map(languages(), "[a-z<>\"]{0,6}", 0..3);
    let values = prop::collection::btree_map(
        languages(),
        prop::collection::btree_map("[A-C]", "[a-z\"]{0,3}", 0..2),
        0..2,
    );
    (
        ("[a-z]{0,3}", any::<bool>(), "[a-z]{0,2}", prop::option::of(1..4_i64)),
        (texts, values, prop::option::of(any::<bool>()), audience, schedule),
        (prop::option::of(1..4_u32), prop::option::of(1..4_i64), prop::option::of(1..4_i64)),
    )
        .prop_map(
            |((name, emergency, account, topic), middle, (valid_minutes, budget, corrects))| {
                let (texts, values, opt_out_line, audience, schedule) = middle;
                Draft {
                    name,
                    class: if emergency { Class::Emergency } else { Class::Ordinary },
                    account,
                    topic,
                    template: None,
                    texts,
                    values,
                    opt_out_line,
                    audience,
                    schedule,
                    valid_minutes,
                    budget,
                    corrects,
                }
            },
        )
}

proptest! {
    #[test]
    fn two_drafts_have_one_fingerprint_only_if_they_are_equal(one in drafts(), other in drafts()) {
        prop_assert_eq!(one.fingerprint() == other.fingerprint(), one == other);
        prop_assert_eq!(one.clone().fingerprint(), one.fingerprint());
    }

    #[test]
    fn a_stored_draft_is_read_back_with_its_fingerprint(draft in drafts()) {
        let text = serde_json::to_string(&draft).unwrap();
        let read: Draft = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read.fingerprint(), draft.fingerprint());
        prop_assert_eq!(read, draft);
    }
}

#[test]
fn a_budget_knows_the_day_and_the_month_of_its_zone() {
    let zone = jiff::tz::TimeZone::get("Africa/Dar_es_Salaam").unwrap();
    let at: jiff::Timestamp = "2026-11-30T21:30:00Z".parse().unwrap();
    let at = Timestamp::from_ms(at.as_millisecond());
    assert_eq!(budget_periods(at, &zone), ("2026-12-01".to_owned(), "2026-12".to_owned()));
}
