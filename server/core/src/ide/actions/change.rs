//! What an action replaces and writes.

use std::sync::Arc;

use text_size::{TextRange, TextSize};

use super::{Action, Template};
use crate::diagnostic::Edit;
use crate::workspace::{File, Snapshot};

/// Bytes of a file that are looked at to know its line ends.
const HEAD: u32 = 4096;

/// What is replaced in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChanges {
    /// The file.
    pub path: Arc<str>,
    /// Sorted, and apart from each other.
    pub changes: Vec<Change>,
    /// Where the first place to be filled in is, once the changes have been made.
    pub cursor: Option<TextSize>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is replaced: bytes from the start of the file.
    pub range: TextRange,
    /// The new text.
    pub text: String,
    /// The new text with places to be filled in, as a snippet of the Language Server Protocol, for the clients that
    /// know them.
    pub snippet: Option<String>,
    /// Where in `text` the first of those places is.
    pub(super) first: Option<usize>,
}

/// A file that comes into being.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the project.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Change {
    /// A replacement with nothing to be filled in.
    pub(super) fn new(range: TextRange, text: impl Into<String>) -> Self {
        Self { range, text: text.into(), snippet: None, first: None }
    }

    /// A replacement by a text that is to be filled in.
    pub(super) fn filled(range: TextRange, template: Template) -> Self {
        let Template { plain, snippet, first, .. } = template;
        Self { range, text: plain, snippet: first.map(|_| snippet), first }
    }

    /// The same further on.
    pub(super) fn moved(self, by: TextSize) -> Self {
        Self { range: self.range + by, ..self }
    }
}

impl From<Edit> for Change {
    fn from(edit: Edit) -> Self {
        Self::new(edit.range, edit.text)
    }
}

/// Gives the texts of an action the line ends of their files, sorts them, and finds where the cursor goes.
pub(super) fn finish(snapshot: &Snapshot, asked: &str, action: &mut Action) {
    let has_crlf = |path: &str| snapshot.file(path).is_some_and(|file| has_crlf(file));
    for file in &mut action.files {
        if has_crlf(&file.path) {
            file.changes.iter_mut().for_each(with_crlf);
        }
        file.changes.sort_by_key(|change| (change.range.start(), change.range.end()));
        file.cursor = cursor(&file.changes);
    }
    for file in action.new_files.iter_mut().filter(|_| has_crlf(asked)) {
        file.text = crlf(&file.text);
    }
}

fn has_crlf(file: &File) -> bool {
    file.document().slice(TextRange::up_to(file.document().len().min(HEAD.into()))).contains("\r\n")
}

fn with_crlf(change: &mut Change) {
    let before = change.first.and_then(|first| change.text.get(..first));
    change.first = before.map(|before| crlf(before).len());
    change.text = crlf(&change.text);
    change.snippet = change.snippet.as_deref().map(crlf);
}

fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn cursor(changes: &[Change]) -> Option<TextSize> {
    let (before, change) = changes.iter().enumerate().find(|(_, change)| change.first.is_some())?;
    let shift: i64 =
        changes.iter().take(before).map(|one| length(&one.text) - i64::from(u32::from(one.range.len()))).sum();
    let first = change.first.and_then(|first| change.text.get(..first))?;
    let at = i64::from(u32::from(change.range.start())) + shift + length(first);
    u32::try_from(at).ok().map(TextSize::new)
}

fn length(text: &str) -> i64 {
    i64::from(u32::from(TextSize::of(text)))
}
