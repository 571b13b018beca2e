//! Broadcasts, the approvals given to them, and their texts as they leave.
//!
//! A row is changed whole and at the revision it was read with, so of two who change it
//! at once one is told. What the expansion and the drivers count meanwhile (the cursor,
//! the audience, what was spent) is added by statements of its own and has no part in
//! the revision.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column, storable};
use crate::domain::{
    broadcast::{Cause, Class, Draft, Stage},
    language::Language,
    time::Timestamp,
};

const TABLE: &str = "broadcasts";

text_column!(Class, |class: &Class| class.word(), Class::from_word);
text_column!(Stage, |stage: &Stage| stage.word(), Stage::from_word);
text_column!(
    Draft,
    |draft: &Draft| storable(&serde_json::to_string(draft).unwrap_or_default()).into_owned(),
    |text: &str| serde_json::from_str(text).ok()
);

/// The columns of a [`Broadcast`].
macro_rules! columns {
    () => {
        "id, name, class, account, state, resumes, reason, author, draft, fingerprint, revision,
         topic, starts_at, send_before, budget, spent, audience, cursor_step, cursor_msisdn,
         corrects, series, occurs_at, next_at, opt_out_line, created_at, changed_at, approved_at,
         settled_at"
    };
}

/// A broadcast.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Broadcast {
    /// Its number.
    pub id: i64,
    /// What officers call it.
    pub name: String,
    /// How urgent it is.
    pub class: Class,
    /// The account it leaves by.
    pub account: String,
    /// Where it stands.
    pub state: Stage,
    /// Where it goes on, while it is paused or held.
    pub resumes: Option<Stage>,
    /// Why it is paused, held or returned: a [`Cause`]'s word, or an officer's comment
    /// after `returned`.
    pub reason: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// What they wrote.
    pub draft: Draft,
    /// The hash of the draft, to which approvals are bound.
    pub fingerprint: String,
    /// Counts its changes.
    pub revision: i64,
    /// The topic whose followers alone may get it; `None` for everybody, as for every
    /// emergency.
    pub topic: Option<i64>,
    /// When the first message may leave.
    pub starts_at: Option<Timestamp>,
    /// After which instant none leaves any more.
    pub send_before: Option<Timestamp>,
    /// The most it may cost, in hundredths of a shilling.
    pub budget: Option<i64>,
    /// What it has cost so far.
    pub spent: i64,
    /// How many people it was expanded to.
    pub audience: i64,
    /// Which list the expansion is at: 0 the subscribers, then each group.
    pub cursor_step: i64,
    /// The last number of that list that was looked at.
    pub cursor_msisdn: String,
    /// The broadcast that it corrects.
    pub corrects: Option<i64>,
    /// The series it is an occurrence of.
    pub series: Option<i64>,
    /// Which occurrence of it.
    pub occurs_at: Option<Timestamp>,
    /// Of a series: the occurrence for which no child was made yet.
    pub next_at: Option<Timestamp>,
    /// Whether its texts say how to leave.
    pub opt_out_line: bool,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// When it was over and nothing of it waited any more.
    pub settled_at: Option<Timestamp>,
}

/// A text as it leaves.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct CopyRow {
    /// The language.
    pub language: Language,
    /// The ward; 0 for everybody whose ward has no text of its own.
    pub ward_code: i64,
    /// The text.
    pub body: String,
    /// How many segments it is billed as.
    pub segments: i64,
}

/// An approval.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Approval {
    /// What was approved.
    pub fingerprint: String,
    /// By whom.
    pub officer: String,
    /// When.
    pub approved_at: Timestamp,
}

/// Stores a new broadcast, its `id` aside; its number. `None` if the series has a child
/// for this occurrence already.
pub async fn insert(tx: &mut Tx, broadcast: &Broadcast) -> Result<Option<i64>, StoreError> {
    const INSERT: &str = "-- broadcasts.insert
        INSERT INTO broadcasts (name, class, account, state, resumes, reason, author, draft,
            fingerprint, revision, topic, starts_at, send_before, budget, corrects, series,
            occurs_at, next_at, opt_out_line, created_at, changed_at, approved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, $13, $14, $15, $16, $17, $18,
            $19, $19, $20)
        ON CONFLICT (series, occurs_at) WHERE series IS NOT NULL DO NOTHING
        RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(INSERT)
        .bind(storable(&broadcast.name).as_ref())
        .bind(broadcast.class)
        .bind(&broadcast.account)
        .bind(broadcast.state)
        .bind(broadcast.resumes)
        .bind(&broadcast.reason)
        .bind(storable(&broadcast.author).as_ref())
        .bind(&broadcast.draft)
        .bind(&broadcast.fingerprint)
        .bind(broadcast.topic)
        .bind(broadcast.starts_at)
        .bind(broadcast.send_before)
        .bind(broadcast.budget)
        .bind(broadcast.corrects)
        .bind(broadcast.series)
        .bind(broadcast.occurs_at)
        .bind(broadcast.next_at)
        .bind(broadcast.opt_out_line)
        .bind(broadcast.created_at)
        .bind(broadcast.approved_at)
        .fetch_optional(connection)
        .await)
}

/// Writes a changed broadcast, if nobody else has changed it since it was read: `false`
/// if somebody has. Neither the cursor, the audience nor what was spent is written.
pub async fn save(tx: &mut Tx, broadcast: &Broadcast) -> Result<bool, StoreError> {
    const SAVE: &str = "-- broadcasts.save
        UPDATE broadcasts SET name = $3, class = $4, account = $5, state = $6, resumes = $7,
            reason = $8, draft = $9, fingerprint = $10, topic = $11, starts_at = $12,
            send_before = $13, budget = $14, corrects = $15, next_at = $16, opt_out_line = $17,
            changed_at = $18, approved_at = $19, settled_at = $20, author = $21, revision = revision + 1
        WHERE id = $1 AND revision = $2";
    within!(tx, TABLE, connection => sqlx::query(SAVE)
        .bind(broadcast.id)
        .bind(broadcast.revision)
        .bind(storable(&broadcast.name).as_ref())
        .bind(broadcast.class)
        .bind(&broadcast.account)
        .bind(broadcast.state)
        .bind(broadcast.resumes)
        .bind(broadcast.reason.as_deref().map(storable).as_deref())
        .bind(&broadcast.draft)
        .bind(&broadcast.fingerprint)
        .bind(broadcast.topic)
        .bind(broadcast.starts_at)
        .bind(broadcast.send_before)
        .bind(broadcast.budget)
        .bind(broadcast.corrects)
        .bind(broadcast.next_at)
        .bind(broadcast.opt_out_line)
        .bind(broadcast.changed_at)
        .bind(broadcast.approved_at)
        .bind(broadcast.settled_at)
        .bind(storable(&broadcast.author).as_ref())
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Pauses a broadcast that is sending, for a cause of the program's own; `false` if it
/// is not sending. For the driver of an account, in the transaction in which it finds
/// out: a budget is spent, or too much fails.
pub async fn halt(tx: &mut Tx, id: i64, cause: Cause, at: Timestamp) -> Result<bool, StoreError> {
    const HALT: &str = "-- broadcasts.halt
        UPDATE broadcasts SET state = 'paused', resumes = 'sending', reason = $2, changed_at = $3,
            revision = revision + 1
        WHERE id = $1 AND state = 'sending'";
    within!(tx, TABLE, connection => sqlx::query(HALT)
        .bind(id)
        .bind(cause.word())
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Keeps a broadcast as it is until the transaction ends, if it still is at this
/// revision; `false` if it is not.
pub async fn hold_still(tx: &mut Tx, id: i64, revision: i64) -> Result<bool, StoreError> {
    const HOLD_STILL: &str = "-- broadcasts.hold_still
        UPDATE broadcasts SET revision = revision WHERE id = $1 AND revision = $2";
    within!(tx, TABLE, connection => sqlx::query(HOLD_STILL)
        .bind(id)
        .bind(revision)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// The broadcast with this number.
pub async fn get(store: &Store, id: i64) -> Result<Option<Broadcast>, StoreError> {
    const GET: &str =
        concat!("-- broadcasts.get\nSELECT ", columns!(), " FROM broadcasts WHERE id = $1");
    read!(store, TABLE, connection => sqlx::query_as(GET)
        .bind(id)
        .fetch_optional(connection)
        .await)
}

/// The same, inside a transaction.
pub async fn find(tx: &mut Tx, id: i64) -> Result<Option<Broadcast>, StoreError> {
    const FIND: &str =
        concat!("-- broadcasts.find\nSELECT ", columns!(), " FROM broadcasts WHERE id = $1");
    within!(tx, TABLE, connection => sqlx::query_as(FIND)
        .bind(id)
        .fetch_optional(connection)
        .await)
}

/// At most `most` broadcasts before the number `before`, the newest first; of one state
/// if one is named.
pub async fn page(
    store: &Store,
    state: Option<Stage>,
    before: i64,
    most: i64,
) -> Result<Vec<Broadcast>, StoreError> {
    const PAGE: &str = concat!(
        "-- broadcasts.page\nSELECT ",
        columns!(),
        " FROM broadcasts WHERE id < $1 AND ($2 IS NULL OR state = $2) ORDER BY id DESC LIMIT $3"
    );
    read!(store, TABLE, connection => sqlx::query_as(PAGE)
        .bind(before)
        .bind(state)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// Every approved broadcast of which something may still be to be done, the oldest
/// first: what the clock looks after.
pub async fn unsettled(store: &Store) -> Result<Vec<Broadcast>, StoreError> {
    const UNSETTLED: &str = concat!(
        "-- broadcasts.unsettled\nSELECT ",
        columns!(),
        " FROM broadcasts
          WHERE settled_at IS NULL AND state IN ('approved', 'expanding', 'scheduled', 'sending',
              'paused', 'held', 'done', 'cancelled', 'expired')
          ORDER BY id"
    );
    read!(store, TABLE, connection => sqlx::query_as(UNSETTLED).fetch_all(connection).await)
}

/// At most `most` approved broadcasts that start from `from` on and before `to`, the
/// first to start first; none that was cancelled.
pub async fn starting(
    store: &Store,
    from: Timestamp,
    to: Timestamp,
    most: i64,
) -> Result<Vec<Broadcast>, StoreError> {
    const STARTING: &str = concat!(
        "-- broadcasts.starting\nSELECT ",
        columns!(),
        " FROM broadcasts
          WHERE state IN ('approved', 'expanding', 'scheduled', 'sending', 'paused', 'held', 'done',
              'expired') AND starts_at >= $1 AND starts_at < $2 AND next_at IS NULL
          ORDER BY starts_at, id LIMIT $3"
    );
    read!(store, TABLE, connection => sqlx::query_as(STARTING)
        .bind(from)
        .bind(to)
        .bind(most)
        .fetch_all(connection)
        .await)
}

/// How many people the last occurrence of a series was expanded to; `None` if none was.
pub async fn last_audience(store: &Store, series: i64) -> Result<Option<i64>, StoreError> {
    const LAST: &str = "-- broadcasts.last_audience
        SELECT audience FROM broadcasts WHERE series = $1 AND audience > 0
        ORDER BY occurs_at DESC LIMIT 1";
    read!(store, TABLE, connection => sqlx::query_scalar(LAST)
        .bind(series)
        .fetch_optional(connection)
        .await)
}

/// When the line that says how to leave last started out on an account.
pub async fn last_opt_out_line(
    store: &Store,
    account: &str,
) -> Result<Option<Timestamp>, StoreError> {
    const LAST: &str = "-- broadcasts.last_opt_out_line
        SELECT MAX(starts_at) FROM broadcasts
        WHERE account = $1 AND opt_out_line AND approved_at IS NOT NULL AND state <> 'cancelled'";
    read!(store, TABLE, connection => sqlx::query_scalar(LAST)
        .bind(account)
        .fetch_one(connection)
        .await)
}

/// Notes that an officer agreed to a fingerprint; once more changes nothing.
pub async fn agree(
    tx: &mut Tx,
    id: i64,
    fingerprint: &str,
    officer: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    const AGREE: &str = "-- broadcast_approvals.agree
        INSERT INTO broadcast_approvals (broadcast_id, fingerprint, officer, approved_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (broadcast_id, fingerprint, officer) DO NOTHING";
    within!(tx, "broadcast_approvals", connection => sqlx::query(AGREE)
        .bind(id)
        .bind(fingerprint)
        .bind(storable(officer).as_ref())
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Every approval a broadcast was given, whatever it was for, oldest first.
pub async fn approvals(tx: &mut Tx, id: i64) -> Result<Vec<Approval>, StoreError> {
    const APPROVALS: &str = "-- broadcast_approvals.of
        SELECT fingerprint, officer, approved_at FROM broadcast_approvals
        WHERE broadcast_id = $1 ORDER BY approved_at, officer";
    within!(tx, "broadcast_approvals", connection => sqlx::query_as(APPROVALS)
        .bind(id)
        .fetch_all(connection)
        .await)
}

/// Freezes the texts of a broadcast, in place of any that were there.
pub async fn freeze_copies(tx: &mut Tx, id: i64, copies: &[CopyRow]) -> Result<(), StoreError> {
    const CLEAR: &str = "-- broadcast_copies.clear
        DELETE FROM broadcast_copies WHERE broadcast_id = $1";
    const FREEZE: &str = "-- broadcast_copies.freeze
        INSERT INTO broadcast_copies (broadcast_id, language, ward_code, body, segments)
        VALUES ($1, $2, $3, $4, $5)";
    within!(tx, "broadcast_copies", connection => sqlx::query(CLEAR)
        .bind(id)
        .execute(connection)
        .await
        .map(|_| ()))?;
    for copy in copies {
        within!(tx, "broadcast_copies", connection => sqlx::query(FREEZE)
            .bind(id)
            .bind(&copy.language)
            .bind(copy.ward_code)
            .bind(storable(&copy.body).as_ref())
            .bind(copy.segments)
            .execute(connection)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// The frozen texts of a broadcast.
pub async fn copies(store: &Store, id: i64) -> Result<Vec<CopyRow>, StoreError> {
    const COPIES: &str = "-- broadcast_copies.of
        SELECT language, ward_code, body, segments FROM broadcast_copies
        WHERE broadcast_id = $1 ORDER BY language, ward_code";
    read!(store, "broadcast_copies", connection => sqlx::query_as(COPIES)
        .bind(id)
        .fetch_all(connection)
        .await)
}

/// A broadcast whose messages may leave, as a driver needs it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Leaving {
    /// Its number.
    pub id: i64,
    /// How urgent it is.
    pub class: Class,
    /// The topic that whoever receives it must follow, where there is one.
    pub topic: Option<i64>,
}

/// The broadcasts of an account whose messages may leave at `now`, the oldest first; of
/// one class only, where one is named: what a night held back is not read in it.
pub async fn leaving(
    tx: &mut Tx,
    account: &str,
    now: Timestamp,
    only: Option<Class>,
) -> Result<Vec<Leaving>, StoreError> {
    const LEAVING: &str = "-- broadcasts.leaving
        SELECT id, class, topic FROM broadcasts
        WHERE state = 'sending' AND starts_at <= $2 AND account = $1
            AND ($3 IS NULL OR class = $3)
        ORDER BY id";
    within!(tx, TABLE, connection => sqlx::query_as(LEAVING)
        .bind(account)
        .bind(now)
        .bind(only)
        .fetch_all(connection)
        .await)
}

/// Lets the clock look once more at a broadcast that was over, because one of its messages
/// waits again: what was done sends it, what was cancelled or expired ends it. `false` if
/// it was not over.
pub async fn reopen(tx: &mut Tx, id: i64, at: Timestamp) -> Result<bool, StoreError> {
    const REOPEN: &str = "-- broadcasts.reopen
        UPDATE broadcasts SET state = CASE state WHEN 'done' THEN 'sending' ELSE state END,
            settled_at = NULL, changed_at = $2, revision = revision + 1
        WHERE id = $1 AND state IN ('done', 'cancelled', 'expired')";
    within!(tx, TABLE, connection => sqlx::query(REOPEN)
        .bind(id)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}
