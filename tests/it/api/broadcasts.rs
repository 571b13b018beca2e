//! A broadcast over the API: written, looked at, approved by another, followed.

use baragumu::domain::officer::Role;
use serde_json::json;

use super::{Api, a_broadcast, joined};
use crate::support::databases::{Database, both_databases};

both_databases! {
    a_broadcast_is_written_approved_and_reported,
    what_is_wrong_is_told_by_its_field,
}

async fn a_broadcast_is_written_approved_and_reported(database: Database) {
    let api = Api::start(&database).await;
    joined(&database).await;
    let made = api.posts(Role::Author, "/broadcasts", &a_broadcast()).await;
    assert_eq!((made.status, made.header("location")), (201, Some("/api/v1/broadcasts/1")));
    assert_eq!(made.body["state"], "draft");

    let preview = api.gets(Role::Viewer, "/broadcasts/1/preview").await.body;
    assert_eq!((&preview["people"], &preview["segments"]), (&json!(1), &json!(1)), "{preview}");
    assert_eq!(preview["by_ward"], json!({ "2": 1 }));
    assert_eq!(preview["faults"], json!([]));

    let submitted = api.acts(Role::Author, "/broadcasts/1/submit", None).await;
    assert_eq!(submitted.body["state"], "submitted", "{}", submitted.text);
    let agreed = json!({ "fingerprint": submitted.body["fingerprint"] });
    // Any change voids what was asked for.
    let edited = api.puts(Role::Author, "/broadcasts/1", &a_broadcast()).await;
    assert_eq!(edited.body["state"], "draft", "{}", edited.text);
    let refused = api.acts(Role::Approver, "/broadcasts/1/approve", Some(&agreed)).await;
    assert_eq!((refused.status, refused.problem()), (409, "state"), "{}", refused.text);
    let submitted = api.acts(Role::Author, "/broadcasts/1/submit", None).await;
    let agreed = json!({ "fingerprint": submitted.body["fingerprint"] });
    let approved = api.acts(Role::Approver, "/broadcasts/1/approve", Some(&agreed)).await;
    assert_eq!(approved.body["state"], "approved", "{}", approved.text);

    // The clock writes the audience into the outbox.
    for _ in 0..4 {
        api.node.gateway.look_after_broadcasts().await.unwrap();
    }
    assert_eq!(database.count("outbox WHERE broadcast_id = 1").await, 1);
    let report = api.gets(Role::Viewer, "/broadcasts/1/report").await.body;
    assert_eq!((&report["people"], &report["adds_up"]), (&json!(1), &json!(true)), "{report}");
    assert_eq!(report["by_state"], json!({ "queued": 1 }));
    let masked = api.gets(Role::Viewer, "/broadcasts/1/recipients").await.body;
    assert_eq!(masked["items"][0]["to"], "+2557*****001", "{masked}");
    let whole = api.gets(Role::Author, "/broadcasts/1/recipients?state=queued").await.body;
    assert_eq!(whole["items"][0]["to"], "+255754000001", "{whole}");
    assert_eq!(whole["items"][0]["reason"], "waits");

    let listed = api.gets(Role::Viewer, "/broadcasts").await.body;
    assert_eq!((&listed["items"][0]["id"], &listed["next"]), (&json!(1), &json!(null)));
    let cancelled = api.acts(Role::Author, "/broadcasts/1/cancel", None).await;
    assert_eq!(cancelled.body["state"], "cancelled", "{}", cancelled.text);
}

async fn what_is_wrong_is_told_by_its_field(database: Database) {
    let api = Api::start(&database).await;
    let made = api.posts(Role::Author, "/broadcasts", &a_broadcast()).await;
    assert_eq!(made.status, 201, "{}", made.text);
    // Nobody lives in Chimala yet.
    let refused = api.acts(Role::Author, "/broadcasts/1/submit", None).await;
    assert_eq!((refused.status, refused.problem()), (422, "refused"), "{}", refused.text);
    assert_eq!(refused.body["errors"][0]["pointer"], "/audience", "{}", refused.text);
    let own = api.acts(Role::Author, "/broadcasts/9/submit", None).await;
    assert_eq!((own.status, own.problem()), (404, "absent"));
    let mut nowhere = a_broadcast();
    nowhere["schedule"] = json!({ "when": "weekly", "time": "09:00" });
    let refused = api.posts(Role::Author, "/broadcasts", &nowhere).await;
    assert_eq!(refused.body["errors"][0]["pointer"], "/schedule/weekday", "{}", refused.text);
}
