//! Swahili first, English in two keys, and who remembers what.

use std::time::Duration;

use super::head;
use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    english_is_two_keys_away_and_remembered,
    what_the_operator_proposes_serves_who_has_not_chosen,
    an_unknown_language_proposed_is_swahili,
);

const SWAHILI: &str = "HALMASHAURI YA MBARALI";
const ENGLISH: &str = "MBARALI DISTRICT COUNCIL";

async fn english_is_two_keys_away_and_remembered(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        assert_eq!(head(&citizen.dials(&gateway, "*149*46#").await), SWAHILI);
        citizen.enters(&gateway, "7").await;
        assert_eq!(head(&citizen.enters(&gateway, "5").await), ENGLISH, "{operator:?}");
        gateway.clock_passes(Duration::from_hours(24));
        assert_eq!(head(&citizen.dials(&gateway, "*149*46#").await), ENGLISH, "{operator:?}");
        let chosen = format!("subscribers WHERE language = 'en' AND msisdn = '{}'", citizen.msisdn);
        assert_eq!(database.count(&chosen).await, 1);
    }
    // Whoever dials by another network is the same person, and a choice is no joining.
    let mut elsewhere = Citizen::with_msisdn(Operator::VodacomTz, "+255750000001");
    assert_eq!(head(&elsewhere.dials(&gateway, "*149*46#").await), ENGLISH);
    assert_eq!(database.count("subscribers WHERE joined_at IS NOT NULL").await, 0);
    assert_eq!(database.count("consents").await, 0);
}

async fn what_the_operator_proposes_serves_who_has_not_chosen(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::Simulator, 1);
    citizen.language = Some("en".to_owned());
    assert_eq!(head(&citizen.dials(&gateway, "*149*46#").await), ENGLISH);
    assert_eq!(database.count("subscribers").await, 0, "a proposal is not a choice");
    citizen.enters(&gateway, "7").await;
    assert_eq!(head(&citizen.enters(&gateway, "5").await), SWAHILI);
    gateway.clock_passes(Duration::from_hours(1));
    assert_eq!(head(&citizen.dials(&gateway, "*149*46#").await), SWAHILI);
}

async fn an_unknown_language_proposed_is_swahili(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, tag) in [(1, "fr"), (2, "x"), (3, "")] {
        let mut citizen = Citizen::new(Operator::Simulator, n);
        citizen.language = Some(tag.to_owned());
        assert_eq!(head(&citizen.dials(&gateway, "*149*46#").await), SWAHILI, "{tag:?}");
    }
}
