//! What the console says, in the language of whoever reads it: texts, numbers, instants.

use std::{
    borrow::{Borrow, Cow},
    fmt::Display,
    sync::Arc,
    time::Duration,
};

use jiff::{ZonedDateTime, civil::Date, tz::TimeZone};

use crate::{
    domain::{
        language::Language,
        schedule::Clock,
        time::{Timestamp, day_month_year},
    },
    gateway::refusal::Fault,
    http::api::problem::Texts,
};

/// The texts of one language.
#[derive(Debug, Clone)]
pub struct Words {
    texts: Arc<Texts>,
    language: Language,
    zone: TimeZone,
}

impl Words {
    /// The texts in a language, with instants in a zone.
    #[must_use]
    pub fn new(texts: Arc<Texts>, language: Language, zone: TimeZone) -> Self {
        Self { texts, language, zone }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Every language there is, the service's own first.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        let own = self.texts.default_language();
        let others = self.texts.languages().filter(move |language| *language != own);
        std::iter::once(own).chain(others)
    }

    /// Where a language stands among them, for what is sorted by language.
    #[must_use]
    pub fn rank(&self, language: &Language) -> usize {
        self.languages().position(|it| it == language).unwrap_or(usize::MAX)
    }

    /// The zone instants are shown in.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// A text with nothing to fill in.
    #[must_use]
    pub fn say(&self, key: &str) -> Cow<'_, str> {
        self.texts.text(&self.language, key, &[])
    }

    /// A text with one thing to fill in.
    #[must_use]
    pub fn say1(&self, key: &str, name: &str, value: impl Display) -> String {
        let value = value.to_string();
        self.texts.text(&self.language, key, &[(name, &value)]).into_owned()
    }

    /// A text with two things to fill in.
    #[must_use]
    pub fn say2(
        &self,
        key: &str,
        first: &str,
        one: impl Display,
        second: &str,
        two: impl Display,
    ) -> String {
        let (one, two) = (one.to_string(), two.to_string());
        self.texts.text(&self.language, key, &[(first, &one), (second, &two)]).into_owned()
    }

    /// A text with any number of things to fill in.
    #[must_use]
    pub fn say_all(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.texts.text(&self.language, key, values).into_owned()
    }

    /// The text of one of several words that the field has, such as a stage or a role:
    /// `stage-draft`.
    #[must_use]
    pub fn word(&self, kind: &str, word: &str) -> Cow<'_, str> {
        let key = format!("{kind}-{word}");
        Cow::Owned(self.texts.text(&self.language, &key, &[]).into_owned())
    }

    /// What is wrong and what would be right, in one line.
    #[must_use]
    pub fn fault(&self, fault: &Fault) -> String {
        let (wrong, remedy) = self.texts.told(&self.language, fault);
        format!("{wrong} {remedy}").trim_end().to_owned()
    }

    /// A whole number, its thousands apart: `12,400`.
    #[must_use]
    pub fn number(&self, number: impl Borrow<i64>) -> String {
        let number: i64 = *number.borrow();
        let digits = number.unsigned_abs().to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if number < 0 { format!("-{text}") } else { text }
    }

    /// Hundredths of a shilling as shillings: `TZS 12,400`.
    #[must_use]
    pub fn money(&self, hundredths: impl Borrow<i64>) -> String {
        format!("TZS {}", self.number(hundredths.borrow().saturating_add(50) / 100))
    }

    /// An instant as a clock on the wall shows it: `24/11/2026 09:00`.
    #[must_use]
    pub fn instant(&self, at: impl Borrow<Timestamp>) -> String {
        let zoned = self.zoned(*at.borrow());
        format!(
            "{:02}/{:02}/{:04} {:02}:{:02}",
            zoned.day(),
            zoned.month(),
            zoned.year(),
            zoned.hour(),
            zoned.minute()
        )
    }

    /// A day: `24/11/2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        day_month_year(date)
    }

    /// The day an instant falls on.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        self.date(at.date_in(&self.zone))
    }

    /// The last day of a time that ends with an instant: the day before, where it ends
    /// at midnight.
    #[must_use]
    pub fn last_day(&self, end: Timestamp) -> String {
        self.day(end.before(Duration::from_millis(1)))
    }

    /// The same with the hour as it is said: `24/11/2026 09:00 (saa 3 asubuhi)`.
    #[must_use]
    pub fn spoken_instant(&self, at: impl Borrow<Timestamp>) -> String {
        let at = *at.borrow();
        let zoned = self.zoned(at);
        format!("{} ({})", self.instant(at), self.spoken_hour(zoned.hour(), zoned.minute()))
    }

    /// The time of the day of an instant: `09:00`.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        let zoned = self.zoned(at);
        format!("{:02}:{:02}", zoned.hour(), zoned.minute())
    }

    /// The same as it is said: `saa 3 asubuhi`.
    #[must_use]
    pub fn spoken_clock(&self, at: Timestamp) -> String {
        let zoned = self.zoned(at);
        self.spoken_hour(zoned.hour(), zoned.minute())
    }

    /// A time of the day as it is said ([`Clock::swahili`]).
    #[must_use]
    pub fn spoken_hour(&self, hour: i8, minute: i8) -> String {
        let clock = Clock::parse(&format!("{hour:02}:{minute:02}"));
        clock.map(Clock::swahili).unwrap_or_default()
    }

    fn zoned(&self, at: Timestamp) -> ZonedDateTime {
        jiff::Timestamp::from_millisecond(at.as_ms())
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_zoned_datetime(self.zone.clone())
    }
}
