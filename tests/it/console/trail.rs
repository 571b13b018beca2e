//! The audit trail and the settings.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use axum::http::StatusCode;
use baragumu::domain::officer::Role;

use crate::support::{
    console::{Browser, PASSWORD},
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    the_trail_is_searched_page_by_page,
    the_trail_is_taken_away_as_a_table_by_who_shows_the_password,
    the_trail_is_verified,
    who_may_not_read_the_trail_is_told_so,
    settings_say_where_they_are_changed_and_how_accounts_fare,
    a_restored_database_is_confirmed_by_an_administrator,
}

const TRAIL: &str = "/console/trail";

async fn the_trail_is_searched_page_by_page(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut judge = Browser::officer(&node, "Mkaguzi Mkuu", Role::Auditor).await;
    for n in 0..60 {
        let name = format!("Afisa {n}");
        let by = baragumu::gateway::tokens::command_line();
        node.gateway.invite(&by, &name, Role::Viewer).await.unwrap();
    }
    let page = judge.get(TRAIL).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.body.matches("<li>\n<p><span class=\"clock\">").count(), 30);
    assert!(page.body.len() < 30_000, "{} bytes", page.body.len());
    assert!(page.body.contains("Alialika afisa") && page.body.contains("Amri kwenye seva"));
    let next = page.between("href=\"/console/trail?", "\"").unwrap().replace("&#38;", "&");
    let page = judge.get(&format!("{TRAIL}?{next}")).await;
    assert!(!page.body.contains("Mstari wa 1<"), "{}", page.body);
    let next = page.between("href=\"/console/trail?", "\"").unwrap().replace("&#38;", "&");
    let page = judge.get(&format!("{TRAIL}?{next}")).await;
    assert!(page.body.contains("Mstari wa 1<"), "the rest is on the third: {}", page.body);
    assert!(!page.body.contains("Ya zamani zaidi"), "{}", page.body);
    let found = async |judge: &mut Browser<'_>, query: &str| {
        let page = judge.get(&format!("{TRAIL}?{query}")).await;
        page.body.matches("<li>\n<p><span class=\"clock\">").count()
    };
    assert_eq!(found(&mut judge, "officer=mkaguzi").await, 1);
    assert_eq!(found(&mut judge, "officer=mkaguzi&kind=broadcast").await, 0);
    assert_eq!(found(&mut judge, "kind=officer&subject=officer+5&officer=command").await, 11);
    assert_eq!(found(&mut judge, "from=2026-11-23&to=2026-11-23").await, 30);
    assert_eq!(found(&mut judge, "from=2026-11-24").await, 0);
    let page = judge.get(&format!("{TRAIL}?officer=%3Cscript%3E")).await;
    assert!(page.body.contains("value=\"&#60;script&#62;\""), "{}", page.body);
}

async fn the_trail_is_taken_away_as_a_table_by_who_shows_the_password(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut judge = Browser::officer(&node, "Mkaguzi", Role::Auditor).await;
    node.clock_passes(Duration::from_mins(10));
    judge.get(TRAIL).await;
    let path = format!("{TRAIL}/export");
    let page = judge.post(&path, &[("kind", "officer")]).await;
    assert!(page.body.contains("confirm_password"), "{}", page.body);
    let shown = [("kind", "officer"), ("confirm_password", PASSWORD)];
    let table = judge.post(&path, &shown).await;
    assert_eq!(table.headers["content-type"], "text/csv; charset=utf-8");
    assert!(table.headers["content-disposition"].contains("trail.csv"));
    let lines: Vec<&str> = table.body.lines().collect();
    assert_eq!(lines[0], "seq,at,officer,action,subject,detail,previous,hash");
    assert!(lines.last().unwrap().starts_with("1,2026-11-23T05:00:00Z,"), "{}", table.body);
    assert!(lines[1..].iter().all(|line| line.contains(",officer.")), "{}", table.body);
    // Taking it away is an act too.
    assert!(judge.get(TRAIL).await.body.contains("Alipakua kumbukumbu za matendo"));
}

async fn the_trail_is_verified(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut judge = Browser::officer(&node, "Mkaguzi", Role::Auditor).await;
    judge.get(TRAIL).await;
    let path = format!("{TRAIL}/verify");
    let page = judge.post(&path, &[]).await;
    assert!(page.body.contains("Kumbukumbu ni kamili: mistari yote 2"), "{}", page.body);
    database.execute("UPDATE audit SET officer = 'mwingine' WHERE seq = 2").await;
    judge.get(TRAIL).await;
    let page = judge.post(&path, &[]).await;
    assert!(page.body.contains("mstari wa 2 hauko"), "{}", page.body);
}

async fn who_may_not_read_the_trail_is_told_so(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    for role in Role::ALL {
        let mut officer = Browser::officer(&node, role.word(), role).await;
        let may = role.may(Role::Auditor);
        let nav = officer.get("/console").await;
        assert_eq!(nav.body.contains("href=\"/console/trail\""), may, "{role:?}");
        for path in ["/export", "/verify"] {
            officer.get("/console").await;
            let page = officer.post(&format!("{TRAIL}{path}"), &[]).await;
            assert_eq!(page.status == StatusCode::FORBIDDEN, !may, "{role:?} {path}");
        }
        let page = officer.get(TRAIL).await;
        assert_eq!(page.status == StatusCode::FORBIDDEN, !may, "{role:?}");
        assert!(may || page.body.contains("Mkaguzi"), "{}", page.body);
    }
}

async fn settings_say_where_they_are_changed_and_how_accounts_fare(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console/settings").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for shown in [
        "20:00 (saa 2 usiku) hadi 08:00 (saa 2 asubuhi)",
        "sending.quiet_from",
        "sekunde 60",
        "broadcasts.countdown_seconds",
        "Vodacom 22.00",
        "hakuna kikomo; TZS 0 zimetumika",
        "simulator",
        "Hakuna anayetuma",
        "Haitumi SMS",
        "*149*46#",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    // Once this node drives the account, the page says so; and that nobody answers.
    let at = node.gateway.account_named("simulator").unwrap();
    let mut watch = node.gateway.watch(at);
    let driver = node.gateway.try_to_drive(&mut watch).await.unwrap();
    assert!(driver.is_some());
    assert!(viewer.get("/console/settings").await.body.contains("Seva hii inatuma"));
    node.gateway.note_breaker(at, true);
    let page = viewer.get("/console/settings").await;
    assert!(page.body.contains("kampuni ya simu haijibu"), "{}", page.body);
}

async fn a_restored_database_is_confirmed_by_an_administrator(database: Database) {
    let folder = tempfile::tempdir().unwrap();
    let node = TestGateway::start(&database.store, &morning()).await;
    node.gateway.watch_over_database(folder.path()).await.unwrap();
    database.execute("UPDATE instance SET value = 'elsewhere' WHERE name = 'identity'").await;
    node.gateway.watch_over_database(folder.path()).await.unwrap();
    assert!(node.gateway.is_held());
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console/settings").await;
    assert!(page.body.contains("Muombe msimamizi."), "{}", page.body);
    let path = "/console/settings/confirm-restored";
    assert_eq!(viewer.post(path, &[("key", "abc")]).await.status, StatusCode::FORBIDDEN);
    assert!(node.gateway.is_held());
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    neema.get("/console/settings").await;
    let page = neema.post(path, &[]).await;
    assert_eq!(page.location, "/console/settings?done=restored-confirmed", "{}", page.body);
    assert!(!node.gateway.is_held());
}

/// Every act that may stand in the trail is told in words.
#[test]
fn every_act_has_its_words() {
    let mut texts = BTreeSet::new();
    for language in ["sw", "en"] {
        let path = format!("{}/locales/{language}/console-trail.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        let keys = text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
        texts.extend(keys.map(|key| format!("{language} {key}")));
    }
    let kinds = [
        "broadcast.",
        "message.",
        "ticket.",
        "subscriber.",
        "group.",
        "officer.",
        "token.",
        "database.",
        "trail.",
    ];
    let mut acts = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gateway")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let quoted = source.split('"').skip(1).step_by(2);
            acts.extend(
                quoted
                    .filter(|text| kinds.iter().any(|kind| text.starts_with(kind)))
                    // A kind alone is no act: acts are searched for by it.
                    .filter(|text| !text.ends_with('.'))
                    .filter(|text| {
                        text.bytes().all(|b| b.is_ascii_lowercase() || b".-".contains(&b))
                    })
                    .map(str::to_owned),
            );
        }
    }
    assert!(acts.len() > 40, "only {acts:?} were found");
    for act in acts {
        for language in ["sw", "en"] {
            let key = format!("{language} act-{}", act.replace('.', "-"));
            assert!(texts.contains(&key), "{act} has no text: {key}");
        }
    }
}
