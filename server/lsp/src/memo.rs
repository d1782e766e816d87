//! Diagnostics and colours of files, kept until they are others, so that a question that is asked again costs little.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dashmap::DashMap;

use crate::disk::ProjectId;
use crate::handlers::folding::Folds;
use crate::handlers::tokens::Colours;
use crate::pieces::Pieces;
use crate::protocol::Url;
use crate::world::{View, World};

/// The diagnostics of a file.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// The state that they were last made for.
    revision: u64,
    /// Another number for other diagnostics.
    pub(crate) id: u64,
    /// The diagnostics.
    pub(crate) diagnostics: Arc<Pieces>,
}

/// The colours of a file, as the client has them.
#[derive(Debug, Clone)]
pub(crate) struct KeptColours {
    /// Another number for each time that they were made.
    pub(crate) id: u64,
    /// The colours.
    pub(crate) colours: Arc<Colours>,
}

/// Diagnostics by project and file, colours and folds by address.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    kept: DashMap<(ProjectId, Arc<str>), Kept>,
    colours: DashMap<Url, KeptColours>,
    folds: DashMap<Url, Arc<Folds>>,
    last: AtomicU64,
}

impl Memo {
    /// The diagnostics of a file in the state that was last judged.
    pub(crate) fn diagnostics(&self, world: &World, view: &View, name: &Arc<str>) -> Kept {
        let Some(judged) = &view.judged else { return self.keep(view.id, name, 0, Pieces::default()) };
        let known = self.kept.get(&(view.id, Arc::clone(name))).map(|kept| kept.clone());
        match known {
            Some(kept) if kept.revision == judged.revision => kept,
            known => {
                let before = known.map(|kept| kept.diagnostics).unwrap_or_default();
                let made = Pieces::of_file(world, view, judged, name, &before);
                self.keep(view.id, name, judged.revision, made)
            }
        }
    }

    /// The files of a project with a diagnostic that is explained by a place in one of these.
    pub(crate) fn pointing_into(&self, project: ProjectId, files: &BTreeSet<Arc<str>>) -> Vec<Arc<str>> {
        let pointing = self.kept.iter().filter(|kept| kept.key().0 == project && kept.diagnostics.point_into(files));
        pointing.map(|kept| Arc::clone(&kept.key().1)).collect()
    }

    fn keep(&self, project: ProjectId, name: &Arc<str>, revision: u64, diagnostics: Pieces) -> Kept {
        let mut entry = self.kept.entry((project, Arc::clone(name))).or_insert_with(|| self.fresh(Pieces::default()));
        if entry.revision > revision {
            // Somebody knows of a later state already; what is asked of the earlier one is not kept.
            return self.fresh(diagnostics);
        }
        if *entry.diagnostics == diagnostics {
            entry.diagnostics = Arc::new(diagnostics);
        } else {
            *entry = self.fresh(diagnostics);
        }
        entry.revision = revision;
        entry.clone()
    }

    fn fresh(&self, diagnostics: Pieces) -> Kept {
        Kept { revision: 0, id: self.last.fetch_add(1, Ordering::Relaxed) + 1, diagnostics: Arc::new(diagnostics) }
    }

    /// The colours that the client has of a file.
    pub(crate) fn colours(&self, uri: &Url) -> Option<KeptColours> {
        self.colours.get(uri).map(|kept| kept.clone())
    }

    /// Keeps the colours of a file.
    pub(crate) fn keep_colours(&self, uri: &Url, colours: Colours) -> KeptColours {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let kept = KeptColours { id, colours: Arc::new(colours) };
        self.colours.insert(uri.clone(), kept.clone());
        kept
    }

    /// The folds of a file, made out of those before.
    pub(crate) fn folds(&self, uri: &Url, make: impl FnOnce(&Folds) -> Folds) -> Arc<Folds> {
        let before = self.folds.get(uri).map(|kept| Arc::clone(&kept)).unwrap_or_default();
        let made = Arc::new(make(&before));
        self.folds.insert(uri.clone(), Arc::clone(&made));
        made
    }

    /// Forgets what is kept of a file that is closed.
    pub(crate) fn forget_document(&self, uri: &Url) {
        self.colours.remove(uri);
        self.folds.remove(uri);
    }

    /// Forgets a project.
    pub(crate) fn forget(&self, project: ProjectId) {
        self.kept.retain(|(known, _), _| *known != project);
    }
}
