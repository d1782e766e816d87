//! The islands of a file in order, in chunks: an edit in a file of ten thousand copies one chunk and a list of chunks.

use std::ops::Range;
use std::sync::Arc;

use text_size::{TextRange, TextSize};

use super::{Island, IslandId};

/// Islands in a chunk, after an edit at most twice as many.
const CHUNK: usize = 64;

/// Length in bytes, and the island.
pub(super) type Slot = (u32, Arc<Island>);

#[derive(Debug, Clone)]
struct Chunk {
    slots: Vec<Slot>,
    len: u32,
    /// The smallest and the greatest number of an island: islands that were read together have numbers in a row, so that
    /// an island is found by its number without a look at most of the others.
    ids: Option<(IslandId, IslandId)>,
    /// True where an island holds more than hazards and shared controls.
    has_project_items: bool,
}

impl Chunk {
    fn new(slots: Vec<Slot>) -> Self {
        let len = slots.iter().map(|(len, _)| len).sum();
        let has_project_items = slots.iter().any(|(_, island)| island.summary.has_project_items);
        let ids = slots.iter().map(|(_, island)| island.id);
        let ids = ids.clone().min().zip(ids.max());
        Self { slots, len, ids, has_project_items }
    }
}

/// The islands of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Islands {
    chunks: Vec<Arc<Chunk>>,
}

impl Islands {
    pub(super) fn new(slots: Vec<Slot>) -> Self {
        let mut islands = Self::default();
        islands.splice(0..0, slots);
        islands
    }

    /// Every island with its start.
    pub(super) fn iter(&self) -> impl Iterator<Item = (TextSize, &Arc<Island>)> {
        self.chunks_with_start().flat_map(|(start, chunk)| slots_from(start, chunk))
    }

    /// The islands that a range touches, each with its extent.
    pub(super) fn touched_by(&self, range: TextRange) -> impl Iterator<Item = (TextRange, &Arc<Island>)> {
        let touches = move |start: u32, len: u32| {
            let extent = TextRange::at(TextSize::new(start), TextSize::new(len));
            extent.intersect(range).map(|_| extent)
        };
        let chunks = self.chunks_with_start().filter(move |(start, chunk)| touches(*start, chunk.len).is_some());
        let slots = chunks.flat_map(|(start, chunk)| {
            slots_from(start, chunk).zip(&chunk.slots).map(|((start, island), (len, _))| (start, *len, island))
        });
        slots.filter_map(move |(start, len, island)| Some((touches(start.into(), len)?, island)))
    }

    /// The islands with a log header, a programme, a catalogue, a waiver or history.
    pub(super) fn project_items(&self) -> impl Iterator<Item = (TextSize, &Arc<Island>)> {
        self.chunks_with_start()
            .filter(|(_, chunk)| chunk.has_project_items)
            .flat_map(|(start, chunk)| slots_from(start, chunk))
            .filter(|(_, island)| island.summary.has_project_items)
    }

    /// Where the island with this number begins.
    pub(super) fn start_of(&self, id: IslandId) -> Option<TextSize> {
        self.chunks_with_start()
            .filter(|(_, chunk)| chunk.ids.is_some_and(|(first, last)| first <= id && id <= last))
            .find_map(|(start, chunk)| slots_from(start, chunk).find(|(_, island)| island.id == id))
            .map(|(start, _)| start)
    }

    /// The island that holds `offset`, with its extent; the last one for an offset at the end of the text.
    pub(super) fn at(&self, offset: TextSize) -> Option<(TextRange, &Arc<Island>)> {
        let (number, start) = self.find(offset);
        let mut before = 0;
        let chunk = self.chunks.iter().find(|chunk| {
            before += chunk.slots.len();
            number < before
        })?;
        let (len, island) = chunk.slots.get(number + chunk.slots.len() - before)?;
        Some((TextRange::at(start, TextSize::new(*len)), island))
    }

    /// Number and start of the island that holds `offset`; the last one for an offset at the end of the text.
    pub(super) fn find(&self, offset: TextSize) -> (usize, TextSize) {
        let offset = u32::from(offset);
        let (mut index, mut start, mut found) = (0, 0, (0, 0));
        for chunk in &self.chunks {
            if start + chunk.len > offset || offset == start + chunk.len {
                for (len, _) in &chunk.slots {
                    if start > offset {
                        break;
                    }
                    found = (index, start);
                    index += 1;
                    start += len;
                }
            } else {
                index += chunk.slots.len();
                start += chunk.len;
            }
            if start > offset {
                break;
            }
        }
        (found.0, TextSize::new(found.1))
    }

    /// The islands with these numbers.
    pub(super) fn range(&self, range: Range<usize>) -> Vec<Slot> {
        let mut before = 0;
        let mut result = Vec::with_capacity(range.len());
        for chunk in &self.chunks {
            let from = range.start.saturating_sub(before).min(chunk.slots.len());
            let to = range.end.saturating_sub(before).min(chunk.slots.len());
            result.extend(chunk.slots.get(from..to).unwrap_or_default().iter().cloned());
            before += chunk.slots.len();
        }
        result
    }

    /// Replaces the islands with these numbers. Chunks that the range does not touch stay shared.
    pub(super) fn splice(&mut self, range: Range<usize>, new: Vec<Slot>) {
        let mut first = 0;
        let mut before = 0;
        while let Some(chunk) = self.chunks.get(first)
            && before + chunk.slots.len() <= range.start
            && first + 1 < self.chunks.len()
        {
            before += chunk.slots.len();
            first += 1;
        }
        let mut middle: Vec<Slot> = Vec::new();
        let mut last = first;
        while let Some(chunk) = self.chunks.get(last)
            && (middle.is_empty() || before + middle.len() < range.end)
        {
            middle.extend(chunk.slots.iter().cloned());
            last += 1;
        }
        let local = |index: usize| index.saturating_sub(before).min(middle.len());
        let touched = local(range.start)..local(range.end);
        middle.splice(touched, new);
        let part = if middle.len() <= 2 * CHUNK { 2 * CHUNK } else { CHUNK };
        let chunks: Vec<_> = middle.chunks(part).map(|slots| Arc::new(Chunk::new(slots.to_vec()))).collect();
        self.chunks.splice(first..last, chunks);
    }

    fn chunks_with_start(&self) -> impl Iterator<Item = (u32, &Arc<Chunk>)> {
        self.chunks.iter().scan(0u32, |end, chunk| {
            let start = *end;
            *end += chunk.len;
            Some((start, chunk))
        })
    }
}

fn slots_from(start: u32, chunk: &Chunk) -> impl Iterator<Item = (TextSize, &Arc<Island>)> {
    chunk.slots.iter().scan(start, |end, (len, island)| {
        let start = *end;
        *end += len;
        Some((TextSize::new(start), island))
    })
}
