//! What the service says, in every language.
//!
//! Texts are Fluent messages, checked whole at load: every language has the same
//! keys, attributes and placeholders, and every reference leads somewhere. After
//! that a text cannot fail. This module knows neither folders (it is handed files)
//! nor which keys are wanted: the menu and the gateway ask [`Locales::has`] at
//! start. A new language is a new folder of files.

mod check;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use fluent_bundle::{
    FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle,
};
use unic_langid::LanguageIdentifier;

use crate::domain::{finding::Finding, language::Language};

/// A file of texts as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocaleFile {
    /// The language of its folder.
    pub language: Language,
    /// Its name as findings show it (`locales/sw/ussd.ftl`).
    pub file: String,
    /// Its content: Fluent messages and terms.
    pub text: String,
}

/// The texts of all languages, checked against one another.
pub struct Locales {
    tongues: BTreeMap<Language, Tongue>,
}

impl fmt::Debug for Locales {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.languages()).finish()
    }
}

/// The texts of one language.
struct Tongue {
    bundle: FluentBundle<FluentResource>,
    texts: Texts,
}

/// The texts of a language by key, then by attribute; the value of a message
/// stands under the empty attribute, which Fluent does not allow as a name.
type Texts = BTreeMap<String, BTreeMap<String, Text>>;

/// One text.
struct Text {
    /// Where it stands.
    file: String,
    /// Counted from 1.
    line: usize,
    /// What must be filled in, references followed.
    placeholders: BTreeSet<String>,
    /// The text itself where nothing is to be filled in.
    fixed: Option<String>,
}

impl Locales {
    /// Reads and checks all files of all languages.
    ///
    /// # Errors
    /// Everything that is wrong: a syntax error, a key used twice, a key, attribute
    /// or placeholder one language has and another lacks, a reference to nothing or
    /// to itself, an unknown function, a term with a placeholder (Fluent would show
    /// the placeholder's name where a caller forgets it), no file at all.
    pub fn load(files: &[LocaleFile]) -> Result<Self, Vec<Finding>> {
        let mut of_language: BTreeMap<&Language, Vec<&LocaleFile>> = BTreeMap::new();
        for file in files {
            of_language.entry(&file.language).or_default().push(file);
        }
        if of_language.is_empty() {
            return Err(vec![Finding::error("locales", 0, "there is no language: add a folder")]);
        }
        let mut tongues = BTreeMap::new();
        let mut findings = Vec::new();
        for (language, files) in of_language {
            match Tongue::load(language, &files) {
                Ok(tongue) => {
                    tongues.insert(language.clone(), tongue);
                }
                Err(found) => findings.extend(found),
            }
        }
        // A broken file would only be blamed for all the keys it has lost.
        if findings.is_empty() {
            let texts = tongues.iter().map(|(language, tongue)| (language, &tongue.texts));
            findings = check::differences(&texts.collect());
        }
        if findings.is_empty() { Ok(Self { tongues }) } else { Err(findings) }
    }

    /// The languages, in the order of their tags.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.tongues.keys()
    }

    /// The keys, the same in all languages.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.tongues
            .values()
            .next()
            .into_iter()
            .flat_map(|tongue| tongue.texts.keys().map(String::as_str))
    }

    /// Whether there is a text under this key, or under this attribute of it; in
    /// one language and so in all.
    #[must_use]
    pub fn has(&self, key: &str, attribute: Option<&str>) -> bool {
        self.in_any(key, attribute).is_some()
    }

    /// What must be filled into this text, the same in all languages; nothing if
    /// there is no such text.
    #[must_use]
    pub fn placeholders(&self, key: &str, attribute: Option<&str>) -> &BTreeSet<String> {
        static NOTHING: BTreeSet<String> = BTreeSet::new();
        self.in_any(key, attribute).map_or(&NOTHING, |text| &text.placeholders)
    }

    /// The file and the line, counted from 1, where a text stands, for findings
    /// about it.
    #[must_use]
    pub fn place(
        &self,
        language: &Language,
        key: &str,
        attribute: Option<&str>,
    ) -> Option<(&str, usize)> {
        let text = self.tongues.get(language)?.text(key, attribute)?;
        Some((&text.file, text.line))
    }

    /// The text, with `arguments` (name and value) filled in. A value of digits
    /// chooses among plural variants as a number does.
    ///
    /// Ask only for what [`Self::has`] confirmed at start, with every one of
    /// [`Self::placeholders`]: then this cannot fail. Otherwise the text is empty,
    /// so that no citizen is shown a key.
    #[must_use]
    pub fn text(
        &self,
        language: &Language,
        key: &str,
        attribute: Option<&str>,
        arguments: &[(&str, &str)],
    ) -> Cow<'_, str> {
        let found = self.tongues.get(language).and_then(|tongue| {
            match &tongue.text(key, attribute)?.fixed {
                Some(fixed) => Some(Cow::Borrowed(fixed.as_str())),
                None => tongue.formatted(key, attribute.unwrap_or_default(), arguments).ok(),
            }
        });
        found.unwrap_or_default()
    }

    fn in_any(&self, key: &str, attribute: Option<&str>) -> Option<&Text> {
        self.tongues.values().next()?.text(key, attribute)
    }
}

impl Tongue {
    fn load(language: &Language, files: &[&LocaleFile]) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let mut resources = Vec::new();
        for file in files {
            match FluentResource::try_new(file.text.clone()) {
                Ok(resource) => resources.push((file.file.as_str(), resource)),
                Err((_, errors)) => findings.extend(check::syntax(file, &errors)),
            }
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        let texts = check::texts(&resources)?;
        let bundle = bundle(language, resources)?;
        Self { bundle, texts }.tried()
    }

    /// Formats every text once, and keeps those that never change.
    fn tried(mut self) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let mut fixed = Vec::new();
        for (key, attributes) in &self.texts {
            for (attribute, text) in attributes {
                let dummies: Vec<_> =
                    text.placeholders.iter().map(|name| (name.as_str(), "x")).collect();
                match self.formatted(key, attribute, &dummies) {
                    Ok(said) if dummies.is_empty() => fixed.push(said.into_owned()),
                    Ok(_) => {}
                    Err(errors) => findings.extend(errors.iter().map(|error| {
                        let message = format!("`{}`: {error}", check::shown(key, attribute));
                        Finding::error(&text.file, text.line, message)
                    })),
                }
            }
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        let texts = self.texts.values_mut().flat_map(BTreeMap::values_mut);
        for (text, said) in texts.filter(|text| text.placeholders.is_empty()).zip(fixed) {
            text.fixed = Some(said);
        }
        Ok(self)
    }

    fn text(&self, key: &str, attribute: Option<&str>) -> Option<&Text> {
        self.texts.get(key)?.get(attribute.unwrap_or_default())
    }

    /// The text as Fluent makes it; `attribute` is empty for the value.
    fn formatted(
        &self,
        key: &str,
        attribute: &str,
        arguments: &[(&str, &str)],
    ) -> Result<Cow<'_, str>, Vec<FluentError>> {
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| match attribute {
            "" => message.value(),
            _ => message.get_attribute(attribute).map(|attribute| attribute.value()),
        });
        let Some(pattern) = pattern else {
            return Err(Vec::new());
        };
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (*name, argument(value))).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

/// The most digits that a number of Fluent's (a double) holds exactly.
const EXACT_DIGITS: usize = 15;

/// A plain whole number as a number, so that plural variants match; all else, such
/// as a telephone number with its leading zero, as it is written.
fn argument(value: &str) -> FluentValue<'_> {
    let digits = value.len() <= EXACT_DIGITS && value.bytes().all(|byte| byte.is_ascii_digit());
    let as_printed = value == "0" || !value.starts_with('0');
    if digits && as_printed && !value.is_empty() {
        FluentValue::try_number(value)
    } else {
        FluentValue::from(value)
    }
}

/// The one function of Fluent's that texts may use, made total: what is not a
/// number stays as it is.
fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut number = number.clone();
            number.options.merge(named);
            FluentValue::Number(number)
        }
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

/// A bundle of checked files.
fn bundle(
    language: &Language,
    resources: Vec<(&str, FluentResource)>,
) -> Result<FluentBundle<FluentResource>, Vec<Finding>> {
    let file = resources.first().map_or("locales", |(file, _)| file);
    let refused = |error: &dyn ToString| vec![Finding::error(file, 0, error.to_string())];
    let identifier: LanguageIdentifier = language.tag().parse().map_err(|error| refused(&error))?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // The marks would cost a screen its GSM alphabet.
    bundle.set_use_isolating(false);
    bundle.add_function(check::NUMBER, number).map_err(|error| refused(&error))?;
    for (_, resource) in resources {
        bundle
            .add_resource(resource)
            .map_err(|errors| errors.iter().flat_map(|error| refused(error)).collect::<Vec<_>>())?;
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests;
