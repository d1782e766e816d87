//! A programme hazard that counts as covered, while no hazard with a score covers it.

use super::answers::{Answers, addressing, answers, named};
use super::phrase::all_of;
use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::catalogue::ProgrammeHazard;
use crate::model::Answer;

pub(crate) static RULE: Rule = Rule {
    name: "covered-by-nothing",
    group: Group::Programme,
    summary: "every hazard that addresses a programme hazard is unscored, or there is none",
    levels: Levels::new(b"WWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("covered_by_nothing.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    for answers in answers(scope) {
        partly(scope, &answers, report);
        let unscored = answers.edition.hazards.iter().filter(|hazard| {
            let addressing = addressing(scope, &hazard.id);
            !addressing.is_empty() && !addressing.is_scored()
        });
        for group in Answers::groups(unscored.collect()) {
            unscored_only(scope, &answers, &group, report);
        }
    }
}

/// Partly covered means that a hazard covers the other part.
fn partly(scope: &ProjectScope<'_>, answers: &Answers<'_>, report: &mut Report<'_>) {
    for given in answers.given().filter(|given| given.disposition.answer == Answer::PartlyCovered) {
        let Some(hazard) = answers.edition.hazard(&given.id.value) else { continue };
        if addressing(scope, &hazard.id).is_empty() {
            let message = format!(
                "{} is said to be partly covered, but no hazard addresses it: write `addresses-in-part {}` in the hazard that \
                 covers the other part",
                named(&[hazard]),
                hazard.id
            );
            report.place(given.place(), message);
        }
    }
}

fn unscored_only(
    scope: &ProjectScope<'_>,
    answers: &Answers<'_>,
    programme_hazards: &[&ProgrammeHazard],
    report: &mut Report<'_>,
) {
    let Some((place, programme)) = answers.block() else { return };
    let place = place.place(programme.header.place());
    let [one] = programme_hazards else {
        let message = format!(
            "{} hazards of {} are addressed only by hazards without an initial score: {}; score those that address them",
            programme_hazards.len(),
            answers.name(),
            named(programme_hazards)
        );
        report.place(place, message);
        return;
    };
    let addressing = addressing(scope, &one.id);
    let hazards = addressing.hazards();
    let ids = all_of(hazards.iter().map(|id| id.as_str()));
    let message = if hazards.len() == 1 {
        format!("{} is addressed by hazard {ids} alone, which has no initial score: score it", named(&[*one]))
    } else {
        format!("{} is addressed by hazards {ids}, none of which has an initial score: score them", named(&[*one]))
    };
    let told = report.place(place, message);
    if let Some(place) = addressing.place(scope) {
        told.see_place(place, "it is addressed here");
    }
}
