//! The network behind the door: what is taken, what becomes of it, and when its
//! reports are due. No I/O and no clock: the time comes in with every call.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    sync::Arc,
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{
    faults::{Chance, Faults},
    ledger::{Counts, Ledger},
    numbers::{self, Ending, Fate, Manner},
    phones::{Phones, Text},
};
use crate::{
    domain::{msisdn::Msisdn, time::Timestamp},
    operators::handset::Received,
    text::segment::segments,
};

/// The most recipients in a call.
const MOST_RECIPIENTS: usize = 1_000;
/// What an inbox shows as origin of a message that names none.
const NAMELESS: &str = "SIMULATOR";
/// How long after another report the next of the same message comes.
const NEXT_REPORT: Duration = Duration::from_millis(50);

/// A call as it comes in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Call {
    #[serde(default)]
    sender_id: Option<String>,
    body: String,
    /// Nothing here lives that long.
    #[serde(default, rename = "validity_minutes")]
    _validity_minutes: u32,
    #[serde(default)]
    report_url: String,
    recipients: Vec<Addressed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Addressed {
    msisdn: String,
    reference: i64,
}

/// What is said of one recipient.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(super) struct Said {
    reference: i64,
    #[serde(flatten)]
    word: Word,
}

#[derive(Debug, Serialize, PartialEq, Eq)]
#[serde(tag = "status", rename_all = "snake_case")]
enum Word {
    Accepted { operator_ref: Option<String> },
    Throttled,
    Refused { reason: &'static str, permanent: bool },
}

/// How a call is to be answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// In which manner.
    pub(super) manner: Manner,
    /// After how long.
    pub(super) after: Duration,
    /// What is said of each recipient, in their order.
    pub(super) said: Vec<Said>,
    /// Whether nobody at all could be taken because of the rate.
    pub(super) all_throttled: bool,
    /// Reports to be handed over before the answer.
    pub(super) first: Vec<Due>,
}

/// A report as it is written.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub(super) struct Report {
    reference: Option<i64>,
    operator_ref: Option<String>,
    msisdn: Msisdn,
    status: &'static str,
    reason: &'static str,
}

/// A report and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    /// The address the submit gave.
    pub(super) url: Arc<str>,
    /// What is said.
    pub(super) report: Report,
}

/// Something that will happen to a message.
#[derive(Debug)]
struct Waiting {
    at_ms: i64,
    /// What was scheduled first happens first, of what is due at once.
    order: u64,
    /// `None` where nobody wants reports.
    due: Option<Due>,
    /// The text, where it reaches the phone with this.
    text: Option<Arc<Text>>,
    msisdn: Msisdn,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at_ms, self.order).cmp(&(other.at_ms, other.order))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Waiting {}

/// One message that was taken, while its fate is decided.
struct Taken<'a> {
    msisdn: &'a Msisdn,
    reference: i64,
    operator_ref: String,
    url: &'a Arc<str>,
    text: &'a Arc<Text>,
}

/// The network.
#[derive(Debug)]
pub(super) struct Network {
    faults: Faults,
    chance: Chance,
    ledger: Ledger,
    phones: Phones,
    waiting: BinaryHeap<Reverse<Waiting>>,
    scheduled: u64,
    /// How often a number has been sent away, for those that give in at last.
    sent_away: HashMap<Msisdn, u32>,
    /// What begins every id, so that another start gives other ids.
    prefix: String,
    last_id: u64,
}

impl Network {
    /// A network whose ids begin with the instant of its start, and which remembers at
    /// most `most_lines` messages.
    pub(super) fn new(faults: Faults, start: Timestamp, most_lines: usize) -> Self {
        Self {
            chance: Chance::new(faults.seed),
            faults,
            ledger: Ledger::new(most_lines),
            phones: Phones::default(),
            waiting: BinaryHeap::new(),
            scheduled: 0,
            sent_away: HashMap::new(),
            prefix: format!("{:x}", start.as_ms()),
            last_id: 0,
        }
    }

    /// The faults as they are.
    pub(super) fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Other faults from now on, drawn from the beginning of their seed.
    pub(super) fn misbehave(&mut self, faults: Faults) {
        self.chance = Chance::new(faults.seed);
        self.faults = faults;
    }

    /// What was counted.
    pub(super) fn counts(&self) -> Counts {
        let waiting = self.waiting.iter().filter(|Reverse(it)| it.due.is_some()).count();
        self.ledger.counts(waiting)
    }

    /// The lines of the ledger after the `after`th.
    pub(super) fn log(&self, after: u64) -> String {
        self.ledger.written(after)
    }

    /// What a phone received after the `after`th message.
    pub(super) fn inbox(&self, msisdn: &Msisdn, after: u64) -> Vec<Received> {
        self.phones.inbox(msisdn, after)
    }

    /// Reports were handed over.
    pub(super) fn reported(&mut self, count: usize) {
        self.ledger.sums.reports += u64::try_from(count).unwrap_or(u64::MAX);
    }

    /// Forgets what was taken and received; what is still due comes all the same.
    pub(super) fn forget(&mut self) {
        self.ledger.clear();
        self.phones.clear();
        self.sent_away.clear();
    }

    /// Takes a call, or not.
    ///
    /// # Errors
    /// What is wrong with it, and what would be right.
    pub(super) fn submit(&mut self, now: Timestamp, call: Call) -> Result<Answer, String> {
        if !(1..=MOST_RECIPIENTS).contains(&call.recipients.len()) {
            return Err(format!("`recipients` holds 1 to {MOST_RECIPIENTS}"));
        }
        let numbers = call.recipients.iter().map(|one| Msisdn::parse(&one.msisdn));
        let numbers: Vec<Msisdn> =
            numbers.collect::<Result<_, _>>().map_err(|error| format!("`msisdn`: {error}"))?;
        self.ledger.sums.calls += 1;
        let fates: Vec<Fate> = numbers.iter().map(numbers::fate).collect();
        let chosen = fates.iter().find_map(|fate| match fate {
            Fate::Call(manner) => Some(*manner),
            _ => None,
        });
        let drawn = self.faults.manner(&mut self.chance);
        let manner = chosen.unwrap_or(drawn);
        let after = u64::from(self.chance.between(self.faults.answer_ms));
        let mut answer = Answer {
            manner,
            after: Duration::from_millis(after),
            said: Vec::with_capacity(fates.len()),
            all_throttled: false,
            first: Vec::new(),
        };
        if !manner.takes() {
            return Ok(answer);
        }
        if manner == Manner::Late {
            answer.after = Duration::from_millis(self.faults.late_ms.into());
        }
        let each = u32::try_from(segments(&call.body).count()).unwrap_or(u32::MAX);
        let mut room = self.room(now);
        let url: Arc<str> = call.report_url.into();
        let from = call.sender_id.filter(|it| !it.is_empty());
        let from = from.unwrap_or_else(|| NAMELESS.to_owned());
        let text = Arc::new(Text { from, body: call.body });
        for ((msisdn, fate), addressed) in numbers.iter().zip(fates).zip(&call.recipients) {
            let reference = addressed.reference;
            let ending = match fate {
                Fate::Taken(ending) => Ok(ending),
                Fate::Call(_) => Ok(Ending::Delivered),
                Fate::Refused => {
                    Err(Word::Refused { reason: "unknown subscriber", permanent: true })
                }
                Fate::RefusedAtFirst(times) => self
                    .gives_in(msisdn, times)
                    .ok_or(Word::Refused { reason: "no credit", permanent: false }),
                Fate::ThrottledAtFirst(times) => {
                    self.gives_in(msisdn, times).ok_or(Word::Throttled)
                }
            };
            let ending = match (ending, room.as_mut()) {
                (Ok(_), Some(room)) if *room < u64::from(each) => Err(Word::Throttled),
                (Ok(ending), Some(room)) => {
                    *room -= u64::from(each);
                    Ok(ending)
                }
                (ending, _) => ending,
            };
            let word = match ending {
                Err(word) => {
                    match word {
                        Word::Throttled => self.ledger.sums.throttled += 1,
                        _ => self.ledger.sums.refused += 1,
                    }
                    word
                }
                Ok(ending) => {
                    self.last_id += 1;
                    let operator_ref = format!("{}-{}", self.prefix, self.last_id);
                    self.ledger.take(now, reference, msisdn, each);
                    let told = (ending != Ending::DeliveredWithoutId).then(|| operator_ref.clone());
                    let taken = Taken { msisdn, reference, operator_ref, url: &url, text: &text };
                    self.decide(now, &taken, ending, &mut answer.first);
                    Word::Accepted { operator_ref: told }
                }
            };
            answer.said.push(Said { reference, word });
        }
        answer.all_throttled = answer.said.iter().all(|said| said.word == Word::Throttled);
        Ok(answer)
    }

    /// How many segments may still be taken in this second; `None` for any number.
    fn room(&self, now: Timestamp) -> Option<u64> {
        let most = u64::from(self.faults.tps);
        (most > 0).then(|| most.saturating_sub(self.ledger.last_second(now)))
    }

    /// The ending of a message to a number that is sent away so many times first.
    fn gives_in(&mut self, msisdn: &Msisdn, times: u32) -> Option<Ending> {
        let so_far = self.sent_away.entry(msisdn.clone()).or_default();
        *so_far = so_far.saturating_add(1);
        (*so_far > times).then_some(Ending::Delivered)
    }

    /// Lays down everything that will happen to a message.
    fn decide(&mut self, now: Timestamp, taken: &Taken<'_>, ending: Ending, first: &mut Vec<Due>) {
        let faults = &self.faults;
        if !faults.reports && !faults.inbox {
            return;
        }
        let chance = &mut self.chance;
        let delay = u64::from(chance.between(faults.report_ms));
        let ending = match ending {
            Ending::Delivered if chance.hits(faults.silent) => Ending::Silent,
            Ending::Delivered if chance.hits(faults.undelivered) => Ending::BufferedFailed,
            Ending::Delivered if chance.hits(faults.report_first) => Ending::DeliveredToldFirst,
            ending => ending,
        };
        let repeats = ending == Ending::DeliveredTwiceTold || chance.hits(faults.report_repeat);
        let reorders = chance.hits(faults.reorder);
        let buffered = matches!(ending, Ending::BufferedDelivered | Ending::BufferedFailed)
            || chance.hits(faults.buffered);
        let mut steps: Vec<(&'static str, &'static str)> = Vec::with_capacity(4);
        if buffered {
            steps.push(("buffered", "AbsentSubscriber"));
        }
        match ending {
            Ending::Silent => steps.clear(),
            Ending::Absent => steps.push(("undelivered", "AbsentSubscriber")),
            Ending::BufferedFailed => steps.push(("undelivered", "DeliveryFailure")),
            Ending::Expired => steps.push(("expired", "ValidityExpired")),
            Ending::Barred => steps.push(("refused", "UserInBlacklist")),
            Ending::UndeliveredDelivered => {
                steps.extend([("undelivered", "AbsentSubscriber"), DELIVERED]);
            }
            _ => steps.push(DELIVERED),
        }
        if repeats && let Some(last) = steps.last().copied() {
            steps.push(last);
        }
        if reorders && !steps.is_empty() {
            steps.push(("buffered", "Enroute"));
        }
        let mut at = now.after(Duration::from_millis(delay));
        let mut arrived = false;
        for (position, (status, reason)) in steps.into_iter().enumerate() {
            let due = self.due(taken, ending, status, reason);
            let reaches = status == DELIVERED.0 && !arrived && self.faults.inbox;
            arrived |= reaches;
            if ending == Ending::DeliveredToldFirst && position == 0 {
                first.extend(due);
                if reaches {
                    self.phones.receive(taken.msisdn, taken.text, now);
                }
                continue;
            }
            if due.is_none() && !reaches {
                continue;
            }
            self.scheduled += 1;
            self.waiting.push(Reverse(Waiting {
                at_ms: at.as_ms(),
                order: self.scheduled,
                due,
                text: reaches.then(|| Arc::clone(taken.text)),
                msisdn: taken.msisdn.clone(),
            }));
            at = at.after(NEXT_REPORT);
        }
    }

    /// A report, where anybody wants one.
    fn due(
        &self,
        taken: &Taken<'_>,
        ending: Ending,
        status: &'static str,
        reason: &'static str,
    ) -> Option<Due> {
        if !self.faults.reports || taken.url.is_empty() {
            return None;
        }
        let respelled = ending == Ending::DeliveredRespelled;
        let operator_ref = match ending {
            Ending::DeliveredWithoutId => None,
            Ending::DeliveredRespelled => {
                Some(format!("00{}", taken.operator_ref.to_ascii_uppercase()))
            }
            _ => Some(taken.operator_ref.clone()),
        };
        let report = Report {
            reference: (!respelled).then_some(taken.reference),
            operator_ref,
            msisdn: taken.msisdn.clone(),
            status,
            reason,
        };
        Some(Due { url: Arc::clone(taken.url), report })
    }

    /// Lets everything happen that is due, at most `most` of it, and gives out the
    /// reports.
    pub(super) fn pass(&mut self, now: Timestamp, most: usize) -> Vec<Due> {
        let mut reports = Vec::new();
        while reports.len() < most
            && self.waiting.peek().is_some_and(|Reverse(next)| next.at_ms <= now.as_ms())
            && let Some(Reverse(event)) = self.waiting.pop()
        {
            if let Some(text) = &event.text {
                self.phones.receive(&event.msisdn, text, now);
            }
            reports.extend(event.due);
        }
        reports
    }
}

const DELIVERED: (&str, &str) = ("delivered", "Delivered");

#[cfg(test)]
mod tests;
