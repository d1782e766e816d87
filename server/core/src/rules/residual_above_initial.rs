//! A risk that the controls are said to raise.

use super::phrase::rating;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Clause;
use crate::risk::ScoreReading;

pub(crate) static RULE: Rule = Rule {
    name: "residual-above-initial",
    group: Group::Scoring,
    summary: "the residual severity, likelihood or risk is above the initial one",
    levels: Levels::new(b"EEE"),
    clauses: &[Clause::new("6.1.4")],
    since: "0.1.0",
    page: include_str!("residual_above_initial.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some((initial, residual)) = assessment.initial.zip(assessment.residual) else { return };
    let raised = assessment.raised();
    for axis in &raised {
        let Some((before, after)) = initial.word(*axis).zip(residual.word(*axis)) else { continue };
        let message = format!(
            "the residual {axis} `{}` is above the initial one, `{}`: correct the one that is wrong; a harm that a \
             control brings is a hazard of its own",
            after.value,
            before.value,
            axis = axis.as_str()
        );
        report.at(after.range, message).see(before.range, format!("the initial {}", axis.as_str()));
    }
    if raised.is_empty() {
        risk_alone(scope, &initial, &residual, report);
    }
}

/// A matrix may give more risk to lower words: then it, or a score, is wrong.
fn risk_alone(
    scope: &HazardScope<'_>,
    initial: &ScoreReading<'_>,
    residual: &ScoreReading<'_>,
    report: &mut Report<'_>,
) {
    let Some((before, after)) = initial.rating.zip(residual.rating) else { return };
    if after.risk > before.risk {
        let rating = |known| rating(scope.scope.matrix(), known);
        let message = format!(
            "the residual risk is above the initial one, though no level is: {} after {}; check the matrix",
            rating(&after),
            rating(&before)
        );
        report.at(residual.score.keyword, message).see(initial.score.keyword, "the initial score");
    }
}
