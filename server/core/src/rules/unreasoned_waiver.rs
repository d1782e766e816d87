//! A waiver without a reason. It silences nothing.

use super::{Check, Group, Levels, Report, Rule, Scope, find};
use crate::diagnostic::Applicability;
use crate::model::{Item, Waiver};

pub(crate) static RULE: Rule = Rule {
    name: "unreasoned-waiver",
    group: Group::Waivers,
    summary: "a waiver gives no reason",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unreasoned_waiver.md"),
    waivable: false,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in &scope.island.content.items {
        match item {
            Item::Hazard(hazard) => {
                let mut report = report.about(hazard);
                hazard.waivers.iter().for_each(|waiver| judge(waiver, &mut report));
            }
            Item::Waiver(waiver) => judge(waiver, report),
            _ => {}
        }
    }
}

fn judge(waiver: &Waiver, report: &mut Report<'_>) {
    let Some(rule) = &waiver.rule else { return };
    // A reason would not help where the rule cannot be waived at all, and that is told of.
    if find(&rule.value).is_some_and(|rule| !rule.waivable) {
        return;
    }
    let message =
        format!("the waiver of `{}` gives no reason and silences nothing: write `because` and why", rule.value);
    match &waiver.because {
        None => {
            let at = waiver.range.end();
            report.at(rule.range, message).insert(at, " because \"\"", "write `because`", Applicability::Suggestion);
        }
        Some(reason) if reason.is_blank() => {
            let place = if reason.range.is_empty() { rule.range } else { reason.range };
            report.at(place, message).fill(reason, "\"\"", "write the reason");
        }
        Some(_) => {}
    }
}
