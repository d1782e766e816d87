//! What an editor may fold away.

use hazlog_core::ide::{Fold, FoldKind, folds};
use hazlog_core::text::Document;
use hazlog_core::workspace::File;

use crate::by_island::ByIsland;
use crate::convert::{Encoding, Positions};
use crate::protocol::{FoldingRange, FoldingRangeKind, FoldingRangeParams, Range, Result};
use crate::world::World;

/// The folds of a file by island, each counted in lines from the start of its island.
pub(crate) type Folds = ByIsland<(), FoldingRange>;

pub(super) fn of_document(world: &World, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let kept = world.memo.folds(&subject.uri, |before| {
        let lines_only = world.abilities.folds_lines_only;
        ByIsland::of_file(
            subject.file,
            before,
            |_, _| Some(()),
            |extent, _, ()| in_island(&subject.file.document().slice(extent), world.encoding(), lines_only),
        )
    });
    Ok(Some(in_file(subject.file, &kept)))
}

fn in_island(text: &str, encoding: Encoding, lines_only: bool) -> Vec<FoldingRange> {
    let document = Document::new(text);
    let mut positions = Positions::new(&document, encoding);
    let fold = |fold: Fold| {
        let Range { start, end } = positions.range(fold.range);
        FoldingRange {
            start_line: start.line,
            start_character: Some(start.character).filter(|_| !lines_only),
            end_line: end.line,
            end_character: Some(end.character).filter(|_| !lines_only),
            kind: kind(fold.kind),
            collapsed_text: None,
        }
    };
    folds(text).into_iter().map(fold).collect()
}

fn in_file(file: &File, folds: &Folds) -> Vec<FoldingRange> {
    let of_island = folds.islands().iter().flat_map(|one| {
        let line = file.document().line_at(one.start);
        one.made.iter().map(move |fold| FoldingRange {
            start_line: fold.start_line + line,
            end_line: fold.end_line + line,
            ..fold.clone()
        })
    });
    of_island.collect()
}

fn kind(kind: FoldKind) -> Option<FoldingRangeKind> {
    match kind {
        FoldKind::Comment => Some(FoldingRangeKind::Comment),
        FoldKind::Block | FoldKind::Text => None,
    }
}
