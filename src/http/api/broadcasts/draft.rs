//! A broadcast as it is written: the JSON of a draft, and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use crate::{
    domain::{
        broadcast::{Audience, Class, Draft, Exclusions},
        language::Language,
        schedule::{Clock, Schedule},
        time::Timestamp,
    },
    gateway::refusal::{Fault, Refusal},
};

/// What an author writes. It may be unfinished: the proof says what is missing.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::http::api) struct DraftJson {
    /// What officers call it; no citizen sees it.
    #[schema(max_length = 120, example = "Maji Chimala")]
    name: String,
    /// How urgent it is.
    #[serde(default)]
    #[schema(example = "ordinary")]
    class: ClassWord,
    /// The account it leaves by; the first that sends messages if none is named.
    #[schema(max_length = 32, pattern = "^[a-z0-9-]{0,32}$", example = "simulator")]
    account: Option<String>,
    /// The number of the topic it is about; followers of any if none is named.
    #[schema(minimum = 1, maximum = 255, example = 1)]
    topic: Option<i64>,
    /// The template it was made from.
    #[schema(max_length = 60, example = "maji.katizo")]
    template: Option<String>,
    /// The texts by language, with placeholders such as `<KATA>`.
    #[serde(default)]
    texts: Texts,
    /// What the placeholders stand for, by language and then by name.
    #[serde(default)]
    values: Values,
    /// Whether the line that says how to leave is added; the rule decides if nothing is said.
    opt_out_line: Option<bool>,
    /// Who gets it.
    #[serde(default)]
    audience: AudienceJson,
    /// When.
    #[serde(default)]
    schedule: ScheduleJson,
    /// For how many minutes after its start it is worth sending.
    #[schema(minimum = 1, maximum = 10_080, example = 1440)]
    valid_minutes: Option<u32>,
    /// The most it may cost, in hundredths of a shilling.
    #[schema(minimum = 1, maximum = 1_000_000_000_000_i64, example = 5_000_000)]
    budget: Option<i64>,
    /// The number of the broadcast that it corrects.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    corrects: Option<i64>,
}

/// How urgent a broadcast is.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::http::api) enum ClassWord {
    /// Goes to those who follow its topic, outside the quiet hours.
    #[default]
    Ordinary,
    /// A warning: ignores topics and quiet hours, and needs two people.
    Emergency,
}

/// Who is meant. Subscribers and groups are joined, narrowed by language, and the
/// exclusions taken away; one person gets one copy.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(in crate::http::api) struct AudienceJson {
    /// Every subscriber; `wards` and `villages` are then empty.
    #[schema(example = true)]
    everybody: bool,
    /// Subscribers of these wards, by code.
    #[schema(max_items = 300)]
    wards: Vec<WardCode>,
    /// Subscribers of these villages, by id.
    #[schema(max_items = 1000)]
    villages: Vec<VillageId>,
    /// Members of these groups, by number.
    #[schema(max_items = 300)]
    groups: Vec<GroupId>,
    /// Only who reads one of these languages; all if none is named.
    #[schema(max_items = 20)]
    languages: Vec<LanguageTag>,
    /// Whom to leave out.
    exclude: ExclusionsJson,
}

/// Whom a broadcast leaves out.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(in crate::http::api) struct ExclusionsJson {
    /// People of these wards, by code.
    #[schema(max_items = 300)]
    wards: Vec<WardCode>,
    /// Subscribers of these villages, by id.
    #[schema(max_items = 1000)]
    villages: Vec<VillageId>,
    /// Members of these groups, by number.
    #[schema(max_items = 300)]
    groups: Vec<GroupId>,
}

/// The code of a ward.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(minimum = 0, maximum = 255, example = 2)]
pub(in crate::http::api) struct WardCode(i64);

/// The id of a village.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(min_length = 1, max_length = 64, example = "019abc00-0000-7000-8000-000000000001")]
pub(in crate::http::api) struct VillageId(String);

/// The number of a group.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 3)]
pub(in crate::http::api) struct GroupId(i64);

/// The tag of a language.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(min_length = 2, max_length = 8, pattern = "^[a-z]{2,8}$", example = "sw")]
pub(in crate::http::api) struct LanguageTag(String);

/// When a broadcast is sent.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(in crate::http::api) struct ScheduleJson {
    /// `now`, `at`, `daily`, `weekly` or `monthly`.
    when: WhenWord,
    /// With `at`: the instant (RFC 3339).
    #[schema(
        max_length = 40,
        pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        example = "2026-11-30T09:00:00+03:00"
    )]
    at: Option<String>,
    /// With `daily`, `weekly` and `monthly`: the time of the day in the service's zone.
    #[schema(max_length = 5, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", example = "09:00")]
    time: Option<String>,
    /// With `weekly`: 1 for Monday to 7 for Sunday.
    #[schema(minimum = 1, maximum = 7, example = 1)]
    weekday: Option<u8>,
    /// With `monthly`: the day; in a month that has no such day, its last.
    #[schema(minimum = 1, maximum = 31, example = 31)]
    day: Option<u8>,
}

/// How often a broadcast is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::http::api) enum WhenWord {
    /// As soon as it is approved and the countdown is over.
    #[default]
    Now,
    /// Once, at an instant.
    At,
    /// Every day.
    Daily,
    /// Once a week.
    Weekly,
    /// Once a month.
    Monthly,
}

/// Texts by language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::http::api) struct Texts(BTreeMap<String, String>);

/// Values of placeholders by language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::http::api) struct Values(BTreeMap<String, BTreeMap<String, String>>);

impl ToSchema for Texts {}
impl ToSchema for Values {}

impl PartialSchema for Texts {
    fn schema() -> RefOr<Schema> {
        written(json!({
            "type": "object",
            "description": "Texts by language.",
            "maxProperties": 20,
            "propertyNames": { "type": "string", "pattern": "^[a-z]{2,8}$" },
            "additionalProperties": { "type": "string", "maxLength": 2000 },
            "example": { "sw": "MBARALI: Maji hayatapatikana <KATA> kesho." },
        }))
    }
}

impl PartialSchema for Values {
    fn schema() -> RefOr<Schema> {
        written(json!({
            "type": "object",
            "description": "What placeholders stand for, by language and then by name.",
            "maxProperties": 20,
            "propertyNames": { "type": "string", "pattern": "^[a-z]{2,8}$" },
            "additionalProperties": {
                "type": "object",
                "maxProperties": 50,
                "propertyNames": { "type": "string", "pattern": "^[A-Z][A-Z0-9_ -]{0,39}$" },
                "additionalProperties": { "type": "string", "maxLength": 200 },
            },
            "example": { "sw": { "TAREHE": "30/11/2026" } },
        }))
    }
}

/// A schema that is written out.
fn written(schema: Value) -> RefOr<Schema> {
    serde_json::from_value(schema).unwrap_or_default()
}

impl DraftJson {
    /// The draft that is meant; `usual` is the account where none is named.
    pub(super) fn draft(self, usual: &str) -> Result<Draft, Refusal> {
        let mut faults = Vec::new();
        let schedule = self.schedule.schedule(&mut faults);
        let by_language = |tag: &str| Language::parse(tag);
        let draft = Draft {
            name: self.name,
            class: match self.class {
                ClassWord::Ordinary => Class::Ordinary,
                ClassWord::Emergency => Class::Emergency,
            },
            account: self.account.unwrap_or_else(|| usual.to_owned()),
            topic: self.topic,
            template: self.template,
            texts: self
                .texts
                .0
                .into_iter()
                .filter_map(|(tag, text)| Some((by_language(&tag)?, text)))
                .collect(),
            values: self
                .values
                .0
                .into_iter()
                .filter_map(|(tag, values)| Some((by_language(&tag)?, values)))
                .collect(),
            opt_out_line: self.opt_out_line,
            audience: self.audience.audience(),
            schedule: schedule.unwrap_or_default(),
            valid_minutes: self.valid_minutes,
            budget: self.budget,
            corrects: self.corrects,
        };
        if faults.is_empty() { Ok(draft) } else { Err(Refusal::Fields(faults)) }
    }

    /// The JSON of a draft.
    pub(super) fn of(draft: &Draft) -> Self {
        Self {
            name: draft.name.clone(),
            class: match draft.class {
                Class::Ordinary => ClassWord::Ordinary,
                Class::Emergency => ClassWord::Emergency,
            },
            account: Some(draft.account.clone()),
            topic: draft.topic,
            template: draft.template.clone(),
            texts: Texts(
                draft.texts.iter().map(|(tag, text)| (tag.to_string(), text.clone())).collect(),
            ),
            values: Values(
                draft.values.iter().map(|(tag, of)| (tag.to_string(), of.clone())).collect(),
            ),
            opt_out_line: draft.opt_out_line,
            audience: AudienceJson::of(&draft.audience),
            schedule: ScheduleJson::of(&draft.schedule),
            valid_minutes: draft.valid_minutes,
            budget: draft.budget,
            corrects: draft.corrects,
        }
    }
}

impl AudienceJson {
    fn audience(self) -> Audience {
        let exclude = self.exclude;
        Audience {
            everybody: self.everybody,
            wards: self.wards.into_iter().map(|it| it.0).collect(),
            villages: self.villages.into_iter().map(|it| it.0).collect(),
            groups: self.groups.into_iter().map(|it| it.0).collect(),
            languages: self.languages.iter().filter_map(|it| Language::parse(&it.0)).collect(),
            exclude: Exclusions {
                wards: exclude.wards.into_iter().map(|it| it.0).collect(),
                villages: exclude.villages.into_iter().map(|it| it.0).collect(),
                groups: exclude.groups.into_iter().map(|it| it.0).collect(),
            },
        }
    }

    fn of(audience: &Audience) -> Self {
        let languages = audience.languages.iter();
        Self {
            everybody: audience.everybody,
            wards: audience.wards.iter().copied().map(WardCode).collect(),
            villages: audience.villages.iter().cloned().map(VillageId).collect(),
            groups: audience.groups.iter().copied().map(GroupId).collect(),
            languages: languages.map(|it| LanguageTag(it.to_string())).collect(),
            exclude: ExclusionsJson {
                wards: audience.exclude.wards.iter().copied().map(WardCode).collect(),
                villages: audience.exclude.villages.iter().cloned().map(VillageId).collect(),
                groups: audience.exclude.groups.iter().copied().map(GroupId).collect(),
            },
        }
    }
}

impl ScheduleJson {
    /// The schedule that is meant; what it lacks, and what it must not hold, is told.
    fn schedule(&self, faults: &mut Vec<Fault>) -> Option<Schedule> {
        let Self { when, at, time, weekday, day } = self;
        let wanted = match when {
            WhenWord::Now => [false; 4],
            WhenWord::At => [true, false, false, false],
            WhenWord::Daily => [false, true, false, false],
            WhenWord::Weekly => [false, true, true, false],
            WhenWord::Monthly => [false, true, false, true],
        };
        let there = [at.is_some(), time.is_some(), weekday.is_some(), day.is_some()];
        for (name, (wanted, there)) in
            ["at", "time", "weekday", "day"].iter().zip(wanted.iter().zip(there))
        {
            if *wanted != there {
                let key = if there { "schedule-surplus" } else { "field-missing" };
                faults.push(Fault::new(format!("/schedule/{name}"), key));
            }
        }
        let clock = time.as_deref().and_then(Clock::parse);
        let instant = at.as_deref().map(str::parse::<jiff::Timestamp>);
        if let Some(Err(_)) = instant {
            faults.push(Fault::new("/schedule/at", "schedule-instant"));
        }
        Some(match when {
            WhenWord::Now => Schedule::Now,
            WhenWord::At => {
                Schedule::At { at: Timestamp::from_ms(instant?.ok()?.as_millisecond()) }
            }
            WhenWord::Daily => Schedule::Daily { time: clock? },
            WhenWord::Weekly => Schedule::Weekly { weekday: (*weekday)?, time: clock? },
            WhenWord::Monthly => Schedule::Monthly { day: (*day)?, time: clock? },
        })
    }

    fn of(schedule: &Schedule) -> Self {
        let time = |time: &Clock| Some(time.to_string());
        match schedule {
            Schedule::Now => Self::default(),
            Schedule::At { at } => {
                Self { when: WhenWord::At, at: Some(at.to_string()), ..Self::default() }
            }
            Schedule::Daily { time: clock } => {
                Self { when: WhenWord::Daily, time: time(clock), ..Self::default() }
            }
            Schedule::Weekly { weekday, time: clock } => Self {
                when: WhenWord::Weekly,
                time: time(clock),
                weekday: Some(*weekday),
                ..Self::default()
            },
            Schedule::Monthly { day, time: clock } => Self {
                when: WhenWord::Monthly,
                time: time(clock),
                day: Some(*day),
                ..Self::default()
            },
        }
    }
}
