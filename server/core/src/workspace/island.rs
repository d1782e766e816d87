//! An item with everything up to the next one: the unit of reading, indexing and judging.

use std::sync::Arc;

use text_size::TextSize;

use crate::model::{Content, lower};
use crate::syntax::parse;

use super::{Subject, Summary};

/// The number of an island, unique in a workspace for as long as it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IslandId(pub u64);

/// One island of a file. Its text is the document's; ranges are relative to its start.
#[derive(Debug)]
pub struct Island {
    /// Its number.
    pub id: IslandId,
    /// The file that it stands in.
    pub path: Arc<str>,
    /// What it says.
    pub content: Content,
    /// What other islands may know of it.
    pub summary: Summary,
    /// The lines of [`Subject::lines`]: put down while the island is read, for a search has no time to.
    pub lines: Box<str>,
}

/// Reads an island, and tells how long its text is. Its number is given by whoever adopts it.
pub(super) fn read_island(path: &Arc<str>, text: &str) -> (u32, Island) {
    let content = lower(text, &parse(text));
    let summary = Summary::of(&content, path);
    let lines = Subject::lines(&content);
    let island = Island { id: IslandId(u64::MAX), path: Arc::clone(path), content, summary, lines };
    (TextSize::of(text).into(), island)
}
