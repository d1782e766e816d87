//! A score that nobody can follow.

use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};

pub(crate) static RULE: Rule = Rule {
    name: "missing-rationale",
    group: Group::Scoring,
    summary: "a score has no reason",
    levels: Levels::new(b"-IW"),
    clauses: &[Clause::new("3.1.4")],
    since: "0.1.0",
    page: include_str!("missing_rationale.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    for (name, reading) in scope.assessment.scores() {
        let score = reading.score;
        // A residual risk that may not be kept without a reason has a rule of its own.
        let is_told = name == "residual" && scope.assessment.lacks_justification(scope.hazard);
        let Some((severity, likelihood)) = score.severity.as_ref().zip(score.likelihood.as_ref()) else { continue };
        if score.reason().is_some() || is_told || scope.scope.island.content.tells_of(score.range) {
            continue;
        }
        let (severity, likelihood) = (&severity.value, &likelihood.value);
        let message = format!("`{name}` has no reason: say with `because` why it is {severity} × {likelihood}");
        let range = score.because.as_ref().map_or(score.keyword, |blank| blank.range);
        let told = report.at(range, message);
        if score.ends_in_a_level() {
            told.insert(score.range.end(), " because \"\"", "write `because`", Applicability::Suggestion);
        }
    }
}
