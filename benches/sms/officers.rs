//! The officers: a token for the API, and a broadcast that two of them agree to.

use std::{process::Command, sync::Arc, time::Duration};

use baragumu::{
    app,
    config::{Config, Environment},
    domain::{
        broadcast::{Audience, Draft},
        language::Language,
        officer::{Officer, Role},
        schedule::Schedule,
    },
    gateway::Gateway,
    store::Store,
    world::{RealWorld, World},
};

use crate::{
    bases::Base,
    scripts::TEXT,
    servers::{ACCOUNT, IDLE, settings, written},
};

/// When the broadcast is to begin: long after the measure.
const LATER: Duration = Duration::from_hours(6);

/// Makes a token by the command line, as an administrator of the machine does.
pub(crate) fn token(base: &Base) -> String {
    let made = Command::new(env!("CARGO_BIN_EXE_baragumu"))
        .arg("--config")
        .arg(written(base, 1, IDLE))
        .args(["token", "create", "--role", "author", "--officer", "Asha Mwandishi"])
        .output()
        .expect("the program was built beside this bench");
    let told = String::from_utf8_lossy(&made.stdout);
    let token = told.split_whitespace().find(|word| word.starts_with("bgm_"));
    token.unwrap_or_else(|| panic!("no token: {told}")).to_owned()
}

/// The use cases on a database, in this process; the starter data is in it then.
pub(crate) async fn office(base: &Base) -> (Gateway, Store) {
    let text = settings(base, 1, IDLE);
    let config = Config::from_text(None, &text, &Environment::new()).expect("it is in order");
    let store = Store::open(&base.url, 2).await.expect("it was made");
    let gateway =
        app::build(&config, store.clone(), Arc::new(RealWorld)).await.expect("it can be built");
    (gateway, store)
}

/// Writes, submits and approves a broadcast to every subscriber; its number.
pub(crate) async fn agree(gateway: &Gateway) -> i64 {
    let author = Officer::new("Asha Mwandishi", Role::Author);
    let approver = Officer::new("Juma Mkuu", Role::Approver);
    let swahili = Language::parse("sw").expect("it is a language");
    let draft = Draft {
        name: "Mkutano wa hadhara".to_owned(),
        account: ACCOUNT.to_owned(),
        texts: [(swahili, TEXT.to_owned())].into(),
        audience: Audience { everybody: true, ..Audience::default() },
        schedule: Schedule::At { at: RealWorld.now().after(LATER) },
        ..Draft::default()
    };
    let id = gateway.create_broadcast(&author, draft).await.expect("an author may").id;
    let submitted = gateway.submit_broadcast(&author, id).await.expect("nothing is wrong with it");
    gateway
        .approve_broadcast(&approver, id, &submitted.fingerprint)
        .await
        .expect("another person may");
    id
}
