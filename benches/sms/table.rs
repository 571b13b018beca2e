//! The table of all measures, each beside its floor, and whether the aims were met.

use crate::meter::Used;

/// What one round of a measure came to.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    /// How many of its things were done.
    pub(crate) count: u64,
    /// In how many seconds.
    pub(crate) seconds: f64,
    /// What that used.
    pub(crate) used: Used,
    /// Further figures, by name.
    pub(crate) further: Vec<(&'static str, f64)>,
    /// What makes it void: something was lost, came twice or does not add up.
    pub(crate) void: Option<String>,
}

impl Measured {
    pub(crate) fn per_second(&self) -> f64 {
        self.count as f64 / self.seconds
    }

    /// Microseconds of processor time for each.
    fn cpu(&self) -> f64 {
        self.used.cpu.as_secs_f64() * 1e6 / self.count.max(1) as f64
    }
}

/// All measures in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    floor: Option<String>,
    rounds: Vec<Measured>,
}

/// What is aimed at.
#[derive(Debug)]
pub(crate) struct Aim {
    pub(crate) row: &'static str,
    pub(crate) figure: Figure,
    pub(crate) bound: Bound,
}

#[derive(Debug)]
pub(crate) enum Figure {
    /// How many in a second.
    PerSecond,
    /// How long it took.
    Seconds,
    /// Of the floor's rate.
    OfFloor,
    /// Times another row's rate.
    Times(&'static str),
    /// One of the further figures.
    Further(&'static str),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

impl Row {
    /// The median over the rounds.
    fn median(&self, of: impl Fn(&Measured) -> f64) -> f64 {
        let mut values: Vec<f64> = self.rounds.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn per_second(&self) -> f64 {
        self.median(Measured::per_second)
    }

    fn further(&self, name: &str) -> f64 {
        let of = |one: &Measured| one.further.iter().find(|it| it.0 == name).map(|it| it.1);
        self.median(|one| of(one).unwrap_or(f64::NAN))
    }

    fn void(&self) -> Option<&str> {
        self.rounds.iter().find_map(|round| round.void.as_deref())
    }
}

impl Table {
    /// Adds a round of a measure; `floor` names the row it stands beside.
    pub(crate) fn add(&mut self, name: &str, floor: Option<&str>, measured: Measured) {
        eprintln!("{name}: {:.0}/s in {:.1} s", measured.per_second(), measured.seconds);
        if let Some(void) = &measured.void {
            eprintln!("  VOID: {void}");
        }
        if let Some(row) = self.rows.iter_mut().find(|row| row.name == name) {
            row.rounds.push(measured);
        } else {
            let (name, floor) = (name.to_owned(), floor.map(str::to_owned));
            self.rows.push(Row { name, floor, rounds: vec![measured] });
        }
    }

    fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    pub(crate) fn print(&self) {
        println!(
            "{:<52} {:>9} {:>5} {:>8} {:>6} {:>8} {:>7}",
            "medians of the rounds", "each s", "ratio", "seconds", "CPU us", "RSS MiB", "anon.",
        );
        for row in &self.rows {
            let floor = row.floor.as_deref().and_then(|floor| self.row(floor));
            let ratio = floor.map_or(String::new(), |floor| {
                format!("{:.2}", row.per_second() / floor.per_second())
            });
            println!(
                "{:<52} {:>9.0} {:>5} {:>8.2} {:>6.1} {:>8.1} {:>7.1}",
                row.name,
                row.per_second(),
                ratio,
                row.median(|one| one.seconds),
                row.median(Measured::cpu),
                row.median(|one| one.used.most.resident),
                row.median(|one| one.used.most.anonymous),
            );
            for (name, _) in &row.rounds[0].further {
                println!("{:<52} {:>9.1}", format!("      {name}"), row.further(name));
            }
            if let Some(void) = row.void() {
                println!("      VOID: {void}");
            }
        }
        if self.rows.iter().any(|row| row.rounds.len() > 1) {
            println!("\nRanges over the rounds, each s:");
            for row in &self.rows {
                let rounds: Vec<String> =
                    row.rounds.iter().map(|one| format!("{:.0}", one.per_second())).collect();
                println!("  {:<50} {}", row.name, rounds.join(" "));
            }
        }
        println!("\nRatio: to the floor's rate, which is the row above it that is named so. CPU:");
        println!("user and system time for each, PostgreSQL's processes included. Memory: the");
        println!("most that the server alone held meanwhile; anon.: the part no file backs.");
    }

    /// The aims, each with the figure and whether it was met; those of parts that were
    /// not run are left out.
    pub(crate) fn print_aims(&self, aims: &[Aim]) {
        println!("\nAims:");
        for Aim { row, figure, bound } in aims {
            let Some(measured) = self.row(row) else { continue };
            let other = |name: &str| self.row(name).map_or(f64::NAN, Row::per_second);
            let (what, figure) = match figure {
                Figure::PerSecond => ("each s".to_owned(), measured.per_second()),
                Figure::Seconds => ("seconds".to_owned(), measured.median(|one| one.seconds)),
                Figure::OfFloor => {
                    let floor = measured.floor.as_deref().unwrap_or_default();
                    ("of the floor".to_owned(), measured.per_second() / other(floor))
                }
                Figure::Times(name) => {
                    (format!("times {name}"), measured.per_second() / other(name))
                }
                Figure::Further(name) => ((*name).to_owned(), measured.further(name)),
            };
            let (met, aim) = match *bound {
                Bound::AtLeast(least) => (figure >= least, format!("at least {least}")),
                Bound::AtMost(most) => (figure <= most, format!("at most {most}")),
            };
            let met = match (measured.void(), met) {
                (Some(_), _) => "VOID   ",
                (None, true) => "met    ",
                (None, false) => "NOT met",
            };
            println!("  {met} {row}: {what}: {figure:.2}; aim {aim}");
        }
    }
}
