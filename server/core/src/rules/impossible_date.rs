//! A date on which the thing that it dates cannot have happened.
//!
//! Only what is said to have happened is held against today: a review may be planned, and a change may be written down
//! before its version is issued.

use jiff::civil::Date;

use super::phrase::{all_of, named};
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::{Approval, Hazard, Item, Programme, Spanned};

pub(crate) static RULE: Rule = Rule {
    name: "impossible-date",
    group: Group::People,
    summary: "a date lies in the future, or before the date that it must follow",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("impossible_date.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    let today = scope.today();
    for item in &scope.island.content.items {
        match item {
            Item::Hazard(hazard) => of_hazard(hazard, today, &mut report.about(hazard)),
            Item::Programme(programme) => answers(programme, today, report),
            Item::Approval(approval) => approved(approval, today, report),
            _ => {}
        }
    }
}

fn of_hazard(hazard: &Hazard, today: Date, report: &mut Report<'_>) {
    let name = named("hazard", &hazard.header);
    let raised = hazard.raised.as_ref().and_then(|field| field.value.as_ref());
    let too_early = future(raised, today, &name, "raised", report);
    // Held against a date that is wrong itself, a right one would seem to be wrong too.
    let raised = raised.filter(|_| !too_early);
    let acceptance = hazard.accepted.as_ref().and_then(|accepted| accepted.on.as_ref());
    after_raising(acceptance, raised, today, (&name, "accepted"), report);
    for action in &hazard.actions {
        let name = named("action", &action.header);
        after_raising(action.done.as_ref(), raised, today, (&name, "done"), report);
    }
}

fn after_raising(
    date: Option<&Spanned<Date>>,
    raised: Option<&Spanned<Date>>,
    today: Date,
    (what, happened): (&str, &str),
    report: &mut Report<'_>,
) {
    if future(date, today, what, happened, report) {
        return;
    }
    let Some((date, raised)) = date.zip(raised).filter(|(date, raised)| date.value < raised.value) else { return };
    let whose = if what.starts_with("hazard") { "it" } else { "the hazard" };
    let message = format!(
        "{what} cannot have been {happened} on {}, before {whose} was raised on {}: correct one of the two dates",
        date.value, raised.value
    );
    report.at(date.range, message).see(raised.range, "the hazard was raised on this date");
}

fn answers(programme: &Programme, today: Date, report: &mut Report<'_>) {
    for disposition in &programme.dispositions {
        let ids = all_of(disposition.ids.iter().map(|id| id.value.as_str()));
        let what = format!("`{}` for {ids}", disposition.answer.as_str());
        future(disposition.on.as_ref(), today, &what, "decided", report);
    }
}

fn approved(approval: &Approval, today: Date, report: &mut Report<'_>) {
    let version = approval.version.as_ref().map_or("", |version| version.value.trim());
    future(approval.on.as_ref(), today, format!("version {version}").trim(), "approved", report);
}

/// Tells of a date that is still to come; true where it is.
fn future(date: Option<&Spanned<Date>>, today: Date, what: &str, happened: &str, report: &mut Report<'_>) -> bool {
    let Some(date) = date.filter(|date| date.value > today) else { return false };
    let message =
        format!("{what} cannot have been {happened} on {}, which is still to come: correct the date", date.value);
    report.at(date.range, message);
    true
}
