use proptest::prelude::*;

use super::*;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn instant(text: &str) -> Timestamp {
    Timestamp::from_ms(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

fn clock(text: &str) -> Clock {
    Clock::parse(text).unwrap()
}

/// Occurrences after `after` in Mbarali, as local texts.
fn next(schedule: &Schedule, after: &str, count: usize) -> Vec<String> {
    let zone = zone("Africa/Dar_es_Salaam");
    let mut at = instant(after);
    (0..count)
        .map(|_| {
            at = schedule.next(at, &zone).unwrap();
            let local = jiff::Timestamp::from_millisecond(at.as_ms()).unwrap();
            local.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
        })
        .collect()
}

#[test]
fn month_ends_and_leap_years() {
    let last = Schedule::Monthly { day: 31, time: clock("09:00") };
    assert_eq!(
        next(&last, "2028-01-30T00:00:00Z", 4),
        ["2028-01-31 09:00", "2028-02-29 09:00", "2028-03-31 09:00", "2028-04-30 09:00"]
    );
    let thirtieth = Schedule::Monthly { day: 30, time: clock("00:00") };
    assert_eq!(
        next(&thirtieth, "2027-01-31T00:00:00Z", 2),
        ["2027-02-28 00:00", "2027-03-30 00:00"]
    );
    // 2100 is no leap year.
    assert_eq!(next(&last, "2100-02-01T00:00:00Z", 1), ["2100-02-28 09:00"]);
    // On the very instant of an occurrence the next is meant.
    assert_eq!(next(&last, "2026-11-30T06:00:00Z", 1), ["2026-12-31 09:00"]);
    let monday = Schedule::Weekly { weekday: 1, time: clock("07:30") };
    // 24 November 2026 is a Tuesday.
    assert_eq!(next(&monday, "2026-11-24T00:00:00Z", 2), ["2026-11-30 07:30", "2026-12-07 07:30"]);
}

#[test]
fn once_is_once() {
    let zone = zone("Africa/Dar_es_Salaam");
    let at = instant("2026-11-24T06:00:00Z");
    assert_eq!(Schedule::At { at }.next(instant("2026-11-24T05:59:59Z"), &zone), Some(at));
    assert_eq!(Schedule::At { at }.next(at, &zone), None);
    assert_eq!(Schedule::Now.next(at, &zone), None);
}

#[test]
fn a_time_is_told_the_swahili_way_too() {
    for (time, told) in [
        ("07:00", "saa 1 asubuhi"),
        ("09:00", "saa 3 asubuhi"),
        ("12:00", "saa 6 mchana"),
        ("15:00", "saa 9 alasiri"),
        ("18:00", "saa 12 jioni"),
        ("20:00", "saa 2 usiku"),
        ("00:30", "saa 6 na nusu usiku"),
        ("06:15", "saa 12 na dakika 15 asubuhi"),
    ] {
        assert_eq!(clock(time).swahili(), told, "{time}");
        assert_eq!(clock(time).to_string(), time);
    }
    for text in ["9:00", "24:00", "09:60", "saa 3", "09:00:00", "+9:00", "", "０９:00"] {
        assert_eq!(Clock::parse(text), None, "{text}");
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, counted one by one: slow,
/// and nothing of jiff's is in it.
fn naive_date(mut days: i64) -> (i64, i64, i64) {
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while days >= if leap(year) { 366 } else { 365 } {
        days -= if leap(year) { 366 } else { 365 };
        year += 1;
    }
    for (month, length) in (1..).zip(naive_months(year)) {
        if days < length {
            return (year, month, days + 1);
        }
        days -= length;
    }
    unreachable!("the days of a year are spent")
}

fn naive_months(year: i64) -> [i64; 12] {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

/// Whether a day (since the epoch, which was a Thursday) is one of the schedule's.
fn naive_matches(schedule: &Schedule, days: i64) -> bool {
    match schedule {
        Schedule::Daily { .. } => true,
        Schedule::Weekly { weekday, .. } => (days + 3) % 7 + 1 == i64::from(*weekday),
        Schedule::Monthly { day, .. } => {
            let (year, month, number) = naive_date(days);
            let length = naive_months(year)[usize::try_from(month - 1).unwrap()];
            number == i64::from(*day).min(length)
        }
        _ => false,
    }
}

fn schedules() -> impl Strategy<Value = Schedule> {
    let time = (0..24_i8, 0..60_i8).prop_map(|(hour, minute)| Clock { hour, minute });
    (0..3_u8, 1..=7_u8, 1..=31_u8, time).prop_map(|(kind, weekday, day, time)| match kind {
        0 => Schedule::Daily { time },
        1 => Schedule::Weekly { weekday, time },
        _ => Schedule::Monthly { day, time },
    })
}

proptest! {
    #[test]
    fn an_independent_calendar_finds_the_same_days(
        schedule in schedules(),
        after_minutes in 0_i64..(365 * 135 * 24 * 60),
    ) {
        // Mbarali is three hours ahead the whole year, since 1961.
        let offset = 3 * 60;
        let (Schedule::Daily { time } | Schedule::Weekly { time, .. } | Schedule::Monthly { time, .. }) =
            &schedule else { unreachable!() };
        let of_day = i64::from(time.hour) * 60 + i64::from(time.minute);
        let local = after_minutes + offset;
        let expected = (local / 1440..local / 1440 + 60)
            .filter(|day| naive_matches(&schedule, *day))
            .map(|day| day * 1440 + of_day)
            .find(|at| *at > local)
            .unwrap();
        let found = schedule
            .next(Timestamp::from_ms(after_minutes * 60_000), &zone("Africa/Dar_es_Salaam"))
            .unwrap();
        prop_assert_eq!(found.as_ms() / 60_000, expected - offset);
    }

    #[test]
    fn occurrences_go_forward_and_none_is_skipped(
        schedule in schedules(),
        start in 0_i64..(1 << 42),
        ahead in 0_i64..40 * 86_400_000,
    ) {
        // New York sets its clocks twice a year.
        for name in ["Africa/Dar_es_Salaam", "America/New_York", "Australia/Lord_Howe"] {
            let zone = zone(name);
            let first = schedule.next(Timestamp::from_ms(start), &zone).unwrap();
            let second = schedule.next(first, &zone).unwrap();
            prop_assert!(second > first && first.as_ms() > start);
            // From anywhere in between one comes to the same.
            let between = Timestamp::from_ms((first.as_ms() + ahead).min(second.as_ms() - 1));
            prop_assert_eq!(schedule.next(between, &zone), Some(second));
        }
    }
}
