//! Rows for the outbox, written in one statement, and what became of them.

use baragumu::world::{RealWorld, World};

use crate::{
    bases::Base,
    scripts::{MSISDN, TEXT},
    servers::SECOND,
};

/// Answers 0 once nothing is queued, and less before; it looks at one row at most.
pub(crate) const NONE_QUEUED: &str = "SELECT -COUNT(*) FROM (
    SELECT 1 FROM outbox WHERE account = 'simulator' AND state = 'queued' LIMIT 1) AS q";

/// How long they are worth sending.
const DAY_MS: i64 = 86_400_000;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filling {
    /// A broadcast's that is being sent, with one text: one call may carry many.
    Broadcast,
    /// Messages of their own, each with its own text: each leaves by a call of its own.
    Singles,
    /// Gone, and nothing is heard of them yet.
    Accepted,
}

/// The broadcast that an account sends in these measures.
pub(crate) fn broadcast_of(account: &str) -> i64 {
    if account == SECOND { 2 } else { 1 }
}

/// Fills the outbox with `count` messages of an account, numbered from `first`.
pub(crate) async fn fill(base: &mut Base, account: &str, first: u64, count: u64, filling: Filling) {
    let now = RealWorld.now().as_ms();
    let (due_at, validity) = (now - 1_000, now + DAY_MS);
    let last = first + count - 1;
    let id = broadcast_of(account);
    let (broadcast, lane, body, state, operator_ref) = match filling {
        Filling::Broadcast => (id, "bulk", "NULL".to_owned(), "queued", "NULL"),
        Filling::Singles => (0, "reply", format!("'{TEXT} ' || i"), "queued", "NULL"),
        Filling::Accepted => (0, "reply", format!("'{TEXT}'"), "accepted", "'18f3c2-' || i"),
    };
    if filling == Filling::Broadcast {
        base.execute(&format!(
            "INSERT INTO broadcasts (id, name, class, account, state, author, draft, fingerprint,
                revision, starts_at, send_before, audience, created_at, changed_at, approved_at)
             VALUES ({id}, 'Mkutano', 'ordinary', '{account}', 'sending', 'Asha Mwandishi', '{{}}',
                'bench', 1, {due_at}, {validity}, {count}, {now}, {now}, {now});
             INSERT INTO broadcast_copies (broadcast_id, language, ward_code, body, segments)
             VALUES ({id}, 'sw', 0, '{TEXT}', 1)"
        ))
        .await;
    }
    base.execute(&format!(
        "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
         INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, body, state,
            operator_ref, created_at, due_at, validity, changed_at)
         SELECT {broadcast}, '{account}', '{lane}', {MSISDN}, 'sw', {body}, '{state}',
            {operator_ref}, {now}, {due_at}, {validity}, {now}
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
