//! Officers' accounts and the invitations to them.
//!
//! An account is changed by taking it ([`hold`]) and writing it back ([`save`]) in one
//! transaction, so nobody changes what somebody else has just read.

use std::fmt;

use sqlx::FromRow;

use super::{Store, StoreError, Tx};
use crate::domain::{language::Language, officer::Role, time::Timestamp};

const TABLE: &str = "officers";
const INVITATIONS: &str = "invitations";

/// A stored text that nothing prints.
#[derive(Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// Hides a text.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one place that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

/// An officer's account.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct OfficerRow {
    /// Its number.
    pub id: i64,
    /// The officer's name as written.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The language they chose for the console; `None` for the service's.
    pub language: Option<Language>,
    /// What their password is compared with; `None` until they joined.
    pub password: Option<Hidden>,
    /// The secret of their second factor; `None` while there is none.
    pub secret: Option<Hidden>,
    /// A secret that was shown to them, and not proved yet.
    pub proposed_secret: Option<Hidden>,
    /// The step of the last code that was taken.
    pub code_step: Option<i64>,
    /// The digests of the recovery codes that are left, a JSON list.
    pub recovery_codes: Hidden,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When its officer first joined.
    pub joined_at: Option<Timestamp>,
    /// When they last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Since when they may not; `None` while they may.
    pub disabled_at: Option<Timestamp>,
}

/// An account with the invitation that is open for it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    /// The account.
    #[sqlx(flatten)]
    pub officer: OfficerRow,
    /// Until when the invitation is good, or was.
    pub invited_until: Option<Timestamp>,
}

/// An invitation that is good.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Invited {
    /// Whom it is for; 0 for the first administrator.
    pub officer_id: i64,
    /// Their name; `None` for the first administrator.
    pub name: Option<String>,
    /// Their role; `None` for the first administrator.
    pub role: Option<Role>,
    /// When they joined before, where they did.
    pub joined_at: Option<Timestamp>,
}

/// The columns of [`OfficerRow`], of the table called `officers`.
macro_rules! columns {
    () => {
        "officers.id, officers.name, officers.role, officers.language, officers.password,
         officers.secret, officers.proposed_secret, officers.code_step, officers.recovery_codes,
         officers.created_at, officers.joined_at, officers.signed_in_at, officers.disabled_at"
    };
}

/// Makes an account without a password, and says its number.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one whose name folds alike.
pub async fn create(
    tx: &mut Tx,
    name: &str,
    folded: &str,
    role: Role,
    at: Timestamp,
) -> Result<i64, StoreError> {
    const CREATE: &str = "-- officers.create
        INSERT INTO officers (name, folded, role, recovery_codes, created_at)
        VALUES ($1, $2, $3, '[]', $4) RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(CREATE)
        .bind(name)
        .bind(folded)
        .bind(role)
        .bind(at)
        .fetch_one(connection)
        .await)
}

/// The account whose name folds so.
pub async fn find(store: &Store, folded: &str) -> Result<Option<OfficerRow>, StoreError> {
    const FIND: &str =
        concat!("-- officers.find\nSELECT ", columns!(), " FROM officers WHERE folded = $1");
    read!(store, TABLE, connection => sqlx::query_as(FIND)
        .bind(folded)
        .fetch_optional(connection)
        .await)
}

/// The account with this number.
pub async fn get(store: &Store, id: i64) -> Result<Option<OfficerRow>, StoreError> {
    const GET: &str =
        concat!("-- officers.get\nSELECT ", columns!(), " FROM officers WHERE id = $1");
    read!(store, TABLE, connection => sqlx::query_as(GET)
        .bind(id)
        .fetch_optional(connection)
        .await)
}

/// All accounts, in the order in which they were made.
pub async fn all(store: &Store) -> Result<Vec<Listed>, StoreError> {
    const ALL: &str = concat!(
        "-- officers.all\nSELECT ",
        columns!(),
        ", invitations.expires_at AS invited_until
         FROM officers LEFT JOIN invitations ON invitations.officer_id = officers.id
         ORDER BY officers.id"
    );
    read!(store, TABLE, connection => sqlx::query_as(ALL).fetch_all(connection).await)
}

/// Whether there is any account.
pub async fn any(tx: &mut Tx) -> Result<bool, StoreError> {
    const ANY: &str = "-- officers.any\nSELECT id FROM officers LIMIT 1";
    let found: Option<i64> = within!(tx, TABLE, connection => sqlx::query_scalar(ANY)
        .fetch_optional(connection)
        .await)?;
    Ok(found.is_some())
}

/// Takes an account: until the transaction ends nobody else changes it.
pub async fn hold(tx: &mut Tx, id: i64) -> Result<Option<OfficerRow>, StoreError> {
    const HOLD: &str = concat!(
        "-- officers.hold\nUPDATE officers SET name = name WHERE id = $1 RETURNING ",
        columns!()
    );
    within!(tx, TABLE, connection => sqlx::query_as(HOLD)
        .bind(id)
        .fetch_optional(connection)
        .await)
}

/// Takes all administrators, and says which of them joined and may sign in.
pub async fn hold_administrators(tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
    const HOLD: &str = "-- officers.hold_administrators
        UPDATE officers SET name = name
        WHERE role = 'administrator' AND joined_at IS NOT NULL AND disabled_at IS NULL
        RETURNING id";
    within!(tx, TABLE, connection => sqlx::query_scalar(HOLD).fetch_all(connection).await)
}

/// Writes back what may change of an account that was taken: all but its name and what
/// happened once.
pub async fn save(tx: &mut Tx, officer: &OfficerRow) -> Result<(), StoreError> {
    const SAVE: &str = "-- officers.save
        UPDATE officers SET role = $2, language = $3, password = $4, secret = $5,
            proposed_secret = $6, code_step = $7, recovery_codes = $8, joined_at = $9,
            signed_in_at = $10, disabled_at = $11
        WHERE id = $1";
    within!(tx, TABLE, connection => sqlx::query(SAVE)
        .bind(officer.id)
        .bind(officer.role)
        .bind(&officer.language)
        .bind(&officer.password)
        .bind(&officer.secret)
        .bind(&officer.proposed_secret)
        .bind(officer.code_step)
        .bind(&officer.recovery_codes)
        .bind(officer.joined_at)
        .bind(officer.signed_in_at)
        .bind(officer.disabled_at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Invites an officer, or with 0 the first administrator. An earlier invitation is no
/// longer good.
pub async fn invite(
    tx: &mut Tx,
    officer_id: i64,
    hash: &str,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    const INVITE: &str = "-- invitations.invite
        INSERT INTO invitations (officer_id, hash, expires_at) VALUES ($1, $2, $3)
        ON CONFLICT (officer_id) DO UPDATE
        SET hash = excluded.hash, expires_at = excluded.expires_at";
    within!(tx, INVITATIONS, connection => sqlx::query(INVITE)
        .bind(officer_id)
        .bind(hash)
        .bind(expires_at)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// The invitation with this digest, if it is good.
pub async fn invitation(
    store: &Store,
    hash: &str,
    now: Timestamp,
) -> Result<Option<Invited>, StoreError> {
    const INVITATION: &str = "-- invitations.find
        SELECT invitations.officer_id, officers.name, officers.role, officers.joined_at
        FROM invitations LEFT JOIN officers ON officers.id = invitations.officer_id
        WHERE invitations.hash = $1 AND invitations.expires_at > $2";
    read!(store, INVITATIONS, connection => sqlx::query_as(INVITATION)
        .bind(hash)
        .bind(now)
        .fetch_optional(connection)
        .await)
}

/// Uses the invitation with this digest up, and says whom it is for; `None` if it is not
/// good (any more).
pub async fn take_invitation(
    tx: &mut Tx,
    hash: &str,
    now: Timestamp,
) -> Result<Option<i64>, StoreError> {
    const TAKE: &str = "-- invitations.take
        DELETE FROM invitations WHERE hash = $1 AND expires_at > $2 RETURNING officer_id";
    within!(tx, INVITATIONS, connection => sqlx::query_scalar(TAKE)
        .bind(hash)
        .bind(now)
        .fetch_optional(connection)
        .await)
}

/// Takes an officer's invitation back; with 0 that of the first administrator.
pub async fn withdraw_invitation(tx: &mut Tx, officer_id: i64) -> Result<(), StoreError> {
    const WITHDRAW: &str = "-- invitations.withdraw
        DELETE FROM invitations WHERE officer_id = $1";
    within!(tx, INVITATIONS, connection => sqlx::query(WITHDRAW)
        .bind(officer_id)
        .execute(connection)
        .await
        .map(|_| ()))
}
