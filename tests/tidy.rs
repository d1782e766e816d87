//! The house in order: what no compiler holds. Each test is one of the rules of `server/ARCHITECTURE.md`.

use std::path::{Path, PathBuf};

use hazlog_tests::held::root;

/// The modules of the core, from the bottom up: an import may only point to a module before its own.
const RANKS: [&str; 12] = [
    "text",
    "diagnostic",
    "syntax",
    "model",
    "risk",
    "config",
    "catalogue",
    "format",
    "workspace",
    "rules",
    "lint",
    "ide",
];

/// Dependencies that have one home.
const HOMES: [(&str, &[&str]); 11] = [
    ("tree-sitter", &["server/core", "tests", "server/cli"]),
    ("ropey", &["server/core"]),
    ("tower-lsp", &["server/lsp"]),
    ("tokio", &["server/lsp"]),
    ("dashmap", &["server/lsp"]),
    ("calamine", &["server/exchange"]),
    ("rust_xlsxwriter", &["server/exchange"]),
    ("toml", &["server/project"]),
    ("ignore", &["server/project"]),
    ("notify", &["server/project"]),
    ("clap", &["server/cli"]),
];

/// The longest a file may be, in lines, tests in it included.
const LONGEST: usize = 400;

fn files(dir: &str, extension: &str) -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, extension: &str, found: &mut Vec<(PathBuf, String)>) {
        let Ok(entries) = std::fs::read_dir(dir) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if path.is_dir() && !hidden && !path.ends_with("target") && !path.ends_with("node_modules") {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push((path.strip_prefix(root()).unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(dir), extension, &mut found);
    found.sort();
    found
}

fn rust_files() -> Vec<(PathBuf, String)> {
    ["grammar/bindings", "server", "tests"].into_iter().flat_map(|dir| files(dir, "rs")).collect()
}

fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn imports_in_the_core_point_down() {
    let rank = |module: &str| RANKS.iter().position(|known| *known == module);
    let mut complaints = Vec::new();
    for (path, text) in files("server/core/src", "rs") {
        let inside = path.strip_prefix("server/core/src").unwrap();
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if module == "lib" {
            continue;
        }
        let own = rank(module).unwrap_or_else(|| panic!("{module} has no rank"));
        // What a test looks at is its own affair.
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (line, row) in code.lines().enumerate() {
            let Some(target) = row.split("crate::").nth(1) else { continue };
            if row.trim_start().starts_with("//") || row.contains("pub(in crate::") {
                continue;
            }
            let target = target.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap();
            match rank(target) {
                Some(rank) if rank < own => {}
                Some(rank) if rank == own && !row.trim_start().starts_with("use") => {}
                Some(rank) if rank == own => {}
                Some(_) => complaints.push(format!(
                    "{}:{}: {module} imports {target}, which is above it",
                    path.display(),
                    line + 1
                )),
                None => complaints.push(format!(
                    "{}:{}: crate::{target} is no module of the core",
                    path.display(),
                    line + 1
                )),
            }
        }
    }
    none(complaints);
}

#[test]
fn every_file_opens_with_its_duty() {
    let without = rust_files().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    none(without.map(|(path, _)| format!("{} does not open with `//!`", path.display())).collect());
}

#[test]
fn files_are_short() {
    let long = rust_files().into_iter().filter(|(_, text)| text.lines().count() > LONGEST);
    none(long.map(|(path, text)| format!("{} has {} lines", path.display(), text.lines().count())).collect());
}

#[test]
fn heavy_dependencies_have_one_home() {
    let mut complaints = Vec::new();
    for (path, text) in files("", "toml").into_iter().filter(|(path, _)| path.ends_with("Cargo.toml")) {
        let dir = path.parent().unwrap().to_str().unwrap().to_owned();
        for (name, homes) in HOMES {
            let names = |row: &str| row.starts_with(&format!("{name} ")) || row.starts_with(&format!("{name}."));
            let code = text.split("[dev-dependencies]").next().unwrap();
            if code.lines().any(names) && !homes.contains(&dir.as_str()) {
                complaints.push(format!("{} depends on {name}, whose home is {}", path.display(), homes.join(", ")));
            }
        }
    }
    none(complaints);
}

#[test]
fn the_core_touches_nothing_outside() {
    let forbidden =
        ["std::fs", "std::env", "std::net", "std::process", "std::time", "std::io", "SystemTime", "lsp_types"];
    let mut complaints = Vec::new();
    for (path, text) in files("server/core/src", "rs") {
        for word in forbidden.iter().filter(|word| text.contains(**word)) {
            complaints.push(format!("{} names {word}", path.display()));
        }
    }
    none(complaints);
}

#[test]
fn only_the_project_touches_the_disk() {
    let allowed = |path: &Path| path.starts_with("server/project") || path.starts_with("tests");
    let code = |text: &str| text.split("#[cfg(test)]").next().unwrap().contains("std::fs");
    let others = files("server", "rs").into_iter().filter(|(path, text)| {
        let is_test = path.iter().any(|part| part == "tests");
        !allowed(path) && !is_test && code(text)
    });
    none(others.map(|(path, _)| format!("{} names std::fs", path.display())).collect());
}

#[test]
fn every_rule_has_its_page_and_no_page_is_alone() {
    let stem = |(path, _): &(PathBuf, String)| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let pages: Vec<String> = files("server/core/src/rules", "md").iter().map(stem).collect();
    let rules: Vec<String> = hazlog_core::rules::ALL.iter().map(|rule| rule.name.replace('-', "_")).collect();
    let lonely = pages.iter().filter(|page| !rules.contains(page)).map(|page| format!("{page}.md has no rule"));
    let unheaded = hazlog_core::rules::ALL
        .iter()
        .filter(|rule| {
            !rule.page.starts_with(&format!("# {}\n", rule.name)) || !rule.page.contains("\n## Why it matters\n")
        })
        .map(|rule| format!("the page of {} needs its heading and `## Why it matters`", rule.name));
    none(lonely.chain(unheaded).collect());
}

#[test]
fn rules_are_told_in_one_line() {
    let odd = hazlog_core::rules::ALL.iter().filter(|rule| {
        let first = rule.summary.chars().next().is_some_and(char::is_uppercase);
        first || rule.summary.ends_with('.') || rule.summary.contains('\n')
    });
    none(
        odd.map(|rule| format!("the summary of {} is not one line without capital and full stop", rule.name)).collect(),
    );
}
