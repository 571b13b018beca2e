//! Officers' accounts, and one's own.

use std::time::Duration;

use axum::http::StatusCode;
use baragumu::{domain::officer::Role, gateway::tokens::command_line};

use crate::support::{
    console::{Browser, PASSWORD},
    databases::{Database, both_databases},
    gateway::{TestGateway, morning},
};

both_databases! {
    an_administrator_invites_and_the_link_is_shown_once,
    what_is_wrong_with_an_invitation_stands_beside_its_field,
    a_role_is_changed_and_an_account_closed_and_opened,
    accounts_are_touched_only_by_who_shows_the_password,
    only_administrators_touch_accounts,
    the_last_administrator_stays,
    a_password_is_changed_and_other_sessions_end,
    sessions_are_listed_and_ended,
    recovery_codes_are_made_anew,
}

const PEOPLE: &str = "/console/people";

async fn number_of(node: &TestGateway, name: &str) -> i64 {
    let accounts = node.gateway.officers(&command_line()).await.unwrap();
    accounts.iter().find(|account| account.name == name).unwrap().id
}

async fn an_administrator_invites_and_the_link_is_shown_once(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    let page = neema.get(PEOPLE).await;
    assert!(page.status == StatusCode::OK && page.body.contains("Neema"), "{}", page.body);
    let fields = [("name", "Asha Mwakalinga"), ("role", "author")];
    let form = neema.page.clone();
    let page = neema.post(PEOPLE, &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let link = page.between("<code class=\"link\" translate=\"no\">", "</code>").unwrap();
    let (_, token) = link.rsplit_once("/console/join/").unwrap();
    assert!(link.starts_with("http://127.0.0.1:8080/console/join/"), "{link}");
    let token = token.to_owned();
    // The same form again makes no second account, and shows no link.
    neema.page = form;
    let page = neema.post(PEOPLE, &fields).await;
    let id = number_of(&node, "Asha Mwakalinga").await;
    assert_eq!((page.status, page.location), (StatusCode::SEE_OTHER, format!("{PEOPLE}/{id}")));
    assert_eq!(database.count("officers").await, 2);

    let mut asha = Browser::new(&node);
    asha.joins(&token, &[]).await;
    assert!(asha.get("/console").await.body.contains("Asha Mwakalinga"));
    let page = neema.get(&format!("{PEOPLE}/{id}")).await;
    assert!(page.body.contains("Mwandishi") && page.body.contains("Anatumia"), "{}", page.body);
    // Who lost the link gets another.
    let page = neema.post(&format!("{PEOPLE}/{id}"), &[("act", "link")]).await;
    assert!(page.body.contains("/console/join/"), "{}", page.body);
}

async fn what_is_wrong_with_an_invitation_stands_beside_its_field(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    for (name, role, told) in [
        ("neema", "author", "Kuna afisa mwenye jina hili tayari."),
        ("<b>", "author", "Hili haliwezi kuwa jina la afisa."),
        ("Asha", "mfalme", "Hujachagua wadhifa."),
    ] {
        neema.get(PEOPLE).await;
        let page = neema.post(PEOPLE, &[("name", name), ("role", role)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        assert!(page.body.contains(told), "{told}: {}", page.body);
        let kept = name.replace('<', "&#60;").replace('>', "&#62;");
        assert!(page.body.contains(&format!("value=\"{kept}\"")), "{}", page.body);
    }
    assert_eq!(database.count("officers").await, 1);
}

async fn a_role_is_changed_and_an_account_closed_and_opened(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    let mut asha = Browser::officer(&node, "Asha", Role::Author).await;
    let path = format!("{PEOPLE}/{}", number_of(&node, "Asha").await);
    neema.get(&path).await;
    let page = neema.post(&path, &[("act", "role"), ("role", "viewer")]).await;
    assert_eq!(page.location, format!("{path}?done=people-role"), "{}", page.body);
    assert!(neema.get(&page.location).await.body.contains("Wadhifa umebadilishwa."));
    assert!(!asha.get("/console").await.body.contains("/console/bulletins/new"));
    let page = neema.post(&path, &[("act", "sign-out")]).await;
    assert_eq!(page.location, format!("{path}?done=people-sign-out"), "{}", page.body);
    assert_eq!(asha.get("/console").await.location, "/console/sign-in");
    neema.get(&path).await;
    let page = neema.post(&path, &[("act", "disable")]).await;
    assert_eq!(page.location, format!("{path}?done=people-disable"), "{}", page.body);
    let page = neema.get(&path).await;
    assert!(page.body.contains("Imefungwa"), "{}", page.body);
    let page = neema.post(&path, &[("act", "enable")]).await;
    assert_eq!(page.location, format!("{path}?done=people-enable"), "{}", page.body);
    assert_eq!(neema.get("/console/people/99").await.status, StatusCode::NOT_FOUND);
}

async fn accounts_are_touched_only_by_who_shows_the_password(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    node.clock_passes(Duration::from_mins(10));
    neema.get(PEOPLE).await;
    let fields = [("name", "Asha"), ("role", "author")];
    let page = neema.post(PEOPLE, &fields).await;
    assert!(page.body.contains("confirm_password"), "{}", page.body);
    assert_eq!(database.count("officers").await, 1);
    let wrong = [fields[0], fields[1], ("confirm_password", "si hii hapa")];
    let page = neema.post(PEOPLE, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    node.clock_passes(Duration::from_mins(1));
    let right = [fields[0], fields[1], ("confirm_password", PASSWORD)];
    let page = neema.post(PEOPLE, &right).await;
    assert!(page.body.contains("/console/join/"), "{}", page.body);
    assert_eq!(database.count("officers").await, 2);
}

async fn only_administrators_touch_accounts(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    Browser::officer(&node, "Neema", Role::Administrator).await;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let mut officer = Browser::officer(&node, role.word(), role).await;
        let page = officer.get(PEOPLE).await;
        let may_read = role.may(Role::Auditor);
        assert_eq!(page.status == StatusCode::OK, may_read, "{role:?} {}", page.body);
        assert!(!page.body.contains("name=\"role\""), "{}", page.body);
        officer.get("/console").await;
        for (path, fields) in [
            (PEOPLE, vec![("name", "Mwizi"), ("role", "administrator")]),
            ("/console/people/1", vec![("act", "disable")]),
            ("/console/people/1", vec![("act", "role"), ("role", "viewer")]),
            ("/console/people/1", vec![("act", "link")]),
            ("/console/people/1", vec![("act", "sign-out")]),
            ("/console/people/1", vec![("act", "forget")]),
        ] {
            let page = officer.post(path, &fields).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{role:?} {fields:?} {}", page.body);
        }
    }
    let accounts = node.gateway.officers(&command_line()).await.unwrap();
    assert!(accounts.iter().all(|account| account.name != "Mwizi"));
}

async fn the_last_administrator_stays(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut neema = Browser::officer(&node, "Neema", Role::Administrator).await;
    let path = format!("{PEOPLE}/{}", number_of(&node, "Neema").await);
    neema.get(&path).await;
    for fields in [vec![("act", "disable")], vec![("act", "role"), ("role", "author")]] {
        let page = neema.post(&path, &fields).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.body);
        assert!(page.body.contains("Huyu ndiye msimamizi wa mwisho."), "{}", page.body);
        neema.get(&path).await;
    }
}

async fn a_password_is_changed_and_other_sessions_end(database: Database) {
    const NEXT: &str = "mvua kubwa ilinyesha Utengule";
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut asha = Browser::officer(&node, "Asha", Role::Author).await;
    let mut elsewhere = Browser::new(&node);
    elsewhere.get("/console/sign-in").await;
    let page =
        elsewhere.post("/console/sign-in", &[("name", "Asha"), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let path = "/console/own/password";
    asha.get("/console/own").await;
    for (fields, told) in [
        ([("current", PASSWORD), ("password", NEXT), ("again", "nyingine")], "halifanani"),
        ([("current", PASSWORD), ("password", "fupi"), ("again", "fupi")], "fupi mno"),
    ] {
        let page = asha.post(path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let wrong = [("current", "si hii hapa"), ("password", NEXT), ("again", NEXT)];
    let page = asha.post(path, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    node.clock_passes(Duration::from_mins(1));
    let right = [("current", PASSWORD), ("password", NEXT), ("again", NEXT)];
    let page = asha.post(path, &right).await;
    assert_eq!(page.location, "/console/own?done=password", "{}", page.body);
    assert!(asha.get(&page.location).await.body.contains("Nenosiri limebadilishwa."));
    assert_eq!(elsewhere.get("/console").await.location, "/console/sign-in");
}

async fn sessions_are_listed_and_ended(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut asha = Browser::officer(&node, "Asha", Role::Author).await;
    let mut elsewhere = Browser::new(&node);
    elsewhere.get("/console/sign-in").await;
    elsewhere.post("/console/sign-in", &[("name", "Asha"), ("password", PASSWORD)]).await;
    let page = asha.get("/console/own").await;
    assert_eq!(page.body.matches("127.0.0.1").count(), 2, "{}", page.body);
    assert_eq!(page.body.matches("name=\"session\"").count(), 1, "not the one it is asked from");
    let other = page.between("name=\"session\" value=\"", "\"").unwrap().to_owned();
    let page = asha.post("/console/own/session", &[("session", &other)]).await;
    assert_eq!(page.location, "/console/own?done=session-ended", "{}", page.body);
    assert_eq!(elsewhere.get("/console").await.location, "/console/sign-in");
    asha.get("/console/own").await;
    let page = asha.post("/console/own/everywhere", &[]).await;
    assert_eq!(page.location, "/console/sign-in", "{}", page.body);
    assert_eq!(asha.get("/console").await.location, "/console/sign-in");
}

async fn recovery_codes_are_made_anew(database: Database) {
    let node = TestGateway::start(&database.store, &morning()).await;
    let mut juma = Browser::officer(&node, "Juma", Role::Approver).await;
    let page = juma.get("/console/own").await;
    assert!(page.body.contains("Umeuweka. Misimbo ya akiba iliyobaki: 10."), "{}", page.body);
    let page = juma.post("/console/own/codes", &[]).await;
    assert_eq!(page.body.matches("<li><code>").count(), 10, "{}", page.body);
}
