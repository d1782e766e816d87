//! Annotations on a pull request, as the workflow commands of GitHub Actions.

use std::io::{self, Write};

use hazlog_core::diagnostic::Level;

use super::Report;

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    for one in report.counted() {
        let (finding, lines) = (&one.finding, report.lines(&one.path, one.range));
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "notice",
        };
        let title = match &finding.hazard {
            Some(hazard) => format!("{}: {hazard}", finding.rule),
            None => finding.rule.to_owned(),
        };
        write!(out, "::{command} file={}", property(&report.path(&one.path)))?;
        write!(out, ",line={},endLine={}", lines.start.line, lines.end.line)?;
        // Columns of one line only are understood.
        if lines.start.line == lines.end.line {
            write!(out, ",col={},endColumn={}", lines.start.column, lines.end.column)?;
        }
        let clauses: String = finding.clauses.iter().map(|clause| format!("\n{clause}: {}", clause.text())).collect();
        writeln!(out, ",title={}::{}", property(&title), data(&format!("{}{clauses}", finding.message)))?;
    }
    for failure in report.failures {
        writeln!(out, "::error file={}::{}", property(&failure.path), data(&failure.message))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
