//! What the papers show of the binary's output is what the binary writes. `HAZLOG_UPDATE=1` writes them anew.

use std::path::Path;
use std::process::Command;

use hazlog_tests::held::{held_between, root};
use hazlog_tests::pages::fences;
use serde_json::Value;

/// Stands beside the hazard of an example: a whole log's header, so that only the hazard is spoken of.
const HEADER: &str = r#"log ADS-HL-001 "Acme Discharge clinical safety hazard log" {
  version       "1.4"
  date          2026-11-02
  standard      DCB0129
  organisation  "Acme Health Ltd"
  system        "Acme Discharge" release "3.2"
  officer       "Dr Priya Shah" registration "GMC 0000000"
  intended-use  "Shows a hospital clinician the GP record of a patient who is being discharged."
}
"#;

/// The widest a line of the JSON example may be.
const WIDTH: usize = 110;

/// The text of the first fence of this kind between two markers of a page.
fn shown(path: &str, begin: &str, end: &str, info: &str) -> String {
    let page = std::fs::read_to_string(root().join(path)).unwrap();
    let part = page.split_once(begin).unwrap().1.split_once(end).unwrap().0.to_owned();
    fences(&part).into_iter().find(|fence| fence.info == info).unwrap().content
}

/// What `hazlog check` writes of a hazard in a project that has all the rest.
fn check(hazard: &str, arguments: &[&str]) -> String {
    let project = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(Path::new(project.path()).join(name), text).unwrap();
    write("hazlog.toml", "");
    write("log.hazlog", HEADER);
    write("allergies.hazlog", hazard);
    let mut command = Command::new(env!("CARGO_BIN_EXE_hazlog"));
    command.current_dir(project.path()).args(["check", "allergies.hazlog", "--today", "2026-11-20"]).args(arguments);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_picture_of_the_readme_is_true() {
    let (begin, end) = ("<!-- picture: begin -->", "<!-- picture: end -->");
    let hazard = shown("README.md", begin, end, "hazlog");
    let output = check(&hazard, &[]);
    let content = format!(
        "\n```hazlog\n{hazard}```\n\n`hazlog check allergies.hazlog` says:\n\n```text\n{}\n```\n\n",
        output.trim_end()
    );
    held_between("README.md", begin, end, &content);
}

#[test]
fn the_examples_of_the_output_page_are_true() {
    let (begin, end) = ("<!-- example: begin -->", "<!-- example: end -->");
    let hazard = shown("server/OUTPUT.md", begin, end, "hazlog");
    let json: Value = serde_json::from_str(&check(&hazard, &["--format", "json"])).unwrap();
    let concise = check(&hazard, &["--format", "concise"]);
    let content = format!(
        "\n```hazlog\n{hazard}```\n\nin JSON, set more closely here than it is written:\n\n```json\n{}\n```\n\nand concise:\n\n\
         ```text\n{}\n```\n\n",
        close(&json, 0),
        concise.trim_end()
    );
    held_between("server/OUTPUT.md", begin, end, &content);
}

/// JSON in which whatever fits on a line stands on one.
fn close(value: &Value, depth: usize) -> String {
    let line = spaced(value);
    let inner = "  ".repeat(depth + 1);
    let (open, shut, parts): (_, _, Vec<String>) = match value {
        _ if line.len() + inner.len() <= WIDTH && depth > 0 => return line,
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| format!("\"{key}\": {}", close(value, depth + 1));
            ('{', '}', members.iter().map(member).collect())
        }
        Value::Array(members) => ('[', ']', members.iter().map(|member| close(member, depth + 1)).collect()),
        _ => return line,
    };
    format!("{open}\n{inner}{}\n{}{shut}", parts.join(&format!(",\n{inner}")), "  ".repeat(depth))
}

/// JSON on one line.
fn spaced(value: &Value) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("\"{key}\": {}", spaced(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(members) => format!("[{}]", members.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
