//! One programme hazard with two answers.

use rustc_hash::FxHashMap;

use super::answers::{Given, answers};
use super::{Check, Group, Levels, ProjectScope, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "repeated-disposition",
    group: Group::Programme,
    summary: "one programme hazard is answered twice",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("repeated_disposition.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    for answers in answers(scope) {
        let mut seen: FxHashMap<&str, Given<'_>> = FxHashMap::default();
        for given in answers.given() {
            match seen.get(given.id.value.as_str()) {
                Some(first) => tell(first, &given, report),
                None => {
                    seen.insert(given.id.value.as_str(), given);
                }
            }
        }
    }
}

fn tell(first: &Given<'_>, again: &Given<'_>, report: &mut Report<'_>) {
    let (one, other) = (first.disposition.answer.as_str(), again.disposition.answer.as_str());
    let id = &again.id.value;
    let message = if one == other {
        format!("{id} is answered twice, as `{one}` both times: keep one")
    } else {
        format!("{id} is answered twice, as `{one}` and as `{other}`: keep the one that is true")
    };
    report.place(again.place(), message).see_place(first.place(), "the first answer");
}
