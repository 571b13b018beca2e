//! The calendar: what leaves when.

use axum::http::StatusCode;
use baragumu::{
    domain::{
        broadcast::{Audience, Class, Draft},
        language::Language,
        msisdn::Msisdn,
        officer::{Officer, Role},
        schedule::{Clock, Schedule},
        time::Timestamp,
    },
    store::subscribers,
    world::World,
};

use crate::support::{
    console::Browser,
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    a_month_shows_what_leaves_and_what_repeats,
    what_leaves_at_the_same_time_is_marked,
    a_week_says_how_long_and_what_waits_for_the_quiet_hours_to_end,
}

fn at(text: &str) -> Timestamp {
    Timestamp::from_ms(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

async fn people_of_chimala(node: &TestGateway) {
    let mut tx = node.store.begin().await.unwrap();
    for n in 0..3 {
        let msisdn = Msisdn::parse(&format!("+2557540001{n:02}")).unwrap();
        subscribers::join(&mut tx, &msisdn, node.world.now()).await.unwrap();
        subscribers::set_ward(&mut tx, &msisdn, 2, node.world.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Writes a bulletin, asks for approval, and has it approved if `approved`.
async fn planned(node: &TestGateway, name: &str, schedule: Schedule, class: Class, approved: bool) {
    let (asha, juma) = (Officer::new("asha", Role::Author), Officer::new("juma", Role::Approver));
    let sw = Language::parse("sw").unwrap();
    let draft = Draft {
        name: name.to_owned(),
        account: "simulator".to_owned(),
        class,
        texts: [(sw, "Halmashauri ya Mbarali: mkutano kesho saa 3 asubuhi.".to_owned())].into(),
        audience: Audience { wards: [2].into(), ..Audience::default() },
        opt_out_line: Some(false),
        schedule,
        ..Draft::default()
    };
    let made = node.gateway.create_broadcast(&asha, draft).await.unwrap();
    let asked = node.gateway.submit_broadcast(&asha, made.id).await.unwrap();
    if approved {
        node.gateway.approve_broadcast(&juma, asked.id, &asked.fingerprint).await.unwrap();
        node.gateway.look_after_broadcasts().await.unwrap();
    }
}

async fn a_month_shows_what_leaves_and_what_repeats(database: Database) {
    // Monday 23 November 2026, 08:00.
    let node = TestGateway::start(&database.store, &morning()).await;
    people_of_chimala(&node).await;
    let at_nine = Schedule::At { at: at("2026-11-25T09:00:00+03:00") };
    planned(&node, "Mkutano wa kata", at_nine, Class::Ordinary, true).await;
    let weekly = Schedule::Weekly { weekday: 5, time: Clock::parse("16:30").unwrap() };
    planned(&node, "Ratiba ya maji", weekly, Class::Ordinary, true).await;
    let asked = Schedule::At { at: at("2026-11-30T10:00:00+03:00") };
    planned(&node, "Chanjo", asked, Class::Ordinary, false).await;

    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console/calendar").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for shown in [
        "Novemba 2026",
        "Jumatano 25/11/2026",
        "09:00</span> <span class=\"hint\">saa 3 asubuhi",
        "Mkutano wa kata",
        "16:30</span> <span class=\"hint\">saa 10 na nusu alasiri",
        "Linajirudia",
        "Chanjo",
        "Linasubiri idhini",
        "20:00 (saa 2 usiku)",
        "Jumatatu",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    // Fridays: 27 November, and 4 December in the last row.
    assert_eq!(page.body.matches("Ratiba ya maji").count(), 2, "{}", page.body);
    let page = viewer.get("/console/calendar?month=2026-12").await;
    assert_eq!(page.body.matches("Ratiba ya maji").count(), 5, "{}", page.body);
    assert!(!page.body.contains("Mkutano wa kata"), "{}", page.body);
    let page = viewer.get("/console/calendar?month=nonsense&week=nonsense").await;
    assert_eq!(page.status, StatusCode::OK);
}

async fn what_leaves_at_the_same_time_is_marked(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    people_of_chimala(&node).await;
    let at_nine = Schedule::At { at: at("2026-11-25T09:00:00+03:00") };
    planned(&node, "Moja", at_nine.clone(), Class::Ordinary, true).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let clash = "Linatumwa wakati mmoja na:";
    let page = viewer.get("/console/calendar").await;
    assert!(!page.body.contains(clash), "{}", page.body);
    planned(&node, "Mbili", at_nine, Class::Ordinary, true).await;
    let later = Schedule::At { at: at("2026-11-25T11:00:00+03:00") };
    planned(&node, "Tatu", later, Class::Ordinary, true).await;
    let page = viewer.get("/console/calendar").await;
    assert_eq!(page.body.matches(clash).count(), 2, "{}", page.body);
}

async fn a_week_says_how_long_and_what_waits_for_the_quiet_hours_to_end(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    people_of_chimala(&node).await;
    let night = Schedule::At { at: at("2026-11-25T21:00:00+03:00") };
    planned(&node, "Usiku", night.clone(), Class::Ordinary, true).await;
    let mut viewer = Browser::officer(&node, "Rehema", Role::Viewer).await;
    let page = viewer.get("/console/calendar?week=2026-11-25").await;
    for shown in [
        "23/11/2026 hadi 29/11/2026",
        "litasubiri hadi 26/11/2026 08:00 (saa 2 asubuhi)",
        "<td class=\"number\" data-name=\"Watu\">3</td>",
        "\">26/11/2026 08:00</td>",
        "Hakuna kinachotumwa.",
        "/console/calendar?week=2026-11-30",
        "/console/calendar?month=2026-11",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
}
