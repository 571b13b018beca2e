//! Walks the register of operators and holds each translator to its fixtures.
//!
//! `tests/operators/<name>/` holds:
//!
//! | file | what it is |
//! |---|---|
//! | `settings.toml` | `ussd = false`: it carries no dialogues; `ends`: the causes this operator tells; `opt_outs`: whether it tells them; `[settings]`: an account's own |
//! | `in-<case>.http` | a callback as it arrives; the path's last segment is the event |
//! | `out-<case>.toml` | a submit, for operators with an SMS half |
//! | `answer-submit-<case>.http` | the operator's answer to a submit |
//! | `answer-screen-<case>.http` | the operator's answer to a screen, where that is a call of ours |
//! | `<any of these>.expect` | what the translator must make of it |
//!
//! A file ends with one line break that is not part of the body. An `.expect` is
//! text in sections (`--- name`). Two sections are given, the rest must come out
//! of the translator: `--- screen continues` and `--- screen ends` hold a screen
//! to be shown to the turn above, `--- submit <case>` names the `out-` file that
//! an answer belongs to. Numbers and keys are invented.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use baragumu::{
    domain::{
        inbound::{Dlr, EndCause, Entry, Inbound, Mo, Opening, Origin, Part, UssdTurn},
        limit::Measure,
        msisdn::Msisdn,
        outbound::{Recipient, State, Submit},
        outcome::Outcome,
        screen::Screen,
    },
    operators::{
        self, Callback, Carriage, Event, Method, Operator, Refusal, Reply, Request, Response,
    },
};
use proptest::{prelude::*, sample::Index};
use serde::Deserialize;

const FOLDERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/operators");

/// What every operator must show of its callbacks.
const LEAST_IN: [&str; 2] = ["in-garbage", "in-refused"];
/// What an operator of dialogues must show beside that, and one `in-ussd-end-<cause>` for each end it tells.
const LEAST_USSD: [&str; 3] = ["in-ussd-new", "in-ussd-resume", "in-ussd-repeat"];
/// What an operator with an SMS half must show beside that, and one `in-dlr-<state>` for each of `REPORTED`.
const LEAST_SMS: [&str; 14] = [
    "in-mo",
    "in-mo-repeat",
    "in-mo-empty",
    "in-mo-from-a-machine",
    "in-mo-garbage",
    "in-dlr-repeat",
    "in-dlr-unknown-status",
    "in-dlr-garbage",
    "out-one",
    "out-many",
    "answer-submit-accepted",
    "answer-submit-refused",
    "answer-submit-throttled",
    "answer-submit-garbage",
];
/// What a report may say of a message that an operator has.
const REPORTED: [State; 5] =
    [State::Accepted, State::Refused, State::Expired, State::Undelivered, State::Delivered];
/// What an operator whose screens are calls of ours must show beside that.
const LEAST_LATER: [&str; 3] =
    ["answer-screen-accepted", "answer-screen-refused", "answer-screen-garbage"];

/// An operator with its fixtures.
struct Folder {
    name: &'static str,
    path: PathBuf,
    ussd: bool,
    ends: Vec<EndCause>,
    opt_outs: bool,
    operator: Box<dyn Operator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FolderSettings {
    #[serde(default = "carries_dialogues")]
    ussd: bool,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    opt_outs: bool,
    #[serde(default)]
    settings: toml::Table,
}

fn carries_dialogues() -> bool {
    true
}

impl Folder {
    fn open(name: &'static str) -> Self {
        let path = Path::new(FOLDERS).join(name);
        let text = fs::read_to_string(path.join("settings.toml")).unwrap_or_else(|error| {
            panic!("operator {name} needs tests/operators/{name}/settings.toml: {error}")
        });
        let FolderSettings { ussd, ends, opt_outs, settings } =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{name}/settings.toml: {error}"));
        let ends = ends.iter().map(|word| EndCause::from_word(word).expect("a cause's word"));
        let operator = operators::build(name, settings)
            .unwrap_or_else(|error| panic!("{name}/settings.toml: {error}"));
        Self { name, path, ussd, ends: ends.collect(), opt_outs, operator }
    }

    fn all() -> impl Iterator<Item = Self> {
        operators::names().map(Self::open)
    }

    /// The names of all files of a kind, without its ending.
    fn cases(&self, prefix: &str, ending: &str) -> Vec<String> {
        let mut cases: Vec<_> = file_names(&self.path)
            .into_iter()
            .filter_map(|file| file.strip_suffix(ending).map(str::to_owned))
            .filter(|case| case.starts_with(prefix))
            .collect();
        cases.sort();
        cases
    }

    fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.path.join(file))
            .unwrap_or_else(|error| panic!("{}/{file}: {error}", self.name))
    }

    fn message(&self, case: &str) -> Message {
        Message::read(&self.bytes(&format!("{case}.http")))
    }

    /// Compares what a translator made with a case's `.expect`.
    fn hold(&self, case: &str, given: &Sections, made: &Sections) {
        assert!(
            given.0 == made.0,
            "tests/operators/{}/{case}.expect says\n\n{}\nbut the translator made\n\n{}",
            self.name,
            given.written(),
            made.written()
        );
    }

    fn expected(&self, case: &str) -> Sections {
        let text = String::from_utf8(self.bytes(&format!("{case}.expect"))).expect("UTF-8");
        Sections::read(&text)
    }

    fn submit(&self, case: &str) -> Submit {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            sender_id: Option<String>,
            body: String,
            validity_minutes: u32,
            #[serde(default)]
            report_url: String,
            recipients: Vec<FileRecipient>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct FileRecipient {
            msisdn: String,
            reference: i64,
        }
        let text = String::from_utf8(self.bytes(&format!("{case}.toml"))).expect("UTF-8");
        let File { sender_id, body, validity_minutes, report_url, recipients } =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{case}.toml: {error}"));
        let recipients = recipients.into_iter().map(|FileRecipient { msisdn, reference }| {
            Recipient { msisdn: Msisdn::parse(&msisdn).expect("a number"), reference }
        });
        Submit { recipients: recipients.collect(), sender_id, body, validity_minutes, report_url }
    }
}

fn file_names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a listing").file_name().into_string().expect("UTF-8"))
        .collect()
}

/// A request or an answer, as a file holds it.
#[derive(Debug, Clone)]
struct Message {
    /// The request line or the status line.
    first_line: String,
    content_type: String,
    retry_after: Option<Duration>,
    body: Vec<u8>,
}

impl Message {
    fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let gap = bytes.windows(2).position(|pair| pair == b"\n\n");
        let (head, body) = gap.map_or((bytes, &b""[..]), |at| (&bytes[..at], &bytes[at + 2..]));
        let head = std::str::from_utf8(head).expect("a head in UTF-8");
        let (first_line, headers) = head.split_once('\n').unwrap_or((head, ""));
        let header = |wanted: &str| {
            let mut headers = headers.lines().filter_map(|line| line.split_once(": "));
            headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
        };
        let seconds = |text: &str| Duration::from_secs(text.parse().expect("whole seconds"));
        Self {
            first_line: first_line.to_owned(),
            content_type: header("content-type").unwrap_or_default().to_owned(),
            retry_after: header("retry-after").map(seconds),
            body: body.to_vec(),
        }
    }

    /// The callback of a request.
    fn callback(&self) -> Callback<'_> {
        let mut words = self.first_line.split(' ');
        let method = match words.next() {
            Some("GET") => Method::Get,
            Some("POST") => Method::Post,
            other => panic!("{other:?} is no method"),
        };
        let target = words.next().expect("a request line has a target");
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let segment = path.rsplit('/').next().unwrap_or_default();
        let event = Event::from_path(segment).unwrap_or_else(|| panic!("{path} ends in no event"));
        Callback { event, method, query, content_type: &self.content_type, body: &self.body }
    }

    /// The answer of an operator.
    fn response(&self) -> Response<'_> {
        let status = self.first_line.split(' ').nth(1).expect("a status line has a status");
        Response {
            status: status.parse().expect("a status"),
            retry_after: self.retry_after,
            body: &self.body,
        }
    }
}

/// The parts of an `.expect`: titles and what stands below them.
#[derive(PartialEq)]
struct Sections(Vec<(String, String)>);

impl Sections {
    fn read(text: &str) -> Self {
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            if let Some(title) = line.strip_prefix("--- ") {
                sections.push((title.trim_end().to_owned(), String::new()));
            } else {
                let (_, content) = sections.last_mut().expect("an .expect begins with a section");
                content.push_str(line);
            }
        }
        Self(sections)
    }

    fn written(&self) -> String {
        self.0
            .iter()
            .fold(String::new(), |text, (title, content)| format!("{text}--- {title}\n{content}"))
    }

    fn push(&mut self, title: &str, content: String) {
        self.0.push((title.to_owned(), content));
    }

    /// The screens given to be shown, in their order.
    fn screens(&self) -> impl Iterator<Item = Screen> {
        self.0.iter().filter_map(|(title, content)| {
            let ends = match title.as_str() {
                "screen continues" => false,
                "screen ends" => true,
                _ => return None,
            };
            Some(Screen { text: content.strip_suffix('\n')?.to_owned(), ends })
        })
    }
}

/// What a translator makes of a callback, in the form of an `.expect`.
fn made_of_callback(operator: &dyn Operator, message: &Message, given: &Sections) -> Sections {
    let mut made = Sections(Vec::new());
    let inbound = match operator.decode(message.callback()) {
        Err(refusal) => {
            let text = match &refusal {
                Refusal::Malformed(text) => format!("malformed: {text}\n"),
                Refusal::Credentials => "credentials\n".to_owned(),
            };
            made.push("refusal", text);
            made.push("answer", reply_text(&operator.refuse(&refusal)));
            return made;
        }
        Ok(inbound) => inbound,
    };
    made.push("inbound", inbound.iter().map(inbound_text).collect());
    let turn = inbound.iter().find_map(|one| match one {
        Inbound::Ussd(turn) => Some(turn),
        _ => None,
    });
    if turn.is_none() || operator.answers_later() {
        made.push("acknowledgement", reply_text(&operator.acknowledge()));
    }
    let Some(turn) = turn else { return made };
    for screen in given.screens() {
        let title = if screen.ends { "screen ends" } else { "screen continues" };
        made.push(title, format!("{}\n", screen.text));
        match operator.encode_screen(turn, &screen) {
            Carriage::Reply(reply) => made.push("answer", reply_text(&reply)),
            Carriage::Call(request) => made.push("call", request_text(&request)),
        }
    }
    made
}

/// One value as an `.expect` writes it, numbers in full because they are invented.
fn inbound_text(inbound: &Inbound) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(text, "  {name}: {value}").expect("writing to a String");
        }
    };
    let quoted = |value: &String| format!("{value:?}");
    let number = |msisdn: &Msisdn| msisdn.e164().to_owned();
    let kind = match inbound {
        Inbound::Ussd(UssdTurn {
            session,
            msisdn,
            opening,
            entry,
            service_code,
            network,
            language,
            sequence,
            echo,
        }) => {
            line("session", Some(quoted(session)));
            line("msisdn", msisdn.as_ref().map(number));
            let opening = match opening {
                Opening::New => "new",
                Opening::Resume => "resume",
                Opening::Unmarked => "unmarked",
            };
            line("opening", Some(opening.to_owned()));
            let entry = match entry {
                Entry::Dialled(dialled) => format!("dialled {dialled:?}"),
                Entry::Last(last) => format!("last {last:?}"),
                Entry::Trail(trail) => format!("trail {trail:?}"),
            };
            line("entry", Some(entry));
            line("service code", service_code.as_ref().map(quoted));
            line("network", network.as_ref().map(quoted));
            line("language", language.as_ref().map(quoted));
            line("sequence", sequence.map(|sequence| sequence.to_string()));
            line("echo", echo.as_ref().map(quoted));
            "turn"
        }
        Inbound::UssdEnd(end) => {
            line("session", Some(quoted(&end.session)));
            line("msisdn", end.msisdn.as_ref().map(number));
            line("cause", Some(end.cause.word().to_owned()));
            "end"
        }
        Inbound::UssdNotice { session } => {
            line("session", Some(quoted(session)));
            "notice"
        }
        Inbound::Mo(Mo { operator_ref, from, to, body, stamp, part }) => {
            line("operator ref", operator_ref.as_ref().map(quoted));
            line(
                "from",
                Some(match from {
                    Origin::Msisdn(msisdn) => number(msisdn),
                    Origin::Machine(name) => format!("machine {name:?}"),
                }),
            );
            line("to", Some(quoted(to)));
            line("body", Some(quoted(body)));
            line("stamp", stamp.as_ref().map(quoted));
            line(
                "part",
                part.as_ref().map(|Part { reference, number, of }| {
                    format!("{number} of {of} ({reference})")
                }),
            );
            "mo"
        }
        Inbound::Dlr(Dlr { reference, operator_ref, msisdn, state, reason }) => {
            line("reference", reference.map(|reference| reference.to_string()));
            line("operator ref", operator_ref.as_ref().map(quoted));
            line("msisdn", msisdn.as_ref().map(number));
            line("state", Some(state.word().to_owned()));
            line("reason", reason.as_ref().map(quoted));
            "dlr"
        }
        Inbound::OptOut { msisdn } => {
            line("msisdn", Some(number(msisdn)));
            "opt-out"
        }
    };
    format!("{kind}\n{text}")
}

fn reply_text(reply: &Reply) -> String {
    let status = reply.status.to_string();
    let own = (!reply.content_type.is_empty()).then_some(("Content-Type", reply.content_type));
    let further = reply.headers.iter().map(|(name, value)| (*name, value.as_str()));
    http_text(&status, own.into_iter().chain(further), &reply.body)
}

fn request_text(request: &Request) -> String {
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let headers = request.headers.iter().map(|(name, value)| (*name, value.as_str()));
    http_text(&format!("{method} {}", request.url), headers, &request.body)
}

fn http_text<'a>(
    first_line: &str,
    headers: impl Iterator<Item = (&'a str, &'a str)>,
    body: &[u8],
) -> String {
    let head = headers
        .fold(format!("{first_line}\n"), |head, (name, value)| format!("{head}{name}: {value}\n"));
    let body = std::str::from_utf8(body).expect("what we write is UTF-8");
    if body.is_empty() { head } else { format!("{head}\n{body}\n") }
}

fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted { operator_ref: None } => "accepted".to_owned(),
        Outcome::Accepted { operator_ref: Some(operator_ref) } => {
            format!("accepted as {operator_ref:?}")
        }
        Outcome::Throttled { after: None } => "throttled".to_owned(),
        Outcome::Throttled { after: Some(after) } => format!("throttled for {} s", after.as_secs()),
        Outcome::Refused { reason, permanent: true } => format!("refused for good: {reason:?}"),
        Outcome::Refused { reason, permanent: false } => format!("refused for now: {reason:?}"),
        Outcome::Unreachable => "unreachable".to_owned(),
        Outcome::Unclear => "unclear".to_owned(),
    }
}

#[test]
fn every_operator_has_its_folder_and_at_least_the_fixtures_every_operator_needs() {
    let mut missing = Vec::new();
    for folder in Folder::all() {
        let mut least: Vec<String> = LEAST_IN.map(str::to_owned).to_vec();
        if folder.ussd {
            least.extend(LEAST_USSD.map(str::to_owned));
            least.extend(folder.ends.iter().map(|cause| format!("in-ussd-end-{}", cause.word())));
        }
        if folder.operator.sms().is_some() {
            least.extend(LEAST_SMS.map(str::to_owned));
            least.extend(REPORTED.map(|state| format!("in-dlr-{}", state.word())));
        }
        if folder.opt_outs {
            least.push("in-opt-out".to_owned());
        }
        if folder.operator.answers_later() {
            least.extend(LEAST_LATER.map(str::to_owned));
        }
        let files = file_names(&folder.path);
        missing.extend(
            least
                .into_iter()
                .filter(|case| !files.contains(&format!("{case}.expect")))
                .map(|case| format!("tests/operators/{}/{case}", folder.name)),
        );
    }
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

#[test]
fn every_fixture_is_read_by_a_test() {
    let mut unread = Vec::new();
    for folder in Folder::all() {
        let mut read = BTreeSet::from(["settings.toml".to_owned()]);
        let kinds = [
            ("in-", ".http", true),
            ("answer-screen-", ".http", folder.operator.answers_later()),
            ("answer-submit-", ".http", folder.operator.sms().is_some()),
            ("out-", ".toml", folder.operator.sms().is_some()),
        ];
        for (prefix, ending, _) in kinds.into_iter().filter(|(.., walked)| *walked) {
            for case in folder.cases(prefix, ending) {
                read.extend([format!("{case}{ending}"), format!("{case}.expect")]);
            }
        }
        let files = file_names(&folder.path);
        unread.extend(files.difference(&read).map(|file| format!("{}/{file}", folder.name)));
    }
    let registered: BTreeSet<_> = operators::names().map(str::to_owned).collect();
    unread.extend(file_names(Path::new(FOLDERS)).difference(&registered).cloned());
    assert!(unread.is_empty(), "no test reads: {unread:#?}");
}

#[test]
fn every_callback_is_read_and_answered_as_its_fixture_says() {
    for folder in Folder::all() {
        for case in folder.cases("in-", ".http") {
            let given = folder.expected(&case);
            let made = made_of_callback(&*folder.operator, &folder.message(&case), &given);
            folder.hold(&case, &given, &made);
            let turned = made.0[0].1.starts_with("turn\n");
            assert!(
                !turned || given.screens().next().is_some(),
                "{}/{case}.expect shows no screen to the turn",
                folder.name
            );
        }
    }
}

#[test]
fn a_case_is_what_its_name_says() {
    for folder in Folder::all() {
        let name = folder.name;
        let decoded = |case: &str| folder.operator.decode(folder.message(case).callback());
        for cause in EndCause::ALL {
            let case = format!("in-ussd-end-{}", cause.word());
            if folder.cases(&case, ".http").contains(&case) {
                let inbound = decoded(&case).expect("an end is read");
                let told = matches!(&inbound[..], [Inbound::UssdEnd(end)] if end.cause == cause);
                assert!(told && folder.ends.contains(&cause), "{name}/{case}");
            }
        }
        let opening = |case: &str| match decoded(case).as_deref() {
            Ok([Inbound::Ussd(turn)]) => turn.opening,
            other => panic!("{name}/{case} made {other:?}"),
        };
        if folder.ussd {
            assert_eq!(opening("in-ussd-new"), Opening::New, "{name}");
            assert_ne!(opening("in-ussd-resume"), Opening::New, "{name}");
        }
        assert!(decoded("in-garbage").is_err() && decoded("in-refused").is_err(), "{name}");
        if folder.operator.sms().is_none() {
            continue;
        }
        for state in REPORTED {
            let case = format!("in-dlr-{}", state.word());
            match decoded(&case).as_deref() {
                Ok([Inbound::Dlr(report), ..]) if report.state == state => {
                    assert!(report.reference.or(report.operator_ref.as_ref().map(|_| 0)).is_some());
                    assert!(report.reason.is_some(), "{name}/{case} gives no word of the operator");
                }
                other => panic!("{name}/{case} made {other:?}"),
            }
        }
        // Whatever a word of theirs means, it never makes a message final.
        match decoded("in-dlr-unknown-status").as_deref() {
            Ok([Inbound::Dlr(report)]) => assert_eq!(report.state, State::Accepted, "{name}"),
            Ok(other) => panic!("{name}/in-dlr-unknown-status made {other:?}"),
            Err(_) => {}
        }
        let message = |case: &str| match decoded(case).map(|mut inbound| inbound.pop()) {
            Ok(Some(Inbound::Mo(mo))) => mo,
            other => panic!("{name}/{case} made {other:?}"),
        };
        assert!(!message("in-mo").body.is_empty(), "{name}");
        assert!(message("in-mo-empty").body.is_empty(), "{name}");
        assert!(matches!(message("in-mo-from-a-machine").from, Origin::Machine(_)), "{name}");
        for case in ["in-mo-garbage", "in-dlr-garbage"] {
            assert!(decoded(case).is_err(), "{name}/{case}");
        }
        if folder.opt_outs {
            let told = decoded("in-opt-out");
            assert!(matches!(told.as_deref(), Ok([Inbound::OptOut { .. }])), "{name}: {told:?}");
        }
    }
}

/// An event that an operator does not have is refused, and never read as another.
#[test]
fn what_an_operator_does_not_have_is_refused() {
    for folder in Folder::all() {
        for case in folder.cases("in-", ".http") {
            let message = folder.message(&case);
            let event = message.callback().event;
            let inbound = folder.operator.decode(message.callback()).unwrap_or_default();
            assert!(
                folder.ussd || !matches!(event, Event::Ussd | Event::UssdEnd) || inbound.is_empty()
            );
            assert!(folder.opt_outs || event != Event::OptOut || inbound.is_empty());
        }
    }
}

/// The spellings in which one operator's id comes back, and ids that are not the same.
#[test]
fn an_id_is_the_same_in_every_spelling_an_operator_gives_it() {
    let same: [(&str, &[&str]); 3] = [
        (
            "africastalking",
            &[
                "ATXid_3f9a01",
                "ATXid_3F9A01",
                "atxid_3f9a01",
                "ATXID_3F9A01",
                " ATXid_3f9a01",
                "ATXid_3f9a01 ",
                "\tATXid_3f9a01\r\n",
                "0ATXid_3f9a01",
                "00ATXid_3f9a01",
                "000000ATXid_3f9a01",
                " 00atxid_3F9a01 ",
                "ATXid_3f9A01\n",
            ],
        ),
        (
            "kannel",
            &[
                "3f9a01",
                "3F9A01",
                "3f9A01",
                "03f9a01",
                "003F9A01",
                "00000000003f9a01",
                " 3f9a01",
                "3f9a01 ",
                "\t3F9a01\n",
                " 003f9a01 ",
                "3f9a01\r\n",
                "\u{a0}3f9a01",
            ],
        ),
        (
            "simulator",
            &[
                "18f3c2-7",
                "18F3C2-7",
                "18f3C2-7",
                "018f3c2-7",
                "0018F3C2-7",
                "00000018f3c2-7",
                " 18f3c2-7",
                "18f3c2-7 ",
                "\t18f3c2-7",
                "18F3c2-7\n",
                " 0018f3c2-7 ",
                "18f3c2-7\r\n",
            ],
        ),
    ];
    for (name, spellings) in same {
        let operator = Folder::open(name).operator;
        let sms = operator.sms().unwrap();
        let normal: BTreeSet<_> = spellings.iter().map(|it| sms.normal_ref(it)).collect();
        assert!(normal.len() == 1 && spellings.len() >= 12, "{name}: {normal:?}");
        // An id of zeros only keeps one; inner zeros and the last digits count.
        let other = ["0", "00", "10", "100", "1", "1-0", "a0", "a", "3f9a010", "3f9a0", "-7", "7"];
        let normal: BTreeSet<_> = other.iter().map(|it| sms.normal_ref(it)).collect();
        assert_eq!(normal.len(), other.len() - 1, "{name}: {normal:?}");
    }
    let with_sms: Vec<_> =
        Folder::all().filter(|it| it.operator.sms().is_some()).map(|it| it.name).collect();
    assert_eq!(with_sms, same.map(|(name, _)| name), "an operator has no table above");
}

/// The gateway knows a repeat by its values, so another spelling of the same
/// turn (order of fields, white space, spelling of the number) must make the same.
#[test]
fn a_repeat_makes_the_same_values_as_the_turn_it_repeats() {
    for folder in Folder::all() {
        let sms = folder.operator.sms().is_some();
        for (first, repeat, has) in [
            ("in-ussd-resume", "in-ussd-repeat", folder.ussd),
            ("in-mo", "in-mo-repeat", sms),
            ("in-dlr-delivered", "in-dlr-repeat", sms),
        ] {
            if !has {
                continue;
            }
            let (one, other) = (folder.message(first), folder.message(repeat));
            let spelled = |it: &Message| (it.first_line.clone(), it.body.clone());
            assert_ne!(
                spelled(&one),
                spelled(&other),
                "{}/{repeat} is spelled the same",
                folder.name
            );
            assert_eq!(
                folder.operator.decode(one.callback()),
                folder.operator.decode(other.callback()),
                "{}/{repeat}",
                folder.name
            );
        }
    }
}

#[test]
fn every_operator_is_shown_a_screen_with_markup_and_an_apostrophe() {
    for folder in Folder::all().filter(|folder| folder.ussd) {
        let hard = folder.cases("in-", ".http").iter().any(|case| {
            folder
                .expected(case)
                .screens()
                .any(|screen| ['&', '<', '\n', '\''].iter().all(|c| screen.text.contains(*c)))
        });
        assert!(hard, "{}: no screen holds &, <, a line break and an apostrophe", folder.name);
    }
}

#[test]
fn every_submit_is_written_as_its_fixture_says() {
    for folder in Folder::all() {
        let Some(sms) = folder.operator.sms() else { continue };
        for case in folder.cases("out-", ".toml") {
            let made = request_text(&sms.encode_submit(&folder.submit(&case)));
            let made = Sections(vec![("request".to_owned(), made)]);
            folder.hold(&case, &folder.expected(&case), &made);
        }
        assert!(sms.limits().recipients > 0 && sms.limits().segments > 0, "{}", folder.name);
    }
}

#[test]
fn every_answer_is_understood_as_its_fixture_says() {
    for folder in Folder::all() {
        for case in folder.cases("answer-screen-", ".http") {
            let message = folder.message(&case);
            let outcome = folder.operator.decode_screen_answer(message.response());
            let made = Sections(vec![("outcome".to_owned(), outcome_text(&outcome) + "\n")]);
            folder.hold(&case, &folder.expected(&case), &made);
        }
        let Some(sms) = folder.operator.sms() else { continue };
        for case in folder.cases("answer-submit-", ".http") {
            let given = folder.expected(&case);
            let title = &given.0[0].0;
            let submit = folder.submit(title.strip_prefix("submit ").expect("a submit's name"));
            let message = folder.message(&case);
            let outcomes = sms.decode_submit(&submit, message.response());
            assert_eq!(outcomes.len(), submit.recipients.len(), "{}/{case}", folder.name);
            let lines = submit.recipients.iter().zip(&outcomes).map(|(recipient, outcome)| {
                format!("{} {}\n", recipient.msisdn.e164(), outcome_text(outcome))
            });
            let mut made = Sections(vec![(title.clone(), String::new())]);
            made.push("outcomes", lines.collect());
            folder.hold(&case, &given, &made);
        }
    }
}

/// Every secret of a fixture's settings is a text with this in it.
const SECRET_MARK: &str = "invented-";

#[test]
fn no_secret_shows_in_a_debug_print_and_no_number_in_a_refusal() {
    for folder in Folder::all() {
        let print = format!("{:?}", folder.operator);
        assert!(!print.contains(SECRET_MARK), "{print}");
        if let Some(sms) = folder.operator.sms() {
            let request = format!("{:?}", sms.encode_submit(&folder.submit("out-many")));
            assert!(!request.contains(SECRET_MARK) && !request.contains("7540000"), "{request}");
        }
        for case in folder.cases("in-", ".http") {
            if let Err(refusal) = folder.operator.decode(folder.message(&case).callback()) {
                // The one number a text may hold is the one it gives as an example.
                let text = refusal.to_string().replace("like +255754000001", "");
                assert!(!text.contains(SECRET_MARK) && !text.contains("7540000"), "{text}");
            }
        }
    }
}

#[test]
fn an_unknown_operator_or_setting_is_refused_with_the_known_ones() {
    let error = operators::build("halotell", toml::Table::new()).unwrap_err();
    assert!(error.0.contains("halotell") && error.0.contains("halotel, "), "{error}");
    for name in operators::names() {
        let error = operators::build(name, "colour = 'blue'".parse().unwrap()).unwrap_err();
        assert!(error.0.contains("colour"), "{name}: {error}");
    }
}

/// What a screen costs where an account counts the bytes inside the operator's element.
#[test]
fn a_screen_costs_in_the_element_what_the_limit_says() {
    let text = "Ng'ombe & mbuzi <2\n1. Ndiyo\n2. Hapana";
    for folder in Folder::all() {
        let Measure::EncodedBytes { line_break } = folder.operator.screen_limit().measure else {
            continue;
        };
        let counted: usize = text
            .chars()
            .map(|character| match character {
                '\n' => line_break,
                '&' => "&amp;".len(),
                '<' => "&lt;".len(),
                other => other.len_utf8(),
            })
            .sum();
        let inbound = folder.operator.decode(folder.message("in-ussd-new").callback()).unwrap();
        let Inbound::Ussd(turn) = &inbound[0] else { panic!("{} opens no turn", folder.name) };
        let screen = Screen { text: text.to_owned(), ends: false };
        let Carriage::Call(call) = folder.operator.encode_screen(turn, &screen) else {
            panic!("{} answers at once", folder.name)
        };
        let body = String::from_utf8(call.body).unwrap();
        let inside = body.split_once("<msg>").unwrap().1.split_once("</msg>").unwrap().0;
        assert_eq!(inside.len(), counted, "{inside}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_translator_panic(
        query in any::<String>(),
        body in any::<Vec<u8>>(),
        status in any::<u16>(),
    ) {
        for folder in Folder::all() {
            read_everything(&folder, &query, &body, status);
        }
    }

    /// Real callbacks and answers with a few bytes changed reach further inside.
    #[test]
    fn no_damage_to_a_fixture_makes_a_translator_panic(
        pick in any::<Index>(),
        damage in prop::collection::vec((any::<Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        for folder in Folder::all() {
            let mut cases = folder.cases("in-", ".http");
            cases.extend(folder.cases("answer-", ".http"));
            let mut body = folder.message(&cases[pick.index(cases.len())]).body;
            for (place, byte, kind) in &damage {
                let at = place.index(body.len() + 1);
                match kind {
                    0 => body.truncate(at),
                    1 => body.insert(at, *byte),
                    _ => if let Some(old) = body.get_mut(at) { *old = *byte },
                }
            }
            let query = String::from_utf8_lossy(&body).into_owned();
            read_everything(&folder, &query, &body, 200);
        }
    }
}

/// Hands the same bytes to everything of a translator that reads bytes.
fn read_everything(folder: &Folder, query: &str, body: &[u8], status: u16) {
    let operator = &folder.operator;
    for event in [Event::Ussd, Event::UssdEnd, Event::Mo, Event::Dlr, Event::OptOut] {
        for method in [Method::Get, Method::Post] {
            let callback = Callback { event, method, query, content_type: "", body };
            match operator.decode(callback) {
                Ok(inbound) => assert!(!inbound.is_empty(), "{}: read as nothing", folder.name),
                Err(refusal) => assert!(operator.refuse(&refusal).status >= 200),
            }
        }
    }
    let response = Response { status, retry_after: None, body };
    operator.decode_screen_answer(response);
    if let Some(sms) = operator.sms() {
        let submit = folder.submit("out-many");
        let outcomes = sms.decode_submit(&submit, response);
        assert_eq!(outcomes.len(), submit.recipients.len(), "{}", folder.name);
    }
}
