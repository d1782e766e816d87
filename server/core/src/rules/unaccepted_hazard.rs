//! A hazard whose risk nobody has accepted.

use jiff::civil::Date;

use super::phrase::named;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, Clause};
use crate::model::{Acceptance, Text};

pub(crate) static RULE: Rule = Rule {
    name: "unaccepted-hazard",
    group: Group::Status,
    summary: "no one has accepted the risk of a hazard, or it is not said when",
    levels: Levels::new(b"--E"),
    clauses: &[Clause::new("6.4.1")],
    since: "0.1.0",
    page: include_str!("unaccepted_hazard.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let hazard = scope.hazard;
    let today = scope.scope.today();
    let Some(accepted) = &hazard.accepted else {
        let message = format!(
            "nobody has accepted the risk of {}: once the clinical safety officer has, write `accepted by` with \
             the name and `on` with the day",
            named("hazard", &hazard.header)
        );
        let statement = format!("accepted by \"\" on {today}");
        report.at(hazard.header.place(), message).add(&hazard.header, 1, &statement, "write `accepted`");
        return;
    };
    if !scope.scope.island.content.tells_of(accepted.range) {
        half(accepted, today, report);
    }
}

fn half(accepted: &Acceptance, today: Date, report: &mut Report<'_>) {
    let by = accepted.by.as_ref().filter(|by| !Text::is_blank(by));
    let message = match (by, &accepted.on) {
        (Some(_), Some(_)) => return,
        (Some(by), None) => format!("the acceptance by {} has no day: write `on` with the day", by.value),
        (None, Some(on)) => format!("the acceptance of {} names nobody: write `by` with the name in quotes", on.value),
        (None, None) => {
            "the acceptance names nobody and no day: write `by` with the name and `on` with the day".to_owned()
        }
    };
    let range = accepted.by.as_ref().filter(|by| by.is_blank()).map_or(accepted.keyword, |blank| blank.range);
    let told = report.at(range, message);
    // Where an `on` stands there with nothing behind it, a second one would be a mistake of form.
    if let Some(by) = by.filter(|by| by.range.end() == accepted.range.end()) {
        told.insert(by.range.end(), format!(" on {today}"), "write `on` with today", Applicability::Suggestion);
    }
}
