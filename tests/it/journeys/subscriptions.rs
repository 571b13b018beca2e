//! Joining, choosing, leaving, and being forgotten: the rows each leaves behind.

use std::time::Duration;

use baragumu::{
    domain::officer::{Officer, Role},
    gateway::broadcasts::{groups::Member, upload::Purpose},
    store::subscribers::{self, Topics},
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    joining_keeps_number_ward_and_language_and_the_consent,
    ward_village_and_topics_are_chosen,
    leaving_keeps_the_choices_for_a_return,
    erasing_leaves_no_number_anywhere,
    lists_of_offices_forget_who_asks_for_it,
);

/// A person who joined in Igurusi.
async fn joined(gateway: &TestGateway, n: u32) -> Citizen {
    let mut citizen = Citizen::new(Operator::Simulator, n);
    let screen = citizen.walks(gateway, &["5", "3"]).await;
    assert!(screen.text.starts_with("Chagua kata"), "{screen:?}");
    citizen.enters(gateway, "0").await;
    let screen = citizen.enters(gateway, "Igurusi").await;
    assert!(screen.ends && screen.text.contains("kata Igurusi"), "{screen:?}");
    citizen
}

async fn joining_keeps_number_ward_and_language_and_the_consent(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let citizen = joined(&gateway, 1).await;
    let subscriber = subscribers::find(&database.store, &citizen.number()).await.unwrap().unwrap();
    assert_eq!(subscriber.choices.ward_code, Some(3));
    assert_eq!(subscriber.choices.topics, None, "all topics");
    assert_eq!(subscriber.choices.language.unwrap().tag(), "sw");
    assert!(subscriber.choices.joined && subscriber.left_at.is_none());
    let release = &gateway.gateway.menus().current().release;
    let proof = format!(
        "consents WHERE msisdn = '{}' AND kind = 'joined' AND channel = 'ussd' \
         AND account = 'simulator' AND language = 'sw' AND wording = '{release}' \
         AND operator_session = '{}'",
        citizen.msisdn,
        citizen.session()
    );
    assert_eq!(database.count(&proof).await, 1);
    // Another person is still a stranger.
    let screen = Citizen::new(Operator::Simulator, 2).walks(&gateway, &["5"]).await;
    assert!(screen.text.starts_with("SMS NI BURE."), "{screen:?}");
}

async fn ward_village_and_topics_are_chosen(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = joined(&gateway, 1).await;
    let menu = citizen.walks(&gateway, &["5"]).await;
    assert!(menu.text.starts_with("UMEJIUNGA: Igurusi\n"), "{menu:?}");
    citizen.enters(&gateway, "2").await;
    assert!(citizen.enters(&gateway, "3 1").await.ends);
    citizen.walks(&gateway, &["5", "5"]).await;
    assert!(citizen.enters(&gateway, "Majenje").await.ends);
    let choices = || async {
        subscribers::find(&database.store, &citizen.number()).await.unwrap().unwrap().choices
    };
    let chosen = choices().await;
    assert_eq!(chosen.topics, Some(Topics(vec![1, 3])));
    let village = chosen.village_id.unwrap();
    let majenje = format!("villages WHERE id = '{village}' AND name = 'Majenje'");
    assert_eq!(database.count(&majenje).await, 1);

    let mut again = citizen.clone();
    again.walks(&gateway, &["5", "1"]).await;
    assert!(again.enters(&gateway, "Chimala").await.ends);
    let chosen = choices().await;
    assert_eq!(
        (chosen.ward_code, chosen.village_id),
        (Some(1), None),
        "the village lies elsewhere"
    );
    let kinds = "consents WHERE kind IN ('topics', 'ward')";
    assert_eq!(database.count(kinds).await, 2);
}

async fn leaving_keeps_the_choices_for_a_return(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = joined(&gateway, 1).await;
    gateway.clock_passes(Duration::from_hours(1));
    let screen = citizen.walks(&gateway, &["5", "3"]).await;
    assert!(screen.ends && screen.text.starts_with("Umejitoa."), "{screen:?}");
    let subscriber = subscribers::find(&database.store, &citizen.number()).await.unwrap().unwrap();
    assert!(!subscriber.choices.joined && subscriber.left_at.is_some());
    assert_eq!(subscriber.choices.ward_code, Some(3));
    assert_eq!(database.count("consents WHERE kind = 'left'").await, 1);
    let screen = citizen.walks(&gateway, &["5"]).await;
    assert!(screen.text.starts_with("SMS NI BURE."), "{screen:?}");
}

async fn erasing_leaves_no_number_anywhere(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = joined(&gateway, 1).await;
    citizen.walks(&gateway, &["4", "1", "Maji yatakuja lini?"]).await;
    // The same person on another network, a little before.
    let mut elsewhere = Citizen::with_msisdn(Operator::VodacomTz, &citizen.msisdn);
    elsewhere.walks(&gateway, &["3"]).await;
    elsewhere.ends(&gateway, "3").await;
    let neighbour = joined(&gateway, 2).await;

    let asked = citizen.walks(&gateway, &["5", "4"]).await;
    assert!(!asked.ends && asked.text.starts_with("Tufute namba"), "{asked:?}");
    let erased = citizen.enters(&gateway, "1").await;
    assert!(erased.ends && erased.text.starts_with("Taarifa zako zimefutwa."), "{erased:?}");
    gateway.clock_passes(Duration::from_mins(6));
    gateway.sweeps().await;
    for table in ["subscribers", "tickets", "consents", "ussd_sessions"] {
        let mine = format!("{table} WHERE msisdn = '{}'", citizen.msisdn);
        assert_eq!(database.count(&mine).await, 0, "{table}");
    }
    // What was said and agreed to stays, without the number.
    assert_eq!(database.count("tickets WHERE msisdn IS NULL").await, 1);
    let proof = "consents WHERE msisdn IS NULL AND length(msisdn_hash) = 64";
    assert_eq!(database.count(&format!("{proof} AND kind = 'joined'")).await, 1);
    assert_eq!(database.count(&format!("{proof} AND kind = 'erased'")).await, 1);
    assert_eq!(database.count("ussd_log").await, 5);
    let theirs = format!("subscribers WHERE msisdn = '{}'", neighbour.msisdn);
    assert_eq!(database.count(&theirs).await, 1);
}

async fn lists_of_offices_forget_who_asks_for_it(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let author = Officer::new("Asha", Role::Author);
    let mut citizen = joined(&gateway, 1).await;
    let member =
        |citizen: &Citizen| Member { msisdn: citizen.number(), language: None, ward_code: None };
    let people = [member(&citizen), member(&Citizen::new(Operator::Simulator, 2))];
    let group = gateway.gateway.create_group(&author, "Wafugaji").await.unwrap();
    let members = async || gateway.gateway.members(group, "", 9).await.unwrap().len();
    gateway.gateway.put_members(&author, group, &people).await.unwrap();
    assert_eq!(members().await, 2);

    citizen.walks(&gateway, &["5", "4"]).await;
    assert!(citizen.enters(&gateway, "1").await.text.starts_with("Taarifa zako zimefutwa."));
    assert_eq!(members().await, 1);
    gateway.gateway.put_members(&author, group, &people).await.unwrap();
    assert_eq!(members().await, 1, "no list brings back who asked to be forgotten");
    let list = format!("{}\n", citizen.msisdn);
    let reading =
        gateway.gateway.read_upload(&author, list.as_bytes(), Purpose::Group).await.unwrap();
    assert_eq!((reading.members.len(), reading.suppressed), (0, 1));

    // Who comes back by themselves is somebody again.
    joined(&gateway, 1).await;
    gateway.gateway.put_members(&author, group, &people).await.unwrap();
    assert_eq!(members().await, 2);
    let reading =
        gateway.gateway.read_upload(&author, list.as_bytes(), Purpose::Group).await.unwrap();
    assert_eq!((reading.members.len(), reading.suppressed), (1, 0));
}
