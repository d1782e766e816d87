//! A date by which something was to be done, reviewed or decided, and which has passed.

use jiff::civil::Date;

use super::phrase::{all_of, named};
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::{Control, Hazard, Item, Programme, Spanned, State};

pub(crate) static RULE: Rule = Rule {
    name: "overdue",
    group: Group::People,
    summary: "a date by which something was to be done, reviewed or decided has passed",
    levels: Levels::new(b"WWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("overdue.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    let today = scope.today();
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => of_hazard(hazard, today, &mut report.about(hazard)),
            Item::Control(shared) => control(shared, today, report),
            Item::Programme(programme) => answers(programme, today, report),
            _ => {}
        }
    }
}

fn of_hazard(hazard: &Hazard, today: Date, report: &mut Report<'_>) {
    for action in hazard.actions.iter().filter(|action| !action.closed) {
        if let Some(due) = passed(action.due.as_ref(), today) {
            let message = format!(
                "{} was due on {} and is not done: do it and write `done` with the date, or agree a later date",
                named("action", &action.header),
                due.value
            );
            report.at(due.range, message);
        }
    }
    // What existed before the initial score needs no state, so nothing can be said of how far it is.
    hazard.controls.iter().filter(|control| !control.existing).for_each(|own| control(own, today, report));
    if let Some(due) = passed(hazard.review_by.as_ref().and_then(|field| field.value.as_ref()), today) {
        let name = named("hazard", &hazard.header);
        report
            .at(due.range, format!("{name} was to be reviewed by {}: review it, and write when it is next", due.value));
    }
}

fn control(control: &Control, today: Date, report: &mut Report<'_>) {
    let due = control.due.as_ref().and_then(|field| field.value.as_ref());
    let Some(due) = passed(due, today) else { return };
    let how_far = match control.state() {
        State::Planned => "is still planned",
        State::Implemented => "is implemented but not verified",
        State::Verified => return,
    };
    // A state that is no word of the language may be any, and is told of as such.
    if control.state.as_ref().is_some_and(|state| state.faulty) {
        return;
    }
    let name = named("control", &control.header);
    let message =
        format!("{name} was due on {} and {how_far}: complete and verify it, or agree a later date", due.value);
    report.at(due.range, message);
}

fn answers(programme: &Programme, today: Date, report: &mut Report<'_>) {
    for disposition in programme.dispositions.iter().filter(|disposition| !disposition.ids.is_empty()) {
        let Some(due) = passed(disposition.due.as_ref(), today) else { continue };
        let ids = all_of(disposition.ids.iter().map(|id| id.value.as_str()));
        let were = if disposition.ids.len() == 1 { "was" } else { "were" };
        let message = format!("{ids} {were} to be decided by {}: decide, or agree a later date", due.value);
        report.at(due.range, message);
    }
}

fn passed(due: Option<&Spanned<Date>>, today: Date) -> Option<&Spanned<Date>> {
    due.filter(|due| due.value < today)
}
