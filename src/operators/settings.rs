//! The kinds of values operators' settings hold, each refused at start when it
//! cannot be right.

use std::fmt;

use serde::{Deserialize, de::DeserializeOwned};

use super::SettingsError;

/// Reads an account's own settings into the operator's struct.
///
/// # Errors
/// An unknown key, a missing one or an impossible value.
pub(super) fn read<T: DeserializeOwned>(settings: toml::Table) -> Result<T, SettingsError> {
    settings.try_into().map_err(|error: toml::de::Error| {
        let text = error.to_string();
        // The key comes on a line of its own, after what is wrong with it.
        SettingsError(match text.trim().split_once("\nin ") {
            Some((what, key)) => format!("{key}: {what}"),
            None => text.trim().to_owned(),
        })
    })
}

/// A password or key. Its debug print and the errors about it show nothing of it.
#[derive(Clone, Deserialize)]
#[serde(try_from = "toml::Value")]
pub(super) struct Secret(String);

impl Secret {
    /// The secret itself, for the one place that must write it.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl TryFrom<toml::Value> for Secret {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        match value {
            toml::Value::String(text) if text.is_empty() => Err("this secret is empty"),
            // Anything else would break the header or element it is written into.
            toml::Value::String(text) if text.chars().any(char::is_control) => {
                Err("this secret holds a line break or another control character")
            }
            toml::Value::String(text) => Ok(Self(text)),
            _ => Err("this secret must be written in quotes"),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Where an operator listens: an absolute `http` or `https` address.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Endpoint(String);

impl Endpoint {
    /// The address as written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Endpoint {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        match rest {
            Some(host) if plain && host.starts_with(|c: char| c.is_alphanumeric() || c == '[') => {
                Ok(Self(text))
            }
            _ => Err("not a web address: write it like https://operator.example/path"),
        }
    }
}

/// What an MT shows as origin: up to 11 letters, or a short code.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct SenderId(String);

impl SenderId {
    /// The sender ID as written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SenderId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let printable = text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        if printable && (1..=11).contains(&text.len()) && text.trim() == text {
            Ok(Self(text))
        } else {
            Err("a sender ID has 1 to 11 plain letters or digits, or is a short code")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read, to see what reading says")]
    struct Settings {
        pass: Secret,
        url: Endpoint,
        sender_id: SenderId,
    }

    fn error(pass: &str, url: &str, sender_id: &str) -> String {
        let text = format!("pass = {pass}\nurl = {url}\nsender_id = {sender_id}");
        read::<Settings>(text.parse().unwrap()).unwrap_err().0
    }

    #[test]
    fn an_error_names_the_key_and_never_the_secret() {
        for pass in ["12345", "\"12345\\n\"", "['12345']", "''"] {
            let text = error(pass, "'https://operator.example'", "'MBARALI'");
            assert!(text.starts_with("`pass`: this secret ") && !text.contains("12345"), "{text}");
        }
        let missing = read::<Settings>(toml::Table::new()).unwrap_err().0;
        assert_eq!(missing, "missing field `pass`");
    }

    #[test]
    fn an_endpoint_is_an_absolute_web_address() {
        for url in ["operator.example", "ftp://operator.example", "https://", "http://a b", ""] {
            let text = error("'x'", &format!("'{url}'"), "'MBARALI'");
            assert!(text.starts_with("`url`: not a web address"), "{text}");
        }
        for url in ["http://127.0.0.1:8080/sms", "https://operator.example", "http://[::1]:80/"] {
            assert!(Endpoint::try_from(url.to_owned()).is_ok(), "{url}");
        }
    }

    #[test]
    fn a_sender_id_fits_into_eleven_characters() {
        for sender_id in ["", "TWELVE CHARS", " MGOV", "M\u{e9}"] {
            let text = error("'x'", "'https://operator.example'", &format!("'{sender_id}'"));
            assert!(text.starts_with("`sender_id`: a sender ID has 1 to 11"), "{text}");
        }
        for sender_id in ["15200", "MBARALI DC", "ELEVEN CHAR"] {
            assert!(SenderId::try_from(sender_id.to_owned()).is_ok(), "{sender_id}");
        }
    }
}
