//! Every page, in both languages, wide and narrow, light and dark.
//!
//! `BARAGUMU_SHOTS=FOLDER` keeps a picture of each.

use std::{
    collections::BTreeSet,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use baragumu::world::{RealWorld, World as _};
use serde_json::{Value, json};

use super::{Kept, Office, joins, speaks};
use crate::support::{
    chromium::{Chromium, NARROW, Script, WIDE, Window},
    console::PASSWORD,
    process::{Ask, BOUND},
    routes::console_routes,
};

/// What the first page may cost, styles and scripts included, and what each later one, in
/// bytes as they come over the network.
const FIRST_PAGE: u64 = 100_000;
const LATER_PAGE: u64 = 30_000;

/// Routes that answer GET and are no page: styles and scripts, the stream that a page
/// listens to, and a file.
const NO_PAGES: [&str; 3] = [
    "/console/assets/{digest}/{name}",
    "/console/bulletins/{id}/events",
    "/console/help-desk/week/export",
];

/// Whatever is not there.
const NOWHERE: &str = "/console/{*rest}";

/// English words that a Swahili page may hold: names, and what the project calls things in
/// either language.
const TAKEN_OVER: [&str; 1] = [
    // A placeholder of the English texts, `<TIME>`.
    "time",
];

/// What the council has that pages show.
#[derive(Debug)]
struct Furnished {
    /// Bulletins by how they stand.
    bulletins: Vec<(&'static str, i64)>,
    group: i64,
}

/// Fills the office: citizens who joined, ask and report, and bulletins in every stage,
/// all by the use cases themselves.
async fn furnish(office: &Office) -> Furnished {
    let (asha, juma) = (office.token("Asha", "author"), office.token("Juma", "approver"));
    citizens(office, &asha).await;
    let call = async |token: &str, path: &str, body: Value| office.calls(token, path, &body).await;
    let chairs = "0754100001\n0754100002\n";
    let path = "/groups/upload?name=Wenyeviti%20wa%20vijiji";
    let made = office.uploads(&asha, path, "text/csv", chairs).await;
    let group = made["group"].as_i64().unwrap();

    let write = async |name: &str, account: &str, more: Value| {
        let mut draft = json!({
            "name": name, "account": account,
            "texts": {
                "sw": "Halmashauri ya Mbarali: maji hayatakuwepo <KATA> kesho.",
                "en": "Mbarali Council: no water in <KATA> tomorrow.",
            },
            "audience": { "everybody": true }, "opt_out_line": false,
        });
        for (key, value) in more.as_object().unwrap() {
            draft[key] = value.clone();
        }
        call(&asha, "/broadcasts", draft).await["id"].as_i64().unwrap()
    };
    let submit = async |id: i64| {
        call(&asha, &format!("/broadcasts/{id}/submit"), Value::Null).await["fingerprint"].clone()
    };
    let approve = async |id: i64| {
        let fingerprint = submit(id).await;
        let agreed = json!({ "fingerprint": fingerprint });
        call(&juma, &format!("/broadcasts/{id}/approve"), agreed).await;
    };
    let act = async |id: i64, act: &str, body: Value| {
        call(&juma, &format!("/broadcasts/{id}/{act}"), body).await;
    };
    let hour = RealWorld.now().as_ms() / 3_600_000 + 72;
    let later = jiff::Timestamp::from_second(hour * 3600).unwrap().to_string();
    let at = json!({ "schedule": { "when": "at", "at": later } });

    let done = write("Maji yatakatika Chimala", "simulator", json!({})).await;
    approve(done).await;
    let sending = write("Chanjo ya mifugo", "polepole", json!({})).await;
    approve(sending).await;
    let paused = write("Mkutano wa kijiji", "polepole", json!({ "class": "emergency" })).await;
    approve(paused).await;
    act(paused, "pause", Value::Null).await;
    let draft = write("Zabuni ya barabara", "simulator", json!({})).await;
    let submitted = write("Ruzuku ya mbolea", "simulator", json!({ "topic": 3 })).await;
    submit(submitted).await;
    let returned = write("Mapato: kumbusho", "simulator", json!({})).await;
    submit(returned).await;
    act(returned, "return", json!({ "comment": "Taja tarehe ya mwisho." })).await;
    let scheduled = write("Chanjo ya watoto", "simulator", at.clone()).await;
    approve(scheduled).await;
    let clashing = write("Usafi wa mazingira", "simulator", at).await;
    approve(clashing).await;
    let weekly = json!({ "schedule": { "when": "weekly", "weekday": 1, "time": "09:00" } });
    let series = write("Soko la Jumatatu", "simulator", weekly).await;
    approve(series).await;
    let cancelled = write("Mafuriko Igurusi", "simulator", json!({})).await;
    act(cancelled, "cancel", Value::Null).await;

    for (number, answer) in [(1001, "Yatarudi kesho saa 4 asubuhi."), (1003, "Fundi yuko njiani.")]
    {
        call(&asha, &format!("/tickets/{number}/answer"), json!({ "text": answer })).await;
    }
    call(&asha, "/tickets/1001/notes", json!({ "text": "Nimempigia fundi wa RUWASA." })).await;
    call(&asha, "/tickets/1002/assign", json!({ "officer": "Asha" })).await;

    // Nothing of the report moves any more once those that can be reported on were.
    let begun = tokio::time::Instant::now();
    loop {
        let path = format!("/api/v1/broadcasts/{done}/report");
        let bearer = format!("authorization: Bearer {asha}");
        let headers = [bearer.as_str()];
        let ask = Ask { method: "GET", path: &path, headers: &headers, ..Ask::default() };
        let answer = office.served.ask(&ask).await.unwrap();
        let report: Value = serde_json::from_str(&answer.body).unwrap();
        if report["by_state"]["delivered"].as_i64() > Some(40) {
            break;
        }
        assert!(begun.elapsed() < BOUND, "it does not arrive: {}", answer.body);
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let bulletins = vec![
        ("done", done),
        ("sending", sending),
        ("paused", paused),
        ("draft", draft),
        ("submitted", submitted),
        ("returned", returned),
        ("scheduled", scheduled),
        ("series", series),
        ("cancelled", cancelled),
    ];
    Furnished { bulletins, group }
}

async fn citizens(office: &Office, author: &str) {
    let mut table = "namba,lugha,kata\n".to_owned();
    let wards = ["Chimala", "Igurusi", "Mawindi", "Rujewa", "Utengule"];
    for n in 0..60_usize {
        let prefix = ["75410", "68410", "62410", "71410"][n % 4];
        let language = if n % 5 == 0 { "en" } else { "sw" };
        writeln!(table, "0{prefix}{n:04},{language},{}", wards[n % wards.len()]).unwrap();
    }
    // Numbers that choose their fate: never reached, refused, silent, barred.
    for n in [10, 12, 13, 20, 40, 51] {
        writeln!(table, "06000001{n},sw,Chimala").unwrap();
    }
    let path = "/subscribers/import?dry_run=false&evidence=Mkutano%20wa%20Chimala";
    let report = office.uploads(author, path, "text/csv", &table).await;
    assert_eq!(report["added"], 66, "{report}");
    for (citizen, text) in [
        ("+255754000001", "JIUNGE CHIMALA"),
        ("+255754000001", "ULIZA Maji yatarudi lini Chimala?"),
        ("+255754000002", "RIPOTI Daraja la Igurusi limebomoka, magari hayapiti."),
        ("+255754000003", "ULIZA Mbolea ya ruzuku inapatikana wapi?"),
        ("+255754000004", "Ninaomba msaada wa haraka tafadhali"),
        ("+255754000005", "RIPOTI Umeme umekatika tangu jana"),
    ] {
        office.texts(citizen, text).await;
    }
}

/// What is wrong with the pages of one language.
#[derive(Debug)]
struct Crawl<'a> {
    language: &'static str,
    window: &'a Window,
    english: &'a BTreeSet<String>,
    shots: Option<PathBuf>,
    visited: BTreeSet<String>,
    wrong: Vec<String>,
    is_first: bool,
}

/// What a reader is told on a page, what is told with no words, and how much room it takes.
/// Names of things and what is in another language is left out.
const TOLD: &str = r#"
for (const part of document.querySelectorAll("details")) part.open = true;
const own = document.documentElement.lang;
const counts = (it) => !it.closest("script,style,[translate=no]") && it.closest("[lang]").lang === own;
const told = [document.title];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) if (counts(walk.currentNode.parentElement)) told.push(walk.currentNode.data);
const silent = [];
for (const it of document.querySelectorAll("*")) {
  for (const name of ["title", "aria-label", "placeholder", "data-name", "label"]) {
    if (!it.hasAttribute(name)) continue;
    if (it.getAttribute(name).trim() === "") silent.push(it.outerHTML.slice(0, 120));
    else if (counts(it)) told.push(it.getAttribute(name));
  }
}
const speaking = "title,h1,h2,h3,a,button,label,legend,th,dt,dd,summary,option,p,strong,.badge,caption";
for (const it of document.querySelectorAll(speaking)) {
  if (it.textContent.trim() === "" && !it.querySelector("img,svg,input,progress")) silent.push(it.outerHTML.slice(0, 120));
}
return { own, told, silent };
"#;

/// What of a page reaches beyond its right edge.
const BEYOND: &str = r#"
const root = document.documentElement;
if (root.scrollWidth <= root.clientWidth) return [];
const beyond = [...document.querySelectorAll("body *")]
  .filter((it) => it.getBoundingClientRect().right > root.clientWidth + 1 && !it.closest(".wide"));
return beyond.slice(0, 5).map((it) => it.outerHTML.slice(0, 120)).concat([`${root.scrollWidth}`]);
"#;

impl Crawl<'_> {
    /// Opens a page of a route and looks at it.
    async fn visit(&mut self, route: &str, path: &str) {
        self.window.open(path).await;
        self.look(route, path).await;
    }

    /// Looks at the page the window is at.
    async fn look(&mut self, route: &str, path: &str) {
        self.visited.insert(route.to_owned());
        let seen = self.window.seen().await;
        // That there is no such page, or a form was refused, is told to the console too.
        let is_meant = |it: &&String| {
            route == NOWHERE && it.contains("404") || path.ends_with("/wrong") && it.contains("422")
        };
        let console = seen.console.iter().filter(|it| !is_meant(it));
        let mut wrong: Vec<String> = console.map(|it| format!("console: {it}")).collect();
        let outside = |it: &&String| !it.starts_with(&self.base()) && !it.starts_with("data:");
        wrong.extend(seen.requests.iter().filter(outside).map(|it| format!("asks for {it}")));
        let most = if self.is_first { FIRST_PAGE } else { LATER_PAGE };
        self.is_first = false;
        if seen.bytes > most {
            wrong.push(format!("{} bytes, at most {most}", seen.bytes));
        }
        if self.shots.is_some() {
            self.shoots(path).await;
        }
        let told = self.window.evaluates(TOLD).await;
        if told["own"] != self.language {
            wrong.push(format!("is in {}", told["own"]));
        }
        let silent = told["silent"].as_array().unwrap();
        wrong.extend(silent.iter().map(|it| format!("says nothing: {it}")));
        if self.language == "sw" {
            let strange: BTreeSet<String> = told["told"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|it| words_of(it.as_str().unwrap()))
                .filter(|word| self.english.contains(word))
                .collect();
            if !strange.is_empty() {
                wrong.push(format!("English: {strange:?}"));
            }
        }
        wrong.extend(self.window.ails(&[]).await);
        self.window.resize(NARROW, 700).await;
        let beyond = self.window.evaluates(BEYOND).await;
        wrong.extend(beyond.as_array().unwrap().iter().map(|it| format!("too wide: {it}")));
        wrong.extend(
            self.window
                .ails(&["scrollable-region-focusable"])
                .await
                .into_iter()
                .map(|it| format!("narrow: {it}")),
        );
        self.window.darken(true).await;
        wrong.extend(self.window.ails(&["color-contrast"]).await);
        self.window.resize(WIDE, 900).await;
        self.window.darken(false).await;
        let language = self.language;
        self.wrong.extend(wrong.into_iter().map(|it| format!("{language} {path}: {it}")));
    }

    fn base(&self) -> String {
        self.window.base().to_owned()
    }

    /// Keeps the page as it came, in every dress, and a report as it is filed.
    async fn shoots(&self, path: &str) {
        if let Some(folder) = &self.shots
            && path == "/console/bulletins/done"
        {
            self.window.print(&folder.join(self.language).join("bulletins-done.pdf")).await;
        }
        self.shoot(path, "wide").await;
        self.window.darken(true).await;
        self.shoot(path, "dark").await;
        self.window.darken(false).await;
        self.window.resize(NARROW, 700).await;
        self.shoot(path, "narrow").await;
        self.window.resize(WIDE, 900).await;
    }

    async fn shoot(&self, path: &str, how: &str) {
        let Some(folder) = &self.shots else { return };
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = path.trim_start_matches("/console").chars().map(plain).collect();
        let name = if name.is_empty() { "-today" } else { &name };
        let file = format!("{}-{how}.png", &name[1..]);
        self.window.shoot(&folder.join(self.language).join(file)).await;
    }

    /// The first address on the page that begins so.
    async fn leads(&self, selector: &str) -> String {
        let script = format!("return document.querySelector(`{selector}`).getAttribute('href')");
        self.window.evaluates(&script).await.as_str().unwrap().to_owned()
    }
}

/// Comes in by a one-time link; only the first one leaves it to its opener what they are
/// called.
async fn enters(crawl: &mut Crawl<'_>, link: &str, name: Option<&str>) -> Kept {
    let window = crawl.window;
    // A browser that was never here fetches styles and scripts too.
    crawl.window.open("/console/sign-in").await;
    if crawl.language != "sw" {
        speaks(window, crawl.language).await;
    }
    crawl.look("/console/sign-in", "/console/sign-in").await;
    let look = async |_: &Window, route: &'static str| {
        let path = match route {
            "/console/join/{token}" => "/console/join",
            "the square" => "/console/second-factor/square",
            "the recovery codes" => "/console/second-factor/codes",
            other => other,
        };
        crawl.look(route, path).await;
    };
    joins(window, link, name, look).await
}

/// Goes everywhere.
async fn everywhere(crawl: &mut Crawl<'_>, furnished: &Furnished, kept: &Kept, name: &str) {
    let window = crawl.window;
    // What is going out is followed though nobody asks for the page again.
    window.open("/console").await;
    let told = window.text_of("#leaving").await;
    let begun = tokio::time::Instant::now();
    while window.text_of("#leaving").await == told {
        assert!(begun.elapsed() < BOUND, "it stands still: {told}");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    // What that cost belongs to no page.
    let _ = window.seen().await;
    for (route, path) in [
        ("/console", "/console"),
        ("/console/bulletins", "/console/bulletins"),
        ("/console/bulletins", "/console/bulletins?stage=submitted"),
        ("/console/bulletins/new", "/console/bulletins/new"),
        ("/console/bulletins/new", "/console/bulletins/new?template=maji.katizo"),
        ("/console/calendar", "/console/calendar"),
        ("/console/calendar", "/console/calendar?week=2026-11-23"),
        ("/console/subscribers", "/console/subscribers"),
        ("/console/subscribers/add", "/console/subscribers/add"),
        ("/console/subscribers/import", "/console/subscribers/import"),
        ("/console/subscribers/groups", "/console/subscribers/groups"),
        ("/console/help-desk", "/console/help-desk"),
        ("/console/help-desk", "/console/help-desk?view=mine"),
        ("/console/help-desk/week", "/console/help-desk/week"),
        ("/console/help-desk/{number}", "/console/help-desk/1001"),
        ("/console/help-desk/{number}", "/console/help-desk/1004"),
        ("/console/phone", "/console/phone"),
        ("/console/people", "/console/people"),
        ("/console/people/{id}", "/console/people/1"),
        ("/console/people/{id}", "/console/people/3"),
        ("/console/own", "/console/own"),
        ("/console/trail", "/console/trail"),
        ("/console/settings", "/console/settings"),
        ("/console/guide", "/console/guide"),
        (NOWHERE, "/console/nowhere"),
    ] {
        crawl.visit(route, path).await;
    }
    for (stage, id) in &furnished.bulletins {
        crawl.window.open(&format!("/console/bulletins/{id}")).await;
        crawl.look("/console/bulletins/{id}", &format!("/console/bulletins/{stage}")).await;
    }
    let of = |stage: &str| furnished.bulletins.iter().find(|it| it.0 == stage).unwrap().1;
    let edit = format!("/console/bulletins/{}/edit", of("draft"));
    crawl.visit("/console/bulletins/{id}/edit", &edit).await;
    let recipients = format!("/console/bulletins/{}/recipients", of("done"));
    crawl.visit("/console/bulletins/{id}/recipients", &recipients).await;
    let group = format!("/console/subscribers/groups/{}", furnished.group);
    crawl.visit("/console/subscribers/groups/{group}", &group).await;

    // Whoever asked has a page, a thread and a way to be forgotten.
    window.open("/console/help-desk/1001").await;
    let person = crawl.leads("main a[href^=\"/console/subscribers/\"]").await;
    for (route, path, shown) in [
        ("/console/subscribers/{person}", person.clone(), "/console/subscribers/person"),
        ("/console/subscribers/{person}/erase", format!("{person}/erase"), "/console/erase"),
        (
            "/console/help-desk/with/{person}",
            person.replace("subscribers", "help-desk/with"),
            "/console/help-desk/with",
        ),
    ] {
        window.open(&path).await;
        crawl.look(route, shown).await;
    }

    // What only a form leads to.
    window.open("/console/phone").await;
    window.follow("button[value=send]").await;
    window.find("button[value=hang-up]").await;
    crawl.look("/console/phone", "/console/phone/dialled").await;
    window.open("/console/trail").await;
    window.follow("form[action$=verify] button").await;
    crawl.look("/console/trail", "/console/trail/verified").await;
    window.open("/console/bulletins/new").await;
    // What the form itself cost was counted before.
    let _ = window.seen().await;
    // As from a browser that does not look at fields itself.
    window.evaluates("document.querySelector('#bulletin').noValidate = true").await;
    window.follow("#bulletin button[name=check]").await;
    crawl.look("/console/bulletins/new", "/console/bulletins/new/wrong").await;

    // Out, and in again with a code of the reserve.
    window.follow("form[action=\"/console/sign-out\"] button").await;
    window.find("#password").await;
    window.fill("#name", name).await;
    window.fill("#password", PASSWORD).await;
    window.follow("main form button").await;
    window.find("#code").await;
    crawl.look("/console/code", "/console/code").await;
    window.fill("#code", &kept.recovery_codes[0]).await;
    window.follow("main form button").await;
    window.find(".who").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_whole_in_both_languages_wide_and_narrow() {
    let office = Office::open(0).await;
    let chromium = Chromium::start();
    let english = english_words();
    let shots = env::var_os("BARAGUMU_SHOTS").map(PathBuf::from);
    let base = office.base();
    let (swahili, other) = tokio::join!(
        chromium.window(&base, WIDE, Script::On),
        chromium.window(&base, WIDE, Script::On)
    );
    let crawl = |language, window| Crawl {
        language,
        window,
        english: &english,
        shots: shots.clone(),
        visited: BTreeSet::new(),
        wrong: Vec::new(),
        is_first: true,
    };
    let (mut sw, mut en) = (crawl("sw", &swahili), crawl("en", &other));
    let (neema, tumaini) = ("Neema Mwakyusa", "Tumaini Kyando");
    let hers = enters(&mut sw, &office.first_link(), Some(neema)).await;
    let furnished = furnish(&office).await;
    for (name, role) in [("Baraka Mwanjala", "author"), ("Rehema Sanga", "viewer")] {
        office.invites(name, role);
    }
    let his = enters(&mut en, &office.invites(tumaini, "administrator"), None).await;
    tokio::join!(
        everywhere(&mut sw, &furnished, &hers, neema),
        everywhere(&mut en, &furnished, &his, tumaini),
    );
    let wrong: Vec<String> = sw.wrong.into_iter().chain(en.wrong).collect();
    assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
    let routes = page_routes();
    let unseen: Vec<&String> =
        routes.iter().filter(|it| !sw.visited.contains(*it) || !en.visited.contains(*it)).collect();
    assert!(unseen.is_empty(), "routes that nobody looked at: {unseen:?}");
}

/// Every route of the console that answers GET with a page.
fn page_routes() -> BTreeSet<String> {
    let routes = console_routes();
    let gets = routes.iter().filter_map(|it| it.strip_prefix("GET ")).map(str::to_owned);
    gets.filter(|it| !NO_PAGES.contains(&it.as_str())).collect()
}

/// Words of three letters and more, in small letters.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'')
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 3)
}

/// Words of the console's English texts that no Swahili text has.
fn english_words() -> BTreeSet<String> {
    let words = |language: &str, whole: bool| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
        let mut words = BTreeSet::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if whole || name != "ussd.ftl" && name != "sms.ftl" {
                words.extend(said_in(&fs::read_to_string(&path).unwrap()));
            }
        }
        words
    };
    let (english, swahili) = (words("en", false), words("sw", true));
    let mut strange: BTreeSet<String> = english.difference(&swahili).cloned().collect();
    assert!(strange.len() > 500, "only {} English words", strange.len());
    for word in TAKEN_OVER {
        assert!(strange.remove(word), "{word} need not be excused");
    }
    strange
}

/// The words of a file of texts, without what is filled in and without its keys.
fn said_in(file: &str) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let value = match line.split_once(" = ") {
            Some((_, value)) => value,
            None if line.starts_with(' ') => line,
            None => continue,
        };
        let outside = value.split('{').map(|part| part.split_once('}').map_or(part, |(_, it)| it));
        said.extend(outside.flat_map(words_of));
    }
    said
}
