//! The edits by which a log goes over: an id taken out of a list, statements added to a block.

use text_size::{TextRange, TextSize};

use crate::diagnostic::Edit;
use crate::syntax::{Statement, Syntax};
use crate::text::{slice, with_its_lines};

/// What takes ids out of the list of a statement, and the whole statement with the last of them. Comments between them
/// stand above it then.
pub(super) fn take_out(text: &str, syntax: &Syntax, statement: TextRange, ids: &[(TextRange, bool)]) -> Option<Edit> {
    let kept: Vec<&str> = ids.iter().filter(|(_, gone)| !gone).map(|(range, _)| slice(text, *range)).collect();
    if kept.len() == ids.len() {
        return None;
    }
    let list = TextRange::new(ids.first()?.0.start(), ids.last()?.0.end());
    let touched = if kept.is_empty() { statement } else { list };
    let comments = syntax.comments.iter().map(|comment| comment.range).filter(|one| touched.contains_range(*one));
    let comments: Vec<&str> = comments.map(|comment| slice(text, comment).trim_end()).collect();
    if kept.is_empty() && comments.is_empty() {
        return Some(Edit { range: with_its_lines(text, statement), text: String::new() });
    }
    if kept.is_empty() {
        return Some(Edit { range: statement, text: comments.join("\n  ") });
    }
    let head = TextRange::new(statement.start(), list.start());
    let comments: String = comments.iter().map(|comment| format!("{comment}\n  ")).collect();
    let range = TextRange::new(if comments.is_empty() { list.start() } else { statement.start() }, list.end());
    let head = if comments.is_empty() { "" } else { slice(text, head) };
    Some(Edit { range, text: format!("{comments}{head}{}", kept.join(", ")) })
}

/// Statements before the brace that closes a block, or a block where there is none.
pub(super) fn append(text: &str, statement: &Statement, statements: &[String]) -> Edit {
    let lines: String = statements.iter().map(|one| format!("  {one}\n")).collect();
    match statement.block.as_ref().and_then(|block| block.close) {
        Some(close) => {
            let before = slice(text, TextRange::up_to(close.start()));
            let starts_line = before.trim_end_matches([' ', '\t']).ends_with('\n');
            let at = TextSize::of(before.trim_end_matches([' ', '\t']));
            let lead = if starts_line { "" } else { "\n" };
            Edit { range: TextRange::new(at, close.start()), text: format!("{lead}{lines}") }
        }
        None => Edit { range: TextRange::empty(statement.range.end()), text: format!(" {{\n{lines}}}") },
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn string(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
