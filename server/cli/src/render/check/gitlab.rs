//! A code quality report of GitLab.

use std::io::{self, Write};

use hazlog_core::diagnostic::Level;
use serde::Serialize;

use super::{Report, fingerprint};

#[derive(Debug, Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let found = report.findings.iter().zip(fingerprint::all(report));
    let mut issues: Vec<Issue<'_>> = found
        .filter(|(one, _)| one.finding.waived.is_none())
        .map(|(one, fingerprint)| {
            let lines = report.lines(&one.path, one.range);
            Issue {
                description: one.finding.message.clone(),
                check_name: one.finding.rule,
                fingerprint,
                severity: match one.finding.level {
                    Level::Error => "critical",
                    Level::Warning => "minor",
                    Level::Info => "info",
                },
                location: Location {
                    path: report.path(&one.path),
                    lines: Lines { begin: lines.start.line, end: lines.end.line },
                },
            }
        })
        .collect();
    issues.extend(report.failures.iter().map(|failure| Issue {
        description: failure.message.clone(),
        check_name: "unreadable",
        fingerprint: format!("unreadable {}", failure.path),
        severity: "blocker",
        location: Location { path: failure.path.clone(), lines: Lines { begin: 1, end: 1 } },
    }));
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}
