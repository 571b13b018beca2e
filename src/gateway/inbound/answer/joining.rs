//! What a message changes of a subscription: joining, the ward, topics, leaving.

use super::{Counter, Detail, Place, Purpose, WARD_WORDS};
use crate::{
    keywords::{read::tokens, replies::text},
    menu::render::on_the_phone,
    store::{StoreError, Tx, correspondents::Question, subscribers},
    text::{fold::Found, gsm7, segment::GSM7_SINGLE},
};

/// How many wards are named when one is not recognised.
const WARDS_ASKED: usize = 3;

impl Counter<'_> {
    /// An answer that names topics: by their names where they fit, else by numbers.
    pub(super) fn say_topics(
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

    pub(super) fn place(&self, written: &str) -> Place {
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

    pub(super) async fn ask_ward(
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

    pub(super) async fn ask_which(
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

    pub(super) async fn ward_for(
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

    pub(super) async fn join(&mut self, tx: &mut Tx, rest: &str) -> Result<(), StoreError> {
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

    pub(super) async fn join_ward(
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

    pub(super) async fn set_ward(
        &mut self,
        tx: &mut Tx,
        ward: u8,
        rest: &str,
    ) -> Result<(), StoreError> {
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

    pub(super) async fn topics(&mut self, tx: &mut Tx, rest: &str) -> Result<(), StoreError> {
        let known = &self.directory.topics;
        let Some(topics) = self.gateway.inner.menus.keywords().topics(rest, known) else {
            self.say("reply-topics", None, &[]);
            return Ok(());
        };
        self.gateway.set_topics(tx, self.act(), &topics).await?;
        self.say_topics("reply-topics-set", None, Some(&topics), Vec::new());
        Ok(())
    }

    pub(super) async fn leave(&mut self, tx: &mut Tx, topics: &[u8]) -> Result<(), StoreError> {
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

    pub(super) async fn chosen(
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

    pub(super) async fn ward_alone(
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
}
