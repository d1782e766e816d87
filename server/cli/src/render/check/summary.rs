//! The closing lines of a check: findings by level, waived ones, and hazards by risk.

use std::collections::BTreeMap;
use std::io::{self, Write};

use hazlog_core::diagnostic::Level;
use hazlog_core::lint::Located;

use super::Report;

/// How many findings there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) information: usize,
    pub(crate) waived: usize,
}

impl Counts {
    pub(crate) fn of(findings: &[Located]) -> Self {
        let mut counts = Self::default();
        for one in findings {
            *match (one.finding.waived.is_some(), one.finding.level) {
                (true, _) => &mut counts.waived,
                (false, Level::Error) => &mut counts.errors,
                (false, Level::Warning) => &mut counts.warnings,
                (false, Level::Info) => &mut counts.information,
            } += 1;
        }
        counts
    }
}

/// Writes the closing lines. Paths that were asked for and could not be read are counted, so that no count is an all-clear.
pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let Counts { errors, warnings, information, waived } = report.counts;
    let mut parts = vec![number(errors, "error"), number(warnings, "warning")];
    if information > 0 {
        parts.push(format!("{information} for information"));
    }
    if waived > 0 {
        parts.push(format!("{waived} waived"));
    }
    if !report.failures.is_empty() {
        parts.push(format!("{} not read", number(report.failures.len(), "path")));
    }
    writeln!(out, "{} (profile {})", parts.join(", "), report.profile)?;
    let overview = report.overview;
    if overview.hazards > 0 {
        let hazards = number(overview.hazards, "hazard");
        let (initial, residual) = (risks(&overview.initial), risks(&overview.residual));
        writeln!(out, "{hazards} · initial risk: {initial} · residual risk: {residual}")?;
    }
    Ok(())
}

/// Writes what does not count and why: findings that are waived, and rules that the configuration moved. A reason that
/// nobody reads is none.
pub(crate) fn reasons(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    for one in report.findings {
        let Some(reason) = &one.finding.waived else { continue };
        let line = report.lines(&one.path, one.range).start.line;
        let hazard = one.finding.hazard.as_ref().map(|id| format!(" in hazard {id}")).unwrap_or_default();
        let path = report.path(&one.path);
        writeln!(out, "waived: {}{hazard} ({path}:{line}): {}", one.finding.rule, one_line(reason))?;
    }
    for (rule, setting) in &report.config.rules {
        let Some(reason) = &setting.reason else { continue };
        let level = setting.level.map_or("off", Level::as_str);
        writeln!(out, "moved: {rule} is {level} in hazlog.toml: {}", one_line(reason))?;
    }
    Ok(())
}

fn one_line(reason: &str) -> String {
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes how often each rule speaks, the most frequent first.
pub(crate) fn statistics(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let mut rules: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for one in report.counted() {
        *rules.entry((one.finding.level, one.finding.rule)).or_default() += 1;
    }
    let mut rows: Vec<_> = rules.into_iter().collect();
    rows.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.1.cmp(right.0.1)));
    for ((level, rule), count) in rows {
        writeln!(out, "{count:>6}  {:<7}  {rule}", level.as_str())?;
    }
    Ok(())
}

fn number(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `1 at level 5, 12 at level 4, 3 not scored`, the highest first. Hazards without a score are never said to have no
/// risk.
fn risks(counts: &BTreeMap<Option<u16>, usize>) -> String {
    let parts: Vec<String> = counts
        .iter()
        .rev()
        .map(|(risk, count)| match risk {
            Some(risk) => format!("{count} at level {risk}"),
            None => format!("{count} not scored"),
        })
        .collect();
    parts.join(", ")
}
