//! A restored or copied database must not send: what was queued when the backup was made
//! has most likely left since.
//!
//! Three things betray a copy. The database knows its own identity (on SQLite the file's
//! number, on PostgreSQL the cluster, its timeline and the number of the database, and a
//! row that knows which transaction wrote it: a dump loses that). And each node keeps a
//! witness in its data folder: which installation it served, and the last beat it saw of
//! a counter in the database; a database that is behind the witness went back in time.
//! On SQLite the witness must be there at all. The counter beats at each start and every
//! [`BEAT_EVERY`], the database first and then the witness, so a crash in between leaves
//! the witness behind, which is harmless. What no witness can see is a whole machine set
//! back together with its data folder.
//!
//! Once found, all broadcasts on their way are held, and nothing is approved or released,
//! until an administrator confirms; then each broadcast waits for an officer's decision.
//! Messages of their own that were queued are settled as unknown: an answer that comes a
//! day late, and perhaps twice, helps nobody, and the officer sees them listed. A fresh
//! database is never held.

use std::{io::Write as _, path::Path, sync::atomic::Ordering, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::system;
use crate::{
    domain::{
        broadcast::{Cause, Move, Stage},
        officer::{Officer, Role},
    },
    gateway::{
        Gateway,
        audit::Act,
        refusal::{Fault, Refusal, require},
    },
    store::{StoreError, broadcasts, instance, recipients},
};

/// How often the counter beats: a backup younger than this is not told from the original.
pub const BEAT_EVERY: Duration = Duration::from_secs(15);

/// The file in the data folder.
const WITNESS: &str = "witness.json";

/// The names of values of the installation.
const INSTALLATION: &str = "installation";
const IDENTITY: &str = "identity";
const BEAT: &str = "beat";
const RESTORED: &str = "restored";

/// What a node remembers of the database it served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Witness {
    installation: String,
    beat: i64,
}

/// What the database says of itself.
#[derive(Debug, Clone)]
struct Known {
    installation: Option<String>,
    identity: Option<String>,
    beat: i64,
}

/// Why the database is taken for a copy; `None` if it is the original.
fn betrays(
    known: &Known,
    identity: &str,
    stamp_holds: bool,
    witness: Option<&Witness>,
    alone: bool,
) -> Option<&'static str> {
    // What nobody has started yet cannot have sent anything.
    let installation = known.installation.as_deref()?;
    if known.identity.as_deref().is_some_and(|known| known != identity) {
        return Some("it stands in another place than it did");
    }
    if !stamp_holds {
        return Some("it was read back from a dump");
    }
    match witness {
        None if alone => Some("the data folder has no witness of it"),
        Some(witness) if witness.installation != installation => {
            // Of several nodes one has found it out, and the others learn it from it.
            alone.then_some("the data folder is a witness of another one")
        }
        Some(witness) if witness.beat > known.beat => Some("it is older than it was"),
        _ => None,
    }
}

impl Gateway {
    /// Whether the database was found to be a copy, and nobody has confirmed it.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.inner.desk.held.load(Ordering::Relaxed)
    }

    /// The same, asked anew: it may have been confirmed a moment ago, on the command line
    /// or by another node.
    ///
    /// # Errors
    /// What the store says.
    pub async fn still_held(&self) -> Result<bool, StoreError> {
        if self.is_held() {
            self.read_hold().await?;
        }
        Ok(self.is_held())
    }

    /// Looks whether the database is the one that this node served before, and beats.
    /// Called before anything may leave, and then every [`BEAT_EVERY`]. `folder` is the
    /// data folder.
    ///
    /// # Errors
    /// What the store says. A witness that cannot be written is only logged: it protects
    /// the next start.
    pub async fn watch_over_database(&self, folder: &Path) -> Result<(), StoreError> {
        let store = &self.inner.store;
        let path = folder.join(WITNESS);
        let read = std::fs::read(&path).ok();
        let witness: Option<Witness> = read.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let known = Known {
            installation: instance::get(store, INSTALLATION).await?,
            identity: instance::get(store, IDENTITY).await?,
            beat: instance::get(store, BEAT)
                .await?
                .and_then(|beat| beat.parse().ok())
                .unwrap_or_default(),
        };
        let identity = instance::identity(store).await?;
        let stamp_holds = instance::stamp_holds(store).await?;
        let alone = store.has_one_writer();
        let why = betrays(&known, &identity, stamp_holds, witness.as_ref(), alone);
        let installation = match (&known.installation, why) {
            (Some(installation), None) => installation.clone(),
            _ => self.inner.world.fresh_id(),
        };
        if known.installation.is_none() || why.is_some() {
            let mut tx = store.begin().await?;
            if let Some(why) = why {
                let now = self.inner.world.now().as_ms().to_string();
                instance::set(&mut tx, RESTORED, &now).await?;
                let detail = json!({ "why": why });
                let act = Act { action: "database.restored", subject: "database", detail };
                self.record(&mut tx, &system(), act).await?;
            }
            instance::set(&mut tx, INSTALLATION, &installation).await?;
            instance::set(&mut tx, IDENTITY, &identity).await?;
            tx.commit().await?;
        }
        if let Some(why) = why {
            tracing::error!(
                "THIS DATABASE WAS RESTORED OR COPIED ({why}): no broadcast leaves until an \
                 administrator confirms that this is the service itself, and an officer \
                 releases or cancels each"
            );
            let now = self.inner.world.now();
            let doubtful =
                recipients::doubt_singles(store, now, Cause::Restored.word(), now).await?;
            if doubtful > 0 {
                tracing::error!(messages = doubtful, "queued messages are settled as unknown");
            }
        }
        instance::stamp(store).await?;
        let beat = instance::beat(store).await?;
        if let Err(error) = keep(&path, &Witness { installation, beat }) {
            tracing::error!(%error, "the witness of the database cannot be kept in the data folder");
        }
        self.read_hold().await
    }

    /// Learns whether the database is held, from this node's finding or another's.
    pub(super) async fn read_hold(&self) -> Result<(), StoreError> {
        let since = instance::get(&self.inner.store, RESTORED).await?;
        let held = since.is_some_and(|since| !since.is_empty());
        self.inner.desk.held.store(held, Ordering::Relaxed);
        metrics::gauge!("gateway_database_unconfirmed").set(f64::from(u8::from(held)));
        Ok(())
    }

    /// Holds every broadcast on its way, if the database awaits a confirmation.
    pub(super) async fn hold_restored(&self) -> Result<(), StoreError> {
        if !self.is_held() {
            return Ok(());
        }
        for broadcast in broadcasts::unsettled(&self.inner.store).await? {
            if !broadcast.state.is_active() || broadcast.state == Stage::Held {
                continue;
            }
            match self.stop(&system(), broadcast.id, Move::Hold, Cause::Restored).await {
                // Somebody was quicker.
                Ok(_) | Err(Refusal::State(_)) => {}
                Err(Refusal::Store(error)) => return Err(error),
                Err(error) => {
                    tracing::error!(broadcast.id = broadcast.id, %error, "it cannot be held");
                }
            }
        }
        Ok(())
    }

    /// Confirms that this database, restored or moved, is the service itself and may
    /// send again. What was held stays held: each broadcast is released or cancelled by
    /// itself.
    ///
    /// # Errors
    /// [`Refusal::Role`] for all but administrators; nothing to confirm.
    pub async fn confirm_restored(&self, officer: &Officer) -> Result<(), Refusal> {
        require(officer, Role::Administrator)?;
        self.read_hold().await?;
        if !self.is_held() {
            return Err(Refusal::State(Fault::new("", "database-confirmed")));
        }
        // What the clock has not come to yet must not go on by itself.
        self.hold_restored().await?;
        let mut tx = self.inner.store.begin().await?;
        instance::set(&mut tx, RESTORED, "").await?;
        let act = Act { action: "database.confirm", subject: "database", detail: json!({}) };
        self.record(&mut tx, officer, act).await?;
        tx.commit().await?;
        Ok(self.read_hold().await?)
    }
}

/// Writes the witness so that it is there whole after a power cut, or as it was.
fn keep(path: &Path, witness: &Witness) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(folder)?;
    let fresh = path.with_extension("new");
    let mut file = std::fs::File::create(&fresh)?;
    file.write_all(serde_json::to_string(witness)?.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&fresh, path)?;
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        Known { installation: Some("one".to_owned()), identity: Some("file 7".to_owned()), beat: 9 }
    }

    fn witness(installation: &str, beat: i64) -> Witness {
        Witness { installation: installation.to_owned(), beat }
    }

    #[test]
    fn the_original_is_never_held() {
        let fresh = Known { installation: None, identity: None, beat: 0 };
        for alone in [true, false] {
            for seen in [None, Some(witness("one", 9)), Some(witness("other", 99))] {
                assert_eq!(betrays(&fresh, "file 8", true, seen.as_ref(), alone), None);
            }
            // A crash between the two writes leaves the witness one behind.
            for beat in [8, 9] {
                let seen = witness("one", beat);
                assert_eq!(betrays(&known(), "file 7", true, Some(&seen), alone), None);
            }
        }
        // A further node of a cluster has no witness yet, or one from before.
        assert_eq!(betrays(&known(), "file 7", true, None, false), None);
        assert_eq!(betrays(&known(), "file 7", true, Some(&witness("other", 99)), false), None);
    }

    #[test]
    fn every_kind_of_copy_is_found() {
        let seen = witness("one", 9);
        let copies = [
            betrays(&known(), "file 8", true, Some(&seen), true),
            betrays(&known(), "file 7", false, Some(&seen), false),
            betrays(&known(), "file 7", true, None, true),
            betrays(&known(), "file 7", true, Some(&witness("other", 9)), true),
            betrays(&known(), "file 7", true, Some(&witness("one", 10)), true),
            betrays(&known(), "file 7", true, Some(&witness("one", 10)), false),
        ];
        assert!(copies.iter().all(Option::is_some), "{copies:?}");
    }
}
