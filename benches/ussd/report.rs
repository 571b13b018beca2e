//! The tables of the load, and whether the aims were met.

use super::{Contestant, FLOOR, ON_POSTGRES, ON_SQLITE, PEER, Round, support::server::Memory};

/// What was measured under load, each beside its ratio to the floor.
pub(crate) fn print_load(contestants: &[Contestant], missing: Option<&str>) {
    let floor = &contestants[0];
    println!(
        "{:<34} {:>10} {:>6} {:>8} {:>6} {:>7} {:>7} {:>6} {:>8} {:>8} {:>7} {:>7} {:>5}",
        "medians of the rounds",
        "requests/s",
        "ratio",
        "CPU us",
        "ratio",
        "p50 ms",
        "p99 ms",
        "ratio",
        "p99.9 ms",
        "max ms",
        "RSS MiB",
        "anon.",
        "amiss",
    );
    for one in contestants {
        println!(
            "{:<34} {:>10.0} {:>6.2} {:>8.1} {:>6.2} {:>7.2} {:>7.2} {:>6.2} {:>8.2} {:>8.2} {:>7.1} {:>7.1} {:>5}",
            one.name,
            one.median(RATE),
            one.ratio(floor, RATE),
            one.median(CPU),
            one.ratio(floor, CPU),
            one.median(|round| round.p50),
            one.median(P99),
            one.ratio(floor, P99),
            one.median(|round| round.p999),
            one.median(|round| round.max),
            one.median(|round| round.memory.resident),
            one.median(|round| round.memory.anonymous),
            one.amiss(),
        );
    }
    if let Some(missing) = missing {
        println!("{PEER:<34} not measured: {missing}");
    }
    println!("\nCPU: user and system time of the server for a request, PostgreSQL's processes");
    println!("included. Memory: of the server alone, at the end of a window. Amiss: replies that");
    println!("were not the step's, and requests never answered. The load itself took");
    println!("{:.1} us of CPU a request at the floor, on the same processors.\n", {
        floor.median(|round| round.own_cpu)
    });
    println!("Ranges over the rounds (requests/s; p99 ms):");
    for one in contestants {
        let list =
            |of: &dyn Fn(&Round) -> String| one.rounds.iter().map(of).collect::<Vec<_>>().join(" ");
        println!(
            "  {:<34} {}; {}",
            one.name,
            list(&|round| format!("{:.0}", round.per_second)),
            list(&|round| format!("{:.2}", round.p99)),
        );
    }
    println!();
}

const RATE: fn(&Round) -> f64 = |round| round.per_second;
const CPU: fn(&Round) -> f64 = |round| round.cpu;
const P99: fn(&Round) -> f64 = |round| round.p99;

/// The aims, each with the figure and whether it was met.
pub(crate) fn print_aims(contestants: &[Contestant], with_many_open: Memory) {
    let named = |name| contestants.iter().find(|one| one.name == name);
    let floor = named(FLOOR).expect("it is always loaded");
    println!("Aims:");
    if let Some(sqlite) = named(ON_SQLITE) {
        at_least("SQLite: of the floor's requests/s", sqlite.ratio(floor, RATE), 0.40);
        at_most("SQLite: times the floor's p99", sqlite.ratio(floor, P99), 2.0);
        at_most("SQLite: times the floor's CPU", sqlite.ratio(floor, CPU), 3.0);
        let resident = sqlite.median(|round| round.memory.resident);
        at_most("SQLite: MiB resident under load", resident, 48.0);
        if let Some(peer) = named(PEER) {
            at_least("SQLite: times the peer's requests/s", sqlite.ratio(peer, RATE), 5.0);
        }
    }
    if let Some(postgres) = named(ON_POSTGRES) {
        at_least("PostgreSQL: of the floor's requests/s", postgres.ratio(floor, RATE), 0.25);
        at_most("PostgreSQL: times the floor's p99", postgres.ratio(floor, P99), 2.0);
    }
    at_most("MiB resident with the open sessions", with_many_open.resident, 100.0);
    let amiss: u64 = contestants.iter().map(Contestant::amiss).sum();
    println!("  {} {amiss} replies lost or out of order; aim 0", met(amiss == 0));
}

fn at_least(what: &str, figure: f64, aim: f64) {
    println!("  {} {what}: {figure:.2}; aim at least {aim:.2}", met(figure >= aim));
}

fn at_most(what: &str, figure: f64, aim: f64) {
    println!("  {} {what}: {figure:.2}; aim at most {aim:.2}", met(figure <= aim));
}

fn met(met: bool) -> &'static str {
    if met { "met    " } else { "NOT met" }
}
