//! What leaves next: the queues in their order, each message judged, as many as there is
//! room for; and the calls that are made of them.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use super::{
    driver::{Call, Driver, Place, Room},
    rules::{Standing, Text, Verdict, judge},
};
use crate::{
    domain::{
        broadcast::Class,
        language::Language,
        outbound::{Lane, NO_BROADCAST, Recipient, Submit},
        time::Timestamp,
    },
    gateway::{account::Account, broadcasts::copy::Copy},
    operators::SmsLimits,
    store::{
        StoreError, Tx,
        broadcasts::{self, Leaving},
        outbox::{self, Due, News, Queue},
    },
    text::segment::segments,
};

/// Fewest rows read of a queue at once: most of a night's may have expired.
const LEAST_READ: usize = 16;
/// Most rows looked at in one step, which bounds how long it holds the writer.
const MOST_SEEN: usize = 4_096;
/// How often at most a queue is read again from its beginning while many of it are on the
/// wire: they would be met each time.
const ROUND: Duration = Duration::from_millis(100);
/// How many broadcasts' texts are kept.
const MOST_TEXTS: usize = 32;

/// The texts of a broadcast by language and ward, as far as they were asked for.
pub(super) type Texts = HashMap<(Language, Option<i64>), Option<Text>>;

/// A message that was chosen to leave.
#[derive(Debug)]
pub(super) struct Pick {
    pub(super) due: Due,
    pub(super) queue: Queue,
    pub(super) body: Arc<str>,
    pub(super) segments: u32,
    /// What it costs, in hundredths of a shilling.
    pub(super) cost: i64,
}

/// What a step chooses, and changes in memory once it is durable.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) picks: Vec<Pick>,
    /// What came back and waits as before: it may leave again at once.
    pub(super) returned: HashSet<i64>,
    pub(super) places: HashMap<Queue, Place>,
    pub(super) room: Room,
    /// When the step began, by the clock that nobody sets.
    pub(super) elapsed: Duration,
    pub(super) seen: usize,
    pub(super) texts: HashMap<i64, Texts>,
    /// What is known of messages after this step.
    pub(super) news: Vec<News>,
}

/// Where the text of a message comes from.
#[derive(Clone, Copy)]
enum Source<'a> {
    /// Its own row.
    Row,
    /// The frozen texts of its broadcast.
    Copy(&'a Copy),
}

impl Driver {
    /// Chooses what leaves: emergencies of broadcasts, single messages by their lanes,
    /// and what room is left is shared among the other broadcasts.
    pub(super) async fn choose(
        &self,
        tx: &mut Tx,
        account: &Account,
        limits: SmsLimits,
        now: Timestamp,
        choice: &mut Choice,
    ) -> Result<(), StoreError> {
        let rules = &self.gateway.inner.rules;
        let is_quiet = rules.sending.quiet.opens_at(now, &rules.time_zone).is_some();
        let only = is_quiet.then_some(Class::Emergency);
        let leaving = broadcasts::leaving(tx, &account.name, now, only).await?;
        if choice.texts.len() > MOST_TEXTS {
            choice.texts.retain(|id, _| leaving.iter().any(|it| it.id == *id));
        }
        let standing = |lane, topic, is_broadcast| Standing {
            lane,
            topic,
            is_broadcast,
            most_segments: u32::try_from(limits.segments).unwrap_or(u32::MAX),
            now,
        };
        let of = |it: &Leaving| standing(it.class.lane(), it.topic, true);
        let (emergencies, ordinary): (Vec<_>, Vec<_>) =
            leaving.into_iter().partition(|it| it.class == Class::Emergency);
        for it in &emergencies {
            self.read_broadcast(tx, account, it.id, &of(it), usize::MAX, choice).await?;
        }
        for lane in Lane::ALL {
            if lane == Lane::Bulk && is_quiet {
                continue;
            }
            let queue = Queue { broadcast_id: NO_BROADCAST, lane };
            let standing = standing(lane, None, false);
            self.read(tx, account, queue, Source::Row, &standing, usize::MAX, choice).await?;
        }
        if is_quiet {
            return Ok(());
        }
        let count = ordinary.len();
        for turn in 0..count {
            if choice.room.messages == 0 {
                break;
            }
            let it = &ordinary[(self.rotation + turn) % count];
            let share = choice.room.messages.div_ceil(count - turn);
            self.read_broadcast(tx, account, it.id, &of(it), share, choice).await?;
        }
        Ok(())
    }

    async fn read_broadcast(
        &self,
        tx: &mut Tx,
        account: &Account,
        id: i64,
        standing: &Standing,
        share: usize,
        choice: &mut Choice,
    ) -> Result<(), StoreError> {
        if choice.room.messages == 0 {
            return Ok(());
        }
        let queue = Queue { broadcast_id: id, lane: standing.lane };
        // Frozen and kept in memory, so this asks the store once.
        let Some(copy) = self.gateway.copy(id).await? else { return Ok(()) };
        self.read(tx, account, queue, Source::Copy(&copy), standing, share, choice).await
    }

    /// Reads a queue until its share of the room is used up.
    #[expect(clippy::too_many_arguments, reason = "a queue, its rules and what is chosen")]
    async fn read(
        &self,
        tx: &mut Tx,
        account: &Account,
        queue: Queue,
        source: Source<'_>,
        standing: &Standing,
        share: usize,
        choice: &mut Choice,
    ) -> Result<(), StoreError> {
        let least = choice.room.messages.saturating_sub(share);
        while choice.room.messages > least && choice.seen < MOST_SEEN {
            let place = choice.places.get(&queue).copied();
            let after = place.map(|place| place.behind);
            let begun = place.map_or(choice.elapsed, |place| place.begun);
            // From the beginning, what is on the wire is met again.
            let again = if after.is_none() { self.on_wire() } else { 0 };
            let most = (choice.room.messages - least).clamp(LEAST_READ, MOST_SEEN) + again;
            let limit = i64::try_from(most).unwrap_or(i64::MAX);
            let rows = outbox::due(tx, &account.name, queue, standing.now, after, limit).await?;
            let is_last = rows.len() < most;
            for due in rows {
                let place = Place { behind: (due.due_at, due.id), begun };
                let is_on_wire = self.is_on_wire(due.id) && !choice.returned.contains(&due.id);
                if !is_on_wire
                    && (choice.room.messages <= least
                        || !self.consider(due, queue, source, standing, choice))
                {
                    return Ok(());
                }
                choice.seen += 1;
                choice.places.insert(queue, place);
            }
            if is_last {
                // The next step begins anew, because something may have come in behind if its
                // transaction took long.
                if choice.elapsed >= begun + ROUND || self.on_wire() <= LEAST_READ {
                    choice.places.remove(&queue);
                }
                return Ok(());
            }
        }
        Ok(())
    }

    /// Judges one message and takes it if there is room; `false` if there is none.
    fn consider(
        &self,
        mut due: Due,
        queue: Queue,
        source: Source<'_>,
        standing: &Standing,
        choice: &mut Choice,
    ) -> bool {
        let counted = |body: &str| {
            let count = u32::try_from(segments(body).count()).unwrap_or(u32::MAX);
            (Arc::from(body), count)
        };
        let text = match source {
            Source::Row => due.body.take().as_deref().map(counted),
            Source::Copy(copy) => {
                let texts = choice.texts.entry(queue.broadcast_id).or_default();
                let key = (due.language.clone(), due.ward_code);
                let text = || copy.body(&due.language, due.ward_code).map(counted);
                texts.entry(key).or_insert_with(text).clone()
            }
        };
        match judge(&due, text, standing) {
            Verdict::End { state, reason } => choice.news.push(News {
                id: due.id,
                state,
                reason: Some(reason),
                operator_ref: None,
                counts: false,
                due_at: None,
                segments: 0,
            }),
            Verdict::Leave { body, segments } => {
                let is_alone = choice.room.any_length && choice.picks.is_empty();
                if segments > choice.room.segments && !is_alone {
                    return false;
                }
                let tariff = &self.gateway.inner.rules.broadcasts.tariff;
                let cost = match source {
                    Source::Row => 0,
                    Source::Copy(_) => tariff.cost(due.msisdn.network_hint(), segments as usize),
                };
                choice.room.messages -= 1;
                choice.room.segments = choice.room.segments.saturating_sub(segments);
                choice.picks.push(Pick { due, queue, body, segments, cost });
            }
        }
        true
    }

    /// Makes calls of what was chosen: one text to as many as the operator takes.
    pub(super) fn calls(
        &self,
        picks: Vec<Pick>,
        account: &Account,
        limits: SmsLimits,
        now: Timestamp,
        elapsed: Duration,
    ) -> Vec<Call> {
        let rules = &self.gateway.inner.rules;
        // A call is over before the lease is, so whoever takes over meets none under way.
        let lease = rules.sending.lease.saturating_sub(account.sending.request_timeout);
        let lease_ends = elapsed + lease;
        let night = rules
            .sending
            .quiet
            .closes_at(now, &rules.time_zone)
            .map_or(lease_ends, |at| lease_ends.min(elapsed + at.since(now)));
        let mut calls: Vec<Call> = Vec::new();
        let mut open: HashMap<(Arc<str>, u32, Lane), usize> = HashMap::new();
        // An answer comes from the number the citizen wrote to; all else from whom the
        // account names.
        let answers_from = account.short_codes.first();
        for Pick { due, queue, body, segments, .. } in picks {
            let minutes = due.validity.since(now).as_secs() / 60;
            let validity_minutes = u32::try_from(minutes).unwrap_or(u32::MAX).max(1);
            let recipient = Recipient { msisdn: due.msisdn, reference: due.id };
            let key = (body, validity_minutes, queue.lane);
            if let Some(at) = open.get(&key)
                && let Some(call) = calls.get_mut(*at)
                && call.submit.recipients.len() < limits.recipients
            {
                call.submit.recipients.push(recipient);
                call.segments += segments;
                continue;
            }
            calls.push(Call {
                submit: Submit {
                    recipients: vec![recipient],
                    sender_id: answers_from.filter(|_| queue.lane == Lane::Reply).cloned(),
                    body: key.0.to_string(),
                    validity_minutes,
                    report_url: account.sending.report_url.clone(),
                },
                segments,
                leave_by: if queue.lane == Lane::Bulk { night } else { lease_ends },
            });
            open.insert(key, calls.len() - 1);
        }
        calls
    }
}
