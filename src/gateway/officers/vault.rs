//! What must be read again and not be readable in a stolen database: the secrets of
//! second factors, sealed under a key that is kept elsewhere (`officers.secret_key`).
//!
//! Without such a key they stand as they are: a key in the same database would only look
//! like one. What was stored before there was a key is sealed when the service starts.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::store::officers::Hidden;

/// What a sealed text begins with: no secret in base 32 holds a small letter.
const SEALED: &str = "x1.";
/// How long a nonce is, in bytes: so long that chance never gives one twice.
const NONCE: usize = 24;
/// What the key is used for, so that the same text used elsewhere is another key.
const PURPOSE: &[u8] = b"baragumu: secrets of second factors";

/// Seals and opens. Cheap to clone.
#[derive(Clone, Default)]
pub struct Vault(Option<XChaCha20Poly1305>);

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("has_key", &self.0.is_some()).finish()
    }
}

impl Vault {
    /// A vault with a key made of a long text; without one it seals nothing.
    #[must_use]
    pub fn new(key: Option<&str>) -> Self {
        let derived = key.and_then(|key| {
            // HMAC takes a key of any length.
            let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).ok()?;
            mac.update(PURPOSE);
            let bytes: [u8; 32] = mac.finalize().into_bytes().into();
            Some(XChaCha20Poly1305::new(&Key::from(bytes)))
        });
        Self(derived)
    }

    /// Whether it has a key.
    #[must_use]
    pub const fn has_key(&self) -> bool {
        self.0.is_some()
    }

    /// Whether a stored text was sealed, by whatever key.
    #[must_use]
    pub fn is_sealed(stored: &Hidden) -> bool {
        stored.reveal().starts_with(SEALED)
    }

    /// A secret as it is stored for an account: nobody can put it under another's.
    pub(super) fn seal(&self, account: i64, secret: &str, chance: &[u8; 32]) -> Hidden {
        let mut nonce = [0; NONCE];
        nonce.copy_from_slice(&chance[..NONCE]);
        let sealed = self.0.as_ref().and_then(|cipher| {
            let aad = account.to_be_bytes();
            let payload = Payload { msg: secret.as_bytes(), aad: &aad };
            cipher.encrypt(&XNonce::from(nonce), payload).ok()
        });
        Hidden::new(match sealed {
            Some(sealed) => {
                let bytes = [nonce.as_slice(), &sealed].concat();
                format!("{SEALED}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
            }
            None => secret.to_owned(),
        })
    }

    /// The secret of an account; `None` if it was sealed by another key, or for another
    /// account.
    pub(super) fn open(&self, account: i64, stored: &Hidden) -> Option<String> {
        let Some(sealed) = stored.reveal().strip_prefix(SEALED) else {
            return Some(stored.reveal().to_owned());
        };
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let aad = account.to_be_bytes();
        let payload = Payload { msg: sealed, aad: &aad };
        let plain = self.0.as_ref()?.decrypt(&XNonce::from(*nonce), payload).ok()?;
        String::from_utf8(plain).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "MZXW6YTBOI";
    const KEY: &str = "a text that is long enough to be a key";

    #[test]
    fn only_the_key_and_the_account_open_it() {
        let vault = Vault::new(Some(KEY));
        let sealed = vault.seal(7, SECRET, &[1; 32]);
        assert!(Vault::is_sealed(&sealed) && !sealed.reveal().contains(SECRET));
        assert_eq!(vault.open(7, &sealed).as_deref(), Some(SECRET));
        assert_eq!(Vault::new(Some(KEY)).open(7, &sealed).as_deref(), Some(SECRET));
        assert_eq!(vault.open(8, &sealed), None, "moved to another account");
        assert_eq!(Vault::new(Some("another key")).open(7, &sealed), None);
        assert_eq!(Vault::new(None).open(7, &sealed), None);
        for at in 0..sealed.reveal().len() {
            let mut text = sealed.reveal().to_owned().into_bytes();
            text[at] = if text[at] == b'A' { b'B' } else { b'A' };
            let text = String::from_utf8(text).unwrap();
            assert_ne!(vault.open(7, &Hidden::new(text)).as_deref(), Some(SECRET), "{at}");
        }
    }

    #[test]
    fn without_a_key_a_secret_stands_as_it_is() {
        let stored = Vault::new(None).seal(7, SECRET, &[1; 32]);
        assert_eq!(stored.reveal(), SECRET);
        assert_eq!(Vault::new(Some(KEY)).open(7, &stored).as_deref(), Some(SECRET));
    }
}
