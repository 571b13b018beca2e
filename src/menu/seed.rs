//! The data a fresh installation starts with: `menus/seed/*.toml`.
//!
//! Read and checked here, put into the store once on first start, and never
//! written over what the council has changed since.

use std::collections::{BTreeMap, btree_map::Entry};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{
    file::{PassportFile, Source},
    program::Place,
};
use crate::domain::{
    fact::{Mark, Passport},
    finding::{Finding, line_of},
    language::Language,
    time::parse_date,
};

/// Everything a fresh installation starts with.
#[derive(Debug)]
pub struct Seed {
    /// The wards and their villages.
    pub wards: Vec<SeedWard>,
    /// The passport of the wards' census figures.
    pub figures: Passport,
    /// Where that passport is written.
    pub figures_place: Place,
    /// Where the list of villages comes from.
    pub villages_source: String,
    /// What the list of villages is (`listed`).
    pub villages_status: String,
    /// Other spellings of village names: ward, village, spelling.
    pub village_aliases: Vec<(u8, String, String)>,
    /// The numbers of the topics.
    pub topics: Vec<u8>,
    /// The topics' keys, in the order of their numbers.
    pub topic_keys: Vec<String>,
    /// The council values.
    pub values: Vec<SeedValue>,
    /// The starter projects.
    pub projects: Vec<SeedProject>,
}

/// A ward of the seed.
#[derive(Debug)]
pub struct SeedWard {
    /// Where it is written.
    pub place: Place,
    /// Fixed code.
    pub code: u8,
    /// Name.
    pub name: String,
    /// Postcode.
    pub postcode: String,
    /// Census figures: people, men, women, households.
    pub figures: [u32; 4],
    /// How many hamlets the postcode list has.
    pub hamlets: u32,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Its villages.
    pub villages: Vec<String>,
}

/// A council value of the seed.
#[derive(Debug)]
pub struct SeedValue {
    /// Where it is written.
    pub place: Place,
    /// The placeholder it fills.
    pub name: String,
    /// As it is shown; empty while only the council can know it.
    pub text: String,
    /// Its passport.
    pub passport: Passport,
}

/// A project of the seed.
#[derive(Debug)]
pub struct SeedProject {
    /// Where it is written.
    pub place: Place,
    /// The ward, or `None` for the whole district.
    pub ward: Option<u8>,
    /// `planned`, `tender`, `building`, `complete` or `stopped`.
    pub stage: String,
    /// The day the stage was true.
    pub as_of: Date,
    /// Name by language.
    pub name: BTreeMap<Language, String>,
    /// Its passport.
    pub passport: Passport,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacesFile {
    figures_source: String,
    mark: Mark,
    checked: Option<String>,
    review: Option<String>,
    confirmed: Option<String>,
    villages_source: String,
    villages_status: String,
    ward: Vec<Spanned<WardFile>>,
    #[serde(default)]
    village_alias: Vec<Spanned<VillageAliasFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WardFile {
    code: u8,
    name: String,
    postcode: String,
    people: u32,
    men: u32,
    women: u32,
    households: u32,
    hamlets: u32,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    villages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VillageAliasFile {
    ward: u8,
    village: String,
    alias: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicsFile {
    topic: Vec<Spanned<TopicFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicFile {
    number: u8,
    key: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValuesFile {
    value: Vec<Spanned<ValueFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueFile {
    name: String,
    text: String,
    mark: Mark,
    source: String,
    checked: Option<String>,
    review: Option<String>,
    confirmed: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectsFile {
    #[serde(default)]
    project: Vec<Spanned<ProjectFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectFile {
    ward: Option<u8>,
    stage: String,
    as_of: String,
    name: BTreeMap<String, String>,
    mark: Mark,
    source: String,
    checked: Option<String>,
    review: Option<String>,
    confirmed: Option<String>,
}

impl Seed {
    /// Reads the four seed files.
    ///
    /// # Errors
    /// A missing file, a key that is not known, sums that do not add up, or a
    /// village alias without its village.
    pub fn read(sources: &[Source]) -> Result<Self, Vec<Finding>> {
        let (places_source, places): (_, PlacesFile) = parse(sources, "places.toml")?;
        let (topics_source, topics): (_, TopicsFile) = parse(sources, "topics.toml")?;
        let (values_source, values): (_, ValuesFile) = parse(sources, "values.toml")?;
        let (projects_source, projects): (_, ProjectsFile) = parse(sources, "projects.toml")?;
        let mut reader = Reader { findings: Vec::new() };

        let mark_line = places_source.text.lines().position(|line| line.starts_with("mark"));
        let figures_place = (places_source.file.clone(), mark_line.map_or(0, |line| line + 1));
        let figures = PassportFile {
            mark: places.mark,
            source: places.figures_source,
            checked: places.checked,
            review: places.review,
            confirmed: places.confirmed,
        }
        .read(|message| reader.error(&figures_place, message));
        let wards: Vec<SeedWard> =
            places.ward.into_iter().map(|ward| reader.ward(places_source, ward)).collect();
        reader.once("ward", wards.iter().map(|ward| (ward.code, &ward.place)));
        let village_aliases = places
            .village_alias
            .into_iter()
            .map(|alias| reader.village_alias(places_source, alias, &wards))
            .collect();
        let topics: Vec<(Place, TopicFile)> =
            topics.topic.into_iter().map(|topic| placed(topics_source, topic)).collect();
        reader.once("topic", topics.iter().map(|(place, topic)| (topic.number, place)));
        let values: Vec<SeedValue> =
            values.value.into_iter().map(|value| reader.value(values_source, value)).collect();
        reader.once("value", values.iter().map(|value| (&value.name, &value.place)));
        let projects = projects
            .project
            .into_iter()
            .filter_map(|project| reader.project(projects_source, project, &wards))
            .collect();
        if !reader.findings.is_empty() {
            return Err(reader.findings);
        }
        Ok(Self {
            wards,
            figures,
            figures_place,
            villages_source: places.villages_source,
            villages_status: places.villages_status,
            village_aliases,
            topics: topics.iter().map(|(_, topic)| topic.number).collect(),
            topic_keys: topics.into_iter().map(|(_, topic)| topic.key).collect(),
            values,
            projects,
        })
    }
}

fn placed<T>(source: &Source, row: Spanned<T>) -> (Place, T) {
    let line = line_of(&source.text, row.span().start);
    ((source.file.clone(), line), row.into_inner())
}

fn find<'a>(sources: &'a [Source], name: &str) -> Result<&'a Source, Vec<Finding>> {
    sources
        .iter()
        .find(|source| source.file.ends_with(&format!("seed/{name}")))
        .ok_or_else(|| vec![Finding::error(format!("menus/seed/{name}"), 0, "the file is missing")])
}

fn parse<'a, T: serde::de::DeserializeOwned>(
    sources: &'a [Source],
    name: &str,
) -> Result<(&'a Source, T), Vec<Finding>> {
    let source = find(sources, name)?;
    let parsed = toml::from_str(&source.text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(&source.text, span.start));
        vec![Finding::error(&source.file, line, error.message().trim())]
    })?;
    Ok((source, parsed))
}

/// Reads rows, collecting what is wrong with them.
struct Reader {
    findings: Vec<Finding>,
}

impl Reader {
    fn error(&mut self, place: &Place, message: String) {
        self.findings.push(Finding::error(&place.0, place.1, message));
    }

    /// What names a row may not name another one.
    fn once<'a, T: Ord + std::fmt::Display>(
        &mut self,
        what: &str,
        rows: impl Iterator<Item = (T, &'a Place)>,
    ) {
        let mut known: BTreeMap<T, &Place> = BTreeMap::new();
        for (name, place) in rows {
            match known.entry(name) {
                Entry::Occupied(other) => {
                    let (file, line) = other.get();
                    let message =
                        format!("{what} {} is already written at {file}:{line}", other.key());
                    self.error(place, message);
                }
                Entry::Vacant(free) => {
                    free.insert(place);
                }
            }
        }
    }

    fn village_alias(
        &mut self,
        source: &Source,
        alias: Spanned<VillageAliasFile>,
        wards: &[SeedWard],
    ) -> (u8, String, String) {
        let (place, VillageAliasFile { ward, village, alias }) = placed(source, alias);
        if !wards.iter().any(|known| known.code == ward && known.villages.contains(&village)) {
            let message = format!(
                "an alias names village `{village}` of ward {ward:02}, which is not listed"
            );
            self.error(&place, message);
        }
        (ward, village, alias)
    }

    fn ward(&mut self, source: &Source, ward: Spanned<WardFile>) -> SeedWard {
        let (place, ward) = placed(source, ward);
        if ward.men.checked_add(ward.women) != Some(ward.people) {
            self.error(&place, format!("{}: men and women do not add up to people", ward.name));
        }
        if !(1..=99).contains(&ward.code) {
            self.error(&place, format!("{}: ward codes are 1 to 99", ward.name));
        }
        SeedWard {
            place,
            code: ward.code,
            name: ward.name,
            postcode: ward.postcode,
            figures: [ward.people, ward.men, ward.women, ward.households],
            hamlets: ward.hamlets,
            aliases: ward.aliases,
            villages: ward.villages,
        }
    }

    fn value(&mut self, source: &Source, value: Spanned<ValueFile>) -> SeedValue {
        let (place, value) = placed(source, value);
        if value.text.is_empty() && value.mark != Mark::Placeholder {
            self.error(
                &place,
                format!("{} is empty; write its text, or mark it PLACEHOLDER", value.name),
            );
        }
        let passport = PassportFile {
            mark: value.mark,
            source: value.source,
            checked: value.checked,
            review: value.review,
            confirmed: value.confirmed,
        }
        .read(|message| self.error(&place, message));
        SeedValue { place, name: value.name, text: value.text, passport }
    }

    fn project(
        &mut self,
        source: &Source,
        project: Spanned<ProjectFile>,
        wards: &[SeedWard],
    ) -> Option<SeedProject> {
        let (place, project) = placed(source, project);
        if let Some(code) = project.ward
            && !wards.iter().any(|ward| ward.code == code)
        {
            self.error(&place, format!("there is no ward {code:02}"));
        }
        if !["planned", "tender", "building", "complete", "stopped"]
            .contains(&project.stage.as_str())
        {
            self.error(
                &place,
                format!(
                    "stage `{}`: use planned, tender, building, complete or stopped",
                    project.stage
                ),
            );
        }
        let mut name = BTreeMap::new();
        for (tag, text) in project.name {
            match Language::parse(&tag) {
                Some(language) => {
                    name.insert(language, text);
                }
                None => self.error(&place, format!("`{tag}` is no language tag")),
            }
        }
        let Some(as_of) = parse_date(&project.as_of) else {
            self.error(&place, format!("`{}` is no date; write it like 2026-11-23", project.as_of));
            return None;
        };
        let passport = PassportFile {
            mark: project.mark,
            source: project.source,
            checked: project.checked,
            review: project.review,
            confirmed: project.confirmed,
        }
        .read(|message| self.error(&place, message));
        Some(SeedProject { place, ward: project.ward, stage: project.stage, as_of, name, passport })
    }
}
