//! A hazard without an initial severity or likelihood.

use super::phrase::{missing_levels, named};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Clause;

pub(crate) static RULE: Rule = Rule {
    name: "unscored-hazard",
    group: Group::Scoring,
    summary: "a hazard has no initial severity or no initial likelihood",
    levels: Levels::new(b"WEE"),
    clauses: &[Clause::new("4.4.1")],
    since: "0.1.0",
    page: include_str!("unscored_hazard.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let hazard = scope.hazard;
    let Some(score) = &hazard.initial else {
        let message = format!(
            "{} has no initial score: write `initial` with a severity and a likelihood",
            named("hazard", &hazard.header)
        );
        report.at(hazard.header.place(), message).add(&hazard.header, 1, "initial", "write `initial`");
        return;
    };
    let needed = missing_levels(scope.scope.matrix(), score);
    if let Some(needed) = needed.filter(|_| !scope.scope.island.content.tells_of(score.range)) {
        report.at(score.keyword, format!("`initial` needs {needed}"));
    }
}
