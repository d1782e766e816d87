//! Every place of a project where a name is written.

use hazlog_core::ide::{Role, Target, definition, references};

use crate::convert::{Locations, place};
use crate::protocol::{Location, ReferenceParams, Result};
use crate::world::World;

pub(super) fn of_project(world: &World, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position) else { return Ok(None) };
    let Some(cursor) = subject.at(offset) else { return Ok(None) };
    let Some(name) = cursor.name() else { return Ok(None) };
    let view = subject.view;
    let with_definitions = params.context.include_declaration;
    let found = references(&view.snapshot, &name.named).into_iter();
    let wanted = found.filter(|one| with_definitions || one.role != Role::Definition);
    let mut locations = Locations::new(world, view);
    let mut list: Vec<Location> = wanted.filter_map(|one| locations.of(&one.place)).collect();
    if with_definitions {
        // A programme hazard may be defined in no file of the project.
        let targets = definition(&cursor).into_iter().flat_map(|found| found.targets);
        let built_in = targets.filter(|target| matches!(target, Target::BuiltIn { .. }));
        let places = built_in.filter_map(|target| place(world, view, &target));
        list.extend(places.map(|place| Location { uri: place.uri, range: place.selection }));
    }
    Ok(Some(list))
}
