//! A residual risk that may be kept with a reason only, without one.

use super::phrase::rating;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};
use crate::risk::Class;

pub(crate) static RULE: Rule = Rule {
    name: "unjustified-residual",
    group: Group::Status,
    summary: "the residual risk asks for a written justification and has none",
    levels: Levels::new(b"IWE"),
    clauses: &[Clause::new("6.1.4")],
    since: "0.1.0",
    page: include_str!("unjustified_residual.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some((residual, known)) = assessment.residual.and_then(|residual| Some((residual, residual.rating?))) else {
        return;
    };
    let score = residual.score;
    if !assessment.lacks_justification(scope.hazard) || scope.scope.island.content.tells_of(score.range) {
        return;
    }
    let why = match known.band.class {
        Class::Acceptable | Class::WithJustification => "why nothing more is done",
        Class::Undesirable | Class::Unacceptable => "why no further reduction is practical",
    };
    let rating = rating(scope.scope.matrix(), &known);
    let message = format!("the residual risk is kept without a justification, {rating}: say with `because` {why}");
    let range = score.because.as_ref().map_or(score.keyword, |blank| blank.range);
    let told = report.at(range, message);
    if score.ends_in_a_level() {
        told.insert(score.range.end(), " because \"\"", "write `because`", Applicability::Suggestion);
    }
}
