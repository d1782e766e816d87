//! A log that does not say what it is about: the system, its release, and what it is meant for.
//!
//! The one rule that tells of a project without a log header; the others that look at the header stay silent there.

use super::phrase::{all_of, named};
use super::{Check, Group, Levels, ProjectScope, Report, Rule, Scope};
use crate::diagnostic::{Applicability, Clause};
use crate::model::{Field, Log, Text};
use crate::workspace::Name;

pub(crate) static RULE: Rule = Rule {
    name: "missing-scope",
    group: Group::People,
    summary: "the log does not say its system, the release or the intended use",
    levels: Levels::new(b"IWE"),
    clauses: &[Clause::new("4.2.1")],
    since: "0.1.0",
    page: include_str!("missing_scope.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    match scope.log() {
        Some((place, log)) => {
            absent(&place, log, report);
            empty(&place, log, report);
        }
        // A header that could be read only in part is there all the same.
        None if scope.sites(&Name::Header).is_empty() => {
            if let Some(place) = scope.nowhere() {
                let message = "the project has no `log` header: write one that names the log, its version, the system \
                               with its release, the intended use and the clinical safety officer";
                report.place(place, message);
            }
        }
        None => {}
    }
}

/// Tells once of all the statements that are not there.
fn absent(place: &Scope<'_>, log: &Log, report: &mut Report<'_>) {
    let system = log.system.is_none().then_some(("`system` with its `release`", "system \"\" release \"\""));
    let intended = log.intended_use.is_none().then_some(("`intended-use`", "intended-use \"\"\"\n  \"\"\""));
    let missing: Vec<_> = intended.into_iter().chain(system).collect();
    if missing.is_empty() {
        return;
    }
    let words = all_of(missing.iter().map(|(words, _)| *words));
    let statements: Vec<&str> = missing.iter().map(|(_, statement)| *statement).collect();
    let message = format!("{} does not say what it is about: write {words}", named("log", &log.header));
    let told = report.place(place.place(log.header.place()), message);
    told.add(&log.header, 1, &statements.join("\n  "), format!("write {words}"));
}

/// Tells of the statements that are there and say nothing.
fn empty(place: &Scope<'_>, log: &Log, report: &mut Report<'_>) {
    blank(place, log.intended_use.as_ref(), "`intended-use` says nothing: write what the system is meant for", report);
    let Some(system) = &log.system else { return };
    if blank(place, Some(&system.name), "`system` needs the name of the system in quotes", report) {
        return;
    }
    let Some(name) = system.name.value.as_ref().filter(|_| !system.name.faulty) else { return };
    let message = format!("{} is named without its release: write `release` with it", name.value.trim());
    match &system.release {
        None => {
            let told = report.place(place.place(name.range), message);
            told.insert(name.range.end(), " release \"\"", "write `release`", Applicability::Suggestion);
        }
        Some(release) if release.is_blank() => {
            report.place(place.place(release.range), message);
        }
        Some(_) => {}
    }
}

fn blank(place: &Scope<'_>, field: Option<&Field<Text>>, message: &str, report: &mut Report<'_>) -> bool {
    let Some(field) = field.filter(|field| !field.faulty) else { return false };
    match &field.value {
        Some(text) if !text.is_blank() => return false,
        Some(text) => report.place(place.place(text.range), message),
        None => report.place(place.place(field.keyword), message),
    };
    true
}
