//! What the engine promises, held against random menus, the real one, and broken ones.

mod broken;
mod random;
mod real;
mod walk;

use std::collections::HashMap;

use jiff::civil::{Date, date};

use super::{
    facts::{
        Census, Citizen, Directory, Facts, Fetched, Notice, NoticeText, Project, TicketFact, Value,
        Village, Want, Ward,
    },
    program::Program,
    seed::Seed,
    session::Session,
    step::{Effect, Input, Step, Turned, step},
};
use crate::domain::{
    fact::{Mark, Passport, Standing},
    language::Language,
    limit::{Limit, Measure},
};

const TODAY: Date = date(2026, 11, 23);

fn language(tag: &str) -> Language {
    Language::parse(tag).expect("the tag is a language")
}

fn passport(mark: Mark) -> Passport {
    Passport {
        mark,
        source: "a test".to_owned(),
        checked: Some(date(2026, 11, 1)),
        review: Some(date(2027, 5, 1)),
        confirmed: None,
    }
}

/// A person and the circumstances of their turns.
#[derive(Debug, Clone)]
struct Scene {
    citizen: Citizen,
    limit: Limit,
    standing: Standing,
    today: Date,
    default_language: Language,
    storing: bool,
    sms_allowed: bool,
}

impl Scene {
    fn new(limit: Limit) -> Self {
        Self {
            citizen: Citizen::default(),
            limit,
            standing: Standing::Training,
            today: TODAY,
            default_language: language("sw"),
            storing: true,
            sms_allowed: true,
        }
    }

    fn facts<'a>(&'a self, directory: &'a Directory, fetched: &'a Fetched) -> Facts<'a> {
        Facts {
            directory,
            citizen: &self.citizen,
            limit: self.limit,
            standing: self.standing,
            today: self.today,
            default_language: &self.default_language,
            storing: self.storing,
            fetched,
        }
    }

    /// Steps, fetching what is wanted, as the gateway does.
    fn step(
        &self,
        program: &Program,
        directory: &Directory,
        session: Option<&Session>,
        input: Input<'_>,
    ) -> Step {
        let mut fetched = Fetched::default();
        for _ in 0..4 {
            match step(program, session, input, &self.facts(directory, &fetched)) {
                Turned::Shown(step) => return *step,
                Turned::Wants(want) => {
                    assert!(self.storing, "{want:?} is wanted while nothing can be stored");
                    match want {
                        Want::TicketNumber => fetched.ticket_number = Some(1_024),
                        Want::Ticket(number) => {
                            let known = number % 2 == 0;
                            let ticket =
                                TicketFact { state: "in-hand".to_owned(), updated: self.today };
                            fetched.ticket = Some((number, known.then_some(ticket)));
                        }
                        Want::SmsAllowance => fetched.sms_allowed = Some(self.sms_allowed),
                    }
                }
            }
        }
        panic!("{input:?} wants without end");
    }
}

/// What the seed publishes, as the store would give it back.
fn directory_of(seed: &Seed) -> Directory {
    let wards = seed.wards.iter().map(|ward| {
        let [people, men, women, households] = ward.figures;
        Ward {
            code: ward.code,
            name: ward.name.clone(),
            aliases: ward.aliases.clone(),
            postcode: ward.postcode.clone(),
            census: Census { people, men, women, households },
            passport: seed.figures.clone(),
        }
    });
    let villages = seed.wards.iter().flat_map(|ward| {
        ward.villages.iter().enumerate().map(|(index, name)| Village {
            id: format!("{}-{index}", ward.code),
            ward: ward.code,
            name: name.clone(),
            aliases: Vec::new(),
        })
    });
    let values = seed.values.iter().map(|value| {
        let shown = Value { text: value.text.clone(), passport: value.passport.clone() };
        (value.name.clone(), shown)
    });
    let projects = seed.projects.iter().map(|project| Project {
        ward: project.ward,
        name: project.name.clone().into_iter().collect(),
        stage: project.stage.clone(),
        as_of: project.as_of,
        passport: project.passport.clone(),
    });
    Directory {
        wards: wards.collect(),
        villages: villages.collect(),
        topics: seed.topics.clone(),
        values: values.collect(),
        projects: projects.collect(),
        notices: Vec::new(),
    }
}

fn notice(id: &str, ward: Option<u8>, topic: Option<u8>, title: &str, summary: &str) -> Notice {
    let details = format!("{summary}…");
    let text = NoticeText { title: title.to_owned(), summary: summary.to_owned(), details };
    Notice {
        id: id.to_owned(),
        ward,
        topic,
        day: TODAY,
        texts: HashMap::from([(language("sw"), text)]),
    }
}
