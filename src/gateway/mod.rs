//! The use cases: where rules meet storage, one transaction each, no network inside.
//!
//! [`Gateway`] is what every door and clock holds. A USSD turn is decided in
//! [`turn`] (pure) and carried out in [`ussd`] in groups; [`directory`] brings
//! what the council publishes from the store into memory.

pub mod account;
pub mod audit;
pub mod broadcasts;
pub mod concerns;
pub mod delivery;
pub mod directory;
pub mod help_desk;
pub mod inbound;
pub mod memory;
pub mod menus;
pub mod messages;
pub mod officers;
pub mod queue;
pub mod refusal;
pub mod register;
mod seal;
pub mod subscriptions;
pub mod tickets;
pub mod tokens;
pub mod training;
pub mod turn;
pub mod ussd;

use std::{
    collections::HashMap,
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use jiff::tz::TimeZone;
use tokio::{sync::Notify, time::timeout};

use crate::{
    domain::quiet::QuietHours,
    store::{Store, StoreError},
    world::World,
};
use account::Account;
use broadcasts::Desk;
use memory::Memory;
use menus::Menus;
use queue::Queue;
use turn::Rules;

/// How many groups of messages PostgreSQL writes at once.
const GROUPS_AT_ONCE: usize = 4;

/// How long the store may take to say that it is there.
const ASK_PATIENCE: Duration = Duration::from_secs(2);

/// Everything a use case may need. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Gateway {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    accounts: Accounts,
    menus: Menus,
    rules: Rules,
    world: Arc<dyn World>,
    memory: Memory,
    /// USSD turns towards the next group.
    turns: Queue<ussd::Job>,
    /// Whether the store did not answer when last asked.
    store_away: AtomicBool,
    desk: Desk,
    /// Citizens' messages towards the next group.
    messages: Queue<inbound::Job>,
    /// Callbacks' reports towards the next group.
    reports: Queue<delivery::reports::Job>,
    /// Woken when something was put in the outbox on this node.
    outbox_filled: Notify,
    shown: tokens::Shown,
    /// How delivery of each account goes, until it is added up.
    tally: delivery::tally::Tally,
    /// Hashes officers' passwords.
    passwords: officers::Hasher,
    /// This node as others see it: fresh at each start.
    node: String,
    /// Messages that officers' programs ask for, towards the next group.
    requests: Queue<messages::Job>,
}

/// The accounts, by name and by place.
#[derive(Debug)]
struct Accounts {
    all: Vec<Arc<Account>>,
    by_name: HashMap<String, usize>,
    /// Since when (epoch ms) this node has stopped calling it, because nobody answered;
    /// [`delivery::health::CALLS`] if it calls.
    breakers: Vec<AtomicI64>,
}

impl Gateway {
    /// A gateway. Its queues are to be worked off in groups.
    #[must_use]
    pub fn new(
        store: Store,
        accounts: Vec<Account>,
        menus: Menus,
        rules: Rules,
        world: Arc<dyn World>,
    ) -> Self {
        let node = world.fresh_id();
        let passwords = officers::Hasher::new(rules.officers.cost);
        let by_name =
            accounts.iter().enumerate().map(|(at, account)| (account.name.clone(), at)).collect();
        let breakers = accounts.iter().map(|_| AtomicI64::new(delivery::health::CALLS)).collect();
        let tally = delivery::tally::Tally::new(accounts.len());
        let all = accounts.into_iter().map(Arc::new).collect();
        let inner = Inner {
            store,
            accounts: Accounts { all, by_name, breakers },
            menus,
            rules,
            world,
            memory: Memory::default(),
            turns: Queue::new(ussd::WAITING),
            store_away: AtomicBool::new(false),
            desk: Desk::default(),
            messages: Queue::new(inbound::WAITING),
            reports: Queue::new(delivery::reports::WAITING),
            outbox_filled: Notify::new(),
            shown: tokens::Shown::default(),
            tally,
            passwords,
            node,
            requests: Queue::new(messages::WAITING),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The place of an account, by its name.
    #[must_use]
    pub fn account_named(&self, name: &str) -> Option<usize> {
        self.inner.accounts.by_name.get(name).copied()
    }

    /// The places of the accounts that send messages.
    pub fn senders(&self) -> impl Iterator<Item = usize> {
        let sends = |account: &Arc<Account>| account.operator.sms().is_some();
        self.inner
            .accounts
            .all
            .iter()
            .enumerate()
            .filter(move |(_, account)| sends(account))
            .map(|(at, _)| at)
    }

    /// Every account.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.inner.accounts.all.iter().map(AsRef::as_ref)
    }

    /// The name of the first account that sends messages, empty if none does: where a
    /// message goes that names none.
    #[must_use]
    pub fn usual_sender(&self) -> String {
        self.senders().next().map_or(String::new(), |at| self.account(at).name.clone())
    }

    /// The account at a place.
    #[must_use]
    pub fn account(&self, at: usize) -> &Arc<Account> {
        &self.inner.accounts.all[at]
    }

    /// The menus being served.
    #[must_use]
    pub fn menus(&self) -> &Menus {
        &self.inner.menus
    }

    /// The settings of broadcasts: tariff and limits are in them.
    #[must_use]
    pub fn broadcast_settings(&self) -> &broadcasts::Settings {
        &self.inner.rules.broadcasts
    }

    /// When broadcasts rest, but for emergencies.
    #[must_use]
    pub fn quiet_hours(&self) -> QuietHours {
        self.inner.rules.sending.quiet
    }

    /// The zone of every time of day that people read.
    #[must_use]
    pub fn time_zone(&self) -> &TimeZone {
        &self.inner.rules.time_zone
    }

    /// The clock and the source of ids.
    #[must_use]
    pub fn world(&self) -> &dyn World {
        &*self.inner.world
    }

    /// Whether the store answers: really asks it.
    ///
    /// # Errors
    /// What the store says; one that says nothing in time is unreachable.
    pub async fn ask_store(&self) -> Result<(), StoreError> {
        let answer = timeout(ASK_PATIENCE, self.inner.store.ping()).await.unwrap_or_else(|_| {
            Err(StoreError::Unreachable { reason: "no answer in time".to_owned() })
        });
        self.note_store(answer.is_ok());
        answer
    }

    /// How many groups of messages may be written at once: one where the database has
    /// a single writer, several where commits can overlap.
    #[must_use]
    pub fn groups_at_once(&self) -> usize {
        if self.inner.store.has_one_writer() { 1 } else { GROUPS_AT_ONCE }
    }

    /// Whether the store was away when last asked.
    #[must_use]
    pub fn store_is_away(&self) -> bool {
        self.inner.store_away.load(Ordering::Relaxed)
    }

    /// USSD turns towards the next group, for [`Gateway::take_turns`].
    #[must_use]
    pub fn turns(&self) -> &Queue<ussd::Job> {
        &self.inner.turns
    }

    /// Citizens' messages towards the next group, for [`Gateway::take_messages`].
    #[must_use]
    pub fn messages(&self) -> &Queue<inbound::Job> {
        &self.inner.messages
    }

    /// Callbacks' reports towards the next group, for [`Gateway::take_report_group`].
    #[must_use]
    pub fn reports(&self) -> &Queue<delivery::reports::Job> {
        &self.inner.reports
    }

    /// What officers' programs ask for towards the next group, for
    /// [`Gateway::keep_requests`].
    #[must_use]
    pub fn requests(&self) -> &Queue<messages::Job> {
        &self.inner.requests
    }

    /// Tells whoever drives accounts on this node that something waits in the outbox.
    pub fn outbox_was_filled(&self) {
        self.inner.outbox_filled.notify_waiters();
    }

    /// Ends when something was put in the outbox on this node, counted from this call.
    pub fn outbox_filled(&self) -> impl Future<Output = ()> {
        self.inner.outbox_filled.notified()
    }

    /// Whether other nodes may share the database.
    #[must_use]
    pub fn is_one_of_many(&self) -> bool {
        !self.inner.store.has_one_writer()
    }

    /// Keeps the log of an SQLite database short.
    ///
    /// # Errors
    /// What the store says.
    pub async fn copy_log(&self) -> Result<(), StoreError> {
        self.inner.store.copy_log().await
    }

    fn note_store(&self, answers: bool) {
        let was_away = self.inner.store_away.swap(!answers, Ordering::Relaxed);
        if was_away && answers {
            tracing::info!("the database answers again");
        } else if !was_away && !answers {
            tracing::error!(
                "the database does not answer; menus are served from memory, nothing is stored"
            );
        }
        metrics::gauge!("gateway_store_away").set(f64::from(u8::from(!answers)));
    }
}

/// Bytes as hexadecimal digits.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
