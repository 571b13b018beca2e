//! A restored or copied database sends nothing by itself: what was queued in it has most
//! likely left since.

use std::{fs, path::Path, time::Duration};

use tokio::time::{Instant, sleep};

use super::{Council, ORDINARY};
use crate::support::{
    chaos::{Far, Sent},
    databases::{execute, texts},
    process::{BOUND, Served, run},
};

const RECIPIENTS: u64 = 400;
/// Slow enough that most of the broadcast still waits.
const RATE: u32 = 20;

/// A council in the middle of a broadcast.
async fn in_the_middle() -> (Council, Sent) {
    let council = Council::start(None, 1, RATE).await;
    council.join(RECIPIENTS).await;
    let sent = council.send(ORDINARY).await;
    council.far.wait_until_taken(10).await;
    (council, sent)
}

/// Stops a node as an administrator would.
async fn stop(node: &mut Served) {
    node.signal("TERM");
    assert_eq!(node.end().await.code(), Some(0), "{}", node.output());
}

/// Another node with the settings of this one, on what `copy` puts into its data folder.
async fn copied(node: &Served, copy: impl AsyncFnOnce(&Path)) -> Served {
    let settings = fs::read_to_string(node.folder.path().join("settings.toml")).unwrap();
    let settings = settings.replace(&node.address.to_string(), "ADDRESS");
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    copy(&data).await;
    Served::start_in(folder, &settings).await
}

fn copy_files(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Nothing leaves by itself, neither before nor after somebody confirmed the database: then
/// each broadcast waits for an officer.
async fn sends_nothing(far: &Far, node: &Served, sent: &Sent) {
    let before = far.taken().await;
    let state = format!("SELECT state FROM broadcasts WHERE id = {}", sent.broadcast);
    let begun = Instant::now();
    while texts(&node.database(), &state).await != ["held"] {
        assert!(begun.elapsed() < BOUND, "{}", node.output());
        sleep(Duration::from_millis(50)).await;
    }
    // Long enough for sixty messages.
    sleep(Duration::from_secs(3)).await;
    assert_eq!(far.taken().await, before, "{}", node.output());
    assert!(node.output().contains("RESTORED OR COPIED"), "{}", node.output());
    let confirm = ["confirm-restored", "--config", "settings.toml"];
    let confirmed = run(node.folder.path(), &[], &confirm, "");
    assert!(confirmed.status.success(), "{confirmed:?}");
    sleep(Duration::from_secs(2)).await;
    assert_eq!(far.taken().await, before, "{}", node.output());
    assert_eq!(texts(&node.database(), &state).await, ["held"]);
}

#[tokio::test]
async fn a_folder_that_was_copied_sends_nothing_and_the_original_goes_on() {
    let (mut council, sent) = in_the_middle().await;
    stop(&mut council.nodes[0]).await;
    let original = council.nodes[0].folder.path().join("data");
    let copy = copied(&council.nodes[0], async |data| copy_files(&original, data)).await;
    sends_nothing(&council.far, &copy, &sent).await;
    drop(copy);
    let before = council.far.taken().await;
    council.nodes[0].start_again().await;
    council.far.wait_until_taken(before + 10).await;
}

#[tokio::test]
async fn a_copy_made_while_it_ran_sends_nothing() {
    let (mut council, sent) = in_the_middle().await;
    let snapshot = tempfile::tempdir().unwrap();
    let into = snapshot.path().join("baragumu.sqlite");
    execute(&council.database, &format!("VACUUM INTO '{}'", into.display())).await;
    council.nodes[0].kill();
    let copy = copied(&council.nodes[0], async |data| copy_files(snapshot.path(), data)).await;
    sends_nothing(&council.far, &copy, &sent).await;
}

#[tokio::test]
async fn an_older_file_that_was_put_back_sends_nothing() {
    let (mut council, sent) = in_the_middle().await;
    stop(&mut council.nodes[0]).await;
    let data = council.nodes[0].folder.path().join("data");
    let backup = tempfile::tempdir().unwrap();
    copy_files(&data, backup.path());
    council.nodes[0].start_again().await;
    council.far.wait_until_taken(20).await;
    stop(&mut council.nodes[0]).await;
    // Only the database goes back; what else lies in the folder stays.
    for left in ["baragumu.sqlite-wal", "baragumu.sqlite-shm"] {
        let _absent_after_a_clean_stop = fs::remove_file(data.join(left));
    }
    fs::copy(backup.path().join("baragumu.sqlite"), data.join("baragumu.sqlite")).unwrap();
    council.nodes[0].start_again().await;
    sends_nothing(&council.far, &council.nodes[0], &sent).await;
}
