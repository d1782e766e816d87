//! What `hazlog check` finds in the texts that a client has open, as the diagnostics that a client should see.

use std::collections::BTreeMap;
use std::process::Command;

use hazlog_tests::client::{Client, Folder, position};
use serde_json::{Value, json};

use crate::bench::BINARY;

/// Diagnostics by the name of the file; files without any are not in it.
pub(crate) type ByFile = BTreeMap<String, Vec<Value>>;

/// What `hazlog check` finds in these files.
#[track_caller]
pub(crate) fn check(client: &Client, files: &[(&str, &str)], args: &[&str]) -> ByFile {
    let folder = Folder::new(files);
    let mut command = Command::new(BINARY);
    command.current_dir(folder.path("")).args(["check", "--format", "json", "--today", "2026-11-20"]).args(args);
    let output = command.output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let mut found = ByFile::new();
    for finding in report["findings"].as_array().unwrap().iter().filter(|one| one["waived"].is_null()) {
        let diagnostic = diagnostic(client, files, finding);
        found.entry(finding["path"].as_str().unwrap().to_owned()).or_default().push(diagnostic);
    }
    found
}

fn diagnostic(client: &Client, files: &[(&str, &str)], finding: &Value) -> Value {
    let related: Vec<Value> = finding["related"]
        .as_array()
        .unwrap()
        .iter()
        .map(|other| {
            let uri = client.uri(other["path"].as_str().unwrap());
            json!({ "location": { "uri": uri, "range": range(client, files, other) }, "message": other["message"] })
        })
        .collect();
    let severity = ["error", "warning", "info"].iter().position(|level| finding["level"] == *level).unwrap() + 1;
    json!({
        "range": range(client, files, finding),
        "severity": severity,
        "code": finding["rule"],
        "source": "hazlog",
        "message": message(finding),
        "relatedInformation": related,
    })
}

/// Its message, with the clauses that the rule serves.
fn message(finding: &Value) -> String {
    let clauses = finding["clauses"].as_array().unwrap().iter();
    let clauses: Vec<String> = clauses
        .map(|one| format!("{} {}", one["standard"].as_str().unwrap(), one["number"].as_str().unwrap()))
        .collect();
    let message = finding["message"].as_str().unwrap();
    if clauses.is_empty() { message.to_owned() } else { format!("{message} ({})", clauses.join(", ")) }
}

fn range(client: &Client, files: &[(&str, &str)], of: &Value) -> Value {
    let text = files.iter().find(|(name, _)| of["path"] == *name).unwrap().1;
    let place = |key: &str| {
        let offset = usize::try_from(of["range"][key]["offset"].as_u64().unwrap()).unwrap();
        position(text, offset, client.units)
    };
    json!({ "start": place("start"), "end": place("end") })
}

/// A diagnostic of the server's with what `hazlog check` says of it too, and no more.
pub(crate) fn compared(diagnostic: &Value) -> Value {
    let mut kept = json!({});
    for key in ["range", "severity", "code", "source", "message"] {
        kept[key] = diagnostic[key].clone();
    }
    kept["relatedInformation"] = diagnostic.get("relatedInformation").cloned().unwrap_or_else(|| json!([]));
    kept
}

/// Holds that the server says what `hazlog check` finds.
#[track_caller]
pub(crate) fn same(found: &ByFile, expected: &ByFile, when: &str) {
    let names: std::collections::BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let none = Vec::new();
    let mut differences = Vec::new();
    for name in names {
        let (found, expected) = (found.get(name).unwrap_or(&none), expected.get(name).unwrap_or(&none));
        let too_many =
            found.iter().filter(|one| !expected.contains(one)).map(|one| format!("{name}: only the server: {one}"));
        let missed =
            expected.iter().filter(|one| !found.contains(one)).map(|one| format!("{name}: only the check: {one}"));
        differences.extend(too_many.chain(missed));
        if differences.is_empty() && found != expected {
            differences.push(format!("{name}: in another order, or one twice:\n{found:#?}\n{expected:#?}"));
        }
    }
    assert!(differences.is_empty(), "{when}:\n{}", differences.join("\n"));
}
