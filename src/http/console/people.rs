//! Officers and what they may do: accounts are made by invitation, and kept here.

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::get,
};

use super::{
    Console,
    page::{Page, Place, html, refused, shown},
    seat::{Posted, Seat},
};
use crate::{
    domain::officer::{Officer, Role},
    gateway::{
        officers::accounts::{Account, Invited, Standing},
        refusal::{Fault, Refusal},
    },
};

/// Where they stand.
const PEOPLE: &str = "/console/people";

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route(PEOPLE, get(list).post(invite))
        .route("/console/people/{id}", get(one).post(change))
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    page: Page,
    accounts: Vec<Account>,
    /// What was typed of an invitation.
    name: String,
    role: String,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage {
    page: Page,
    account: Account,
    is_self: bool,
    is_active: bool,
    is_disabled: bool,
}

/// A link that is shown once.
#[derive(Template)]
#[template(path = "link.html")]
struct LinkPage {
    page: Page,
    name: String,
    link: String,
    until: String,
}

async fn list(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("place-people", Place::People);
    people(&console, &seat.session.officer, page, "", "").await
}

async fn people(console: &Console, by: &Officer, page: Page, name: &str, role: &str) -> Response {
    let status =
        if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match console.gateway.officers(by).await {
        Ok(accounts) => {
            let (name, role) = (name.to_owned(), role.to_owned());
            html(status, &PeoplePage { page, accounts, name, role })
        }
        Err(refusal) => refused(page, refusal),
    }
}

async fn invite(State(console): State<Console>, posted: Posted) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    let officer = posted.officer(&console).await?;
    let (name, role) = (posted.form.get("name"), posted.form.get("role"));
    let made = match Role::from_word(role) {
        Some(role) => console.gateway.invite(&officer, name, role).await,
        None => Err(Fault::new("/role", "officer-role").into()),
    };
    match linked(&console, &posted, made, name).await {
        Ok(response) => Ok(response),
        Err(faults) => {
            let page = Page { faults, ..posted.who.page("place-people", Place::People) };
            Ok(people(&console, &officer, page, name, role).await)
        }
    }
}

/// The page of a link that was made. A repeat of the form does not show it again.
async fn linked(
    console: &Console,
    posted: &Posted,
    made: Result<Invited, Refusal>,
    name: &str,
) -> Result<Response, Vec<Fault>> {
    let (invited, outcome) = match made {
        Ok(invited) => {
            let path = format!("{PEOPLE}/{}", invited.account);
            (Some(invited), Ok(path))
        }
        Err(refusal) => (None, Err(refusal)),
    };
    let response = posted.done(console, outcome).await?;
    let Some(invited) = invited else { return Ok(response) };
    let page = posted.who.page("people-link-title", Place::People);
    let until = page.words.spoken_instant(invited.expires_at);
    let link = format!("{}/console/join/{}", console.public_url, invited.token);
    Ok(shown(&LinkPage { page, name: name.to_owned(), link, until }))
}

async fn one(State(console): State<Console>, Path(id): Path<i64>, seat: Seat) -> Response {
    let page = seat.page("people-one", Place::People);
    match find(&console, &seat.session.officer, id).await {
        Ok(account) => shown(&person(page, account, seat.session.account)),
        Err(refusal) => refused(Page { path: PEOPLE.to_owned(), ..page }, refusal),
    }
}

fn person(page: Page, account: Account, own: i64) -> PersonPage {
    PersonPage {
        is_self: account.id == own,
        is_active: account.standing == Standing::Active,
        is_disabled: account.standing == Standing::Disabled,
        page,
        account,
    }
}

async fn find(console: &Console, by: &Officer, id: i64) -> Result<Account, Refusal> {
    let accounts = console.gateway.officers(by).await?;
    let found = accounts.into_iter().find(|account| account.id == id);
    found.ok_or(Refusal::Absent { what: "officer" })
}

async fn change(
    State(console): State<Console>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    let officer = posted.officer(&console).await?;
    let gateway = &console.gateway;
    let act = posted.form.get("act");
    let did = match act {
        "role" => match Role::from_word(posted.form.get("role")) {
            Some(role) => gateway.change_role(&officer, id, role).await,
            None => Err(Fault::new("/role", "officer-role").into()),
        },
        "link" => {
            let name = find(&console, &officer, id).await.map(|account| account.name);
            let made = match name {
                Ok(_) => gateway.renew_invitation(&officer, id).await,
                Err(ref refusal) => Err(refusal.clone()),
            };
            let linked = linked(&console, &posted, made, &name.unwrap_or_default()).await;
            return Ok(linked.unwrap_or_else(|faults| {
                refused(posted.who.visitor.page.clone(), Refusal::Fields(faults))
            }));
        }
        "sign-out" => gateway.sign_out_everywhere(&officer, id).await,
        "forget" => gateway.forget_second_factor(&officer, id).await,
        "disable" => gateway.disable(&officer, id).await,
        "enable" => gateway.enable(&officer, id).await,
        _ => Err(Refusal::Absent { what: "page" }),
    };
    let outcome = did.map(|()| format!("{PEOPLE}/{id}?done=people-{act}"));
    match posted.done(&console, outcome).await {
        Ok(response) => Ok(response),
        Err(faults) => {
            let page = Page { faults, ..posted.who.page("people-one", Place::People) };
            match find(&console, &officer, id).await {
                Ok(account) => {
                    let page = person(page, account, posted.who.session.account);
                    Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page))
                }
                Err(refusal) => Err(refused(page, refusal)),
            }
        }
    }
}
