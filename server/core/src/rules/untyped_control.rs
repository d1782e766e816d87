//! A control of which nobody can say how reliable it is.

use super::phrase::{named, one_of};
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::{Applicability, nearest};
use crate::model::{Control, ControlKind, is_id};

pub(crate) static RULE: Rule = Rule {
    name: "untyped-control",
    group: Group::Controls,
    summary: "a control without its kind",
    levels: Levels::new(b"WEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("untyped_control.md"),
    waivable: true,
    check: Check::Control(check),
};

fn check(control: &Control, _: &Scope<'_>, report: &mut Report<'_>) {
    // Without an id its kind may have been read in the id's place; the missing id is told of.
    let Some(id) = control.header.id.as_ref().filter(|id| is_id(&id.value)) else { return };
    if control.known_kind().is_some() {
        return;
    }
    let kinds = || ControlKind::ALL.iter().map(|kind| kind.as_str());
    let Some(word) = &control.kind else {
        let message =
            format!("{} has no kind: write {} behind its id", named("control", &control.header), one_of(kinds()));
        let mut told = report.at(id.range, message);
        // The weakest first: what is taken without a look must not make the control better than it is.
        for kind in ControlKind::ALL.iter().rev() {
            let title = format!("write `{}`", kind.as_str());
            told = told.insert(id.range.end(), format!(" {}", kind.as_str()), title, Applicability::Suggestion);
        }
        return;
    };
    match nearest(&word.value, kinds()) {
        Some(meant) => {
            let message = format!("`{}` is no kind of control: did you mean `{meant}`?", word.value);
            report.at(word.range, message).replace(word.range, meant, Applicability::Suggestion);
        }
        None => {
            report.at(word.range, format!("`{}` is no kind of control: write {}", word.value, one_of(kinds())));
        }
    }
}
