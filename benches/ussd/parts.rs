//! Which part of a turn costs what: each part alone, in this process, on one thread.
//!
//! The parts of the engine are averages over the four steps of a walk. Loading
//! and saving is elapsed time for each turn of a group, the flush to disk
//! included: what a group costs is shared by all who travel in it.

use std::{
    hint::black_box,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::http::HeaderMap;
use baragumu::{
    app,
    config::{Config, Environment},
    domain::{
        inbound::{Inbound, UssdTurn},
        msisdn::Msisdn,
        screen::Screen,
    },
    gateway::{
        Gateway,
        memory::Memory,
        turn::{Circumstances, Person, Rules, Taken, take},
    },
    menu::{
        facts::{Citizen, Fetched},
        session::Session as Place,
        step::{Input, Turned, step},
    },
    operators::{Callback, Carriage, Event, Method},
    store::{
        Store,
        sessions::{self, Session},
    },
    world::{RealWorld, World},
};

use super::{
    READ, settings,
    support::server::{Postgres, folder},
    walk::form,
};

/// How long a part is repeated.
const LONG_ENOUGH: Duration = Duration::from_millis(300);
/// The groups that are loaded and saved, by their size.
const GROUPS: [usize; 3] = [1, 16, 64];

/// Measures and prints every part.
pub(crate) async fn measure(postgres: &Postgres) {
    let folder = folder();
    let config = settings(1, folder.path(), None);
    let config = Config::from_text(None, &config, &Environment::new()).expect("it is in order");
    let file = folder.path().join("parts.sqlite").display().to_string();
    let store = Store::open(&file, 8).await.expect("a file can be made");
    let gateway =
        app::build(&config, store.clone(), Arc::new(RealWorld)).await.expect("it can be built");
    println!("Which part of a turn costs what, in microseconds a turn:");
    let rows = measure_engine(&config, &gateway);
    measure_store("SQLite", &store, &rows).await;
    let store = Store::open(&postgres.url, 8).await.expect("it still runs");
    measure_store("PostgreSQL", &store, &rows).await;
    println!();
}

/// One step of the walk as it arrives, and the person it meets.
struct Scene {
    body: String,
    turn: UssdTurn,
    msisdn: Msisdn,
    person: Person,
    after: Person,
    screen: Screen,
}

fn measure_engine(config: &Config, gateway: &Gateway) -> Session {
    let account = gateway.account(0);
    let guard = app::guard(config);
    let directory = gateway.menus().directory();
    let rules = Rules {
        time_zone: config.service.time_zone.clone(),
        default_language: config.service.default_language.clone(),
        resume: config.service.resume,
        keep_log: Duration::ZERO,
        hash_key: String::new(),
        sms_per_day: config.service.sms_per_day,
        broadcasts: baragumu::gateway::broadcasts::Settings::default(),
        sms: baragumu::gateway::inbound::SmsRules::default(),
        sending: app::terms(config),
        officers: app::officer_terms(config),
    };
    let here = Circumstances {
        account,
        menus: gateway.menus(),
        directory: &directory,
        rules: &rules,
        now: RealWorld.now(),
        world: &RealWorld,
        storing: true,
    };
    let decode = |body: &str| {
        let callback = Callback {
            event: Event::Ussd,
            method: Method::Post,
            query: "",
            content_type: "application/x-www-form-urlencoded",
            body: body.as_bytes(),
        };
        account.operator.decode(callback).expect("it is in order")
    };
    let fetched = Fetched::default();
    let mut scenes: Vec<Scene> = Vec::new();
    for (trail, _) in READ {
        let body = form(4_711, trail);
        let Some(Inbound::Ussd(turn)) = decode(&body).pop() else { panic!("it is a turn") };
        let msisdn = turn.msisdn.clone().expect("this operator names the citizen");
        let row = scenes.last().and_then(|scene| scene.after.row.clone());
        let person = Person { row, citizen: Citizen::default() };
        let Taken::Fresh(fresh) = take(&person, &msisdn, &turn, here, &fetched) else {
            panic!("each step is new and needs nothing more")
        };
        let after = Person { row: Some(fresh.row), ..person.clone() };
        scenes.push(Scene { body, turn, msisdn, person, after, screen: fresh.screen });
    }

    let headers = HeaderMap::new();
    let peer = SocketAddr::from((IpAddr::V4(Ipv4Addr::LOCALHOST), 4_711));
    print(
        "the guard at the door",
        each(&scenes, |_| {
            let admitted =
                guard.admit(peer, &headers, "africastalking", "a-key-that-only-the-bench-knows");
            let _ = black_box(admitted);
        }),
    );
    print(
        "decode the form, number included",
        each(&scenes, |scene| {
            drop(black_box(decode(&scene.body)));
        }),
    );
    print(
        "  of it parse the number",
        each(&scenes, |scene| {
            drop(black_box(Msisdn::parse(scene.msisdn.e164())));
        }),
    );
    print(
        "take the turn, from row to row",
        each(&scenes, |scene| {
            drop(black_box(take(&scene.person, &scene.msisdn, &scene.turn, here, &fetched)));
        }),
    );
    let citizen = Citizen::default();
    let facts = here.facts(&citizen, &fetched);
    let places: Vec<(Option<Place>, &str)> = scenes
        .iter()
        .zip(["", "3", "1", "2"])
        .map(|(scene, entry)| {
            let row = scene.person.row.as_ref();
            (row.map(|row| serde_json::from_str(&row.state).expect("we wrote it")), entry)
        })
        .collect();
    print(
        "  of it step and lay out the screen",
        each(&places, |(place, entry)| {
            let input = if place.is_some() { Input::Entry(entry) } else { Input::Dial(&[]) };
            let turned = step(gateway.menus().current(), place.as_ref(), input, &facts);
            assert!(matches!(turned, Turned::Shown(_)));
        }),
    );
    print(
        "  of it the place as JSON, there and back",
        each(&scenes, |scene| {
            let state = scene.after.row.as_ref().map_or("", |row| &row.state);
            let place: Place = serde_json::from_str(state).expect("we wrote it");
            drop(black_box(serde_json::to_string(&place)));
        }),
    );
    let memory = Memory::default();
    print(
        "remember the person",
        each(&scenes, |scene| {
            memory.saved(0, &scene.after, true);
        }),
    );
    print(
        "encode the reply",
        each(&scenes, |scene| {
            let carriage = account.operator.encode_screen(&scene.turn, &scene.screen);
            assert!(matches!(carriage, Carriage::Reply(_)));
        }),
    );
    print(
        "recall the person",
        each(&scenes, |scene| {
            drop(black_box(memory.current(0, &scene.msisdn, &scene.turn.session)));
        }),
    );
    scenes.pop().and_then(|scene| scene.after.row).expect("there are four")
}

async fn measure_store(database: &str, store: &Store, row: &Session) {
    store.migrate().await.expect("it can be migrated");
    for size in GROUPS {
        let mut rows: Vec<Session> = (0..size)
            .map(|citizen| {
                let number = format!("+2556{size:02}{citizen:06}");
                let msisdn = Msisdn::parse(&number).expect("it is a number");
                Session { msisdn, revision: 0, id: RealWorld.fresh_id(), ..row.clone() }
            })
            .collect();
        let keys: Vec<_> =
            rows.iter().map(|row| (row.account.clone(), row.msisdn.clone())).collect();
        let (mut loading, mut saving) = (Vec::new(), Vec::new());
        let began = Instant::now();
        while began.elapsed() < 2 * LONG_ENOUGH {
            let started = Instant::now();
            let loaded = sessions::load(store, &keys).await.expect("it answers");
            loading.push(micros(started.elapsed(), size));
            assert_eq!(loaded.len(), size);
            let started = Instant::now();
            let saved = sessions::save(store, &rows).await.expect("it answers");
            saving.push(micros(started.elapsed(), size));
            assert!(saved.into_iter().all(|saved| saved));
            for row in &mut rows {
                row.revision += 1;
            }
        }
        print(&format!("{database}: load in a group of {size}"), median(loading));
        print(&format!("{database}: save in a group of {size}"), median(saving));
    }
}

/// Microseconds of one work on one of `all`, on average over them.
fn each<T>(all: &[T], mut work: impl FnMut(&T)) -> f64 {
    let mut samples = Vec::new();
    let began = Instant::now();
    while began.elapsed() < LONG_ENOUGH {
        let started = Instant::now();
        for _ in 0..100 {
            for one in all {
                work(one);
            }
        }
        samples.push(micros(started.elapsed(), 100 * all.len()));
    }
    median(samples)
}

fn micros(elapsed: Duration, turns: usize) -> f64 {
    elapsed.as_secs_f64() * 1e6 / turns as f64
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or(f64::NAN)
}

fn print(part: &str, micros: f64) {
    println!("  {part:<44} {micros:>9.2}");
}
