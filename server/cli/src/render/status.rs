//! A log on one screen: whose it is, the matrix, the counts, and what stands between it and a release.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use hazlog_core::diagnostic::Level;
use hazlog_core::ide::coverage::coverage;
use hazlog_core::ide::matrix::fill;
use hazlog_core::ide::status::{HazardStatus, hazards, overview};
use hazlog_core::lint::Located;
use hazlog_core::model::{Action, Item};
use hazlog_core::workspace::Snapshot;

use super::coverage::share;
use super::{grid, table};

/// So many ids are named in a line; the others are counted.
const MOST_NAMED: usize = 4;

/// So many rules have a line, for all of it is to stand on one screen.
const MOST_RULES: usize = 8;

pub(crate) fn write(out: &mut impl Write, snapshot: &Snapshot, findings: &[Located], colour: bool) -> io::Result<()> {
    header(out, snapshot)?;
    let hazards = hazards(snapshot);
    if hazards.is_empty() {
        writeln!(out, "\nno hazards yet")?;
    } else {
        writeln!(out, "\nrisk of {}: initially → now\n", number(hazards.len(), "hazard"))?;
        let matrix = fill(&snapshot.inputs().config.matrix, &hazards);
        grid::write(out, &matrix, colour)?;
        writeln!(out)?;
        counts(out, snapshot, &hazards)?;
    }
    actions(out, snapshot)?;
    for edition in coverage(snapshot) {
        writeln!(out, "{} {}: {}", edition.programme, edition.edition, share(&edition.totals()))?;
    }
    writeln!(out)?;
    blocking(out, findings)
}

fn header(out: &mut impl Write, snapshot: &Snapshot) -> io::Result<()> {
    let items = || snapshot.project_items().flat_map(|island| &island.content.items);
    let log = items().find_map(|item| match item {
        Item::Log(log) => Some(log),
        _ => None,
    });
    let Some(log) = log else { return writeln!(out, "a log without a `log` item: nobody can tell whose it is") };
    let text = |text: &hazlog_core::model::Text| text.value.trim().to_owned();
    let value = |field: &hazlog_core::model::Field<hazlog_core::model::Text>| field.value.as_ref().map(text);
    let name = log.header.name.as_ref().map(text).unwrap_or_default();
    writeln!(out, "{} {name}", log.header.id_str())?;
    let version = log.version.as_ref().and_then(value);
    let mut parts = Vec::new();
    if let Some(system) = &log.system {
        let release = system.release.as_ref().map(|release| format!(" {}", text(release))).unwrap_or_default();
        parts.extend(value(&system.name).map(|name| format!("{name}{release}")));
    }
    let date = log.date.as_ref().and_then(|date| date.value.as_ref()).map(|date| format!(" of {}", date.value));
    parts.extend(version.as_ref().map(|version| format!("version {version}{}", date.unwrap_or_default())));
    parts.extend(log.officer.as_ref().and_then(|officer| value(&officer.name)).map(|name| format!("officer {name}")));
    let approval = items().find_map(|item| match item {
        Item::Approval(approval) if approval.version.as_ref().map(text) == version && version.is_some() => {
            Some(approval)
        }
        _ => None,
    });
    parts.push(match approval {
        Some(approval) => {
            let on = approval.on.as_ref().map(|on| format!(" on {}", on.value)).unwrap_or_default();
            let by = approval.by.as_ref().map(|by| format!(" by {}", text(by))).unwrap_or_default();
            format!("approved{by}{on}")
        }
        None => "not approved".to_owned(),
    });
    writeln!(out, "{}", parts.join(" · "))
}

fn counts(out: &mut impl Write, snapshot: &Snapshot, hazards: &[HazardStatus]) -> io::Result<()> {
    let overview = overview(snapshot);
    let mut rows = vec![vec!["risk".to_owned(), "initially".to_owned(), "now".to_owned()]];
    let of = |counts: &BTreeMap<Option<u16>, usize>, in_band: &dyn Fn(Option<u16>) -> bool| -> String {
        let count: usize = counts.iter().filter(|(risk, _)| in_band(**risk)).map(|(_, count)| count).sum();
        count.to_string()
    };
    for band in snapshot.inputs().config.matrix.bands().iter().rev() {
        let in_band = |risk: Option<u16>| risk.is_some_and(|risk| (band.from..=band.to).contains(&risk));
        let span = if band.from == band.to { band.from.to_string() } else { format!("{}–{}", band.from, band.to) };
        rows.push(vec![
            format!("{span} {}", band.name),
            of(&overview.initial, &in_band),
            of(&overview.residual, &in_band),
        ]);
    }
    if hazards.iter().any(|hazard| hazard.initial.is_none() || hazard.left.is_none()) {
        let none = |risk: Option<u16>| risk.is_none();
        rows.push(vec!["not scored".to_owned(), of(&overview.initial, &none), of(&overview.residual, &none)]);
    }
    table::counts(out, &rows)?;
    let statuses: Vec<String> = overview.statuses.iter().map(|(status, count)| format!("{count} {status}")).collect();
    let accepted = hazards.iter().filter(|hazard| hazard.accepted.is_some()).count();
    writeln!(out, "\nstatus: {} · {accepted} of {} accepted", statuses.join(", "), hazards.len())
}

fn actions(out: &mut impl Write, snapshot: &Snapshot) -> io::Result<()> {
    let mut open: Vec<(String, &Action)> = Vec::new();
    for (_, island) in snapshot.all_islands() {
        for hazard in island.content.hazards() {
            let own = hazard.actions.iter().filter(|action| !action.closed);
            open.extend(own.map(|action| (format!("{}.{}", hazard.header.id_str(), action.header.id_str()), action)));
        }
    }
    if open.is_empty() {
        return Ok(());
    }
    let today = snapshot.inputs().today;
    let late = open.iter().filter(|(_, action)| action.due.as_ref().is_some_and(|due| due.value < today));
    let late: Vec<&str> = late.map(|(id, _)| id.as_str()).collect();
    let told = if late.is_empty() { String::new() } else { format!(", overdue: {}", named(&late)) };
    writeln!(out, "{} open{told}", number(open.len(), "action"))
}

/// The errors of the release profile, by rule, the most frequent first.
fn blocking(out: &mut impl Write, findings: &[Located]) -> io::Result<()> {
    let mut rules: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for one in findings.iter().filter(|one| one.finding.waived.is_none() && one.finding.level == Level::Error) {
        let (count, hazards) = rules.entry(one.finding.rule).or_default();
        *count += 1;
        hazards.extend(one.finding.hazard.as_deref());
    }
    if rules.is_empty() {
        return writeln!(out, "nothing that is checked stands between this log and a release");
    }
    let total: usize = rules.values().map(|(count, _)| count).sum();
    let stand = if total == 1 { "error stands" } else { "errors stand" };
    writeln!(out, "{total} {stand} between this log and a release; `hazlog check --profile release` shows each:")?;
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let width = rules.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
    for (rule, (count, hazards)) in rules.iter().take(MOST_RULES) {
        let hazards: Vec<&str> = hazards.iter().copied().collect();
        writeln!(out, "{}", format!("{count:>5}  {rule:<width$}  {}", named(&hazards)).trim_end())?;
    }
    match rules.len().saturating_sub(MOST_RULES) {
        0 => Ok(()),
        more => writeln!(out, "       and {}", number(more, "other rule")),
    }
}

fn named(ids: &[&str]) -> String {
    let more = ids.len().saturating_sub(MOST_NAMED);
    let first = ids.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    if more == 0 { first } else { format!("{first} and {more} more") }
}

fn number(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
