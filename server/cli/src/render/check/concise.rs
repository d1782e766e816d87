//! One line a finding: `path:line:column: level[rule] message`.

use std::io::{self, Write};

use super::Report;

/// Writes the findings that are not waived.
pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    for one in report.counted() {
        let (finding, place) = (&one.finding, report.lines(&one.path, one.range).start);
        let (path, line, column) = (report.path(&one.path), place.line, place.column);
        writeln!(out, "{path}:{line}:{column}: {}[{}] {}", finding.level, finding.rule, finding.message)?;
    }
    Ok(())
}
