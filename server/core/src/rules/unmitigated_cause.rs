//! A cause that no control acts on, in a hazard whose risk has to be reduced.

use super::phrase::{control_to_fill_in, new_control_ids, or_reason, rating};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};

pub(crate) static RULE: Rule = Rule {
    name: "unmitigated-cause",
    group: Group::Controls,
    summary: "the initial risk is not acceptable, and no control mitigates one of the causes",
    levels: Levels::new(b"IWE"),
    clauses: &[Clause::new("6.1.1")],
    since: "0.1.0",
    page: include_str!("unmitigated_cause.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let Some(initial) = scope.assessment.initial else { return };
    let Some(risk) = initial.rating else { return };
    // Without any control the hazard as a whole is told of.
    if !scope.assessment.needs_reduction() || scope.assessment.controls.is_empty() {
        return;
    }
    let hazard = scope.hazard;
    // A misspelt id, and `mitigates` with nothing behind it, are told of where they stand.
    let ids = new_control_ids(hazard, scope.scope.config());
    for (cause, control) in scope.assessment.unmitigated(hazard).into_iter().zip(ids) {
        let Some(id) = &cause.header.id else { continue };
        let message = format!(
            "no control mitigates cause {}, and the initial score is not acceptable as it is: {}; \
             name {} behind the `mitigates` of a control, or write another control{}",
            id.value,
            rating(scope.scope.matrix(), &risk),
            id.value,
            or_reason(risk.band.class),
        );
        let text = hazard.header.added(0, &[control_to_fill_in(&control, &[&id.value])]);
        report.at(id.range, message).see(initial.score.range, "the initial score").insert(
            hazard.header.tail,
            text,
            "write a control to fill in",
            Applicability::Suggestion,
        );
    }
}
