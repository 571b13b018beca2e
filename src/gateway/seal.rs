//! Texts that a client keeps for us and is not to read: where a page of citizens ended.
//!
//! The place of a list that is ordered by number *is* a number, and who is shown numbers
//! masked must not read one off it. A text is encrypted under this installation's own
//! key with its own authentication code as the initial value (the idea of RFC 5297), so
//! the same place is always the same text, and one that was tampered with is known.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Gateway;

/// How much of the authentication code stands before the text, in bytes.
const CODE: usize = 16;

impl Gateway {
    /// A text that only this installation can read, in the letters of URLs.
    #[must_use]
    pub fn sealed(&self, text: &str) -> String {
        let code = self.code(text.as_bytes());
        let mut bytes = code.to_vec();
        bytes.extend(self.covered(&code, text.as_bytes()));
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// What [`Gateway::sealed`] made it of; `None` if it did not.
    #[must_use]
    pub fn unsealed(&self, sealed: &str) -> Option<String> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (code, covered) = bytes.split_first_chunk::<CODE>()?;
        let text = self.covered(code, covered);
        (self.code(&text) == *code).then(|| String::from_utf8(text).ok()).flatten()
    }

    fn code(&self, text: &[u8]) -> [u8; CODE] {
        let mut code = [0; CODE];
        code.copy_from_slice(&self.keyed(&[b"code", text])[..CODE]);
        code
    }

    /// Covers a text, or uncovers it.
    fn covered(&self, code: &[u8; CODE], text: &[u8]) -> Vec<u8> {
        let mut covered = Vec::with_capacity(text.len());
        for (number, block) in (0_u64..).zip(text.chunks(32)) {
            let cover = self.keyed(&[b"cover", code, &number.to_be_bytes()]);
            covered.extend(block.iter().zip(cover).map(|(byte, cover)| byte ^ cover));
        }
        covered
    }

    fn keyed(&self, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.inner.rules.hash_key.as_bytes())
        else {
            return [0; 32];
        };
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}
