//! Two hazards that read alike.

use std::collections::BTreeMap;

use text_size::TextRange;

use super::phrase::named;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::Place;
use crate::model::{Hazard, Item};
use crate::workspace::Resemblance;

pub(crate) static RULE: Rule = Rule {
    name: "similar-hazard",
    group: Group::Structure,
    summary: "two hazards have nearly the same name or description",
    levels: Levels::new(b"-II"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("similar_hazard.md"),
    waivable: true,
    check: Check::Island(check),
};

/// The share of common words from which on two texts are nearly the same.
const NEARLY: f64 = 0.8;

/// A hazard that reads like the one at hand, and whether its name does; else its description does.
struct Alike {
    place: Place,
    is_name: bool,
}

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        if let Item::Hazard(hazard) = item {
            of_hazard(hazard, scope, report);
        }
    }
}

fn of_hazard(hazard: &Hazard, scope: &Scope<'_>, report: &mut Report<'_>) {
    let id = hazard.header.id_str();
    let Some(own) = scope.island.summary.resemblances.iter().find(|one| one.hazard == id) else { return };
    let others = scope.snapshot.alike(scope.island);
    let mut found: BTreeMap<&str, Alike> = BTreeMap::new();
    for (island, other) in &others {
        // One id for both is a mistake of its own, and told as such.
        if other.hazard == own.hazard || !gives_way(own, other) {
            continue;
        }
        let is_name = own.of_names(other) >= NEARLY;
        if is_name || own.of_descriptions(other) >= NEARLY {
            let place = Place { island: island.0, range: other.place };
            let alike = found.entry(other.hazard.as_str()).or_insert(Alike { place, is_name });
            alike.is_name |= is_name;
            alike.place = earlier(scope, alike.place, place);
        }
    }
    for (other, alike) in found {
        let name = named("hazard", &hazard.header);
        let what = if alike.is_name { "name" } else { "description" };
        let message = format!(
            "{name} has nearly the same {what} as hazard {other}: \
             keep one of them if they are one hazard, else say in both what sets them apart"
        );
        report.at(where_of(hazard, alike.is_name), message).see_place(alike.place, format!("hazard {other}"));
    }
}

/// Where one id is defined twice, one of its places has to be chosen: always the same one.
fn earlier(scope: &Scope<'_>, one: Place, other: Place) -> Place {
    let key = |place| scope.snapshot.resolve(place).map(|(file, range)| (file.path(), range.start()));
    if one != other && key(other) < key(one) { other } else { one }
}

/// The hazard that has been written less far is the newcomer, and is told of.
fn gives_way(own: &Resemblance, other: &Resemblance) -> bool {
    (own.weight, &other.hazard) < (other.weight, &own.hazard)
}

fn where_of(hazard: &Hazard, is_name: bool) -> TextRange {
    let name = hazard.header.name.as_ref().filter(|_| is_name).map(|name| name.range);
    let description = || hazard.description.as_ref().map(|field| field.keyword);
    name.or_else(description).unwrap_or_else(|| hazard.header.place())
}
