//! What a callback or an answer carries, by name: the one reading of forms,
//! queries, flat JSON and XML that all translators share.
//!
//! Values are citizens' numbers and entries, so no error text here ever quotes
//! one; it names the field and says what would be right.

use std::borrow::Cow;

use quick_xml::{Reader, escape::resolve_predefined_entity, events::Event};
use serde::de::DeserializeOwned;

use super::Refusal;
use crate::domain::{
    inbound::Origin,
    msisdn::{Msisdn, MsisdnError},
};

/// The deepest nesting read; SOAP needs four.
const XML_DEPTH: usize = 16;
/// What is kept of a word an operator wrote, and of a sender that is no number.
const WORD_CHARACTERS: usize = 60;

/// Names and values in the order they were met; of a repeated name the first counts.
pub(super) struct Fields<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

/// A [`Refusal::Malformed`] with its text.
pub(super) fn malformed(text: impl Into<String>) -> Refusal {
    Refusal::Malformed(text.into())
}

/// An operator's own word as a report and a log may show it: short, and without
/// anything that is not printed.
pub(super) fn word(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(WORD_CHARACTERS).collect()
}

/// Reads a whole JSON document into its shape.
///
/// # Errors
/// Says where it is not in that shape, and nothing of what stands there.
pub(super) fn document<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| {
        // serde_json's own text may quote what it met.
        let (line, column) = (error.line(), error.column());
        malformed(format!("the body is not in the shape agreed (line {line}, column {column})"))
    })
}

/// The octets of a value in a query string; `None` if the name is absent.
///
/// For values that are not UTF-8, such as a UCS-2 text as Kannel hands it over;
/// everything else is read by [`Fields::form`].
pub(super) fn octets(query: &str, name: &str) -> Option<Vec<u8>> {
    let value = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .find_map(|(known, value)| (known == name).then_some(value))?;
    let mut octets = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
        let (octet, after) = match (first, after) {
            (b'+', _) => (b' ', after),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high << 4 | low, after),
                _ => (b'%', &rest[1..]),
            },
            _ => (*first, after),
        };
        octets.push(octet);
        rest = after;
    }
    Some(octets)
}

/// Text as the content of an XML element: `&`, `<` and `>` escaped, and control
/// characters beside line feed and tab left out, because XML 1.0 (section 2.2)
/// knows no way to write them or reads them back as something else.
pub(super) fn escape_xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' | '\t' | ' '..='\u{fffd}' | '\u{10000}'.. => escaped.push(character),
            _ => {}
        }
    }
    escaped
}

impl<'a> Fields<'a> {
    /// Reads a form body or a query string. Never fails: what is not a pair is
    /// a name without a value.
    pub(super) fn form(encoded: &'a [u8]) -> Self {
        Self(form_urlencoded::parse(encoded).collect())
    }

    /// Reads XML: each element by its name without prefix, with all text inside
    /// it, white space around it cut. Bytes that are not UTF-8 cost a character,
    /// not the citizen's turn.
    ///
    /// # Errors
    /// Not well-formed, nested too deep, or an entity that only a DTD could explain.
    pub(super) fn xml(body: &[u8]) -> Result<Self, Refusal> {
        let text = String::from_utf8_lossy(body);
        let mut reader = Reader::from_str(&text);
        let mut open: Vec<(String, String)> = Vec::new();
        let mut fields = Vec::new();
        loop {
            let event =
                reader.read_event().map_err(|_| malformed("the body is not well-formed XML"))?;
            let piece: Cow<'_, str> = match event {
                Event::Start(tag) => {
                    if open.len() == XML_DEPTH {
                        return Err(malformed("the XML is nested too deep"));
                    }
                    open.push((tag.local_name().as_ref().to_owned(), String::new()));
                    continue;
                }
                Event::Empty(tag) => {
                    fields.push((tag.local_name().as_ref().to_owned().into(), "".into()));
                    continue;
                }
                Event::End(_) => {
                    let Some((name, inside)) = open.pop() else { continue };
                    fields.push((name.into(), inside.trim().to_owned().into()));
                    inside.into()
                }
                Event::Text(text) => text.xml10_content().into_owned().into(),
                Event::CData(text) => text.xml10_content().into_owned().into(),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => character.to_string().into(),
                    Ok(None) => resolve_predefined_entity(&reference.xml10_content())
                        .ok_or_else(|| malformed("the XML holds an entity XML does not define"))?
                        .into(),
                    Err(_) => return Err(malformed("the XML holds an impossible character")),
                },
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            if let Some((_, inside)) = open.last_mut() {
                inside.push_str(&piece);
            }
        }
        if !open.is_empty() || fields.is_empty() {
            return Err(malformed("the body is not a complete XML document"));
        }
        Ok(Self(fields))
    }

    /// Reads one flat JSON object; `null` counts as absent.
    ///
    /// # Errors
    /// Not JSON (says where), not an object, or a value that is a list or an object.
    pub(super) fn json(body: &[u8]) -> Result<Self, Refusal> {
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(body)
            .map_err(|error| {
                // serde_json's own text may quote what it met.
                let (line, column) = (error.line(), error.column());
                malformed(format!("the body is not a JSON object (line {line}, column {column})"))
            })?;
        let mut fields = Vec::new();
        for (name, value) in object {
            let text = match value {
                serde_json::Value::Null => continue,
                serde_json::Value::String(text) => text,
                serde_json::Value::Number(number) => number.to_string(),
                serde_json::Value::Bool(answer) => answer.to_string(),
                serde_json::Value::Array(_) | serde_json::Value::Object(_) => {
                    return Err(malformed("every field must be a text or a number"));
                }
            };
            fields.push((name.into(), text.into()));
        }
        Ok(Self(fields))
    }

    /// The value as it came, perhaps empty, or `None` if the name is absent.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    /// The value without surrounding white space, or `None` if absent or blank.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// The value without surrounding white space.
    ///
    /// # Errors
    /// It is absent or blank.
    pub(super) fn required(&self, name: &str) -> Result<String, Refusal> {
        self.filled(name).ok_or_else(|| malformed(format!("`{name}` is missing or empty")))
    }

    /// A subscriber's number in any spelling; `None` if absent, blank or the word `null`.
    ///
    /// # Errors
    /// It is something else than a number.
    pub(super) fn msisdn(&self, name: &str) -> Result<Option<Msisdn>, Refusal> {
        match Msisdn::parse(self.get(name).unwrap_or_default()) {
            Ok(msisdn) => Ok(Some(msisdn)),
            Err(MsisdnError::Empty) => Ok(None),
            Err(error) => Err(malformed(format!("`{name}`: {error}"))),
        }
    }

    /// As [`Self::msisdn`], where the operator always names the citizen.
    ///
    /// # Errors
    /// As there, or it is absent.
    pub(super) fn required_msisdn(&self, name: &str) -> Result<Msisdn, Refusal> {
        self.msisdn(name)?
            .ok_or_else(|| malformed(format!("`{name}` is missing: a number like +255754000001")))
    }

    /// Who sent a message: a person's number, or whatever else stands there (a short
    /// code, a name of letters), which is a machine.
    ///
    /// # Errors
    /// It is absent or blank.
    pub(super) fn origin(&self, name: &str) -> Result<Origin, Refusal> {
        match self.msisdn(name) {
            Ok(Some(msisdn)) => Ok(Origin::Msisdn(msisdn)),
            Ok(None) => Err(malformed(format!("`{name}` is missing: who sent the message"))),
            Err(_) => Ok(Origin::Machine(word(self.get(name).unwrap_or_default()))),
        }
    }

    /// Holds the sender to the names it may use.
    ///
    /// # Errors
    /// Names the first unknown field and all known ones.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        let Some((name, _)) = self.0.iter().find(|(name, _)| !known.contains(&&**name)) else {
            return Ok(());
        };
        let name: String = name.chars().take(40).collect();
        Err(malformed(format!("field `{name}` is not known; known are: {}", known.join(", "))))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text_of(xml: &str, name: &str) -> Option<String> {
        Fields::xml(xml.as_bytes()).unwrap().get(name).map(str::to_owned)
    }

    #[test]
    fn xml_is_read_by_local_name_with_everything_inside_an_element() {
        let xml = "\u{feff}<?xml version=\"1.0\"?>\n<!-- x --><a:one xmlns:a='urn:x'> <two> 1 <b>2</b> </two>\
                   <three/><four><![CDATA[<5>]]></four><five>&lt;&#x41;&amp;</five></a:one>";
        assert_eq!(text_of(xml, "two").as_deref(), Some("1 2"));
        assert_eq!(text_of(xml, "three").as_deref(), Some(""));
        assert_eq!(text_of(xml, "four").as_deref(), Some("<5>"));
        assert_eq!(text_of(xml, "five").as_deref(), Some("<A&"));
        assert_eq!(text_of(xml, "six"), None);
        assert!(text_of(xml, "one").is_some());
    }

    #[test]
    fn xml_that_is_broken_or_hostile_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(17), "</a>".repeat(17));
        for xml in [
            "",
            "just words",
            "<a>",
            "<a></b>",
            "<a>&bomb;</a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<a>&#0;</a>",
            deep.as_str(),
        ] {
            assert!(Fields::xml(xml.as_bytes()).is_err(), "{xml}");
        }
    }

    #[test]
    fn bytes_outside_utf8_cost_a_character_and_not_the_turn() {
        let fields = Fields::xml(b"<a><b>1\xff</b></a>").unwrap();
        assert_eq!(fields.get("b"), Some("1\u{fffd}"));
    }

    #[test]
    fn json_errors_name_the_place_and_never_the_value() {
        for body in [
            "[\"0754000001\"]",
            "\"0754000001\"",
            "{\"a\": 0754000001}",
            "{\"a\": [\"0754000001\"]}",
        ] {
            let Err(Refusal::Malformed(text)) = Fields::json(body.as_bytes()) else {
                panic!("{body} was read")
            };
            assert!(!text.contains("754"), "{text}");
        }
    }

    #[test]
    fn an_undecoded_plus_still_makes_a_foreign_number() {
        let fields = Fields::form(b"n=+254712000001");
        assert_eq!(fields.required_msisdn("n").unwrap().e164(), "+254712000001");
    }

    #[test]
    fn octets_that_are_no_text_come_through_as_they_are() {
        let query = "a=1&b=%00H%00+%d8%3D%DE%00&c=%&d=%4&e=%zz&b=2&f";
        assert_eq!(octets(query, "b").unwrap(), b"\0H\0 \xd8\x3d\xde\0");
        assert_eq!(octets(query, "c").unwrap(), b"%");
        assert_eq!(octets(query, "d").unwrap(), b"%4");
        assert_eq!(octets(query, "e").unwrap(), b"%zz");
        assert_eq!(octets(query, "f").unwrap(), b"");
        assert_eq!(octets(query, "g"), None);
    }

    #[test]
    fn who_is_no_number_is_a_machine() {
        let fields = Fields::form(b"a=%2B255754000001&b=15200&c=MBARALI+DC&d=+&e=0754000001");
        let number = || Origin::Msisdn(Msisdn::parse("0754000001").unwrap());
        assert_eq!(fields.origin("a").unwrap(), number());
        assert_eq!(fields.origin("e").unwrap(), number());
        assert_eq!(fields.origin("b").unwrap(), Origin::Machine("15200".to_owned()));
        assert_eq!(fields.origin("c").unwrap(), Origin::Machine("MBARALI DC".to_owned()));
        assert!(fields.origin("d").is_err() && fields.origin("z").is_err());
    }

    proptest! {
        #[test]
        fn octets_read_back_as_they_were(value in any::<Vec<u8>>()) {
            let query = format!("x=1&n={}", form_urlencoded::byte_serialize(&value).collect::<String>());
            prop_assert_eq!(octets(&query, "n"), Some(value));
        }

        #[test]
        fn escaped_text_reads_back_as_it_was(text in "[ -~\u{a0}-\u{ff}\n]*") {
            let xml = format!("<a>.{}.</a>", escape_xml(&text));
            prop_assert_eq!(text_of(&xml, "a"), Some(format!(".{text}.")));
        }

        #[test]
        fn any_text_escapes_to_well_formed_xml(text in any::<String>()) {
            let xml = format!("<a>{}</a>", escape_xml(&text));
            prop_assert!(Fields::xml(xml.as_bytes()).is_ok());
        }
    }
}
