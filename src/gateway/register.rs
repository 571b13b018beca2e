//! The register of subscribers as offices keep it: people who signed on paper, lists of
//! a ward, a person who wants to be forgotten.
//!
//! An office brings nobody back who left: only the citizen's own joining does.

use serde_json::json;

use super::{
    Gateway, audit,
    broadcasts::upload::{Person as Listed, Purpose, Reading},
    refusal::{Fault, Refusal, require},
    subscriptions,
};
use crate::{
    domain::{
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        time::Timestamp,
    },
    store::{
        StoreError,
        consents::{self, Kind},
        inbox,
        subscribers::{self, Enlisted, Topics},
        tickets::Ticket,
    },
    tables::{Cell, Column, Piece},
};

pub use crate::store::{
    consents::Consent,
    subscribers::{Filter, Subscriber},
};

/// How many people are put on the list with one transaction, so that nobody waits for it.
const ENLISTED_AT_ONCE: usize = 500;
/// How many subscribers are read at once for an export.
const EXPORTED_AT_ONCE: i64 = 2_000;

/// By which door an office speaks for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Its own program.
    Api,
    /// A page of the console.
    Console,
}

impl Door {
    /// The channel of the proof.
    const fn channel(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Console => "console",
        }
    }
}

/// All that is known of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The number.
    pub msisdn: Msisdn,
    /// What they chose, if they are on the list or were.
    pub subscriber: Option<Subscriber>,
    /// What they agreed to or took back, the oldest first.
    pub consents: Vec<Consent>,
    /// What they asked and reported, the newest first.
    pub tickets: Vec<Ticket>,
    /// Whether they want nothing: no list brings them back.
    pub has_opted_out: bool,
}

/// A person as an office puts them on the list.
#[derive(Debug, Clone)]
pub struct NewSubscriber {
    /// The number.
    pub msisdn: Msisdn,
    /// The language they are written to in; `None` for the service's.
    pub language: Option<Language>,
    /// Their ward.
    pub ward: Option<i64>,
    /// Their village, which decides the ward.
    pub village: Option<String>,
    /// The topics they follow; `None` for all.
    pub topics: Option<Vec<i64>>,
    /// What proves that they agreed, in the office's words: `form 12, Chimala, 3/11/2026`.
    pub evidence: String,
    /// By which door the office says so.
    pub door: Door,
}

/// What came of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What the file holds.
    pub reading: Reading,
    /// How many are on the list now that were not before; what would be, of a dry run.
    pub added: usize,
}

impl Gateway {
    /// A subscriber.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn subscriber(&self, msisdn: &Msisdn) -> Result<Subscriber, Refusal> {
        let found = subscribers::find(&self.inner.store, msisdn).await?;
        found.ok_or(Refusal::Absent { what: "subscriber" })
    }

    /// All that is known of a number: choices, proofs and tickets.
    ///
    /// # Errors
    /// [`Refusal::Absent`] where nothing is, or what the store says.
    pub async fn what_is_known(&self, msisdn: &Msisdn) -> Result<Person, Refusal> {
        let store = &self.inner.store;
        let person = Person {
            msisdn: msisdn.clone(),
            subscriber: subscribers::find(store, msisdn).await?,
            consents: consents::of(store, msisdn).await?,
            tickets: self.tickets_of(msisdn).await?,
            has_opted_out: self.has_opted_out(msisdn).await?,
        };
        let is_known = person.subscriber.is_some()
            || !person.consents.is_empty()
            || !person.tickets.is_empty()
            || self.has_written(msisdn).await?;
        if is_known { Ok(person) } else { Err(Refusal::Absent { what: "subscriber" }) }
    }

    /// Whether a message of a number is kept.
    async fn has_written(&self, msisdn: &Msisdn) -> Result<bool, StoreError> {
        let sender = Some(msisdn.e164().to_owned());
        let theirs = inbox::Filter { sender, ..inbox::Filter::default() };
        Ok(!inbox::page(&self.inner.store, &theirs, None, 1).await?.is_empty())
    }

    /// Subscribers in the order of their numbers, behind one.
    ///
    /// # Errors
    /// What the store says.
    pub async fn subscribers(
        &self,
        filter: &Filter,
        after: &str,
        most: i64,
    ) -> Result<Vec<Subscriber>, Refusal> {
        Ok(subscribers::page(&self.inner.store, filter, after, most).await?)
    }

    /// Puts a person on the list who agreed elsewhere than on a phone.
    ///
    /// # Errors
    /// [`Refusal::State`] if they left or are on it; [`Refusal::Fields`] for places and
    /// topics that there are not.
    pub async fn add_subscriber(
        &self,
        officer: &Officer,
        new: NewSubscriber,
    ) -> Result<Subscriber, Refusal> {
        require(officer, Role::Author)?;
        let ward = self.known_places(&new)?;
        let opted_out = || Refusal::State(Fault::new("/msisdn", "subscriber-left"));
        if self.has_opted_out(&new.msisdn).await? {
            return Err(opted_out());
        }
        let at = self.inner.world.now();
        let mut tx = self.inner.store.begin().await?;
        let before = subscribers::find_in(&mut tx, &new.msisdn).await?;
        if before.is_some_and(|before| before.choices.joined) {
            return Err(Refusal::State(Fault::new("/msisdn", "subscriber-there")));
        }
        let person = Enlisted {
            msisdn: new.msisdn.clone(),
            language: new.language.clone(),
            ward_code: ward,
            village_id: new.village.clone(),
            topics: new.topics.clone().map(Topics),
        };
        if subscribers::enlist(&mut tx, &[person], at).await?.is_empty() {
            return Err(opted_out());
        }
        let language = new.language.as_ref();
        let consent = self.agreed(&new.msisdn, language, new.door.channel(), &new.evidence, at);
        consents::record(&mut tx, &consent).await?;
        let subject = format!("subscriber {}", new.msisdn.masked());
        let detail = json!({ "ward": ward, "consent": consent.id });
        let act = audit::Act { action: "subscriber.add", subject: &subject, detail };
        self.record(&mut tx, officer, act).await?;
        tx.commit().await?;
        self.subscriber(&new.msisdn).await
    }

    /// Puts the people of a file on the list. A dry run only says what would come of it.
    ///
    /// # Errors
    /// A file that cannot be read, or with nobody in it; [`Refusal::Role`].
    pub async fn import_subscribers(
        &self,
        officer: &Officer,
        file: &[u8],
        evidence: &str,
        dry: bool,
    ) -> Result<Imported, Refusal> {
        require(officer, Role::Author)?;
        let reading = self.read_upload(officer, file, Purpose::Register).await?;
        let mut added = 0;
        if dry {
            // So many are new; nothing is kept, as no transaction is committed.
            for piece in enlisted(&reading).chunks(ENLISTED_AT_ONCE) {
                let mut tx = self.inner.store.begin().await?;
                added += subscribers::enlist(&mut tx, piece, self.inner.world.now()).await?.len();
            }
            return Ok(Imported { reading, added });
        }
        if reading.members.is_empty() {
            return Err(Fault::new("", "upload-nobody").into());
        }
        let people = enlisted(&reading);
        let pieces = people.chunks(ENLISTED_AT_ONCE);
        let last = pieces.len().saturating_sub(1);
        for (number, piece) in pieces.enumerate() {
            let at = self.inner.world.now();
            let mut tx = self.inner.store.begin().await?;
            // What takes several transactions may be cut off between them: then a line
            // says who began.
            if number == 0 && last > 0 {
                let beginner = Officer { once: None, ..officer.clone() };
                let detail = json!({ "rows": reading.rows, "people": people.len() });
                let act = audit::Act {
                    action: "subscriber.import-begin",
                    subject: "subscribers",
                    detail,
                };
                self.record(&mut tx, &beginner, act).await?;
            }
            let fresh = subscribers::enlist(&mut tx, piece, at).await?;
            let agreed: Vec<Consent> = fresh
                .iter()
                .map(|msisdn| {
                    let person = piece.iter().find(|person| person.msisdn == *msisdn);
                    let language = person.and_then(|person| person.language.as_ref());
                    self.agreed(msisdn, language, "import", evidence, at)
                })
                .collect();
            consents::record_all(&mut tx, &agreed).await?;
            added += fresh.len();
            // The line of the act itself comes with the last: what came before is put on
            // the list again by a repeat, which changes nothing.
            if number == last {
                let detail = json!({ "rows": reading.rows, "added": added });
                let act =
                    audit::Act { action: "subscriber.import", subject: "subscribers", detail };
                self.record(&mut tx, officer, act).await?;
            }
            tx.commit().await?;
        }
        Ok(Imported { reading, added })
    }

    /// Forgets a person at their own wish, also one who never joined and only asked. What
    /// an officer's program was answered about them is kept two days for its repeats, as
    /// of every request, and goes then.
    ///
    /// # Errors
    /// [`Refusal::Absent`], [`Refusal::Role`], or what the store says.
    pub async fn erase_subscriber(
        &self,
        officer: &Officer,
        msisdn: &Msisdn,
        door: Door,
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let subscriber = self.what_is_known(msisdn).await?.subscriber;
        let language = subscriber
            .and_then(|it| it.choices.language)
            .unwrap_or_else(|| self.inner.rules.default_language.clone());
        let mut tx = self.inner.store.begin().await?;
        let id = self.inner.world.fresh_id();
        let act = subscriptions::Act {
            msisdn,
            account: "",
            channel: door.channel(),
            wording: "",
            language: &language,
            dialogue: &officer.name,
            key: &id,
            at: self.inner.world.now(),
        };
        self.erase(&mut tx, act).await?;
        let subject = format!("subscriber {}", msisdn.masked());
        let line = audit::Act { action: "subscriber.erase", subject: &subject, detail: json!({}) };
        self.record(&mut tx, officer, line).await?;
        Ok(tx.commit().await?)
    }

    /// Notes in the trail that an officer takes the list of numbers out of the service.
    ///
    /// # Errors
    /// [`Refusal::Role`], or what the store says.
    pub async fn begin_register_export(&self, officer: &Officer) -> Result<(), Refusal> {
        require(officer, Role::Approver)?;
        let mut tx = self.inner.store.begin().await?;
        let act =
            audit::Act { action: "subscriber.export", subject: "subscribers", detail: json!({}) };
        self.record(&mut tx, officer, act).await?;
        Ok(tx.commit().await?)
    }

    /// The columns of the register as it is taken out. What is taken out can be put in
    /// again: whoever has joined by it has all their choices; only the times are told and
    /// not read, because whoever puts a list in proves anew that its people agreed.
    #[must_use]
    pub fn register_columns(&self) -> Vec<Column> {
        [
            ("msisdn", 15),
            ("language", 10),
            ("ward", 18),
            ("village", 18),
            ("topics", 12),
            ("joined", 8),
            ("joined_at", 20),
            ("left_at", 20),
        ]
        .map(|(name, width)| (name.to_owned(), width))
        .into()
    }

    /// The next rows of the register, behind a number.
    ///
    /// # Errors
    /// What the store says.
    pub async fn export_register(&self, after: &str) -> Result<Piece, StoreError> {
        let page =
            subscribers::page(&self.inner.store, &Filter::default(), after, EXPORTED_AT_ONCE)
                .await?;
        let next = page.last().map(|last| last.msisdn.e164().to_owned());
        let directory = self.inner.menus.directory();
        let row = |row: Subscriber| {
            let choices = row.choices;
            let ward = choices
                .ward_code
                .and_then(|code| directory.wards.iter().find(|ward| i64::from(ward.code) == code));
            let village = choices
                .village_id
                .and_then(|id| directory.villages.iter().find(|village| village.id == id));
            // Nothing stands for all topics.
            let topics = match choices.topics {
                None => String::new(),
                Some(Topics(topics)) if topics.is_empty() => "none".to_owned(),
                Some(Topics(topics)) => {
                    topics.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
                }
            };
            vec![
                // Without its plus, so that no program takes it for a formula.
                Cell::text(row.msisdn.digits()),
                Cell::Text(choices.language.map_or(String::new(), |it| it.to_string())),
                Cell::Text(ward.map_or(String::new(), |ward| ward.name.clone())),
                Cell::Text(village.map_or(String::new(), |village| village.name.clone())),
                Cell::Text(topics),
                Cell::text(if choices.joined { "yes" } else { "no" }),
                Cell::Instant(row.joined_at),
                Cell::Instant(row.left_at),
            ]
        };
        Ok(Piece { rows: page.into_iter().map(row).collect(), next })
    }

    /// The ward of a person, once places and topics are known ones.
    fn known_places(&self, new: &NewSubscriber) -> Result<Option<i64>, Refusal> {
        let directory = self.inner.menus.directory();
        let mut faults = Vec::new();
        let village = new
            .village
            .as_ref()
            .map(|id| directory.villages.iter().find(|village| village.id == *id));
        if matches!(village, Some(None)) {
            faults.push(Fault::new("/village", "broadcast-village"));
        }
        let ward = village.flatten().map(|village| i64::from(village.ward)).or(new.ward);
        let known = |code| directory.wards.iter().any(|ward| i64::from(ward.code) == code);
        if ward.is_some_and(|code| !known(code)) {
            faults.push(Fault::new("/ward", "broadcast-ward"));
        }
        let topics = new.topics.iter().flatten();
        let unknown =
            |topic: &&i64| !directory.topics.iter().any(|known| i64::from(*known) == **topic);
        if topics.clone().any(|topic| unknown(&topic)) {
            faults.push(Fault::new("/topics", "broadcast-topic"));
        }
        if let Some(language) = &new.language
            && !self.inner.menus.current().languages().any(|known| known == language)
        {
            faults.push(Fault::new("/language", "language-unknown"));
        }
        if new.evidence.trim().is_empty() {
            faults.push(Fault::new("/evidence", "subscriber-evidence"));
        }
        if faults.is_empty() { Ok(ward) } else { Err(Refusal::Fields(faults)) }
    }

    /// The proof that somebody agreed elsewhere than on a phone.
    fn agreed(
        &self,
        msisdn: &Msisdn,
        language: Option<&Language>,
        channel: &'static str,
        evidence: &str,
        at: Timestamp,
    ) -> Consent {
        let id = self.inner.world.fresh_id();
        Consent {
            turn_key: format!("{channel} {id}"),
            id,
            msisdn: Some(msisdn.clone()),
            msisdn_hash: None,
            kind: Kind::Joined,
            channel: channel.to_owned(),
            account: String::new(),
            wording: evidence.replace('\0', "\u{fffd}"),
            language: language
                .cloned()
                .unwrap_or_else(|| self.inner.rules.default_language.clone()),
            recorded_at: at,
            operator_session: String::new(),
        }
    }
}

fn enlisted(reading: &Reading) -> Vec<Enlisted> {
    let person = |person: &Listed| Enlisted {
        msisdn: person.msisdn.clone(),
        language: person.language.clone(),
        ward_code: person.ward_code,
        village_id: person.village_id.clone(),
        topics: person.topics.clone().map(Topics),
    };
    reading.members.iter().map(person).collect()
}
