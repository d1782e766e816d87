//! A programme hazard that is said to be not applicable, though the log says otherwise elsewhere.

use super::answers::{Given, addressing, answers};
use super::phrase::all_of;
use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::catalogue::ProgrammeHazard;
use crate::model::{Answer, Word};

pub(crate) static RULE: Rule = Rule {
    name: "contradicted-exclusion",
    group: Group::Programme,
    summary: "a programme hazard is not applicable, though the system uses its capability or a hazard addresses it",
    levels: Levels::new(b"WWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("contradicted_exclusion.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    for answers in answers(scope) {
        let uses: Vec<(crate::rules::Scope<'_>, &Word)> = answers
            .blocks()
            .flat_map(|(scope, programme)| {
                programme.uses.iter().flat_map(move |uses| uses.value.iter().flatten().map(move |word| (scope, word)))
            })
            .collect();
        for given in answers.given().filter(|given| given.disposition.answer == Answer::NotApplicable) {
            let Some(hazard) = answers.edition.hazard(&given.id.value) else { continue };
            let capability = hazard.capability.map_or("", |capability| capability.word);
            let used = uses.iter().find(|(_, word)| word.value == capability);
            if addressed(scope, &given, hazard, report) {
                continue;
            }
            if let Some((place, word)) = used {
                let message = format!(
                    "{} is said to be not applicable, but it is about {}, which the system uses: \
                     address it in a hazard, or take `{capability}` out of `uses`",
                    hazard.id, hazard.kind
                );
                report.place(given.place(), message).see_place(place.place(word.range), "the system uses it");
            }
        }
    }
}

/// Tells where hazards address it all the same; true where they do.
fn addressed(scope: &ProjectScope<'_>, given: &Given<'_>, hazard: &ProgrammeHazard, report: &mut Report<'_>) -> bool {
    let addressing = addressing(scope, &hazard.id);
    if addressing.is_empty() {
        return false;
    }
    let hazards = addressing.hazards();
    let (word, verb) = if hazards.len() == 1 { ("hazard", "addresses") } else { ("hazards", "address") };
    let ids = all_of(hazards.iter().map(|id| id.as_str()));
    let message =
        format!("{} is said to be not applicable, but {word} {ids} {verb} it: keep one of the two", hazard.id);
    let told = report.place(given.place(), message);
    if let Some(place) = addressing.place(scope) {
        told.see_place(place, "it is addressed here");
    }
    true
}
