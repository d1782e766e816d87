//! A residual risk that is not acceptable, without the analysis that alone allows it.

use super::phrase::rating;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};

pub(crate) static RULE: Rule = Rule {
    name: "unacceptable-residual",
    group: Group::Status,
    summary: "the residual risk is unacceptable and there is no risk–benefit analysis",
    levels: Levels::new(b"WEE"),
    clauses: &[Clause::new("6.1.5"), Clause::new("6.2.1")],
    since: "0.1.0",
    page: include_str!("unacceptable_residual.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let (hazard, assessment) = (scope.hazard, &scope.assessment);
    let Some((residual, known)) = assessment.residual.and_then(|residual| Some((residual, residual.rating?))) else {
        return;
    };
    if !assessment.lacks_analysis(hazard) {
        return;
    }
    let rating = rating(scope.scope.matrix(), &known);
    let message = format!(
        "the residual risk is not acceptable, {rating}: add controls that lower it, or say with `risk-benefit` why the \
         benefit to patients outweighs it"
    );
    match &hazard.risk_benefit {
        Some(blank) => {
            report.at(residual.score.keyword, message).see(blank.keyword, "the analysis is blank");
        }
        None => {
            report.at(residual.score.keyword, message).insert(
                hazard.header.tail,
                "\n  risk-benefit \"\"",
                "write `risk-benefit`",
                Applicability::Suggestion,
            );
        }
    }
}
