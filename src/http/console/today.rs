//! Today: what waits for the reader, what leaves now and next, what is wrong.

use askama::Template;
use axum::{extract::State, response::Response};

use super::{
    Console,
    concerns::{self, Told},
    help_desk::Item,
    page::{Page, Place, refused, shown},
    seat::Seat,
};
use crate::{
    domain::{broadcast::Stage, officer::Role, time::Timestamp},
    gateway::{
        broadcasts::Broadcast,
        refusal::Refusal,
        tickets::{Filter, Ticket},
    },
};

/// How many of each are shown; the lists have them all.
const MOST: i64 = 10;

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    page: Page,
    to_approve: Vec<Timed>,
    returned: Vec<Timed>,
    stopped: Vec<Timed>,
    leaving: Vec<Leaving>,
    next: Vec<Timed>,
    /// Tickets with how late they are.
    overdue: Vec<(Item, String)>,
    tickets: Vec<Item>,
    wrong: Vec<Told>,
}

/// A broadcast, and when its first message leaves.
type Timed = (Broadcast, Option<Timestamp>);

/// A broadcast that is going out, and how far it is.
struct Leaving {
    broadcast: Broadcast,
    /// How many have left; `None` while nobody has summed it.
    left: Option<i64>,
}

/// `GET /console`.
pub(super) async fn show(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-today", Place::Today);
    match read(&console, &seat, page.clone()).await {
        Ok(today) => shown(&today),
        Err(refusal) => refused(page, refusal),
    }
}

async fn read(console: &Console, seat: &Seat, page: Page) -> Result<TodayPage, Refusal> {
    let gateway = &console.gateway;
    let of = async |stage| gateway.broadcasts(Some(stage), i64::MAX, MOST).await;
    let me = &seat.session.officer;
    let mut to_approve = of(Stage::Submitted).await?;
    if !me.role.may(Role::Approver) {
        // Whoever only writes sees what of theirs waits for somebody else.
        to_approve.retain(|it| it.author == me.name);
    }
    let mut returned = of(Stage::Returned).await?;
    returned.retain(|it| it.author == me.name);
    let mut stopped = of(Stage::Paused).await?;
    stopped.extend(of(Stage::Held).await?);
    let timed = |list: Vec<Broadcast>| -> Vec<Timed> {
        let leaves = |it: Broadcast| {
            let at = gateway.leaves_at(&it);
            (it, at)
        };
        list.into_iter().map(leaves).collect()
    };
    let mut next = of(Stage::Scheduled).await?;
    next.extend(of(Stage::Approved).await?);
    let mut next = timed(next);
    next.sort_by_key(|(_, at)| *at);
    let mut leaving = Vec::new();
    for broadcast in of(Stage::Sending).await? {
        let waiting = gateway.waiting_of(&broadcast).await?;
        let left = waiting.map(|waiting| (broadcast.audience - waiting).max(0));
        leaving.push(Leaving { broadcast, left });
    }
    let now = gateway.world().now();
    let late = |it: Ticket| {
        let late = it.due_at.map(|due| concerns::late(due, now, &page.words));
        (it, late.unwrap_or_default())
    };
    let overdue: Vec<_> = gateway.overdue_tickets(MOST).await?.into_iter().map(late).collect();
    let is_open = Filter { open: true, ..Filter::default() };
    let mut tickets = gateway.tickets(&is_open, None, MOST).await?;
    tickets.retain(|it| overdue.iter().all(|(late, _)| late.number != it.number));
    let directory = gateway.menus().directory();
    let item = |it: Ticket| Item::new(it, &page.words, &directory, now);
    let overdue = overdue.into_iter().map(|(it, late)| (item(it), late)).collect();
    let tickets = tickets.into_iter().map(item).collect();
    let wrong = gateway.concerns().await?;
    let wrong = wrong.iter().map(|it| concerns::told(it, &page.words)).collect();
    let (to_approve, returned, stopped) = (timed(to_approve), timed(returned), timed(stopped));
    Ok(TodayPage { page, to_approve, returned, stopped, leaving, next, overdue, tickets, wrong })
}
