//! Configuration: a file and the environment become typed settings, checked once.
//!
//! The only place that reads the environment. A setting comes from the first of
//! three that has it: a variable such as `BARAGUMU__SERVER__LISTEN` (two
//! underscores for each level, an account by its number from 0), the file, the
//! built-in default. Every fault is found at the start and told with its line
//! and with what would be right; nothing is corrected silently.
//!
//! **To add a setting**: a field and a line here, and the key with its default
//! in `deploy/baragumu.sample.toml` (a test finds what is missing there).

mod tree;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs, io,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use ipnet::IpNet;
use jiff::{civil::Time, tz::TimeZone};

pub use self::tree::Environment;
use self::tree::{Node, Place, Reading, Section, Written};
use crate::{
    domain::{
        address::ServiceCode, broadcast::Limits, finding::Finding, language::Language,
        limit::USSD_SEPTETS, quiet::QuietHours, retry::Unanswered, tariff::Tariff,
    },
    gateway::{inbound::SmsRules, officers::passwords::Cost},
    operators::{self, Operator},
};

/// The file read when no other is named and it exists.
const USUAL_FILE: &str = "baragumu.toml";

/// What findings name where there is no file.
const BUILT_IN: &str = "built-in defaults";

/// The operator made of paper, and the key its built-in account has.
pub const SIMULATOR: &str = "simulator";

/// The accounts of a file that names none: enough to try the service at home.
const BUILT_IN_ACCOUNTS: &str = r#"
[[accounts]]
name = "simulator"
operator = "simulator"
callback_key = "simulator"
service_codes = ["*149*46#"]
short_codes = ["15015"]
"#;

/// How long the key that seals secrets is at least, in characters: 128 bits as hexadecimal
/// digits.
const SECRET_KEY_CHARACTERS: usize = 32;
/// The least a callback key may have: with 16 characters of a random key nobody
/// guesses the path.
const CALLBACK_KEY_CHARACTERS: usize = 16;

/// The least a screen may be cut down to: below it no menu of ours fits.
const NARROWEST_SCREEN: usize = 40;

/// The most a budget may be set to, in shillings.
const SHILLINGS: u32 = 1_000_000_000;

/// What a segment costs where nothing is said, in hundredths of a shilling: what one
/// aggregator's public example bills (22 shillings), until the contract says better.
const PRICE: u32 = 2_200;

/// All settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where they came from.
    pub origin: Origin,
    /// How the server listens.
    pub server: Server,
    /// Where data are kept.
    pub data: Data,
    /// What the service is.
    pub service: Service,
    /// How messages of citizens are taken and answered.
    pub sms: SmsRules,
    /// Where menus and texts come from.
    pub content: Content,
    /// How broadcasts are made, and what they may cost.
    pub broadcasts: Broadcasts,
    /// How the log is written.
    pub log: Log,
    /// What holds for messages out.
    pub sending: Sending,
    /// What holds for officers' accounts.
    pub officers: Officers,
    /// The accounts with operators; at least one.
    pub accounts: Vec<Account>,
}

/// Where settings came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file; `None` for the built-in defaults.
    pub file: Option<PathBuf>,
    /// The environment variables that were laid over it.
    pub variables: Vec<String>,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{}", file.display())?,
            None => f.write_str(BUILT_IN)?,
        }
        if !self.variables.is_empty() {
            write!(f, " with {}", self.variables.join(", "))?;
        }
        Ok(())
    }
}

/// `[server]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Where the doors listen.
    pub listen: SocketAddr,
    /// The service's own address as others see it: scheme and host, no path.
    pub public_url: String,
    /// Reverse proxies whose word about a peer's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Requests one source may make each second.
    pub requests_per_second: u32,
    /// Requests one source may make at once before it is slowed down.
    pub burst: u32,
    /// Requests one token of the API may make each second.
    pub token_requests_per_second: u32,
}

/// `[data]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data {
    /// The folder of everything the service keeps.
    pub folder: PathBuf,
    /// The address of a database server; `None` for a database file in `folder`.
    pub database_url: Option<Secret>,
}

/// `[service]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The name of the council.
    pub name: String,
    /// The zone in which a day of SMS and a date on a screen are meant.
    pub time_zone: TimeZone,
    /// The language of a citizen who has chosen none.
    pub default_language: Language,
    /// For how long after a broken session the citizen may resume it.
    pub resume: Duration,
    /// How many SMS one person may ask for in a day by pressing 9.
    pub sms_per_day: u32,
    /// How many days the log of sessions is kept.
    pub log_days: u32,
}

/// `[officers]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officers {
    /// What hashing a password costs.
    pub cost: Cost,
    /// What the secrets of second factors are sealed with; `None` leaves them as they are.
    pub secret_key: Option<Secret>,
}

/// `[sending]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// How long a node that drives an account may be silent before another takes over.
    pub lease: Duration,
    /// The hours in which broadcasts rest.
    pub quiet: QuietHours,
    /// After how many failures for good in a row a number is retired.
    pub retire_after: u32,
}

/// `[content]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// A folder holding `menus/` and `locales/`; `None` for those built in.
    pub folder: Option<PathBuf>,
}

/// `[broadcasts]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broadcasts {
    /// How long after its approval the first message of a broadcast may leave.
    pub countdown: Duration,
    /// How long after its start a broadcast is worth sending, where it says nothing.
    pub valid: Duration,
    /// How late a broadcast may start; later it is held, and asks.
    pub missed_after: Duration,
    /// The most segments a text may have.
    pub most_segments: u32,
    /// After how long the line that says how to leave is due again.
    pub opt_out_line_every: Duration,
    /// The names a link may lead to, themselves or anything below them.
    pub link_names: Vec<String>,
    /// Whether the author of a broadcast on a simulator's account may approve it.
    pub self_approval_in_training: bool,
    /// What may be spent in a day and a month.
    pub limits: Limits,
    /// What a segment costs.
    pub tariff: Tariff,
}

/// `[log]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Lines for people or for machines.
    pub format: LogFormat,
    /// The least level, or directives such as `info,sqlx=warn`.
    pub level: String,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object on each line.
    Json,
}

/// `[[accounts]]`: a contract with an operator.
#[derive(Debug, Clone)]
pub struct Account {
    /// Our name for it, part of the callback's path: `[a-z0-9-]{1,32}`.
    pub name: String,
    /// The operator's name in the register.
    pub operator: String,
    /// The secret part of the callback's path.
    pub callback_key: Secret,
    /// The codes citizens dial to reach this account.
    pub service_codes: Vec<ServiceCode>,
    /// The short codes citizens write to; the first one is where answers come from.
    pub short_codes: Vec<String>,
    /// The networks its callbacks may come from; empty for any.
    pub allowed_networks: Vec<IpNet>,
    /// What its callbacks must carry as HTTP Basic, if anything.
    pub basic: Option<Basic>,
    /// The most one screen may hold, in the operator's own measure; `None` for
    /// what the operator says.
    pub screen_limit: Option<usize>,
    /// Within how long a callback must be answered.
    pub deadline: Duration,
    /// Within how long the same turn again is a repeat by the operator and not
    /// the citizen's.
    pub repeat_window: Duration,
    /// After how long of silence a session is over.
    pub idle: Duration,
    /// How many segments may leave in any second.
    pub tps: u32,
    /// How many messages may have left without an answer.
    pub most_on_wire: u32,
    /// What to do where it is not known whether a message was taken.
    pub unanswered: Unanswered,
    /// How long the answer to a submit is waited for.
    pub request_timeout: Duration,
    /// Whether its operator is played by this very process: a simulator's account
    /// that names no `api_url`.
    pub played_here: bool,
    /// The operator with this account's own settings inside.
    pub translator: Arc<dyn Operator>,
}

/// HTTP Basic credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basic {
    /// The user; holds no colon.
    pub user: String,
    /// The password.
    pub password: Secret,
}

/// A text that no log and no error shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text itself, for the one place that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Config {
    /// Reads the file at `path`; without one `baragumu.toml` in the working
    /// folder, if it exists; else the built-in defaults. Paths inside are taken
    /// from the working folder.
    ///
    /// # Errors
    /// Everything that is wrong, each with its file and line.
    pub fn load(path: Option<&Path>) -> Result<Self, Vec<Finding>> {
        let environment: Environment = std::env::vars_os()
            .filter_map(|(name, text)| {
                Some((name.into_string().ok()?, text.to_string_lossy().into_owned()))
            })
            .collect();
        let file = path.unwrap_or_else(|| Path::new(USUAL_FILE));
        match fs::read_to_string(file) {
            Ok(text) => Self::from_text(Some(file), &text, &environment),
            Err(error) if path.is_none() && error.kind() == io::ErrorKind::NotFound => {
                Self::from_text(None, "", &environment)
            }
            Err(error) => Err(vec![Finding::error(
                file.display().to_string(),
                0,
                format!("cannot be read ({error}): name a readable file of settings in UTF-8"),
            )]),
        }
    }

    /// Reads a file's text with an environment of its own.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn from_text(
        file: Option<&Path>,
        text: &str,
        environment: &Environment,
    ) -> Result<Self, Vec<Finding>> {
        read(file, text, environment).0
    }

    /// Every setting there is by its dotted name (`server.listen`,
    /// `accounts.name`), except an operator's own.
    #[must_use]
    pub fn keys() -> BTreeSet<String> {
        read(None, "", &Environment::new()).1
    }
}

/// The settings or what is wrong with them, and every key that was asked for.
fn read(
    file: Option<&Path>,
    text: &str,
    environment: &Environment,
) -> (Result<Config, Vec<Finding>>, BTreeSet<String>) {
    let name = file.map_or_else(|| BUILT_IN.to_owned(), |file| file.display().to_string());
    let mut top = match tree::parse(&name, text) {
        Ok(top) => top,
        Err(findings) => return (Err(findings), BTreeSet::new()),
    };
    if !top.contains_key("accounts") {
        top.extend(tree::built_in(BUILT_IN_ACCOUNTS));
    }
    let mut reading =
        Reading { file: name, environment, findings: Vec::new(), keys: BTreeSet::new() };
    let variables = tree::lay_over(&mut top, environment, &mut reading.findings);
    let origin = Origin { file: file.map(Path::to_owned), variables };
    let config = settings(&mut reading, top, origin);
    let Reading { mut findings, keys, .. } = reading;
    findings.sort();
    findings.dedup();
    match config {
        Some(config) if findings.is_empty() => (Ok(config), keys),
        _ => (Err(findings), keys),
    }
}

/// `None` where something was refused; what, the reading knows.
fn settings(
    reading: &mut Reading<'_>,
    mut top: BTreeMap<String, Node>,
    origin: Origin,
) -> Option<Config> {
    let (server, listen_place) = server(Section::take(reading, &mut top, "server"));
    let data = data(Section::take(reading, &mut top, "data"));
    let service = service(Section::take(reading, &mut top, "service"));
    let sms = sms(Section::take(reading, &mut top, "sms"));
    let content = content(Section::take(reading, &mut top, "content"));
    let broadcasts = broadcasts(Section::take(reading, &mut top, "broadcasts"));
    let log = log(Section::take(reading, &mut top, "log"));
    let (sending, lease_place) = sending(Section::take(reading, &mut top, "sending"));
    let listen = server.as_ref().map(|it| it.listen);
    let officers = officers(Section::take(reading, &mut top, "officers"));
    let accounts = accounts(reading, top.remove("accounts"), listen);
    for (name, node) in &top {
        reading.refuse(
            &node.place,
            format!(
                "`{name}` is not a section; known are: server, data, service, sms, content, broadcasts, \
                 log, sending, officers, accounts"
            ),
        );
    }
    contradictions(reading, listen, &listen_place, &accounts);
    if let Some(sending) = &sending {
        lease_outlasts_calls(reading, sending, &lease_place, &accounts);
    }
    Some(Config {
        origin,
        server: server?,
        data: data?,
        service: service?,
        sms,
        content,
        broadcasts: broadcasts?,
        log: log?,
        sending: sending?,
        officers,
        accounts: accounts.into_iter().map(|placed| placed.account).collect(),
    })
}

/// The section, and where `listen` stands.
fn server(mut section: Section<'_, '_>) -> (Option<Server>, Place) {
    let listen_place = section.place_of("listen");
    let listen = section.text("listen", "127.0.0.1:8080", |text| {
        text.parse().map_err(|_| {
            "must be an address and a port, such as \"127.0.0.1:8080\" or \"[::1]:8080\"".to_owned()
        })
    });
    let public_url = section.text("public_url", "http://127.0.0.1:8080", public_url);
    let trusted_proxies = section.list("trusted_proxies", &[], network);
    let requests_per_second = section.number("requests_per_second", 500, 1..=1_000_000);
    let burst = section.number("burst", 1_000, 1..=1_000_000);
    let token_requests_per_second = section.number("token_requests_per_second", 200, 1..=1_000_000);
    section.finish();
    let server = || {
        Some(Server {
            listen: listen?,
            public_url: public_url?,
            trusted_proxies: trusted_proxies?,
            requests_per_second,
            burst,
            token_requests_per_second,
        })
    };
    (server(), listen_place)
}

fn data(mut section: Section<'_, '_>) -> Option<Data> {
    let folder = section.text("folder", "data", folder);
    let database_url = section.optional("database_url", |text| {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Secret(text.to_owned()))
        } else {
            Err("must begin with postgres:// ; leave it out for SQLite in the data folder"
                .to_owned())
        }
    });
    section.finish();
    Some(Data { folder: folder?, database_url })
}

fn service(mut section: Section<'_, '_>) -> Option<Service> {
    let name = section.text("name", "Halmashauri ya Wilaya ya Mbarali", |text| {
        let text = text.trim();
        if text.is_empty() { Err("must not be empty".to_owned()) } else { Ok(text.to_owned()) }
    });
    let time_zone = section.text("time_zone", "Africa/Dar_es_Salaam", |text| {
        TimeZone::get(text).map_err(|_| {
            "is not a zone this machine knows: write an IANA name such as \
             \"Africa/Dar_es_Salaam\" (and see that the system's time zone data are installed)"
                .to_owned()
        })
    });
    let default_language = section.text("default_language", "sw", |text| {
        Language::parse(text).filter(|language| language.tag() == text).ok_or_else(|| {
            "must be a language's tag in small letters, such as \"sw\" or \"en\"".to_owned()
        })
    });
    let resume_minutes = section.number("resume_minutes", 5, 0..=60);
    let sms_per_day = section.number("sms_per_day", 5, 0..=100);
    let log_days = section.number("log_days", 90, 1..=3_650);
    section.finish();
    Some(Service {
        name: name?,
        time_zone: time_zone?,
        default_language: default_language?,
        resume: Duration::from_mins(u64::from(resume_minutes)),
        sms_per_day,
        log_days,
    })
}

fn sms(mut section: Section<'_, '_>) -> SmsRules {
    let repeat_seconds = section.number("repeat_seconds", 60, 0..=86_400);
    let parts_minutes = section.number("parts_minutes", 30, 1..=1_440);
    let question_minutes = section.number("question_minutes", 30, 1..=1_440);
    let replies_in_ten_minutes = section.number("replies_in_ten_minutes", 5, 1..=100);
    let replies_in_a_day = section.number("replies_in_a_day", 20, 1..=1_000);
    let equal_replies = section.number("equal_replies", 3, 1..=100);
    let replies_in_an_hour = section.number("replies_in_an_hour", 20_000, 1..=10_000_000);
    section.finish();
    SmsRules {
        repeat_window: Duration::from_secs(u64::from(repeat_seconds)),
        parts_wait: Duration::from_mins(u64::from(parts_minutes)),
        question_open: Duration::from_mins(u64::from(question_minutes)),
        replies_in_ten_minutes,
        replies_in_a_day,
        equal_replies,
        replies_in_an_hour,
    }
}

fn officers(mut section: Section<'_, '_>) -> Officers {
    let least = Cost::LEAST;
    let memory_mib = section.number("password_memory_mib", least.memory_kib / 1024, 19..=1_024);
    let passes = section.number("password_passes", least.passes, 2..=16);
    let secret_key = section.optional("secret_key", |text| {
        if text.len() < SECRET_KEY_CHARACTERS {
            return Err(format!(
                "must have at least {SECRET_KEY_CHARACTERS} characters: make one with \
                 `openssl rand -hex 32`"
            ));
        }
        Ok(Secret(text.to_owned()))
    });
    section.finish();
    Officers { cost: Cost { memory_kib: memory_mib * 1024, passes }, secret_key }
}

fn content(mut section: Section<'_, '_>) -> Content {
    let folder = section.optional("folder", folder);
    section.finish();
    Content { folder }
}

fn broadcasts(mut section: Section<'_, '_>) -> Option<Broadcasts> {
    let countdown_seconds = section.number("countdown_seconds", 60, 0..=3_600);
    let valid_hours = section.number("valid_hours", 24, 1..=168);
    let missed_minutes = section.number("missed_minutes", 60, 1..=1_440);
    let most_segments = section.number("most_segments", 2, 1..=6);
    let opt_out_line_days = section.number("opt_out_line_days", 30, 1..=365);
    let link_names = section.list("link_names", &["go.tz"], link_name);
    let self_approval_in_training =
        section.text("self_approval_in_training", "no", |text| match text {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("must be \"yes\" or \"no\"".to_owned()),
        });
    let day_budget = section.number("day_budget_shillings", 0, 0..=SHILLINGS);
    let month_budget = section.number("month_budget_shillings", 0, 0..=SHILLINGS);
    let mut price = |key| i64::from(section.number(key, PRICE, 0..=100_000));
    // In the order of `Network::ALL`.
    let networks = [
        price("price_airtel_cents"),
        price("price_halotel_cents"),
        price("price_ttcl_cents"),
        price("price_vodacom_cents"),
        price("price_yas_cents"),
    ];
    let other = price("price_other_cents");
    section.finish();
    let limit = |shillings: u32| (shillings > 0).then(|| i64::from(shillings) * 100);
    Some(Broadcasts {
        countdown: Duration::from_secs(u64::from(countdown_seconds)),
        valid: Duration::from_hours(u64::from(valid_hours)),
        missed_after: Duration::from_mins(u64::from(missed_minutes)),
        most_segments,
        opt_out_line_every: Duration::from_hours(u64::from(opt_out_line_days) * 24),
        link_names: link_names?,
        self_approval_in_training: self_approval_in_training?,
        limits: Limits { day: limit(day_budget), month: limit(month_budget) },
        tariff: Tariff { networks, other },
    })
}

fn link_name(text: &str) -> Result<String, String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let label = |label: &str| !label.is_empty() && label.bytes().all(plain);
    if text.contains('.') && text.split('.').all(label) {
        Ok(text.to_owned())
    } else {
        Err("must hold names such as \"go.tz\" or \"nest.go.tz\", without http:// and without a path"
            .to_owned())
    }
}

fn log(mut section: Section<'_, '_>) -> Option<Log> {
    let format = section.text("format", "text", |text| match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("must be \"text\" or \"json\"".to_owned()),
    });
    let level = section.text("level", "info", log_level);
    section.finish();
    Some(Log { format: format?, level: level? })
}

/// The section, and where the lease stands.
fn sending(mut section: Section<'_, '_>) -> (Option<Sending>, Place) {
    let lease_place = section.place_of("lease_seconds");
    let lease_seconds = section.number("lease_seconds", 60, 2..=3_600);
    let quiet_from = section.text("quiet_from", "20:00", time_of_day);
    let quiet_to = section.text("quiet_to", "08:00", time_of_day);
    let retire_after = section.number("retire_after", 3, 1..=1_000);
    section.finish();
    let sending = || {
        Some(Sending {
            lease: Duration::from_secs(u64::from(lease_seconds)),
            quiet: QuietHours { from: quiet_from?, to: quiet_to? },
            retire_after,
        })
    };
    (sending(), lease_place)
}

fn time_of_day(text: &str) -> Result<Time, String> {
    let written = text.len() == 5 && text.as_bytes()[2] == b':';
    text.parse().ok().filter(|_| written).ok_or_else(|| {
        "must be a time of the day such as \"20:00\", from \"00:00\" to \"23:59\"".to_owned()
    })
}

/// An account, and where its keys stand.
struct Placed {
    account: Account,
    name: Place,
    /// Of the whole account.
    whole: Place,
    service_codes: Place,
}

fn accounts(
    reading: &mut Reading<'_>,
    node: Option<Node>,
    listen: Option<SocketAddr>,
) -> Vec<Placed> {
    let Some(node) = node else { return Vec::new() };
    let place = node.place.clone();
    let Written::List(items) = node.written else {
        reading.refuse(&place, "`accounts` must be a list: begin each account with [[accounts]]");
        return Vec::new();
    };
    if items.is_empty() {
        reading.refuse(
            &place,
            "`accounts` is empty: name at least one account, or leave the key out for the simulator",
        );
    }
    items
        .into_iter()
        .filter_map(|mut item| {
            reading.reveal(&mut item);
            account(Section::new(reading, "accounts", item), listen)
        })
        .collect()
}

fn account(mut section: Section<'_, '_>, listen: Option<SocketAddr>) -> Option<Placed> {
    let place = section.place.clone();
    let name_place = section.place_of("name");
    let operator_place = section.place_of("operator");
    let service_codes_place = section.place_of("service_codes");

    let name = section.required("name", "write a name such as \"vodacom\"", account_name);
    section.whose.clone_from(&name);
    let operators = || operators::names().collect::<Vec<_>>().join(", ");
    let operator = section.required("operator", &format!("known are: {}", operators()), |text| {
        if operators::names().any(|known| known == text) {
            Ok(text.to_owned())
        } else {
            Err(format!("is not an operator; known are: {}", operators()))
        }
    });
    let made_of_paper = operator.as_deref() == Some(SIMULATOR);
    let callback_key = section.required(
        "callback_key",
        "make one with `openssl rand -hex 24` and give it to the operator inside the callback's \
         address",
        |text| callback_key(text, made_of_paper),
    );
    let service_codes = section.list("service_codes", &["*149*46#"], |text| {
        ServiceCode::parse(text)
            .ok_or_else(|| "must hold codes as they are dialled, such as \"*149*46#\"".to_owned())
    });
    if service_codes.as_ref().is_some_and(Vec::is_empty) {
        let message = "is empty: name at least one code, such as [\"*149*46#\"]";
        section.refuse(&service_codes_place, "service_codes", message);
    }
    let codes: &[&str] = if made_of_paper { &["15015"] } else { &[] };
    let short_codes = section.list("short_codes", codes, short_code);
    let allowed_networks = section.list("allowed_networks", &[], network);
    let basic = section.node("basic").map(|node| basic(&mut section, node));
    let screen_limit = section.optional_number("screen_limit", NARROWEST_SCREEN..=USSD_SEPTETS);
    let deadline_ms = section.number("deadline_ms", 4_000, 500..=15_000);
    let repeat_window_ms = section.number("repeat_window_ms", 2_000, 0..=30_000);
    let idle_seconds = section.number("idle_seconds", 180, 30..=3_600);
    let tps = section.number("tps", if made_of_paper { 1_000 } else { 10 }, 1..=1_000_000);
    let most_on_wire = section.number("most_on_wire", 16, 1..=10_000);
    let unanswered = section.text("unanswered", "hold", |text| match text {
        "hold" => Ok(Unanswered::Hold),
        "resend" => Ok(Unanswered::Resend),
        _ => Err("must be \"hold\" or \"resend\"".to_owned()),
    });
    let request_timeout_ms = section.number("request_timeout_ms", 30_000, 200..=120_000);
    let (translator, played_here) =
        translator(section, operator.as_deref(), &operator_place, listen)?;
    let account = Account {
        name: name?,
        operator: operator?,
        callback_key: callback_key?,
        service_codes: service_codes?,
        short_codes: short_codes?,
        allowed_networks: allowed_networks?,
        basic: basic.flatten(),
        screen_limit,
        deadline: Duration::from_millis(u64::from(deadline_ms)),
        repeat_window: Duration::from_millis(u64::from(repeat_window_ms)),
        idle: Duration::from_secs(u64::from(idle_seconds)),
        tps,
        most_on_wire,
        unanswered: unanswered?,
        request_timeout: Duration::from_millis(u64::from(request_timeout_ms)),
        played_here,
        translator,
    };
    Some(Placed { account, name: name_place, whole: place, service_codes: service_codes_place })
}

fn basic(account: &mut Section<'_, '_>, node: Node) -> Option<Basic> {
    let mut section = Section::new(account.reading, "accounts.basic", node);
    section.whose.clone_from(&account.whose);
    let user = section.required("user", "name the user the operator was given", |text| {
        if text.is_empty() || text.contains(':') {
            Err("must not be empty and must hold no colon".to_owned())
        } else {
            Ok(text.to_owned())
        }
    });
    let password =
        section.required("password", "name the password the operator was given", |text| {
            if text.is_empty() {
                Err("must not be empty".to_owned())
            } else {
                Ok(Secret(text.to_owned()))
            }
        });
    section.finish();
    Some(Basic { user: user?, password: password? })
}

/// Hands the keys that are not ours to the operator, and says whether this very
/// process plays it.
fn translator(
    section: Section<'_, '_>,
    operator: Option<&str>,
    operator_place: &Place,
    listen: Option<SocketAddr>,
) -> Option<(Arc<dyn Operator>, bool)> {
    let name = section.whose.clone().unwrap_or_default();
    let (reading, rest) = section.into_rest();
    let places: Vec<_> =
        rest.iter().map(|(key, node)| (format!("`{key}`"), node.place.clone())).collect();
    let mut own = rest
        .into_iter()
        .map(|(key, node)| node.into_value().map(|value| (key, value)))
        .collect::<Option<toml::Table>>()?;
    let played_here = operator == Some(SIMULATOR) && !own.contains_key("api_url");
    if let (true, Some(listen)) = (played_here, listen) {
        own.insert("api_url".to_owned(), format!("http://{listen}/simulator/submit").into());
    }
    match operators::build(operator?, own) {
        Ok(translator) => Some((translator.into(), played_here)),
        Err(error) => {
            let message = error.to_string();
            // The key that the operator names first is the one it speaks of.
            let place = places
                .iter()
                .filter_map(|(key, place)| message.find(key).map(|at| (at, place)))
                .min_by_key(|(at, _)| *at)
                .map_or(operator_place, |(_, place)| place);
            reading.refuse(place, format!("account `{name}`: {message}"));
            None
        }
    }
}

/// Whoever takes over an account must find no call under way that could still arrive.
fn lease_outlasts_calls(
    reading: &mut Reading<'_>,
    sending: &Sending,
    lease_place: &Place,
    accounts: &[Placed],
) {
    for Placed { account, whole, .. } in accounts {
        let least = account.request_timeout * 2;
        if sending.lease >= least {
            continue;
        }
        let place = if *lease_place == Place::Nowhere { whole } else { lease_place };
        reading.refuse(
            place,
            format!(
                "`sending.lease_seconds` is {}, and account `{}` waits up to {} ms for an answer: \
                 a lease must last at least twice as long, so write {} or more, or a shorter \
                 `request_timeout_ms`",
                sending.lease.as_secs(),
                account.name,
                account.request_timeout.as_millis(),
                least.as_secs_f64().ceil()
            ),
        );
    }
}

/// What no setting says wrong by itself.
fn contradictions(
    reading: &mut Reading<'_>,
    listen: Option<SocketAddr>,
    listen_place: &Place,
    accounts: &[Placed],
) {
    for (index, Placed { account, name, service_codes, .. }) in accounts.iter().enumerate() {
        let earlier = || accounts[..index].iter().map(|placed| &placed.account);
        if earlier().any(|other| other.name == account.name) {
            let message = format!(
                "two accounts are called `{}`: a name is part of the callback's address, so give \
                 each its own",
                account.name
            );
            reading.refuse(name, message);
        }
        for (position, code) in account.service_codes.iter().enumerate() {
            let twice = account.service_codes[..position].contains(code);
            let other = earlier().find(|other| {
                other.operator == account.operator && other.service_codes.contains(code)
            });
            let holder = if twice { Some(account) } else { other };
            if let Some(holder) = holder {
                let message = format!(
                    "{code} stands on account `{}` of operator `{}` already: an operator leads a \
                     code to one account, so take it from one of them",
                    holder.name, holder.operator
                );
                reading.refuse(service_codes, message);
            }
        }
    }
    let Some(listen) = listen.filter(|listen| !listen.ip().is_loopback()) else { return };
    for Placed { account, whole, .. } in accounts {
        if account.operator != SIMULATOR {
            continue;
        }
        // The built-in account stands nowhere: then the address is to be mended.
        let place = if *whole == Place::Nowhere { listen_place } else { whole };
        reading.refuse(
            place,
            format!(
                "account `{}` is a simulator's, and the server listens on {listen}, where others \
                 reach it and could act as any citizen: listen on 127.0.0.1, or have only accounts \
                 of real operators",
                account.name
            ),
        );
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let url = text.strip_suffix('/').unwrap_or(text);
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |host: &str| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    if host.is_some_and(plain) {
        Ok(url.to_owned())
    } else {
        Err("must be a scheme and a host without a path, such as \"https://ussd.example.go.tz\""
            .to_owned())
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).map_err(|_| {
        "must hold networks or addresses, such as \"196.216.0.0/16\" or \"127.0.0.1\"".to_owned()
    })
}

fn folder(text: &str) -> Result<PathBuf, String> {
    if text.trim().is_empty() {
        Err("must name a folder".to_owned())
    } else {
        Ok(PathBuf::from(text))
    }
}

/// A lone word must be a level: the log's own reader would take a misspelt one
/// for a part of the program and then stay silent.
fn log_level(text: &str) -> Result<String, String> {
    let is_level = |word: &str| {
        ["off", "error", "warn", "info", "debug", "trace"].contains(&word.to_lowercase().as_str())
    };
    let fits = text.split(',').map(str::trim).all(|directive| match directive.split_once('=') {
        None => is_level(directive),
        Some((target, level)) => !target.is_empty() && is_level(level),
    });
    if fits {
        Ok(text.to_owned())
    } else {
        Err("must be error, warn, info, debug, trace or off, or directives such as \
             \"info,sqlx=warn\""
            .to_owned())
    }
}

fn account_name(text: &str) -> Result<String, String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=32).contains(&text.len()) && text.bytes().all(plain) {
        Ok(text.to_owned())
    } else {
        Err("must be 1 to 32 of small letters, digits and dashes, such as \"vodacom\"".to_owned())
    }
}

fn short_code(text: &str) -> Result<String, String> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    if (3..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("must hold short codes or numbers of 3 to 15 digits, such as \"15015\"".to_owned())
    }
}

fn callback_key(text: &str, made_of_paper: bool) -> Result<Secret, String> {
    // It stands in a path, so it holds only what RFC 3986 section 2.3 leaves unreserved.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if text.is_empty() || !text.bytes().all(plain) {
        Err("must hold only letters, digits and - . _ ~, because it is part of an address"
            .to_owned())
    } else if text.len() < CALLBACK_KEY_CHARACTERS && !made_of_paper {
        Err(format!(
            "must have at least {CALLBACK_KEY_CHARACTERS} characters: make one with \
             `openssl rand -hex 24`"
        ))
    } else {
        Ok(Secret(text.to_owned()))
    }
}
