//! A value that is missing, misplaced or of the wrong form.

use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::ProblemKind;

pub(crate) static RULE: Rule = Rule {
    name: "syntax",
    group: Group::Structure,
    summary: "the text does not have the form of the language",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("syntax.md"),
    waivable: false,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    super::problems::tell(scope, ProblemKind::Syntax, report);
}
