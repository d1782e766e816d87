//! What every hazard, cause, control and action has to say: a name, and for hazards what goes wrong, what it does to a
//! patient, what brings it about, who sees to it and how far it is. Scores, kinds and scope have rules of their own.

use text_size::TextRange;

use super::phrase::{named, one_of};
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::model::{Control, Field, Hazard, Header, Item, Text};

pub(crate) static RULE: Rule = Rule {
    name: "missing-field",
    group: Group::Structure,
    summary: "a name, a description, an impact, a cause, an owner or a status is absent or blank",
    levels: Levels::new(b"WEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("missing_field.md"),
    waivable: true,
    check: Check::Island(check),
};

/// What a name has to say, by what bears it.
const HAZARD: &str = "say in a few words what goes wrong";
const CAUSE: &str = "say what brings the hazard about";
const CONTROL: &str = "say what is done";
const ACTION: &str = "say what is to be done";
const OWNER: &str = "name who sees to it";

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => of_hazard(hazard, report),
            Item::Control(control) => of_control(control, report),
            Item::Log(log) => name(&log.header, "log", "say whose log it is, and of what", report),
            Item::Entry(entry) => name(&entry.header, "entry", HAZARD, report),
            _ => {}
        }
    }
}

fn of_hazard(hazard: &Hazard, report: &mut Report<'_>) {
    absent(hazard, report);
    blank_name(&hazard.header, "hazard", HAZARD, report);
    let owner = named("hazard", &hazard.header);
    blank(hazard.description.as_ref(), "description", &owner, HAZARD, report);
    blank(hazard.impact.as_ref(), "impact", &owner, "say what it may do to a patient", report);
    blank(hazard.owner.as_ref(), "owner", &owner, OWNER, report);
    if let Some(word) = hazard.status.as_ref().map(|status| &status.word).filter(|word| word.is_empty()) {
        let message = format!("`status` of {owner} is empty: write open, transferred or closed");
        report.at(word.keyword, message).insert(word.keyword.end(), " open", "write `open`", Applicability::Suggestion);
    }
    hazard.causes.iter().for_each(|cause| name(&cause.header, "cause", CAUSE, report));
    hazard.controls.iter().for_each(|control| of_control(control, report));
    hazard.actions.iter().for_each(|action| name(&action.header, "action", ACTION, report));
}

fn of_control(control: &Control, report: &mut Report<'_>) {
    // The name stands behind the kind.
    let place = control.kind.as_ref().map(|kind| kind.range);
    name_behind(&control.header, place, "control", CONTROL, report);
    let owner = named("control", &control.header);
    blank(control.owner.as_ref(), "owner", &owner, OWNER, report);
    blank(control.description.as_ref(), "description", &owner, CONTROL, report);
}

/// One finding for everything that a hazard does not hold at all.
fn absent(hazard: &Hazard, report: &mut Report<'_>) {
    let header = &hazard.header;
    let fields = [
        (hazard.description.is_none(), "`description`", "description \"\""),
        (hazard.impact.is_none(), "`impact`", "impact \"\""),
        (hazard.causes.is_empty(), "`cause`", "cause C1 \"\""),
        (hazard.owner.is_none(), "`owner`", "owner \"\""),
        // Open until shown otherwise: the one status that promises nothing.
        (hazard.status.is_none(), "`status`", "status open"),
    ];
    let missing = || fields.iter().filter(|(missing, ..)| *missing);
    let mut words: Vec<&str> = missing().map(|(_, word, _)| *word).collect();
    let statements: Vec<&str> = missing().map(|(.., statement)| *statement).collect();
    let mut edits: Vec<Edit> = Vec::new();
    if let (None, Some(id)) = (&header.name, &header.id) {
        words.insert(0, "name");
        edits.push(Edit { range: TextRange::empty(id.range.end()), text: " \"\"".to_owned() });
    }
    if words.is_empty() {
        return;
    }
    let text = if statements.is_empty() { String::new() } else { header.added(0, &statements) };
    match edits.first_mut() {
        // Without a block both are written at one place.
        Some(name) if name.range.start() == header.tail => name.text.push_str(&text),
        _ => edits.push(Edit { range: TextRange::empty(header.tail), text }),
    }
    let them = if words.len() > 1 { "them" } else { "it" };
    let message = format!("{} has no {}: add {them}", named("hazard", header), one_of(words));
    let title = format!("write {them} to fill in");
    report.at(header.place(), message).fix(Fix { title, applicability: Applicability::Suggestion, edits });
}

fn blank(field: Option<&Field<Text>>, word: &str, owner: &str, hint: &str, report: &mut Report<'_>) {
    let Some(field) = field.filter(|field| !field.faulty) else { return };
    let range = match &field.value {
        None => field.keyword,
        Some(text) if text.is_blank() => text.range,
        Some(_) => return,
    };
    report.at(range, format!("`{word}` of {owner} is empty: {hint}"));
}

/// The name of something that has only an id and a name in its first line.
fn name(header: &Header, word: &str, hint: &str, report: &mut Report<'_>) {
    name_behind(header, None, word, hint, report);
}

fn name_behind(header: &Header, before: Option<TextRange>, word: &str, hint: &str, report: &mut Report<'_>) {
    // A missing id is told of first; the name may have been read in its place.
    let Some(id) = &header.id else { return };
    if header.name.is_none() {
        let message = format!("{} has no name: {hint}, in quotes", named(word, header));
        let at = before.unwrap_or(id.range).end();
        report.at(id.range, message).insert(at, " \"\"", "write a name to fill in", Applicability::Suggestion);
    }
    blank_name(header, word, hint, report);
}

fn blank_name(header: &Header, word: &str, hint: &str, report: &mut Report<'_>) {
    if let Some(text) = header.name.as_ref().filter(|text| text.is_blank()) {
        report.at(text.range, format!("the name of {} is empty: {hint}", named(word, header)));
    }
}
