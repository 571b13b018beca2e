//! What a step may know of the world: fetched before the step, never during it.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        fact::{Passport, Standing},
        language::Language,
        limit::Limit,
    },
    text::fold,
};

/// What the council publishes: places, values, projects and notices. Read from
/// the store and kept in memory; the same for every citizen.
#[derive(Debug, Default)]
pub struct Directory {
    /// The wards, by code.
    pub wards: Vec<Ward>,
    /// The villages, by ward and then in the council's order.
    pub villages: Vec<Village>,
    /// The numbers of the topics one may follow.
    pub topics: Vec<u8>,
    /// Values that many texts share, by name.
    pub values: HashMap<String, Value>,
    /// The projects, in the council's order.
    pub projects: Vec<Project>,
    /// The notices, newest first.
    pub notices: Vec<Notice>,
}

/// A ward with its census figures.
#[derive(Debug, Clone)]
pub struct Ward {
    /// Fixed code, 1 to 99: printed with two digits on posters.
    pub code: u8,
    /// Name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Postcode (TCRA).
    pub postcode: String,
    /// People, men, women and households of the last census.
    pub census: Census,
    /// Where the figures come from.
    pub passport: Passport,
}

/// Figures of a census.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// All people.
    pub people: u32,
    /// Men and boys.
    pub men: u32,
    /// Women and girls.
    pub women: u32,
    /// Households.
    pub households: u32,
}

/// A village.
#[derive(Debug, Clone)]
pub struct Village {
    /// The store's id.
    pub id: String,
    /// Its ward's code.
    pub ward: u8,
    /// Name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
}

/// A value that many texts share.
#[derive(Debug, Clone)]
pub struct Value {
    /// As it is shown.
    pub text: String,
    /// Where it comes from.
    pub passport: Passport,
}

/// A project of the council.
#[derive(Debug, Clone)]
pub struct Project {
    /// The ward, or `None` for the whole district.
    pub ward: Option<u8>,
    /// Name by language.
    pub name: HashMap<Language, String>,
    /// `planned`, `tender`, `building`, `complete` or `stopped`.
    pub stage: String,
    /// The day the stage was true.
    pub as_of: Date,
    /// Where it comes from.
    pub passport: Passport,
}

/// A notice of the council.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The store's id.
    pub id: String,
    /// The ward it is for, or `None` for all.
    pub ward: Option<u8>,
    /// Its topic.
    pub topic: Option<u8>,
    /// The day it was published.
    pub day: Date,
    /// Texts by language.
    pub texts: HashMap<Language, NoticeText>,
}

/// A notice in one language.
#[derive(Debug, Clone)]
pub struct NoticeText {
    /// At most 24 characters.
    pub title: String,
    /// At most 100 characters.
    pub summary: String,
    /// What an SMS adds to the summary; may be empty.
    pub details: String,
}

impl Directory {
    /// The ward of a code.
    #[must_use]
    pub fn ward(&self, code: u8) -> Option<&Ward> {
        self.wards.iter().find(|ward| ward.code == code)
    }

    /// The villages of a ward.
    pub fn villages_of(&self, ward: u8) -> impl Iterator<Item = &Village> {
        self.villages.iter().filter(move |village| village.ward == ward)
    }

    /// What wards a typed name may mean.
    #[must_use]
    pub fn find_ward(&self, typed: &str) -> fold::Found<u8> {
        let names = self.wards.iter().flat_map(|ward| {
            std::iter::once((ward.code, ward.name.as_str()))
                .chain(ward.aliases.iter().map(|alias| (ward.code, alias.as_str())))
        });
        fold::nearest(typed, names)
    }

    /// The wards whose names are nearest to what was typed, however far, at most `most`.
    #[must_use]
    pub fn closest_wards(&self, typed: &str, most: usize) -> Vec<u8> {
        let names = self.wards.iter().map(|ward| (ward.code, ward.name.as_str()));
        fold::closest(typed, names, most)
    }

    /// What villages of a ward a typed name may mean.
    #[must_use]
    pub fn find_village(&self, ward: u8, typed: &str) -> fold::Found<&str> {
        let names = self.villages_of(ward).flat_map(|village| {
            let id = village.id.as_str();
            std::iter::once((id, village.name.as_str()))
                .chain(village.aliases.iter().map(move |alias| (id, alias.as_str())))
        });
        fold::nearest(typed, names)
    }

    /// The notice of an id.
    #[must_use]
    pub fn notice(&self, id: &str) -> Option<&Notice> {
        self.notices.iter().find(|notice| notice.id == id)
    }
}

/// What the service knows of the person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citizen {
    /// Their own choice of language.
    pub language: Option<Language>,
    /// Whether they receive bulletins.
    pub joined: bool,
    /// Their ward's code.
    pub ward: Option<u8>,
}

/// A ticket as its number tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketFact {
    /// `new`, `received`, `in-hand`, `waiting`, `answered`, `closed` or `passed-on`.
    pub state: String,
    /// The day the state was last changed.
    pub updated: Date,
}

/// Everything one step may know.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What the council publishes.
    pub directory: &'a Directory,
    /// The person.
    pub citizen: &'a Citizen,
    /// What a screen may hold.
    pub limit: Limit,
    /// Whether citizens or trainees are served.
    pub standing: Standing,
    /// Today in the service's zone.
    pub today: Date,
    /// The language for those who never chose one.
    pub default_language: &'a Language,
    /// Whether what a citizen says can be stored now.
    pub storing: bool,
    /// What was fetched because the step asked for it.
    pub fetched: &'a Fetched,
}

/// What a step asks to be fetched, once it turns out to be needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Want {
    /// A fresh ticket number.
    TicketNumber,
    /// The ticket of a number.
    Ticket(i64),
    /// Whether the person may have one more SMS today.
    SmsAllowance,
}

/// What was fetched so far; `None`: not asked for yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    /// A fresh ticket number.
    pub ticket_number: Option<i64>,
    /// The ticket asked for; the inner `None`: there is none of that number.
    pub ticket: Option<(i64, Option<TicketFact>)>,
    /// Whether one more SMS is allowed today.
    pub sms_allowed: Option<bool>,
}
