//! A stated status that is not the one that follows from controls and actions.

use super::phrase::why;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Applicability;
use crate::model::StatusWord;

pub(crate) static RULE: Rule = Rule {
    name: "status-mismatch",
    group: Group::Status,
    summary: "the stated status is not the one that follows from controls and actions",
    levels: Levels::new(b"IEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("status_mismatch.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let stated = scope.hazard.status.as_ref().and_then(|status| status.word.value.as_ref());
    let Some(stated) = stated.filter(|_| !assessment.has_unknown_control()) else { return };
    // Another rule asks for the controls from which a status would follow.
    if assessment.needs_reduction() && assessment.controls.is_empty() {
        return;
    }
    let computed = assessment.status.word;
    let is_told = match (stated.value, computed) {
        // Another rule says that a closed hazard is not finished.
        (StatusWord::Closed, StatusWord::Open) => true,
        // And another one that there is nothing that could have been transferred.
        (StatusWord::Transferred, StatusWord::Closed) => assessment.controls.iter().all(|control| control.is_own()),
        _ => false,
    };
    if stated.value == computed || is_told || is_careful(scope, stated.value) {
        return;
    }
    let message = format!(
        "`{}` is stated, but the hazard is `{}`: {}",
        stated.value.as_str(),
        computed.as_str(),
        why(&assessment.status)
    );
    report.at(stated.range, message).replace(stated.range, computed.as_str(), Applicability::Suggestion);
}

/// True where the author says less than controls and actions allow while the risk itself is not settled: nobody is to
/// be told to close a hazard that is unscored, or whose risk is still to be reduced.
fn is_careful(scope: &HazardScope<'_>, stated: StatusWord) -> bool {
    let is_less = match stated {
        StatusWord::Open => true,
        StatusWord::Transferred => scope.assessment.status.word == StatusWord::Closed,
        StatusWord::Closed => false,
    };
    is_less && !scope.assessment.is_risk_settled(scope.hazard)
}
