//! The help desk as officers look at it: what waits, what was said with a citizen, what
//! officers did about a ticket, and the sums of a week.

use jiff::{ToSpan, civil::Date};
use serde_json::Value;

use super::{Gateway, refusal::Refusal};
use crate::{
    domain::{msisdn::Msisdn, officer::Role, time::Timestamp},
    store::{
        StoreError, audit,
        inbox::{self, Message},
        officers,
        outbox::{self, Single},
        tickets::{self, Ticket},
    },
};

pub use crate::store::tickets::{Sum, Waiting};

/// How many tickets of one citizen are looked at.
const TICKETS_OF_ONE: i64 = 100;

/// Something that was said between a citizen and the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What was said, and by whom. Texts of citizens may hold secrets: mask them for screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The citizen asked or reported something by the menu, or by a message that is not
    /// kept any more.
    Asked(Ticket),
    /// The citizen sent a message.
    Received(Message),
    /// The citizen was sent a message of its own, such as an answer.
    Sent(Single),
}

/// Where a page of a thread ends: what was said before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// Messages in with smaller ids.
    pub received: i64,
    /// Messages out with smaller ids.
    pub sent: i64,
    /// Tickets from before this instant.
    pub at: Timestamp,
}

/// What was said with a citizen, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// A page of it.
    pub said: Vec<Said>,
    /// Where the page before goes on, if there is one.
    pub earlier: Option<Earlier>,
}

/// What an officer did about a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub officer: String,
    /// `answer`, `assign`, `close` or `move`.
    pub deed: String,
    /// To whom it was given, or into which state it was moved.
    pub to: Option<String>,
}

/// A week of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: Date,
    /// Its last day.
    pub sunday: Date,
}

impl Gateway {
    /// How much waits for the help desk, and how much of it for one officer.
    ///
    /// # Errors
    /// What the store says.
    pub async fn waiting_tickets(&self, officer: &str) -> Result<Waiting, StoreError> {
        tickets::waiting(&self.inner.store, officer, self.inner.world.now()).await
    }

    /// Tickets whose promised answer is late, the longest owed first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn overdue_tickets(&self, most: i64) -> Result<Vec<Ticket>, StoreError> {
        tickets::overdue(&self.inner.store, self.inner.world.now(), most).await
    }

    /// The tickets of a citizen, the newest first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn tickets_of(&self, msisdn: &Msisdn) -> Result<Vec<Ticket>, StoreError> {
        tickets::of(&self.inner.store, msisdn, TICKETS_OF_ONE).await
    }

    /// What was said with a citizen: at most `most` messages in and as many out.
    ///
    /// # Errors
    /// What the store says.
    pub async fn thread(
        &self,
        msisdn: &Msisdn,
        before: Option<Earlier>,
        most: i64,
    ) -> Result<Thread, StoreError> {
        let latest = Timestamp::from_ms(i64::MAX);
        let before = before.unwrap_or(Earlier { received: i64::MAX, sent: i64::MAX, at: latest });
        let theirs =
            inbox::Filter { sender: Some(msisdn.e164().to_owned()), ..inbox::Filter::default() };
        let to_them = outbox::Filter { msisdn: Some(msisdn.clone()), state: None };
        let store = &self.inner.store;
        let mut received = inbox::page(store, &theirs, Some(before.received), most).await?;
        let mut sent = outbox::singles(store, &to_them, before.sent, most).await?;
        // The page reaches as far back as both lists do, so that nothing is missing in it.
        let is_full = |count: usize| i64::try_from(count).is_ok_and(|count| count >= most);
        let oldest = [
            received.last().filter(|_| is_full(received.len())).map(|it| it.received_at),
            sent.last().filter(|_| is_full(sent.len())).map(|it| it.created_at),
        ];
        let since = oldest.into_iter().flatten().max();
        let is_on_page = |at: Timestamp| since.is_none_or(|since| at >= since);
        received.retain(|it| is_on_page(it.received_at));
        sent.retain(|it| is_on_page(it.created_at));
        let earlier = since.map(|at| Earlier {
            received: received.last().map_or(before.received, |it| it.id),
            sent: sent.last().map_or(before.sent, |it| it.id),
            at,
        });
        let asked = self.tickets_of(msisdn).await?.into_iter().filter(|ticket| {
            let is_message = received.iter().any(|it| it.ticket == Some(ticket.number));
            is_on_page(ticket.created_at) && ticket.created_at < before.at && !is_message
        });
        let mut said: Vec<Said> = asked
            .map(|it| Said { at: it.created_at, what: What::Asked(it) })
            .collect::<Vec<_>>()
            .into_iter()
            .chain(
                received
                    .into_iter()
                    .rev()
                    .map(|it| Said { at: it.received_at, what: What::Received(it) }),
            )
            .chain(
                sent.into_iter().rev().map(|it| Said { at: it.created_at, what: What::Sent(it) }),
            )
            .collect();
        // Of one instant what the citizen said comes first: the order stays as it is.
        said.sort_by_key(|it| it.at);
        Ok(Thread { said, earlier })
    }

    /// The names of the officers who may answer tickets, in the order of their names.
    ///
    /// # Errors
    /// What the store says.
    pub async fn answering_officers(&self) -> Result<Vec<String>, StoreError> {
        let listed = officers::all(&self.inner.store).await?;
        let mut names: Vec<String> = listed
            .into_iter()
            .map(|it| it.officer)
            .filter(|it| it.disabled_at.is_none() && it.joined_at.is_some())
            .filter(|it| it.role.may(Role::Author))
            .map(|it| it.name)
            .collect();
        names.sort();
        Ok(names)
    }

    /// What officers did about a ticket, the first first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn ticket_steps(&self, number: i64) -> Result<Vec<Step>, StoreError> {
        let lines = audit::of_ticket(&self.inner.store, number).await?;
        let step = |line: audit::Line| {
            let detail: Value = serde_json::from_str(&line.detail).unwrap_or_default();
            Step {
                at: line.at,
                officer: line.officer,
                deed: line.action.trim_start_matches("ticket.").to_owned(),
                to: detail["to"].as_str().map(str::to_owned),
            }
        };
        Ok(lines.into_iter().map(step).collect())
    }

    /// What became so far of the tickets of a week: this one, or one so many weeks back.
    ///
    /// # Errors
    /// A week before the calendar begins; what the store says.
    pub async fn ticket_week(&self, back: u16) -> Result<(Week, Vec<Sum>), Refusal> {
        let zone = &self.inner.rules.time_zone;
        let now = self.inner.world.now();
        let today = now.date_in(zone);
        let days = i64::from(today.weekday().to_monday_zero_offset()) + 7 * i64::from(back);
        let no_week = |_| Refusal::Absent { what: "week" };
        let monday = today.checked_sub(days.days()).map_err(no_week)?;
        let next = monday.checked_add(7.days()).map_err(no_week)?;
        let sunday = monday.checked_add(6.days()).map_err(no_week)?;
        let start = |day: Date| {
            let begins = day.to_zoned_datetime(zone.clone()).map_err(no_week)?;
            Ok::<_, Refusal>(Timestamp::from_ms(begins.timestamp().as_millisecond()))
        };
        let sums = tickets::sums(&self.inner.store, start(monday)?, start(next)?, now).await?;
        Ok((Week { monday, sunday }, sums))
    }
}
