//! What is shown of the word under the mouse.

use hazlog_core::ide;

use crate::protocol::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, Result};
use crate::world::World;

pub(super) fn hover(world: &World, params: HoverParams) -> Result<Option<Hover>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position_params) else { return Ok(None) };
    let hover = ide::hover(&subject.view.snapshot, subject.file.path(), offset);
    let kind = if world.abilities.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Ok(hover.map(|hover| Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: hover.markdown }),
        range: Some(world.range(subject.file, hover.range)),
    }))
}
