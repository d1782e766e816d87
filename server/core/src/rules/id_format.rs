//! An id that does not fit the project's own scheme.

use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::config::IdKind;
use crate::model::{Hazard, Header, Item, is_id};

pub(crate) static RULE: Rule = Rule {
    name: "id-format",
    group: Group::Structure,
    summary: "an id does not fit the project's scheme",
    levels: Levels::new(b"-WW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("id_format.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    if scope.config().ids.is_empty() {
        return;
    }
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => of_hazard(hazard, scope, report),
            Item::Control(control) => hold(&control.header, IdKind::Control, scope, report),
            _ => {}
        }
    }
}

fn of_hazard(hazard: &Hazard, scope: &Scope<'_>, report: &mut Report<'_>) {
    hold(&hazard.header, IdKind::Hazard, scope, report);
    hazard.causes.iter().for_each(|cause| hold(&cause.header, IdKind::Cause, scope, report));
    hazard.controls.iter().for_each(|control| hold(&control.header, IdKind::OwnControl, scope, report));
    hazard.actions.iter().for_each(|action| hold(&action.header, IdKind::Action, scope, report));
}

fn hold(header: &Header, kind: IdKind, scope: &Scope<'_>, report: &mut Report<'_>) {
    // What is no id at all has been told of.
    let Some(id) = header.id.as_ref().filter(|id| is_id(&id.value)) else { return };
    let Some(scheme) = scope.config().ids.get(&kind).filter(|scheme| !scheme.fits(&id.value)) else { return };
    let named = match kind {
        IdKind::Hazard => "a hazard",
        IdKind::Control => "a shared control",
        IdKind::Cause => "a cause",
        IdKind::OwnControl => "a control of one hazard",
        IdKind::Action => "an action",
    };
    let pattern = scheme.pattern();
    let message =
        format!("`{}` does not have the form that this project gives the id of {named}: `{pattern}`", id.value);
    report.at(id.range, message);
}
