//! One id defined twice: in the project for hazards, shared controls and entries, in its hazard for the rest.

use rustc_hash::FxHashMap;

use super::phrase::named;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::diagnostic::Place;
use crate::model::{Hazard, Header, Item};
use crate::workspace::{Facts, Name, Site};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::Structure,
    summary: "one id is defined twice",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("duplicate_id.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in &scope.island.content.items {
        if let Item::Hazard(hazard) = item {
            local(hazard, report);
        }
    }
    for (name, definition) in &scope.island.summary.definitions {
        let word = match name {
            Name::Id(id) | Name::Entry(_, id) => format!("`{id}` is defined twice: give one of the two another id"),
            Name::Header => "the project has two log headers: keep one `log`".to_owned(),
            Name::Programme(_) => continue,
        };
        if scope.sites(name).len() > MOST_COMPARED {
            report.at(definition.range, word);
            continue;
        }
        let place = Place { island: scope.island.id.0, range: definition.range };
        let own = (weight(&definition.facts), place);
        let others = scope.sites(name).iter().filter(|site| place_of(site) != place);
        // The one that has been written less far is the newcomer: typing a new hazard says nothing of the old one.
        let older = others.filter(|site| precedes(scope, site, own)).min_by_key(|site| order(scope, place_of(site)));
        if let Some(site) = older {
            report.at(definition.range, word).see_place(place_of(site), "it is defined here too");
        }
    }
}

/// So many definitions of one id are copies of a whole log: each is told of, and none is looked for that was there first,
/// for that would cost the square of their number.
const MOST_COMPARED: usize = 64;

fn local(hazard: &Hazard, report: &mut Report<'_>) {
    let causes = hazard.causes.iter().map(|cause| &cause.header);
    let controls = hazard.controls.iter().map(|control| &control.header);
    let actions = hazard.actions.iter().map(|action| &action.header);
    let mut seen: FxHashMap<&str, &Header> = FxHashMap::default();
    for header in causes.chain(controls).chain(actions) {
        let Some(id) = &header.id else { continue };
        if let Some(first) = seen.insert(&id.value, header) {
            let message = format!(
                "`{}` is defined twice in {}: give one of the two another id",
                id.value,
                named("hazard", &hazard.header)
            );
            report.at(id.range, message).see(first.place(), "it is defined here too");
        }
    }
}

fn weight(facts: &Facts) -> u32 {
    match facts {
        Facts::Hazard { weight } => *weight,
        Facts::None | Facts::Control(_) => 0,
    }
}

fn place_of(site: &Site) -> Place {
    Place { island: site.island.0, range: site.definition.range }
}

fn precedes(scope: &Scope<'_>, site: &Site, (weight_here, here): (u32, Place)) -> bool {
    let weight_there = weight(&site.definition.facts);
    weight_there > weight_here || (weight_there == weight_here && order(scope, place_of(site)) < order(scope, here))
}

/// Places in the order of files and lines.
fn order<'a>(scope: &Scope<'a>, place: Place) -> Option<(&'a str, u32)> {
    scope.snapshot.resolve(place).map(|(file, range)| (&**file.path(), range.start().into()))
}
