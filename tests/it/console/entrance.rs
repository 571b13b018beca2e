//! The way in and out.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use baragumu::{domain::officer::Role, gateway::officers::totp, world::World};

use crate::support::{
    console::{Browser, PASSWORD},
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    a_one_time_link_makes_the_first_administrator_who_needs_a_code,
    who_signs_in_shows_password_and_code,
    what_is_wrong_stands_on_the_form_and_nothing_typed_is_lost,
    a_mistyped_code_costs_no_second_picture,
    no_form_of_another_site_is_taken,
    the_language_is_one_click_away_and_remembered,
    what_matters_asks_for_the_password_again_and_loses_nothing,
}

const SESSION: &str = "__Host-baragumu";

async fn a_one_time_link_makes_the_first_administrator_who_needs_a_code(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let token = node.gateway.first_invitation().await.unwrap().unwrap();
    let mut browser = Browser::new(&node);
    let page = browser.get("/console").await;
    assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/console/sign-in"));
    browser.joins(&token, &[("name", "Neema Mwakyusa")]).await;
    let page = browser.get("/console").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("Neema Mwakyusa") && page.body.contains("<h1>Leo</h1>"),
        "{}",
        page.body
    );
    // The link is used up.
    let page = Browser::new(&node).get(&format!("/console/join/{token}")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("Kiungo hiki kimetumika"), "{}", page.body);
    assert_eq!(node.gateway.first_invitation().await.unwrap(), None);
}

async fn who_signs_in_shows_password_and_code(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let invited = Browser::officer(&node, "Juma", Role::Approver).await;
    let before = invited.cookie(SESSION).unwrap().to_owned();
    let secret = invited.secret.clone().unwrap();

    let mut browser = Browser::new(&node);
    let page = browser.get("/console/bulletins").await;
    assert_eq!(page.location, "/console/sign-in?to=%2Fconsole%2Fbulletins");
    browser.get(&page.location).await;
    let fields = [("name", "juma"), ("password", PASSWORD), ("to", "/console/bulletins")];
    let page = browser.post("/console/sign-in", &fields).await;
    assert_eq!(
        (page.status, page.location.as_str()),
        (StatusCode::SEE_OTHER, "/console/bulletins")
    );
    assert_eq!(browser.get("/console/bulletins").await.location, "/console/code");
    node.clock_passes(Duration::from_mins(1));
    let code = totp::code_at(&secret, node.world.now()).unwrap();
    let half = browser.cookie(SESSION).unwrap().to_owned();
    let page = browser.post("/console/code", &[("code", &code)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert_ne!(browser.cookie(SESSION).unwrap(), half, "the token is another one now");
    assert_eq!(browser.get("/console/bulletins").await.status, StatusCode::OK);

    // After signing out neither this token nor the half one opens anything.
    let whole = browser.cookie(SESSION).unwrap().to_owned();
    let page = browser.post("/console/sign-out", &[]).await;
    assert_eq!(page.location, "/console/sign-in");
    for token in [&half, &whole] {
        let mut thief = Browser::new(&node).with_cookie(SESSION, token);
        assert_eq!(thief.get("/console").await.location, "/console/sign-in");
    }
    // The other session goes on.
    let mut other = Browser::new(&node).with_cookie(SESSION, &before);
    assert_eq!(other.get("/console").await.status, StatusCode::OK);
}

async fn what_is_wrong_stands_on_the_form_and_nothing_typed_is_lost(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let token = node.gateway.first_invitation().await.unwrap().unwrap();
    let mut browser = Browser::new(&node);
    let path = format!("/console/join/{token}");
    browser.get(&path).await;
    let fields = [("name", "Neema"), ("password", PASSWORD), ("again", "something else")];
    let page = browser.post(&path, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.body.contains("Nenosiri la pili halifanani na la kwanza.")
            && page.body.contains("value=\"Neema\"")
    );
    let page =
        browser.post(&path, &[("name", "Neema"), ("password", "short"), ("again", "short")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.body.contains("class=\"wrong\""), "{}", page.body);

    let page = browser.post("/console/sign-in", &[("name", "nobody<b>"), ("password", "x")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("value=\"nobody&#60;b&#62;\""), "{}", page.body);
}

async fn a_mistyped_code_costs_no_second_picture(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let token = node.gateway.first_invitation().await.unwrap().unwrap();
    let mut browser = Browser::new(&node);
    let path = format!("/console/join/{token}");
    browser.get(&path).await;
    let fields = [("name", "Neema"), ("password", PASSWORD), ("again", PASSWORD)];
    browser.post(&path, &fields).await;
    browser.get("/console/second-factor").await;
    let page = browser.post("/console/second-factor", &[]).await;
    let (uri, secret) = (page.hidden("uri").unwrap(), page.hidden("secret").unwrap());
    let (uri, secret) = (uri.replace("&#38;", "&"), secret.to_owned());
    let fields = [("uri", uri.as_str()), ("secret", &secret), ("code", "000000")];
    let page = browser.post("/console/second-factor", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.body.contains("Msimbo huu si sahihi.") && page.body.contains(&secret));
    let code = totp::code_at(&secret.replace(' ', ""), node.world.now()).unwrap();
    let page = browser.post("/console/second-factor", &[("code", &code)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.body.matches("<li><code>").count(), 10, "{}", page.body);
}

async fn no_form_of_another_site_is_taken(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut browser = Browser::officer(&node, "Asha", Role::Author).await;
    browser.get("/console").await;
    let own = [("sec-fetch-site", "same-origin")];
    for (headers, is_taken) in [
        (&own[..], true),
        (&[("origin", "http://localhost")][..], true),
        (&[("sec-fetch-site", "cross-site")][..], false),
        (&[("sec-fetch-site", "same-site")][..], false),
        (&[("origin", "http://evil.example")][..], false),
        (&[("origin", "null")][..], false),
        (&[][..], false),
    ] {
        let path = "/console/language";
        let body = Some("language=en&back=/console");
        let page = browser.sends(Method::POST, path, body, headers).await;
        let expected = if is_taken { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(page.status, expected, "{headers:?}");
    }
}

async fn the_language_is_one_click_away_and_remembered(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut browser = Browser::officer(&node, "Asha", Role::Author).await;
    assert!(browser.get("/console").await.body.contains("<html lang=\"sw\">"));
    let page = browser.post("/console/language", &[("language", "en"), ("back", "/console")]).await;
    assert_eq!(page.location, "/console");
    let page = browser.get("/console").await;
    assert!(page.body.contains("<html lang=\"en\">") && page.body.contains("<h1>Today</h1>"));
    // It is kept with the account, also for another browser.
    let token = browser.cookie(SESSION).unwrap();
    let mut other = Browser::new(&node).with_cookie(SESSION, token);
    assert!(other.get("/console").await.body.contains("<h1>Today</h1>"));
    let page =
        other.post("/console/language", &[("language", "xx"), ("back", "//evil.example")]).await;
    assert_eq!(page.location, "/console");
    assert!(other.get("/console").await.body.contains("<h1>Today</h1>"));
}

async fn what_matters_asks_for_the_password_again_and_loses_nothing(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut browser = Browser::officer(&node, "Juma", Role::Approver).await;
    let before = browser.cookie(SESSION).unwrap().to_owned();
    browser.get("/console").await;
    node.clock_passes(Duration::from_mins(6));
    let path = "/console/bulletins/1/approve";
    let page = browser.post(path, &[("fingerprint", "abc")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("name=\"fingerprint\" value=\"abc\""), "{}", page.body);
    let page = browser.post(path, &[("fingerprint", "abc"), ("confirm_password", "wrong")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Now it is looked at: there is no such broadcast.
    let page = browser.post(path, &[("fingerprint", "abc"), ("confirm_password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.body);
    assert_ne!(browser.cookie(SESSION).unwrap(), before);
}
