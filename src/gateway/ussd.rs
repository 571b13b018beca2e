//! Answering USSD turns: in time, once, and durably.
//!
//! A turn is decided, written, answered. Turns that arrive together, or while a group is
//! written, share one load, one write and its commit, and each answer leaves after that
//! commit (performance rule: a statement costs about fifty microseconds whatever it says,
//! and a commit a flush of the disk). The write names the revision each row was loaded
//! with: of two nodes that take the same callback at once, one is refused, loads again and
//! finds a repeat.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use sha2::{Digest, Sha256};
use tokio::{sync::oneshot, time::timeout};

use super::{
    Gateway, hexadecimal,
    subscriptions::Act,
    turn::{Circumstances, Fresh, Person, Taken, take},
};
use crate::{
    domain::{
        inbound::{UssdEnd, UssdTurn},
        msisdn::Msisdn,
        outbound::{Lane, Outbound},
        screen::Screen,
        time::Timestamp,
    },
    menu::{
        facts::{Citizen, Directory, Fetched, TicketFact, Want},
        step::{self, Effect},
    },
    store::{
        StoreError, Tx, log, outbox,
        sessions::{self, Session},
        subscribers::{self, Choices},
        tickets,
    },
};

/// Most turns in one group: one statement's worth.
pub const MOST_IN_GROUP: usize = 256;
/// Most turns that may wait for their group; whoever comes then is answered from memory.
pub(super) const WAITING: usize = 4_096;
/// The channel in tables.
const CHANNEL: &str = "ussd";
/// How many ended sessions are moved to the log in one transaction.
const MOST_ARCHIVED: i64 = 2_000;
/// How often one turn may ask for something to be fetched. A step asks for each
/// thing once and there are three, so this is a second net.
const MOST_WANTS: u32 = 8;
/// How often a turn is loaded again because another node was first.
const ATTEMPTS: u32 = 5;
/// How long an answer sent by SMS is worth delivering.
const ANSWER_VALIDITY: Duration = Duration::from_hours(24);

/// A turn waiting for its group.
#[derive(Debug)]
pub struct Job {
    account: usize,
    msisdn: Msisdn,
    turn: Arc<UssdTurn>,
    answer: oneshot::Sender<Result<Screen, StoreError>>,
}

/// A turn whose screen is a call of our own, made after the acknowledgement.
#[derive(Debug)]
pub struct LaterTurn {
    /// The place of the account.
    pub account: usize,
    /// The turn.
    pub turn: UssdTurn,
}

/// A turn inside its group.
#[derive(Debug)]
struct Seat {
    job: Job,
    screen: Option<Screen>,
}

impl Seat {
    fn of(job: Job) -> Self {
        Self { job, screen: None }
    }

    /// Whether it waited too long and was answered from memory, which may have
    /// said that nothing is stored: so nothing may be.
    fn answered_otherwise(&self) -> bool {
        self.job.answer.is_closed()
    }
}

/// A person inside a group, with their turns in it.
#[derive(Debug)]
struct Decided {
    account: usize,
    person: Person,
    seats: Vec<Seat>,
    /// Whether a turn changed the row.
    changed: bool,
    /// Whether the changed row was not saved: another node was first, or the group was
    /// given up.
    unsaved: bool,
    replaced: Vec<Session>,
    effects: Vec<(Effect, String)>,
}

/// Seats that could not be answered, and why.
type Failed = (StoreError, Vec<Seat>);

/// Where the sessions of a group are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReadFrom {
    /// In memory, for a dialogue that this node led so far; else in the store. If
    /// another node went on with it meanwhile, the save is refused and finds out.
    Memory,
    /// In the store alone.
    Store,
}

impl Gateway {
    /// The screen for a turn. Always comes before the account's deadline: from the
    /// store if that answers in time, else from memory, where whatever would have
    /// to be stored says honestly that it is not.
    pub async fn answer(&self, account: usize, turn: Arc<UssdTurn>) -> Screen {
        let turn = self.identified(account, turn).await;
        let Some(msisdn) = turn.msisdn.clone() else { return self.unavailable(account) };
        if self.store_is_away() {
            return self.answer_from_memory(account, &msisdn, &turn);
        }
        let (answer, answered) = oneshot::channel();
        let job = Job { account, msisdn: msisdn.clone(), turn: Arc::clone(&turn), answer };
        if self.inner.turns.offer(job).is_err() {
            metrics::counter!("gateway_ussd_overload_total").increment(1);
            return self.answer_from_memory(account, &msisdn, &turn);
        }
        match timeout(self.patience(account), answered).await {
            Ok(Ok(Ok(screen))) => screen,
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, account = %self.account(account).name, "a turn could not be stored");
                self.answer_from_memory(account, &msisdn, &turn)
            }
            Ok(Err(_)) | Err(_) => {
                self.note_store(false);
                self.answer_from_memory(account, &msisdn, &turn)
            }
        }
    }

    /// The screen that says nothing can be served.
    #[must_use]
    pub fn unavailable(&self, account: usize) -> Screen {
        let directory = self.inner.menus.directory();
        let here = self.circumstances(account, &directory, self.inner.world.now(), false);
        let (citizen, fetched) = (Citizen::default(), Fetched::default());
        step::unavailable(self.inner.menus.current(), &here.facts(&citizen, &fetched))
    }

    /// How long the store may take: half the deadline, the rest is for the way back.
    fn patience(&self, account: usize) -> Duration {
        self.account(account).deadline / 2
    }

    /// A turn with its citizen's number: the operator says it, or the session it
    /// belongs to; without one if neither does.
    pub async fn identified(&self, account: usize, mut turn: Arc<UssdTurn>) -> Arc<UssdTurn> {
        if turn.msisdn.is_some() {
            return turn;
        }
        if !self.store_is_away() {
            let name = &self.account(account).name;
            let asked = sessions::msisdn_of(&self.inner.store, name, &turn.session);
            match timeout(self.patience(account) / 2, asked).await {
                Ok(Ok(msisdn)) => {
                    Arc::make_mut(&mut turn).msisdn = msisdn;
                    return turn;
                }
                Ok(Err(error)) => tracing::warn!(%error, "a session could not be looked up"),
                Err(_) => self.note_store(false),
            }
        }
        let msisdn = self.inner.memory.msisdn_of(account, &turn.session);
        Arc::make_mut(&mut turn).msisdn = msisdn;
        turn
    }

    /// Takes turns that arrived together, and answers them. Each hears of its own fate; one
    /// that fails does not take the others with it.
    pub async fn take_turns(&self, jobs: Vec<Job>) {
        let seats = jobs.into_iter().map(Seat::of).collect();
        if let Err(failed) = self.answer_together(ReadFrom::Memory, seats).await {
            self.answer_one_by_one(failed).await;
        }
    }

    async fn answer_one_by_one(&self, (error, seats): Failed) {
        let away = matches!(error, StoreError::Unreachable { .. });
        if away {
            self.note_store(false);
        }
        if away || seats.len() == 1 {
            return fail(seats, &error);
        }
        tracing::warn!(%error, turns = seats.len(), "a group failed; its turns are taken one by one");
        for seat in seats {
            if let Err((error, seats)) = self.answer_together(ReadFrom::Store, vec![seat]).await {
                fail(seats, &error);
            }
        }
    }

    /// Answers a group, and once more, loaded anew, those that another node was before.
    async fn answer_together(
        &self,
        mut from: ReadFrom,
        mut seats: Vec<Seat>,
    ) -> Result<(), Failed> {
        for _ in 0..ATTEMPTS {
            if seats.is_empty() {
                return Ok(());
            }
            let group = self.decide(from, seats).await?;
            seats = self.write(group).await?;
            from = ReadFrom::Store;
        }
        if seats.is_empty() {
            Ok(())
        } else {
            Err((StoreError::Busy { table: "ussd_sessions" }, seats))
        }
    }

    async fn decide(&self, from: ReadFrom, seats: Vec<Seat>) -> Result<Vec<Decided>, Failed> {
        let mut group = self.gather(seats, from);
        match self.try_deciding(&mut group).await {
            Ok(()) => Ok(group),
            Err(error) => Err((error, seats_of(group).collect())),
        }
    }

    async fn try_deciding(&self, group: &mut [Decided]) -> Result<(), StoreError> {
        self.load(group).await?;
        let directory = self.inner.menus.directory();
        let now = self.inner.world.now();
        for decided in group {
            for place in 0..decided.seats.len() {
                if !decided.seats[place].answered_otherwise() {
                    let screen = self.take_seat(decided, place, &directory, now).await?;
                    decided.seats[place].screen = Some(screen);
                }
            }
        }
        Ok(())
    }

    /// Saves a group and sends the answers of whoever was saved; gives back the
    /// seats of those another was before.
    async fn write(&self, mut group: Vec<Decided>) -> Result<Vec<Seat>, Failed> {
        if let Err(error) = self.save(&mut group).await {
            return Err((error, seats_of(group).collect()));
        }
        self.note_store(true);
        let mut left = Vec::new();
        for decided in group {
            if decided.unsaved {
                left.extend(decided.seats);
                continue;
            }
            for Seat { job, screen } in decided.seats {
                // Whoever does not wait any more was answered otherwise.
                if let Some(screen) = screen {
                    drop(job.answer.send(Ok(screen)));
                }
            }
        }
        Ok(left)
    }

    /// The people of a group, each once with their turns in order, as far as this
    /// node leads their dialogues. Whoever waited too long is left out.
    fn gather(&self, seats: Vec<Seat>, from: ReadFrom) -> Vec<Decided> {
        let mut group: Vec<Decided> = Vec::with_capacity(seats.len());
        let mut places = HashMap::with_capacity(seats.len());
        for seat in seats.into_iter().filter(|seat| !seat.answered_otherwise()) {
            let Job { account, msisdn, turn, .. } = &seat.job;
            let place = *places.entry((*account, msisdn.clone())).or_insert(group.len());
            if let Some(decided) = group.get_mut(place) {
                decided.seats.push(seat);
                continue;
            }
            let known = match from {
                ReadFrom::Memory => self.inner.memory.current(*account, msisdn, &turn.session),
                ReadFrom::Store => None,
            };
            group.push(Decided {
                account: *account,
                person: known.unwrap_or_default(),
                seats: vec![seat],
                changed: false,
                unsaved: false,
                replaced: Vec::new(),
                effects: Vec::new(),
            });
        }
        group
    }

    /// Loads whoever of a group is not known yet.
    async fn load(&self, group: &mut [Decided]) -> Result<(), StoreError> {
        let mut asked: Vec<&mut Decided> =
            group.iter_mut().filter(|decided| decided.person.row.is_none()).collect();
        let keys: Vec<_> = asked
            .iter()
            .filter_map(|decided| decided.seats.first())
            .map(|seat| (self.account(seat.job.account).name.clone(), seat.job.msisdn.clone()))
            .collect();
        if keys.is_empty() {
            return Ok(());
        }
        let rows = sessions::load(&self.inner.store, &keys).await?;
        for ((decided, (_, msisdn)), found) in asked.iter_mut().zip(&keys).zip(rows) {
            let person = &mut decided.person;
            *person = Person { row: found.session, citizen: citizen(found.choices) };
            // A session that went on while the database was away is ahead of its row.
            if let Some(mut ahead) = self.inner.memory.ahead(decided.account, msisdn)
                && person.row.as_ref().is_none_or(|row| row.answered_at < ahead.answered_at)
            {
                ahead.revision = person.row.as_ref().map_or(0, |row| row.revision);
                person.row = Some(ahead);
            }
        }
        Ok(())
    }

    /// Takes one turn of a loaded person, fetching what it turns out to need.
    async fn take_seat(
        &self,
        decided: &mut Decided,
        place: usize,
        directory: &Directory,
        now: Timestamp,
    ) -> Result<Screen, StoreError> {
        let job = &decided.seats[place].job;
        let mut fetched = Fetched::default();
        let here = self.circumstances(job.account, directory, now, true);
        for _ in 0..MOST_WANTS {
            // The step is total; should it ever panic, only this turn is lost.
            let taken = catch_unwind(AssertUnwindSafe(|| {
                take(&decided.person, &job.msisdn, &job.turn, here, &fetched)
            }));
            match taken {
                Err(_) => {
                    tracing::error!(account = %here.account.name, "a turn panicked");
                    metrics::counter!("gateway_ussd_panics_total").increment(1);
                    return Ok(self.unavailable(job.account));
                }
                Ok(Taken::Repeat(screen)) => {
                    metrics::counter!("gateway_ussd_repeats_total", "account" => here.account.name.clone())
                        .increment(1);
                    return Ok(screen);
                }
                Ok(Taken::Wants(want)) => self.fetch(want, &job.msisdn, now, &mut fetched).await?,
                Ok(Taken::Fresh(fresh)) => {
                    let Fresh { row, replaced, effects, screen } = *fresh;
                    decided.replaced.extend(replaced.filter(|_| !decided.changed));
                    if !effects.is_empty() {
                        let turn_key = turn_key(&row);
                        decided.effects.extend(
                            effects
                                .into_iter()
                                .enumerate()
                                .map(|(index, effect)| (effect, format!("{turn_key}-{index}"))),
                        );
                    }
                    decided.person.row = Some(row);
                    decided.changed = true;
                    return Ok(screen);
                }
            }
        }
        tracing::error!(account = %here.account.name, "a turn never had all it wanted");
        Ok(self.unavailable(job.account))
    }

    fn circumstances<'a>(
        &'a self,
        account: usize,
        directory: &'a Directory,
        now: Timestamp,
        storing: bool,
    ) -> Circumstances<'a> {
        Circumstances {
            account: self.account(account),
            menus: &self.inner.menus,
            directory,
            rules: &self.inner.rules,
            now,
            world: &*self.inner.world,
            storing,
        }
    }

    async fn fetch(
        &self,
        want: Want,
        msisdn: &Msisdn,
        now: Timestamp,
        fetched: &mut Fetched,
    ) -> Result<(), StoreError> {
        let store = &self.inner.store;
        let rules = &self.inner.rules;
        match want {
            Want::TicketNumber => {
                fetched.ticket_number = Some(tickets::reserve(store).await?);
            }
            Want::Ticket(number) => {
                let ticket = tickets::find(store, number).await?.map(|row| TicketFact {
                    state: row.state,
                    updated: row.updated_at.date_in(&rules.time_zone),
                });
                fetched.ticket = Some((number, ticket));
            }
            Want::SmsAllowance => {
                let today = now.start_of_day_in(&rules.time_zone);
                let taken = outbox::count_since(store, msisdn, Lane::Reply, today).await?;
                fetched.sms_allowed = Some(taken < i64::from(rules.sms_per_day));
            }
        }
        Ok(())
    }

    /// Writes all changed rows, and what the turns are to change, together; not those
    /// of whoever was answered otherwise while the group waited, and none if somebody
    /// is in the meantime.
    async fn save(&self, group: &mut [Decided]) -> Result<(), StoreError> {
        let abandoned = |decided: &Decided| decided.seats.iter().any(Seat::answered_otherwise);
        for decided in group.iter_mut().filter(|decided| decided.changed) {
            decided.unsaved = abandoned(decided);
        }
        let mut changed: Vec<&mut Decided> =
            group.iter_mut().filter(|decided| decided.changed && !decided.unsaved).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let rows: Vec<&Session> =
            changed.iter().filter_map(|decided| decided.person.row.as_ref()).collect();
        let bare = changed.iter().all(|d| d.effects.is_empty() && d.replaced.is_empty());
        let flags = if bare {
            sessions::save(&self.inner.store, &rows).await?
        } else {
            let mut tx = self.inner.store.begin().await?;
            let flags = sessions::save_in(&mut tx, &rows).await?;
            for (decided, _) in changed.iter().zip(&flags).filter(|(_, saved)| **saved) {
                for row in &decided.replaced {
                    if let (Some(at), Some(cause)) = (row.ended_at, row.end_cause) {
                        log::keep(&mut tx, row, at, cause).await?;
                    }
                }
                self.apply(&mut tx, decided).await?;
            }
            if changed.iter().any(|decided| abandoned(decided)) {
                for decided in changed {
                    decided.unsaved = true;
                }
                return Ok(());
            }
            tx.commit().await?;
            self.outbox_was_filled();
            flags
        };
        for (decided, saved) in changed.iter_mut().zip(flags) {
            decided.unsaved = !saved;
            if saved && let Some(row) = &mut decided.person.row {
                count(row);
                row.revision += 1;
                // An effect may have changed what is known of the citizen.
                let whole = decided.effects.is_empty();
                self.inner.memory.saved(decided.account, &decided.person, whole);
            }
        }
        Ok(())
    }

    async fn apply(&self, tx: &mut Tx, decided: &Decided) -> Result<(), StoreError> {
        let Some(row) = &decided.person.row else { return Ok(()) };
        let at = row.answered_at;
        let msisdn = &row.msisdn;
        for (effect, turn_key) in &decided.effects {
            metrics::counter!("gateway_ussd_effects_total", "effect" => effect_word(effect))
                .increment(1);
            let act = Act {
                msisdn,
                account: &row.account,
                channel: CHANNEL,
                wording: &row.menu_release,
                language: &row.language,
                dialogue: &row.operator_session,
                key: turn_key,
                at,
            };
            match effect {
                Effect::SetLanguage(language) => {
                    subscribers::set_language(tx, msisdn, language, at).await?;
                }
                Effect::Join { ward } => self.join(tx, act, Some(*ward), None).await?,
                Effect::SetWard { ward } => self.set_ward(tx, act, *ward).await?,
                Effect::SetVillage { village } => {
                    subscribers::set_village(tx, msisdn, village, at).await?;
                }
                Effect::SetTopics(topics) => self.set_topics(tx, act, topics).await?,
                Effect::Leave => {
                    self.leave(tx, act).await?;
                }
                Effect::Erase => self.erase(tx, act).await?,
                Effect::OpenTicket { number, report, category, body } => {
                    let ticket = tickets::NewTicket {
                        number: *number,
                        msisdn: msisdn.clone(),
                        account: row.account.clone(),
                        channel: CHANNEL.to_owned(),
                        kind: if *report { tickets::Kind::Report } else { tickets::Kind::Question },
                        category: category.clone(),
                        body: body.clone(),
                        language: row.language.clone(),
                        ward_code: decided.person.citizen.ward.map(i64::from),
                        created_at: at,
                        turn_key: turn_key.clone(),
                        due_at: self.promised(at),
                    };
                    tickets::open(tx, &ticket).await?;
                }
                Effect::SendSms { body } => {
                    let outbound = Outbound {
                        account: row.account.clone(),
                        msisdn: msisdn.clone(),
                        lane: Lane::Reply,
                        language: row.language.clone(),
                        body: body.clone(),
                        validity: at.after(ANSWER_VALIDITY),
                    };
                    outbox::enqueue(tx, &outbound, Some(turn_key), at).await?;
                }
            }
        }
        Ok(())
    }

    /// The screen for a turn while the store cannot be asked.
    fn answer_from_memory(&self, account: usize, msisdn: &Msisdn, turn: &UssdTurn) -> Screen {
        metrics::counter!("gateway_ussd_from_memory_total").increment(1);
        let directory = self.inner.menus.directory();
        let here = self.circumstances(account, &directory, self.inner.world.now(), false);
        let row = self.inner.memory.last(account, msisdn);
        let language = row.as_ref().map(|row| row.language.clone());
        let person = Person { row, citizen: Citizen { language, ..Citizen::default() } };
        match take(&person, msisdn, turn, here, &Fetched::default()) {
            Taken::Repeat(screen) => screen,
            Taken::Fresh(fresh) => {
                self.inner.memory.unsaved(account, fresh.row);
                fresh.screen
            }
            // Nothing is wanted while nothing can be stored.
            Taken::Wants(_) => self.unavailable(account),
        }
    }

    /// Records the end an operator tells of.
    ///
    /// # Errors
    /// What the store says.
    pub async fn end(&self, account: usize, end: &UssdEnd) -> Result<bool, StoreError> {
        let name = &self.account(account).name;
        let now = self.inner.world.now();
        let ended = sessions::end(
            &self.inner.store,
            name,
            &end.session,
            end.msisdn.as_ref(),
            end.cause,
            now,
        )
        .await?;
        Ok(ended)
    }

    /// Ends sessions whose operator never tells, and moves ended ones into the log
    /// once nobody can go on with them.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let now = self.inner.world.now();
        let store = &self.inner.store;
        for account in &self.inner.accounts.all {
            sessions::expire(store, &account.name, now.before(account.idle), now).await?;
        }
        let longest_repeat =
            self.inner.accounts.all.iter().map(|account| account.repeat_window).max();
        let kept = self.inner.rules.resume.max(longest_repeat.unwrap_or_default());
        while sessions::archive(store, now.before(kept), MOST_ARCHIVED).await?
            >= MOST_ARCHIVED as u64
        {}
        let widest = self.inner.accounts.all.iter().map(|account| account.idle).max();
        self.inner.memory.forget(now.before(kept.max(widest.unwrap_or_default())));
        log::forget(store, now.before(self.inner.rules.keep_log)).await?;
        self.forget_keys().await?;
        self.sweep_messages().await
    }
}

fn seats_of(group: Vec<Decided>) -> impl Iterator<Item = Seat> {
    group.into_iter().flat_map(|decided| decided.seats)
}

/// Tells turns that they were not stored.
fn fail(seats: Vec<Seat>, error: &StoreError) {
    for seat in seats {
        drop(seat.job.answer.send(Err(error.clone())));
    }
}

/// What a step needs to know of a person's choices.
pub(super) fn citizen(choices: Choices) -> Citizen {
    Citizen {
        language: choices.language,
        joined: choices.joined,
        ward: choices.ward_code.and_then(|code| u8::try_from(code).ok()),
    }
}

/// The same turn has the same key on every node: what it stores is stored once.
fn turn_key(row: &Session) -> String {
    let mut hash = Sha256::new();
    let revision = row.revision.to_string();
    for part in [&row.account, row.msisdn.e164(), &row.operator_session, &row.seen, &revision] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hexadecimal(&hash.finalize()[..12])
}

fn effect_word(effect: &Effect) -> &'static str {
    match effect {
        Effect::SetLanguage(_) => "language",
        Effect::Join { .. } => "joined",
        Effect::SetWard { .. } => "ward",
        Effect::SetVillage { .. } => "village",
        Effect::SetTopics(_) => "topics",
        Effect::Leave => "left",
        Effect::Erase => "erased",
        Effect::OpenTicket { .. } => "ticket",
        Effect::SendSms { .. } => "sms",
    }
}

/// Counts a stored turn.
fn count(row: &Session) {
    metrics::counter!("gateway_ussd_screens_total", "account" => row.account.clone()).increment(1);
}
