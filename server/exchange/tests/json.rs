//! A log as JSON: what is written is read again as the same, and what is none is refused in words.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use hazlog_core::config::Config;
use hazlog_core::risk::Matrix;
use hazlog_core::workspace::{Snapshot, Workspace};
use hazlog_exchange::record::Method;
use hazlog_exchange::{Record, json};
use jiff::civil::date;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn logs(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            logs(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "hazlog") {
            files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

fn snapshot(files: Vec<(String, String)>) -> Snapshot {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(files);
    workspace.snapshot()
}

#[test]
fn every_log_of_the_repository_comes_back() {
    for project in std::fs::read_dir(root().join("tests/logs")).unwrap() {
        let folder = project.unwrap().path();
        let mut files = Vec::new();
        if folder.is_dir() {
            logs(&folder, &mut files);
        }
        let snapshot = snapshot(files);
        let document = json::read(json::write(&snapshot).as_bytes()).unwrap();
        assert_eq!(document.record, Record::of(&snapshot));
        assert_eq!(document.method.matrix().unwrap(), Matrix::example());
        assert_eq!(document.computed.len(), document.record.hazards.len());
    }
}

#[test]
fn what_follows_is_told_beside_what_is_written() {
    let log = r#"hazard H-1 "a" {
  initial severity major likelihood medium
  control K1 design "x y z" {
    state planned
  }
}
"#;
    let document = json::read(json::write(&snapshot(vec![("a".to_owned(), log.to_owned())])).as_bytes()).unwrap();
    let computed = document.computed.first().unwrap();
    let initial = computed.initial.as_ref().unwrap();
    assert_eq!((initial.risk, initial.band.as_str(), initial.class.as_str()), (3, "undesirable", "undesirable"));
    assert_eq!((computed.residual.clone(), computed.status.as_deref()), (None, Some("open")));
}

#[test]
fn what_is_no_such_document_is_refused_in_words() {
    let said = |text: &str| json::read(text.as_bytes()).unwrap_err().to_string();
    assert!(said("").starts_with("this is no hazard log that hazlog wrote as JSON: "));
    assert!(said("[]").starts_with("this is no hazard log that hazlog wrote as JSON: "));
    assert!(said(r#"{"format": "hazlog-log", "version": 1"#).contains("line 1"));
    assert!(said(r#"{"format": "sarif", "version": 1}"#).contains("calls itself `sarif`"));
    assert!(said(r#"{"format": "hazlog-log", "version": 2}"#).contains("has version 2"));
    let misspelt = r#"{"format": "hazlog-log", "version": 1, "record": {"hazads": []}, "method": {}}"#;
    assert!(said(misspelt).contains("hazads"), "{}", said(misspelt));
}

#[test]
fn a_matrix_whose_parts_do_not_fit_is_none() {
    let mut method = Method::from(&Matrix::example());
    method.cells.pop();
    assert!(method.matrix().is_err());
}

/// `HAZLOG_UPDATE=1` writes it anew.
#[test]
fn the_schema_is_current() {
    let path = root().join("server/exchange/hazlog-log.schema.json");
    if std::env::var_os("HAZLOG_UPDATE").is_some() {
        std::fs::write(&path, json::schema()).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == json::schema(), "run the tests with HAZLOG_UPDATE=1");
}
