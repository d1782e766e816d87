//! A control that says too little to be built, checked or relied on.

use super::phrase::named;
use super::prose::placeholder;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::Control;

pub(crate) static RULE: Rule = Rule {
    name: "vague-control",
    group: Group::Controls,
    summary: "a control of one or two words",
    levels: Levels::new(b"-IW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("vague_control.md"),
    waivable: true,
    check: Check::Control(check),
};

/// The most words that say nothing yet.
const FEW: usize = 2;

fn check(control: &Control, _: &Scope<'_>, report: &mut Report<'_>) {
    let Some(name) = control.header.name.as_ref().filter(|name| !name.is_blank()) else { return };
    let description = control.description.as_ref().and_then(|field| field.value.as_ref());
    if words(&name.value) > FEW || description.is_some_and(|text| words(&text.value) > FEW) {
        return;
    }
    if placeholder(&name.value).is_some() {
        return;
    }
    let message = format!(
        "{} says no more than \"{}\": say what is done, where, and when",
        named("control", &control.header),
        name.value.trim()
    );
    report.at(name.range, message);
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
