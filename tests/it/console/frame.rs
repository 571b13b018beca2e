//! What holds for every page.

use std::{collections::BTreeSet, fs, path::Path};

use axum::http::StatusCode;
use baragumu::domain::officer::Role;
use sha2::{Digest, Sha256};

use crate::support::{
    console::Browser,
    databases::on_sqlite,
    gateway::{TestGateway, morning},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/http/console");

fn files(folder: &Path, extension: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

fn templates() -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(Path::new(FOLDER), "html", &mut found);
    assert!(found.len() > 10, "{} templates", found.len());
    found
}

/// A template without what the program fills in, tags and all.
fn bare(template: &str) -> String {
    let mut text = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        while let Some(from) = text.find(open) {
            let to = text[from..].find(close).map_or(text.len(), |at| from + at + close.len());
            text.replace_range(from..to, " ");
        }
    }
    text
}

#[test]
fn no_word_stands_in_a_template() {
    for (file, template) in templates() {
        let mut text = bare(&template);
        let mut told = Vec::new();
        while let Some(from) = text.find('<') {
            let to = text[from..].find('>').map_or(text.len(), |at| from + at + 1);
            let tag = text[from..to].to_owned();
            for attribute in ["title", "placeholder", "aria-label", "alt"] {
                if let Some((_, value)) = tag.split_once(&format!(" {attribute}=\"")) {
                    told.push(value.split('"').next().unwrap_or_default().to_owned());
                }
            }
            text.replace_range(from..to, " ");
        }
        told.push(text.replace("&amp;", " ").replace("MB-", " "));
        for words in told {
            let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
            assert_eq!(letters, "", "{file}");
        }
    }
}

#[test]
fn nothing_is_written_into_a_page_that_the_policy_forbids() {
    for (file, template) in templates() {
        for forbidden in [
            " style=",
            " onclick",
            " onsubmit",
            " onchange",
            "<style",
            "javascript:",
            "http://",
            "https://",
        ] {
            assert!(!template.contains(forbidden), "{file}: {forbidden}");
        }
    }
}

#[test]
fn every_text_a_page_asks_for_is_there() {
    let mut keys = BTreeSet::new();
    for language in ["sw", "en"] {
        let mut texts = Vec::new();
        let folder = format!("{}/locales/{language}", env!("CARGO_MANIFEST_DIR"));
        files(Path::new(&folder), "ftl", &mut texts);
        for (_, text) in texts {
            let named = text.lines().filter_map(|line| line.split_once(" ="));
            keys.extend(named.map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with(' ')));
        }
    }
    let mut asked = templates();
    files(Path::new(FOLDER), "rs", &mut asked);
    let mut seen = 0;
    for (file, text) in asked {
        for call in [".say(\"", ".say1(\"", ".say2(\"", ".say_all(\""] {
            for (at, _) in text.match_indices(call) {
                let key = text[at + call.len()..].split('"').next().unwrap_or_default();
                seen += 1;
                assert!(keys.contains(key), "{file}: there is no text `{key}`");
            }
        }
    }
    assert!(seen > 100, "only {seen} texts are asked for: the test no longer reads the pages");
}

/// npm's `htmx.org` 2.0.11 as published, `dist/htmx.min.js`.
#[test]
fn htmx_is_what_its_makers_published() {
    let bytes = fs::read(format!("{FOLDER}/assets/htmx-2.0.11.min.js")).unwrap();
    let digest = Sha256::digest(&bytes);
    let published: Vec<u8> = (0..HTMX.len() / 2)
        .map(|at| u8::from_str_radix(&HTMX[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    assert_eq!(digest.as_slice(), published);
}

const HTMX: &str = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717";

#[tokio::test]
async fn every_page_has_the_headers_and_is_small() {
    on_sqlite(|database| async move {
        let node = TestGateway::start(&database.store, &morning()).await;
        let mut browser = Browser::officer(&node, "Neema", Role::Administrator).await;
        let mut first = 0;
        for name in ["console.css", "console.js", "htmx.js", "horn.svg"] {
            let page = browser.get("/console").await;
            let path = page.body.split('"').find(|it| it.ends_with(name)).unwrap().to_owned();
            let asset = browser.get(&path).await;
            assert_eq!(asset.status, StatusCode::OK, "{path}");
            assert!(asset.headers["cache-control"].contains("immutable"));
            first += asset.body.len();
        }
        assert_eq!(
            browser.get("/console/assets/0000/console.css").await.status,
            StatusCode::NOT_FOUND
        );
        for path in [
            "/console/calendar",
            "/console/calendar?week=2026-11-23",
            "/console/phone",
            "/console/people",
            "/console/people/1",
            "/console/own",
            "/console/trail",
            "/console/settings",
            "/console",
            "/console/bulletins",
            "/console/bulletins/new",
            "/console/sign-in",
        ] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let policy = &page.headers["content-security-policy"];
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe"),
                "{policy}"
            );
            for (name, value) in [
                ("cache-control", "no-store"),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "same-origin"),
                ("cross-origin-opener-policy", "same-origin"),
            ] {
                assert_eq!(page.headers[name], value, "{path}");
            }
            assert!(page.body.len() < 30_000, "{path}: {} bytes", page.body.len());
            assert!(first + page.body.len() < 100_000, "{first} and {}", page.body.len());
        }
        let page = browser.get("/console/nowhere").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("Hakuna kitu hapa"), "{}", page.body);
    })
    .await;
}
