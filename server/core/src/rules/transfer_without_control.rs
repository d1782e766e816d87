//! A transfer of nothing.

use super::phrase::{named, new_control_ids};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};
use crate::model::StatusWord;

pub(crate) static RULE: Rule = Rule {
    name: "transfer-without-control",
    group: Group::Status,
    summary: "a hazard is transferred and no control is left for the recipient",
    levels: Levels::new(b"WWE"),
    clauses: &[Clause::new("6.3.1")],
    since: "0.1.0",
    page: include_str!("transfer_without_control.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let (hazard, assessment) = (scope.hazard, &scope.assessment);
    let Some(status) = &hazard.status else { return };
    let Some(word) = status.word.value.as_ref().filter(|word| word.value == StatusWord::Transferred) else { return };
    if assessment.has_unknown_control() || assessment.controls.iter().any(|control| !control.is_own()) {
        return;
    }
    let recipient = status.to.as_ref().filter(|to| !to.is_blank()).map_or("the recipient", |to| &*to.value);
    let message = format!(
        "{} is transferred, and nothing in it is for {recipient} to do: write the control that is handed over, \
         with `by deployer` or `by` and a name",
        named("hazard", &hazard.header)
    );
    let id = new_control_ids(hazard, scope.scope.config()).next().unwrap_or_default();
    report.at(word.range, message).insert(
        hazard.header.tail,
        format!("\n  control {id} \"\" by deployer"),
        "write a control `by deployer`",
        Applicability::Suggestion,
    );
}
