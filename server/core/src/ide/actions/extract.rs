//! "Extract shared control": a control of one hazard becomes one that others can use as well, and is used in its place.

use text_size::TextRange;

use super::{Action, ActionKind, At, Change};
use crate::diagnostic::Edit;
use crate::format::{format, format_statement};
use crate::ide::{apply, next_id};
use crate::model::Control;
use crate::syntax::{Block, Keyword, Statement};
use crate::text::with_its_lines;

pub(super) fn of(at: &At<'_>) -> Option<Action> {
    let (hazard, statement) = at.hazard()?;
    let written = statement
        .block
        .as_ref()?
        .statements
        .iter()
        .find(|one| one.keyword == Some(Keyword::Control) && at.is_in_head(one))?;
    let control = hazard.controls.iter().find(|control| control.header.keyword == written.keyword_range)?;
    // What is not closed has no end to be cut at.
    format_statement(at.text, at.syntax, statement, 0)?;
    let id = next_id::control(at.cursor.snapshot);
    let shared = shared(at, written, control, &id)?;
    let existing = if control.existing { "existing " } else { "" };
    let mut used = format!("use {existing}control {id}");
    let causes: Vec<&str> = control.mitigated().map(|word| word.value.as_str()).collect();
    if !causes.is_empty() {
        used.push_str(&format!(" mitigates {}", causes.join(", ")));
    }
    let changes = vec![
        Change::new(written.range, used),
        Change::new(TextRange::empty(at.line_end(statement.range.end())), format!("\n\n{shared}")),
    ];
    let title = format!("Extract shared control {id} from {}", control.header.id_str());
    Some(Action { kind: ActionKind::Extract, ..at.action(title, changes, Vec::new()) })
}

/// The control as an item: with another id, without what it mitigates here, and with everything else that it holds.
fn shared(at: &At<'_>, written: &Statement, control: &Control, id: &str) -> Option<String> {
    let mut edits = vec![
        Edit { range: written.keyword_range, text: "control".to_owned() },
        Edit { range: control.header.id.as_ref()?.range, text: id.to_owned() },
    ];
    if let Some(block) = &written.block {
        edits.extend(without_causes(at, written, block)?);
    }
    let start = written.range.start();
    for edit in &mut edits {
        edit.range = edit.range.checked_sub(start)?;
    }
    let item = apply(at.slice(written.range), &edits);
    format(&item).ok().map(|item| item.trim_end().to_owned())
}

/// What takes out the causes, and the braces where nothing else is between them. `None` where a comment would go too.
fn without_causes(at: &At<'_>, written: &Statement, block: &Block) -> Option<Vec<Edit>> {
    let comments = || at.syntax.comments.iter().map(|comment| comment.range);
    let holds_comment = |range: TextRange| comments().any(|comment| range.contains_range(comment));
    let is_causes = |one: &&Statement| one.keyword == Some(Keyword::Mitigates);
    let causes: Vec<TextRange> = block.statements.iter().filter(is_causes).map(|one| one.range).collect();
    if causes.len() > 1 || causes.iter().any(|range| holds_comment(*range)) {
        return None;
    }
    let braces = TextRange::new(block.open.start(), written.range.end());
    if block.statements.iter().all(|one| is_causes(&one)) && !holds_comment(braces) {
        return Some(vec![Edit { range: braces, text: String::new() }]);
    }
    let gone = causes.into_iter().map(|range| Edit { range: with_its_lines(at.text, range), text: String::new() });
    Some(gone.collect())
}
