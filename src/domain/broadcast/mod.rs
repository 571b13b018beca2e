//! A broadcast: what an officer writes, what an approval is given for, and where it
//! may stand.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{language::Language, outbound::Lane, schedule::Schedule, time::Timestamp};

/// How urgent it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Goes to those who follow its topic, outside the quiet hours.
    #[default]
    Ordinary,
    /// A warning: ignores topics and quiet hours, leaves before everything else, and
    /// needs two people. A number that opted out gets none of these either.
    Emergency,
}

impl Class {
    /// Both classes.
    pub const ALL: [Self; 2] = [Self::Ordinary, Self::Emergency];

    /// The word used in tables and metrics.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Emergency => "emergency",
        }
    }

    /// The class a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }

    /// The lane its messages take.
    #[must_use]
    pub const fn lane(self) -> Lane {
        match self {
            Self::Ordinary => Lane::Bulk,
            Self::Emergency => Lane::Emergency,
        }
    }
}

/// Where a broadcast stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Being written.
    Draft,
    /// Waits for another person's approval.
    Submitted,
    /// Came back with a comment.
    Returned,
    /// Approved, and nothing was done about it yet. A series stays here as long as it
    /// makes children.
    Approved,
    /// Its audience is being written into the outbox.
    Expanding,
    /// The audience is frozen; it waits for its time.
    Scheduled,
    /// Leaving. Only in this state does the driver of an account take rows of it.
    Sending,
    /// An officer, a spent budget or too many errors stopped it for now.
    Paused,
    /// Stopped by the program because a person must decide: its time was missed, or the
    /// database was restored.
    Held,
    /// Nothing of it waits any more.
    Done,
    /// An officer ended it.
    Cancelled,
    /// Its send-before time passed while some of it still waited.
    Expired,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 12] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Approved,
        Self::Expanding,
        Self::Scheduled,
        Self::Sending,
        Self::Paused,
        Self::Held,
        Self::Done,
        Self::Cancelled,
        Self::Expired,
    ];

    /// The word used in tables, metrics and the API.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Expanding => "expanding",
            Self::Scheduled => "scheduled",
            Self::Sending => "sending",
            Self::Paused => "paused",
            Self::Held => "held",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// The stage a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// Whether the texts, the audience and the time may still be changed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Returned)
    }

    /// Whether it is on its way: approved, and not at its end.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(
            self,
            Self::Approved
                | Self::Expanding
                | Self::Scheduled
                | Self::Sending
                | Self::Paused
                | Self::Held
        )
    }

    /// Whether it is over, unless an officer has the failed ones tried again.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Expired)
    }

    /// The stage after a move; `None` if the move is not allowed here. A broadcast that
    /// is paused or held remembers in `resumes` where it goes on.
    #[must_use]
    pub fn after(self, act: Move, resumes: Option<Self>) -> Option<Self> {
        use Move as M;
        match (act, self) {
            // An edit voids what was asked for and what was agreed to.
            (M::Edit, Self::Draft | Self::Submitted | Self::Returned) => Some(Self::Draft),
            (M::Submit, Self::Draft | Self::Returned) => Some(Self::Submitted),
            (M::Return, Self::Submitted) => Some(Self::Returned),
            (M::Approve, Self::Submitted) => Some(Self::Approved),
            (M::Expand, Self::Approved) => Some(Self::Expanding),
            (M::Freeze, Self::Expanding) => Some(Self::Scheduled),
            (M::Start, Self::Scheduled) | (M::Retry, Self::Done | Self::Expired) => {
                Some(Self::Sending)
            }
            (M::Finish, Self::Sending) => Some(Self::Done),
            (M::Pause, Self::Approved | Self::Expanding | Self::Scheduled | Self::Sending) => {
                Some(Self::Paused)
            }
            (
                M::Hold,
                Self::Approved | Self::Expanding | Self::Scheduled | Self::Sending | Self::Paused,
            ) => Some(Self::Held),
            (M::Resume, Self::Paused) | (M::Release, Self::Held) => resumes.filter(|stage| {
                matches!(stage, Self::Approved | Self::Expanding | Self::Scheduled | Self::Sending)
            }),
            (M::Cancel, _) if !self.is_over() => Some(Self::Cancelled),
            (M::Expire, _) if self.is_active() => Some(Self::Expired),
            _ => None,
        }
    }
}

/// What can be done with a broadcast: by an officer, or by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// The author changes it.
    Edit,
    /// The author asks for approval.
    Submit,
    /// An approver sends it back with a comment.
    Return,
    /// An approver agrees.
    Approve,
    /// The clock begins to write its audience.
    Expand,
    /// The audience is written whole.
    Freeze,
    /// Its time has come.
    Start,
    /// Nothing of it waits any more.
    Finish,
    /// Stopped for now.
    Pause,
    /// Goes on.
    Resume,
    /// Stopped until a person decides.
    Hold,
    /// A person decided that it goes on.
    Release,
    /// Ended by an officer.
    Cancel,
    /// Ended by its send-before time.
    Expire,
    /// The recoverable among the failed are tried again.
    Retry,
}

impl Move {
    /// Every move.
    pub const ALL: [Self; 15] = [
        Self::Edit,
        Self::Submit,
        Self::Return,
        Self::Approve,
        Self::Expand,
        Self::Freeze,
        Self::Start,
        Self::Finish,
        Self::Pause,
        Self::Resume,
        Self::Hold,
        Self::Release,
        Self::Cancel,
        Self::Expire,
        Self::Retry,
    ];

    /// The verb in the trail and in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Expand => "expand",
            Self::Freeze => "freeze",
            Self::Start => "start",
            Self::Finish => "finish",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Cancel => "cancel",
            Self::Expire => "expire",
            Self::Retry => "retry",
        }
    }
}

/// Who is meant, whatever list they stand on.
///
/// Subscribers and groups are joined, narrowed by language, and the exclusions are
/// taken away. Who stands on several lists is one person and gets one copy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Audience {
    /// Every subscriber, whatever the place. `wards` and `villages` are then empty.
    pub everybody: bool,
    /// Subscribers of these wards, by code.
    pub wards: BTreeSet<i64>,
    /// Subscribers of these villages, by id.
    pub villages: BTreeSet<String>,
    /// Members of these groups, kept or uploaded.
    pub groups: BTreeSet<i64>,
    /// Only who reads one of these languages; empty for all.
    pub languages: BTreeSet<Language>,
    /// Whom to leave out.
    pub exclude: Exclusions,
}

/// Whom a broadcast leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Exclusions {
    /// People of these wards.
    pub wards: BTreeSet<i64>,
    /// Subscribers of these villages.
    pub villages: BTreeSet<String>,
    /// Members of these groups.
    pub groups: BTreeSet<i64>,
}

impl Audience {
    /// Whether it names nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.everybody
            && self.wards.is_empty()
            && self.villages.is_empty()
            && self.groups.is_empty()
    }

    /// Whether subscribers are among those meant.
    #[must_use]
    pub fn has_subscribers(&self) -> bool {
        self.everybody || !self.wards.is_empty() || !self.villages.is_empty()
    }
}

/// What an officer writes: everything an approval is given for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    /// What officers call it; no citizen sees it.
    pub name: String,
    /// How urgent it is.
    pub class: Class,
    /// The account it leaves by.
    pub account: String,
    /// The topic it is about; `None` goes to followers of any.
    pub topic: Option<i64>,
    /// The template it was made from, for the record.
    pub template: Option<String>,
    /// The texts, with placeholders such as `<KATA>`.
    pub texts: BTreeMap<Language, String>,
    /// What the placeholders stand for, by language and then by name.
    pub values: BTreeMap<Language, BTreeMap<String, String>>,
    /// Whether the line that says how to leave is added; `None` lets the rule decide
    /// when it is submitted.
    pub opt_out_line: Option<bool>,
    /// Who gets it.
    pub audience: Audience,
    /// When.
    pub schedule: Schedule,
    /// For how many minutes after its start it is worth sending; `None` for the
    /// service's rule.
    pub valid_minutes: Option<u32>,
    /// The most it may cost, in hundredths of a shilling; `None` for no limit of its own.
    pub budget: Option<i64>,
    /// The broadcast that it corrects.
    pub corrects: Option<i64>,
}

impl Draft {
    /// What an approval is bound to: a hash over everything in it. Any change of any
    /// field gives another.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        // Maps and sets are ordered and every field is written, so equal drafts give
        // equal texts and others do not.
        let text = serde_json::to_string(self).unwrap_or_default();
        let digest = Sha256::digest(text.as_bytes());
        digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
            use std::fmt::Write as _;
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// Why the program itself stopped a broadcast or was told to; stored as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// An officer did.
    Officer,
    /// Its own budget is spent.
    Budget,
    /// The day's budget is spent.
    DayBudget,
    /// The month's budget is spent.
    MonthBudget,
    /// Too many of its messages failed, or the account is broken.
    Errors,
    /// Its time passed while the service did not run.
    Missed,
    /// The database was restored or copied.
    Restored,
    /// What failed and may still arrive is being put back.
    Retry,
    /// The same, and what may have left already.
    RetryUnknown,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 9] = [
        Self::Officer,
        Self::Budget,
        Self::DayBudget,
        Self::MonthBudget,
        Self::Errors,
        Self::Missed,
        Self::Restored,
        Self::Retry,
        Self::RetryUnknown,
    ];

    /// The word used in tables and the API.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Budget => "budget",
            Self::DayBudget => "day-budget",
            Self::MonthBudget => "month-budget",
            Self::Errors => "errors",
            Self::Missed => "missed",
            Self::Restored => "restored",
            Self::Retry => "retry",
            Self::RetryUnknown => "retry-unknown",
        }
    }

    /// The cause a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.word() == word)
    }
}

/// The most a broadcast, a day and a month may cost, in hundredths of a shilling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// All broadcasts of a day; `None` for no limit.
    pub day: Option<i64>,
    /// All broadcasts of a month.
    pub month: Option<i64>,
}

/// An instant, in the two calendar periods that budgets know: `2026-11-24`, `2026-11`.
#[must_use]
pub fn budget_periods(at: Timestamp, zone: &jiff::tz::TimeZone) -> (String, String) {
    let day = at.date_in(zone).to_string();
    let month = day[..day.len() - 3].to_owned();
    (day, month)
}

#[cfg(test)]
mod tests;
