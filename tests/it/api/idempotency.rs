//! A request is carried out once however often it is sent.

use std::time::Duration;

use baragumu::domain::officer::Role;
use serde_json::json;

use super::{Api, Ask, a_message, fresh_key};
use crate::support::databases::{Database, both_databases};

both_databases! {
    the_same_request_again_is_answered_as_before,
    the_same_key_for_another_request_is_refused,
    keys_of_two_officers_are_two_keys,
    a_refused_request_may_be_mended_under_its_key,
    of_many_at_once_one_is_carried_out,
    on_two_nodes_at_once_one_is_carried_out,
    an_answer_that_was_lost_is_made_anew,
    keys_are_kept_for_a_day_and_forgotten_after_two,
    messages_that_arrive_together_share_a_group,
}

async fn the_same_request_again_is_answered_as_before(database: Database) {
    let api = Api::start(&database).await;
    let ask = Ask::post(api.author(), "/messages", &a_message());
    let first = api.asks(&ask).await;
    assert_eq!(first.status, 201, "{}", first.text);
    assert_eq!(first.header("idempotency-replayed"), None);
    let lines = database.count("audit").await;
    for _ in 0..2 {
        api.node.clock_passes(Duration::from_mins(30));
        let again = api.asks(&ask).await;
        assert_eq!((again.status, &again.text), (201, &first.text));
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
    }
    assert_eq!(database.count("outbox").await, 1);
    assert_eq!(database.count("audit").await, lines);
}

async fn the_same_key_for_another_request_is_refused(database: Database) {
    let api = Api::start(&database).await;
    let ask = Ask::post(api.author(), "/messages", &a_message());
    assert_eq!(api.asks(&ask).await.status, 201);
    let mut other = a_message();
    other["text"] = "Habari za jioni".into();
    let key = ask.key.clone().unwrap();
    let reply = api.asks(&Ask::post(api.author(), "/messages", &other).with_key(&key)).await;
    assert_eq!((reply.status, reply.problem()), (409, "key-reused"));
    assert_eq!(database.count("outbox").await, 1);
}

async fn keys_of_two_officers_are_two_keys(database: Database) {
    let api = Api::start(&database).await;
    let key = fresh_key();
    for role in [Role::Author, Role::Approver] {
        let ask = Ask::post(api.token(role), "/messages", &a_message()).with_key(&key);
        assert_eq!(api.asks(&ask).await.status, 201);
    }
    assert_eq!(database.count("outbox").await, 2);
}

async fn a_refused_request_may_be_mended_under_its_key(database: Database) {
    let api = Api::start(&database).await;
    let key = fresh_key();
    let wrong = json!({ "to": "+255754000001", "text": "x", "account": "nobody" });
    let reply = api.asks(&Ask::post(api.author(), "/messages", &wrong).with_key(&key)).await;
    assert_eq!((reply.status, reply.problem()), (422, "refused"));
    let reply = api.asks(&Ask::post(api.author(), "/messages", &a_message()).with_key(&key)).await;
    assert_eq!(reply.status, 201);
}

async fn of_many_at_once_one_is_carried_out(database: Database) {
    let api = Api::start(&database).await;
    let ask = Ask::post(api.author(), "/messages", &a_message());
    let replies = many_at_once(&[&api], &ask, 20).await;
    let made: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert!(!made.is_empty());
    assert!(made.iter().all(|reply| reply.text == made[0].text));
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        assert_eq!((reply.status, reply.problem()), (409, "key-in-use"));
        assert!(reply.header("retry-after").is_some());
    }
    assert_eq!(database.count("outbox").await, 1);
}

async fn many_at_once(nodes: &[&Api], ask: &Ask<'_>, count: usize) -> Vec<super::Reply> {
    let asking = (0..count).map(|n| {
        let node = nodes[n % nodes.len()];
        node.asks(ask)
    });
    futures_of(asking).await
}

/// Lets futures run at the same time, and waits for all.
async fn futures_of<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut all = true;
        for (future, output) in &mut waiting {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(ready) => *output = Some(ready),
                    std::task::Poll::Pending => all = false,
                }
            }
        }
        if all { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, output)| output).collect()
}

async fn on_two_nodes_at_once_one_is_carried_out(database: Database) {
    let api = Api::start(&database).await;
    let store = database.another_store().await;
    let node = crate::support::gateway::TestGateway::start(&store, &api.world).await;
    let other = Api { node, world: api.world.clone(), tokens: api.tokens.clone() };
    for n in 0..10 {
        let body = json!({ "to": "+255754000001", "text": format!("Ujumbe {n}") });
        let ask = Ask::post(api.author(), "/messages", &body);
        let replies = many_at_once(&[&api, &other], &ask, 4).await;
        let made: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
        assert!(!made.is_empty());
        assert!(made.iter().all(|reply| reply.text == made[0].text));
        assert!(replies.iter().all(|reply| [201, 409].contains(&reply.status)));
        assert_eq!(database.count("outbox").await, n + 1);
    }
    store.close().await;
}

async fn an_answer_that_was_lost_is_made_anew(database: Database) {
    let api = Api::start(&database).await;
    let ask = Ask::post(api.author(), "/messages", &a_message());
    let first = api.asks(&ask).await;
    // As if the process had ended between the act and its answer.
    database.execute("UPDATE idempotency SET answer = NULL").await;
    let again = api.asks(&ask).await;
    assert_eq!((again.status, &again.text), (201, &first.text));
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(database.count("outbox").await, 1);
}

async fn keys_are_kept_for_a_day_and_forgotten_after_two(database: Database) {
    let api = Api::start(&database).await;
    let ask = Ask::post(api.author(), "/messages", &a_message());
    assert_eq!(api.asks(&ask).await.status, 201);
    for (hours, kept) in [(25, 1), (24, 0)] {
        api.node.clock_passes(Duration::from_hours(hours));
        api.node.gateway.forget_keys().await.unwrap();
        assert_eq!(database.count("idempotency").await, kept);
    }
}

async fn messages_that_arrive_together_share_a_group(database: Database) {
    let api = Api::start(&database).await;
    let bodies: Vec<_> = (0..60)
        .map(|n| json!({ "to": format!("+2557540{n:05}"), "text": "Habari", "lane": "reply" }))
        .collect();
    let asks: Vec<_> =
        bodies.iter().map(|body| Ask::post(api.author(), "/messages", body)).collect();
    let lines = database.count("audit").await;
    let replies = futures_of(asks.iter().map(|ask| api.asks(ask))).await;
    for (reply, body) in replies.iter().zip(&bodies) {
        assert_eq!((reply.status, &reply.body["to"]), (201, &body["to"]), "{}", reply.text);
        let id = reply.body["id"].as_i64().unwrap();
        assert_eq!(reply.header("location"), Some(format!("/api/v1/messages/{id}").as_str()));
        let found = api.gets(Role::Author, &format!("/messages/{id}")).await;
        assert_eq!(found.body, reply.body);
    }
    assert_eq!(database.count("audit").await, lines + 60);
    assert!(api.gets(Role::Approver, "/audit/verdict").await.body["whole"] == true);
}
