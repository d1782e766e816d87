//! The forms in which `hazlog check` writes findings for other programs: each is read as its consumer reads it.

use std::collections::BTreeSet;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;

use crate::bench::{Bench, LOG};

/// Findings of every level, one of them waived, with fixes, related places and characters that each form has to escape.
const HAZARDS: &str = r#"hazard H-7 "Größe, 100 % \"wrong\": <b>" {
  addresses  GPC-46
  owner      "Medicines squad"
  mode       fault
  status     closed
  impact     "A stopped medicine is continued."

  cause C1 "The time; of retrieval] is not shown"
  cause C2 "漢字 😀"

  initial severity major likelihood sometimes because "Twice in the pilot."

  control K1 design "E-learning" {
    mitigates  C9
    state      planned
  }

  waive vague-control because "Agreed: 100 % with the \"officer\", see <minutes>."
}
"#;

const TODAY: &str = "--today=2026-11-20";

fn project() -> Bench {
    Bench::new(&[("a b/hazlog.toml", ""), ("a b/log.hazlog", LOG), ("a b/wards/ä,1.hazlog", HAZARDS)])
}

/// What a form says of the project, written to standard output and, the same, to a file.
fn told(bench: &Bench, format: &str) -> String {
    let file = format!("{format}=reports.{format}");
    let ran = bench.run(&["check", "a b", TODAY, "--format", format, "--output", &file]);
    assert_eq!((ran.code, ran.error.as_str()), (1, ""), "{format}");
    let written = bench.text(&format!("reports.{format}"));
    let folder = bench.path("").display().to_string();
    assert!(
        written.replace(folder.trim_end_matches('/'), "FOLDER") == ran.out,
        "{format}: not what the terminal shows"
    );
    written
}

/// The findings as the JSON form has them: what every other one is held against.
fn findings(bench: &Bench) -> Vec<Value> {
    let json: Value = serde_json::from_str(&told(bench, "json")).unwrap();
    json["findings"].as_array().unwrap().clone()
}

/// The rule, line and column of each finding that counts.
fn counted(findings: &[Value]) -> BTreeSet<(String, u64, u64)> {
    let place = |one: &Value| {
        let start = &one["range"]["start"];
        let rule = one["rule"].as_str().unwrap().to_owned();
        (rule, start["line"].as_u64().unwrap(), start["column"].as_u64().unwrap())
    };
    findings.iter().filter(|one| one["waived"].is_null()).map(place).collect()
}

#[test]
fn sarif_holds_to_its_schema() {
    let bench = project();
    let log: Value = serde_json::from_str(&told(&bench, "sarif")).unwrap();
    let schema = hazlog_tests::held::root().join("tests/schemas/sarif-2.1.0.json");
    let mut schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    // Its pattern for a language has a bracket too many, and no language is written.
    for holder in ["run", "toolComponent"] {
        schema["definitions"][holder]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let findings = findings(&bench);
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(&findings) {
        assert_eq!(result["ruleId"], finding["rule"]);
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], finding["rule"]);
        assert_eq!(result["suppressions"][0]["justification"], finding["waived"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["region"]["startColumn"], finding["range"]["start"]["column"]);
        let fixes = result["fixes"].as_array().unwrap().len();
        assert_eq!(fixes, finding["fixes"].as_array().unwrap().len());
    }
    let uri = &results.last().unwrap()["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "wards/%C3%A4%2C1.hazlog");
    let base = run["originalUriBaseIds"]["PROJECTROOT"]["uri"].as_str().unwrap();
    assert!(base.starts_with("file:///") && base.ends_with("/a%20b/"), "{base}");
}

/// A finding is known again by its fingerprint when lines above it come, and no two findings share one.
#[test]
fn fingerprints_outlive_moved_lines() {
    let bench = project();
    let prints = |text: String| -> BTreeSet<String> {
        let log: Value = serde_json::from_str(&text).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let print = |one: &Value| one["partialFingerprints"]["hazlogFinding/v1"].as_str().unwrap().to_owned();
        let all: BTreeSet<String> = results.iter().map(print).collect();
        assert_eq!(all.len(), results.len());
        all
    };
    let before = prints(told(&bench, "sarif"));
    bench.put(
        "a b/wards/ä,1.hazlog",
        format!("# moved\n\n{}", HAZARDS.replace("  cause C2", "\n  cause C2")).as_bytes(),
    );
    assert_eq!(prints(told(&bench, "sarif")), before);
}

/// The commands as the runner reads them: a name, properties, and what is behind the second `::`.
#[test]
fn annotations_of_github() {
    let bench = project();
    let out = told(&bench, "github");
    let findings = findings(&bench);
    let unescaped = |text: &str| text.replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
    let mut seen = BTreeSet::new();
    for line in out.lines() {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
        let value = |name: &str| {
            let mut pairs = properties.split(',').map(|pair| pair.split_once('=').unwrap());
            pairs.find(|(key, _)| *key == name).map(|(_, value)| unescaped(value))
        };
        let file = value("file").unwrap();
        assert!(bench.path(&file).is_file(), "{file}");
        let title = value("title").unwrap();
        let rule = title.split(':').next().unwrap().to_owned();
        let line_number: u64 = value("line").unwrap().parse().unwrap();
        let column = value("col").map_or(0, |column| column.parse().unwrap());
        let message = unescaped(message);
        assert!(findings.iter().any(|one| message.starts_with(one["message"].as_str().unwrap())), "{message}");
        seen.insert((rule, line_number, column));
    }
    let wanted = counted(&findings);
    assert!(wanted.iter().all(|(rule, line, _)| seen.iter().any(|(r, l, _)| (r, l) == (rule, line))), "{seen:?}");
    assert_eq!(seen.len(), wanted.len());
}

#[test]
fn issues_of_azure() {
    let bench = project();
    let out = told(&bench, "azure");
    let wanted = counted(&findings(&bench));
    let seen: BTreeSet<(String, u64, u64)> = out
        .lines()
        .map(|line| {
            let (properties, _) = line.strip_prefix("##vso[task.logissue ").unwrap().split_once(']').unwrap();
            let value =
                |name: &str| properties.split(';').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap();
            assert!(["error", "warning"].contains(&value("type")));
            (value("code").to_owned(), value("linenumber").parse().unwrap(), value("columnnumber").parse().unwrap())
        })
        .collect();
    assert_eq!(seen, wanted);
}

/// What GitLab asks of an issue: a description, a name, a fingerprint of its own, a severity, a path and a line.
#[test]
fn code_quality_of_gitlab() {
    let bench = project();
    let issues: Vec<Value> = serde_json::from_str(&told(&bench, "gitlab")).unwrap();
    let wanted = counted(&findings(&bench));
    let seen: BTreeSet<(String, u64)> = issues
        .iter()
        .map(|issue| {
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().unwrap()));
            assert!(!issue["description"].as_str().unwrap().is_empty());
            let path = issue["location"]["path"].as_str().unwrap();
            assert!(bench.path(path).is_file() && !path.starts_with("./"), "{path}");
            (issue["check_name"].as_str().unwrap().to_owned(), issue["location"]["lines"]["begin"].as_u64().unwrap())
        })
        .collect();
    assert_eq!(seen, wanted.into_iter().map(|(rule, line, _)| (rule, line)).collect());
    let prints: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), issues.len());
}

#[test]
fn a_report_of_junit() {
    let bench = project();
    let findings = findings(&bench);
    let report = quick_junit::Report::deserialize_from_str(&told(&bench, "junit")).unwrap();
    let of_level = |wanted: &[&str]| {
        let counts = |one: &&Value| one["waived"].is_null() && wanted.contains(&one["level"].as_str().unwrap());
        findings.iter().filter(counts).count()
    };
    assert_eq!(report.failures, of_level(&["error", "warning"]));
    assert_eq!(report.errors, 0);
    let suites: Vec<&str> = report.test_suites.iter().map(|suite| suite.name.as_str()).collect();
    assert_eq!(suites, ["a b/log.hazlog", "a b/wards/ä,1.hazlog"]);
    let skipped: usize = report.test_suites.iter().map(|suite| suite.disabled).sum();
    assert_eq!(skipped, findings.iter().filter(|one| !one["waived"].is_null()).count());
}

#[test]
fn a_report_of_checkstyle() {
    let bench = project();
    let out = told(&bench, "checkstyle");
    let mut reader = Reader::from_str(&out);
    let mut seen = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Empty(element) if element.name().as_ref() == "error" => {
                let value = |name: &str| {
                    let attribute = element.try_get_attribute(name).unwrap().unwrap();
                    attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned()
                };
                assert!(!value("message").is_empty());
                let rule = value("source").strip_prefix("hazlog.").unwrap().to_owned();
                seen.insert((rule, value("line").parse().unwrap(), value("column").parse().unwrap()));
            }
            Event::Start(element) if element.name().as_ref() == "file" => {
                let name = element
                    .try_get_attribute("name")
                    .unwrap()
                    .unwrap()
                    .normalized_value(XmlVersion::Implicit1_0)
                    .unwrap()
                    .into_owned();
                assert!(bench.path(&name).is_file(), "{name}");
            }
            _ => {}
        }
    }
    assert_eq!(seen, counted(&findings(&bench)));
}

/// Columns are bytes there, and a suggestion is what a fix with one edit writes.
#[test]
fn diagnostics_of_reviewdog() {
    let bench = project();
    let told: Value = serde_json::from_str(&told(&bench, "rdjson")).unwrap();
    assert_eq!(told["source"]["name"], "hazlog");
    let diagnostics = told["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), counted(&findings(&bench)).len());
    for one in diagnostics {
        assert!(["ERROR", "WARNING", "INFO"].contains(&one["severity"].as_str().unwrap()));
        let text = bench.text(one["location"]["path"].as_str().unwrap());
        let start = &one["location"]["range"]["start"];
        let line = text.lines().nth(usize::try_from(start["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
        let column = usize::try_from(start["column"].as_u64().unwrap()).unwrap();
        assert!(line.is_char_boundary(column - 1), "{line} at {column}");
    }
    assert!(diagnostics.iter().any(|one| !one["suggestions"].as_array().unwrap().is_empty()));
}

/// No form takes a run for a clean one in which a file could not be read.
#[test]
fn files_that_cannot_be_read() {
    let bench = Bench::new(&[("p/log.hazlog", LOG)]);
    bench.put("p/b.hazlog", b"hazard \xff");
    for format in ["sarif", "github", "gitlab", "junit", "checkstyle", "azure", "rdjson", "json"] {
        let ran = bench.run(&["check", "p", TODAY, "--format", format]);
        assert_eq!(ran.code, 2, "{format}");
        assert!(ran.out.contains("b.hazlog"), "{format}: {}", ran.out);
    }
}

#[test]
fn files_that_cannot_be_written() {
    let mut bench = project();
    bench.put("reports/keep.txt", b"mine");
    assert_eq!(bench.say(&["check", "a b", TODAY, "--format", "concise", "--output", "sarif=nowhere/a.sarif"]).code, 2);
    assert_eq!(bench.say(&["check", "a b", TODAY, "--output", "sarif"]).code, 2);
    assert_eq!(bench.say(&["check", "a b", TODAY, "--output", "word=a.docx"]).code, 2);
    assert_eq!(bench.say(&["check", "a b", TODAY, "--output", "json="]).code, 2);
    // A report of an earlier run is replaced as a whole.
    bench.put("old.json", "x".repeat(1 << 20).as_bytes());
    assert_eq!(bench.run(&["check", "a b", TODAY, "--output", "json=old.json", "--output", "junit=new.xml"]).code, 1);
    assert!(serde_json::from_str::<Value>(&bench.text("old.json")).is_ok());
    assert!(bench.text("new.xml").starts_with("<?xml"));
    bench.held("forms-unwritable");
}
