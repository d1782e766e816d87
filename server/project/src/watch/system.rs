//! What the system watches: which folders, kept in step with what is wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use notify::event::{EventKind, ModifyKind};
use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::problem::WatchProblem;

/// True where one watch sees a whole tree at little cost. Elsewhere (inotify, kqueue) each folder has its own, of a number
/// that all programs of a user share.
pub(super) const WATCHES_TREES: bool = cfg!(any(target_os = "macos", target_os = "windows"));

/// The folders that are watched.
#[derive(Debug)]
pub(super) struct System {
    watcher: RecommendedWatcher,
    /// Each with whether all below it is watched too.
    watching: BTreeMap<PathBuf, bool>,
}

impl System {
    pub(super) fn new(watcher: RecommendedWatcher) -> Self {
        Self { watcher, watching: BTreeMap::new() }
    }

    /// Watches these folders and no others. Gives those that were not watched before: what happened in them until now
    /// was not seen.
    pub(super) fn watch(&mut self, wanted: &BTreeMap<PathBuf, bool>) -> (BTreeSet<PathBuf>, Result<(), WatchProblem>) {
        let superfluous: Vec<PathBuf> =
            self.watching.keys().filter(|folder| !wanted.contains_key(*folder)).cloned().collect();
        for folder in superfluous {
            self.unwatch(&folder);
        }
        let mut came = BTreeSet::new();
        let mut result = Ok(());
        for (folder, whole) in wanted {
            if self.watching.get(folder) == Some(whole) {
                continue;
            }
            // One that was moved away and made anew is still watched at its old place.
            self.unwatch(folder);
            let mode = if *whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match self.watcher.watch(folder, mode) {
                Ok(()) => {
                    self.watching.insert(folder.clone(), *whole);
                    came.insert(folder.clone());
                }
                // It went in between, and the folder above it tells so.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                Err(error) => {
                    result = Err(WatchProblem::from(error));
                    // Every further one would meet the same limit.
                    if result == Err(WatchProblem::Limit) {
                        break;
                    }
                }
            }
        }
        (came, result)
    }

    /// Takes note of folders that went: the system ends their watches by itself, and they are watched anew when they
    /// come back.
    pub(super) fn note(&mut self, kind: &EventKind, path: &Path) {
        if matches!(kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            self.watching.retain(|folder, _| !folder.starts_with(path));
        }
    }

    fn unwatch(&mut self, folder: &Path) {
        self.watching.remove(folder);
        // What is not watched need not be ended.
        self.watcher.unwatch(folder).ok();
    }
}
