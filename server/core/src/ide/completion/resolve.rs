//! The documentation of a proposal, looked up only for the one that is being read.

use std::fmt::Write;
use std::sync::Arc;

use smol_str::SmolStr;

use super::ids::find_hazard;
use super::programme::Given;
use super::proposal::ResolveKey;
use crate::model::{Control, Entry, Field, Item, Text};
use crate::workspace::{Facts, Name, Snapshot};

/// More on what was proposed, as Markdown; `None` where it is no longer there.
#[must_use]
pub fn resolve(snapshot: &Snapshot, key: &ResolveKey) -> Option<String> {
    match key {
        ResolveKey::ProgrammeHazard { programme, edition, id } => programme_hazard(snapshot, programme, edition, id),
        ResolveKey::Control(id) => shared_control(snapshot, id),
        ResolveKey::Hazard(id) => {
            let hazard = find_hazard(snapshot, id)?;
            let mut text = head(id, hazard.header.name.as_ref().map_or("", |name| &*name.value));
            section(&mut text, "Description", hazard.description.as_ref());
            section(&mut text, "Impact", hazard.impact.as_ref());
            Some(text)
        }
    }
}

fn programme_hazard(snapshot: &Snapshot, programme: &str, edition: &str, id: &SmolStr) -> Option<String> {
    let edition = snapshot.programmes().edition(programme, edition)?;
    let hazard = edition.hazard(id)?;
    let mut text = head(id, &hazard.name);
    let (_, standing) = Given::of(snapshot, None).standing(snapshot, id, None);
    let standing = if standing.is_empty() { "not answered yet" } else { &standing };
    // Writing to a string cannot fail.
    let _ = write!(text, "\n\n{} · edition {} · {}", plain(&hazard.kind), plain(&edition.edition), plain(standing));
    if let Some(entry) = imported(snapshot, programme, &edition.edition, id) {
        section(&mut text, "Description", entry.description.as_ref());
        section(&mut text, "Impact", entry.impact.as_ref());
        section(&mut text, "Causes", entry.causes.as_ref());
        section(&mut text, "Suggestion", entry.suggestion.as_ref());
    }
    Some(text)
}

/// The entry in the project's own copy of an edition.
fn imported<'s>(snapshot: &'s Snapshot, programme: &str, edition: &str, id: &SmolStr) -> Option<&'s Entry> {
    let is_copy = |item: &Item| match item {
        Item::Catalogue(catalogue) => {
            let own = catalogue.edition.as_ref().map(|edition| edition.value.trim());
            catalogue.header.id_str() == programme && own == Some(edition)
        }
        _ => false,
    };
    let copy = snapshot.project_items().find(|island| island.content.items.iter().any(is_copy))?;
    let site = snapshot.index().sites(&Name::Entry(Arc::clone(&copy.path), id.clone())).first()?;
    snapshot.island(site.island)?.content.items.iter().find_map(|item| match item {
        Item::Entry(entry) if entry.header.id_str() == id => Some(entry),
        _ => None,
    })
}

fn shared_control(snapshot: &Snapshot, id: &SmolStr) -> Option<String> {
    let name = Name::Id(id.clone());
    let mut sites = snapshot.index().sites(&name).iter();
    let site = sites.find(|site| matches!(site.definition.facts, Facts::Control(_)))?;
    let island = snapshot.island(site.island)?;
    let control: &Control = island.content.items.iter().find_map(|item| match item {
        Item::Control(control) if control.header.id_str() == id => Some(control),
        _ => None,
    })?;
    let mut text = head(id, control.header.name.as_ref().map_or("", |name| &*name.value));
    let kind = control.kind.as_ref().map_or("no kind", |kind| kind.value.as_str());
    let count = snapshot.index().usages(&name).len();
    let hazards = if count == 1 { "hazard" } else { "hazards" };
    let _ = write!(text, "\n\n{} · {} · used by {count} {hazards}", plain(kind), control.state().as_str());
    section(&mut text, "Owner", control.owner.as_ref());
    section(&mut text, "Description", control.description.as_ref());
    Some(text)
}

fn head(id: &str, name: &str) -> String {
    let name = if name.trim().is_empty() { String::new() } else { format!(" {}", plain(name.trim())) };
    format!("**{}**{name}", plain(id))
}

fn section(text: &mut String, title: &str, field: Option<&Field<Text>>) {
    let Some(said) = field.and_then(|field| field.value.as_ref()).filter(|said| !said.is_blank()) else { return };
    let _ = write!(text, "\n\n**{title}**\n\n{}", plain(&said.value));
}

/// An author's words with nothing in them that Markdown or HTML would take for its own: no markup, no link, no command.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            ':' => escaped.push_str("&#58;"),
            char if char.is_ascii_punctuation() && !matches!(char, ',' | ';' | '\'' | '"' | '/' | '?' | '%') => {
                escaped.push('\\');
                escaped.push(char);
            }
            char => escaped.push(char),
        }
    }
    escaped
}
