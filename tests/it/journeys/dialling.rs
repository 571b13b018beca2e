//! What may be dialled: every spelling of the code, and what stands behind it.

use super::head;
use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator, TestGateway, morning},
};

both_databases!(
    every_spelling_of_the_code_is_the_first_screen,
    what_stands_behind_the_code_leads_on,
    what_leads_nowhere_is_told_on_the_screen_it_came_to,
    an_effect_behind_the_code_is_done_once,
    a_strange_code_is_the_first_screen,
    what_cannot_be_served_is_said_in_one_line,
);

async fn every_spelling_of_the_code_is_the_first_screen(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let spellings = ["*149*46#", "149*46", "*149*46", "149*46#", "*149*46%23", " *149* 46 # "];
    for operator in [Operator::Simulator, Operator::VodacomTz] {
        for (n, code) in (0..).zip(spellings) {
            let screen = Citizen::new(operator, n).dials(&gateway, code).await;
            assert_eq!(head(&screen), "HALMASHAURI YA MBARALI", "{operator:?} {code}");
            let screen =
                Citizen::new(operator, 100 + n).dials(&gateway, &code.replace("46", "46*3")).await;
            assert_eq!(head(&screen), "MIFUMO YA SERIKALI", "{operator:?} {code}");
        }
    }
}

/// The screen that dialling comes to, by every operator the same.
async fn comes_to(gateway: &TestGateway, n: u32, code: &str) -> (String, String) {
    let mut all = Vec::new();
    for operator in Operator::ALL {
        let mut citizen = Citizen::new(operator, n);
        let screen = citizen.dials(gateway, code).await;
        let (name, _) = gateway.stands(&citizen).await.unwrap();
        all.push((name, screen.text));
    }
    assert_eq!(all[0].0, all[1].0, "{code}");
    assert_eq!(all[0].0, all[2].0, "{code}");
    all.remove(0)
}

async fn what_stands_behind_the_code_leads_on(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let codes = [
        ("*149*46*3#", "SYS"),
        ("*149*46*31#", "SYS.PAY"),
        ("*149*46*311#", "SYS.PAY.1"),
        ("*149*46*3*1*1#", "SYS.PAY.1"),
        ("*149*46*31*1#", "SYS.PAY.1"),
        ("*149*46*2*01#", "PRJ.NONE"),
        ("*149*46*41#", "ASK.Q"),
        ("*149*46*311*0*2#", "SYS.PAY.2"),
        ("*149*46*311*00#", "MAIN"),
    ];
    for (n, (code, screen)) in (0..).zip(codes) {
        assert_eq!(comes_to(&gateway, n, code).await.0, screen, "{code}");
    }
    // The project is proved by the press only, so that trainees alone are told of it.
    let mut trainee = Citizen::new(Operator::Simulator, 100);
    let projects = trainee.dials(&gateway, "*149*46*2*13#").await;
    assert!(projects.text.contains("Skimu ya Mbuyuni-Kimani"), "{projects:?}");
}

async fn what_leads_nowhere_is_told_on_the_screen_it_came_to(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let codes = [
        // No such number; and what stands behind it is not taken for a key.
        ("*149*46*99#", "MAIN"),
        ("*149*46*99*3#", "MAIN"),
        ("*149*46*12345678901234567890#", "MAIN"),
        // Screens that only make sense on their way.
        ("*149*46*901#", "MAIN"),
        ("*149*46*919#", "MAIN"),
        ("*149*46*927#", "MAIN"),
        // A wrong entry, and one more than the menu takes.
        ("*149*46*3*9*1#", "SYS"),
        ("*149*46*311*5*0#", "SYS.PAY.1"),
    ];
    for (n, (code, screen)) in (0..).zip(codes) {
        let (name, text) = comes_to(&gateway, n, code).await;
        assert_eq!(name, screen, "{code}");
        let told = text.contains("Namba haipo. Chagua tena:") || text.contains("Kosa! 0 Rudi");
        assert!(told, "{code}: {text}");
    }
    assert_eq!(database.count("subscribers").await + database.count("consents").await, 0);
}

async fn an_effect_behind_the_code_is_done_once(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let mut citizen = Citizen::new(Operator::Simulator, 1);
    // Twenty entries: what stands behind the closing screen is not followed.
    let screen = citizen.dials(&gateway, &format!("*149*46*5*03{}#", "*1".repeat(18))).await;
    assert!(screen.ends && screen.text.contains("kata Igurusi"), "{screen:?}");
    assert_eq!(database.count("consents").await, 1);
}

async fn a_strange_code_is_the_first_screen(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    for (n, code) in (0..).zip(["*150*00#", "*149*461*3#", "*149#"]) {
        let screen = Citizen::new(Operator::VodacomTz, n).dials(&gateway, code).await;
        assert_eq!(head(&screen), "HALMASHAURI YA MBARALI", "{code}");
    }
}

async fn what_cannot_be_served_is_said_in_one_line(database: Database) {
    let gateway = TestGateway::start(&database.store, &morning()).await;
    let screen = gateway.gateway.unavailable(0);
    assert_eq!(screen.text, "Samahani, huduma haipatikani kwa sasa. Jaribu tena baadaye.");
    assert!(screen.ends);
}
