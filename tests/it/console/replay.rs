//! What was good once is not good again: cookies, codes, and a password shown long ago.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use baragumu::{
    domain::officer::Role,
    gateway::{officers::totp, tokens::command_line},
    world::World,
};

use crate::support::{
    console::{Browser, PASSWORD},
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    an_old_cookie_opens_nothing,
    a_code_and_a_recovery_code_are_good_once,
    a_lowered_role_and_a_closed_account_count_at_once,
}

const SESSION: &str = "__Host-baragumu";
const NEXT: &str = "mvua kubwa ilinyesha Utengule";

/// Whether a token still opens pages and takes forms.
async fn is_open(node: &TestGateway, token: &str) -> bool {
    let mut thief = Browser::new(node).with_cookie(SESSION, token);
    let page = thief.get("/console/own").await;
    let posted = thief
        .sends(
            Method::POST,
            "/console/own/session",
            Some("session=0"),
            &[("sec-fetch-site", "same-origin")],
        )
        .await;
    let is_in = page.status == StatusCode::OK;
    assert_eq!(posted.location.starts_with("/console/own"), is_in, "{posted:?}");
    assert!(is_in || page.location.starts_with("/console/sign-in"), "{page:?}");
    is_in
}

fn token(browser: &Browser<'_>) -> String {
    browser.cookie(SESSION).unwrap().to_owned()
}

async fn signs_in<'a>(node: &'a TestGateway, name: &str, password: &str) -> Browser<'a> {
    let mut browser = Browser::new(node);
    browser.get("/console/sign-in").await;
    let page = browser.post("/console/sign-in", &[("name", name), ("password", password)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    browser
}

async fn an_old_cookie_opens_nothing(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut asha = Browser::officer(&node, "Asha", Role::Author).await;
    let elsewhere = signs_in(&node, "Asha", PASSWORD).await;
    let mut old = vec![];
    // A password shown again gives another token.
    node.clock_passes(Duration::from_mins(6));
    old.push(token(&asha));
    asha.get("/console").await;
    asha.post("/console/bulletins/1/export", &[("confirm_password", PASSWORD)]).await;
    assert!(is_open(&node, &token(&asha)).await && is_open(&node, &token(&elsewhere)).await);
    // So does a new password, and every other session ends.
    old.extend([token(&asha), token(&elsewhere)]);
    asha.get("/console/own").await;
    let fields = [("current", PASSWORD), ("password", NEXT), ("again", NEXT)];
    let page = asha.post("/console/own/password", &fields).await;
    assert_eq!(page.location, "/console/own?done=password", "{}", page.body);
    assert!(is_open(&node, &token(&asha)).await);
    // Signing out ends one, signing out everywhere all of them.
    let mut second = signs_in(&node, "Asha", NEXT).await;
    let third = signs_in(&node, "Asha", NEXT).await;
    old.push(token(&second));
    second.post("/console/sign-out", &[]).await;
    assert!(is_open(&node, &token(&asha)).await && is_open(&node, &token(&third)).await);
    old.extend([token(&asha), token(&third)]);
    asha.get("/console/own").await;
    asha.post("/console/own/everywhere", &[]).await;
    for token in old {
        assert!(!is_open(&node, &token).await);
    }
    // One that nobody used for half an hour is over, and so is any after half a day.
    let idle = signs_in(&node, "Asha", NEXT).await;
    node.clock_passes(Duration::from_mins(31));
    assert!(!is_open(&node, &token(&idle)).await);
    // What a page asks by itself is no use of it: nobody may sit there any more.
    let mut left = signs_in(&node, "Asha", NEXT).await;
    let by_itself = [("x-by-itself", "yes")];
    for headers in [by_itself, [("accept", "text/event-stream")]] {
        node.clock_passes(Duration::from_mins(14));
        let shown = left.sends::<str>(Method::GET, "/console", None, &headers).await;
        assert_eq!(shown.status, StatusCode::OK);
    }
    node.clock_passes(Duration::from_mins(3));
    let shown = left.sends::<str>(Method::GET, "/console", None, &by_itself).await;
    assert_eq!(shown.status, StatusCode::NO_CONTENT);
    assert_eq!(shown.headers["hx-refresh"], "true");
    assert_eq!(left.get("/console").await.location, "/console/sign-in");
    let busy = signs_in(&node, "Asha", NEXT).await;
    for _ in 0..28 {
        node.clock_passes(Duration::from_mins(25));
        assert!(is_open(&node, &token(&busy)).await);
    }
    node.clock_passes(Duration::from_mins(25));
    assert!(!is_open(&node, &token(&busy)).await);
}

async fn a_code_and_a_recovery_code_are_good_once(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut juma = Browser::officer(&node, "Juma", Role::Approver).await;
    let secret = juma.secret.clone().unwrap();
    juma.get("/console/own").await;
    let page = juma.post("/console/own/codes", &[]).await;
    let recovery = page.between("<li><code>", "</code>").unwrap().to_owned();
    node.clock_passes(Duration::from_mins(1));
    let code = totp::code_at(&secret, node.world.now()).unwrap();
    for (code, name) in [(code, "a code"), (recovery, "a recovery code")] {
        for (time, expected) in
            [("once", StatusCode::SEE_OTHER), ("twice", StatusCode::UNPROCESSABLE_ENTITY)]
        {
            let mut browser = signs_in(&node, "Juma", PASSWORD).await;
            let half = token(&browser);
            browser.get("/console/code").await;
            let page = browser.post("/console/code", &[("code", &code)]).await;
            assert_eq!(page.status, expected, "{name} {time}: {}", page.body);
            // Whoever owes a code is in nowhere, and the token of that time never is.
            let mut thief = Browser::new(&node).with_cookie(SESSION, &half);
            assert_ne!(thief.get("/console/own").await.status, StatusCode::OK, "{name} {time}");
            // A wrong code costs a wait.
            node.clock_passes(Duration::from_secs(5));
        }
    }
}

async fn a_lowered_role_and_a_closed_account_count_at_once(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let by = command_line();
    let mut juma = Browser::officer(&node, "Juma", Role::Approver).await;
    let elsewhere = token(&juma);
    let id = node.gateway.officers(&by).await.unwrap()[0].id;
    let path = "/console/subscribers/export";
    juma.get("/console").await;
    assert_eq!(juma.post(path, &[]).await.status, StatusCode::OK);
    node.gateway.change_role(&by, id, Role::Author).await.unwrap();
    assert_eq!(juma.post(path, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(juma.get("/console/trail").await.status, StatusCode::FORBIDDEN);
    // What they may not do is not offered either.
    assert!(!juma.get("/console").await.body.contains("/console/trail"));
    node.gateway.change_role(&by, id, Role::Approver).await.unwrap();
    assert_eq!(juma.post(path, &[]).await.status, StatusCode::OK);
    node.gateway.disable(&by, id).await.unwrap();
    assert!(juma.post(path, &[]).await.location.starts_with("/console/sign-in"));
    node.gateway.enable(&by, id).await.unwrap();
    assert!(!is_open(&node, &elsewhere).await, "the session does not come back");
}
