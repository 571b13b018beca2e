//! What the council publishes, from the store into memory, and from the seed into
//! a fresh store.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::Gateway;
use crate::{
    domain::{fact::Passport, language::Language, time::parse_date},
    menu::{
        facts::{Census, Directory, Notice, NoticeText, Project, Value, Village, Ward},
        seed::{Seed, SeedWard},
    },
    store::{Store, StoreError, log, notices, places, projects, seeds, values},
    world::World,
};

/// How many notices a menu may reach.
const NOTICES: i64 = 200;

impl Gateway {
    /// A topic's name in the service's own language.
    #[must_use]
    pub fn topic_name(&self, number: u8) -> String {
        self.topic_name_in(number, &self.inner.rules.default_language)
    }

    /// A topic's name in a language.
    #[must_use]
    pub fn topic_name_in(&self, number: u8, language: &Language) -> String {
        let locales = &self.inner.menus.current().locales;
        let key = format!("topic-{number}");
        locales.text(language, &key, None, &[]).into_owned()
    }

    /// Reads the directory anew, and publishes today's sums beside it.
    ///
    /// # Errors
    /// What the store says; what was read before stays.
    pub async fn read_directory(&self) -> Result<(), StoreError> {
        let directory =
            read(&self.inner.store, &*self.inner.world, &self.inner.rules.time_zone).await?;
        self.inner.menus.replace_directory(directory);
        let today = self.inner.world.now().start_of_day_in(&self.inner.rules.time_zone);
        for sum in log::sums(&self.inner.store, today).await? {
            let gauge = |name: &'static str, value: i64| {
                let labels =
                    [("account", sum.account.clone()), ("cause", sum.end_cause.word().to_owned())];
                #[expect(clippy::cast_precision_loss, reason = "a day's sums are far below 2^52")]
                metrics::gauge!(name, &labels).set(value as f64);
            };
            gauge("gateway_ussd_sessions_today", sum.sessions);
            gauge("gateway_ussd_session_screens_today", sum.screens);
            gauge("gateway_ussd_session_seconds_today", sum.seconds);
            gauge("gateway_ussd_sessions_informed_today", sum.informed);
        }
        Ok(())
    }
}

/// Reads the directory. The day of a notice is the one in `zone`.
///
/// # Errors
/// What the store says. A row that cannot be understood is left out and logged:
/// one bad row must not silence a service.
pub async fn read(
    store: &Store,
    world: &dyn World,
    zone: &TimeZone,
) -> Result<Directory, StoreError> {
    let places = places::load(store).await?;
    let mut ward_aliases: HashMap<i64, Vec<String>> = HashMap::new();
    let mut village_aliases: HashMap<String, Vec<String>> = HashMap::new();
    for alias in places.aliases {
        match alias.village_id {
            Some(village) => village_aliases.entry(village).or_default().push(alias.alias),
            None => ward_aliases.entry(alias.ward_code).or_default().push(alias.alias),
        }
    }
    let wards = places.wards.into_iter().filter_map(|row| {
        let figure = |figure: Option<i64>| figure.and_then(|figure| u32::try_from(figure).ok());
        Some(Ward {
            code: u8::try_from(row.code).ok()?,
            aliases: ward_aliases.remove(&row.code).unwrap_or_default(),
            name: row.name,
            postcode: row.postcode.unwrap_or_default(),
            census: Census {
                people: figure(row.people).unwrap_or_default(),
                men: figure(row.men).unwrap_or_default(),
                women: figure(row.women).unwrap_or_default(),
                households: figure(row.households).unwrap_or_default(),
            },
            passport: row.passport,
        })
    });
    let villages = places.villages.into_iter().filter_map(|row| {
        Some(Village {
            aliases: village_aliases.remove(&row.id).unwrap_or_default(),
            id: row.id,
            ward: u8::try_from(row.ward_code).ok()?,
            name: row.name,
        })
    });
    let values = values::load(store)
        .await?
        .into_iter()
        .map(|row| (row.name, Value { text: row.text, passport: row.passport }));
    let projects = projects::load(store).await?.into_iter().filter_map(|row| {
        let as_of = parse_date(&row.as_of);
        if as_of.is_none() {
            tracing::warn!(project = %row.id, "a project has no readable date and is left out");
        }
        Some(Project {
            ward: row.ward_code.and_then(|code| u8::try_from(code).ok()),
            name: serde_json::from_str(&row.name_by_language).unwrap_or_default(),
            stage: row.stage,
            as_of: as_of?,
            passport: row.passport,
        })
    });
    let now = world.now();
    let notices = notices::latest(store, now, NOTICES).await?.into_iter().filter_map(|row| {
        let texts: HashMap<Language, WrittenNotice> = serde_json::from_str(&row.texts)
            .inspect_err(
                |_| tracing::warn!(notice = %row.id, "a notice cannot be read and is left out"),
            )
            .ok()?;
        Some(Notice {
            id: row.id,
            ward: row.ward_code.and_then(|code| u8::try_from(code).ok()),
            topic: row.topic.and_then(|topic| u8::try_from(topic).ok()),
            day: row.published_at.date_in(zone),
            texts: texts
                .into_iter()
                .map(|(language, text)| {
                    (
                        language,
                        NoticeText {
                            title: text.title,
                            summary: text.summary,
                            details: text.details,
                        },
                    )
                })
                .collect(),
        })
    });
    Ok(Directory {
        wards: wards.collect(),
        villages: villages.collect(),
        topics: places.topics.iter().filter_map(|topic| u8::try_from(topic.number).ok()).collect(),
        values: values.collect(),
        projects: projects.collect(),
        notices: notices.collect(),
    })
}

/// A notice's text as it is stored.
#[derive(serde::Deserialize)]
struct WrittenNotice {
    title: String,
    summary: String,
    #[serde(default)]
    details: String,
}

/// Fills the empty tables of a fresh store from the seed; those it filled.
///
/// # Errors
/// What the store says; then nothing was stored.
pub async fn plant(
    store: &Store,
    seed: &Seed,
    world: &dyn World,
) -> Result<Vec<&'static str>, StoreError> {
    seeds::plant(store, &rows(seed, world)).await
}

fn rows(seed: &Seed, world: &dyn World) -> seeds::Seeds {
    let mut villages = Vec::new();
    let mut aliases = Vec::new();
    for ward in &seed.wards {
        aliases.extend(ward.aliases.iter().map(|alias| places::PlaceAlias {
            alias: alias.clone(),
            ward_code: i64::from(ward.code),
            village_id: None,
        }));
        villages.extend((0..).zip(&ward.villages).map(|(position, name)| places::Village {
            id: world.fresh_id(),
            ward_code: i64::from(ward.code),
            name: name.clone(),
            status: seed.villages_status.clone(),
            source: seed.villages_source.clone(),
            position,
        }));
    }
    for (ward, name, alias) in &seed.village_aliases {
        let village = villages
            .iter()
            .find(|village| village.ward_code == i64::from(*ward) && village.name == *name);
        aliases.extend(village.map(|village| places::PlaceAlias {
            alias: alias.clone(),
            ward_code: i64::from(*ward),
            village_id: Some(village.id.clone()),
        }));
    }
    seeds::Seeds {
        places: places::Places {
            wards: seed.wards.iter().map(|ward| ward_row(ward, &seed.figures)).collect(),
            villages,
            aliases,
            topics: seed
                .topics
                .iter()
                .zip(&seed.topic_keys)
                .map(|(number, key)| places::Topic { number: i64::from(*number), key: key.clone() })
                .collect(),
        },
        values: seed
            .values
            .iter()
            .map(|value| values::Value {
                name: value.name.clone(),
                text: value.text.clone(),
                passport: value.passport.clone(),
            })
            .collect(),
        projects: (0..)
            .zip(&seed.projects)
            .map(|(position, project)| projects::Project {
                id: world.fresh_id(),
                ward_code: project.ward.map(i64::from),
                name_by_language: serde_json::to_string(&project.name).unwrap_or_default(),
                stage: project.stage.clone(),
                as_of: project.as_of.to_string(),
                passport: project.passport.clone(),
                position,
            })
            .collect(),
        notices: Vec::new(),
    }
}

fn ward_row(ward: &SeedWard, figures: &Passport) -> places::Ward {
    let [people, men, women, households] = ward.figures.map(i64::from);
    places::Ward {
        code: i64::from(ward.code),
        name: ward.name.clone(),
        postcode: Some(ward.postcode.clone()),
        people: Some(people),
        men: Some(men),
        women: Some(women),
        households: Some(households),
        hamlets: Some(i64::from(ward.hamlets)),
        passport: figures.clone(),
    }
}
