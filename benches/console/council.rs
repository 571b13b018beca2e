//! A council's console on either database, with what years leave behind: a million
//! subscribers and a million messages.

use std::{fmt::Write as _, fs, path::PathBuf, process::Command};

use baragumu::{
    gateway::officers::totp,
    world::{RealWorld, World},
};

use crate::{
    bases::{Base, Kind},
    browser::Browser,
    support::server::{Postgres, Server},
};

/// How many subscribers and how many messages of broadcasts there are.
pub(crate) const MANY: u32 = 1_000_000;
/// How many messages of their own, tickets and lines of the trail there are beside them.
const SOME: u32 = 50_000;
/// How many broadcasts were ever made.
const BROADCASTS: u32 = 2_000;
/// A day, in milliseconds.
const DAY_MS: i64 = 86_400_000;
/// The number of the `i`th citizen, in SQL.
const MSISDN: &str = "'+2557' || CAST(50000000 + i AS TEXT)";

/// A served console.
pub(crate) struct Council {
    pub(crate) server: Server,
    pub(crate) base: Base,
    config: PathBuf,
}

impl Council {
    /// Opens one on a fresh database.
    pub(crate) async fn open(kind: Kind, postgres: &Postgres) -> Self {
        let base = Base::fresh(kind, postgres).await;
        let config = base.folder.path().join("baragumu.toml");
        let (written, url) = (config.clone(), base.url.clone());
        let data = base.folder.path().display().to_string();
        let server = Server::start(base.postmaster, move |port| {
            fs::write(&written, settings(port, &data, &url)).expect("the folder is ours");
            let mut command = Command::new(env!("CARGO_BIN_EXE_baragumu"));
            command.arg("--config").arg(&written).arg("serve");
            command
        })
        .await;
        Self { server, base, config }
    }

    /// A browser of an officer of a role, wholly signed in.
    pub(crate) async fn officer(&self, name: &str, role: &str) -> Browser {
        let told = Command::new(env!("CARGO_BIN_EXE_baragumu"))
            .arg("--config")
            .arg(&self.config)
            .args(["officer", "invite", name, "--role", role])
            .output()
            .expect("the program was built beside this bench");
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let token = told.split_once("/console/join/").map(|(_, rest)| rest);
        let token = token.and_then(|rest| rest.split_whitespace().next());
        let token = token.unwrap_or_else(|| panic!("no link: {told}"));
        let mut browser = Browser::join(self.server.port, token).await;
        if browser.get("/console").await.status == 303 {
            browser.get("/console/second-factor").await;
            let page = browser.post("/console/second-factor", &[]).await;
            let secret = page
                .body
                .split_once("<code translate=\"no\">")
                .and_then(|(_, rest)| rest.split_once('<'));
            let secret = secret.expect("a secret is shown").0.replace(' ', "");
            let code = totp::code_at(&secret, RealWorld.now()).expect("it makes codes");
            let page = browser.post("/console/second-factor", &[("code", &code)]).await;
            assert_eq!(page.status, 200, "{}", page.body);
        }
        browser
    }

    /// Fills the tables. Broadcast 1 is going out to half of the subscribers, broadcast 2
    /// went to the other half, broadcast 3 is a draft to everybody.
    pub(crate) async fn fill(&mut self) {
        let now = RealWorld.now().as_ms();
        let numbers = |last: u32| {
            format!(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {last})"
            )
        };
        let everybody = numbers(MANY);
        self.base
            .execute(&format!(
                "{everybody} INSERT INTO subscribers (msisdn, language, ward_code, joined_at,
                    created_at, updated_at)
                 SELECT {MSISDN}, 'sw', codes.code, {now}, {now}, {now}
                 FROM n JOIN (
                    SELECT code, ROW_NUMBER() OVER (ORDER BY code) - 1 AS place,
                        COUNT(*) OVER () AS wards FROM wards
                 ) AS codes ON codes.place = n.i % codes.wards"
            ))
            .await;
        let draft = r#"{"name":"Mkutano","account":"simulator","texts":{"sw":"Halmashauri: mkutano Jumamosi."},"audience":{"everybody":true}}"#;
        let half = MANY / 2;
        self.base
            .execute(&format!(
                "{} INSERT INTO broadcasts (name, class, account, state, author, draft, fingerprint,
                    revision, starts_at, send_before, audience, spent, created_at, changed_at,
                    approved_at, settled_at)
                 SELECT 'Tangazo ' || CAST(i AS TEXT), 'ordinary', 'simulator',
                    CASE i WHEN 1 THEN 'sending' WHEN 3 THEN 'draft' ELSE 'done' END, 'Asha Mwandishi',
                    '{draft}', 'bench', 1, {now} - i * 1000, {now} + {DAY_MS},
                    CASE WHEN i < 3 THEN {half} ELSE 0 END, 0, {now}, {now},
                    CASE i WHEN 3 THEN NULL ELSE {now} END,
                    CASE WHEN i IN (1, 3) THEN NULL ELSE {now} END
                 FROM n",
                numbers(BROADCASTS)
            ))
            .await;
        self.base
            .execute(&format!(
                "{everybody} INSERT INTO outbox (broadcast_id, account, lane, msisdn, language,
                    ward_code, state, reason, operator_ref, segments, attempts, created_at, due_at,
                    validity, changed_at)
                 SELECT CASE WHEN i <= {half} THEN 1 ELSE 2 END, 'simulator', 'bulk', {MSISDN}, 'sw',
                    i % 20 + 1,
                    CASE WHEN i <= {half} AND i % 2 = 0 THEN 'queued' WHEN i % 10 = 1 THEN 'undelivered'
                        WHEN i % 10 = 3 THEN 'unknown' ELSE 'delivered' END,
                    CASE WHEN i % 10 = 1 THEN 'AbsentSubscriber' END,
                    'ref-' || CAST(i AS TEXT), 1, 1, {now}, {now}, {now} + {DAY_MS}, {now}
                 FROM n"
            ))
            .await;
        self.fill_the_rest(now, &numbers(SOME)).await;
        if self.base.url.starts_with("postgres") {
            self.base.execute("VACUUM ANALYZE").await;
        } else {
            self.base.execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)").await;
        }
    }

    async fn fill_the_rest(&mut self, now: i64, some: &str) {
        self.base
            .execute(&format!(
                "{some} INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, state,
                    created_at, due_at, validity, changed_at)
                 SELECT 0, 'simulator', 'reply', {MSISDN}, 'sw', 'Jibu', 'delivered', {now}, {now},
                    {now}, {now} FROM n"
            ))
            .await;
        // One in a hundred is open, half of those overdue.
        self.base
            .execute(&format!(
                "{some} INSERT INTO tickets (number, msisdn, account, channel, kind, body, language,
                    ward_code, state, created_at, updated_at, turn_key, due_at)
                 SELECT 1000 + i, {MSISDN}, 'simulator', 'sms', 'question', 'Maji yatarudi lini?', 'sw',
                    (SELECT MIN(code) FROM wards), CASE i % 100 WHEN 0 THEN 'new' ELSE 'closed' END,
                    {now} - i * CAST(100000 AS BIGINT), {now}, 'key ' || CAST(i AS TEXT),
                    {now} + (i % 200 - 100) * 100000 FROM n"
            ))
            .await;
        self.base
            .execute(&format!(
                "{some} INSERT INTO audit (seq, at, officer, action, subject, detail, previous, hash)
                 SELECT 100000 + i, {now}, 'Asha Mwandishi', 'message.send', 'message ' || CAST(i AS TEXT),
                    '{{}}', 'x', 'y' FROM n"
            ))
            .await;
        self.base
            .execute(&format!(
                "INSERT INTO contact_groups (name, origin, made_by, created_at, changed_at)
                 VALUES ('Viongozi', 'kept', 'Asha', {now}, {now});
                 {some} INSERT INTO contact_group_members (group_id, msisdn, language)
                 SELECT 1, {MSISDN}, 'sw' FROM n"
            ))
            .await;
    }
}

/// Settings as shipped, but that nothing leaves and nobody is made to wait for rates;
/// the bench says by itself from which network it asks.
fn settings(port: u16, data: &str, url: &str) -> String {
    let mut text = format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}\"\n\
         requests_per_second = 1000000\nburst = 1000000\ntrusted_proxies = [\"127.0.0.0/8\"]\n\
         [data]\nfolder = \"{data}\"\n"
    );
    if url.starts_with("postgres") {
        let _ = writeln!(text, "database_url = \"{url}\"");
    }
    text.push_str(
        "[log]\nlevel = \"error\"\n\
         [[accounts]]\nname = \"simulator\"\noperator = \"simulator\"\ncallback_key = \"simulator\"\n\
         api_url = \"http://127.0.0.1:9/simulator/submit\"\ntps = 1\nmost_on_wire = 1\n\
         service_codes = [\"*149*47#\"]\n\
         [[accounts]]\nname = \"africastalking\"\noperator = \"africastalking\"\n\
         callback_key = \"a-key-that-only-the-bench-knows\"\nservice_codes = [\"*149*46#\"]\n",
    );
    text
}
