//! `baragumu simulator` in a process of its own.

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::process::{Answer, Ask, BOUND, ask, free_port};

/// The far side, serving.
#[derive(Debug)]
pub(crate) struct Simulator {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Simulator {
    /// Starts it with faults, each as `key=value`.
    pub(crate) async fn start(faults: &[&str]) -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()));
        let child = Command::new(env!("CARGO_BIN_EXE_baragumu"))
            .env_clear()
            .current_dir(std::env::temp_dir())
            .args(["simulator", "--listen", &address.to_string()])
            .args(faults.iter().flat_map(|fault| ["--fault", fault]))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program was built beside this test");
        let mut started = Self { child, address };
        let begun = Instant::now();
        while ask(address, &Ask { method: "GET", path: "/simulator/faults", ..Ask::default() })
            .await
            .is_err()
        {
            assert_eq!(started.child.try_wait().unwrap(), None, "it ended");
            assert!(begun.elapsed() < BOUND, "it does not listen");
            sleep(Duration::from_millis(20)).await;
        }
        started
    }

    /// The whole address of its submits, an account's `api_url`.
    pub(crate) fn submit_url(&self) -> String {
        format!("http://{}/simulator/submit", self.address)
    }

    /// Asks one of its own doors.
    pub(crate) async fn ask(&self, method: &str, path: &str, body: &str) -> Answer {
        ask(self.address, &Ask { method, path, body, ..Ask::default() }).await.unwrap()
    }

    /// One of its answers in JSON.
    pub(crate) async fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.ask("GET", path, "").await.body).unwrap()
    }

    /// Sends it a signal by its name, and waits until it has ended.
    pub(crate) fn end(&mut self, signal: &str) -> Option<i32> {
        super::process::signal(self.child.id(), signal);
        self.child.wait().unwrap().code()
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
