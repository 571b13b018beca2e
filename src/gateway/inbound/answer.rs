//! What a message asks for is done, and how it is answered.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{CHANNEL, Letter};
use crate::{
    domain::{
        fact::Passport,
        language::Language,
        msisdn::Msisdn,
        time::{Timestamp, day_month_year},
    },
    gateway::{Gateway, hexadecimal, subscriptions::Act, ussd::citizen},
    keywords::{
        Does, Expecting, Meaning,
        read::{ticket_number, tokens},
        replies::text,
    },
    menu::{
        Program,
        facts::{Citizen, Directory, Facts, Fetched, Notice, Project, Ward},
        render::{on_the_phone, thousands, ticket_reference},
        session::Session,
        step::told,
    },
    store::{
        StoreError, Tx,
        correspondents::{self, Asked, Question},
        subscribers::{self, Choices},
        tickets,
    },
    text::{fold::Found, gsm7, segment::GSM7_SINGLE},
};

/// How many wards are named when one is not recognised.
const WARDS_ASKED: usize = 3;
/// How many words a ward's name may have.
const WARD_WORDS: usize = 3;
/// The fewest letters and digits of a question or report.
const SHORTEST_TICKET: usize = 3;
/// How many projects one message tells.
const PROJECTS_TOLD: usize = 2;

/// What came of a message.
pub(super) struct Worked {
    /// The answer, one text for each message.
    pub(super) texts: Vec<String>,
    /// What tells equal answers.
    pub(super) mark: String,
    /// Whether the answer goes out whatever went before: the confirmation of leaving.
    pub(super) always: bool,
    pub(super) keyword: Option<String>,
    pub(super) language: Language,
    pub(super) ticket: Option<i64>,
    /// What the sender is asked from now on, if that changed.
    pub(super) asked: Option<Asked>,
    /// Whether the sender was forgotten.
    pub(super) forgotten: bool,
}

/// What a ward is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Purpose {
    Join,
    Ward,
    Projects,
    Statistics,
}

/// What belongs to a question.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Detail {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    purpose: Option<Purpose>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    wards: Vec<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    topics: Option<Vec<u8>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ticket: Option<i64>,
}

/// A place as somebody wrote it.
enum Place {
    /// Nothing was written.
    None,
    /// This ward, and what follows its name.
    Ward(u8, String),
    /// None that is known.
    Unknown(String),
}

/// One message on its way to an answer.
struct Counter<'a> {
    gateway: &'a Gateway,
    letter: &'a Letter,
    msisdn: &'a Msisdn,
    directory: &'a Directory,
    program: &'a Program,
    choices: Choices,
    language: Language,
    now: Timestamp,
    worked: Worked,
}

impl Gateway {
    /// Does what a message asks for, and says how it is answered.
    pub(super) async fn answer_to(
        &self,
        tx: &mut Tx,
        letter: &Letter,
        msisdn: &Msisdn,
        asked: Option<Asked>,
        now: Timestamp,
    ) -> Result<Worked, StoreError> {
        let directory = self.inner.menus.directory();
        let open = asked.and_then(|asked| {
            let question = asked.question.filter(|_| asked.question_until > Some(now))?;
            let detail = asked.question_detail.unwrap_or_default();
            Some((question, serde_json::from_str::<Detail>(&detail).unwrap_or_default()))
        });
        let expecting = match &open {
            None => Expecting::Nothing,
            Some((Question::Ward, _)) => Expecting::Ward,
            Some((Question::WhichWard, detail)) => {
                Expecting::Number(u8::try_from(detail.wards.len()).unwrap_or(u8::MAX))
            }
            Some((Question::Erase | Question::Satisfied, _)) => Expecting::YesOrNo,
        };
        let reading = self.inner.menus.keywords().read(&letter.body, &directory, expecting);
        let subscriber = subscribers::find_in(tx, msisdn).await?;
        let choices = subscriber.map(|found| found.choices).unwrap_or_default();
        let program = self.inner.menus.current();
        let speaks = |language: Option<&Language>| {
            language.and_then(|it| program.language(it.tag())).cloned()
        };
        let language = speaks(choices.language.as_ref())
            .or_else(|| speaks(reading.language.as_ref()))
            .unwrap_or_else(|| self.inner.rules.default_language.clone());
        let mut counter = Counter {
            gateway: self,
            letter,
            msisdn,
            directory: &directory,
            program,
            choices,
            worked: Worked {
                texts: Vec::new(),
                mark: String::new(),
                always: false,
                keyword: reading.keyword,
                language: language.clone(),
                ticket: None,
                asked: None,
                forgotten: false,
            },
            language,
            now,
        };
        match reading.meaning {
            Meaning::Leave(topics) => counter.leave(tx, &topics).await?,
            Meaning::Number(number) => counter.chosen(tx, open, number).await?,
            Meaning::Answer(yes) => counter.answered(tx, open, yes).await?,
            Meaning::Ward(ward) => counter.ward_alone(tx, open, ward).await?,
            Meaning::Keyword(does) => counter.does(tx, does, reading.rest).await?,
            Meaning::Unknown => counter.unknown(tx, open, reading.rest).await?,
        }
        counter.worked.language = counter.language;
        Ok(counter.worked)
    }
}

impl Counter<'_> {
    // ---- answering -------------------------------------------------------------

    fn say(&mut self, key: &'static str, attribute: Option<&str>, values: &[(&str, String)]) {
        let said = text(self.program, &self.language, key, attribute, values);
        self.answer(key, vec![said]);
    }

    fn answer(&mut self, key: &str, texts: Vec<String>) {
        let mut hash = Sha256::new();
        for text in &texts {
            hash.update(text.as_bytes());
        }
        self.worked.mark = format!("{key}:{}", hexadecimal(&hash.finalize()[..8]));
        self.worked.texts = texts;
    }

    fn act(&self) -> Act<'_> {
        Act {
            msisdn: self.msisdn,
            account: &self.letter.account,
            channel: CHANNEL,
            wording: &self.program.release,
            language: &self.language,
            dialogue: self.letter.operator_ref.as_deref().unwrap_or_default(),
            key: &self.letter.origin_key,
            at: self.now,
        }
    }

    async fn ask(
        &mut self,
        tx: &mut Tx,
        question: Question,
        detail: &Detail,
    ) -> Result<(), StoreError> {
        let until = self.now.after(self.gateway.inner.rules.sms.question_open);
        let detail = serde_json::to_string(detail).unwrap_or_default();
        correspondents::ask(tx, &self.letter.sender, question, &detail, until, self.now).await?;
        self.worked.asked = Some(Asked {
            question: Some(question),
            question_detail: Some(detail),
            question_until: Some(until),
        });
        Ok(())
    }

    async fn close(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        correspondents::close(tx, &self.letter.sender).await?;
        self.worked.asked =
            Some(Asked { question: None, question_detail: None, question_until: None });
        Ok(())
    }

    fn own_ward(&self) -> Option<&Ward> {
        let code = u8::try_from(self.choices.ward_code?).ok()?;
        self.directory.ward(code)
    }

    fn ward_name(&self, code: u8) -> String {
        self.directory.ward(code).map(|ward| on_the_phone(&ward.name)).unwrap_or_default()
    }

    /// A value only the council knows, where it may be told.
    fn value(&self, name: &str) -> Option<String> {
        let value = self.directory.values.get(name)?;
        let told = !self.withheld(&value.passport);
        Some(on_the_phone(&value.text)).filter(|text| told && !text.trim().is_empty())
    }

    fn withheld(&self, passport: &Passport) -> bool {
        let at = self.gateway.account_named(&self.letter.account);
        let standing = at.map(|at| self.gateway.account(at).standing);
        standing.is_none_or(|standing| passport.withheld(standing, self.today()).is_some())
    }

    fn today(&self) -> jiff::civil::Date {
        self.now.date_in(&self.gateway.inner.rules.time_zone)
    }

    /// Whether the facts in a keyword's own answer may be told.
    fn told(&self, does: Does) -> bool {
        let keywords = self.gateway.inner.menus.keywords();
        keywords.passport(does).is_none_or(|passport| !self.withheld(passport))
    }

    fn shared(&self, key: &str) -> String {
        text(self.program, &self.language, key, None, &[])
    }

    /// An answer that names topics: by their names where they fit, else by numbers.
    fn say_topics(
        &mut self,
        key: &'static str,
        attribute: Option<&str>,
        topics: Option<&[u8]>,
        mut values: Vec<(&'static str, String)>,
    ) {
        let names = match topics {
            Some(topics) if topics.len() < self.directory.topics.len() => {
                let names = topics.iter().map(|topic| self.shared(&format!("topic-{topic}")));
                names.collect::<Vec<_>>().join(", ")
            }
            _ => self.shared("topics-all"),
        };
        values.push(("topics", names));
        let said = text(self.program, &self.language, key, attribute, &values);
        if gsm7::septets(&said).is_some_and(|septets| septets <= GSM7_SINGLE) {
            return self.answer(key, vec![said]);
        }
        let numbers = topics.unwrap_or_default().iter().map(u8::to_string).collect::<Vec<_>>();
        values.pop();
        values.push(("topics", numbers.join(", ")));
        self.say(key, attribute, &values);
    }

    // ---- places ----------------------------------------------------------------

    fn place(&self, written: &str) -> Place {
        let tokens: Vec<_> = tokens(written);
        let skipped = tokens
            .iter()
            .take_while(|token| {
                matches!(
                    token.letters.as_str(),
                    "KATA" | "WARD" | "YA" | "WA" | "YANGU" | "NI" | "IN"
                )
            })
            .count();
        let tokens = &tokens[skipped..];
        let Some(first) = tokens.first() else { return Place::None };
        for count in (1..=WARD_WORDS.min(tokens.len())).rev() {
            let end = tokens[count - 1].end;
            if let Found::One(code) = self.directory.find_ward(&written[first.start..end]) {
                return Place::Ward(code, written[end..].trim().to_owned());
            }
        }
        Place::Unknown(written[first.start..].trim().to_owned())
    }

    async fn ask_ward(
        &mut self,
        tx: &mut Tx,
        purpose: Purpose,
        topics: Option<Vec<u8>>,
    ) -> Result<(), StoreError> {
        let detail = Detail { purpose: Some(purpose), topics, ..Detail::default() };
        self.ask(tx, Question::Ward, &detail).await?;
        self.say("reply-join-ward", None, &[]);
        Ok(())
    }

    async fn ask_which(
        &mut self,
        tx: &mut Tx,
        written: &str,
        purpose: Purpose,
        topics: Option<Vec<u8>>,
    ) -> Result<(), StoreError> {
        let wards = self.directory.closest_wards(written, WARDS_ASKED);
        let [first, second, third] = wards[..] else {
            return self.ask_ward(tx, purpose, topics).await;
        };
        let detail = Detail { purpose: Some(purpose), wards: wards.clone(), topics, ticket: None };
        self.ask(tx, Question::WhichWard, &detail).await?;
        let values = [
            ("first", self.ward_name(first)),
            ("second", self.ward_name(second)),
            ("third", self.ward_name(third)),
        ];
        self.say("reply-which-ward", None, &values);
        Ok(())
    }

    async fn ward_for(
        &mut self,
        tx: &mut Tx,
        purpose: Purpose,
        ward: u8,
        rest: &str,
        topics: Option<Vec<u8>>,
    ) -> Result<(), StoreError> {
        match purpose {
            Purpose::Join => self.join_ward(tx, ward, topics).await,
            Purpose::Ward => self.set_ward(tx, ward, rest).await,
            Purpose::Projects => {
                self.projects(ward);
                Ok(())
            }
            Purpose::Statistics => {
                self.statistics(ward);
                Ok(())
            }
        }
    }

    // ---- joining, choosing, leaving ----------------------------------------------

    async fn join(&mut self, tx: &mut Tx, rest: &str) -> Result<(), StoreError> {
        let keywords = self.gateway.inner.menus.keywords();
        let known = &self.directory.topics;
        match self.place(rest) {
            Place::Ward(ward, follows) => {
                let topics = keywords.topics(&follows, known);
                self.join_ward(tx, ward, topics).await
            }
            Place::None => {
                if let Some(ward) = self.own_ward().map(|ward| ward.code) {
                    return self.join_ward(tx, ward, None).await;
                }
                self.gateway.join(tx, self.act(), None, None).await?;
                self.ask_ward(tx, Purpose::Join, None).await
            }
            Place::Unknown(written) => {
                let topics = keywords.topics(&written, known);
                self.gateway.join(tx, self.act(), None, topics.as_deref()).await?;
                match (topics, self.own_ward().map(|ward| ward.code)) {
                    (Some(topics), Some(ward)) => self.join_ward(tx, ward, Some(topics)).await,
                    (Some(topics), None) => self.ask_ward(tx, Purpose::Join, Some(topics)).await,
                    (None, _) => self.ask_which(tx, &written, Purpose::Join, None).await,
                }
            }
        }
    }

    async fn join_ward(
        &mut self,
        tx: &mut Tx,
        ward: u8,
        topics: Option<Vec<u8>>,
    ) -> Result<(), StoreError> {
        let topics = topics.filter(|topics| topics.len() < self.directory.topics.len());
        self.gateway.join(tx, self.act(), Some(ward), topics.as_deref()).await?;
        self.close(tx).await?;
        let values = vec![("ward", self.ward_name(ward))];
        if topics.is_some() {
            self.say_topics("reply-join", Some("topics"), topics.as_deref(), values);
        } else {
            self.say("reply-join", None, &values);
        }
        Ok(())
    }

    async fn set_ward(&mut self, tx: &mut Tx, ward: u8, rest: &str) -> Result<(), StoreError> {
        self.gateway.set_ward(tx, self.act(), ward).await?;
        self.close(tx).await?;
        let mut values = vec![("ward", self.ward_name(ward))];
        let village = match self.directory.find_village(ward, rest) {
            Found::One(village) => Some(village),
            Found::Some(_) | Found::None => None,
        };
        let named = village.and_then(|id| self.directory.villages.iter().find(|it| it.id == id));
        if let Some(village) = named {
            subscribers::set_village(tx, self.msisdn, &village.id, self.now).await?;
            values.push(("village", on_the_phone(&village.name)));
        }
        self.say("reply-ward", named.map(|_| "village"), &values);
        Ok(())
    }

    async fn topics(&mut self, tx: &mut Tx, rest: &str) -> Result<(), StoreError> {
        let known = &self.directory.topics;
        let Some(topics) = self.gateway.inner.menus.keywords().topics(rest, known) else {
            self.say("reply-topics", None, &[]);
            return Ok(());
        };
        self.gateway.set_topics(tx, self.act(), &topics).await?;
        self.say_topics("reply-topics-set", None, Some(&topics), Vec::new());
        Ok(())
    }

    async fn leave(&mut self, tx: &mut Tx, topics: &[u8]) -> Result<(), StoreError> {
        if self.choices.joined && !topics.is_empty() {
            let followed: Vec<u8> = match &self.choices.topics {
                Some(chosen) => chosen.0.iter().filter_map(|it| u8::try_from(*it).ok()).collect(),
                None => self.directory.topics.clone(),
            };
            let left: Vec<u8> =
                followed.into_iter().filter(|topic| !topics.contains(topic)).collect();
            if !left.is_empty() {
                self.gateway.set_topics(tx, self.act(), &left).await?;
                self.say_topics("reply-topics-set", None, Some(&left), Vec::new());
                return Ok(());
            }
        }
        let joined = self.gateway.leave(tx, self.act()).await?;
        self.close(tx).await?;
        self.say(if joined { "reply-leave" } else { "reply-leave-stranger" }, None, &[]);
        // The one confirmation goes out; what is said to strangers has its limits.
        self.worked.always = joined;
        Ok(())
    }

    // ---- answers to our questions ------------------------------------------------

    async fn chosen(
        &mut self,
        tx: &mut Tx,
        open: Option<(Question, Detail)>,
        number: u8,
    ) -> Result<(), StoreError> {
        let detail = open.map(|(_, detail)| detail).unwrap_or_default();
        let at = usize::from(number).saturating_sub(1);
        match (detail.purpose, detail.wards.get(at).copied()) {
            (Some(purpose), Some(ward)) => {
                self.close(tx).await?;
                self.ward_for(tx, purpose, ward, "", detail.topics).await
            }
            _ => self.not_understood(tx).await,
        }
    }

    async fn answered(
        &mut self,
        tx: &mut Tx,
        open: Option<(Question, Detail)>,
        yes: bool,
    ) -> Result<(), StoreError> {
        match open {
            Some((Question::Erase, _)) if yes => {
                self.say("reply-erased", None, &[]);
                self.gateway.erase(tx, self.act()).await?;
                self.worked.asked =
                    Some(Asked { question: None, question_detail: None, question_until: None });
                self.worked.forgotten = true;
                Ok(())
            }
            Some((Question::Erase, _)) => {
                self.close(tx).await?;
                self.say("reply-not-erased", None, &[]);
                Ok(())
            }
            Some((Question::Satisfied, Detail { ticket: Some(ticket), .. })) => {
                self.close(tx).await?;
                tickets::rate(tx, ticket, self.msisdn, yes, self.now).await?;
                let key = if yes { "reply-satisfied" } else { "reply-not-satisfied" };
                self.say(key, None, &[("ticket", ticket_reference(ticket))]);
                Ok(())
            }
            _ => self.not_understood(tx).await,
        }
    }

    async fn ward_alone(
        &mut self,
        tx: &mut Tx,
        open: Option<(Question, Detail)>,
        ward: u8,
    ) -> Result<(), StoreError> {
        if let Some((Question::Ward | Question::WhichWard, detail)) = open
            && let Some(purpose) = detail.purpose
        {
            self.close(tx).await?;
            return self.ward_for(tx, purpose, ward, "", detail.topics).await;
        }
        self.news(Some(ward));
        Ok(())
    }

    async fn unknown(
        &mut self,
        tx: &mut Tx,
        open: Option<(Question, Detail)>,
        written: &str,
    ) -> Result<(), StoreError> {
        if let Some((Question::Ward | Question::WhichWard, detail)) = open
            && let Some(purpose) = detail.purpose
            && tokens(written).len() <= WARD_WORDS
            && let Found::One(_) | Found::Some(_) = self.directory.find_ward(written)
        {
            return self.ask_which(tx, written, purpose, detail.topics).await;
        }
        self.not_understood(tx).await
    }

    async fn not_understood(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        self.ticket(tx, tickets::Kind::Unclassified, &self.letter.body.clone()).await?;
        self.say("reply-unknown", None, &[]);
        Ok(())
    }

    // ---- keywords ------------------------------------------------------------------

    async fn does(&mut self, tx: &mut Tx, does: Does, rest: &str) -> Result<(), StoreError> {
        match does {
            Does::Join => self.join(tx, rest).await?,
            Does::Leave => self.leave(tx, &[]).await?,
            Does::Ward => match self.place(rest) {
                Place::None => self.ask_ward(tx, Purpose::Ward, None).await?,
                Place::Ward(ward, follows) => self.set_ward(tx, ward, &follows).await?,
                Place::Unknown(written) => {
                    self.ask_which(tx, &written, Purpose::Ward, None).await?;
                }
            },
            Does::Topics => self.topics(tx, rest).await?,
            Does::Projects => match (self.place(rest), self.own_ward().map(|ward| ward.code)) {
                (Place::Ward(ward, _), _) | (Place::None, Some(ward)) => self.projects(ward),
                (Place::None, None) => self.ask_ward(tx, Purpose::Projects, None).await?,
                (Place::Unknown(written), _) => {
                    self.ask_which(tx, &written, Purpose::Projects, None).await?;
                }
            },
            Does::Statistics => match self.place(rest) {
                Place::Ward(ward, _) => self.statistics(ward),
                Place::None => self.screen_tells(does, "WILAYA", "reply-help"),
                Place::Unknown(written) => {
                    if self.gateway.inner.menus.keywords().answer(does, &written).is_some() {
                        self.screen_tells(does, &written, "reply-help");
                    } else {
                        self.ask_which(tx, &written, Purpose::Statistics, None).await?;
                    }
                }
            },
            Does::News => {
                let ward = match self.place(rest) {
                    Place::Ward(ward, _) => Some(ward),
                    _ => self.own_ward().map(|ward| ward.code),
                };
                self.news(ward);
            }
            Does::Wards => self.wards(),
            Does::Help => self.say("reply-help", None, &[]),
            Does::Systems => self.screen_tells(does, rest, "reply-systems"),
            Does::Advice => self.screen_tells(does, rest, "reply-advice"),
            Does::Ask => self.asks(tx, tickets::Kind::Question, rest).await?,
            Does::Report => self.asks(tx, tickets::Kind::Report, rest).await?,
            Does::Status => self.status(tx, rest).await?,
            Does::Investment => match self.value("investment_phone").filter(|_| self.told(does)) {
                Some(phone) => self.say("reply-investment", None, &[("investment_phone", phone)]),
                None => self.say("reply-investment", Some("otherwise"), &[]),
            },
            Does::Office => {
                let names = ["po_box", "director_phone", "ict_phone"];
                let values: Option<Vec<_>> =
                    names.into_iter().map(|name| Some((name, self.value(name)?))).collect();
                match values {
                    Some(values) => self.say("reply-office", None, &values),
                    None => self.say("reply-office", Some("otherwise"), &[]),
                }
            }
            Does::Language => {
                let chosen = self.gateway.inner.menus.keywords().language(rest).cloned();
                if let Some(language) = chosen {
                    subscribers::set_language(tx, self.msisdn, &language, self.now).await?;
                    self.language = language;
                }
                self.say("reply-language", None, &[]);
            }
            Does::MyData => self.my_data(tx).await?,
            Does::Erase => {
                self.ask(tx, Question::Erase, &Detail::default()).await?;
                self.say("reply-erase", None, &[]);
            }
        }
        Ok(())
    }

    /// What a screen of the menu tells, by the word that follows.
    fn screen_tells(&mut self, does: Does, rest: &str, otherwise: &'static str) {
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
    fn wards(&mut self) {
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

    fn news(&mut self, ward: Option<u8>) {
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

    fn projects(&mut self, ward: u8) {
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

    fn statistics(&mut self, ward: u8) {
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

    // ---- tickets -------------------------------------------------------------------

    async fn asks(
        &mut self,
        tx: &mut Tx,
        kind: tickets::Kind,
        body: &str,
    ) -> Result<(), StoreError> {
        let report = kind == tickets::Kind::Report;
        if body.chars().filter(|character| character.is_alphanumeric()).count() < SHORTEST_TICKET {
            self.say(if report { "reply-report-empty" } else { "reply-ask-empty" }, None, &[]);
            return Ok(());
        }
        let number = self.ticket(tx, kind, body).await?;
        let ticket = ("ticket", ticket_reference(number));
        if report {
            let otherwise = (!self.told(Does::Report)).then_some("otherwise");
            self.say("reply-report", otherwise, &[ticket]);
            return Ok(());
        }
        match self.value("answer_days") {
            Some(days) => self.say("reply-ask", None, &[ticket, ("answer_days", days)]),
            None => self.say("reply-ask", Some("otherwise"), &[ticket]),
        }
        Ok(())
    }

    async fn ticket(
        &mut self,
        tx: &mut Tx,
        kind: tickets::Kind,
        body: &str,
    ) -> Result<i64, StoreError> {
        let number = tickets::reserve_in(tx).await?;
        let ticket = tickets::NewTicket {
            number,
            msisdn: self.msisdn.clone(),
            account: self.letter.account.clone(),
            channel: CHANNEL.to_owned(),
            kind,
            category: None,
            body: body.to_owned(),
            language: self.language.clone(),
            ward_code: self.own_ward().map(|ward| i64::from(ward.code)),
            created_at: self.now,
            turn_key: self.letter.origin_key.clone(),
            due_at: self.gateway.promised(self.now),
        };
        tickets::open(tx, &ticket).await?;
        self.worked.ticket = Some(number);
        Ok(number)
    }

    async fn status(&mut self, tx: &mut Tx, rest: &str) -> Result<(), StoreError> {
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

    async fn my_data(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
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

impl Gateway {
    /// Notes that a citizen is asked whether an answer of the help desk satisfied them,
    /// in place of anything they were asked before.
    pub(in crate::gateway) async fn ask_whether_satisfied(
        &self,
        tx: &mut Tx,
        msisdn: &Msisdn,
        ticket: i64,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let detail = Detail { ticket: Some(ticket), ..Detail::default() };
        let detail = serde_json::to_string(&detail).unwrap_or_default();
        let sender = msisdn.e164();
        correspondents::ask(tx, sender, Question::Satisfied, &detail, until, now).await
    }

    /// Until when an answer to a question of this instant is promised: so many working
    /// days as the council says, counted from the next one. `None` if it has not said.
    pub(in crate::gateway) fn promised(&self, at: Timestamp) -> Option<Timestamp> {
        let zone = &self.inner.rules.time_zone;
        let directory = self.inner.menus.directory();
        let mut left: u32 = directory.values.get("answer_days")?.text.trim().parse().ok()?;
        let mut day = at.date_in(zone);
        while left > 0 {
            day = day.tomorrow().ok()?;
            let weekend = matches!(
                day.weekday(),
                jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday
            );
            left -= u32::from(!weekend);
        }
        let end = day.tomorrow().ok()?.to_zoned_datetime(zone.clone()).ok()?;
        Some(Timestamp::from_ms(end.timestamp().as_millisecond()))
    }
}
