//! The harm of one patient, with the severity of a harm to several.

use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Applicability;
use crate::model::Patients;
use crate::risk::{Axis, LevelDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "single-death-catastrophic",
    group: Group::Scoring,
    summary: "a hazard for one patient has a severity that is defined for several",
    levels: Levels::new(b"WWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("single_death_catastrophic.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let patients = scope.hazard.patients.as_ref().and_then(|field| field.value.as_ref());
    let Some(patients) = patients.filter(|patients| patients.value == Patients::One) else { return };
    let matrix = scope.scope.matrix();
    let Some(worst) = matrix.worst_for_one() else { return };
    for (_, score) in scope.assessment.scores() {
        let Some(word) = score.word(Axis::Severity) else { continue };
        if !matrix.definition(Axis::Severity, &word.value).is_some_and(LevelDefinition::is_for_several_only) {
            continue;
        }
        let message = format!(
            "`{}` is for several patients, and this hazard is for one: the highest severity for one patient is `{}` ({})",
            word.value,
            worst.name,
            worst.meaning(Some(Patients::One)).unwrap_or_default()
        );
        report
            .at(word.range, message)
            .see(patients.range, "one patient, by this line")
            .replace(word.range, worst.name.as_str(), Applicability::Suggestion)
            .replace(patients.range, "several", Applicability::Suggestion);
    }
}
