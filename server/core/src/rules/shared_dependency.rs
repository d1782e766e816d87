//! A shared control that many hazards rely on.

use std::collections::BTreeSet;

use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::Control;
use crate::workspace::{Name, Use};

pub(crate) static RULE: Rule = Rule {
    name: "shared-dependency",
    group: Group::Controls,
    summary: "one control carries many hazards, and its failure is common to them all",
    levels: Levels::new(b"-II"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("shared_dependency.md"),
    waivable: true,
    check: Check::Shared(check),
};

/// The most hazards that may rely on one control without a word about it.
const MOST: usize = 4;

fn check(control: &Control, scope: &Scope<'_>, report: &mut Report<'_>) {
    let Some(id) = &control.header.id else { return };
    let usages = scope.usages(&Name::Id(id.value.clone())).iter();
    let hazards: BTreeSet<_> =
        usages.filter(|usage| matches!(usage.how, Use::Controls { .. })).map(|usage| usage.island).collect();
    if hazards.len() > MOST {
        let message = format!(
            "{} hazards rely on control {}, so its failure would uncover all of them at once: \
             consider that failure as a hazard of its own",
            hazards.len(),
            id.value
        );
        report.at(id.range, message);
    }
}
