//! A real Kannel: Debian's bearerbox, smsbox and fakesmsc on free ports, with the
//! very file that ships in `deploy/`.
//!
//! Each program dies with the thread that started it, however the test ends.

use std::{
    fs::{self, File},
    io::{self, BufRead as _, BufReader, Write as _},
    net::{Shutdown, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use super::process::{BOUND, free_port, signal};

/// What ships, and what the tests replace in it.
const SAMPLE: &str = include_str!("../../../deploy/kannel.sample.conf");
/// The settings that ship, with an account for it.
const SAMPLE_ACCOUNT: &str = include_str!("../../../deploy/baragumu.sample.toml");
/// The password of its user; the account takes it from the environment.
const SAMPLE_PASSWORD: &str = "change-me-2";
/// Where the sample says that Baragumu listens, and under which key.
const SAMPLE_CALLBACKS: &str = "http://127.0.0.1:8080/callbacks/kannel/CALLBACK_KEY";
/// Where Debian's kannel-extras puts it.
const FAKESMSC: &str = "/usr/lib/kannel/test/fakesmsc";

/// A Kannel with the sample's one link, to which fakesmsc connects.
#[derive(Debug)]
pub(crate) struct Kannel {
    folder: tempfile::TempDir,
    /// Of sendsms.
    pub(crate) send_port: u16,
    /// To which fakesmsc connects.
    fake_port: u16,
    smsbox_port: u16,
    bearerbox: Option<Child>,
    smsbox: Option<Child>,
}

impl Kannel {
    /// Starts it with the callbacks of an account, `…/callbacks/NAME/KEY`, and with
    /// further groups of settings.
    pub(crate) fn start(callbacks: &str, further: &str) -> Self {
        Self::start_with(callbacks, further, &[])
    }

    /// The same, with lines of the sample replaced.
    pub(crate) fn start_with(callbacks: &str, further: &str, replaced: &[(&str, &str)]) -> Self {
        assert!(
            fs::exists(FAKESMSC).unwrap_or_default(),
            "no {FAKESMSC}: install what Debian calls kannel and kannel-extras (tests/run does)"
        );
        let folder = tempfile::tempdir().unwrap();
        let ports = [free_port(), free_port(), free_port(), free_port()];
        let [admin_port, smsbox_port, fake_port, send_port] = ports;
        let path = folder.path().display();
        fs::create_dir(folder.path().join("spool")).unwrap();
        let mut settings = SAMPLE.to_owned();
        let replaced = replaced.iter().map(|(from, to)| (*from, (*to).to_owned()));
        for (from, to) in replaced.chain([
            (SAMPLE_CALLBACKS, callbacks.to_owned()),
            ("admin-port = 13000", format!("admin-port = {admin_port}")),
            ("smsbox-port = 13001", format!("smsbox-port = {smsbox_port}")),
            ("port = 10000", format!("port = {fake_port}")),
            ("sendsms-port = 13013", format!("sendsms-port = {send_port}")),
            ("/var/spool/kannel", format!("{path}/spool")),
            ("/var/log/kannel", path.to_string()),
            ("http-queue-delay = 10", "http-queue-delay = 1".to_owned()),
        ]) {
            assert!(settings.contains(from), "the sample has no `{from}` any more");
            settings = settings.replace(from, &to);
        }
        fs::write(folder.path().join("kannel.conf"), format!("{settings}\n{further}\n")).unwrap();
        let mut kannel =
            Self { folder, send_port, fake_port, smsbox_port, bearerbox: None, smsbox: None };
        kannel.start_again();
        kannel
    }

    /// Starts both boxes, after a stop.
    pub(crate) fn start_again(&mut self) {
        self.bearerbox = Some(self.run("/usr/sbin/bearerbox"));
        // The link itself is not tried: whoever connects to it is handed messages.
        self.wait_for(self.smsbox_port);
        self.start_smsbox();
    }

    /// Starts smsbox alone.
    pub(crate) fn start_smsbox(&mut self) {
        self.smsbox = Some(self.run("/usr/sbin/smsbox"));
        self.wait_for(self.send_port);
    }

    /// Stops both boxes as an administrator does.
    pub(crate) fn stop(&mut self) {
        for mut child in self.bearerbox.take().into_iter().chain(self.smsbox.take()) {
            signal(child.id(), "TERM");
            child.wait().unwrap();
        }
    }

    /// Ends both boxes as a power cut would.
    pub(crate) fn kill(&mut self) {
        for mut child in self.smsbox.take().into_iter().chain(self.bearerbox.take()) {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Ends smsbox alone as a crash would: whatever it was asked and has not answered is
    /// uncertain, and reports it has not handed over are gone.
    pub(crate) fn kill_smsbox(&mut self) {
        let mut child = self.smsbox.take().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// The operator's own keys of the account that ships beside it, with our port.
    pub(crate) fn account(&self) -> toml::Table {
        let (_, account) =
            SAMPLE_ACCOUNT.split_once("#[[accounts]]\n#name = \"kannel\"\n").unwrap();
        let lines = account.lines().map_while(|line| line.strip_prefix('#'));
        let mut account: toml::Table = lines.collect::<Vec<_>>().join("\n").parse().unwrap();
        for ours in ["operator", "callback_key"] {
            account.remove(ours).unwrap();
        }
        let send_url = account["send_url"].as_str().unwrap();
        assert!(send_url.contains(":13013/"), "{send_url}");
        let send_url = send_url.replace("13013", &self.send_port.to_string());
        account.insert("send_url".to_owned(), send_url.into());
        account.insert("password".to_owned(), SAMPLE_PASSWORD.into());
        account
    }

    /// Phones with a good link: fakesmsc, in its interactive mode.
    pub(crate) fn phones(&self) -> Phones {
        let name = format!("phones-{}.out", free_port());
        let output = self.folder.path().join(&name);
        let mut command = self.command(FAKESMSC, &name);
        let port = self.fake_port.to_string();
        let child = command.args(["-r", &port, "-i", "0"]).stdin(Stdio::piped()).spawn().unwrap();
        let phones = Phones { child, output, sent: 0 };
        phones.wait_for("Connecting to", 1);
        phones
    }

    /// A reader in the place of fakesmsc, for where the last word before a stop counts:
    /// fakesmsc looks at its link once a second, and not again when it is closed.
    pub(crate) fn reader(&self) -> Reader {
        let begun = Instant::now();
        let stream = loop {
            if let Ok(stream) = TcpStream::connect(("127.0.0.1", self.fake_port)) {
                break stream;
            }
            assert!(begun.elapsed() < BOUND, "no link:\n{}", self.output());
            thread::sleep(Duration::from_millis(20));
        };
        let received = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&received);
        let lines = BufReader::new(stream.try_clone().unwrap()).lines();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().unwrap().push(line);
            }
        });
        Reader { stream, received }
    }

    fn run(&self, program: &str) -> Child {
        let output = program.rsplit('/').next().unwrap();
        let mut command = self.command(program, &format!("{output}.out"));
        command.arg("kannel.conf").stdin(Stdio::null()).spawn().expect("setpriv is there")
    }

    fn command(&self, program: &str, output: &str) -> Command {
        let output = self.folder.path().join(output);
        let output = File::options().create(true).append(true).open(output).unwrap();
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "KILL", program])
            .current_dir(self.folder.path())
            .stdout(output.try_clone().unwrap())
            .stderr(output);
        command
    }

    fn wait_for(&self, port: u16) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < BOUND, "nobody listens on {port}:\n{}", self.output());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Everything its programs have written.
    pub(crate) fn output(&self) -> String {
        let written = ["bearerbox.log", "smsbox.log"].map(|name| {
            let text = fs::read(self.folder.path().join(name)).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let tail = text.len().saturating_sub(4_000);
            format!("== {name}\n{}\n", text.get(tail..).unwrap_or(&text))
        });
        written.concat()
    }
}

impl Drop for Kannel {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = writeln!(io::stderr(), "Kannel wrote:\n{}", self.output());
        }
        self.kill();
    }
}

/// Reads what goes to phones until the link is closed.
#[derive(Debug)]
pub(crate) struct Reader {
    stream: TcpStream,
    received: Arc<Mutex<Vec<String>>>,
}

impl Reader {
    /// What has come: lines of `from to kind text`.
    pub(crate) fn received(&self) -> Vec<String> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

/// The phones behind fakesmsc.
#[derive(Debug)]
pub(crate) struct Phones {
    child: Child,
    output: PathBuf,
    sent: usize,
}

impl Phones {
    /// A phone sends a text of one short line. fakesmsc looks at its input and at its
    /// link in turn, each for up to a second.
    pub(crate) fn send(&mut self, from: &str, to: &str, text: &str) {
        // It reads lines of up to 255 octets, and only one at a time.
        let line = format!("{from} {to} text {text}\n");
        assert!(line.len() < 256 && line.lines().count() == 1, "{line}");
        self.child.stdin.as_mut().unwrap().write_all(line.as_bytes()).unwrap();
        self.sent += 1;
        self.wait_for("sent message ", self.sent);
    }

    /// What they have received: lines of `from to kind text`.
    pub(crate) fn received(&self) -> Vec<String> {
        let text = self.written();
        text.lines()
            .filter_map(|line| Some(line.split_once("Got message ")?.1.split_once(": <")?.1))
            .map(|line| line.strip_suffix('>').unwrap_or(line).to_owned())
            .collect()
    }

    /// The same, once there are so many.
    pub(crate) fn receive(&self, many: usize) -> Vec<String> {
        let begun = Instant::now();
        while self.received().len() < many {
            assert!(begun.elapsed() < BOUND, "{many} are expected:\n{}", self.written());
            thread::sleep(Duration::from_millis(20));
        }
        self.received()
    }

    fn written(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.output).unwrap_or_default()).into_owned()
    }

    fn wait_for(&self, text: &str, times: usize) {
        let begun = Instant::now();
        while self.written().matches(text).count() < times {
            assert!(begun.elapsed() < BOUND, "fakesmsc never says `{text}`:\n{}", self.written());
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Phones {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
