//! Findings for programs. The form is a promise: see `server/OUTPUT.md`, which a test holds against what is written.

use std::collections::BTreeMap;
use std::io::{self, Write};

use hazlog_core::config::RuleSetting;
use hazlog_core::diagnostic::{Applicability, Clause, Level};
use hazlog_core::ide::status::Overview;
use hazlog_core::lint::Located;
use hazlog_core::text::{LineColumn, TextRange, TextSize};
use serde::Serialize;
use smol_str::SmolStr;

use super::summary::Counts;
use super::{Failure, Report};

/// Raised when a key goes or changes its meaning; a new key does not raise it.
const VERSION: u32 = 1;

#[derive(Debug, Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    units: Units,
    profile: &'a str,
    today: &'a str,
    root: &'a str,
    findings: Vec<Finding<'a>>,
    failures: &'a [Failure],
    moved_rules: Vec<MovedRule<'a>>,
    summary: Summary,
}

#[derive(Debug, Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct Units {
    offset: &'static str,
    line: &'static str,
    column: &'static str,
}

/// A rule that the configuration moved.
#[derive(Debug, Serialize)]
struct MovedRule<'a> {
    rule: &'a str,
    level: &'static str,
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Finding<'a> {
    rule: &'static str,
    level: &'static str,
    message: &'a str,
    path: &'a str,
    range: Range,
    hazard: Option<&'a str>,
    clauses: Vec<ClauseOf>,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
    waived: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ClauseOf {
    standard: &'static str,
    number: &'static str,
    text: &'static str,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    path: &'a str,
    range: Range,
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct Fix<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Debug, Serialize)]
struct Edit<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Debug, Serialize)]
struct Position {
    offset: u32,
    line: u32,
    column: u32,
}

#[derive(Debug, Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    information: usize,
    waived: usize,
    hazards: usize,
    initial_risk: BTreeMap<String, usize>,
    residual_risk: BTreeMap<String, usize>,
    statuses: BTreeMap<&'static str, usize>,
}

/// Writes one JSON document, waived findings included.
pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        tool: Tool { name: "hazlog", version: env!("CARGO_PKG_VERSION") },
        units: Units { offset: "bytes from 0", line: "lines from 1", column: "Unicode scalar values from 1" },
        profile: report.profile,
        today: report.today,
        root: report.root,
        findings: report.findings.iter().map(|one| finding(report, one)).collect(),
        failures: report.failures,
        moved_rules: report.config.rules.iter().map(moved).collect(),
        summary: summary(report.counts, report.overview),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn finding<'a>(report: &Report<'_>, one: &'a Located) -> Finding<'a> {
    let found = &one.finding;
    let fix = |fix: &'a hazlog_core::diagnostic::Fix| Fix {
        title: &fix.title,
        applicability: match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggestion => "suggestion",
        },
        edits: fix
            .edits
            .iter()
            .map(|edit| Edit { range: range(report, &one.path, edit.range + one.island), text: &edit.text })
            .collect(),
    };
    Finding {
        rule: found.rule,
        level: found.level.as_str(),
        message: &found.message,
        path: &one.path,
        range: range(report, &one.path, one.range),
        hazard: found.hazard.as_deref(),
        clauses: found.clauses.iter().copied().map(clause).collect(),
        related: one
            .related
            .iter()
            .map(|other| Related {
                path: &other.path,
                range: range(report, &other.path, other.range),
                message: &other.message,
            })
            .collect(),
        fixes: found.fixes.iter().map(fix).collect(),
        waived: found.waived.as_deref(),
    }
}

fn moved<'a>((rule, setting): (&'a SmolStr, &'a RuleSetting)) -> MovedRule<'a> {
    let level = setting.level.map_or("off", Level::as_str);
    MovedRule { rule, level, reason: setting.reason.as_deref() }
}

fn clause(clause: Clause) -> ClauseOf {
    ClauseOf { standard: "DCB0129", number: clause.number(), text: clause.text() }
}

fn range(report: &Report<'_>, path: &str, range: TextRange) -> Range {
    let lines = report.lines(path, range);
    let position = |offset: TextSize, place: LineColumn| Position {
        offset: offset.into(),
        line: place.line,
        column: place.column,
    };
    Range { start: position(range.start(), lines.start), end: position(range.end(), lines.end) }
}

fn summary(counts: Counts, overview: &Overview) -> Summary {
    let risks = |counts: &BTreeMap<Option<u16>, usize>| {
        counts
            .iter()
            .map(|(risk, count)| (risk.map_or_else(|| "none".to_owned(), |risk| risk.to_string()), *count))
            .collect()
    };
    Summary {
        errors: counts.errors,
        warnings: counts.warnings,
        information: counts.information,
        waived: counts.waived,
        hazards: overview.hazards,
        initial_risk: risks(&overview.initial),
        residual_risk: risks(&overview.residual),
        statuses: overview.statuses.clone(),
    }
}
