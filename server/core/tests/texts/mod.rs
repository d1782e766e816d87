//! Texts to try things on: pieces of the language in any order, and the logs of this repository.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// Pieces of the language in any order: far from valid, near enough to reach every state of the parser.
pub(crate) fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "hazard",
        "control",
        "log",
        "review",
        "existing ",
        "use",
        "cause",
        "initial",
        "owner",
        "addresses",
        "because",
        "by",
        "uses",
        "evidence implementation ",
        "A-1",
        "2026-01-02",
        "word",
        "\"s\"",
        "\"",
        "\\\"",
        "\"\"\"",
        "\"\"\" x",
        "\"\"\"x\"\"\"",
        ",",
        ", ",
        "{",
        "}",
        " {\n",
        "\n}\n",
        "\n",
        "\n  ",
        "\r\n",
        " ",
        "\t",
        "# c",
        "é",
        "\u{a0}",
        "\u{feff}",
        "=",
        "\n\n",
        "\r",
        ", # c\n",
        "\n# c\n",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// Every log of this repository, with its path.
pub(crate) fn logs() -> Vec<(PathBuf, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    logs_below(&here.join("src/catalogue"), &mut found);
    logs_below(&here.join("../../tests/logs"), &mut found);
    assert!(found.len() > 5);
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(&path).unwrap())).collect()
}

fn logs_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            logs_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "hazlog") {
            found.push(path);
        }
    }
}
