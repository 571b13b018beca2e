//! One turn of one person: what it means, and what comes of it. No I/O.
//!
//! State belongs to the person on an account, not to the operator's session id.
//! Here a callback is told from its repeat, a redial from a new session, and a
//! new entry from what was seen before.

use std::time::Duration;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{
    account::Account, broadcasts, delivery::Terms, inbound::SmsRules, menus::Menus, officers,
};
use crate::{
    domain::{
        inbound::{EndCause, Entry, Opening, UssdTurn},
        language::Language,
        msisdn::Msisdn,
        screen::Screen,
        time::Timestamp,
    },
    menu::{
        facts::{Citizen, Directory, Facts, Fetched, Want},
        session::Session as Place,
        step::{Effect, Input, Step, Turned, step},
    },
    store::sessions::Session,
    world::World,
};

/// The service's own rules.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The zone of the service's calendar.
    pub time_zone: TimeZone,
    /// The language of those who never chose one.
    pub default_language: Language,
    /// How long after the last turn a redial goes on with the session.
    pub resume: Duration,
    /// How long the log of ended sessions is kept.
    pub keep_log: Duration,
    /// The key under which erased numbers are hashed: this installation's own.
    pub hash_key: String,
    /// How many answers a person may have sent by SMS in a day.
    pub sms_per_day: u32,
    /// The settings of broadcasts.
    pub broadcasts: broadcasts::Settings,
    /// How messages are taken and answered.
    pub sms: SmsRules,
    /// What holds for messages out.
    pub sending: Terms,
    /// What holds for officers' accounts.
    pub officers: officers::Terms,
}

/// A person on an account, as loaded.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Person {
    /// Their session, open or lately ended.
    pub row: Option<Session>,
    /// What the service knows of them.
    pub citizen: Citizen,
}

/// What a turn comes to.
#[derive(Debug)]
pub enum Taken {
    /// It was taken before; the same screen again.
    Repeat(Screen),
    /// Something must be fetched first.
    Wants(Want),
    /// It was taken now.
    Fresh(Box<Fresh>),
}

/// A turn taken now.
#[derive(Debug)]
pub struct Fresh {
    /// The session as it is to be stored.
    pub row: Session,
    /// The session it takes the place of, to be logged.
    pub replaced: Option<Session>,
    /// What is to change.
    pub effects: Vec<Effect>,
    /// The screen.
    pub screen: Screen,
}

/// Everything a turn is judged by, beside the person and the turn itself.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The account it came by.
    pub account: &'a Account,
    /// The menus.
    pub menus: &'a Menus,
    /// What the council publishes.
    pub directory: &'a Directory,
    /// The service's rules.
    pub rules: &'a Rules,
    /// This instant.
    pub now: Timestamp,
    /// Fresh ids.
    pub world: &'a dyn World,
    /// Whether what the citizen says can be stored now.
    pub storing: bool,
}

impl<'a> Circumstances<'a> {
    /// What a step may know here of a citizen.
    #[must_use]
    pub fn facts(&self, citizen: &'a Citizen, fetched: &'a Fetched) -> Facts<'a> {
        Facts {
            directory: self.directory,
            citizen,
            limit: self.account.limit,
            standing: self.account.standing,
            today: self.now.date_in(&self.rules.time_zone),
            default_language: &self.rules.default_language,
            storing: self.storing,
            fetched,
        }
    }
}

/// Takes a turn.
#[must_use]
pub fn take(
    person: &Person,
    msisdn: &Msisdn,
    turn: &UssdTurn,
    here: Circumstances<'_>,
    fetched: &Fetched,
) -> Taken {
    let meaning = Meaning::of(person.row.as_ref(), turn, here);
    if let (Meaning::Repeat, Some(row)) = (&meaning, &person.row) {
        return Taken::Repeat(Screen { text: row.reply.clone(), ends: row.reply_ends });
    }
    let kept = person.row.as_ref().filter(|_| !matches!(meaning, Meaning::Dial(_)));
    let program = kept
        .and_then(|row| here.menus.of_release(&row.menu_release))
        .unwrap_or_else(|| here.menus.current());
    let session = kept.and_then(|row| serde_json::from_str(&row.state).ok()).unwrap_or_else(|| {
        Place { language: proposed_language(person, turn).unwrap_or_default(), ..Place::default() }
    });
    let facts = here.facts(&person.citizen, fetched);
    let input = match &meaning {
        Meaning::Dial(inline) => Input::Dial(inline),
        Meaning::Redial | Meaning::Repeat => Input::Redial,
        Meaning::Entry(entry) => Input::Entry(entry),
    };
    match step(program, Some(&session), input, &facts) {
        Turned::Wants(want) => Taken::Wants(want),
        Turned::Shown(step) => Taken::Fresh(Box::new(fresh(
            person,
            msisdn,
            turn,
            here,
            &program.release,
            &meaning,
            *step,
        ))),
    }
}

/// What a callback means for a person whose last row is known.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    /// The same callback once more.
    Repeat,
    /// A new session, with the inline entries of the dialled string.
    Dial(Vec<String>),
    /// The citizen dialled again and goes on where they were.
    Redial,
    /// An entry in the open session.
    Entry(String),
}

impl Meaning {
    fn of(row: Option<&Session>, turn: &UssdTurn, here: Circumstances<'_>) -> Self {
        let same = row.filter(|row| row.operator_session == turn.session);
        if let Some(row) = same {
            if is_repeat(row, turn, here) {
                return Self::Repeat;
            }
            if row.ended_at.is_none()
                && turn.opening != Opening::New
                && let Some(entry) = new_entry(&row.seen, &turn.entry)
            {
                return Self::Entry(entry);
            }
        }
        // A later leg of a session we do not know carries an entry for a screen
        // we cannot know; it is not fed to the first screen.
        let inline = match &turn.entry {
            _ if turn.opening == Opening::Resume => Vec::new(),
            Entry::Dialled(dialled) => here.account.inline(dialled),
            Entry::Trail(trail) => split(trail),
            Entry::Last(entry) => here.account.inline(entry),
        };
        let goes_on = row.is_some_and(|row| {
            row.end_cause != Some(EndCause::Closed)
                && here.now.since(row.answered_at) <= here.rules.resume
        });
        if goes_on && inline.is_empty() { Self::Redial } else { Self::Dial(inline) }
    }
}

/// Whether this callback was answered before: by sequence where the operator has
/// one, by the trail of all entries where it is cumulative, else by the same
/// entry within the account's window, because nobody reads a screen that fast.
/// Operators use ids again: a session that is long over has no repeats.
fn is_repeat(row: &Session, turn: &UssdTurn, here: Circumstances<'_>) -> bool {
    if here.now.since(row.answered_at) > here.account.idle {
        return false;
    }
    if let (Some(sequence), Some(seen)) = (turn.sequence, row.sequence) {
        return sequence <= seen;
    }
    let within_window = here.now.since(row.answered_at) <= here.account.repeat_window;
    match &turn.entry {
        // An earlier trail is an old callback that was overtaken; the handset
        // already shows the newest screen.
        Entry::Trail(trail) => {
            row.seen == *trail
                || (turn.opening != Opening::New && row.seen.starts_with(&format!("{trail}*")))
                || (row.screens > 1 && trail.is_empty())
        }
        Entry::Dialled(dialled) => row.seen == *dialled && (within_window || row.screens == 1),
        Entry::Last(entry) => row.seen == *entry && within_window,
    }
}

/// What is new in an entry.
fn new_entry(seen: &str, entry: &Entry) -> Option<String> {
    match entry {
        Entry::Last(entry) => Some(entry.clone()),
        // What was seen before is cut off whole, so that an entry may hold `*`.
        Entry::Trail(trail) => Some(match trail.strip_prefix(seen) {
            Some(rest) if seen.is_empty() => rest.to_owned(),
            Some(rest) if rest.starts_with('*') => rest[1..].to_owned(),
            _ => trail.rsplit('*').next().unwrap_or_default().to_owned(),
        }),
        Entry::Dialled(_) => None,
    }
}

fn split(trail: &str) -> Vec<String> {
    trail.split('*').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The citizen's own choice, else what the operator proposes.
fn proposed_language(person: &Person, turn: &UssdTurn) -> Option<String> {
    let own = person.citizen.language.as_ref().map(|language| language.tag().to_owned());
    own.or_else(|| Some(Language::parse(turn.language.as_deref()?)?.tag().to_owned()))
}

fn fresh(
    person: &Person,
    msisdn: &Msisdn,
    turn: &UssdTurn,
    here: Circumstances<'_>,
    release: &str,
    meaning: &Meaning,
    step: Step,
) -> Fresh {
    let now = here.now;
    let before = person.row.as_ref();
    let same_session = before
        .filter(|row| matches!(meaning, Meaning::Entry(_)) && row.operator_session == turn.session);
    let seen = match &turn.entry {
        Entry::Dialled(text) | Entry::Last(text) | Entry::Trail(text) => text.clone(),
    };
    let ends = step.screen.ends;
    let row = Session {
        id: same_session.map_or_else(|| here.world.fresh_id(), |row| row.id.clone()),
        account: here.account.name.clone(),
        msisdn: msisdn.clone(),
        operator_session: turn.session.clone(),
        service_code: turn
            .service_code
            .clone()
            .or_else(|| same_session.map(|row| row.service_code.clone()))
            .unwrap_or_else(|| match &turn.entry {
                Entry::Dialled(dialled) => dialled.clone(),
                Entry::Last(_) | Entry::Trail(_) => String::new(),
            }),
        menu_release: release.to_owned(),
        // A small value of numbers and short words: writing it cannot fail.
        state: serde_json::to_string(&step.session).unwrap_or_default(),
        seen,
        sequence: turn.sequence,
        reply: step.screen.text.clone(),
        reply_ends: ends,
        opened_at: same_session.map_or(now, |row| row.opened_at),
        answered_at: now,
        screens: same_session.map_or(0, |row| row.screens) + 1,
        informed: step.informed || same_session.is_some_and(|row| row.informed),
        language: Language::parse(&step.session.language)
            .unwrap_or_else(|| here.rules.default_language.clone()),
        revision: before.map_or(0, |row| row.revision),
        ended_at: ends.then_some(now),
        end_cause: ends.then_some(EndCause::Closed),
    };
    let replaced = before.filter(|_| same_session.is_none()).map(|row| ended(row, here));
    Fresh { row, replaced, effects: step.effects, screen: step.screen }
}

/// A session another one takes the place of, with its end.
fn ended(row: &Session, here: Circumstances<'_>) -> Session {
    let mut row = row.clone();
    if row.ended_at.is_none() {
        let idle = here.now.since(row.answered_at) > here.account.idle;
        let cause = if idle { EndCause::Expired } else { EndCause::Redialled };
        row.ended_at = Some(if idle { row.answered_at } else { here.now });
        row.end_cause = Some(cause);
    }
    row
}

#[cfg(test)]
mod tests;
