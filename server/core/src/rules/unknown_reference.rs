//! An id or a name that nothing defines.

use super::phrase::{all_of, named, one_of};
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::catalogue::{CAPABILITIES, Edition};
use crate::diagnostic::{Applicability, nearest, nearest_id};
use crate::model::{Control, Hazard, Header, Item, Programme, Text, UseControl, Waiver, Word, is_id};
use crate::workspace::{Name, Referent};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-reference",
    group: Group::Structure,
    summary: "an id, a capability, an edition or a rule is named that nothing defines",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unknown_reference.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    // What seems undefined may stand in the text that swallowed the rest.
    for item in scope.whole_items() {
        match item {
            Item::Hazard(hazard) => of_hazard(hazard, scope, report),
            Item::Control(control) => of_shared_control(control, report),
            Item::Programme(programme) => of_programme(programme, scope, report),
            Item::Review(review) => review.covers.iter().for_each(|id| covered(id, scope, report)),
            Item::Waiver(waiver) => waived(waiver, report),
            _ => {}
        }
    }
}

/// Tells of `word`: `what` says what it is not, and `known` what there is, where nothing is like it.
fn tell(word: &Word, what: &str, meant: Option<&str>, known: &str, report: &mut Report<'_>) {
    match meant {
        Some(meant) => {
            let told = report.at(word.range, format!("{what}: did you mean `{meant}`?"));
            told.replace(word.range, meant, Applicability::Suggestion);
        }
        None => {
            report.at(word.range, format!("{what}: {known}"));
        }
    }
}

fn of_hazard(hazard: &Hazard, scope: &Scope<'_>, report: &mut Report<'_>) {
    for id in &hazard.addresses {
        programme_hazard(id, scope, report);
    }
    for control in &hazard.controls {
        control.mitigated().for_each(|id| cause(id, hazard, report));
    }
    for used in &hazard.uses {
        used_control(used, hazard, scope, report);
        used.mitigates.iter().for_each(|id| cause(id, hazard, report));
    }
    hazard.waivers.iter().for_each(|waiver| waived(waiver, report));
}

fn cause(word: &Word, hazard: &Hazard, report: &mut Report<'_>) {
    let ids: Vec<&str> = hazard.causes.iter().map(|cause| cause.header.id_str()).filter(|id| !id.is_empty()).collect();
    if ids.contains(&word.value.as_str()) {
        return;
    }
    // A cause whose id is still missing, which is told of, may be the one.
    if ids.len() < hazard.causes.len() {
        return;
    }
    let is_it = |header: &Header| header.id_str() == word.value;
    let owner = named("hazard", &hazard.header);
    let other = if hazard.controls.iter().any(|control| is_it(&control.header)) {
        Some("a control")
    } else {
        hazard.actions.iter().any(|action| is_it(&action.header)).then_some("an action")
    };
    let what = match other {
        Some(other) => format!("`{}` is {other} of {owner}, and no cause", word.value),
        None => format!("{owner} has no cause `{}`", word.value),
    };
    let known = match ids.as_slice() {
        [] => "write the cause first, with `cause`".to_owned(),
        ids => format!("write {}, or add the cause", one_of(ids.iter().copied())),
    };
    let meant = nearest_id(&word.value, ids.iter().copied()).filter(|_| other.is_none());
    tell(word, &what, meant, &known, report);
}

fn used_control(used: &UseControl, hazard: &Hazard, scope: &Scope<'_>, report: &mut Report<'_>) {
    // What is no id at all has been told of.
    let Some(word) = used.id.as_ref().filter(|id| is_id(&id.value)) else { return };
    let sites = scope.sites(&Name::Id(word.value.clone()));
    if sites.iter().any(|site| site.definition.facts.referent() == Some(Referent::Control)) {
        return;
    }
    let id = &word.value;
    if hazard.controls.iter().any(|control| control.header.id_str() == id) {
        let message =
            format!("`{id}` is a control of this hazard and acts in it already: `use control` takes a shared one");
        report.at(word.range, message);
    } else if sites.is_empty() {
        let what = format!("no shared control is called `{id}`");
        tell(word, &what, scope.meant(id, Referent::Control), "write it as a `control` at the top level", report);
    } else {
        report.at(word.range, format!("`{id}` is a hazard: `use control` takes the id of a shared control"));
    }
}

fn covered(word: &Word, scope: &Scope<'_>, report: &mut Report<'_>) {
    let sites = scope.sites(&Name::Id(word.value.clone()));
    if sites.iter().any(|site| site.definition.facts.referent() == Some(Referent::Hazard)) {
        return;
    }
    if sites.is_empty() {
        let what = format!("no hazard is called `{}`", word.value);
        let known = "correct the id, or remove it; a hazard that is done with is closed and stays in the log";
        tell(word, &what, scope.meant(&word.value, Referent::Hazard), known, report);
    } else {
        report.at(word.range, format!("`{}` is a shared control: `covers` takes the ids of hazards", word.value));
    }
}

fn of_shared_control(control: &Control, report: &mut Report<'_>) {
    let Some(first) = control.mitigated().next() else { return };
    let id = control.header.id_str();
    let message = format!(
        "`{}` is a cause of no hazard here: a shared control names causes where a hazard uses it, \
         as `use control {id} mitigates {}`",
        first.value, first.value
    );
    report.at(first.range, message);
}

fn waived(waiver: &Waiver, report: &mut Report<'_>) {
    let Some(word) = waiver.rule.as_ref().filter(|word| super::find(&word.value).is_none()) else { return };
    let meant = nearest(&word.value, super::ALL.iter().map(|rule| rule.name));
    let known = "write the name that stands in the finding to be waived";
    tell(word, &format!("no rule is called `{}`", word.value), meant, known, report);
}

fn of_programme(programme: &Programme, scope: &Scope<'_>, report: &mut Report<'_>) {
    let Some(id) = &programme.header.id else { return };
    let editions: Vec<&str> =
        editions(scope).filter(|one| one.programme == id.value).map(|one| one.edition.as_str()).collect();
    if editions.is_empty() {
        let mut known: Vec<&str> = self::editions(scope).map(|one| one.programme.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        let there_is = format!("known is {}; import the catalogue of another one", all_of(known.iter().copied()));
        tell(
            id,
            &format!("no programme is called `{}`", id.value),
            nearest(&id.value, known.iter().copied()),
            &there_is,
            report,
        );
        return;
    }
    if let Some(edition) = &programme.edition {
        known_edition(&id.value, edition, &editions, report);
    }
    for word in programme.uses.iter().flat_map(|field| field.value.iter().flatten()) {
        capability(word, report);
    }
    for word in programme.dispositions.iter().flat_map(|disposition| &disposition.ids) {
        claimed(word, scope, report);
    }
}

fn known_edition(programme: &str, edition: &Text, known: &[&str], report: &mut Report<'_>) {
    if known.contains(&edition.value.trim()) {
        return;
    }
    let message = format!(
        "edition {} of {programme} is not known here: write {}, or import the catalogue of that edition",
        edition.value.trim(),
        one_of(known.iter().copied())
    );
    let mut told = report.at(edition.range, message);
    for other in known.iter().rev() {
        told = told.replace(edition.range, format!("\"{other}\""), Applicability::Suggestion);
    }
}

fn capability(word: &Word, report: &mut Report<'_>) {
    let known = || CAPABILITIES.iter().map(|capability| capability.word);
    if known().any(|known| known == word.value) {
        return;
    }
    let part = || {
        let lower = word.value.to_lowercase();
        let mut holding = known().filter(|known| lower.len() > 2 && known.contains(&lower));
        holding.next().filter(|_| holding.next().is_none())
    };
    let meant = nearest(&word.value, known()).or_else(part);
    let there_is = format!("write {}", one_of(known()));
    tell(word, &format!("no capability of GP Connect is called `{}`", word.value), meant, &there_is, report);
}

/// An id that a hazard addresses: of a programme, or of the supplier's log, whose ids may have any form.
fn programme_hazard(word: &Word, scope: &Scope<'_>, report: &mut Report<'_>) {
    if !scope.programmes().has_supplier() {
        claimed(word, scope, report);
    }
}

/// Tells of an id that belongs to no known programme. Whether the edition holds a number of its own is another
/// question.
fn claimed(word: &Word, scope: &Scope<'_>, report: &mut Report<'_>) {
    if editions(scope).any(|edition| edition.claims(&word.value)) {
        return;
    }
    let hazards = || editions(scope).flat_map(|edition| &edition.hazards).map(|hazard| hazard.id.as_str());
    let same_number = || hazards().find(|id| id.rsplit_once('-').is_some_and(|(_, number)| number == word.value));
    let meant = same_number().or_else(|| nearest_id(&word.value, hazards()));
    let what = format!("`{}` is a hazard of no known programme", word.value);
    tell(word, &what, meant, "write its id and its number, as GPC-46", report);
}

/// Every known edition of every programme.
fn editions<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Edition> {
    scope.programmes().all().map(|edition| &**edition)
}
