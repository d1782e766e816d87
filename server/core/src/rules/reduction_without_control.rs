//! A risk that is said to have fallen, with nothing that lowers it.

use super::phrase::all_of;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause, Edit, Fix};
use crate::risk::{Axis, ScoreReading};

pub(crate) static RULE: Rule = Rule {
    name: "reduction-without-control",
    group: Group::Scoring,
    summary: "the residual score is below the initial one and no control was added",
    levels: Levels::new(b"WEE"),
    clauses: &[Clause::new("6.1.1")],
    since: "0.1.0",
    page: include_str!("reduction_without_control.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some((initial, residual)) = assessment.initial.zip(assessment.residual) else { return };
    let lowered = assessment.lowered();
    // Where a level rises, another rule asks which of the two scores is meant.
    if lowered.is_empty()
        || !assessment.raised().is_empty()
        || assessment.has_unknown_control()
        || assessment.additional().next().is_some()
    {
        return;
    }
    let falls: Vec<String> = lowered.iter().filter_map(|axis| fall(*axis, &initial, &residual)).collect();
    let why = if assessment.controls.is_empty() {
        "the hazard has no control"
    } else {
        "every control here is an existing one, which the initial score counts already"
    };
    let message = format!(
        "{}, though {why}: write the control that lowers the risk, or score the residual as the initial",
        all_of(falls.iter().map(String::as_str))
    );
    report
        .at(residual.score.keyword, message)
        .see(initial.score.keyword, "the initial score")
        .fix(as_before(&lowered, &initial, &residual));
}

fn fall(axis: Axis, initial: &ScoreReading<'_>, residual: &ScoreReading<'_>) -> Option<String> {
    let (before, after) = initial.word(axis).zip(residual.word(axis))?;
    Some(format!("{} falls from `{}` to `{}`", axis.as_str(), before.value, after.value))
}

fn as_before(lowered: &[Axis], initial: &ScoreReading<'_>, residual: &ScoreReading<'_>) -> Fix {
    let edit = |axis: &Axis| {
        let (before, after) = initial.word(*axis).zip(residual.word(*axis))?;
        Some(Edit { range: after.range, text: before.value.to_string() })
    };
    Fix {
        title: "score the residual as the initial".to_owned(),
        applicability: Applicability::Suggestion,
        edits: lowered.iter().filter_map(edit).collect(),
    }
}
