//! Messages out, with the real process, a far side in another, and everything that can
//! go wrong between them. What is proved is counted in the far side's log.

mod copies;
mod killed;
mod nodes;
mod opt_outs;
mod stopping;

use std::time::Duration;

use baragumu::world::{RealWorld, World as _};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::support::{
    chaos::{Far, Row, Sent},
    databases::{count, execute, texts},
    process::{Ask, BOUND, Served, run},
};

/// Most recipients of an account whose answer is awaited: the usual `most_on_wire`.
const WINDOW: u64 = 16;
/// The lease of an account's driver in these tests' settings: the shortest there is.
const LEASE: Duration = Duration::from_secs(2);
/// Segments a second where the rate is not what is proved.
const FAST: u32 = 100_000;

/// What kind of broadcast, by which account, to whom.
#[derive(Debug, Clone, Copy)]
struct Way {
    account: &'static str,
    class: &'static str,
    /// The ward of its recipients.
    ward: u8,
    /// How their numbers begin.
    prefix: &'static str,
}

/// What is uncertain is held until a report tells.
const ORDINARY: Way = Way { account: "simulator", class: "ordinary", ward: 3, prefix: "+25575" };
/// What is uncertain is sent again.
const EMERGENCY: Way = Way { account: "second", class: "emergency", ward: 13, prefix: "+25576" };

/// A council: its nodes, their database, and its operator.
struct Council {
    far: Far,
    nodes: Vec<Served>,
    /// The address of the database.
    database: String,
}

impl Council {
    /// One node on a database file of its own.
    async fn on_sqlite() -> Self {
        Self::start(None, 1, FAST).await
    }

    /// One node on PostgreSQL.
    async fn on_postgres(database: &str) -> Self {
        Self::start(Some(database), 1, FAST).await
    }

    /// Nodes that share a PostgreSQL database, and may send so many segments a second.
    async fn of_nodes(database: &str, nodes: usize, rate: u32) -> Self {
        Self::start(Some(database), nodes, rate).await
    }

    async fn start(database: Option<&str>, nodes: usize, rate: u32) -> Self {
        // Reports come late enough that a node that was killed sometimes starts before.
        let far = Far::start(&["answer_ms=[0,4]", "report_ms=[500,3000]"]).await;
        let mut started = Vec::new();
        for _ in 0..nodes {
            let settings = settings(&far, database, rate);
            started.push(Served::start(&settings).await);
        }
        let database = database.map_or_else(|| started[0].database(), str::to_owned);
        Self { far, nodes: started, database }
    }

    /// Lets citizens join, as many for each kind of broadcast.
    async fn join(&self, citizens: u64) {
        let now = RealWorld.now().as_ms();
        for Way { ward, prefix, .. } in [ORDINARY, EMERGENCY] {
            let sql = format!(
                "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {citizens})
                 INSERT INTO subscribers (msisdn, language, ward_code, joined_at, created_at, updated_at)
                 SELECT '{prefix}' || SUBSTR(CAST(10000000 + i AS TEXT), 2), 'sw', {ward},
                    {now}, {now}, {now} FROM n"
            );
            execute(&self.database, &sql).await;
        }
    }

    /// The number of a citizen.
    fn msisdn(way: Way, n: u64) -> String {
        format!("{}{n:07}", way.prefix)
    }

    /// Lets an officer write a broadcast and another one approve it.
    async fn send(&self, way: Way) -> Sent {
        let Way { account, class, ward, .. } = way;
        let author = self.token("author", "Asha");
        let approver = self.token("approver", "Juma");
        let written = json!({
            "name": format!("Maji {class}"), "class": class, "account": account,
            "texts": { "sw": "Halmashauri ya Mbarali: maji yatarudi kesho." },
            "opt_out_line": false, "audience": { "wards": [ward] },
        });
        let made = self.call(&author, "/broadcasts", &written).await;
        let id = made["id"].as_i64().unwrap();
        let submitted = self.call(&author, &format!("/broadcasts/{id}/submit"), &json!(null)).await;
        let agreed = json!({ "fingerprint": submitted["fingerprint"] });
        self.call(&approver, &format!("/broadcasts/{id}/approve"), &agreed).await;
        Sent { account: account.to_owned(), broadcast: id }
    }

    /// Makes a token of the API as whoever has the machine does.
    fn token(&self, role: &str, officer: &str) -> String {
        let arguments =
            ["token", "create", "--role", role, "--officer", officer, "--config", "settings.toml"];
        let made = run(self.nodes[0].folder.path(), &[], &arguments, "");
        let said = String::from_utf8(made.stdout).unwrap();
        said.lines().next().unwrap_or_else(|| panic!("{:?}", made.stderr)).to_owned()
    }

    /// Makes a call of the API that must succeed.
    async fn call(&self, token: &str, path: &str, body: &Value) -> Value {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let bearer = format!("authorization: Bearer {token}");
        let key = format!("idempotency-key: {}", RealWorld.fresh_id());
        let headers = [bearer.as_str(), &key, "content-type: application/json"];
        let headers = if body.is_empty() { &headers[..2] } else { &headers[..] };
        let path = format!("/api/v1{path}");
        let ask = Ask { path: &path, headers, body: &body, ..Ask::default() };
        let answer = self.nodes[0].ask(&ask).await.unwrap();
        assert!((200..300).contains(&answer.status), "{path}: {answer:?}");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// The report of a broadcast, by the API.
    async fn report(&self, sent: &Sent) -> Value {
        self.see(&format!("/broadcasts/{}/report", sent.broadcast)).await
    }

    /// The messages of unknown fate that the API lists, of one account.
    async fn listed_as_unknown(&self, sent: &Sent) -> Vec<i64> {
        let mut listed = Vec::new();
        let mut after = String::new();
        loop {
            let page = self.see(&format!("/unknown?limit=500{after}")).await;
            let items = page["items"].as_array().unwrap();
            let ours = items.iter().filter(|item| item["account"] == *sent.account);
            listed.extend(ours.map(|item| item["id"].as_i64().unwrap()));
            let Some(next) = page["next"].as_str() else { return listed };
            after = format!("&after={next}");
        }
    }

    /// What the API shows to somebody who may only look.
    async fn see(&self, path: &str) -> Value {
        let viewer = self.token("viewer", "Neema");
        let path = format!("/api/v1{path}");
        let bearer = format!("authorization: Bearer {viewer}");
        let ask = Ask { method: "GET", path: &path, headers: &[&bearer], ..Ask::default() };
        let answer = self.nodes[0].ask(&ask).await.unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// Where a broadcast stands, by the database.
    async fn state(&self, sent: &Sent) -> String {
        let state = format!("SELECT state FROM broadcasts WHERE id = {}", sent.broadcast);
        texts(&self.database, &state).await.remove(0)
    }

    /// Waits until messages of a broadcast leave.
    async fn wait_until_it_leaves(&self, sent: &Sent) {
        let begun = Instant::now();
        while !matches!(self.state(sent).await.as_str(), "sending" | "done") {
            assert!(begun.elapsed() < BOUND, "it does not start: {}", self.state(sent).await);
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until a broadcast stands so.
    async fn wait_for(&self, sent: &Sent, state: &str) {
        let begun = Instant::now();
        while self.state(sent).await != state {
            assert!(begun.elapsed() < BOUND, "it is not {state}: {}", self.state(sent).await);
            sleep(Duration::from_millis(2)).await;
        }
    }

    /// Waits until a broadcast is done, as long as something of it still leaves.
    async fn wait_until_done(&self, sent: &Sent) {
        let mut begun = Instant::now();
        let mut last = i64::MAX;
        loop {
            let queued = format!("outbox WHERE state = 'queued' AND {}", sent.condition());
            let queued = count(&self.database, &queued).await;
            if queued == 0 {
                return self.wait_for(sent, "done").await;
            }
            if queued < last {
                (last, begun) = (queued, Instant::now());
            }
            assert!(begun.elapsed() < BOUND, "{queued} of {} do not leave", sent.account);
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// How many messages the marks of the drivers list.
    async fn rows_on_the_wire(&self) -> usize {
        let marks = texts(&self.database, "SELECT on_wire FROM drivers").await;
        marks.iter().map(|mark| serde_json::from_str::<Vec<i64>>(mark).unwrap().len()).sum()
    }

    /// SQLite's own check of its file; PostgreSQL checks as it goes.
    async fn assert_database_is_sound(&self) {
        if self.database.starts_with("sqlite") {
            assert_eq!(texts(&self.database, "PRAGMA integrity_check").await, ["ok"]);
        }
    }
}

/// The settings of a node: two accounts with the same operator, and no night.
fn settings(far: &Far, database: Option<&str>, rate: u32) -> String {
    let data = database.map_or(String::new(), |url| format!("database_url = \"{url}\""));
    let account = |name: &str, code: &str| {
        format!(
            r#"
[[accounts]]
name = "{name}"
operator = "simulator"
callback_key = "simulator"
service_codes = ["{code}"]
api_url = "{}"
sender_id = "MBARALI"
tps = {rate}
request_timeout_ms = 1_000
"#,
            far.api_url()
        )
    };
    format!(
        r#"
[server]
listen = "ADDRESS"
public_url = "http://ADDRESS"
requests_per_second = 1_000_000
burst = 1_000_000

[data]
{data}

[broadcasts]
countdown_seconds = 0

[sending]
lease_seconds = {}
quiet_from = "00:00"
quiet_to = "00:00"
{}{}"#,
        LEASE.as_secs(),
        account(ORDINARY.account, "*149*46#"),
        account(EMERGENCY.account, "*149*47#"),
    )
}
