//! A residual risk that counts on what is not there yet.

use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::Clause;
use crate::model::{Field, Spanned, State};
use crate::risk::{AppliedControl, ControlSource};

pub(crate) static RULE: Rule = Rule {
    name: "planned-control-scored",
    group: Group::Scoring,
    summary: "the residual score counts on a control that is not implemented",
    levels: Levels::new(b"-WE"),
    clauses: &[Clause::new("6.3.1")],
    since: "0.1.0",
    page: include_str!("planned_control_scored.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let assessment = &scope.assessment;
    let Some(residual) = assessment.residual.filter(|_| !assessment.lowered().is_empty()) else { return };
    let planned = |control: &&AppliedControl<'_>| {
        control.is_own() && control.state() == Some(State::Planned) && !control.id().is_empty()
    };
    for control in assessment.additional().filter(planned) {
        let (range, is_said) = match stated(control) {
            Some(Field { faulty: true, .. }) => continue,
            Some(Field { value: Some(state), .. }) => (state.range, true),
            Some(Field { keyword, .. }) => (*keyword, false),
            None => (control.place(), matches!(control.source, ControlSource::Shared(_))),
        };
        let id = control.id();
        let message = if is_said {
            format!("the residual score counts on {id}, which is only planned: implement it, or score without it")
        } else {
            format!(
                "the residual score counts on {id}, of which no state is given: write its state, or score without it"
            )
        };
        report.at(range, message).see(residual.score.keyword, "the residual score");
    }
}

/// The state as it is written in the hazard.
fn stated<'a>(control: &AppliedControl<'a>) -> Option<&'a Field<Spanned<State>>> {
    match control.source {
        ControlSource::Own(own) => own.state.as_ref(),
        ControlSource::Shared(_) => None,
    }
}
