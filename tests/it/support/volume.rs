//! A disk that can be full: the data folder of a served process, which a test fills and
//! empties while the process runs.
//!
//! It is a small file system of its own (`tmpfs`, in a mount namespace that goes with the
//! process), so what the process meets is the system's own "no space left". Where the
//! machine lets nobody mount (some containers), the size of a file is limited instead
//! (`RLIMIT_FSIZE`, util-linux's `prlimit`): the process meets "file too large" at the
//! same places, and in its log too. A test never passes by skipping.

use std::{
    fs::{self, File},
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use super::process::Served;

/// How the disk is made full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Volume {
    /// A file system of 32 MiB, in a user namespace if need be.
    Small(&'static [&'static str]),
    /// A limit on the size of a file.
    Limited,
}

const MOUNT: &str =
    r#"mkdir -p data && mount -t tmpfs -o size=32m,mode=700 tmpfs data && exec "$@""#;
/// A file over its limit is an error and not the end of the process.
const LIMIT: &str = r#"trap '' XFSZ && exec "$@""#;

const AS_ROOT: &[&str] = &["unshare", "--mount"];
const AS_ANYBODY: &[&str] = &["unshare", "--user", "--map-root-user", "--mount"];

impl Volume {
    /// A file system if this machine lets us mount one, else a limit.
    pub(crate) fn best() -> Self {
        let mounts = |unshare: &&&[&str]| {
            let script = "mount -t tmpfs -o size=1m tmpfs /mnt";
            let words = [**unshare, &["sh", "-c", script]].concat();
            let tried = Command::new(words[0]).args(&words[1..]).stderr(Stdio::null()).status();
            tried.is_ok_and(|status| status.success())
        };
        [AS_ROOT, AS_ANYBODY]
            .iter()
            .find(mounts)
            .map_or(Self::Limited, |unshare| Self::Small(unshare))
    }

    /// Serves on it.
    pub(crate) async fn serve(self, settings: &str) -> Served {
        let before = match self {
            Self::Small(unshare) => [unshare, &["sh", "-c", MOUNT, "sh"]].concat(),
            Self::Limited => vec!["sh", "-c", LIMIT, "sh"],
        };
        Served::start_behind(settings, &[], &before).await
    }

    /// The data folder as this process sees it.
    fn folder(self, served: &Served) -> PathBuf {
        let inside = served.folder.path().join("data");
        match self {
            Self::Small(_) => {
                let root = format!("/proc/{}/root", served.process());
                PathBuf::from(root).join(inside.strip_prefix("/").unwrap())
            }
            Self::Limited => inside,
        }
    }

    /// The address of a copy of the database, made while nobody writes. (SQLite itself
    /// cannot open a file inside another process's mounts: it reads where links point.)
    pub(crate) fn copy_of_database(self, served: &Served) -> String {
        let copy = served.folder.path().join("copy");
        fs::create_dir_all(&copy).unwrap();
        for name in ["baragumu.sqlite", "baragumu.sqlite-wal"] {
            fs::copy(self.folder(served).join(name), copy.join(name)).unwrap();
        }
        format!("sqlite:{}", copy.join("baragumu.sqlite").display())
    }

    /// Leaves no room for another byte.
    pub(crate) fn fill(self, served: &Served) {
        match self {
            Self::Small(_) => {
                let mut ballast = File::create(self.folder(served).join("ballast")).unwrap();
                while ballast.write_all(&[0; 4096]).is_ok() {}
            }
            // Nothing may be written behind the first page of any file.
            Self::Limited => limit(served, "4096"),
        }
    }

    /// Makes room again.
    pub(crate) fn empty(self, served: &Served) {
        match self {
            Self::Small(_) => fs::remove_file(self.folder(served).join("ballast")).unwrap(),
            Self::Limited => limit(served, "unlimited"),
        }
    }
}

/// Sets the soft limit on a file's size.
fn limit(served: &Served, bytes: &str) {
    let process = served.process().to_string();
    let fsize = format!("--fsize={bytes}:");
    let set = Command::new("prlimit").args(["--pid", &process, &fsize]).status();
    assert!(set.unwrap().success(), "prlimit is part of util-linux");
}
