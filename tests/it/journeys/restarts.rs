//! A restart in the middle of a dialogue, with the same menu and with another one.

use std::{fs, path::Path, time::Duration};

use super::head;
use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, Citizen, Operator, TestGateway, morning},
};

both_databases!(a_restart_in_the_middle_loses_nothing, a_session_ends_on_the_menu_it_began_with,);

async fn a_restart_in_the_middle_loses_nothing(database: Database) {
    let world = morning();
    let before = TestGateway::start(&database.store, &world).await;
    let mut people = Operator::ALL.map(|operator| Citizen::new(operator, 1));
    for (n, citizen) in (1..).zip(&mut people) {
        citizen.msisdn = format!("+25575000000{n}");
        citizen.walks(&before, &["4", "1"]).await;
    }
    before.stops().await;

    let after = TestGateway::start(&database.another_store().await, &world).await;
    for citizen in &mut people {
        let callback = citizen.entering("Je, mnada ni lini?");
        let answered = after.receives(&callback).await;
        assert!(citizen.operator.reads(&answered).ends, "{answered:?}");
        after.clock_passes(Duration::from_secs(1));
        let again = TestGateway::start(&database.another_store().await, &world).await;
        assert_eq!(again.receives(&callback).await, answered, "also by a third process");
        again.stops().await;
    }
    assert_eq!(database.count("tickets WHERE body = 'Je, mnada ni lini?'").await, 3);
    assert_eq!(database.count(r#"ussd_sessions WHERE dialogue LIKE '%"screens":4,%'"#).await, 3);
}

/// The content as the repository has it, with texts replaced.
fn content(folder: &Path, replaced: &[(&str, &str)]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["menus", "menus/seed", "locales/sw", "locales/en"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let mut text = fs::read_to_string(&path).unwrap();
            for (from, to) in replaced {
                text = text.replace(from, to);
            }
            fs::write(folder.join(part).join(path.file_name().unwrap()), text).unwrap();
        }
    }
}

async fn a_session_ends_on_the_menu_it_began_with(database: Database) {
    let world = morning();
    let before = TestGateway::start(&database.store, &world).await;
    let mut citizen = Citizen::new(Operator::AfricasTalking, 1);
    citizen.walks(&before, &["3", "1"]).await;
    before.stops().await;

    let folder = tempfile::tempdir().unwrap();
    let replaced =
        [("MIFUMO YA SERIKALI", "MIFUMO MIPYA"), ("HALMASHAURI YA MBARALI", "WILAYA YA MBARALI")];
    content(folder.path(), &replaced);
    let settings = format!("[content]\nfolder = '{}'\n{ACCOUNTS}", folder.path().display());
    let after =
        TestGateway::with_settings(&database.another_store().await, &world, &settings).await;
    // Who is in the middle stays where the old texts are, also by a redial.
    assert_eq!(head(&citizen.enters(&after, "0").await), "MIFUMO YA SERIKALI");
    assert_eq!(head(&citizen.dials(&after, "*149*46#").await), "MIFUMO YA SERIKALI");
    assert_eq!(head(&citizen.enters(&after, "00").await), "HALMASHAURI YA MBARALI");
    // Who begins, begins on the new one.
    let mut other = Citizen::new(Operator::AfricasTalking, 2);
    assert_eq!(head(&other.dials(&after, "*149*46#").await), "WILAYA YA MBARALI");
    assert_eq!(head(&other.enters(&after, "3").await), "MIFUMO MIPYA");
    after.clock_passes(Duration::from_mins(6));
    assert_eq!(head(&citizen.dials(&after, "*149*46#").await), "WILAYA YA MBARALI");
    assert_eq!(database.count("menu_releases").await, 2);
}
