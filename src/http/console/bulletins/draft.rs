//! A bulletin as its form holds it, and as the use cases take it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::{
    domain::{
        broadcast::{Audience, Class, Draft, Exclusions},
        language::Language,
        schedule::{Clock, Schedule},
        time::Timestamp,
    },
    gateway::refusal::Fault,
    http::console::form::Form,
    text::bulletin,
};

/// The most shillings that are read: a thousand million.
const MOST_SHILLINGS: i64 = 1_000_000_000;
/// The longest a bulletin may be worth sending, in hours: a week.
const MOST_HOURS: u32 = 7 * 24;

/// The name of a language's field.
pub(super) fn text_field(language: &Language) -> String {
    format!("text.{language}")
}

/// The name of the field of a placeholder's value.
pub(super) fn value_field(language: &Language, name: &str) -> String {
    format!("value.{language}.{name}")
}

/// Reads the form. Whatever cannot be read is told with its field, and left out.
pub(super) fn read<'a>(
    form: &Form,
    languages: impl Iterator<Item = &'a Language>,
    zone: &TimeZone,
) -> (Draft, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut texts = BTreeMap::new();
    let mut values = BTreeMap::new();
    for language in languages {
        let Some(text) = form.filled(&text_field(language)) else { continue };
        let of_text: BTreeMap<String, String> = bulletin::names(text)
            .into_iter()
            .filter_map(|name| {
                let value = form.filled(&value_field(language, name))?;
                Some((name.to_owned(), value.to_owned()))
            })
            .collect();
        if !of_text.is_empty() {
            values.insert(language.clone(), of_text);
        }
        texts.insert(language.clone(), text.to_owned());
    }
    let everybody = form.get("who") == "everybody";
    let places = |name: &'static str| -> BTreeSet<i64> {
        if everybody && name == "ward" { BTreeSet::new() } else { numbers(form, name) }
    };
    let audience = Audience {
        everybody,
        wards: places("ward"),
        villages: if everybody { BTreeSet::new() } else { words(form, "village") },
        groups: places("group"),
        languages: form.all("language").filter_map(Language::parse).collect(),
        exclude: Exclusions {
            wards: numbers(form, "exclude-ward"),
            villages: words(form, "exclude-village"),
            groups: numbers(form, "exclude-group"),
        },
    };
    let draft = Draft {
        name: form.get("name").to_owned(),
        class: Class::from_word(form.get("class")).unwrap_or_default(),
        account: form.get("account").to_owned(),
        topic: form.filled("topic").and_then(|topic| topic.parse().ok()),
        template: form.filled("template").map(str::to_owned),
        texts,
        values,
        opt_out_line: match form.get("opt-out-line") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        audience,
        schedule: schedule(form, zone, &mut faults),
        valid_minutes: number(form, "valid", MOST_HOURS, "bulletin-valid", &mut faults)
            .map(|hours| hours * 60),
        budget: number(form, "budget", MOST_SHILLINGS, "bulletin-budget", &mut faults)
            .map(|shillings| shillings * 100),
        corrects: form.filled("corrects").and_then(|number| number.parse().ok()),
    };
    (draft, faults)
}

fn numbers(form: &Form, name: &str) -> BTreeSet<i64> {
    form.all(name).filter_map(|value| value.parse().ok()).collect()
}

fn words(form: &Form, name: &str) -> BTreeSet<String> {
    form.all(name).map(str::to_owned).collect()
}

/// A whole number from 1, with thousands apart or not.
fn number<N: std::str::FromStr + PartialOrd + From<u8> + Copy>(
    form: &Form,
    name: &str,
    most: N,
    key: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<N> {
    let text: String = form.filled(name)?.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let read = text.parse().ok().filter(|number| *number >= N::from(1) && *number <= most);
    if read.is_none() {
        faults.push(Fault::new(format!("/{name}"), key));
    }
    read
}

fn schedule(form: &Form, zone: &TimeZone, faults: &mut Vec<Fault>) -> Schedule {
    let mut wrong = |field: &str, key: &'static str| {
        faults.push(Fault::new(field, key));
        Schedule::Now
    };
    let time = Clock::parse(form.get("time"));
    match (form.get("when"), time) {
        ("at" | "daily" | "weekly" | "monthly", None) => wrong("/time", "bulletin-time"),
        ("at", Some(_)) => {
            let text = format!("{}T{}", form.get("date"), form.get("time"));
            let at = text.parse::<jiff::civil::DateTime>().ok();
            let at = at.and_then(|at| at.to_zoned_datetime(zone.clone()).ok());
            match at {
                Some(at) => {
                    Schedule::At { at: Timestamp::from_ms(at.timestamp().as_millisecond()) }
                }
                None => wrong("/date", "bulletin-date"),
            }
        }
        ("daily", Some(time)) => Schedule::Daily { time },
        ("weekly", Some(time)) => match form.get("weekday").parse() {
            Ok(weekday @ 1..=7) => Schedule::Weekly { weekday, time },
            _ => wrong("/weekday", "bulletin-weekday"),
        },
        ("monthly", Some(time)) => match form.get("day").parse() {
            Ok(day @ 1..=31) => Schedule::Monthly { day, time },
            _ => wrong("/day", "bulletin-day"),
        },
        _ => Schedule::Now,
    }
}

/// The form of a draft, for going on with it.
pub(super) fn form(draft: &Draft, zone: &TimeZone) -> Form {
    let mut form = Form::default();
    form.add("name", &draft.name);
    form.add("class", draft.class.word());
    form.add("account", &draft.account);
    if let Some(topic) = draft.topic {
        form.add("topic", &topic.to_string());
    }
    for (name, value) in [
        ("template", draft.template.clone()),
        ("corrects", draft.corrects.map(|id| id.to_string())),
    ] {
        if let Some(value) = value {
            form.add(name, &value);
        }
    }
    for (language, text) in &draft.texts {
        form.add(&text_field(language), text);
    }
    for (language, values) in &draft.values {
        for (name, value) in values {
            form.add(&value_field(language, name), value);
        }
    }
    let line = match draft.opt_out_line {
        None => "rule",
        Some(true) => "yes",
        Some(false) => "no",
    };
    form.add("opt-out-line", line);
    let audience = &draft.audience;
    form.add("who", if audience.everybody { "everybody" } else { "places" });
    for (name, codes) in [
        ("ward", &audience.wards),
        ("group", &audience.groups),
        ("exclude-ward", &audience.exclude.wards),
        ("exclude-group", &audience.exclude.groups),
    ] {
        for code in codes {
            form.add(name, &code.to_string());
        }
    }
    for (name, ids) in
        [("village", &audience.villages), ("exclude-village", &audience.exclude.villages)]
    {
        for id in ids {
            form.add(name, id);
        }
    }
    for language in &audience.languages {
        form.add("language", language.tag());
    }
    add_schedule(&mut form, &draft.schedule, zone);
    if let Some(minutes) = draft.valid_minutes {
        form.add("valid", &minutes.div_ceil(60).to_string());
    }
    if let Some(budget) = draft.budget {
        form.add("budget", &(budget / 100).to_string());
    }
    form
}

fn add_schedule(form: &mut Form, schedule: &Schedule, zone: &TimeZone) {
    let (when, time) = match schedule {
        Schedule::Now => ("now", None),
        Schedule::At { .. } => ("at", None),
        Schedule::Daily { time } => ("daily", Some(time)),
        Schedule::Weekly { time, .. } => ("weekly", Some(time)),
        Schedule::Monthly { time, .. } => ("monthly", Some(time)),
    };
    form.add("when", when);
    if let Some(time) = time {
        form.add("time", &time.to_string());
    }
    match schedule {
        Schedule::At { at } => {
            let at = jiff::Timestamp::from_millisecond(at.as_ms())
                .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
                .to_zoned_datetime(zone.clone());
            form.add("date", &at.date().to_string());
            form.add("time", &format!("{:02}:{:02}", at.hour(), at.minute()));
        }
        Schedule::Weekly { weekday, .. } => form.add("weekday", &weekday.to_string()),
        Schedule::Monthly { day, .. } => form.add("day", &day.to_string()),
        Schedule::Now | Schedule::Daily { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<Language> {
        ["sw", "en"].into_iter().filter_map(Language::parse).collect()
    }

    fn dar() -> TimeZone {
        TimeZone::get("Africa/Dar_es_Salaam").unwrap()
    }

    #[test]
    fn a_form_and_its_draft_say_the_same() {
        let sent = Form::parse(
            b"name=Maji&class=emergency&account=simulator&topic=2&text.sw=Maji+%3CSAA%3E&value.sw.SAA=saa+3\
              &opt-out-line=no&who=places&ward=1&ward=3&village=v7&group=4&language=sw&exclude-ward=2\
              &exclude-group=9&when=monthly&day=31&time=09%3A30&valid=6&budget=12%2C000&corrects=5",
        );
        let languages = languages();
        let (draft, faults) = read(&sent, languages.iter(), &dar());
        assert_eq!(faults, []);
        assert_eq!((draft.budget, draft.valid_minutes), (Some(1_200_000), Some(360)));
        assert_eq!(read(&form(&draft, &dar()), languages.iter(), &dar()), (draft, Vec::new()));
    }

    #[test]
    fn a_time_is_read_in_the_zone_of_the_service() {
        let sent = Form::parse(b"when=at&date=2026-11-25&time=09%3A00");
        let languages = languages();
        let (draft, faults) = read(&sent, languages.iter(), &dar());
        let six_utc = Timestamp::from_ms(1_795_586_400_000);
        assert_eq!((draft.schedule, faults), (Schedule::At { at: six_utc }, Vec::new()));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_field() {
        let fields = |sent: &str| {
            let languages = languages();
            let (_, faults) = read(&Form::parse(sent.as_bytes()), languages.iter(), &dar());
            faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>()
        };
        assert_eq!(fields("when=at&date=x&time=09%3A00"), ["/date"]);
        assert_eq!(fields("when=daily&time=25%3A00"), ["/time"]);
        assert_eq!(
            fields("when=weekly&weekday=8&time=09%3A00&valid=0&budget=-1"),
            ["/weekday", "/valid", "/budget"]
        );
    }
}
