//! A control of a hazard that acts on none of its causes.

use text_size::TextSize;

use super::phrase::{named, one_of};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Applicability;
use crate::risk::{AppliedControl, ControlSource};

pub(crate) static RULE: Rule = Rule {
    name: "unmitigating-control",
    group: Group::Controls,
    summary: "a control of a hazard names none of its causes",
    levels: Levels::new(b"IWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unmitigating_control.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let causes: Vec<&str> =
        scope.hazard.causes.iter().filter_map(|cause| Some(cause.header.id.as_ref()?.value.as_str())).collect();
    // A hazard without causes is told of by itself: its controls have nothing to name.
    if causes.is_empty() {
        return;
    }
    for control in scope.assessment.controls.iter().filter(|control| !control.has_mitigates()) {
        let message = format!(
            "{} mitigates no cause of {}: write `mitigates` with {}",
            if control.id().is_empty() { "this control".to_owned() } else { format!("control {}", control.id()) },
            named("hazard", &scope.hazard.header),
            one_of(causes.iter().copied()),
        );
        let told = report.at(control.place(), message);
        // Which of several causes it acts on, only its author knows.
        let [cause] = causes.as_slice() else { continue };
        if let Some((at, text)) = skeleton(control, cause) {
            told.insert(at, text, format!("write `mitigates {cause}`"), Applicability::Suggestion);
        }
    }
}

fn skeleton(control: &AppliedControl<'_>, cause: &str) -> Option<(TextSize, String)> {
    match control.source {
        ControlSource::Own(own) => Some((own.header.tail, own.header.added(1, &[format!("mitigates {cause}")]))),
        ControlSource::Shared(used) => Some((used.id.as_ref()?.range.end(), format!(" mitigates {cause}"))),
    }
}
