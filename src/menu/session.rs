//! Where a citizen stands in a menu: a small value that is stored after each turn.

use serde::{Deserialize, Serialize};

/// One screen on the way from the first screen to the shown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop(
    /// The screen's permanent number.
    pub u16,
    /// The page shown of it, from 0.
    pub u8,
);

/// Where a citizen stands. Keys are short because one is written per turn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// From the first screen to the shown one; no screen stands in it twice.
    #[serde(rename = "p")]
    pub path: Vec<Stop>,
    /// The language tag the session speaks.
    #[serde(rename = "l")]
    pub language: String,
    /// Wrong keys in a row.
    #[serde(rename = "m", default, skip_serializing_if = "is_zero")]
    pub misses: u8,
    /// The ward the session speaks of.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<u8>,
    /// The village chosen last.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub village: Option<String>,
    /// The topic the session speaks of.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<u8>,
    /// The notice the session speaks of.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The ticket the session speaks of.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<i64>,
    /// What a report will be about.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The wards a typed name may mean, nearest first.
    #[serde(rename = "u", default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<u8>,
    /// The topics chosen last.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u8>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn is_zero(count: &u8) -> bool {
    *count == 0
}
