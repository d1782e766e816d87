//! Files that are made from others: committed, and held current by a test. `HAZLOG_UPDATE=1` writes them.

use std::path::{Path, PathBuf};

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Holds that a file has this content, or writes it.
pub fn held(path: &str, content: &str) {
    let file = root().join(path);
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    if found == content {
        return;
    }
    if std::env::var_os("HAZLOG_UPDATE").is_some() {
        std::fs::write(&file, content).unwrap();
        return;
    }
    let line = found.lines().zip(content.lines()).position(|(left, right)| left != right);
    panic!(
        "{path} is not current (first difference in line {:?}): run the tests with HAZLOG_UPDATE=1",
        line.map(|l| l + 1)
    );
}

/// Holds that the part of a file between two marker lines has this content, or writes it.
pub fn held_between(path: &str, begin: &str, end: &str, content: &str) {
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    let (head, rest) = text.split_once(begin).unwrap_or_else(|| panic!("{path} has no line {begin:?}"));
    let (_, tail) = rest.split_once(end).unwrap_or_else(|| panic!("{path} has no line {end:?}"));
    held(path, &format!("{head}{begin}\n{content}{end}{tail}"));
}
