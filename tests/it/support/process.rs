//! The program itself as its users run it: a process with its own folder, its own
//! port and its own settings, spoken to over the network and by signals.
//!
//! The HTTP client is a few lines over a socket, so that a test can also be a bad
//! client: slow, half-spoken, or from another address.

use std::{
    fs::File,
    io::{self, Write as _},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio, id},
    sync::atomic::{AtomicU16, Ordering},
    time::Duration,
};

use baragumu::workers::submit::Submitter;
use serde::Deserialize;
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{Instant, sleep, timeout},
};

/// How long anything may take that is only waited for; nothing takes so long
/// unless it hangs.
pub(crate) const BOUND: Duration = Duration::from_secs(40);
/// The code all accounts of these tests have.
pub(crate) const CODE: &str = "*149*46#";
/// What the first screen begins with, in the default language.
pub(crate) const FIRST: &str = "HALMASHAURI YA MBARALI";

/// Runs one command of the program in a folder, with `input` typed.
pub(crate) fn run(
    folder: &Path,
    variables: &[(&str, &str)],
    arguments: &[&str],
    input: &str,
) -> Output {
    let mut child = command(folder, variables, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built beside this test");
    let mut typed = child.stdin.take().expect("it is piped");
    // A command that reads nothing has closed its end, which is no fault.
    let _ = typed.write_all(input.as_bytes());
    drop(typed);
    child.wait_with_output().expect("it can be waited for")
}

fn command(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baragumu"));
    command.env_clear().envs(variables.iter().copied()).args(arguments).current_dir(folder);
    command
}

/// The program's own HTTP client.
pub(crate) fn client() -> Submitter {
    let _installed_already = rustls::crypto::ring::default_provider().install_default();
    Submitter::new().unwrap()
}

/// A port that is free now, and below those that outgoing connections take.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(id() % 60).unwrap_or_default() * 200;
    loop {
        let port = 18_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 12_000;
        if std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

/// The program, serving.
#[derive(Debug)]
pub(crate) struct Served {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Its working folder.
    pub(crate) folder: TempDir,
    variables: Vec<(String, String)>,
    /// The program and its arguments, behind whatever starts it.
    words: Vec<String>,
}

impl Served {
    /// Serves what `settings` say; `ADDRESS` in them becomes a free address.
    pub(crate) async fn start(settings: &str) -> Self {
        Self::start_with(settings, &[]).await
    }

    /// The same, with environment variables.
    pub(crate) async fn start_with(settings: &str, variables: &[(&str, &str)]) -> Self {
        Self::start_behind(settings, variables, &[]).await
    }

    /// The same, started by another program, which must become this one
    /// (`sh -c 'exec "$@"'`).
    pub(crate) async fn start_behind(
        settings: &str,
        variables: &[(&str, &str)],
        before: &[&str],
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::start_there(folder, settings, variables, before).await
    }

    /// The same, in a folder where something lies already.
    pub(crate) async fn start_in(folder: TempDir, settings: &str) -> Self {
        Self::start_there(folder, settings, &[], &[]).await
    }

    async fn start_there(
        folder: TempDir,
        settings: &str,
        variables: &[(&str, &str)],
        before: &[&str],
    ) -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()));
        let settings = settings.replace("ADDRESS", &address.to_string());
        std::fs::write(folder.path().join("settings.toml"), settings).unwrap();
        let mut served = Self::spawn(folder, address, &words(before, SERVE), variables);
        served.wait_until_live().await;
        served
    }

    /// The same, where the settings name the port themselves.
    pub(crate) async fn start_at(settings: &str, port: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.toml"), settings).unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut served = Self::spawn(folder, address, &words(&[], SERVE), &[]);
        served.wait_until_live().await;
        served
    }

    /// Serves with nothing but the built-in defaults, in an empty folder.
    pub(crate) async fn start_with_defaults() -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()));
        let listen = address.to_string();
        let variables = [("BARAGUMU__SERVER__LISTEN", listen.as_str())];
        let mut served =
            Self::spawn(tempfile::tempdir().unwrap(), address, &words(&[], &["serve"]), &variables);
        served.wait_until_live().await;
        served
    }

    fn spawn(
        folder: TempDir,
        address: SocketAddr,
        words: &[String],
        variables: &[(&str, &str)],
    ) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let variables: Vec<_> = variables.iter().map(owned).collect();
        let child = spawn(folder.path(), words, &variables);
        Self { child, address, folder, variables, words: words.to_vec() }
    }

    /// Starts it again after it ended, on the same data and address.
    pub(crate) async fn start_again(&mut self) {
        self.begin_again();
        self.wait_until_live().await;
    }

    /// The same, without waiting until it listens.
    pub(crate) fn begin_again(&mut self) {
        self.child = spawn(self.folder.path(), &self.words, &self.variables);
    }

    /// Its number as a process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it answers.
    pub(crate) async fn wait_until_live(&mut self) {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("it ended with {status}:\n{}", self.output());
            }
            if let Ok(answer) = self.get("/health/live").await {
                assert_eq!((answer.status, answer.body.as_str()), (200, "live\n"));
                return;
            }
            assert!(begun.elapsed() < BOUND, "it does not listen:\n{}", self.output());
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everything it has written, to either output, since the first start.
    pub(crate) fn output(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("output")).unwrap()
    }

    /// The address of its database, where that is the file in its folder.
    pub(crate) fn database(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("data/baragumu.sqlite").display())
    }

    /// Sends it a signal by its name, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until it has ended by itself.
    pub(crate) async fn end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < BOUND, "it does not end:\n{}", self.output());
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Asks for a path.
    pub(crate) async fn get(&self, path: &str) -> io::Result<Answer> {
        self.ask(&Ask { method: "GET", path, ..Ask::default() }).await
    }

    /// Asks in full.
    pub(crate) async fn ask(&self, ask: &Ask<'_>) -> io::Result<Answer> {
        let mut stream = self.connect(ask.from).await?;
        // Whoever is refused in the middle of a body is told so meanwhile.
        let _ = stream.write_all(&ask.written()).await;
        Answer::read(&mut stream).await
    }

    /// A bare connection from an address of this machine.
    pub(crate) async fn connect(&self, from: Ipv4Addr) -> io::Result<TcpStream> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(IpAddr::V4(from), 0))?;
        socket.connect(self.address).await
    }

    /// A citizen's phone, on the account `simulator`.
    pub(crate) fn phone(&self, msisdn: &str) -> Phone {
        Phone {
            address: self.address,
            msisdn: msisdn.to_owned(),
            session: String::new(),
            turn: 0,
            sent: String::new(),
        }
    }

    /// The value of a metric, by its name and labels as they are printed; 0 if it
    /// is not there yet.
    pub(crate) async fn metric(&self, name: &str) -> f64 {
        let answer = self.get("/metrics").await.unwrap();
        let line = answer.body.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.map_or(0.0, |value| value.parse().unwrap())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            let _ = writeln!(io::stderr(), "the program wrote:\n{}", self.output());
        }
    }
}

/// The arguments of most tests.
const SERVE: &[&str] = &["serve", "--config", "settings.toml"];

/// The program with its arguments, behind what starts it.
fn words(before: &[&str], arguments: &[&str]) -> Vec<String> {
    let program = env!("CARGO_BIN_EXE_baragumu");
    before.iter().chain(&[program]).chain(arguments).map(|word| (*word).to_owned()).collect()
}

fn spawn(folder: &Path, words: &[String], variables: &[(String, String)]) -> Child {
    let output = File::options().create(true).append(true).open(folder.join("output")).unwrap();
    Command::new(&words[0])
        .args(&words[1..])
        .env_clear()
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(output.try_clone().unwrap())
        .stderr(output)
        .spawn()
        .expect("the program was built beside this test")
}

/// Sends a process a signal.
pub(crate) fn signal(process: u32, name: &str) {
    let sent = Command::new("sh").arg("-c").arg(format!("kill -{name} {process}")).status();
    assert!(sent.unwrap().success());
}

/// Asks whoever listens there.
pub(crate) async fn ask(address: SocketAddr, ask: &Ask<'_>) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&ask.written()).await?;
    Answer::read(&mut stream).await
}

/// A request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    /// Whole lines, without their ends.
    pub(crate) headers: &'a [&'a str],
    pub(crate) body: &'a str,
    /// The address it comes from.
    pub(crate) from: Ipv4Addr,
}

impl Default for Ask<'_> {
    fn default() -> Self {
        Self { method: "POST", path: "/", headers: &[], body: "", from: Ipv4Addr::LOCALHOST }
    }
}

impl Ask<'_> {
    fn written(&self) -> Vec<u8> {
        let Self { method, path, body, .. } = self;
        let headers: String = self.headers.iter().flat_map(|line| [*line, "\r\n"]).collect();
        let length = body.len();
        format!(
            "{method} {path} HTTP/1.1\r\nhost: baragumu\r\nconnection: close\r\n\
             content-length: {length}\r\n{headers}\r\n{body}"
        )
        .into_bytes()
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The head as it came, its names in small letters.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// Reads until the other side closes.
    pub(crate) async fn read(stream: &mut TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::new();
        let mut part = [0; 4096];
        // A connection that is reset after a whole answer was an answer.
        while let Ok(count @ 1..) = timeout(BOUND, stream.read(&mut part)).await? {
            bytes.extend_from_slice(&part[..count]);
        }
        let text = String::from_utf8(bytes).map_err(io::Error::other)?;
        let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let head = head.to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if length.and_then(|length| length.parse().ok()) != Some(body.len()) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let status = status.ok_or(io::ErrorKind::InvalidData)?;
        Ok(Self { status, head, body: body.to_owned() })
    }

    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A screen as a phone shows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) ends: bool,
}

impl Shown {
    /// The first line.
    pub(crate) fn first(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    /// The number of the question or report that was taken.
    pub(crate) fn ticket(&self) -> Option<i64> {
        let at = self.text.find("MB-")? + "MB-".len();
        self.text[at..].split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }
}

/// A phone of the simulator, one leg at a time.
#[derive(Debug, Clone)]
pub(crate) struct Phone {
    address: SocketAddr,
    msisdn: String,
    session: String,
    /// The number of the next leg.
    turn: u32,
    /// The leg sent last.
    sent: String,
}

impl Phone {
    /// Dials, as a new session.
    pub(crate) async fn dial(&mut self) -> io::Result<Shown> {
        static SESSIONS: AtomicU16 = AtomicU16::new(0);
        self.session = format!("session-{}", SESSIONS.fetch_add(1, Ordering::Relaxed));
        self.turn = 0;
        self.leg(serde_json::json!({ "service_code": CODE })).await
    }

    /// Sends an entry in the session.
    pub(crate) async fn enter(&mut self, entry: &str) -> io::Result<Shown> {
        self.leg(serde_json::json!({ "input": entry })).await
    }

    /// Dials and goes through entries; the last screen.
    pub(crate) async fn walk(&mut self, entries: &[&str]) -> io::Result<Shown> {
        let mut shown = self.dial().await?;
        for entry in entries {
            shown = self.enter(entry).await?;
        }
        Ok(shown)
    }

    /// Sends the last leg once more, as an operator does that heard no answer.
    pub(crate) async fn again(&self) -> io::Result<Shown> {
        let path = "/callbacks/simulator/simulator/ussd";
        let ask = Ask { path, body: &self.sent, ..Ask::default() };
        let answer = self::ask(self.address, &ask).await?;
        if answer.status != 200 {
            return Err(io::Error::other(format!("{answer:?}")));
        }
        serde_json::from_str(&answer.body).map_err(io::Error::other)
    }

    async fn leg(&mut self, mut leg: serde_json::Value) -> io::Result<Shown> {
        leg["session"] = self.session.as_str().into();
        leg["msisdn"] = self.msisdn.as_str().into();
        leg["turn"] = self.turn.into();
        self.turn += 1;
        self.sent = leg.to_string();
        self.again().await
    }
}
