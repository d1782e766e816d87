//! Where a name is defined and used, in the whole project.

use std::sync::Arc;

use rayon::prelude::*;
use text_size::TextRange;

use super::FileRange;
use super::names::{Named, Role, occurrences};
use crate::workspace::{Facts, Island, IslandId, Name, Snapshot};

/// Below this many islands they are read one after the other: threads would cost more.
const WORTH_THREADS: usize = 64;

/// A place where a name is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where.
    pub place: FileRange,
    /// How the name stands there.
    pub role: Role,
    /// The island that the place is in.
    pub island: IslandId,
    /// The whole statement with its block, where the name is defined there; bytes from the start of the file.
    pub defines: Option<TextRange>,
}

/// Every place where a name is defined or used, by path and place.
#[must_use]
pub fn references(snapshot: &Snapshot, named: &Named) -> Vec<Reference> {
    in_islands(snapshot, named, islands_with(snapshot, named))
}

/// The places in one file where a name is defined or used, in order.
pub(super) fn references_in(snapshot: &Snapshot, path: &str, named: &Named) -> Vec<Reference> {
    let mut islands = islands_with(snapshot, named);
    islands.retain(|island| &*island.path == path);
    in_islands(snapshot, named, islands)
}

/// The places where a name is defined, by path and place: more than one where an id was given twice. No island is read
/// that only uses it.
#[must_use]
pub fn definitions(snapshot: &Snapshot, named: &Named) -> Vec<Reference> {
    let mut found = in_islands(snapshot, named, islands(snapshot, defining(snapshot, named)));
    found.retain(|one| one.role == Role::Definition);
    found
}

fn in_islands(snapshot: &Snapshot, named: &Named, islands: Vec<&Arc<Island>>) -> Vec<Reference> {
    let read = |island: &Arc<Island>| in_island(snapshot, island, named);
    let mut found: Vec<Reference> = if islands.len() < WORTH_THREADS {
        islands.into_iter().flat_map(read).collect()
    } else {
        islands.into_par_iter().flat_map_iter(read).collect()
    };
    sort(&mut found);
    found
}

/// Sorts references by path and place.
pub(super) fn sort(references: &mut [Reference]) {
    references.sort_by(|left, right| {
        let order = left.place.path.cmp(&right.place.path);
        order.then(left.place.range.start().cmp(&right.place.range.start()))
    });
}

fn in_island(snapshot: &Snapshot, island: &Island, named: &Named) -> Vec<Reference> {
    let Some(start) = snapshot.file(&island.path).and_then(|file| file.start_of(island.id)) else { return Vec::new() };
    let written = occurrences(island).into_iter().filter(|one| one.named == *named);
    written
        .map(|one| Reference {
            place: FileRange { path: Arc::clone(&island.path), range: one.range + start },
            role: one.role,
            island: island.id,
            defines: one.defines.map(|range| range + start),
        })
        .collect()
}

/// The islands in which a name may be written.
fn islands_with<'a>(snapshot: &'a Snapshot, named: &Named) -> Vec<&'a Arc<Island>> {
    let index = snapshot.index();
    let mut ids = defining(snapshot, named);
    let name = match named {
        Named::Local(_) | Named::Log(_) => None,
        Named::Hazard(id) | Named::Control(id) => Some(Name::Id(id.clone())),
        Named::Programme(id) => Some(Name::Programme(id.clone())),
    };
    ids.extend(name.iter().flat_map(|name| index.usages(name)).map(|usage| usage.island));
    islands(snapshot, ids)
}

/// The islands that may define a name: from the index, and those few that are no hazards.
fn defining(snapshot: &Snapshot, named: &Named) -> Vec<IslandId> {
    let index = snapshot.index();
    match named {
        Named::Local(local) => vec![local.island],
        Named::Log(_) => index.sites(&Name::Header).iter().map(|site| site.island).collect(),
        Named::Hazard(id) | Named::Control(id) => {
            let is_meant = |facts: &Facts| match named {
                Named::Control(_) => matches!(facts, Facts::Control(_)),
                _ => matches!(facts, Facts::Hazard { .. }),
            };
            let name = Name::Id(id.clone());
            let sites = index.sites(&name).iter().filter(|site| is_meant(&site.definition.facts));
            sites.map(|site| site.island).collect()
        }
        Named::Programme(_) => snapshot.project_items().map(|island| island.id).collect(),
    }
}

fn islands(snapshot: &Snapshot, mut ids: Vec<IslandId>) -> Vec<&Arc<Island>> {
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| snapshot.island(id)).collect()
}
