//! What a message asks for is done, and how it is answered: [`joining`] changes a
//! subscription, [`telling`] tells what is known.

mod joining;
mod telling;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{CHANNEL, Letter};
use crate::{
    domain::{fact::Passport, language::Language, msisdn::Msisdn, time::Timestamp},
    gateway::{Gateway, hexadecimal, subscriptions::Act},
    keywords::{Does, Expecting, Meaning, read::tokens, replies::text},
    menu::{
        Program,
        facts::{Directory, Ward},
        render::{on_the_phone, ticket_reference},
    },
    store::{
        StoreError, Tx,
        correspondents::{self, Asked, Question},
        subscribers::{self, Choices},
        tickets,
    },
    text::fold::Found,
};

/// How many words a ward's name may have.
const WARD_WORDS: usize = 3;
/// The fewest letters and digits of a question or report.
const SHORTEST_TICKET: usize = 3;

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
