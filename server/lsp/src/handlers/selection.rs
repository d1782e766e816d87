//! What is selected when a selection grows.

use hazlog_core::ide::selection;

use crate::protocol::{Position, Range, Result, SelectionRange, SelectionRangeParams};
use crate::world::{Subject, World};

pub(super) fn of_positions(world: &World, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let around = |place: &Position| around(world, &subject, *place);
    Ok(Some(params.positions.iter().map(around).collect()))
}

/// The ranges around a place, each in the next larger one.
fn around(world: &World, subject: &Subject<'_>, place: Position) -> SelectionRange {
    let offset = world.offset(subject.file, place);
    let found = selection(&subject.view.snapshot, subject.file.path(), offset).into_iter();
    let nested = found.rev().fold(None, |parent: Option<SelectionRange>, range| {
        Some(SelectionRange { range: world.range(subject.file, range), parent: parent.map(Box::new) })
    });
    nested.unwrap_or(SelectionRange { range: Range { start: place, end: place }, parent: None })
}
