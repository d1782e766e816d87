//! What an editor may fold away.

use hazlog_core::ide::{Fold, FoldKind, folds};

use crate::protocol::{FoldingRange, FoldingRangeKind, FoldingRangeParams, Range, Result};
use crate::world::World;

pub(super) fn of_document(world: &World, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let found = folds(&subject.view.snapshot, subject.file.path()).into_iter();
    if world.abilities.folds_lines_only {
        let line = |offset| subject.file.document().line_at(offset);
        let fold = |fold: Fold| FoldingRange {
            start_line: line(fold.range.start()),
            end_line: line(fold.range.end()),
            kind: kind(fold.kind),
            ..FoldingRange::default()
        };
        return Ok(Some(found.map(fold).collect()));
    }
    let mut positions = world.positions(subject.file);
    let fold = |fold: Fold| {
        let Range { start, end } = positions.range(fold.range);
        FoldingRange {
            start_line: start.line,
            start_character: Some(start.character),
            end_line: end.line,
            end_character: Some(end.character),
            kind: kind(fold.kind),
            collapsed_text: None,
        }
    };
    Ok(Some(found.map(fold).collect()))
}

fn kind(kind: FoldKind) -> Option<FoldingRangeKind> {
    match kind {
        FoldKind::Comment => Some(FoldingRangeKind::Comment),
        FoldKind::Block | FoldKind::Text => None,
    }
}
