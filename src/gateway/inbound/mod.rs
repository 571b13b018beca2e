//! Messages in: taken once, understood, answered.
//!
//! Everything that follows from a message is one transaction: that it was kept, what
//! it changes, and its answer in the outbox. Messages that arrive together share one,
//! and each is acknowledged after the commit. Messages of one sender are worked on
//! one after the other, on whichever node, because each begins with the sender's row.

mod answer;
mod guard;
pub mod kept;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use tokio::{sync::oneshot, time::timeout};

pub use self::guard::SmsRules;
use self::guard::{DAY, SoFar};
use super::{Gateway, account::Account, queue::PATIENCE, subscriptions::Act};
use crate::{
    domain::{
        inbound::{Mo, Origin},
        language::Language,
        msisdn::Msisdn,
        outbound::{Lane, Outbound},
        time::Timestamp,
    },
    store::{
        StoreError, Tx,
        correspondents::{self, Asked},
        inbox::{self, NewMessage, Outcome, PartRow},
        outbox,
    },
};

/// Most messages in one group.
pub const MOST_IN_GROUP: usize = 64;
/// How many messages may wait for the next group.
pub(super) const WAITING: usize = 4_096;
/// The channel in tables.
const CHANNEL: &str = "sms";
/// How long a message with the operator's own time is known again.
const STAMPED_REPEAT: Duration = Duration::from_hours(48);
/// How long an answer is worth delivering.
const ANSWER_VALIDITY: Duration = Duration::from_hours(24);
/// The most of a text that is kept, in characters: ten segments and a little.
const MOST_CHARACTERS: usize = 1_600;
/// How often a group is tried again because others held what it needs.
const ATTEMPTS: u32 = 3;
/// How many rows of old messages go in one transaction.
const MOST_PURGED: i64 = 1_000;
/// How many overdue parts are looked at at once.
const MOST_OVERDUE: i64 = 200;

/// A message waiting for its group.
#[derive(Debug)]
pub struct Job {
    incoming: Incoming,
    stored: oneshot::Sender<Result<(), StoreError>>,
}

/// A message and the account it came by.
#[derive(Debug, Clone)]
struct Incoming {
    account: usize,
    mo: Mo,
    /// Parts that are worked on although others are missing.
    overdue: Option<PartRow>,
}

/// A whole message: all of it is there.
#[derive(Debug)]
struct Letter {
    account: String,
    sender: String,
    /// `None` for a machine.
    msisdn: Option<Msisdn>,
    recipient: String,
    body: String,
    operator_ref: Option<String>,
    fingerprint: String,
    origin_key: String,
}

/// What a group knows while it is worked on.
struct Desk {
    now: Timestamp,
    /// What each sender was asked.
    asked: BTreeMap<String, Asked>,
    /// Answers in this hour so far, and those of this group.
    in_hour: i64,
    answered: i64,
}

impl Gateway {
    /// Takes a citizen's message. Once this says `Ok` it is durable with all that
    /// follows from it; the same message again changes nothing.
    ///
    /// # Errors
    /// What the store says: then the operator is to send it again.
    pub async fn take_mo(&self, account: usize, mo: Mo) -> Result<(), StoreError> {
        let incoming = Incoming { account, mo, overdue: None };
        let (stored, answer) = oneshot::channel();
        if self.inner.messages.offer(Job { incoming, stored }).is_err() {
            metrics::counter!("gateway_mo_overload_total").increment(1);
            return Err(StoreError::Busy { table: "inbox" });
        }
        // A group that was given up drops its senders.
        match timeout(PATIENCE, answer).await {
            Ok(Ok(stored)) => stored,
            Ok(Err(_)) | Err(_) => Err(StoreError::Busy { table: "inbox" }),
        }
    }

    /// Takes an operator's word that a number wants no broadcasts.
    ///
    /// # Errors
    /// What the store says: then the operator is to send it again.
    pub async fn take_opt_out(&self, account: usize, msisdn: &Msisdn) -> Result<(), StoreError> {
        let taken = timeout(PATIENCE, self.try_opt_out(account, msisdn)).await;
        taken.unwrap_or(Err(StoreError::Busy { table: "suppressions" }))
    }

    async fn try_opt_out(&self, account: usize, msisdn: &Msisdn) -> Result<(), StoreError> {
        let now = self.inner.world.now();
        let account = &self.account(account).name;
        let key = self.keyed_hash(&["opt-out", account, msisdn.e164(), &now.as_ms().to_string()]);
        let mut tx = self.inner.store.begin().await?;
        let act = Act {
            msisdn,
            account,
            channel: "operator",
            wording: &self.inner.menus.current().release,
            language: &self.inner.rules.default_language,
            dialogue: "",
            key: &key,
            at: now,
        };
        self.leave_by_operator(&mut tx, act).await?;
        tx.commit().await?;
        metrics::counter!("gateway_opt_outs_total", "account" => account.clone()).increment(1);
        Ok(())
    }

    /// Works on messages that arrived together. Each hears of its own fate; one that
    /// fails does not take the others with it.
    pub async fn take_messages(&self, jobs: Vec<Job>) {
        let incoming: Vec<&Incoming> = jobs.iter().map(|job| &job.incoming).collect();
        let together = self.try_messages(&incoming).await;
        let alone = matches!(together, Err(StoreError::Unreachable { .. })) || jobs.len() == 1;
        if together.is_ok() || alone && !matches!(together, Err(StoreError::Busy { .. })) {
            self.note_store(!matches!(together, Err(StoreError::Unreachable { .. })));
            for job in jobs {
                drop(job.stored.send(together.clone()));
            }
            return;
        }
        if jobs.len() > 1 {
            tracing::warn!(
                messages = jobs.len(),
                "a group of messages failed; they are taken one by one"
            );
        }
        for job in jobs {
            let mut stored = Err(StoreError::Busy { table: "inbox" });
            for _ in 0..ATTEMPTS {
                stored = self.try_messages(&[&job.incoming]).await;
                if !matches!(stored, Err(StoreError::Busy { .. })) {
                    break;
                }
            }
            drop(job.stored.send(stored));
        }
    }

    async fn try_messages(&self, group: &[&Incoming]) -> Result<(), StoreError> {
        let now = self.inner.world.now();
        let hour = hour_of(now);
        let mut tx = self.inner.store.begin().await?;
        let senders: BTreeSet<&str> =
            group.iter().map(|incoming| sender(&incoming.mo.from)).collect();
        let mut asked = BTreeMap::new();
        for sender in senders {
            asked.insert(sender.to_owned(), correspondents::take(&mut tx, sender, now).await?);
        }
        let in_hour = inbox::replies_in(&mut tx, hour).await?;
        let mut desk = Desk { now, asked, in_hour, answered: 0 };
        for incoming in group {
            if let Some(letter) = self.whole(&mut tx, incoming, now).await? {
                self.work_on(&mut tx, &mut desk, letter).await?;
            }
        }
        if desk.answered > 0 {
            inbox::add_replies(&mut tx, hour, desk.answered).await?;
        }
        tx.commit().await?;
        if desk.answered > 0 {
            self.outbox_was_filled();
        }
        Ok(())
    }

    /// The message, if it is new and all of it is there.
    async fn whole(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        now: Timestamp,
    ) -> Result<Option<Letter>, StoreError> {
        let account = self.account(incoming.account);
        if let Some(like) = &incoming.overdue {
            return self.joined(tx, account, incoming, like).await;
        }
        let mo = &incoming.mo;
        let (fingerprint, origin_key, since) = self.keys(&account.name, mo, now);
        if inbox::is_repeat(tx, &fingerprint, since).await? {
            metrics::counter!("gateway_mo_repeats_total", "account" => account.name.clone())
                .increment(1);
            return Ok(None);
        }
        let body: String = mo.body.chars().take(MOST_CHARACTERS).collect();
        if let Some(part) = mo.part.as_ref().filter(|part| part.of > 1) {
            let row = PartRow {
                origin_key,
                fingerprint,
                account: account.name.clone(),
                sender: sender(&mo.from).to_owned(),
                recipient: mo.to.clone(),
                reference: part.reference.clone(),
                number: i64::from(part.number),
                parts: i64::from(part.of),
                body,
                stamp: mo.stamp.clone(),
                received_at: now,
            };
            inbox::keep_part(tx, &row).await?;
            let there: BTreeSet<i64> =
                inbox::parts(tx, &row).await?.iter().map(|part| part.number).collect();
            let all = (1..=row.parts).all(|number| there.contains(&number));
            return if all { self.joined(tx, account, incoming, &row).await } else { Ok(None) };
        }
        Ok(Some(Letter {
            account: account.name.clone(),
            sender: sender(&mo.from).to_owned(),
            msisdn: self.person(&mo.from),
            recipient: mo.to.clone(),
            body,
            operator_ref: mo.operator_ref.clone(),
            fingerprint,
            origin_key,
        }))
    }

    /// One message out of the parts that are there, in their order; `None` if another
    /// node joined them.
    async fn joined(
        &self,
        tx: &mut Tx,
        account: &Account,
        incoming: &Incoming,
        like: &PartRow,
    ) -> Result<Option<Letter>, StoreError> {
        let mut parts = inbox::parts(tx, like).await?;
        parts.dedup_by_key(|part| part.number);
        if parts.is_empty() {
            return Ok(None);
        }
        inbox::join_parts(tx, like).await?;
        let keys: Vec<&str> = parts.iter().map(|part| part.origin_key.as_str()).collect();
        let key = self.keyed_hash(&[&["parts"], keys.as_slice()].concat());
        Ok(Some(Letter {
            account: account.name.clone(),
            sender: like.sender.clone(),
            msisdn: self.person(&incoming.mo.from),
            recipient: like.recipient.clone(),
            body: parts.iter().flat_map(|part| part.body.chars()).take(MOST_CHARACTERS).collect(),
            operator_ref: incoming.mo.operator_ref.clone(),
            origin_key: format!("mo-{key}"),
            fingerprint: key,
        }))
    }

    /// The fingerprint of a message, the key under which it is kept, and since when a
    /// message with this fingerprint would be its repeat.
    fn keys(&self, account: &str, mo: &Mo, now: Timestamp) -> (String, String, Timestamp) {
        let part = mo.part.as_ref();
        let number = part.map_or(0, |part| part.number).to_string();
        let reference = part.map_or("", |part| part.reference.as_str());
        if let Some(id) = mo.operator_ref.as_deref().filter(|id| !id.trim().is_empty()) {
            let fingerprint = self.keyed_hash(&["id", account, id, &number]);
            let key = format!("mo-{fingerprint}");
            return (fingerprint, key, Timestamp::from_ms(0));
        }
        let stamp = mo.stamp.as_deref().unwrap_or_default();
        let from = sender(&mo.from);
        let fingerprint =
            self.keyed_hash(&["text", account, from, &mo.to, stamp, reference, &number, &mo.body]);
        let window = if stamp.is_empty() {
            self.inner.rules.sms.repeat_window
        } else {
            STAMPED_REPEAT.max(self.inner.rules.sms.repeat_window)
        };
        let key = format!("mo-{fingerprint}-{}", now.as_ms());
        (fingerprint, key, now.before(window))
    }

    /// The number of a person; `None` for a machine and for a code of our own.
    fn person(&self, from: &Origin) -> Option<Msisdn> {
        let Origin::Msisdn(msisdn) = from else { return None };
        let ours = self.inner.accounts.all.iter().flat_map(|account| &account.short_codes);
        let mut ours = ours.filter_map(|code| Msisdn::parse(code).ok());
        (!ours.any(|code| code == *msisdn)).then(|| msisdn.clone())
    }

    /// Keeps a message with all that follows from it.
    async fn work_on(
        &self,
        tx: &mut Tx,
        desk: &mut Desk,
        letter: Letter,
    ) -> Result<(), StoreError> {
        let now = desk.now;
        let rules = &self.inner.rules;
        let mut message = NewMessage {
            account: letter.account.clone(),
            sender: Some(letter.sender.clone()),
            recipient: letter.recipient.clone(),
            body: letter.body.clone(),
            operator_ref: letter.operator_ref.clone(),
            fingerprint: letter.fingerprint.clone(),
            origin_key: letter.origin_key.clone(),
            received_at: now,
            outcome: Outcome::Machine,
            keyword: None,
            language: rules.default_language.clone(),
            ticket: None,
            replies: 0,
            reply_mark: None,
        };
        let Some(msisdn) = &letter.msisdn else {
            inbox::keep(tx, &message).await?;
            count(&letter.account, "machine");
            return Ok(());
        };
        let asked = desk.asked.get(&letter.sender).cloned();
        let to_sender = inbox::answers(tx, &letter.sender, now.before(DAY)).await?;
        let worked = self.answer_to(tx, &letter, msisdn, asked, now).await?;
        count(&letter.account, worked.keyword.as_deref().unwrap_or("none"));
        message.keyword = worked.keyword;
        message.ticket = worked.ticket;
        message.language = worked.language.clone();
        if let Some(asked) = worked.asked {
            desk.asked.insert(letter.sender.clone(), asked);
        }
        if worked.forgotten {
            message.sender = None;
            message.body = String::new();
        }
        let replies = i64::try_from(worked.texts.len()).unwrap_or(i64::MAX);
        let so_far = SoFar { to_sender: &to_sender, in_hour: desk.in_hour + desk.answered };
        let silence = guard::silence(&rules.sms, so_far, &worked.mark, replies, now)
            .filter(|_| !worked.always);
        message.outcome =
            if silence.is_some() || replies == 0 { Outcome::Silent } else { Outcome::Answered };
        if let Some(silence) = silence {
            metrics::counter!("gateway_mo_silent_total", "cause" => silence.word()).increment(1);
        } else {
            message.replies = replies;
            message.reply_mark = Some(worked.mark);
            desk.answered += replies;
            self.send(tx, &letter, msisdn, &worked.language, &worked.texts, now).await?;
        }
        inbox::keep(tx, &message).await?;
        Ok(())
    }

    async fn send(
        &self,
        tx: &mut Tx,
        letter: &Letter,
        msisdn: &Msisdn,
        language: &Language,
        texts: &[String],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for (index, body) in texts.iter().enumerate() {
            let outbound = Outbound {
                account: letter.account.clone(),
                msisdn: msisdn.clone(),
                lane: Lane::Reply,
                language: language.clone(),
                body: body.clone(),
                validity: now.after(ANSWER_VALIDITY),
            };
            let key = format!("{}-{index}", letter.origin_key);
            outbox::enqueue(tx, &outbound, Some(&key), now).await?;
        }
        Ok(())
    }

    /// Joins the parts that waited long enough for others, and forgets old messages.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sweep_messages(&self) -> Result<(), StoreError> {
        let now = self.inner.world.now();
        let store = &self.inner.store;
        let rules = &self.inner.rules;
        let overdue =
            inbox::overdue_parts(store, now.before(rules.sms.parts_wait), MOST_OVERDUE).await?;
        for part in overdue {
            let Some(account) = self.account_named(&part.account) else { continue };
            let from = Msisdn::parse(&part.sender)
                .map_or_else(|_| Origin::Machine(part.sender.clone()), Origin::Msisdn);
            let mo = Mo {
                operator_ref: None,
                from,
                to: part.recipient.clone(),
                body: String::new(),
                stamp: None,
                part: None,
            };
            self.try_messages(&[&Incoming { account, mo, overdue: Some(part) }]).await?;
        }
        let before = now.before(rules.keep_log);
        while inbox::purge(store, before, MOST_PURGED).await? >= MOST_PURGED as u64 {}
        correspondents::forget_quiet(store, before).await?;
        Ok(())
    }
}

/// Whose a message is, as it is kept.
fn sender(from: &Origin) -> &str {
    match from {
        Origin::Msisdn(msisdn) => msisdn.e164(),
        Origin::Machine(name) => name,
    }
}

/// The hour of the clock an instant lies in.
const fn hour_of(at: Timestamp) -> i64 {
    at.as_ms().div_euclid(3_600_000)
}

fn count(account: &str, keyword: &str) {
    metrics::counter!("gateway_mo_total", "account" => account.to_owned(), "keyword" => keyword.to_owned())
        .increment(1);
}
