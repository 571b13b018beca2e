//! Every answer to an SMS: the key of its text, its variants, and what may be
//! filled in. All are checked at the start to be one SMS at their widest.

use std::collections::{BTreeSet, HashMap};

use crate::{
    domain::{finding::Finding, language::Language},
    menu::{Program, check::is_engine_word, seed::Seed},
    text::{gsm7, segment::GSM7_SINGLE},
};

/// What the keys of the answers begin with: they belong to no screen.
pub const PREFIX: &str = "reply-";

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// The key of its text.
    pub key: &'static str,
    /// Its variants.
    pub variants: &'static [&'static str],
}

const fn reply(key: &'static str) -> Reply {
    Reply { key, variants: &[] }
}

const fn variants(key: &'static str, variants: &'static [&'static str]) -> Reply {
    Reply { key, variants }
}

/// Every answer there is.
pub const REPLIES: [Reply; 34] = [
    variants("reply-join", &["topics"]),
    reply("reply-join-ward"),
    variants("reply-ward", &["village"]),
    reply("reply-which-ward"),
    reply("reply-wards"),
    reply("reply-topics"),
    reply("reply-topics-set"),
    reply("reply-leave"),
    reply("reply-leave-stranger"),
    reply("reply-language"),
    reply("reply-help"),
    reply("reply-news"),
    reply("reply-news-none"),
    variants("reply-projects", &["one"]),
    reply("reply-projects-none"),
    reply("reply-systems"),
    variants("reply-statistics", &["otherwise"]),
    reply("reply-advice"),
    variants("reply-investment", &["otherwise"]),
    variants("reply-office", &["otherwise"]),
    variants("reply-ask", &["otherwise"]),
    reply("reply-ask-empty"),
    variants("reply-report", &["otherwise"]),
    reply("reply-report-empty"),
    variants("reply-status", &["otherwise", "answer"]),
    reply("reply-status-none"),
    reply("reply-answer"),
    reply("reply-satisfied"),
    reply("reply-not-satisfied"),
    reply("reply-unknown"),
    variants("reply-my-data", &["none"]),
    reply("reply-erase"),
    reply("reply-erased"),
    reply("reply-not-erased"),
];

/// Every answer in every language at its widest.
pub(super) fn check(
    program: &Program,
    widths: &HashMap<String, usize>,
    seed: &Seed,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let locales = &program.locales;
    let mut known = BTreeSet::new();
    for Reply { key, variants } in REPLIES {
        known.insert(key);
        for attribute in std::iter::once(None).chain(variants.iter().copied().map(Some)) {
            let shown = attribute.map_or_else(|| key.to_owned(), |it| format!("{key}.{it}"));
            if !locales.has(key, attribute) {
                findings.push(Finding::error(
                    "locales",
                    0,
                    format!("the answer `{shown}` is missing: add it to sms.ftl"),
                ));
                continue;
            }
            for language in program.languages() {
                let mut at = |message: String| {
                    let (file, line) =
                        locales.place(language, key, attribute).unwrap_or(("locales", 0));
                    findings.push(Finding::error(file, line, message));
                };
                let mut values = Vec::new();
                for name in locales.placeholders(key, attribute) {
                    let width = widths.get(name).or_else(|| program.widths.get(name));
                    let filled = widths.contains_key(name)
                        || is_engine_word(name)
                        || seed.values.iter().any(|value| value.name == *name);
                    match width {
                        Some(width) if filled => values.push((name.as_str(), "m".repeat(*width))),
                        _ => at(format!("`{shown}` uses {{ ${name} }}, which nothing fills in")),
                    }
                }
                let text = text(program, language, key, attribute, &values);
                match gsm7::septets(&text) {
                    None => at(format!("`{shown}` leaves the GSM 03.38 alphabet")),
                    Some(septets) if septets > GSM7_SINGLE => at(format!(
                        "`{shown}` takes {septets} of {GSM7_SINGLE} septets at its widest \
                         ({language}); shorten it"
                    )),
                    Some(_) => {}
                }
            }
        }
    }
    for key in locales.keys().filter(|key| key.starts_with(PREFIX) && !known.contains(key)) {
        for language in program.languages() {
            let (file, line) = locales.place(language, key, None).unwrap_or(("locales", 0));
            findings.push(Finding::error(file, line, format!("`{key}` answers nothing")));
        }
    }
    findings
}

/// An answer with its values filled in.
#[must_use]
pub fn text(
    program: &Program,
    language: &Language,
    key: &str,
    attribute: Option<&str>,
    values: &[(&str, String)],
) -> String {
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    program.locales.text(language, key, attribute, &values).into_owned()
}
