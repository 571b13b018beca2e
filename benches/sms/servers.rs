//! The processes of a measure: the program, the operator's far side, and this very
//! program again as a floor or as a node without a wire.

use std::{
    collections::HashMap,
    fmt::Write as _,
    fs,
    process::Command,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

use crate::{bases::Base, support::server::Server};

/// How long anything may take that is waited for.
const BOUND: Duration = Duration::from_mins(3);

/// The account of most measures.
pub(crate) const ACCOUNT: &str = "simulator";
/// The second account, where there are two.
pub(crate) const SECOND: &str = "second";
/// The callback key of both.
pub(crate) const KEY: &str = "simulator";

/// How the accounts of a server are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sending<'a> {
    /// Where submits go.
    pub(crate) api_url: &'a str,
    /// How many messages may be without an answer.
    pub(crate) most_on_wire: usize,
    /// Segments a second.
    pub(crate) tps: u32,
}

/// Next to nothing leaves.
pub(crate) const IDLE: Sending<'_> =
    Sending { api_url: "http://127.0.0.1:9/simulator/submit", most_on_wire: 1, tps: 1 };

/// A server's settings: those as shipped, but nothing slows it down and there is no night.
pub(crate) fn settings(base: &Base, port: u16, sending: Sending<'_>) -> String {
    let Sending { api_url, most_on_wire, tps } = sending;
    let mut text = format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}\"\n\
         requests_per_second = 1000000\nburst = 1000000\ntoken_requests_per_second = 1000000\n\
         [data]\nfolder = \"{}\"\n",
        base.folder.path().display()
    );
    if base.url.starts_with("postgres") {
        let _ = writeln!(text, "database_url = \"{}\"", base.url);
    }
    text.push_str(
        "[log]\nlevel = \"warn\"\n[sending]\nquiet_from = \"00:00\"\nquiet_to = \"00:00\"\n",
    );
    for (account, code) in [(ACCOUNT, "*149*46#"), (SECOND, "*149*47#")] {
        let _ = write!(
            text,
            "[[accounts]]\nname = \"{account}\"\noperator = \"simulator\"\ncallback_key = \"{KEY}\"\n\
             api_url = \"{api_url}\"\nsender_id = \"15015\"\ntps = {tps}\n\
             most_on_wire = {most_on_wire}\nservice_codes = [\"{code}\"]\n"
        );
    }
    text
}

/// The program on a database.
pub(crate) async fn serve(base: &Base, sending: Sending<'_>) -> Server {
    Server::start(base.postmaster, |port| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baragumu"));
        command.arg("--config").arg(written(base, port, sending)).arg("serve");
        command
    })
    .await
}

/// This program again, in another part.
pub(crate) fn again(role: &str, port: u16) -> Command {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    command.args(["--be", role, "--port", &port.to_string()]);
    command
}

/// A bare handler.
pub(crate) async fn floor() -> Server {
    Server::start(None, |port| again("floor", port)).await
}

/// A node that drives one account to nobody, once it is told to.
pub(crate) async fn node(
    base: &Base,
    account: &str,
    postmaster: Option<u32>,
    sending: Sending<'_>,
) -> Server {
    Server::start(postmaster, |port| {
        let mut command = again("node", port);
        command.arg("--config").arg(written(base, port, sending)).args(["--account", account]);
        command
    })
    .await
}

/// Writes a server's settings down; where.
pub(crate) fn written(base: &Base, port: u16, sending: Sending<'_>) -> std::path::PathBuf {
    let file = base.folder.path().join(format!("{port}.toml"));
    fs::write(&file, settings(base, port, sending)).expect("the folder is ours");
    file
}

/// The far side of the operator `simulator`, in another process.
#[derive(Debug)]
pub(crate) struct Far {
    pub(crate) server: Server,
}

/// A message that the far side took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub(crate) at_ms: i64,
    pub(crate) reference: i64,
    pub(crate) msisdn: u64,
}

impl Far {
    /// A prompt operator without reports, whose phones keep nothing.
    pub(crate) async fn start() -> Self {
        let server = Server::start(None, |port| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_baragumu"));
            command.args(["simulator", "--listen", &format!("127.0.0.1:{port}")]);
            command.args(["--fault", "reports=false", "--fault", "inbox=false"]);
            command
        })
        .await;
        Self { server }
    }

    pub(crate) fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}/simulator/submit", self.server.port)
    }

    /// Every message it took, in order.
    pub(crate) async fn taken(&self) -> Vec<Taken> {
        let log = get(self.server.port, "/simulator/log").await;
        log.lines()
            .map(|line| {
                let mut fields = line.split(' ').skip(1);
                let mut number = || fields.next()?.parse::<i64>().ok();
                let (at_ms, _call) = (number(), number());
                let (reference, msisdn) = (number(), number());
                let line = || {
                    let msisdn = u64::try_from(msisdn?).ok()?;
                    Some(Taken { at_ms: at_ms?, reference: reference?, msisdn })
                };
                line().expect("the far side writes its log so")
            })
            .collect()
    }
}

/// How messages went that a far side took: in how many seconds, from the first to the
/// last, and what is wrong if it is not each of `count` references once.
pub(crate) fn judge(taken: &[Taken], count: u64) -> (f64, Option<String>) {
    let first = taken.first().map_or(0, |one| one.at_ms);
    let last = taken.iter().map(|one| one.at_ms).max().unwrap_or_default();
    let mut times: HashMap<i64, u32> = HashMap::new();
    for one in taken {
        *times.entry(one.reference).or_default() += 1;
    }
    let twice = times.values().filter(|times| **times > 1).count();
    let is_right = twice == 0 && times.len() as u64 == count;
    let void =
        (!is_right).then(|| format!("{} of {count} arrived, {twice} more than once", times.len()));
    ((last - first).max(1) as f64 / 1000.0, void)
}

/// One whole answer.
pub(crate) async fn get(port: u16, path: &str) -> String {
    ask(port, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).await
}

/// The body of the answer to one request, which closes its connection.
pub(crate) async fn ask(port: u16, request: &str) -> String {
    let mut stream =
        TcpStream::connect(("127.0.0.1", port)).await.expect("the server takes connections");
    stream.write_all(request.as_bytes()).await.expect("it reads the request");
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).await.expect("it answers");
    let reply = String::from_utf8(reply).expect("it writes UTF-8");
    let (head, body) = reply.split_once("\r\n\r\n").expect("it speaks HTTP");
    assert!(head.starts_with("HTTP/1.1 2"), "{request}\n{reply}");
    body.to_owned()
}

/// Tells a node to begin.
pub(crate) async fn begin(node: &Server) {
    let mut stream = TcpStream::connect(("127.0.0.1", node.port)).await.expect("it waits for us");
    stream.write_all(b"!").await.expect("it reads");
}

/// Waits until a query answers with at least `number`; whether it did in time.
pub(crate) async fn wait_until(base: &mut Base, sql: &str, number: i64) -> bool {
    let began = Instant::now();
    while base.number(sql).await < number {
        if began.elapsed() > BOUND {
            return false;
        }
        sleep(Duration::from_millis(20)).await;
    }
    true
}
