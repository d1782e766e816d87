//! The diagnostics of a file, written island by island: where one of ten thousand islands changes, one is written again.

use std::collections::BTreeSet;
use std::sync::Arc;

use hazlog_core::lint::IslandFindings;
use hazlog_core::text::TextRange;
use hazlog_core::workspace::Island;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::by_island::ByIsland;
use crate::convert::diagnostic;
use crate::judged::Judged;
use crate::library::Library;
use crate::protocol::Diagnostic;
use crate::wire::{Wire, Written};
use crate::world::{View, World};

/// The diagnostics of a file, in order.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    setting: Option<Setting>,
    /// Of a file without islands.
    plain: Vec<Written>,
    islands: ByIsland<Source, Written>,
}

/// What the diagnostics of every island of a file depend on.
#[derive(Debug)]
struct Setting {
    /// The file's address, as the client spells it.
    uri: Option<String>,
    library: Arc<Library>,
}

/// What the diagnostics of an island were made of, besides its text.
#[derive(Debug)]
struct Source {
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

/// One that is explained elsewhere equals none, not even itself: nobody looks whether that place has moved.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.line == other.line && self.found == other.found && !self.found.lead_elsewhere()
    }
}

/// Equal ones look the same to the client, whatever they were made of.
impl PartialEq for Pieces {
    fn eq(&self, other: &Self) -> bool {
        let same = |(left, right): (&RawValue, &RawValue)| std::ptr::eq(left, right) || left.get() == right.get();
        self.iter().count() == other.iter().count() && self.iter().zip(other.iter()).all(same)
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
        let plain = diagnostics.iter().filter_map(|one| wire.write(one).ok()).collect();
        Self { plain, ..Self::default() }
    }

    /// The diagnostics of a log as it was judged, made out of those before wherever these would be the same.
    pub(crate) fn of_file(world: &World, view: &View, judged: &Judged, name: &str, before: &Self) -> Self {
        let Some(file) = judged.snapshot.file(name) else { return Self::default() };
        let uri = world.uri(view, name).map(|uri| world.outbox.wire.spelled(&uri));
        let setting = Some(Setting { uri, library: Arc::clone(&world.library) });
        let none = ByIsland::default();
        let before = if before.setting == setting { &before.islands } else { &none };
        let key = |extent: TextRange, island: &Island| {
            let found = judged.linter.found_in(island.id)?;
            let others = found.other_files(&judged.snapshot, file);
            Some(Source { line: file.document().line_at(extent.start()), found, others })
        };
        let make = |extent: TextRange, _: &Island, source: &Source| {
            let located = source.found.located(&judged.snapshot, file, extent.start());
            let diagnostics = diagnostic::of_findings(world, view, &located);
            diagnostics.filter_map(|one| world.outbox.wire.write(&one).ok()).collect()
        };
        Self { setting, plain: Vec::new(), islands: ByIsland::of_file(file, before, key, make) }
    }

    /// True where there is nothing to be said.
    pub(crate) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// True where something is explained by a place in one of these files.
    pub(crate) fn point_into(&self, files: &BTreeSet<Arc<str>>) -> bool {
        self.islands.islands().iter().any(|one| !one.key.others.is_disjoint(files))
    }

    fn iter(&self) -> impl Iterator<Item = &RawValue> {
        self.plain.iter().chain(self.islands.all()).map(|one| &**one)
    }
}
