//! "Move hazard to its own file": the hazard, with the comments that belong to it, into a file named after its id.

use text_size::{TextRange, TextSize};

use super::{Action, At, Change, NewFile};
use crate::format::format_statement;
use crate::syntax::parse;
use crate::text::with_its_lines;

pub(super) fn of(at: &At<'_>) -> Option<Action> {
    let (hazard, statement) = at.hazard()?;
    let id = hazard.header.id.as_ref()?;
    let file = at.cursor.file;
    let is_alone = file.islands().filter(|(_, island)| !island.content.items.is_empty()).nth(1).is_none();
    if !at.is_in_head(statement) || statement.range.start() > TextSize::new(0) || is_alone {
        return None;
    }
    // What is not closed has no end to be cut at.
    format_statement(at.text, at.syntax, statement, 0)?;
    let folder = file.path().rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let path = format!("{folder}{}.hazlog", id.value);
    let is_taken = at.cursor.snapshot.files().any(|known| known.path().eq_ignore_ascii_case(&path));
    let before = at.cursor.extent.start().checked_sub(1.into()).and_then(|end| file.island_at(end));
    let above = before.map(|(extent, _)| file.document().slice(extent)).unwrap_or_default();
    let comments = comments_above(&above);
    let end = at.line_end(statement.range.end());
    let text = format!("{}{}\n", above.get(comments..)?, at.slice(TextRange::up_to(end)));
    // What follows tells whether the blank lines above or below go too.
    let next = TextRange::at(at.cursor.extent.end(), 1.into());
    let around = format!("{above}{}{}", at.text, file.document().slice(next));
    let gone = TextRange::new(TextSize::try_from(comments).ok()?, TextSize::of(&*above) + end);
    let gone = with_its_lines(&around, gone) + at.cursor.extent.start().checked_sub(TextSize::of(&*above))?;
    let mut action = at.action(format!("Move {} to {path}", id.value), Vec::new(), Vec::new());
    // The comments stand in the island before this one, so that the range is one of the file.
    action.files.iter_mut().for_each(|file| file.changes = vec![Change::new(gone, "")]);
    (!is_taken).then(|| Action { new_files: vec![NewFile { path, text }], ..action })
}

/// Where the comments begin that touch the end of a text, each on a line of its own; its length where there is none.
fn comments_above(text: &str) -> usize {
    let comments = parse(text).comments;
    let mut start = text.len();
    for comment in comments.iter().rev().map(|comment| comment.range) {
        let between = text.get(usize::from(comment.end())..start).unwrap_or_default();
        let before = text.get(..usize::from(comment.start())).unwrap_or_default();
        let touches = between.trim().is_empty() && between.matches('\n').count() <= 1;
        if !touches || !(before.is_empty() || before.ends_with('\n')) {
            break;
        }
        start = comment.start().into();
    }
    start
}
