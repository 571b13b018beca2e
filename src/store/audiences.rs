//! Who a broadcast is meant for: counted before anybody approves it, and written into
//! the outbox afterwards.
//!
//! Both ask by the same conditions, so what an officer was shown is what is sent to, but
//! for those who came or left in between. Lists travel as texts like `,3,7,`: one
//! statement then serves every audience, and a list of wards is short. Everything goes
//! through subscribers, and then through each group, by number in pieces; a piece reads
//! a bounded range of keys, so that none holds the one writer of SQLite for long however
//! few of the range are meant.

use std::fmt::Display;

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::{broadcast::Audience, language::Language, outbound::Lane, time::Timestamp};

/// How many keys a piece looks at: writing as many rows takes some 20 ms. Half as many were
/// measured too, and made nobody wait less: what is longest is the flush.
pub const PIECE: i64 = 10_000;

/// Who is meant, as the statements ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    everybody: bool,
    subscribers: bool,
    wards: String,
    villages: String,
    groups: String,
    languages: String,
    no_wards: String,
    no_villages: String,
    no_groups: String,
    topic: Option<i64>,
    /// The language of those who chose none.
    usual: Language,
    /// The languages there are texts in, and the one for all others.
    texts: String,
    otherwise: Language,
    /// Whether the texts need the ward of each recipient.
    needs_ward: bool,
}

impl Meant {
    /// Who is meant by an audience, of a topic where one is named.
    ///
    /// `usual` is the language of those who chose none; `texts` are the languages there
    /// are texts in, and `otherwise` the one for readers of any other. `needs_ward`
    /// leaves out people whose ward nobody knows.
    #[must_use]
    pub fn new<'a>(
        audience: &Audience,
        topic: Option<i64>,
        usual: &Language,
        texts: impl IntoIterator<Item = &'a Language>,
        otherwise: &Language,
        needs_ward: bool,
    ) -> Self {
        Self {
            everybody: audience.everybody,
            subscribers: audience.has_subscribers(),
            wards: list(&audience.wards),
            villages: list(&audience.villages),
            groups: list(&audience.groups),
            languages: list(&audience.languages),
            no_wards: list(&audience.exclude.wards),
            no_villages: list(&audience.exclude.villages),
            no_groups: list(&audience.exclude.groups),
            topic,
            usual: usual.clone(),
            texts: list(texts),
            otherwise: otherwise.clone(),
            needs_ward,
        }
    }
}

/// `,3,7,`, or nothing.
fn list<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for item in items {
        if text.is_empty() {
            text.push(',');
        }
        text.push_str(&item.to_string());
        text.push(',');
    }
    text
}

/// Binds the parameters that every statement here has: $1 to $14.
macro_rules! bind {
    ($query:expr, $meant:expr) => {
        $query
            .bind($meant.everybody)
            .bind($meant.subscribers)
            .bind(&$meant.wards)
            .bind(&$meant.villages)
            .bind(&$meant.groups)
            .bind(&$meant.languages)
            .bind(&$meant.no_wards)
            .bind(&$meant.no_villages)
            .bind(&$meant.no_groups)
            .bind($meant.topic)
            .bind(&$meant.usual)
            .bind(&$meant.texts)
            .bind(&$meant.otherwise)
            .bind($meant.needs_ward)
    };
}

/// The language a person is written to, by the language they read.
macro_rules! text_language {
    ($reads:literal) => {
        concat!("CASE WHEN $12 LIKE '%,' || ", $reads, " || ',%' THEN ", $reads, " ELSE $13 END")
    };
}

/// Conditions on anybody, by what is known of them. A topic narrows whoever chose topics.
macro_rules! anybody {
    ($msisdn:literal, $reads:literal, $ward:literal) => {
        concat!(
            "($10 IS NULL OR s.topics IS NULL OR ',' || s.topics || ',' LIKE '%,' || $10 || ',%')
             AND ($6 = '' OR $6 LIKE '%,' || ",
            $reads,
            " || ',%')
             AND ($7 = '' OR ",
            $ward,
            " IS NULL OR $7 NOT LIKE '%,' || ",
            $ward,
            " || ',%')
             AND ($8 = '' OR s.village_id IS NULL OR $8 NOT LIKE '%,' || s.village_id || ',%')
             AND ($9 = '' OR NOT EXISTS (SELECT 1 FROM contact_group_members AS left_out
                 WHERE left_out.msisdn = ",
            $msisdn,
            " AND $9 LIKE '%,' || left_out.group_id || ',%'))
             AND (NOT $14 OR ",
            $ward,
            " IS NOT NULL)"
        )
    };
}

/// Conditions on a subscriber `s`.
macro_rules! subscriber {
    () => {
        concat!(
            "$2 AND s.joined_at IS NOT NULL AND s.left_at IS NULL
             AND ($1 OR $3 LIKE '%,' || s.ward_code || ',%' OR $4 LIKE '%,' || s.village_id || ',%')
             AND ",
            anybody!("s.msisdn", "COALESCE(s.language, $11)", "s.ward_code")
        )
    };
}

/// Conditions on a member `m` of a group, whose choices are `s` if they ever chose.
macro_rules! member {
    () => {
        concat!(
            "s.left_at IS NULL AND ",
            anybody!(
                "m.msisdn",
                "COALESCE(s.language, m.language, $11)",
                "COALESCE(s.ward_code, m.ward_code)"
            )
        )
    };
}

/// People of one kind.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Count {
    /// The language they would be written to in.
    pub language: Language,
    /// Their ward.
    pub ward_code: Option<i64>,
    /// The two digits after `+255`; `None` for a foreign number.
    pub prefix: Option<String>,
    /// Whether they get nothing because their number is suppressed.
    pub suppressed: bool,
    /// How many.
    pub people: i64,
}

/// Whether there are more subscribers than this, or more members of groups: a count goes
/// through all of them.
pub async fn exceed(store: &Store, most: i64) -> Result<bool, StoreError> {
    const EXCEED: &str = "-- audiences.exceed
        SELECT EXISTS (SELECT 1 FROM subscribers LIMIT 1 OFFSET $1)
            OR EXISTS (SELECT 1 FROM contact_group_members LIMIT 1 OFFSET $1)";
    read!(store, "audiences", connection => sqlx::query_scalar(EXCEED)
        .bind(most)
        .fetch_one(connection)
        .await)
}

/// Counts who is meant, each person once, in one pass.
pub async fn count(store: &Store, meant: &Meant) -> Result<Vec<Count>, StoreError> {
    const COUNT: &str = concat!(
        "-- audiences.count
        WITH meant AS (
            SELECT s.msisdn AS msisdn, ",
        text_language!("COALESCE(s.language, $11)"),
        " AS language, s.ward_code AS ward_code
            FROM subscribers AS s WHERE ",
        subscriber!(),
        " UNION ALL
            SELECT m.msisdn, ",
        text_language!("COALESCE(s.language, m.language, $11)"),
        ", COALESCE(s.ward_code, m.ward_code)
            FROM contact_group_members AS m LEFT JOIN subscribers AS s ON s.msisdn = m.msisdn
            WHERE $5 <> '' AND $5 LIKE '%,' || m.group_id || ',%' AND ",
        member!(),
        " AND NOT COALESCE((",
        subscriber!(),
        "), FALSE)
              AND NOT EXISTS (SELECT 1 FROM contact_group_members AS earlier
                  WHERE earlier.msisdn = m.msisdn AND earlier.group_id < m.group_id
                      AND $5 LIKE '%,' || earlier.group_id || ',%')
        )
        SELECT language, ward_code,
            CASE WHEN SUBSTR(msisdn, 1, 4) = '+255' THEN SUBSTR(msisdn, 5, 2) END AS prefix,
            EXISTS (SELECT 1 FROM suppressions AS s WHERE s.msisdn = meant.msisdn) AS suppressed,
            COUNT(*) AS people
        FROM meant GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    );
    read!(store, "audiences", connection => bind!(sqlx::query_as(COUNT), meant)
        .fetch_all(connection)
        .await)
}

/// The last key of the piece of a list that follows `after`: step 0 is the subscribers,
/// any other the group of that number. `None` if nothing follows.
pub async fn piece(store: &Store, step: i64, after: &str) -> Result<Option<String>, StoreError> {
    const SUBSCRIBERS: &str = "-- subscribers.piece
        SELECT msisdn FROM subscribers WHERE msisdn > $1 ORDER BY msisdn LIMIT 1 OFFSET $2";
    const LAST_SUBSCRIBER: &str = "-- subscribers.last
        SELECT msisdn FROM subscribers WHERE msisdn > $1 ORDER BY msisdn DESC LIMIT 1";
    const MEMBERS: &str = "-- contact_group_members.piece
        SELECT msisdn FROM contact_group_members WHERE group_id = $3 AND msisdn > $1
        ORDER BY msisdn LIMIT 1 OFFSET $2";
    const LAST_MEMBER: &str = "-- contact_group_members.last
        SELECT msisdn FROM contact_group_members WHERE group_id = $3 AND msisdn > $1
        ORDER BY msisdn DESC LIMIT 1";
    let (whole, last) =
        if step == 0 { (SUBSCRIBERS, LAST_SUBSCRIBER) } else { (MEMBERS, LAST_MEMBER) };
    for statement in [whole, last] {
        let found: Option<String> = read!(store, "audiences", connection => sqlx::query_scalar(statement)
            .bind(after)
            .bind(PIECE - 1)
            .bind(step)
            .fetch_optional(connection)
            .await)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// What is written for each person of a piece.
#[derive(Debug, Clone)]
pub struct Rows<'a> {
    /// The broadcast.
    pub broadcast: i64,
    /// The account they leave by.
    pub account: &'a str,
    /// The lane they take.
    pub lane: Lane,
    /// When they may leave.
    pub due_at: Timestamp,
    /// Until when they are worth sending.
    pub validity: Timestamp,
    /// Now.
    pub at: Timestamp,
}

/// Writes those of a piece who are meant into the outbox: of step `step`, after the key
/// `after` up to and with `upto`. How many were new; who has a row already keeps it.
pub async fn expand(
    tx: &mut Tx,
    meant: &Meant,
    rows: &Rows<'_>,
    step: i64,
    after: &str,
    upto: &str,
) -> Result<i64, StoreError> {
    // No row of this broadcast can stand in the way here: subscribers come first, and a
    // piece and its cursor are committed together.
    const SUBSCRIBERS: &str = concat!(
        "-- outbox.expand_subscribers
        INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, ward_code, created_at,
            due_at, validity, changed_at)
        SELECT $15, $16, $17, s.msisdn, ",
        text_language!("COALESCE(s.language, $11)"),
        ", s.ward_code, $18, $19, $20, $18
        FROM subscribers AS s
        WHERE s.msisdn > $21 AND s.msisdn <= $22 AND ",
        subscriber!(),
        " AND NOT EXISTS (SELECT 1 FROM suppressions AS x WHERE x.msisdn = s.msisdn)
        ORDER BY s.msisdn"
    );
    const MEMBERS: &str = concat!(
        "-- outbox.expand_members
        INSERT INTO outbox (broadcast_id, account, lane, msisdn, language, ward_code, created_at,
            due_at, validity, changed_at)
        SELECT $15, $16, $17, m.msisdn, ",
        text_language!("COALESCE(s.language, m.language, $11)"),
        ", COALESCE(s.ward_code, m.ward_code), $18, $19, $20, $18
        FROM contact_group_members AS m LEFT JOIN subscribers AS s ON s.msisdn = m.msisdn
        WHERE m.group_id = $23 AND m.msisdn > $21 AND m.msisdn <= $22 AND ",
        member!(),
        " AND NOT EXISTS (SELECT 1 FROM suppressions AS x WHERE x.msisdn = m.msisdn)
        ORDER BY m.msisdn
        ON CONFLICT (broadcast_id, msisdn) WHERE broadcast_id > 0 DO NOTHING"
    );
    let statement = if step == 0 { SUBSCRIBERS } else { MEMBERS };
    let written = within!(tx, "outbox", connection => bind!(sqlx::query(statement), meant)
        .bind(rows.broadcast)
        .bind(rows.account)
        .bind(rows.lane)
        .bind(rows.at)
        .bind(rows.due_at)
        .bind(rows.validity)
        .bind(after)
        .bind(upto)
        .bind(step)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(i64::try_from(written).unwrap_or(i64::MAX))
}

/// Moves the cursor of an expansion and adds to the audience, if the cursor still stands
/// at `from` and the broadcast still expands: `false` if another node has moved it or
/// somebody has stopped it. Called first in the transaction of a piece: until it ends no
/// other node passes here.
pub async fn advance(
    tx: &mut Tx,
    broadcast: i64,
    from: (i64, &str),
    to: (i64, &str),
) -> Result<bool, StoreError> {
    const ADVANCE: &str = "-- broadcasts.advance
        UPDATE broadcasts SET cursor_step = $4, cursor_msisdn = $5
        WHERE id = $1 AND state = 'expanding' AND cursor_step = $2 AND cursor_msisdn = $3";
    within!(tx, "broadcasts", connection => sqlx::query(ADVANCE)
        .bind(broadcast)
        .bind(from.0)
        .bind(from.1)
        .bind(to.0)
        .bind(to.1)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// Adds to the number of people a broadcast was expanded to.
pub async fn add(tx: &mut Tx, broadcast: i64, people: i64) -> Result<(), StoreError> {
    const ADD: &str = "-- broadcasts.add
        UPDATE broadcasts SET audience = audience + $2 WHERE id = $1";
    within!(tx, "broadcasts", connection => sqlx::query(ADD)
        .bind(broadcast)
        .bind(people)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Every number that gets no broadcast.
pub async fn suppressed(store: &Store) -> Result<Vec<String>, StoreError> {
    const SUPPRESSED: &str = "-- suppressions.all
        SELECT msisdn FROM suppressions";
    read!(store, "suppressions", connection => sqlx::query_scalar(SUPPRESSED)
        .fetch_all(connection)
        .await)
}

/// The keyed hashes of everybody who was forgotten and did not come back: to be forgotten
/// is to want nothing more, and no list of an office brings anybody back.
pub async fn forgotten(store: &Store) -> Result<Vec<String>, StoreError> {
    const FORGOTTEN: &str = "-- forgotten.all
        SELECT msisdn_hash FROM forgotten";
    read!(store, "forgotten", connection => sqlx::query_scalar(FORGOTTEN)
        .fetch_all(connection)
        .await)
}
