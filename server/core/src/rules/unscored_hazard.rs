//! A hazard without an initial severity or likelihood.

use super::phrase::one_of;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};
use crate::model::Score;
use crate::risk::Axis;

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
            "hazard {} has no initial score: write `initial` with a severity and a likelihood",
            hazard.header.id_str()
        );
        report.at(hazard.header.place(), message).insert(
            hazard.header.tail,
            "\n  initial",
            "write `initial`",
            Applicability::Suggestion,
        );
        return;
    };
    let missing = missing_axes(score);
    let levels: Vec<String> = missing
        .iter()
        .map(|axis| {
            let names = scope.scope.matrix().levels(*axis).iter().map(|level| level.name.as_str());
            format!("a {}: {}", axis.as_str(), one_of(names))
        })
        .collect();
    if !levels.is_empty() {
        report.at(score.keyword, format!("`initial` needs {}", levels.join("; and ")));
    }
}

fn missing_axes(score: &Score) -> Vec<Axis> {
    let severity = score.severity.is_none().then_some(Axis::Severity);
    let likelihood = score.likelihood.is_none().then_some(Axis::Likelihood);
    severity.into_iter().chain(likelihood).collect()
}
