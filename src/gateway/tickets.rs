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
        language::Language,
        officer::{Officer, Role},
        outbound::{Lane, Outbound},
        time::Timestamp,
    },
    keywords::replies,
    menu::render::ticket_reference,
    store::{Tx, outbox, tickets},
    text::{
        gsm7::{self, Change},
        mask::masked,
        segment::{GSM7_SINGLE, segments},
    },
};

pub use crate::store::tickets::{Filter, Kind, Note, Ticket};

/// An answer before it is sent: how it would arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The whole message: the number, the answer and the question behind it.
    pub body: String,
    /// The language of what is put around the answer.
    pub language: Language,
    /// Its length.
    pub septets: usize,
    /// The length of one SMS, which is the most.
    pub most: usize,
    /// How many parts it would be cut into.
    pub segments: usize,
    /// What was written in other characters.
    pub changes: Vec<Change>,
    /// Why it cannot be sent.
    pub fault: Option<Fault>,
}

/// Which answer of a ticket an officer has before them as they write theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Whatever stands there when they ask.
    Now,
    /// The one of this instant; `None` if there was none.
    AnswerOf(Option<Timestamp>),
}

/// How long an answer is worth delivering.
const ANSWER_VALIDITY: Duration = Duration::from_hours(48);
/// For how long the citizen's word on an answer counts: two days once it has arrived.
const RATING_OPEN: Duration = Duration::from_hours(96);
/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;
/// Closed: nobody works on it any more.
const CLOSED: &str = "closed";
/// An officer has it.
const IN_HAND: &str = "in-hand";
/// The states that an officer may choose; the others come of what is done.
pub const CHOSEN: [&str; 4] = ["received", IN_HAND, "waiting", "passed-on"];

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

    /// Answers a ticket by one SMS, which begins with the number the citizen was told and
    /// ends with the question whether they are satisfied: their `NDIYO` or `HAPANA` is
    /// the ticket's rating.
    ///
    /// The officer answers what they have `seen`: of two who answer at the same time the
    /// second is told what the first sent, and the citizen gets one message.
    ///
    /// # Errors
    /// [`Refusal::Fields`] for a text that makes no single SMS of the GSM alphabet;
    /// [`Refusal::State`] if the ticket is closed, if somebody answered meanwhile, or
    /// nobody is left to be answered.
    pub async fn answer_ticket(
        &self,
        officer: &Officer,
        number: i64,
        text: &str,
        seen: Seen,
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        let text = plain_answer(text)?;
        let at = self.inner.world.now();
        let (mut tx, ticket) = self.open_unclosed(number).await?;
        let seen = match seen {
            Seen::Now => ticket.answered_at,
            Seen::AnswerOf(at) => at,
        };
        if ticket.answered_at != seen {
            drop(tx);
            return Err(self.answered_meanwhile(number).await?);
        }
        // No two answers are of one instant, by which they are told apart.
        let at = seen.map_or(at, |seen| at.max(seen.after(Duration::from_millis(1))));
        let (body, _) = self.as_sms(&ticket, &text);
        fits(&body)?;
        let nobody = || Refusal::State(Fault::new("", "ticket-nobody"));
        let msisdn = ticket.msisdn.clone().ok_or_else(nobody)?;
        // The row of the correspondent first, as whoever works on their messages does.
        let until = at.after(RATING_OPEN);
        self.ask_whether_satisfied(&mut tx, &msisdn, number, until, at).await?;
        // Whoever read the ticket at the same time waits here, and then finds it answered.
        if !tickets::answer(&mut tx, number, &text, seen, at).await? {
            drop(tx);
            return Err(self.answered_meanwhile(number).await?);
        }
        let outbound = Outbound {
            account: self.answers_by(&ticket)?,
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

    /// What an officer is told whose answer came second: who answered, and what.
    async fn answered_meanwhile(&self, number: i64) -> Result<Refusal, Refusal> {
        let (ticket, _) = self.ticket(number).await?;
        if ticket.state == CLOSED {
            return Ok(Refusal::State(Fault::new("", "ticket-closed")));
        }
        let steps = self.ticket_steps(number).await?;
        let last = steps.into_iter().rfind(|step| step.deed == "answer");
        let fault = Fault::new("", "ticket-answered-meanwhile")
            .with("officer", last.map(|step| step.officer).unwrap_or_default())
            .with("answer", masked(&ticket.answer.unwrap_or_default()));
        Ok(Refusal::State(fault))
    }

    /// How an answer would arrive, and why it cannot if so. Nothing is kept.
    ///
    /// # Errors
    /// [`Refusal::Absent`], or what the store says.
    pub async fn draft_answer(&self, number: i64, text: &str) -> Result<Draft, Refusal> {
        let found = tickets::find(&self.inner.store, number).await?;
        let ticket = found.ok_or(Refusal::Absent { what: "ticket" })?;
        let written = gsm7::substitute(text.trim());
        let (body, language) = self.as_sms(&ticket, &written.text);
        let segments = segments(&body);
        let septets = segments.units;
        let fault = plain_answer(text).and_then(|_| fits(&body)).err();
        Ok(Draft {
            septets,
            most: GSM7_SINGLE,
            segments: segments.count(),
            changes: written.changes,
            fault,
            body,
            language,
        })
    }

    /// The answer as it arrives, and its language.
    fn as_sms(&self, ticket: &Ticket, text: &str) -> (String, Language) {
        let program = self.inner.menus.current();
        let language =
            program.language(ticket.language.tag()).unwrap_or(&self.inner.rules.default_language);
        let values = [("ticket", ticket_reference(ticket.number)), ("answer", text.to_owned())];
        let body = replies::text(program, language, "reply-answer", None, &values);
        (body, language.clone())
    }

    /// The account an answer leaves by: the one the question came by if it sends
    /// messages, else the first that does and serves the same people, so that no
    /// citizen's answer is lost in an account of training.
    fn answers_by(&self, ticket: &Ticket) -> Result<String, Refusal> {
        let own = self.account_named(&ticket.account);
        let standing = own.map(|at| self.account(at).standing);
        own.into_iter()
            .chain(self.senders())
            .map(|at| self.account(at))
            .find(|account| {
                account.operator.sms().is_some()
                    && standing.is_none_or(|standing| standing == account.standing)
            })
            .map(|account| account.name.clone())
            .ok_or_else(|| Refusal::State(Fault::new("", "ticket-no-account")))
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

    /// Moves a ticket to a state that an officer may choose: `received`, `in-hand`,
    /// `waiting` for the citizen, or `passed-on` to another office.
    ///
    /// # Errors
    /// Another state; [`Refusal::State`] if the ticket is closed.
    pub async fn move_ticket(
        &self,
        officer: &Officer,
        number: i64,
        state: &str,
    ) -> Result<(), Refusal> {
        require(officer, Role::Author)?;
        if !CHOSEN.contains(&state) {
            return Err(Fault::new("/state", "ticket-state").into());
        }
        let at = self.inner.world.now();
        let (mut tx, _) = self.open_unclosed(number).await?;
        tickets::set_state(&mut tx, number, state, None, at).await?;
        self.finish_ticket(tx, officer, number, "ticket.move", json!({ "to": state })).await
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

/// Whether an answer makes one SMS as it arrives.
fn fits(body: &str) -> Result<(), Fault> {
    // What a character costs more than one is too much here all the same.
    let septets = gsm7::septets(body).unwrap_or(usize::MAX);
    if septets > GSM7_SINGLE {
        let over = (septets - GSM7_SINGLE).to_string();
        return Err(Fault::new("/text", "ticket-answer-long").with("over", over));
    }
    Ok(())
}

/// An answer in the GSM alphabet, its characters replaced where another is as good.
fn plain_answer(text: &str) -> Result<String, Fault> {
    let written = gsm7::substitute(text.trim());
    if let Some(lost) = written.changes.iter().find(|change| change.to == "?") {
        let fault = Fault::new("/text", "broadcast-character-lost")
            .with("character", lost.from.to_string())
            .with("place", (lost.at + 1).to_string());
        return Err(fault);
    }
    if written.text.is_empty() {
        return Err(Fault::new("/text", "text-empty"));
    }
    if written.text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Fault::new("/text", "text-control"));
    }
    Ok(written.text)
}
