//! One control that lowers the initial risk and then the residual risk once more.

use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Fix};
use crate::risk::{AppliedControl, ControlSource};

pub(crate) static RULE: Rule = Rule {
    name: "control-counted-twice",
    group: Group::Controls,
    summary: "one control is existing and additional in one hazard",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("control_counted_twice.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let controls = &scope.assessment.controls;
    for again in controls.iter().filter(|control| !control.existing) {
        let Some(existing) = controls.iter().find(|one| one.existing && are_one(one, again)) else { continue };
        let both = if existing.id() == again.id() {
            format!("control {} is counted twice", again.id())
        } else {
            format!("controls {} and {} have one name and are counted as two", existing.id(), again.id())
        };
        let message = format!(
            "{both}: the initial score counts on it as existing, and the residual score as additional; \
             keep one of the two"
        );
        let told = report.at(again.place(), message).see(existing.place(), "it is existing here");
        if let ControlSource::Shared(used) = again.source {
            told.fix(Fix::remove(used.lines, "keep it as existing only", Applicability::Suggestion));
        }
    }
}

/// True for two entries of one control: the same id, or the same name. One id for two controls of the hazard's own is
/// a slip in the id, and told as such.
fn are_one(left: &AppliedControl<'_>, right: &AppliedControl<'_>) -> bool {
    let are_own = left.own_header().is_some() && right.own_header().is_some();
    let same_id = !left.id().is_empty() && left.id() == right.id() && !are_own;
    let (left, right) = (name(left), name(right));
    same_id || (!left.is_empty() && left == right)
}

/// The name, as far as it tells controls apart.
fn name(control: &AppliedControl<'_>) -> String {
    let name = control.facts.as_ref().map_or("", |facts| facts.name.as_str());
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
