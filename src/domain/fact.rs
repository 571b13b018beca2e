//! Facts and their passports: what may be told to a citizen as true.

use jiff::civil::Date;
use serde::Deserialize;

/// How well a fact is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Mark {
    /// General advice that names no fee, date, number or place.
    #[serde(rename = "GENERAL")]
    General,
    /// An official page or document was found.
    V1,
    /// Press or secondary sources only, or official but old.
    V2,
    /// No source, one weak source, or sources that contradict one another.
    V3,
    /// Only the council can know it, and it has not said.
    #[serde(rename = "PLACEHOLDER")]
    Placeholder,
}

impl Mark {
    /// The word used in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::General => "GENERAL",
            Self::V1 => "V1",
            Self::V2 => "V2",
            Self::V3 => "V3",
            Self::Placeholder => "PLACEHOLDER",
        }
    }

    /// The mark a stored word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::General, Self::V1, Self::V2, Self::V3, Self::Placeholder]
            .into_iter()
            .find(|mark| mark.word() == word)
    }
}

/// Where a fact comes from and until when it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passport {
    /// How well it is proved.
    pub mark: Mark,
    /// The institution, page or document.
    pub source: String,
    /// When somebody last compared it with its source.
    pub checked: Option<Date>,
    /// From the day after this one it is stale.
    pub review: Option<Date>,
    /// The role of the officer who confirmed it with the owner institution, and when.
    pub confirmed: Option<String>,
}

/// To whom a fact would be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A simulator account: people who train and check.
    Training,
    /// A live account: citizens.
    Live,
}

/// Why a fact may not be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Withheld {
    /// V3 or PLACEHOLDER: never told, in training neither.
    Unproved,
    /// V2 without an officer's confirmation.
    Unconfirmed,
    /// No date of a check, or no review date.
    Unchecked,
    /// Past its review date.
    Stale,
}

impl Passport {
    /// Why this fact may not be told on `today`, or `None` if it may.
    #[must_use]
    pub fn withheld(&self, standing: Standing, today: Date) -> Option<Withheld> {
        if self.mark >= Mark::V3 {
            return Some(Withheld::Unproved);
        }
        if standing == Standing::Training {
            return None;
        }
        if self.mark == Mark::V2 && self.confirmed.is_none() {
            return Some(Withheld::Unconfirmed);
        }
        match (self.checked, self.review) {
            (Some(_), Some(review)) if today <= review => None,
            (Some(_), Some(_)) => Some(Withheld::Stale),
            _ => Some(Withheld::Unchecked),
        }
    }
}
