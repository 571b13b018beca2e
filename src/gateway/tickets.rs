//! The help desk: what citizens asked and reported, and what officers do about it.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    Gateway,
    audit::Act,
    refusal::{Fault, Refusal, require},
};
use crate::{
    domain::{
        officer::{Officer, Role},
        outbound::{Lane, Outbound},
        time::Timestamp,
    },
    store::{Tx, outbox, tickets},
    text::{gsm7, segment::segments},
};

pub use crate::store::tickets::{Filter, Kind, Note, Ticket};

/// How long an answer is worth delivering.
const ANSWER_VALIDITY: Duration = Duration::from_hours(48);
/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;
/// Closed: nobody works on it any more.
const CLOSED: &str = "closed";
/// An officer has it.
const IN_HAND: &str = "in-hand";

impl Gateway {
    /// A ticket and what officers noted about it.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn ticket(&self, number: i64) -> Result<(Ticket, Vec<Note>), Refusal> {
        let found = tickets::find(&self.inner.store, number).await?;
        let ticket = found.ok_or(Refusal::Absent { what: "ticket" })?;
        Ok((ticket, tickets::notes(&self.inner.store, number).await?))
    }

    /// Tickets, the newest first, with numbers below `before`.
    ///
    /// # Errors
    /// What the store says.
    pub async fn tickets(
        &self,
        filter: &Filter,
        before: Option<i64>,
        most: i64,
    ) -> Result<Vec<Ticket>, Refusal> {
        Ok(tickets::page(&self.inner.store, filter, before, most).await?)
    }

    /// Answers a ticket by one SMS, which begins with the number the citizen was told.
    ///
    /// # Errors
    /// [`Refusal::Fields`] for a text that is no single SMS of the GSM alphabet;
    /// [`Refusal::State`] if the ticket is closed, or nobody is left to be answered.
    pub async fn answer_ticket(
        &self,
        officer: &Officer,
        number: i64,
        text: &str,
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let text = gsm7::substitute(text.trim()).text;
        let body = format!("MB-{number}: {text}");
        if text.is_empty() {
            return Err(Fault::new("/text", "text-empty").into());
        }
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(Fault::new("/text", "text-control").into());
        }
        let parts = segments(&body).count();
        if parts > 1 {
            let fault = Fault::new("/text", "text-long")
                .with("segments", parts.to_string())
                .with("most", "1");
            return Err(fault.into());
        }
        let at = self.inner.world.now();
        let (mut tx, ticket) = self.open_unclosed(number).await?;
        let nobody = || Refusal::State(Fault::new("", "ticket-nobody"));
        let msisdn = ticket.msisdn.clone().ok_or_else(nobody)?;
        tickets::answer(&mut tx, number, &text, at).await?;
        let own = self
            .account_named(&ticket.account)
            .filter(|account| self.account(*account).operator.sms().is_some());
        let account = own
            .or_else(|| self.senders().next())
            .ok_or_else(|| Refusal::State(Fault::new("", "ticket-no-account")))?;
        let outbound = Outbound {
            account: self.account(account).name.clone(),
            msisdn,
            lane: Lane::Reply,
            language: ticket.language.clone(),
            body,
            validity: at.after(ANSWER_VALIDITY),
        };
        outbox::enqueue(&mut tx, &outbound, None, at).await?;
        self.finish_ticket(tx, officer, number, "ticket.answer", json!({})).await?;
        self.outbox_was_filled();
        Ok(())
    }

    /// Closes a ticket without a further answer.
    ///
    /// # Errors
    /// [`Refusal::State`] if it is closed.
    pub async fn close_ticket(&self, officer: &Officer, number: i64) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let at = self.inner.world.now();
        let (mut tx, _) = self.open_unclosed(number).await?;
        tickets::set_state(&mut tx, number, CLOSED, None, at).await?;
        self.finish_ticket(tx, officer, number, "ticket.close", json!({})).await
    }

    /// Gives a ticket to an officer, who has it in hand from now on.
    ///
    /// # Errors
    /// [`Refusal::State`] if it is closed.
    pub async fn assign_ticket(
        &self,
        officer: &Officer,
        number: i64,
        to: &str,
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let to = to.trim();
        if to.is_empty() {
            return Err(Fault::new("/officer", "officer-name").into());
        }
        let at = self.inner.world.now();
        let detail = json!({ "to": to });
        let (mut tx, _) = self.open_unclosed(number).await?;
        tickets::set_state(&mut tx, number, IN_HAND, Some(to), at).await?;
        self.finish_ticket(tx, officer, number, "ticket.assign", detail).await
    }

    /// Notes something about a ticket for other officers; no citizen sees it.
    ///
    /// # Errors
    /// An empty note, or a much too long one.
    pub async fn note_ticket(
        &self,
        officer: &Officer,
        number: i64,
        text: &str,
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let text = text.trim();
        if text.is_empty() || text.chars().count() > LONGEST_NOTE {
            return Err(Fault::new("/text", "text-empty").into());
        }
        let at: Timestamp = self.inner.world.now();
        let note = Note { officer: officer.name.clone(), text: text.to_owned(), at };
        let (mut tx, _) = self.open_ticket(number).await?;
        tickets::add_note(&mut tx, number, &note).await?;
        self.finish_ticket(tx, officer, number, "ticket.note", json!({})).await
    }

    /// A ticket inside a transaction in which it is changed.
    async fn open_ticket(&self, number: i64) -> Result<(Tx, Ticket), Refusal> {
        let mut tx = self.inner.store.begin().await?;
        let found = tickets::find_in(&mut tx, number).await?;
        Ok((tx, found.ok_or(Refusal::Absent { what: "ticket" })?))
    }

    /// The same of a ticket that somebody may still work on.
    async fn open_unclosed(&self, number: i64) -> Result<(Tx, Ticket), Refusal> {
        let (tx, ticket) = self.open_ticket(number).await?;
        if ticket.state == CLOSED {
            return Err(Refusal::State(Fault::new("", "ticket-closed")));
        }
        Ok((tx, ticket))
    }

    async fn finish_ticket(
        &self,
        mut tx: Tx,
        officer: &Officer,
        number: i64,
        action: &'static str,
        detail: Value,
    ) -> Result<(), Refusal> {
        let subject = format!("ticket {number}");
        self.record(&mut tx, officer, Act { action, subject: &subject, detail }).await?;
        Ok(tx.commit().await?)
    }
}
