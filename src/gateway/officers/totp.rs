//! One-time codes by the clock (RFC 6238): six digits from SHA-1, a new one every thirty
//! seconds, because that is what every telephone's app knows.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::{Choice, ConstantTimeEq};

use crate::domain::time::Timestamp;

/// How many bytes a secret has: as many as SHA-1 gives (RFC 4226 section 4, R6).
pub(super) const SECRET_BYTES: usize = 20;
/// How long a code is shown, in milliseconds.
const STEP_MS: i64 = 30_000;
/// How many digits it has.
const DIGITS: usize = 6;
/// How many steps a telephone's clock may be off, either way.
const SKEW: i64 = 1;
/// The alphabet of RFC 4648 section 6.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step of an instant.
const fn step_at(at: Timestamp) -> i64 {
    at.as_ms().div_euclid(STEP_MS)
}

/// The code of a step (RFC 4226 section 5.3).
fn code(secret: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest[digest.len() - 1] & 0x0f);
    let bits = u32::from_be_bytes([digest[at], digest[at + 1], digest[at + 2], digest[at + 3]]);
    let number = (bits & 0x7fff_ffff) % 1_000_000;
    format!("{number:0DIGITS$}")
}

/// The step whose code was shown, if it is one of those good now and none before it was
/// taken already: a code is good once.
pub(super) fn accepts(
    secret: &[u8],
    shown: &str,
    now: Timestamp,
    last: Option<i64>,
) -> Option<i64> {
    let current = step_at(now);
    let mut accepted = None;
    for step in current - SKEW..=current + SKEW {
        let same: Choice = code(secret, step).as_bytes().ct_eq(shown.as_bytes());
        if bool::from(same) && last.is_none_or(|last| step > last) {
            accepted = Some(step);
        }
    }
    accepted
}

/// The code that a telephone shows: for tests and for whoever writes one.
#[must_use]
pub fn code_at(secret_base32: &str, at: Timestamp) -> Option<String> {
    Some(code(&from_base32(secret_base32)?, step_at(at)))
}

/// Bytes in base 32, without padding.
pub(super) fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for group in bytes.chunks(5) {
        let mut bits = 0_u64;
        for at in 0..5 {
            bits = bits << 8 | u64::from(group.get(at).copied().unwrap_or(0));
        }
        for at in 0..(group.len() * 8).div_ceil(5) {
            let index = (bits >> (35 - 5 * at)) & 31;
            text.push(char::from(BASE32[usize::try_from(index).unwrap_or(0)]));
        }
    }
    text
}

/// The bytes of a text in base 32.
pub(super) fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes() {
        let value = BASE32.iter().position(|known| *known == letter)?;
        bits = bits << 5 | u32::try_from(value).ok()?;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// The address by which a telephone's app takes a secret over.
pub(super) fn uri(issuer: &str, name: &str, secret_base32: &str) -> String {
    let (issuer, name) = (escaped(issuer), escaped(name));
    format!(
        "otpauth://totp/{issuer}:{name}?secret={secret_base32}&issuer={issuer}&algorithm=SHA1\
         &digits={DIGITS}&period={}",
        STEP_MS / 1000
    )
}

/// Percent-encoded (RFC 3986 section 2.1), spaces too: apps show a plus as a plus.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_ms(seconds * 1000)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238 appendix B, the last six of its eight digits.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_at(&base32(SECRET), at(seconds)).unwrap(), expected);
        }
    }

    #[test]
    fn a_code_is_good_for_a_step_either_way_and_once() {
        let shown = code(SECRET, step_at(at(3_000)));
        for (seconds, good) in
            [(2_969, false), (2_970, true), (3_000, true), (3_059, true), (3_060, false)]
        {
            let accepted = accepts(SECRET, &shown, at(seconds), None);
            assert_eq!(accepted.is_some(), good, "{seconds}");
        }
        let step = accepts(SECRET, &shown, at(3_000), None);
        assert_eq!(step, Some(100));
        assert_eq!(accepts(SECRET, &shown, at(3_000), step), None);
        assert_eq!(accepts(SECRET, &shown, at(3_000), Some(101)), None, "nor after a later one");
        assert_eq!(accepts(SECRET, "", at(3_000), None), None);
    }

    #[test]
    fn base_32_is_that_of_the_standard() {
        // RFC 4648 section 10, without padding.
        for (plain, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), text);
            assert_eq!(from_base32(text).unwrap(), plain.as_bytes());
        }
        assert_eq!(from_base32("a1"), None);
    }

    #[test]
    fn the_address_holds_names_of_any_letters() {
        let uri = uri("Halmashauri ya Mbarali", "Asha O'Neil", "MZXW6");
        assert!(uri.starts_with("otpauth://totp/Halmashauri%20ya%20Mbarali:Asha%20O%27Neil?"));
        assert!(uri.contains("secret=MZXW6&issuer=Halmashauri%20ya%20Mbarali&"));
    }
}
