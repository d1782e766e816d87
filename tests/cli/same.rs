//! One check sequence: what the binary finds is what the core finds, whether files come at once or one by one; and the
//! JSON has no key that its paper does not name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hazlog_core::diagnostic::{Level, Profile};
use hazlog_core::lint::{Linter, Located};
use hazlog_core::rules::ALL;
use hazlog_core::workspace::Workspace;
use hazlog_project::{ConfigChoice, Options, Project, refresh_paths};
use hazlog_tests::held::root;
use hazlog_tests::marks;
use hazlog_tests::pages::fences;
use hazlog_tests::project::TODAY;
use serde_json::Value;

use crate::bench::Bench;

/// A finding in one line, for comparison: rule, level, message, path, bytes, hazard, clauses, waiver, related, fixes.
fn line_of_json(finding: &Value) -> String {
    let bytes = |range: &Value| format!("{}..{}", range["start"]["offset"], range["end"]["offset"]);
    let list = |key: &str| finding[key].as_array().unwrap();
    let related: Vec<String> = list("related")
        .iter()
        .map(|one| format!("{}@{} {}", one["path"].as_str().unwrap(), bytes(&one["range"]), one["message"]))
        .collect();
    let edits = |fix: &Value| -> Vec<String> {
        let edits = fix["edits"].as_array().unwrap().iter();
        edits.map(|edit| format!("{} {}", bytes(&edit["range"]), edit["text"])).collect()
    };
    let fixes: Vec<String> = list("fixes").iter().map(|fix| format!("{} {:?}", fix["title"], edits(fix))).collect();
    let clauses: Vec<&str> = list("clauses").iter().map(|clause| clause["number"].as_str().unwrap()).collect();
    format!(
        "{}@{} {}[{}] {} hazard {:?} {clauses:?} waived {:?} {related:?} {fixes:?}",
        finding["path"].as_str().unwrap(),
        bytes(&finding["range"]),
        finding["level"].as_str().unwrap(),
        finding["rule"].as_str().unwrap(),
        finding["message"],
        finding["hazard"].as_str(),
        finding["waived"].as_str(),
    )
}

fn line_of_core(one: &Located) -> String {
    let found = &one.finding;
    let bytes =
        |range: hazlog_core::text::TextRange| format!("{}..{}", u32::from(range.start()), u32::from(range.end()));
    let json = |text: &str| Value::from(text).to_string();
    let related: Vec<String> = one
        .related
        .iter()
        .map(|other| format!("{}@{} {}", other.path, bytes(other.range), json(&other.message)))
        .collect();
    let fixes: Vec<String> = found
        .fixes
        .iter()
        .map(|fix| {
            let edits = fix.edits.iter();
            let edits: Vec<String> =
                edits.map(|edit| format!("{} {}", bytes(edit.range + one.island), json(&edit.text))).collect();
            format!("{} {edits:?}", json(&fix.title))
        })
        .collect();
    let clauses: Vec<&str> = found.clauses.iter().map(|clause| clause.number()).collect();
    format!(
        "{}@{} {}[{}] {} hazard {:?} {clauses:?} waived {:?} {related:?} {fixes:?}",
        one.path,
        bytes(one.range),
        found.level.as_str(),
        found.rule,
        json(&found.message),
        found.hazard.as_deref(),
        found.waived.as_deref(),
    )
}

/// The core's findings, with files given one at a time and linted after each, as an editor opens them.
fn core(folder: &Path, profile: Profile) -> (Vec<String>, usize) {
    let options = Options { config: ConfigChoice::Auto, today: TODAY };
    let project = Project::open(&[folder.to_owned()], &options).unwrap();
    let mut workspace = Workspace::new(project.config.config.clone(), TODAY);
    let mut linter = Linter::new(profile);
    for file in project.workspace.snapshot().files() {
        workspace.set_text(file.path(), &file.document().text());
        refresh_paths(&project.root, &mut workspace);
        linter.update(&workspace.snapshot(), &workspace.take_dirt());
    }
    let found = linter.findings(&workspace.snapshot());
    let errors = found.iter().filter(|one| one.finding.waived.is_none() && one.finding.level == Level::Error).count();
    let mut lines: Vec<String> = found.iter().map(line_of_core).collect();
    lines.sort();
    (lines, errors)
}

#[track_caller]
fn same(bench: &Bench, folder: &Path, profile: Profile, what: &str) -> Value {
    let path = folder.to_str().unwrap();
    let args = ["check", path, "--format=json", "--today", &TODAY.to_string(), "--profile", profile.as_str()];
    let ran = bench.run(&args);
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{what}: {error}: {}", ran.error));
    let mut binary: Vec<String> = json["findings"].as_array().unwrap().iter().map(line_of_json).collect();
    binary.sort();
    let (core, errors) = core(folder, profile);
    let only = |left: &[String], right: &[String]| -> Vec<String> {
        left.iter().filter(|line| !right.contains(line)).cloned().collect()
    };
    assert_eq!((only(&binary, &core), only(&core, &binary)), (vec![], vec![]), "{what}, {profile}: (binary, core)");
    assert_eq!(binary.len(), core.len(), "{what}, {profile}: some are there twice");
    assert_eq!(json["summary"]["errors"], errors, "{what}, {profile}");
    assert_eq!(ran.code, i32::from(errors > 0), "{what}, {profile}: {}", ran.error);
    json
}

#[test]
fn the_logs_give_the_same_findings_through_the_binary_and_through_the_core() {
    let bench = Bench::new(&[]);
    let mut folders: Vec<_> = fs::read_dir(root().join("tests/logs")).unwrap().map(|one| one.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    assert!(folders.len() >= 2);
    for folder in folders {
        for profile in Profile::ALL {
            same(&bench, &folder, profile, &folder.display().to_string());
        }
    }
}

#[test]
fn the_examples_of_the_rules_give_the_same_findings_through_the_binary_and_through_the_core() {
    for rule in ALL {
        let bench = Bench::new(&[("hazlog.toml", ""), ("docs/a.md", "")]);
        for (number, block) in fences(rule.page).into_iter().enumerate() {
            if block.info == "toml config" {
                bench.put("hazlog.toml", block.content.as_bytes());
            } else if block.info.starts_with("hazlog") {
                bench.put("example.hazlog", marks::strip(&block.content).0.as_bytes());
                same(&bench, &bench.path(""), Profile::Release, &format!("{}, block {number}", rule.name));
            }
        }
    }
}

/// Every key of an object, at any depth; a key of a table of numbers is a value of its own, not a word of the form.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        Value::Object(map) => {
            for (key, value) in map {
                found.insert(key.clone());
                if !["initial_risk", "residual_risk", "statuses"].contains(&key.as_str()) {
                    keys(value, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_of_the_json_is_documented() {
    let bench = Bench::new(&[]);
    let mut found = BTreeSet::new();
    for log in ["acme-first-draft", "acme-discharge"] {
        keys(&same(&bench, &root().join("tests/logs").join(log), Profile::Release, log), &mut found);
    }
    let broken = Bench::new(&[("good.hazlog", "")]);
    broken.put("bad.hazlog", b"\xff");
    keys(&serde_json::from_str(&broken.run(&["check", "--format=json"]).out).unwrap(), &mut found);
    for deep in ["findings", "edits", "column", "failures", "waived", "clauses", "related"] {
        assert!(found.contains(deep), "the sample must hold `{deep}`");
    }
    let paper = fs::read_to_string(root().join("server/OUTPUT.md")).expect("server/OUTPUT.md documents the JSON");
    let missing: Vec<&String> = found.iter().filter(|key| !paper.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "server/OUTPUT.md does not name {missing:?}");
}
