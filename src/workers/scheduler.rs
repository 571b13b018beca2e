//! The clock of broadcasts: children of series, audiences, starts and ends; once a minute
//! the sums; and the beat by which a copied database is found out.

use std::{path::PathBuf, time::Duration};

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::gateway::{Gateway, broadcasts::restored::BEAT_EVERY};

/// How often broadcasts are looked after: a start is at most so much late.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often the rows of broadcasts are held against their audiences.
const AUDIT_EVERY: Duration = Duration::from_mins(1);

/// Looks after broadcasts until the service stops; what is in hand is finished. `folder`
/// is the data folder.
pub async fn run(gateway: Gateway, folder: PathBuf, stopping: CancellationToken) {
    let mut audited_at = Instant::now();
    let mut beaten_at = Instant::now();
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = sleep(LOOK_EVERY) => {}
        }
        if gateway.store_is_away() {
            continue;
        }
        if beaten_at.elapsed() >= BEAT_EVERY {
            beaten_at = Instant::now();
            if let Err(error) = gateway.watch_over_database(&folder).await {
                tracing::warn!(%error, "it could not be seen whether the database is the original");
            }
        }
        if let Err(error) = gateway.look_after_broadcasts().await {
            tracing::warn!(%error, "broadcasts could not be looked after");
        }
        if audited_at.elapsed() >= AUDIT_EVERY {
            audited_at = Instant::now();
            if let Err(error) = gateway.audit_broadcasts().await {
                tracing::warn!(%error, "the sums of broadcasts could not be held together");
            }
        }
    }
}
