//! Delivery reports: which messages they speak of, those that speak of none yet, and
//! numbers that fail again and again.
//!
//! Reports that arrive together travel as a group. A report is parked where its message
//! is not known: the answer to the submit may still be on its way, or may never have
//! come. [`super::outbox::raise`] then writes what the reports say.

use std::time::Duration;

use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    group::{Grouped, MOST_ROWS, Rows},
};
use crate::domain::{msisdn::Msisdn, outbound::State, time::Timestamp};

const TABLE: &str = "parked_reports";
const FAILURES: &str = "failures";

/// A report, with the operator's id in its one spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Our own id of the message, where the operator echoes it.
    pub reference: Option<i64>,
    /// The operator's id of it.
    pub operator_ref: Option<String>,
    /// Who was to receive it, where the report says.
    pub msisdn: Option<Msisdn>,
    /// What became of it.
    pub state: State,
    /// The operator's own word for it.
    pub reason: Option<String>,
}

/// The message a report speaks of.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Reported {
    /// The place of the report in its group.
    pub position: i64,
    /// The message.
    pub id: i64,
    /// Its recipient.
    pub msisdn: Msisdn,
}

/// A message that nobody knows the fate of, and the parked reports that can only be its.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Adoption {
    /// The message.
    pub id: i64,
    /// Its account.
    pub account: String,
    /// The operator's id of it, as the reports spell it.
    pub operator_ref: String,
}

/// Each message a report names, by our id first and by the operator's then. A number in
/// the report must be the message's own.
///
/// The joins are crossed because SQLite keeps their order then. Left to itself it reads
/// every message of the account, and the group anew for each: half a second for twenty
/// thousand messages, in which nothing else is written.
pub(super) static FIND_REPORTED: Grouped = Grouped::new(
    "report",
    "-- outbox.find_reported
    WITH asked AS (SELECT position, reference, operator_ref, msisdn FROM {rows})
    SELECT CAST(asked.position AS BIGINT) AS position, outbox.id, outbox.msisdn, 0 AS way
    FROM asked CROSS JOIN outbox
    WHERE outbox.id = asked.reference AND outbox.account = $1
        AND (asked.msisdn IS NULL OR outbox.msisdn = asked.msisdn)
    UNION ALL
    SELECT CAST(asked.position AS BIGINT) AS position, outbox.id, outbox.msisdn, 1 AS way
    FROM asked CROSS JOIN outbox
    WHERE outbox.account = $1 AND outbox.operator_ref = asked.operator_ref
        AND (asked.msisdn IS NULL OR outbox.msisdn = asked.msisdn)
    ORDER BY way, id DESC",
);

pub(super) static PARK: Grouped = Grouped::new(
    "report",
    "-- parked_reports.park
    INSERT INTO parked_reports (account, operator_ref, msisdn, state, reason, parked_at)
    SELECT $1, report.operator_ref, report.msisdn, report.state, report.reason, $2
    FROM {rows}
    WHERE NOT EXISTS (
        SELECT 1 FROM parked_reports AS parked
        WHERE parked.account = $1 AND parked.operator_ref = report.operator_ref
            AND parked.msisdn = report.msisdn AND parked.state = report.state)
    ON CONFLICT DO NOTHING",
);

pub(super) static UNPARK: Grouped = Grouped::new(
    "asked",
    "-- parked_reports.unpark
    DELETE FROM parked_reports
    WHERE account = $1 AND operator_ref IN (SELECT asked.operator_ref FROM {rows})
    RETURNING operator_ref, msisdn, state, reason",
);

/// Counts one more failure each.
pub(super) static FAIL: Grouped = Grouped::new(
    "asked",
    "-- failures.fail
    INSERT INTO failures (msisdn, in_a_row, changed_at)
    SELECT asked.msisdn, 1, $1 FROM {rows}
    WHERE true
    ON CONFLICT (msisdn) DO UPDATE SET
        in_a_row = failures.in_a_row + 1, changed_at = excluded.changed_at
    RETURNING msisdn, in_a_row",
);

pub(super) static REACH: Grouped = Grouped::new(
    "asked",
    "-- failures.reach
    DELETE FROM failures WHERE msisdn IN (SELECT asked.msisdn FROM {rows})
    RETURNING msisdn",
);

/// The messages that reports of an account speak of; the likeliest first where a report
/// could mean several.
pub async fn find_reported(
    tx: &mut Tx,
    account: &str,
    reports: &[Report],
) -> Result<Vec<Reported>, StoreError> {
    let mut found = Vec::new();
    for (first, reports) in (0..).step_by(MOST_ROWS).zip(reports.chunks(MOST_ROWS)) {
        let rows = Rows::of(reports)
            .position()
            .number("reference", |report| report.reference)
            .text("operator_ref", |report| report.operator_ref.as_deref())
            .text("msisdn", |report| report.msisdn.as_ref().map(Msisdn::e164));
        let find = FIND_REPORTED.of(&rows, tx.dialect());
        let piece: Vec<Reported> = within!(tx, TABLE, connection => find.query_as()
            .bind(account)
            .fetch_all(connection)
            .await)?;
        found.extend(piece.into_iter().map(|it| Reported { position: first + it.position, ..it }));
    }
    Ok(found)
}

/// Keeps reports whose message is not known; one that is kept already is not kept
/// twice. Those without an operator's id cannot be kept, because nothing could find them.
pub async fn park(
    tx: &mut Tx,
    account: &str,
    reports: &[Report],
    at: Timestamp,
) -> Result<(), StoreError> {
    let named: Vec<_> = reports
        .iter()
        .filter_map(|report| Some((report.operator_ref.as_deref()?, report)))
        .collect();
    for named in named.chunks(MOST_ROWS) {
        let rows = Rows::of(named)
            .text("operator_ref", |(operator_ref, _)| *operator_ref)
            .text("msisdn", |(_, report)| report.msisdn.as_ref().map_or("", Msisdn::e164))
            .text("state", |(_, report)| report.state.word())
            .text("reason", |(_, report)| report.reason.as_deref());
        let park = PARK.of(&rows, tx.dialect());
        within!(tx, TABLE, connection => park.query()
            .bind(account)
            .bind(at)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Takes out the parked reports with these ids of the operator's.
pub async fn unpark(
    tx: &mut Tx,
    account: &str,
    operator_refs: &[String],
) -> Result<Vec<Report>, StoreError> {
    #[derive(FromRow)]
    struct Parked {
        operator_ref: String,
        msisdn: String,
        state: State,
        reason: Option<String>,
    }
    let mut parked: Vec<Parked> = Vec::new();
    for operator_refs in operator_refs.chunks(MOST_ROWS) {
        let rows = Rows::of(operator_refs).text("operator_ref", |operator_ref| &**operator_ref);
        let unpark = UNPARK.of(&rows, tx.dialect());
        let piece: Vec<Parked> = within!(tx, TABLE, connection => unpark.query_as()
            .bind(account)
            .fetch_all(connection)
            .await)?;
        parked.extend(piece);
    }
    let report = |parked: Parked| Report {
        reference: None,
        operator_ref: Some(parked.operator_ref),
        msisdn: Msisdn::parse(&parked.msisdn).ok(),
        state: parked.state,
        reason: parked.reason,
    };
    Ok(parked.into_iter().map(report).collect())
}

/// Messages of unknown fate that parked reports can be about: the only such message to
/// that number on that account, and the only operator's id among the reports for it,
/// not more than `window` apart. Reports younger than `settled_by` are let alone: the
/// answer they belong to may still come.
pub async fn adoptable(
    store: &Store,
    settled_by: Timestamp,
    window: Duration,
    most: i64,
) -> Result<Vec<Adoption>, StoreError> {
    const ADOPTABLE: &str = "-- parked_reports.adoptable
        SELECT DISTINCT outbox.id, outbox.account, parked.operator_ref
        FROM parked_reports AS parked CROSS JOIN outbox
        WHERE outbox.account = parked.account AND outbox.msisdn = parked.msisdn
            AND outbox.state = 'unknown' AND outbox.operator_ref IS NULL
            AND parked.parked_at <= $1 AND parked.parked_at >= outbox.created_at
            AND parked.parked_at >= outbox.changed_at - $2
            AND parked.parked_at <= outbox.changed_at + $2
            AND NOT EXISTS (
                SELECT 1 FROM outbox AS other
                WHERE other.account = outbox.account AND other.msisdn = outbox.msisdn
                    AND other.state = 'unknown' AND other.operator_ref IS NULL
                    AND other.id <> outbox.id)
            AND NOT EXISTS (
                SELECT 1 FROM parked_reports AS other
                WHERE other.account = outbox.account AND other.msisdn = outbox.msisdn
                    AND other.operator_ref <> parked.operator_ref
                    AND other.parked_at >= outbox.created_at)
        ORDER BY outbox.id LIMIT $3";
    read!(store, TABLE, connection => sqlx::query_as(ADOPTABLE)
        .bind(settled_by)
        .bind(i64::try_from(window.as_millis()).unwrap_or(i64::MAX))
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Parked reports whose message is known after all, by account and operator's id: what
/// a stop between the answer and the look for its reports left behind.
pub async fn overlooked(store: &Store, most: i64) -> Result<Vec<(String, String)>, StoreError> {
    // Written as a cross join, because SQLite takes its tables in the order in which they
    // stand: few reports are parked, and messages are many.
    const OVERLOOKED: &str = "-- parked_reports.overlooked
        SELECT DISTINCT parked.account, parked.operator_ref
        FROM parked_reports AS parked
        CROSS JOIN outbox
        WHERE outbox.account = parked.account AND outbox.operator_ref = parked.operator_ref
            AND (parked.msisdn = '' OR parked.msisdn = outbox.msisdn)
        LIMIT $1";
    read!(store, TABLE, connection => sqlx::query_as(OVERLOOKED)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Throws away parked reports older than `parked_before`, and of the rest the oldest
/// beyond `most`; says how many.
pub async fn discard(
    store: &Store,
    parked_before: Timestamp,
    most: i64,
) -> Result<u64, StoreError> {
    const DISCARD: &str = "-- parked_reports.discard
        DELETE FROM parked_reports
        WHERE parked_at < $1 OR id <= (SELECT MAX(id) FROM parked_reports) - $2";
    autocommit!(store, TABLE, connection => sqlx::query(DISCARD)
        .bind(parked_before)
        .bind(most)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}

/// Counts one more failure for good for each of these distinct numbers, and retires
/// those that have had `retire_after` in a row. Says how many were retired.
pub async fn fail(
    tx: &mut Tx,
    msisdns: &[Msisdn],
    retire_after: i64,
    at: Timestamp,
) -> Result<u64, StoreError> {
    const RETIRE: &str = "-- suppressions.retire
        INSERT INTO suppressions (msisdn, cause, since) VALUES ($1, 'retired', $2)
        ON CONFLICT (msisdn) DO NOTHING";
    let mut counts: Vec<(Msisdn, i64)> = Vec::new();
    for msisdns in msisdns.chunks(MOST_ROWS) {
        let rows = Rows::of(msisdns).text("msisdn", Msisdn::e164);
        let fail = FAIL.of(&rows, tx.dialect());
        let piece: Vec<(Msisdn, i64)> = within!(tx, FAILURES, connection => fail.query_as()
            .bind(at)
            .fetch_all(connection)
            .await)?;
        counts.extend(piece);
    }
    let mut retired = 0;
    for (msisdn, _) in counts.iter().filter(|(_, in_a_row)| *in_a_row >= retire_after) {
        retired += within!(tx, "suppressions", connection => sqlx::query(RETIRE)
            .bind(msisdn)
            .bind(at)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))?;
    }
    Ok(retired)
}

/// Forgets the failures of numbers that were reached; one that had been retired is
/// written to again.
pub async fn reach(tx: &mut Tx, msisdns: &[Msisdn]) -> Result<(), StoreError> {
    const RETURN: &str = "-- suppressions.return_to_service
        DELETE FROM suppressions WHERE msisdn = $1 AND cause = 'retired'";
    let mut reached: Vec<Msisdn> = Vec::new();
    for msisdns in msisdns.chunks(MOST_ROWS) {
        let rows = Rows::of(msisdns).text("msisdn", Msisdn::e164);
        let reach = REACH.of(&rows, tx.dialect());
        let piece: Vec<Msisdn> = within!(tx, FAILURES, connection => reach.query_scalar()
            .fetch_all(connection)
            .await)?;
        reached.extend(piece);
    }
    for msisdn in reached {
        within!(tx, "suppressions", connection => sqlx::query(RETURN)
            .bind(&msisdn)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Forgets what is known of a number.
pub async fn forget(tx: &mut Tx, msisdn: &Msisdn) -> Result<(), StoreError> {
    const FORGET_FAILURES: &str = "-- failures.forget
        DELETE FROM failures WHERE msisdn = $1";
    const FORGET_PARKED: &str = "-- parked_reports.forget
        DELETE FROM parked_reports WHERE msisdn = $1";
    for (table, forget) in [(FAILURES, FORGET_FAILURES), (TABLE, FORGET_PARKED)] {
        within!(tx, table, connection => sqlx::query(forget)
            .bind(msisdn)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}
