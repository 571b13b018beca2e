//! What a message is told: screens of the menu, wards, news, projects, figures, the state
//! of a ticket, and what is kept of the sender.

use super::Counter;
use crate::{
    domain::{msisdn::Msisdn, time::day_month_year},
    gateway::ussd::citizen,
    keywords::{Does, read::ticket_number, replies::text},
    menu::{
        facts::{Citizen, Facts, Fetched, Notice, Project},
        render::{on_the_phone, thousands, ticket_reference},
        session::Session,
        step::told,
    },
    store::{StoreError, Tx, tickets},
    text::{gsm7, segment::GSM7_SINGLE},
};

/// How many projects one message tells.
const PROJECTS_TOLD: usize = 2;

impl Counter<'_> {
    /// What a screen of the menu tells, by the word that follows.
    pub(super) fn screen_tells(&mut self, does: Does, rest: &str, otherwise: &'static str) {
        let Some(screen) = self.gateway.inner.menus.keywords().answer(does, rest) else {
            return self.say(otherwise, None, &[]);
        };
        let Some(at) = self.gateway.account_named(&self.letter.account) else { return };
        let account = self.gateway.account(at);
        let person: Citizen = citizen(self.choices.clone());
        let fetched = Fetched::default();
        let facts = Facts {
            directory: self.directory,
            citizen: &person,
            limit: account.limit,
            standing: account.standing,
            today: self.today(),
            default_language: &self.gateway.inner.rules.default_language,
            storing: true,
            fetched: &fetched,
        };
        let session = Session {
            language: self.language.tag().to_owned(),
            ward: person.ward,
            ..Session::default()
        };
        let said = told(self.program, screen, &session, &facts);
        self.answer(does.word(), vec![said]);
    }

    /// The wards, in as few messages as hold them.
    pub(super) fn wards(&mut self) {
        let names: Vec<String> =
            self.directory.wards.iter().map(|ward| on_the_phone(&ward.name)).collect();
        for count in 1..=names.len().max(1) {
            let each = names.len().div_ceil(count).max(1);
            let texts: Vec<String> = names
                .chunks(each)
                .enumerate()
                .map(|(index, names)| {
                    let values = [
                        ("n", (index + 1).to_string()),
                        ("of", count.to_string()),
                        ("wards", names.join(", ")),
                    ];
                    text(self.program, &self.language, "reply-wards", None, &values)
                })
                .collect();
            let fits = |text: &String| gsm7::septets(text).is_some_and(|it| it <= GSM7_SINGLE);
            if texts.iter().all(fits) {
                return self.answer("reply-wards", texts);
            }
        }
    }

    pub(super) fn news(&mut self, ward: Option<u8>) {
        let concerns =
            |notice: &&Notice| ward.is_none() || notice.ward.is_none() || notice.ward == ward;
        let newest = self.directory.notices.iter().find(concerns);
        let default = &self.gateway.inner.rules.default_language;
        let found = newest.and_then(|notice| {
            let text = notice.texts.get(&self.language).or_else(|| notice.texts.get(default))?;
            Some((notice.day, text))
        });
        let Some((day, written)) = found else { return self.say("reply-news-none", None, &[]) };
        let values = [
            ("title", on_the_phone(&written.title)),
            ("date", day_month_year(day)),
            ("summary", on_the_phone(&written.summary)),
        ];
        self.say("reply-news", None, &values);
    }

    pub(super) fn projects(&mut self, ward: u8) {
        let default = &self.gateway.inner.rules.default_language;
        let all: Vec<&Project> = self
            .directory
            .projects
            .iter()
            .filter(|project| project.ward == Some(ward) && !self.withheld(&project.passport))
            .take(PROJECTS_TOLD)
            .collect();
        let name = |project: &Project| {
            let name = project.name.get(&self.language).or_else(|| project.name.get(default));
            name.map(|name| on_the_phone(name)).unwrap_or_default()
        };
        let stage = |project: &Project| self.shared(&format!("stage-{}", project.stage));
        let mut values = vec![("ward", self.ward_name(ward))];
        let Some(first) = all.first() else {
            return self.say("reply-projects-none", None, &values);
        };
        values.extend([("project_1", name(first)), ("stage_1", stage(first))]);
        if let Some(second) = all.get(1) {
            values.extend([("project_2", name(second)), ("stage_2", stage(second))]);
        }
        // What is told is as old as its oldest part.
        let oldest = all.iter().map(|project| project.as_of).min();
        values.push(("date", oldest.map(day_month_year).unwrap_or_default()));
        self.say("reply-projects", (all.len() == 1).then_some("one"), &values);
    }

    pub(super) fn statistics(&mut self, ward: u8) {
        let Some(found) = self.directory.ward(ward) else { return };
        let name = on_the_phone(&found.name);
        if self.withheld(&found.passport) {
            return self.say("reply-statistics", Some("otherwise"), &[("ward", name)]);
        }
        let values = [
            ("ward", name),
            ("people", thousands(found.census.people)),
            ("men", thousands(found.census.men)),
            ("women", thousands(found.census.women)),
            ("households", thousands(found.census.households)),
            ("postcode", found.postcode.clone()),
        ];
        self.say("reply-statistics", None, &values);
    }

    pub(super) async fn status(&mut self, tx: &mut Tx, rest: &str) -> Result<(), StoreError> {
        let found = match ticket_number(rest) {
            Some(number) => tickets::find_in(tx, number).await?,
            None => None,
        };
        let Some(ticket) = found else {
            self.say("reply-status-none", None, &[]);
            return Ok(());
        };
        let changed = ticket.updated_at.date_in(&self.gateway.inner.rules.time_zone);
        let state = self.shared(&format!("ticket-{}", ticket.state));
        if let Some(answer) = told_answer(&ticket, self.msisdn) {
            let values = [
                ("ticket", ticket_reference(ticket.number)),
                ("ticket_state", state.clone()),
                ("date", day_month_year(changed)),
                ("answer", answer.to_owned()),
            ];
            let said = text(self.program, &self.language, "reply-status", Some("answer"), &values);
            if gsm7::septets(&said).is_some_and(|septets| septets <= GSM7_SINGLE) {
                self.answer("reply-status", vec![said]);
                return Ok(());
            }
        }
        let values = [
            ("ticket", ticket_reference(ticket.number)),
            ("ticket_state", state),
            ("ticket_step", self.shared(&format!("step-{}", ticket.state))),
            ("date", day_month_year(changed)),
        ];
        let otherwise = (!self.told(Does::Status)).then_some("otherwise");
        self.say("reply-status", otherwise, &values);
        Ok(())
    }

    pub(super) async fn my_data(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        let questions = tickets::count_of(tx, self.msisdn).await?.min(9_999).to_string();
        if !self.choices.joined && self.choices.ward_code.is_none() {
            self.say("reply-my-data", Some("none"), &[("questions", questions)]);
            return Ok(());
        }
        let ward = self.own_ward().map_or_else(|| "-".to_owned(), |ward| on_the_phone(&ward.name));
        let topics: Option<Vec<u8>> =
            self.choices.topics.as_ref().map(|topics| {
                topics.0.iter().filter_map(|topic| u8::try_from(*topic).ok()).collect()
            });
        let values = vec![("ward", ward), ("questions", questions)];
        self.say_topics("reply-my-data", None, topics.as_deref(), values);
        Ok(())
    }
}

/// The answer of a ticket, for who asked and for nobody else who knows its number.
fn told_answer<'a>(ticket: &'a tickets::Ticket, msisdn: &Msisdn) -> Option<&'a str> {
    let theirs = ticket.msisdn.as_ref() == Some(msisdn);
    let answered = matches!(ticket.state.as_str(), "answered" | "closed");
    ticket.answer.as_deref().filter(|_| theirs && answered)
}
