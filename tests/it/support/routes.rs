//! The routes of the console as its sources put them into the router, so that no table and
//! no visit can forget one.

use std::{collections::BTreeSet, fs, path::Path};

/// Where the console stands.
pub(crate) const CONSOLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/http/console");

/// Every route: method and path.
pub(crate) fn console_routes() -> BTreeSet<String> {
    let mut texts = Vec::new();
    sources(Path::new(CONSOLE), &mut texts);
    let routes: BTreeSet<String> = texts.iter().flat_map(|text| routes_of(text)).collect();
    assert!(routes.len() > 60, "only {routes:?}: the sources are no longer read");
    routes
}

/// Adds the sources in a folder.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

/// What stands inside the parentheses that open at the beginning of a text.
fn inside(text: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return &text[1..at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    panic!("nothing closes: {text}");
}

/// The routes that a source file puts into the router: method and path.
fn routes_of(source: &str) -> Vec<String> {
    let mut routes = Vec::new();
    for (at, call) in source.match_indices(".route(") {
        let route = inside(&source[at + call.len() - 1..]);
        // Styles and scripts stand under a base that another file names.
        if route.contains("assets::BASE") {
            routes.push("GET /console/assets/{digest}/{name}".to_owned());
            continue;
        }
        let (path, handlers) = route.split_once(',').unwrap();
        let path = if let Some(literal) = path.trim().strip_prefix('"') {
            literal.trim_end_matches('"').to_owned()
        } else {
            let (_, rest) = source.split_once(&format!("const {path}: &str = \"")).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let mut handlers = handlers.to_owned();
        // A handler with limits of its own is named before.
        if handlers.contains("file") {
            let (_, made) = source.split_once("let file = ").unwrap();
            handlers.push(' ');
            handlers.push_str(made.split(';').next().unwrap());
        }
        let before = routes.len();
        for (method, mark) in [("GET", "get("), ("POST", "post(")] {
            let is_there = handlers.match_indices(mark).any(|(at, _)| {
                !handlers[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
            });
            if is_there {
                routes.push(format!("{method} {path}"));
            }
        }
        assert!(routes.len() > before, "no method is read of {path}: {handlers}");
        for other in ["put(", "delete(", "patch(", "any(", "on("] {
            assert!(!handlers.contains(other), "{path} is read without its {other}");
        }
    }
    routes
}
