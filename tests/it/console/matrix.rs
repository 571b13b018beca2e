//! Every route of the console by every kind of visitor, and every form by every way in
//! which it must not come. The routes are read from the sources: one that no line of the
//! table names fails.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use axum::http::{Method, StatusCode};
use baragumu::{
    domain::{
        broadcast::{Audience, Draft},
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        time::Timestamp,
    },
    gateway::tokens::command_line,
    http::console::citizens,
    store::{
        subscribers,
        tickets::{self, Kind, NewTicket},
    },
};

use crate::support::{
    console::{Browser, PASSWORD, Shown},
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
    routes::{CONSOLE, console_routes},
};

both_databases! {
    every_route_is_for_whom_the_table_says,
    no_form_comes_in_another_way,
    a_form_counts_once_in_whatever_session,
    what_matters_waits_for_the_password,
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Whoever comes.
    Anybody,
    /// Whoever has shown a password, also if they owe a code.
    Entering,
    /// Officers who are wholly signed in and whose role may do what needs this one.
    Seated(Role),
}

/// A route, who may use it, and a request that does what it does.
#[derive(Debug, Clone)]
struct Line {
    /// The route as the sources say it, and behind a colon which act of it.
    name: &'static str,
    who: Who,
    path: &'static str,
    fields: Vec<(&'static str, &'static str)>,
    /// Whether its form counts once, by its key.
    keyed: bool,
    /// What puts things where the request can be carried out, on the database itself.
    before: &'static str,
}

impl Line {
    fn method(&self) -> Method {
        if self.name.starts_with("GET") { Method::GET } else { Method::POST }
    }

    fn has_file(&self) -> bool {
        self.fields.iter().any(|(name, _)| *name == "file")
    }
}

const BULLETIN: [(&str, &str); 6] = [
    ("name", "Maji"),
    ("account", "simulator"),
    ("text.sw", "Halmashauri: maji yamerudi <KATA>."),
    ("who", "places"),
    ("ward", "3"),
    ("when", "now"),
];

/// In an order in which each can be carried out; what ends sessions comes last. PERSON in
/// a path becomes a subscriber's, FINGERPRINT in a field that of bulletin 2.
fn table() -> Vec<Line> {
    use Role::{Administrator, Approver, Auditor, Author, Viewer};
    use Who::{Anybody, Entering, Seated};
    let get = |name, who, path| Line { name, who, path, fields: vec![], keyed: false, before: "" };
    let post = |name, who, path, fields: &[(&'static str, &'static str)]| Line {
        name,
        who,
        path,
        fields: fields.to_vec(),
        keyed: true,
        before: "",
    };
    let unkeyed = |line: Line| Line { keyed: false, ..line };
    let after = |before, line: Line| Line { before, ..line };
    let seen = |name, path| get(name, Seated(Viewer), path);
    let act = |name, role, path, fields: &[(&'static str, &'static str)]| {
        post(name, Seated(role), path, fields)
    };
    vec![
        get("GET /console/assets/{digest}/{name}", Anybody, "/console/assets/0/none"),
        get("GET /console/sign-in", Anybody, "/console/sign-in"),
        get("GET /console/join/{token}", Anybody, "/console/join/none"),
        unkeyed(post("POST /console/join/{token}", Anybody, "/console/join/none", &[])),
        unkeyed(post("POST /console/language", Anybody, "/console/language", &[("language", "sw")])),
        get("GET /console/code", Entering, "/console/code"),
        get("GET /console/second-factor", Entering, "/console/second-factor"),
        get("GET /console/{*rest}", Anybody, "/console/nowhere"),
        seen("GET /console", "/console"),
        seen("GET /console/guide", "/console/guide"),
        seen("GET /console/calendar", "/console/calendar"),
        seen("GET /console/settings", "/console/settings"),
        seen("GET /console/own", "/console/own"),
        get("GET /console/people", Seated(Auditor), "/console/people"),
        get("GET /console/people/{id}", Seated(Auditor), "/console/people/1"),
        get("GET /console/trail", Seated(Auditor), "/console/trail"),
        seen("GET /console/phone", "/console/phone"),
        seen("GET /console/bulletins", "/console/bulletins"),
        get("GET /console/bulletins/new", Seated(Author), "/console/bulletins/new"),
        seen("GET /console/bulletins/{id}", "/console/bulletins/1"),
        get("GET /console/bulletins/{id}/edit", Seated(Author), "/console/bulletins/1/edit"),
        seen("GET /console/bulletins/{id}/recipients", "/console/bulletins/3/recipients"),
        seen("GET /console/bulletins/{id}/events", "/console/bulletins/3/events"),
        seen("GET /console/help-desk", "/console/help-desk"),
        seen("GET /console/help-desk/week", "/console/help-desk/week"),
        seen("GET /console/help-desk/week/export", "/console/help-desk/week/export"),
        seen("GET /console/help-desk/{number}", "/console/help-desk/1001"),
        seen("GET /console/help-desk/with/{person}", "/console/help-desk/with/PERSON"),
        seen("GET /console/subscribers", "/console/subscribers"),
        seen("GET /console/subscribers/{person}", "/console/subscribers/PERSON"),
        get("GET /console/subscribers/{person}/erase", Seated(Author), "/console/subscribers/PERSON/erase"),
        get("GET /console/subscribers/add", Seated(Author), "/console/subscribers/add"),
        get("GET /console/subscribers/import", Seated(Author), "/console/subscribers/import"),
        seen("GET /console/subscribers/groups", "/console/subscribers/groups"),
        seen("GET /console/subscribers/groups/{group}", "/console/subscribers/groups/1"),
        act("POST /console/bulletins/new", Author, "/console/bulletins/new", &BULLETIN),
        unkeyed(act("POST /console/bulletins/preview", Author, "/console/bulletins/preview", &BULLETIN)),
        act("POST /console/bulletins/{id}/edit", Author, "/console/bulletins/1/edit", &BULLETIN),
        act("POST /console/bulletins/{id}/{act}: test", Author, "/console/bulletins/1/test",
            &[("msisdn", "0754000100"), ("language", "sw")]),
        act("POST /console/bulletins/{id}/{act}: submit", Author, "/console/bulletins/1/submit", &[]),
        act("POST /console/bulletins/{id}/{act}: return", Approver, "/console/bulletins/1/return",
            &[("comment", "Taja saa.")]),
        act("POST /console/bulletins/{id}/{act}: approve", Approver, "/console/bulletins/2/approve",
            &[("fingerprint", "FINGERPRINT")]),
        act("POST /console/bulletins/{id}/{act}: pause", Author, "/console/bulletins/2/pause", &[]),
        act("POST /console/bulletins/{id}/{act}: resume", Approver, "/console/bulletins/2/resume", &[]),
        act("POST /console/bulletins/{id}/{act}: correct", Author, "/console/bulletins/2/correct", &[]),
        act("POST /console/bulletins/{id}/{act}: cancel", Author, "/console/bulletins/2/cancel", &[]),
        after(
            "INSERT INTO outbox (id, broadcast_id, account, lane, msisdn, language, state, created_at,
                due_at, validity, changed_at)
             VALUES (900, 3, 'simulator', 'bulk', '+255754000015', 'sw', 'unknown', 1, 1, 1, 1)",
            act("POST /console/bulletins/{id}/settle", Approver, "/console/bulletins/3/settle",
                &[("row", "900"), ("resolution", "leave")]),
        ),
        unkeyed(act("POST /console/bulletins/{id}/export", Author, "/console/bulletins/3/export", &[])),
        after(
            "INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, state, created_at,
                due_at, validity, changed_at)
             VALUES (3, 'simulator', 'bulk', '+255754000016', 'sw', 'expired', 1, 1, 1, 1)",
            act("POST /console/bulletins/{id}/{act}: retry", Approver, "/console/bulletins/3/retry", &[]),
        ),
        unkeyed(act("POST /console/help-desk/{number}/count", Viewer, "/console/help-desk/1001/count",
            &[("text", "Kesho.")])),
        act("POST /console/help-desk/{number}/answer", Author, "/console/help-desk/1001/answer",
            &[("text", "Kesho."), ("act", "send")]),
        act("POST /console/help-desk/{number}/assign", Author, "/console/help-desk/1001/assign",
            &[("act", "me")]),
        act("POST /console/help-desk/{number}/state", Author, "/console/help-desk/1001/state",
            &[("state", "waiting")]),
        act("POST /console/help-desk/{number}/note", Author, "/console/help-desk/1001/note",
            &[("note", "Nimempigia fundi.")]),
        act("POST /console/help-desk/{number}/close", Author, "/console/help-desk/1001/close", &[]),
        unkeyed(act("POST /console/subscribers/find", Viewer, "/console/subscribers/find",
            &[("number", "0754000100")])),
        act("POST /console/subscribers/add", Author, "/console/subscribers/add",
            &[("number", "0754000777"), ("evidence", "Fomu 12")]),
        act("POST /console/subscribers/import", Author, "/console/subscribers/import",
            &[("act", "import"), ("evidence", "Orodha"), ("file", "0754000778\n")]),
        unkeyed(act("POST /console/subscribers/export", Approver, "/console/subscribers/export", &[])),
        act("POST /console/subscribers/groups", Author, "/console/subscribers/groups",
            &[("name", "Wenyeviti")]),
        act("POST /console/subscribers/groups/upload", Author, "/console/subscribers/groups/upload",
            &[("act", "make"), ("name", "Wakulima"), ("file", "0754000779\n")]),
        act("POST /console/subscribers/groups/{group}/put", Author, "/console/subscribers/groups/1/put",
            &[("numbers", "0754000100")]),
        act("POST /console/subscribers/groups/{group}/remove", Author,
            "/console/subscribers/groups/1/remove", &[("person", "PERSON")]),
        unkeyed(act("POST /console/subscribers/groups/{group}/export", Approver,
            "/console/subscribers/groups/1/export", &[])),
        act("POST /console/subscribers/{person}/erase", Author, "/console/subscribers/PERSON/erase", &[]),
        unkeyed(act("POST /console/trail/export", Auditor, "/console/trail/export", &[])),
        unkeyed(act("POST /console/trail/verify", Auditor, "/console/trail/verify", &[])),
        unkeyed(act("POST /console/phone", Author, "/console/phone",
            &[("act", "dial"), ("number", "0754000001"), ("account", "simulator"), ("entry", "*149*46#")])),
        unkeyed(act("POST /console/phone/inbox", Author, "/console/phone/inbox",
            &[("number", "0754000001")])),
        after(
            "INSERT INTO instance (name, value) VALUES ('restored', '1')",
            act("POST /console/settings/confirm-restored", Administrator,
                "/console/settings/confirm-restored", &[]),
        ),
        act("POST /console/people", Administrator, "/console/people",
            &[("name", "Mpya"), ("role", "viewer")]),
        act("POST /console/people/{id}: role", Administrator, "/console/people/1",
            &[("act", "role"), ("role", "author")]),
        act("POST /console/people/{id}: link", Administrator, "/console/people/1", &[("act", "link")]),
        act("POST /console/people/{id}: sign-out", Administrator, "/console/people/1",
            &[("act", "sign-out")]),
        act("POST /console/people/{id}: forget", Administrator, "/console/people/1",
            &[("act", "forget")]),
        act("POST /console/people/{id}: disable", Administrator, "/console/people/1",
            &[("act", "disable")]),
        act("POST /console/people/{id}: enable", Administrator, "/console/people/1",
            &[("act", "enable")]),
        unkeyed(act("POST /console/own/password", Viewer, "/console/own/password",
            &[("current", "x"), ("password", "y"), ("again", "z")])),
        unkeyed(act("POST /console/own/session", Viewer, "/console/own/session", &[("session", "999")])),
        // Who has no second factor has no codes to renew: they are told so.
        unkeyed(act("POST /console/own/codes", Viewer, "/console/own/codes", &[])),
        unkeyed(post("POST /console/sign-in", Anybody, "/console/sign-in",
            &[("name", "hakuna"), ("password", "x")])),
        unkeyed(post("POST /console/code", Entering, "/console/code", &[("code", "000000")])),
        unkeyed(post("POST /console/second-factor", Entering, "/console/second-factor",
            &[("code", "000000")])),
        unkeyed(act("POST /console/own/everywhere", Viewer, "/console/own/everywhere", &[])),
        unkeyed(post("POST /console/sign-out", Entering, "/console/sign-out", &[])),
    ]
}

/// What makes messages leave, takes lists out, or touches accounts: the password is asked
/// for first, unless it was shown within the last minutes.
const GUARDED: [&str; 18] = [
    "POST /console/bulletins/{id}/{act}: approve",
    "POST /console/bulletins/{id}/{act}: resume",
    "POST /console/bulletins/{id}/{act}: retry",
    "POST /console/bulletins/{id}/settle",
    "POST /console/bulletins/{id}/export",
    "POST /console/subscribers/export",
    "POST /console/subscribers/groups/{group}/export",
    "POST /console/subscribers/{person}/erase",
    "POST /console/trail/export",
    "POST /console/settings/confirm-restored",
    "POST /console/own/codes",
    "POST /console/people",
    "POST /console/people/{id}: role",
    "POST /console/people/{id}: link",
    "POST /console/people/{id}: sign-out",
    "POST /console/people/{id}: forget",
    "POST /console/people/{id}: disable",
    "POST /console/people/{id}: enable",
];

#[test]
fn every_route_has_a_line_in_the_table() {
    let there = console_routes();
    let name = |line: &Line| line.name.split(": ").next().unwrap().to_owned();
    let listed: BTreeSet<String> = table().iter().map(name).collect();
    assert_eq!(listed, there);
    // What is done by one route in several ways: each way has its line too.
    for (file, route) in [
        ("bulletins/show.rs", "POST /console/bulletins/{id}/{act}"),
        ("people.rs", "POST /console/people/{id}"),
    ] {
        let text = fs::read_to_string(Path::new(CONSOLE).join(file)).unwrap();
        let arm = |line: &str| {
            let (word, rest) = line.trim().strip_prefix('"')?.split_once('"')?;
            rest.starts_with(" =>").then(|| format!("{route}: {word}"))
        };
        let acts: BTreeSet<String> = text.lines().filter_map(arm).collect();
        let listed = table();
        let listed =
            listed.iter().map(|it| it.name).filter(|it| it.starts_with(&format!("{route}:")));
        assert_eq!(listed.map(str::to_owned).collect::<BTreeSet<_>>(), acts);
    }
}

/// A node with what the table's paths name.
async fn prepared(database: &Database) -> TestGateway {
    let node = TestGateway::start(&database.store, &morning()).await;
    let gateway = &node.gateway;
    // Officer 1 is whom the table changes.
    gateway.invite(&command_line(), "Wa ziada", Role::Viewer).await.unwrap();
    let at = Timestamp::from_ms(1);
    let mut tx = database.store.begin().await.unwrap();
    let msisdn = Msisdn::parse("+255754000100").unwrap();
    subscribers::join(&mut tx, &msisdn, at).await.unwrap();
    subscribers::set_ward(&mut tx, &msisdn, 3, at).await.unwrap();
    let ticket = NewTicket {
        number: 1001,
        msisdn,
        account: "simulator".to_owned(),
        channel: "sms".to_owned(),
        kind: Kind::Question,
        category: None,
        body: "Maji?".to_owned(),
        language: Language::parse("sw").unwrap(),
        ward_code: None,
        created_at: at,
        turn_key: "a".to_owned(),
        due_at: None,
    };
    tickets::open(&mut tx, &ticket).await.unwrap();
    tx.commit().await.unwrap();
    let author = Officer::new("Mwandishi wa kwanza", Role::Author);
    let draft = Draft {
        name: "Maji".to_owned(),
        account: "simulator".to_owned(),
        texts: [(Language::parse("sw").unwrap(), "Halmashauri: maji.".to_owned())].into(),
        audience: Audience { wards: [3].into(), ..Audience::default() },
        ..Draft::default()
    };
    for _ in 0..3 {
        gateway.create_broadcast(&author, draft.clone()).await.unwrap();
    }
    gateway.submit_broadcast(&author, 2).await.unwrap();
    database.execute("UPDATE broadcasts SET state = 'done', approved_at = 1 WHERE id = 3").await;
    gateway.create_group(&author, "Viongozi").await.unwrap();
    node
}

/// Everything that an act may change, in few words; sessions and sign-in delays aside.
async fn standing(database: &Database) -> Vec<String> {
    let counts = [
        "audit WHERE officer <> 'system'",
        "outbox",
        "tickets",
        "ticket_notes",
        "subscribers",
        "contact_groups",
        "contact_group_members",
        "officers",
        "invitations",
        "broadcasts",
        "tokens",
        "idempotency",
    ];
    let mut told = Vec::new();
    for table in counts {
        told.push(format!("{table}: {}", database.count(table).await));
    }
    for of in [
        "SELECT state || ' ' || fingerprint FROM broadcasts ORDER BY id",
        "SELECT state || ' ' || COALESCE(answer, '') FROM tickets ORDER BY number",
        "SELECT role || ' ' || COALESCE(password, '') || ' ' || COALESCE(secret, '') FROM officers ORDER BY id",
        "SELECT state FROM outbox ORDER BY id",
        "SELECT name || ' ' || value FROM instance ORDER BY name",
    ] {
        told.extend(database.texts(of).await);
    }
    told
}

/// The line as it can be sent now.
async fn filled(node: &TestGateway, line: &Line) -> (String, Vec<(&'static str, String)>) {
    let number = Msisdn::parse("+255754000100").unwrap();
    let person = citizens::sealed(&node.gateway, &number);
    let fingerprint = node.gateway.broadcast(2).await.unwrap().fingerprint;
    let fields = line.fields.iter().map(|(name, value)| {
        let value = value.replace("FINGERPRINT", &fingerprint).replace("PERSON", &person);
        (*name, value)
    });
    (line.path.replace("PERSON", &person), fields.collect())
}

/// Sends a line with a key, from the page the browser is on or with another.
async fn asks(
    node: &TestGateway,
    browser: &mut Browser<'_>,
    line: &Line,
    key: Option<&str>,
) -> Shown {
    let (path, fields) = filled(node, line).await;
    if line.method() == Method::GET {
        return browser.get(&path).await;
    }
    let mut fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend(key.map(|key| ("key", key)));
    if line.has_file() {
        let at = fields.iter().position(|(name, _)| *name == "file").unwrap();
        let (_, file) = fields.remove(at);
        return browser.uploads(&path, &fields, file).await;
    }
    browser.post(&path, &fields).await
}

/// An officer who showed a password and owes the code.
async fn half_in<'a>(node: &'a TestGateway, name: &str) -> Browser<'a> {
    Browser::officer(node, name, Role::Approver).await;
    let mut browser = Browser::new(node);
    browser.get("/console/sign-in").await;
    let page = browser.post("/console/sign-in", &[("name", name), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    browser
}

async fn every_route_is_for_whom_the_table_says(database: Database) {
    let node = prepared(&database).await;
    let mut nobody = Browser::new(&node);
    let mut half = half_in(&node, "Nusu").await;
    let mut disabled = Browser::officer(&node, "Aliyefungwa", Role::Administrator).await;
    let mut officers = Vec::new();
    for role in Role::ALL {
        officers.push((role, Browser::officer(&node, role.word(), role).await));
    }
    let accounts = node.gateway.officers(&command_line()).await.unwrap();
    let id = accounts.iter().find(|it| it.name == "Aliyefungwa").unwrap().id;
    node.gateway.disable(&command_line(), id).await.unwrap();
    let mut number = 0;
    let mut key = || {
        number += 1;
        format!("key-{number}")
    };
    for line in table() {
        if !line.before.is_empty() {
            database.execute(line.before).await;
        }
        let what = line.name;
        let before = standing(&database).await;
        for (visitor, browser, way) in [
            ("nobody", &mut nobody, "/console/sign-in"),
            ("disabled", &mut disabled, "/console/sign-in"),
            ("half", &mut half, "/console/code"),
        ] {
            let page = asks(&node, browser, &line, Some(&key())).await;
            let is_in = match line.who {
                Who::Anybody => true,
                Who::Entering => visitor == "half",
                Who::Seated(_) => false,
            };
            if is_in {
                let shown = page.location.starts_with(way) && what != "POST /console/sign-out";
                assert!(!shown, "{what} as {visitor}: {page:?}");
            } else {
                assert_eq!(page.status, StatusCode::SEE_OTHER, "{what} as {visitor}");
                assert!(page.location.starts_with(way), "{what} as {visitor}: {}", page.location);
            }
        }
        // Whoever owes a code may sign out again, and the trail tells it.
        if what != "POST /console/sign-out" {
            assert_eq!(standing(&database).await, before, "{what} by those who are not in");
        }
        let Who::Seated(least) = line.who else { continue };
        for (role, browser) in officers.iter_mut().filter(|(role, _)| !role.may(least)) {
            let page = asks(&node, browser, &line, Some(&key())).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{what} as {role:?}: {}", page.body);
        }
        assert_eq!(standing(&database).await, before, "{what} by those whose role forbids it");
        // The least role first, because its act may leave nothing to do for the others.
        officers.sort_by_key(|(role, _)| *role != least);
        for (role, browser) in officers.iter_mut().filter(|(role, _)| role.may(least)) {
            let page = asks(&node, browser, &line, Some(&key())).await;
            assert_ne!(page.status, StatusCode::FORBIDDEN, "{what} as {role:?}: {}", page.body);
            if *role == least && line.keyed {
                let done = page.status.is_redirection() || page.status == StatusCode::OK;
                assert!(done, "{what} as {role:?}: {} {}", page.status, page.body);
                assert!(!page.location.starts_with("/console/sign-in"), "{what} as {role:?}");
                assert_ne!(standing(&database).await, before, "{what} did nothing as {role:?}");
            }
            if line.method() == Method::GET {
                assert_eq!(page.status, StatusCode::OK, "{what} as {role:?}: {}", page.body);
            }
        }
    }
}

async fn no_form_comes_in_another_way(database: Database) {
    const WAYS: [(&str, &[(&str, &str)]); 6] = [
        ("another site", &[("sec-fetch-site", "cross-site")]),
        ("a neighbour site", &[("sec-fetch-site", "same-site")]),
        (
            "another site that names us",
            &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost")],
        ),
        ("another origin", &[("origin", "https://evil.example")]),
        ("an origin that says nothing", &[("origin", "null")]),
        ("no browser", &[]),
    ];
    let node = prepared(&database).await;
    let mut browser = Browser::officer(&node, "Neema", Role::Administrator).await;
    let mut half = half_in(&node, "Nusu").await;
    let mut seen = 0;
    for line in table().into_iter().filter(|line| line.method() == Method::POST) {
        seen += 1;
        if !line.before.is_empty() {
            database.execute(line.before).await;
        }
        let (path, fields) = filled(&node, &line).await;
        let sender = if line.who == Who::Entering { &mut half } else { &mut browser };
        let session = sender.cookie("__Host-baragumu").map(str::to_owned);
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("key", "from-elsewhere")
            .extend_pairs(&fields)
            .finish();
        let before = standing(&database).await;
        for (way, headers) in WAYS {
            let page = sender.sends(Method::POST, &path, Some(&body), headers).await;
            assert_eq!(
                page.status,
                StatusCode::FORBIDDEN,
                "{} from {way}: {}",
                line.name,
                page.body
            );
        }
        // Nor is a form taken that is none: what a script may send without asking.
        if !line.has_file() {
            for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x"] {
                let headers = [("sec-fetch-site", "same-origin"), ("content-type", kind)];
                let page = sender.sends(Method::POST, &path, Some(&body), &headers).await;
                assert!(page.status.is_client_error(), "{} as {kind}: {page:?}", line.name);
            }
        }
        if line.keyed {
            let too_long = "k".repeat(65);
            for key in ["", &too_long] {
                let page = asks(&node, sender, &line, Some(key)).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{} {key}", line.name);
                let told = page.body.contains("Fomu hii haikutoka kwenye ukurasa wa Baragumu.");
                assert!(told, "{} {key}: {}", line.name, page.body);
            }
        }
        assert_eq!(standing(&database).await, before, "{}", line.name);
        assert_eq!(sender.cookie("__Host-baragumu").map(str::to_owned), session, "{}", line.name);
    }
    assert!(seen > 40, "{seen}");
}

async fn a_form_counts_once_in_whatever_session(database: Database) {
    let node = prepared(&database).await;
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    // The same officer at another browser, and another officer.
    node.clock_passes(Duration::from_mins(1));
    let mut elsewhere = Browser::new(&node);
    elsewhere.get("/console/sign-in").await;
    elsewhere.post("/console/sign-in", &[("name", "Neema"), ("password", PASSWORD)]).await;
    let secret = neema.secret.clone().unwrap();
    let now = baragumu::world::World::now(&*node.world);
    let code = baragumu::gateway::officers::totp::code_at(&secret, now).unwrap();
    elsewhere.get("/console/code").await;
    let page = elsewhere.post("/console/code", &[("code", &code)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let mut other = Browser::officer(&node, "Juma", Role::Administrator).await;
    let mut seen = 0;
    for line in table().into_iter().filter(|line| line.keyed) {
        seen += 1;
        if !line.before.is_empty() {
            database.execute(line.before).await;
        }
        let key = format!("key-{seen}");
        let first = asks(&node, &mut neema, &line, Some(&key)).await;
        let done = first.status.is_redirection() || first.status == StatusCode::OK;
        assert!(done, "{}: {} {}", line.name, first.status, first.body);
        let after = standing(&database).await;
        for browser in [&mut neema, &mut elsewhere] {
            // What was approved has another fingerprint in nobody's form.
            let again = asks(&node, browser, &line, Some(&key)).await;
            assert_eq!(again.status, StatusCode::SEE_OTHER, "{}: {}", line.name, again.body);
            if !first.location.is_empty() {
                assert_eq!(again.location, first.location, "{}", line.name);
            }
            assert_eq!(standing(&database).await, after, "{} counted twice", line.name);
        }
        // A key is its officer's own: nobody uses up another's.
        let page = asks(&node, &mut other, &line, Some(&key)).await;
        assert_ne!(page.location, "/console/sign-in", "{}", line.name);
    }
    assert!(seen > 25, "{seen}");
}

async fn what_matters_waits_for_the_password(database: Database) {
    let node = prepared(&database).await;
    let mut browser = Browser::officer(&node, "Neema", Role::Administrator).await;
    let (mut asked, mut left) = (BTreeSet::new(), GUARDED.len());
    node.clock_passes(Duration::from_mins(6));
    for line in table() {
        let Who::Seated(_) = line.who else { continue };
        if line.method() == Method::GET || line.name.ends_with("everywhere") {
            continue;
        }
        if !line.before.is_empty() {
            database.execute(line.before).await;
        }
        let before = standing(&database).await;
        let page =
            asks(&node, &mut browser, &line, Some(&format!("key {left} {}", line.name))).await;
        if page.body.contains("name=\"confirm_password\"") {
            asked.insert(line.name);
            left -= 1;
            assert_eq!(standing(&database).await, before, "{}", line.name);
            for (name, value) in filled(&node, &line).await.1 {
                let value = value.replace('+', "&#43;");
                let kept = page.hidden(name).map(str::to_owned);
                assert!(
                    kept.is_some_and(|kept| kept == value || kept == value.replace("&#43;", "+")),
                    "{} {name}",
                    line.name
                );
            }
        }
    }
    assert_eq!(asked, GUARDED.into_iter().collect());
}
