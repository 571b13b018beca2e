//! `baragumu simulator`: the far side alone, for this program in another process and
//! for others.

use std::{future::Future, net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Args;

use crate::{
    simulator::{self, FarSide, Setup, faults::Faults},
    workers::submit::Submitter,
    world::RealWorld,
};

/// How many messages it remembers for its log: two runs of a million.
const MOST_LINES: usize = 2_000_000;

/// What the command line says.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where it listens. It takes messages from anybody who reaches it.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// A file of faults in TOML: how badly it behaves. Without it, not at all.
    #[arg(long, value_name = "FILE")]
    faults: Option<PathBuf>,
    /// One fault, such as `tps=20` or `drop_after=0.01`; outranks the file, may be repeated.
    #[arg(long = "fault", value_name = "KEY=VALUE")]
    one_by_one: Vec<String>,
}

/// Runs it until `stop` is ready.
///
/// # Errors
/// Faults that cannot be, or an address that cannot be listened on.
pub async fn run(
    arguments: Arguments,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), String> {
    let faults = faults(&arguments)?;
    let submitter = Submitter::new().map_err(|error| format!("the HTTP client: {error}"))?;
    let setup = Setup { faults, most_lines: MOST_LINES, home: None };
    let far_side = FarSide::start(setup, submitter, Arc::new(RealWorld));
    let listen = arguments.listen;
    super::say(&format!(
        "The simulator listens on http://{listen}\n  submits   POST http://{listen}/simulator/submit\n  \
         inboxes   GET  http://{listen}/simulator/phones/MSISDN/inbox\n  \
         counts    GET  http://{listen}/simulator/counts"
    ));
    simulator::serve(listen, &far_side, stop)
        .await
        .map_err(|error| format!("listening on {listen}: {error}"))
}

fn faults(arguments: &Arguments) -> Result<Faults, String> {
    let mut table = match &arguments.faults {
        None => toml::Table::new(),
        Some(file) => {
            let shown = file.display();
            let text =
                std::fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
            text.parse().map_err(|error| format!("{shown}: {error}"))?
        }
    };
    for line in &arguments.one_by_one {
        let one: toml::Table = line
            .parse()
            .map_err(|_| format!("--fault {line}: write KEY=VALUE, such as late=0.01"))?;
        table.extend(one);
    }
    let faults: Faults = table.try_into().map_err(|error| format!("faults: {error}"))?;
    faults.check().map_err(|error| format!("faults: {error}"))?;
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(one_by_one: &[&str]) -> Result<Faults, String> {
        faults(&Arguments {
            listen: SocketAddr::from(([127, 0, 0, 1], 1)),
            faults: None,
            one_by_one: one_by_one.iter().map(|it| (*it).to_owned()).collect(),
        })
    }

    #[test]
    fn faults_are_named_one_by_one_and_checked() {
        let faults = read(&["tps=20", "late = 0.5", "report_ms=[0, 5]", "tps=30"]).unwrap();
        assert_eq!((faults.tps, faults.report_ms), (30, [0, 5]));
        for wrong in ["tps", "tps=x", "speed=1", "late=2.0"] {
            assert!(read(&[wrong]).is_err(), "{wrong}");
        }
    }
}
