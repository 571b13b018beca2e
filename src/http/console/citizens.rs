//! Numbers of citizens on pages and in addresses.

use crate::{
    domain::{msisdn::Msisdn, officer::Officer},
    gateway::{Gateway, refusal::Refusal},
    http::api::shown,
};

/// What a sealed number begins with.
const MARK: &str = "person ";

/// A number as a page shows it: whole for those who write to citizens, masked for those
/// who only look.
#[must_use]
pub fn number(msisdn: &Msisdn, officer: &Officer) -> String {
    shown::number(msisdn, officer)
}

/// A number as an address holds it: nobody reads it off a history or a log, nor does
/// who sees numbers masked.
#[must_use]
pub fn sealed(gateway: &Gateway, msisdn: &Msisdn) -> String {
    gateway.sealed(&format!("{MARK}{}", msisdn.e164()))
}

/// The number of an address.
///
/// # Errors
/// [`Refusal::Absent`] for what is none.
pub fn unsealed(gateway: &Gateway, person: &str) -> Result<Msisdn, Refusal> {
    let number = gateway.unsealed(person);
    let number = number.as_deref().and_then(|text| text.strip_prefix(MARK));
    number
        .and_then(|number| Msisdn::parse(number).ok())
        .ok_or(Refusal::Absent { what: "subscriber" })
}
