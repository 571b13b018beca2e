//! Live USSD dialogues: one row for a person on an account.
//!
//! The hot path. Turns that arrive together travel as a group: one statement
//! loads it and one saves it, because a statement costs the same whatever it
//! carries. A row is saved only if it still has the revision it was loaded with,
//! so of two nodes that answer the same person one is told that it was second.
//! When a dialogue is over it moves to [`super::log`].

use std::{
    borrow::{Borrow, Cow},
    collections::HashSet,
};

use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use super::{
    Store, StoreError, Tx,
    group::{Grouped, Rows},
    storable,
    subscribers::Choices,
};
use crate::domain::{inbound::EndCause, language::Language, msisdn::Msisdn, time::Timestamp};

const TABLE: &str = "ussd_sessions";

/// A dialogue as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Our own id of the dialogue, fresh for each one a person opens; the log keeps it.
    pub id: String,
    /// The account it runs on.
    pub account: String,
    /// Who dialled.
    pub msisdn: Msisdn,
    /// The operator's id of the dialogue.
    pub operator_session: String,
    /// The code that was dialled.
    pub service_code: String,
    /// The digest of the menu it runs on.
    pub menu_release: String,
    /// Where the citizen stands: the menu engine's own JSON.
    pub state: String,
    /// The last entry or trail, by which a repeated turn is known.
    pub seen: String,
    /// The operator's number of the last turn, where its format has one.
    pub sequence: Option<i64>,
    /// The last screen shown, for a repeated turn.
    pub reply: String,
    /// Whether that screen closed the dialogue.
    pub reply_ends: bool,
    /// When the dialogue began.
    pub opened_at: Timestamp,
    /// When the last screen was made.
    pub answered_at: Timestamp,
    /// How many screens were shown.
    pub screens: i64,
    /// Whether an answer was among them.
    pub informed: bool,
    /// The language of the last screen.
    pub language: Language,
    /// The revision it was loaded with; 0 if it was not stored before. A save
    /// stores one more.
    pub revision: i64,
    /// When it ended; `None` while it lives.
    pub ended_at: Option<Timestamp>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
}

/// What is known of one person on one account before a turn is answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The dialogue, live or ended; `None` if none is stored.
    pub session: Option<Session>,
    /// What the person chose before; nothing for a stranger.
    pub choices: Choices,
}

/// Whose row to load: account and number.
pub type Key = (String, Msisdn);

/// What is known of each key, with the key's place in the group. A stranger has no row:
/// most who dial are none, and each row costs.
///
/// A key's row is found by its own index whatever the size of the table.
pub(super) static LOAD: Grouped = Grouped::new(
    "asked",
    "-- ussd_sessions.load
    SELECT CAST(asked.position AS BIGINT) AS position, session.id,
        session.operator_session, session.menu_release, session.revision,
        session.answered_at, session.ended_at, session.end_cause, session.dialogue,
        subscriber.language AS chosen_language, subscriber.ward_code,
        subscriber.village_id, subscriber.topics,
        (subscriber.joined_at IS NOT NULL AND subscriber.left_at IS NULL) AS joined
    FROM {rows}
    LEFT JOIN ussd_sessions AS session
        ON session.account = asked.account AND session.msisdn = asked.msisdn
    LEFT JOIN subscribers AS subscriber ON subscriber.msisdn = asked.msisdn
    WHERE session.msisdn IS NOT NULL OR subscriber.msisdn IS NOT NULL",
);

/// Saves a group; `revision` says what becomes of a row that has changed since it was
/// loaded.
macro_rules! save {
    ($revision:literal) => {
        Grouped::new(
            "turn",
            concat!(
                "-- ussd_sessions.save
                INSERT INTO ussd_sessions (account, msisdn, id, operator_session, menu_release,
                    revision, answered_at, ended_at, end_cause, dialogue)
                SELECT turn.account, turn.msisdn, turn.id, turn.operator_session,
                    turn.menu_release, turn.revision + 1, turn.answered_at, turn.ended_at,
                    turn.end_cause, turn.dialogue
                FROM {rows}
                WHERE true
                ON CONFLICT (account, msisdn) DO UPDATE SET
                    menu_release = excluded.menu_release, answered_at = excluded.answered_at,
                    ended_at = excluded.ended_at, end_cause = excluded.end_cause,
                    dialogue = excluded.dialogue, ",
                $revision
            ),
        )
    };
}

/// All rows but those that have changed since they were loaded; answers with the keys of
/// the saved ones.
static SAVE_EACH: Grouped = save!(
    "id = excluded.id, operator_session = excluded.operator_session,
    revision = excluded.revision
    WHERE ussd_sessions.revision + 1 = excluded.revision
    RETURNING account, msisdn"
);

/// All rows or, if one has changed, none: a revision that does not follow is none, which
/// no row may have.
static SAVE_WHOLE: Grouped = save!(
    "id = excluded.id, operator_session = excluded.operator_session,
    revision = CASE WHEN ussd_sessions.revision + 1 = excluded.revision
        THEN excluded.revision END"
);

/// The same for rows of which none takes the place of another dialogue's, so that what a
/// dialogue keeps is not written again: an index costs as soon as its column is named
/// (measured on SQLite: 5 microseconds of a row's 20).
static SAVE_GOING_ON: Grouped = save!(
    "revision = CASE WHEN ussd_sessions.revision + 1 = excluded.revision
            AND ussd_sessions.id = excluded.id
        THEN excluded.revision END"
);

macro_rules! expire_statement {
    ($lock:literal) => {
        concat!(
            "-- ussd_sessions.expire
            UPDATE ussd_sessions
            SET ended_at = $3, end_cause = 'expired', revision = revision + 1
            WHERE (account, msisdn) IN (
                SELECT account, msisdn FROM ussd_sessions
                WHERE account = $1 AND answered_at < $2 AND ended_at IS NULL
                ",
            $lock,
            ")"
        )
    };
}
pub(super) use expire_statement;

macro_rules! log_ended_statement {
    ($dialogue:literal, $lock:literal) => {
        concat!(
            "-- ussd_log.log_ended
            INSERT INTO ussd_log (id, account, menu_release, language, opened_at,
                ended_at, end_cause, screens, informed)
            SELECT id, account, menu_release, dialogue ->> 'language',
                CAST(dialogue ->> 'opened_at' AS BIGINT), ended_at, end_cause,
                CAST(dialogue ->> 'screens' AS BIGINT),
                CAST(dialogue ->> 'informed' AS BOOLEAN)
            FROM (SELECT id, account, menu_release, ended_at, end_cause, ",
            $dialogue,
            " AS dialogue
                FROM ussd_sessions
                WHERE ended_at < $1
                ORDER BY account, msisdn
                LIMIT $2 ",
            $lock,
            ") AS ended
            WHERE true
            ON CONFLICT (id) DO NOTHING"
        )
    };
}
pub(super) use log_ended_statement;

/// Loads a group in one statement: one [`Loaded`] for each key, in the order of
/// the keys, which are distinct.
pub async fn load(store: &Store, keys: &[Key]) -> Result<Vec<Loaded>, StoreError> {
    let rows = Rows::of(keys)
        .position()
        .text("account", |(account, _)| &**account)
        .text("msisdn", |(_, msisdn)| msisdn.e164());
    let load = LOAD.of(&rows, store.dialect());
    let found: Vec<Found> =
        read!(store, TABLE, connection => load.query_as().fetch_all(connection).await)?;
    let mut group = vec![Loaded::default(); keys.len()];
    for found in found {
        let place = usize::try_from(found.position).unwrap_or(usize::MAX);
        if let (Some(loaded), Some(key)) = (group.get_mut(place), keys.get(place)) {
            *loaded = found.loaded(key)?;
        }
    }
    Ok(group)
}

/// Saves a group in one statement and commits it. Says for each session, in
/// order, whether it was saved: `false` if its row has changed since it was
/// loaded, and then nothing of it was stored. The keys are distinct.
///
/// # Errors
/// None of the group was saved. After [`StoreError::Unreachable`] that is not certain.
pub async fn save(
    store: &Store,
    group: &[impl Borrow<Session> + Sync],
) -> Result<Vec<bool>, StoreError> {
    let written = written(group)?;
    let rows = turns(&written);
    // Where one process writes, every row is saved, and each row that is answered would be
    // a message from the connection's own thread. Elsewhere an answer costs little, and of
    // two nodes one is often second.
    if store.has_one_writer() {
        // Whoever dials anew takes the place of another dialogue.
        let dials_anew = |session: &Session| session.screens == 1 && session.revision > 0;
        let save = if written.iter().any(|(session, _)| dials_anew(session)) {
            &SAVE_WHOLE
        } else {
            &SAVE_GOING_ON
        };
        let save = save.of(&rows, store.dialect());
        let saved = autocommit!(store, TABLE, connection => save.query().execute(connection).await.map(|_| ()));
        match saved {
            Ok(()) => return Ok(vec![true; group.len()]),
            Err(StoreError::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let save = SAVE_EACH.of(&rows, store.dialect());
    let saved =
        autocommit!(store, TABLE, connection => save.query_as().fetch_all(connection).await)?;
    Ok(flags(group, saved))
}

/// As [`save`], together with what else the turns changed. The caller who finds
/// a `false` drops the transaction.
pub async fn save_in(
    tx: &mut Tx,
    group: &[impl Borrow<Session> + Sync],
) -> Result<Vec<bool>, StoreError> {
    let written = written(group)?;
    let rows = turns(&written);
    let save = SAVE_EACH.of(&rows, tx.dialect());
    let saved = within!(tx, TABLE, connection => save.query_as().fetch_all(connection).await)?;
    Ok(flags(group, saved))
}

/// Whose dialogue the operator means, where it names the citizen only on the
/// first leg.
pub async fn msisdn_of(
    store: &Store,
    account: &str,
    operator_session: &str,
) -> Result<Option<Msisdn>, StoreError> {
    const MSISDN_OF: &str = "-- ussd_sessions.msisdn_of
        SELECT msisdn FROM ussd_sessions
        WHERE account = $1 AND operator_session = $2
        ORDER BY answered_at DESC LIMIT 1";
    read!(store, TABLE, connection => sqlx::query_scalar(MSISDN_OF)
        .bind(account)
        .bind(operator_session)
        .fetch_optional(connection).await)
}

/// Ends a dialogue that the operator says is over; `false` if it has none that lives.
pub async fn end(
    store: &Store,
    account: &str,
    operator_session: &str,
    msisdn: Option<&Msisdn>,
    cause: EndCause,
    at: Timestamp,
) -> Result<bool, StoreError> {
    const END: &str = "-- ussd_sessions.end
        UPDATE ussd_sessions SET ended_at = $5, end_cause = $4, revision = revision + 1
        WHERE account = $1 AND operator_session = $2
            AND ($3 IS NULL OR msisdn = $3) AND ended_at IS NULL";
    let ended = autocommit!(store, TABLE, connection => sqlx::query(END)
        .bind(account)
        .bind(operator_session)
        .bind(msisdn)
        .bind(cause)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(ended > 0)
}

/// Ends at `at` every dialogue of an account whose last screen is older than
/// `answered_before`; says how many.
pub async fn expire(
    store: &Store,
    account: &str,
    answered_before: Timestamp,
    at: Timestamp,
) -> Result<u64, StoreError> {
    let expire = store.dialect().statements().expire;
    autocommit!(store, TABLE, connection => sqlx::query(expire)
        .bind(account)
        .bind(answered_before)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}

/// Moves to the log at most `most` dialogues that ended before `ended_before`;
/// says how many. The bound keeps the lock short: ask again while it is reached.
pub async fn archive(store: &Store, ended_before: Timestamp, most: i64) -> Result<u64, StoreError> {
    // Only what is in the log goes: a row that another node ended between the two
    // statements waits for the next round.
    const DELETE_LOGGED: &str = "-- ussd_sessions.delete_logged
        DELETE FROM ussd_sessions
        WHERE ended_at < $1
            AND EXISTS (SELECT 1 FROM ussd_log WHERE ussd_log.id = ussd_sessions.id)";
    let mut tx = store.begin().await?;
    let log_ended = tx.dialect().statements().log_ended;
    within!(tx, TABLE, connection => sqlx::query(log_ended)
        .bind(ended_before)
        .bind(most)
        .execute(connection)
        .await
        .map(|_| ()))?;
    let moved = within!(tx, TABLE, connection => sqlx::query(DELETE_LOGGED)
        .bind(ended_before)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))?;
    tx.commit().await?;
    Ok(moved)
}

/// What of a session no statement looks at: one column of JSON, because each
/// column of a saved row costs.
#[derive(Serialize, Deserialize)]
struct Dialogue<'a> {
    service_code: Cow<'a, str>,
    state: Cow<'a, str>,
    seen: Cow<'a, str>,
    sequence: Option<i64>,
    reply: Cow<'a, str>,
    reply_ends: bool,
    opened_at: Timestamp,
    screens: i64,
    informed: bool,
    language: Cow<'a, Language>,
}

impl<'a> Dialogue<'a> {
    fn of(session: &'a Session) -> Self {
        Self {
            service_code: storable(&session.service_code),
            state: storable(&session.state),
            seen: storable(&session.seen),
            sequence: session.sequence,
            reply: storable(&session.reply),
            reply_ends: session.reply_ends,
            opened_at: session.opened_at,
            screens: session.screens,
            informed: session.informed,
            language: Cow::Borrowed(&session.language),
        }
    }
}

/// A group with its dialogues, in the order of the keys, so that two nodes cannot deadlock.
fn written(group: &[impl Borrow<Session> + Sync]) -> Result<Vec<(&Session, String)>, StoreError> {
    let mut ordered: Vec<&Session> = group.iter().map(Borrow::borrow).collect();
    ordered.sort_unstable_by_key(|session| (&session.account, &session.msisdn));
    let dialogue = |session| {
        serde_json::to_string(&Dialogue::of(session))
            .map_err(|error| StoreError::Driver { table: TABLE, fault: error.to_string() })
    };
    ordered.into_iter().map(|session| Ok((session, dialogue(session)?))).collect()
}

/// What the save statements read.
fn turns<'a>(written: &'a [(&'a Session, String)]) -> Rows<'a, (&'a Session, String)> {
    Rows::of(written)
        .text("account", |(session, _)| &*session.account)
        .text("msisdn", |(session, _)| session.msisdn.e164())
        .text("id", |(session, _)| &*session.id)
        .text("operator_session", |(session, _)| &*session.operator_session)
        .text("menu_release", |(session, _)| &*session.menu_release)
        .number("revision", |(session, _)| session.revision)
        .number("answered_at", |(session, _)| session.answered_at.as_ms())
        .number("ended_at", |(session, _)| session.ended_at.map(Timestamp::as_ms))
        .text("end_cause", |(session, _)| session.end_cause.map(EndCause::word))
        .text("dialogue", |(_, dialogue)| &**dialogue)
}

fn flags(group: &[impl Borrow<Session> + Sync], saved: Vec<(String, Msisdn)>) -> Vec<bool> {
    let saved: HashSet<Key> = saved.into_iter().collect();
    let key = |session: &Session| (session.account.clone(), session.msisdn.clone());
    group.iter().map(|session| saved.contains(&key(session.borrow()))).collect()
}

/// What is known of one key of a group. Without a session its columns are `NULL`.
#[derive(FromRow)]
struct Found {
    position: i64,
    id: Option<String>,
    operator_session: Option<String>,
    menu_release: Option<String>,
    revision: Option<i64>,
    answered_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    end_cause: Option<EndCause>,
    dialogue: Option<String>,
    #[sqlx(flatten)]
    choices: Choices,
}

impl Found {
    fn loaded(self, (account, msisdn): &Key) -> Result<Loaded, StoreError> {
        let Self { ended_at, end_cause, choices, .. } = self;
        let (
            Some(id),
            Some(operator_session),
            Some(menu_release),
            Some(revision),
            Some(answered_at),
            Some(dialogue),
        ) = (
            self.id,
            self.operator_session,
            self.menu_release,
            self.revision,
            self.answered_at,
            self.dialogue,
        )
        else {
            return Ok(Loaded { session: None, choices });
        };
        let dialogue: Dialogue<'_> = serde_json::from_str(&dialogue)
            .map_err(|_| StoreError::Corrupt { table: TABLE, column: "dialogue".to_owned() })?;
        let session = Session {
            id,
            account: account.clone(),
            msisdn: msisdn.clone(),
            operator_session,
            service_code: dialogue.service_code.into_owned(),
            menu_release,
            state: dialogue.state.into_owned(),
            seen: dialogue.seen.into_owned(),
            sequence: dialogue.sequence,
            reply: dialogue.reply.into_owned(),
            reply_ends: dialogue.reply_ends,
            opened_at: dialogue.opened_at,
            answered_at,
            screens: dialogue.screens,
            informed: dialogue.informed,
            language: dialogue.language.into_owned(),
            revision,
            ended_at,
            end_cause,
        };
        Ok(Loaded { session: Some(session), choices })
    }
}
