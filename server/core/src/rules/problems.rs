//! Problems of form, handed on by the two rules that tell of them.

use super::{Report, Scope};
use crate::model::ProblemKind;

/// Tells the problems of one kind, with their fixes.
pub(crate) fn tell(scope: &Scope<'_>, kind: ProblemKind, report: &mut Report<'_>) {
    for problem in scope.island.content.problems.iter().filter(|problem| problem.kind == kind) {
        let mut told = report.at(problem.range, problem.message.clone());
        for fix in &problem.fixes {
            told = told.fix(fix.clone());
        }
    }
}
