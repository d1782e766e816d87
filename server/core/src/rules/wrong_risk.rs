//! A risk that the author wrote and the matrix does not give.

use super::phrase::rating;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Applicability;
use crate::model::Word;
use crate::risk::{Matrix, Rating};

pub(crate) static RULE: Rule = Rule {
    name: "wrong-risk",
    group: Group::Scoring,
    summary: "a written risk is not the one that the matrix gives",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("wrong_risk.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let matrix = scope.scope.matrix();
    for (_, score) in scope.assessment.scores() {
        let Some(written) = &score.score.risk else { continue };
        if scope.scope.island.content.tells_of(written.range) {
            continue;
        }
        match &score.rating {
            Some(rating) if !rating.is_called(&written.value) => {
                let fix = rating.risk.to_string();
                let message = wrong(matrix, written, rating);
                report.at(written.range, message).replace(written.range, fix, Applicability::Suggestion);
            }
            None if !matrix.is_risk(&written.value) => {
                report.at(
                    written.range,
                    format!("`{}` is no risk of the matrix: write a number that it has, or none", written.value),
                );
            }
            _ => {}
        }
    }
}

fn wrong(matrix: &Matrix, written: &Word, known: &Rating<'_>) -> String {
    let rating = rating(matrix, known);
    if matrix.is_risk(&written.value) {
        format!("`risk {}` is not what the matrix gives: {rating}", written.value)
    } else {
        format!("`{}` is no risk of the matrix, which gives {rating}", written.value)
    }
}
