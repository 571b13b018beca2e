//! The officers who use the API: tokens, and a broadcast from draft to approval.

use std::process::Command;

use serde_json::{Value, json};

use crate::{
    bases::Base,
    scripts::TEXT,
    servers::{ACCOUNT, ask},
};

/// Makes a token by the command line, as an administrator of the machine does.
pub(crate) fn token(base: &Base, role: &str, officer: &str) -> String {
    let settings = crate::servers::written(base, 1, crate::servers::IDLE);
    let made = Command::new(env!("CARGO_BIN_EXE_baragumu"))
        .arg("--config")
        .arg(settings)
        .args(["token", "create", "--role", role, "--officer", officer])
        .output()
        .expect("the program was built beside this bench");
    let told = String::from_utf8_lossy(&made.stdout);
    let token = told.split_whitespace().find(|word| word.starts_with("bgm_"));
    token.unwrap_or_else(|| panic!("no token: {told}")).to_owned()
}

/// Who writes and who approves.
#[derive(Debug)]
pub(crate) struct Officers {
    author: String,
    approver: String,
}

impl Officers {
    pub(crate) fn of(base: &Base) -> Self {
        Self {
            author: token(base, "author", "Asha Mwandishi"),
            approver: token(base, "approver", "Juma Mkuu"),
        }
    }

    /// Writes and submits a broadcast to every subscriber; its number.
    pub(crate) async fn submit(&self, port: u16, starts_at: Option<&str>) -> i64 {
        let draft = json!({
            "name": "Mkutano wa hadhara",
            "account": ACCOUNT,
            "texts": { "sw": TEXT },
            "starts_at": starts_at,
        });
        let made = post(port, &self.author, "/api/v1/broadcasts", &draft).await;
        let id = made["id"].as_i64().expect("it has a number");
        post(port, &self.author, &format!("/api/v1/broadcasts/{id}/submit"), &json!({})).await;
        id
    }

    /// Approves it: from now on it is made rows.
    pub(crate) async fn approve(&self, port: u16, id: i64) {
        post(port, &self.approver, &format!("/api/v1/broadcasts/{id}/approve"), &json!({})).await;
    }
}

async fn post(port: u16, token: &str, path: &str, body: &Value) -> Value {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let key = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let headers = format!(
        "Authorization: Bearer {token}\r\nIdempotency-Key: bench-officer-{key}\r\nConnection: close\r\n"
    );
    let mut request = String::new();
    crate::support::load::post(&mut request, path, "application/json", &headers, &body.to_string());
    serde_json::from_str(&ask(port, &request).await).expect("it answers JSON")
}
