//! Issues of a build, as the logging commands of Azure Pipelines.

use std::io::{self, Write};

use hazlog_core::diagnostic::Level;

use super::Report;

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    for one in report.counted() {
        let (finding, lines) = (&one.finding, report.lines(&one.path, one.range));
        // There are two levels; what is for information is no more than a warning.
        let level = if finding.level == Level::Error { "error" } else { "warning" };
        writeln!(
            out,
            "##vso[task.logissue type={level};sourcepath={};linenumber={};columnnumber={};code={}]{}",
            property(&report.path(&one.path)),
            lines.start.line,
            lines.start.column,
            property(finding.rule),
            data(&finding.message)
        )?;
    }
    for failure in report.failures {
        let path = property(&failure.path);
        writeln!(out, "##vso[task.logissue type=error;sourcepath={path}]{}", data(&failure.message))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(']', "%5D").replace(';', "%3B")
}
