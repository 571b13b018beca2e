//! Notices of the council, on every screen that shows them, in both languages.

use baragumu::store::{notices::Notice, seeds};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    notices_are_listed_and_read,
    a_ward_has_its_own_notices,
    a_topic_has_its_newest_notice,
);

/// A gateway of a council that has published four notices.
async fn published(database: &Database) -> TestGateway {
    let world = morning();
    let gateway = TestGateway::start(&database.store, &world).await;
    let now = gateway.gateway.world().now();
    let notice = |id: &str, hours, ward_code, topic, sw: &str, en: &str| Notice {
        id: id.to_owned(),
        ward_code,
        topic,
        published_at: now.before(std::time::Duration::from_hours(hours)),
        withdrawn_at: None,
        texts: serde_json::json!({
            "sw": { "title": sw, "summary": format!("Habari ya {sw}."), "details": "Zaidi." },
            "en": { "title": en, "summary": format!("News of {en}."), "details": "More." },
        })
        .to_string(),
    };
    let notices = vec![
        notice("n1", 1, None, Some(1), "Maji Rujewa", "Water in Rujewa"),
        notice("n2", 30, Some(3), Some(2), "Chanjo Igurusi", "Vaccination, Igurusi"),
        notice("n3", 50, None, Some(1), "Maji Chimala", "Water in Chimala"),
        notice("n4", 80, None, None, "Baraza", "Full council"),
        Notice {
            withdrawn_at: Some(now),
            ..notice("n5", 2, Some(3), Some(1), "Imeondolewa", "Withdrawn")
        },
    ];
    let planted = seeds::Seeds { notices, ..seeds::Seeds::default() };
    assert_eq!(seeds::plant(&database.store, &planted).await.unwrap(), ["notices"]);
    gateway.gateway.read_directory().await.unwrap();
    gateway
}

fn speaking(language: &str, n: u32) -> Citizen {
    let mut citizen = Citizen::new(Operator::Simulator, n);
    citizen.language = Some(language.to_owned());
    citizen
}

async fn notices_are_listed_and_read(database: Database) {
    let gateway = published(&database).await;
    let mut citizen = speaking("sw", 1);
    assert_eq!(
        citizen.walks(&gateway, &["1"]).await.text,
        "MATANGAZO\n1 Maji Rujewa\n2 Chanjo Igurusi\n3 Maji Chimala\n4 Ya kata yangu\n\
         5 Kwa mada\n0 Rudi"
    );
    let item = "Chanjo Igurusi (22/11/2026)\nHabari ya Chanjo Igurusi.";
    assert_eq!(citizen.enters(&gateway, "2").await.text, format!("{item}\n0 Rudi 9 SMS"));
    assert_eq!(gateway.stands(&citizen).await.unwrap().0, "NEWS.ITEM");
    assert!(citizen.enters(&gateway, "9").await.ends);
    // By SMS it comes with what no screen holds.
    let whole = "Chanjo Igurusi (22/11/2026). Habari ya Chanjo Igurusi. Zaidi.";
    assert_eq!(database.count(&format!("outbox WHERE body = '{whole}'")).await, 1);

    let mut citizen = speaking("en", 2);
    assert_eq!(
        citizen.walks(&gateway, &["1"]).await.text,
        "NEWS\n1 Water in Rujewa\n2 Vaccination, Igurusi\n3 Water in Chimala\n4 For my ward\n\
         5 By topic\n0 Back"
    );
    assert_eq!(
        citizen.enters(&gateway, "1").await.text,
        "Water in Rujewa (23/11/2026)\nNews of Water in Rujewa.\n0 Back 9 SMS"
    );
}

async fn a_ward_has_its_own_notices(database: Database) {
    let gateway = published(&database).await;
    let mut citizen = speaking("sw", 1);
    citizen.walks(&gateway, &["1", "4"]).await;
    let listed = citizen.enters(&gateway, "Igurusi").await;
    assert!(
        listed.text.starts_with("KATA Igurusi\n1 ") && listed.text.contains("Chanjo Igurusi"),
        "{listed:?}"
    );
    let key = listed.text.lines().find(|line| line.ends_with("Chanjo Igurusi")).unwrap();
    let item = citizen.enters(&gateway, &key[..1]).await;
    assert!(item.text.starts_with("Chanjo Igurusi (22/11/2026)\n"), "{item:?}");

    let mut citizen = speaking("en", 2);
    citizen.walks(&gateway, &["1", "4"]).await;
    let listed = citizen.enters(&gateway, "Chimala").await;
    assert!(listed.text.starts_with("Chimala WARD\n"), "{listed:?}");
    assert!(!listed.text.contains("Igurusi"), "{listed:?}");
}

async fn a_topic_has_its_newest_notice(database: Database) {
    let gateway = published(&database).await;
    let mut citizen = speaking("sw", 1);
    assert_eq!(
        citizen.walks(&gateway, &["1", "5", "1"]).await.text,
        "Maji: Maji Rujewa (23/11/2026). Maelezo zaidi bonyeza 9.\n0 Rudi 9 SMS"
    );
    assert_eq!(gateway.stands(&citizen).await.unwrap().0, "NEWS.TOPIC.ITEM");
    assert!(citizen.enters(&gateway, "9").await.ends);
    let whole = "Maji Rujewa (23/11/2026). Habari ya Maji Rujewa. Zaidi.";
    assert_eq!(database.count(&format!("outbox WHERE body = '{whole}'")).await, 1);
    let mut citizen = speaking("en", 2);
    let screen = citizen.walks(&gateway, &["1", "5", "2"]).await;
    assert!(screen.text.contains(": Vaccination, Igurusi (22/11/2026)."), "{screen:?}");
    let mut citizen = speaking("sw", 3);
    let none = citizen.walks(&gateway, &["1", "5", "4"]).await;
    assert!(none.text.starts_with("Hakuna tangazo jipya kwa sasa."), "{none:?}");
}
