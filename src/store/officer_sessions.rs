//! Officers' sessions at the console, and the browsers they are known by. Only digests
//! of tokens are kept.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::{language::Language, officer::Role, time::Timestamp};

const TABLE: &str = "officer_sessions";
const DEVICES: &str = "known_devices";

/// A session to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening<'a> {
    /// The digest of its token.
    pub hash: &'a str,
    /// Whose it is.
    pub officer_id: i64,
    /// Where it is opened from.
    pub address: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
    /// Whether a code was shown for it.
    pub code_shown: bool,
    /// Now.
    pub at: Timestamp,
}

/// An open session and its officer.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Found {
    /// Its number.
    pub id: i64,
    /// The officer's number.
    pub officer_id: i64,
    /// The officer's name.
    pub name: String,
    /// What they may do now.
    pub role: Role,
    /// The language they chose.
    pub language: Option<Language>,
    /// Whether they have a second factor.
    pub enrolled: bool,
    /// Whether a code was shown for this session.
    pub code_shown: bool,
    /// When they signed in.
    pub opened_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When a password or a code was last shown.
    pub confirmed_at: Timestamp,
}

/// An open session as its officer sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    /// Its number.
    pub id: i64,
    /// Where it was opened from.
    pub address: String,
    /// What the browser called itself.
    pub agent: String,
    /// When they signed in.
    pub opened_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
}

/// Since when a session must have been used and opened to be open still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Used after this.
    pub used_after: Timestamp,
    /// Opened after this.
    pub opened_after: Timestamp,
}

/// Opens a session, and says its number.
pub async fn open(tx: &mut Tx, session: &Opening<'_>) -> Result<i64, StoreError> {
    const OPEN: &str = "-- officer_sessions.open
        INSERT INTO officer_sessions
            (hash, officer_id, address, agent, opened_at, seen_at, confirmed_at, code_shown)
        VALUES ($1, $2, $3, $4, $5, $5, $5, $6) RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(OPEN)
        .bind(session.hash)
        .bind(session.officer_id)
        .bind(session.address)
        .bind(session.agent)
        .bind(session.at)
        .bind(session.code_shown)
        .fetch_one(connection)
        .await)
}

/// The open session whose token has this digest, of an officer who may sign in.
pub async fn find(store: &Store, hash: &str, limits: Limits) -> Result<Option<Found>, StoreError> {
    const FIND: &str = "-- officer_sessions.find
        SELECT session.id, session.officer_id, officer.name, officer.role, officer.language,
            (officer.secret IS NOT NULL) AS enrolled, session.code_shown, session.opened_at,
            session.seen_at, session.confirmed_at
        FROM officer_sessions AS session JOIN officers AS officer ON officer.id = session.officer_id
        WHERE session.hash = $1 AND session.seen_at > $2 AND session.opened_at > $3
            AND officer.disabled_at IS NULL";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(hash)
        .bind(limits.used_after)
        .bind(limits.opened_after)
        .fetch_optional(connection)
        .await)
}

/// Notes that a session was used.
pub async fn seen(store: &Store, id: i64, at: Timestamp) -> Result<(), StoreError> {
    const SEEN: &str = "-- officer_sessions.seen
        UPDATE officer_sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    autocommit!(store, TABLE, connection => sqlx::query(SEEN)
        .bind(id)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Gives a session another token because its officer was proved anew, with a code or
/// without; `false` if it was ended meanwhile.
pub async fn rotate(
    tx: &mut Tx,
    id: i64,
    hash: &str,
    code_shown: bool,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const ROTATE: &str = "-- officer_sessions.rotate
        UPDATE officer_sessions
        SET hash = $2, code_shown = (code_shown OR $3), confirmed_at = $4, seen_at = $4
        WHERE id = $1";
    within!(tx, TABLE, connection => sqlx::query(ROTATE)
        .bind(id)
        .bind(hash)
        .bind(code_shown)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// An officer's open sessions, the newest first.
pub async fn of_officer(
    store: &Store,
    officer_id: i64,
    limits: Limits,
) -> Result<Vec<Listed>, StoreError> {
    const OF_OFFICER: &str = "-- officer_sessions.of_officer
        SELECT id, address, agent, opened_at, seen_at FROM officer_sessions
        WHERE officer_id = $1 AND seen_at > $2 AND opened_at > $3 ORDER BY id DESC";
    read!(store, TABLE, connection => sqlx::query_as(OF_OFFICER)
        .bind(officer_id)
        .bind(limits.used_after)
        .bind(limits.opened_after)
        .fetch_all(connection)
        .await)
}

/// Ends one session of an officer; `false` if there is none such.
pub async fn end(tx: &mut Tx, officer_id: i64, id: i64) -> Result<bool, StoreError> {
    const END: &str = "-- officer_sessions.end
        DELETE FROM officer_sessions WHERE officer_id = $1 AND id = $2";
    within!(tx, TABLE, connection => sqlx::query(END)
        .bind(officer_id)
        .bind(id)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Ends all sessions of an officer but one (0 for none), and says how many.
pub async fn end_others(tx: &mut Tx, officer_id: i64, but: i64) -> Result<u64, StoreError> {
    const END: &str = "-- officer_sessions.end_others
        DELETE FROM officer_sessions WHERE officer_id = $1 AND id <> $2";
    within!(tx, TABLE, connection => sqlx::query(END)
        .bind(officer_id)
        .bind(but)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}

/// Ends those of an officer's sessions that are over, and the oldest until `most` are
/// left, `current` among them. Those for which a code was shown are counted apart: who
/// knows only the password pushes nobody out.
pub async fn trim(
    tx: &mut Tx,
    officer_id: i64,
    current: i64,
    most: i64,
    limits: Limits,
) -> Result<(), StoreError> {
    const OVER: &str = "-- officer_sessions.end_over
        DELETE FROM officer_sessions
        WHERE officer_id = $1 AND (seen_at <= $2 OR opened_at <= $3)";
    const TRIM: &str = "-- officer_sessions.trim
        DELETE FROM officer_sessions
        WHERE officer_id = $1
            AND code_shown = (SELECT code_shown FROM officer_sessions WHERE id = $2)
            AND id NOT IN (
                SELECT id FROM officer_sessions
                WHERE officer_id = $1
                    AND code_shown = (SELECT code_shown FROM officer_sessions WHERE id = $2)
                ORDER BY CASE WHEN id = $2 THEN 0 ELSE 1 END, id DESC LIMIT $3)";
    within!(tx, TABLE, connection => sqlx::query(OVER)
        .bind(officer_id)
        .bind(limits.used_after)
        .bind(limits.opened_after)
        .execute(connection)
        .await
        .map(|_| ()))?;
    within!(tx, TABLE, connection => sqlx::query(TRIM)
        .bind(officer_id)
        .bind(current)
        .bind(most)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets the sessions of everybody that are over.
pub async fn forget(store: &Store, limits: Limits) -> Result<(), StoreError> {
    const FORGET: &str = "-- officer_sessions.forget
        DELETE FROM officer_sessions WHERE seen_at <= $1 OR opened_at <= $2";
    autocommit!(store, TABLE, connection => sqlx::query(FORGET)
        .bind(limits.used_after)
        .bind(limits.opened_after)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Whose browser this is, by the digest of its token, if it was used after `since`.
pub async fn officer_of_device(
    store: &Store,
    hash: &str,
    since: Timestamp,
) -> Result<Option<i64>, StoreError> {
    const OFFICER_OF: &str = "-- known_devices.officer
        SELECT officer_id FROM known_devices WHERE hash = $1 AND seen_at > $2";
    read!(store, DEVICES, connection => sqlx::query_scalar(OFFICER_OF)
        .bind(hash)
        .bind(since)
        .fetch_optional(connection)
        .await)
}

/// Knows an officer's browser from now on, or notes its use; of an officer's browsers
/// the `most` that were used last stay known.
pub async fn know_device(
    tx: &mut Tx,
    hash: &str,
    officer_id: i64,
    most: i64,
    at: Timestamp,
) -> Result<(), StoreError> {
    const KNOW: &str = "-- known_devices.know
        INSERT INTO known_devices (hash, officer_id, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (hash) DO UPDATE SET seen_at = excluded.seen_at";
    const TRIM: &str = "-- known_devices.trim
        DELETE FROM known_devices
        WHERE officer_id = $1 AND hash NOT IN (
            SELECT hash FROM known_devices WHERE officer_id = $1
            ORDER BY seen_at DESC, hash LIMIT $2)";
    within!(tx, DEVICES, connection => sqlx::query(KNOW)
        .bind(hash)
        .bind(officer_id)
        .bind(at)
        .execute(connection)
        .await
        .map(|_| ()))?;
    within!(tx, DEVICES, connection => sqlx::query(TRIM)
        .bind(officer_id)
        .bind(most)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets the browsers of an officer.
pub async fn forget_devices(tx: &mut Tx, officer_id: i64) -> Result<(), StoreError> {
    const FORGET: &str = "-- known_devices.forget
        DELETE FROM known_devices WHERE officer_id = $1";
    within!(tx, DEVICES, connection => sqlx::query(FORGET)
        .bind(officer_id)
        .execute(connection)
        .await
        .map(|_| ()))
}
