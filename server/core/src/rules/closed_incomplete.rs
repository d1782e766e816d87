//! A closed hazard with work left.

use super::phrase::all_of;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Applicability;
use crate::model::StatusWord;

pub(crate) static RULE: Rule = Rule {
    name: "closed-incomplete",
    group: Group::Status,
    summary: "a hazard is closed and an action or a control is not complete",
    levels: Levels::new(b"WEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("closed_incomplete.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let stated = scope.hazard.status.as_ref().and_then(|status| status.word.value.as_ref());
    let Some(stated) = stated.filter(|stated| stated.value == StatusWord::Closed) else { return };
    if assessment.has_unknown_control() || assessment.status.word != StatusWord::Open {
        return;
    }
    let message = format!(
        "`closed` is stated, but {}: a hazard is closed once every action is done and every control verified",
        all_of(assessment.status.because.iter().map(smol_str::SmolStr::as_str))
    );
    report.at(stated.range, message).replace(stated.range, StatusWord::Open.as_str(), Applicability::Suggestion);
}
