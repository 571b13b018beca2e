//! What the service was set to, and how its accounts fare. Settings are changed in their
//! file: each line says under which name.

use askama::Template;
use axum::{
    Router,
    extract::State,
    response::Response,
    routing::{get, post},
};

use super::{
    Console, concerns,
    page::{Page, Place, refused, shown},
    seat::{Posted, Seat},
    words::Words,
};
use crate::{
    domain::{fact::Standing, msisdn::Network},
    gateway::{
        delivery::health::{Ailment, DrivenBy, Health, MOST_COUNTED},
        refusal::Refusal,
    },
};

/// Where they stand.
const SETTINGS: &str = "/console/settings";

pub(super) fn routes() -> Router<Console> {
    Router::new()
        .route(SETTINGS, get(show))
        .route("/console/settings/confirm-restored", post(confirm_restored))
}

/// A setting as it is shown.
#[derive(Debug)]
struct Setting {
    /// The key of its text.
    key: &'static str,
    value: String,
    /// Its name in the file.
    name: &'static str,
}

/// An account as it is shown.
#[derive(Debug)]
struct Shown {
    name: String,
    is_training: bool,
    codes: String,
    tps: Option<u32>,
    /// The key of who drives it.
    driven: &'static str,
    /// What is wrong with it.
    ailments: Vec<String>,
    arrives: Option<String>,
    waiting: String,
    last_taken: Option<String>,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    page: Page,
    is_held: bool,
    settings: Vec<Setting>,
    accounts: Vec<Shown>,
}

async fn show(State(console): State<Console>, seat: Seat) -> Response {
    let page = seat.page("settings-title", Place::Settings);
    match read(&console, page.clone()).await {
        Ok(settings) => shown(&settings),
        Err(refusal) => refused(page, refusal),
    }
}

async fn read(console: &Console, page: Page) -> Result<SettingsPage, Refusal> {
    let gateway = &console.gateway;
    let (day, month) = gateway.spent_so_far().await?;
    let health = gateway.account_health().await?;
    let words = &page.words;
    Ok(SettingsPage {
        is_held: gateway.is_held(),
        settings: settings(console, words, day, month),
        accounts: health.into_iter().map(|it| account(it, words)).collect(),
        page,
    })
}

fn settings(console: &Console, words: &Words, day: i64, month: i64) -> Vec<Setting> {
    let of = |key, value, name| Setting { key, value, name };
    let set = console.gateway.broadcast_settings();
    let quiet = console.gateway.quiet_hours();
    let clock = |time: jiff::civil::Time| {
        let (hour, minute) = (time.hour(), time.minute());
        format!("{hour:02}:{minute:02} ({})", words.spoken_hour(hour, minute))
    };
    let quiet = if quiet.from == quiet.to {
        words.say("settings-none").into_owned()
    } else {
        words.say2("settings-from-to", "from", clock(quiet.from), "to", clock(quiet.to))
    };
    let budget = |limit: Option<i64>, spent: i64| match limit {
        Some(most) => {
            words.say2("settings-spent-of", "spent", words.money(spent), "most", words.money(most))
        }
        None => words.say1("settings-spent-no-limit", "spent", words.money(spent)),
    };
    let number = |value: u64| words.number(i64::try_from(value).unwrap_or(i64::MAX));
    let mut settings = vec![
        of("settings-quiet", quiet, "sending.quiet_from, sending.quiet_to"),
        of(
            "settings-countdown",
            words.say1("settings-seconds", "count", number(set.countdown.as_secs())),
            "broadcasts.countdown_seconds",
        ),
        of(
            "settings-valid",
            words.say1("settings-hours", "count", number(set.valid.as_secs() / 3_600)),
            "broadcasts.valid_hours",
        ),
        of(
            "settings-missed",
            words.say1("settings-minutes", "count", number(set.missed_after.as_secs() / 60)),
            "broadcasts.missed_minutes",
        ),
        of("settings-segments", number(set.most_segments as u64), "broadcasts.most_segments"),
        of(
            "settings-opt-out-line",
            words.say1(
                "settings-days",
                "count",
                number(set.opt_out_line_every.as_secs() / (24 * 3_600)),
            ),
            "broadcasts.opt_out_line_days",
        ),
        of("settings-links", set.link_names.join(", "), "broadcasts.link_names"),
        of(
            "settings-self-approval",
            words
                .say(if set.self_approval_in_training { "settings-yes" } else { "settings-no" })
                .into_owned(),
            "broadcasts.self_approval_in_training",
        ),
        of("settings-day-budget", budget(set.limits.day, day), "broadcasts.day_budget_shillings"),
        of(
            "settings-month-budget",
            budget(set.limits.month, month),
            "broadcasts.month_budget_shillings",
        ),
    ];
    let prices = Network::ALL
        .into_iter()
        .map(|network| (network.name().to_owned(), set.tariff.cost(Some(network), 1)));
    let other = (words.say("settings-other-network").into_owned(), set.tariff.cost(None, 1));
    let prices: Vec<String> = prices
        .chain([other])
        .map(|(name, hundredths)| {
            format!("{name} {}.{:02}", words.number(hundredths / 100), hundredths % 100)
        })
        .collect();
    settings.push(of("settings-tariff", prices.join(" · "), "broadcasts.price_…_cents"));
    settings
}

fn account(health: Health, words: &Words) -> Shown {
    let driven = match health.driven_by {
        _ if health.tps.is_none() => "settings-sends-nothing",
        DrivenBy::Nobody => "settings-driven-by-nobody",
        DrivenBy::This => "settings-driven-here",
        DrivenBy::Another => "settings-driven-elsewhere",
    };
    let ailment = |it: &Ailment| concerns::ailment(&health.name, *it, words);
    let waiting = words.number(health.waiting);
    Shown {
        is_training: health.standing == Standing::Training,
        codes: health.codes.join(" "),
        tps: health.tps,
        driven,
        ailments: health.ailments.iter().map(ailment).collect(),
        arrives: health.arrives.map(|share| words.say1("settings-arrives-of", "share", share)),
        waiting: if health.waiting >= MOST_COUNTED {
            words.say1("settings-or-more", "count", waiting)
        } else {
            waiting
        },
        last_taken: health.last_taken.map(|at| words.instant(at)),
        name: health.name,
    }
}

/// An administrator says that the restored database is the service itself.
async fn confirm_restored(
    State(console): State<Console>,
    posted: Posted,
) -> Result<Response, Response> {
    posted.confirmed(&console).await?;
    let officer = posted.officer(&console).await?;
    let did = console.gateway.confirm_restored(&officer).await;
    let outcome = did.map(|()| format!("{SETTINGS}?done=restored-confirmed"));
    Ok(posted
        .done(&console, outcome)
        .await
        .unwrap_or_else(|faults| refused(posted.who.visitor.page.clone(), Refusal::Fields(faults))))
}
