//! A programme hazard that is still under review.

use super::phrase::all_of;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::{Answer, Disposition, Item};

pub(crate) static RULE: Rule = Rule {
    name: "undecided-programme-hazard",
    group: Group::Programme,
    summary: "a programme hazard is still under review",
    levels: Levels::new(b"-IE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("undecided_programme_hazard.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        let Item::Programme(programme) = item else { continue };
        let open = programme.dispositions.iter().filter(|disposition| disposition.answer == Answer::UnderReview);
        for disposition in open.filter(|disposition| !disposition.ids.is_empty()) {
            report.at(disposition.keyword, message(disposition));
        }
    }
}

fn message(disposition: &Disposition) -> String {
    let ids = all_of(disposition.ids.iter().map(|id| id.value.as_str()));
    let are = if disposition.ids.len() == 1 { "is" } else { "are" };
    let owner = disposition.owner.as_ref().filter(|owner| !owner.is_blank());
    let state = match (owner, &disposition.due) {
        (Some(owner), Some(due)) => format!("by {} until {}: decide before the release", owner.value.trim(), due.value),
        (Some(owner), None) => {
            format!("by {}, without a date: write `due`, and decide before the release", owner.value.trim())
        }
        (None, Some(due)) => format!("by nobody, until {}: write `owner`, and decide before the release", due.value),
        (None, None) => {
            "by nobody and without a date: write `owner` and `due`, and decide before the release".to_owned()
        }
    };
    format!("{ids} {are} still under review {state}")
}
