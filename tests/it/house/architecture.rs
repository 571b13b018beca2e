//! The floors: an import may only point down, and each outside crate has a home.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The floors from the ground up, each with its modules.
const FLOORS: [&[&str]; 6] = [
    &["domain", "world"],
    &["text", "locales", "menu", "operators", "keywords", "tables"],
    &["store"],
    &["gateway"],
    &["http", "workers"],
    &["app", "cli", "config", "simulator", "telemetry"],
];

/// Imports between modules of one floor that are meant.
const ON_ONE_FLOOR: [(&str, &str); 6] = [
    ("world", "domain"),
    ("menu", "text"),
    ("menu", "locales"),
    ("operators", "text"),
    ("keywords", "text"),
    ("keywords", "menu"),
];

/// Imports that point down and are not meant all the same: doors and clocks ask
/// the gateway, and the store knows rows, not menus.
const FORBIDDEN: [(&str, &str); 4] =
    [("http", "store"), ("workers", "store"), ("store", "menu"), ("store", "operators")];

/// Outside crates and the only places that may name them.
const HOMES: [(&str, &[&str]); 31] = [
    ("sqlx", &["src/store/", "src/domain/"]),
    ("axum", &["src/http/", "src/simulator/"]),
    ("axum_server", &["src/app.rs"]),
    ("reqwest", &["src/workers/submit.rs", "src/cli/phone/"]),
    ("http_body", &["src/workers/submit.rs"]),
    ("governor", &["src/http/guard.rs", "src/app.rs"]),
    ("fluent_bundle", &["src/locales/"]),
    ("fluent_syntax", &["src/locales/"]),
    ("argon2", &["src/gateway/officers/"]),
    ("chacha20poly1305", &["src/gateway/officers/vault.rs"]),
    ("sha1", &["src/gateway/officers/"]),
    ("csv", &["src/tables/"]),
    ("calamine", &["src/tables/workbook/"]),
    ("zip", &["src/tables/"]),
    ("rust_xlsxwriter", &["src/http/tables.rs", "src/tables/tests.rs"]),
    (
        "tempfile",
        &[
            "src/http/tables.rs",
            "src/cli/dial/tests.rs",
            "src/config/tests.rs",
            "src/store/group/tests.rs",
        ],
    ),
    ("utoipa", &["src/http/api/"]),
    (
        "futures_util",
        &["src/http/tables.rs", "src/http/console/bulletins/", "src/workers/groups.rs"],
    ),
    ("regex_lite", &["src/http/api/schema.rs"]),
    ("getrandom", &["src/world.rs"]),
    ("rustix", &["src/world.rs"]),
    ("quick_xml", &["src/operators/"]),
    ("unicode_normalization", &["src/keywords/"]),
    ("form_urlencoded", &["src/operators/", "src/http/api/", "src/http/console/"]),
    ("askama", &["src/http/console/"]),
    ("tower_http", &["src/http/console/"]),
    ("qrcode", &["src/http/console/entrance.rs"]),
    ("rust_embed", &["src/app.rs"]),
    ("clap", &["src/cli/"]),
    ("rustls", &["src/main.rs", "src/cli/phone/tests.rs"]),
    ("tracing_subscriber", &["src/telemetry.rs"]),
];

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (file, text) in sources() {
        let Some(here) = module_of(&file) else { continue };
        for (number, line) in text.lines().enumerate() {
            for there in named_modules(line) {
                seen += 1;
                let (from, to) = (floor_of(here), floor_of(there));
                let down = to < from && !FORBIDDEN.contains(&(here, there));
                let allowed = down
                    || here == there
                    || from == 5 && to == 5
                    || ON_ONE_FLOOR.contains(&(here, there));
                if !allowed {
                    wrong.push(format!(
                        "{}:{}: {here} (floor {from}) names {there} (floor {to})",
                        file.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were seen: the test no longer reads the sources");
    assert!(wrong.is_empty(), "imports that do not point down:\n{}", wrong.join("\n"));
}

#[test]
fn outside_crates_stay_at_home() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let shown = file.to_string_lossy().replace('\\', "/");
        for (name, homes) in HOMES {
            let at_home = homes.iter().any(|home| shown.starts_with(home));
            for (number, line) in text.lines().enumerate() {
                if !at_home && mentions_crate(line, name) {
                    wrong.push(format!(
                        "{shown}:{}: {name} lives in {}",
                        number + 1,
                        homes.join(", ")
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "crates away from home:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let named: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let floors: Vec<&str> = FLOORS.iter().flat_map(|floor| floor.iter().copied()).collect();
    assert!(named.len() == floors.len(), "lib.rs names {named:?}, the floors hold {floors:?}");
    assert!(named.iter().all(|module| floors.contains(module)), "{named:?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file under `src/`, by its path from the root, without comments.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
                let code = code.collect::<Vec<_>>().join("\n");
                found.push((path.strip_prefix(root()).unwrap().to_owned(), code));
            }
        }
    }
    found
}

fn module_of(file: &Path) -> Option<&str> {
    let first = file.components().nth(1)?.as_os_str().to_str()?;
    let module = first.strip_suffix(".rs").unwrap_or(first);
    FLOORS.iter().flat_map(|floor| floor.iter().copied()).find(|known| *known == module)
}

fn floor_of(module: &str) -> usize {
    FLOORS.iter().position(|floor| floor.contains(&module)).unwrap()
}

/// The modules a line of code names as `crate::…` or inside `use crate::{ … }`,
/// where rustfmt puts each on a line of its own.
fn named_modules(line: &str) -> impl Iterator<Item = &'static str> {
    let line = line.to_owned();
    FLOORS.iter().flat_map(|floor| floor.iter().copied()).filter(move |module| {
        let absolute = format!("crate::{module}");
        let follows = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let names_it =
            line.match_indices(&absolute).any(|(at, _)| follows(&line[at + absolute.len()..]));
        let in_braces = line
            .strip_prefix("    ")
            .is_some_and(|rest| !rest.starts_with(' ') && rest.starts_with(&format!("{module}::")));
        names_it || in_braces
    })
}

fn mentions_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}
