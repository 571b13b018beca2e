//! What is told as true, to whom and until when.

use std::time::Duration;

use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    citizens_are_told_only_what_is_confirmed,
    what_is_past_its_review_is_no_longer_told_to_citizens,
);

const ASK_OFFICE: &str = "Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata";

async fn told(gateway: &TestGateway, operator: Operator, n: u32, number: u16) -> bool {
    let code = format!("*149*46*{number}#");
    let screen = Citizen::new(operator, n).dials(gateway, &code).await;
    !screen.text.starts_with(ASK_OFFICE)
}

async fn citizens_are_told_only_what_is_confirmed(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let numbers = [
        // Its mark, and whether citizens are told.
        (711, "GENERAL", true, true),
        (312, "V1", true, true),
        (311, "V2", true, false),
        (354, "V3", false, false),
        (314, "PLACEHOLDER", false, false),
    ];
    for (n, (number, mark, in_training, live)) in (0..).zip(numbers) {
        assert_eq!(told(&gateway, Operator::Simulator, n, number).await, in_training, "{mark}");
        assert_eq!(told(&gateway, Operator::VodacomTz, n, number).await, live, "{mark}");
        assert_eq!(told(&gateway, Operator::AfricasTalking, n, number).await, live, "{mark}");
    }
}

async fn what_is_past_its_review_is_no_longer_told_to_citizens(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    // The review is due on 23 May 2027: told on that day, and not on the next.
    gateway.clock_passes(Duration::from_hours(24 * 181));
    assert!(told(&gateway, Operator::VodacomTz, 1, 312).await);
    gateway.clock_passes(Duration::from_hours(24));
    assert!(!told(&gateway, Operator::VodacomTz, 2, 312).await);
    gateway.clock_passes(Duration::from_hours(24 * 365));
    assert!(!told(&gateway, Operator::VodacomTz, 3, 312).await);
    assert!(told(&gateway, Operator::Simulator, 3, 312).await, "trainees see it still");
}
