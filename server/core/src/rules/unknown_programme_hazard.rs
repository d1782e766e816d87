//! A reference to a programme hazard that the declared edition does not hold.

use super::phrase::all_of;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::catalogue::Edition;
use crate::model::{Hazard, Item, Programme, Word};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-programme-hazard",
    group: Group::Programme,
    summary: "a number that the declared edition of the programme does not hold",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unknown_programme_hazard.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => addressed(scope, hazard, &mut report.about(hazard)),
            Item::Programme(programme) => answered(scope, programme, report),
            _ => {}
        }
    }
}

/// A hazard is held against the editions that the project declares; where it declares none of that programme, against
/// all that are known.
fn addressed(scope: &Scope<'_>, hazard: &Hazard, report: &mut Report<'_>) {
    for id in &hazard.addresses {
        let declared: Vec<&Edition> = claiming(scope.programmes().declared().iter().map(|edition| &**edition), id);
        let all = claiming(known(scope), id);
        let against = if declared.is_empty() { &all } else { &declared };
        // A number that no known programme claims is told of as an unknown reference.
        if !against.is_empty() && against.iter().all(|edition| edition.hazard(&id.value).is_none()) {
            tell(id, against, &all, report);
        }
    }
}

/// An answer is held against the edition of its own block.
fn answered(scope: &Scope<'_>, programme: &Programme, report: &mut Report<'_>) {
    let Some(wanted) = &programme.edition else { return };
    let Some(edition) = scope.programmes().edition(programme.header.id_str(), wanted.value.trim()) else { return };
    for id in programme.dispositions.iter().flat_map(|disposition| &disposition.ids) {
        let all = claiming(known(scope), id);
        if !all.is_empty() && edition.hazard(&id.value).is_none() {
            tell(id, &[&**edition], &all, report);
        }
    }
}

fn known<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Edition> {
    scope.programmes().all().map(|edition| &**edition)
}

fn claiming<'a>(editions: impl Iterator<Item = &'a Edition>, id: &Word) -> Vec<&'a Edition> {
    editions.filter(|edition| edition.claims(&id.value)).collect()
}

fn tell(id: &Word, against: &[&Edition], all: &[&Edition], report: &mut Report<'_>) {
    let Some(first) = against.first() else { return };
    if !first.claims(&id.value) {
        let other = all.first().map_or("", |edition| edition.programme.as_str());
        let message = format!(
            "{} is a number of {other}: answer it in the block of that programme, not of {}",
            id.value, first.programme
        );
        report.at(id.range, message);
        return;
    }
    let editions = all_of(against.iter().map(|edition| edition.edition.as_str()));
    let word = super::phrase::plural(against.len(), "edition", "editions");
    let elsewhere: Vec<String> = all.iter().filter_map(|other| whereabouts(id, other, against)).collect();
    let hold = super::phrase::plural(against.len(), "does not hold", "do not hold");
    let hint = if elsewhere.is_empty() {
        ", and no other known edition does: correct the number".to_owned()
    } else {
        format!(": {}", elsewhere.join("; "))
    };
    report.at(id.range, format!("{} {word} {editions} {hold} {}{hint}", first.programme, id.value));
}

/// Where a number is, as `it is new in edition 2.0 (…)`, and what to do; `None` for an edition that does not hold it.
fn whereabouts(id: &Word, other: &Edition, against: &[&Edition]) -> Option<String> {
    let hazard = other.hazard(&id.value)?;
    let is_later = against.iter().all(|edition| other.supersedes(edition));
    let name = if hazard.name.is_empty() { String::new() } else { format!(" ({})", hazard.name) };
    Some(if is_later {
        format!("it is new in edition {}{name}, so correct the number, or answer that edition", other.edition)
    } else {
        format!("edition {} held it{name}, and it was retired, so take it out", other.edition)
    })
}
