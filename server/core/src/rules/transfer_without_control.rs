//! A transfer of nothing.

use super::phrase::named;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};
use crate::model::{Hazard, StatusWord};

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
    report.at(word.range, message).insert(
        hazard.header.tail,
        format!("\n  control {} \"\" by deployer", free_id(hazard)),
        "write a control `by deployer`",
        Applicability::Suggestion,
    );
}

/// The first of K1, K2 … that the hazard does not use.
fn free_id(hazard: &Hazard) -> String {
    let is_free = |id: &String| hazard.controls.iter().all(|control| control.header.id_str() != *id);
    (1u32..).map(|number| format!("K{number}")).find(is_free).unwrap_or_default()
}
