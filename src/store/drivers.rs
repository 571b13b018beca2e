//! Who drives an account, under which term, and what is on its wire.
//!
//! Whoever holds the term of an account has claimed all of its queued rows, and the
//! list in the row is the durable mark of those that may have left. Each write names
//! node and term, so whoever was overtaken writes nothing.

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::time::Timestamp;

const TABLE: &str = "drivers";

/// The expiry of a lease that was given back.
pub const RELEASED: Timestamp = Timestamp::from_ms(0);

/// The row of an account.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Lease {
    /// Who holds or held it.
    pub node: String,
    /// Which term it is: each takeover begins a higher one.
    pub term: i64,
    /// Until when, by the holder's clock; [`RELEASED`] once it was given back.
    pub expires_at: Timestamp,
    /// Since when the holder has stopped calling, because nobody answers.
    pub stopped_since: Option<Timestamp>,
}

/// What a takeover finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The new term.
    pub term: i64,
    /// The messages that were on the wire under the old one.
    pub on_wire: Vec<i64>,
}

/// Who drives the account; `None` if nobody ever did.
pub async fn find(store: &Store, account: &str) -> Result<Option<Lease>, StoreError> {
    const FIND: &str = "-- drivers.find
        SELECT node, term, expires_at, stopped_since FROM drivers WHERE account = $1";
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(account)
        .fetch_optional(connection)
        .await)
}

/// Begins the next term, if the row still is as it was `seen`. `None` if somebody
/// was quicker.
pub async fn take(
    tx: &mut Tx,
    account: &str,
    seen: Option<&Lease>,
    node: &str,
    expires_at: Timestamp,
) -> Result<Option<Taken>, StoreError> {
    const TAKE: &str = "-- drivers.take
        INSERT INTO drivers (account, node, term, expires_at, on_wire) VALUES ($1, $2, 1, $3, '[]')
        ON CONFLICT (account) DO UPDATE SET
            node = excluded.node, term = drivers.term + 1, expires_at = excluded.expires_at,
            stopped_since = NULL
        WHERE drivers.term = $4 AND drivers.expires_at = $5
        RETURNING term, on_wire";
    let (term, until) = seen.map_or((0, RELEASED), |lease| (lease.term, lease.expires_at));
    let taken: Option<(i64, String)> = within!(tx, TABLE, connection => sqlx::query_as(TAKE)
        .bind(account)
        .bind(node)
        .bind(expires_at)
        .bind(term)
        .bind(until)
        .fetch_optional(connection)
        .await)?;
    taken
        .map(|(term, on_wire)| {
            let on_wire = serde_json::from_str(&on_wire)
                .map_err(|_| StoreError::Corrupt { table: TABLE, column: "on_wire".to_owned() })?;
            Ok(Taken { term, on_wire })
        })
        .transpose()
}

/// Marks what is on the wire from now on, says since when calls are stopped if they are,
/// and renews the lease. `false` if the term is over: then nothing may leave, and the
/// transaction is to be dropped.
pub async fn mark(
    tx: &mut Tx,
    account: &str,
    node: &str,
    term: i64,
    expires_at: Timestamp,
    on_wire: &[i64],
    stopped_since: Option<Timestamp>,
) -> Result<bool, StoreError> {
    const MARK: &str = "-- drivers.mark
        UPDATE drivers SET expires_at = $4, on_wire = $5, stopped_since = $6
        WHERE account = $1 AND node = $2 AND term = $3";
    let on_wire = super::as_json(TABLE, on_wire)?;
    within!(tx, TABLE, connection => sqlx::query(MARK)
        .bind(account)
        .bind(node)
        .bind(term)
        .bind(expires_at)
        .bind(&on_wire)
        .bind(stopped_since)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() == 1))
}
