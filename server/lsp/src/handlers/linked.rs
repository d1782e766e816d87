//! The places of a hazard that change together while an id is typed in one of them.

use hazlog_core::ide::{LINKED_WORD, linked_ranges};

use crate::protocol::{LinkedEditingRangeParams, LinkedEditingRanges, Result};
use crate::world::World;

pub(super) fn linked(world: &World, params: LinkedEditingRangeParams) -> Result<Option<LinkedEditingRanges>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position_params) else { return Ok(None) };
    let Some(cursor) = subject.at(offset) else { return Ok(None) };
    let mut positions = world.positions(subject.file);
    let ranges: Vec<_> = linked_ranges(&cursor).into_iter().map(|range| positions.range(range)).collect();
    let word_pattern = Some(LINKED_WORD.to_owned());
    Ok((!ranges.is_empty()).then_some(LinkedEditingRanges { ranges, word_pattern }))
}
