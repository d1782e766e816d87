//! A shared control that no hazard relies on.

use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::{Control, is_id};
use crate::workspace::{Name, Use};

pub(crate) static RULE: Rule = Rule {
    name: "unused-control",
    group: Group::Structure,
    summary: "a shared control that no hazard uses, or that mitigates no cause of any",
    levels: Levels::new(b"WWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unused_control.md"),
    waivable: true,
    check: Check::Shared(check),
};

fn check(control: &Control, scope: &Scope<'_>, report: &mut Report<'_>) {
    let Some(id) = control.header.id.as_ref().filter(|id| is_id(&id.value)) else { return };
    let usages = scope.usages(&Name::Id(id.value.clone()));
    let uses = || {
        usages
            .iter()
            .filter_map(|usage| if let Use::Controls { mitigates } = usage.how { Some(mitigates) } else { None })
    };
    let message = if uses().next().is_none() {
        format!(
            "no hazard uses control {}: write `use control {}` in the hazards that rely on it, or remove it",
            id.value, id.value
        )
    } else if !uses().any(|mitigates| mitigates) {
        format!(
            "control {} is used, and mitigates no cause of any hazard: \
             name the causes behind `use control {} mitigates`",
            id.value, id.value
        )
    } else {
        return;
    };
    report.at(id.range, message);
}
