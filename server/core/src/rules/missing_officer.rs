//! A log without a clinical safety officer, or without the officer's registration.

use super::phrase::named;
use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::diagnostic::{Applicability, Clause};

pub(crate) static RULE: Rule = Rule {
    name: "missing-officer",
    group: Group::People,
    summary: "the log names no clinical safety officer with a registration",
    levels: Levels::new(b"WWE"),
    clauses: &[Clause::new("2.3.2")],
    since: "0.1.0",
    page: include_str!("missing_officer.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    let Some((place, log)) = scope.log() else { return };
    let Some(officer) = &log.officer else {
        let message = format!(
            "{} names no clinical safety officer: write `officer` with the name and the `registration`",
            named("log", &log.header)
        );
        report.place(place.place(log.header.place()), message).add(
            &log.header,
            1,
            "officer \"\" registration \"\"",
            "write `officer`",
        );
        return;
    };
    let name = &officer.name;
    if name.faulty {
        return;
    }
    let Some(text) = name.value.as_ref().filter(|text| !text.is_blank()) else {
        let range = name.value.as_ref().map_or(name.keyword, |text| text.range);
        report.place(place.place(range), "`officer` needs the name of the clinical safety officer in quotes");
        return;
    };
    let who = text.value.trim();
    let message = format!("{who} has no registration: write `registration` with the body and the number, in quotes");
    match &officer.registration {
        None => {
            let told = report.place(place.place(text.range), message);
            told.insert(text.range.end(), " registration \"\"", "write `registration`", Applicability::Suggestion);
        }
        Some(blank) if blank.is_blank() => {
            report.place(place.place(blank.range), message);
        }
        Some(_) => {}
    }
}
