//! A real browser: Debian's Chromium without a screen, led through chromedriver, and
//! axe-core to look at what it shows.
//!
//! Each test starts a driver of its own; it ends with the test and takes its browsers with
//! it. Nothing of it reaches any other machine.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use super::{
    process::BOUND,
    webdriver::{Element, Session},
};

/// A laptop's window.
pub(crate) const WIDE: u32 = 1280;
/// The narrowest telephone that is still used.
pub(crate) const NARROW: u32 = 320;

/// The release of axe-core, and the digest of its `axe.min.js` as published.
const AXE: &str = "axe-core@4.14.1";
const AXE_SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// Where Debian puts the browser.
const BROWSER: &str = "/usr/bin/chromium";

/// What keeps a browser to itself and this machine: it looks nothing up, asks nobody for
/// news, and runs as whoever runs the tests.
const SWITCHES: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--lang=en-GB",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
];

/// A driver of browsers.
#[derive(Debug)]
pub(crate) struct Chromium {
    driver: Child,
    port: u16,
    /// Where the driver and its browsers keep what they keep.
    folder: TempDir,
    /// The driver writes as long as it runs.
    _said: BufReader<ChildStdout>,
}

impl Chromium {
    /// Starts a driver on a port that it chooses.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let errors = File::create(folder.path().join("errors")).unwrap();
        let mut driver = Command::new("setpriv")
            .args(["--pdeathsig", "KILL", "chromedriver", "--port=0"])
            .env("TMPDIR", folder.path())
            .env("HOME", folder.path())
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("setpriv is there");
        let mut said = BufReader::new(driver.stdout.take().unwrap());
        let mut line = String::new();
        let port = loop {
            line.clear();
            let read = said.read_line(&mut line).unwrap();
            assert!(read > 0, "chromedriver does not start: is chromium-driver installed?");
            if let Some((_, port)) =
                line.trim_end().trim_end_matches('.').split_once("successfully on port ")
                && let Ok(port) = port.parse()
            {
                break port;
            }
        };
        Self { driver, port, folder, _said: said }
    }

    /// A window onto a server: a browser of its own, with its own cookies.
    pub(crate) async fn window(&self, base: &str, width: u32, script: Script) -> Window {
        let size = format!("--window-size={WIDE},900");
        let switches: Vec<&str> = SWITCHES.into_iter().chain([size.as_str()]).collect();
        let mut options = json!({ "binary": BROWSER, "args": switches });
        if script == Script::Off {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let session = Session::start(
            self.port,
            json!({
                "goog:chromeOptions": options,
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
        );
        let session = session.await.unwrap_or_else(|error| panic!("{error}\n{}", self.errors()));
        let window = Window { session, base: base.to_owned(), is_dark: AtomicBool::new(false) };
        window.resize(width, 900).await;
        window
    }

    fn errors(&self) -> String {
        fs::read_to_string(self.folder.path().join("errors")).unwrap_or_default()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The browsers are of the driver's group, or end with it.
        signal_group(self.driver.id());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Ends a process and all of its group.
fn signal_group(leader: u32) {
    let _ = Command::new("sh").arg("-c").arg(format!("kill -KILL -{leader}")).status();
}

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    On,
    Off,
}

/// What happened in a window since it was last asked.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// What the console said: errors of scripts, refusals of the policy.
    pub(crate) console: Vec<String>,
    /// Every address that was asked for.
    pub(crate) requests: Vec<String>,
    /// What came over the network for it, heads included, in bytes.
    pub(crate) bytes: u64,
}

/// A window of a browser, which ends with its driver. What fails in it fails the test.
#[derive(Debug)]
pub(crate) struct Window {
    session: Session,
    /// The server's address: scheme and host.
    base: String,
    is_dark: AtomicBool,
}

impl Window {
    /// The server it looks at: scheme and host.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Makes it as wide and high, whatever a window manager would allow.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.commands("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Lets pages believe that their reader likes it dark, or not.
    pub(crate) async fn darken(&self, dark: bool) {
        self.is_dark.store(dark, Ordering::Relaxed);
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.commands("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// A command of the browser's own protocol.
    pub(crate) async fn commands(&self, method: &str, parameters: Value) -> Value {
        let done = self.session.command(method, parameters).await;
        done.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Opens a path of the server.
    pub(crate) async fn open(&self, path: &str) {
        let address =
            if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.session.goto(&address).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// The path it is at, with what stands behind its question mark.
    pub(crate) async fn path(&self) -> String {
        let address = self.session.address().await.unwrap();
        let page = address.split('#').next().unwrap_or_default();
        page.strip_prefix(&self.base).unwrap_or(page).to_owned()
    }

    /// Runs a script of the test's, which pages' own policy does not bind.
    pub(crate) async fn evaluates(&self, script: &str) -> Value {
        let value = self.session.execute(script).await;
        value.unwrap_or_else(|error| panic!("{script:.200}: {error}"))
    }

    /// The one element that a selector finds, once it is there.
    pub(crate) async fn find(&self, selector: &str) -> Element {
        let begun = Instant::now();
        loop {
            match self.session.find(selector).await {
                Ok(element) => return element,
                Err(error) if begun.elapsed() > BOUND => {
                    panic!(
                        "{selector}: {error:.120}\nat {}\n{}",
                        self.path().await,
                        self.text().await
                    )
                }
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// How many elements a selector finds now.
    pub(crate) async fn count(&self, selector: &str) -> usize {
        self.session.count(selector).await.unwrap()
    }

    /// Presses what leads to another page, and waits until that one is there.
    pub(crate) async fn follow(&self, selector: &str) {
        let left = self.find("html").await;
        self.press(selector).await;
        let begun = Instant::now();
        while self.session.find("html").await.map_or(true, |here| here == left) {
            assert!(begun.elapsed() < BOUND, "{selector} leads nowhere:\n{}", self.text().await);
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Presses a button, a link or a box.
    pub(crate) async fn press(&self, selector: &str) {
        let begun = Instant::now();
        loop {
            match self.find(selector).await.click().await {
                Ok(()) => return,
                // What a script put anew between finding and pressing is found again.
                Err(error) if error.is_stale() && begun.elapsed() < BOUND => {}
                Err(error) => panic!("{selector}: {error}\n{}", self.text().await),
            }
        }
    }

    /// Presses a button twice, as fast as a hand does.
    pub(crate) async fn double_click(&self, selector: &str) {
        let element = self.find(selector).await;
        element.double_click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Presses a button of a form twice where no script holds the second one back: the
    /// form is sent into tabs of their own, so that it stays where it is and both presses
    /// surely reach the server. The paths that the two lead to.
    pub(crate) async fn press_twice(&self, form: &str, button: &str) -> Vec<String> {
        let document = self.commands("DOM.getDocument", json!({ "depth": 0 })).await;
        let wish = json!({ "nodeId": document["root"]["nodeId"], "selector": form });
        let found = self.commands("DOM.querySelector", wish).await;
        let target = json!({ "nodeId": found["nodeId"], "name": "target", "value": "_blank" });
        self.commands("DOM.setAttributeValue", target).await;
        let (here, at) = (self.session.tab().await.unwrap(), self.path().await);
        let mut paths = Vec::new();
        let mut known = self.session.tabs().await.unwrap();
        for _ in 0..2 {
            self.press(button).await;
            let begun = Instant::now();
            let fresh = loop {
                let tabs = self.session.tabs().await.unwrap();
                if let Some(fresh) = tabs.into_iter().find(|tab| !known.contains(tab)) {
                    break fresh;
                }
                assert!(begun.elapsed() < BOUND, "{button} opens no tab");
                sleep(Duration::from_millis(20)).await;
            };
            self.session.turn_to(&fresh).await.unwrap();
            let path = loop {
                let path = self.path().await;
                if path.starts_with('/') && path != at {
                    break path;
                }
                assert!(begun.elapsed() < BOUND, "{button} leads nowhere: {path}");
                sleep(Duration::from_millis(20)).await;
            };
            paths.push(path);
            known.push(fresh);
            self.session.turn_to(&here).await.unwrap();
        }
        paths
    }

    /// Puts what is downloaded into a folder.
    pub(crate) async fn keeps_files_in(&self, folder: &Path) {
        let wishes = json!({ "behavior": "allow", "downloadPath": folder });
        self.commands("Page.setDownloadBehavior", wishes).await;
    }

    /// Fills in a field.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        let element = self.find(selector).await;
        element.clear().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.types(text).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Chooses one of a list by its value.
    pub(crate) async fn choose(&self, select: &str, value: &str) {
        self.find(&format!("{select} option[value=\"{value}\"]")).await.click().await.unwrap();
    }

    /// What stands on the page as a reader sees it.
    pub(crate) async fn text(&self) -> String {
        match self.session.find("body").await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// What a reader sees of one element.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        let begun = Instant::now();
        loop {
            match self.find(selector).await.text().await {
                Ok(text) => return text,
                // What a script put anew, or another page, is found again.
                Err(error) if error.is_stale() && begun.elapsed() < BOUND => {}
                Err(error) => panic!("{selector}: {error}"),
            }
        }
    }

    /// Waits until the page shows a text. Without script it is asked for anew.
    pub(crate) async fn shows(&self, told: &str, anew: bool) {
        let begun = Instant::now();
        loop {
            let text = self.text().await;
            if text.contains(told) {
                return;
            }
            let path = self.path().await;
            assert!(begun.elapsed() < BOUND, "`{told}` is not shown at {path}:\n{text}");
            if anew {
                let path = path.split('?').next().unwrap_or_default().to_owned();
                self.open(&path).await;
            }
            sleep(Duration::from_millis(200)).await;
        }
    }

    /// What happened since it was last asked.
    pub(crate) async fn seen(&self) -> Seen {
        let mut seen = Seen::default();
        for entry in self.session.log("browser").await.unwrap() {
            if entry["level"] != "DEBUG" {
                seen.console.push(format!("{} {}", entry["level"], entry["message"]));
            }
        }
        for entry in self.session.log("performance").await.unwrap() {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            let (method, told) = (&event["message"]["method"], &event["message"]["params"]);
            match method.as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => {
                    seen.requests.extend(told["request"]["url"].as_str().map(str::to_owned));
                }
                "Network.loadingFinished" => {
                    let bytes = told["encodedDataLength"].as_f64().unwrap_or_default();
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "a count of bytes"
                    )]
                    let bytes = bytes as u64;
                    seen.bytes += bytes;
                }
                _ => {}
            }
        }
        seen
    }

    /// What axe-core calls serious or worse on the page as it stands, by all its rules or by
    /// some.
    pub(crate) async fn ails(&self, rules: &[&str]) -> Vec<String> {
        if self.evaluates("return typeof window.axe").await != "object" {
            self.evaluates(axe()).await;
        }
        let asked = "const [rules, done] = arguments;
            const wishes = { resultTypes: ['violations'], preload: false };
            if (rules.length > 0) wishes.runOnly = rules;
            axe.run(document, wishes)
               .then((found) => done(found.violations), (error) => done(String(error)));";
        let found = self.session.execute_async(asked, json!([rules])).await.unwrap();
        let violations = found.as_array().unwrap_or_else(|| panic!("axe-core: {found}"));
        let is_grave = |it: &&Value| it["impact"] == "serious" || it["impact"] == "critical";
        let dark = if self.is_dark.load(Ordering::Relaxed) { " in the dark" } else { "" };
        violations
            .iter()
            .filter(is_grave)
            .flat_map(|it| {
                let nodes = it["nodes"].as_array().cloned().unwrap_or_default();
                nodes.into_iter().map(move |node| {
                    let why = node["failureSummary"].as_str().unwrap_or_default();
                    format!("{}{dark}: {} {}", it["id"], node["html"], why.replace('\n', " "))
                })
            })
            .collect()
    }

    /// Keeps the whole page as a picture.
    pub(crate) async fn shoot(&self, path: &Path) {
        let asked = json!({ "format": "png", "captureBeyondViewport": true });
        self.keep(path, "Page.captureScreenshot", asked).await;
    }

    /// Keeps the page as it is printed on A4, as a PDF.
    pub(crate) async fn print(&self, path: &Path) {
        let asked = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
        self.keep(path, "Page.printToPDF", asked).await;
    }

    /// Keeps what a command of the browser gives.
    async fn keep(&self, path: &Path, method: &str, asked: Value) {
        let given = self.commands(method, asked).await;
        let bytes = STANDARD.decode(given["data"].as_str().unwrap()).unwrap();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The script of axe-core: fetched once, kept with the build, and known by its digest.
fn axe() -> &'static str {
    static SCRIPT: OnceLock<String> = OnceLock::new();
    SCRIPT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("axe-core");
        fs::create_dir_all(&folder).unwrap();
        // Several tests may ask for it at once; the lock ends with the file.
        let fetching = File::create(folder.with_extension("lock")).unwrap();
        fetching.lock().unwrap();
        let script = folder.join("node_modules/axe-core/axe.min.js");
        if !script.exists() {
            let output = Command::new("npm")
                .args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", AXE])
                .current_dir(&folder)
                .output()
                .expect("this test needs npm");
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{complaint}");
        }
        let bytes = fs::read(&script).unwrap();
        let digits = |at: usize| u8::from_str_radix(&AXE_SHA256[2 * at..2 * at + 2], 16).unwrap();
        let published: Vec<u8> = (0..AXE_SHA256.len() / 2).map(digits).collect();
        let digest = Sha256::digest(&bytes);
        assert_eq!(
            digest.as_slice(),
            published,
            "{} is not what its makers published",
            script.display()
        );
        String::from_utf8(bytes).unwrap()
    })
}
