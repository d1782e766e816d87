//! A word that is no keyword, or not at this place.

use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::ProblemKind;

pub(crate) static RULE: Rule = Rule {
    name: "unknown-keyword",
    group: Group::Structure,
    summary: "a word is not one that the language knows at this place",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unknown_keyword.md"),
    waivable: false,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    super::problems::tell(scope, ProblemKind::UnknownKeyword, report);
}
