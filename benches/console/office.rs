//! A served console on SQLite, with settings as shipped but for rates: nothing is to be
//! measured that was only made to wait.

use std::{fs, path::PathBuf, process::Command};

use tempfile::TempDir;

use crate::support::server::{Server, folder};

/// The program and its folder.
#[derive(Debug)]
pub(crate) struct Office {
    pub(crate) server: Server,
    config: PathBuf,
    _folder: TempDir,
}

impl Office {
    /// Starts one with an empty database.
    pub(crate) async fn open() -> Self {
        let folder = folder();
        let config = folder.path().join("baragumu.toml");
        let data = folder.path().display().to_string();
        let written = config.clone();
        let server = Server::start(None, move |port| {
            let settings = format!(
                "[server]\nlisten = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}\"\n\
                 requests_per_second = 1000000\nburst = 1000000\n\
                 [data]\nfolder = \"{data}\"\n[log]\nlevel = \"warn\"\n"
            );
            fs::write(&written, settings).expect("the folder is ours");
            let mut command = Command::new(env!("CARGO_BIN_EXE_baragumu"));
            command.arg("--config").arg(&written).arg("serve");
            command
        })
        .await;
        Self { server, config, _folder: folder }
    }

    /// The token by which an officer of a role joins.
    pub(crate) fn invite(&self, name: &str, role: &str) -> String {
        let told = Command::new(env!("CARGO_BIN_EXE_baragumu"))
            .arg("--config")
            .arg(&self.config)
            .args(["officer", "invite", name, "--role", role])
            .output()
            .expect("the program was built beside this bench");
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let token = told.split_once("/console/join/").map(|(_, rest)| rest);
        let token = token.and_then(|rest| rest.split_whitespace().next());
        token.unwrap_or_else(|| panic!("no link: {told}")).to_owned()
    }
}
