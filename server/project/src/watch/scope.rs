//! Which events of the disk matter to one project: most do not, and each that does costs a look at the whole of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use notify::EventKind;
use notify::event::{CreateKind, ModifyKind, RemoveKind};
use smol_str::SmolStr;

use super::system::WATCHES_TREES;
use crate::CONFIG_FILE;
use crate::discover::{is_hidden, is_log, is_tool, nearest};
use crate::live::{Depth, Watched};

/// What one project looks out for.
#[derive(Debug)]
pub(super) struct Scope {
    folders: BTreeMap<PathBuf, Depth>,
    config: Option<PathBuf>,
    evidence: BTreeSet<PathBuf>,
}

/// What an event touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Touched {
    /// Logs, the configuration, or what decides which files there are.
    pub(super) files: bool,
    /// Something that evidence names.
    pub(super) evidence: bool,
}

impl Touched {
    /// Everything, where nobody knows what it was.
    pub(super) const ALL: Self = Self { files: true, evidence: true };

    pub(super) fn any(self) -> bool {
        self.files || self.evidence
    }

    pub(super) fn add(&mut self, other: Self) {
        self.files |= other.files;
        self.evidence |= other.evidence;
    }
}

impl Scope {
    pub(super) fn new(watched: Watched, evidence: &[SmolStr]) -> Self {
        let evidence: BTreeSet<PathBuf> = evidence.iter().filter_map(|name| below(&watched.root, name)).collect();
        let mut folders = watched.folders;
        let parents: BTreeSet<&Path> = evidence.iter().filter_map(|path| path.parent()).collect();
        for folder in parents {
            folders.entry(folder.to_owned()).or_insert(Depth::Alone);
        }
        Self { folders, config: watched.config, evidence }
    }

    /// The folders to watch, each with whether all below it is meant. For one that is not there the nearest above it
    /// stands in, which sees it come.
    pub(super) fn wanted(&self) -> impl Iterator<Item = (PathBuf, bool)> {
        self.folders.iter().filter_map(|(folder, depth)| {
            let there = nearest(folder).0;
            let whole = WATCHES_TREES && *depth == Depth::Tree && there == folder;
            let covered = WATCHES_TREES && *depth == Depth::Within;
            (!covered).then(|| (there.to_owned(), whole))
        })
    }

    /// What an event at this path touches.
    pub(super) fn touched(&self, kind: &EventKind, path: &Path) -> Touched {
        let moves = !matches!(kind, EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)));
        // A folder that comes or goes takes everything below it along.
        let evidence = moves && leads_to(self.evidence.range(path.to_owned()..).next(), path);
        let files = (moves && leads_to(self.folders.range(path.to_owned()..).next().map(|(folder, _)| folder), path))
            || self.config.as_deref() == Some(path)
            || (self.reaches(path) && tells(kind, path, moves));
        Touched { files, evidence }
    }

    /// True where a path is in a folder that is watched, and not behind one that a walk does not enter.
    fn reaches(&self, path: &Path) -> bool {
        let mut above = path.ancestors().skip(1);
        if above.next().is_some_and(|folder| self.folders.contains_key(folder)) {
            return true;
        }
        if !WATCHES_TREES {
            return false;
        }
        for folder in path.ancestors().skip(1) {
            if matches!(self.folders.get(folder), Some(Depth::Within | Depth::Tree)) {
                return true;
            }
            if is_tool(folder) || is_hidden(folder) {
                return false;
            }
        }
        false
    }
}

/// True where the first path that is not before `path` is it, or lies below it.
fn leads_to(next: Option<&PathBuf>, path: &Path) -> bool {
    next.is_some_and(|next| next.starts_with(path))
}

/// True where something of this name decides what a project holds, or may do so as a folder.
fn tells(kind: &EventKind, path: &Path, moves: bool) -> bool {
    let is = |name: &str| path.file_name().is_some_and(|file| file == name);
    if is(CONFIG_FILE) || is(".gitignore") {
        return true;
    }
    if is_hidden(path) {
        // From the moment that a folder is a repository, what it ignores counts.
        return moves && is(".git");
    }
    if is_log(path) {
        return true;
    }
    if is_tool(path) {
        return false;
    }
    match kind {
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
        // Some systems do not say what came; a link to a folder comes as a file.
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Any) | EventKind::Any => {
            path.is_dir()
        }
        _ => false,
    }
}

/// A path of evidence without `.` and `..`; `None` where it leads out of the root.
fn below(root: &Path, name: &str) -> Option<PathBuf> {
    let mut path = root.to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir if path != root => {
                path.pop();
            }
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}
