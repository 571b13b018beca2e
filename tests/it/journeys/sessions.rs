//! How a dialogue is left, taken up again, and written down.

use std::time::Duration;

use baragumu::{domain::inbound::EndCause, store::log::Sum};

use super::head;
use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    who_only_browsed_sees_the_page_again,
    who_was_writing_is_asked_and_goes_on,
    who_was_writing_is_asked_and_begins_anew,
    after_the_minutes_to_resume_a_dial_begins_anew,
    after_a_closing_screen_a_dial_begins_anew,
    the_end_an_operator_tells_is_logged_with_its_cause,
    a_session_nobody_ends_is_ended_by_the_clock,
    seconds_screens_and_informed_sessions_are_summed,
);

const RESUME: Duration = Duration::from_mins(5);

async fn who_only_browsed_sees_the_page_again(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        let page = citizen.walks(&gateway, &["3", "1"]).await;
        assert_eq!(head(&page), "MALIPO NA RISITI");
        gateway.clock_passes(RESUME);
        assert_eq!(citizen.dials(&gateway, "*149*46#").await, page);
        // And the keys are those of that page.
        let answer = citizen.enters(&gateway, "2").await;
        assert!(answer.text.contains("risiti ya mashine (POS)"), "{answer:?}");
    }
    assert_eq!(database.count("ussd_log WHERE end_cause = 'expired'").await, 3);
}

/// Leaves a form by losing the network, and dials again in time.
async fn interrupted(gateway: &TestGateway, citizen: &mut Citizen) {
    let form = citizen.walks(gateway, &["4", "1"]).await;
    assert!(head(&form).starts_with("Andika swali lako"), "{form:?}");
    gateway.clock_passes(Duration::from_mins(2));
    let asked = citizen.dials(gateway, "*149*46#").await;
    assert_eq!(
        asked.text, "Karibu tena. Ulikuwa: Uliza swali\n1 Endelea\n2 Anza mwanzo",
        "{asked:?}"
    );
}

async fn who_was_writing_is_asked_and_goes_on(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        interrupted(&gateway, &mut citizen).await;
        let form = citizen.enters(&gateway, "1").await;
        assert!(head(&form).starts_with("Andika swali lako"), "{form:?}");
        assert!(citizen.enters(&gateway, "Zahanati inafunguliwa lini?").await.ends);
    }
    assert_eq!(database.count("tickets WHERE body = 'Zahanati inafunguliwa lini?'").await, 3);
    assert_eq!(database.count("ussd_log WHERE end_cause = 'redialled'").await, 3);
}

async fn who_was_writing_is_asked_and_begins_anew(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        interrupted(&gateway, &mut citizen).await;
        let first = citizen.enters(&gateway, "2").await;
        assert_eq!(head(&first), "HALMASHAURI YA MBARALI");
    }
    assert_eq!(database.count("tickets").await, 0);
}

async fn after_the_minutes_to_resume_a_dial_begins_anew(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for entries in [["3", "1"], ["4", "1"]] {
        for (n, operator) in (1..).zip(Operator::ALL) {
            let mut citizen = Citizen::new(operator, n);
            citizen.walks(&gateway, &entries).await;
            gateway.clock_passes(RESUME + Duration::from_millis(1));
            let first = citizen.dials(&gateway, "*149*46#").await;
            assert_eq!(head(&first), "HALMASHAURI YA MBARALI", "{operator:?}");
            gateway.clock_passes(2 * RESUME);
        }
    }
}

async fn after_a_closing_screen_a_dial_begins_anew(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, operator) in (1..).zip(Operator::ALL) {
        let mut citizen = Citizen::new(operator, n);
        assert!(citizen.walks(&gateway, &["4", "1", "Maji yatakuja lini?"]).await.ends);
        let first = citizen.dials(&gateway, "*149*46#").await;
        assert_eq!(head(&first), "HALMASHAURI YA MBARALI", "{operator:?}");
    }
    assert_eq!(database.count("ussd_log WHERE end_cause = 'closed'").await, 3);
}

async fn the_end_an_operator_tells_is_logged_with_its_cause(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let words = [
        (Operator::Simulator, "hung_up", EndCause::HungUp),
        (Operator::Simulator, "timed_out", EndCause::TimedOut),
        (Operator::AfricasTalking, "Incomplete", EndCause::Left),
        (Operator::AfricasTalking, "Failed", EndCause::Fault),
        (Operator::VodacomTz, "3", EndCause::HungUp),
        (Operator::VodacomTz, "4", EndCause::TimedOut),
        (Operator::VodacomTz, "10", EndCause::ChargeRefused),
    ];
    for (n, (operator, word, _)) in (1..).zip(words) {
        let mut citizen = Citizen::new(operator, n);
        citizen.walks(&gateway, &["3"]).await;
        gateway.clock_passes(Duration::from_secs(7));
        citizen.ends(&gateway, word).await;
        // The notice once more, later and with another word, changes nothing.
        gateway.clock_passes(Duration::from_secs(5));
        citizen.ends(&gateway, word).await;
    }
    gateway.sweeps().await;
    assert_eq!(database.count("ussd_log").await, 0, "they may still be resumed");
    gateway.clock_passes(RESUME + Duration::from_secs(1));
    gateway.sweeps().await;
    gateway.sweeps().await;
    assert_eq!(database.count("ussd_sessions").await, 0);
    assert_eq!(database.count("ussd_log").await, 7);
    let sums = gateway.sums().await;
    for (operator, word, end_cause) in words {
        let account = operator.account();
        let sum = Sum {
            account: account.to_owned(),
            end_cause,
            sessions: 1,
            screens: 2,
            seconds: 7,
            informed: 0,
        };
        assert!(sums.contains(&sum), "{account} {word}: {sums:?}");
    }
}

async fn a_session_nobody_ends_is_ended_by_the_clock(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::VodacomTz, 1);
    citizen.walks(&gateway, &["3"]).await;
    gateway.clock_passes(Duration::from_mins(3));
    gateway.sweeps().await;
    assert_eq!(database.count("ussd_sessions WHERE ended_at IS NULL").await, 1);
    gateway.clock_passes(Duration::from_secs(1));
    gateway.sweeps().await;
    assert_eq!(database.count("ussd_sessions WHERE end_cause = 'expired'").await, 1);
    // What comes after all, within the minutes to resume, is not lost.
    let page = citizen.dials(&gateway, "*149*46#").await;
    assert_eq!(head(&page), "MIFUMO YA SERIKALI");
    gateway.clock_passes(Duration::from_secs(181));
    gateway.sweeps().await;
    gateway.clock_passes(RESUME + Duration::from_secs(1));
    gateway.sweeps().await;
    assert_eq!(database.count("ussd_sessions").await, 0);
    assert_eq!(database.count("ussd_log WHERE end_cause = 'expired'").await, 2);
}

async fn seconds_screens_and_informed_sessions_are_summed(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    // Two who hang up after 30 s: one has read an answer, one only menus.
    for (n, entries) in [(1, vec!["3", "1", "1"]), (2, vec!["3"])] {
        let mut citizen = Citizen::new(Operator::Simulator, n);
        citizen.dials(&gateway, "*149*46#").await;
        for entry in entries {
            citizen.enters(&gateway, entry).await;
        }
        gateway.clock_passes(Duration::from_secs(30));
        citizen.ends(&gateway, "hung_up").await;
    }
    // One whom a closing screen informs, after 12 s.
    let mut citizen = Citizen::new(Operator::Simulator, 3);
    citizen.walks(&gateway, &["4", "1"]).await;
    gateway.clock_passes(Duration::from_secs(12));
    citizen.enters(&gateway, "Maji yatakuja lini?").await;
    // One whom an answer that may not be told does not inform.
    let mut citizen = Citizen::new(Operator::VodacomTz, 4);
    citizen.dials(&gateway, "*149*46*311#").await;
    citizen.ends(&gateway, "3").await;
    gateway.clock_passes(RESUME + Duration::from_secs(1));
    gateway.sweeps().await;
    let sum = |account: &str, end_cause, sessions, screens, seconds, informed| Sum {
        account: account.to_owned(),
        end_cause,
        sessions,
        screens,
        seconds,
        informed,
    };
    let mut sums = gateway.sums().await;
    sums.sort_by_key(|sum| (sum.account.clone(), sum.end_cause.word()));
    assert_eq!(
        sums,
        [
            sum("simulator", EndCause::Closed, 1, 4, 12, 1),
            sum("simulator", EndCause::HungUp, 2, 6, 60, 1),
            sum("vodacom", EndCause::HungUp, 1, 1, 0, 0),
        ]
    );
}
