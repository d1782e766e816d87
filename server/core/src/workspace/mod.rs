//! The files of a project, cut into islands and indexed by the names that they define and use.
//!
//! A change costs what it touches: the islands of the edited lines are read again, and if what they define or use is
//! another than before, the islands that look at those names are named as dirty. Nothing here judges; [`crate::lint`]
//! does.

mod dirt;
mod file;
mod index;
mod island;
mod islands;
mod name;
mod programmes;
mod references;
mod resemblance;
mod snapshot;
mod subjects;
mod summary;

pub use dirt::Dirt;
pub use file::File;
pub use index::{Counts, Index};
pub use island::{Island, IslandId};
pub use name::{Definition, Facts, Name, Site, Usage, Use};
pub use programmes::Programmes;
pub use references::Referent;
pub use resemblance::Resemblance;
pub use snapshot::{Inputs, Snapshot};
pub use subjects::{Subject, fold};
pub use summary::Summary;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use smol_str::SmolStr;
use text_size::TextRange;

use crate::config::Config;
use crate::text::Document;
use island::read_island;

/// A file that was read: its path, its text, and its islands with the length of each.
type Read = (Arc<str>, Document, Vec<(u32, Island)>);

/// The state of a project: texts, islands and index. All writes go through it; [`Workspace::snapshot`] hands out
/// copies that never change.
#[derive(Debug)]
pub struct Workspace {
    state: Snapshot,
    dirt: Dirt,
    next_island: u64,
    /// True while an island was changed on which the programmes depend.
    programmes_are_old: bool,
    /// Paths that evidence has come to name.
    named_paths: Vec<SmolStr>,
}

impl Workspace {
    /// An empty project.
    #[must_use]
    pub fn new(config: Config, today: Date) -> Self {
        let inputs = Inputs { config: Arc::new(config), today, paths: Arc::default() };
        Self {
            state: Snapshot::new(inputs),
            dirt: Dirt::default(),
            next_island: 0,
            programmes_are_old: false,
            named_paths: Vec::new(),
        }
    }

    /// The state as it is now. Cheap: the snapshot shares everything until it is changed here.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.state.clone()
    }

    /// Which islands may have other findings than when this was last asked.
    pub fn take_dirt(&mut self) -> Dirt {
        let mut dirt = std::mem::take(&mut self.dirt);
        // Only now, and not at each definition: while a project is loaded, uses come before what they use.
        for referent in dirt.changed_ids() {
            self.state.index.unresolved(referent).for_each(|island| dirt.touch(island));
        }
        dirt
    }

    /// Adds or replaces whole files; islands are read in parallel.
    pub fn load(&mut self, files: Vec<(String, String)>) {
        // The last text of a path counts, and no island of another stays behind.
        let files: BTreeMap<String, String> = files.into_iter().collect();
        for path in files.keys() {
            self.take_out(path);
        }
        let read: Vec<Read> = files
            .into_par_iter()
            .map(|(path, text)| {
                let path = Arc::from(path);
                let islands = file::pieces(&text).into_par_iter().map(|piece| read_island(&path, piece)).collect();
                (path, Document::new(&text), islands)
            })
            .collect();
        for (path, document, islands) in read {
            let islands = islands.into_iter().map(|(len, island)| (len, self.adopt(island))).collect();
            self.state.files.insert(Arc::clone(&path), Arc::new(File::new(path, document, islands)));
        }
        self.refresh_programmes();
    }

    /// Gives a file this text; only what differs from the old text is read again.
    pub fn set_text(&mut self, path: &str, text: &str) {
        let difference = self.state.file(path).map(|file| {
            let difference = file.document().difference(text);
            difference.map(|(range, insert)| (range, insert.to_owned()))
        });
        match difference {
            None => self.load(vec![(path.to_owned(), text.to_owned())]),
            Some(None) => {}
            Some(Some((range, insert))) => self.edit(path, range, &insert),
        }
    }

    /// Replaces `range` of a file by `insert`. A file that is not there is left alone.
    pub fn edit(&mut self, path: &str, range: TextRange, insert: &str) {
        let Some(file) = self.state.files.get(path).cloned() else { return };
        let edited = file.edit(range, insert);
        let (old, new) = edited.replaced(&file);
        let mut islands = Vec::with_capacity(old.len());
        for (index, piece) in file::pieces(&new).into_iter().enumerate() {
            let (len, island) = read_island(file.path(), piece);
            // The island that was edited keeps its number, so that what points at it still does.
            let adopted = match old.get(index) {
                Some(before) => self.replace(before, island),
                None => self.adopt(island),
            };
            islands.push((len, adopted));
        }
        for gone in old.iter().skip(islands.len()) {
            self.forget(gone);
        }
        self.state.files.insert(Arc::clone(file.path()), Arc::new(edited.finish(&file, islands)));
        self.refresh_programmes();
    }

    /// Takes a file out of the project.
    pub fn remove(&mut self, path: &str) {
        self.take_out(path);
        self.refresh_programmes();
    }

    fn take_out(&mut self, path: &str) {
        let Some(file) = self.state.files.remove(path) else { return };
        for (_, island) in file.islands() {
            self.forget(island);
        }
    }

    /// Another configuration: everything is judged anew.
    pub fn set_config(&mut self, config: Config) {
        self.state.inputs.config = Arc::new(config);
        self.dirt.everything();
    }

    /// Another day: everything is judged anew.
    pub fn set_today(&mut self, today: Date) {
        if self.state.inputs.today != today {
            self.state.inputs.today = today;
            self.dirt.everything();
        }
    }

    /// Tells which of the paths that evidence names exist. Islands that name one of another state are dirty.
    pub fn set_paths(&mut self, known: impl IntoIterator<Item = (SmolStr, bool)>) {
        let paths = Arc::make_mut(&mut self.state.inputs.paths);
        let mut changed = rustc_hash::FxHashSet::default();
        for (path, exists) in known {
            if paths.insert(path.clone(), exists) != Some(exists) {
                changed.insert(path);
            }
        }
        if changed.is_empty() {
            return;
        }
        let mut named = rustc_hash::FxHashSet::default();
        for (_, island) in self.state.all_islands() {
            named.extend(island.summary.paths.iter().cloned());
            if island.summary.paths.iter().any(|path| changed.contains(path)) {
                self.dirt.touch(island.id);
            }
        }
        // A path is typed letter by letter, and each beginning of it is looked for: those that nobody names any more go.
        Arc::make_mut(&mut self.state.inputs.paths).retain(|path, _| named.contains(path));
    }

    /// Paths that evidence has come to name since this was last asked, and that nobody has looked for.
    pub fn take_unseen_paths(&mut self) -> Vec<SmolStr> {
        let mut paths = std::mem::take(&mut self.named_paths);
        paths.retain(|path| !self.state.inputs.paths.contains_key(path));
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    fn adopt(&mut self, mut island: Island) -> Arc<Island> {
        island.id = IslandId(self.next_island);
        self.next_island += 1;
        self.put(None, island)
    }

    fn replace(&mut self, before: &Arc<Island>, mut island: Island) -> Arc<Island> {
        island.id = before.id;
        self.put(Some(before), island)
    }

    /// Hazards are held against the declared editions, so that another edition makes everything dirty.
    fn refresh_programmes(&mut self) {
        if !std::mem::take(&mut self.programmes_are_old) {
            return;
        }
        let programmes = Programmes::of(self.state.files());
        if programmes != *self.state.programmes {
            self.state.programmes = Arc::new(programmes);
            self.dirt.everything();
        }
    }

    fn put(&mut self, before: Option<&Island>, island: Island) -> Arc<Island> {
        if before.is_none_or(|before| before.summary != island.summary) {
            self.state.index.update(before, Some(&island), &mut self.dirt);
        }
        self.dirt.touch(island.id);
        let paths = island.summary.paths.iter();
        self.named_paths.extend(paths.filter(|path| !self.state.inputs.paths.contains_key(*path)).cloned());
        self.programmes_are_old |= Programmes::depend_on(&island) || before.is_some_and(Programmes::depend_on);
        let island = Arc::new(island);
        self.state.islands.insert(island.id, Arc::clone(&island));
        island
    }

    fn forget(&mut self, island: &Island) {
        self.state.index.update(Some(island), None, &mut self.dirt);
        self.programmes_are_old |= Programmes::depend_on(island);
        self.state.islands.remove(&island.id);
        self.dirt.forget(island.id);
    }
}
