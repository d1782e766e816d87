//! A field that stands twice in one block.

use super::phrase::named;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::{Applicability, Fix};
use crate::model::{Control, Header, Item, Repetition};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-field",
    group: Group::Structure,
    summary: "a field is given twice in one block",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("duplicate_field.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    // Where it is not known what stands in which block, two fields may be of two.
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => {
                tell("hazard", &hazard.header, &hazard.repetitions, report);
                hazard.controls.iter().for_each(|control| of_control(control, report));
            }
            Item::Control(control) => of_control(control, report),
            Item::Log(log) => tell("log", &log.header, &log.repetitions, report),
            Item::Programme(programme) => tell("programme", &programme.header, &programme.repetitions, report),
            Item::Catalogue(catalogue) => tell("catalogue", &catalogue.header, &catalogue.repetitions, report),
            Item::Entry(entry) => tell("entry", &entry.header, &entry.repetitions, report),
            _ => {}
        }
    }
}

fn of_control(control: &Control, report: &mut Report<'_>) {
    tell("control", &control.header, &control.repetitions, report);
}

fn tell(word: &str, header: &Header, repetitions: &[Repetition], report: &mut Report<'_>) {
    for Repetition { keyword, first, again, lines } in repetitions {
        let owner = named(word, header);
        let message = format!("`{keyword}` is given twice in {owner}, and only the first one counts: keep one");
        let fix = Fix::remove(*lines, format!("remove this `{keyword}`"), Applicability::Suggestion);
        report.at(*again, message).see(*first, "the first one is here").fix(fix);
    }
}
