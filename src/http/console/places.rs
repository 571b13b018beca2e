//! Wards, villages and topics as pages name them, and addresses of lists.

use form_urlencoded::Serializer;

use super::words::Words;
use crate::{
    gateway::Gateway,
    menu::facts::{Directory, Ward},
};

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub name: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// One that is not chosen yet.
    #[must_use]
    pub fn new(value: impl Into<String>, name: impl Into<String>) -> Self {
        Self { value: value.into(), name: name.into(), chosen: false }
    }
}

/// The same choices, some of them chosen.
#[must_use]
pub fn chosen(mut choices: Vec<Choice>, is: impl Fn(&str) -> bool) -> Vec<Choice> {
    for choice in &mut choices {
        choice.chosen = is(&choice.value);
    }
    choices
}

/// Words of the field to choose from, told by their kind: `ticket-state`.
#[must_use]
pub fn choices(words: &Words, kind: &str, all: &[&str]) -> Vec<Choice> {
    all.iter().map(|word| Choice::new(*word, words.word(kind, word))).collect()
}

/// Every ward, by name.
#[must_use]
pub fn wards(directory: &Directory) -> Vec<Choice> {
    let choice = |ward: &Ward| Choice::new(ward.code.to_string(), &ward.name);
    let mut wards: Vec<Choice> = directory.wards.iter().map(choice).collect();
    wards.sort_by(|one, other| one.name.cmp(&other.name));
    wards
}

/// The villages of each ward, in the order of [`wards`].
#[must_use]
pub fn villages(directory: &Directory) -> Vec<(String, Vec<Choice>)> {
    let of = |ward: Choice| {
        let villages = directory.villages_of(ward.value.parse().unwrap_or_default());
        (ward.name, villages.map(|it| Choice::new(&it.id, &it.name)).collect())
    };
    wards(directory).into_iter().map(of).collect()
}

/// Every topic, by number.
#[must_use]
pub fn topics(gateway: &Gateway, words: &Words) -> Vec<Choice> {
    let name = |number| gateway.topic_name_in(number, words.language());
    let directory = gateway.menus().directory();
    directory.topics.iter().map(|it| Choice::new(it.to_string(), name(*it))).collect()
}

/// A ward's name; its code if it has none.
#[must_use]
pub fn ward(directory: &Directory, code: i64) -> String {
    let found = u8::try_from(code).ok().and_then(|code| directory.ward(code));
    found.map_or_else(|| code.to_string(), |ward| ward.name.clone())
}

/// The same where perhaps nobody knows the ward.
#[must_use]
pub fn ward_or_unknown(directory: &Directory, code: Option<i64>, words: &Words) -> String {
    code.map_or_else(|| words.say("ward-unknown").into_owned(), |code| ward(directory, code))
}

/// A village's name; its id if it has none.
#[must_use]
pub fn village(directory: &Directory, id: &str) -> String {
    let found = directory.villages.iter().find(|village| village.id == id);
    found.map_or_else(|| id.to_owned(), |village| village.name.clone())
}

/// A path with what is asked of it; what is empty is left out.
#[must_use]
pub fn address(path: &str, query: &[(&str, &str)]) -> String {
    let mut text = Serializer::new(String::new());
    text.extend_pairs(query.iter().filter(|(_, value)| !value.is_empty()));
    let text = text.finish();
    if text.is_empty() { path.to_owned() } else { format!("{path}?{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_what_is_asked() {
        assert_eq!(address("/a", &[("b", ""), ("c", "1 & 2")]), "/a?c=1+%26+2");
        assert_eq!(address("/a", &[("b", "")]), "/a");
    }
}
