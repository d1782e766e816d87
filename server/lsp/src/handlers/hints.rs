//! What is shown between the words: the risk behind a score, the status that follows, causes that nothing mitigates.

use hazlog_core::ide::hints::{Wanted, hints};

use crate::convert::{position, text_range};
use crate::protocol::{
    InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, MarkupContent, MarkupKind, Result,
};
use crate::world::World;

pub(super) fn of_range(world: &World, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let document = subject.file.document();
    let range = text_range(document, params.range, world.encoding());
    let set = world.settings.hints;
    let wanted = Wanted { risk: set.risk, status: set.status, causes: set.causes };
    let found = hints(&subject.view.snapshot, subject.file.path(), range, wanted);
    let hint = |hint: hazlog_core::ide::hints::Hint| InlayHint {
        position: position(document, hint.offset, world.encoding()),
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::MarkupContent(MarkupContent {
            kind: MarkupKind::PlainText,
            value: hint.tooltip,
        })),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    Ok(Some(found.into_iter().map(hint).collect()))
}
