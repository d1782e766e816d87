//! A version of the log that no clinical safety officer has approved.
//!
//! It offers no fix: an approval is a person's act and is never written by a machine.

use super::phrase;
use super::{Check, Group, Levels, ProjectScope, Report, Rule, Scope};
use crate::diagnostic::Clause;
use crate::model::{Approval, Item, Text};

pub(crate) static RULE: Rule = Rule {
    name: "unapproved-version",
    group: Group::People,
    summary: "the version of the log has no approval",
    levels: Levels::new(b"--E"),
    clauses: &[Clause::new("3.3.2")],
    since: "0.1.0",
    page: include_str!("unapproved_version.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    let Some((place, log)) = scope.log() else { return };
    let Some(field) = &log.version else {
        let name = phrase::named("log", &log.header);
        let message = format!("{name} has no `version`: write one, and have the safety officer approve it");
        report.place(place.place(log.header.place()), message).add(&log.header, 1, "version \"\"", "write `version`");
        return;
    };
    let Some(version) = field.value.as_ref().filter(|_| !field.faulty) else { return };
    let wanted = version.value.trim();
    if wanted.is_empty() {
        report.place(place.place(version.range), "`version` says nothing: name the version that is to be approved");
        return;
    }
    let approvals: Vec<(Scope<'_>, &Approval)> = approvals(scope).collect();
    let (of_this, others): (Vec<_>, Vec<_>) =
        approvals.into_iter().partition(|(_, approval)| named(approval).is_some_and(|name| name == wanted));
    if of_this.iter().any(|(_, approval)| is_complete(approval)) {
        return;
    }
    if let Some((scope, half)) = of_this.first() {
        let message = format!("the approval of version {wanted} needs `by` with the officer and `on` with the date");
        report.place(scope.place(half.keyword), message);
        return;
    }
    let message = format!(
        "version {wanted} is not approved: the clinical safety officer reads it, and writes `approval` with its version"
    );
    let told = report.place(place.place(version.range), message);
    let last = others.into_iter().max_by_key(|(_, approval)| approval.on.as_ref().map(|on| on.value));
    if let Some((scope, approval)) = last {
        let of = named(approval).unwrap_or_default();
        told.see_place(scope.place(approval.keyword), format!("the last approval is of version {of}"));
    }
}

fn approvals<'a>(scope: &ProjectScope<'a>) -> impl Iterator<Item = (Scope<'a>, &'a Approval)> + use<'a> {
    scope.items().filter_map(|(scope, item)| match item {
        Item::Approval(approval) => Some((scope, approval)),
        _ => None,
    })
}

fn named(approval: &Approval) -> Option<&str> {
    approval.version.as_ref().map(|version| version.value.trim())
}

fn is_complete(approval: &Approval) -> bool {
    let written = |text: &Option<Text>| text.as_ref().is_some_and(|text| !text.is_blank());
    written(&approval.by) && approval.on.is_some()
}
