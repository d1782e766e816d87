//! A harm that is said to become milder without a change of the system.

use super::{Check, Group, HazardScope, Levels, Report, Rule, phrase};
use crate::diagnostic::Applicability;
use crate::model::ControlKind;
use crate::risk::Axis;

pub(crate) static RULE: Rule = Rule {
    name: "severity-lowered",
    group: Group::Scoring,
    summary: "the severity falls and no design control was added",
    levels: Levels::new(b"WWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("severity_lowered.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some((initial, residual)) = assessment.initial.zip(assessment.residual) else { return };
    if !assessment.lowered().contains(&Axis::Severity) {
        return;
    }
    // Without any control, and with one that is not known, other rules speak.
    let Some(kinds) = assessment.added_kinds() else { return };
    let words = initial.word(Axis::Severity).zip(residual.word(Axis::Severity));
    let Some((before, after)) = words.filter(|_| kinds.iter().all(|(_, kind)| *kind != ControlKind::Design)) else {
        return;
    };
    let message = format!(
        "severity falls from `{}` to `{}` without a design control ({}): such controls make a harm rarer, not milder",
        before.value,
        after.value,
        phrase::kinds(&kinds)
    );
    report.at(after.range, message).see(before.range, "the initial severity").replace(
        after.range,
        before.value.as_str(),
        Applicability::Suggestion,
    );
}
