//! One file: its text, and its islands.

use std::sync::Arc;

use text_size::{TextRange, TextSize};

use super::islands::{Islands, Slot};
use super::{Island, IslandId};
use crate::syntax::cut;
use crate::text::Document;

/// The most bytes from the start of an item's line that decide whether it is one: the longest item keyword and one
/// character behind it.
const LINE_HEAD: u32 = 16;

/// The texts of the islands of a text.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let starts = cut(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| text.get(*start..end).unwrap_or_default()).collect()
}

/// A file of the project.
#[derive(Debug)]
pub struct File {
    path: Arc<str>,
    document: Document,
    islands: Islands,
}

impl File {
    pub(super) fn new(path: Arc<str>, document: Document, islands: Vec<Slot>) -> Self {
        Self { path, document, islands: Islands::new(islands) }
    }

    /// Its path, relative to the project, with `/` between the parts.
    #[must_use]
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// Its text.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Its islands in order, each with its start.
    pub fn islands(&self) -> impl Iterator<Item = (TextSize, &Arc<Island>)> {
        self.islands.iter()
    }

    /// The islands that a range touches, in order, each with its extent; costs nothing for those outside.
    pub fn islands_in(&self, range: TextRange) -> impl Iterator<Item = (TextRange, &Arc<Island>)> {
        self.islands.touched_by(range)
    }

    /// The islands that hold more than hazards and shared controls.
    pub fn project_items(&self) -> impl Iterator<Item = (TextSize, &Arc<Island>)> {
        self.islands.project_items()
    }

    /// The island that holds an offset, with its extent; the last one for an offset at the end of the text.
    #[must_use]
    pub fn island_at(&self, offset: TextSize) -> Option<(TextRange, &Arc<Island>)> {
        self.islands.at(offset)
    }

    /// Where an island of this file begins.
    #[must_use]
    pub fn start_of(&self, island: IslandId) -> Option<TextSize> {
        self.islands.start_of(island)
    }

    /// The text after an edit, and which islands it leaves as they are.
    pub(super) fn edit(&self, range: TextRange, insert: &str) -> Edited {
        let len = self.document.len();
        let range = TextRange::new(range.start().min(len), range.end().min(len));
        let (mut first, mut start) = self.islands.find(range.start());
        if range.start() < start + TextSize::new(LINE_HEAD) && first > 0 {
            // The edit may turn this item's line into one that is none: then it belongs to the island before.
            first -= 1;
            let before = self.islands.range(first..first + 1);
            start -= TextSize::new(before.first().map_or(0, |(len, _)| *len));
        }
        let (last, last_start) = self.islands.find(range.end());
        let last_len = self.islands.range(last..last + 1).first().map_or(0, |(len, _)| *len);
        let end = last_start + TextSize::new(last_len);
        let mut document = self.document.clone();
        document.edit(range, insert);
        let new_end = end - range.len() + TextSize::of(insert);
        Edited { document, islands: first..last + 1, region: TextRange::new(start, new_end) }
    }
}

/// A file in the middle of an edit.
pub(super) struct Edited {
    document: Document,
    islands: std::ops::Range<usize>,
    region: TextRange,
}

impl Edited {
    /// The islands that go, and the text of those that come in their place. An island whose text stays is in neither.
    pub(super) fn replaced(&self, before: &File) -> (Vec<Arc<Island>>, String) {
        let old = before.islands.range(self.islands.clone()).into_iter().map(|(_, island)| island).collect();
        (old, self.document.slice(self.region))
    }

    pub(super) fn finish(self, before: &File, new: Vec<Slot>) -> File {
        let mut islands = before.islands.clone();
        islands.splice(self.islands, new);
        File { path: Arc::clone(&before.path), document: self.document, islands }
    }
}
