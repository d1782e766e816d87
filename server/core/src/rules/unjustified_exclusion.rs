//! A programme hazard that is set aside or handed over, wholly or in part, without a reason.

use super::phrase::all_of;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::Applicability;
use crate::model::{Answer, Disposition, Item};

pub(crate) static RULE: Rule = Rule {
    name: "unjustified-exclusion",
    group: Group::Programme,
    summary: "a programme hazard is not applicable, transferred, or covered only in part, and nobody says why",
    levels: Levels::new(b"WEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unjustified_exclusion.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        let Item::Programme(programme) = item else { continue };
        programme.dispositions.iter().for_each(|disposition| judge(disposition, report));
    }
}

fn judge(disposition: &Disposition, report: &mut Report<'_>) {
    let ids = all_of(disposition.ids.iter().map(|id| id.value.as_str()));
    let are = if disposition.ids.len() == 1 { "is" } else { "are" };
    let message = match disposition.answer {
        Answer::NotApplicable => {
            format!("{ids} {are} said to be not applicable without a reason: write `because` and why")
        }
        Answer::PartlyCovered => {
            format!("{ids} {are} said to be partly covered: write `because` and what is left, and where")
        }
        Answer::Transferred => {
            format!("{ids} {are} said to be transferred without a reason: write `because` and why it is not yours")
        }
        Answer::UnderReview => return,
    };
    match &disposition.because {
        // Without an id there is nothing to be justified yet, and that is told of as a mistake of form.
        None if disposition.ids.is_empty() => {}
        None => {
            let at = disposition.range.end();
            let told = report.at(disposition.keyword, message);
            told.insert(at, " because \"\"", "write `because`", Applicability::Suggestion);
        }
        Some(reason) if reason.is_blank() => {
            let place = if reason.range.is_empty() { disposition.keyword } else { reason.range };
            report.at(place, message).fill(reason, "\"\"", "write the reason");
        }
        Some(_) => {}
    }
}
