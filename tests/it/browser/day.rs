//! An officer's whole day: two people in two browsers, and a citizen's phone.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::{Office, joins, speaks};
use crate::support::{
    chromium::{Chromium, Script, WIDE, Window},
    console::PASSWORD,
    databases::execute,
    process::BOUND,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_in_swahili_with_scripts() {
    Box::pin(a_day("sw", Script::On)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_in_swahili_without_scripts() {
    Box::pin(a_day("sw", Script::Off)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_in_english_with_scripts() {
    Box::pin(a_day("en", Script::On)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_in_english_without_scripts() {
    Box::pin(a_day("en", Script::Off)).await;
}

const TEXT: &str = "Halmashauri ya Mbarali: maji hayatakuwepo <KATA> kesho.";
/// Two wards and nobody of a third: Chimala and Igurusi.
const WARDS: [&str; 2] = ["1", "3"];

async fn a_day(language: &str, script: Script) {
    let office = Office::open(6).await;
    let chromium = Chromium::start();
    let base = office.base();
    let (neema, juma) =
        tokio::join!(chromium.window(&base, WIDE, script), chromium.window(&base, WIDE, script));
    let is_plain = script == Script::Off;
    for (citizen, ward) in [("01", "CHIMALA"), ("02", "IGURUSI"), ("03", "RUJEWA")] {
        office.texts(&format!("+2557540000{citizen}"), &format!("JIUNGE {ward}")).await;
    }

    // The first administrator, and a second person whom she invites.
    joins(&neema, &office.first_link(), Some("Neema Mwakyusa"), async |_, _| {}).await;
    if language != "sw" {
        speaks(&neema, language).await;
    }
    neema.follow("nav a[href=\"/console/people\"]").await;
    neema.fill("#name", "Juma Mwanjala").await;
    neema.press("input[name=role][value=approver]").await;
    neema.follow("main form.stack button").await;
    let link = neema.text_of("code.link").await;
    joins(&juma, &link, None, async |_, _| {}).await;
    if language != "sw" {
        speaks(&juma, language).await;
    }

    // A bulletin for two wards; a button that is pressed twice makes one.
    writes(&neema, "Maji Chimala na Igurusi", "simulator", is_plain).await;
    let save = "#bulletin > .row button:not(.quiet)";
    if is_plain {
        let led = neema.press_twice("#bulletin", save).await;
        assert_eq!(led, ["/console/bulletins/1"; 2], "both presses lead to the one bulletin");
    } else {
        neema.double_click(save).await;
        neema.find("form[action$=\"/1/submit\"]").await;
    }
    neema.open("/console/bulletins").await;
    assert_eq!(neema.count("tbody tr").await, 1, "{}", neema.text().await);
    neema.follow("tbody a").await;
    neema.follow("form[action$=\"/1/submit\"] button").await;
    neema.find("main > p .badge.submitted").await;
    assert_eq!(neema.count("form[action$=\"/approve\"]").await, 0, "nobody approves their own");

    // The second person sees what will be sent, and is asked who they are before it is.
    juma.open("/console").await;
    juma.follow("main a[href=\"/console/bulletins/1\"]").await;
    assert!(juma.text().await.contains("maji hayatakuwepo"), "{}", juma.text().await);
    let long_ago = "UPDATE officer_sessions SET confirmed_at = 0";
    execute(&office.served.database(), long_ago).await;
    approves(&juma).await;
    juma.fill("#confirm_password", PASSWORD).await;
    juma.follow("main form button").await;
    // It can still be stopped for a while; then it goes, and arrives.
    until_found(&juma, "[aria-live=off] .notice", is_plain).await;
    until_found(&juma, "[aria-live=off] .badge.done", is_plain).await;
    juma.open("/console/bulletins/1").await;
    for told in ["Chimala", "Igurusi"] {
        juma.shows(told, false).await;
    }
    let facts = juma.text_of("[aria-live=off] dl").await;
    assert!(facts.contains("\n2\n") && !juma.text().await.contains("Rujewa"), "{facts}");
    neema.open("/console/phone").await;
    until_read(&neema, "maji hayatakuwepo Chimala kesho.").await;

    // The list of who got it is taken out.
    let taken = tempfile::tempdir().unwrap();
    juma.keeps_files_in(taken.path()).await;
    juma.choose("#format", "csv").await;
    juma.press("form[action$=\"/1/export\"] button").await;
    let list = until_taken(taken.path()).await;
    assert!(list.contains("255754000001") && list.contains("255754000002"), "{list}");
    assert!(!list.contains("255754000003"), "{list}");

    // A citizen asks, is answered, and asks how it stands.
    neema.fill("#text", "ULIZA Maji yatarudi lini?").await;
    neema.follow("button[name=act][value=text]").await;
    until_read(&neema, "HALI MB-1001").await;
    juma.open("/console/help-desk").await;
    juma.follow("main a[href=\"/console/help-desk/1001\"]").await;
    juma.fill("#text", "Yatarudi kesho saa 4 asubuhi.").await;
    if is_plain {
        juma.follow("button[name=act][value=check]").await;
    }
    juma.find("#count .sms").await;
    juma.follow("form[action$=\"/answer\"] button[value=send]").await;
    juma.find(".badge.answered").await;
    until_read(&neema, "MB-1001: Yatarudi kesho saa 4 asubuhi.").await;
    let before = neema.count(".messages li").await;
    neema.fill("#text", "HALI MB-1001").await;
    neema.follow("button[name=act][value=text]").await;
    let begun = Instant::now();
    while neema.count(".messages li").await <= before {
        assert!(begun.elapsed() < BOUND, "no answer to HALI: {}", neema.text().await);
        neema.follow("button[name=act][value=look]").await;
    }
    let told = neema.text_of(".messages li:first-child .sms").await;
    assert!(told.contains("MB-1001"), "{told}");

    // Another one is paused, goes on, and is stopped for good.
    writes(&neema, "Mkutano wa kijiji", "polepole", is_plain).await;
    neema.follow("#bulletin > .row button:not(.quiet)").await;
    neema.follow("form[action$=\"/2/submit\"] button").await;
    juma.open("/console/bulletins/2").await;
    approves(&juma).await;
    juma.follow("form[action$=\"/2/pause\"] button").await;
    juma.find("main > p .badge.paused").await;
    juma.follow("form[action$=\"/2/resume\"] button").await;
    juma.find("form[action$=\"/2/pause\"]").await;
    juma.press("details:has(form[action$=\"/cancel\"]) > summary").await;
    juma.follow("form[action$=\"/2/cancel\"] button").await;
    juma.find("main > p .badge.cancelled").await;

    for window in [&neema, &juma] {
        let seen = window.seen().await;
        assert_eq!(seen.console, Vec::<String>::new());
        let ours = |it: &String| it.starts_with(&base) || it.starts_with("data:");
        assert!(seen.requests.iter().all(ours), "{:?}", seen.requests);
    }
}

/// Fills in the form of a new bulletin and looks at its proof.
async fn writes(window: &Window, name: &str, account: &str, is_plain: bool) {
    window.open("/console/bulletins/new").await;
    window.fill("#name", name).await;
    // An hour is asked for only where one is needed.
    for (when, asks) in [("at", true), ("now", false)] {
        window.press(&format!("input[name=when][value={when}]")).await;
        assert_eq!(window.text_of(".when").await.contains("09:00"), asks, "{when}");
    }
    window.press("input[name=who][value=places]").await;
    window.press("details:has(> .ticks input[name=ward]) > summary").await;
    for ward in WARDS {
        window.press(&format!("input[name=ward][value=\"{ward}\"]")).await;
    }
    if account != "simulator" {
        window.press("details:has(#account) > summary").await;
        window.choose("#account", account).await;
    }
    window.fill("[name=\"text.sw\"]", TEXT).await;
    if is_plain {
        window.follow("#bulletin button[name=check]").await;
    }
    window.find("#proof .sms").await;
    if is_plain {
        return;
    }
    // Whoever is chosen is counted at once.
    for (who, people) in [("everybody", "3"), ("places", "2")] {
        window.press(&format!("input[name=who][value={who}]")).await;
        let begun = Instant::now();
        while window.text_of("#proof dl dd").await != people {
            assert!(begun.elapsed() < BOUND, "{who}: {}", window.text_of("#proof").await);
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Ticks what was looked at, and approves.
async fn approves(window: &Window) {
    window.find("form[action$=\"/approve\"]").await;
    for n in 1..=window.count("form[action$=\"/approve\"] input[type=checkbox]").await {
        let label = format!("form[action$=\"/approve\"] label.tick:nth-of-type({n}) input");
        window.press(&label).await;
    }
    window.follow("form[action$=\"/approve\"] button").await;
}

/// Waits until the page has something; without scripts it is loaded anew.
async fn until_found(window: &Window, selector: &str, anew: bool) {
    let begun = Instant::now();
    while window.count(selector).await == 0 {
        if begun.elapsed() > BOUND {
            let stale = window.text().await;
            window.open(&window.path().await).await;
            panic!("{selector} is not there:\n{stale}\nanew:\n{}", window.text().await);
        }
        if anew {
            window.open("/console/bulletins/1").await;
        } else {
            sleep(Duration::from_millis(100)).await;
        }
    }
}

/// Looks at the phone's messages until one of them has come.
async fn until_read(window: &Window, text: &str) {
    let begun = Instant::now();
    while !window.text().await.contains(text) {
        assert!(begun.elapsed() < BOUND, "`{text}` does not come:\n{}", window.text().await);
        window.follow("button[name=act][value=look]").await;
    }
}

/// The file that was taken out, once it is whole: the browser takes its name with an empty
/// file first, and puts the whole one in that one's place.
async fn until_taken(folder: &std::path::Path) -> String {
    let begun = Instant::now();
    loop {
        let mut files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        if let Some(file) = files.find(|it| it.extension().is_some_and(|it| it == "csv")) {
            let list = std::fs::read_to_string(file).unwrap();
            if !list.is_empty() {
                return list;
            }
        }
        assert!(begun.elapsed() < BOUND, "no file comes");
        sleep(Duration::from_millis(50)).await;
    }
}
