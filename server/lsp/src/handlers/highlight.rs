//! Every place of one file where the name at the cursor is written.

use hazlog_core::ide::highlights;

use crate::protocol::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, Result};
use crate::world::World;

pub(super) fn of_document(world: &World, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position_params) else { return Ok(None) };
    let Some(cursor) = subject.at(offset) else { return Ok(None) };
    let mut positions = world.positions(subject.file);
    let found = highlights(&cursor).into_iter().map(|one| {
        let kind = if one.is_definition { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ };
        DocumentHighlight { range: positions.range(one.range), kind: Some(kind) }
    });
    Ok(Some(found.collect()))
}
