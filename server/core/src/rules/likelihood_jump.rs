//! A likelihood that falls far on what people are told or asked to do.

use super::{Check, Group, HazardScope, Levels, Report, Rule, phrase};
use crate::diagnostic::Applicability;
use crate::model::ControlKind;
use crate::risk::Axis;

/// A fall of so many steps asks for more than people can carry.
const JUMP: usize = 2;

pub(crate) static RULE: Rule = Rule {
    name: "likelihood-jump",
    group: Group::Scoring,
    summary: "the likelihood falls by two steps or more on training, process or information alone",
    levels: Levels::new(b"IWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("likelihood_jump.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some((initial, residual)) = assessment.initial.zip(assessment.residual) else { return };
    let Some((from, to)) = initial.likelihood.zip(residual.likelihood) else { return };
    let steps = from.saturating_sub(to);
    if steps < JUMP {
        return;
    }
    // Without any control, and with one that is not known, other rules speak.
    let Some(kinds) = assessment.added_kinds() else { return };
    let words = initial.word(Axis::Likelihood).zip(residual.word(Axis::Likelihood));
    let Some((before, after)) = words.filter(|_| kinds.iter().all(|(_, kind)| is_soft(*kind))) else { return };
    let message = format!(
        "likelihood falls by {steps} steps, from `{}` to `{}`, on what people do and know alone ({}): add a design or \
         test control, or claim less",
        before.value,
        after.value,
        phrase::kinds(&kinds)
    );
    let one_lower = scope.scope.matrix().level_name(Axis::Likelihood, from - 1);
    report.at(after.range, message).see(before.range, "the initial likelihood").replace(
        after.range,
        one_lower,
        Applicability::Suggestion,
    );
}

fn is_soft(kind: ControlKind) -> bool {
    matches!(kind, ControlKind::Process | ControlKind::Training | ControlKind::Information)
}
