//! What a translator may have got wrong, found without formatting anything.
//!
//! Fluent formats one variant of a choice at a time and shows a name in braces
//! where something is missing, so trying every text once proves little. Here every
//! variant and every reference is walked.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    ptr,
};

use fluent_bundle::FluentResource;
use fluent_syntax::{ast, parser::ParserError};

use super::{LocaleFile, Text, Texts};
use crate::domain::{
    finding::{Finding, line_of},
    language::Language,
};

/// The only function texts may use.
pub(super) const NUMBER: &str = "NUMBER";

/// How many placeables Fluent resolves in one text before it gives up. We count
/// those of all variants together, which is more than it ever meets.
const MOST_PLACEABLES: usize = 100;

/// What is wrong in the syntax of a file.
pub(super) fn syntax(file: &LocaleFile, errors: &[ParserError]) -> Vec<Finding> {
    let finding = |error: &ParserError| {
        let line = line_of(&file.text, error.pos.start);
        Finding::error(&file.file, line, format!("not Fluent: {error}"))
    };
    errors.iter().map(finding).collect()
}

/// The texts of one language, none of them `fixed` yet.
///
/// # Errors
/// Keys used twice, and whatever is wrong inside a text.
pub(super) fn texts(files: &[(&str, FluentResource)]) -> Result<Texts, Vec<Finding>> {
    let mut findings = Vec::new();
    let entries = entries(files, &mut findings);
    let mut texts = Texts::new();
    for (key, placed) in &entries {
        let Source::Message(message) = placed.source else { continue };
        let attributes = texts.entry((*key).to_owned()).or_default();
        for (name, at, pattern) in patterns(message) {
            let line = placed.line_of(at);
            let walk = Walk::through(pattern, &entries);
            findings.extend(walk.trouble.iter().map(|trouble| {
                Finding::error(placed.file, line, format!("`{}`: {trouble}", shown(key, name)))
            }));
            let placeholders = walk.placeholders.into_iter().map(str::to_owned).collect();
            let text = Text { file: placed.file.to_owned(), line, placeholders, fixed: None };
            if attributes.insert(name.to_owned(), text).is_some() {
                let message = format!("`{}` stands here twice", shown(key, name));
                findings.push(Finding::error(placed.file, line, message));
            }
        }
    }
    if findings.is_empty() { Ok(texts) } else { Err(findings) }
}

/// What one language has and another lacks, each finding at the text there is.
pub(super) fn differences(languages: &BTreeMap<&Language, &Texts>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // For every text the first language that has it.
    let mut first: BTreeMap<(&str, &str), (&Language, &Text)> = BTreeMap::new();
    for (language, texts) in languages {
        for (key, attributes) in *texts {
            for (attribute, text) in attributes {
                first.entry((key, attribute)).or_insert((language, text));
            }
        }
    }
    for ((key, attribute), (origin, original)) in first {
        let name = shown(key, attribute);
        for (language, texts) in languages {
            match texts.get(key).and_then(|attributes| attributes.get(attribute)) {
                None => findings.push(Finding::error(
                    &original.file,
                    original.line,
                    format!("`{name}` is missing in `{language}`"),
                )),
                Some(text) if text.placeholders != original.placeholders => {
                    findings.push(Finding::error(
                        &text.file,
                        text.line,
                        format!(
                            "`{name}` has {} here and {} in `{origin}`",
                            listed(&text.placeholders),
                            listed(&original.placeholders)
                        ),
                    ));
                }
                Some(_) => {}
            }
        }
    }
    findings
}

/// A message or an attribute as Fluent refers to it.
pub(super) fn shown(key: &str, attribute: &str) -> String {
    if attribute.is_empty() { key.to_owned() } else { format!("{key}.{attribute}") }
}

fn listed(placeholders: &BTreeSet<String>) -> String {
    if placeholders.is_empty() {
        return "no placeholder".to_owned();
    }
    placeholders.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ")
}

type Pattern<'a> = ast::Pattern<&'a str>;

/// A message or a term with its place.
struct Placed<'a> {
    file: &'a str,
    /// The whole file: identifiers are slices of it.
    content: &'a str,
    source: Source<'a>,
}

#[derive(Clone, Copy)]
enum Source<'a> {
    Message(&'a ast::Message<&'a str>),
    Term(&'a ast::Term<&'a str>),
}

impl Placed<'_> {
    /// The line on which a slice of the file's content begins.
    fn line_of(&self, slice: &str) -> usize {
        line_of(self.content, slice.as_ptr().addr() - self.content.as_ptr().addr())
    }
}

/// Messages and terms by name. They share one space of names, as they do in a
/// bundle.
type Entries<'a> = BTreeMap<&'a str, Placed<'a>>;

fn entries<'a>(files: &'a [(&str, FluentResource)], findings: &mut Vec<Finding>) -> Entries<'a> {
    let mut entries = Entries::new();
    for (file, resource) in files {
        for entry in resource.entries() {
            let (name, source) = match entry {
                ast::Entry::Message(message) => (message.id.name, Source::Message(message)),
                ast::Entry::Term(term) => (term.id.name, Source::Term(term)),
                _ => continue,
            };
            let placed = Placed { file, content: resource.source(), source };
            match entries.entry(name) {
                Entry::Vacant(place) => {
                    place.insert(placed);
                }
                Entry::Occupied(taken) => {
                    let (file, line) = (taken.get().file, taken.get().line_of(taken.key()));
                    let message = format!("`{name}` stands already in {file}, line {line}");
                    findings.push(Finding::error(placed.file, placed.line_of(name), message));
                }
            }
        }
    }
    entries
}

/// The value and the attributes of a message: the attribute's name, empty for the
/// value; the slice that tells the line; the pattern.
fn patterns<'a>(
    message: &'a ast::Message<&'a str>,
) -> impl Iterator<Item = (&'a str, &'a str, &'a Pattern<'a>)> {
    let value = message.value.iter().map(|value| ("", message.id.name, value));
    let attribute = |attribute: &'a ast::Attribute<&'a str>| {
        (attribute.id.name, attribute.id.name, &attribute.value)
    };
    value.chain(message.attributes.iter().map(attribute))
}

/// A walk through a text and all it refers to.
struct Walk<'a> {
    entries: &'a Entries<'a>,
    /// The patterns we are inside of.
    path: Vec<&'a Pattern<'a>>,
    placeables: usize,
    placeholders: BTreeSet<&'a str>,
    trouble: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    fn through(pattern: &'a Pattern<'a>, entries: &'a Entries<'a>) -> Self {
        let mut walk = Self {
            entries,
            path: Vec::new(),
            placeables: 0,
            placeholders: BTreeSet::new(),
            trouble: BTreeSet::new(),
        };
        walk.pattern(pattern);
        walk
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>) {
        if self.path.iter().any(|outer| ptr::eq(*outer, pattern)) {
            self.trouble.insert("refers to itself".to_owned());
            return;
        }
        self.path.push(pattern);
        for element in &pattern.elements {
            let ast::PatternElement::Placeable { expression } = element else { continue };
            self.placeables += 1;
            if self.placeables > MOST_PLACEABLES {
                self.trouble.insert(format!("more than {MOST_PLACEABLES} placeables"));
                break;
            }
            self.expression(expression);
        }
        self.path.pop();
    }

    fn expression(&mut self, expression: &'a ast::Expression<&'a str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &'a ast::InlineExpression<&'a str>) {
        match inline {
            ast::InlineExpression::StringLiteral { .. }
            | ast::InlineExpression::NumberLiteral { .. } => {}
            ast::InlineExpression::VariableReference { id } => {
                self.placeholders.insert(id.name);
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            ast::InlineExpression::FunctionReference { id, arguments } => {
                if id.name != NUMBER || arguments.positional.is_empty() {
                    let function = id.name;
                    self.trouble.insert(format!(
                        "{function}() is not known: only {NUMBER}() of a placeholder is"
                    ));
                }
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map_or("", |attribute| attribute.name);
                let target = match self.entries.get(id.name).map(|placed| placed.source) {
                    Some(Source::Message(message)) => {
                        patterns(message).find(|(name, ..)| *name == attribute)
                    }
                    _ => None,
                };
                match target {
                    Some((.., pattern)) => self.pattern(pattern),
                    None => {
                        self.trouble.insert(format!("there is no `{}`", shown(id.name, attribute)));
                    }
                }
            }
            ast::InlineExpression::TermReference { id, attribute, .. } => {
                let attribute = attribute.as_ref().map_or("", |attribute| attribute.name);
                let target = match self.entries.get(id.name).map(|placed| placed.source) {
                    Some(Source::Term(term)) if attribute.is_empty() => Some(&term.value),
                    Some(Source::Term(term)) => term
                        .attributes
                        .iter()
                        .find(|known| known.id.name == attribute)
                        .map(|known| &known.value),
                    _ => None,
                };
                match target {
                    Some(pattern) => self.term(id.name, pattern),
                    None => {
                        self.trouble
                            .insert(format!("there is no `-{}`", shown(id.name, attribute)));
                    }
                }
            }
        }
    }

    /// A term sees none of the arguments of the text that uses it.
    fn term(&mut self, name: &str, pattern: &'a Pattern<'a>) {
        let outside = std::mem::take(&mut self.placeholders);
        self.pattern(pattern);
        if !self.placeholders.is_empty() {
            self.trouble.insert(format!("the term `-{name}` has a placeholder: write a message"));
        }
        self.placeholders = outside;
    }
}
