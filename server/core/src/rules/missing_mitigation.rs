//! A hazard whose initial risk is not acceptable, and nothing is done about it.

use super::phrase::{control_to_fill_in, named, new_control_ids, or_reason, rating};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};

pub(crate) static RULE: Rule = Rule {
    name: "missing-mitigation",
    group: Group::Controls,
    summary: "the initial risk is not acceptable, and the hazard has no control at all",
    levels: Levels::new(b"WEE"),
    clauses: &[Clause::new("6.1.1")],
    since: "0.1.0",
    page: include_str!("missing_mitigation.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let hazard = scope.hazard;
    let Some(initial) = scope.assessment.initial else { return };
    let Some(risk) = initial.rating else { return };
    if !scope.assessment.needs_reduction() || !scope.assessment.controls.is_empty() {
        return;
    }
    let or_reason = or_reason(risk.band.class);
    let message = format!(
        "{} has no control, and its initial score is not acceptable as it is: {}; write a `control` that lowers it{or_reason}",
        named("hazard", &hazard.header),
        rating(scope.scope.matrix(), &risk),
    );
    let causes: Vec<&str> =
        hazard.causes.iter().filter_map(|cause| Some(cause.header.id.as_ref()?.value.as_str())).collect();
    let id = new_control_ids(hazard, scope.scope.config()).next().unwrap_or_default();
    let text = hazard.header.added(0, &[control_to_fill_in(&id, &causes)]);
    report.at(hazard.header.place(), message).see(initial.score.range, "the initial score").insert(
        hazard.header.tail,
        text,
        "write a control to fill in",
        Applicability::Suggestion,
    );
}
