//! Findings as SARIF 2.1.0, for code scanning and the viewers of it. Waived findings are in it, as suppressed in the source.

use std::io::{self, Write};
use std::path::Path;

use hazlog_core::diagnostic::{Fix, Level};
use hazlog_core::lint::Located;
use hazlog_core::rules::{ALL, Rule};
use hazlog_core::text::TextRange;
use serde_json::{Value, json};

use super::{REPOSITORY, Report, fingerprint, rule_page};

/// The name of the project's folder in addresses of files.
const ROOT: &str = "PROJECTROOT";

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let fingerprints = fingerprint::all(report);
    let results: Vec<Value> =
        report.findings.iter().zip(&fingerprints).map(|(one, fingerprint)| result(report, one, fingerprint)).collect();
    let notifications: Vec<Value> = report
        .failures
        .iter()
        .map(|failure| {
            json!({ "level": "error", "message": { "text": format!("{}: {}", failure.path, failure.message) } })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "hazlog",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": REPOSITORY,
                "rules": ALL.iter().map(|one| rule(one, report.profile)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "uri": folder_uri(report.folder) } },
            "invocations": [{
                "executionSuccessful": report.failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "properties": { "profile": report.profile, "today": report.today },
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(rule: &Rule, profile: &str) -> Value {
    let profile = hazlog_core::diagnostic::Profile::ALL.into_iter().find(|one| one.as_str() == profile);
    let default = profile.and_then(|profile| rule.levels.of(profile));
    let clauses: Vec<String> = rule.clauses.iter().map(ToString::to_string).collect();
    let help: Vec<String> = rule.clauses.iter().map(|clause| format!("{clause}: {}.", clause.text())).collect();
    let text = [vec![format!("{}.", rule.summary)], help].concat().join("\n");
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": text },
        "help": { "text": text, "markdown": rule.page },
        "helpUri": rule_page(rule.name),
        "defaultConfiguration": {
            "enabled": default.is_some(),
            "level": default.map_or("none", level),
        },
        "properties": { "tags": clauses },
    })
}

fn result(report: &Report<'_>, one: &Located, fingerprint: &str) -> Value {
    let finding = &one.finding;
    let index = ALL.iter().position(|rule| rule.name == finding.rule);
    let mut place = location(report, &one.path, one.range);
    if let (Some(hazard), Some(map)) = (&finding.hazard, place.as_object_mut()) {
        map.insert("logicalLocations".to_owned(), json!([{ "name": hazard.as_str(), "kind": "hazard" }]));
    }
    let related: Vec<Value> = one
        .related
        .iter()
        .map(|other| {
            let mut place = location(report, &other.path, other.range);
            if let Some(map) = place.as_object_mut() {
                map.insert("message".to_owned(), json!({ "text": other.message }));
            }
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": finding.message },
        "locations": [place],
        "relatedLocations": related,
        "partialFingerprints": { "hazlogFinding/v1": fingerprint },
        "fixes": finding.fixes.iter().map(|fix| self::fix(report, one, fix)).collect::<Vec<_>>(),
    });
    if let (Some(index), Some(map)) = (index, result.as_object_mut()) {
        map.insert("ruleIndex".to_owned(), json!(index));
    }
    if let (Some(reason), Some(map)) = (&finding.waived, result.as_object_mut()) {
        let suppression = json!([{ "kind": "inSource", "justification": reason.as_str() }]);
        map.insert("suppressions".to_owned(), suppression);
    }
    result
}

fn fix(report: &Report<'_>, one: &Located, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(report, &one.path, edit.range + one.island),
                "insertedContent": { "text": edit.text },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{ "artifactLocation": artifact(&one.path), "replacements": replacements }],
    })
}

fn location(report: &Report<'_>, path: &str, range: TextRange) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(path), "region": region(report, path, range) } })
}

fn artifact(path: &str) -> Value {
    json!({ "uri": encoded(path), "uriBaseId": ROOT })
}

fn region(report: &Report<'_>, path: &str, range: TextRange) -> Value {
    let lines = report.lines(path, range);
    json!({
        "startLine": lines.start.line,
        "startColumn": lines.start.column,
        "endLine": lines.end.line,
        "endColumn": lines.end.column,
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

/// A folder as an address; it ends in `/`, so that addresses below it are resolved against it.
fn folder_uri(folder: &Path) -> String {
    let path = folder.display().to_string().replace('\\', "/");
    let path = path.trim_end_matches('/');
    let lead = if path.starts_with('/') { "" } else { "/" };
    format!("file://{lead}{}/", encoded(path))
}

/// A path with what no address may hold as percent signs and numbers.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => uri.push(byte.into()),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
