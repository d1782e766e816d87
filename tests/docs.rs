//! The papers of the project are true: their tables are current, their links lead somewhere, and what they show of
//! configuration and language is read without a complaint.

use std::path::{Path, PathBuf};

use hazlog_core::config::Config;
use hazlog_core::diagnostic::{Level, Profile};
use hazlog_core::rules::{ALL, Group, Rule, find};
use hazlog_project::config::{parse_config, schema};
use hazlog_tests::held::{held_between, root};
use hazlog_tests::pages::fences;
use hazlog_tests::project::lint;

const CONFIG: &str = "server/CONFIG.md";

/// The Markdown files of the project, by their paths from its root.
fn papers() -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !name.starts_with('.') && name != "target" && name != "node_modules" {
                walk(&path, found);
            } else if name.ends_with(".md") {
                found.push((path.strip_prefix(root()).unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root(), &mut found);
    found.sort();
    found
}

fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_rule_table_is_current() {
    let mut table = "\n| rule | draft | review | release | finds | clauses |\n|---|---|---|---|---|---|\n".to_owned();
    for group in Group::ALL {
        table.push_str(&format!("| **{}** | | | | | |\n", group.title()));
        ALL.iter().filter(|rule| rule.group == group).for_each(|rule| table.push_str(&row(rule)));
    }
    held_between("README.md", "<!-- rules: begin -->", "<!-- rules: end -->", &format!("{table}\n"));
}

fn row(rule: &Rule) -> String {
    let page = format!("server/core/src/rules/{}.md", rule.name.replace('-', "_"));
    let levels = Profile::ALL.map(|profile| rule.levels.of(profile).map_or("–", Level::as_str));
    let clauses: Vec<&str> = rule.clauses.iter().map(|clause| clause.number()).collect();
    let summary = rule.summary.replace('|', "\\|");
    format!("| [{}]({page}) | {} | {summary} | {} |\n", rule.name, levels.join(" | "), clauses.join(", "))
}

#[test]
fn links_lead_to_something() {
    let mut complaints = Vec::new();
    for (path, text) in papers() {
        for link in links(&text).into_iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, a)| (file, Some(a)));
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let there = root().join(&target);
            let heading = anchor.is_none_or(|anchor| {
                std::fs::read_to_string(&there).is_ok_and(|text| anchors(&text).iter().any(|known| known == anchor))
            });
            if !there.exists() || !heading {
                complaints.push(format!("{}: {link} leads nowhere", path.display()));
            }
        }
    }
    none(complaints);
}

/// The lines of a page outside its fences.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    page.lines().filter(move |line| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// Where the links of a page lead.
fn links(page: &str) -> Vec<String> {
    let text: String = prose(page).collect::<Vec<_>>().join("\n");
    let code = text.split('`').step_by(2).collect::<Vec<_>>().concat();
    let rests = code.split("](").skip(1);
    rests.filter_map(|rest| rest.split_once(')')).map(|(link, _)| link.to_owned()).collect()
}

/// The anchors that the headings of a page have where it is shown.
fn anchors(page: &str) -> Vec<String> {
    let slug = |heading: &str| -> String {
        let kept = heading.to_lowercase().replace(' ', "-");
        kept.chars().filter(|char| char.is_alphanumeric() || matches!(char, '-' | '_')).collect()
    };
    let headings = prose(page).filter(|line| line.starts_with('#'));
    headings.map(|line| slug(line.trim_start_matches('#').trim())).collect()
}

/// The examples of configuration in `CONFIG.md`.
fn configurations() -> Vec<String> {
    let page = std::fs::read_to_string(root().join(CONFIG)).unwrap();
    fences(&page).into_iter().filter(|fence| fence.info == "toml").map(|fence| fence.content).collect()
}

#[test]
fn examples_of_configuration_are_read() {
    let mut complaints = Vec::new();
    for text in configurations() {
        let problems = parse_config(&text).map_or_else(|errors| errors, |(_, warnings)| warnings);
        complaints.extend(problems.iter().map(|problem| format!("{text}\n{problem}")));
    }
    none(complaints);
}

#[test]
fn every_key_of_the_configuration_has_an_example() {
    fn keys(schema: &serde_json::Value, found: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(|value| value.as_object()) {
            found.extend(properties.keys().cloned());
        }
        match schema {
            serde_json::Value::Object(parts) => parts.values().for_each(|part| keys(part, found)),
            serde_json::Value::Array(parts) => parts.iter().for_each(|part| keys(part, found)),
            _ => {}
        }
    }
    let mut wanted = Vec::new();
    keys(&schema(), &mut wanted);
    wanted.sort();
    wanted.dedup();
    let text = configurations().concat();
    let shown: Vec<&str> = text.split(|char: char| !char.is_alphanumeric() && char != '-').collect();
    let missing = wanted.iter().filter(|key| find(key).is_none() && !shown.contains(&key.as_str()));
    none(missing.map(|key| format!("{CONFIG} has no example with `{key}`")).collect());
}

#[test]
fn examples_of_the_language_have_its_form() {
    let mut complaints = Vec::new();
    let is_ours = |path: &Path| path == Path::new("README.md") || path.parent() == Some(Path::new("server"));
    for (path, text) in papers().into_iter().filter(|(path, _)| is_ours(path)) {
        for fence in fences(&text).into_iter().filter(|fence| fence.info == "hazlog") {
            let found = lint(&[("example.hazlog", &fence.content)], Config::default(), Profile::Draft);
            let form = found.into_iter().filter(|one| ["syntax", "unknown-keyword"].contains(&one.finding.rule));
            complaints.extend(form.map(|one| format!("{}: {}", path.display(), one.finding.message)));
        }
    }
    none(complaints);
}
