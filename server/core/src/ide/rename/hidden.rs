//! Places where an id stands in words that cannot be read yet, so that a new id would pass them by: in a text that is
//! not closed, or in a statement outside its block.

use std::sync::Arc;

use text_size::TextRange;

use super::super::FileRange;
use super::super::names::{Named, occurrences};
use super::{Refusal, said};
use crate::syntax::{Statement, Token, TokenKind, parse};
use crate::workspace::{Island, Snapshot};

/// Refuses where an island that cannot be read as a whole holds the id in such a place.
pub(super) fn refuse(snapshot: &Snapshot, named: &Named) -> Result<(), Refusal> {
    let islands: Vec<&Arc<Island>> = match named {
        Named::Local(local) => snapshot.island(local.island).into_iter().collect(),
        _ => snapshot.all_islands().map(|(_, island)| island).collect(),
    };
    let unreadable = islands.into_iter().filter(|island| !island.content.problems.is_empty());
    match unreadable.filter_map(|island| hidden(snapshot, island, named.id())).next() {
        Some(place) => Err(Refusal(format!(
            "`{}` also stands in {}, in words that cannot be read yet: mend them first",
            named.id(),
            said(snapshot, &place)
        ))),
        None => Ok(()),
    }
}

fn hidden(snapshot: &Snapshot, island: &Island, id: &str) -> Option<FileRange> {
    let file = snapshot.file(&island.path)?;
    let (extent, _) = file.island_at(file.start_of(island.id)?)?;
    let text = file.document().slice(extent);
    if !text.contains(id) {
        return None;
    }
    let read = occurrences(island);
    let is_read = |range: TextRange| read.iter().any(|one| one.range == range);
    let mut tokens = Vec::new();
    collect(&parse(&text).statements, &mut tokens);
    let holds = |token: &Token| {
        let written = crate::text::slice(&text, token.range);
        match token.kind {
            TokenKind::Word | TokenKind::Date => written == id && !is_read(token.range),
            TokenKind::Text { closed: false } | TokenKind::String { closed: false } => {
                written.split(ends_id).any(|word| word.trim_end_matches('.') == id)
            }
            _ => false,
        }
    };
    let token = tokens.into_iter().find(holds)?;
    Some(FileRange { path: Arc::clone(&island.path), range: token.range + extent.start() })
}

/// What cannot be part of an id; a full stop at the end of a sentence can, and is none.
fn ends_id(char: char) -> bool {
    !char.is_alphanumeric() && !matches!(char, '-' | '_' | '.')
}

fn collect(statements: &[Statement], tokens: &mut Vec<Token>) {
    for statement in statements {
        tokens.extend(&statement.tokens);
        statement.block.iter().for_each(|block| collect(&block.statements, tokens));
    }
}
