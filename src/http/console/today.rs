//! Today: what waits for the reader, what leaves now and next, what is wrong.

use askama::Template;
use axum::{extract::State, response::Response};

use super::{
    Console,
    page::{Page, Place, refused, shown},
    seat::Seat,
};
use crate::{
    domain::{broadcast::Stage, officer::Role},
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
    to_approve: Vec<Broadcast>,
    returned: Vec<Broadcast>,
    stopped: Vec<Broadcast>,
    leaving: Vec<Broadcast>,
    next: Vec<Broadcast>,
    tickets: Vec<Ticket>,
    is_held: bool,
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
    let mut next = of(Stage::Scheduled).await?;
    next.extend(of(Stage::Approved).await?);
    next.sort_by_key(|it| it.starts_at.or(it.next_at));
    Ok(TodayPage {
        page,
        to_approve,
        returned,
        stopped,
        leaving: of(Stage::Sending).await?,
        next,
        tickets: gateway.tickets(&Filter::default(), None, MOST).await?,
        is_held: gateway.is_held(),
    })
}
