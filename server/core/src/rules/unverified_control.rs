//! A control that is said to be there, and nothing shows that it works.

use super::phrase::named;
use super::proof::tell_missing;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::Clause;
use crate::model::{Control, EvidenceKind, State};

pub(crate) static RULE: Rule = Rule {
    name: "unverified-control",
    group: Group::Evidence,
    summary: "an implemented control without evidence of its effectiveness",
    levels: Levels::new(b"-WE"),
    clauses: &[Clause::new("6.3.3")],
    since: "0.1.0",
    page: include_str!("unverified_control.md"),
    waivable: true,
    check: Check::Control(check),
};

fn check(control: &Control, scope: &Scope<'_>, report: &mut Report<'_>) {
    let message = |state: State| {
        format!(
            "{} is said to be {}, and nothing shows that it works: \
             write `evidence effectiveness` and where that can be seen",
            named("control", &control.header),
            state.as_str()
        )
    };
    tell_missing(control, EvidenceKind::Effectiveness, message, scope, report);
}
