//! One hazard or shared control in full, for somebody who reads and does not write: what is said, and what follows.

mod control;
mod hazard;

use std::io::{self, Write};

use hazlog_core::model::{Field, Text};

pub(crate) use control::write as control;
pub(crate) use hazard::write as hazard;

/// Columns by which what belongs to a heading stands further in.
const INDENT: &str = "  ";

fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.value.trim()).filter(|text| !text.is_empty())
}

fn value(field: Option<&Field<Text>>) -> Option<&str> {
    text(field.and_then(|field| field.value.as_ref()))
}

/// `HEADING`, and the text below it.
fn section(out: &mut impl Write, heading: &str, content: Option<&str>) -> io::Result<()> {
    let Some(content) = content else { return Ok(()) };
    writeln!(out, "\n{heading}")?;
    lines(out, INDENT, content)
}

fn lines(out: &mut impl Write, indent: &str, content: &str) -> io::Result<()> {
    for line in content.lines() {
        writeln!(out, "{}", format!("{indent}{line}").trim_end())?;
    }
    Ok(())
}
