//! The diagnostics of a file, written island by island: where one of ten thousand islands changes, one is written again.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use hazlog_core::lint::IslandFindings;
use hazlog_core::text::TextSize;
use hazlog_core::workspace::{File, Island, IslandId};
use rayon::prelude::*;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::convert::diagnostic;
use crate::judged::Judged;
use crate::library::Library;
use crate::protocol::Diagnostic;
use crate::wire::{Wire, Written};
use crate::world::{View, World};

/// Below this many islands threads would cost more than they save.
const WORTH_THREADS: usize = 32;

/// The diagnostics of a file, in order.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    setting: Option<Setting>,
    list: Vec<Piece>,
}

/// What the diagnostics of every island of a file depend on.
#[derive(Debug, Clone)]
struct Setting {
    /// The file's address, as the client spells it.
    uri: Option<String>,
    library: Arc<Library>,
}

/// The diagnostics of an island, or of a file without islands.
#[derive(Debug, Clone)]
struct Piece {
    source: Option<Source>,
    written: Arc<[Written]>,
}

/// What the diagnostics of an island were made of: where it is the same, they are.
#[derive(Debug, Clone)]
struct Source {
    /// With its text, which columns are counted in.
    island: Arc<Island>,
    line: u32,
    found: IslandFindings,
    /// Other files in which something is explained.
    others: BTreeSet<Arc<str>>,
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.uri == other.uri && Arc::ptr_eq(&self.library, &other.library)
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.island, &other.island) && self.line == other.line && self.found == other.found
    }
}

/// Equal ones look the same to the client, whatever they were made of.
impl PartialEq for Pieces {
    fn eq(&self, other: &Self) -> bool {
        let same = |(left, right): (&RawValue, &RawValue)| std::ptr::eq(left, right) || left.get() == right.get();
        self.len() == other.len() && self.iter().zip(other.iter()).all(same)
    }
}

impl Serialize for Pieces {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Pieces {
    /// Diagnostics of a file that the rules have no part in.
    pub(crate) fn plain(wire: &Wire, diagnostics: &[Diagnostic]) -> Self {
        let written = diagnostics.iter().filter_map(|one| wire.write(one).ok()).collect();
        Self { setting: None, list: vec![Piece { source: None, written }] }
    }

    /// The diagnostics of a log as it was judged, made out of those before wherever these would be the same.
    pub(crate) fn of_file(world: &World, view: &View, judged: &Judged, name: &str, before: Option<&Self>) -> Self {
        let Some(file) = judged.snapshot.file(name) else { return Self::default() };
        let uri = world.uri(view, name).map(|uri| world.outbox.wire.spelled(&uri));
        let setting = Some(Setting { uri, library: Arc::clone(&world.library) });
        let before = before.filter(|before| before.setting == setting).map(Self::by_island).unwrap_or_default();
        let islands: Vec<(TextSize, Source)> =
            file.islands().filter_map(|(start, island)| Some((start, source(judged, file, start, island)?))).collect();
        let piece = |(start, source): (TextSize, Source)| match before.get(&source.island.id) {
            Some(Piece { source: Some(same), written }) if *same == source && !source.found.lead_elsewhere() => {
                Piece { source: Some(source), written: Arc::clone(written) }
            }
            _ => Piece { written: write(world, view, judged, file, start, &source.found), source: Some(source) },
        };
        let list = if islands.len() < WORTH_THREADS {
            islands.into_iter().map(piece).collect()
        } else {
            islands.into_par_iter().map(piece).collect()
        };
        Self { setting, list }
    }

    /// True where there is nothing to be said.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.iter().all(|piece| piece.written.is_empty())
    }

    /// True where something is explained by a place in one of these files.
    pub(crate) fn point_into(&self, files: &BTreeSet<Arc<str>>) -> bool {
        let sources = self.list.iter().filter_map(|piece| piece.source.as_ref());
        sources.into_iter().any(|source| !source.others.is_disjoint(files))
    }

    fn len(&self) -> usize {
        self.list.iter().map(|piece| piece.written.len()).sum()
    }

    fn iter(&self) -> impl Iterator<Item = &RawValue> {
        self.list.iter().flat_map(|piece| piece.written.iter().map(|one| &**one))
    }

    fn by_island(&self) -> HashMap<IslandId, &Piece> {
        let of_island = |piece: &'_ Piece| piece.source.as_ref().map(|source| source.island.id);
        self.list.iter().filter_map(|piece| Some((of_island(piece)?, piece))).collect()
    }
}

fn source(judged: &Judged, file: &File, start: TextSize, island: &Arc<Island>) -> Option<Source> {
    let found = judged.linter.found_in(island.id)?;
    let others = found.other_files(&judged.snapshot, file);
    Some(Source { island: Arc::clone(island), line: file.document().line_at(start), found, others })
}

fn write(
    world: &World,
    view: &View,
    judged: &Judged,
    file: &File,
    start: TextSize,
    found: &IslandFindings,
) -> Arc<[Written]> {
    let located = found.located(&judged.snapshot, file, start);
    let diagnostics = diagnostic::of_findings(world, view, &located);
    diagnostics.filter_map(|one| world.outbox.wire.write(&one).ok()).collect()
}
