//! An open action or a planned control that nobody owns.

use super::phrase::named;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::Applicability;
use crate::model::{Action, Control, Hazard, Item, Party, State, Text};

pub(crate) static RULE: Rule = Rule {
    name: "unowned-action",
    group: Group::People,
    summary: "an open action or a planned control has no owner",
    levels: Levels::new(b"WWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unowned_action.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => of_hazard(hazard, &mut report.about(hazard)),
            Item::Control(shared) => control(shared, None, 1, report),
            _ => {}
        }
    }
}

fn of_hazard(hazard: &Hazard, report: &mut Report<'_>) {
    let owner = hazard.owner.as_ref().and_then(|field| field.value.as_ref()).filter(|text| !text.is_blank());
    for open in hazard.actions.iter().filter(|action| !action.closed) {
        action(open, owner, report);
    }
    for own in hazard.controls.iter().filter(|control| !control.existing) {
        control(own, owner, 2, report);
    }
}

fn action(action: &Action, owner: Option<&Text>, report: &mut Report<'_>) {
    let blank = action.owner.as_ref().filter(|text| text.is_blank());
    if action.owner.is_some() && blank.is_none() {
        return;
    }
    let message = format!("{} has no owner: say who does it with `owner`", named("action", &action.header));
    // A word that stands there alone has no value to point at.
    let place = blank.filter(|text| !text.range.is_empty()).map_or(action.header.place(), |text| text.range);
    let told = report.at(place, message);
    let name = quoted(owner);
    match blank {
        Some(text) => told.fill(text, &name, title(owner)),
        None => told.insert(action.header.end, format!(" owner {name}"), title(owner), Applicability::Suggestion),
    };
}

fn control(control: &Control, owner: Option<&Text>, depth: usize, report: &mut Report<'_>) {
    let is_own = *control.party() == Party::Manufacturer;
    if !is_own || control.state() != State::Planned || control.state.as_ref().is_some_and(|state| state.faulty) {
        return;
    }
    let state = if control.state.is_some() { "is planned and has no owner" } else { "has neither state nor owner" };
    let message = || format!("{} {state}: say who sees to it with `owner`", named("control", &control.header));
    match &control.owner {
        None => {
            let statement = format!("owner {}", quoted(owner));
            report.at(control.header.place(), message()).add(&control.header, depth, &statement, title(owner));
        }
        Some(field) if field.is_empty() => {
            report.at(field.keyword, message());
        }
        Some(field) => {
            if let Some(text) = field.value.as_ref().filter(|text| text.is_blank()) {
                report.at(text.range, message()).fill(text, &quoted(owner), title(owner));
            }
        }
    }
}

fn quoted(owner: Option<&Text>) -> String {
    format!("\"{}\"", owner.map_or("", |text| text.value.trim()))
}

fn title(owner: Option<&Text>) -> String {
    match owner {
        Some(text) => format!("give it to {}, who owns the hazard", text.value.trim()),
        None => "write `owner`".to_owned(),
    }
}
