//! Every rule's page is its test: `bad` blocks carry marks under what the rule finds, `good` blocks must be silent, and
//! a `fixed` block is what the first fixes make of the `bad` one before it. A `toml config` block is the configuration
//! of the blocks below it.
//!
//! With `HAZLOG_UPDATE=1` the marks and the fixed blocks are written anew; read the difference before it is committed.

use std::path::PathBuf;

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Located;
use hazlog_core::rules::{ALL, Rule};
use hazlog_core::text::{Document, TextRange};
use hazlog_project::config::parse_config;
use hazlog_tests::marks::{self, Mark};
use hazlog_tests::pages::{Fence, fences};
use hazlog_tests::project::lint;

#[test]
fn every_page_is_true() {
    let only = std::env::var("HAZLOG_RULE").ok();
    let mut failures = Vec::new();
    for rule in ALL.iter().filter(|rule| only.as_deref().is_none_or(|name| name == rule.name)) {
        check(rule, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn check(rule: &Rule, failures: &mut Vec<String>) {
    let mut page = rule.page.to_owned();
    let blocks = fences(rule.page);
    let count = |word: &str| blocks.iter().filter(|block| block.info.starts_with(&format!("hazlog {word}"))).count();
    if count("bad") == 0 || count("good") == 0 {
        failures.push(format!("{}: the page needs a `hazlog bad` and a `hazlog good` block", rule.name));
    }
    let mut config = Config::default();
    let mut last: Vec<Located> = Vec::new();
    let mut replaced: Vec<(Fence, String)> = Vec::new();
    let mut fixed_of = String::new();
    for block in blocks {
        match block.info.as_str() {
            "toml config" => config = read_config(rule, &block.content, failures),
            "hazlog bad" | "hazlog good" => {
                let (plain, wanted) = marks::strip(&block.content);
                last = findings(rule, &plain, &config, failures);
                let document = Document::new(&plain);
                let found: Vec<Mark> = last.iter().map(|one| marks::of(&document, one)).collect();
                compare(rule, &block, wanted, found.clone(), failures);
                fixed_of = apply(&plain, &last);
                if block.info == "hazlog bad" {
                    replaced.push((block, marks::write(&plain, &found)));
                }
            }
            "hazlog fixed" => {
                if fixed_of != block.content || last.is_empty() {
                    failures.push(format!("{}: the fix gives\n{fixed_of}\nand not\n{}", rule.name, block.content));
                }
                replaced.push((block, fixed_of.clone()));
            }
            _ => {}
        }
    }
    if std::env::var_os("HAZLOG_UPDATE").is_some() {
        for (block, text) in replaced.into_iter().rev() {
            page.replace_range(block.start..block.end, &text);
        }
        std::fs::write(path(rule), page).unwrap();
    }
}

fn findings(rule: &Rule, text: &str, config: &Config, failures: &mut Vec<String>) -> Vec<Located> {
    let all = lint(&[("example.hazlog", text)], config.clone(), Profile::Release);
    let form = ["syntax", "unknown-keyword"];
    for one in all.iter().filter(|one| form.contains(&one.finding.rule) && !form.contains(&rule.name)) {
        failures.push(format!(
            "{}: an example does not have the form of the language: {}\n{text}",
            rule.name, one.finding.message
        ));
    }
    all.into_iter().filter(|one| one.finding.rule == rule.name && one.finding.waived.is_none()).collect()
}

fn compare(rule: &Rule, block: &Fence, mut wanted: Vec<Mark>, mut found: Vec<Mark>, failures: &mut Vec<String>) {
    if block.info == "hazlog bad" && wanted.is_empty() {
        failures.push(format!("{}: a bad example without a mark; found: {found:#?}", rule.name));
    }
    wanted.sort();
    found.sort();
    let missed: Vec<_> = wanted.iter().filter(|mark| !found.contains(mark)).collect();
    let false_alarms: Vec<_> = found.iter().filter(|mark| !wanted.contains(mark)).collect();
    if !missed.is_empty() || !false_alarms.is_empty() {
        failures
            .push(format!("{} in\n{}\nmissed: {missed:#?}\nfalse alarms: {false_alarms:#?}", rule.name, block.content));
    }
}

/// The text after the first fix of each finding.
fn apply(text: &str, findings: &[Located]) -> String {
    let mut edits: Vec<(TextRange, String)> = findings
        .iter()
        .filter_map(|one| one.finding.fixes.first().map(|fix| (one.island, fix)))
        .flat_map(|(island, fix)| fix.edits.iter().map(move |edit| (edit.range + island, edit.text.clone())))
        .collect();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start()));
    let mut document = Document::new(text);
    for (range, insert) in edits {
        document.edit(range, &insert);
    }
    document.text()
}

fn read_config(rule: &Rule, text: &str, failures: &mut Vec<String>) -> Config {
    parse_config(text).map(|(read, _)| read.config).unwrap_or_else(|errors| {
        failures.extend(errors.iter().map(|error| format!("{}: the configuration\n{text}\n{error}", rule.name)));
        Config::default()
    })
}

fn path(rule: &Rule) -> PathBuf {
    let file = format!("../server/core/src/rules/{}.md", rule.name.replace('-', "_"));
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}
