//! The search for what the logs of all projects define.

use std::collections::HashSet;

use hazlog_core::ide::search;

use crate::convert::{place, symbol_kind};
use crate::protocol::{Location, OneOf, Result, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse};
use crate::world::{View, World};

/// So much is found at most: more than anybody reads.
const MOST_FOUND: usize = 256;

pub(super) fn of_workspace(world: &World, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
    let in_project = |view: &View| {
        let found = search(&view.snapshot, &params.query, MOST_FOUND).into_iter();
        let placed = found.filter_map(|found| Some((place(world, view, &found.target)?, found)));
        placed.enumerate().collect::<Vec<_>>()
    };
    let mut found: Vec<_> = world.projects.iter().flat_map(in_project).collect();
    // The best of each project comes before the second best of any.
    found.sort_by_key(|(rank, _)| *rank);
    // Projects that answer the same programme share its catalogue.
    let mut known = HashSet::new();
    let symbols = found.into_iter().filter_map(|(_, (place, found))| {
        let start = place.selection.start;
        let location = Location { uri: place.uri, range: place.selection };
        known.insert((location.uri.clone(), start.line, start.character)).then(|| WorkspaceSymbol {
            name: found.name,
            kind: symbol_kind(found.kind),
            tags: None,
            container_name: Some(found.container).filter(|container| !container.is_empty()),
            location: OneOf::Left(location),
            data: None,
        })
    });
    Ok(Some(WorkspaceSymbolResponse::Nested(symbols.take(MOST_FOUND).collect())))
}
