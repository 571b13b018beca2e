//! What the service says about broadcasts: the line that says how to leave, the
//! templates, and plain reasons. Read once, from `menus/templates.toml` and
//! `locales/*/broadcasts.ftl`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    domain::{broadcast::Class, finding::Finding, language::Language},
    locales::{LocaleFile, Locales},
    menu::file::Source,
    text::bulletin,
};

/// The key of the line that says how to leave.
const LINE: &str = "broadcast-opt-out-line";

/// A text to begin from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name, such as `maji.katizo`.
    pub id: String,
    /// The topic it is about; `None` goes to everybody, or is chosen each time.
    pub topic: Option<i64>,
    /// How urgent it usually is.
    pub class: Class,
    /// What it is for, by language.
    pub purpose: BTreeMap<Language, String>,
    /// The texts.
    pub texts: BTreeMap<Language, String>,
}

/// All of it.
#[derive(Debug, Default)]
pub struct Office {
    locales: Option<Locales>,
    templates: Vec<Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplatesFile {
    template: Vec<TemplateFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    id: String,
    topic: Option<i64>,
    #[serde(default)]
    class: Class,
}

impl Office {
    /// Reads the files.
    ///
    /// # Errors
    /// Every text that is missing or wrong, and every template whose placeholders are
    /// unknown or that leaves the GSM alphabet.
    pub fn load(locales: &[LocaleFile], templates: Option<&Source>) -> Result<Self, Vec<Finding>> {
        let locales = Locales::load(locales)?;
        let mut findings = Vec::new();
        let file = templates.map_or(TemplatesFile { template: Vec::new() }, |source| {
            toml::from_str(&source.text).unwrap_or_else(|error| {
                findings.push(Finding::error(&source.file, 0, error.message()));
                TemplatesFile { template: Vec::new() }
            })
        });
        if !locales.has(LINE, None) {
            findings.push(Finding::error("locales", 0, format!("the text `{LINE}` is missing")));
        }
        let mut read = Vec::new();
        for template in file.template {
            let key = format!("template-{}", template.id.replace('.', "-"));
            if !locales.has(&key, None) || !locales.has(&key, Some("purpose")) {
                let message = format!("the text `{key}` or its attribute `purpose` is missing");
                findings.push(Finding::error("locales", 0, message));
                continue;
            }
            let of = |attribute: Option<&str>| -> BTreeMap<Language, String> {
                let text = |language: &Language| locales.text(language, &key, attribute, &[]);
                locales
                    .languages()
                    .map(|language| (language.clone(), text(language).into_owned()))
                    .collect()
            };
            let texts = of(None);
            for (language, text) in &texts {
                let proof = bulletin::proof(text, &BTreeMap::new(), None, None);
                let mut refuse = |message: String| {
                    let (file, line) = locales.place(language, &key, None).unwrap_or_default();
                    findings.push(Finding::error(file, line, message));
                };
                if !proof.unknown.is_empty() {
                    refuse(format!(
                        "`{key}`: there is no placeholder {}",
                        proof.unknown.join(", ")
                    ));
                }
                if !proof.changes.is_empty() {
                    refuse(format!("`{key}`: a character is outside the GSM alphabet"));
                }
                if proof.widest.count() > 1 {
                    refuse(format!(
                        "`{key}`: {} septets are more than one SMS",
                        proof.widest.units
                    ));
                }
            }
            read.push(Template {
                id: template.id,
                topic: template.topic,
                class: template.class,
                purpose: of(Some("purpose")),
                texts,
            });
        }
        if findings.is_empty() {
            Ok(Self { locales: Some(locales), templates: read })
        } else {
            Err(findings)
        }
    }

    /// The templates, in their order.
    #[must_use]
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The texts of a template.
    pub(super) fn template_texts(&self, id: &str) -> Option<BTreeMap<Language, String>> {
        let template = self.templates.iter().find(|template| template.id == id)?;
        Some(template.texts.clone())
    }

    /// The line that says how to leave.
    pub(super) fn line(&self, language: &Language) -> String {
        self.text(language, LINE)
    }

    /// A text without placeholders; empty if there is none.
    pub(super) fn text(&self, language: &Language, key: &str) -> String {
        let text = |locales: &Locales| locales.text(language, key, None, &[]).into_owned();
        self.locales.as_ref().map(text).unwrap_or_default()
    }

    /// The languages it speaks.
    pub(super) fn languages(&self) -> impl Iterator<Item = &Language> {
        self.locales.iter().flat_map(Locales::languages)
    }
}
