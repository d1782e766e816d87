//! A high risk that nothing holds but what people are told.

use super::phrase::{all_of, named, rating};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::model::ControlKind;
use crate::risk::Class;

pub(crate) static RULE: Rule = Rule {
    name: "weak-controls-only",
    group: Group::Controls,
    summary: "a high risk is held by training and information alone",
    levels: Levels::new(b"IWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("weak_controls_only.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let Some(initial) = scope.assessment.initial else { return };
    // In the example matrix: 3 and more.
    let Some(risk) = initial.rating.filter(|risk| risk.band.class >= Class::Undesirable) else { return };
    let controls = &scope.assessment.controls;
    let is_weak = |kind| matches!(kind, Some(ControlKind::Training | ControlKind::Information));
    // A control whose kind is not known may be a strong one; it is told of by itself.
    if !controls.iter().all(|control| is_weak(control.kind())) {
        return;
    }
    let Some((first, others)) = controls.split_first() else { return };
    let kinds = [ControlKind::Training, ControlKind::Information];
    let given = kinds.into_iter().filter(|kind| controls.iter().any(|control| control.kind() == Some(*kind)));
    let message = format!(
        "{} is scored {}, and held by {} alone ({}): look for a design, test or process control",
        named("hazard", &scope.hazard.header),
        rating(scope.scope.matrix(), &risk),
        all_of(given.map(ControlKind::as_str)),
        all_of(controls.iter().map(|control| control.id())),
    );
    let mut told = report.at(first.place(), message).see(initial.score.range, "the initial score");
    for control in others {
        told = told.see(control.place(), "no stronger than the first");
    }
}
