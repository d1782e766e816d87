//! What an editor offers to do at a place of a log: mending findings, and the next step of writing. One file an action;
//! here is what they share. Nothing is offered that would lose a comment or break the form of the log.

mod answer;
mod change;
mod control;
mod extract;
mod fixes;
mod hazard;
mod move_out;
mod place;
mod score;
#[cfg(test)]
mod tests;
mod waive;

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::{Cursor, template::Template};
use crate::lint::Located;
use crate::model::Hazard;
use crate::syntax::{Statement, Syntax, parse};
use crate::workspace::Snapshot;

pub use change::{Change, FileChanges, NewFile};

/// One thing that an editor may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it does, in the words of the log.
    pub title: String,
    /// Where editors list it.
    pub kind: ActionKind,
    /// What is replaced, by file. In each file the changes are sorted and apart from each other.
    pub files: Vec<FileChanges>,
    /// Files that come into being; none of them is in the project yet.
    pub new_files: Vec<NewFile>,
    /// The findings that it mends: the name of the rule and the place in the file that was asked about.
    pub mends: Vec<(&'static str, TextRange)>,
    /// True where it is the one thing to do, so that it may be done unread.
    pub is_preferred: bool,
}

/// The kinds of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// It mends a finding.
    QuickFix,
    /// It takes the writing a step further.
    Refactor,
    /// It moves a part to where others can share it.
    Extract,
    /// It mends all that may be mended unread.
    FixAll,
}

/// What can be done at `range` of a file, whose findings are given, all of them. Findings in the range are mended first.
#[must_use]
pub fn actions(snapshot: &Snapshot, path: &str, range: TextRange, findings: &[Located]) -> Vec<Action> {
    let Some(cursor) = Cursor::new(snapshot, path, range.start()) else { return Vec::new() };
    let text = cursor.text();
    let syntax = parse(&text);
    let touches = |found: &&Located| found.range.intersect(range).is_some() && found.finding.waived.is_none();
    let here = findings.iter().filter(touches).collect();
    let at = At { cursor, text: &text, syntax: &syntax, here, findings };
    let mut found = fixes::of(&at);
    // In what an unclosed text swallowed, and beside it, nothing is where it seems to be.
    if !cursor.island.content.truncated {
        found.extend(score::of(&at));
        found.extend(control::of(&at));
        found.extend(extract::of(&at));
        found.extend(move_out::of(&at));
        found.extend(answer::of(&at));
        found.extend(hazard::of(&at));
        found.extend(waive::of(&at));
    }
    found.iter_mut().for_each(|action| change::finish(snapshot, path, action));
    found
}

/// What can be done about a programme hazard that nothing answers, wherever the cursor is: a hazard for it, or one of the
/// other answers. Empty where it is answered, or no block of the project answers its edition.
#[must_use]
pub fn answers_to(snapshot: &Snapshot, id: &SmolStr) -> Vec<Action> {
    let block = answer::block(snapshot, id).and_then(|(island, programme)| {
        let start = snapshot.file(&island.path)?.start_of(island.id)?;
        Cursor::new(snapshot, &island.path, programme.header.keyword.start() + start)
    });
    let Some(cursor) = block else { return Vec::new() };
    let text = cursor.text();
    let at = At { cursor, text: &text, syntax: &parse(&text), here: Vec::new(), findings: &[] };
    let mut found: Vec<Action> = hazard::answering(&at, id).into_iter().chain(answer::to(&at, id)).collect();
    found.iter_mut().for_each(|action| change::finish(snapshot, cursor.file.path(), action));
    found
}

/// The place that is asked about, read.
struct At<'a> {
    cursor: Cursor<'a>,
    /// The text of its island.
    text: &'a str,
    /// The statements of its island.
    syntax: &'a Syntax,
    /// The findings at the place that no waiver silences.
    here: Vec<&'a Located>,
    /// The findings of the file.
    findings: &'a [Located],
}

impl<'a> At<'a> {
    /// The hazard that the place is in, with its statement.
    fn hazard(&self) -> Option<(&'a Hazard, &'a Statement)> {
        let hazard = self.cursor.hazard()?;
        let statement = self.syntax.statements.iter().find(|one| one.keyword_range == hazard.header.keyword)?;
        statement.range.contains_inclusive(self.cursor.offset).then_some((hazard, statement))
    }

    /// True where the place is in the line that opens this statement.
    fn is_in_head(&self, statement: &Statement) -> bool {
        let end = statement.block.as_ref().map_or(statement.range.end(), |block| block.open.end());
        TextRange::new(statement.range.start(), end).contains_inclusive(self.cursor.offset)
    }

    /// Findings of these rules at the place.
    fn mended(&self, rules: &[&str]) -> Vec<(&'static str, TextRange)> {
        let found = self.here.iter().filter(|found| rules.contains(&found.finding.rule));
        found.map(|found| (found.finding.rule, found.range)).collect()
    }

    /// An action that replaces parts of this island; it is a quick fix where it mends something.
    fn action(&self, title: String, changes: Vec<Change>, mends: Vec<(&'static str, TextRange)>) -> Action {
        let start = self.cursor.extent.start();
        let path = Arc::clone(self.cursor.file.path());
        let changes = changes.into_iter().map(|change| change.moved(start)).collect();
        Action {
            title,
            kind: if mends.is_empty() { ActionKind::Refactor } else { ActionKind::QuickFix },
            files: vec![FileChanges { path, changes, cursor: None }],
            new_files: Vec::new(),
            mends,
            is_preferred: false,
        }
    }

    fn slice(&self, range: TextRange) -> &'a str {
        crate::text::slice(self.text, range)
    }

    /// See [`place::line_end`].
    fn line_end(&self, end: TextSize) -> TextSize {
        place::line_end(self.text, self.syntax, end)
    }
}
