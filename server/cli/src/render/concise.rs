//! One line a finding: `path:line:column: level[rule] message`.

use std::io::{self, Write};

use hazlog_core::lint::Located;
use hazlog_core::workspace::Snapshot;

use super::join;

/// Writes the findings that are not waived.
pub(crate) fn write(out: &mut impl Write, snapshot: &Snapshot, root: &str, findings: &[Located]) -> io::Result<()> {
    for one in findings.iter().filter(|one| one.finding.waived.is_none()) {
        let Some(file) = snapshot.file(&one.path) else { continue };
        let place = file.document().line_column(one.range.start());
        let finding = &one.finding;
        let (path, line, column) = (join(root, &one.path), place.line, place.column);
        writeln!(out, "{path}:{line}:{column}: {}[{}] {}", finding.level, finding.rule, finding.message)?;
    }
    Ok(())
}
