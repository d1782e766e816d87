//! A hazard that does not say whether it arises in normal use, in a fault, or in both.

use super::phrase::named;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Clause;

pub(crate) static RULE: Rule = Rule {
    name: "missing-mode",
    group: Group::People,
    summary: "a hazard says neither that it arises in normal use nor that it arises in a fault",
    levels: Levels::new(b"-IW"),
    clauses: &[Clause::new("4.3.1")],
    since: "0.1.0",
    page: include_str!("missing_mode.md"),
    waivable: true,
    check: Check::Hazard(check),
};

/// What can be said. The author chooses: none of it follows from the rest of the hazard.
const CHOICES: [&str; 3] = ["mode normal, fault", "mode normal", "mode fault"];

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let header = &scope.hazard.header;
    // `mode` with nothing behind it is a mistake of form, and told of as one.
    if scope.hazard.mode.is_some() {
        return;
    }
    let hazard = named("hazard", &scope.hazard.header);
    let message = format!("{hazard} does not say when it arises: write `mode` with normal, fault or both");
    let told = report.at(header.place(), message);
    CHOICES.iter().fold(told, |told, choice| told.add(header, 1, choice, format!("write `{choice}`")));
}
