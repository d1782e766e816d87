//! Every log that people read in this repository is in its canonical form. `HAZLOG_UPDATE=1` lays them out.

use std::path::Path;

use hazlog_core::format::format;
use hazlog_tests::held::{held, root};
use hazlog_tests::marks;
use hazlog_tests::pages::fences;

/// The files of this kind below a folder, as paths from the root of the checkout.
fn below(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(from_root(&path));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no *.{extension} below {folder}");
    found
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn every_fixture_is_formatted() {
    for path in below("tests/logs", "hazlog").into_iter().chain(below("server/core/src/catalogue", "hazlog")) {
        let formatted = format(&read(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        held(&path, &formatted);
    }
}

/// Laying an example out drops its marks, for they belong to columns: the tests of the rules write them again. A `fixed`
/// block is what a fix makes of a text, and no more than that.
#[test]
fn every_example_of_a_page_is_formatted() {
    for path in below("server/core/src/rules", "md") {
        let page = read(&path);
        let mut result = page.clone();
        for fence in fences(&page).into_iter().rev().filter(|fence| is_example(&fence.info)) {
            let (plain, _) = marks::strip(&fence.content);
            // What cannot be laid out may be the very mistake that the example shows.
            if let Ok(formatted) = format(&plain)
                && formatted != plain
            {
                result.replace_range(fence.start..fence.end, &formatted);
            }
        }
        held(&path, &result);
    }
}

fn is_example(info: &str) -> bool {
    info.starts_with("hazlog") && !info.contains("fixed")
}
