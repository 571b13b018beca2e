//! What README.md and ARCHITECTURE.md name must exist.

use std::{fs, path::Path};

/// Folders that appear when the program or its tests run.
const MADE_LATER: [&str; 1] = ["data/"];

#[test]
fn every_path_the_documents_name_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut checked = 0;
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root.join(document)).unwrap();
        for (number, line) in text.lines().enumerate() {
            for named in line.split('`').skip(1).step_by(2) {
                let first = named.split(['/', ' ']).next().unwrap_or_default();
                let of_ours =
                    ["src", "tests", "menus", "locales", "migrations", "deploy", "benches"];
                let is_path = of_ours.contains(&first) && !named.contains(' ');
                if !is_path || named.contains("NAME") || MADE_LATER.contains(&named) {
                    continue;
                }
                checked += 1;
                assert!(
                    root.join(named).exists(),
                    "{document}:{}: `{named}` is not there",
                    number + 1
                );
            }
        }
    }
    assert!(
        checked > 20,
        "only {checked} paths were found: the test no longer reads the documents"
    );
}
