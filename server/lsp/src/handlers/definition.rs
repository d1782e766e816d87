//! Where what stands at a place is defined.

use hazlog_core::ide;

use crate::convert::{Place, place};
use crate::protocol::{GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Result};
use crate::world::World;

pub(super) fn definition(world: &World, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position_params) else { return Ok(None) };
    let Some(found) = subject.at(offset).and_then(|cursor| ide::definition(&cursor)) else { return Ok(None) };
    let places: Vec<Place> = found.targets.iter().filter_map(|one| place(world, subject.view, one)).collect();
    if places.is_empty() {
        return Ok(None);
    }
    if !world.abilities.definition_links {
        let locations = places.into_iter().map(|place| Location { uri: place.uri, range: place.selection });
        return Ok(Some(GotoDefinitionResponse::Array(locations.collect())));
    }
    let origin = world.range(subject.file, found.origin);
    let links = places.into_iter().map(|place| LocationLink {
        origin_selection_range: Some(origin),
        target_uri: place.uri,
        target_range: place.range,
        target_selection_range: place.selection,
    });
    Ok(Some(GotoDefinitionResponse::Link(links.collect())))
}
