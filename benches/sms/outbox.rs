//! Rows for the outbox, written in one statement, and what became of them.

use baragumu::world::{RealWorld, World};

use crate::{
    bases::Base,
    scripts::{MSISDN, TEXT},
};

/// Answers 0 once nothing is queued, and less before; it looks at one row at most.
pub(crate) const NONE_QUEUED: &str = "SELECT -COUNT(*) FROM (
    SELECT 1 FROM outbox WHERE account = 'simulator' AND state = 'queued' LIMIT 1) AS q";

/// How long they are worth sending.
const DAY_MS: i64 = 86_400_000;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filling {
    /// All with one text, so that one call may carry many.
    OneText,
    /// Each with its own, so that each leaves by a call of its own.
    OwnTexts,
    /// Gone, and nothing is heard of them yet.
    Accepted,
}

/// Fills the outbox with messages `1..=count` of an account; the first one's number is
/// `first`.
pub(crate) async fn fill(base: &mut Base, account: &str, first: u64, count: u64, filling: Filling) {
    let now = RealWorld.now().as_ms();
    let (due_at, validity) = (now - 1_000, now + DAY_MS);
    let last = first + count - 1;
    let body = match filling {
        Filling::OwnTexts => format!("'{TEXT} ' || i"),
        _ => format!("'{TEXT}'"),
    };
    let (state, operator_ref) = match filling {
        Filling::Accepted => ("accepted", "'18f3c2-' || i"),
        _ => ("queued", "NULL"),
    };
    base.execute(&format!(
        "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
         INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, segments, state,
            operator_ref, created_at, due_at, validity, changed_at)
         SELECT 0, '{account}', 'bulk', {MSISDN}, 'sw', {body}, 1, '{state}', {operator_ref},
            {now}, {due_at}, {validity}, {now}
         FROM n"
    ))
    .await;
    settle_down(base).await;
}

/// Lets the database do now what it owes for what was written, so that no measure pays
/// for what came before it.
pub(crate) async fn settle_down(base: &mut Base) {
    if base.url.starts_with("postgres") {
        base.execute("VACUUM ANALYZE").await;
        base.execute("CHECKPOINT").await;
    } else {
        base.execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)").await;
    }
}

/// What is wrong if not exactly `count` rows are in a state, each after one attempt.
pub(crate) async fn judge(base: &mut Base, state: &str, count: u64) -> Option<String> {
    let all = base.number("SELECT COUNT(*) FROM outbox").await;
    let right = base
        .number(&format!("SELECT COUNT(*) FROM outbox WHERE state = '{state}' AND attempts <= 1"))
        .await;
    (u64::try_from(right) != Ok(count) || all != right)
        .then(|| format!("{right} of {all} rows are {state} after one attempt, not {count}"))
}
