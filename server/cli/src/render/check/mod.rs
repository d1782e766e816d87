//! What a check found: one file a form, each made from the same report.

pub(crate) mod azure;
pub(crate) mod checkstyle;
pub(crate) mod concise;
mod fingerprint;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod rdjson;
mod report;
pub(crate) mod sarif;
pub(crate) mod summary;
pub(crate) mod text;

use std::io::{self, Write};

pub(crate) use report::{Failure, Report};

use crate::args::Format;

/// Where the project is published.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The address of a rule's page.
fn rule_page(rule: &str) -> String {
    format!("{REPOSITORY}/blob/main/server/core/src/rules/{}.md", rule.replace('-', "_"))
}

/// Writes a report in one of its forms. `colour` is for the form that people read.
pub(crate) fn write(out: &mut impl Write, report: &Report<'_>, format: Format, colour: bool) -> io::Result<()> {
    findings(out, report, format, colour)?;
    closing(out, report, format)
}

/// The findings alone, in the forms that have closing lines.
pub(crate) fn findings(out: &mut impl Write, report: &Report<'_>, format: Format, colour: bool) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, report, colour),
        Format::Concise => concise::write(out, report),
        Format::Json => json::write(out, report),
        Format::Sarif => sarif::write(out, report),
        Format::Github => github::write(out, report),
        Format::Gitlab => gitlab::write(out, report),
        Format::Junit => junit::write(out, report),
        Format::Checkstyle => checkstyle::write(out, report),
        Format::Azure => azure::write(out, report),
        Format::Rdjson => rdjson::write(out, report),
    }
}

/// The lines below the findings, where people read them.
pub(crate) fn closing(out: &mut impl Write, report: &Report<'_>, format: Format) -> io::Result<()> {
    if format == Format::Text {
        summary::reasons(out, report)?;
    }
    if matches!(format, Format::Text | Format::Concise) { summary::write(out, report) } else { Ok(()) }
}
