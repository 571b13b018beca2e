//! Every page of the console, asked for again and again with a million subscribers and a
//! million messages. Nothing else happens meanwhile but what the program does by itself.

use std::time::Instant;

use crate::{bases::Kind, browser::Browser, council::Council, support::server::Postgres};

/// How often each is asked for.
const TIMES: usize = 40;
/// What a page may take, in milliseconds (issue of the console: under 300 ms).
const AIM: f64 = 300.0;

/// The pages; PERSON becomes a subscriber's.
const PAGES: [&str; 32] = [
    "/console",
    "/console/guide",
    "/console/calendar",
    "/console/calendar?week=2026-11-23",
    "/console/settings",
    "/console/own",
    "/console/people",
    "/console/people/1",
    "/console/trail",
    "/console/trail?officer=Asha+Mwandishi",
    "/console/phone",
    "/console/bulletins",
    "/console/bulletins?stage=draft",
    "/console/bulletins?before=1000",
    "/console/bulletins/new",
    "/console/bulletins/1",
    "/console/bulletins/2",
    "/console/bulletins/3",
    "/console/bulletins/3/edit",
    "/console/bulletins/1/recipients",
    "/console/bulletins/2/recipients?state=unknown",
    "/console/bulletins/2/recipients?state=refused",
    "/console/help-desk",
    "/console/help-desk?view=overdue",
    "/console/help-desk?view=closed",
    "/console/help-desk/week",
    "/console/help-desk/1100",
    "/console/subscribers",
    "/console/subscribers?ward=3",
    "/console/subscribers/PERSON",
    "/console/subscribers/groups",
    "/console/subscribers/groups/1",
];

/// Prints a table for each database.
pub(crate) async fn measure(postgres: &Postgres) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut council = Council::open(kind, postgres).await;
        council.fill().await;
        let mut browser = council.officer("Neema", "administrator").await;
        table(kind, &mut browser).await;
        council.server.stop();
    }
}

async fn table(kind: Kind, browser: &mut Browser) {
    let list = browser.get("/console/subscribers").await;
    let links = list.body.split("href=\"/console/subscribers/").skip(1);
    let person = links
        .filter_map(|link| link.split('"').next())
        .find(|link| link.len() > 20 && !link.contains('/'))
        .expect("the list has people")
        .to_owned();
    println!("{}: {:<44} {:>8} {:>8} {:>8}  aim", kind.name(), "ms", "first", "p50", "p99");
    for path in PAGES {
        let asked = path.replace("PERSON", &person);
        let mut took = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            let began = Instant::now();
            let page = browser.get(&asked).await;
            took.push(began.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(page.status, 200, "{path}: {}", page.body);
        }
        let first = took[0];
        took.sort_by(f64::total_cmp);
        let (median, slowest) = (took[TIMES / 2], took[TIMES - 1]);
        let met = if slowest < AIM { "met" } else { "NOT met" };
        println!("{path:<56} {first:>8.1} {median:>8.1} {slowest:>8.1}  {met}");
    }
}
