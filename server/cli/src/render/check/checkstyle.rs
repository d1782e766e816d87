//! A report in the form of Checkstyle, which many review tools read.

use std::io::{self, Write};

use hazlog_core::diagnostic::Level;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::Report;

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("checkstyle").with_attribute(("version", "4.3")).write_inner_content(|xml| {
        for file in report.snapshot.files() {
            let own: Vec<_> = report.counted().filter(|one| one.path == *file.path()).collect();
            if own.is_empty() {
                continue;
            }
            xml.create_element("file").with_attribute(("name", &*report.path(file.path()))).write_inner_content(
                |xml| {
                    for one in own {
                        let (finding, lines) = (&one.finding, report.lines(&one.path, one.range));
                        let (line, column) = (lines.start.line.to_string(), lines.start.column.to_string());
                        xml.create_element("error")
                            .with_attributes([
                                ("line", line.as_str()),
                                ("column", column.as_str()),
                                ("severity", severity(finding.level)),
                                ("message", finding.message.as_str()),
                                ("source", &format!("hazlog.{}", finding.rule)),
                            ])
                            .write_empty()?;
                    }
                    Ok(())
                },
            )?;
        }
        for failure in report.failures {
            xml.create_element("file").with_attribute(("name", failure.path.as_str())).write_inner_content(|xml| {
                let said =
                    [("severity", "error"), ("message", failure.message.as_str()), ("source", "hazlog.unreadable")];
                xml.create_element("error").with_attributes(said).write_empty()?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    writeln!(out)
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    }
}
