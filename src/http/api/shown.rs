//! How values of the field stand in JSON: instants, numbers of citizens, pages.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{endpoint::Call, problem::Problem};
use crate::domain::{
    msisdn::Msisdn,
    officer::{Officer, Role},
    time::Timestamp,
};

/// The page size where none is asked for.
pub(super) const PAGE: i64 = 50;

/// An instant (RFC 3339, UTC).
pub(super) fn instant(at: Timestamp) -> String {
    at.to_string()
}

/// A number, whole for those who write to citizens and masked for those who only look.
pub(in crate::http) fn number(msisdn: &Msisdn, officer: &Officer) -> String {
    // A forgotten number stands as a hash, which is nobody's business.
    if !msisdn.e164().starts_with('+') {
        "forgotten".to_owned()
    } else if officer.role.may(Role::Author) {
        msisdn.e164().to_owned()
    } else {
        msisdn.masked()
    }
}

/// Where a page ends, as the client hands it back: a place, behind a mark of the list
/// it belongs to.
pub(super) fn cursor(list: &str, place: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(format!("{list} {place}"))
}

/// The place that a client handed back.
fn place(list: &str, after: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(after) = after else { return Ok(None) };
    let decoded = BASE64_URL_SAFE_NO_PAD
        .decode(after)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| Some(text.strip_prefix(list)?.strip_prefix(' ')?.to_owned()));
    decoded.map(Some).ok_or_else(|| Problem::refused("?after", "cursor"))
}

/// The same where the place is a number.
pub(super) fn numbered_place(list: &str, after: Option<&str>) -> Result<Option<i64>, Problem> {
    place(list, after)?
        .map(|place| place.parse().map_err(|_| Problem::refused("?after", "cursor")))
        .transpose()
}

/// Where a page of citizens ends. It is sealed: their numbers are masked for some.
pub(super) fn msisdn_cursor(call: &Call, list: &str, msisdn: &Msisdn) -> String {
    call.gateway.sealed(&format!("{list} {}", msisdn.e164()))
}

/// The number that a page of citizens ended at; nothing before the first one.
pub(super) fn msisdn_place(
    call: &Call,
    list: &str,
    after: Option<&str>,
) -> Result<String, Problem> {
    let Some(after) = after else { return Ok(String::new()) };
    let place = call.gateway.unsealed(after);
    place
        .and_then(|place| Some(place.strip_prefix(list)?.strip_prefix(' ')?.to_owned()))
        .ok_or_else(|| Problem::refused("?after", "cursor"))
}
