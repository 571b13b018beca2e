//! What is done by the clock: ending sessions, watching the store and keeping its log
//! short, reading anew what the council publishes.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::gateway::Gateway;

/// How often ended sessions are looked for.
const SWEEP_EVERY: Duration = Duration::from_secs(5);
/// How often the store is asked while it answers, and while it does not.
const WATCH_EVERY: Duration = Duration::from_secs(2);
const WATCH_EVERY_AWAY: Duration = Duration::from_millis(500);
/// How often the directory is read anew.
const READ_EVERY: Duration = Duration::from_secs(15);

/// How often the log of an SQLite database is looked at: written at full speed, it grows by
/// some hundred pages in that time.
const COPY_EVERY: Duration = Duration::from_millis(100);
/// How often the log is told where the trail stands.
const TELL_EVERY: Duration = Duration::from_hours(24);

/// Tells the log where the trail stands, now and once a day.
pub async fn tell_trail(gateway: Gateway, stopping: CancellationToken) {
    loop {
        if let Err(error) = gateway.tell_head().await {
            tracing::warn!(%error, "where the trail stands could not be told");
        }
        if !pause(TELL_EVERY, &stopping).await {
            return;
        }
    }
}

/// Ends and logs sessions, and matches reports that came before their message.
pub async fn sweep(gateway: Gateway, stopping: CancellationToken) {
    while pause(SWEEP_EVERY, &stopping).await {
        if gateway.store_is_away() {
            continue;
        }
        if let Err(error) = gateway.sweep().await {
            tracing::warn!(%error, "sessions could not be swept");
        }
        if let Err(error) = gateway.sweep_reports().await {
            tracing::warn!(%error, "parked reports could not be swept");
        }
        if let Err(error) = gateway.sweep_tally().await {
            tracing::warn!(%error, "how delivery goes could not be added up");
        }
        if let Err(error) = gateway.sweep_officers().await {
            tracing::warn!(%error, "officers' sessions could not be swept");
        }
    }
}

/// Watches the store and keeps the directory fresh.
pub async fn watch(gateway: Gateway, stopping: CancellationToken) {
    let mut read_at = Instant::now();
    loop {
        let every = if gateway.store_is_away() { WATCH_EVERY_AWAY } else { WATCH_EVERY };
        if !pause(every, &stopping).await {
            return;
        }
        if gateway.ask_store().await.is_err() || read_at.elapsed() < READ_EVERY {
            continue;
        }
        read_at = Instant::now();
        if let Err(error) = gateway.read_directory().await {
            tracing::warn!(%error, "what the council publishes could not be read anew");
        }
    }
}

/// Keeps the log of an SQLite database short.
pub async fn copy_log(gateway: Gateway, stopping: CancellationToken) {
    while pause(COPY_EVERY, &stopping).await {
        if let Err(error) = gateway.copy_log().await {
            tracing::warn!(%error, "the database's log could not be copied into its file");
        }
    }
}

/// Tidies what the house names.
pub async fn tidy(tidy: impl Fn() + Send, stopping: CancellationToken) {
    while pause(SWEEP_EVERY, &stopping).await {
        tidy();
    }
}

/// Waits; `false` when it is time to stop.
async fn pause(duration: Duration, stopping: &CancellationToken) -> bool {
    tokio::select! {
        () = stopping.cancelled() => false,
        () = sleep(duration) => true,
    }
}
