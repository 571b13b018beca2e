//! The help desk from one end to the other: a question comes in, an officer answers over
//! the API, and the citizen says whether that satisfied them.

use std::time::Duration;

use baragumu::domain::officer::Role;
use serde_json::{Value, json};

use super::{Api, Reply, a_ticket};
use crate::support::{
    databases::{Database, both_databases},
    gateway::{Citizen, Operator},
};

both_databases! {
    a_question_by_sms_is_answered_and_rated,
    a_question_by_ussd_is_answered_by_sms_and_rated,
    an_answer_is_one_sms_with_all_that_is_added,
    who_is_not_satisfied_is_worked_for_again,
    an_answer_to_a_citizen_never_leaves_by_an_account_of_training,
}

/// The one ticket that is open.
async fn only_ticket(api: &Api) -> i64 {
    let listed = api.gets(Role::Author, "/tickets").await.body;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1, "{listed}");
    listed["items"][0]["number"].as_i64().unwrap()
}

async fn answers(api: &Api, number: i64, text: &str) -> Reply {
    let path = format!("/tickets/{number}/answer");
    api.posts(Role::Author, &path, &json!({ "text": text })).await
}

async fn ticket(api: &Api, number: i64) -> Value {
    api.gets(Role::Author, &format!("/tickets/{number}")).await.body["ticket"].clone()
}

/// What a message is answered with.
async fn texts(api: &Api, citizen: &Citizen, id: &str, text: &str) -> String {
    let taken = api.node.receives(&citizen.texting(id, text)).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    let path = format!("/messages?to=%2B{}&limit=1", &citizen.msisdn[1..]);
    let sent = api.gets(Role::Author, &path).await.body;
    sent["items"][0]["text"].as_str().unwrap().to_owned()
}

async fn a_question_by_sms_is_answered_and_rated(database: Database) {
    let api = Api::start(&database).await;
    let citizen = Citizen::with_msisdn(Operator::Simulator, "+255754000060");
    let taken = texts(&api, &citizen, "1", "ULIZA Maji yatarudi lini Mbuyuni?").await;
    let number = only_ticket(&api).await;
    assert!(taken.contains(&format!("MB-{number}")), "{taken}");

    let answered = answers(&api, number, "Yatarudi kesho saa 4.").await;
    let shown = &answered.body["ticket"];
    assert_eq!((&shown["state"], &shown["satisfied"]), (&json!("answered"), &Value::Null));
    let text = format!("MB-{number}: Yatarudi kesho saa 4. Umeridhika? Jibu NDIYO au HAPANA.");
    let queued = format!("outbox WHERE body = '{text}' AND lane = 'reply' AND state = 'queued'");
    assert_eq!(database.count(&queued).await, 1);

    // Who asked may read the answer again; who only knows the number may not.
    let status = texts(&api, &citizen, "2", &format!("HALI MB-{number}")).await;
    assert!(status.ends_with("Imejibiwa 23/11/2026. Yatarudi kesho saa 4."), "{status}");
    let other = Citizen::with_msisdn(Operator::Simulator, "+255754000061");
    let status = texts(&api, &other, "3", &format!("HALI MB-{number}")).await;
    assert!(status.contains("Imejibiwa") && !status.contains("kesho"), "{status}");

    let thanked = texts(&api, &citizen, "4", "ndiyo").await;
    assert!(thanked.starts_with("Asante kwa jibu lako"), "{thanked}");
    let rated = ticket(&api, number).await;
    assert_eq!((&rated["state"], &rated["satisfied"]), (&json!("closed"), &json!(true)));
    // The question is closed: the same word later means nothing.
    let later = texts(&api, &citizen, "5", "HAPANA").await;
    assert!(later.starts_with("Hatujaelewa"), "{later}");
    assert_eq!(ticket(&api, number).await["satisfied"], json!(true));
}

async fn a_question_by_ussd_is_answered_by_sms_and_rated(database: Database) {
    let api = Api::start(&database).await;
    let mut citizen = Citizen::with_msisdn(Operator::Simulator, "+255754000062");
    citizen.dials(&api.node, "*149*46#").await;
    let told = citizen.walks(&api.node, &["4", "1", "Daraja la Ruiwa litajengwa lini?"]).await;
    let number = only_ticket(&api).await;
    assert!(told.text.contains(&format!("MB-{number}")), "{told:?}");
    assert_eq!(ticket(&api, number).await["channel"], "ussd");
    assert_eq!(answers(&api, number, "Zabuni itatangazwa Januari.").await.status, 200);
    let queued = "outbox WHERE msisdn = '+255754000062' AND account = 'simulator'";
    assert_eq!(database.count(queued).await, 1);
    // Days later the word still counts.
    api.node.clock_passes(Duration::from_hours(72));
    texts(&api, &citizen, "1", "NDIO").await;
    assert_eq!(ticket(&api, number).await["satisfied"], json!(true));
}

async fn an_answer_is_one_sms_with_all_that_is_added(database: Database) {
    let api = Api::start(&database).await;
    a_ticket(&database, 1001).await;
    let added = "MB-1001:  Umeridhika? Jibu NDIYO au HAPANA.".len();
    let room = 160 - added;
    let long = answers(&api, 1001, &"a".repeat(room + 2)).await;
    let error = &long.body["errors"][0];
    assert_eq!((long.status, &error["pointer"]), (422, &json!("/text")), "{}", long.text);
    assert!(error["detail"].as_str().unwrap().contains(" 2"), "{error}");
    // Signs that cost two, and one that no phone here shows.
    assert_eq!(answers(&api, 1001, &"[".repeat(room / 2 + 1)).await.status, 422);
    let lost = answers(&api, 1001, "Njoo \u{65e5}").await;
    assert_eq!(lost.body["errors"][0]["pointer"], "/text", "{}", lost.text);
    assert_eq!(answers(&api, 1001, "Njoo\u{7}").await.status, 422);
    assert_eq!(database.count("outbox").await, 0);
    let fits = answers(&api, 1001, &"a".repeat(room)).await;
    assert_eq!(fits.status, 200, "{}", fits.text);
    assert_eq!(database.count("outbox WHERE LENGTH(body) = 160").await, 1);
}

async fn who_is_not_satisfied_is_worked_for_again(database: Database) {
    let api = Api::start(&database).await;
    let citizen = Citizen::with_msisdn(Operator::Simulator, "+255754000063");
    texts(&api, &citizen, "1", "ULIZA Mbolea inapatikana wapi?").await;
    let number = only_ticket(&api).await;
    assert_eq!(answers(&api, number, "Ofisi ya kata.").await.status, 200);
    let told = texts(&api, &citizen, "2", "Hapana").await;
    assert!(told.starts_with("Asante kwa kutuambia"), "{told}");
    let rated = ticket(&api, number).await;
    assert_eq!((&rated["state"], &rated["satisfied"]), (&json!("in-hand"), &json!(false)));
    // Answered anew, and asked anew.
    assert_eq!(answers(&api, number, "Duka la AMCOS Igurusi.").await.status, 200);
    assert_eq!(ticket(&api, number).await["satisfied"], Value::Null);
    let closed = api.acts(Role::Author, &format!("/tickets/{number}/close"), None).await;
    assert_eq!(closed.body["ticket"]["state"], "closed", "{}", closed.text);
    let status = texts(&api, &citizen, "3", &format!("HALI {number}")).await;
    assert!(status.ends_with("Duka la AMCOS Igurusi."), "{status}");
}

async fn an_answer_to_a_citizen_never_leaves_by_an_account_of_training(database: Database) {
    let api = Api::start(&database).await;
    // Vodacom's account serves citizens and sends no messages; the simulator's sends, and
    // reaches nobody.
    a_ticket(&database, 1001).await;
    database.execute("UPDATE tickets SET account = 'vodacom' WHERE number = 1001").await;
    let refused = answers(&api, 1001, "Kesho.").await;
    assert_eq!((refused.status, refused.problem()), (409, "state"), "{}", refused.text);
    assert_eq!(ticket(&api, 1001).await["state"], "new");
    assert_eq!(database.count("outbox").await, 0);
}
