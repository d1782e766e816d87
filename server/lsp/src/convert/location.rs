//! Places in files as locations of the protocol: in the logs of a project, in what comes along with hazlog, and beside
//! both.

use std::sync::Arc;

use hazlog_core::ide::{FileRange, Target};

use super::{Positions, range};
use crate::library;
use crate::protocol::{Location, Range, Url};
use crate::world::{View, World};

/// A statement that can be gone to.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The file.
    pub(crate) uri: Url,
    /// The whole statement; empty, at its start, for a file as a whole.
    pub(crate) range: Range,
    /// Its id.
    pub(crate) selection: Range,
}

/// Where something is defined; `None` for what this client cannot open.
pub(crate) fn place(world: &World, view: &View, target: &Target) -> Option<Place> {
    let whole = |uri: Url| Place { uri, range: Range::default(), selection: Range::default() };
    match target {
        Target::File { path, range, selection } => {
            let file = view.snapshot.file(path)?;
            let (range, selection) = (world.range(file, *range), world.range(file, *selection));
            Some(Place { uri: world.uri(view, path)?, range, selection })
        }
        Target::BuiltIn { file, range: all, selection } => {
            let (document, encoding) = (library::catalogue(file)?, world.encoding());
            let (range, selection) = (range(document, *all, encoding), range(document, *selection, encoding));
            Some(Place { uri: world.library.file(file)?, range, selection })
        }
        Target::Rule(name) => world.library.rule(name).map(whole),
        Target::Path(path) => view.folder.as_ref()?.uri(path).map(whole),
    }
}

/// Locations of many places in a project; cheap where they come file by file and in order.
pub(crate) struct Locations<'w> {
    world: &'w World,
    view: &'w View,
    last: Option<(Arc<str>, Url, Positions<'w>)>,
}

impl<'w> Locations<'w> {
    /// Locations in the files of this project.
    pub(crate) fn new(world: &'w World, view: &'w View) -> Self {
        Self { world, view, last: None }
    }

    /// The location of a place; `None` where there is no such file.
    pub(crate) fn of(&mut self, place: &FileRange) -> Option<Location> {
        if self.last.as_ref().is_none_or(|(path, ..)| *path != place.path) {
            let file = self.view.snapshot.file(&place.path)?;
            let uri = self.world.uri(self.view, &place.path)?;
            self.last = Some((Arc::clone(&place.path), uri, self.world.positions(file)));
        }
        let (_, uri, positions) = self.last.as_mut()?;
        Some(Location { uri: uri.clone(), range: positions.range(place.range) })
    }
}
