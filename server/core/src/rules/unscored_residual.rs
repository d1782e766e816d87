//! A risk that is to be reduced, without the score that says whether it was.

use super::phrase::{missing_levels, named, rating};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};
use crate::risk::{Class, Rating, ScoreReading};

pub(crate) static RULE: Rule = Rule {
    name: "unscored-residual",
    group: Group::Scoring,
    summary: "the initial risk is not acceptable and the residual severity or likelihood is missing",
    levels: Levels::new(b"IEE"),
    clauses: &[Clause::new("6.1.4")],
    since: "0.1.0",
    page: include_str!("unscored_residual.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let (hazard, assessment) = (scope.hazard, &scope.assessment);
    let Some((initial, known)) = assessment.initial.and_then(|initial| Some((initial, initial.rating?))) else {
        return;
    };
    if !assessment.needs_reduction() {
        return;
    }
    // Where a reason would do and nothing else stands there, another rule asks for the one or the other.
    if initial.is_within_reason() && hazard.residual.is_none() && assessment.controls.is_empty() {
        return;
    }
    let why = "this risk is not acceptable as it is";
    let Some(residual) = &hazard.residual else {
        report.at(hazard.header.place(), no_score(scope, &known)).see(initial.score.keyword, why).insert(
            hazard.header.tail,
            skeleton(&initial),
            "write `residual`, with the initial severity",
            Applicability::Suggestion,
        );
        return;
    };
    let needed = missing_levels(scope.scope.matrix(), residual);
    if let Some(needed) = needed.filter(|_| !scope.scope.island.content.tells_of(residual.range)) {
        report.at(residual.keyword, format!("`residual` needs {needed}")).see(initial.score.keyword, why);
    }
}

fn no_score(scope: &HazardScope<'_>, initial: &Rating<'_>) -> String {
    let hazard = named("hazard", &scope.hazard.header);
    let rating = rating(scope.scope.matrix(), initial);
    let ways = match initial.band.class {
        Class::Acceptable | Class::WithJustification => {
            "write `residual`, or say after `initial` with `because` why nothing more is done"
        }
        Class::Undesirable | Class::Unacceptable => "write `residual` with a severity and a likelihood",
    };
    format!("{hazard} needs a residual score, for its initial risk is not acceptable as it is, {rating}: {ways}")
}

/// Severity seldom falls; how likely the harm still is, nobody but the hazard workshop can say.
fn skeleton(initial: &ScoreReading<'_>) -> String {
    let severity = initial.score.severity.as_ref().map_or("", |word| word.value.as_str());
    format!("\n  residual severity {severity} likelihood")
}
