//! Findings in the Reviewdog Diagnostic Format, as one JSON document.

use std::io::{self, Write};

use hazlog_core::diagnostic::Level;
use hazlog_core::text::{TextRange, TextSize};
use serde_json::{Value, json};

use super::{REPOSITORY, Report, rule_page};

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let unread = report.failures.iter().map(
        |failure| json!({ "message": failure.message, "severity": "ERROR", "location": { "path": failure.path } }),
    );
    let diagnostics: Vec<Value> = report.counted().map(|one| diagnostic(report, one)).chain(unread).collect();
    let source = json!({ "name": "hazlog", "url": REPOSITORY });
    serde_json::to_writer_pretty(&mut *out, &json!({ "source": source, "diagnostics": diagnostics }))?;
    writeln!(out)
}

fn diagnostic(report: &Report<'_>, one: &hazlog_core::lint::Located) -> Value {
    let finding = &one.finding;
    let severity = match finding.level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Info => "INFO",
    };
    let suggestions: Vec<Value> = finding
        .fixes
        .iter()
        .filter_map(|fix| match fix.edits.as_slice() {
            // A suggestion is one replacement.
            [edit] => Some(json!({ "range": range(report, &one.path, edit.range + one.island), "text": edit.text })),
            _ => None,
        })
        .collect();
    json!({
        "message": finding.message,
        "severity": severity,
        "location": { "path": report.path(&one.path), "range": range(report, &one.path, one.range) },
        "code": { "value": finding.rule, "url": rule_page(finding.rule) },
        "suggestions": suggestions,
    })
}

/// Columns count bytes in this format.
fn range(report: &Report<'_>, path: &str, range: TextRange) -> Value {
    let Some(file) = report.snapshot.file(path) else { return Value::Null };
    let place = |offset: TextSize| {
        let document = file.document();
        let line = document.line_at(offset);
        let start = document.line(line).map_or(offset, TextRange::start);
        json!({ "line": line + 1, "column": u32::from(offset.checked_sub(start).unwrap_or_default()) + 1 })
    };
    json!({ "start": place(range.start()), "end": place(range.end()) })
}
