//! What a request must look like: the schemas of the published document, compiled.
//!
//! A request is held against the very schema that the document shows, so the two
//! cannot differ, and every fault is found at once with its place. Only what our own
//! schemas use is understood; anything else is refused when they are compiled.

use std::collections::BTreeMap;

use regex_lite::Regex;
use serde_json::{Map, Value};

use crate::gateway::refusal::Fault;

/// How many faults are told of one request.
const MOST_FAULTS: usize = 50;

/// Words of a schema that bind nothing here: they explain.
const EXPLAINING: [&str; 8] =
    ["description", "title", "example", "examples", "format", "default", "deprecated", "x-csv"];

/// A compiled schema.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// The types a value may have; empty for any.
    types: Vec<String>,
    allowed: Option<Vec<Value>>,
    properties: BTreeMap<String, Schema>,
    required: Vec<String>,
    /// What further properties must be; `None` if there may be none.
    others: Option<Box<Schema>>,
    names: Option<Box<Schema>>,
    items: Option<Box<Schema>>,
    choices: Vec<Schema>,
    /// Bounds of a text's characters, a list's items or a map's entries.
    least: Option<u64>,
    most: Option<u64>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    pattern: Option<Regex>,
    example: Option<String>,
}

impl Schema {
    /// Compiles a schema of a document whose components are `components`.
    ///
    /// # Errors
    /// What of it is not understood.
    pub fn compile(schema: &Value, components: &Map<String, Value>) -> Result<Self, String> {
        let Value::Object(words) = schema else { return Err(format!("{schema} is no schema")) };
        if let Some(reference) = words.get("$ref").and_then(Value::as_str) {
            let name = reference.strip_prefix("#/components/schemas/").unwrap_or(reference);
            let target = components.get(name).ok_or_else(|| format!("{name} is nowhere"))?;
            return Self::compile(target, components);
        }
        let mut compiled = Self { others: Some(Box::default()), ..Self::default() };
        let number = |value: &Value| value.as_u64();
        for (word, value) in words {
            match word.as_str() {
                "type" => {
                    compiled.types = match value {
                        Value::Array(types) => types
                            .iter()
                            .filter_map(|word| Some(word.as_str()?.to_owned()))
                            .collect(),
                        word => vec![word.as_str().unwrap_or_default().to_owned()],
                    };
                }
                "enum" => compiled.allowed = value.as_array().cloned(),
                "const" => compiled.allowed = Some(vec![value.clone()]),
                "properties" => {
                    for (name, property) in value.as_object().into_iter().flatten() {
                        let property = Self::compile(property, components)?;
                        compiled.properties.insert(name.clone(), property);
                    }
                }
                "required" => {
                    let names = value.as_array().into_iter().flatten();
                    compiled.required =
                        names.filter_map(|name| Some(name.as_str()?.to_owned())).collect();
                }
                "additionalProperties" => {
                    compiled.others = match value {
                        Value::Bool(false) => None,
                        Value::Bool(true) => Some(Box::default()),
                        others => Some(Box::new(Self::compile(others, components)?)),
                    };
                }
                "propertyNames" => {
                    compiled.names = Some(Box::new(Self::compile(value, components)?));
                }
                "items" => compiled.items = Some(Box::new(Self::compile(value, components)?)),
                "oneOf" | "anyOf" => {
                    for choice in value.as_array().into_iter().flatten() {
                        compiled.choices.push(Self::compile(choice, components)?);
                    }
                }
                "minLength" | "minItems" | "minProperties" => compiled.least = number(value),
                "maxLength" | "maxItems" | "maxProperties" => compiled.most = number(value),
                "minimum" => compiled.minimum = value.as_f64(),
                "maximum" => compiled.maximum = value.as_f64(),
                "pattern" => {
                    let pattern = value.as_str().unwrap_or_default();
                    compiled.pattern =
                        Some(Regex::new(pattern).map_err(|error| error.to_string())?);
                }
                other if EXPLAINING.contains(&other) => {}
                other => return Err(format!("`{other}` is not understood")),
            }
        }
        let example = words.get("example").or_else(|| words.get("examples")?.get(0));
        compiled.example = example.map(|example| match example {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        Ok(compiled)
    }

    /// The schema of an object without properties.
    #[must_use]
    pub fn nothing() -> Self {
        Self { types: vec!["object".to_owned()], ..Self::default() }
    }

    /// Everything that is wrong with a value.
    #[must_use]
    pub fn faults(&self, value: &Value) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.examine(value, "", &mut faults);
        faults.truncate(MOST_FAULTS);
        faults
    }

    /// A text of a path or a query as the value it stands for.
    #[must_use]
    pub fn read_text(&self, text: &str) -> Value {
        let has = |word: &str| self.types.iter().any(|own| own == word);
        if has("integer") {
            // Only the one spelling of a number is one: `01` and `+1` are texts.
            let number = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
            number.map_or_else(|| text.into(), Value::from)
        } else if has("boolean") {
            text.parse::<bool>().map_or_else(|_| text.into(), Value::from)
        } else {
            text.into()
        }
    }

    /// The schema of a property.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Self> {
        self.properties.get(name)
    }

    fn examine(&self, value: &Value, at: &str, faults: &mut Vec<Fault>) {
        if faults.len() >= MOST_FAULTS {
            return;
        }
        if !self.choices.is_empty() {
            return self.examine_choices(value, at, faults);
        }
        if !self.types.is_empty() && !self.types.iter().any(|word| is_of(value, word)) {
            let expected = self.types.join("/");
            faults.push(Fault::new(at, "field-type").with("expected", expected));
            return;
        }
        if let Some(allowed) = &self.allowed
            && !allowed.contains(value)
        {
            let words: Vec<String> = allowed
                .iter()
                .map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned))
                .collect();
            faults.push(Fault::new(at, "field-word").with("known", words.join(", ")));
            return;
        }
        match value {
            Value::String(text) => self.examine_text(text, at, faults),
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or_default();
                if self.minimum.is_some_and(|least| number < least)
                    || self.maximum.is_some_and(|most| number > most)
                {
                    let bound = |bound: Option<f64>| {
                        bound.map_or("…".to_owned(), |bound| bound.to_string())
                    };
                    let fault = Fault::new(at, "field-range")
                        .with("least", bound(self.minimum))
                        .with("most", bound(self.maximum));
                    faults.push(fault);
                }
            }
            Value::Array(items) => {
                self.examine_count(items.len(), at, "field-items", faults);
                if let Some(schema) = &self.items {
                    for (index, item) in items.iter().enumerate() {
                        schema.examine(item, &format!("{at}/{index}"), faults);
                    }
                }
            }
            Value::Object(fields) => self.examine_fields(fields, at, faults),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn examine_fields(&self, fields: &Map<String, Value>, at: &str, faults: &mut Vec<Fault>) {
        self.examine_count(fields.len(), at, "field-items", faults);
        for name in self.required.iter().filter(|name| !fields.contains_key(*name)) {
            faults.push(Fault::new(pointer(at, name), "field-missing"));
        }
        for (name, value) in fields {
            let here = pointer(at, name);
            match (self.properties.get(name), &self.others) {
                (Some(schema), _) => schema.examine(value, &here, faults),
                (None, Some(schema)) => {
                    if let Some(names) = &self.names {
                        names.examine(&Value::String(name.clone()), &here, faults);
                    }
                    schema.examine(value, &here, faults);
                }
                (None, None) => {
                    let known: Vec<&str> = self.properties.keys().map(String::as_str).collect();
                    let fault = Fault::new(here, "field-unknown").with("known", known.join(", "));
                    faults.push(fault);
                }
            }
        }
    }

    fn examine_text(&self, text: &str, at: &str, faults: &mut Vec<Fault>) {
        self.examine_count(text.chars().count(), at, "field-length", faults);
        if self.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(text)) {
            let example = self.example.clone().unwrap_or_default();
            faults.push(Fault::new(at, "field-pattern").with("example", example));
        }
    }

    fn examine_count(&self, count: usize, at: &str, key: &'static str, faults: &mut Vec<Fault>) {
        let count = count as u64;
        if self.least.is_some_and(|least| count < least)
            || self.most.is_some_and(|most| count > most)
        {
            let bound =
                |bound: Option<u64>| bound.map_or("…".to_owned(), |bound| bound.to_string());
            let fault = Fault::new(at, key)
                .with("least", self.least.unwrap_or(0).to_string())
                .with("most", bound(self.most));
            faults.push(fault);
        }
    }

    /// The faults of the choice that fits best: where none fits, the one with the
    /// fewest, and of two the one whose type fits.
    fn examine_choices(&self, value: &Value, at: &str, faults: &mut Vec<Fault>) {
        let mut best: Option<Vec<Fault>> = None;
        for choice in &self.choices {
            let mut found = Vec::new();
            choice.examine(value, at, &mut found);
            if found.is_empty() {
                return;
            }
            let of_type = |found: &[Fault]| {
                found.iter().any(|fault| fault.key == "field-type" && fault.field == at)
            };
            let better = best
                .as_ref()
                .is_none_or(|best| (of_type(&found), found.len()) < (of_type(best), best.len()));
            if better {
                best = Some(found);
            }
        }
        faults.extend(best.unwrap_or_default());
    }
}

/// JSON Schema counts 1.0 among the integers (2020-12, section 6.1.1): so written, it
/// becomes one.
pub(super) fn whole_numbers(value: &mut Value) {
    /// Up to here every whole number has a double of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().unwrap_or_default();
            if float.fract() == 0.0 && float.abs() < EXACT {
                #[expect(clippy::cast_possible_truncation, reason = "it is whole and exact")]
                let whole = float as i64;
                *value = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(whole_numbers),
        _ => {}
    }
}

fn is_of(value: &Value, word: &str) -> bool {
    match word {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// A name behind a JSON pointer (RFC 6901 section 3).
fn pointer(at: &str, name: &str) -> String {
    let name: String = name.chars().take(60).collect();
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
