//! Whoever writes to us, and what we asked them last.
//!
//! A correspondent's row is the lock under which their messages are worked on: one
//! after the other, on whichever node.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, columns::text_column, storable};
use crate::domain::time::Timestamp;

const TABLE: &str = "correspondents";

/// What a question of ours was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Which ward is theirs.
    Ward,
    /// Which of three wards was meant.
    WhichWard,
    /// Whether to erase what is stored.
    Erase,
    /// Whether an answer of the help desk satisfied.
    Satisfied,
}

impl Question {
    const ALL: [Self; 4] = [Self::Ward, Self::WhichWard, Self::Erase, Self::Satisfied];

    /// The word used in the table.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ward => "ward",
            Self::WhichWard => "which-ward",
            Self::Erase => "erase",
            Self::Satisfied => "satisfied",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.word() == word)
    }
}

text_column!(Question, |question: &Question| question.word(), Question::from_word);

/// A question that may still be open.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Asked {
    /// What it was about.
    pub question: Option<Question>,
    /// What else belongs to it, as JSON.
    pub question_detail: Option<String>,
    /// Until when an answer counts.
    pub question_until: Option<Timestamp>,
}

/// Takes the sender's row until the transaction ends, and says what they were asked.
///
/// Whoever takes several takes them in the order of their text: two nodes then never
/// wait for one another in a circle.
pub async fn take(tx: &mut Tx, sender: &str, at: Timestamp) -> Result<Asked, StoreError> {
    const TAKE: &str = "-- correspondents.take
        INSERT INTO correspondents (sender, seen_at) VALUES ($1, $2)
        ON CONFLICT (sender) DO UPDATE SET seen_at = excluded.seen_at
        RETURNING question, question_detail, question_until";
    within!(tx, TABLE, connection => sqlx::query_as(TAKE)
        .bind(storable(sender).as_ref())
        .bind(at)
        .fetch_one(connection)
        .await)
}

/// Notes what the sender was asked, in place of any question before.
pub async fn ask(
    tx: &mut Tx,
    sender: &str,
    question: Question,
    detail: &str,
    until: Timestamp,
    at: Timestamp,
) -> Result<(), StoreError> {
    const ASK: &str = "-- correspondents.ask
        INSERT INTO correspondents (sender, seen_at, question, question_detail, question_until)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (sender) DO UPDATE SET question = excluded.question,
            question_detail = excluded.question_detail, question_until = excluded.question_until";
    within!(tx, TABLE, connection => sqlx::query(ASK)
        .bind(storable(sender).as_ref())
        .bind(at)
        .bind(question)
        .bind(detail)
        .bind(until)
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Closes the question.
pub async fn close(tx: &mut Tx, sender: &str) -> Result<(), StoreError> {
    const CLOSE: &str = "-- correspondents.close
        UPDATE correspondents SET question = NULL, question_detail = NULL, question_until = NULL
        WHERE sender = $1";
    within!(tx, TABLE, connection => sqlx::query(CLOSE)
        .bind(storable(sender).as_ref())
        .execute(connection)
        .await
        .map(|_| ()))
}

/// Forgets who has not written since `before`; how many rows went.
pub async fn forget_quiet(store: &Store, before: Timestamp) -> Result<u64, StoreError> {
    const FORGET_QUIET: &str = "-- correspondents.forget_quiet
        DELETE FROM correspondents
        WHERE seen_at < $1 AND (question_until IS NULL OR question_until < $1)";
    autocommit!(store, TABLE, connection => sqlx::query(FORGET_QUIET)
        .bind(before)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
}
