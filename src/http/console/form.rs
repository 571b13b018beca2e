//! What a form sent.

use std::fmt::Write as _;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, StatusCode, header},
};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use crate::http::callbacks::BODY_PATIENCE;

/// The largest form that is read: texts in several languages and every village ticked.
const MOST_BODY: usize = 256 * 1024;

/// The fields of a form, in their order; one that was ticked several times stands
/// several times.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
}

impl Form {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// The status of what is wrong: too large, too slow, or no form.
    pub async fn read(headers: &HeaderMap, body: Body) -> Result<Self, StatusCode> {
        let media_type = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
        let is_form = |it: &str| it.starts_with("application/x-www-form-urlencoded");
        if !media_type.is_some_and(is_form) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
        }
        let bytes = timeout(BODY_PATIENCE, to_bytes(body, MOST_BODY))
            .await
            .map_err(|_| StatusCode::REQUEST_TIMEOUT)?
            .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        Ok(Self::parse(&bytes))
    }

    /// A form of fields that were read elsewhere.
    #[must_use]
    pub const fn of(pairs: Vec<(String, String)>) -> Self {
        Self { pairs }
    }

    /// The fields of a query or a body. Lines end as they do elsewhere, whatever the
    /// browser made of them.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(bytes)
            .map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n")))
            .collect();
        Self { pairs }
    }

    /// A field, without space around it; empty if it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// A field as it was sent, such as a password.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.pairs.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    /// A field that is not empty.
    #[must_use]
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(it, _)| it == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Whether one of a field's values is this one: a box that is ticked.
    #[must_use]
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(it, its)| it == name && its == value)
    }

    /// Adds a field.
    pub fn add(&mut self, name: &str, value: &str) {
        self.pairs.push((name.to_owned(), value.to_owned()));
    }

    /// Whether a box was ticked, or a button pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(it, _)| it == name)
    }

    /// Every field but those that are named.
    pub fn without<'a>(
        &'a self,
        names: &'a [&'a str],
    ) -> impl Iterator<Item = &'a (String, String)> {
        self.pairs.iter().filter(move |(name, _)| !names.contains(&name.as_str()))
    }

    /// The digest of all but those that are named.
    #[must_use]
    pub fn digest(&self, path: &str, without: &[&str]) -> String {
        let mut hasher = Sha256::new();
        let mut part = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        };
        part(path);
        for (name, value) in self.without(without) {
            part(name);
            part(value);
        }
        hasher.finalize().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_were_sent() {
        let form = Form::parse(b"name=+Maji+&ward=1&ward=3&text=a%0D%0Ab&empty=");
        assert_eq!((form.get("name"), form.raw("name")), ("Maji", " Maji "));
        assert_eq!(form.all("ward").collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(form.get("text"), "a\nb");
        assert_eq!(
            (form.filled("empty"), form.has("empty"), form.has("other")),
            (None, true, false)
        );
    }

    #[test]
    fn a_digest_knows_every_field_but_those_that_are_named() {
        let digest = |text: &[u8]| Form::parse(text).digest("/a", &["key"]);
        assert_eq!(digest(b"key=1&a=b"), digest(b"key=2&a=b"));
        assert_ne!(digest(b"a=b"), digest(b"a=c"));
        assert_ne!(digest(b"a=b&c=d"), digest(b"a=bc&=d"));
    }
}
