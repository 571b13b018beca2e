//! Who may use the API.

use std::time::Duration;

use baragumu::{
    domain::officer::Role,
    gateway::{refusal::Refusal, tokens::command_line},
    world::{RealWorld, World},
};

use super::{Api, Ask};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_token_may_no_more_than_its_officer_may_now,
    a_revoked_token_is_of_no_use_within_seconds,
    only_a_digest_is_stored_and_its_last_use_is_known,
    a_name_that_cannot_be_one_is_refused,
}

async fn a_revoked_token_is_of_no_use_within_seconds(database: Database) {
    let api = Api::start(&database).await;
    let gateway = &api.node.gateway;
    let made = gateway.create_token(&command_line(), "Asha Mwakyusa", Role::Author).await.unwrap();
    let ask = Ask::get(&made.token, "/messages");
    assert_eq!(api.asks(&ask).await.status, 200);
    gateway.revoke_token(&command_line(), made.id).await.unwrap();
    api.node.clock_passes(Duration::from_secs(2));
    assert_eq!(api.asks(&ask).await.status, 401);
    let again = gateway.revoke_token(&command_line(), made.id).await;
    assert_eq!(again.err(), Some(Refusal::Absent { what: "token" }));
    // A token of each role, this one, and its end.
    assert_eq!(database.count("audit WHERE action = 'token.create'").await, 6);
    assert_eq!(database.count("audit WHERE action = 'token.revoke'").await, 1);
}

async fn only_a_digest_is_stored_and_its_last_use_is_known(database: Database) {
    let api = Api::start(&database).await;
    let gateway = &api.node.gateway;
    let token = api.author();
    let secret = token.strip_prefix("bgm_").unwrap();
    assert_eq!(secret.len(), 43);
    assert_eq!(database.count(&format!("tokens WHERE hash LIKE '%{secret}%'")).await, 0);
    let used = async || gateway.list_tokens().await.unwrap()[1].used_at;
    assert_eq!(used().await, None);
    assert_eq!(api.asks(&Ask::get(token, "/topics")).await.status, 200);
    let first = used().await;
    assert!(first.is_some());
    api.node.clock_passes(Duration::from_secs(30));
    assert_eq!(api.asks(&Ask::get(token, "/topics")).await.status, 200);
    assert_eq!(used().await, first, "noted once a minute");
    api.node.clock_passes(Duration::from_secs(31));
    assert_eq!(api.asks(&Ask::get(token, "/topics")).await.status, 200);
    assert!(used().await > first);
}

async fn a_name_that_cannot_be_one_is_refused(database: Database) {
    let api = Api::start(&database).await;
    for name in ["", " ", "system", "Command Line", "a\nb", &"x".repeat(65)] {
        let made = api.node.gateway.create_token(&command_line(), name, Role::Viewer).await;
        assert!(matches!(made, Err(Refusal::Fields(_))), "{name:?}");
    }
}

#[test]
fn no_two_secrets_are_alike() {
    let secrets: std::collections::HashSet<_> =
        (0..1000).map(|_| RealWorld.fresh_secret().unwrap()).collect();
    assert_eq!(secrets.len(), 1000);
}

async fn a_token_may_no_more_than_its_officer_may_now(database: Database) {
    let api = Api::start(&database).await;
    let gateway = &api.node.gateway;
    let by = command_line();
    let juma = gateway.invite(&by, "Juma", Role::Approver).await.unwrap().account;
    // The same person, however the name is written.
    let token = gateway.create_token(&by, "juma", Role::Approver).await.unwrap().token;
    let may = async |path: &str| {
        api.node.clock_passes(Duration::from_secs(2));
        api.asks(&Ask::get(&token, path)).await.status
    };
    assert_eq!((may("/audit").await, may("/messages").await), (200, 200));
    for (role, audit) in [
        (Role::Author, 403),
        (Role::Viewer, 403),
        (Role::Auditor, 200),
        // A higher role gives a token no more than it was made with.
        (Role::Administrator, 200),
    ] {
        gateway.change_role(&by, juma, role).await.unwrap();
        assert_eq!(may("/audit").await, audit, "{role:?}");
        assert_eq!(may("/messages").await, 200, "{role:?}");
    }
    let confirm = Ask { method: axum::http::Method::POST, ..Ask::get(&token, "/service/confirm") };
    assert_eq!(api.asks(&confirm.with_key("as-administrator")).await.status, 403);
    gateway.change_role(&by, juma, Role::Viewer).await.unwrap();
    gateway.disable(&by, juma).await.unwrap();
    assert_eq!(may("/messages").await, 401);
    // Nor is one made afterwards a way around it; once they may sign in again, it counts.
    let later = gateway.create_token(&by, "JUMA", Role::Author).await.unwrap().token;
    assert_eq!(api.asks(&Ask::get(&later, "/messages")).await.status, 401);
    gateway.enable(&by, juma).await.unwrap();
    assert_eq!(api.asks(&Ask::get(&later, "/messages")).await.status, 200);
    assert_eq!(may("/messages").await, 401, "what was revoked stays revoked");
}
