//! Builds every part in order, starts it, and stops it. The only place that
//! knows all types.

use std::{
    fmt::Write as _,
    fs::{File, TryLockError},
    io,
    net::{SocketAddr, TcpListener},
    num::NonZeroU32,
    path::Path,
    sync::Arc,
    time::Duration,
};

use governor::Quota;
use jiff::civil::Date;
use metrics_exporter_prometheus::PrometheusBuilder;
use rust_embed::Embed;
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    sync::mpsc,
    time::{Instant, sleep, timeout},
};

use crate::{
    config::{self, Config},
    domain::{
        fact::Standing,
        finding::{Finding, Severity},
        language::Language,
        limit::Limit,
    },
    gateway::{
        Gateway,
        account::{Account, Sending},
        broadcasts::{self, office::Office},
        delivery::Terms,
        directory,
        menus::Menus,
        officers,
        turn::Rules,
    },
    http::{
        self, Doors, Metrics, Routes,
        api::{door::Desk, problem::Texts},
        console::Console,
        guard::{Guard, Lock},
        router,
    },
    keywords::Keywords,
    locales::{LocaleFile, Locales},
    menu::{Program, check, file::Source, program::Sources, seed::Seed},
    operators::handset::Inboxes,
    simulator::{FarSide, Setup, faults::Faults},
    store::{Store, StoreError, instance, menu_releases},
    workers::{Workers, submit::Submitter},
    world::{RealWorld, World},
};

/// How long a stop waits for requests in hand: a slow body, and the longest deadline.
const DOORS_PATIENCE: Duration = Duration::from_secs(18);
/// How long it waits for screens that are still to be called out after them, and for
/// answers to messages that have left.
const WORKERS_PATIENCE: Duration = Duration::from_secs(25);
/// How long the whole stop may take, with a database that does not let go.
const STOP_PATIENCE: Duration = Duration::from_secs(28);
/// How long a client may take to send its request's head. It also bounds how
/// long a kept connection may rest between two requests, so it is not shorter.
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// How long a fresh connection may stay silent.
const FIRST_REQUEST_PATIENCE: Duration = Duration::from_secs(10);
/// The file by which a process claims the data folder, and how long it waits for it.
const CLAIM: &str = "serve.lock";
const CLAIM_PATIENCE: Duration = Duration::from_secs(5);
/// Connections of the pool: readers on SQLite, all on PostgreSQL.
const CONNECTIONS: u32 = 8;
/// How many screens may wait for their call.
const LATER_TURNS: usize = 4_096;
/// How many messages the far side inside the program remembers.
const FAR_SIDE_LINES: usize = 10_000;
/// How many seconds' worth of requests a token may make at once.
const TOKEN_BURST: NonZeroU32 = NonZeroU32::new(2).unwrap();
/// How long a menu release that no session runs on is kept.
const RELEASE_KEPT: Duration = Duration::from_hours(30 * 24);

/// The menus built into the program.
#[derive(Embed)]
#[folder = "menus/"]
struct BuiltInMenus;

/// The texts built into the program.
#[derive(Embed)]
#[folder = "locales/"]
struct BuiltInLocales;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something in files is wrong.
    #[error("{}", listed(.0))]
    Findings(Vec<Finding>),
    /// The database.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// A file or a socket.
    #[error("{what}: {error}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system said.
        error: io::Error,
    },
    /// A part that could not be set up.
    #[error("{0}")]
    Part(String),
}

fn listed(findings: &[Finding]) -> String {
    findings.iter().fold(String::new(), |mut text, finding| {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = write!(text, "{finding}");
        text
    })
}

/// What menus, texts and seed a configuration names.
#[derive(Debug)]
pub struct Content {
    /// Menus and texts.
    pub sources: Sources,
    /// The seed files.
    pub seeds: Vec<Source>,
    /// What the API and the console say, as language tag and file: for officers and
    /// their programs, so no part of a menu's release.
    pub api: Vec<(String, Source)>,
    /// What is said about broadcasts, as language tag and file: for officers, so no part
    /// of a menu's release.
    pub office: Vec<(String, Source)>,
    /// The templates of broadcasts.
    pub templates: Option<Source>,
}

impl Content {
    /// Reads the content: a folder's, or what is built into the program.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn read(folder: Option<&Path>) -> Result<Self, Failure> {
        let mut files = match folder {
            None => {
                let mut files = embedded::<BuiltInMenus>("menus");
                files.extend(embedded::<BuiltInLocales>("locales"));
                files
            }
            Some(folder) => {
                let mut files = Vec::new();
                for part in ["menus", "locales"] {
                    read_folder(&folder.join(part), part, &mut files)?;
                }
                files
            }
        };
        files.sort_by(|a, b| a.file.cmp(&b.file));
        let mut content = Self {
            sources: Sources::default(),
            seeds: Vec::new(),
            api: Vec::new(),
            office: Vec::new(),
            templates: None,
        };
        for source in files {
            let parts: Vec<&str> = source.file.split('/').collect();
            match parts.as_slice() {
                ["menus", "seed", name] if is(name, "toml") => content.seeds.push(source),
                ["menus", "keywords.toml"] => content.sources.keywords = Some(source),
                ["menus", "templates.toml"] => content.templates = Some(source),
                ["menus", name] if is(name, "toml") => content.sources.menus.push(source),
                ["locales", tag, name]
                    if ["api.ftl", "officers.ftl"].contains(name)
                        || name.starts_with("console") =>
                {
                    content.api.push(((*tag).to_owned(), source));
                }
                // What is said of drafts, the API says too.
                ["locales", tag, "broadcasts.ftl"] => {
                    content.office.push(((*tag).to_owned(), source.clone()));
                    content.api.push(((*tag).to_owned(), source));
                }
                ["locales", tag, name] if is(name, "ftl") => {
                    content.sources.locales.push(((*tag).to_owned(), source));
                }
                _ => {}
            }
        }
        Ok(content)
    }
}

fn is(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn embedded<E: Embed>(folder: &str) -> Vec<Source> {
    E::iter()
        .filter_map(|name| {
            let file = E::get(&name)?;
            let text = String::from_utf8_lossy(&file.data).into_owned();
            Some(Source { file: format!("{folder}/{name}"), text })
        })
        .collect()
}

fn read_folder(folder: &Path, shown: &str, files: &mut Vec<Source>) -> Result<(), Failure> {
    let failed = |error| Failure::Io { what: folder.display().to_string(), error };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let shown = format!("{shown}/{name}");
        if path.is_dir() {
            read_folder(&path, &shown, files)?;
        } else if is(&name, "toml") || is(&name, "ftl") {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Failure::Io { what: path.display().to_string(), error })?;
            files.push(Source { file: shown, text });
        }
    }
    Ok(())
}

/// The content, compiled and checked for a configuration's accounts.
struct Compiled {
    program: Program,
    keywords: Keywords,
    office: Office,
    seed: Seed,
    sources: Sources,
}

fn compile(config: &Config) -> Result<Compiled, Failure> {
    let content = Content::read(config.content.folder.as_deref())?;
    let limits: Vec<Limit> = config.accounts.iter().map(screen_limit).collect();
    let program = Program::compile(&content.sources, &limits).map_err(Failure::Findings)?;
    let seed = Seed::read(&content.seeds).map_err(Failure::Findings)?;
    let mut findings = check::seed_serves(&program, &seed);
    let keywords = match &content.sources.keywords {
        Some(source) => Keywords::compile(source, &program, &seed),
        None => Err(vec![Finding::error(
            "menus/keywords.toml",
            0,
            "is missing: it lists the words citizens may send by SMS",
        )]),
    };
    let keywords = keywords.unwrap_or_else(|found| {
        findings.extend(found);
        Keywords::default()
    });
    let office = office(&content).unwrap_or_else(|found| {
        findings.extend(found);
        Office::default()
    });
    let default = &config.service.default_language;
    if !program.languages().any(|language| language == default) {
        let known: Vec<&str> = program.languages().map(Language::tag).collect();
        findings.push(Finding::error(
            config.origin.to_string(),
            0,
            format!(
                "service.default_language is `{default}`, and there is no folder `locales/{default}`; \
                 there are: {}",
                known.join(", ")
            ),
        ));
    }
    if findings.is_empty() {
        Ok(Compiled { program, keywords, office, seed, sources: content.sources })
    } else {
        Err(Failure::Findings(findings))
    }
}

fn office(content: &Content) -> Result<Office, Vec<Finding>> {
    let files: Vec<LocaleFile> = content
        .office
        .iter()
        .filter_map(|(tag, source)| {
            let language = Language::parse(tag)?;
            Some(LocaleFile { language, file: source.file.clone(), text: source.text.clone() })
        })
        .collect();
    Office::load(&files, content.templates.as_ref())
}

fn screen_limit(account: &config::Account) -> Limit {
    let own = account.translator.screen_limit();
    account.screen_limit.map_or(own, |most| Limit { most, ..own })
}

/// `baragumu check`: every finding of the content, and with `live` those that
/// matter once citizens are served.
///
/// # Errors
/// What keeps the content from being read at all.
pub fn check(config: &Config, live: bool) -> Result<Vec<Finding>, Failure> {
    let compiled = match compile(config) {
        Ok(compiled) => compiled,
        Err(Failure::Findings(findings)) => return Ok(findings),
        Err(failure) => return Err(failure),
    };
    let today = RealWorld.now().date_in(&config.service.time_zone);
    Ok(if live { live_findings(&compiled, today) } else { Vec::new() })
}

fn live_findings(compiled: &Compiled, today: Date) -> Vec<Finding> {
    check::live(&compiled.program, &compiled.seed, today)
}

/// `baragumu migrate`: brings the database to this program's schema.
///
/// # Errors
/// What the database says.
pub async fn migrate(config: Config) -> Result<(), Failure> {
    let store = open_store(&config).await?;
    store.migrate().await?;
    store.close().await;
    tracing::info!("the database has this program's schema");
    Ok(())
}

/// The operator of the accounts that are played inside this program. Its reports
/// come home whatever `public_url` says, because nobody else sees it.
fn far_side(config: &Config) -> Result<Option<FarSide>, Failure> {
    if !config.accounts.iter().any(|account| account.played_here) {
        return Ok(None);
    }
    let submitter =
        Submitter::new().map_err(|error| Failure::Part(format!("the HTTP client: {error}")))?;
    let setup = Setup {
        faults: Faults::default(),
        most_lines: FAR_SIDE_LINES,
        home: Some(format!("http://{}", config.server.listen)),
    };
    Ok(Some(FarSide::start(setup, submitter, Arc::new(RealWorld))))
}

/// The use cases on a configuration's database, for a command that ends at once.
///
/// # Errors
/// As [`build`].
pub async fn gateway(config: &Config) -> Result<(Gateway, Store), Failure> {
    let store = open_store(config).await?;
    let gateway = build(config, store.clone(), Arc::new(RealWorld)).await?;
    Ok((gateway, store))
}

/// Keeps a second process from serving the same SQLite database, where whoever starts
/// takes what was on the wire for left behind. The system lets go of it however this
/// process ends.
async fn claim(config: &Config) -> Result<Option<File>, Failure> {
    if config.data.database_url.is_some() {
        return Ok(None);
    }
    let path = config.data.folder.join(CLAIM);
    let failed = |error| Failure::Io { what: path.display().to_string(), error };
    let file = File::create(&path).map_err(failed)?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            // One that was just stopped may not be gone yet.
            Err(TryLockError::WouldBlock) if begun.elapsed() < CLAIM_PATIENCE => {
                sleep(CLAIM_PATIENCE / 50).await;
            }
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::Part(format!(
                    "another process serves the database in {}: stop it first, or name another \
                     folder in `data.folder`",
                    config.data.folder.display()
                )));
            }
        }
    }
}

async fn open_store(config: &Config) -> Result<Store, Failure> {
    let url = match &config.data.database_url {
        Some(url) => url.reveal().to_owned(),
        None => config.data.folder.join("baragumu.sqlite").display().to_string(),
    };
    Ok(Store::open(&url, CONNECTIONS).await?)
}

/// A gateway ready to serve. What tests and `serve` share.
///
/// # Errors
/// Content that cannot be served, or a database that cannot be used.
pub async fn build(
    config: &Config,
    store: Store,
    world: Arc<dyn World>,
) -> Result<Gateway, Failure> {
    let compiled = compile(config)?;
    store.migrate().await?;
    let filled = directory::plant(&store, &compiled.seed, &*world).await?;
    if !filled.is_empty() {
        tracing::info!(tables = %filled.join(", "), "filled empty tables with the starter data");
    }
    let now = world.now();
    let current = Arc::new(compiled.program);
    let older = older_programs(config, &store, &current).await?;
    let sources = serde_json::to_string(&compiled.sources)
        .map_err(|error| Failure::Part(format!("the menu cannot be stored: {error}")))?;
    let release = menu_releases::Release {
        digest: current.release.clone(),
        version: current.version.clone(),
        sources,
        loaded_at: now,
    };
    menu_releases::keep(&store, &release).await?;
    menu_releases::prune(&store, &current.release, now.before(RELEASE_KEPT)).await?;
    // Two version 7 UUIDs hold more than 128 random bits.
    let fresh_key = format!("{}{}", world.fresh_id(), world.fresh_id());
    let hash_key = instance::value(&store, "hash_key", &fresh_key).await?;
    let directory = directory::read(&store, &*world, &config.service.time_zone).await?;
    let menus = Menus::new(current, older, directory).with_keywords(compiled.keywords);
    let accounts = config.accounts.iter().map(|it| account(config, it)).collect();
    let rules = Rules {
        time_zone: config.service.time_zone.clone(),
        default_language: config.service.default_language.clone(),
        resume: config.service.resume,
        hash_key,
        keep_log: Duration::from_hours(u64::from(config.service.log_days) * 24),
        sms_per_day: config.service.sms_per_day,
        broadcasts: broadcast_settings(&config.broadcasts, compiled.office),
        sms: config.sms,
        sending: terms(config),
        officers: officer_terms(config),
    };
    let gateway = Gateway::new(store, accounts, menus, rules, world);
    let unreadable = gateway.seal_second_factors().await?;
    if unreadable > 0 {
        tracing::error!(
            officers = unreadable,
            "second factors were sealed with another officers.secret_key: bring it back, or \
             have these officers enrol anew"
        );
    }
    Ok(gateway)
}

fn broadcast_settings(settings: &config::Broadcasts, office: Office) -> broadcasts::Settings {
    broadcasts::Settings {
        countdown: settings.countdown,
        valid: settings.valid,
        missed_after: settings.missed_after,
        most_segments: settings.most_segments as usize,
        opt_out_line_every: settings.opt_out_line_every,
        link_names: settings.link_names.clone(),
        self_approval_in_training: settings.self_approval_in_training,
        limits: settings.limits,
        tariff: settings.tariff.clone(),
        office: Arc::new(office),
    }
}

/// A configuration's terms of officers' accounts.
#[must_use]
pub fn officer_terms(config: &Config) -> officers::Terms {
    let key = config.officers.secret_key.as_ref().map(config::Secret::reveal);
    officers::Terms {
        cost: config.officers.cost,
        issuer: config.service.name.clone(),
        vault: officers::vault::Vault::new(key),
    }
}

/// A configuration's terms of messages out.
#[must_use]
pub fn terms(config: &Config) -> Terms {
    Terms {
        lease: config.sending.lease,
        quiet: config.sending.quiet,
        retire_after: config.sending.retire_after,
    }
}

/// The releases that open sessions still run on. One that no longer compiles is
/// left out: its sessions begin anew on the current one.
async fn older_programs(
    config: &Config,
    store: &Store,
    current: &Program,
) -> Result<Vec<Arc<Program>>, Failure> {
    let limits: Vec<Limit> = config.accounts.iter().map(screen_limit).collect();
    let mut programs = Vec::new();
    for digest in menu_releases::in_use(store).await? {
        if digest == current.release {
            continue;
        }
        let Some(release) = menu_releases::get(store, &digest).await? else { continue };
        let compiled = serde_json::from_str::<Sources>(&release.sources)
            .map_err(|error| error.to_string())
            .and_then(|sources| {
                Program::compile(&sources, &limits).map_err(|findings| listed(&findings))
            });
        match compiled {
            Ok(program) => programs.push(Arc::new(program)),
            Err(error) => {
                tracing::warn!(release = %digest, %error, "an older menu is not served any more");
            }
        }
    }
    Ok(programs)
}

fn account(config: &Config, account: &config::Account) -> Account {
    Account {
        name: account.name.clone(),
        operator: Arc::clone(&account.translator),
        standing: if account.operator == config::SIMULATOR {
            Standing::Training
        } else {
            Standing::Live
        },
        service_codes: account.service_codes.clone(),
        short_codes: account.short_codes.clone(),
        limit: screen_limit(account),
        deadline: account.deadline,
        repeat_window: account.repeat_window,
        idle: account.idle,
        sending: Sending {
            tps: account.tps,
            most_on_wire: account.most_on_wire as usize,
            unanswered: account.unanswered,
            request_timeout: account.request_timeout,
            report_url: format!(
                "{}/callbacks/{}/{}/dlr",
                config.server.public_url,
                account.name,
                account.callback_key.reveal()
            ),
        },
    }
}

/// The guard of a configuration's callback door.
#[must_use]
pub fn guard(config: &Config) -> Guard {
    let locks = config
        .accounts
        .iter()
        .map(|account| Lock {
            account: account.name.clone(),
            callback_key: account.callback_key.reveal().to_owned(),
            allowed_networks: account.allowed_networks.clone(),
            basic: account
                .basic
                .as_ref()
                .map(|basic| (basic.user.clone(), basic.password.reveal().to_owned())),
        })
        .collect();
    let at_least_one = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::per_second(at_least_one(config.server.requests_per_second))
        .allow_burst(at_least_one(config.server.burst));
    let by_token = at_least_one(config.server.token_requests_per_second);
    let token_quota = Quota::per_second(by_token).allow_burst(by_token.saturating_mul(TOKEN_BURST));
    Guard::new(locks, config.server.trusted_proxies.clone(), quota, token_quota)
}

/// The doors of officers: the API for their programs, and the console, whose phone
/// speaks to the operators' `doors` and reads `inboxes`.
///
/// # Errors
/// Texts that are missing or cannot be read.
pub fn office_doors(
    config: &Config,
    doors: &Doors,
    inboxes: Option<Arc<dyn Inboxes>>,
) -> Result<Routes, Failure> {
    let content = Content::read(config.content.folder.as_deref())?;
    let files: Vec<LocaleFile> = content
        .api
        .into_iter()
        .filter_map(|(tag, source)| {
            let language = Language::parse(&tag)?;
            Some(LocaleFile { language, file: source.file, text: source.text })
        })
        .collect();
    let locales = Locales::load(&files).map_err(Failure::Findings)?;
    let texts =
        Texts::new(locales, config.service.default_language.clone()).map_err(Failure::Findings)?;
    let texts = Arc::new(texts);
    let desk = Desk::new(doors.gateway.clone(), Arc::clone(&doors.guard), Arc::clone(&texts));
    let api = http::api::router(desk).map_err(Failure::Part)?;
    let zone = config.service.time_zone.clone();
    let public_url = config.server.public_url.clone();
    let console = Console::new(doors.clone(), texts, zone, public_url, inboxes);
    Ok(api.merge(http::console::router(console)))
}

/// `baragumu serve`: everything, until a signal stops it.
///
/// # Errors
/// What keeps it from starting.
pub async fn serve(config: Config) -> Result<(), Failure> {
    let recorder = PrometheusBuilder::new()
        .install_recorder()
        .map_err(|error| Failure::Part(format!("metrics: {error}")))?;
    let store = open_store(&config).await?;
    let _claim = claim(&config).await?;
    let gateway = build(&config, store.clone(), Arc::new(RealWorld)).await?;
    let (later, later_turns) = mpsc::channel(LATER_TURNS);
    let submitter =
        Submitter::new().map_err(|error| Failure::Part(format!("the HTTP client: {error}")))?;
    let doors = Doors {
        gateway: gateway.clone(),
        guard: Arc::new(guard(&config)),
        later,
        metrics: Metrics(recorder),
    };
    let far_side = far_side(&config)?;
    let offices = office_doors(&config, &doors, far_side.as_ref().map(FarSide::inboxes))?;
    let listener = TcpListener::bind(config.server.listen)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
        .map_err(|error| Failure::Io {
            what: format!("listening on {}", config.server.listen),
            error,
        })?;
    let (callers, measured) = (Arc::clone(&doors.guard), doors.metrics.clone());
    let folder = config.data.folder.clone();
    gateway.watch_over_database(&folder).await?;
    // Heard before anything may leave: until then a signal ends the process at once.
    let mut signals = Signals::listen()?;
    let workers = Workers::start(&gateway, folder, later_turns, submitter, move || {
        callers.forget_quiet_sources();
        measured.0.run_upkeep();
    });
    let invitation = gateway.first_invitation().await?;
    announce(&config, &gateway, invitation.as_deref());

    let handle = axum_server::Handle::new();
    let mut server = axum_server::from_tcp(listener)
        .map_err(|error| Failure::Io { what: "the listening socket".to_owned(), error })?
        .handle(handle.clone())
        .first_request_timeout(FIRST_REQUEST_PATIENCE);
    server.http_builder().http1().header_read_timeout(HEADER_PATIENCE);
    let routes =
        far_side.iter().fold(router(doors).merge(offices), |routes, it| routes.merge(it.router()));
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn(server.serve(service));

    signals.next().await;
    tracing::info!("stopping: finishing what is in hand; a second signal stops at once");
    let orderly = async {
        // Answers to what has left are waited for while the doors close.
        workers.stop_sending();
        handle.graceful_shutdown(Some(DOORS_PATIENCE));
        let _ = serving.await;
        let finished = workers.stop(WORKERS_PATIENCE).await;
        // Connections that somebody still holds would never be closed.
        if finished {
            store.close().await;
        }
        finished
    };
    tokio::select! {
        finished = timeout(STOP_PATIENCE, orderly) => {
            if finished == Ok(true) {
                tracing::info!("stopped");
            } else {
                tracing::warn!("stopped, and something in hand did not finish in time");
            }
        }
        () = signals.next() => tracing::warn!("stopped at once"),
    }
    Ok(())
}

/// What asks the program to stop.
#[derive(Debug)]
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From now on a signal waits to be heard, and no longer ends the process by itself.
    ///
    /// # Errors
    /// Signals cannot be listened for.
    pub fn listen() -> Result<Self, Failure> {
        let listen =
            |kind| signal(kind).map_err(|error| Failure::Io { what: "signals".to_owned(), error });
        Ok(Self {
            terminate: listen(SignalKind::terminate())?,
            interrupt: listen(SignalKind::interrupt())?,
        })
    }

    /// Waits until the program is asked to stop.
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Says in a few plain lines what is running and how to dial it.
fn announce(config: &Config, gateway: &Gateway, invitation: Option<&str>) {
    let menu = gateway.menus().current();
    let database = if config.data.database_url.is_some() {
        "PostgreSQL".to_owned()
    } else {
        config.data.folder.join("baragumu.sqlite").display().to_string()
    };
    let mut text = format!(
        "{} — Baragumu {}\n  listening on  http://{}\n  settings      {}\n  database      {database}\n  \
         menu          {} ({}), {} screens",
        config.service.name,
        env!("CARGO_PKG_VERSION"),
        config.server.listen,
        config.origin,
        menu.version,
        menu.release,
        menu.screens.len(),
    );
    for account in &config.accounts {
        let codes: Vec<String> = account.service_codes.iter().map(ToString::to_string).collect();
        let _ = write!(
            text,
            "\n  account       {} ({}): {}",
            account.name,
            account.operator,
            codes.join(" ")
        );
    }
    let dialled = config
        .accounts
        .iter()
        .filter(|account| account.operator == config::SIMULATOR)
        .find_map(|account| account.service_codes.first());
    if let Some(code) = dialled {
        let _ = write!(text, "\nDial it from a second terminal:  baragumu dial '{code}'");
    }
    let console = format!("{}/console", config.server.public_url.trim_end_matches('/'));
    let _ = match invitation {
        Some(token) => write!(
            text,
            "\nMake yourself the first administrator, by this link and once:\n  {console}/join/{token}"
        ),
        None => write!(text, "\n  console       {console}"),
    };
    if gateway.is_held() {
        text.push_str(
            "\nTHE DATABASE WAS RESTORED OR COPIED: no broadcast leaves until an administrator \
             confirms it with `baragumu confirm-restored`",
        );
    }
    let live = config.accounts.iter().any(|account| account.operator != config::SIMULATOR);
    if live && let Ok(findings) = check(config, true) {
        let count = findings.iter().filter(|finding| finding.severity == Severity::Live).count();
        if count > 0 {
            let _ = write!(
                text,
                "\n{count} facts are withheld from citizens until they are proved: see `baragumu check --live`"
            );
        }
    }
    crate::cli::say(&text);
}
