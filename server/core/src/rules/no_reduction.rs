//! Controls that change nothing.

use super::phrase::{all_of, plural, rating};
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::model::State;

pub(crate) static RULE: Rule = Rule {
    name: "no-reduction",
    group: Group::Scoring,
    summary: "controls were added and the residual score equals the initial one",
    levels: Levels::new(b"IWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("no_reduction.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some((initial, residual)) = assessment.initial.zip(assessment.residual) else { return };
    let Some((before, after)) = assessment.both() else { return };
    let equal = (before.severity, before.likelihood) == (after.severity, after.likelihood);
    // Below the lowest likelihood there is no word that could say what the control did.
    if !equal || before.likelihood == 0 {
        return;
    }
    // What is only planned has lowered nothing yet.
    let in_place = assessment.additional().filter(|control| control.state() > Some(State::Planned));
    let ids: Vec<&str> = in_place.map(|control| control.id()).filter(|id| !id.is_empty()).collect();
    if ids.is_empty() {
        return;
    }
    let message = format!(
        "the residual score equals the initial one, {}, though {} {} in place: score what {} changed, or write better \
         controls",
        rating(scope.scope.matrix(), &after),
        all_of(ids.iter().copied()),
        plural(ids.len(), "is", "are"),
        plural(ids.len(), "it", "they"),
    );
    report.at(residual.score.keyword, message).see(initial.score.keyword, "the initial score");
}
