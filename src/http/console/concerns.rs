//! What is wrong, in words.

use super::words::Words;
use crate::{
    domain::time::Timestamp,
    gateway::{
        concerns::{Concern, Period},
        delivery::health::Ailment,
    },
};

/// A day, in milliseconds.
const DAY_MS: u128 = 24 * 60 * 60 * 1_000;

/// Something that is wrong, as a page tells it.
#[derive(Debug)]
pub(super) struct Told {
    /// The sentence.
    pub(super) text: String,
    /// Where something can be done about it.
    pub(super) at: String,
    /// Whether nothing leaves, or not rightly, because of it.
    pub(super) is_grave: bool,
}

/// What is wrong with an account, as a sentence.
pub(super) fn ailment(account: &str, ailment: Ailment, words: &Words) -> String {
    let account = ("account", account);
    let number = |it: i64| words.number(it);
    match ailment {
        Ailment::Undriven => words.say_all("concern-undriven", &[account]),
        Ailment::Stopped { since } => {
            words.say_all("concern-stopped", &[account, ("since", &words.instant(since))])
        }
        Ailment::Failing { now } => {
            words.say_all("concern-failing", &[account, ("now", &number(now))])
        }
        Ailment::Falling { now, usual } => words.say_all(
            "concern-falling",
            &[account, ("now", &number(now)), ("usual", &number(usual))],
        ),
        Ailment::Unreported { accepted } => {
            words.say_all("concern-unreported", &[account, ("accepted", &number(accepted))])
        }
    }
}

/// Something that is wrong, as a sentence with the way to it.
pub(super) fn told(concern: &Concern, words: &Words) -> Told {
    let settings = || "/console/settings".to_owned();
    let bulletin = |id: &i64| format!("/console/bulletins/{id}");
    let grave = |text, at| Told { text, at, is_grave: true };
    let slight = |text, at| Told { text, at, is_grave: false };
    match concern {
        Concern::Held => grave(words.say("today-held").into_owned(), settings()),
        Concern::Account { name, ailment: what } => Told {
            text: ailment(name, *what, words),
            at: settings(),
            is_grave: !matches!(what, Ailment::Falling { .. } | Ailment::Unreported { .. }),
        },
        Concern::Amiss { id, name } => {
            grave(words.say1("concern-amiss", "name", name), bulletin(id))
        }
        Concern::Budget { period, spent, most, is_spent } => {
            let (spent, most) = (words.money(spent), words.money(most));
            let values = [("spent", spent.as_str()), ("most", most.as_str())];
            let text = match (period, is_spent) {
                (Period::Day, false) => words.say_all("concern-day-nearly", &values),
                (Period::Day, true) => words.say_all("concern-day-spent", &values),
                (Period::Month, false) => words.say_all("concern-month-nearly", &values),
                (Period::Month, true) => words.say_all("concern-month-spent", &values),
            };
            Told { text, at: settings(), is_grave: *is_spent }
        }
        Concern::Ending { id, name, before } => {
            let before = words.spoken_instant(before);
            slight(words.say2("concern-ending", "name", name, "before", before), bulletin(id))
        }
        Concern::Asked { id, name, at, is_past } => {
            let key = if *is_past { "concern-asked-past" } else { "concern-asked" };
            let at = words.spoken_instant(at);
            slight(words.say2(key, "name", name, "at", at), bulletin(id))
        }
    }
}

/// How late something is that was owed at an instant before now.
pub(super) fn late(due: Timestamp, now: Timestamp, words: &Words) -> String {
    match now.since(due).as_millis() / DAY_MS {
        0 => words.say("late-today").into_owned(),
        1 => words.say("late-day").into_owned(),
        days => words.say1("late-days", "count", days),
    }
}
