//! A hazard of the declared edition of a programme to which the project says nothing.

use rustc_hash::FxHashSet;

use super::answers::{Answers, addressing, answers, named};
use super::phrase::all_of;
use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::catalogue::ProgrammeHazard;

pub(crate) static RULE: Rule = Rule {
    name: "unanswered-programme-hazard",
    group: Group::Programme,
    summary: "a hazard of the declared edition has no answer",
    levels: Levels::new(b"IWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unanswered_programme_hazard.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    // The owner offered for a review is the officer, whom every log names: somebody has to be.
    let officer = scope.log().and_then(|(_, log)| log.officer.as_ref()).and_then(|officer| officer.name.value.as_ref());
    let owner = officer.map_or("", |name| name.value.trim());
    for answers in answers(scope) {
        let given: FxHashSet<&str> = answers.given().map(|given| given.id.value.as_str()).collect();
        let open =
            |hazard: &&ProgrammeHazard| !given.contains(hazard.id.as_str()) && addressing(scope, &hazard.id).is_empty();
        let unanswered: Vec<&ProgrammeHazard> = answers.edition.hazards.iter().filter(open).collect();
        for group in Answers::groups(unanswered) {
            tell(&answers, &group, owner, report);
        }
        for hazard in answers.edition.hazards.iter().filter(|hazard| !given.contains(hazard.id.as_str())) {
            in_part_only(scope, &answers, hazard, report);
        }
    }
}

/// Own hazards that say of themselves that they answer a part leave the rest to be spoken of.
fn in_part_only(scope: &ProjectScope<'_>, answers: &Answers<'_>, hazard: &ProgrammeHazard, report: &mut Report<'_>) {
    let addressing = addressing(scope, &hazard.id);
    let Some((block, programme)) = answers.block().filter(|_| !addressing.is_empty() && !addressing.is_whole()) else {
        return;
    };
    let message = format!(
        "{} is addressed only in part, by {}: say here with `partly-covered` what is left, and where",
        named(&[hazard]),
        all_of(addressing.hazards().iter().map(|id| id.as_str()))
    );
    let statement = format!("partly-covered {} because \"\"", hazard.id);
    let title = format!("say what is left of {}", hazard.id);
    let told = report.place(block.place(programme.header.place()), message);
    let told = told.add(&programme.header, 1, &statement, title);
    if let Some(place) = addressing.place(scope) {
        told.see_place(place, "it is addressed here");
    }
}

fn tell(answers: &Answers<'_>, hazards: &[&ProgrammeHazard], owner: &str, report: &mut Report<'_>) {
    let Some((scope, programme)) = answers.block() else { return };
    let message = match hazards {
        [one] => format!(
            "{} of {} has no answer: address it in a hazard, or say here why none does",
            named(&[*one]),
            answers.name()
        ),
        many => format!(
            "{} hazards of {} have no answer: {}; address each in a hazard, or say here why none does",
            many.len(),
            answers.name(),
            named(many)
        ),
    };
    let ids: Vec<&str> = hazards.iter().map(|hazard| hazard.id.as_str()).collect();
    let statement = format!("under-review {} owner \"{owner}\"", ids.join(", "));
    let title = match ids.as_slice() {
        [one] => format!("put {one} under review"),
        many => format!("put these {} under review", many.len()),
    };
    report.place(scope.place(programme.header.place()), message).add(&programme.header, 1, &statement, title);
}
