use super::*;
use crate::{
    domain::{inbound::EndCause, language::Language},
    menu::facts::Citizen,
};

fn person() -> Person {
    let row = Session {
        id: "dialogue".to_owned(),
        account: "beem".to_owned(),
        msisdn: Msisdn::parse("0754000001").unwrap(),
        operator_session: "operator-1".to_owned(),
        service_code: "*149*46#".to_owned(),
        menu_release: "digest".to_owned(),
        state: r#"{"p":[[0,0]],"l":"sw"}"#.to_owned(),
        seen: "3".to_owned(),
        sequence: Some(2),
        reply: "MIFUMO\n1 Malipo".to_owned(),
        reply_ends: false,
        opened_at: Timestamp::from_ms(1),
        answered_at: Timestamp::from_ms(2),
        screens: 2,
        informed: false,
        language: Language::parse("sw").unwrap(),
        revision: 2,
        ended_at: None,
        end_cause: None,
    };
    let citizen = Citizen { language: Language::parse("en"), joined: true, ward: Some(7) };
    Person { row: Some(row), citizen }
}

fn row() -> Session {
    person().row.unwrap()
}

#[test]
fn a_dialogue_under_way_is_recalled_whole() {
    let memory = Memory::default();
    memory.saved(0, &person(), true);
    let recalled = memory.current(0, &row().msisdn, "operator-1").unwrap();
    assert_eq!((recalled.row, recalled.citizen), (person().row, person().citizen));
    assert_eq!(memory.last(0, &row().msisdn), person().row);
    assert_eq!(memory.msisdn_of(0, "operator-1"), Some(row().msisdn));
}

#[test]
fn another_dialogue_or_account_is_asked_of_the_store() {
    let memory = Memory::default();
    memory.saved(0, &person(), true);
    assert!(memory.current(0, &row().msisdn, "operator-2").is_none());
    assert!(memory.current(1, &row().msisdn, "operator-1").is_none());
}

#[test]
fn after_a_change_of_the_citizen_the_store_is_asked() {
    let memory = Memory::default();
    memory.saved(0, &person(), true);
    memory.saved(0, &person(), false);
    assert!(memory.current(0, &row().msisdn, "operator-1").is_none());
    assert_eq!(memory.last(0, &row().msisdn), person().row, "an outage still finds it");
}

#[test]
fn what_the_store_does_not_have_yet_is_ahead_until_it_is_saved() {
    let memory = Memory::default();
    memory.unsaved(0, row());
    assert_eq!(memory.ahead(0, &row().msisdn), Some(row()));
    assert!(memory.current(0, &row().msisdn, "operator-1").is_none());
    memory.saved(0, &person(), true);
    assert_eq!(memory.ahead(0, &row().msisdn), None);
}

#[test]
fn an_ended_dialogue_is_forgotten_once_it_is_stored() {
    let memory = Memory::default();
    memory.saved(0, &person(), true);
    let mut ended = person();
    ended.row = Some(Session {
        ended_at: Some(Timestamp::from_ms(3)),
        end_cause: Some(EndCause::Closed),
        ..row()
    });
    memory.saved(0, &ended, true);
    assert_eq!(memory.last(0, &row().msisdn), None);
}

#[test]
fn a_save_that_hung_does_not_undo_what_went_on_meanwhile() {
    let memory = Memory::default();
    let went_on = Session { answered_at: Timestamp::from_ms(9), seen: "3*1".to_owned(), ..row() };
    memory.unsaved(0, went_on.clone());
    memory.saved(0, &person(), true);
    assert_eq!(memory.ahead(0, &row().msisdn), Some(went_on.clone()));
    let ended = Session { ended_at: Some(Timestamp::from_ms(3)), ..row() };
    memory.saved(0, &Person { row: Some(ended), ..person() }, true);
    assert_eq!(memory.ahead(0, &row().msisdn), Some(went_on));
}
