//! A log that answers the programme's hazards and has none of its own.

use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::diagnostic::Place;
use crate::model::Item;

pub(crate) static RULE: Rule = Rule {
    name: "no-own-hazards",
    group: Group::Programme,
    summary: "every hazard answers the programme, and none is of the system's own",
    levels: Levels::new(b"-II"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("no_own_hazards.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    let counts = scope.counts();
    if counts.own_hazards > 0 || counts.answering_hazards == 0 {
        return;
    }
    let Some(place) = place(scope) else { return };
    let every = match counts.answering_hazards {
        1 => "the only hazard answers a programme hazard".to_owned(),
        count => format!("all {count} hazards answer programme hazards"),
    };
    let message = format!("{every}: look for those that only this system brings, and add them");
    report.place(place, message);
}

/// The log header, else the first programme block, else the start of the project.
fn place(scope: &ProjectScope<'_>) -> Option<Place> {
    let log = scope.log().map(|(place, log)| place.place(log.header.place()));
    let programme = || {
        scope.items().find_map(|(place, item)| match item {
            Item::Programme(programme) => Some(place.place(programme.header.place())),
            _ => None,
        })
    };
    log.or_else(programme).or_else(|| scope.nowhere())
}
