//! Items of a project: the few of which there are only some, and hazards and shared controls by id. Nothing here reads
//! every hazard.

use std::sync::Arc;

use smol_str::SmolStr;

use crate::catalogue::Edition;
use crate::model::{Control, Hazard, Item, Log, Programme};
use crate::workspace::{Island, IslandId, Name, Referent, Snapshot, Use};

/// The log header; of several, the first by path.
pub(super) fn log(snapshot: &Snapshot) -> Option<&Log> {
    let mut items = snapshot.project_items().flat_map(|island| &island.content.items);
    items.find_map(|item| match item {
        Item::Log(log) => Some(log),
        _ => None,
    })
}

/// The clinical safety officer whom the log names.
pub(super) fn officer(snapshot: &Snapshot) -> Option<&str> {
    let name = log(snapshot)?.officer.as_ref()?.name.value.as_ref()?;
    Some(name.value.trim()).filter(|name| !name.is_empty())
}

/// The programme blocks, by path and place.
pub(super) fn programmes(snapshot: &Snapshot) -> impl Iterator<Item = (&Arc<Island>, &Programme)> {
    let items = snapshot.project_items().flat_map(|island| island.content.items.iter().map(move |item| (island, item)));
    items.filter_map(|(island, item)| match item {
        Item::Programme(block) => Some((island, block)),
        _ => None,
    })
}

/// The edition that a programme block answers, where it is known.
pub(super) fn edition_of<'a>(snapshot: &'a Snapshot, block: &Programme) -> Option<&'a Arc<Edition>> {
    snapshot.programmes().edition(block.header.id_str(), block.edition_str())
}

/// The hazards with an id, by path: more than one where it was given twice.
pub(super) fn hazards<'a>(snapshot: &'a Snapshot, id: &SmolStr) -> Vec<(&'a Arc<Island>, &'a Hazard)> {
    let islands = defining(snapshot, id, Referent::Hazard).into_iter();
    let hazards = islands.flat_map(|island| island.content.hazards().map(move |hazard| (island, hazard)));
    hazards.filter(|(_, hazard)| hazard.header.id_str() == id).collect()
}

/// The shared controls with an id, by path: more than one where it was given twice.
pub(super) fn controls<'a>(snapshot: &'a Snapshot, id: &SmolStr) -> Vec<&'a Control> {
    let items = defining(snapshot, id, Referent::Control).into_iter().flat_map(|island| &island.content.items);
    let controls = items.filter_map(|item| match item {
        Item::Control(control) if control.header.id_str() == id => Some(control),
        _ => None,
    });
    controls.collect()
}

/// The islands of the hazards that use a shared control.
pub(super) fn users(snapshot: &Snapshot, id: &str) -> Vec<IslandId> {
    let usages = snapshot.index().usages(&Name::Id(id.into())).iter();
    let uses = usages.filter(|usage| matches!(usage.how, Use::Controls { .. }));
    let mut islands: Vec<IslandId> = uses.map(|usage| usage.island).collect();
    islands.sort_unstable();
    islands.dedup();
    islands
}

fn defining<'a>(snapshot: &'a Snapshot, id: &SmolStr, referent: Referent) -> Vec<&'a Arc<Island>> {
    let sites = snapshot.index().sites(&Name::Id(id.clone())).iter();
    let sites = sites.filter(|site| site.definition.facts.referent() == Some(referent));
    let mut islands: Vec<&Arc<Island>> = sites.filter_map(|site| snapshot.island(site.island)).collect();
    let start = |island: &Island| snapshot.file(&island.path).and_then(|file| file.start_of(island.id));
    islands.sort_by_cached_key(|island| (Arc::clone(&island.path), start(island)));
    islands.dedup_by_key(|island| island.id);
    islands
}
