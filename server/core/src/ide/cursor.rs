//! A place in a file, with the island that it is in.

use std::sync::Arc;

use text_size::{TextRange, TextSize};

use super::names::{Occurrence, occurrences};
use crate::model::{Hazard, Item, Programme};
use crate::workspace::{File, Island, Snapshot};

/// A place in a file of a project.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    /// The project.
    pub snapshot: &'a Snapshot,
    /// The file.
    pub file: &'a Arc<File>,
    /// The island.
    pub island: &'a Arc<Island>,
    /// Where the island is in the file.
    pub extent: TextRange,
    /// The place, in bytes from the island's start.
    pub offset: TextSize,
}

impl<'a> Cursor<'a> {
    /// The place at `offset` of a file; an offset beyond the text is at its end. `None` where there is no such file.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, path: &str, offset: TextSize) -> Option<Self> {
        let file = snapshot.file(path)?;
        let offset = offset.min(file.document().len());
        let (extent, island) = file.island_at(offset)?;
        Some(Self { snapshot, file, island, extent, offset: offset - extent.start() })
    }

    /// The island's text.
    #[must_use]
    pub fn text(&self) -> String {
        self.file.document().slice(self.extent)
    }

    /// A range of the island as one of the file.
    #[must_use]
    pub fn in_file(&self, range: TextRange) -> TextRange {
        range + self.extent.start()
    }

    /// The name that stands at the place: the offset is in it, or at one of its ends.
    #[must_use]
    pub fn name(&self) -> Option<Occurrence> {
        occurrences(self.island).into_iter().find(|one| one.range.contains_inclusive(self.offset))
    }

    /// The hazard that the place is in, or after which it stands in the same island.
    #[must_use]
    pub fn hazard(&self) -> Option<&'a Hazard> {
        let hazards = self.island.content.hazards();
        hazards.take_while(|hazard| hazard.header.keyword.start() <= self.offset).last()
    }

    /// The programme block that the place is in, or after which it stands in the same island.
    #[must_use]
    pub fn programme(&self) -> Option<&'a Programme> {
        let blocks = self.island.content.items.iter().filter_map(|item| match item {
            Item::Programme(block) => Some(block),
            _ => None,
        });
        blocks.take_while(|block| block.header.keyword.start() <= self.offset).last()
    }
}
