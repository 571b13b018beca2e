//! Stories: what is dialled and what must be shown, in plain text.
//!
//! A story is read by people first: citizens' officers and translators check the
//! screens in it. The same file is run by the tests against a gateway in the same
//! process with a clock that moves when told, and by `baragumu dial --story`
//! over HTTP against a running server; a [`Handset`] is what the two differ in.
//!
//! ```text
//! story Paying a fee
//! msisdn +255754000001
//! dial *149*46#
//! | HALMASHAURI YA MBARALI
//! | 1 Matangazo mapya
//! = 40
//! > 1
//! sms 15015 MSAADA
//! inbox:
//! = 130
//! ```

use std::{
    collections::{BTreeSet, VecDeque},
    fmt, iter,
    time::Duration,
};

use crate::{
    domain::{
        address::ServiceCode, finding::Finding, language::Language, msisdn::Msisdn, screen::Screen,
    },
    text::gsm7,
};

#[cfg(test)]
mod tests;

/// A story as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The file, as the reader knows it.
    pub file: String,
    /// Its name, unique in the file.
    pub name: String,
    /// The line of the name, counted from 1.
    pub line: usize,
    /// Who dials; `None` for a citizen nobody has seen yet.
    pub msisdn: Option<Msisdn>,
    /// The language the citizen has from before.
    pub language: Option<Language>,
    /// The account that is dialled; `None` for the handset's usual one.
    pub account: Option<String>,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// One thing the citizen does, and what must be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The line it stands on, counted from 1.
    pub line: usize,
    /// What is done.
    pub action: Action,
    /// What must be shown then; `None` if the story does not say.
    pub expected: Option<Expected>,
}

/// What a citizen does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Dials a code, inline entries included.
    Dial(String),
    /// Sends an entry.
    Enter(String),
    /// Ends the dialogue on the handset.
    HangUp,
    /// Dials what was dialled last.
    Redial,
    /// Lets time pass.
    Wait(Duration),
    /// Sends a message to a short code.
    Text {
        /// The short code.
        code: String,
        /// The text.
        text: String,
    },
    /// Reads the oldest message that was not read yet.
    Inbox,
}

/// What a screen must be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// Each line with the line of the file it stands on; none if only the count
    /// or the end is stated.
    pub lines: Vec<(usize, String)>,
    /// How many septets, with its line.
    pub septets: Option<(usize, usize)>,
    /// Whether the session closes with it.
    pub ends: bool,
}

/// Who dials, and how the network describes the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citizen {
    /// The number.
    pub msisdn: Msisdn,
    /// The account that is dialled; `None` for the handset's usual one.
    pub account: Option<String>,
    /// The network's name, where one is told.
    pub network: Option<String>,
    /// The language the citizen comes with.
    pub language: Option<Language>,
}

/// A message a phone received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who it says it is from.
    pub from: String,
    /// The text.
    pub body: String,
}

/// Why a handset could do nothing: what is wrong, and what would help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Fault(pub String);

/// A phone that a story can be played on. It holds at most one dialogue.
pub trait Handset {
    /// Dials `code` as `citizen`; a dialogue that is open is left behind, as a
    /// phone that lost the network leaves it.
    fn dial(
        &mut self,
        citizen: &Citizen,
        code: &str,
    ) -> impl Future<Output = Result<Screen, Fault>> + Send;

    /// Sends an entry in the open dialogue.
    fn enter(&mut self, entry: &str) -> impl Future<Output = Result<Screen, Fault>> + Send;

    /// Ends the open dialogue.
    fn hang_up(&mut self) -> impl Future<Output = Result<(), Fault>> + Send;

    /// Sends a message to a short code.
    fn text(
        &mut self,
        citizen: &Citizen,
        code: &str,
        text: &str,
    ) -> impl Future<Output = Result<(), Fault>> + Send;

    /// The messages that came and were not read yet, the oldest first; waits a moment
    /// where there is none.
    fn inbox(
        &mut self,
        citizen: &Citizen,
    ) -> impl Future<Output = Result<Vec<Message>, Fault>> + Send;

    /// Lets time pass.
    fn pass(&mut self, duration: Duration) -> impl Future<Output = Result<(), Fault>> + Send;
}

/// Where a story went another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file of the story.
    pub file: String,
    /// The line of the step, counted from 1.
    pub line: usize,
    /// The story's name.
    pub story: String,
    /// What differs; may have several lines.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file, self.line, self.story, self.message)
    }
}

/// Reads the stories of a file.
///
/// # Errors
/// Every line that cannot be understood, with what would be right.
pub fn parse(file: &str, text: &str) -> Result<Vec<Story>, Vec<Finding>> {
    let mut reader =
        Reader { file, stories: Vec::new(), findings: Vec::new(), phone: Phone::Unused };
    for (index, line) in text.lines().enumerate() {
        if let Err(message) = reader.line(index + 1, line) {
            reader.findings.push(Finding::error(file, index + 1, message));
        }
    }
    let mut names = BTreeSet::new();
    for story in &reader.stories {
        if !names.insert(&story.name) {
            let message =
                format!("two stories of this file are called `{}`: name one otherwise", story.name);
            reader.findings.push(Finding::error(file, story.line, message));
        }
        if story.steps.is_empty() {
            let message =
                format!("nothing happens in the story `{}`: begin with `dial`", story.name);
            reader.findings.push(Finding::error(file, story.line, message));
        }
    }
    if reader.findings.is_empty() {
        Ok(reader.stories)
    } else {
        reader.findings.sort();
        Err(reader.findings)
    }
}

/// What the story's phone has done so far, as far as the text alone tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phone {
    Unused,
    InDialogue,
    Idle,
}

struct Reader<'a> {
    file: &'a str,
    stories: Vec<Story>,
    findings: Vec<Finding>,
    phone: Phone,
}

impl Reader<'_> {
    fn line(&mut self, number: usize, line: &str) -> Result<(), String> {
        if line.trim().is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if word == "story" {
            return self.story(number, rest.trim());
        }
        if self.stories.is_empty() {
            return Err("no story has begun: write `story NAME` above".to_owned());
        }
        match word {
            "msisdn" | "language" | "account" => self.heading(word, rest.trim()),
            "|" => self.expect(|expected| {
                expected.lines.push((number, rest.to_owned()));
                Ok(())
            }),
            "=" => {
                let septets = rest.trim().parse().map_err(|_| {
                    "after `=` stands the count of septets, such as `= 156`".to_owned()
                })?;
                self.expect(|expected| match expected.septets.replace((number, septets)) {
                    None => Ok(()),
                    Some(_) => Err("the septets of this screen were stated above".to_owned()),
                })
            }
            "END" if rest.is_empty() => {
                self.expect(|expected| {
                    expected.ends = true;
                    Ok(())
                })?;
                self.phone = Phone::Idle;
                Ok(())
            }
            _ => self.step(number, line, word, rest),
        }
    }

    fn story(&mut self, line: usize, name: &str) -> Result<(), String> {
        self.phone = Phone::Unused;
        self.stories.push(Story {
            file: self.file.to_owned(),
            name: name.to_owned(),
            line,
            msisdn: None,
            language: None,
            account: None,
            steps: Vec::new(),
        });
        if name.is_empty() { Err("after `story` stands its name".to_owned()) } else { Ok(()) }
    }

    /// What is said of the citizen before the first step.
    fn heading(&mut self, word: &str, value: &str) -> Result<(), String> {
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        if !story.steps.is_empty() {
            return Err(format!("`{word}` stands above the first `dial` of its story"));
        }
        let twice = match word {
            "msisdn" => {
                let msisdn = Msisdn::parse(value).map_err(|error| error.to_string())?;
                story.msisdn.replace(msisdn).is_some()
            }
            "language" => {
                let language = Language::parse(value)
                    .ok_or("after `language` stands a tag, such as `sw` or `en`")?;
                story.language.replace(language).is_some()
            }
            _ if value.is_empty() => return Err("after `account` stands its name".to_owned()),
            _ => story.account.replace(value.to_owned()).is_some(),
        };
        if twice { Err(format!("`{word}` is stated twice in this story")) } else { Ok(()) }
    }

    fn step(&mut self, number: usize, line: &str, word: &str, rest: &str) -> Result<(), String> {
        let action = match (word, rest) {
            ("dial", code) => Action::Dial(code.trim().to_owned()),
            (">", entry) => Action::Enter(entry.to_owned()),
            ("hang", "up") => Action::HangUp,
            ("redial", "") => Action::Redial,
            ("sms", rest) => {
                let (code, text) = short_code(rest)?;
                Action::Text { code, text }
            }
            ("inbox:", "") => Action::Inbox,
            ("wait", duration) => Action::Wait(parse_duration(duration.trim())?),
            _ => {
                return Err(format!(
                    "`{line}` is nothing a story says; a line begins with story, msisdn, language, \
                     account, dial, >, |, =, END, hang up, redial, sms, inbox:, wait or #"
                ));
            }
        };
        let before = self.phone;
        self.phone = match action {
            Action::Dial(_) | Action::Redial => Phone::InDialogue,
            Action::HangUp => Phone::Idle,
            Action::Enter(_) | Action::Wait(_) | Action::Text { .. } | Action::Inbox => before,
        };
        let verdict = match (&action, before) {
            (Action::Dial(code), _) => dialled(code).map(drop),
            (Action::Redial, Phone::Unused) => {
                Err("nothing was dialled yet: `dial` first".to_owned())
            }
            (Action::Enter(_) | Action::HangUp, Phone::Unused | Phone::Idle) => {
                Err("no session is open here: `dial` or `redial` first".to_owned())
            }
            _ => Ok(()),
        };
        // Also a refused step is kept, so that what stands below it is not refused for its sake.
        if let Some(story) = self.stories.last_mut() {
            story.steps.push(Step { line: number, action, expected: None });
        }
        verdict
    }

    /// Adds to what the newest step must show.
    fn expect(
        &mut self,
        add: impl FnOnce(&mut Expected) -> Result<(), String>,
    ) -> Result<(), String> {
        let step = self.stories.last_mut().and_then(|story| story.steps.last_mut());
        match step {
            Some(step)
                if !matches!(
                    step.action,
                    Action::HangUp | Action::Wait(_) | Action::Text { .. }
                ) =>
            {
                add(step.expected.get_or_insert_default())
            }
            _ => Err("no screen is shown here: this line stands below `dial`, `redial`, `>` or \
                      `inbox:`"
                .to_owned()),
        }
    }
}

/// A code as a keypad can dial it.
///
/// # Errors
/// What would be right.
pub fn dialled(code: &str) -> Result<String, String> {
    let code = code.trim();
    if ServiceCode::is_dialled(code) {
        Ok(code.to_owned())
    } else {
        Err("a code begins with * and ends with #, such as *149*46#".to_owned())
    }
}

fn parse_duration(text: &str) -> Result<Duration, String> {
    let advice = || "after `wait` stands a time, such as 90s, 6m, 2h or 1d".to_owned();
    let unit = text.chars().next_back().ok_or_else(advice)?;
    let seconds: u64 = match unit {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return Err(advice()),
    };
    let count: u64 = text[..text.len() - 1].parse().map_err(|_| advice())?;
    count.checked_mul(seconds).map(Duration::from_secs).ok_or_else(advice)
}

/// Plays a story. `index` is its place among those played together: a story that
/// names no number gets one of its own by it.
///
/// A screen that differs does not stop the story, because the next ones often
/// tell more; a fault, or a session that is closed too early, does.
pub async fn run<H: Handset + Send>(story: &Story, index: usize, handset: &mut H) -> Vec<Failure> {
    let citizen = Citizen {
        msisdn: story.msisdn.clone().unwrap_or_else(|| nth_citizen(index)),
        account: story.account.clone(),
        network: None,
        language: story.language.clone(),
    };
    let mut failures = Vec::new();
    let mut fail = |line, message| {
        let (file, story) = (story.file.clone(), story.name.clone());
        failures.push(Failure { file, line, story, message });
    };
    let mut last_code = "";
    let mut closed_at = None;
    let mut unread = VecDeque::new();
    for step in &story.steps {
        let shown = match &step.action {
            Action::Enter(_) | Action::HangUp if closed_at.is_some() => Err(Fault(format!(
                "the session was closed by the screen of line {}",
                closed_at.unwrap_or_default()
            ))),
            Action::Enter(entry) => handset.enter(entry).await.map(Some),
            Action::HangUp => handset.hang_up().await.map(|()| None),
            Action::Wait(duration) => handset.pass(*duration).await.map(|()| None),
            Action::Dial(code) => {
                last_code = code;
                handset.dial(&citizen, code).await.map(Some)
            }
            Action::Redial => handset.dial(&citizen, last_code).await.map(Some),
            Action::Text { code, text } => handset.text(&citizen, code, text).await.map(|()| None),
            Action::Inbox => match read(&mut unread, handset, &citizen).await {
                Ok(message) => {
                    let screen = Screen { text: message.body, ends: false };
                    for (line, message) in
                        step.expected.iter().flat_map(|expected| differences(expected, &screen))
                    {
                        fail(if line == 0 { step.line } else { line }, message);
                    }
                    continue;
                }
                Err(fault) => Err(fault),
            },
        };
        let screen = match shown {
            Ok(Some(screen)) => screen,
            Ok(None) => continue,
            Err(fault) => {
                fail(step.line, fault.to_string());
                break;
            }
        };
        closed_at = screen.ends.then_some(step.line);
        for (line, message) in
            step.expected.iter().flat_map(|expected| differences(expected, &screen))
        {
            fail(if line == 0 { step.line } else { line }, message);
        }
    }
    failures
}

/// The oldest message that was not read yet.
async fn read<H: Handset + Send>(
    unread: &mut VecDeque<Message>,
    handset: &mut H,
    citizen: &Citizen,
) -> Result<Message, Fault> {
    if unread.is_empty() {
        unread.extend(handset.inbox(citizen).await?);
    }
    unread.pop_front().ok_or_else(|| Fault("no message came".to_owned()))
}

/// A short code and a text, as they are written behind `sms`.
///
/// # Errors
/// What would be right.
pub fn short_code(written: &str) -> Result<(String, String), String> {
    let (code, text) = written.trim_start().split_once(' ').unwrap_or((written.trim(), ""));
    if !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok((code.to_owned(), text.to_owned()))
    } else {
        Err("after `sms` stand a short code and the text, such as `sms 15015 HABARI`".to_owned())
    }
}

/// A citizen of the stories' own.
fn nth_citizen(index: usize) -> Msisdn {
    Msisdn::parse(&format!("+2557541{:05}", index % 100_000))
        .expect("+255, a 7 and eight further digits are a mobile number")
}

/// What differs, each with the story's line it concerns; 0 for the step's own.
fn differences(expected: &Expected, screen: &Screen) -> Vec<(usize, String)> {
    let mut differences = Vec::new();
    let shown: Vec<&str> = screen.text.split('\n').collect();
    let lines = &expected.lines;
    if !lines.is_empty() && !lines.iter().map(|(_, line)| line.as_str()).eq(shown.iter().copied()) {
        differences.push((0, format!("the screen differs\n{}", side_by_side(lines, &shown))));
    }
    if let Some((line, stated)) = expected.septets {
        let message = match gsm7::septets(&screen.text) {
            Some(septets) if septets == stated => None,
            Some(septets) => Some(format!("{stated} septets are stated, {septets} were shown")),
            None => Some(format!(
                "{stated} septets are stated, but the screen holds what GSM 03.38 cannot write"
            )),
        };
        differences.extend(message.map(|message| (line, message)));
    }
    match (expected.ends, screen.ends) {
        (true, false) => {
            differences
                .push((0, "the session should close with this screen and does not".to_owned()));
        }
        (false, true) => differences.push((
            0,
            "the session closes with this screen: write END below it if it should".to_owned(),
        )),
        _ => {}
    }
    differences
}

/// Expected beside shown, with the story's line numbers and a `!` where they differ.
fn side_by_side(expected: &[(usize, String)], shown: &[&str]) -> String {
    let width = expected.iter().map(|(_, line)| line.chars().count()).max().unwrap_or(0).max(8);
    let head = format!("        {:width$} | shown", "expected");
    let rows = (0..expected.len().max(shown.len())).map(|row| {
        let (number, wanted) = expected.get(row).map_or((String::new(), None), |(number, line)| {
            (number.to_string(), Some(line.as_str()))
        });
        let got = shown.get(row).copied();
        let sign = if wanted == got { ' ' } else { '!' };
        let (wanted, got) = (wanted.unwrap_or_default(), got.unwrap_or_default());
        format!("  {sign} {number:>4} {wanted:width$} | {got}")
    });
    iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}
