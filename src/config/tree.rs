//! Settings as they were written: a tree in which every value knows its place,
//! and a reader that takes typed values out of it.
//!
//! The reader never stops at the first fault. It collects one finding for each,
//! so that a person mends a file in one go; a tree with findings is never used.
//! It also remembers every key it was asked for: that list is what "known keys"
//! means in its advice, so it cannot drift from the code.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
    fs,
    ops::RangeInclusive,
};

use toml::{
    Value,
    de::{DeTable, DeValue},
};

use crate::domain::finding::{Finding, line_of};

/// The environment: names and values.
pub type Environment = BTreeMap<String, String>;

/// Where a value was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// On a line of the file, counted from 1.
    Line(usize),
    /// In an environment variable of this name.
    Variable(String),
    /// Nowhere: a built-in default, or the file as a whole.
    Nowhere,
}

/// A value and its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) written: Written,
}

/// What was written.
#[derive(Debug, Clone)]
pub(super) enum Written {
    Table(BTreeMap<String, Node>),
    List(Vec<Node>),
    Value(Value),
    /// An environment variable's text that also reads as a number, a date or
    /// `true`: which of the two is meant, the setting's own type decides.
    Ambiguous {
        text: String,
        value: Value,
    },
    /// A text that came from `{ env = … }` or `{ file = … }`: never shown.
    Secret(String),
    /// Something already reported.
    Refused,
}

impl Node {
    const fn new(place: Place, written: Written) -> Self {
        Self { place, written }
    }

    /// The text of a value that is one.
    fn text(&self) -> Option<&str> {
        match &self.written {
            Written::Value(Value::String(text))
            | Written::Ambiguous { text, .. }
            | Written::Secret(text) => Some(text),
            _ => None,
        }
    }

    /// The plain TOML value, for an operator's own settings; `None` where
    /// something inside was refused already.
    pub(super) fn into_value(self) -> Option<Value> {
        match self.written {
            Written::Table(entries) => entries
                .into_iter()
                .map(|(key, node)| node.into_value().map(|value| (key, value)))
                .collect::<Option<toml::Table>>()
                .map(Value::Table),
            Written::List(items) => items
                .into_iter()
                .map(Self::into_value)
                .collect::<Option<Vec<_>>>()
                .map(Value::Array),
            Written::Value(value) | Written::Ambiguous { value, .. } => Some(value),
            Written::Secret(text) => Some(Value::String(text)),
            Written::Refused => None,
        }
    }

    /// What it is, in a reader's words.
    const fn kind(&self) -> &'static str {
        match &self.written {
            Written::Table(_) => "a table",
            Written::List(_) => "a list",
            Written::Value(Value::Integer(_)) | Written::Ambiguous { .. } => "a number",
            Written::Value(Value::String(_)) | Written::Secret(_) => "a text",
            _ => "another kind of value",
        }
    }
}

/// Reads a file's text into a tree; all syntax errors at once.
pub(super) fn parse(file: &str, text: &str) -> Result<BTreeMap<String, Node>, Vec<Finding>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(entries(table.get_ref(), &|offset| Place::Line(line_of(text, offset))));
    }
    let findings = errors.iter().map(|error| {
        let line = error.span().map_or(0, |span| line_of(text, span.start));
        Finding::error(file, line, format!("this is not TOML: {}", error.message()))
    });
    Err(findings.collect())
}

/// A tree of which no value stands anywhere.
pub(super) fn built_in(text: &str) -> BTreeMap<String, Node> {
    entries(DeTable::parse_recoverable(text).0.get_ref(), &|_| Place::Nowhere)
}

fn entries(table: &DeTable<'_>, place: &impl Fn(usize) -> Place) -> BTreeMap<String, Node> {
    let entry =
        |key: &str, at: Place, value| (key.to_owned(), Node::new(at, written(value, place)));
    table
        .iter()
        .map(|(key, value)| entry(key.get_ref(), place(key.span().start), value.get_ref()))
        .collect()
}

fn written(value: &DeValue<'_>, place: &impl Fn(usize) -> Place) -> Written {
    match value {
        DeValue::Table(table) => Written::Table(entries(table, place)),
        DeValue::Array(items) => Written::List(
            items
                .iter()
                .map(|item| Node::new(place(item.span().start), written(item.get_ref(), place)))
                .collect(),
        ),
        DeValue::String(text) => Written::Value(Value::String(text.to_string())),
        DeValue::Boolean(truth) => Written::Value(Value::Boolean(*truth)),
        DeValue::Datetime(datetime) => Written::Value(Value::Datetime(*datetime)),
        // A number that does not fit becomes the nearest that does, so that the
        // check of its range refuses it with its advice.
        DeValue::Integer(integer) => {
            let nearest = if integer.as_str().starts_with('-') { i64::MIN } else { i64::MAX };
            let number = i64::from_str_radix(integer.as_str(), integer.radix()).unwrap_or(nearest);
            Written::Value(Value::Integer(number))
        }
        DeValue::Float(float) => {
            Written::Value(Value::Float(float.as_str().parse().unwrap_or(f64::NAN)))
        }
    }
}

/// Lays the environment's `BARAGUMU__…` variables over the tree; answers which
/// there were.
pub(super) fn lay_over(
    top: &mut BTreeMap<String, Node>,
    environment: &Environment,
    findings: &mut Vec<Finding>,
) -> Vec<String> {
    let mut names = Vec::new();
    for (name, text) in environment {
        let Some(path) = name.strip_prefix("BARAGUMU__") else { continue };
        names.push(name.clone());
        let path: Vec<String> = path.split("__").map(str::to_ascii_lowercase).collect();
        let place = Place::Variable(name.clone());
        if let Err(message) = set(top, &path, Node::new(place, from_variable(name, text))) {
            findings.push(Finding::error(format!("environment variable {name}"), 0, message));
        }
    }
    names
}

/// A variable's text: as TOML where it reads as TOML, else as it stands.
fn from_variable(name: &str, text: &str) -> Written {
    let place = |_| Place::Variable(name.to_owned());
    match DeValue::parse(text).map(|value| written(value.get_ref(), &place)) {
        Err(_) => Written::Value(Value::String(text.to_owned())),
        Ok(Written::Value(Value::String(text))) => Written::Value(Value::String(text)),
        Ok(Written::Value(value)) => Written::Ambiguous { text: text.to_owned(), value },
        Ok(nested) => nested,
    }
}

fn set(top: &mut BTreeMap<String, Node>, path: &[String], new: Node) -> Result<(), String> {
    let [first, rest @ ..] = path else { return Ok(()) };
    if rest.is_empty() {
        top.insert(first.clone(), new);
        return Ok(());
    }
    let empty = || Node::new(new.place.clone(), Written::Table(BTreeMap::new()));
    let node = top.entry(first.clone()).or_insert_with(empty);
    match &mut node.written {
        Written::Table(entries) => set(entries, rest, new),
        Written::List(items) => {
            let count = items.len();
            let item = rest[0].parse::<usize>().ok().and_then(|index| items.get_mut(index));
            match item {
                None => Err(format!(
                    "`{first}` has no item `{}`: items are counted from 0 and there {}",
                    rest[0],
                    if count == 1 { "is 1".to_owned() } else { format!("are {count}") }
                )),
                Some(item) if rest.len() == 1 => {
                    *item = new;
                    Ok(())
                }
                Some(Node { written: Written::Table(entries), .. }) => {
                    set(entries, &rest[1..], new)
                }
                Some(_) => Err(format!("item `{}` of `{first}` has no keys", rest[0])),
            }
        }
        _ => Err(format!("`{first}` is {} and has no keys", node.kind())),
    }
}

/// One reading of a tree: what was found, and what was asked for.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) file: String,
    pub(super) environment: &'a Environment,
    pub(super) findings: Vec<Finding>,
    /// Every key asked for, with its section: `server.listen`.
    pub(super) keys: BTreeSet<String>,
}

impl Reading<'_> {
    /// Notes an error at a place.
    pub(super) fn refuse(&mut self, place: &Place, message: impl Into<String>) {
        self.findings.push(match place {
            Place::Line(line) => Finding::error(&self.file, *line, message),
            Place::Variable(name) => {
                Finding::error(format!("environment variable {name}"), 0, message)
            }
            Place::Nowhere => Finding::error(&self.file, 0, message),
        });
    }

    /// Puts the texts that `{ env = … }` and `{ file = … }` stand for in their
    /// places, however deep inside the node.
    pub(super) fn reveal(&mut self, node: &mut Node) {
        let fetched = match &mut node.written {
            Written::List(items) => return items.iter_mut().for_each(|item| self.reveal(item)),
            Written::Table(entries) => match reference(entries) {
                None => return entries.values_mut().for_each(|entry| self.reveal(entry)),
                Some(reference) => self.fetch(&reference),
            },
            _ => return,
        };
        node.written = match fetched {
            Ok(text) => Written::Secret(text),
            Err(message) => {
                let place = node.place.clone();
                self.refuse(&place, message);
                Written::Refused
            }
        };
    }

    fn fetch(&self, reference: &Reference) -> Result<String, String> {
        let (text, origin) = match reference {
            Reference::Env(name) => match self.environment.get(name) {
                Some(text) => (text.clone(), format!("the environment variable `{name}`")),
                None => {
                    return Err(format!(
                        "the environment variable `{name}` is not set: set it before the start"
                    ));
                }
            },
            Reference::File(path) => match fs::read_to_string(path) {
                Ok(text) => (text, format!("the file `{path}`")),
                Err(error) => {
                    return Err(format!(
                        "the file `{path}` cannot be read ({error}): name a file that holds only \
                         the secret"
                    ));
                }
            },
        };
        let text = text.trim_end_matches(['\n', '\r']);
        if text.is_empty() {
            return Err(format!("{origin} is empty: put the secret there"));
        }
        Ok(text.to_owned())
    }
}

/// Where a secret is kept.
enum Reference {
    Env(String),
    File(String),
}

/// The reference a table is, if it is one: exactly one key, `env` or `file`.
fn reference(entries: &BTreeMap<String, Node>) -> Option<Reference> {
    let [(key, node)] = entries.iter().collect::<Vec<_>>()[..] else { return None };
    let text = node.text()?.to_owned();
    match key.as_str() {
        "env" => Some(Reference::Env(text)),
        "file" => Some(Reference::File(text)),
        _ => None,
    }
}

/// A table being read, key by key.
#[derive(Debug)]
pub(super) struct Section<'r, 'a> {
    pub(super) reading: &'r mut Reading<'a>,
    /// `server`, `accounts`.
    name: &'static str,
    /// Which account, for the advice.
    pub(super) whose: Option<String>,
    pub(super) place: Place,
    entries: BTreeMap<String, Node>,
    known: Vec<&'static str>,
}

impl<'r, 'a> Section<'r, 'a> {
    /// Takes the table `name` out of the top; an empty one where none was written.
    pub(super) fn take(
        reading: &'r mut Reading<'a>,
        top: &mut BTreeMap<String, Node>,
        name: &'static str,
    ) -> Self {
        let node = top
            .remove(name)
            .unwrap_or_else(|| Node::new(Place::Nowhere, Written::Table(BTreeMap::new())));
        Self::new(reading, name, node)
    }

    /// Reads a node as the table `name`.
    pub(super) fn new(reading: &'r mut Reading<'a>, name: &'static str, node: Node) -> Self {
        let entries = match node.written {
            Written::Table(entries) => entries,
            Written::Refused => BTreeMap::new(),
            _ => {
                reading.refuse(
                    &node.place,
                    format!("`{name}` is {}: write a table of keys under it", node.kind()),
                );
                BTreeMap::new()
            }
        };
        Self { reading, name, whose: None, place: node.place, entries, known: Vec::new() }
    }

    /// Where a key stands; the section's own place if it was not written.
    pub(super) fn place_of(&self, key: &str) -> Place {
        self.entries.get(key).map_or_else(|| self.place.clone(), |node| node.place.clone())
    }

    /// Takes a key out, as it was written.
    pub(super) fn node(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        self.reading.keys.insert(format!("{}.{key}", self.name));
        self.entries.remove(key)
    }

    /// Notes an error about a key.
    pub(super) fn refuse(&mut self, place: &Place, key: &str, message: &str) {
        let whose = self.whose.as_ref().map_or_else(String::new, |name| format!(" of `{name}`"));
        self.reading.refuse(place, format!("`{}.{key}`{whose} {message}", self.name));
    }

    /// A text that `parse` turns into its value. `parse` answers what would be
    /// right. `None` if it was refused.
    pub(super) fn text<T>(
        &mut self,
        key: &'static str,
        default: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let node = self.node(key).unwrap_or_else(|| text_node(default));
        self.parsed(key, &node, parse)
    }

    /// A text without a default; `None` if it is absent or was refused.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let mut node = self.node(key)?;
        self.reading.reveal(&mut node);
        self.parsed(key, &node, parse)
    }

    /// A text that must be there; `None` if it is not or was refused.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        advice: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        if self.entries.contains_key(key) {
            return self.optional(key, parse);
        }
        self.known.push(key);
        let place = self.place.clone();
        self.refuse(&place, key, &format!("is missing: {advice}"));
        None
    }

    fn parsed<T>(
        &mut self,
        key: &str,
        node: &Node,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        if matches!(node.written, Written::Refused) {
            return None;
        }
        let Some(text) = node.text() else {
            let message = format!("is {}: write a text in quotes", node.kind());
            self.refuse(&node.place, key, &message);
            return None;
        };
        match parse(text) {
            Ok(value) => Some(value),
            Err(advice) => {
                self.refuse(&node.place, key, &advice);
                None
            }
        }
    }

    /// A whole number inside a range. A refused one reads as the default, which
    /// then goes nowhere.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        default: u32,
        range: RangeInclusive<u32>,
    ) -> u32 {
        self.optional_number(key, range).unwrap_or(default)
    }

    /// A whole number without a default; `None` if it is absent or was refused.
    pub(super) fn optional_number<N: TryFrom<i64> + PartialOrd + Display>(
        &mut self,
        key: &'static str,
        range: RangeInclusive<N>,
    ) -> Option<N> {
        let node = self.node(key)?;
        let number = match node.written {
            Written::Refused => return None,
            Written::Value(Value::Integer(number))
            | Written::Ambiguous { value: Value::Integer(number), .. } => N::try_from(number).ok(),
            _ => None,
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let message = format!(
                "must be a whole number from {} to {}, without quotes",
                range.start(),
                range.end()
            );
            self.refuse(&node.place, key, &message);
        }
        number
    }

    /// A list of texts, each turned into its value by `parse`; every bad item is
    /// reported at its own line. `None` if any was refused.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        default: &[&str],
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<Vec<T>> {
        let items = match self.node(key) {
            None => default.iter().map(|text| text_node(text)).collect(),
            Some(Node { written: Written::List(items), .. }) => items,
            Some(node) => {
                self.refuse(&node.place, key, "must be a list of texts: [\"…\", \"…\"]");
                return None;
            }
        };
        // Every item is looked at, so that all bad ones are told at once.
        let items: Vec<_> = items.iter().map(|item| self.parsed(key, item, &parse)).collect();
        items.into_iter().collect()
    }

    /// Refuses the keys nobody asked for.
    pub(super) fn finish(mut self) {
        for (key, node) in std::mem::take(&mut self.entries) {
            let message = format!("is not a setting; known here are: {}", self.known.join(", "));
            self.refuse(&node.place, &key, &message);
        }
    }

    /// The reading, and the keys nobody asked for.
    pub(super) fn into_rest(self) -> (&'r mut Reading<'a>, BTreeMap<String, Node>) {
        (self.reading, self.entries)
    }
}

fn text_node(text: &str) -> Node {
    Node::new(Place::Nowhere, Written::Value(Value::String(text.to_owned())))
}
