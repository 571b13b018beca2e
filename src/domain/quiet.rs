//! The hours of the night in which nobody is to be woken by a broadcast.

use jiff::{ZonedDateTime, civil::Time, tz::TimeZone};

use super::time::Timestamp;

/// From when until when, by the clock on the wall, broadcasts rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// When they begin.
    pub from: Time,
    /// When they end. Equal to `from`: there are none.
    pub to: Time,
}

impl QuietHours {
    /// When a broadcast may leave again; `None` if it may leave now.
    #[must_use]
    pub fn opens_at(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let here = local(now, zone);
        let time = here.time();
        let quiet = if self.from <= self.to {
            self.from <= time && time < self.to
        } else {
            self.from <= time || time < self.to
        };
        quiet.then(|| next(&here, self.to))
    }

    /// The next time after `now` at which they begin; `None` if they never do.
    #[must_use]
    pub fn closes_at(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        (self.from != self.to).then(|| next(&local(now, zone), self.from))
    }
}

fn local(at: Timestamp, zone: &TimeZone) -> ZonedDateTime {
    jiff::Timestamp::from_millisecond(at.as_ms())
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_zoned_datetime(zone.clone())
}

/// The first time after `here` at which the clock on the wall shows `time`.
fn next(here: &ZonedDateTime, time: Time) -> Timestamp {
    let day = if time > here.time() {
        here.date()
    } else {
        here.date().tomorrow().unwrap_or(here.date())
    };
    day.to_datetime(time).to_zoned_datetime(here.time_zone().clone()).map_or_else(
        |_| Timestamp::from_ms(i64::MAX),
        |at| Timestamp::from_ms(at.timestamp().as_millisecond()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_ms(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn hours(from: &str, to: &str) -> QuietHours {
        QuietHours { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn the_night_goes_over_midnight() {
        let zone = TimeZone::get("Africa/Dar_es_Salaam").unwrap();
        let night = hours("20:00", "08:00");
        let cases = [
            ("2026-11-23T07:59:59.999+03:00", Some("2026-11-23T08:00:00+03:00")),
            ("2026-11-23T08:00:00+03:00", None),
            ("2026-11-23T19:59:59.999+03:00", None),
            ("2026-11-23T20:00:00+03:00", Some("2026-11-24T08:00:00+03:00")),
            ("2026-11-24T00:00:00+03:00", Some("2026-11-24T08:00:00+03:00")),
        ];
        for (now, opens) in cases {
            assert_eq!(night.opens_at(at(now), &zone), opens.map(at), "{now}");
        }
        let closes = |now| night.closes_at(at(now), &zone);
        assert_eq!(closes("2026-11-23T08:00:00+03:00"), Some(at("2026-11-23T20:00:00+03:00")));
        assert_eq!(closes("2026-11-23T20:00:00+03:00"), Some(at("2026-11-24T20:00:00+03:00")));
    }

    #[test]
    fn a_rest_at_noon_lies_within_the_day() {
        let zone = TimeZone::UTC;
        let noon = hours("12:00", "14:00");
        assert_eq!(noon.opens_at(at("2026-11-23T11:59:00Z"), &zone), None);
        let opens = Some(at("2026-11-23T14:00:00Z"));
        assert_eq!(noon.opens_at(at("2026-11-23T12:00:00Z"), &zone), opens);
        assert_eq!(noon.opens_at(at("2026-11-23T14:00:00Z"), &zone), None);
    }

    #[test]
    fn equal_ends_leave_no_quiet_hours() {
        let none = hours("00:00", "00:00");
        for hour in 0..24 {
            let now = at(&format!("2026-11-23T{hour:02}:00:00Z"));
            assert_eq!(none.opens_at(now, &TimeZone::UTC), None);
            assert_eq!(none.closes_at(now, &TimeZone::UTC), None);
        }
    }
}
