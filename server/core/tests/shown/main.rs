//! What an editor shows of a log: hovers, hints, lenses, colours, and the data behind its trees and tables. One `check`
//! a feature; `$0` in a log is the cursor, and `=== path` begins a further file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panic")]

mod coverage;
mod everywhere;
mod hints;
mod hover;
mod lens;
mod lists;
mod tokens;
mod words;

use std::path::Path;

use hazlog_core::config::Config;
use hazlog_core::text::TextSize;
use hazlog_core::workspace::{Snapshot, Workspace};
use jiff::civil::date;

/// A project in memory, with a place in it.
struct Fixture {
    snapshot: Snapshot,
    path: String,
    offset: TextSize,
}

/// The files of a text; the cursor is where `$0` stands, else at the start of the first one.
fn fixture(text: &str) -> Fixture {
    let mut files: Vec<(String, String)> = vec![("log.hazlog".to_owned(), String::new())];
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) => files.push((path.trim().to_owned(), String::new())),
            None => files.last_mut().unwrap().1.push_str(line),
        }
    }
    let mut place = ("log.hazlog".to_owned(), TextSize::new(0));
    for (path, text) in &mut files {
        if let Some(at) = text.find("$0") {
            text.replace_range(at..at + 2, "");
            place = (path.clone(), TextSize::try_from(at).unwrap());
        }
    }
    Fixture { snapshot: project(files), path: place.0, offset: place.1 }
}

/// A project of these files. Evidence below `docs/` exists, below `gone/` it does not, elsewhere nobody has looked.
fn project(files: Vec<(String, String)>) -> Snapshot {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(files);
    let paths: Vec<_> =
        workspace.snapshot().all_islands().flat_map(|(_, island)| island.summary.paths.clone()).collect();
    let looked = paths.into_iter().filter(|path| path.starts_with("docs/") || path.starts_with("gone/"));
    workspace.set_paths(looked.map(|path| {
        let exists = path.starts_with("docs/");
        (path, exists)
    }));
    workspace.snapshot()
}

/// The text of a file of a project.
fn text_of(snapshot: &Snapshot, path: &str) -> String {
    snapshot.file(path).unwrap().document().text()
}

/// Every log below `tests/logs`, each as the files of one project.
fn logs() -> Vec<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/logs");
    let folders = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders
        .map(|folder| {
            let mut files = Vec::new();
            collect(&folder, &folder, &mut files);
            files.sort();
            files
        })
        .collect()
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "hazlog") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Compares two texts without the white space around them, and shows both where they differ.
fn same(found: &str, expected: &str) {
    let (found, expected) = (found.trim(), expected.trim());
    assert!(found == expected, "\n── found ──\n{found}\n── expected ──\n{expected}\n");
}
