//! When a broadcast is sent: once, or again and again by the calendar of a zone.
//!
//! Occurrences are reckoned in civil time, so that nine in the morning stays nine in
//! the morning in every zone. A time that a zone skips (clocks set forward) is taken as
//! much later as the clocks were moved; of a time that comes twice, the first is meant:
//! the rule of RFC 5545, which jiff calls compatible.

use jiff::{
    ToSpan as _,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::time::Timestamp;

/// When to send.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "when", deny_unknown_fields)]
pub enum Schedule {
    /// As soon as it is approved and the grace countdown is over.
    #[default]
    Now,
    /// Once, at an instant.
    At {
        /// Milliseconds since the epoch.
        at: Timestamp,
    },
    /// Every day.
    Daily {
        /// The time of the day, in the zone of the service.
        time: Clock,
    },
    /// Once a week.
    Weekly {
        /// 1 for Monday to 7 for Sunday (ISO 8601).
        weekday: u8,
        /// The time of the day.
        time: Clock,
    },
    /// Once a month.
    Monthly {
        /// 1 to 31; in a month that has no such day, its last. So 31 means the last day.
        day: u8,
        /// The time of the day.
        time: Clock,
    },
}

/// A time of the day, written `09:00`: 24 hours, never the Swahili hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    hour: i8,
    minute: i8,
}

impl Clock {
    /// `hh:mm` from `00:00` to `23:59`, or `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number = |text: &str, below: i8| -> Option<i8> {
            let two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number| two && *number < below)
        };
        Some(Self { hour: number(hour, 24)?, minute: number(minute, 60)? })
    }

    fn time(self) -> Time {
        Time::new(self.hour, self.minute, 0, 0).unwrap_or(Time::midnight())
    }

    /// The same time as Swahili tells it, whose day begins at dawn: `saa 3 asubuhi` for
    /// 09:00. Shown beside the 24-hour form, because confusing the two is the usual slip.
    #[must_use]
    pub fn swahili(self) -> String {
        let hour = match (self.hour + 6) % 12 {
            0 => 12,
            hour => hour,
        };
        let part = match self.hour {
            4..=11 => "asubuhi",
            12..=14 => "mchana",
            15..=16 => "alasiri",
            17..=18 => "jioni",
            _ => "usiku",
        };
        match self.minute {
            0 => format!("saa {hour} {part}"),
            30 => format!("saa {hour} na nusu {part}"),
            minute => format!("saa {hour} na dakika {minute} {part}"),
        }
    }
}

impl std::fmt::Display for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("write the time as 09:00, in 24 hours"))
    }
}

impl Schedule {
    /// Whether it comes again and again.
    #[must_use]
    pub const fn repeats(&self) -> bool {
        !matches!(self, Self::Now | Self::At { .. })
    }

    /// What is wrong with it, and what would be right.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        match self {
            Self::Weekly { weekday, .. } if !(1..=7).contains(weekday) => {
                Some("the weekday is a number from 1 (Monday) to 7 (Sunday)")
            }
            Self::Monthly { day, .. } if !(1..=31).contains(day) => {
                Some("the day is a number from 1 to 31, and 31 means the last of the month")
            }
            _ => None,
        }
    }

    /// The first occurrence after an instant; `None` if there is none, as for
    /// [`Self::Now`], which has no time of its own.
    #[must_use]
    pub fn next(&self, after: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let time = match self {
            Self::Now => return None,
            Self::At { at } => return (*at > after).then_some(*at),
            Self::Daily { time } | Self::Weekly { time, .. } | Self::Monthly { time, .. } => *time,
        };
        // A day before, because a skipped hour may push an occurrence into the next day.
        let mut day = after.date_in(zone).yesterday().ok()?;
        loop {
            day = self.first_day(day)?;
            let at = day.to_datetime(time.time()).to_zoned_datetime(zone.clone()).ok()?.timestamp();
            let at = Timestamp::from_ms(at.as_millisecond());
            if at > after {
                return Some(at);
            }
            day = day.tomorrow().ok()?;
        }
    }

    /// The first day of an occurrence, from `day` on.
    fn first_day(&self, day: Date) -> Option<Date> {
        match self {
            Self::Now | Self::At { .. } => None,
            Self::Daily { .. } => Some(day),
            Self::Weekly { weekday, .. } => {
                let wanted = Weekday::from_monday_one_offset(i8::try_from(*weekday).ok()?).ok()?;
                let days = day.weekday().until(wanted);
                day.checked_add(days.days()).ok()
            }
            Self::Monthly { day: number, .. } => {
                let number = i8::try_from(*number).ok()?;
                let in_month = |date: Date| {
                    Date::new(date.year(), date.month(), number.min(date.days_in_month())).ok()
                };
                let this = in_month(day)?;
                if this >= day {
                    Some(this)
                } else {
                    in_month(day.first_of_month().checked_add(1.month()).ok()?)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
