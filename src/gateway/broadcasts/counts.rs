//! How many people are meant, for pages that show it while it is not decided: of few
//! people as it is now, of very many as it was a moment ago. To count a million takes a
//! second of a processor; so it is done by the clock, and only for audiences that
//! somebody looks at. What decides something counts anew and waits for it:
//! [`Counting`].

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::sums::FRESH;
use crate::{
    domain::time::Timestamp,
    gateway::Gateway,
    store::{
        StoreError,
        audiences::{self, Count, Meant},
    },
};

/// While there are no more people than this, they are counted for each page.
const COUNTED_AT_ONCE: i64 = 20_000;
/// What was counted longer ago than this is not shown any more.
const SHOWN: Duration = Duration::from_mins(10);
/// How many audiences a node remembers the counts of; who looks at more of them at the
/// same time waits for the clock again.
const MOST_KEPT: usize = 64;
/// How many audiences wait to be counted; of more the ones last asked for.
const MOST_WANTED: usize = 16;

/// How new the numbers of people have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// For what decides something: everybody is gone through for it.
    Anew,
    /// For a page that is not to wait for that: of very many people the numbers are as they
    /// were a moment ago, or not there yet.
    Recent,
}

/// The people who are meant, and of when that is.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) at: Timestamp,
    pub(super) counts: Arc<Vec<Count>>,
}

/// What a node remembers of audiences: the counts, the last made at the end; and what
/// somebody wants counted.
#[derive(Debug, Default)]
pub(super) struct Counts(Mutex<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    kept: Vec<(Meant, Counted)>,
    wanted: Vec<Meant>,
}

impl Counts {
    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, meant: &Meant) -> Option<Counted> {
        let remembered = self.remembered();
        remembered.kept.iter().find(|(of, _)| of == meant).map(|(_, counted)| counted.clone())
    }

    fn keep(&self, meant: &Meant, counted: &Counted) {
        let mut remembered = self.remembered();
        if remembered.kept.iter().any(|(of, kept)| of == meant && kept.at > counted.at) {
            return;
        }
        remembered.kept.retain(|(of, _)| of != meant);
        remembered.kept.push((meant.clone(), counted.clone()));
        if remembered.kept.len() > MOST_KEPT {
            remembered.kept.remove(0);
        }
    }

    fn want(&self, meant: &Meant) {
        let mut remembered = self.remembered();
        remembered.wanted.retain(|it| it != meant);
        remembered.wanted.push(meant.clone());
        if remembered.wanted.len() > MOST_WANTED {
            remembered.wanted.remove(0);
        }
    }

    /// The one last asked for: who writes has left the audiences before it behind.
    fn take(&self) -> Option<Meant> {
        self.remembered().wanted.pop()
    }
}

impl Gateway {
    /// Who is meant; `None` if nobody has counted yet and `counting` does not wait for it.
    pub(super) async fn counted(
        &self,
        meant: &Meant,
        counting: Counting,
    ) -> Result<Option<Counted>, StoreError> {
        match counting {
            Counting::Anew => self.count_meant(meant).await.map(Some),
            Counting::Recent => self.recent_count(meant).await,
        }
    }

    /// Who is meant, as of now.
    async fn count_meant(&self, meant: &Meant) -> Result<Counted, StoreError> {
        let at = self.inner.world.now();
        let counts = Arc::new(audiences::count(&self.inner.store, meant).await?);
        let counted = Counted { at, counts };
        self.inner.desk.counts.keep(meant, &counted);
        Ok(counted)
    }

    /// Who is meant, as it was some minutes ago at most; `None` if nobody has counted yet:
    /// then the clock does.
    async fn recent_count(&self, meant: &Meant) -> Result<Option<Counted>, StoreError> {
        if !audiences::exceed(&self.inner.store, COUNTED_AT_ONCE).await? {
            return Ok(Some(self.count_meant(meant).await?));
        }
        let desk = &self.inner.desk.counts;
        let now = self.inner.world.now();
        let kept = desk.find(meant).filter(|kept| kept.at.after(SHOWN) > now);
        if kept.as_ref().is_none_or(|kept| kept.at.after(FRESH) <= now) {
            desk.want(meant);
        }
        Ok(kept)
    }

    /// Counts one audience that somebody looks at. One at a time, because the clock has
    /// other things to do.
    pub(super) async fn refresh_counts(&self) -> Result<(), StoreError> {
        let desk = &self.inner.desk.counts;
        let Some(meant) = desk.take() else { return Ok(()) };
        let now = self.inner.world.now();
        if desk.find(&meant).is_none_or(|kept| kept.at.after(FRESH) <= now) {
            self.count_meant(&meant).await?;
        }
        Ok(())
    }
}
